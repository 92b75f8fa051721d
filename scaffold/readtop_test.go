package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/spec"
)

// TestReadTopSections reads documents whose template has several headings of the
// highest level, or no title at all: also where the author has put one above.
func TestReadTopSections(t *testing.T) {
	for _, source := range []string{
		"# {{.title}}\n\n# Meta\n\n- **Difficulty**: {{or .difficulty \"[Easy/Hard]\"}}\n\n# Problem\n\n{{or .core_problem \"[Say what]\"}}\n\n## Scope\n\n- **Version**: {{or .version \"[1.0]\"}}\n",
		"# Meta\n\n- **Title**: {{.title}}\n- **Difficulty**: {{or .difficulty \"[Easy/Hard]\"}}\n\n# Problem\n\n{{or .core_problem \"[Say what]\"}}\n\n- **Version**: {{or .version \"[1.0]\"}}\n",
		"## Meta\n\n- **Title**: {{.title}}\n- **Difficulty**: {{or .difficulty \"[Easy/Hard]\"}}\n\n## Problem\n\n{{or .core_problem \"[Say what]\"}}\n\n### Version\n\n{{or .version \"[1.0]\"}}\n",
	} {
		template, err := ParseTemplate("own", source)
		if err != nil {
			t.Fatal(err)
		}
		p := &spec.Problem{}
		for path, text := range map[string]string{"title": "A Queue", "difficulty": "Easy", "core_problem": "Say it.", "version": "2.0"} {
			p.Set(path, spec.Text(text))
		}
		doc, err := template.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		touched := strings.ReplaceAll(string(doc.Bytes()), "- **", "*  **")
		for _, doc := range []string{string(doc.Bytes()), touched, "# Of mine\n\n" + touched} {
			if strings.HasPrefix(source, "# {{") && strings.HasPrefix(doc, "# Of mine") {
				continue
			}
			reading, err := template.Read([]byte(doc))
			if err != nil {
				t.Fatal(err)
			}
			for path, v := range p.All() {
				if got, _ := reading.Problem.Get(path); got.Text != v.Text {
					t.Errorf("%s is read as %q, not as %q, of:\n%s", path, got.Text, v.Text, doc)
				}
			}
		}
	}
}

// The words that the template has around the title make no title of a heading below
// another, and none of those words alone.
func TestReadTitleAboveOthers(t *testing.T) {
	for doc, want := range map[string]string{
		"# Chat\n\n## System Design Interview Problem\n":                               "Chat",
		"# Chat\n\n## Metadata\n\n## Notes - System Design Interview Problem\n":        "Chat",
		"Chat\n====\n\nNotes - System Design Interview Problem\n---\n":                 "Chat",
		"# Chat\n\n# System Design Interview Problem\n":                                "Chat",
		"# Chat / System Design Interview Problem\n":                                   "Chat",
		"# A/B Tests / System Design Interview Problem\n":                              "A/B Tests",
		"# Our Bank\n\n# Chat - System Design Interview Problem\n":                     "Chat",
		"## Contents\n\n# Chat - System Design Interview Problem\n":                    "Chat",
		"## Chat - System Design Interview Problem\n\n### Notes - Interview Problem\n": "Chat",
		"## Contents\n\n## Chat - System Design Interview Problem\n":                   "Chat",
	} {
		page, err := Builtin().Page([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		reading, err := Builtin().Read([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		listed, _ := page.Fields("title").Get("title")
		read, _ := reading.Problem.Get("title")
		if listed.Text != want || read.Text != want {
			t.Errorf("%q: %q is listed, and %q read", doc, listed.Text, read.Text)
		}
	}
}
