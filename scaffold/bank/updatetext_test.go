package bank_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/spec"
)

// An ownBank updates one file of a template of one's own.
type ownBank struct {
	testBank
	file string
}

func newOwnBank(t *testing.T, template string) *ownBank {
	t.Helper()
	own, err := scaffold.ParseTemplate("own.md.tmpl", template)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	return &ownBank{testBank{t: t, path: dir, template: own}, filepath.Join(dir, "x.md")}
}

// generated gives what a spec makes, of the fields that the template has.
func (b *ownBank) generated(text string) bank.Generated {
	b.t.Helper()
	l, err := b.template.Layout()
	must(b.t, err)
	p := &spec.Problem{}
	for path, v := range problem(b.t, text).All() {
		if l.At(path) != nil {
			p.Set(path, v)
		}
	}
	doc, err := b.template.Render(p)
	if err != nil {
		b.t.Fatal(err)
	}
	return bank.Generated{Name: "x.md", From: "x.yaml", Content: doc.Bytes(), Said: p.Paths()}
}

const (
	textSpec = `title: Design A
difficulty: easy
tags: [x, y]
version: "1"
popularity: 3
last_updated: 2026-01-02
core_problem: |-
  One *thing*.

  > So: *this*.

  And so on.
requirements: {functional: [q1, q2, q3]}
`
	textSpecAnew = `title: Design B
difficulty: hard
tags: [x, z]
version: "2"
popularity: 3
last_updated: 2026-01-02
core_problem: |-
  Two things.

  And more: that.
requirements: {functional: [q1, q4, q3]}
`
)

// textTemplates put facts and other text into one section.
var textTemplates = map[string]string{
	"a paragraph":      "# {{ .title | default \"[T]\" }}\n\n**Level**: {{ .difficulty | default \"[L]\" }}\n\n{{ .core_problem | default \"[C]\" }}\n",
	"a list":           "# {{ .title | default \"[T]\" }}\n\n## Facts\n- **Level**: {{ .difficulty | default \"[L]\" }}\n- **Tags**: {{ .tags | join \", \" | default \"[Tags]\" }}\n\n{{ .core_problem | default \"[C]\" }}\n",
	"a titled list":    "# {{ .title | default \"[T]\" }}\n- **Level**: {{ .difficulty | default \"[L]\" }}\n- **Version**: {{ .version | default \"[V]\" }}\n\n{{ .core_problem | default \"[C]\" }}\n\n## More\nWords.\n",
	"a table":          "# {{ .title | default \"[T]\" }}\n\n| Level | Value |\n|---|---|\n| Level | {{ .difficulty | default \"[L]\" }} |\n| Version | {{ .version | default \"[V]\" }} |\n\n{{ .core_problem | default \"[C]\" }}\n",
	"above and behind": "# {{ .title | default \"[T]\" }}\n{{ .core_problem | default \"[C]\" }}\n\n- **Level**: {{ .difficulty | default \"[L]\" }}\n{{- range .requirements.functional }}\n- {{ . }}\n{{- else }}\n- [R]\n{{- end }}\n",
	"between":          "# {{ .title | default \"[T]\" }}\n\n**Level**: {{ .difficulty | default \"[L]\" }}\n\n{{ .core_problem | default \"[C]\" }}\n\n**Version**: {{ .version | default \"[V]\" }}\n",
	"code below":       "# {{ .title | default \"[T]\" }}\n\n## Facts\n- **Level**: {{ .difficulty | default \"[L]\" }}\n  ```\n  level {{ .version | default \"[V]\" }}\n  ```\n- **Tags**: {{ .tags | join \", \" | default \"[Tags]\" }}\n  ***\n",
	"all indented":     "# {{ .title | default \"[T]\" }}\n\n## Facts\n\n  - **Level**: {{ .difficulty | default \"[L]\" }}\n  - **Tags**: {{ .tags | join \", \" | default \"[Tags]\" }}\n\n  {{ .version | default \"[V]\" }}\n\n## Text\n\n{{ .core_problem | default \"[C]\" | indent 3 }}\n",
	"the title alone":  "# {{ .title | default \"[T]\" }}\n- **Level**: {{ .difficulty | default \"[L]\" }}\n\n## More\n{{ .core_problem | default \"[C]\" }}\n",
}

// kata is the template that the tests of formatters have.
func kata(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../cmd/newproblem/testdata/formatters/kata/kata.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Where a template puts facts and other text into one section, an update brings both, as
// they are rendered.
func TestUpdateFactsAmongText(t *testing.T) {
	templates := map[string]string{"kata": kata(t)}
	for name, template := range textTemplates {
		templates[name] = template
	}
	for name, template := range templates {
		t.Run(name, func(t *testing.T) {
			for _, change := range []*strings.Replacer{strings.NewReplacer(textSpec, textSpecAnew), strings.NewReplacer("Design A", "Design B"), strings.NewReplacer("easy", "hard"), strings.NewReplacer("One *thing*.", "Two.")} {
				b := newOwnBank(t, template)
				before, after := b.generated(textSpec), b.generated(change.Replace(textSpec))
				b.updateGenerated(before)
				if string(before.Content) != string(after.Content) {
					if got := b.updateGenerated(after); got[0].Action != bank.Updated {
						t.Errorf("it is %s: %s", got[0].Action, outcomes(got[0]))
					}
				}
				if diff := cmp.Diff(string(after.Content), content(t, b.file)); diff != "" {
					t.Errorf("the file (-want +got):\n%s", diff)
				}
				if got := b.updateGenerated(after); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
					t.Errorf("again, it is %s: %s", got[0].Action, outcomes(got[0]))
				}
			}
		})
	}
}

