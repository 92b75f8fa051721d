package markdown

import (
	"bytes"
	"iter"
	"slices"
	"strings"
)

// A Document is a text with its blocks, as CommonMark with the tables and task
// lists of GFM has them. Each block knows its bytes, so that one can be
// replaced and all others stay.
//
// The blocks stand in one list, in the order of their bytes, a container before
// what it holds. To walk over all of them, range over Blocks; to walk over what
// stands directly in a container, use Children.
type Document struct {
	Source []byte
	Blocks []Block

	segments []Segment // the content lines of all blocks
	spans    []Range   // the cells, info strings and parts of definitions of all blocks
	rests    []rest    // see Reparse
	headings []int     // see Headings

	definition func(label string) (Target, bool) // where references lead to; nil where nothing is defined
}

// A BlockKind is what a block of a document is.
type BlockKind uint8

// The kinds of blocks. Quotes, lists, items and tables hold other blocks, all
// others hold lines.
const (
	FrontMatterBlock BlockKind = iota // the settings of a site generator at the very top, YAML or TOML
	QuoteBlock                        // a block quote
	ListBlock                         // a list, which holds items
	ItemBlock                         // an item of a list
	HeadingBlock                      // a heading, ATX or setext
	ParagraphBlock                    // a paragraph
	FencedBlock                       // code between two fences
	IndentedBlock                     // indented code
	HTMLBlock                         // raw HTML
	BreakBlock                        // a thematic break
	TableBlock                        // a table, which holds rows
	RowBlock                          // a row of a table; the first is its header
	DefinitionBlock                   // a link reference definition
)

// String names the kind.
func (k BlockKind) String() string {
	return [...]string{
		"front matter", "quote", "list", "item", "heading", "paragraph", "fenced code",
		"indented code", "HTML", "thematic break", "table", "row", "definition",
	}[k]
}

// HoldsBlocks reports whether a block holds others, and has no lines itself.
func (b *Block) HoldsBlocks() bool {
	return b.Kind == QuoteBlock || b.Kind == ListBlock || b.Kind == ItemBlock || b.Kind == TableBlock
}

// A Block is a part of a document.
type Block struct {
	Kind BlockKind

	// Marker is what makes the block what it is: of a heading '#', or the '='
	// or '-' it is underlined with; of a list and an item its bullet, '-', '+'
	// or '*', or what stands behind its number, '.' or ')'; of fenced code '`'
	// or '~'; of front matter '-' or '+'. Others have none.
	Marker byte

	Task   byte // of an item that has a box: what is in it, ' ' or 'x'; else 0
	Tight  bool // of a list: no blank lines stand between its items, or between the blocks of one
	Closed bool // of fenced code: a closing fence ends it, not the end of its container

	Level  int // of a heading 1 to 6; of HTML its kind, 1 to 7, see HTMLComment; of a fence its length
	Number int // of an ordered list the number it starts with, of its items each its own

	Line   int // where it begins, from 1
	Start  int // offset of its first byte that is no white space
	End    int // offset behind its last line, the line break included
	Parent int // index of the block that holds it, or -1
	Next   int // index of the first block behind it and all that it holds

	firstSegment, endSegment int32
	firstSpan, endSpan       int32
}

// HTMLVerbatim is the Level of an HTML block whose content is no Markdown, such as <pre>, and
// HTMLComment that of one that begins with "<!--".
const (
	HTMLVerbatim = 1
	HTMLComment  = 2
)

// A Range is a part of a document.
type Range struct {
	Start, End int
}

// A Segment is what a block has of one line, without its line break and the
// markers and indentation of the containers that the block stands in.
type Segment struct {
	Start, End int
	Pad        int // how many spaces stand before it: what is left of a tab that a container ends in
}

// Lines gives the content lines of a block: of a paragraph and a heading their
// text, without white space around it and without the marks of a heading; of
// code, HTML and front matter what stands within; of a table its delimiter
// row; of a row its line. An ATX heading, a row and a table have exactly one.
func (d *Document) Lines(block int) []Segment {
	b := &d.Blocks[block]
	return d.segments[b.firstSegment:b.endSegment:b.endSegment]
}

// Text gives the content lines of a block as one text, with a line feed between
// them.
func (d *Document) Text(block int) []byte {
	lines := d.Lines(block)
	if len(lines) == 1 && lines[0].Pad == 0 {
		return d.Source[lines[0].Start:lines[0].End:lines[0].End]
	}
	if len(lines) == 0 {
		return nil
	}
	out := make([]byte, 0, lines[len(lines)-1].End-lines[0].Start+3)
	for i, line := range lines {
		if i > 0 {
			out = append(out, '\n')
		}
		out = append(out, "   "[:line.Pad]...)
		out = append(out, d.Source[line.Start:line.End]...)
	}
	return out
}

// Children walks over the blocks that stand directly in a block, by their
// indexes; with -1, over those that stand in no container.
func (d *Document) Children(block int) iter.Seq[int] {
	return func(yield func(int) bool) {
		i, end := 0, len(d.Blocks)
		if block >= 0 {
			i, end = block+1, d.Blocks[block].Next
		}
		for ; i < end; i = d.Blocks[i].Next {
			if !yield(i) {
				return
			}
		}
	}
}

