package check_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"unicode"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/spec"
)

// marks gives the characters of a document that no repair may touch: all but
// white space, signs that nobody sees, letter case, digits (a difficulty and a total are
// corrected) and "#" (of a heading that is torn in them, there may be one too many).
func marks(doc []byte) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsDigit(r) || r == '#' {
			return -1
		}
		return unicode.ToLower(r)
	}, string(doc))
}

// contains reports whether all characters of part stand in whole, in order.
func contains(whole, part string) bool {
	rest := []rune(whole)
	for _, r := range part {
		i := 0
		for i < len(rest) && rest[i] != r {
			i++
		}
		if i == len(rest) {
			return false
		}
		rest = rest[i+1:]
	}
	return true
}

// holds checks what is true of every document and its repair.
func holds(t *testing.T, c *check.Checker, doc []byte) {
	t.Helper()
	findings := c.Check(doc, check.Options{Exists: func(string) bool { return false }})
	lines := bytes.Count(doc, []byte("\n")) + bytes.Count(doc, []byte("\r")) - bytes.Count(doc, []byte("\r\n")) + 1
	for i, f := range findings {
		if f.Line < 1 || f.Line > lines || f.Column < 1 || f.Width < 1 || f.Message == "" || f.Hint == "" {
			t.Fatalf("a finding without a place or a word: %+v", f)
		}
		if i > 0 && findings[i-1].Line > f.Line {
			t.Fatalf("out of order: %+v before %+v", findings[i-1], f)
		}
	}
	for _, o := range []check.FixOptions{{}, {AddMissing: true}} {
		fixed, done := c.Fix(doc, o)
		if !contains(marks(fixed), marks(withoutLeft(withDays(doc, done), done))) {
			t.Fatalf("words are lost or out of order, %+v:\n%s\n---- is now\n%s", o, doc, fixed)
		}
		if again, done := c.Fix(fixed, o); !bytes.Equal(again, fixed) || len(done) > 0 {
			t.Fatalf("a second repair finds more, %+v:\n%s---- of\n%s\n---- from\n%s", o, told(done), fixed, doc)
		}
		for _, f := range c.Check(fixed, check.Options{}) {
			if f.Fixable {
				t.Fatalf("still to be repaired: %s---- in\n%s\n---- from\n%s", told([]check.Finding{f}), fixed, doc)
			}
		}
		if allCRLF(doc) && !allCRLF(fixed) {
			t.Fatalf("line breaks have changed:\n%q\n---- is now\n%q", doc, fixed)
		}
	}
}

// withoutLeft takes the marks of all fences from a document whose repair has removed one.
func withoutLeft(doc []byte, done []check.Finding) []byte {
	for _, f := range done {
		if strings.Contains(f.Hint, "; and remove the fence on line ") {
			return bytes.Map(func(r rune) rune {
				if r == '`' || r == '~' {
					return -1
				}
				return r
			}, doc)
		}
	}
	return doc
}

// withDays writes the dates and numbers of a document as a repair has written them.
func withDays(doc []byte, done []check.Finding) []byte {
	for _, f := range done {
		_, written, _ := strings.Cut(f.Message, ` is written "`)
		if text, _, ok := strings.Cut(written, `", but programs read a`); ok {
			doc = bytes.Replace(doc, []byte(text), []byte(strings.TrimPrefix(f.Hint, "write it as: ")), 1)
		}
	}
	return doc
}

func allCRLF(doc []byte) bool {
	return bytes.Count(doc, []byte("\n")) == bytes.Count(doc, []byte("\r\n")) && bytes.Contains(doc, []byte("\r\n"))
}

// harm damages a document: each three bytes of a recipe say how, and where.
func harm(doc string, recipe []byte) string {
	pieces := []string{
		"\n", "", "### ", "##", "# ", "```", "``` and so on\n", "\n\n## ", "\r\n", "| ", "**", "- ", "[X]", "\n\n",
		"### Data Metrics\n", "S\ncaling the Design", "~~~", "<!--", "-->", " ", "\t", ">", "- **Difficulty**: hARD\n",
	}
	for ; len(recipe) >= 3; recipe = recipe[3:] {
		at := (int(recipe[1])<<8 | int(recipe[2])) % (len(doc) + 1)
		end := min(len(doc), at+int(recipe[0]>>5))
		doc = doc[:at] + pieces[int(recipe[0]&31)%len(pieces)] + doc[end:]
	}
	return doc
}

