package bank_test

import (
	"encoding/json"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
	"newproblem/scaffold/touchtest"
)

// readers tell what newproblem reads in a document.
var readers = []touchtest.Reader{
	{Name: "the facts", Read: readFacts},
	{Name: "the statistics", Read: readStats},
	{Name: "some fields", Read: readFields},
	{Name: "the spec", Read: readSpec},
	{Name: "the placeholders left", Read: readPlaceholders},
	{Name: "the index", Read: readIndex},
	{Name: "the related problems", Read: readRelated},
}

func asJSON(v any, err error) (string, error) {
	if err != nil {
		return "", err
	}
	text, err := json.MarshalIndent(v, "", "  ")
	return plain(string(text)), err
}

// plain takes letters in two parts for the same letters, and no-break spaces for
// spaces.
func plain(text string) string { return strings.ReplaceAll(norm.NFC.String(text), "\u00a0", " ") }

// each replaces each match of a pattern.
func each(pattern, with string) func(string) string {
	re := regexp.MustCompile(pattern)
	return func(doc string) string { return re.ReplaceAllString(doc, with) }
}

func readFacts(doc string) (string, error) {
	listed, err := bank.List(scaffold.Builtin(), "x.md", []byte(doc))
	listed.TitleLine, listed.Placeholders = 0, 0
	return asJSON(listed, err)
}

func readPlaceholders(doc string) (string, error) {
	page, err := scaffold.Builtin().Page([]byte(doc))
	if err != nil {
		return "", err
	}
	var texts []string
	for p := range page.Placeholders() {
		texts = append(texts, p.Text)
	}
	return asJSON(texts, nil)
}

func readStats(doc string) (string, error) {
	listed, err := bank.List(scaffold.Builtin(), "x.md", []byte(doc))
	listed.Placeholders = 0
	return asJSON(bank.NewStats([]bank.Listed{listed}, nil), err)
}

// readIndex tells how the problem stands in an index.
func readIndex(doc string) (string, error) {
	listed, err := bank.List(scaffold.Builtin(), "x.md", []byte(doc))
	if err != nil {
		return "", err
	}
	x := bank.Index{}
	filled, err := x.Fill("README.md", x.Blank(), []bank.Listed{listed})
	return plain(string(filled)), err
}

// readRelated tells what the problem shares with others.
func readRelated(doc string) (string, error) {
	listed, err := bank.List(scaffold.Builtin(), "x.md", []byte(doc))
	listed.TitleLine, listed.Placeholders = 0, 0
	relations := bank.Related(bank.Listed{File: "y.md", Title: "Draw a Café Feed", Tags: []string{"caching", "real-time", "a"}, Companies: []string{"Meta", "Google"}}, []bank.Listed{listed})
	return asJSON(relations, err)
}

func readFields(doc string) (string, error) {
	page, err := scaffold.Builtin().Page([]byte(doc))
	if err != nil {
		return "", err
	}
	return said(page.Fields("core_problem", "requirements.functional", "security.authentication")), nil
}

// readSpec tells what a document says, and what in it stands in no place.
func readSpec(doc string) (string, error) {
	reading, err := scaffold.Builtin().Read([]byte(doc))
	if err != nil {
		return "", err
	}
	var rest strings.Builder
	for _, line := range reading.Unplaced {
		rest.Write(append(line.Raw, '\n'))
	}
	return said(reading.Problem) + "unplaced: " + touchtest.Page(rest.String()) + "\n", nil
}

// said is what a problem says: what a reader sees of the document that it makes,
// because formatters write the Markdown of its texts in other ways. So it can
// always be made again.
func said(p *spec.Problem) string {
	if _, ok := p.Get("title"); !ok {
		p.Set("title", spec.Text("T"))
	}
	doc, err := scaffold.Builtin().Render(p)
	if err != nil {
		return "what is read is refused: " + spectest.Report(err) + "\n"
	}
	page := touchtest.Page(string(doc.Bytes()))
	return regexp.MustCompile(`<(?:h\d|li|tr)>`).ReplaceAllString(page, "\n$0")
}