// What an author has written in such a section is kept, and is a conflict where the
// spec says something new of it.
func TestUpdateFactsAmongTextEdited(t *testing.T) {
	for _, test := range []struct {
		template, old, edited, outcomes string
		also                            string // what comes of the spec all the same
	}{
		{"a paragraph", "One *thing*.", "Mine.", "(title): updated, (title) > Level: updated, (title) > (below Level): conflict", "**Level**: Hard\n\nMine.\n"},
		{"a list", "One *thing*.", "Mine.", "Facts > Level: updated", "- **Tags**: x, z\n\nMine.\n"},
		{"a table", "One *thing*.", "Mine.", "(below Version): conflict", "| Version | 2 |\n\nMine.\n"},
		{"above and behind", "- q2", "- mine", "(below Level): conflict", "- **Level**: Hard\n- q1\n- mine\n- q3\n"},
		{"above and behind", "One *thing*.", "Mine.", "(title): conflict", "- q4\n"},
		{"between", "One *thing*.", "Mine.", "(below Level): conflict", "Mine.\n\n> So: *this*.\n\nAnd so on.\n\n**Version**: 2\n"},
		{"a paragraph", "# Design A", "# My Design", "(title): conflict", "# My Design\n\n**Level**: Hard\n"},
		{"the title alone", "# Design A", "# My Design", "(title): conflict", "# My Design\n- **Level**: Hard\n"},
		{"a list", "- **Tags**", "- **Owner**: me\n- **Tags**", "Owner: added", "- **Owner**: me\n- **Tags**: x, z\n\nTwo things.\n"},
		{"a list", "- **Tags**: x, y\n", "- **Tags**: x, y\n- **Owner**: me\n", "Owner: added", "Two things.\n\nAnd more: that.\n"},
		{"a list", "- **Level**: Easy", "- **Level** - easy", "Level: updated", "- **Level**: Hard\n- **Tags**: x, z\n\nTwo things.\n"},
		{"a paragraph", "**Level**: Easy", "Level - easy", "Level: updated", "**Level**: Hard\n\nTwo things.\n"},
		{"between", "**Version**", "My own paragraph.\n\n**Version**", "(below Level): conflict", "My own paragraph.\n\n**Version**: 2\n"},
		{"a titled list", "- **Version**", "\nMine, in between.\n\n- **Version**", "(below Level): added", "- **Level**: Hard\n\nMine, in between.\n\n- **Version**: 2\n\nTwo things.\n\nAnd more: that.\n\n## More"},
	} {
		t.Run(test.template+" "+test.edited, func(t *testing.T) {
			b := newOwnBank(t, textTemplates[test.template])
			b.updateGenerated(b.generated(textSpec))
			rewrite(t, b.file, test.old, test.edited)
			got := b.updateGenerated(b.generated(textSpecAnew))
			if !strings.Contains(outcomes(got[0]), test.outcomes) || !strings.Contains(content(t, b.file), test.also) {
				t.Errorf("it is %s: %s\n%s", got[0].Action, outcomes(got[0]), content(t, b.file))
			}
			after := content(t, b.file)
			if b.updateGenerated(b.generated(textSpecAnew)); content(t, b.file) != after {
				t.Errorf("again (-before +after):\n%s", cmp.Diff(after, content(t, b.file)))
			}
			b.force = true
			b.updateGenerated(b.generated(textSpecAnew))
			if forced := content(t, b.file); !strings.Contains(forced, "Hard") || strings.Contains(forced, "- mine") {
				t.Errorf("forced:\n%s", forced)
			}
		})
	}
}

// A template may indent all of a section. A document that is at the margin stays there:
// an item would take in what is deeper.
func TestUpdateFactsAmongTextIndented(t *testing.T) {
	b := newOwnBank(t, textTemplates["all indented"])
	atMargin := func(text string) string {
		var out strings.Builder
		for line := range strings.Lines(text) {
			out.WriteString(strings.TrimLeft(line, " "))
		}
		return out.String()
	}
	b.updateGenerated(b.generated(textSpec))
	write(t, b.file, atMargin(content(t, b.file)))
	after := b.generated(textSpecAnew)
	if got := b.updateGenerated(after); got[0].Action != bank.Updated {
		t.Errorf("it is %s: %s", got[0].Action, outcomes(got[0]))
	}
	if diff := cmp.Diff(atMargin(string(after.Content)), content(t, b.file)); diff != "" {
		t.Errorf("the file (-want +got):\n%s", diff)
	}
	if got := b.updateGenerated(after); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
		t.Errorf("again, it is %s: %s", got[0].Action, outcomes(got[0]))
	}
}
