package scaffold

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// signedLabels are ways to write the label of a fact: a reader sees the same fact.
var signedLabels = map[string]string{
	"bold, no sign":      "**LABEL** VALUE",
	"bold, colon":        "**LABEL**: VALUE",
	"bold with colon":    "**LABEL:** VALUE",
	"bold, hyphen":       "**LABEL** - VALUE",
	"bold, dash":         "**LABEL** – VALUE",
	"bold, long dash":    "**LABEL** — VALUE",
	"bold, two hyphens":  "**LABEL** -- VALUE",
	"underlines":         "__LABEL__ VALUE",
	"underlines, colon":  "__LABEL__: VALUE",
	"plain, colon":       "LABEL: VALUE",
	"plain, hyphen":      "LABEL - VALUE",
	"plain, dash":        "LABEL – VALUE",
	"plain, long dash":   "LABEL — VALUE",
	"slanted, long dash": "*LABEL* — VALUE",
	"slanted with colon": "*LABEL:* VALUE",
}

// signedLines are ways to set such facts, each in a line of its own.
var signedLines = map[string]func(facts ...string) string{
	"a list":             func(facts ...string) string { return "- " + strings.Join(facts, "\n- ") },
	"a list of stars":    func(facts ...string) string { return "* " + strings.Join(facts, "\n* ") },
	"numbers":            func(facts ...string) string { return "1. " + strings.Join(facts, "\n2. ") },
	"paragraphs":         func(facts ...string) string { return strings.Join(facts, "\n\n") },
	"lines, tags":        func(facts ...string) string { return strings.Join(facts, "<br>\n") },
	"lines, closed tags": func(facts ...string) string { return strings.Join(facts, "<br />\n") },
	"lines, two spaces":  func(facts ...string) string { return strings.Join(facts, "  \n") },
	"lines, backslashes": func(facts ...string) string { return strings.Join(facts, "\\\n") },
}

// inSigns gives the facts of a document with one sign behind their labels, in one form.
func inSigns(label string, lines func(facts ...string) string, facts ...[2]string) string {
	var out []string
	for _, fact := range facts {
		out = append(out, strings.NewReplacer("LABEL", fact[0], "VALUE", fact[1]).Replace(label))
	}
	return lines(out...)
}

func isBare(label string) bool { return !strings.ContainsAny(label, ":-–—") }

func isListForm(form string) bool { return strings.HasPrefix(form, "a list") || form == "numbers" }

// Whatever sign a template has behind its labels, and whatever parts its lines, a fact is read
// with any other.
func TestReadLabelsWithOtherSigns(t *testing.T) {
	t.Parallel()
	fields := [][2]string{{"Level", `{{ .difficulty | default "[L]" }}`}, {"Tags", `{{ .tags | join ", " | default "[T]" }}`}, {"Version", `{{ .version | default "[V]" }}`}}
	said := [][2]string{{"Level", "Hard"}, {"Tags", "a, b"}, {"Version", "1.0"}}
	want := problem("title", "Chat")
	want.Set("difficulty", spec.Text("Hard"))
	want.Set("version", spec.Text("1.0"))
	want.Set("tags", spec.List("a", "b"))
	for _, ownSign := range []string{"bold, no sign", "bold, colon", "bold, long dash", "plain, colon", "plain, dash"} {
		for _, ownForm := range []string{"a list", "paragraphs", "lines, tags", "lines, two spaces"} {
			ownLabel, ownLines := signedLabels[ownSign], signedLines[ownForm]
			template := own(t, "# {{ .title }}\n\n## Facts\n\n"+inSigns(ownLabel, ownLines, fields...)+"\n")
			for sign, label := range signedLabels {
				for form, lines := range signedLines {
					if mayBeSentence := isBare(label) && !isBare(ownLabel) && !isListForm(form); mayBeSentence {
						continue
					}
					doc := "# Chat\n\n## Facts\n\n" + inSigns(label, lines, said...) + "\n"
					reading, err := template.Read([]byte(doc))
					if err != nil {
						t.Fatal(err)
					}
					if diff := cmp.Diff(spectest.Said(want), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) > 0 {
						t.Errorf("%s in %s, for %s in %s: %v\n%s\n%s", sign, form, ownSign, ownForm, reading.Unplaced, doc, diff)
					}
				}
			}
		}
	}
}

// Bold words that begin a sentence are no label of a template that has a sign behind its own,
// unless one of the few values of its field follows; and a sentence with a dash in it is none.
func TestReadBoldWordsAreNoLabel(t *testing.T) {
	t.Parallel()
	for _, sign := range []string{":", " —", " –"} {
		template := own(t, "# {{ .title }}\n\n## Facts\n\n**Level**"+sign+" {{ .difficulty | default \"[L]\" }}\n\n**Tags**"+sign+" {{ .tags | join \", \" | default \"[T]\" }}\n")
		for body, want := range map[string]string{
			"**Level** headed people like this":   "",
			"**Level** Hard":                      "Hard",
			"**Level** Hard to tell":              "",
			"**Level**: Hard":                     "Hard",
			"The **Level** Hard":                  "",
			"**Tags** are what people look for":   "",
			"**Tags** a, b":                       "",
			"**Tags** – a":                        "a",
			"Tags – a":                            "a",
			"**Tags**a":                           "",
			"Tags-free words, and more":           "",
			"Many **Tags** – a":                   "",
			"~~**Tags**~~ – a":                    "",
			"Look for the words below — all tags": "",
		} {
			reading, err := template.Read([]byte("# A\n\n## Facts\n\n" + body + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			level, _ := reading.Problem.Get("difficulty")
			tags, _ := reading.Problem.Get("tags")
			got := level.Text
			for _, tag := range tags.Items {
				got += tag.Text
			}
			if isLost := want == "" && len(reading.Unplaced) == 0; got != want || isLost {
				t.Errorf("%q for %q: it is %q, %v", body, sign, got, reading.Unplaced)
			}
		}
	}
}

// What the author says may begin with a dash.
func TestReadValueWithDash(t *testing.T) {
	t.Parallel()
	template := own(t, "# {{ .title }}\n\n## Facts\n\n- **Version** {{ .version | default \"[V]\" }}\n")
	for _, version := range []string{"-1", "- 1", "-- 1", "--flag", ": 1", ":1", "— 1", "–1"} {
		p := problem("title", "A")
		p.Set("version", spec.Text(version))
		doc, err := template.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		reading, err := template.Read(doc.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := reading.Problem.Get("version"); got.Text != version {
			t.Errorf("%q is read as %q:\n%s", version, got.Text, doc.Bytes())
		}
	}
}
