package check_test

import (
	"strings"
	"testing"
)

// TestTranscripts has what was copied from a notebook without fences.
func TestTranscripts(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const cell = "a cell of a notebook was pasted here"
	const grid = "+-----+-----+\n|  one|  two|\n+=====+=====+\n| 1   | 2   |\n+-----+-----+"
	for _, test := range []struct {
		text, want string
		line       int
	}{
		{"In [9]: df = spark.table(\"log\")\ndf.show()", cell, 124},
		{"We ran it.\nIn [9]: df.show()", cell, 125},
		{"In [9]: df.show()\n\n" + grid, cell, 124},
		{grid, "", 0},
		{"**In [3]:**\n\nText.", "", 0},
		{"In [9], they say it.", "", 0},
		{"```\nIn [9]: df.show()\n\n" + grid + "\n```", "", 0},
		{"    In [9]: df.show()\n    " + strings.ReplaceAll(grid, "\n", "\n    "), "", 0},
		{"+--+\nis how a box begins.", "", 0},
		{"| one | two |\n|-----|-----|\n| 1 | 2 |", "", 0},
	} {
		found := remarks(c, []byte(strings.Replace(complete(t), "### Core Components\n", "### Core Components\n"+test.text+"\n\n", 1)))
		if test.want == "" && len(found) > 0 || test.want != "" && (len(found) != 1 || found[0].Rule != "fence-foreign" || found[0].Line != test.line || !strings.HasPrefix(found[0].Message, test.want)) {
			t.Errorf("%q: told %s", test.text, list(found))
		}
	}
}
