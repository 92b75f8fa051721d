package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A draft is read as it was written, whatever the answers are.
func TestDraftIsReadBack(t *testing.T) {
	odd := []string{
		"", " ", "plain", "1.0", "yes", "null", "~", "- a", "# a", "a: b", "a #b", "---", "...", "\"", "'", "\\", "{{ }}", "[a", "{a", "*a", "&a", "!a", "%a", "@a",
		"two\nlines", "\nfirst", "last\n", "\n\n", " indented\n  more\n", "trailing  \nspaces ", "tab\there", "\ttab\n\ttab", "cr\rlf\r\n", "---\nin a text\n---\n",
		"\u00a0\u0085\u2028\u2029\ufeff", "\u200b\u202e", "日本語 🚀", "\x00\x07\x1b[31m", "<<", strings.Repeat("long ", 1000),
	}
	d := &draft{folder: "/a: b", template: "own.md", output: "~/x", interactive: true, edit: true, problem: spec.Example(), chosen: true}
	for _, s := range odd {
		d.done = append(d.done, s)
		d.sections = append(d.sections, s)
		d.since = append(d.since,
			answer{asked: s, how: byText, text: s},
			answer{asked: s, how: byChoice, chosen: []string{s, s}},
			answer{asked: s, how: byEditor, text: s, failed: s},
		)
	}
	d.since = append(d.since, answer{asked: "Tags", how: byChoice})
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
		ignore := cmp.AllowUnexported(draft{}, answer{}, spec.Problem{})
		if diff := cmp.Diff(d, got, ignore, cmp.Comparer(func(a, b *spec.Problem) bool { return specText(t, a) == specText(t, b) })); diff != "" {
			t.Errorf("(-written +read)\n%s", diff)
		}
		d = &draft{template: "problem", output: ".", problem: &spec.Problem{At: source.Position{}}} // the least
	}
}

func specText(t *testing.T, p *spec.Problem) string {
	t.Helper()
	out, err := spec.Write(p, false)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
