package markdown_test

import (
	"bytes"
	"html"
	"net/url"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"newproblem/scaffold/markdown"
)

// paragraphs reads every text as a paragraph, so that nothing but its inline
// Markdown counts; linking makes links of bare URLs as well.
var (
	paragraphs = paragraphReader(extension.Strikethrough)
	linking    = paragraphReader(extension.Strikethrough, extension.Linkify)
)

func paragraphReader(extensions ...goldmark.Extender) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		)),
		goldmark.WithExtensions(extensions...),
		goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe(), renderer.WithNodeRenderers()),
	)
}

// labels are the link definitions of these tests.
var labels = map[string]markdown.Target{
	"a":      {Destination: "/elsewhere"},
	"b c":    {Destination: "/two words", Title: "titled"},
	"*a*":    {Destination: "/marked"},
	"x`y`":   {Destination: "/code"},
	`\[`:     {Destination: "/escaped"},
	"straße": {Destination: "/sharp"},
}

func definedLabel(label string) (markdown.Target, bool) {
	for name, target := range labels {
		if markdown.LinkLabel(name) == label {
			return target, true
		}
	}
	return markdown.Target{}, false
}

// goldmarksInline is a text as goldmark renders it in a paragraph.
func goldmarksInline(t testing.TB, md goldmark.Markdown, s string) string {
	t.Helper()
	pc := parser.NewContext()
	for label, target := range labels {
		var title []byte
		if target.Title != "" {
			title = []byte(target.Title)
		}
		pc.AddReference(parser.NewReference([]byte(label), []byte(target.Destination), title))
	}
	source := []byte(strings.TrimLeft(s, " \t\r\n")) // else it may be code
	doc := md.Parser().Parse(text.NewReader(source), parser.WithContext(pc))
	var out bytes.Buffer
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindParagraph {
			if err := md.Renderer().Render(&out, source, n); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out.String()
}

// githubsInline is a text as GitHub's reader renders it in a paragraph, and
// whether the text is one paragraph to it.
func githubsInline(t testing.TB, s string, extensions ...string) (string, bool) {
	t.Helper()
	args := []string{"--unsafe", "-e", "strikethrough"}
	for _, e := range extensions {
		args = append(args, "-e", e)
	}
	reader := cmark(t)
	if reader == "" {
		t.Skip("cmark-gfm is not installed")
	}
	cmd := exec.Command(reader, args...)
	var doc strings.Builder
	doc.WriteString("Q " + s + "\n\n")
	for label, target := range labels {
		doc.WriteString("[" + label + "]: <" + target.Destination + "> \"" + target.Title + "\"\n")
	}
	cmd.Stdin = strings.NewReader(doc.String())
	page, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	body := strings.TrimSpace(string(page))
	isOne := strings.HasPrefix(body, "<p>") && strings.HasSuffix(body, "</p>") && strings.Count(body, "<p>") == 1
	return strings.Replace(body, "<p>Q ", "<p>", 1), isOne
}

var (
	reference   = regexp.MustCompile(`(href|src)="([^"]*)"`)
	noTitle     = regexp.MustCompile(` title=""`)
	encoded     = regexp.MustCompile(`%[0-9a-fA-F]{2}`)
	selfClosing = regexp.MustCompile(`([^-\s])\s*/>`) // and no comment
	altText     = regexp.MustCompile(`alt="[^"]*"`)

	// escapedEntity is in a destination what CommonMark takes for an ampersand,
	// and both judges for an entity.
	escapedEntity = regexp.MustCompile(`\\&[#a-zA-Z0-9]+;`)

	// longEntity has more digits than CommonMark allows. Both judges take it for an
	// entity in a destination, goldmark not in a text.
	longEntity = regexp.MustCompile(`&#(?:[xX][0-9a-fA-F]{7,}|[0-9]{8,});`)
)

// blindToTildes is what GitHub's reader does not read as CommonMark has it today:
// marks beside tildes, which it looks through, and comments with dashes in them.
var blindToTildes = regexp.MustCompile(`~[*_]|[*_]~|<!--`)

// mixedTildes reports whether a text has runs of one and of two tildes, which
// goldmark makes pairs of.
func mixedTildes(s string) bool {
	lengths := map[int]bool{}
	for _, run := range regexp.MustCompile("~+").FindAllString(s, -1) {
		lengths[len(run)] = true
	}
	return lengths[1] && lengths[2]
}

// canonical writes a rendered paragraph so that only what a reader sees makes a
// difference: not which characters of a URL are encoded, nor how a tag is
// closed.
func canonical(page string) string {
	page = reference.ReplaceAllStringFunc(page, func(s string) string {
		m := reference.FindStringSubmatch(s)
		to := html.UnescapeString(m[2])
		for range 2 {
			to = encoded.ReplaceAllStringFunc(to, func(s string) string {
				decoded, _ := url.PathUnescape(s)
				return decoded
			})
		}
		return m[1] + "=" + html.EscapeString(strings.Trim(to, " \t\r\n")) // GitHub's reader trims it, and browsers do
	})
	page = altText.ReplaceAllStringFunc(page, func(s string) string { // goldmark writes a break as a tag
		return strings.ReplaceAll(strings.ReplaceAll(s, "<br>", ""), "\n", " ")
	})
	page = selfClosing.ReplaceAllString(page, "$1>")
	page = noTitle.ReplaceAllString(page, "")
	page = strings.NewReplacer("<p>", "", "</p>", "", "&#39;", "'", "&#34;", "&quot;").Replace(page)
	return strings.Trim(page, " \t\r\n")
}

// asHTML renders spans, as goldmark does. What other spans than texts say in place of
// an image, it leaves out; GitHub's reader does not.
func asHTML(spans []markdown.Span, inAlt ...markdown.SpanKind) string {
	var out strings.Builder
	images := 0
	var alt string
	var image markdown.Span
	for _, s := range spans {
		if images > 0 {
			switch s.Kind {
			case markdown.SpanImage:
				images++
			case markdown.SpanImageEnd:
				images--
				if images == 0 {
					out.WriteString(`<img src="` + html.EscapeString(image.Target.Destination) + `" alt="` + html.EscapeString(alt) + `"` + titleOf(image) + ">")
				}
			case markdown.SpanText, markdown.SpanCode:
				alt += s.Text
			case markdown.SpanSoftBreak, markdown.SpanHardBreak:
				alt += "\n"
			default:
				if slices.Contains(inAlt, s.Kind) {
					alt += s.Text
				}
			}
			continue
		}
		if s.Kind == markdown.SpanImage {
			images, alt, image = 1, "", s
			continue
		}
		out.WriteString(htmlOf(s))
	}
	return out.String()
}

func titleOf(s markdown.Span) string {
	if s.Target.Title == "" {
		return ""
	}
	return ` title="` + html.EscapeString(s.Target.Title) + `"`
}

func htmlOf(s markdown.Span) string {
	switch s.Kind {
	case markdown.SpanText:
		return html.EscapeString(s.Text)
	case markdown.SpanCode:
		return "<code>" + html.EscapeString(s.Text) + "</code>"
	case markdown.SpanEmphasis:
		return [...]string{"", "<em>", "<strong>"}[s.Level]
	case markdown.SpanEmphasisEnd:
		return [...]string{"", "</em>", "</strong>"}[s.Level]
	case markdown.SpanStrike:
		return "<del>"
	case markdown.SpanStrikeEnd:
		return "</del>"
	case markdown.SpanLink:
		return `<a href="` + html.EscapeString(s.Target.Destination) + `"` + titleOf(s) + ">"
	case markdown.SpanLinkEnd:
		return "</a>"
	case markdown.SpanAutolink:
		return `<a href="` + html.EscapeString(s.Target.Destination) + `">` + html.EscapeString(s.Text) + "</a>"
	case markdown.SpanHTML, markdown.SpanComment:
		return s.Text
	case markdown.SpanSoftBreak:
		return "\n"
	case markdown.SpanHardBreak:
		return "<br>\n"
	}
	return "?"
}

// holdInline compares what the spans of a text show with what goldmark shows.
// Where they differ, goldmark may be wrong: then GitHub's reader decides.
func holdInline(t testing.TB, s string) {
	t.Helper()
	in := markdown.Inline{Definitions: definedLabel, PlainURLs: true}
	spans := in.Spans(s)
	checkSpans(t, s, spans)
	got := canonical(asHTML(spans))
	want := canonical(goldmarksInline(t, paragraphs, s))
	if got == want {
		return
	}
	githubs, isOne := githubsInline(t, s)
	switch {
	case !isOne: // a line of it begins another block
	case mixedTildes(s) && blindToTildes.MatchString(s):
	case (escapedEntity.MatchString(s) || longEntity.MatchString(s)) && strings.Contains(s, "]("):
	case got != canonical(githubs) && canonical(asHTML(spans, markdown.SpanAutolink, markdown.SpanHTML, markdown.SpanComment)) != canonical(githubs):
		t.Errorf("%q:\ngot      %q\ngoldmark %q\nGitHub   %q", s, got, want, canonical(githubs))
	}
}

// checkSpans holds what is promised of the list: the spans are in order, do not
// overlap, nest, and say what stands in their bytes.
func checkSpans(t testing.TB, s string, spans []markdown.Span) {
	t.Helper()
	at := 0
	var open []markdown.Span
	for _, span := range spans {
		if span.Start < at || span.End <= span.Start || span.End > len(s) || strings.Trim(s[at:span.Start], " \t\r\n") != "" {
			t.Fatalf("%q: %+v follows on %d", s, span, at)
		}
		at = span.End
		switch span.Kind {
		case markdown.SpanEmphasis, markdown.SpanStrike, markdown.SpanLink, markdown.SpanImage:
			open = append(open, span)
		case markdown.SpanEmphasisEnd, markdown.SpanStrikeEnd, markdown.SpanLinkEnd, markdown.SpanImageEnd:
			if len(open) == 0 || open[len(open)-1].Kind != span.Kind-1 || open[len(open)-1].Level != span.Level {
				t.Fatalf("%q: %+v closes nothing", s, span)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 || strings.Trim(s[at:], " \t\r\n") != "" {
		t.Fatalf("%q: %d spans stay open, and %q is lost", s, len(open), s[at:])
	}
}
