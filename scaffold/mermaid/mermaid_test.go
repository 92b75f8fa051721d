package mermaid_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"newproblem/scaffold/mermaid"
)

// What mermaid draws is no fault, whatever it looks like: only that there is nothing
// to see may be told of it.
func TestDrawn(t *testing.T) {
	t.Parallel()
	for name, diagram := range diagrams(t, "drawn") {
		f := mermaid.Check(diagram)
		if f != nil && (!f.IsDoubt || f.What != "the diagram has nothing below its first line" && !strings.HasPrefix(f.What, "this kind")) {
			t.Errorf("%s: %s\n%s", name, f.What, diagram)
		}
		if crlf := mermaid.Check(strings.ReplaceAll(diagram, "\n", "\r\n")); (f == nil) != (crlf == nil) {
			t.Errorf("%s: with CRLF, it is %v", name, crlf)
		}
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for name, diagram := range diagrams(t, "refused") {
		if f := mermaid.Check(diagram); f == nil || f.IsDoubt || f.Hint == "" {
			t.Errorf("%s: %v\n%s", name, f, diagram)
		}
	}
}

func diagrams(t *testing.T, name string) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range archive.Files {
		all[f.Name] = string(f.Data)
	}
	if len(all) != len(archive.Files) || len(all) < 50 {
		t.Fatalf("%s has %d diagrams, of %d names", name, len(archive.Files), len(all))
	}
	return all
}

// A fault says what is wrong, and what to do about it.
func TestFault(t *testing.T) {
	t.Parallel()
	for diagram, want := range map[string]string{
		"":                                         "the diagram is empty; draw it, or remove the block",
		"%% soon\n":                                "the diagram is empty; draw it, or remove the block",
		"---\ntitle: x\ngraph TB\n":                "the front matter of the diagram has no end; put it between two lines of --- alone",
		"%%{init: {\ngraph TB\nA --> B\n":          `this directive is never closed: "%%{init: {"; end it with }%%`,
		"graph TB\nA --> B\n%%{init: {\nA --> C":   `this directive is never closed: "%%{init: {"; end it with }%% (in doubt)`,
		"graf TB\nA --> B\n":                       `this kind of diagram is not known: "graf"; did you mean graph? (in doubt)`,
		"@startuml\na -> b\n":                      `this kind of diagram is not known: "@startuml"; begin it with graph TB, sequenceDiagram or another kind that mermaid draws (in doubt)`,
		"graph TB\n":                               "the diagram has nothing below its first line; draw it, or remove the block (in doubt)",
		"classDiagram\n":                           "the diagram has nothing below its first line; draw it, or remove the block",
		"graph TB\nA --> B[Text\n":                 `the diagram stops in the middle: "A --> B[Text"; write the rest of it`,
		"graph TB\nLinks -->\n":                    `the diagram stops in the middle: "Links -->"; write the rest of it`,
		"sequenceDiagram\nloop x\nA->>B: y\n":      `the block "loop" of the diagram has no "end"; write end in a line of its own behind the last line of the loop`,
		"graph TB\nsubgraph a\nA --> B\nC --> D\n": `the block "subgraph" of the diagram has no "end"; write end in a line of its own behind the last line of the subgraph`,
	} {
		got := ""
		if f := mermaid.Check(diagram); f != nil {
			got = f.What + "; " + f.Hint
			if f.IsDoubt {
				got += " (in doubt)"
			}
		}
		if got != want {
			t.Errorf("%q\ngot  %s\nwant %s", diagram, got, want)
		}
	}
}

// Any text can be judged.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"graph TB\nA[\"x", "%%{", "---\n---", "sequenceDiagram\nloop\n;", "erDiagram\n}o--", "<=\"", "graph TB\naccDescr {"} {
		f.Add(s)
	}
	for _, name := range []string{"drawn", "refused"} {
		archive, err := txtar.ParseFile("testdata/" + name + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, diagram string) {
		if fault := mermaid.Check(diagram); fault != nil && (fault.What == "" || fault.Hint == "") {
			t.Errorf("%+v", fault)
		}
	})
}