// Cells gives the cells of a row as they are written, without white space and
// pipes around them; there may be fewer than the table has columns, which are
// empty then, or more, which are not shown.
func (d *Document) Cells(row int) []Range { return d.spansOf(row, RowBlock) }

// Columns gives the cells of a table's delimiter row, ":-:", one a column.
func (d *Document) Columns(table int) []Range { return d.spansOf(table, TableBlock) }

// Info gives the info string of fenced code, as it is written; empty if there
// is none.
func (d *Document) Info(fenced int) Range {
	if spans := d.spansOf(fenced, FencedBlock); len(spans) > 0 {
		return spans[0]
	}
	return Range{}
}

// Inline reads the texts of a document: it knows where their references lead.
func (d *Document) Inline() Inline { return Inline{Definitions: d.definition} }

// Definition gives the parts of a link reference definition as they are
// written: its label without brackets, its destination, and its title with its
// quotes, empty if there is none.
func (d *Document) Definition(definition int) (label, destination, title Range) {
	spans := d.spansOf(definition, DefinitionBlock)
	if len(spans) < 3 {
		return Range{}, Range{}, Range{}
	}
	return spans[0], spans[1], spans[2]
}

func (d *Document) spansOf(block int, kind BlockKind) []Range {
	b := &d.Blocks[block]
	if b.Kind != kind {
		return nil
	}
	return d.spans[b.firstSpan:b.endSpan:b.endSpan]
}

// Bytes gives a part of the document.
func (d *Document) Bytes(s Range) []byte { return d.Source[s.Start:s.End:s.End] }

// LineStart is the offset where the line begins that an offset stands in, behind
// the byte order mark if it is the first.
func (d *Document) LineStart(offset int) int {
	start := offset
	for start > 0 && d.Source[start-1] != '\n' && d.Source[start-1] != '\r' {
		start--
	}
	if start == 0 {
		start = min(offset, len(ByteOrderMarks(d.Source)))
	}
	return start
}

// IsComment reports whether a block is a comment and nothing else: no reader sees
// it.
func (d *Document) IsComment(block int) bool {
	b := &d.Blocks[block]
	if b.Kind != HTMLBlock || b.Level != HTMLComment {
		return false
	}
	text := bytes.TrimSpace(d.Text(block))
	for len(text) > 0 {
		rest, ok := bytes.CutPrefix(text, []byte("<!--"))
		if !ok {
			return false
		}
		_, rest, _ = bytes.Cut(rest, []byte("-->")) // one that does not end hides the rest
		text = bytes.TrimSpace(rest)
	}
	return true
}

// IsOpen reports whether a block is fenced code, a comment or other raw HTML that
// nothing closes: it goes on to the end of what holds it.
func (d *Document) IsOpen(block int) bool {
	b := &d.Blocks[block]
	if b.Kind != HTMLBlock || b.Level > 5 { // others end with a blank line
		return b.Kind == FencedBlock && !b.Closed
	}
	for _, line := range d.Lines(block) {
		if endsHTML(d.Source[line.Start:line.End], b.Level) {
			return false
		}
	}
	return true
}

// Headings gives the blocks that are headings of the document itself: those in
// quotes and items, and what looks like one in code or HTML, are none of its. They must not be changed.
func (d *Document) Headings() []int { return slices.Clip(d.headings) }

// Sections gives the sections that the Headings begin, one for each, in order.
// What stands above the first belongs to none. The text of a section begins
// where its heading's block ends.
func (d *Document) Sections() []Section {
	var out []Section
	for _, i := range d.Headings() {
		b := &d.Blocks[i]
		start := d.LineStart(b.Start)
		if n := len(out); n > 0 {
			out[n-1].End = start
		}
		title := bytes.ReplaceAll(d.Text(i), []byte("\n"), []byte(" "))
		out = append(out, Section{Level: b.Level, Title: string(title), Number: b.Line, Start: start, End: len(d.Source)})
	}
	return out
}

// define notes where the labels of references lead to, as the document defines
// them. The first of a label counts.
func (d *Document) define() {
	d.definition = nil
	var targets map[string]Target
	for i := range d.Blocks {
		if d.Blocks[i].Kind != DefinitionBlock || isFootnote(d, i) {
			continue
		}
		label, destination, title := d.Definition(i)
		key := LinkLabel(string(d.Bytes(label)))
		if _, ok := targets[key]; ok {
			continue
		}
		if targets == nil {
			targets = map[string]Target{}
		}
		targets[key] = targetOf(string(d.Bytes(destination)), string(d.Bytes(title)))
	}
	if targets == nil {
		return
	}
	d.definition = func(label string) (Target, bool) {
		target, ok := targets[label]
		return target, ok
	}
}

// targetOf is a destination and a title as they are written in a definition.
func targetOf(destination, title string) Target {
	if !strings.HasPrefix(destination, "<") {
		destination = "<" + destination + ">"
	}
	target, _ := inlineTail("("+strings.TrimSpace(destination+" "+title)+")", 0)
	return target
}

// isFootnote reports whether a definition is that of a footnote, "[^1]: word",
// which readers show.
func isFootnote(d *Document, definition int) bool {
	label, _, _ := d.Definition(definition)
	return bytes.HasPrefix(d.Bytes(label), []byte("^"))
}
