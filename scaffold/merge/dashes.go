package merge

import (
	"bytes"
	"slices"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// Where the template parts two fields of an item by a dash, any dash is read as that: another
// one is how its author writes it, and no edit.

// spacedDash is a dash between words, with what stands before and behind it.
var spacedDash = lazy.Regexp(`([^ \t\r\n])( (?:-|--|–|—) )(?:[^ \t\r\n])`)

// takeDashes compares the sections that were edited as they are with the dashes of the
// rendering: those that say what was generated then are as it was.
func (m *merger) takeDashes() {
	written := map[string][]*parts{} // by a dash: the document with it, in each line once or wherever one stands
	for i := range m.current.all {
		c := &m.current.all[i]
		f := m.fresh.named(c.id)
		if f == nil || c.section != "" || m.last[f.id] == nil || m.isGenerated(c, f) || !spacedDash().Match(c.text) {
			continue
		}
		dash := spacedDash().FindSubmatch(f.text)
		if dash == nil {
			continue
		}
		all, ok := written[string(dash[2])]
		if !ok {
			for _, most := range []int{1, -1} {
				doc := markdown.Parse(withDash(m.current.doc.Source, dash[2], most))
				all = append(all, m.splitCurrent(doc, nil, nil))
			}
			written[string(dash[2])] = all
		}
		if k := slices.IndexFunc(all, func(p *parts) bool {
			other := p.named(c.id)
			return other != nil && hasLoose(m.last[f.id], other.digest)
		}); k >= 0 {
			c.digest = all[k].named(c.id).digest
		}
	}
}

// withDash is a text with another dash in place of so many of each line, or of all.
func withDash(text, dash []byte, most int) []byte {
	var out []byte
	for line := range bytes.Lines(text) {
		for n := 0; n != most; n++ {
			at := spacedDash().FindSubmatchIndex(line)
			if at == nil {
				break
			}
			out = append(append(out, line[:at[4]]...), dash...)
			line = line[at[5]:]
		}
		out = append(out, line...)
	}
	return out
}
