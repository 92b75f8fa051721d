package mermaid_test

import (
	"strconv"
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
		"": "the diagram is empty; draw it, or remove the block",
		"sequenceDiagram\nA->>B GET /x\nB->>A: y\n":                      `this message has no colon behind who receives it: "A->>B GET /x"; write it as: A->>B: GET /x, line 2`,
		"sequenceDiagram\nA->>B\nB->>A: y\n":                             `this message says nothing, and has no colon: "A->>B"; write it as: A->>B: …, line 2`,
		"sequenceDiagram\nA-->>+B ok then\n":                             `this message has no colon behind who receives it: "A-->>+B ok then"; write it as: A-->>+B: ok then, line 2`,
		"sequenceDiagram\nparticipant My Shop\nA ->> My Shop an order\n": `this message has no colon behind who receives it: "A ->> My Shop an order"; write it as: A->>My Shop: an order, line 3`,
		"sequenceDiagram\nA->>B GET\nB->>A 200\n":                        `this message has no colon behind who receives it: "A->>B GET", and on 1 more line; write it as: A->>B: GET, line 2`,
		"%% soon\n":                                        "the diagram is empty; draw it, or remove the block",
		"---\ntitle: x\ngraph TB\n":                        "the front matter of the diagram has no end; put it between two lines of --- alone, line 1",
		"%%{init: {\ngraph TB\nA --> B\n":                  `this directive is never closed: "%%{init: {"; end it with }%%, line 1`,
		"graph TB\nA --> B\n%%{init: {\nA --> C":           `this directive is never closed: "%%{init: {"; end it with }%%, line 3 (in doubt)`,
		"sequencediagram\nA->>B: x\n":                      `this kind of diagram is not known: "sequencediagram"; did you mean sequenceDiagram?, line 1 (in doubt)`,
		"sequenceDiagramm\nA->>B: x\n":                     `this kind of diagram is not known: "sequenceDiagramm"; did you mean sequenceDiagram?, line 1 (in doubt)`,
		"sequencDiagram\nA->>B: x\n":                       `this kind of diagram is misspelt: "sequencDiagram"; write it as: sequenceDiagram, line 1`,
		"stateDiagram-v3\nA --> B\n":                       `this kind of diagram is not known: "stateDiagram-v3"; did you mean stateDiagram-v2?, line 1 (in doubt)`,
		"flow chart\nA --> B\n":                            `this kind of diagram is not known: "flow"; did you mean flowchart?, line 1 (in doubt)`,
		"pye\n\"a\": 1\n":                                  `this kind of diagram is misspelt: "pye"; write it as: pie, line 1`,
		"bitmap\nA --> B\n":                                `this kind of diagram is not known: "bitmap"; begin it with graph TB, sequenceDiagram or another kind that mermaid draws, line 1 (in doubt)`,
		"flowdiagram TB\nA --> B\n":                        `this kind of diagram is not known: "flowdiagram"; did you mean flowchart?, line 1 (in doubt)`,
		"diagram\nA --> B\n":                               `this kind of diagram is not known: "diagram"; begin it with graph TB, sequenceDiagram or another kind that mermaid draws, line 1 (in doubt)`,
		"graph TB\n\n%% x\nA[Users (EU)] --> B\n":          `a label has a ( in it and no quotes around it: "A[Users (EU)] --> B"; put the label in quotes: A["…"], line 4`,
		"graph TB\nA <–> B\n":                              `mermaid does not know the arrow <–>, which has a "–" (U+2013) in it; write <--> in its place, line 2`,
		"graph TB\nA — x —> B\n":                           `mermaid does not know the arrow —, which has a "—" (U+2014) in it; write -- in its place, line 2`,
		"graph TB\nA → B\nB → C\nC[x(y)] --> D\nD → E\n":   `mermaid does not know the arrow →, and on 2 more lines; write --> in its place, line 2`,
		"graph TB\nA → B\n":                                `mermaid does not know the arrow →; write --> in its place, line 2`,
		"graph TB\nsubgraph a – b\nA\nend\n":               `the title of a subgraph has a "–" (U+2013) in it and no quotes around it; put the title in quotes, line 2`,
		"sequenceDiagram\nA–>>B: x\n":                      `mermaid does not know the arrow –>>, which has a "–" (U+2013) in it; write -->> in its place, line 2`,
		"stateDiagram-v2\nA –> B\n":                        `mermaid does not know the arrow –>, which has a "–" (U+2013) in it; write --> in its place, line 2 (in doubt)`,
		"erDiagram\nA ||–o{ B : x\n":                       `mermaid does not know the arrow –, which has a "–" (U+2013) in it; write -- in its place, line 2`,
		"graph TB\nA --> B([x (y)])\n":                     `a label has a ( in it and no quotes around it: "B([x (y)])"; put the label in quotes: B(["…"]), line 2`,
		"graph TB\nA -->|x (y)| B\n":                       `a label has a ( in it and no quotes around it: "|x (y)|"; put the label in quotes: |"…"|, line 2`,
		"graph TB\nA --> B[Fan-out\nB --> C[x]":            `a label is never closed: "A --> B[Fan-out"; end the label of B with ], line 2`,
		"graph TB\nDB[(Jobs]\nQ[(x)]\n":                    `a label does not end as it begins: "DB[(Jobs]"; end the label of DB with )], line 2`,
		"graph TB\nA[/x] --> B\n":                          `a label does not end as it begins: "A[/x] --> B"; end the label of A with /], line 2`,
		"graph TB\nA --> B[Users EU)]\n":                   `a label has a ) in it and no quotes around it: "B[Users EU)]"; put the label in quotes: B["…"], line 2`,
		"graph TB\nA[\"x]\nA --> B\n":                      `a label is never closed: "A[\"x]"; end the label of A with "], line 2`,
		"graph TB\nA[\"x\"\nA --> B[\"y\"]\n":              `a label is never closed: "A[\"x\""; end the label of A with ], line 2`,
		"graph TB\nA[a \"b\"]\n":                           `a label has a " in it and no quotes around it: "A[a \"b\"]"; put the label in quotes: A["…"], and write #quot; for those in it, line 2`,
		"graf TB\nA --> B\n":                               `this kind of diagram is misspelt: "graf"; write it as: graph, line 1`,
		"@startuml\na -> b\n":                              `this kind of diagram is not known: "@startuml"; begin it with graph TB, sequenceDiagram or another kind that mermaid draws, line 1 (in doubt)`,
		"graph TB\n":                                       "the diagram has nothing below its first line; draw it, or remove the block (in doubt)",
		"classDiagram\n":                                   "the diagram has nothing below its first line; draw it, or remove the block",
		"graph TB\nA --> B[Text\n":                         `a label is never closed: "A --> B[Text"; end the label of B with ], line 2`,
		"graph TB\nLinks -->\n":                            `the diagram stops in the middle: "Links -->"; write the rest of it, line 2`,
		"sequenceDiagram\nloop x\nA->>B: y\n":              `the block "loop" of the diagram has no "end"; write end in a line of its own behind the last line of the loop, line 2`,
		"graph TB\nsubgraph a\nA --> B\nC --> D\n":         `the block "subgraph" of the diagram has no "end"; write end in a line of its own behind the last line of the subgraph, line 2`,
		"```mermaid\ngraph TB\nA --> B\n":                  "the fence of the diagram is opened twice; remove this line, line 1",
		"graph TB\nA --&gt; B[x]\nB ==&gt; C\n":            "an arrow of the diagram has an entity in it: --&gt;, and on 1 more line; write --> in its place, line 2",
		"graph TB\nA[x] &lt;--&gt; B\n":                    "an arrow of the diagram has an entity in it: &lt;--&gt;; write <--> in its place, line 2",
		"sequenceDiagram\nA-&gt;&gt;B: x\n":                "an arrow of the diagram has an entity in it: -&gt;&gt;; write ->> in its place, line 2",
		"sequenceDiagram\nA->>B: give me the\nfirst ten\n": "this line of the diagram is no message: it seems to be the rest of the one above; join it with the line above, line 3",
	} {
		got := ""
		if f := mermaid.Check(diagram); f != nil {
			got = f.What + "; " + f.Hint
			if f.Line > 0 {
				got += ", line " + strconv.Itoa(f.Line)
			}
			if f.IsDoubt {
				got += " (in doubt)"
			}
		}
		if got != want {
			t.Errorf("%q\ngot  %s\nwant %s", diagram, got, want)
		}
	}
}

