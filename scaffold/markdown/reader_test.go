package markdown_test

import (
	"os/exec"
	"strings"
	"testing"

	"newproblem/scaffold/markdown"
)

// goldmark is not the only reader: to GitHub's own, too, no text may bring in
// raw HTML.
func TestNoHTMLForGitHub(t *testing.T) {
	t.Parallel()
	reader := cmark(t)
	if reader == "" {
		t.Skip("cmark-gfm is not installed")
	}
	check := func(s string, doc string) {
		t.Helper()
		cmd := exec.Command(reader, "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist")
		cmd.Stdin = strings.NewReader(doc)
		page, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(page), rawHTML) {
			t.Errorf("%q brings in HTML:\n%s", s, page)
		}
	}
	for _, s := range append(hostile, reaching...) {
		var doc strings.Builder
		for _, spot := range spots {
			doc.WriteString(spot.document(markdown.EscapePlain(s, spot.place)))
			doc.WriteString("\n" + spot.document(markdown.EscapeInline(s, spot.place)) + "\n")
		}
		check(s, doc.String())
	}
	for _, s := range append(sprawling, reaching...) {
		if line, _, _ := markdown.CheckBlock(s); line == 0 {
			check(s, blockDocument(markdown.EscapeBlock(s)))
		}
	}
}
