package markdown

import (
	"bytes"
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// NoteLabel gives the label of the footnote that a block begins to define, "[^1]: text", as
// it is written between the brackets; "" if it defines none. To CommonMark, which has no
// footnotes, it is a paragraph, or a link definition where it has but one word.
func (d *Document) NoteLabel(block int) string {
	b := &d.Blocks[block]
	if b.Kind != ParagraphBlock && b.Kind != DefinitionBlock {
		return ""
	}
	label, ok := bytes.CutPrefix(bytes.TrimLeft(d.Source[b.Start:b.End], " "), []byte("[^"))
	end := bytes.IndexAny(label, "] \t\r\n")
	if !ok || end < 1 || !bytes.HasPrefix(label[end:], []byte("]:")) {
		return ""
	}
	return "^" + string(label[:end])
}

// WithoutNotes is a text without the marks of footnotes at its end, such as "[^1]". What is
// escaped is text.
func WithoutNotes(text string) string {
	if !strings.HasSuffix(text, "]") {
		return text
	}
	for {
		bare, ok := strings.CutSuffix(text, "]")
		at := strings.LastIndexByte(bare, '[')
		if label := bare[at+1:]; !ok || at < 1 || len(label) < 2 || label[0] != '^' || strings.ContainsAny(label, ` ]\`) || bare[at-1] == '\\' {
			return text
		}
		text = strings.TrimRight(bare[:at], " ")
	}
}

// NotesBehind gives the marks of footnotes that a text ends with.
func NotesBehind(text string) string {
	text = strings.TrimSpace(text)
	return text[len(WithoutNotes(text)):]
}

// note is the mark of a footnote, with what stands before it: an escaped bracket is text.
var note = lazy.Regexp(`(?:^|[^\\!])(\[\^[^\]\[\\ \t\r\n]+\])`)

// Notes gives where the marks of footnotes stand in a text, in their order.
func Notes(text string) (marks []Range) {
	if !strings.Contains(text, "[^") {
		return nil
	}
	for at := 0; ; {
		found := note().FindStringSubmatchIndex(text[at:])
		if found == nil {
			return marks
		}
		marks = append(marks, Range{at + found[2], at + found[3]})
		at += found[3] - 1 // the bracket may stand before another mark
	}
}

// WithoutAnyNotes is a text without any marks of footnotes.
func WithoutAnyNotes(text string) string {
	marks := Notes(text)
	for i := len(marks) - 1; i >= 0; i-- {
		text = text[:marks[i].Start] + text[marks[i].End:]
	}
	return text
}
