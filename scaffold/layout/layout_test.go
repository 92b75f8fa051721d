package layout_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

const blank = `# [Title] - Problem

## Facts
- **Difficulty**: [Easy/Hard]
- **Tags**: [a, b, etc.]
- [x] always

| Peak | [X] |
| Mean | 5 |

## Links
- [Name](where)
`

// marked is the document with markers in all its fields, and with the given
// links.
func marked(links string) []byte {
	m := layout.Marker
	return []byte("# " + m("title") + " - Problem\n\n## Facts\n- **Difficulty**: " + m("difficulty") +
		"\n- **Tags**: " + m("tags") + ", " + m("tags") + "\n- [x] always\n\n| Peak | " + m("peak.value") + " |\n| Mean | 5 |\n\n## Links\n" + links)
}

func documents() (*layout.Documents, error) {
	both := "- [" + layout.Marker("links.title") + "](" + layout.Marker("links.link") + ")\n"
	alone := "- " + layout.Marker("links.title") + "\n"
	return &layout.Documents{Blank: []byte(blank), Complete: marked(both), Full: marked(both + alone)}, nil
}

func measure() *layout.Layout {
	d, _ := documents()
	return layout.Measure(d)
}

func ExampleMeasure() {
	l := measure()
	for _, p := range l.Placements {
		fmt.Printf("%s | %s | %s | %s | %q\n", p.Field, p.Heading(), p.Label, p.Place.Kind, p.Placeholders)
	}
	// Output:
	// title | [Title] - Problem |  | heading | ["[Title]"]
	// difficulty | Facts | Difficulty | list item | ["[Easy/Hard]"]
	// tags | Facts | Tags | list item | ["[a, b, etc.]"]
	// peak.value | Facts | Peak | table cell | ["[X]"]
	// links.title | Links |  | list item | ["Name"]
	// links.link | Links |  | list item | ["where"]
	// links.title | Links |  | list item | ["[Name](where)"]
}

func TestPlaceholders(t *testing.T) {
	doc := "# A - Problem\n\n## Facts\n- **Difficulty**: [Easy/Hard]\n- [X] done\n\n| Peak | [X] |\n\n## Links\n- [Easy/Hard](x)\n"
	var got []string
	l, page := measure(), markdown.Parse([]byte(doc))
	for p := range l.Placeholders(page, l.Place(page)) {
		got = append(got, fmt.Sprintf("%d: %s", p.Line, p.Text))
	}
	want := []string{"4: [Easy/Hard]", "7: [X]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPatterns(t *testing.T) {
	l := measure()
	for _, test := range []struct {
		key, line string
		fields    []string
		texts     []string
	}{
		{"facts", "- **Difficulty**: Hard", []string{"difficulty"}, []string{"Hard"}},
		{"facts", "| Peak | 5 |", []string{"peak.value"}, []string{"5"}},
		{"facts", "| Mean | 5 |", nil, nil},
		{"links", "- [a](b)", []string{"links.title", "links.link"}, []string{"a", "b"}},
		{"links", "- a", []string{"links.title"}, []string{"a"}},
		{"facts", "words", nil, nil},
	} {
		var fields, texts []string
		for line := range markdown.Lines([]byte(test.line)) {
			for _, p := range l.Patterns(test.key) {
				if found, ok := p.Match(line.Kind, string(line.Raw)); ok {
					fields, texts = p.Fields, found
					break
				}
			}
		}
		if diff := cmp.Diff([][]string{test.fields, test.texts}, [][]string{fields, texts}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.line, diff)
		}
	}
}

// The template's own lines are those that are there whatever is said.
func TestOwn(t *testing.T) {
	l := measure()
	for text, want := range map[string]bool{"- [x] always": true, "| Mean | 5 |": true, "- **Difficulty**: [Easy/Hard]": false} {
		for line := range markdown.Lines([]byte(text)) {
			if got := l.Own("facts", line) != nil; got != want {
				t.Errorf("%s is the template's own: %t", text, got)
			}
			if !l.IsBlank("facts", line) {
				t.Errorf("%s is not in the blank problem", text)
			}
		}
	}
}

// What is known beforehand is not measured, and an error of the documents is
// told to everybody who asks for more.
func TestLazy(t *testing.T) {
	broken := errors.New("broken")
	l := layout.NewLazy([]layout.Placement{{Field: "a", Next: ", "}, {Field: "b"}}, func() (*layout.Documents, error) { return nil, broken })
	if at, err := l.At("a"); len(at) != 1 || err != nil {
		t.Errorf("a is at %v: %v", at, err)
	}
	if guarded, err := l.Guarded(); !guarded["a"] || guarded["b"] || err != nil {
		t.Errorf("guarded are %v: %v", guarded, err)
	}
	if _, err := l.Layout(); !errors.Is(err, broken) {
		t.Errorf("the layout: %v", err)
	}
	l = layout.NewLazy(nil, documents)
	if at, err := l.At("links.title"); len(at) != 2 || err != nil {
		t.Errorf("links.title is at %v: %v", at, err)
	}
}

// A label is taken for another where it has the same words, or was mistyped by one
// letter: a word that differs in more is another word.
func TestMeant(t *testing.T) {
	labels := []string{"Availability", "Consistency", "Scale", "Security", "Reading", "Tags", "Version", "Authentication", "Logging", "Größe"}
	for name, want := range map[string]string{
		"Availability": "Availability", "availabilities": "", "Scalability": "", "Unavailability": "", "Inconsistency": "", "Insecurity": "",
		"Scope": "", "Scales": "Scale", "Scale (users)": "Scale", "Heading": "", "Loading": "", "Reading list": "Reading", "Readng": "Reading",
		"Tag": "Tags", "Flags": "", "Tasks": "", "Stages": "", "Tgas": "", "Vision": "", "Verison": "Version", "Versoin": "Version",
		"Versiion": "Version", "Vresoin": "", "Oversion": "", "Authenticity": "", "Autentication": "Authentication", "Blogging": "",
		"Grüße": "Größe", "": "",
	} {
		got := ""
		if i := layout.Meant(name, labels); i >= 0 {
			got = labels[i]
		}
		if got != want {
			t.Errorf("%q is taken for %q, not %q", name, got, want)
		}
		isOther := want != "" && layout.BareKey(name) != layout.BareKey(want) && name != "Reading list"
		if layout.IsMisspelt(name, want) != isOther {
			t.Errorf("%q is misspelt for %q: %v", name, want, !isOther)
		}
	}
}