// randomDocument renders a random problem.
func randomDocument(r *rand.Rand) string {
	for {
		p := spectest.Wordy(r)
		if _, ok := p.Get("title"); !ok {
			p.Set("title", spec.Text("Design a Café for R&D"))
		}
		if doc, err := scaffold.Builtin().Render(p); err == nil {
			return string(doc.Bytes())
		}
	}
}

// What once was lost of a text, or read otherwise, in a file that is touched.
func TestTouchedTexts(t *testing.T) {
	row := func(metric, value, calculation string) spec.Value {
		return spec.Objects(spec.Object("metric", metric, "value", value, "calculation", calculation))
	}
	resource := func(title, description string) spec.Value {
		return spec.Objects(spec.Object("title", title, "description", description))
	}
	for _, c := range []struct {
		name, path string
		value      spec.Value
	}{
		{"rows with backticks", "capacity.users.extra", row("`a #1", "`b", "`c | d`")},
		{"rows with code and a backslash", "capacity.users.extra", row("a", "b", `C:\x `+"`a | b` *c*")},
		{"a row of the template with code", "capacity.bandwidth.peak_bandwidth", spec.Object("value", `C:\x `+"`a | b`")},
		{"a break", "core_problem", spec.Text("a\\\nb\n\n*c\\\nd* e\nf")},
		{"breaks in items", "core_problem", spec.Text("- a\\\n  b  \n  c\n  * *d\\\n    e*\n\n1. f\n\n   > g  \n   > h")},
		{"breaks between labels", "core_problem", spec.Text("**a**: b  \n**c**: d\\\ne")},
		{"a backslash before a break", "core_problem", spec.Text("- a\\\\  \n  b")},
		{"colons within the bold of a text", "core_problem", spec.Text("- **a:** b\n- [ ] __c:__ d\n\n**e:** f\n**g:** *h\\\ni*")},
		{"colons within the bold of items", "follow_ups.deep_dives", spec.List("**a:** b", "**c**: d", "__e:__")},
		{"colons within the bold of tasks", "requirements.functional", spec.List("**a:** b", "**c**: d")},
		{"empty quotes", "core_problem", spec.Text(">\n\na\n\n> >\n\n- >\n- > b\n\n>")},
		{"empty items", "core_problem", spec.Text("-\n\na\n\n1.\n2. b\n3.\n\n- -")},
		{"items that begin with a rule", "core_problem", spec.Text("- ***\n- * ___\n\n1. ---")},
		{"items that begin with code", "core_problem", spec.Text("-\n  ```\n  a\n  ```\n-     b")},
		{"items that begin with a table", "core_problem", spec.Text("- | a |\n  |---|\n  | b |")},
		{"boxes", "core_problem", spec.Text("- [ ] a\n- [x] b\\\n  c\n- [ ]\n- d")},
		{"what shows little", "core_problem", spec.Text("***\n\n|\n\n``` \n```\n\n[](b)\n\n| |\n|-|")},
		{"two lists side by side", "core_problem", spec.Text("- a\n- b\n\n* c\n  * d\n\n- e\n\n1. f\n\n1) g")},
		{"a URL in a title", "resources", resource("https://a.b/c?d=e … - x", "[x]")},
		{"a URL behind a dash", "resources", resource("a - x https://a.b/c", "99.9 %")},
		{"a title with marks at its ends", "title", spec.Text("- x (p)")},
		{"labels behind a label", "architecture.components", spec.Objects(spec.Object("name", "- x", "description", "**a**: b"))},
		{"all of a text in bold", "resources", resource("<T> *a*", "***both***")},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &spec.Problem{}
			p.Set("title", spec.Text("T"))
			p.Set(c.path, c.value)
			doc, err := scaffold.Builtin().Render(p)
			if err != nil {
				t.Fatal(err)
			}
			before := string(doc.Bytes())
			want, err := readSpec(before)
			if err != nil {
				t.Fatal(err)
			}
			touched := []string{"\ufeff" + before, each(`(?m)^- (\S)`, "-   $1")(before), each(`(?m)^1\. \*\*(.*?)\*\*:`, "1. **$1:**")(before), each(` - System `, " - System\u00a0")(before)}
			if c.path == "resources" {
				touched = append(touched, strings.ReplaceAll(before, "\n- ", "\n1. "))
			}
			for _, after := range touched {
				if touchtest.Page(after) != touchtest.Page(before) && c.path == "core_problem" {
					continue // an item's other lines do not go with it
				}
				if got, err := readSpec(after); err != nil || got != want {
					t.Errorf("%v (-before +after):\n%s", err, cmp.Diff(want, got))
				}
			}
		})
	}
}

