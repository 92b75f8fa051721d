package scaffold

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

const frontTemplateText = `---
title: {{ .title | default "[T]" }}
level: {{ .difficulty | default "[L]" }}
tags: [{{ .tags | join ", " | default "Tags" }}]
firms: {{ .companies | join ", " | default "[C]" }}
scale: "to {{ .requirements.non_functional.scale | default "[S]" }} users"
meta:
  kata:
    version: {{ .version | default "[V]" }}
related:
{{- range .related }}
  - name: {{ .title }}
    how: {{ .relationship }}
{{- else }}
  - name: "[R]"
    how: "[H]"
{{- end }}
---

# {{ .title | default "[T]" }}
`

const frontDocument = `---
title: A chat
level: Hard
tags: [ab, cd]
firms: Meta, Uber
scale: "to 10 users"
meta:
  kata:
    version: 2.0
related:
  - name: Feed
    how: near
  - name: Mail
    how: far
---

# A chat
`

// Front matter is YAML: however a formatter or its author has written it, the same is read
// for every command, and what has no place is told by its line.
func TestReadFrontMatter(t *testing.T) {
	template := own(t, frontTemplateText)
	const all = "companies=[Meta Uber] difficulty=Hard related=[title:Feed,relationship:near title:Mail,relationship:far] requirements.non_functional.scale=10 tags=[ab cd] title=A chat version=2.0"
	without := func(fact string) string { return strings.Join(strings.Fields(strings.Replace(all, fact, "", 1)), " ") }
	for _, test := range []struct{ old, touched, read, told string }{
		{"", "", all, ""},
		{"[ab, cd]", "[ab,cd]", all, ""},
		{"[ab, cd]", "[ ab, cd, ]", all, ""},
		{"[ab, cd]", "[ab, cd] # mine", all, ""},
		{"[ab, cd]", "['ab', \"cd\"]", all, ""},
		{"[ab, cd]", "\n  [\n    ab,\n    cd,\n  ]", all, ""},
		{"[ab, cd]", "\n  - ab\n  # mine\n  - cd", all, ""},
		{"[ab, cd]", "\n- ab\n- cd", all, ""},
		{"[ab, cd]", "[ab]", strings.Replace(all, "ab cd", "ab", 1), ""},
		{"[ab, cd]", "ab", strings.Replace(all, "ab cd", "ab", 1), ""},
		{"[ab, cd]", "ab, cd", without("tags=[ab cd]"), "4"},
		{"[ab, cd]", "{ab: cd}", without("tags=[ab cd]"), "4"},
		{"[ab, cd]", "[ab, [cd]]", strings.Replace(all, "ab cd", "ab", 1), "4"},
		{"[ab, cd]", "", without("tags=[ab cd]"), ""},
		{"[ab, cd]", "[Tags]", without("tags=[ab cd]"), ""},
		{"[ab, cd]", "\n  - Tags", without("tags=[ab cd]"), ""},
		{"level: Hard", "level: Hard # mine", all, ""},
		{"level: Hard", "level:    'Hard'", all, ""},
		{"level: Hard", "\"level\": \"Hard\"", all, ""},
		{"level: Hard", "level: >-\n  Hard", all, ""},
		{"level: Hard", "level:\n  Hard", all, ""},
		{"level: Hard", "level: [L]", without("difficulty=Hard "), ""},
		{"level: Hard", "level:", without("difficulty=Hard "), ""},
		{"level: Hard", "level: [Hard, Easy]", without("difficulty=Hard "), "3"},
		{"level: Hard", "level: Foo", without("difficulty=Hard "), "3"},
		{"level: Hard\n", "layout: wide # level: x\n# level: Easy\nlevel: Hard\nkata: {level: Easy}\n", all, ""},
		{"level: Hard\ntags: [ab, cd]", "tags: [ab, cd]\n\nlevel: Hard", all, ""},
		{"firms: Meta, Uber", "firms: Meta,Uber", all, ""},
		{"firms: Meta, Uber", "firms:\n  - Meta\n  - Uber", all, ""},
		{"scale: \"to 10 users\"", "scale: to 10 users", all, ""},
		{"scale: \"to 10 users\"", "scale: to 10", without(" requirements.non_functional.scale=10"), "6"},
		{"meta:\n  kata:\n    version: 2.0", "meta: { kata: { by: me, version: 2.0 } }", all, ""},
		{"meta:\n  kata:\n    version: 2.0", "meta:\n    by: me\n    kata:\n        version: '2.0'", all, ""},
		{"meta:\n  kata:\n    version: 2.0", "meta: 2.0", without(" version=2.0"), "7"},
		{"  - name: Feed\n    how: near", "  - how: near\n    name: Feed", all, ""},
		{"  - name: Feed\n    how: near", "  - { name: Feed, how: near }", all, ""},
		{"  - name: Feed\n    how: near", "  - how: near", without("title:Feed,relationship:near "), "11"},
		{"title: A chat\n", "title: A\n  chat\n", all, ""},
		{"# A chat", "#  A chat", all, ""},
		{"level: Hard", "level: Hard: x", without("difficulty=Hard "), "3"},
		{"level: Hard", "mine: a: b\nlevel: Hard", all, ""},
	} {
		reading, err := template.Read([]byte(strings.Replace(frontDocument, test.old, test.touched, 1)))
		if err != nil {
			t.Fatal(err)
		}
		told := []string{}
		for _, u := range reading.Unplaced {
			told = append(told, strconv.Itoa(u.Number))
		}
		if got := saidIn(reading.Problem); got != test.read || strings.Join(told, " ") != test.told {
			t.Errorf("%q: read is\n%s, not\n%s\ntold %v: %+v", test.touched, got, test.read, told, reading.Unplaced)
		}
	}
}

