package scaffold_test

import (
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/spec"
)

// A block text that ends the document may be what it may be elsewhere, and is read back.
func TestBlockAtEnd(t *testing.T) {
	for _, end := range []string{"", "\n", "\n\n## End\n", "\n\nWords.\n"} {
		own, err := scaffold.ParseTemplate("own.md.tmpl", "# {{ .title | default \"[T]\" }}\n\n## Why\n\n{{ .business_context | default \"[B]\" }}"+end)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{"One.", "One.\n\nTwo.", "- a", "- a\n- b\n  - c", "1. a", "> a", "```go\na\n```", "One.\n\n```\na\n```", "- a\n\nTwo.", "| a |\n|---|\n| b |", "- [ ] a", "~~~\na\n~~~"} {
			p := &spec.Problem{}
			p.Set("title", spec.Text("X"))
			p.Set("business_context", spec.Text(text))
			doc, err := own.Render(p)
			if err != nil {
				t.Errorf("%q before %q: %v", text, end, err)
				continue
			}
			r, err := own.Read(doc.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := r.Problem.Get("business_context"); got.Text != text || len(r.Unplaced) > 0 {
				t.Errorf("%q before %q: it is read as %q, without %v\n%s", text, end, got.Text, r.Unplaced, doc.Bytes())
			}
		}
		for _, text := range []string{"```\na", "# A", "## A", "A\n---", "<!-- a", "- ```\n  a"} {
			p := &spec.Problem{}
			p.Set("title", spec.Text("X"))
			p.Set("business_context", spec.Text(text))
			if doc, err := own.Render(p); err == nil {
				if r, _ := own.Read(doc.Bytes()); r.Problem != nil {
					if got, _ := r.Problem.Get("business_context"); got.Text != text {
						t.Errorf("%q before %q: it is written, and read as %q\n%s", text, end, got.Text, doc.Bytes())
					}
				}
			}
		}
	}
}

// A block text stays in the item in which the template has it: what would fall out is
// refused, unless the template indents it.
func TestBlockInItem(t *testing.T) {
	for _, test := range []struct {
		place   string
		refused bool
	}{{"  {{ .business_context | default \"[B]\" }}", true}, {"{{ .business_context | default \"[B]\" | indent 2 }}", false}} {
		own, err := scaffold.ParseTemplate("own.md.tmpl", "# {{ .title | default \"[T]\" }}\n\n- **Level**: {{ .difficulty | default \"[D]\" }}\n- Flow\n\n"+test.place+"\n\n## Core\n\nWords.\n")
		if err != nil {
			t.Fatal(err)
		}
		for text, falls := range map[string]bool{"One.": false, "One.\ntwo.": false, "One.\n\nTwo.": true, "- a\n- b": true, "```\na\n```": true, "> a\n> b": true, "- a": false, "One.\n\n  Two.": false} {
			p := &spec.Problem{}
			p.Set("title", spec.Text("X"))
			p.Set("business_context", spec.Text(text))
			_, err := own.Render(p)
			if isRefused := err != nil; isRefused != (falls && test.refused) {
				t.Errorf("%q in %q: %v", text, test.place, err)
			}
		}
	}
}
