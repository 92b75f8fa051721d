package check_test

import (
	"strings"
	"testing"
	"time"

	"newproblem/scaffold/check"
)

// Time grows with the work, also where a document repeats what asks for a
// look ahead, or back.
func TestNoDocumentTakesLong(t *testing.T) {
	t.Parallel()
	c, doc := builtin(t), complete(t)
	for _, piece := range []string{
		"## Own\n", "# Own\n\n", "### Constraints\n", "a # b ## C ", "a## B", "##\n", "# #\n", "text ##\nTitle\n", "<!-- x\n", "```x\n", "``` a b\n", "```#\n",
		"* ```\n", "| a\n", "|a|b|\n|-|-|\n", "[a](", "[", "`", "- **Difficulty**: x\n", "\\", "# A\nb\n", "#", "##### S\ncaling\n", "]]((", "---\na: b\n",
	} {
		const size = 1 << 17
		start := time.Now()
		c.Check([]byte(doc+"\n"+strings.Repeat(piece, size/len(piece))), check.Options{Exists: func(string) bool { return true }})
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("128 KB of %q takes %v", piece, took)
		} else if took > 300*time.Millisecond {
			t.Logf("%q: %v", piece, took)
		}
	}
}
