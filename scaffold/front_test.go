package scaffold

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// frontForms are the ways in which a template may write a title in its front matter, with
// what yaml.v3 finds there; some of them cannot say every text.
var frontForms = []struct {
	front  string
	all    bool // every text of one line can be said
	before string
	behind string
}{
	{front: "t: {{ .title }}", all: true},
	{front: "t: {{ .title }} # a comment", all: true},
	{front: "t: {{ .title | default \"[T]\" }}", all: true},
	{front: "t: \"{{ .title }}\"", all: true},
	{front: "t: '{{ .title }}'", all: true},
	{front: "t: \"to {{ .title }} users\"", all: true, before: "to ", behind: " users"},
	{front: "t: 'to {{ .title }} users'", all: true, before: "to ", behind: " users"},
	{front: "t: to {{ .title }} users", before: "to ", behind: " users"},
	{front: "t: {{ .title }} users", behind: " users"},
	{front: "t: >-\n  {{ .title }}", all: true},
	{front: "t: |-\n  {{ .title }}", all: true},
	{front: "t: >\n  {{ .title }}", all: true, behind: "\n"},
	{front: "t: |\n    {{ .title }}", all: true, behind: "\n"},
	{front: "t: |\n{{ .title | indent 2 }}", all: true, behind: "\n"},
	{front: "t:\n  {{ .title }}", all: true},
	{front: "{{ with .title }}t: {{ . }}{{ end }}", all: true},
	{front: "{{ $t := .title }}t: {{ $t }}", all: true},
	{front: "t: {{ if eq .title \"A\" }}A{{ else }}{{ .title }}{{ end }}"},
}

// hostileTexts are what YAML takes for something else where it stands alone.
var hostileTexts = []string{
	"A", "Chat [v2]", "a: b", "a:", ": a", "#x", "x #y", "x#y", "- x", "-", "--", "*x", "*", "&x", "!x", "@x", "`x`", "\"x", "'x", "\"x\"", "'x'",
	"yes", "No", "on", "y", "1.0", "1", "0x1F", "1e3", "1_000", "100:1", "null", "Null", "~", "true", ".inf", ".nan", "2024-01-02", "=", "<<",
	"%", "% x", "a, b", "[a", "a]", "{a", "a}", "[a, b]", "{a: b}", "|", "| x", ">", "> x", "? x", "?", "?x", "\\", "a\\b", "\\n", "\\\"",
	"it's", "say \"x\"", "a 'b' \"c\"", "ä: ö", "a\u00a0b", "a\u2028b", "a\u0085b", "\u200bx", "🚀 x", "x: y # z", "...", "a :b", "a ,b", "<b>", "*a* _b_", "a - b", "{{ .title }}", "# x", "a \\", "$x", "()", "x, ", "\u3000a\u3000b", "e\u0301",
}

// What is said stands in the front matter as YAML that says exactly that, whatever the
// template puts around it; or it is refused, and the field is named.
func TestFrontMatterSays(t *testing.T) {
	for _, form := range frontForms {
		template := ownFront(t, form.front)
		for _, text := range hostileTexts {
			said := strings.TrimSpace(text) // as in each place of it
			checkFrontSays(t, template, said, form.before+said+form.behind, form.all, true)
		}
	}
}

// checkFrontSays checks that the front matter of a template says a title as "t".
func checkFrontSays(t *testing.T, template *Template, text, want string, isAll, isTouched bool) {
	t.Helper()
	p := problem("title", text)
	if template.table.Validate(p) != nil {
		return
	}
	doc, err := template.Render(p)
	if err != nil {
		if isAll && !strings.ContainsAny(text, "\u2028\u0085") || !strings.HasPrefix(source.AsFaults(err)[0].What, "title: ") {
			t.Errorf("%s\n%q is refused: %v", template.Source(), text, err)
		}
		return
	}
	front, _, _ := bytes.Cut(bytes.TrimPrefix(doc.Bytes(), []byte("---\n")), []byte("\n---\n"))
	said := map[string]any{}
	if err := yaml.Unmarshal(front, said); err != nil || said["t"] != want || said["mine"] != "x" {
		t.Errorf("%s\n%q is written as\n%s\nwhich says %q, %v", template.Source(), text, front, said["t"], err)
	}
	checkFrontRead(t, template, doc.Bytes(), text)
	if isTouched {
		checkFrontRead(t, template, bytes.Replace(doc.Bytes(), []byte("\n# "), []byte("\n#  "), 1), text)
	}
}

