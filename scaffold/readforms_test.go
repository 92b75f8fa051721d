package scaffold

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A form is a section of a template, and what is said of its fields.
type form struct{ section, said string }

// readForms renders each form, and takes its document through the reader: as it was
// written, and touched where nobody sees it. The same is read each time, with nothing
// left over.
func readForms(t *testing.T, forms map[string]form) {
	t.Helper()
	for name, form := range forms {
		template, said := form.render(t, name)
		if template == nil {
			continue
		}
		doc, err := template.Render(said)
		if err != nil {
			t.Errorf("%s: %s", name, spectest.Report(err))
			continue
		}
		for _, touched := range []string{string(doc.Bytes()), string(doc.Bytes()) + "\n"} {
			if diff := readDiff(t, template, touched, said); diff != "" {
				t.Errorf("%s: %q: %s", name, touched, diff)
			}
		}
	}
}

// holdsForm reads a form back, or refuses its problem with a report that begins so.
func holdsForm(t *testing.T, name string, f form, refused string) {
	t.Helper()
	if refused == "" {
		readForms(t, map[string]form{name: f})
		return
	}
	template, said := f.render(t, name)
	if template == nil {
		return
	}
	_, err := template.Render(said)
	if got := spectest.Report(err); err == nil || !strings.HasPrefix(got, refused) {
		t.Errorf("%s: refused is %q", name, got)
	}
}