// A text that holds what stands behind it in the template is read whole, as long as the
// backslash stands there that says so: a reader of the page cannot tell where it ends.
func TestTouchedSeparators(t *testing.T) {
	values := map[string]spec.Value{
		"resources":               spec.Objects(spec.Object("title", "DDIA: the big ideas", "description", "a *b*: c"), spec.Object("title", "a: b_c_: d", "description", "e: f")),
		"related":                 spec.Objects(spec.Object("title", "Feed: ranked", "relationship", "near: by")),
		"user_stories":            spec.Objects(spec.Object("as", "writer, I want fame", "want", "to save, so that nothing is lost", "so_that", "I sleep, so that I work")),
		"core_problem":            spec.Text("a: b, c"),
		"requirements.functional": spec.List("a, b"),
	}
	p := &spec.Problem{}
	p.Set("title", spec.Text("T"))
	for path, value := range values {
		p.Set(path, value)
	}
	doc, err := scaffold.Builtin().Render(p)
	if err != nil {
		t.Fatal(err)
	}
	for name, touch := range map[string]func(string) string{
		"a comment":       func(doc string) string { return doc + "\n<!-- a -->\n" },
		"wide bullets":    each(`(?m)^- `, "*   "),
		"ends of lines":   each(`(?m)$`, "  \t"),
		"carriage return": each(`\n`, "\r\n"),
	} {
		reading, err := scaffold.Builtin().Read([]byte(touch(string(doc.Bytes()))))
		if err != nil {
			t.Fatal(err)
		}
		said := spectest.Said(reading.Problem)
		for path, want := range spectest.Said(p) {
			if diff := cmp.Diff(want, said[path]); diff != "" {
				t.Errorf("%s, %s (-written +read):\n%s", name, path, diff)
			}
		}
	}
}

// Whatever becomes of the layout of a document, what is read in it is what was
// read before.
func TestTouchedAtRandom(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 12)
	touchtest.Check(t, r, seeded.Rounds(100), randomDocument, readers)
}

// unlike is what goldmark, which is the judge here, does not see as cmark-gfm does: an
// item that begins with a numbered list, which goldmark does not see in the line below
// the bullet unless it begins with 1; a list of other marks in the line below a bare
// one, which goldmark takes out of the item, and one that is read back so; and a box with no space behind it, which
// is none.
var unlike = regexp.MustCompile(`(?:[-+*]|[0-9][.)])[ \t]+(?:[0-9]+[.)]|\[[ \txX]\]\S)|` +
	`(?:[-+*]|[0-9][.)])[ \t]*\n[ \t>]*(?:[-+*]|[0-9]+[.)])(?:\s|$)|(?:[-+*]|[0-9][.)])[ \t]+[-+*][ \t]*(?:\n|$)`)

// FuzzTouched is as TestTouchedAtRandom, with one of the texts as it comes.
func FuzzTouched(f *testing.F) {
	for i, text := range []string{"a", "*a* b", "`a | b`", "- a\n- b\n\nc", "> a", "# a", "a\\\nb", "[X]", "**a**: b", "|", ">", "- a\\\n  b", "- [ ] a", "- ***", "<!-- a -->", "~~~\na\n~~~", "* >*"} {
		f.Add(uint64(i), text)
	}
	f.Fuzz(func(t *testing.T, seed uint64, text string) {
		if unlike.MatchString(text) {
			t.Skip()
		}
		r := rand.New(rand.NewPCG(seed, seed+1))
		p := spectest.Random(r)
		p.Set("title", spec.Text("T"))
		for _, path := range []string{"business_context", "core_problem"} {
			p.Set(path, spec.Text(text))
		}
		p.Set("requirements.functional", spec.List(text, "b"))
		doc, err := scaffold.Builtin().Render(p)
		if err != nil {
			t.Skip()
		}
		touchtest.One(t, r, string(doc.Bytes()), readers)
	})
}
