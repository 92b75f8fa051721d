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
	const long = `# {{ .title | default "[T]" }} - System Design Case`
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
		{long, "# Chat: System Design Case `draft`", "write it as: # Chat - System Design Case"},
		{long, "# Chat - System Design Case ~~old~~", "write it as: # Chat - System Design Case"},
		{long, "# Chat - System Design Case *draft*", "write it as: # Chat - System Design Case"},
		{long, "# Chat - System Design Case [edit](https://a.b) `v2`", "write it as: # Chat - System Design Case"},
		{long, "# Chat: System Design Case <kbd>draft</kbd>", "write it as: # Chat - System Design Case"},
		{long, "# Chat: System Design Case ![new](https://a.b/c.svg)", "write it as: # Chat - System Design Case"},
		{long, "# Chat System Design Case `draft`", "write it as: # Chat - System Design Case"},
		{long, "# Chat: System Design Case (`draft`)", "write it as: # Chat - System Design Case"},
		{long, "# Chat `draft`", "write it as: # Chat draft - System Design Case"},
		{long, "# Chat - System Design Case[^1]\n\n[^1]: Words.", ""},
		{long, "# Chat - System Design Case ✅", "write it as: # Chat - System Design Case"},
		{long, "# Chat - System Design Case {#x}", ""},
		{long, "# Chat - System Design Case v2", "write it as: # Chat v2 - System Design Case"},
		{long, "# Chat: System design case, draft", "write it as: # Chat, draft - System Design Case"},
		{long, "# Chat | System Design Case – draft", "write it as: # Chat – draft - System Design Case"},
		{long, "# System Design Case: Chat", "write it as: # Chat - System Design Case"},
		{long, "# System Design Case - Chat: a story", "write it as: # Chat: a story - System Design Case"},
		{long, "# Chat: System Design", "write it as: # Chat - System Design Case"},
		{long, "# Chat - System Design Problem", "write it as: # Chat - System Design Case"},
		{long, "# Chat: a System Design", "write it as: # Chat - System Design Case"},
		{long, "# Chat: a System", "write it as: # Chat: a System - System Design Case"},
		{long, "# Chat: a Case of Good Design", "write it as: # Chat: a Case of Good Design - System Design Case"},
		{long, "# A System Design Case Bank", "write it as: # A System Design Case Bank - System Design Case"},
		{long, "# System Design Cases", "write it as: # System Design Cases - System Design Case"},
		{long, "# System Design Case Bank", "write it as: # System Design Case Bank - System Design Case"},
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

// The mark of a footnote behind a title, and what stands behind that, is none of its words.
func TestTitleBeforeNotes(t *testing.T) {
	c := checkerOf(t, "# {{ .title | default \"[T]\" }} - a Review\n\n## A\n[a]\n")
	for title, isWrong := range map[string]bool{
		"# Chat - a Review[^1]":                         false,
		"# Chat - a Review[^1] {#chat}":                 false,
		"# Chat - a Review[^1] <!-- c -->":              false,
		"# Chat - a Review[^1]<a id=\"x\"></a>":         false,
		"# Chat - a Review {#chat}[^1] <!-- c --> {#d}": false,
		`# Chat - a Review\[^1] {#chat}`:                true,
		"# Chat - a Review[^1] too {#chat}":             true,
	} {
		found := c.Check([]byte(title+"\n\n## A\nWords.\n\n[^1]: A note.\n"), check.Options{})
		if len(found) > 0 != isWrong {
			t.Errorf("%q: %s", title, list(found))
		}
	}
}
