package bank_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
)

// A labelLine is a fact of a document, as a template writes it.
type labelLine struct{ label, value string }

var labelLines = regexp.MustCompile(`(?m)^(?: *- |\| )?\**(\w[^:*|]*?)(?:\**:\**| \|) *(.*?)(?: \|)?$`)

// authorsForms are those that an author may give the facts of a section.
var authorsForms = map[string]func(facts []labelLine) string{
	"a table": func(facts []labelLine) string {
		return "| Field | Value |\n|---|---|\n" + ofEach(facts, "| LABEL | VALUE |\n")
	},
	"a table without its bars": func(facts []labelLine) string {
		return "Field | Value\n---|---\n" + ofEach(facts, "LABEL | VALUE\n")
	},
	"a table with bold labels": func(facts []labelLine) string {
		return "|  |  |\n| --- | --- |\n" + ofEach(facts, "|  **LABEL** |  VALUE    |\n")
	},
	"a table of three columns": func(facts []labelLine) string {
		return "| Field | Value | |\n|---|---|---|\n" + ofEach(facts, "| LABEL | VALUE | |\n")
	},
	"a table with titles above": func(facts []labelLine) string {
		return "|" + ofEach(facts, " LABEL |") + "\n|" + strings.Repeat("---|", len(facts)) + "\n|" + ofEach(facts, " VALUE |") + "\n"
	},
	"a table with bold titles above": func(facts []labelLine) string {
		return "|" + ofEach(facts, " **LABEL** |") + "\n|" + strings.Repeat(":--|", len(facts)) + "\n|" + ofEach(facts, "  VALUE |") + "\n"
	},
	"a list": func(facts []labelLine) string {
		return strings.TrimPrefix(ofEach(facts, "- **LABEL**: VALUE\n"), "\n")
	},
	"a list of other bullets": func(facts []labelLine) string { return ofEach(facts, "* LABEL: VALUE\n") },
	"numbers":                 func(facts []labelLine) string { return ofEach(facts, "1. **LABEL:** VALUE\n") },
	"paragraphs":              func(facts []labelLine) string { return ofEach(facts, "**LABEL**: VALUE\n\n") },
	"lines": func(facts []labelLine) string {
		return strings.TrimSuffix(ofEach(facts, "**LABEL:** VALUE\\\n"), "\\\n") + "\n"
	},
	"lines with breaks": func(facts []labelLine) string {
		return strings.TrimSuffix(ofEach(facts, "**LABEL**: VALUE<br>\n"), "<br>\n") + "\n"
	},
	"a table of pairs": func(facts []labelLine) string {
		return "| | | | | | |\n|---|---|---|---|---|---|\n|" + ofEach(facts, " LABEL | VALUE |") + "\n"
	},
	"an item": func(facts []labelLine) string {
		return "- " + strings.TrimSuffix(ofEach(facts, "**LABEL**: VALUE<br>"), "<br>") + "\n"
	},
	"an item of lines": func(facts []labelLine) string {
		return "- " + strings.TrimSuffix(ofEach(facts, "**LABEL**: VALUE\\\n  "), "\\\n  ") + "\n"
	},
}

// withoutPadding finds what a line that takes the spec's text may have as the template has it.
var withoutPadding = regexp.MustCompile(`[*| ]`)

// ofEach gives a form of each fact.
func ofEach(facts []labelLine, form string) string {
	var out strings.Builder
	for _, fact := range facts {
		out.WriteString(strings.NewReplacer("LABEL", fact.label, "VALUE", fact.value).Replace(form))
	}
	return out.String()
}

// inAuthorsForm gives a document whose facts, between two texts, have another form. Those
// without a value are left out.
func inAuthorsForm(t *testing.T, doc, above, below string, form func(facts []labelLine) string) string {
	t.Helper()
	before, rest, _ := strings.Cut(doc, above)
	facts, after, ok := strings.Cut(rest, below)
	if !ok {
		t.Fatalf("%q and %q are not in\n%s", above, below, doc)
	}
	var lines []labelLine
	for _, found := range labelLines.FindAllStringSubmatch(facts, -1) {
		if isHead := found[2] == "" || found[2] == "Value" || strings.HasPrefix(found[2], "--"); !isHead {
			lines = append(lines, labelLine{found[1], found[2]})
		}
	}
	return before + above + strings.TrimRight(form(lines), "\n") + "\n" + below + after
}

