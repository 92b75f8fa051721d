package check

import (
	"iter"
	"strings"

	"newproblem/scaffold/markdown"
)

// A labelled is a text of a document with a label: an item, a paragraph or part of
// one, or a row.
type labelled struct {
	name, value string // as a reader sees them
	key         string // of the name
	block       int    // the paragraph or row that it stands in
	from, to    int    // where the text stands
	start, end  int    // where the value stands, or would stand
}

// labelsIn walks over what has a label among some blocks of a document. Each line
// of a paragraph that begins with bold words begins another label, and so does
// one with a label of those that are known; else it is more of the one before.
func labelsIn[T any](r labelReader, doc *markdown.Document, from, to int, known map[string]T) iter.Seq[labelled] {
	return func(yield func(labelled) bool) {
		for i := from; i < to; i++ {
			switch doc.Blocks[i].Kind {
			case markdown.QuoteBlock:
				i = doc.Blocks[i].Next - 1
			case markdown.RowBlock:
				if l, ok := rowLabel(doc, i); ok && !yield(l) {
					return
				}
			case markdown.ParagraphBlock:
				if !paragraphLabels(r, doc, i, known, yield) {
					return
				}
			}
		}
	}
}

// rowLabel takes the first cell of a row for a label, the second for its value.
func rowLabel(doc *markdown.Document, row int) (l labelled, ok bool) {
	cells := doc.Cells(row)
	if len(cells) < 2 {
		return l, false
	}
	in := doc.Inline()
	in.Place.Kind = markdown.Row
	name, _ := markdown.WithoutStruck(string(doc.Bytes(cells[0])))
	l = labelled{
		name: strings.TrimRight(in.Seen(name), ": "), value: in.Seen(string(doc.Bytes(cells[1]))), key: in.Key(name), block: row,
		from: cells[0].Start, to: cells[1].End, start: cells[1].Start, end: cells[1].End,
	}
	return l, l.key != ""
}

// paragraphLabels walks over the labels of a paragraph. It reports whether it got
// to the end.
func paragraphLabels[T any](r labelReader, doc *markdown.Document, block int, known map[string]T, yield func(labelled) bool) bool {
	rest := string(doc.Text(block))
	at, in := 0, doc.Inline()
	if doc.HasBox(block) {
		at = len("[ ]")
		rest = rest[at:]
	}
	for rest != "" {
		text := rest[:labelEnd(rest, known)]
		if l := r.read(in, text); l.ok {
			text := strings.TrimSuffix(text, "\n")
			found := labelled{name: l.Name, value: l.Value, key: l.key, block: block}
			found.from, found.to = doc.Place(block, at, at+len(text))
			found.start, found.end = doc.Place(block, at+l.ValueStart, at+l.ValueEnd)
			if !yield(found) {
				return false
			}
		}
		at += len(text)
		rest = rest[len(text):]
	}
	return true
}

// A labelReader remembers the labels of texts: several rules ask for the same. One that is nil
// remembers none.
type labelReader map[string]textLabel

// A textLabel is the label of a text, if it has one that is not struck out.
type textLabel struct {
	markdown.Labelled
	key string // of its name
	ok  bool
}

// read gives the label of a text, which may have references in it.
func (r labelReader) read(in markdown.Inline, text string) textLabel {
	if r == nil || in.Definitions != nil {
		return labelOf(in, text)
	}
	l, ok := r[text]
	if !ok {
		l = labelOf(in, text)
		r[text] = l
	}
	return l
}

func labelOf(in markdown.Inline, text string) textLabel {
	l, ok := in.Label(withoutBreak(text))
	if !ok || isStruckLabel(text, l.Name) {
		return textLabel{}
	}
	return textLabel{l, in.Key(strings.TrimSuffix(text, "\n")[l.NameStart:l.NameEnd]), true}
}

// isStruckLabel reports whether the label of a text, or a part of it, is struck out.
func isStruckLabel(text, name string) bool {
	left, isStruck := markdown.WithoutStruck(text)
	if !isStruck {
		return false
	}
	l, ok := (markdown.Inline{}).Label(left)
	return !ok || markdown.Key(l.Name) != markdown.Key(name)
}

// withoutBreak is a text without the backslash that breaks its last line, where one
// more follows.
func withoutBreak(text string) string {
	line, isBroken := strings.CutSuffix(text, "\\\n")
	if escapes := len(line) - len(strings.TrimRight(line, `\`)); isBroken && escapes%2 == 0 {
		return line
	}
	return text
}

// labelEnd gives where the text of the first line of a paragraph ends: before the next
// that begins something of its own.
func labelEnd[T any](text string, known map[string]T) int {
	end := 0
	for {
		n := strings.IndexByte(text[end:], '\n')
		if n < 0 {
			return len(text)
		}
		end += n + 1
		line, _, _ := strings.Cut(text[end:], "\n")
		if beginsLabel(line, known) {
			return end
		}
	}
}

// beginsLabel reports whether a line within a paragraph begins something of its
// own.
func beginsLabel[T any](line string, known map[string]T) bool {
	if strings.HasPrefix(line, "**") || strings.HasPrefix(line, "__") || beginsWithBoldTag(line) {
		return true
	}
	if len(known) == 0 {
		return false
	}
	l, ok := (markdown.Inline{}).Label(line)
	if !ok {
		return false
	}
	_, ok = known[markdown.Key(l.Name)]
	return ok
}

// beginsWithBoldTag reports whether a line begins with words that a tag makes bold.
func beginsWithBoldTag(line string) bool {
	if !strings.HasPrefix(line, "<") {
		return false
	}
	first := markdown.Inline{Tags: true}.Spans(line)[0]
	return first.Kind == markdown.SpanEmphasis && first.Level == 2
}
