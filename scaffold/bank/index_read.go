package bank

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// A markerLine is one of the two lines between which an index stands.
type markerLine struct {
	number     int
	start, end int // of the whole line, its end included
}

// markers finds the two lines. The path is the document's, for messages.
func markers(path string, doc *markdown.Document) (begin, end markerLine, err error) {
	fault := func(line int, what, hint string) error {
		return &source.Fault{At: source.Position{Name: path, Line: line}, What: what, Hint: hint}
	}
	for i := range doc.Blocks {
		for n, line := range markerLines(doc, i) {
			found := markerLine{number: doc.Blocks[i].Line + n, start: doc.LineStart(line.Start), end: lineEnd(doc.Source, line.End)}
			switch marker := markerOf(doc.Source[found.start:found.end]); {
			case marker == IndexBegin && end.number > 0:
				return begin, end, fault(found.number, fmt.Sprintf("the index begins a second time, after line %d", begin.number), "remove this index, or the one above")
			case marker == IndexBegin && begin.number > 0:
				return begin, end, fault(found.number, fmt.Sprintf("the index begins a second time, after line %d", begin.number),
					fmt.Sprintf("remove line %d or line %d", begin.number, found.number))
			case marker == IndexBegin:
				begin = found
			case marker == IndexEnd && end.number > 0:
				return begin, end, fault(found.number, fmt.Sprintf("the index ends a second time, after line %d", end.number),
					fmt.Sprintf("remove line %d or line %d", end.number, found.number))
			case marker == IndexEnd && begin.number == 0:
				return begin, end, fault(found.number, "an index ends here, but none has begun", "put this line above it, where the index should begin: "+IndexBegin)
			case marker == IndexEnd:
				end = found
			}
		}
	}
	switch {
	case begin.number == 0:
		return begin, end, fault(0, "has no place for the index", fmt.Sprintf("put these two where the index should go, each on a line of its own: %s and %s", IndexBegin, IndexEnd))
	case end.number == 0:
		return begin, end, fault(begin.number, "the index that begins here never ends", "put this line below it, where the index should end: "+IndexEnd)
	}
	return begin, end, nil
}

// markerOf gives the marker that a line is, with or without spaces in it, or "".
func markerOf(line []byte) string {
	text := strings.Join(strings.Fields(string(line)), "")
	for _, marker := range []string{IndexBegin, IndexEnd} {
		if text == strings.ReplaceAll(marker, " ", "") {
			return marker
		}
	}
	return ""
}

// markerLines gives the lines of a block in which a reader of the page would not
// see a marker: those of a paragraph and of HTML. In code it is seen, and within
// a longer comment it is nothing.
func markerLines(doc *markdown.Document, block int) []markdown.Segment {
	const verbatim = 1 // the kind of HTML that <pre> begins
	lines := doc.Lines(block)
	switch b := &doc.Blocks[block]; {
	case b.Kind == markdown.ParagraphBlock, b.Kind == markdown.HTMLBlock && b.Level > markdown.HTMLComment:
		return lines
	case b.Kind == markdown.HTMLBlock && b.Level != verbatim:
		return lines[:1]
	}
	return nil
}

// lineEnd is the offset behind the line break of the line that an offset stands
// in.
func lineEnd(doc []byte, offset int) int {
	i := bytes.IndexAny(doc[offset:], "\r\n")
	switch {
	case i < 0:
		return len(doc)
	case bytes.HasPrefix(doc[offset+i:], []byte("\r\n")):
		i++
	}
	return offset + i + 1
}

