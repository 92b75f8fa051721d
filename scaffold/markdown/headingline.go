package markdown

import (
	"bytes"
	"iter"
)

// A HeadingLine is a line that is a heading, or ends one, if it stands in a document itself and
// not in code or HTML.
type HeadingLine struct {
	Text       []byte // the title; of an underlined one the last line of it
	Underlined bool
	End        int // the offset behind the line
}

// HeadingLines walks over the lines of a text that may be headings of a document. It does
// not read the blocks, so that it is much faster than Parse, and gives more than Headings.
func HeadingLines(text []byte) iter.Seq[HeadingLine] {
	return func(yield func(HeadingLine) bool) {
		var before []byte // the line before
		for pos := 0; pos < len(text); {
			end := lineEnd(text, pos)
			line := text[pos:end]
			pos = end
			first := 0
			for first < len(line) && isSpace(line[first]) {
				first++
			}
			if first == len(line) {
				before = nil
				continue
			}
			h := HeadingLine{End: end}
			switch line[first] {
			case '#':
				rest := bytes.TrimLeft(line[first:], "#")
				h.Text = headingText(trimBreak(rest))
			case '=', '-':
				h.Text, h.Underlined = bytes.TrimSpace(before), isUnderline(bytes.TrimSpace(line))
				if !h.Underlined || len(h.Text) == 0 {
					before = line
					continue
				}
			default:
				before = line
				continue
			}
			if !yield(h) {
				return
			}
			before = line
		}
	}
}

// Key gives the TitleKey that the line has as a heading, where no reference is defined.
func (h *HeadingLine) Key() string {
	var buffer [64]byte
	if key, ok := appendPlainKey(buffer[:0], h.Text); ok {
		return string(key)
	}
	in := Inline{Place: Place{Kind: Heading}}
	return Key(in.title(string(h.Text)))
}
