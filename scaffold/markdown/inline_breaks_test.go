package markdown_test

import (
	"regexp"
	"strings"
	"testing"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

var (
	breakTag  = regexp.MustCompile(`(?i)<br(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?/?>`)
	atBreak   = regexp.MustCompile(`[ \t\r\n]*\x02[ \t\r\n]*`)
	aroundAll = "\x02" + white
	white     = " \t\r\n"
)

// asBroken is asSeen with the breaks, but for those at the end.
func asBroken(page string) string {
	page = asSeen(breakTag.ReplaceAllString(page, "\x02"))
	return strings.TrimLeft(strings.TrimRight(atBreak.ReplaceAllString(page, "\x02"), aroundAll), white)
}

// holdBreaks holds what Rewritten promises of a text that keeps its breaks: the same
// is seen, in lines of which none begins another block, and writing it again changes
// nothing.
func holdBreaks(t testing.TB, s string) {
	t.Helper()
	if blocks := markdown.Parse([]byte(s)).Blocks; len(blocks) != 1 || blocks[0].Kind != markdown.ParagraphBlock {
		return
	}
	in := markdown.Inline{Definitions: definedLabel, Place: markdown.Place{Kind: markdown.Prose, Lead: true}, Breaks: true}
	got := in.Rewritten(s)
	if again := in.Rewritten(got); again != got {
		t.Errorf("%q becomes %q, and that %q", s, got, again)
	}
	if hasCommentInTag(in.Spans(s)) || hasURLInImage(in.Spans(s)) {
		return
	}
	want, page := asBroken(asHTML(in.Spans(s))), asBroken(asHTML(in.Spans(got)))
	if want != page {
		t.Errorf("%q becomes %q:\ngot  %q\nwant %q", s, got, page, want)
	}
	if blocks := markdown.Parse([]byte(got)).Blocks; got != "" && (len(blocks) != 1 || blocks[0].Kind != markdown.ParagraphBlock && !isTagAlone(blocks[0])) {
		t.Errorf("%q becomes %q, which is %v", s, got, blocks)
	}
}

// isTagAlone reports whether a block is HTML because nothing stands behind a tag.
func isTagAlone(b markdown.Block) bool { return b.Kind == markdown.HTMLBlock && b.Level == 7 }

func TestBreaks(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"a\\\nb", "a  \nb", "a<br>b", "a <BR /> b", "a<br clear=\"all\">b", "a <br\nclass='>'/> b", "a<br-x>b", "*a  \nb*", "[a\\\nb](c)", "a\\\\  \nb", "`a  \nb`  \nc", "a\\\n\\- b", "a\\\n\\===", "a  \n2\\. b",
		"a<br><br>b", "<br>a<br>", "*a<br>*b", "a <!-- b -->\\\nc", "![a\\\nb](c)", "<!@0>", "**<!-- a -->**<!a@b>", "a\\\n**<!-- a -->**<?a@b> c", "<#a@b>", "<https://a.b>", "<a@b>\\\n<*@c>", "a  \n&#35; b", "a  \n\\\n\\\nb", "**a:**\\\nb", "\\\na", "\\\n\\\na", "<br>a", "*<br>a*", "\\\n\\===", "\\\n\\- a", "<br>a\\\n# b",
	} {
		holdBreaks(t, s)
	}
}

func TestRandomBreaks(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 15)
	for range seeded.Rounds(4000) {
		s := randomInline(r)
		for _, with := range []string{"\\\n", "  \n", "<br>"}[r.IntN(3):] {
			s = strings.Replace(s, " ", with, r.IntN(2))
		}
		if isParagraph(s) {
			holdBreaks(t, s)
		}
	}
}

// FuzzBreaks holds it of any text.
func FuzzBreaks(f *testing.F) {
	fuzzInline(f, holdBreaks)
}

// A tag that breaks a line does so however it is written, and no other does.
func TestBreakTags(t *testing.T) {
	t.Parallel()
	in := markdown.Inline{Breaks: true}
	for tag, isBreak := range map[string]bool{
		"<br>": true, "<BR/>": true, "<br />": true, `<br clear="all">`: true, "<br\tclass='>'/>": true,
		"<br-x>": false, "<b>": false, "<brr>": false, "</br>": false, "<b r>": false,
	} {
		text := "a" + tag + "b"
		if got := in.Rewritten(text); (got == "a\\\nb") != isBreak {
			t.Errorf("%q becomes %q", text, got)
		}
		if got := in.Seen(text); (got == "a b") != isBreak {
			t.Errorf("of %q is seen %q", text, got)
		}
	}
}
