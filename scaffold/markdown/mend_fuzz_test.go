package markdown_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

// FuzzMend holds Mend silent where nothing is damaged: it gives the document that
// Parse gives, whatever headings are expected.
func FuzzMend(f *testing.F) {
	addDocuments(f)
	expected := seedTitles(markdown.Outline([]byte(seed(f))))
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 20_000 || !acceptable(s, "\t\r\n") || strings.Contains(strings.ReplaceAll(s, "\r\n", ""), "\r") {
			t.Skip()
		}
		holdMend(t, []byte(s), expected)
	})
}

// FuzzMendPasses holds that passing over the lines in which there is nothing to mend changes
// nothing.
func FuzzMendPasses(f *testing.F) {
	addDocuments(f)
	for _, damaged := range []string{"[source,sql]\n----\na\n----\n", "‘‘‘sql\na\n’’’\n\n{code}\nb\n{code}\n", "+## Data Flow\n+a\n-b\n", "a\n+b\n+  ```\n+## Data Flow\n", "```\na ~\n   ~~~~\n# b\n", "```\na\n~~~\n\\`\\`\\`\n", "a\n#\n\n## Data Flow\n```\n## Metadata\nb\n"} {
		f.Add(damaged)
	}
	expected := seedTitles(markdown.Outline([]byte(seed(f))))
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 20_000 || strings.Contains(strings.ReplaceAll(s, "\r\n", ""), "\r") {
			t.Skip()
		}
		holdPasses(t, []byte(s), expected)
	})
}

// holdPasses mends a document line by line, too.
func holdPasses(t *testing.T, doc []byte, expected markdown.Titles) {
	t.Helper()
	var got, want markdown.Mended
	markdown.Mend(doc, expected, &got)
	markdown.MendThoroughly(doc, expected, &want)
	if !slices.Equal(want.Damage, got.Damage) {
		t.Errorf("%q (-each line +passing over):\n%s", doc, cmp.Diff(want.Damage, got.Damage))
	}
	if len(doc) > 0 && !isSame(want.Document, got.Document) {
		t.Errorf("%q: mended to %q, and line by line to %q", doc, got.Document.Source, want.Document.Source)
	}
}

// Documents made of lines that could be taken for others: what is whole in them
// stays, and enough of them are whole.
func TestMendLeavesWhole(t *testing.T) {
	t.Parallel()
	expected := seedTitles(markdown.Outline([]byte(seed(t))))
	r := seeded.Rand(t, 6)
	whole, all := 0, seeded.Rounds(rounds)
	for range all {
		var b strings.Builder
		for range 1 + r.IntN(16) {
			piece := shapely[r.IntN(len(shapely))]
			if strings.HasPrefix(strings.TrimSpace(piece), "#") && r.IntN(4) > 0 {
				piece = "\n\n" + strings.TrimRight(piece, " ") + " A title\n\n"
			}
			b.WriteString(piece)
		}
		if holdMend(t, []byte(b.String()), expected) {
			whole++
		}
	}
	if whole < all/4 {
		t.Errorf("only %d of %d documents are whole", whole, all)
	}
}

// holdMend mends a document for which nobody expects a heading, one that expects
// its own, and one that expects others. It reports whether it is whole.
func holdMend(t *testing.T, doc []byte, others seedTitles) bool {
	t.Helper()
	parsed := markdown.Parse(doc)
	whole := isWhole(parsed)
	for name, titles := range map[string]seedTitles{"none": nil, "its own": parsed.Sections(), "others": others} {
		holdPasses(t, doc, titles)
		var mended markdown.Mended
		markdown.Mend(doc, titles, &mended)
		if whole && name != "others" && len(mended.Damage) > 0 {
			t.Fatalf("it is whole, and with %s expected there is %+v\n%q", name, mended.Damage, doc)
		}
		if len(mended.Damage) > 0 {
			continue
		}
		if diff := cmp.Diff(string(parsed.Source), string(mended.Document.Source)); diff != "" {
			t.Fatalf("with %s expected, there is no damage, but (-parsed +mended):\n%s", name, diff)
		}
		if !slices.EqualFunc(parsed.Blocks, mended.Document.Blocks, func(a, b markdown.Block) bool { return a == b }) {
			t.Fatalf("with %s expected, there is no damage, but the blocks are others (-parsed +mended):\n%s",
				name, cmp.Diff(parsed.Blocks, mended.Document.Blocks, cmp.AllowUnexported(markdown.Block{})))
		}
	}
	return whole
}

// isWhole reports whether nothing in a document looks like damage: each heading
// has a title and stands between blank lines, code ends with a fence, and has none
// in it, and where else a "#" stands it is escaped, or part of a code span, a link
// or a comment.
func isWhole(d *markdown.Document) bool {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch b.Kind {
		case markdown.HeadingBlock:
			if len(d.Text(i)) == 0 || hasHash(string(d.Text(i))) || !isBlank(lineBehind(d.Source, b.End)) {
				return false
			}
		case markdown.ParagraphBlock, markdown.RowBlock:
			if hasHash(string(d.Text(i))) {
				return false
			}
		case markdown.FencedBlock:
			if !b.Closed || slices.ContainsFunc(d.Lines(i), func(s markdown.Segment) bool { return isFence(d.Source[s.Start:s.End]) }) {
				return false
			}
		case markdown.HTMLBlock:
			if behind := bytes.LastIndex(d.Source[b.Start:b.End], []byte("-->")); b.Level == markdown.HTMLComment && behind >= 0 && bytes.IndexByte(d.Source[b.Start+behind:b.End], '#') >= 0 {
				return false
			}
		}
	}
	return true
}

// hasHash reports whether a reader sees a "#" among the words of a text that is not
// escaped there.
func hasHash(text string) bool {
	return slices.ContainsFunc(markdown.Inline{}.Spans(text), func(s markdown.Span) bool {
		return s.Kind == markdown.SpanText && s.Text == text[s.Start:s.End] && strings.Contains(s.Text, "#")
	})
}

func isFence(line []byte) bool {
	line = bytes.TrimLeft(line, " ")
	return bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))
}

func isBlank(line []byte) bool { return len(bytes.TrimSpace(line)) == 0 }

// lineBehind is the line that begins at an offset.
func lineBehind(text []byte, offset int) []byte {
	line, _, _ := bytes.Cut(text[offset:], []byte("\n"))
	return line
}
