package markdown_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

func TestRewritten(t *testing.T) {
	t.Parallel()
	in := markdown.Inline{}
	for want, alike := range map[string][]string{
		"plain words":                           {" plain  words\t", "plain\nwords", "plain  \nwords", "plain\\\nwords", "plain <!-- x --> words", "plain words<!-- x -->"},
		"**Label**: value":                      {"__Label__: value", "**Label**:\nvalue", "**Label**: value <!-- x -->", "**Label**: value  "},
		"*a* b":                                 {"_a_ b"},
		"***a*** b":                             {"___a___ b", "*__a__* b", "_**a**_ b"},
		"**_a_** b":                             {"__*a*__ b"},
		"[X] minutes":                           {`\[X] minutes`, `\[X\] minutes`, "[X\\]\nminutes"},
		"[Google, Meta, Amazon, Netflix, etc.]": {`\[Google, Meta, Amazon, Netflix, etc.]`},
		`\*a* b`:                                {`\*a\* b`, `*a\* b`, "&#42;a* b"},
		"a_b 2 * 3 < 4 & 5":                     {`a\_b 2 \* 3 \< 4 &amp; 5`, "a\\_b 2 * 3 &lt; 4 \\& 5"},
		`\&amp; \<b>`:                           {`&amp;amp; &lt;b>`, `\&amp\; \<b\>`},
		"`a  b` c":                              {"``a  b`` c", "`` a  b `` c"},
		"`` ` ``":                               {"``` ` ```"},
		"[a](b) c":                              {"[a](<b>) c", "[a]( b ) c", "[a](b\n) c"},
		`[a](b "t")`:                            {"[a](<b> 't')", "[a](b (t))"},
		"[a](<b c>)":                            {"[a](<b c>)"},
		"https://a.example/b ok":                {"<https://a.example/b> ok", "[https://a.example/b](https://a.example/b) ok", "[https://a.example/b](<https://a.example/b>) ok"},
		"(see <made:up>)":                       {"(see [made:up](made:up))"},
		"~~a~~":                                 {"~a~"},
		"![a b](c)":                             {"![*a*\n`b`](<c>)"},
		"*a*_b_":                                {"*a*_b_"},
		"a<br>b":                                {"a<br>b"},
		"":                                      {"", "<!-- x -->", " \n"},
		"a\u00a0b":                              {"a&nbsp;b"},
	} {
		for _, s := range alike {
			if got := in.Rewritten(s); got != want {
				t.Errorf("%q is rewritten as %q, not %q", s, got, want)
			}
		}
		if got := in.Rewritten(want); got != want {
			t.Errorf("%q does not stay, but becomes %q", want, got)
		}
	}
}

func TestRewrittenInItsPlace(t *testing.T) {
	t.Parallel()
	lead := markdown.Place{Kind: markdown.Prose, Lead: true}
	for _, c := range []struct {
		place      markdown.Place
		text, want string
	}{
		{markdown.Place{Kind: markdown.Row}, "a \\| b `c \\| d`", "a \\| b `c \\| d`"},
		{markdown.Place{Kind: markdown.Row}, "a &#124; b", `a \| b`},
		{markdown.Place{Kind: markdown.Heading}, `In C \#`, `In C \#`},
		{lead, `\- a`, `\- a`},
		{lead, `1\. a`, `1\. a`},
		{lead, `&#35; a`, `\# a`},
		{lead, "a - b", "a - b"},
	} {
		if got := (markdown.Inline{Place: c.place}).Rewritten(c.text); got != c.want {
			t.Errorf("%v: %q is rewritten as %q, not %q", c.place, c.text, got, c.want)
		}
	}
}

// The lines of the seed and of the bank are in the one writing.
func TestRewrittenLeavesOursAlone(t *testing.T) {
	t.Parallel()
	in := markdown.Inline{}
	var lines []string
	for _, line := range strings.Split(seed(t), "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	for _, line := range append(lines, bankLines(t)...) {
		if got := in.Rewritten(line); got != line && !strings.Contains(line, "<!--") {
			t.Errorf("%q becomes %q", line, got)
		}
	}
}

var (
	comments  = regexp.MustCompile(`(?s)<!-->|<!--->|<!--.*?-->`)
	emptyMark = regexp.MustCompile(`<(?:em|strong|del)></(?:em|strong|del)>`)
	codePage  = regexp.MustCompile(`(?s)<code>.*?</code>`)
	spaces    = regexp.MustCompile(`[ \t\r\n]+`)
)