// saidIn gives what a problem says, in a line.
func saidIn(p *spec.Problem) string {
	var said []string
	for path, v := range p.All() {
		said = append(said, path+"="+valueIn(v))
	}
	return strings.Join(said, " ")
}

func valueIn(v spec.Value) string {
	var parts []string
	for _, item := range v.Items {
		parts = append(parts, valueIn(item))
	}
	switch {
	case v.Items != nil:
		return "[" + strings.Join(parts, " ") + "]"
	case v.Keys == nil:
		return v.Text
	}
	for _, key := range slices.Backward(slices.Sorted(maps.Keys(v.Keys))) {
		parts = append(parts, key+":"+v.Keys[key].Text)
	}
	return strings.Join(parts, ",")
}

// What the front matter says otherwise than the body is told; what says the same, in
// whatever writing, is not.
func TestReadFrontMatterTwice(t *testing.T) {
	template := own(t, `---
title: {{ .title | default "[T]" }}
level: {{ .difficulty | default "[L]" }}
tags: [{{ .tags | join ", " | default "Tags" }}]
---
# {{ .title | default "[T]" }} - Kata

- **Difficulty**: {{ .difficulty | default "[L]" }}
- **Tags**: {{ .tags | join ", " | default "[Tags]" }}
- **Version**: {{ .version | default "[V]" }}
`)
	const doc = "---\ntitle: A plain chat\nlevel: Hard\ntags: [a, b]\n---\n# A plain chat - Kata\n\n- **Difficulty**: Hard\n- **Tags**: a, b\n- **Version**: 2\n"
	for _, test := range []struct{ old, touched, told string }{
		{"level: Hard", "level: Easy", "level: Easy|difficulty is said twice, and otherwise on line 8"},
		{"title: A plain", "title: Another", "title: Another chat|title is said twice, and otherwise on line 6"},
		{"[a, b]", "[a, c]", "tags: [a, c]|tags is said twice, and otherwise on line 9"},
		{"[a, b]", "[a]", "tags: [a]|tags is said twice, and otherwise on line 9"},
		{"**Tags**: a, b", "**Tags**: a", "tags: [a, b]|tags is said twice, and otherwise on line 9"},
		{"- **Version**: 2", "* **Version**: 2", ""},
		{"level: Hard", "level: hard", ""},
		{"level: Hard", "level: 'Hard'", ""},
		{"level: Hard", "layout: wide\nlevel:   \"Hard\"", ""},
		{"title: A plain chat", "title: A\n  plain chat", ""},
		{"title: A plain chat", "title: \"A plain chat\"", ""},
		{"title: A plain chat", "title: [T]", ""},
		{"level: Hard", "level: [L]", ""},
		{"level: Hard\n", "", ""},
		{"- **Difficulty**: Hard\n", "", ""},
	} {
		reading, err := template.Read([]byte(strings.Replace(doc, test.old, test.touched, 1)))
		if err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, u := range reading.Unplaced {
			told += string(u.Raw) + "|" + u.Why
		}
		if told != test.told {
			t.Errorf("%q: told is %q, not %q", test.touched, told, test.told)
		}
	}
}

