package merge

import (
	"bytes"
	"slices"
)

// order gives the names of the parts of the merged document, in its order.
// Where the author has neither added, removed nor moved a part, it is the new
// rendering's; else the author's, with what is new put where the rendering has
// it.
func (m *merger) order() []string {
	lead, other := m.current, m.fresh
	if m.asGenerated {
		lead, other = m.fresh, m.current
	}
	var names []string
	there := map[string]bool{}
	for i := range lead.all {
		if name := lead.all[i].name; m.stays(name) {
			names, there[name] = append(names, name), true
		}
	}
	for i := range other.all {
		if name := other.all[i].name; m.stays(name) && !there[name] {
			names, there[name] = slices.Insert(names, m.indexFor(names, other, i), name), true
		}
	}
	return names
}

// stays reports whether a part stands in the merged document.
func (m *merger) stays(name string) bool {
	outcome := m.outcomes[name]
	return outcome != Removed && outcome != Dropped
}

// indexFor gives where in names the i-th part of its own document goes: after
// the nearest of those before it there that stands in names, and after what is
// below that, but not after what is below the part itself.
func (m *merger) indexFor(names []string, own *parts, i int) int {
	at := 0
	for k := i - 1; k >= 0; k-- {
		if before := slices.Index(names, own.all[k].name); before >= 0 {
			at = before + 1
			break
		}
	}
	for at < len(names) && (names[at] == Above || m.level(names[at]) > own.all[i].level) && own.at[names[at]] <= i {
		at++
	}
	return at
}

// level is that of a part's heading.
func (m *merger) level(name string) int {
	if c := m.current.named(name); c != nil {
		return c.level
	}
	return m.fresh.named(name).level
}

// assemble puts the merged document together, after its byte order mark.
func (m *merger) assemble(mark []byte, order []string) []byte {
	out := slices.Clone(mark)
	next := 0 // what follows in the current document
	for _, name := range order {
		at, there := m.current.at[name]
		switch {
		case !there:
			out = m.insert(out, m.fresh.named(name))
			next = -1 // nothing: what follows comes next to something new
			continue
		case at != next:
			out = m.separate(out, m.current.all[at].level)
		}
		out = append(out, m.text(name)...)
		next = at + 1
	}
	if next != len(m.current.all) && len(out) > 0 {
		out = append(trimEnd(out), m.eol...)
	}
	return out
}

// insert puts in what is new. A line goes before the blank lines that end its
// section.
func (m *merger) insert(out []byte, f *part) []byte {
	text := m.withBreaks(f.text)
	if f.level < lineLevel {
		return append(m.separate(out, f.level), text...)
	}
	end := len(trimEnd(out))
	blank := slices.Clone(out[end:])
	if len(blank) == 0 {
		blank = m.eol
	}
	return slices.Concat(out[:end], m.eol, trimEnd(text), blank)
}

// separate ends the last line, and puts a blank line before a heading.
func (m *merger) separate(out []byte, level int) []byte {
	if len(out) == 0 {
		return out
	}
	if !bytes.HasSuffix(out, []byte("\n")) {
		out = append(out, m.eol...)
	}
	if level < lineLevel && !bytes.HasSuffix(out, []byte("\n\n")) && !bytes.HasSuffix(out, []byte("\n\r\n")) {
		out = append(out, m.eol...)
	}
	return out
}

// text is what a part of the document says in the merged one.
func (m *merger) text(name string) []byte {
	c := m.current.named(name)
	if outcome := m.outcomes[name]; outcome != Updated && outcome != Forced {
		return c.text
	}
	return slices.Concat(m.withBreaks(trimEnd(m.fresh.named(name).text)), c.text[len(trimEnd(c.text)):])
}

// withBreaks is a text with its line breaks as the document has them.
func (m *merger) withBreaks(text []byte) []byte {
	if len(m.eol) == 1 {
		return text
	}
	return bytes.ReplaceAll(text, []byte("\n"), m.eol)
}
