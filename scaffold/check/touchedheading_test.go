package check_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold/check"
	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

// TestTouchedHeadingsAreWhole tears every heading at every place, glues it to what
// stands before it, and does both: after the repair, no heading is there that was not
// one of the original, but for those that the damage left and the repair did not touch.
func TestTouchedHeadingsAreWhole(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	for _, o := range originals(t) {
		whole := titlesOf(o.text())
		stride := 3
		if seeded.Soak() {
			stride = 1
		}
		complaints := 0
		for _, d := range sample(tornHeadings(o), stride) {
			doc := d.do(o)
			fixed, _ := checker.Fix(doc, check.FixOptions{})
			left := titlesOf(doc)
			for _, title := range titlesOf(fixed) {
				if !slices.Contains(whole, title) && !slices.Contains(left, title) && complaints < 5 {
					complaints++
					t.Errorf("%s, %s: %.100q: the repair made the heading %q", o.name, d.kind, d.what, title)
				}
			}
		}
	}
}

// FuzzTouchedHeading tears a title at any place, behind any text, and before any: after the
// repair, the heading is whole, or all of it is left. What is an item by itself, or a line
// across the page, is the rest of no title.
func FuzzTouchedHeading(f *testing.F) {
	for _, title := range []string{"Worker Pool", "4. Image Server", "Read-Through Cache", "Cache for Sessions", "C# Workers", "Data Flow", "2.3 Queues & Topics"} {
		f.Add(title, 3, 0, "Text.")
		f.Add(title, 5, 1, "- an item")
		f.Add(title, 2, 2, "of it, and more")
		f.Add(title, 7, 3, "Server")
		f.Add("Why Cache ?", 10, 0, "Text.")
	}
	checker := builtin(f)
	text := complete(f)
	f.Fuzz(func(t *testing.T, title string, cut, kind int, below string) {
		if !isPlainTitle(title) || cut < 1 || cut >= len(title) || strings.ContainsAny(below, "#\r\n") || title[cut]&0xC0 == 0x80 {
			t.Skip()
		}
		if line := firstLine(title[cut:]); line.Kind != markdown.Prose && len(bytes.TrimSpace(line.Text)) > 0 {
			t.Skip()
		}
		before := []string{"```go\nx := 1\n```", "- an item", "| a |\n|---|\n| b |", "Some text."}[kind&3]
		torn := before + "### " + title[:cut] + "\n" + title[cut:] + "\n\n" + below
		doc := []byte(strings.Replace(text, "### Core Components\n", torn+"\n\n### Core Components\n", 1))
		fixed, _ := checker.Fix(doc, check.FixOptions{})
		whole := slices.Concat(titlesOf([]byte(text)), titlesOf(doc), []string{markdown.Title(title)})
		for _, got := range titlesOf(fixed) {
			isSame := func(title string) bool { return strings.EqualFold(title, got) } // as Data Flow and DAtA FloW are
			if !slices.ContainsFunc(whole, isSame) {
				t.Fatalf("%q: the repair made the heading %q", torn, got)
			}
		}
	})
}

// firstLine gives what the first line of a text is.
func firstLine(text string) markdown.Line {
	for line := range markdown.Lines([]byte(text)) {
		return line
	}
	return markdown.Line{}
}

// isPlainTitle reports whether a text is written as titles are: words with one space
// between them, the first with a capital letter, the last with no comma, hyphen or the like
// behind it.
func isPlainTitle(title string) bool {
	words := strings.Fields(title)
	if strings.Join(words, " ") != title || len(words) < 2 || len(title) > 40 || strings.ContainsAny(title, "#`*_[]<>\\|~!&:") {
		return false
	}
	for _, c := range title {
		if c < ' ' || c > '~' {
			return false
		}
	}
	return title[0] >= 'A' && title[0] <= 'Z' && !strings.ContainsAny(title[len(title)-1:], ",;.-='\"(/")
}

// titlesOf gives the headings that a reader sees.
func titlesOf(doc []byte) []string {
	page := markdown.Parse(doc)
	var titles []string
	for _, h := range page.Headings() {
		titles = append(titles, markdown.Title(string(page.Text(h))))
	}
	return titles
}