// says gives what a part of a document says to its reader, as far as an index
// does: its items, rows and other blocks, how deep they stand, their words, and
// where their links lead to. What a formatter changes makes no difference:
// bullets, indentation, padding, wrapping, escapes, comments, letters that are composed.
func says(doc *markdown.Document, start, end int) []string {
	var out []string
	in := markdown.Inline{Definitions: definitions(doc)}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Start < start || b.Start >= end {
			out = append(out, within(doc, i, start, end)...)
			continue
		}
		in.Place = markdown.Place{Kind: markdown.Prose}
		line := fmt.Sprintf("%d %v %d", depth(doc, i), b.Kind, b.Level)
		switch {
		case b.Kind == markdown.ListBlock, b.Kind == markdown.DefinitionBlock, b.Kind == markdown.TableBlock,
			b.Kind == markdown.HTMLBlock && b.Level == markdown.HTMLComment:
			continue
		case b.Kind == markdown.ItemBlock:
			isNumbered := b.Marker == '.' || b.Marker == ')'
			line += fmt.Sprint(" ", isNumbered, b.Task)
		case b.Kind == markdown.RowBlock:
			in.Place = markdown.Place{Kind: markdown.Row}
			for _, cell := range cells(doc, i) {
				line += "\n" + wordsAndLinks(in, cell)
			}
		case b.Kind == markdown.ParagraphBlock, b.Kind == markdown.HeadingBlock:
			line += "\n" + wordsAndLinks(in, string(doc.Text(i)))
		default:
			line += "\n" + string(doc.Text(i))
		}
		out = append(out, norm.NFC.String(line))
	}
	return out
}

// within gives the lines that a block has in a part of the document in which it
// does not begin: there an index is no list or table, but the text of another
// block, such as HTML.
func within(doc *markdown.Document, block, start, end int) (lines []string) {
	for _, line := range doc.Lines(block) {
		if line.Start >= start && line.Start < end {
			lines = append(lines, norm.NFC.String(string(bytes.TrimSpace(doc.Source[line.Start:line.End]))))
		}
	}
	return lines
}

// depth is in how many items and quotes a block stands.
func depth(doc *markdown.Document, block int) int {
	n := 0
	for at := doc.Blocks[block].Parent; at >= 0; at = doc.Blocks[at].Parent {
		if kind := doc.Blocks[at].Kind; kind == markdown.ItemBlock || kind == markdown.QuoteBlock {
			n++
		}
	}
	return n
}

// cells gives the cells of a row that are shown, one a column.
func cells(doc *markdown.Document, row int) []string {
	shown := make([]string, len(doc.Columns(doc.Blocks[row].Parent)))
	for i, cell := range doc.Cells(row) {
		if i < len(shown) {
			shown[i] = string(doc.Bytes(cell))
		}
	}
	return shown
}

// wordsAndLinks gives what a reader sees of a text, and where its links lead to.
func wordsAndLinks(in markdown.Inline, text string) string {
	var out strings.Builder
	out.WriteString(in.Seen(text))
	for _, s := range in.Spans(text) {
		if s.Target != nil {
			out.WriteString("\n" + leadsTo(s.Target.Destination))
		}
	}
	return out.String()
}

// leadsTo gives a destination in one writing: that of a file without escapes.
func leadsTo(destination string) string {
	u, err := url.Parse(destination)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return destination
	}
	u.Path, u.RawPath = path.Clean(u.Path), ""
	return u.String()
}

// definitions gives where the references of a document lead to.
func definitions(doc *markdown.Document) func(string) (markdown.Target, bool) {
	targets := map[string]markdown.Target{}
	for i := range doc.Blocks {
		if doc.Blocks[i].Kind != markdown.DefinitionBlock {
			continue
		}
		label, destination, _ := doc.Definition(i)
		key := markdown.LinkLabel(string(doc.Bytes(label)))
		if _, taken := targets[key]; taken {
			continue // the first counts
		}
		for _, s := range (markdown.Inline{}).Spans("[x](" + string(doc.Bytes(destination)) + ")") {
			if s.Target != nil {
				targets[key] = *s.Target
			}
		}
	}
	return func(label string) (markdown.Target, bool) {
		target, ok := targets[label]
		return target, ok
	}
}