// checkFrontRead checks that a document is read with a title.
func checkFrontRead(t *testing.T, template *Template, doc []byte, title string) {
	t.Helper()
	reading, err := template.Read(doc)
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := reading.Problem.Get("title"); norm.NFC.String(v.Text) != norm.NFC.String(title) || len(reading.Unplaced) > 0 {
		t.Errorf("%s\n%q is read as %q: %+v", doc, title, v.Text, reading.Unplaced)
	}
}

// FuzzFrontMatter says any title in any of the forms.
func FuzzFrontMatter(f *testing.F) {
	templates := make([]*Template, len(frontForms))
	for i, form := range frontForms {
		templates[i] = ownFront(f, form.front)
		f.Add(byte(i), hostileTexts[i])
	}
	f.Fuzz(func(t *testing.T, n byte, text string) {
		form := frontForms[int(n)%len(frontForms)]
		said := spec.Fields()[0].Canonical(text)
		checkFrontSays(t, templates[int(n)%len(frontForms)], said, form.before+said+form.behind, form.all, false)
	})
}

// ownFront is a template with a line of front matter.
func ownFront(t testing.TB, front string) *Template {
	t.Helper()
	template, err := ParseTemplate("own.md.tmpl", "---\n"+front+"\nmine: x\n---\n\n# {{ .title | default \"[T]\" }}\n")
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	return template
}

// frontLists are the ways of lists.
var frontLists = []string{
	"t: [{{ .tags | join \", \" }}]",
	"t: [{{ range $i, $t := .tags }}{{ if $i }}, {{ end }}{{ $t }}{{ end }}]",
	"t: [\"{{ .tags | join \"\\\", \\\"\" }}\"]",
	"t: [{{ range .tags }}'{{ . }}', {{ end }}]",
	"t:\n{{ range .tags }}  - {{ . }}\n{{ end -}}",
	"t:\n{{- range .tags }}\n- \"{{ . }}\"\n{{- end }}",
	"t:\n  - {{ .tags | join \"\\n  - \" }}",
	"t: [{{ range .tags | sortAlpha }}{{ . }}, {{ end }}]",
	"t: [{{ .tags | uniq | join \", \" }}]",
}

