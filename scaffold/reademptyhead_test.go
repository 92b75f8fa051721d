package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A table of facts whose head says nothing, or the same in both columns, is read by its
// rows, however a formatter draws it, and as list reads it.
func TestReadTableWithEmptyHead(t *testing.T) {
	for _, head := range []string{"| | |", "|  |  |", "| Fact | |", "| | Value |", "| Fact | Fact |", "| Fact | Value |", "| — | — |"} {
		template, err := ParseTemplate("own.md.tmpl", "# {{ .title | default \"[T]\" }}\n\n"+head+"\n|--|--|\n| Difficulty | {{ .difficulty | default \"[D]\" }} |\n| Tags | {{ .tags | join \", \" | default \"[t]\" }} |\n\n## Core\n\n{{ .core_problem | default \"[C]\" }}\n")
		if err != nil {
			t.Fatal(spectest.Report(err))
		}
		p := &spec.Problem{}
		p.Set("title", spec.Text("T"))
		p.Set("difficulty", spec.Text("Hard"))
		p.Set("tags", spec.List("a", "b"))
		doc, err := template.Render(p)
		if err != nil {
			t.Fatal(spectest.Report(err))
		}
		for _, pairs := range [][]string{{}, {"|--|--|", "| ---------- | :--- |"}, {"| Difficulty | Hard |", "| Difficulty | Hard      |", "| Tags | a, b |", "| Tags       | a, b      |"}, {head, strings.NewReplacer("|", "|   ").Replace(head)}, {"| Tags | a, b |", "| **Tags** | `a`, b |"}} {
			touched := []byte(strings.NewReplacer(pairs...).Replace(string(doc.Bytes())))
			r, err := template.Read(touched)
			if err != nil {
				t.Fatal(err)
			}
			page, err := template.Page(touched)
			if err != nil {
				t.Fatal(err)
			}
			for what, read := range map[string]*spec.Problem{"spec": r.Problem, "list": page.Fields("difficulty", "tags")} {
				level, _ := read.Get("difficulty")
				tags, _ := read.Get("tags")
				if level.Text != "Hard" || len(tags.Items) != 2 || tags.Items[1].Text != "b" {
					t.Errorf("%s, %q: %s reads %q, %v", head, pairs, what, level.Text, tags.Items)
				}
			}
			if len(r.Unplaced) > 0 {
				t.Errorf("%s, %q: without %v", head, pairs, r.Unplaced)
			}
		}
	}
}
