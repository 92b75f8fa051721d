package spec

import (
	"cmp"
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/mermaid"
	"newproblem/scaffold/source"
)

// mermaidLanguage is the language of code blocks that are drawn.
const mermaidLanguage = "mermaid"

// refuseDiagram says what is wrong with a diagram that a text is or has, if readers
// would see an error in its place.
func (f *Field) refuseDiagram(s string) (what, hint string) {
	if line, fault := f.diagramFault(s, false); fault != nil {
		return f.inDiagram(line, fault), fault.Hint
	}
	return "", ""
}

// inDiagram words the fault of a diagram, to be read after the path of the field.
func (f *Field) inDiagram(line int, fault *mermaid.Fault) string {
	if f.Kind == Code {
		return "cannot be drawn: " + fault.What
	}
	return "has a diagram on its line " + strconv.Itoa(line) + " that cannot be drawn: " + fault.What
}

// diagramFault gives the first fault, or the first doubt, of the diagrams that a text
// is or has, and the line where its diagram begins.
func (f *Field) diagramFault(s string, isDoubt bool) (line int, fault *mermaid.Fault) {
	text := f.Canonical(s)
	switch {
	case f.Kind == Code && f.Language == mermaidLanguage:
		if fault := mermaid.Check(text); fault != nil && fault.IsDoubt == isDoubt {
			return 1, fault
		}
	case f.Kind == Block && strings.Contains(strings.ToLower(text), mermaidLanguage):
		doc := markdown.Parse([]byte(markdown.EscapeBlock(text))) // a fence in raw HTML, which becomes text, is one
		for i := range doc.Blocks {
			if doc.Blocks[i].Kind != markdown.FencedBlock || !mermaid.IsLanguage(string(doc.Bytes(doc.Info(i)))) {
				continue
			}
			if fault := mermaid.Check(string(doc.Text(i))); fault != nil && fault.IsDoubt == isDoubt {
				return doc.Blocks[i].Line, fault
			}
		}
	}
	return 0, nil
}

// Doubts gives what may be wrong with what p says, and stops nothing: diagrams that
// may not be drawn.
func (t *Table) Doubts(p *Problem) (doubts source.Faults) {
	for path, v := range p.All() {
		f := t.Field(path)
		if f == nil || f.Kind != Code && f.Kind != Block {
			continue
		}
		if line, fault := f.diagramFault(v.Text, true); fault != nil {
			what := strings.Replace(f.inDiagram(line, fault), "cannot", "may not", 1)
			doubts.Add(cmp.Or(v.At, p.Position(path)), fault.Hint, "%s %s", path, what)
		}
	}
	return doubts
}
