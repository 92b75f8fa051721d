package markdown

import (
	"bytes"
	"strings"
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

// WithoutNotes is a text without the marks of footnotes at its end, such as "[^1]".
func WithoutNotes(text string) string {
	for {
		bare, ok := strings.CutSuffix(text, "]")
		at := strings.LastIndexByte(bare, '[')
		if label := bare[at+1:]; !ok || at < 1 || len(label) < 2 || label[0] != '^' || strings.ContainsAny(label, " ]") {
			return text
		}
		text = strings.TrimRight(bare[:at], " ")
	}
}
