package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestLeftMarks has the title of a section behind what converters and other kinds of
// markup have for the marks of a heading: it is no heading, and nothing is put in beside
// it. What is only like it is silent where the section stands in its place.
func TestLeftMarks(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const behind = `"Data Flow" has no heading: its title stands there as a line of text, behind `
	for _, test := range []struct{ text, want string }{
		{"h3. Data Flow", behind + `"h3."`},
		{"h3(#flow). Data Flow", behind + `"h3(#flow)."`},
		{"See above.\nh3. Data Flow\nIt flows.", behind + `"h3."`},
		{"[]{#anchor-7 .anchor}Data Flow", behind + `"[]{#anchor-7 .anchor}"`},
		{"{anchor:flow}h3. Data Flow", behind + `"{anchor:flow}h3."`},
		{"=== Data Flow ===", behind + `"==="`},
		{`\### Data Flow`, behind + `"\###"`},
		{`\#\#\# Data Flow`, behind + `"\#\#\#"`},
		{`\subsection{Data Flow}`, behind + `"\subsection{"`},
		{"＃＃＃ Data Flow", behind + "full-width hashes (U+FF03)"},
		{"> ### Data Flow\n> It flows.", `"Data Flow" has no heading: its title stands there in a quote`},
		{"h9. Data Flows of Ours", `"Data Flow" is missing: it belongs after "Core Components"`},
		{"h3. on the keyboard: Data Flow", `"Data Flow" is missing: it belongs after "Core Components"`},
		{"hashtag hashtag hashtag Data Flow", behind + `"hashtag hashtag hashtag"`},
		{"Hash tag hash tag hash tag data flow\nIt flows.", behind + `"Hash tag hash tag hash tag"`},
		{"Raute Raute Raute Data Flow", behind + `"Raute Raute Raute"`},
		{"Number sign Data Flow", behind + `"Number sign"`},
		{"Heading three: Data Flow", behind + `"Heading three:"`},
		{"Section 5.3: Data Flow", behind + `"Section 5.3:"`},
		{"See section Data Flow", `"Data Flow" is missing: it belongs after "Core Components"`},
		{"Think about Data Flow", `"Data Flow" is missing: it belongs after "Core Components"`},
		{"hashtag Data Flows here", `"Data Flow" is missing: it belongs after "Core Components"`},
		{"hashtag hashtag Data Flow of bookings", `"Data Flow" is missing: it belongs after "Core Components"`},
		{"| A | B |\n|---|---|\n| ### Data Flow | |", `"Data Flow" has no heading: its title stands there in a row of a table`},
		{"> Data Flow", `"Data Flow" is missing: it belongs after "Core Components"`},
		{`\alpha{Data Flow}`, `"Data Flow" is missing: it belongs after "Core Components"`},
		{"### Data Flow\n\nh3. Data Flow\n\n> ### Data Flow\n\n＃＃＃ Data Flow\n\nhash hash Data Flow\n\n[]{#a}Data Flow", ""},
	} {
		doc := strings.Replace(complete(t), "### Data Flow\n", test.text+"\n\n", 1)
		got := ""
		for _, f := range remarks(c, []byte(doc)) {
			got += f.Message
		}
		if got, _, _ := strings.Cut(got, " (line"); got != test.want {
			t.Errorf("%q: told %q, not %q", test.text, got, test.want)
		}
		fixed, _ := c.Fix([]byte(doc), check.FixOptions{AddMissing: true})
		if isIn := string(fixed) != doc; isIn != strings.Contains(test.want, "is missing") {
			t.Errorf("%q: it is put in: %v", test.text, isIn)
		}
	}
}
