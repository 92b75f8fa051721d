package check_test

import (
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
	"newproblem/scaffold/spec"
)

// saying gives a value that says a text in a field, or in each of its keys.
func saying(f *spec.Field, text string) spec.Value {
	switch {
	case f.IsObject():
		var pairs []string
		for _, k := range f.Keys {
			if k.Path != f.Short || k.Path == f.Keys[0].Path {
				pairs = append(pairs, k.Path, text)
			}
		}
		if f.Many {
			return spec.Objects(spec.Object(pairs...), spec.Object(f.Keys[0].Path, text))
		}
		return spec.Object(pairs...)
	case f.Many:
		return spec.List(text, "b", text)
	}
	return spec.Text(text)
}

// What newproblem writes checks clean, whatever the author says, but for
// what only the author can know: whether the figures are right.
func FuzzRendered(f *testing.F) {
	for i, s := range []string{
		"x", "# x", "a\n## b", "- [ ] x", "```\nx\n```", "a|b", "a ##", "C#", "issue #12", "### Data Flow", "x\n\n    # y", "[X]", "[a](b.md)", "<!-- x", "<!--\n## y\n-->",
		"| a | b |\n|---|---|\n| c |", "---", "a\n---", "~~~\n# x\n~~~", "````\n```\n````", "5", "2026-01-02", "hard", "**Difficulty**: x", "1. #", "####", "#\n# y",
		"graph TB\nA -->", "```mermaid\ngraph TB\nA -->\n```", "> ~~~ mermaid x\n> classDiagram\n> ~~~", "@startuml",
	} {
		f.Add(uint8(i*5), s, uint8(i*11), "x "+s)
	}
	c := builtin(f)
	f.Fuzz(func(t *testing.T, field1 uint8, text1 string, field2 uint8, text2 string) {
		fields := spec.Fields()
		p := &spec.Problem{}
		p.Set("title", spec.Text("T"))
		for _, said := range []struct {
			field uint8
			text  string
		}{{field1, text1}, {field2, text2}} {
			field := &fields[int(said.field)%len(fields)]
			p.Set(field.Path, saying(field, said.text))
		}
		doc, err := scaffold.Builtin().Render(p)
		if err != nil {
			return
		}
		for _, finding := range c.Check(doc.Bytes(), check.Options{}) {
			if finding.Severity == check.Error && finding.Rule != "capacity-value" {
				t.Fatalf("%s%s", told([]check.Finding{finding}), doc.Bytes())
			}
		}
	})
}
