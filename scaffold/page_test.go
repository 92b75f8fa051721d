package scaffold

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/spec"
)

// pageFields are what a catalogue asks of a page.
var pageFields = []string{"title", "difficulty", "companies", "tags", "estimated_time.total", "last_updated", "popularity"}

// completeExample gives the document of the example, with nothing left to fill in.
func completeExample(t testing.TB) string {
	doc, err := Builtin().Render(spec.Example())
	if err != nil {
		t.Fatal(err)
	}
	return string(doc.Bytes())
}

// A pageSaid is what a page says.
type pageSaid struct {
	fields string
	title  int // its line
	left   []layout.Placeholder
}

// asked asks a page, all of which is read first, or no more than is needed. It reports
// whether all of it was read in the end.
func asked(t testing.TB, template *Template, doc string, isAllFirst bool) (said pageSaid, isWhole bool) {
	page, err := template.Page([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	defer page.Close()
	if isAllFirst {
		page.readAll()
	}
	read := page.Fields(pageFields...)
	said.fields, said.title = saidIn(read), read.Position("title").Line
	said.left = slices.Collect(page.Placeholders())
	return said, page.isWhole()
}

// A page says the same when only its beginning is read, and its beginning is enough where
// nothing below could change that.
func TestPageByItsBeginning(t *testing.T) {
	complete := completeExample(t)
	replaced := func(old, with string) string {
		if !strings.Contains(complete, old) {
			t.Fatalf("the example has no %q", old)
		}
		return strings.Replace(complete, old, with, 1)
	}
	title, rest, _ := strings.Cut(complete, "\n")
	bracketed := replaced("**Tags**: ", "**Tags**: [queues], ")
	fact := "\n\n- **Difficulty**: Expert\n"
	for name, test := range map[string]struct {
		doc     string
		isWhole bool
	}{
		"complete":                   {complete, false},
		"returns":                    {strings.ReplaceAll(complete, "\n", "\r\n"), false},
		"own sections":               {complete + "\n## Notes — of mine\n\ntext\n\n### 📋 More\n", false},
		"a comment in code":          {complete + "\n```sh\n# all metadata\nls a[1] \"${b[@]}\"\n```\n", false},
		"rules":                      {complete + "\n---\n\ntext\n\n---\n", false},
		"links and boxes":            {complete + "\n- [ ] do\n- [x] done\n- [a link](https://a.net)\n", false},
		"a heading in quotes":        {complete + "\n> ## Metadata\n", false},
		"another title":              {"# Chat\n" + rest, true},
		"again":                      {complete + "\n## Metadata" + fact, true},
		"again, otherwise":           {complete + "\n### 9. *Meta*data {#facts}" + fact, true},
		"again, as an entity":        {complete + "\n## Met&#97;data" + fact, true},
		"again, underlined":          {complete + "\nMetadata\n---" + fact, true},
		"again, with a box":          {complete + "\n## 📋 Metadata" + fact, true},
		"again in code":              {complete + "\n```\n## Metadata\n```\n", true},
		"moved to the end":           {strings.Replace(complete, "## Metadata", "## Facts", 1) + "\n## Metadata" + fact, true},
		"a remark":                   {replaced("## Metadata", "## Metadata (facts)"), true},
		"in an open fence":           {replaced("## Metadata", "```\n## Metadata"), true},
		"in an open comment":         {replaced("## Metadata", "<!--\n## Metadata"), true},
		"returns alone":              {replaced("## Metadata", "text\r## Metadata\r"), true},
		"a definition":               {bracketed + "\n[queues]: https://q.net\n", true},
		"a definition in a quote":    {bracketed + "\n> 1. [queues]: <https://q.net>\n", true},
		"a definition, parted":       {bracketed + "\n[queues]:\nhttps://q.net\n", true},
		"a definition with a title":  {bracketed + "\n[queues]: https://q.net 'Q'\n", true},
		"a definition's long label":  {strings.Replace(bracketed, "[queues]", "[many queues]", 1) + "\n[many\nqueues]: https://q.net\n", true},
		"a label in brackets":        {bracketed + "\n[queues]: they are long\n", false},
		"code with brackets":         {bracketed + "\n```python\ndef f(a: List[int]) -> Dict[int, int]:\n    for b in a[1:]:\n```\n", false},
		"a definition, unused":       {complete + "\n[queues]: https://q.net\n", false},
		"a footnote":                 {replaced("**Difficulty**: Medium", "**Difficulty**: Medium[^1]") + "\n[^1]: of mine\n", true},
		"left below":                 {complete + "\n[Component 1]\n", true},
		"left in marks":              {complete + "\n[*Component* 1]\n", true},
		"left over two lines":        {complete + "\n[Component\n1]\n", true},
		"left as entities":           {complete + "\n&#91;Component 1&#93;\n", true},
		"left in a section":          {replaced("### Functional Requirements\n", "### Functional Requirements\n\n- [ ] [Requirement 1]\n"), true},
		"below the title of a page":  {"# Bank\n\n" + strings.ReplaceAll(complete, "\n#", "\n##"), true},
		"nothing":                    {"", true},
		"a title":                    {title, true},
		"no facts":                   {strings.Replace(complete, "## Metadata", "## Facts", 1), true},
		"no facts, but lines of it":  {strings.Replace(complete, "## Metadata\n", "", 1), true},
		"the facts last":             {title + "\n\n## Metadata" + fact, true},
		"an author's section within": {replaced("**Difficulty**: Medium\n", "**Difficulty**: Medium\n\n### Mine\n\n- **Popularity**: 3\n"), false},
	} {
		t.Run(name, func(t *testing.T) {
			want, _ := asked(t, Builtin(), test.doc, true)
			got, isWhole := asked(t, Builtin(), test.doc, false)
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(pageSaid{})); diff != "" {
				t.Errorf("by its beginning (+) it says something else:\n%s", diff)
			}
			if isWhole != test.isWhole {
				t.Errorf("all of it was read: %v; want %v", isWhole, test.isWhole)
			}
		})
	}
}

// Documents that people have written say the same when only their beginning is read.
func TestPagesByTheirBeginning(t *testing.T) {
	n := 0
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".md" {
			return err
		}
		doc, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		want, _ := asked(t, Builtin(), string(doc), true)
		if got, _ := asked(t, Builtin(), string(doc), false); cmp.Diff(want, got, cmp.AllowUnexported(pageSaid{})) != "" {
			t.Errorf("%s: by its beginning it says\n%+v\nand by all of it\n%+v", path, got, want)
		}
		n++
		return nil
	})
	if err != nil || n < 50 {
		t.Errorf("%d documents were tried: %v", n, err)
	}
}

