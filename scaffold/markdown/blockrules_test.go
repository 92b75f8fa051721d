package markdown_test

import (
	"bytes"
	"fmt"
	"iter"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/markdown"
)

// A verdict is who agrees with us on a document.
type verdict int

const (
	asGoldmark verdict = iota
	asCmark            // where goldmark departs from CommonMark
)

// judge holds the blocks of a document equal to goldmark's, or where goldmark
// departs from CommonMark, to those of cmark-gfm, if that is installed. A
// document that holds a place for each of the two is judged block by block.
func judge(t testing.TB, doc []byte) verdict {
	t.Helper()
	d := markdown.Parse(doc)
	checkDocument(t, d)
	doc = normal(doc)
	plain := markdown.Parse(doc)
	if diff := cmp.Diff(ourPlainTree(plain), ourPlainTree(d)); diff != "" {
		t.Fatalf("the line ends or white space of %q matter:\n%s", d.Source, diff)
	}
	v, diff := judgePart(t, doc)
	if diff == "" {
		return v
	}
	starts := []int{0}
	for i := range plain.Children(-1) {
		b := plain.Blocks[i]
		goesOn := i > 0 && plain.Blocks[i-1].Kind >= markdown.ParagraphBlock && (b.Kind == markdown.TableBlock || b.Kind == markdown.ParagraphBlock)
		if at := plain.LineStart(b.Start); b.Line > 1 && !goesOn {
			starts = append(starts, at)
		}
	}
	starts = append(starts, len(doc))
	together := ""
	for i, start := range starts[1:] {
		part := doc[starts[i]:start]
		if _, why := judgePart(t, part); why != "" {
			t.Fatalf("%s\nthe whole: %q, line %d", why, doc, 1+bytes.Count(doc[:starts[i]], []byte("\n")))
		}
		together += ourPlainTree(markdown.Parse(part))
	}
	if other := cmp.Diff(together, ourPlainTree(plain)); other != "" {
		t.Fatalf("%s\n(-parts +whole)\n%s", diff, other)
	}
	return asCmark
}

// judgePart is judge for a document whose line ends are line feeds. It gives
// how we differ from both.
func judgePart(t testing.TB, doc []byte) (verdict, string) {
	t.Helper()
	d := markdown.Parse(doc)
	from := len(markdown.ByteOrderMarks(doc))
	if len(d.Blocks) > 0 && d.Blocks[0].Kind == markdown.FrontMatterBlock {
		from = d.Blocks[0].End
	}
	diff, tight := compareTrees(d, goldmarkTree(doc, from), ourTree(d))
	if diff == "" {
		return asGoldmark, tight
	}
	if cmark(t) == "" {
		return asCmark, ""
	}
	other, tight := compareTrees(d, cmarkTree(t, doc[from:]), ourPlainTree(d))
	if other == "" {
		return asCmark, tight
	}
	plainer := emptyBlanks(withoutTabs(hideTags(d)))
	if structure(ourPlainTree(markdown.Parse(plainer))) == structure(ourPlainTree(d)) {
		if settled, tight := settles(t, plainer, from); settled {
			return asCmark, tight
		}
		p := markdown.Parse(plainer)
		plainer = hideDefinitions(p)
		if structure(ourPlainTree(markdown.Parse(plainer))) == structure(definitionsAsText(p)) {
			if settled, tight := settles(t, plainer, from); settled {
				return asCmark, tight
			}
		}
	}
	return asCmark, fmt.Sprintf("%q\n(-goldmark +ours)\n%s\n(-cmark-gfm +ours)\n%s", doc, diff, other)
}

// settles reports whether one of the judges agrees with us on a document that
// is the same to CommonMark as the one they both depart from, each in its way.
func settles(t testing.TB, doc []byte, from int) (settled bool, tight string) {
	t.Helper()
	d := markdown.Parse(doc)
	if diff, tight := compareTrees(d, goldmarkTree(doc, from), ourTree(d)); diff == "" {
		return true, tight
	}
	diff, tight := compareTrees(d, cmarkTree(t, doc[from:]), ourPlainTree(d))
	return diff == "", tight
}

// compareTrees gives how a judge's tree differs from ours, and if it does not,
// which list is tight to one of us only.
func compareTrees(d *markdown.Document, theirs, ours string) (diff, tight string) {
	if bytes.IndexByte(d.Source, '\t') >= 0 { // goldmark counts the columns of a tab as bytes
		theirs, ours = position.ReplaceAllString(theirs, ""), position.ReplaceAllString(ours, "")
	}
	if theirs == ours {
		return "", ""
	}
	if diff = cmp.Diff(withoutTight(theirs), withoutTight(ours)); diff != "" {
		return diff, ""
	}
	return "", tightDiffers(d, theirs, ours)
}

