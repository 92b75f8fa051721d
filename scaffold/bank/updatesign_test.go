package bank_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

// signedLabels are ways to write the label of a fact: a reader sees the same fact.
var signedLabels = map[string]string{
	"bold, no sign":     "**LABEL** VALUE",
	"bold, colon":       "**LABEL**: VALUE",
	"bold with colon":   "**LABEL:** VALUE",
	"bold, hyphen":      "**LABEL** - VALUE",
	"bold, dash":        "**LABEL** – VALUE",
	"bold, long dash":   "**LABEL** — VALUE",
	"plain, colon":      "LABEL: VALUE",
	"plain, dash":       "LABEL – VALUE",
	"plain, hyphen":     "LABEL - VALUE",
	"slanted, the same": "*LABEL* — VALUE",
}

// signedLines are ways to set such facts, each in a line of its own.
var signedLines = map[string][2]string{ // what stands before each, and between two
	"a list":             {"- ", "\n"},
	"paragraphs":         {"", "\n\n"},
	"lines, tags":        {"", "<br>\n"},
	"lines, two spaces":  {"", "  \n"},
	"lines, backslashes": {"", "\\\n"},
}

var signedMarks = regexp.MustCompile(`(?m)<br>$|\\$| +$|^[-*] |\*|:| [-–—] |\n| `)

// Whatever sign a template has behind its labels, and whatever parts its lines, facts to which
// their author has given another are no edit, and follow the spec where they stand.
func TestUpdateLabelsWithOtherSigns(t *testing.T) {
	fields := []string{`{{ .difficulty | default "[L]" }}`, `{{ .tags | join ", " | default "[T]" }}`, `{{ .version | default "[V]" }}`}
	inSigns := func(label, form string, values []string) string {
		lines, facts := signedLines[form], []string(nil)
		for i, name := range []string{"Level", "Tags", "Version"} {
			facts = append(facts, lines[0]+strings.NewReplacer("LABEL", name, "VALUE", values[i]).Replace(label))
		}
		return strings.Join(facts, lines[1]) + "\n"
	}
	isBare := func(label string) bool { return !strings.ContainsAny(label, ":-–—") }
	for _, ownSign := range []string{"bold, no sign", "bold, colon", "bold, long dash", "plain, dash"} {
		for _, ownForm := range []string{"a list", "lines, tags", "lines, backslashes"} {
			ownLabel := signedLabels[ownSign]
			b := newOwnBank(t, "# {{ .title | default \"[T]\" }}\n\n## Facts\n\n"+inSigns(ownLabel, ownForm, fields)+"\n## Text\n\n{{ .core_problem | default \"[C]\" }}\n")
			before, after := b.generated(textSpec), b.generated(textSpecAnew)
			for sign, label := range signedLabels {
				for form, lines := range signedLines {
					if mayBeSentence := isBare(label) && !isBare(ownLabel) && lines[0] == ""; mayBeSentence {
						continue
					}
					touched := func(values ...string) string {
						return "# Design A\n\n## Facts\n\n" + inSigns(label, form, values) + "\n## Text\n" + strings.SplitAfter(string(before.Content), "## Text\n")[1]
					}
					name := sign + " in " + form + " for " + ownSign + " in " + ownForm
					t.Run(name, func(t *testing.T) {
						b.t = t
						b.testSigns(before, after, touched("Easy", "x, y", "1"), touched("Hard", "x, z", "2"))
					})
				}
			}
		}
	}
}

func (b *ownBank) testSigns(before, after bank.Generated, touched, want string) {
	b.t.Helper()
	b.updateGenerated(before)
	write(b.t, b.file, touched)
	if got := b.updateGenerated(before); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
		b.t.Errorf("with the same spec, it is %s: %s\n%s", got[0].Action, outcomes(got[0]), touched)
	}
	if got := b.updateGenerated(after); got[0].Action != bank.Updated {
		b.t.Errorf("with another, it is %s: %s\n%s", got[0].Action, outcomes(got[0]), content(b.t, b.file))
	}
	facts := func(doc string) string {
		_, doc, _ = strings.Cut(doc, "## Facts")
		doc, _, _ = strings.Cut(doc, "## Text")
		return signedMarks.ReplaceAllString(doc, "")
	}
	if diff := cmp.Diff(facts(want), facts(content(b.t, b.file))); diff != "" {
		b.t.Errorf("the file (-want +got):\n%s\n%s", diff, content(b.t, b.file))
	}
	if got := b.updateGenerated(after); got[0].Action != disk.Unchanged {
		b.t.Errorf("with the same again, it is %s: %s", got[0].Action, outcomes(got[0]))
	}
	must(b.t, os.Remove(b.path+"/"+bank.ManifestName))
	must(b.t, os.Remove(b.file))
}

