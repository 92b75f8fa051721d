package check_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
	"newproblem/scaffold/layout"
	"newproblem/scaffold/spec"
)

// own makes a checker of a template of one's own.
func own(t *testing.T, source string) (*check.Checker, *scaffold.Template) {
	t.Helper()
	tmpl, err := scaffold.ParseTemplate("own.md.tmpl", source)
	if err != nil {
		t.Fatal(err)
	}
	c, err := check.New(tmpl)
	if err != nil {
		t.Fatal(err)
	}
	return c, tmpl
}

const ownTemplate = `# {{ .title | default "[Title]" }}: Interview

## Facts
* Level: {{ .difficulty | default "[Level]" }}
* Day: {{ .last_updated | default "[Day]" }}

## Task
{{ .core_problem | default "[What to design]" }}
{{ if .version }}
## Versions
{{ .version }}
{{ end }}
## Bottlenecks
{{- range .scaling.bottlenecks }}

### {{ .name }}
{{ .impact | default "[Impact]" }}

#### Way Out
{{ .solution | default "[Solution]" }}
{{- else }}

### [Bottleneck]
[Impact]

#### Way Out
[Solution]
{{- end }}

## Figures
| Figure | Amount | How |
|---|---|---|
| Users | {{ .capacity.users.total_users.value | default "[N]" }} | {{ .capacity.users.total_users.calculation | default "[How]" }} |
`

// ownProblem is a problem of that template, with everything that is optional.
const ownProblem = `# Chat: Interview

## Facts
* Level: Hard
* Day: 2026-11-23

## Task
Design a chat.

## Versions
1.0

## Bottlenecks

### Fan-out
Large groups.

#### Way Out
Pull.

### Storage
It grows.

#### Way Out
Shards.

## Figures
| Figure | Amount | How |
|---|---|---|
| Users | 10M | Given |
`

func TestOwnTemplate(t *testing.T) {
	c, _ := own(t, ownTemplate)
	for _, tt := range []struct{ old, new, want string }{
		{"", "", ""},
		{"## Versions\n1.0\n\n", "", ""}, // optional
		{"### Storage\nIt grows.\n\n#### Way Out\nShards.\n\n", "", ""}, // one of a list
		{"Level: Hard", "Level: hard", "4:10 metadata-case"},
		{"Level: Hard", "Level: Harder", "4:10 metadata-value"},
		{"* Day: 2026-11-23\n", "", "3:1 metadata-missing"},
		{"## Task\n", "## Ta\nsk\n", "7:1 heading-torn"},
		{"Design a chat.\n\n## Versions\n", "Design a chat.## Versions\n", "8:15 heading-torn"},
		{"## Task\nDesign a chat.\n\n", "", "7:1 heading-missing"},
		{"# Chat: Interview", "# Chat", "1:1 title-form"},
		{"Design a chat.", "[What to design]", "8:1 placeholder"},
		{"It grows.", "[Impact]", "22:1 placeholder"},
		{"| 10M | Given", "| 10M", "30:1 table-cells"},
	} {
		doc := strings.Replace(ownProblem, tt.old, tt.new, 1)
		var got []string
		for _, f := range c.Check([]byte(doc), check.Options{}) {
			got = append(got, place(f))
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%q for %q: want %q, got %q", tt.new, tt.old, tt.want, got)
		}
	}
}

// What a template writes checks clean, whatever it is like.
func TestOwnTemplatesCheckClean(t *testing.T) {
	for _, source := range []string{
		ownTemplate,
		"# {{ .title }}\n\n{{ .core_problem }}\n",
		"{{ .title }}\n",
		"---\ntitle: {{ .title }}\ndifficulty: {{ .difficulty | default \"[Any]\" }}\n---\n\n## Task\n{{ .core_problem | default \"[Task]\" }}\n\n## Tips\n{{ range .assessment.tips }}- {{ . }}\n{{ end }}",
		"## {{ .title }}\n### Text\nx\n### Text\ny\n",
	} {
		c, tmpl := own(t, source)
		full, err := tmpl.Render(saidIn(t, tmpl))
		if err != nil {
			t.Fatal(err)
		}
		for name, doc := range map[string][]byte{"blank": tmpl.Blank(), "full": full.Bytes()} {
			for _, f := range c.Check(doc, check.Options{}) {
				if f.Severity == check.Error || name == "full" && f.Severity == check.Warning {
					t.Errorf("%s problem of\n%s: %s", name, source, told([]check.Finding{f}))
				}
			}
		}
	}
}

// saidIn is the complete example, without what has no place in a template.
func saidIn(t *testing.T, tmpl *scaffold.Template) *spec.Problem {
	t.Helper()
	m, err := tmpl.Layout()
	if err != nil {
		t.Fatal(err)
	}
	p := spec.Example()
	for _, path := range p.Paths() {
		if !slices.ContainsFunc(m.Placements, func(s layout.Placement) bool { return s.Field == path || strings.HasPrefix(s.Field, path+".") }) {
			p.Unset(path)
		}
	}
	return p
}