// asSeen is a rendered paragraph but for its comments and the white space
// outside code.
func asSeen(page string) string {
	var out strings.Builder
	at := 0
	for _, code := range append(codePage.FindAllStringIndex(page, -1), []int{len(page), len(page)}) {
		text := comments.ReplaceAllString(page[at:code[0]], "")
		out.WriteString(spaces.ReplaceAllString(strings.ReplaceAll(text, "<br>", " "), " "))
		out.WriteString(strings.ReplaceAll(page[code[0]:code[1]], " ", "\x01"))
		at = code[1]
	}
	page = altText.ReplaceAllStringFunc(out.String(), func(s string) string {
		return `alt="` + collapse(s[len(`alt="`):len(s)-1]) + `"`
	})
	for emptyMark.MatchString(page) {
		page = emptyMark.ReplaceAllString(page, "")
	}
	return strings.Trim(spaces.ReplaceAllString(page, " "), " ")
}

// holdRewritten holds what Rewritten promises: the same is seen, and writing it
// again changes nothing.
func holdRewritten(t testing.TB, s string) {
	t.Helper()
	in := markdown.Inline{Definitions: definedLabel, PlainURLs: true}
	got := in.Rewritten(s)
	if again := in.Rewritten(got); again != got {
		t.Errorf("%q becomes %q, and that %q", s, got, again)
	}
	want, page := canonical(goldmarksInline(t, paragraphs, s)), canonical(goldmarksInline(t, paragraphs, got))
	if asSeen(page) == asSeen(want) {
		return
	}
	if hasURLInImage(in.Spans(s)) || hasCommentInTag(in.Spans(s)) {
		return
	}
	// goldmark is not right about each text: its spans are held by other tests.
	ours, ourPage := canonical(asHTML(in.Spans(s))), canonical(asHTML(in.Spans(got)))
	if ours == want && ourPage == page || asSeen(ours) != asSeen(ourPage) {
		t.Errorf("%q becomes %q:\ngot  %q\nwant %q", s, got, page, want)
	}
}

// hasURLInImage reports whether an autolink stands in an alternative text, where
// goldmark shows nothing of it.
func hasURLInImage(spans []markdown.Span) bool {
	images := 0
	for _, s := range spans {
		switch s.Kind {
		case markdown.SpanImage:
			images++
		case markdown.SpanImageEnd:
			images--
		case markdown.SpanAutolink:
			if images > 0 {
				return true
			}
		}
	}
	return false
}

func TestRewrittenIsSeenAlike(t *testing.T) {
	t.Parallel()
	texts := append(append(writtenLines(t), hostile...), reaching...)
	for _, cases := range inlineCases {
		texts = append(texts, cases...)
	}
	for _, s := range texts {
		holdRewritten(t, s)
	}
}

func TestRandomRewritten(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 13)
	for range seeded.Rounds(4000) {
		if s := randomInline(r); isParagraph(s) {
			holdRewritten(t, s)
		}
	}
}

// changed makes a random change of a text that a formatter or an author would
// make, and that may be none to a reader.
func changed(r *rand.Rand, s string) string {
	replace := func(old, with string) string {
		start := r.IntN(len(s))
		at := strings.Index(s[start:], old)
		if at < 0 {
			start, at = 0, strings.Index(s, old)
		}
		if at < 0 {
			return s
		}
		return s[:start+at] + strings.Replace(s[start+at:], old, with, 1+r.IntN(2))
	}
	at := r.IntN(len(s) + 1)
	switch r.IntN(9) {
	case 0:
		return replace("*", "_")
	case 1:
		return replace("**", "__")
	case 2:
		return replace("_", "*")
	case 3:
		return s[:at] + `\` + s[at:]
	case 4:
		return s[:at] + "<!-- x -->" + s[at:]
	case 5:
		return replace(" ", "\n")
	case 6:
		return replace(" ", "  ")
	case 7:
		return replace("&amp;", "&")
	default:
		return replace("(u)", "(<u>)")
	}
}

// Texts that are seen alike are rewritten alike: what a random change leaves to
// goldmark's reader as it was, it leaves to ours.
func TestRandomRewrittenAlike(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 14)
	in := markdown.Inline{Definitions: definedLabel, PlainURLs: true}
	lines := bankLines(t)
	tried, survived := 0, 0
	for range seeded.Rounds(4000) {
		s := lines[r.IntN(len(lines))]
		if r.IntN(3) == 0 {
			s = randomInline(r)
		}
		if !isParagraph(s) {
			continue
		}
		other := s
		for range 1 + r.IntN(4) {
			other = changed(r, other)
		}
		if !isParagraph(other) || other == s || strings.Contains(s, "<br") { // a tag for a break is seen as one, and still is a tag
			continue
		}
		tried++
		a, b := canonical(goldmarksInline(t, paragraphs, s)), canonical(goldmarksInline(t, paragraphs, other))
		if asSeen(a) != asSeen(b) || canonical(asHTML(in.Spans(s))) != a || canonical(asHTML(in.Spans(other))) != b {
			continue
		}
		if hasCommentInTag(in.Spans(other)) || !slices.Equal(destinations(in.Spans(s)), destinations(in.Spans(other))) {
			continue
		}
		survived++
		if one, two := in.Rewritten(s), in.Rewritten(other); one != two {
			t.Errorf("%q and %q are seen alike, but become\n%q\n%q", s, other, one, two)
		}
	}
	t.Logf("%d of %d changes are seen alike", survived, tried)
}

// destinations are those of links and images: white space in them is no layout.
func destinations(spans []markdown.Span) []string {
	var out []string
	for _, s := range spans {
		if s.Target != nil {
			out = append(out, s.Target.Destination)
		}
	}
	return out
}

// hasCommentInTag reports whether what looks like a comment stands in the value
// of an attribute, and is none.
func hasCommentInTag(spans []markdown.Span) bool {
	for _, s := range spans {
		if s.Kind == markdown.SpanHTML && strings.Contains(s.Text, "<!--") {
			return true
		}
	}
	return false
}

// FuzzRewritten holds what Rewritten promises of any text.
func FuzzRewritten(f *testing.F) {
	fuzzInline(f, holdRewritten)
}

// Writing again takes time in proportion, too.
func TestRewrittenLongTexts(t *testing.T) {
	t.Parallel()
	const n = 1 << 18
	for _, piece := range []string{"\\*a\\* ", "\\`", "_a_*b*", "*a*", "&#42;a", "[", "\\[a](b)", "`a``b```c", "\\<b>", "**a**__b__", "<https://a.b>", "\\\\*a", "~a~b~", "*a _b ", "\\*", "&amp;", "a\n"} {
		markdown.Inline{}.Rewritten(strings.Repeat(piece, n/len(piece)))
	}
}