// A list is one of exactly its texts.
func TestFrontMatterLists(t *testing.T) {
	for _, form := range frontLists {
		template := ownFront(t, form)
		for i := range hostileTexts {
			tags := []string{"A1", template.table.Field("tags").Canonical(hostileTexts[i]), "B c"}
			slices.Sort(tags)
			tags = slices.Compact(tags)
			p := problem("title", "T")
			p.Set("tags", spec.List(tags...))
			if template.table.Validate(p) != nil {
				continue
			}
			doc, err := template.Render(p)
			if err != nil {
				t.Errorf("%s: %q is refused: %v", form, tags, err)
				continue
			}
			front, _, _ := bytes.Cut(bytes.TrimPrefix(doc.Bytes(), []byte("---\n")), []byte("\n---\n"))
			var said struct {
				T []any
			}
			err = yaml.Unmarshal(front, &said)
			if isSame := slices.EqualFunc(said.T, tags, func(a any, b string) bool { return a == b }); err != nil || !isSame {
				t.Errorf("%s\n%q is written as\n%s\nwhich says %q, %v", form, tags, front, said.T, err)
			}
			reading, err := template.Read(doc.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if v, _ := reading.Problem.Get("tags"); !slices.Equal(textsOf(v), tags) || len(reading.Unplaced) > 0 {
				t.Errorf("%s\n%q is read as %q: %+v", doc.Bytes(), tags, textsOf(v), reading.Unplaced)
			}
		}
	}
}

// A text of several paragraphs is that in front matter, too.
func TestFrontMatterBlocks(t *testing.T) {
	for _, form := range []string{
		"t: {{ .business_context }}", "t: \"{{ .business_context }}\"", "t: |-\n  {{ .business_context }}", "t: |-\n{{ .business_context | indent 4 }}",
		"t: |-{{ .business_context | nindent 2 }}", "t: >-\n  {{ .business_context }}",
	} {
		template := ownFront(t, form)
		for _, text := range []string{"one", "one\ntwo", "one\n\ntwo: x", "one\n\n- a\n- b", "one\n\n```\n---\n```\n\ntwo", "a\n\n---\n\nb", "> a\n> b", "# no: \"x\"\n\n'y'", "one\n\n  two"} {
			p := problem("title", "T")
			p.Set("business_context", spec.Text(text))
			if template.table.Validate(p) != nil {
				continue
			}
			doc, err := template.Render(p)
			if err != nil {
				if !strings.HasPrefix(source.AsFaults(err)[0].What, "business_context: ") || form[:5] != "t: >-" && !strings.Contains(text, "---") {
					t.Errorf("%s: %q is refused: %v", form, text, err)
				}
				continue
			}
			front, _, _ := bytes.Cut(bytes.TrimPrefix(doc.Bytes(), []byte("---\n")), []byte("\n---\n"))
			said := map[string]any{}
			if err := yaml.Unmarshal(front, said); err != nil || said["t"] != text {
				t.Errorf("%s\n%q is written as\n%s\nwhich says %q, %v", form, text, front, said["t"], err)
			}
			reading, err := template.Read(doc.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if v, _ := reading.Problem.Get("business_context"); v.Text != text || len(reading.Unplaced) > 0 {
				t.Errorf("%s\n%q is read as %q: %+v", doc.Bytes(), text, v.Text, reading.Unplaced)
			}
		}
	}
}

// Any text, in any of the forms.
func TestFrontMatterAtRandom(t *testing.T) {
	r := seeded.Rand(t, 11)
	const signs = `ab 1:#-*&!@"'` + "`" + `[]{},|>?%\~=<.é🚀`
	templates := make([]*Template, len(frontForms))
	for i, form := range frontForms {
		templates[i] = ownFront(t, form.front)
	}
	letters := []rune(signs)
	for range 4000 {
		var text []rune
		for range 1 + r.IntN(8) {
			text = append(text, letters[r.IntN(len(letters))])
		}
		i := r.IntN(len(frontForms))
		if said := strings.Join(strings.Fields(string(text)), " "); said != "" {
			checkFrontSays(t, templates[i], said, frontForms[i].before+said+frontForms[i].behind, frontForms[i].all, true)
		}
	}
}

// A whole problem, in front matter alone: it is valid YAML, and read back as it was said.
func TestFrontMatterOfWholeProblems(t *testing.T) {
	r := seeded.Rand(t, 12)
	var front strings.Builder
	for i, f := range spec.Fields() {
		name := "\nf" + strconv.Itoa(i) + ": "
		switch {
		case f.Path == "title" || f.Kind == spec.FileName || f.Kind == spec.Quantity || f.IsRow() || f.IsObject() && !f.Many || f.Path == "user_stories":
		case f.IsObject():
			front.WriteString(name + "{{ range ." + f.Path + " }}\n  - " + f.Keys[0].Path + ": {{ ." + f.Keys[0].Path + " }}")
			for _, key := range f.Keys[1:] {
				front.WriteString("{{ with ." + key.Path + " }}\n    " + key.Path + ": \"{{ . }}\"{{ end }}")
			}
			front.WriteString("{{ end }}")
		case f.Many:
			front.WriteString(name + "{{ range ." + f.Path + " }}\n  - {{ . }}{{ end }}")
		case f.IsOneLine():
			front.WriteString(name + "{{ with ." + f.Path + " }}" + []string{"{{ . }}", "'{{ . }}'", "\"{{ . }}\"", ">-\n  {{ . }}"}[i%4] + "{{ end }}")
		default:
			front.WriteString(name + "{{ with ." + f.Path + " }}" + []string{"{{ . }}", "\"{{ . }}\"", "|-\n  {{ . }}"}[i%3] + "{{ end }}")
		}
	}
	template := own(t, "---\nlayout: x"+front.String()+"\n---\n\n# {{ .title | default \"[T]\" }}\n")
	fields := 0
	for range 200 {
		p := spectest.Random(r)
		for path := range p.Clone().All() {
			if !template.hasPlace(path) {
				p.Unset(path)
			}
		}
		doc, err := template.Render(p)
		if err != nil {
			t.Fatal(spectest.Report(err))
		}
		said, err := yamlOf(markdown.Parse(doc.Bytes()))
		if err != nil {
			t.Fatalf("%v\n%s", err, doc.Bytes())
		}
		for _, pair := range said.Pairs {
			if pair.Value.Kind != source.Null {
				fields++
			}
		}
		reading, err := template.Read(doc.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		p.Unset("slug")
		if diff := cmp.Diff(spectest.Said(p), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) > 0 {
			t.Fatalf("(-said +read):\n%s\n%+v\n%s", diff, reading.Unplaced, doc.Bytes())
		}
	}
	if fields < 2000 {
		t.Errorf("only %d keys with a value were tried", fields)
	}
}

// The lines of front matter are no Markdown: what looks like a heading, a list, or a fence
// there is none for what stands below.
func TestFrontMatterIsNoMarkdown(t *testing.T) {
	template := own(t, "---\n# {{ .title }}\n## more\ntags:\n{{- range .tags }}\n- {{ . }}\n{{- end }}\ncontext: |\n  ```\n  {{ .business_context }}\n---\n# {{ .title | default \"[T]\" }}\n\n{{ .business_context | default \"[C]\" }}\n")
	p := problem("title", "A")
	p.Set("tags", spec.List("x", "y"))
	p.Set("business_context", spec.Text("One.\n\n- a\n- b\n\n```\nc\n```"))
	doc, err := template.Render(p)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	reading, err := template.Read(doc.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(spectest.Said(p), spectest.Said(reading.Problem)); diff != "" || !reading.Exact || len(reading.Unplaced) > 0 {
		t.Errorf("(-said +read):\n%s\n%+v\n%s", diff, reading.Unplaced, doc.Bytes())
	}
}

// A list in front matter may be long; beyond what is front matter it is refused.
func TestFrontMatterIsLong(t *testing.T) {
	template := ownFront(t, "t:\n{{- range .tags }}\n  - {{ . }}\n{{- end }}")
	for n, isRefused := range map[int]bool{300: false, 1200: true} {
		var tags []string
		for i := range n {
			tags = append(tags, "yes "+strconv.Itoa(i)+": x")
		}
		p := problem("title", "T")
		p.Set("tags", spec.List(tags...))
		doc, err := template.Render(p)
		if isRefused {
			if told := spectest.Report(err); !strings.Contains(told, "more than 1000 lines") {
				t.Errorf("%d: %q", n, told)
			}
			continue
		}
		if err != nil {
			t.Fatal(spectest.Report(err))
		}
		reading, err := template.Read(doc.Bytes())
		if v, _ := reading.Problem.Get("tags"); err != nil || !slices.Equal(textsOf(v), tags) {
			t.Errorf("%d: %v is read", n, textsOf(v))
		}
	}
}
