package check_test

import (
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
	"newproblem/scaffold/spec"
)

// saying gives a value that says a text in a field, or texts in its keys, by turns.
func saying(f *spec.Field, texts ...string) spec.Value {
	text := texts[0]
	switch {
	case f.IsObject():
		var pairs []string
		for i, k := range f.Keys {
			if k.Path != f.Short || k.Path == f.Keys[0].Path {
				pairs = append(pairs, k.Path, texts[i%len(texts)])
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

// checkRendered holds that what newproblem writes has no errors, whatever the author
// says. It may be refused.
func checkRendered(t *testing.T, c *check.Checker, p *spec.Problem) {
	t.Helper()
	doc, err := scaffold.Builtin().Render(p)
	if err != nil {
		return
	}
	for _, finding := range c.Check(doc.Bytes(), check.Options{Exists: func(string) bool { return false }}) {
		if finding.Severity == check.Error {
			t.Fatalf("%s%s", told([]check.Finding{finding}), doc.Bytes())
		}
	}
}

// hostile are texts that would be a fault in a document, each of one rule or another.
var hostile = []string{
	"x", "# x", "a\n## b", "- [ ] x", "```\nx\n```", "a|b", "a ##", "C#", "issue #12", "### Data Flow", "x\n\n    # y", "[X]", "[a](b.md)", "<!-- x", "<!--\n## y\n-->",
	"| a | b |\n|---|---|\n| c |", "---", "a\n---", "~~~\n# x\n~~~", "````\n```\n````", "5", "2026-01-02", "hard", "**Difficulty**: x", "1. #", "####", "#\n# y",
	"graph TB\nA -->", "```mermaid\ngraph TB\nA -->\n```", "> ~~~ mermaid x\n> classDiagram\n> ~~~", "<div>\n```mermaid\ngraph TB\nA -->\n```", "# E - System Design Interview Problem\n- **Difficulty**: Hard", "@startuml",
	"#### Data Flow", "#### Data Flow\nx", "##### Data Flow\nx", "###### Metadata\nx", "#### Core Problem\nx", "#### Business Context\nx", "x\n\n#### Data Metrics\n\ny", "#### Volume Metrics\nx",
	"see ## Metadata", "text### Data Flow", "text.# E - System Design Interview Problem", "- item## Metadata", "- a\n  ## Metadata", "> ### Data Flow", "``` x\n## Metadata\n```", "x ## Sca\nling the Design", "x\n### Da\nta Flow",
	"| a | b |\n| c | d |", "| a | b |\n|---|---|\n| c | d | e |", "| a | b |\n|---|\n| c | d |", "a | b\n--- | ---\nc | d | e", "| a | b |\n|---|---|\n| c | d |\nmore of it",
	"| Metric | Value | Calculation |\n|---|---|---|\n| Peak QPS | 150,000 | 5,000 × 3 |",
	"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x", "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```", "<<<<<<< HEAD", "=======", ">>>>>>> x",
	"**Difficulty**: hard\n\n**Tags**: x", "- **Difficulty**: Tricky", "- Total: 60 minutes", "[Problem Title]", "[]", "[Difficulty]", "&nbsp;", "\u200b", "\u00a0",
	"<div>\n## Metadata\n</div>", "<pre>\n# x", "$$\n## Metadata\n$$", "[a]: b.md", "![a](b.png)", "<a href=\"b.md\">x</a>", "\ufeff# x", "a\\", "a  \nb", "\t# x",
	"<!-- newproblem:ignore section-empty -->", "5 KB", "150,000", "5,000 × 3", "1 GB = 2 MB × 3", "100%", "2:1", "120M", "Given", "[X] × 2", "Peak QPS × 2",
}

func TestRenderedHasNoErrors(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	fields := spec.Fields()
	for i := range fields {
		for k, text := range hostile {
			p := &spec.Problem{}
			p.Set("title", spec.Text("T"))
			p.Set(fields[i].Path, saying(&fields[i], text, hostile[(k+1)%len(hostile)]))
			t.Run(fields[i].Path, func(t *testing.T) { checkRendered(t, c, p) })
		}
	}
}

func FuzzRendered(f *testing.F) {
	for i, s := range hostile {
		f.Add(uint8(i*5), s, uint8(i*11), "x "+s)
	}
	c := builtin(f)
	f.Fuzz(func(t *testing.T, field1 uint8, text1 string, field2 uint8, text2 string) {
		fields := spec.Fields()
		p := &spec.Problem{}
		p.Set("title", spec.Text("T"))
		for _, said := range []struct {
			field       uint8
			text, other string
		}{{field1, text1, text2}, {field2, text2, text1}} {
			field := &fields[int(said.field)%len(fields)]
			p.Set(field.Path, saying(field, said.text, said.other))
		}
		checkRendered(t, c, p)
	})
}
