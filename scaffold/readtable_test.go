package scaffold

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A row with a field is read where it is the first of its table, too, as any other
// row: by its label, however it is laid out.
func TestReadFieldInTableHeader(t *testing.T) {
	const apart = `# {{ .title | default "[T]" }}

| Level | {{ .difficulty | default "[L]" }} |
|---|---|
| Version | {{ .version | default "[V]" }} |

## Task
{{ .core_problem | default "[C]" }}
`
	for _, source := range []string{apart, strings.Replace(apart, "## Task\n", "", 1)} {
		readsFieldInTableHeader(t, source)
	}
}

func readsFieldInTableHeader(t *testing.T, source string) {
	t.Helper()
	template, err := ParseTemplate("own.md.tmpl", source)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	p := &spec.Problem{}
	for path, text := range map[string]string{"title": "T", "difficulty": "Easy", "version": "2", "core_problem": "Build it."} {
		p.Set(path, spec.Text(text))
	}
	doc, err := template.Render(p)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	for _, test := range []struct{ from, to, difficulty, unplaced string }{
		{"", "", "Easy", ""},
		{"|---|---|", "| ------- | :--: |", "Easy", ""},
		{"Build it.", "Build it.\n\n## Mine\n", "Easy", ": ## Mine"},
		{"| Level | Easy |", "| **level**: | `Easy` |", "Easy", ""},
		{"| Level | Easy |", "Level|Easy", "Easy", ""},
		{"| Level | Easy |\n|---|---|", "| Level | Easy | x |\n|---|---|---|", "Easy", "the template's table has no column \"x\", so the spec leaves that out: | Level | Easy | x |"},
		{"| Level | Easy |", "| Level | [L] |", "", ""},
		{"| Level | Easy |", "| Height | Easy |", "", ": | Height | Easy |"},
		{"| Level | Easy |", "| Level | Banana |", "", `difficulty cannot be "Banana": | Level | Banana |`},
		{"| Version | 2 |", "| Version | 2 |\n| Owner | me |", "Easy", ": | Owner | me |"},
	} {
		for _, ending := range []string{"", " \n"} { // which only the looser reading takes for none
			touched := strings.Replace(string(doc.Bytes()), test.from, test.to, 1) + ending
			reading, err := template.Read([]byte(touched))
			if err != nil {
				t.Fatal(err)
			}
			want := p.Clone()
			if want.Set("difficulty", spec.Text(test.difficulty)); test.difficulty == "" {
				want.Unset("difficulty")
			}
			if diff := cmp.Diff(spectest.Said(want), spectest.Said(reading.Problem)); diff != "" {
				t.Errorf("%s (-said +read):\n%s", test.to, diff)
			}
			var unplaced []string
			for _, u := range reading.Unplaced {
				unplaced = append(unplaced, u.Why+": "+string(u.Raw))
			}
			if diff := cmp.Diff(test.unplaced, strings.Join(unplaced, "\n")); diff != "" {
				t.Errorf("%s: unplaced (-want +got):\n%s", test.to, diff)
			}
			page, err := template.Page([]byte(touched))
			if err != nil {
				t.Fatal(err)
			}
			fields := page.Fields("difficulty")
			if v, _ := fields.Get("difficulty"); v.Text != test.difficulty && test.to != "| Level | Banana |" {
				t.Errorf("%s: the difficulty is listed as %q", test.to, v.Text)
			}
		}
	}
}

// A table in place of labelled lines has their labels in its first column, or across its
// top: where both could be, nothing is claimed.
func TestReadLabelsAcrossTop(t *testing.T) {
	said := func(pairs ...string) *spec.Problem {
		p := problem("title", "A")
		for i := 0; i < len(pairs); i += 2 {
			if f, _ := spec.Lookup(pairs[i]); f.Many {
				p.Set(pairs[i], spec.List(strings.Split(pairs[i+1], ", ")...))
			} else {
				p.Set(pairs[i], spec.Text(pairs[i+1]))
			}
		}
		return p
	}
	for _, test := range []struct {
		table  string
		want   *spec.Problem
		isTold bool
	}{
		{"| Tags | Companies |\n|---|---|\n| a, b | Meta |", said("tags", "a, b", "companies", "Meta"), false},
		{"| **tags** | `Companies`: |\n|:--|--:|\n| `a`, b | **Meta** |", said("tags", "a, b", "companies", "Meta"), false},
		{"| Version | Companies |\n|---|---|\n| 2 | Tags |", said("version", "2", "companies", "Tags"), false},
		{"| Difficulty | Tags | Version |\n|---|---|---|\n| Hard | a | |", said("difficulty", "Hard", "tags", "a"), false},
		{"| Difficulty | Last Updated |\n|---|---|\n| Banana | 2026-01-02 |", said("last_updated", "2026-01-02"), true},
		{"| Tags | Companies |\n|---|---|\n| a | Meta | x |", said("tags", "a", "companies", "Meta"), true},
		{"| Tags | Companies |\n|---|---|\n| a | Meta |\n| b | Uber |", said(), true},
		{"| Tags | Companies |\n|---|---|\n| Difficulty | Hard |", said("difficulty", "Hard"), true},
		{"| Tags | Companies |\n|---|---|", said(), true},
		{"| Version | Estimated Time |\n|---|---|\n| 2 | 10 |", said("version", "2"), true},
		{"| Tags | a company |\n|---|---|\n| Version | 2 |", said("tags", "a company", "version", "2"), false},
		{"- **Tags**: a\n\n| Tags | Companies |\n|---|---|\n| b | Meta |", said("tags", "a, b", "companies", "Meta"), true},
	} {
		doc := []byte("# A - System Design Interview Problem\n\n## Metadata\n" + test.table + "\n")
		reading, err := Builtin().Read(doc)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(spectest.Said(test.want), spectest.Said(reading.Problem)); diff != "" || (len(reading.Unplaced) > 0) != test.isTold {
			t.Errorf("%s: %v (-want +read):\n%s", test.table, reading.Unplaced, diff)
		}
	}
}
