package scaffold

import (
	"bytes"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

func seed(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/seed.md")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Law 2: nothing said, nothing changed.
func TestBlankIsTheSeed(t *testing.T) {
	want := append(seed(t), '\n')
	if diff := cmp.Diff(string(want), string(Builtin().Blank())); diff != "" {
		t.Errorf("the blank problem is not the seed (-seed +blank):\n%s", diff)
	}
	whole, err := renderWhole(parseBuiltin(t), blankView(spec.Builtin()))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, whole) {
		t.Error("the template rendered the plain way is not the seed")
	}
}

// renderWhole executes a whole template, the plain way.
func renderWhole(t *Template, v view) ([]byte, error) {
	whole, err := t.whole()
	if err != nil {
		return nil, err
	}
	text, err := t.run(whole, v)
	return []byte(text), err
}

// seedPlaceholders finds the placeholders without the code under test: all in
// brackets but the empty boxes of tasks, and in code, but the labels of the
// diagrams, which are glued to a name.
func seedPlaceholders(t testing.TB) (inText, inCode []string) {
	fences := regexp.MustCompile("(?s)```(\\w+)\n(.*?)\n```")
	brackets := regexp.MustCompile(`\[[^\[\]\n]+\]`)
	text := string(seed(t))
	for _, s := range brackets.FindAllString(fences.ReplaceAllString(text, ""), -1) {
		if s != "[ ]" {
			inText = append(inText, s)
		}
	}
	for _, m := range fences.FindAllStringSubmatch(text, -1) {
		if m[1] != "mermaid" {
			inCode = append(inCode, brackets.FindAllString(m[2], -1)...)
		}
	}
	return inText, inCode
}

func TestPlaceholdersOfTheSeed(t *testing.T) {
	inText, inCode := seedPlaceholders(t)
	if len(inText) != 128 || len(inCode) != 7 {
		t.Fatalf("the seed has %d placeholders in text and %d in code, not 128 and 7", len(inText), len(inCode))
	}
	page, err := Builtin().Page(Builtin().Blank())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for p := range page.Placeholders() {
		got = append(got, p.Text)
	}
	want := append(inText, inCode...)
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("placeholders (-seed +measured):\n%s", diff)
	}
}

// Law 3: everything can be said.
func TestCompleteProblemLeavesNoPlaceholder(t *testing.T) {
	doc, err := Builtin().Render(spec.Example())
	if err != nil {
		t.Fatal(err)
	}
	page, err := Builtin().Page(doc.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for p := range page.Placeholders() {
		t.Errorf("left: %v", p)
	}
	inText, inCode := seedPlaceholders(t)
	for _, p := range append(inText, inCode...) {
		if bytes.Contains(doc.Bytes(), []byte(p)) {
			t.Errorf("the placeholder %s is left", p)
		}
	}
	for _, diagram := range []string{"Client[Client Applications]", "participant Database"} {
		if bytes.Contains(doc.Bytes(), []byte(diagram)) {
			t.Errorf("the template's diagram is left: %s", diagram)
		}
	}
	title := func(s markdown.Section) string {
		return strings.Replace(s.Title, "Design a URL Shortener", "[Problem Title]", 1)
	}
	var want, got []string
	for _, s := range markdown.Outline(seed(t)) {
		want = append(want, title(s))
	}
	for _, s := range markdown.Outline(doc.Bytes()) {
		got = append(got, title(s))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("headings (-seed +complete):\n%s", diff)
	}
}

// Every field of the table lands in the built-in template, in a place that the
// map knows, and every placeholder of the seed is in the place of a field.
func TestMapOfTheBuiltin(t *testing.T) {
	m, err := Builtin().Layout()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range spec.Fields() {
		paths := []string{f.Path}
		if f.Kind == spec.FileName {
			continue // it is not shown
		}
		if f.Kind == spec.Quantity { // it is not shown itself, but what follows from it
			paths = nil
			for _, row := range f.Feeds() {
				paths = append(paths, row+".value", row+".calculation")
			}
			if len(paths) == 0 {
				t.Errorf("nothing follows from %s", f.Path)
			}
		}
		if f.IsObject() {
			paths = nil
			for _, k := range f.Keys {
				paths = append(paths, f.Path+"."+k.Path)
			}
		}
		for _, path := range paths {
			if len(m.At(path)) == 0 {
				t.Errorf("the layout does not know where %s lands", path)
			}
		}
	}
	var standsFor strings.Builder
	for _, s := range m.Placements {
		standsFor.WriteString(strings.Join(s.Placeholders, "\n") + "\n")
	}
	inText, inCode := seedPlaceholders(t)
	for _, p := range append(inText, inCode...) {
		if !strings.Contains(standsFor.String(), p) {
			t.Errorf("no field lands in the place of %s", p)
		}
	}
}

// shown is what the document of p shows: with the rows that follow from the
// inputs, in place of the inputs.
func shown(t testing.TB, p *spec.Problem) *spec.Problem {
	t.Helper()
	with, _, err := Builtin().Estimate(p)
	if err != nil {
		t.Fatal(err)
	}
	with = with.Clone()
	for _, path := range with.Paths() {
		if f, _ := spec.Lookup(path); f.Kind == spec.Quantity || f.Kind == spec.FileName {
			with.Unset(path)
		}
	}
	return with
}

// Rendering only what is said gives what rendering the whole template gives.
func TestFastWayEqualsPlainWay(t *testing.T) {
	plain := parseBuiltin(t)
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		p := spectest.Random(r)
		doc, err := Builtin().Render(p)
		if err != nil {
			t.Fatal(err)
		}
		with, _, err := plain.Estimate(p)
		if err != nil {
			t.Fatal(err)
		}
		v, err := plain.view(with, unmarked)
		if err != nil {
			t.Fatal(err)
		}
		want, err := renderWhole(plain, v)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(doc.Bytes())); diff != "" {
			t.Fatalf("saying %v (-plain +fast):\n%s", p.Paths(), diff)
		}
	}
}

