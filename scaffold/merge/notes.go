package merge

import (
	"bytes"
	"strings"

	"newproblem/scaffold/markdown"
)

// The marks of footnotes in a line are its author's: each stays with what it stands behind.

// withNotes gives the value of a fact in the rendering with the marks of the one in the
// document: behind the same items of a list, or at the end of a text, whatever it says now.
func withNotes(old, value, parted string) string {
	if len(markdown.Notes(old)) == 0 {
		return value
	}
	if parted == "" {
		return value + markdown.NotesBehind(old)
	}
	items := itemsOf(old, parted)
	var out strings.Builder
	end := 0
	for _, at := range itemsAt(value, parted) {
		out.WriteString(value[end:at.End])
		end = at.End
		for i, item := range items {
			if notes := markdown.NotesBehind(item); notes != "" && markdown.Key(item) == markdown.Key(value[at.Start:at.End]) {
				out.WriteString(notes)
				items[i] = ""
				break
			}
		}
	}
	return out.String() + value[end:]
}

// itemsOf gives the items of a list in a line.
func itemsOf(text, parted string) (items []string) {
	for _, at := range itemsAt(text, parted) {
		items = append(items, text[at.Start:at.End])
	}
	return items
}

// itemsAt gives where the items of a list in a line stand, without the white space around.
func itemsAt(text, parted string) (items []markdown.Range) {
	if sign := strings.TrimSpace(parted); sign != "" {
		parted = sign
	}
	for start := 0; start <= len(text); {
		end := len(text)
		if n := strings.Index(text[start:], parted); n >= 0 {
			end = start + n
		}
		item := strings.TrimSpace(text[start:end])
		if at := start + strings.Index(text[start:end], item); item != "" {
			items = append(items, markdown.Range{Start: at, End: at + len(item)})
		}
		start = end + len(parted)
	}
	return items
}

// notesBefore gives the label of a line of the rendering, up to the value, with the marks
// that the document has in it.
func notesBefore(old, label string) string {
	marks := markdown.Notes(old)
	colon := strings.LastIndexAny(label, ":：")
	if marks == nil || colon < 0 {
		return label
	}
	notes := ""
	for _, at := range marks {
		notes += old[at.Start:at.End]
	}
	return label[:colon] + notes + label[colon:]
}

// losesNotes reports whether the marks of footnotes in a part of the document would go with
// the new rendering of it, as that of an item which the list has no more.
func (m *merger) losesNotes(c, f *part) bool {
	old := c.text[c.from:c.to]
	if !c.isRead || !bytes.Contains(old, []byte("[^")) {
		return false
	}
	now := m.taken(c, f)
	for _, at := range markdown.Notes(string(old)) {
		if mark := old[at.Start:at.End]; bytes.Count(now, mark) < bytes.Count(c.text, mark) {
			return true
		}
	}
	return false
}
