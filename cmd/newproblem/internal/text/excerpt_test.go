package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("0123456789", 20)
	for _, test := range []struct {
		line          string
		column, width int
		want          string
	}{
		{"## Metadata", 4, 8, "    7 | ## Metadata\n      |    ^^^^^^^^\n"},
		{"", 1, 1, "    7 | \n      | ^\n"},
		{"end", 4, 1, "    7 | end\n      |    ^\n"},
		{"a\r", 1, 1, "    7 | a\n      | ^\n"},
		{"\tx\ty", 2, 1, "    7 |     x   y\n      |     ^\n"},
		{"\tx", 1, 1, "    7 |     x\n      | ^^^^\n"},
		{"設計 done", 4, 4, "    7 | 設計 done\n      |      ^^^^\n"},
		{"設計 done", 2, 1, "    7 | 設計 done\n      |   ^^\n"},
		{"⭐⭐⭐ x", 5, 1, "    7 | ⭐⭐⭐ x\n      |        ^\n"},
		{"e\u0301e\u0301 x", 6, 1, "    7 | e\u0301e\u0301 x\n      |    ^\n"},
		{"👩\u200d💻 x", 5, 1, "    7 | 👩\u200d💻 x\n      |    ^\n"},
		{"a\x1b[31mb", 2, 1, "    7 | a�[31mb\n      |  ^\n"},
		{"a\xffb", 3, 1, "    7 | a�b\n      |   ^\n"},
		{long, 101, 3, "    7 | …" + long[61:100] + long[100:135] + "…\n      | " + strings.Repeat(" ", 40) + "^^^\n"},
		{long, 1, 200, "    7 | " + long[:75] + "…\n      | " + strings.Repeat("^", 76) + "\n"},
		{"設" + long, 1, 1, "    7 | 設" + long[:73] + "…\n      | ^^\n"},
	} {
		if diff := cmp.Diff(test.want, Excerpt(test.line, 7, test.column, test.width)); diff != "" {
			t.Errorf("%q, %d and %d (-want +got):\n%s", test.line, test.column, test.width, diff)
		}
	}
}

// An excerpt has two lines that fit on a terminal, whatever the line is.
func FuzzExcerpt(f *testing.F) {
	f.Add("## Heading\t設計 ⭐", 3, 4)
	f.Add("\x1b[2Je\u0301\u200d\r", 1, 1)
	f.Add(strings.Repeat("設", 300), 150, 300)
	f.Fuzz(func(t *testing.T, line string, column, width int) {
		if strings.Contains(line, "\n") || column < 1 || width < 1 || column > 1<<20 || width > 1<<20 {
			t.Skip()
		}
		got := Excerpt(line, 1, column, width)
		if strings.Count(got, "\n") != 2 || !strings.Contains(got, "^") {
			t.Errorf("%q", got)
		}
		for part := range strings.SplitSeq(got, "\n") {
			if n := uniseg.StringWidth(part); n > len("    1 | ")+excerptWidth || Printable(part) != part {
				t.Errorf("%q takes %d cells", part, n)
			}
		}
	})
}