// Law 4, with one text in each field in turn: the document keeps the
// template's structure, or the field is named.
func TestHostileTexts(t *testing.T) {
	hostile := []string{
		"# Heading", "a\n# Heading", "a\n\n## Heading\n\nb", "- item", "1. one", "> quote", "---", "===", "a\n---", "a\n===",
		"```", "```\ncode", "~~~", "| a | b |", "a | b", "`a|b`", "`open", "``", "[ ] task", "[x]: url", "<script>", "<!--", "</div>",
		"a\\", "*", "**bold", "a\rb", "a\r\nb", "\ta", "    code", "{{ .title }}", "{{", "-", "+", "*", "&amp;", "a\u200bb", "\u202eabc",
		"- a\n- b", "1. a\n2. b", "a\n\nb", "a\n- b\n\n\nc", "$(id)", "%s", "\\n", "[a](b)", "![a](b)", "https://x.y", "# ", "#", "######", "[^1]: note",
	}
	for _, f := range spec.Fields() {
		for _, s := range hostile {
			p := &spec.Problem{}
			p.Set("title", spec.Text("T"))
			switch {
			case f.IsObject() && f.Many:
				for _, k := range f.Keys {
					if k.Path != f.Short || k.Path == f.Keys[0].Path {
						p.Set(f.Path, spec.Objects(spec.Object(f.Keys[0].Path, "x", k.Path, s)))
						checkStructure(t, f.Path+"."+k.Path, s, p)
					}
				}
				p.Set(f.Path, spec.Objects(spec.Object(f.Short, s), spec.Object(f.Short, s)))
			case f.IsObject():
				p.Set(f.Path, spec.Object("value", s, "calculation", s))
			case f.Many:
				p.Set(f.Path, spec.List("x", s, "x"))
			default:
				p.Set(f.Path, spec.Text(s))
			}
			checkStructure(t, f.Path, s, p)
		}
	}
}

// checkStructure renders the plain way and compares headings, list items,
// tables and fences outside of block texts with the skeleton's.
func checkStructure(t *testing.T, field, text string, p *spec.Problem) {
	t.Helper()
	doc, err := Builtin().Render(p)
	if err != nil {
		if !strings.Contains(err.Error(), strings.Split(field, ".")[0]) {
			t.Errorf("%s = %q: the error does not name the field: %v", field, text, err)
		}
		return
	}
	var got []string
	for _, s := range markdown.Outline(doc.Bytes()) {
		got = append(got, s.Title)
	}
	want := len(markdown.Outline(seed(t)))
	if len(got) != want {
		t.Errorf("%s = %q: %d headings, not %d: %q", field, text, len(got), want, got)
	}
}

// The same input gives the same bytes, whatever order maps have.
func TestSameInputSameBytes(t *testing.T) {
	var first []byte
	for range 20 {
		doc, err := loadBuiltin().Render(spec.Example())
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = doc.Bytes()
		}
		if !doc.Equal(first) {
			t.Fatal("two renderings of one problem differ")
		}
	}
}

func TestEqualButDate(t *testing.T) {
	on := func(date, title string) []byte {
		p := spectest.Small()
		p.Set("title", spec.Text(title))
		p.Set("last_updated", spec.Text(date))
		doc, err := Builtin().Render(p)
		if err != nil {
			t.Fatal(err)
		}
		return doc.Bytes()
	}
	p := spectest.Small()
	p.Set("title", spec.Text("A 2026-01-01"))
	p.Set("last_updated", spec.Text("2026-11-23"))
	for _, test := range []struct {
		existing []byte
		want     bool
	}{
		{on("2026-11-23", "A 2026-01-01"), true},
		{on("2026-11-24", "A 2026-01-01"), true},
		{on("1999-12-31", "A 2026-01-01"), true},
		{on("2026-11-24", "A 2026-01-02"), false}, // a date, but the author's
		{on("2026-11-24", "B 2026-01-01"), false},
		{bytes.Replace(on("2026-11-24", "A 2026-01-01"), []byte("2026-11-24"), []byte("2026-13-24"), 1), false},
		{nil, false},
	} {
		if got := Builtin().EqualButDate(p, test.existing); got != test.want {
			t.Errorf("EqualButDate = %t, not %t, for:\n%.200s", got, test.want, test.existing)
		}
	}
}
