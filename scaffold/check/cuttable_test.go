package check_test

import (
	"strings"
	"testing"
)

// TestCutTable has tables with a blank line in them, and rows that are no part of the
// table above them.
func TestCutTable(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	const table = "| A | B |\n|---|---|\n| c | d |\n"
	for _, test := range []struct{ text, want string }{
		{table + "\n| e | f |\n| g | h |", "take the blank line above it out"},
		{table + "\n\n| e | f |", "take the blank line above it out"},
		{"- x\n\n  | A | B |\n  |---|---|\n  | c | d |\n\n  | e | f |", "take the blank line above it out"},
		{table + "\n| A | B |\n| g | h |", "write below it: | --- | --- |"},
		{table + "\nWords.\n\n| e | f |\n| g | h |", "write below it: | --- | --- |"},
		{table + "\n| e | f | x |\n| g | h | y |", "write below it: | --- | --- | --- |"},
		{table + "\n- x\n\n  | e | f |", ""},
		{table + "\n| e | f |\n|---|---|\n| g | h |", ""},
		{table + "\n| e or f |", ""},
		{table + "\n> | e | f |", ""},
	} {
		doc := strings.Replace(complete(t), "### Core Components\n", "### Core Components\n\n"+test.text+"\n\n", 1)
		var got []string
		for _, f := range remarks(checker, []byte(doc)) {
			got = append(got, f.Hint)
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s: told %q, not %q", test.text, got, test.want)
		}
	}
}