var (
	contents  = regexp.MustCompile(`(?m)^ *".*\n`)
	position  = regexp.MustCompile(`(?m) @[0-9]+`)
	tightness = regexp.MustCompile(`(?m)^( *(?:bullet list|list from [0-9]+)), tight`)
)

// hideTags gives a document without the tags that begin a further line of a
// paragraph: no tag alone in its line interrupts a paragraph, but cmark-gfm lets
// it, in lazy lines. And a closing tag that begins HTML has another name: any
// may, but goldmark does not take </script> for one.
func hideTags(d *markdown.Document) []byte {
	doc := bytes.Clone(d.Source)
	for i, b := range d.Blocks {
		switch lines := d.Lines(i); {
		case b.Kind == markdown.HTMLBlock && b.Level == 7 && doc[b.Start+1] == '/':
			doc[b.Start+2] = 'b'
		case b.Kind == markdown.ParagraphBlock:
			if i == 0 || d.Blocks[i-1].Kind != markdown.DefinitionBlock {
				lines = lines[1:]
			}
			for _, s := range lines {
				if doc[s.Start] == '<' {
					doc[s.Start] = 'x'
				}
			}
		case b.Kind == markdown.RowBlock && doc[b.Start] == '<' && d.Blocks[i-1].Kind == markdown.TableBlock:
			doc[b.Start] = 'x' // a header was a line of a paragraph
		}
	}
	return doc
}

// hideDefinitions gives a document whose definitions are text. cmark-gfm forgets
// an item that holds only definitions.
func hideDefinitions(d *markdown.Document) []byte {
	doc := bytes.Clone(d.Source)
	for _, b := range d.Blocks {
		if b.Kind == markdown.DefinitionBlock {
			doc[b.Start] = 'x'
		}
	}
	return doc
}

// definitionsAsText is what hideDefinitions should make of a document.
func definitionsAsText(d *markdown.Document) string {
	var t blockTree
	tree := strings.SplitAfter(ourPlainTree(d), "\n")
	for i, b := range d.Blocks {
		if b.Kind == markdown.FrontMatterBlock {
			continue
		}
		if b.Kind != markdown.DefinitionBlock {
			if b.Kind == markdown.TableBlock && strings.TrimLeft(tree[0], " ") == "paragraph\n" {
				tree = tree[1:] // the definitions above the header
			}
			t.WriteString(tree[0])
			tree = tree[1:]
			for len(tree) > 0 && strings.HasPrefix(strings.TrimLeft(tree[0], " "), `"`) {
				tree = tree[1:]
			}
			continue
		}
		goesOn := false
		if i+1 < len(d.Blocks) {
			next := d.Blocks[i+1]
			goesOn = next.Kind >= markdown.HeadingBlock && next.Marker != '#' && d.LineStart(next.Start) == b.End &&
				(next.Kind == markdown.HeadingBlock || next.Kind == markdown.ParagraphBlock || next.Kind == markdown.DefinitionBlock)
		}
		if !goesOn {
			t.add(depthOf(d, i), "paragraph")
		}
	}
	return t.String()
}

// withoutTabs gives a document with spaces for its tabs, up to the next column
// that four divides: CommonMark has them for the same wherever they make a
// block. cmark-gfm does not where a fence is indented by one.
func withoutTabs(doc []byte) []byte {
	var out []byte
	column := 0
	for _, c := range doc {
		switch {
		case c == '\t':
			n := 4 - column%4
			out, column = append(out, "    "[:n]...), column+n
			continue
		case c == '\n':
			column = -1
		}
		out, column = append(out, c), column+1
	}
	return out
}

// emptyBlanks gives a document whose blank lines are empty. To CommonMark, it is
// the same but for code; goldmark takes all white space from the blank lines of
// code in an item, and cmark-gfm has an empty item go on.
func emptyBlanks(doc []byte) []byte {
	var out []byte
	for line := range bytes.Lines(doc) {
		if len(bytes.Trim(line, " >\n")) == 0 {
			line = append(bytes.TrimRight(line, " \n"), '\n')
		}
		out = append(out, line...)
	}
	return out
}

// structure is a tree without tightness and contents.
func structure(tree string) string {
	return contents.ReplaceAllString(withoutTight(tree), "")
}

