package check_test

import (
	"strings"
	"testing"
)

// TestUnreadableKeepsValue has lines whose label is followed by another sign than a colon: the
// way out has what they say, where the field accepts it.
func TestUnreadableKeepsValue(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const difficulty, companies = "- **Difficulty**: Medium\n", "- **Companies**: Google, Meta, Amazon, Microsoft\n"
	const version = "- **Version**: 1.0\n"
	for _, test := range []struct{ line, text, want string }{
		{difficulty, "- Difficulty :: Medium\n", "- **Difficulty**: Medium"},
		{difficulty, "- Difficulty = Medium\n", "- **Difficulty**: Medium"},
		{difficulty, "- difficulty => **Medium**\n", "- **Difficulty**: Medium"},
		{difficulty, "- Difficulty | Medium\n", "- **Difficulty**: Medium"},
		{difficulty, "- Difficulty :: so so\n", "- **Difficulty**: [Beginner/Easy/Medium/Hard/Expert]"},
		{difficulty, "- Difficulty ::\n", "- **Difficulty**: [Beginner/Easy/Medium/Hard/Expert]"},
		{difficulty, "- Difficulty is Medium\n", "- **Difficulty**: [Beginner/Easy/Medium/Hard/Expert]"},
		{companies, "- Companies :: Google, Meta\n", "- **Companies**: Google, Meta"},
		{companies, "- Companies like Google, Meta\n", "- **Companies**: [Google, Meta, Amazon, Netflix, etc.]"},
		{difficulty, "- Difficulty Medium\n", "- **Difficulty**: Medium"},
		{difficulty, "- Difficulty Medium for most\n", "- **Difficulty**: [Beginner/Easy/Medium/Hard/Expert]"},
		{version, "- Version 1.2\n", "- **Version**: 1.2"},
		{version, "- version v1.2\n", "- **Version**: v1.2"},
		{version, "- Version of 2025 1.2\n", "- **Version**: [1.0]"},
		{version, "- Version 1.2 Popularity\n", "- **Version**: [1.0]"},
		{"  - Reading: 10 minutes\n", "  - Reading :: 10 minutes\n", "- Reading: 10 minutes"},
		{"  - Reading: 10 minutes\n", "  - Reading :: ten\n", "- Reading: [X] minutes"},
	} {
		doc := complete(t)
		if !strings.Contains(doc, test.line) {
			t.Fatalf("%q is not there", test.line)
		}
		found := remarks(c, []byte(strings.Replace(doc, test.line, test.text, 1)))
		if len(found) != 1 || strings.TrimPrefix(found[0].Hint, "write it as: ") != test.want {
			t.Errorf("%q: told %s", test.text, list(found))
		}
	}
}