// No backslash stands in a rewritten text without need. Behind a mark that opens,
// the words need it when they are read alone.
func TestRewrittenHasNoNeedlessEscapes(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 16)
	in := markdown.Inline{PlainURLs: true}
	texts := slices.Concat(hostile, reaching)
	for range seeded.Rounds(2000) {
		texts = append(texts, randomInline(r))
	}
	for _, s := range texts {
		got := in.Rewritten(s)
		if strings.Count(got, `\`) > 20 {
			continue
		}
		for i := range len(got) {
			if got[i] != '\\' || i > 0 && strings.IndexByte("*_~[", got[i-1]) >= 0 {
				continue
			}
			without := got[:i] + got[i+1:]
			if in.Rewritten(without) == got && asHTML(in.Spans(without)) == asHTML(in.Spans(got)) {
				t.Errorf("%q becomes %q, where the backslash at %d is needless", s, got, i)
			}
		}
	}
}

// What newproblem writes for an author's text is seen as before when it is
// rewritten, and stays as it is if it has neither marks nor escapes.
func TestRewrittenOfEscaped(t *testing.T) {
	t.Parallel()
	for _, s := range append(slices.Concat(hostile, reaching), bankLines(t)...) {
		for _, place := range []markdown.Place{{Kind: markdown.Prose, Lead: true}, {Kind: markdown.Item}, {Kind: markdown.Row}} {
			in := markdown.Inline{Place: place}
			for _, written := range []string{markdown.EscapePlain(s, place), markdown.EscapeInline(s, place)} {
				got := in.Rewritten(written)
				if again := in.Rewritten(got); again != got {
					t.Errorf("%q becomes %q, and that %q", written, got, again)
				}
				if a, b := asSeen(canonical(asHTML(in.Spans(written)))), asSeen(canonical(asHTML(in.Spans(got)))); a != b {
					t.Errorf("%q becomes %q:\ngot  %q\nwant %q", written, got, b, a)
				}
				if markdown.IsSafe(s) && !strings.Contains(s, "  ") && strings.TrimSpace(s) == s && got != s {
					t.Errorf("%q becomes %q", s, got)
				}
			}
		}
	}
}

// A rewritten text stays in its block, and is seen there as before.
func TestRewrittenStaysInItsPlace(t *testing.T) {
	t.Parallel()
	for _, spot := range spots {
		if !slices.Contains([]string{"item", "star item", "nested item", "numbered item", "cell", "paragraph"}, spot.name) {
			continue
		}
		in := markdown.Inline{Place: spot.place, Definitions: func(label string) (markdown.Target, bool) {
			return markdown.Target{Destination: "/elsewhere"}, label == "a" || label == "link"
		}}
		for _, s := range append(slices.Concat(hostile, reaching), bankLines(t)...) {
			written := markdown.EscapeInline(s, spot.place)
			got := in.Rewritten(written)
			want, page := rendered(t, spot.document(written)), rendered(t, spot.document(got))
			if asSeen(canonical(want)) != asSeen(canonical(page)) {
				t.Errorf("%s: %q becomes %q:\ngot  %s\nwant %s", spot.name, written, got, page, want)
			}
		}
	}
}
