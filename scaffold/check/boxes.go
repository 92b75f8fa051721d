package check

import (
	"bytes"
	"strconv"

	"newproblem/scaffold/markdown"
)

// A textBox is a box to tick that readers see as text.
type textBox struct {
	text       []byte // from the box on, with the bullet before it if no space parts the two
	start, end int    // of the box, with that bullet
	bullet     int    // the length of that
}

// boxes reports boxes to tick that readers see as text, where the template has boxes: one
// finding a section.
func (w *work) boxes() {
	for h := range w.headings {
		if n := w.headings[h].match; n >= 0 && w.template[n].boxes {
			if boxes := w.boxesBelow(h); len(boxes) > 0 {
				w.textBoxes(boxes)
			}
		}
	}
}

// boxesBelow gives the boxes that are text between a heading and the next.
func (w *work) boxesBelow(h int) (boxes []textBox) {
	for i := w.headings[h].block; i < w.headings[h].next; i++ {
		b := &w.page.Blocks[i]
		if b.Kind != markdown.ParagraphBlock {
			continue
		}
		for k, line := range w.page.Lines(i) {
			text := w.page.Source[line.Start:line.End]
			length, bullet := boxAt(text)
			isFirst := k == 0 && b.Parent >= 0 && b.Parent+1 == i && w.page.Blocks[b.Parent].Kind == markdown.ItemBlock
			if length > 0 && (bullet > 0 || isFirst) {
				start, end := w.mended.Origin(line.Start, line.Start+length)
				boxes = append(boxes, textBox{text, start, end, bullet})
			}
		}
	}
	return boxes
}

// textBoxes reports the boxes of a section that are text.
func (w *work) textBoxes(boxes []textBox) {
	box := boxes[0]
	what, hint := "its brackets are escaped", "write [ ] in its place"
	switch {
	case box.bullet > 0:
		what, hint = "no space stands before it", "put a space behind the "+string(box.text[:box.bullet])
	case bytes.HasPrefix(box.text, []byte("[\u00a0")):
		what = "a no-break space (U+00A0) stands in it"
	case box.text[0] == '[':
		what = "no space stands in it"
	}
	if n := len(boxes) - 1; n == 1 {
		hint += ", and in one more line of the section"
	} else if n > 1 {
		hint += ", and in " + strconv.Itoa(n) + " more lines of the section"
	}
	f := w.report(taskBox, box.start, box.end, hint, "this box is text, because %s", what)
	for _, box := range boxes {
		if box.bullet > 0 {
			f.repair(edit{start: box.start + box.bullet, end: box.start + box.bullet, text: " "})
		} else if bytes.HasPrefix(box.text, []byte("[\u00a0")) {
			f.repair(edit{start: box.start + 1, end: box.start + 1 + len("\u00a0"), text: " "})
		}
	}
}

// boxAt gives the length of the box to tick that a text begins with and that is none to
// a reader, with the bullet before it, and the length of that.
func boxAt(text []byte) (length, bullet int) {
	if len(text) > 2 && bytes.IndexByte([]byte("-*+"), text[0]) >= 0 {
		bullet = 1
	}
	for _, box := range []string{`\[ \]`, `\[x\]`, `\[X\]`, `\[\]`, `\[ ]`, `\[x]`, `\[X]`, "[ ]", "[x]", "[X]", "[]", "[\u00a0]"} {
		if rest, ok := bytes.CutPrefix(text[bullet:], []byte(box)); ok && len(rest) > 1 && rest[0] == ' ' {
			if bullet == 0 && len(box) == 3 { // a box, or no list
				return 0, 0
			}
			return bullet + len(box), bullet
		}
	}
	return 0, 0
}