// The same holds in a section that is merged as a whole.
func TestUpdateSectionsWithOtherSigns(t *testing.T) {
	const text = "title: Chat\nrequirements: {non_functional: {scale: 1M users, availability: \"99.9%\"}}\n"
	for _, sign := range []string{" — ", " – ", " - ", " -- ", " "} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "chat.md")
		b.update(problem(t, text))
		before := content(t, path)
		_, section, _ := strings.Cut(before, "### Non-Functional Requirements\n")
		section, _, _ = strings.Cut(section, "\n#")
		touched := strings.Replace(before, section, strings.ReplaceAll(section, "**: ", "**"+sign), 1)
		for _, edit := range []string{"", "2 nines"} {
			b.update(problem(t, text))
			write(t, path, strings.Replace(touched, "99.9%", edit+"99.9%", 1))
			if got := b.update(problem(t, text)); got[0].Action != disk.Unchanged {
				t.Errorf("%q: with the same spec, it is %s: %s", sign, got[0].Action, outcomes(got[0]))
			}
			want := bank.Updated
			if edit != "" {
				want = bank.Conflict
			}
			got := b.update(problem(t, strings.Replace(text, "1M", "2M", 1)))
			if got[0].Action != want || edit == "" && content(t, path) != strings.Replace(before, "1M", "2M", 1) {
				t.Errorf("%q, %q: with another, it is %s: %s\n%s", sign, edit, got[0].Action, outcomes(got[0]), content(t, path))
			}
			write(t, path, before)
			b.update(problem(t, text))
		}
	}
}

// A line of the author's own among such facts stays, whatever is behind its label.
func TestUpdateOwnLineAmongSigns(t *testing.T) {
	for _, sign := range []string{"", ":", " —"} {
		for _, joint := range []string{"<br>\n", "  \n", "\\\n"} {
			for _, own := range []string{"**Owner** Ann", "just words", "Owner: Ann", "**Owner**: Ann", "Owner – Ann", "*so*", "**Owner** — Ann"} {
				level, tags := "**Level**"+sign+" ", "**Tags**"+sign+" "
				b := newOwnBank(t, "# {{ .title | default \"[T]\" }}\n\n## Facts\n\n"+level+"{{ .difficulty | default \"[L]\" }}<br>\n"+tags+"{{ .tags | join \", \" | default \"[T]\" }}\n")
				for _, lines := range [][]string{{level + "Easy", own, tags + "x, y"}, {level + "Easy", tags + "x, y", own}} {
					b.updateGenerated(b.generated(textSpec))
					before := content(t, b.file)
					write(t, b.file, "# Design A\n\n## Facts\n\n"+strings.Join(lines, joint)+"\n")
					got := b.updateGenerated(b.generated(strings.NewReplacer("easy", "hard", "x, y", "x, z").Replace(textSpec)))
					if now := content(t, b.file); !strings.Contains(now, own) || strings.Count(now, "Level") != 1 || strings.Count(now, "Tags") != 1 {
						t.Errorf("%q, %q: it is %s: %s\n%s", lines, joint, got[0].Action, outcomes(got[0]), now)
					}
					write(t, b.file, before)
					b.updateGenerated(b.generated(textSpec))
				}
			}
		}
	}
}

// A dash for the colon behind a link is no edit, and another place for the link to lead to is one.
func TestUpdateSignBehindLink(t *testing.T) {
	const was = "title: Design a Chat\nlast_updated: 2026-11-23\nresources: [{title: DDIA, link: \"https://y.example\", description: old}]\n"
	for touched, isEdit := range map[string]bool{
		"- [DDIA](https://y.example) – old\n":   false,
		"- [DDIA](https://y.example) - old\n":   false,
		"* [DDIA](https://y.example) — old\n":   false,
		"- [DDIA](https://z.example) – old\n":   true,
		"- [DDIA](https://y.example) – other\n": true,
	} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, was))
		rewrite(t, path, "- [DDIA](https://y.example): old\n", touched)
		now := content(t, path)
		if got := b.update(problem(t, was)); got[0].Action != disk.Unchanged || (outcomes(got[0]) != "") != isEdit {
			t.Errorf("%q: with the same spec, it is %s: %s", touched, got[0].Action, outcomes(got[0]))
		}
		got := b.update(problem(t, strings.Replace(was, "old", "new", 1)))
		if isEdit != (content(t, path) == now) {
			t.Errorf("%q: it is %s: %s", touched, got[0].Action, outcomes(got[0]))
		}
	}
}
