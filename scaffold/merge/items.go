package merge

import (
	"bytes"
	"slices"
	"strconv"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// itemLead is what an item begins with: its indentation, and its bullet or number.
var itemLead = lazy.Regexp(`^( *)(?:[-+*]|(\d{1,9})[.)]) +`)

// itemsAs gives a text of the rendering whose items have the bullets, or numbers, and the
// indentation of the first item in a text of the document: with others, they would be no
// list with those around them, or would hold them.
func itemsAs(old, fresh []byte) []byte {
	first, begins := itemsIn(fresh)
	of, _ := itemsIn(old)
	if first < 0 || of < 0 {
		return fresh
	}
	lead := itemLead().FindSubmatch(old[of:])
	number, _ := strconv.Atoi(string(lead[2]))
	out := slices.Clone(fresh[:first])
	fresh = fresh[first:]
	at, deeper := first, 0
	for line := range bytes.Lines(fresh) {
		own := itemLead().Find(line)
		isItem, begins := begins[at]
		if begins {
			deeper = 0
		}
		switch {
		case isItem:
			first := lead[0]
			if lead[2] != nil {
				first = bytes.Replace(first, lead[2], strconv.AppendInt(nil, int64(number), 10), 1)
				number++
			}
			out, deeper = append(append(out, first...), line[len(own):]...), len(first)-len(own)
		case len(bytes.TrimSpace(line)) == 0:
			out = append(out, line...)
		case deeper >= 0:
			out = append(append(out, bytes.Repeat([]byte(" "), deeper)...), line...)
		default:
			indent := len(line) - len(bytes.TrimLeft(line, " "))
			out = append(out, line[min(-deeper, indent):]...)
		}
		at += len(line)
	}
	return out
}

// itemsIn gives where the items of a text and what stands between its lists begin, with
// whether that is an item; and the first item, -1 if there is none.
func itemsIn(text []byte) (first int, begins map[int]bool) {
	d := markdown.Parse(text)
	first, begins = -1, map[int]bool{}
	for i := 0; i < len(d.Blocks); i = d.Blocks[i].Next {
		if d.Blocks[i].Kind != markdown.ListBlock {
			begins[d.LineStart(d.Blocks[i].Start)] = false
			continue
		}
		for item := range d.Children(i) {
			if at := d.LineStart(d.Blocks[item].Start); itemLead().Match(text[at:]) {
				begins[at] = true
				if first < 0 {
					first = at
				}
			}
		}
	}
	return first, begins
}
