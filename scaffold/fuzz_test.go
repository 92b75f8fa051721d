package scaffold

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	goldtext "github.com/yuin/goldmark/text"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// outlineOf is the structure of a document as goldmark sees it: every block,
// with its depth, in order. The blocks within a section that holds a block
// text are the author's, and left out.
func outlineOf(doc []byte, authors map[string]bool) []string {
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	tree := parser.Parse(goldtext.NewReader(doc))
	var out []string
	section := ""
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() != ast.TypeBlock {
			return ast.WalkContinue, nil
		}
		depth := 0
		for p := n.Parent(); p != nil; p = p.Parent() {
			depth++
		}
		what := fmt.Sprintf("%d %s", depth, n.Kind())
		switch n := n.(type) {
		case *ast.Heading:
			section = strings.TrimSpace(string(n.Lines().Value(doc)))
			what += fmt.Sprintf(" %d", n.Level)
			if n.Level > 1 {
				what += " " + section
			}
		case *ast.List:
			what += " " + string(n.Marker)
		case *ast.FencedCodeBlock:
			what += " " + string(n.Language(doc))
		}
		if _, isHeading := n.(*ast.Heading); isHeading || !authors[section] {
			out = append(out, what)
		}
		return ast.WalkContinue, nil
	})
	return out
}

// fuzzFields are the places that a fuzz target puts texts into: a field, or a
// key of an object.
func fuzzFields() (paths []string) {
	for _, f := range spec.Fields() {
		if !f.IsObject() {
			paths = append(paths, f.Path)
			continue
		}
		for _, k := range f.Keys {
			paths = append(paths, f.Path+"."+k.Path)
		}
	}
	return paths
}

// sayAt says a text at a path of fuzzFields, besides what is said already.
func sayAt(p *spec.Problem, path, s string) {
	f, key := spec.Lookup(path)
	v, _ := p.Get(f.Path)
	switch {
	case key == "" && f.Many:
		v.Items = append(v.Items, spec.Text(s))
	case key == "":
		v = spec.Text(s)
	case !f.Many:
		v = v.With(spec.Object(key, s))
	default:
		object := spec.Object(key, s)
		if key != f.Short {
			object.Keys[f.Keys[0].Path] = spec.Text("first")
			object.Keys[key] = spec.Text(s)
		}
		v.Items = append(v.Items, object)
	}
	p.Set(f.Path, v)
}

// Any problem renders to the template's structure as goldmark sees it, and
// reads back; or the error names the field.
func FuzzProblem(f *testing.F) {
	paths := fuzzFields()
	for i, s := range []string{
		"Design *it*", "# x", "a\n## b", "- [ ] x", "1. x", "> x", "```\nx", "~~~", "a|b", "`a|b`", "`a", "\\", "*", "__a", "<b>", "<!--", "[x]: y", "[a](b)",
		"&amp;", "a\r\nb", "\t", "    x", "---", "===", "a, I want b", "a: b", "a**: b", "{{ .title }}", "\u200b", "\u202e", "⭐", "[Requirement 1]", "https://a.b/`c`", "$x$",
	} {
		f.Add(uint16(i*7), s, uint16(i*3), "x "+s)
	}
	f.Fuzz(func(t *testing.T, field1 uint16, text1 string, field2 uint16, text2 string) {
		p := &spec.Problem{}
		sayAt(p, paths[int(field1)%len(paths)], text1)
		sayAt(p, paths[int(field2)%len(paths)], text2)
		if _, ok := p.Get("title"); !ok {
			p.Set("title", spec.Text("T"))
		}
		checkProblem(t, p)
	})
}

