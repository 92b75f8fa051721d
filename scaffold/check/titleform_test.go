package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestTitleHints has titles that are not written as the template has them, and how they
// should be.
func TestTitleHints(t *testing.T) {
	t.Parallel()
	const before, behind, both, none = `# Problem: {{ .title | default "[T]" }}`, `# {{ .title | default "[T]" }} - a Review`, `# Problem: {{ .title | default "[T]" }} (a case)`, `# {{ .title | default "[T]" }}`
	for _, test := range []struct{ form, title, want string }{
		{before, "# Problem: Chat", ""},
		{before, "# Chat", "write it as: # Problem: Chat"},
		{before, "# Problems", "write it as: # Problem: Problems"},
		{before, "# PROBLEM - Chat", "write it as: # Problem: Chat"},
		{before, "# Problem Chat", "write it as: # Problem: Chat"},
		{behind, "# Chat - a Review", ""},
		{behind, "# Chat", "write it as: # Chat - a Review"},
		{behind, "# Chat – a Review", "write it as: # Chat - a Review"},
		{behind, "# Chat! A review", "write it as: # Chat! - a Review"},
		{behind, "# Überblick: a *Review*", "write it as: # Überblick - a Review"},
		{behind, "## A\n", "begin the file with its title, in the place of …: # … - a Review"},
		{both, "# problem: Chat – A Case", "write it as: # Problem: Chat (a case)"},
		{both, "# Chat", "write it as: # Problem: Chat (a case)"},
		{none, "# Chat", ""},
		{`# **{{ .title | default "[T]" }}**`, "# **Chat**", ""},
		{`# **{{ .title | default "[T]" }}**`, "# Chat", ""},
		{`# {{ .title | default "[T]" }} {#top}`, "# Chat {#top}", ""},
		{`# {{ .title | default "[T]" }} {#top}`, "# Chat", ""},
		{`# [{{ .title | default "[T]" }}](https://a.b)`, "# [Chat](https://a.b)", ""},
		{`# {{ .title | default "[T]" }} <!-- a -->`, "# Chat <!-- a -->", ""},
		{`# 1. {{ .title | default "[T]" }}`, "# 1. Chat", ""},
		{`# 1. {{ .title | default "[T]" }}`, "# Chat", "write it as: # 1. Chat"},
		{`# 1️⃣ {{ .title | default "[T]" }}`, "# 1️⃣ Chat", ""},
		{`# {{ .title | default "[T]" }} :rocket:`, "# Chat :rocket:", ""},
		{`# **Problem**: {{ .title | default "[T]" }}`, "# **Problem**: Chat", ""},
		{`# **Problem**: {{ .title | default "[T]" }}`, "# Problem: Chat", ""},
		{`# **Problem**: {{ .title | default "[T]" }}`, "# Chat", "write it as: # **Problem**: Chat"},
	} {
		t.Run(test.form+" "+test.title, func(t *testing.T) {
			c := checkerOf(t, test.form+"\n\n## A\n[a]\n")
			doc := test.title + "\n\n## A\nWords.\n"
			if test.title == "## A\n" {
				doc = "## A\nWords.\n"
			}
			got := ""
			for _, f := range c.Check([]byte(doc), check.Options{}) {
				if f.Rule == "title-form" || f.Rule == "heading-spelling" {
					got = f.Hint
				}
			}
			if got != test.want {
				t.Errorf("the hint is %q, not %q", got, test.want)
			}
			if _, line, ok := strings.Cut(got, ": "); ok { // what follows the hint is right
				fixed := line + "\n\n## A\nWords.\n"
				if found := c.Check([]byte(fixed), check.Options{}); len(found) > 0 || !c.IsProblem([]byte(fixed)) {
					t.Errorf("%q is not right: %s", line, list(found))
				}
			}
		})
	}
}