// render gives the template of a form, and the problem; nil if there is none.
func (f *form) render(t *testing.T, name string) (*Template, *spec.Problem) {
	t.Helper()
	template, err := ParseTemplate("own.md.tmpl", "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+f.section)
	if err != nil {
		t.Errorf("%s: %s", name, spectest.Report(err))
		return nil, nil
	}
	said, err := spectest.Read("title: A\n" + f.said)
	if err != nil {
		t.Errorf("%s: %s", name, spectest.Report(err))
		return nil, nil
	}
	return template, said
}

// readDiff reads a document, and gives how that is not what was said, or what is left over.
func readDiff(t *testing.T, template *Template, doc string, said *spec.Problem) string {
	t.Helper()
	reading, err := template.Read([]byte(doc))
	if err != nil {
		return spectest.Report(err)
	}
	diff := cmp.Diff(spectest.Said(said), spectest.Said(reading.Problem))
	for _, u := range reading.Unplaced {
		diff += string(u.Raw) + ": " + u.Why + "\n"
	}
	return diff
}

// A URL in the template's angle brackets is read wherever it stands.
func TestReadAngles(t *testing.T) {
	const said = "resources: [{title: DDIA, description: The book, link: 'https://a.example/x'}]\n"
	list := func(item string) string { return "{{ range .resources }}" + item + "\n{{ end }}" }
	readForms(t, map[string]form{
		"behind":      {list("- {{ .title }}: {{ .description }} <{{ .link }}>"), said},
		"brackets":    {list("- {{ .title }} ({{ .description }}) <{{ .link }}>"), said},
		"bold":        {list("- **{{ .title }}** ({{ .description }}) <{{ .link }}>"), said},
		"a full stop": {list("- {{ .title }}: {{ .description }}, <{{ .link }}>."), said},
		"between":     {list("- {{ .title }} <{{ .link }}> {{ .description }}"), said},
		"first":       {list("- <{{ .link }}> {{ .title }}: {{ .description }}"), said},
		"other URLs":  {list("- {{ .title }}: {{ .description }} <{{ .link }}>"), "resources: [{title: DDIA, description: 'Like https://b.example or <https://c.example>', link: 'https://a.example/x'}]\n"},
		"other kinds": {list("- {{ .title }}: {{ .description }} <{{ .link }}>"), "resources: [{title: DDIA, description: A, link: 'https://a.example/(x'}, {title: B, description: C, link: 'mailto:a@b.example'}]\n"},
		"with":        {list("- {{ .title }}{{ with .description }}: {{ . }}{{ end }}{{ with .link }} <{{ . }}>{{ end }}"), "resources: [{title: DDIA, description: The book, link: 'https://a.example/x'}, {title: B, description: C}, {title: D, link: 'https://d.example'}]\n"},
		"cells":       {"| Title | Link | What |\n|---|---|---|\n" + list("| {{ .title }} | <{{ .link }}> | {{ .description }} |"), said},
		"own line":    {list("- {{ .title }}\n  <{{ .link }}>\n\n  {{ .description }}"), said},
		"last line":   {list("- {{ .title }}\n  <{{ .link }}>"), "resources: [{title: DDIA, link: 'https://a.example/x'}]\n"},
		"paragraphs":  {list("\n### {{ .title }}\n\n<{{ .link }}>\n\n{{ .description }}\n"), said},
		"items":       {list("- {{ .title }}\n  - <{{ .link }}>\n  - {{ .description }}"), said},
		"a label":     {list("- {{ .title }}: {{ .description }}\n  - Link: <{{ .link }}>"), said},
	})
}

// What is no URL cannot stand in the angle brackets: it would be taken for a tag, or shown
// with them. The text is named.
func TestRefuseInAngles(t *testing.T) {
	for name, test := range map[string]struct {
		form
		refused string
	}{
		"a path":       {form{"{{ range .resources }}- {{ .title }} <{{ .link }}>\n{{ end }}", "resources: [{title: B, link: a/b.md}]\n"}, `s.yaml:2:30: resources.link: the template has it in angle brackets, in which only a URL or an address can stand`},
		"a tag":        {form{"{{ range .resources }}- {{ .title }}\n  <{{ .link }}>\n{{ end }}", "resources: [{title: B, link: https://a.example}, {title: B, link: readme}]\n"}, `s.yaml:2:67: resources.link: the template has it in angle brackets`},
		"other fields": {form{"- **Level**: {{ .difficulty }}\n- <{{ .version }}>\n", "version: v\n"}, `s.yaml:2:10: version: the template has it in angle brackets`},
	} {
		template, said := test.render(t, name)
		if template == nil {
			continue
		}
		_, err := template.Render(said)
		if got := spectest.Report(err); err == nil || !strings.HasPrefix(got, test.refused) {
			t.Errorf("%s: refused is %q", name, got)
		}
	}
}

// Breaks part the items of a list that shares a line, whatever its separator is.
func TestReadListsWithBreaks(t *testing.T) {
	const said = "tags: [load balancing, caching]\nrequirements: {functional: [Send a message]}\n"
	readForms(t, map[string]form{
		"items":       {"- **Tags**: {{ .tags | join \"<br>\" }}\n- **Needs**: {{ .requirements.functional | join \"<br>\" }}\n", said},
		"closed":      {"- **Tags**: {{ .tags | join \"<br/>\" }}\n- **Needs**: {{ .requirements.functional | join \"<br />\" }}\n", said},
		"spaces":      {"- **Tags**: {{ .tags | join \" <br> \" }}\n- **Needs**: {{ .requirements.functional | join \"  \\n  \" }}\n", said},
		"backslash":   {"- **Tags**: {{ .tags | join \"\\\\\\n  \" }}\n- **Needs**: {{ .requirements.functional | join \"\\\\\\n  \" }}\n", said},
		"cells":       {"| What | Which |\n|---|---|\n| Tags | {{ .tags | join \"<br>\" }} |\n| Needs | {{ .requirements.functional | join \"<br>\" }} |\n", said},
		"one row":     {"| Tags | Needs |\n|---|---|\n| {{ .tags | join \"<br>\" }} | {{ .requirements.functional | join \"<br>\" }} |\n", said},
		"paragraphs":  {"**Tags**: {{ .tags | join \"<br>\" }}\n\n**Needs**: {{ .requirements.functional | join \"<br>\" }}\n", said},
		"plain":       {"Tags: {{ .tags | join \"<br>\" }}\n\nNeeds: {{ .requirements.functional | join \"<br>\" }}\n", said},
		"no labels":   {"- {{ .tags | join \"<br>\" }}\n- **Needs**: {{ .requirements.functional | join \"<br>\" }}\n", said},
		"a paragraph": {"{{ .tags | join \"<br>\" }}\n\n**Needs**: {{ .requirements.functional | join \"<br>\" }}\n", said},
		"default":     {"- **Tags**: {{ .tags | join \"<br>\" | default \"[a<br>b]\" }}\n- **Needs**: {{ .requirements.functional | join \"<br>\" | default \"[c<br>d e]\" }}\n", "tags: [load balancing, caching]\n"},
		"bold":        {"- **Tags**: {{ range $i, $t := .tags }}{{ if $i }}<br>{{ end }}**{{ $t }}**{{ end }}\n- **Needs**: {{ .requirements.functional | join \"<br>\" }}\n", said},
		"three":       {"- **Tags**: {{ .tags | join \"<br>\" }}\n- **Version**: {{ .version }}\n", "tags: [load balancing, caching, c d]\nversion: 1.0\n"},
	})
}

// An author's breaks part the items of a list whose separator is another, in whatever form
// the line has.
func TestReadBreaksOfAuthors(t *testing.T) {
	const facts = "- **Level**: {{ .difficulty }}\n- **Tags**: {{ .tags | join \", \" }}\n"
	const table = "| Fact | Value |\n|---|---|\n| Level | {{ .difficulty }} |\n| Tags | {{ .tags | join \", \" }} |\n"
	said := problem("title", "A")
	said.Set("difficulty", spec.Text("Hard"))
	said.Set("tags", spec.List("load balancing", "queues", "caching"))
	for name, test := range map[string]struct{ section, text string }{
		"items":         {facts, "- **Level**: Hard\n- **Tags**: load balancing<br>queues, caching\n"},
		"a table":       {facts, "| | |\n|---|---|\n| Level | Hard |\n| Tags | load balancing<br>queues, caching |\n"},
		"a row":         {facts, "| Level | Tags |\n|---|---|\n| Hard | load balancing<br/>queues<br>caching |\n"},
		"pairs":         {facts, "| | | | |\n|---|---|---|---|\n| Level | Hard | Tags | load balancing<br>queues, caching |\n"},
		"own table":     {table, "| Fact | Value |\n|---|---|\n| Level | Hard |\n| Tags | load balancing<br>queues, caching |\n"},
		"other columns": {table, "| Value | Fact |\n|---|---|\n| Hard | Level |\n| load balancing <br> queues, caching | Tags |\n"},
		"own row":       {"| Level | Tags |\n|---|---|\n| {{ .difficulty }} | {{ .tags | join \", \" }} |\n", "| Level | Tags |\n|---|---|\n| Hard | load balancing,<br>queues,<br>caching |\n"},
		"items below":   {table, "- **Level**: Hard\n- **Tags**: load balancing<br>queues, caching\n"},
	} {
		if diff := readDiff(t, own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+test.section), "# A\n\n## S\n\n"+test.text, said); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A line break of the template's is a space to a reader: a list that is joined with it holds
// texts without spaces, or it is refused.
func TestRefuseSoftBreaks(t *testing.T) {
	for name, test := range map[string]struct{ section, tags, refused string }{
		"items":      {"- **Tags**: {{ .tags | join \"\\n  \" }}\n- **Level**: {{ .difficulty }}\n", "load balancing", `s.yaml:2:8: tags: the template joins the list with " ", and "load balancing" contains it`},
		"words":      {"- **Tags**: {{ .tags | join \"\\n  \" }}\n- **Level**: {{ .difficulty }}\n", "queues", ""},
		"paragraphs": {"{{ range .tags }}{{ . }}\n{{ end }}", "load balancing", `s.yaml:2:8: tags: the template joins the list with " ", and "load balancing" contains it`},
		"commas":     {"- **Tags**: {{ .tags | join \";\\n  \" }}\n- **Level**: {{ .difficulty }}\n", "a; b", `s.yaml:2:8: tags: the template joins the list with "; ", and "a; b" contains it`},
		"no commas":  {"- **Tags**: {{ .tags | join \";\\n  \" }}\n- **Level**: {{ .difficulty }}\n", "a b", ""},
		"apart":      {"{{ range .tags }}{{ . }}\n\n{{ end }}", "load balancing", ""},
	} {
		f := form{test.section, "tags: [" + test.tags + ", caching]\n"}
		holdsForm(t, name, f, test.refused)
	}
}

// A text that a template has several times in a line, as the words of a link and in where
// that leads, is read once.
func TestReadSeveralTimes(t *testing.T) {
	const tags = "tags: [queues, caching]\n"
	readForms(t, map[string]form{
		"a link":      {"- **Level**: [{{ .difficulty }}](levels.md#{{ .difficulty }})\n- **Version**: {{ .version }}\n", "difficulty: Hard\n"},
		"a row":       {"| A | B |\n|---|---|\n| Level | [{{ .difficulty }}](levels.md#{{ .difficulty }}) |\n| Version | {{ .version }} |\n", "difficulty: Hard\nversion: 1.0\n"},
		"three times": {"- **Level**: {{ .difficulty }} [{{ .difficulty }}](levels.md#{{ .difficulty }})\n- **Version**: {{ .version }}\n", "difficulty: Hard\nversion: 2\n"},
		"words":       {"- **Version**: {{ .version }} (since {{ .version }})\n", "version: 1.2\n"},
		"a sum":       {"- **Takes**: {{ .estimated_time.reading }} of [{{ .estimated_time.total }}](t.md#{{ .estimated_time.total }}), {{ .estimated_time.solving }}\n", "estimated_time: {reading: 10, solving: 45}\n"},
		"an object":   {"{{ range .resources }}- [{{ .title }}]({{ .link }} \"{{ .title }}\"): {{ .description }}\n{{ end }}", "resources: [{title: DDIA, description: The book, link: 'https://a.example/x'}]\n"},
		"tags":        {"- **Tags**: {{ range $i, $t := .tags }}{{ if $i }}, {{ end }}[{{ $t }}](tags.md#{{ $t }}){{ end }}\n- **Version**: {{ .version }}\n", tags},
		"one tag":     {"- **Tags**: {{ range $i, $t := .tags }}{{ if $i }}, {{ end }}[{{ $t }}](tags/{{ $t }}.md){{ end }}\n", "tags: [queues]\n"},
		"files":       {"- **Tags**: {{ range $i, $t := .tags }}{{ if $i }} · {{ end }}[{{ $t }}](tags/{{ $t }}.md){{ end }}\n- **Version**: {{ .version }}\n", tags},
		"cells":       {"| A | B |\n|---|---|\n| Tags | {{ range $i, $t := .tags }}{{ if $i }}, {{ end }}[{{ $t }}](tags/{{ $t }}.md){{ end }} |\n| Version | {{ .version }} |\n", tags},
		"breaks":      {"- **Tags**: {{ range $i, $t := .tags }}{{ if $i }}<br>{{ end }}[{{ $t }}](tags/{{ $t }}.md){{ end }}\n", tags},
		"spaces":      {"- **Level**: [{{ .version }}](<v#{{ .version }}>)\n- **Firms**: {{ range $i, $t := .companies }}{{ if $i }}, {{ end }}[{{ $t }}](<#{{ $t }}>){{ end }}\n- **Tags**: {{ range $i, $t := .tags }}{{ if $i }}<br>{{ end }}[{{ $t }}](<#{{ $t }}>){{ end }}\n", "version: 1 or 2\ncompanies: [Meta, Two Words]\ntags: [load balancing, caching]\n"},
		"one page":    {"- **Tags**: {{ range $i, $t := .tags }}{{ if $i }}, {{ end }}[{{ $t }}](tags.md){{ end }}\n", tags},
	})
}

// Where an author has changed one of them, the words count, and the other is told.
func TestReadOtherTimes(t *testing.T) {
	const links = "- **Level**: [{{ .difficulty }}](levels.md#{{ .difficulty }})\n- **Tags**: {{ range $i, $t := .tags }}{{ if $i }}, {{ end }}[{{ $t }}](tags.md#{{ $t }}){{ end }}\n"
	said := problem("title", "A")
	said.Set("difficulty", spec.Text("Hard"))
	said.Set("tags", spec.List("queues", "caching"))
	for text, told := range map[string]string{
		"- **Level**: [Hard](levels.md#Easy)\n- **Tags**: [queues](tags.md#queues), [caching](tags.md#caching)\n":  "the template has difficulty several times in this line, and the spec keeps the first",
		"- **Level**: Hard\n- **Tags**: queues, caching\n":                                                         "",
		"- **Level**: [Hard](levels.md#hard)\n- **Tags**: [queues](tags.md#queues), caching\n":                     linkLost,
		"- **Level**: [Hard](levels.md#hard)\n- **Tags**: queues, [caching](tags.md#caching)\n":                    linkLost,
		"- **Level**: [Hard](levels.md#hard)\n- **Tags**: [queues](tags.md#queues), [caching](other.md#caching)\n": linkLost,
	} {
		diff := readDiff(t, own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+links), "# A\n\n## S\n\n"+text, said)
		if lines := strings.Count(diff, "\n"); lines > 1 || !strings.HasSuffix(strings.TrimSpace(diff), told) || (told == "") != (diff == "") {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

// Lists that the template has sorted are read in their order there.
func TestReadSorted(t *testing.T) {
	readForms(t, map[string]form{"joined": {"- **Tags**: {{ .tags | sortAlpha | join \", \" }}\n- **Version**: {{ .version }}\n", "tags: [a, b, c]\n"}})
}

// A text that stands within emphasis of the template is read without it, however its line
// is written.
func TestReadOwnEmphasis(t *testing.T) {
	const links = "{{ range .related }}- [{{ .title }}]({{ .link }}) - *{{ .relationship }}*\n{{ end }}"
	const title = "the spec has no place for the title of the link"
	said, err := spectest.Read("title: A\nrelated: [{title: Design a Feed, link: 'https://a.example', relationship: both are lists}]\n")
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	for _, test := range []struct{ section, text, told string }{
		{links, "- [Design a Feed](https://a.example) — *both are lists*\n", ""},
		{links, "- [Design a Feed](https://a.example): _both are lists_\n", ""},
		{links, "- [Design a Feed](https://a.example) — both are lists\n", ""},
		{links, "- [Design a Feed](https://a.example \"Feed\") - *both are lists*\n", title},
		{links, "- [Design a Feed](https://a.example) — **both are lists**\n", "the template has other emphasis there"},
		{strings.ReplaceAll(links, "*", "**"), "- [Design a Feed](https://a.example) — **both are lists**\n", ""},
		{strings.ReplaceAll(links, "*", "~~"), "- [Design a Feed](https://a.example) - ~~both are lists~~\n", ""},
		{strings.ReplaceAll(links, "*", "`"), "- [Design a Feed](https://a.example) — `both are lists`\n", ""},
		{strings.ReplaceAll(links, "*", "***"), "- [Design a Feed](https://a.example) — ***both are lists***\n", ""},
	} {
		diff := readDiff(t, own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+test.section), "# A\n\n## S\n\n"+test.text, said)
		if strings.Count(diff, "\n") > 1 || !strings.HasSuffix(strings.TrimSpace(diff), test.told) || (test.told == "") != (diff == "") {
			t.Errorf("%s: %s", test.text, diff)
		}
	}
}

// Headings that a list makes are read at another level, too, if none of them is at the
// template's.
func TestReadListsOfHeadings(t *testing.T) {
	const parts = "{{ range .architecture.components }}### {{ .name }}\n{{ .description }}\n\n{{ end }}"
	said, err := spectest.Read("title: A\narchitecture: {components: [{name: Gateway, description: Holds}, {name: Store, description: Keeps}]}\n")
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	template := own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+parts+"\n## Why\n{{ .core_problem | default \"[C]\" }}\n")
	for _, text := range []string{
		"### Gateway\nHolds\n\n### Store\nKeeps\n",
		"#### Gateway\nHolds\n\n#### Store\nKeeps\n",
		"##### Gateway\nHolds\n\n##### Store\nKeeps\n",
	} {
		if diff := readDiff(t, template, "# A\n\n## S\n\n"+text+"\n## Why\n[C]\n", said); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
	for _, deeper := range []string{"#", "##"} { // with all that stands above them
		doc := strings.ReplaceAll("\n# A\n\n## S\n\n### Gateway\nHolds\n\n### Store\nKeeps\n\n## Why\n[C]\n", "\n#", "\n#"+deeper)
		if diff := readDiff(t, template, doc[1:], said); diff != "" {
			t.Errorf("%s: %s", doc, diff)
		}
	}
	reading, err := template.Read([]byte("# A\n\n## S\n\n### Gateway\nHolds\n\n#### Notes\n\nOurs.\n\n### Store\nKeeps\n\n## Why\n[C]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(spectest.Said(said), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) != 2 {
		t.Errorf("%v: %s", reading.Unplaced, diff)
	}
}

// Code of several lines is read without the columns by which the template indents it.
func TestReadIndentedCode(t *testing.T) {
	const said = "version: 1.0\ndatabase: {schema: \"CREATE TABLE a (\\n  b int\\n\\n);\"}\n"
	readForms(t, map[string]form{
		"an item":      {"- **Version**: {{ .version }}\n- **Schema**:\n  ```sql\n{{ .database.schema | indent 2 }}\n  ```\n", said},
		"a number":     {"1. **Version**: {{ .version }}\n2. **Schema**:\n\n   ```sql{{ .database.schema | nindent 3 }}\n   ```\n", said},
		"nested":       {"- **Version**: {{ .version }}\n  - **Schema**:\n    ```sql\n{{ .database.schema | indent 4 }}\n    ```\n", said},
		"more columns": {"- **Version**: {{ .version }}\n- **Schema**:\n  ```sql\n{{ .database.schema | indent 4 }}\n  ```\n", said},
		"no item":      {"**Version**: {{ .version }}\n\n```sql\n{{ .database.schema | indent 4 }}\n```\n", said},
		"a default":    {"- **Version**: {{ .version }}\n- **Schema**:\n  ```sql\n{{ .database.schema | default \"-- [Schema]\" | indent 2 }}\n  ```\n", said},
		"none said":    {"- **Version**: {{ .version }}\n- **Schema**:\n  ```sql\n{{ .database.schema | default \"-- [Schema]\" | indent 2 }}\n  ```\n", "version: 1.0\n"},
	})
}

// Of lines of an object that are written alike, each is read in its place.
func TestReadAlikeInObjects(t *testing.T) {
	const said = "scaling: {bottlenecks: [{name: Reads, impact: Slow, solution: A cache}, {name: Writes, impact: Lost, solution: A queue}]}\n"
	list := func(item string) string { return "{{ range .scaling.bottlenecks }}" + item + "\n{{ end }}" }
	readForms(t, map[string]form{
		"items":    {list("- {{ .name }}\n  - {{ .impact }}\n  - {{ .solution }}"), said},
		"numbers":  {list("- {{ .name }}\n  1. {{ .impact }}\n  2. {{ .solution }}"), said},
		"headings": {list("### {{ .name }}\n\n- {{ .impact }}\n- {{ .solution }}\n"), said},
		"counted":  {list("### {{ .name }}\n\n1. {{ .impact }}\n2. {{ .solution }}\n"), said},
		"bold":     {list("**{{ .name }}**\n\n- {{ .impact }}\n- {{ .solution }}\n"), said},
		"all":      {list("- {{ .name }}\n- {{ .impact }}\n- {{ .solution }}"), said},
		"labels":   {list("- {{ .name }}\n  - {{ .impact }}\n  - Solution: {{ .solution }}"), said},
	})
}

// Headings that the template counts are those of one list.
func TestReadCountedHeadings(t *testing.T) {
	const said = "requirements: {functional: [Send a message, 2 fast ways, Read it]}\n"
	readForms(t, map[string]form{
		"in the title":   {"{{ range $i, $x := .requirements.functional }}### R{{ add1 $i }}: {{ $x }}\n\n{{ end }}", said},
		"below":          {"{{ range $i, $x := .requirements.functional }}### R{{ add1 $i }}\n\n{{ $x }}\n\n{{ end }}", said},
		"words":          {"{{ range $i, $x := .requirements.functional }}### Need no. {{ add1 $i }}: {{ $x }}\n\n{{ end }}### Why\n\n{{ .core_problem }}\n", said + "core_problem: Talk\n"},
		"objects":        {"{{ range $i, $x := .architecture.components }}### Part {{ add1 $i }}: {{ $x.name }}\n\n{{ $x.description }}\n\n{{ end }}", "architecture: {components: [{name: Gateway, description: Holds}, {name: Store, description: Keeps}, {name: Queue, description: Waits}]}\n"},
		"the template's": {"### Part 1 of {{ .title }}\n\n{{ .core_problem }}\n\n### Part 2 of {{ .title }}\n\n{{ .business_context }}\n", "core_problem: Talk\nbusiness_context: Long ago\n"},
	})
}

// A row whose label is the template's is read though its author has changed the template's
// words in another cell, which is told.
func TestReadOtherCells(t *testing.T) {
	const table = "| Fact | Value | Note |\n|---|---|---|\n| Level | {{ .difficulty }} | see the guide |\n| Tags | {{ .tags | join \", \" }} | |\n| By | us | {{ .version }} |\n"
	said := problem("title", "A")
	said.Set("difficulty", spec.Text("Hard"))
	said.Set("tags", spec.List("queues"))
	said.Set("version", spec.Text("2"))
	for text, told := range map[string]string{
		"| Level | Hard | see OUR guide |\n| Tags | queues | |\n| By | us | 2 |\n":         `has "see the guide" in cell 3 of the row, and the spec has no place for other words`,
		"| Level | Hard | |\n| Tags | queues | |\n| By | us | 2 |\n":                       `has "see the guide" in cell 3 of the row, and the spec has no place for other words`,
		"| Level | Hard | see the guide |\n| Tags | queues | of ours |\n| By | us | 2 |\n": `has "" in cell 3 of the row, and the spec has no place for other words`,
		"| Level | Hard | *see the guide* |\n| Tags | queues | |\n| By | **us** | 2 |\n":   "",
		"| level | Hard | see the guide |\n| Tags | queues | |\n| By | all of us | 2 |\n":  `has "us" in cell 2 of the row, and the spec has no place for other words`,
	} {
		diff := readDiff(t, own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+table), "# A\n\n## S\n\n| Fact | Value | Note |\n|---|---|---|\n"+text, said)
		if strings.Count(diff, "\n") > 1 || !strings.HasSuffix(strings.TrimSpace(diff), told) || (told == "") != (diff == "") {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

// A sum alone does not tell what it was computed from: such a template is refused.
func TestRefuseSums(t *testing.T) {
	for section, refused := range map[string]string{
		"- **Takes**: {{ .estimated_time.total }} min\n":                                                                 "own.md.tmpl: shows estimated_time.total without estimated_time.reading and estimated_time.solving, which could not be read back from a file | show what it is computed from, too",
		"- **Takes**: {{ .estimated_time.total }} min, {{ .estimated_time.reading }} reading\n":                          "own.md.tmpl: shows estimated_time.total without estimated_time.solving, which could not be read back from a file | show what it is computed from, too",
		"- **Takes**: {{ .estimated_time.reading }} + {{ .estimated_time.solving }} = {{ .estimated_time.total }} min\n": "",
	} {
		_, err := own(t, "# {{ .title }}\n\n## S\n\n"+section).Layout()
		if got := spectest.Report(err); got != refused {
			t.Errorf("%s: %q", section, got)
		}
	}
}

// A text that stands behind a line of the template's, and is read with what stands before
// it, is told.
func TestReadTornText(t *testing.T) {
	const section = "{{ .business_context }}\n\n*Core:* {{ .core_problem }}\n\nSpeed is {{ .requirements.non_functional.performance }}.\n"
	const told = ": the spec puts it with the rest of business_context, which stands elsewhere\n"
	for text, want := range map[string]string{
		"Long ago.\n\n*Core:* Say it.\n\nSpeed is 50 ms.\n":                "",
		"Long ago.\n\n*Core:* Say it.\n\nThe speed is 50 ms.\n":            "The speed is 50 ms." + told,
		"Long ago.\n\n*Core:* Say it.\n\nSpeed is 50 ms.\n\n- So\n\nOn.\n": "- So" + told + "On." + told,
		"*Core:* Say it.\n\nLong ago.\n\nSpeed is 50 ms.\n":                "",
		"Long ago.\n\n- So\n\nOn.\n\n*Core:* Say it.\n":                    "",
	} {
		reading, err := own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+section).Read([]byte("# A\n\n## S\n\n" + text))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, u := range reading.Unplaced {
			got += string(u.Raw) + ": " + u.Why + "\n"
		}
		if got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// A block text that the template's words begin goes on to the next line of the template's.
func TestReadBegunText(t *testing.T) {
	readForms(t, map[string]form{
		"two paragraphs": {"**Story.** {{ .business_context }}\n\n- **Level**: {{ .difficulty }}\n", "difficulty: Hard\nbusiness_context: \"One\\n\\nTwo\"\n"},
		"a list":         {"**Story.** {{ .business_context }}\n\n- **Level**: {{ .difficulty }}\n", "difficulty: Hard\nbusiness_context: \"One\\n\\n- a\\n- b\"\n"},
		"alone":          {"**Story.** {{ .business_context }}\n", "business_context: \"One\\n\\n- a\\n- b\\n\\nEnd.\"\n"},
		"then":           {"**Story.** {{ .business_context }}\n\n**Core.** {{ .core_problem }}\n", "business_context: \"One\\n\\n- a\\n- b\\n\\nEnd.\"\ncore_problem: x\n"},
	})
}