// checkProblem holds laws 4 and 7 for one problem.
func checkProblem(t *testing.T, p *spec.Problem) {
	t.Helper()
	doc, err := Builtin().Render(p)
	if err != nil {
		if len(source.AsFaults(err)) == 0 {
			t.Fatalf("not a fault: %v", err)
		}
		return
	}
	p = shown(t, p)
	skeleton, err := Builtin().render(p, Builtin().crossedOut(p, func(saidText) bool { return false }))
	if err != nil {
		t.Fatal(err)
	}
	authors := map[string]bool{}
	for _, path := range p.Paths() {
		if f, _ := spec.Lookup(path); f.Kind == spec.Block {
			m, _ := Builtin().Layout()
			authors[m.At(path)[0].Heading()] = true
		}
	}
	content := doc.Bytes()
	if diff := cmp.Diff(outlineOf(skeleton.Bytes(), authors), outlineOf(content, authors)); diff != "" {
		t.Fatalf("the structure changed (-template +document):\n%s\n%v", diff, spectest.Said(p))
	}
	reading, err := Builtin().Read(content)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(written(t, p), written(t, reading.Problem)); diff != "" {
		t.Fatalf("said and read back (-said +read), as they are written:\n%s", diff)
	}
	again, err := Builtin().Render(reading.Problem)
	if err != nil {
		t.Fatalf("what was read back cannot be rendered: %v\n%v", err, spectest.Said(reading.Problem))
	}
	if diff := cmp.Diff(string(content), string(again.Bytes())); diff != "" {
		t.Fatalf("the file does not come again (-first +again):\n%s\n%v\n%v", diff, spectest.Said(p), spectest.Said(reading.Problem))
	}
}

// written is what a problem says as the document has it: two texts that differ
// in escapes which Markdown does not need are written alike.
func written(t *testing.T, p *spec.Problem) view {
	t.Helper()
	return viewOf(p, spec.Builtin(), blankView(spec.Builtin()), func(s saidText) string {
		text, err := Builtin().escape(s, s.field.Canonical(s.value.Text))
		if err != nil {
			t.Fatal(err)
		}
		return text
	})
}

// Any bytes as a spec give an error, or a problem that can be validated.
func FuzzSpec(f *testing.F) {
	text, err := spec.Write(spec.Example(), true)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text, false)
	for _, s := range []string{"title: x", "- title: x\n- title: y", "a: &a [*a]", "{\"title\": \"x\"}", "title: !!binary aGk=", "? [a]\n: b", "tags: [a, {b: c}]", "---\n---\n", "title: |\n  a\n---\nx: y"} {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, isJSON bool) {
		name := "spec.yaml"
		if isJSON {
			name = "spec.json"
		}
		nodes, err := source.Parse(name, data)
		if err != nil {
			if len(source.AsFaults(err)) == 0 {
				t.Fatalf("not a fault: %v", err)
			}
			return
		}
		for _, n := range nodes {
			problems, err := spec.ReadAll(n)
			if err != nil && len(source.AsFaults(err)) == 0 {
				t.Fatalf("not a fault: %v", err)
			}
			for _, p := range problems {
				if err != nil || p.Validate() != nil {
					continue
				}
				checkProblem(t, p)
			}
		}
	})
}

// Any bytes as a template give an error, or a document.
func FuzzTemplate(f *testing.F) {
	f.Add(Builtin().Source())
	for _, s := range []string{"{{ .title }}", "{{ range .tags }}{{ . }}{{ end }}", "{{ range 1000000000 }}{{ end }}", "{{ define \"a\" }}{{ template \"b\" }}{{ end }}{{ define \"b\" }}{{ template \"a\" }}{{ end }}", "{{ $x := .tags }}{{ range $x }}{{ end }}", "{{ indent 99999 .title }}", "{{ with $ }}{{ . }}{{ end }}", "{{ index .tags -1 }}", "{{ (index .related 0).title }}", "{{ break }}", "{{ range .tags }}{{ break }}{{ end }}", "{{ nil }}", "{{ list | first }}", "{{ max }}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		watch := time.AfterFunc(20*time.Second, func() { panic(fmt.Sprintf("no end in sight: %q", src)) })
		defer watch.Stop()
		tmpl, err := ParseTemplate("t.md", src)
		if err != nil {
			if len(source.AsFaults(err)) == 0 {
				t.Fatalf("not a fault: %v", err)
			}
			return
		}
		p := spectest.Small()
		for _, path := range p.Paths() {
			if !tmpl.Uses(path) {
				p.Unset(path)
			}
		}
		if _, err := tmpl.Render(p); err != nil && len(source.AsFaults(err)) == 0 {
			t.Fatalf("not a fault: %v", err)
		}
	})
}
