package check_test

import (
	"strings"
	"testing"
)

// TestUnderlinedSentences has text right above a line of ---: a sentence without a full stop
// is told where no title of the document is underlined, and what may be a title is not.
func TestUnderlinedSentences(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const way = "put a blank line above the ---; or, if it is meant as a title, "
	const sentence = "This is the end of the numbers, the drawing comes next"
	for _, test := range []struct{ text, want string }{
		{sentence + "\n---\n\n", way + "write it as: ## " + sentence},
		{sentence + ".\n---\n\n", way + "leave out the full stop at its end"},
		{"This is the end of the numbers, the\ndrawing comes next\n---\n\n", way + "write it as: ## " + sentence},
		{"See [the flow](#data-flow) for what is said of it\n-----\n\n", way + "write it as: ## See [the flow](#data-flow) for what is said of it"},
		{"What happens if the key service is gone for an hour?\n---\n\n", ""},
		{"The End of the Numbers and What Comes Next After Them\n---\n\nText.\n\n", ""},
		{"kind: one of the many\nspec: and what else belongs to it\n---\n\n", ""},
		{"run it with a = b and the many others of them\n---\n\n", ""},
		{"The numbers we left out\n---\n\nText.\n\n", ""},
		{sentence + "\n---\n\nText.\n\nOurs\n----\n\nText.\n\n", ""},
	} {
		for _, before := range []string{"## High-Level System Design\n", "### Core Components\n"} {
			doc := strings.Replace(complete(t), before, test.text+before, 1)
			got := ""
			for _, f := range remarks(c, []byte(doc)) {
				if f.Rule == "text-underlined" {
					got += f.Hint
				} else if test.want != "" {
					t.Errorf("%q: told %s as well", test.text, f.Message)
				}
			}
			if got != test.want {
				t.Errorf("%q: told %q, not %q", test.text, got, test.want)
			}
		}
	}
}