// A label of a template may have a space before its colon, as in French: it is one all the
// same.
func TestColonOfLabel(t *testing.T) {
	for _, label := range []string{"**Time**:", "**Time** :", "**Time :**", "**Time**\u00a0:", "**Time**\u202f:", "**Time**：", "Time :", "Time\u00a0:"} {
		c, _ := own(t, "# {{ .title | default \"[T]\" }}\n\n## Facts\n\n- "+label+" {{ .estimated_time.solving | default \"[N]\" }} min\n")
		for _, test := range []struct{ line, want string }{
			{label + " 40 min", ""},
			{"**Time**: 40 min", ""},
			{label + " soon", "metadata-value"},
			{"**Time** : soon", "metadata-value"},
		} {
			got := ""
			for _, f := range c.Check([]byte("# A\n\n## Facts\n\n- "+test.line+"\n"), check.Options{}) {
				got += string(f.Rule)
			}
			if got != test.want {
				t.Errorf("%q, %q: %s, not %s", label, test.line, got, test.want)
			}
		}
	}
}

// What front matter says in place of a field has to be one of its values, however YAML
// writes it; keys of the author's own may be any YAML.
func TestFrontMatterValues(t *testing.T) {
	c, _ := own(t, "---\nlevel: {{ .difficulty | default \"[L]\" }}\ndate: {{ .last_updated | default \"[D]\" }}\ntags: [{{ .tags | join \", \" }}]\n---\n\n# {{ .title | default \"[T]\" }}\n")
	const front = "level: Hard\ndate: 2026-01-02\ntags: [a, b]\n"
	for _, test := range []struct{ old, touched, want string }{
		{"", "", ""},
		{"Hard", "'Hard' # mine", ""},
		{"Hard", "[L]", ""},
		{" Hard", "", ""},
		{"[a, b]", "\n  - a\n  - b", ""},
		{"level: Hard", "by: me\nkind: [a, {b: c}]\nlevel: Hard", ""},
		{"Hard", "Foo", `2: difficulty cannot be "Foo"`},
		{"Hard", "\n  \"Foo\"", `3: difficulty cannot be "Foo"`},
		{"Hard", "[Hard, Easy]", "2: the template has something else here than a list"},
		{"2026-01-02", "soon", `3: last_updated cannot be "soon"`},
		{"[a, b]", "a, b", `4: the template has something else here than "a, b"`},
		{"Hard", "Hard: x", "2: the front matter is not valid YAML: mapping values are not allowed in this context"},
		{"tags: [a, b]", "tags: [a, b]\nmine: a: b", "5: the front matter is not valid YAML: mapping values are not allowed in this context"},
		{"tags: [a, b]", "tags:[a, b]", "4: the front matter is not valid YAML: could not find expected ':'"},
		{"[a, b]", "\n  - a\n  - b: c: d", "6: the front matter is not valid YAML: mapping values are not allowed in this context"},
	} {
		var got []string
		for _, f := range c.Check([]byte("---\n"+strings.Replace(front, test.old, test.touched, 1)+"---\n\n# A\n"), check.Options{}) {
			got = append(got, strconv.Itoa(f.Line)+": "+f.Message)
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%q: got %q, not %s", test.touched, got, test.want)
		}
	}
}

// What the template writes behind a value is no part of it, and a value in whose place the
// blank problem has nothing may be empty.
func TestWordsBehindValues(t *testing.T) {
	c, tmpl := own(t, `# {{ .title }}

## Facts
- **Level**: {{ .difficulty }} (see the guide)
- **Day**: {{ .last_updated }}, see [it](x.md)!
- **Stars**: {{ .popularity }} of five
- **Takes**: {{ .estimated_time.reading }} min ![a clock](x.png)
- **Tags**: {{ .tags | join ", " }}.
- **Companies**: {{ .companies | join ", " | default "[C]" }}.
`)
	p := &spec.Problem{}
	for path, text := range map[string]string{"title": "A", "difficulty": "Hard", "last_updated": "2026-01-02", "popularity": "3", "estimated_time.reading": "10"} {
		p.Set(path, spec.Text(text))
	}
	p.Set("companies", spec.List("Meta"))
	doc, err := tmpl.Render(p)
	if err != nil {
		t.Fatal(err)
	}
	for swap, want := range map[string]string{
		"":                            "",
		"Hard=Hart":                   `"Level" cannot be "Hart"`,
		"Hard=hard":                   `"Level" is written "hard", but the template has "Hard"`,
		"Hard (see the guide)=Hard":   "",
		"2026-01-02=2026":             `"Day" cannot be "2026"`,
		"⭐⭐⭐=⭐⭐⭐⭐⭐⭐":                  `"Stars" cannot be "6"`,
		"10 min=ten min":              `"Takes" is written "ten min a clock", but programs read a number in digits`,
		"**Tags**: .=**Tags**: a, b.": "",
		"Meta=":                       `"Companies" is empty`,
	} {
		from, to, _ := strings.Cut(swap, "=")
		var got []string
		for _, f := range c.Check([]byte(strings.Replace(string(doc.Bytes()), from, to, 1)), check.Options{}) {
			got = append(got, f.Message)
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s: %q, not %q", swap, got, want)
		}
	}
}

// A choice that the template writes in small letters, or in capitals, is right so.
func TestFoldedChoice(t *testing.T) {
	for _, fold := range []string{"lower", "upper"} {
		for _, form := range []string{"- **Level**: {{ .difficulty | %s }}\n", "| Fact | Value |\n|---|---|\n| Level | {{ .difficulty | %s }} |\n"} {
			c, tmpl := own(t, "# {{ .title }}\n\n## Facts\n"+fmt.Sprintf(form, fold))
			p := &spec.Problem{}
			p.Set("title", spec.Text("A"))
			p.Set("difficulty", spec.Text("Hard"))
			doc, err := tmpl.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			if found := c.Check(doc.Bytes(), check.Options{}); len(found) > 0 {
				t.Errorf("%s: %v", doc.Bytes(), found)
			}
		}
	}
}
