package scaffold

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// Two texts of a line that a break parts are read at it, however it is written: in an item, a
// paragraph and a cell, as written and as touched.
func TestReadPartedByBreaks(t *testing.T) {
	const said = "architecture: {components: [{name: Link store, description: Keeps all links}, {name: 'Cache: two words', description: 'a, b'}]}\n"
	const objects = "resources: [{title: DDIA book, description: The big ideas, link: 'https://a.example/x'}, {title: A b, link: 'https://b.example/x'}]\n"
	const texts = "version: 1 or 2\nrequirements: {non_functional: {scale: 5M users a day, security: TLS only}}\n"
	list := func(item string) string { return "{{ range .architecture.components }}" + item + "\n{{ end }}" }
	forms := map[string]form{
		"a tag":      {list("- {{ .name }}<br>{{ .description }}"), said},
		"closed":     {list("- {{ .name }} <br /> {{ .description }}"), said},
		"spaces":     {list("- {{ .name }}  \n  {{ .description }}"), said},
		"backslash":  {list("- {{ .name }}\\\n  {{ .description }}"), said},
		"a colon":    {list("- {{ .name }}:<br>{{ .description }}"), said},
		"words":      {list("- {{ .name }}<br>does {{ .description }}"), said},
		"bold":       {list("- **{{ .name }}**<br>{{ .description }}"), said},
		"numbers":    {"{{ range $i, $c := .architecture.components }}{{ add1 $i }}. {{ .name }}<br>{{ .description }}\n{{ end }}", said},
		"boxes":      {list("- [ ] {{ .name }}<br>{{ .description }}"), said},
		"with":       {list("- {{ .name }}{{ with .description }}<br>{{ . }}{{ end }}"), "architecture: {components: [{name: Link store, description: Keeps links}, {name: Two words}]}\n"},
		"paragraphs": {list("{{ .name }}<br>{{ .description }}\n"), said},
		"cells":      {"| A | B |\n|---|---|\n" + list("| x | {{ .name }}<br>{{ .description }} |"), said},
		"three":      {"{{ range .resources }}- {{ .title }}{{ with .description }}<br>{{ . }}{{ end }}<br><{{ .link }}>\n{{ end }}", objects},
		"a line":     {"- **What**: {{ .version }}<br>{{ .requirements.non_functional.scale }} - {{ .requirements.non_functional.security }}\n", texts},
		"a label":    {"- **What:** {{ .version }}<br>{{ .requirements.non_functional.scale }}<br>{{ .requirements.non_functional.security }}\n", texts},
		"below":      {"- What:<br>{{ .version }}<br>{{ .requirements.non_functional.scale }}<br>{{ .requirements.non_functional.security }}\n", texts},
		"a list":     {"- {{ .tags | join \"<br>\" }}<br>{{ .version }}\n", "tags: [load balancing, caching]\nversion: 1 or 2\n"},
	}
	readForms(t, forms)
}