// authorsTemplates have facts in each form that a template gives them.
var authorsTemplates = map[string]string{
	"a list":              "# {{ .title | default \"[T]\" }}\n\n## Facts\n- **Level**: {{ .difficulty | default \"[L]\" }}\n- **Tags**: {{ .tags | join \", \" | default \"[Tags]\" }}\n- **Version**: {{ .version | default \"[V]\" }}\n\n## Text\n{{ .core_problem | default \"[C]\" }}\n",
	"a table":             "# {{ .title | default \"[T]\" }}\n\n## Facts\n| Fact | Value |\n|---|---|\n| Level | {{ .difficulty | default \"[L]\" }} |\n| Tags | {{ .tags | join \", \" | default \"[Tags]\" }} |\n| Version | {{ .version | default \"[V]\" }} |\n\n## Text\n{{ .core_problem | default \"[C]\" }}\n",
	"paragraphs":          "# {{ .title | default \"[T]\" }}\n\n## Facts\n**Level**: {{ .difficulty | default \"[L]\" }}\n\n**Tags**: {{ .tags | join \", \" | default \"[Tags]\" }}\n\n**Version**: {{ .version | default \"[V]\" }}\n\n## Text\n{{ .core_problem | default \"[C]\" }}\n",
	"a list with text":    "# {{ .title | default \"[T]\" }}\n\n## Facts\n- **Level**: {{ .difficulty | default \"[L]\" }}\n- **Tags**: {{ .tags | join \", \" | default \"[Tags]\" }}\n- **Version**: {{ .version | default \"[V]\" }}\n\nAnd so on.\n\n{{ .core_problem | default \"[C]\" }}\n",
	"a table, no heading": "# {{ .title | default \"[T]\" }}\n\n| Fact | Value |\n|---|---|\n| Level | {{ .difficulty | default \"[L]\" }} |\n| Tags | {{ .tags | join \", \" | default \"[Tags]\" }} |\n| Version | {{ .version | default \"[V]\" }} |\n\n## Text\n{{ .core_problem | default \"[C]\" }}\n",
}

// Facts to which their author has given another form stay in it, and follow the spec one by
// one: a fact is never taken out and put in again.
func TestUpdateFactsInAuthorsForm(t *testing.T) {
	for name, form := range authorsForms {
		for of, template := range authorsTemplates {
			b := newOwnBank(t, template)
			before, after := b.generated(textSpec), b.generated(textSpecAnew)
			touched := func(g bank.Generated) string {
				above, below := "## Facts\n", "\n## Text"
				if !strings.Contains(template, above) {
					above = "\n\n"
				}
				if !strings.Contains(template, below) {
					below = "\nAnd so on."
				}
				return inAuthorsForm(t, string(g.Content), above, below, form)
			}
			testAuthorsForm(t, name+" for "+of, b, before, after, touched)
		}
	}
}

// The same holds for the built-in template, whose facts stand in a list of two levels.
func TestUpdateBuiltInInAuthorsForm(t *testing.T) {
	for name, form := range authorsForms {
		dir := t.TempDir()
		b := &ownBank{testBank{t: t, path: dir, template: scaffold.Builtin()}, filepath.Join(dir, "x.md")}
		before, after := b.generated(factsSpec), b.generated(factsSaidAnew.Replace(factsSpec))
		testAuthorsForm(t, name, b, before, after, func(g bank.Generated) string {
			return inAuthorsForm(t, string(g.Content), "## Metadata\n", "\n## Problem", form)
		})
	}
}

// testAuthorsForm tests a file in a bank that knows it, and in one that does not.
func testAuthorsForm(t *testing.T, name string, b *ownBank, before, after bank.Generated, touched func(g bank.Generated) string) {
	t.Helper()
	for _, isKnown := range []bool{true, false} {
		if isKnown {
			b.updateGenerated(before)
		} else {
			must(t, os.Remove(b.path+"/"+bank.ManifestName))
		}
		write(t, b.file, touched(before))
		for range 2 {
			got := b.updateGenerated(before)
			if got[0].Action != disk.Unchanged || slices.ContainsFunc(got[0].Sections, func(c merge.Change) bool {
				return c.Outcome != merge.Added && c.Outcome != merge.Edited && c.Name != "Metadata > Estimated Time"
			}) {
				t.Errorf("%s, known %t: with the same spec, it is %s: %s\n%s", name, isKnown, got[0].Action, outcomes(got[0]), touched(before))
			}
		}
		if got := b.updateGenerated(after); got[0].Action != bank.Updated {
			t.Errorf("%s, known %t: with another, it is %s: %s", name, isKnown, got[0].Action, outcomes(got[0]))
		}
		if diff := cmp.Diff(withoutPadding.ReplaceAllString(touched(after), ""), withoutPadding.ReplaceAllString(content(t, b.file), "")); diff != "" {
			t.Errorf("%s, known %t: the file (-want +got):\n%s", name, isKnown, diff)
		}
		if got := b.updateGenerated(after); got[0].Action != disk.Unchanged {
			t.Errorf("%s, known %t: with the same again, it is %s: %s", name, isKnown, got[0].Action, outcomes(got[0]))
		}
		must(t, os.WriteFile(b.file, before.Content, 0o666))
	}
}