// What other readers draw is told, and code that only speaks of it is not.
func TestIsMeant(t *testing.T) {
	t.Parallel()
	for _, info := range []string{"{.mermaid}", "{mermaid}", "{ .mermaid #id }", "{.mermaid width=5}", "{.Mermaid}"} {
		if !mermaid.IsMeant(info) || mermaid.IsLanguage(info) {
			t.Errorf("%s is not taken for a diagram that is none to most readers", info)
		}
	}
	for _, info := range []string{"mermaid", "mermaid {.x}", "", "{.mermaids}", "{.sql}", ".mermaid"} {
		if mermaid.IsMeant(info) {
			t.Errorf("%s is taken for a diagram", info)
		}
	}
}

// A language that is almost mermaid's is misspelt.
func TestIsMisspelt(t *testing.T) {
	t.Parallel()
	for _, info := range []string{"mermeid", "mermiad", "Mermad", "mermaidd", "memaid title=x"} {
		if !mermaid.IsMisspelt(info) {
			t.Errorf("%s is not taken for mermaid", info)
		}
	}
	for _, info := range []string{"mermaid", "Mermaid", "", "text", "markdown", "{.mermaid}", "main"} {
		if mermaid.IsMisspelt(info) {
			t.Errorf("%s is taken for a misspelt mermaid", info)
		}
	}
	for code, want := range map[string]bool{"graph TB\n A --> B\n": true, "\n  sequenceDiagram\n": true, "graph of calls\n": false, "": false, "text": false} {
		if mermaid.Begins(code) != want {
			t.Errorf("%q is taken for a diagram: %v", code, !want)
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
