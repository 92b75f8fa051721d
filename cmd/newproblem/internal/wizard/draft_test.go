package wizard

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/cmd/newproblem/internal/generate"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A draft keeps all that is chosen before the first question.
func TestDraftKeepsChoices(t *testing.T) {
	d := &draft{problem: &spec.Problem{}}
	choices := reflect.ValueOf(&d.choices).Elem()
	for i := range choices.NumField() {
		switch field := choices.Field(i); field.Kind() {
		case reflect.Bool:
			field.SetBool(true)
		case reflect.String:
			field.SetString("x")
		default:
			t.Errorf("%s is of a kind that this test does not know", choices.Type().Field(i).Name)
		}
	}
	content, err := d.encode()
	if err != nil {
		t.Fatal(err)
	}
	got, err := decodeDraft("draft", content)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d.choices, got.choices); diff != "" {
		t.Errorf("(-written +read)\n%s", diff)
	}
}

// A draft is read as it was written, whatever the answers are.
func TestDraftIsReadBack(t *testing.T) {
	odd := []string{
		"", " ", "plain", "1.0", "yes", "null", "~", "- a", "# a", "a: b", "a #b", "---", "...", "\"", "'", "\\", "{{ }}", "[a", "{a", "*a", "&a", "!a", "%a", "@a",
		"two\nlines", "\nfirst", "last\n", "\n\n", " indented\n  more\n", "trailing  \nspaces ", "tab\there", "\ttab\n\ttab", "cr\rlf\r\n", "---\nin a text\n---\n",
		"\u00a0\u0085\u2028\u2029\ufeff", "\u200b\u202e", "日本語 🚀", "\x00\x07\x1b[31m", "<<", strings.Repeat("long ", 1000),
	}
	d := &draft{folder: "/a: b", choices: generate.Choices{Template: "own.md", Output: "~/x", Interactive: true, Edit: true}, problem: spec.Example()}
	for _, s := range odd {
		d.answers = append(d.answers,
			prompt.Answer{Asked: s, How: prompt.ByText, Text: s},
			prompt.Answer{Asked: s, How: prompt.ByText, Text: s, Kept: true},
			prompt.Answer{Asked: s, How: prompt.ByChoice, Chosen: []string{s, s}},
			prompt.Answer{Asked: s, How: prompt.ByEditor, Text: s, Failed: s},
		)
	}
	d.answers = append(d.answers, prompt.Answer{Asked: "Tags", How: prompt.ByChoice})
	for range 2 {
		content, err := d.encode()
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeDraft("draft", content)
		if err != nil {
			t.Fatalf("%v\n%s", err, content)
		}
		forgetPlaces(d.problem)
		ignore := cmp.AllowUnexported(draft{}, spec.Problem{})
		if diff := cmp.Diff(d, got, ignore, cmp.Comparer(func(a, b *spec.Problem) bool { return written(t, a) == written(t, b) })); diff != "" {
			t.Errorf("(-written +read)\n%s", diff)
		}
		d = &draft{choices: generate.Choices{Template: "problem", Output: "."}, problem: &spec.Problem{At: source.Position{}}} // the least
	}
}

func written(t *testing.T, p *spec.Problem) string {
	t.Helper()
	out, err := spec.Write(p, false)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