// What YAML would read as something else in the front matter that is written is put in
// quotes, or refused where the template has words of its own beside it; all is read back
// as it was said, from the file as written and as touched.
func TestRenderFrontMatter(t *testing.T) {
	const body = "---\n\n# [T]\n"
	for _, test := range []struct{ front, said string }{
		{"title: {{ .title | default \"[T]\" }}", "A chat"},
		{"title: {{ .title | default \"[T]\" }}", "A: b"},
		{"title: {{ .title | default \"[T]\" }}", "A *b* [c] it's \"d\""},
		{"title: {{ .title | default \"[T]\" }}", "C# or F#"},
		{"title: {{ .title | default \"[T]\" }}", "no # sharp"},
		{"title: {{ .title | default \"[T]\" }}", "'Quoted'"},
		{"title: {{ .title | default \"[T]\" }}", "null"},
		{"title: the {{ .title | default \"[T]\" }} of many", "no # sharp"},
		{"title: the {{ .title | default \"[T]\" }} of many", "a: b"},
		{"title: the {{ .title | default \"[T]\" }} of many", "'Quoted'"},
		{"title: \"{{ .title | default \"[T]\" }}\"", "null # sharp"},
		{"title: \"{{ .title | default \"[T]\" }}\"", "A: b"},
		{"title: \"{{ .title | default \"[T]\" }}\"", "a \"b\" c\\d"},
	} {
		template := own(t, "---\n"+test.front+"\n"+body)
		doc, err := template.Render(problem("title", test.said))
		isOther := strings.HasSuffix(test.front, "many") && test.said != "'Quoted'"
		if isOther != (err != nil) {
			t.Errorf("%s: %q: refused: %v", test.front, test.said, err)
		}
		if err != nil {
			continue
		}
		for _, touched := range []string{string(doc.Bytes()), strings.Replace(string(doc.Bytes()), "# [T]", "#  [T]", 1)} {
			reading, err := template.Read([]byte(touched))
			if err != nil {
				t.Fatal(err)
			}
			if v, _ := reading.Problem.Get("title"); v.Text != test.said {
				t.Errorf("%q is read as %q", touched, v.Text)
			}
		}
	}
}

// Front matter that a formatter has made a text of is told, and not as lines of the author's.
func TestReadFrontMatterTorn(t *testing.T) {
	template := own(t, "---\ntitle: {{ .title | default \"[T]\" }}\nlevel: {{ .difficulty | default \"[L]\" }}\n---\n\n# {{ .title | default \"[T]\" }}\n")
	for _, front := range []string{"***\ntitle: A\nlevel: Hard\n---\n", "***\n\ntitle: A\nlevel: Hard\n\n***\n", "---\n\n## title: A\nlevel: Hard\n"} {
		reading, err := template.Read([]byte(front + "\n# A\n"))
		if err != nil {
			t.Fatal(err)
		}
		if len(reading.Unplaced) == 0 || reading.Unplaced[0].Number != 1 || reading.Unplaced[0].Mild || reading.Unplaced[0].Hint == "" {
			t.Errorf("%q: unplaced: %v", front, reading.Unplaced)
		}
	}
}

// What an author has moved to front matter that the template has elsewhere is told, with
// where that is: not what the document says below it, too, nor keys of the author's own.
func TestReadFrontMatterAstray(t *testing.T) {
	front := own(t, "---\ntitle: {{ .title | default \"[T]\" }}\n---\n\n# {{ .title | default \"[T]\" }}\n\n## Facts\n- **Level**: {{ .difficulty | default \"[L]\" }}\n- **Tags**: {{ .tags | join \", \" | default \"[t]\" }}\n")
	for _, test := range []struct {
		template *Template
		doc      string
		want     []int // the lines that are told
	}{
		{Builtin(), "---\ntitle: A\nlayout: x\nDifficulty: Hard\ntags:\n  - a\nestimated_time: {reading: 5}\n---\n\n# A\n\n## Problem Statement\n", []int{4, 5, 7}},
		{Builtin(), "---\ndifficulty: Hard\ntags: [a]\nversion:\n---\n\n# A\n\n## Metadata\n- **Difficulty**: Hard\n- **Tags**: [distributed-systems, caching, databases, etc.]\n", nil},
		{Builtin(), "---\nlayout: x\nauthor: Hard\n---\n\n# A\n", nil},
		{front, "---\ntitle: A\ndifficulty: Hard\n---\n\n# A\n\n## Facts\n- **Tags**: a\n", []int{3}},
	} {
		reading, err := test.template.Read([]byte(test.doc))
		if err != nil {
			t.Fatal(err)
		}
		var told []int
		for _, u := range reading.Unplaced {
			if told = append(told, u.Number); u.Mild || u.Hint == "" {
				t.Errorf("%q: line %d is told without a way out", test.doc, u.Number)
			}
		}
		if !slices.Equal(told, test.want) {
			t.Errorf("%q: told are the lines %v, not %v", test.doc, told, test.want)
		}
		if faults := test.template.FrontFaults(markdown.Parse([]byte(test.doc))); len(faults) != min(1, len(test.want)) {
			t.Errorf("%q: faults: %v", test.doc, faults)
		}
	}
}
