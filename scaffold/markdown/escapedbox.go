package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// boxSigns are the signs that readers take for boxes to tick, and what they are ticked with.
var boxSigns = map[string]byte{"☐": ' ', "⬜": ' ', "🔲": ' ', "□": ' ', "▢": ' ', "◻": ' ', "☑": 'x', "☒": 'x', "✅": 'x'}

// UnescapeBox gives an item in one writing with a box for what its text begins with, if
// that is an escaped one, as formatters leave it that know no tasks, or a sign that looks
// like one; nil if there is none.
func UnescapeBox(item []byte) []byte {
	text, length, tick := boxIn(item)
	if length == 0 {
		return nil
	}
	box := []byte{'[', tick, ']', ' '}
	return slices.Concat(item[:len(item)-len(text)], box, bytes.TrimLeft(text[length:], " "))
}

// boxIn gives the text of an item that begins with what is no box, but meant for one, with
// the length of that and the space behind it, and what it is ticked with.
func boxIn(item []byte) (text []byte, length int, tick byte) {
	line := bytes.TrimLeft(item, " ")
	if len(line) > 0 {
		_, text = itemMarker(line)
	}
	switch {
	case len(text) == 0:
		return text, 0, 0
	case text[0] == '\\' && len(text) > 1:
		if box, ok := taskBox(text[1:]); ok {
			length, tick = 1+len(box), bytes.ToLower(box)[1]
		}
	case text[0] >= utf8.RuneSelf:
		_, length = utf8.DecodeRune(text)
		if tick = boxSigns[string(text[:length])]; tick == 0 {
			return text, 0, 0
		}
		length += len(text[length:]) - len(bytes.TrimPrefix(text[length:], []byte("\ufe0f")))
	}
	if length == 0 || length == len(text) || text[length] != ' ' {
		return text, 0, 0
	}
	return text, length + 1, tick
}

// TakeBoxes takes what is meant for boxes in lines that were rewritten for the boxes of
// tasks: where those who wrote them mean them so. An item that has a box says another.
func (r *Rewriting) TakeBoxes(lines []Line) {
	for i := range lines {
		line := &lines[i]
		if line.Kind != Item || UnescapeBox(line.Raw) == nil {
			continue
		}
		full := r.Full(line.Number)
		if full == "" {
			full = string(line.Raw)
		}
		boxed := UnescapeBox([]byte(full))
		if boxed == nil {
			continue
		}
		text, length, _ := boxIn(line.Raw)
		box := string(text[:length])
		for _, all := range []map[int]string{r.labels, r.escaped} {
			if text, ok := all[line.Number-1]; ok {
				all[line.Number-1] = strings.Replace(text, box, "", 1)
			}
		}
		r.full[line.Number-1] = string(boxed)
		line.Raw = bytes.Replace(line.Raw, []byte(box), nil, 1)
		line.Text = bytes.TrimPrefix(line.Text, []byte(box))
	}
}