// What an author has edited in a form of their own is a conflict when the spec changes as
// well, in which both sides can be taken, and comments stay.
func TestUpdateEditedFactsInAuthorsForm(t *testing.T) {
	for name, form := range authorsForms {
		for of, template := range map[string]string{"a list": authorsTemplates["a list"], "a table": authorsTemplates["a table"]} {
			b := newOwnBank(t, template)
			before, after := b.generated(textSpec), b.generated(strings.Replace(textSpec, "x, y", "x, z", 1))
			b.updateGenerated(before)
			touched := inAuthorsForm(t, string(before.Content), "## Facts\n", "\n## Text", form)
			edited := strings.Replace(touched, "x, y", "x, w <!-- mine -->", 1)
			write(t, b.file, edited)
			if got := b.updateGenerated(before); got[0].Action != disk.Unchanged {
				t.Errorf("%s for %s: with the same spec, it is %s: %s", name, of, got[0].Action, outcomes(got[0]))
			}
			if got := b.updateGenerated(after); got[0].Action != bank.Conflict || content(t, b.file) != edited {
				t.Errorf("%s for %s: with another, it is %s: %s\n%s", name, of, got[0].Action, outcomes(got[0]), content(t, b.file))
			}
			after.Settled = sides(merge.Spec, "Facts > Tags")
			if got := b.updateGenerated(after); got[0].Action != bank.Updated {
				t.Errorf("%s for %s: taken, it is %s: %s", name, of, got[0].Action, outcomes(got[0]))
			}
			want := strings.Replace(edited, "x, w <!-- mine -->", "x, z <!-- mine -->", 1)
			if diff := cmp.Diff(withoutPadding.ReplaceAllString(want, ""), withoutPadding.ReplaceAllString(content(t, b.file), "")); diff != "" {
				t.Errorf("%s for %s: the file (-want +got):\n%s", name, of, diff)
			}
		}
	}
}

// A fact that its author has taken out of a form of their own is put in when that is asked
// for, as a row, an item or a line; where that form has no place for it, nothing changes.
func TestUpdateRemovedFactsInAuthorsForm(t *testing.T) {
	hasPlace := func(name string) bool {
		return !strings.Contains(name, "above") && name != "an item" && name != "an item of lines" && name != "a table of pairs"
	}
	for name, form := range authorsForms {
		for _, label := range []string{"Level", "Tags", "Version"} {
			b := newOwnBank(t, authorsTemplates["a list"])
			before, after := b.generated(textSpec), b.generated(textSpecAnew)
			b.updateGenerated(before)
			write(t, b.file, inAuthorsForm(t, string(before.Content), "## Facts\n", "\n## Text", func(facts []labelLine) string {
				return form(slices.DeleteFunc(facts, func(f labelLine) bool { return f.label == label }))
			}))
			b.updateGenerated(before)
			b.updateGenerated(after)
			without := content(t, b.file)
			b.force = true
			if got := b.updateGenerated(after); !hasPlace(name) {
				if got[0].Action != bank.Conflict || content(t, b.file) != without {
					t.Errorf("%s without %s: it is %s: %s\n%s", name, label, got[0].Action, outcomes(got[0]), content(t, b.file))
				}
				continue
			}
			b.force = false
			if got := b.updateGenerated(after); got[0].Action != disk.Unchanged {
				t.Errorf("%s without %s: put in, it is %s: %s\n%s", name, label, got[0].Action, outcomes(got[0]), content(t, b.file))
			}
			squeezed := regexp.MustCompile(`[-*|.\\\d \n]|<br>`)
			want := inAuthorsForm(t, string(after.Content), "## Facts\n", "\n## Text", form)
			if diff := cmp.Diff(squeezed.ReplaceAllString(want, ""), squeezed.ReplaceAllString(content(t, b.file), "")); diff != "" {
				t.Errorf("%s without %s: the file (-want +got):\n%s", name, label, diff)
			}
		}
	}
}

// What is new in the template is no row below titles that are no more all labels of its.
func TestUpdateNewFactInAuthorsForm(t *testing.T) {
	const template = "# {{ .title | default \"[T]\" }}\n\n## Facts\n- **Level**: {{ .difficulty | default \"[L]\" }}\n- **Tags**: {{ .tags | join \", \" | default \"[Tags]\" }}\n- **Version**: {{ .version | default \"[V]\" }}\n\n## Text\n{{ .core_problem | default \"[C]\" }}\n"
	for _, head := range []string{"| Level | Tags | Version |\n|---|---|---|\n"} {
		b := newOwnBank(t, template)
		b.updateGenerated(b.generated(textSpec))
		write(t, b.file, inAuthorsForm(t, content(t, b.file), "## Facts\n", "\n## Text", func([]labelLine) string { return head + "| Easy | x, y | 1 |\n" }))
		b.updateGenerated(b.generated(textSpec))
		edited := content(t, b.file)
		b.template, b.force = newOwnBank(t, strings.Replace(template, "- **Tags**", "- **Stars**: {{ .popularity | default \"[S]\" }}\n- **Topics**", 1)).template, true
		if got := b.updateGenerated(b.generated(textSpec)); got[0].Action != bank.Conflict || content(t, b.file) != edited {
			t.Errorf("it is %s: %s\n%s", got[0].Action, outcomes(got[0]), content(t, b.file))
		}
	}
}