// tightDiffers holds the tightness of lists equal to a judge's, or to what
// CommonMark says in so many words, which neither of the two follows always.
func tightDiffers(d *markdown.Document, theirs, ours string) string {
	lists := regexp.MustCompile(`(?m)^ *(?:bullet list|list from [0-9]+)(, tight)?`)
	judged, got := lists.FindAllStringSubmatch(theirs, -1), lists.FindAllStringSubmatch(ours, -1)
	n := 0
	for i, b := range d.Blocks {
		if b.Kind != markdown.ListBlock {
			continue
		}
		if judged[n][1] != got[n][1] && b.Tight == hasGaps(d, i) {
			return fmt.Sprintf("%q\nthe list in line %d is tight: %v", d.Source, b.Line, b.Tight)
		}
		n++
	}
	return ""
}

// hasGaps reports whether lines that are of no block stand between the items of
// a list, or between the blocks of an item.
func hasGaps(d *markdown.Document, list int) bool {
	apart := func(blocks iter.Seq[int]) bool {
		end := -1
		for i := range blocks {
			if b := d.Blocks[i]; end >= 0 && d.LineStart(b.Start) > end {
				return true
			}
			end = d.Blocks[i].End
		}
		return false
	}
	if apart(d.Children(list)) {
		return true
	}
	for item := range d.Children(list) {
		if apart(d.Children(item)) {
			return true
		}
	}
	return false
}

// normal makes all line ends line feeds, and ends the last line with one: to
// CommonMark, this is the same document. So it is if vertical tabs and form
// feeds are other control characters; the judges take them for white space in
// some places, as older versions of CommonMark do.
func normal(doc []byte) []byte {
	doc = bytes.ReplaceAll(doc, []byte("\r\n"), []byte("\n"))
	doc = bytes.ReplaceAll(doc, []byte("\r"), []byte("\n"))
	doc = bytes.ReplaceAll(doc, []byte("\v"), []byte("\x01"))
	doc = bytes.ReplaceAll(doc, []byte("\f"), []byte("\x01"))
	if len(doc) > 0 && doc[len(doc)-1] != '\n' {
		doc = append(doc, '\n')
	}
	return doc
}

// checkDocument holds what is true of any document: its blocks stand in order,
// within their containers, and each knows its line.
func checkDocument(t testing.TB, d *markdown.Document) {
	t.Helper()
	fail := func(i int, why string) {
		t.Helper()
		t.Fatalf("block %d, %+v, %s:\n%q", i, d.Blocks[i], why, d.Source)
	}
	line, at, plain := 1, 0, lineFeeds(d.Source)
	end := len(markdown.ByteOrderMarks(plain))
	for i := range d.Children(-1) {
		b := d.Blocks[i]
		if start := d.LineStart(b.Start); start < end || len(bytes.Trim(d.Source[end:start], " \t\r\n")) > 0 || b.End < len(plain) && plain[b.End-1] != '\n' {
			fail(i, "and the one above it do not part the lines between them")
		}
		end = b.End
	}
	if rest := d.Source[end:]; len(bytes.Trim(rest, " \t\r\n")) > 0 {
		t.Fatalf("%q is in no block of %q", rest, d.Source)
	}
	for i, b := range d.Blocks {
		if b.Start < at {
			fail(i, "begins before the one above")
		}
		line += bytes.Count(plain[at:b.Start], []byte("\n"))
		at = b.Start
		if b.Line != line {
			fail(i, fmt.Sprintf("is in line %d", line))
		}
		if b.Start >= b.End || b.End > len(d.Source) || b.Next <= i || b.Next > len(d.Blocks) {
			fail(i, "ends too early, or too late")
		}
		if p := b.Parent; p >= 0 && (b.Start < d.Blocks[p].Start || b.End > d.Blocks[p].End || b.Next > d.Blocks[p].Next || p >= i) {
			fail(i, "is not within its container")
		}
		if b.Next < len(d.Blocks) && b.End > d.Blocks[b.Next].Start {
			fail(i, "reaches into the next")
		}
		pos := b.Start
		for _, s := range d.Lines(i) {
			if b.Kind == markdown.TableBlock || b.Kind == markdown.IndentedBlock || b.Kind == markdown.HTMLBlock {
				pos = min(pos, s.Start)
			}
			if s.Start < pos || s.End < s.Start || s.End > b.End || s.Pad > 3 {
				fail(i, "has lines that are not its own")
			}
			pos = s.End
		}
	}
}

func withoutTight(tree string) string { return tightness.ReplaceAllString(tree, "$1") }
