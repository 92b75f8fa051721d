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
		"(## C ", "```diff\n<<<<<<< a\n", "[a](#b) ", "[a](#b)\n\n",
	} {
		const size = 1 << 20
		c.Check([]byte(doc+"\n"+strings.Repeat(piece, size/len(piece))), check.Options{Exists: func(string) bool { return true }})
	}
}

// TestNoMissingTakesLong has documents in which many sections are missing, and a lot to
// look for them in.
func TestNoMissingTakesLong(t *testing.T) {
	t.Parallel()
	const size = 1 << 20
	c, all := builtin(t), complete(t)
	var doc string
	for i, section := range strings.SplitAfter(all, "\n\n#") {
		if i%2 == 0 || strings.HasPrefix(section, "# ") {
			doc += strings.TrimSuffix(section, "#") + "#"
		}
	}
	for _, text := range []string{
		strings.Repeat("```markdown\n### Constraints\nx\n```\n\n", size/40),
		"```markdown\n" + strings.Repeat("### Assumptions\nx\n", size/18) + "```\n",
		"<!--\n" + strings.Repeat("Assumptions\n---\n", size/16) + "-->\n",
	} {
		c.Check([]byte(strings.Replace(doc, "\n## Scaling the Design\n", "\n"+text+"\n## Scaling the Design\n", 1)), check.Options{})
	}
}