// A break of an author's is one in whatever writing; where there is none, or more, nothing
// is cut at a space.
func TestReadPartedByAuthors(t *testing.T) {
	template := own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n{{ range .architecture.components }}- {{ .name }}<br>{{ .description }}\n{{ end }}")
	of := func(keys ...string) *spec.Problem {
		p := problem("title", "A")
		p.Set("architecture.components", spec.Objects(spec.Object(keys...)))
		return p
	}
	whole := of("name", "Link store", "description", "Keeps all links")
	for text, want := range map[string]*spec.Problem{
		"- Link store<br/>Keeps all links":         whole,
		"* Link store\\\n  Keeps all links":        whole,
		"1. Link store  \n   Keeps all\n   links":  whole,
		"- Link\n  store <br> Keeps all links":     whole,
		"- Link store<br>Keeps<br>all links":       whole,
		"- Link store Keeps all links":             of("name", "Link store Keeps all links"),
		"- Link store\n  Keeps all links":          of("name", "Link store Keeps all links"),
		"- Link store<br>*Keeps<br>all* `<br>` it": of("name", "Link store", "description", "*Keeps all* `<br>` it"),
	} {
		if diff := readDiff(t, template, "# A\n\n## S\n\n"+text+"\n", want); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// So it is where a line has another form than the template's, or other marks: what cannot
// be told apart is left out and told.
func TestReadPartedInOtherForms(t *testing.T) {
	said := problem("title", "A")
	said.Set("version", spec.Text("1 or 2"))
	said.Set("requirements.non_functional.scale", spec.Text("5M users a day"))
	const line = "- **What**: {{ .version }}<br>{{ .requirements.non_functional.scale }}\n"
	const row = "| A | B |\n|---|---|\n| What | {{ .version }}<br>{{ .requirements.non_functional.scale }} |\n"
	for _, test := range []struct {
		section, text string
		isRead        bool
	}{
		{line, "- **What:** 1 or 2<br>5M users a day\n", true},
		{line, "- What: 1 or 2<br>5M users a day\n", true},
		{line, "- *what*: 1 or 2\\\n  5M users a day\n", true},
		{line, "**What**: 1 or 2<br>5M users a day\n", true},
		{line, "- **What**: 1 or 2 5M users a day\n", false},
		{line, "- What: 1 or 2 5M users a day\n", false},
		{row, "| A | B |\n|---|---|\n| **What** | 1 or 2 <br/> 5M users a day |\n", true},
		{row, "| B | A |\n|---|---|\n| 1 or 2<br>5M users a day | What |\n", true},
		{row, "| A | B |\n|---|---|\n| What | 1 or 2 5M users a day |\n", false},
	} {
		template := own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+test.section)
		reading, err := template.Read([]byte("# A\n\n## S\n\n" + test.text))
		if err != nil {
			t.Fatal(err)
		}
		want := problem("title", "A")
		if test.isRead {
			want = said
		}
		if diff := cmp.Diff(spectest.Said(want), spectest.Said(reading.Problem)); diff != "" || test.isRead == (len(reading.Unplaced) > 0) {
			t.Errorf("%q: %v (-want +read):\n%s", test.text, reading.Unplaced, diff)
		}
	}
}

// What nothing but a space or a line break parts ends at its first space: such a text is
// refused, and all others are read.
func TestRefuseSpaced(t *testing.T) {
	const spaced = `: the template has nothing but a space or a line break between it and the next text, so it would end at its first space | change the text, or part the two in the template with a sign, or with <br>`
	list := func(item string) string { return "{{ range .architecture.components }}" + item + "\n{{ end }}" }
	const two, one = "architecture: {components: [{name: Link store, description: Keeps all links}]}\n", "architecture: {components: [{name: Links, description: Keeps all links}]}\n"
	const name = "s.yaml:2:36: architecture.components.name"
	for name, test := range map[string]struct {
		form
		refused string
	}{
		"a space":      {form{list("- {{ .name }} {{ .description }}"), two}, name + spaced},
		"one word":     {form{list("- {{ .name }} {{ .description }}"), one}, ""},
		"a line break": {form{list("- {{ .name }}\n  {{ .description }}"), two}, name + spaced},
		"a word below": {form{list("- {{ .name }}\n  {{ .description }}"), one}, ""},
		"words below":  {form{list("- {{ .name }}\n  for: {{ .description }}"), two}, ""},
		"no next one":  {form{list("- {{ .name }}{{ with .description }} {{ . }}{{ end }}"), "architecture: {components: [{name: Link store}]}\n"}, name + spaced},
		"a cell":       {form{"| A | B |\n|---|---|\n" + list("| x | {{ .name }} {{ .description }} |"), two}, name + spaced},
		"a colon":      {form{list("- {{ .name }}:\n  {{ .description }}"), "architecture: {components: [{name: 'A: b', description: c}]}\n"}, name + `: the template parts it from the next text with ": ", and it contains that`},
		"no colon":     {form{list("- {{ .name }}:\n  {{ .description }}"), two}, ""},
		"bold":         {form{list("- **{{ .name }}** {{ .description }}"), two}, ""},
		"a line":       {form{"- {{ .version }} {{ .difficulty }}\n", "version: 1 or 2\ndifficulty: Hard\n"}, "s.yaml:2:10: version" + spaced},
		"a paragraph":  {form{"{{ .version }}\n{{ .difficulty }}\n", "version: 1 or 2\ndifficulty: Hard\n"}, "s.yaml:2:10: version" + spaced},
		"blocks":       {form{"- {{ .version }} \n\n{{ .core_problem }}\n", "version: 1 or 2\ncore_problem: a b c\n"}, ""},
		"a list":       {form{"- {{ .tags | join \", \" }} {{ .version }}\n", "tags: [a, b]\nversion: 1\n"}, `s.yaml:2:7: tags: the template joins the list with ", ", and parts it from the next text with " "`},
		"one tag":      {form{"- {{ .tags | join \", \" }} {{ .version }}\n", "tags: [a]\nversion: 1\n"}, ""},
	} {
		holdsForm(t, name, test.form, test.refused)
	}
}
