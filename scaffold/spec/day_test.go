package spec_test

import (
	"testing"

	"newproblem/scaffold/spec"
)

func TestReadDay(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"March 4, 2025":        "2025-03-04",
		"Mar. 4th, 2025":       "2025-03-04",
		"4 March 2025":         "2025-03-04",
		"the 4th of May 2025":  "2025-05-04",
		"3 juin 2025":          "2025-06-03",
		"1er août 2025":        "2025-08-01",
		"3. März 2025":         "2025-03-03",
		"3 de mayo de 2025":    "2025-05-03",
		"2025/03/04":           "2025-03-04",
		"2025.3.4":             "2025-03-04",
		"2025-3-4":             "2025-03-04",
		"2025-03-04 10:30":     "2025-03-04",
		"2025-03-04T10:30:00Z": "2025-03-04",
		"14/02/2025":           "2025-02-14",
		"02/14/2025":           "2025-02-14",
		"05.05.2025":           "2025-05-05",
		"2025年3月4日":            "2025-03-04",
		"2025년 3월 4일":          "2025-03-04",
		"@March 4, 2025":       "2025-03-04",
		"@2025-03-04":          "2025-03-04",
	} {
		if day, reading := spec.ReadDay(text); day != want || reading != spec.OneDay {
			t.Errorf("%q is read as %q (%d), not %q", text, day, reading, want)
		}
	}
	for _, text := range []string{"12.05.2025", "July 2025", "2025-03", "03/2025", "12.05.25", "Tuesday, March 4, 2025", "mid June 2025", "2025年3月", "@July 2025"} {
		if day, reading := spec.ReadDay(text); day != "" || reading != spec.UnsureDay {
			t.Errorf("%q is read as %q (%d), and nobody can be sure", text, day, reading)
		}
	}
	for _, text := range []string{"", "last week", "31/02/2025", "2026-23-11", "30 February 2025", "v1.2.3-4", "1.2", "2025", "soon, maybe", "10.0.0.1", "1-2/2025", "--", "may", "2025年13月4日", "2025年3月4日頃", "@Ann", "@", "@last week"} {
		if day, reading := spec.ReadDay(text); day != "" || reading != spec.NoDay {
			t.Errorf("%q is read as %q (%d), and is no day", text, day, reading)
		}
	}
}
