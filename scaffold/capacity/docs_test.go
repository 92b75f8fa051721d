package capacity

import (
	"os"
	"strings"
	"testing"
)

// The examples of docs/capacity.md are what it says they are.
func TestDocumentedCalculations(t *testing.T) {
	page, err := os.ReadFile("../../docs/capacity.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(string(page), "## What a calculation may say\n")
	if !ok {
		t.Fatal("docs/capacity.md has lost its section")
	}
	examples := 0
	for line := range strings.Lines(section) {
		calculation, want, ok := strings.Cut(strings.TrimPrefix(line, "| `"), "` | ")
		if !ok || !strings.HasPrefix(line, "| `") {
			continue
		}
		want = strings.TrimSuffix(strings.TrimSpace(want), " |")
		row := Row{Metric: "Figure", Calculation: calculation}
		if strings.HasSuffix(want, "bps") {
			row.Value = want // else it is in bytes
		}
		rows := append(aSheet(), row)
		q, v, reason := NewSheet(rows).Evaluate(len(rows) - 1)
		got := v.String()
		if v == Computed {
			got = q.Amount().String()
			if strings.HasSuffix(want, "bps") {
				got = q.String()
			}
		}
		if !sameResult(t, got, want) {
			t.Errorf("%s gives %s (%s), not %s", calculation, got, reason, want)
		}
		examples++
	}
	if examples != 14 {
		t.Errorf("%d examples, want 14", examples)
	}
}
