package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// Time grows with the work, also where a document repeats what asks for a
// look ahead, or back: one that grew with its square would not be over before
// the tests' timeout.
func TestNoDocumentTakesLong(t *testing.T) {
	t.Parallel()
	c, doc := builtin(t), complete(t)
	for _, piece := range []string{
		"## Own\n", "# Own\n\n", "### Constraints\n", "a # b ## C ", "a## B", "##\n", "# #\n", "text ##\nTitle\n", "<!-- x\n", "```x\n", "``` a b\n", "```#\n",
		"* ```\n", "| a\n", "|a|b|\n|-|-|\n", "[a](", "[", "`", "- **Difficulty**: x\n", "\\", "# A\nb\n", "#", "##### S\ncaling\n", "]]((", "---\na: b\n", "A\n=\n", "# \n", "h2. A\n\n", "a\nCopy code\n\n", "||a||\n|b|\n\n", "- Beta: x\n",
	} {
		const size = 1 << 20
		c.Check([]byte(doc+"\n"+strings.Repeat(piece, size/len(piece))), check.Options{Exists: func(string) bool { return true }})
	}
}
