package merge

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// What an author has made of a line itself, and not of the fact that it says, stays where
// that is replaced: its box, ticked or not, the marks of footnotes behind it, and that words
// of the template are left out.

// taskBox is the box that a task begins with.
var taskBox = lazy.Regexp(`^\[[ xX]\][ \t]+`)

// asOwn gives a line of the rendering as its author has made the one of the document
// whose place it takes, from a place in that on.
func (m *merger) asOwn(c, f *part, fresh []byte) []byte {
	if !c.isRead || c.level != lineLevel || c.isText || c.isRow && !c.isCell {
		return fresh
	}
	old := c.text[c.from:c.to]
	if c.isCell {
		return []byte(withNotes(string(old), string(fresh), c.parted))
	}
	box := taskBox().Find(old)
	fresh = fresh[len(taskBox().Find(fresh)):]
	of, isOf := c.labelIn(string(old[len(box):]))
	l, ok := f.labelIn(string(fresh))
	if isOf && ok && !bytes.ContainsAny(fresh, "\r\n") {
		line := string(old[len(box):])
		value := m.withoutLeftOut(of.Value, string(fresh[l.ValueStart:l.ValueEnd]), c, f)
		value = withNotes(line[of.ValueStart:], value, c.parted)
		label := notesBefore(line[:of.ValueStart], string(fresh[:l.ValueStart]))
		fresh = slices.Concat([]byte(label), []byte(value), fresh[l.ValueEnd:])
	}
	return append(bytes.Clone(box), fresh...)
}

// withoutLeftOut gives a value of the rendering without the words around what is said, if
// the document has none there any more. Others may say the same, as "min." for "minutes".
func (m *merger) withoutLeftOut(old, value string, c, f *part) string {
	said := strings.TrimSpace(m.freshlySaid()[f.id])
	before, behind, ok := strings.Cut(value, said)
	if !ok || said == "" {
		return value
	}
	l, ok := f.labelIn(withoutMarker(string(c.asRead)))
	before, behind = strings.TrimSpace(before), strings.TrimSpace(behind)
	isWithout := ok && markdown.Key(before)+markdown.Key(old)+markdown.Key(behind) == markdown.Key(l.Value)
	if isWithout && markdown.Key(before)+markdown.Key(behind) != "" && markdown.Key(old) != "" {
		return said
	}
	return value
}