func FuzzFix(f *testing.F) {
	example, err := os.ReadFile("testdata/complete.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(false, "", []byte{})
	f.Add(false, "# A\n\n## Metadata\n\n```\n## Scal\ning the Design\n", []byte{})
	f.Add(false, "text ##\n\n# Design\n", []byte{1, 2, 3})
	f.Add(false, "\ufeff```###\nIndexing Rules", []byte{})
	f.Add(true, "", []byte("hello, this is a recipe of damage in many places of it"))
	c := builtin(f)
	f.Fuzz(func(t *testing.T, whole bool, doc string, recipe []byte) {
		if whole {
			doc = string(example) + doc
		}
		doc = harm(doc, recipe)
		if len(doc) < 1<<16 {
			holds(t, c, []byte(doc))
			holds(t, c, []byte(strings.ReplaceAll(strings.ReplaceAll(doc, "\r", ""), "\n", "\r\n")))
		}
	})
}

// TestHarm damages a complete problem in many places at once.
func TestHarm(t *testing.T) {
	c, doc := builtin(t), complete(t)
	t.Parallel()
	random := seeded.Rand(t, 1)
	for range seeded.Rounds(300) {
		recipe := make([]byte, 3*(1+random.IntN(12)))
		for i := range recipe {
			recipe[i] = byte(random.UintN(256))
		}
		holds(t, c, []byte(harm(doc, recipe)))
	}
}

// A repaired difficulty, total or heading keeps the other bytes of its line.
func TestFixKeepsLineBreaks(t *testing.T) {
	c, doc := builtin(t), complete(t)
	broken := strings.Replace(doc, "\n\n### Assumptions\n", " ###\n Assumptions\n", 1)
	crlf := func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) }
	if fixed, _ := c.Fix(crlf(broken), check.FixOptions{}); !bytes.Equal(fixed, crlf(doc)) {
		t.Errorf("with CRLF it is not the original: %q", fixed)
	}
	for _, mark := range []string{"\ufeff", "\ufeff\ufeff"} {
		if fixed, _ := c.Fix([]byte(mark+broken), check.FixOptions{}); string(fixed) != mark+doc {
			t.Errorf("with %q before it, it is not the original", mark)
		}
	}
}

// Nothing that is put in stands there twice, and a hint offers it only where it
// is done.
func TestAddMissingToStubs(t *testing.T) {
	c := builtin(t)
	if fixed, _ := c.Fix(nil, check.FixOptions{AddMissing: true}); string(fixed) != string(blank(t)) {
		t.Errorf("an empty file does not become the blank problem:\n%s", fixed)
	}
	title := "# Design a Counter - System Design Interview Problem\n\n"
	for name, doc := range map[string]string{
		"no heading":      "words\n",
		"no break":        "words",
		"the title":       title,
		"another title":   "# Counter\n\n## Notes\n\nwords\n",
		"no title":        "## Notes\n\nwords\n\n## Metadata\n\n## Related Problems\n",
		"the last part":   title + "## Additional Resources\n- A: b\n",
		"own structure":   title + "## Problem\nCount things.\n\n## Solution\nUse a counter.\n",
		"a section":       "### Constraints\n- [ ] None\n",
		"unclosed code":   title + "```\ncode\n",
		"unclosed at top": "```\ncode\n",
	} {
		fixed, done := c.Fix([]byte(doc), check.FixOptions{AddMissing: true})
		for _, f := range c.Check(fixed, check.Options{}) {
			if f.Rule == "heading-twice" || f.Rule == "heading-moved" {
				t.Errorf("%s: %s", name, told([]check.Finding{f}))
			}
			if f.Addable {
				t.Errorf("%s: offers what is not done: %s", name, told([]check.Finding{f}))
			}
		}
		offered := false
		for _, f := range c.Check([]byte(doc), check.Options{}) {
			offered = offered || f.Addable
		}
		if offered != (len(done) > 0 && strings.Contains(told(done), "error")) {
			t.Errorf("%s: offered: %v; done: %s", name, offered, told(done))
		}
	}
}

func blank(t *testing.T) []byte {
	t.Helper()
	doc, err := scaffold.Builtin().Render(&spec.Problem{})
	if err != nil {
		t.Fatal(err)
	}
	return doc.Bytes()
}

// Every section that is taken out is put back as the template has it, in its
// place.
func TestAddMissing(t *testing.T) {
	c, doc := builtin(t), complete(t)
	start, end := strings.Index(doc, "### Constraints\n"), strings.Index(doc, "### Assumptions\n")
	want := doc[:start] + "### Constraints\n- [ ] [Technical constraint 1]\n- [ ] [Business constraint 1]\n- [ ] [Resource constraint 1]\n\n" + doc[end:]
	if fixed, _ := c.Fix([]byte(doc[:start]+doc[end:]), check.FixOptions{AddMissing: true}); string(fixed) != want {
		t.Errorf("got\n%s", fixed)
	}
	start, end = strings.Index(doc, "## Related Problems\n"), strings.Index(doc, "## Additional Resources\n")
	fixed, _ := c.Fix([]byte(doc[:start]+doc[end:]), check.FixOptions{AddMissing: true})
	if !strings.Contains(string(fixed), "\n\n## Related Problems\n- [Related Problem 1]: ") {
		t.Errorf("got\n%s", fixed)
	}
	fixed, _ = c.Fix([]byte(doc[:start]), check.FixOptions{AddMissing: true})
	if got := told(c.Check(fixed, check.Options{})); strings.Contains(got, "error") {
		t.Errorf("after putting in the last parts:\n%s", got)
	}
}
