package scaffold

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// asSeen is what goldmark makes of a document of one paragraph or item.
func asSeen(t *testing.T, doc []byte) string {
	t.Helper()
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(doc, &out); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out.String())
}

// In a template of one's own, a text finds no partner for its marks in the
// template's, nor in another text of the line.
func TestTextsWithinMarks(t *testing.T) {
	inline := func(s string) *spec.Problem { return problem("caching.keys", s) }
	both := func(title, keys string) *spec.Problem {
		p := inline(keys)
		p.Set("title", spec.Text(title))
		return p
	}
	within := "caching.keys: " + errWithinMarks.Error() + " | change the text, or the template"
	for _, test := range []struct {
		name, src string
		p         *spec.Problem
		want      string // as goldmark shows it, or the error
	}{
		{"a tilde beside inline text", "{{ .title }}, {{ .caching.keys }}", both("~5 s", "x~"), "<p>~5 s, x~</p>"},
		{"a tilde before the template's", "{{ .title }}~", problem("title", "a ~5"), "<p>a ~5~</p>"},
		{"a tilde behind the template's", "~{{ .caching.keys }} GB", inline("5~"), "<p>~5~ GB</p>"},
		{"stray stars in bold", "**{{ .caching.keys }}**", inline("a** b"), "<p><strong>a** b</strong></p>"},
		{"a stray star in emphasis", "*{{ .caching.keys }}* c", inline("a* b"), "<p><em>a* b</em> c</p>"},
		{"other emphasis in bold", "**{{ .caching.keys }}**", inline("a _b_ `*`"), "<p><strong>a <em>b</em> <code>*</code></strong></p>"},
		{"a product in bold", "**{{ .caching.keys }}**", inline("5 * 3"), "<p><strong>5 * 3</strong></p>"},
		{"the same emphasis in bold", "**{{ .caching.keys }}**", inline("a *b* c"), within},
		{"the same emphasis in emphasis", "*{{ .caching.keys }}*", inline("a*b*c"), within},
		{"bold in an item", "- *A*: **{{ .title }} {{ .caching.keys }}**", both("x", "**a**"), within},
		{"bold in a cell", "| a |\n|---|\n| **{{ .caching.keys }}** |", inline("*a*"), within},
		{"emphasis beside the template's", "**A**: {{ .caching.keys }} *B*", inline("*a*"), "<p><strong>A</strong>: <em>a</em> <em>B</em></p>"},
		{"a star item", "* {{ .caching.keys }}", inline("*a*"), "<ul>\n<li><em>a</em></li>\n</ul>"},
		{"a link in a link", "[{{ .caching.keys }}](x)", inline("a [c](y)"), within},
		{"a bracket in a link", "[{{ .caching.keys }}](x)", inline("a](y) b"), `<p><a href="x">a](y) b</a></p>`},
		{"a block in bold", "**{{ .core_problem }}**", problem("core_problem", "a **b**"), strings.Replace(within, "caching.keys", "core_problem", 1)},
		{"tangled marks beside inline text", "{{ .caching.keys }}, {{ .caching.ttl }}", inline("**a*,**"), "caching.keys: " + errTangled.Error() + " | change the text, or the template"},
		{"a star in a bare URL beside inline text", "{{ .caching.keys }}, {{ .caching.ttl }}", inline("https://a.example/*"), "caching.keys: " + errTangled.Error() + " | change the text, or the template"},
		{"words in bold within a word", "x**{{ .title }}**y", problem("title", "a b"), "<p>x<strong>a b</strong>y</p>"},
		{"a bracket in bold within a word", "x**{{ .title }}**", problem("title", "(a"), "title: " + errInWord.Error() + " | change the text, or the template"},
		{"a bracket at the end of bold within a word", "**{{ .title }}**y", problem("title", "a)"), "title: " + errInWord.Error() + " | change the text, or the template"},
		{"a bracket in bold before another text", "**{{ .title }}**{{ .caching.keys }}", both("a)", "b"), "title: " + errInWord.Error() + " | change the text, or the template"},
		{"a bracket in bold", "**{{ .title }}**: x", problem("title", "(a)"), "<p><strong>(a)</strong>: x</p>"},
		{"words with nothing between", "{{ .title }}{{ .caching.keys }}", both("a", "b c"), "<p>ab c</p>"},
		{"emphasis with nothing between", "{{ .title }}{{ .caching.keys }}", both("a", "*b*"), "caching.keys: " + errTouching.Error() + " | change the text, or the template"},
		{"HTML with nothing between", "{{ .title }}{{ .version }}", func() *spec.Problem { p := problem("title", "a <"); p.Set("version", spec.Text("b>")); return p }(),
			"title: " + errTouching.Error() + " | change the text, or the template\nversion: " + errTouching.Error() + " | change the text, or the template"},
		{"items with nothing between", "{{ range .tags }}{{ . }}{{ end }}", func() *spec.Problem {
			p := problem("title", "a")
			p.Unset("title")
			p.Set("tags", spec.List("&am", "p;"))
			return p
		}(),
			"tags: " + errTouching.Error() + " | change the text, or the template"},
		{"words in a code span", "`{{ .caching.keys }}`", inline("a key"), "<p><code>a key</code></p>"},
		{"markup in a code span", "`{{ .caching.keys }}`", inline("a <b>"), "caching.keys: " + errInCodeSpan.Error() + " | change the text, or the template"},
		{"a plain text in a code span", "`{{ .title }}`", problem("title", "a `b`"), "title: " + errInCodeSpan.Error() + " | change the text, or the template"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tmpl, err := ParseTemplate("t.md", test.src+"\n")
			if err != nil {
				t.Fatal(spectest.Report(err))
			}
			doc, err := tmpl.Render(test.p)
			got := spectest.Report(err)
			if err == nil {
				got = asSeen(t, doc.Bytes())
			}
			if got != test.want {
				t.Errorf("%s\ngot:  %s\nwant: %s", spectest.Said(test.p), got, test.want)
			}
		})
	}
}