// FuzzPage holds that a page says the same when only its beginning is read.
func FuzzPage(f *testing.F) {
	complete := completeExample(f)
	own, err := ParseTemplate("own", "---\nlevel: {{ .difficulty | default \"[L]\" }}\n---\n\n# {{ .title | default \"[T]\" }}\n\n{{ .core_problem | default \"[P]\" }}\n\n## Facts\n\n- Tags: {{ .tags | join \", \" | default \"[t]\" }}\n\n## End\n\n[What *stands* here]\n")
	if err != nil {
		f.Fatal(err)
	}
	templates := []*Template{Builtin(), own}
	metadata := complete[:strings.Index(complete, "## Problem")]
	f.Add(metadata+"## Design\n\nMetadata\n--\n\n- **Difficulty**: Hard\n", byte(0))
	f.Add(metadata+"## Design\n\n[X]\n\n```\n## Metadata\n```\n", byte(0))
	f.Add(string(Builtin().Blank()), byte(0))
	f.Add("---\nlevel: Hard\n---\n\n# T\n\nText [a].\n\n## Facts\n\n- Tags: [a], b\n\n## End\n\n[What stands here]\n\n[a]: b\n", byte(1))
	f.Fuzz(func(t *testing.T, doc string, which byte) {
		if len(doc) > 20_000 {
			t.Skip("longer than a problem's page has to be here")
		}
		template := templates[int(which)%len(templates)]
		want, _ := asked(t, template, doc, true)
		if got, _ := asked(t, template, doc, false); cmp.Diff(want, got, cmp.AllowUnexported(pageSaid{})) != "" {
			t.Errorf("by its beginning it says\n%+v\nand by all of it\n%+v", got, want)
		}
	})
}

// Lines that run together say nothing to a catalogue either, as they say nothing to Read.
func TestPageOfLinesThatRunTogether(t *testing.T) {
	template, err := ParseTemplate("own", "# {{ .title }}\n\nCompanies: {{ .companies | join \", \" | default \"[C]\" }}  \nTags: {{ .tags | join \", \" | default \"[T]\" }}\n\n## What\n{{ .core_problem | default \"[P]\" }}\n")
	if err != nil {
		t.Fatal(err)
	}
	for doc, want := range map[string]string{
		"# Chat\n\nCompanies: X, Y\nTags: a, b\n\n## What\nTalk.\n":   "title=Chat",
		"# Chat\n\nCompanies: X, Y  \nTags: a, b\n\n## What\nTalk.\n": "companies=[X Y] tags=[a b] title=Chat",
		"# Chat\n\nTags: a,\nb\n\n## What\nTalk.\n":                   "tags=[a b] title=Chat",
	} {
		said, _ := asked(t, template, doc, false)
		reading, err := template.Read([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		if read := saidIn(reading.Problem.Only(pageFields)); said.fields != read || read != want {
			t.Errorf("%q: a catalogue has %s, spec has %s, want %s", doc, said.fields, read, want)
		}
	}
}
