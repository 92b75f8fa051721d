package markdown

import (
	"bytes"
	"slices"
	"strings"
)

// escapedBox is what a text in one writing begins with that has a box which is none,
// because its bracket is escaped.
const escapedBox = `\[ ] `

// UnescapeBox gives an item in one writing with a box for the escaped one that its text
// begins with, as formatters leave it that know no tasks; nil if there is none.
func UnescapeBox(item []byte) []byte {
	line := bytes.TrimLeft(item, " ")
	if !bytes.Contains(line, []byte(`\[`)) {
		return nil
	}
	_, text := itemMarker(line)
	if len(text) < len(escapedBox) || text[0] != '\\' || text[len(escapedBox)-1] != ' ' {
		return nil
	}
	if _, ok := taskBox(text[1:]); !ok {
		return nil
	}
	return slices.Concat(item[:len(item)-len(text)], bytes.ToLower(text[1:4]), text[4:])
}

// TakeBoxes takes escaped boxes in lines that were rewritten for the boxes of tasks: where
// those who wrote them mean them so. An item that has a box says another.
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
		box := escapedBoxOf(line)
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

// escapedBoxOf is the escaped box of an item, with the space behind it.
func escapedBoxOf(line *Line) string {
	at := bytes.IndexByte(line.Raw, '\\')
	return string(line.Raw[at : at+len(escapedBox)])
}
