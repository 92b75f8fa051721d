package merge

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// takeForms gives lines of the rendering the form that the author of the document has
// given them: a row of a table for an item, a cell below its label, or an item for a row.
// So each is compared, and follows the spec, where it stands.
func (m *merger) takeForms() {
	for i := range m.fresh.all {
		f := &m.fresh.all[i]
		if f.section == "" || f.section == FrontMatter || f.isText || m.waiting[f.section] {
			continue
		}
		c := m.current.named(f.id)
		if isSame := c == nil && !m.hasOtherForm(f) || c != nil && c.hasFormOf(f); isSame {
			switch isRow := f.isRow && !f.isCell && !f.isHeader; {
			case isRow && c == nil:
				m.formNewRow(f)
			case isRow:
				m.formRow(c, f)
			}
			continue
		}
		label, value, ok := f.fact(m.fresh.doc)
		switch f.isMute = c == nil && (f.isHeader || ok && value == ""); {
		case f.isMute, !ok:
		case c == nil:
			m.formNew(f, label, value)
		default:
			m.form(c, f, label, value)
		}
	}
}

// fact gives the label of a line and its value as they are written, if it has no more.
func (p *part) fact(doc *markdown.Document) (label, value string, ok bool) {
	text := string(p.text[p.from:p.to])
	switch {
	case p.isCell:
		return Last([]string{p.name})[0], text, true
	case p.isRow:
		_, cells := p.cells(doc)
		if len(cells) < 2 || slices.ContainsFunc(cells[2:], func(cell markdown.Range) bool { return cell.Start < cell.End }) {
			return "", "", false
		}
		return string(doc.Bytes(cells[0])), string(doc.Bytes(cells[1])), true
	case strings.ContainsAny(text, "\r\n"):
		return "", "", false
	}
	text = string(withoutComments([]byte(text))) // where one stands, nothing tells where the value ends
	l, ok := p.labelIn(text)
	if !ok {
		return "", "", false
	}
	return l.Name, text[l.ValueStart:l.ValueEnd], true
}

// form gives a line of the rendering the form of the one of the document that stands for
// it. What that says is compared in the form of the template.
func (m *merger) form(c, f *part, label, value string) {
	_, own, isPlain := c.fact(m.current.doc)
	if _, cells := c.cells(m.current.doc); c.isRow && !isPlain && len(cells) > 1 { // notes of the author's stand in the others
		own, isPlain = string(m.current.doc.Bytes(cells[1])), !f.isRow
	}
	if !isPlain && (!c.isRead || c.isRow) {
		return
	}
	if !c.isRead && !m.isGenerated(c, f) {
		c.digest, c.isRead = f.digestWith(label, inForm(own, c, f)), true
	}
	f.take(c, m.formed(c, label, inForm(value, f, c)))
}

// inForm gives a value that stands in one line as it has to stand in another: only in a
// table, a bar is escaped.
func inForm(value string, from, to *part) string {
	switch {
	case from.isRow && !to.isRow:
		return strings.ReplaceAll(value, `\|`, "|")
	case to.isRow && !from.isRow:
		return strings.ReplaceAll(value, "|", `\|`)
	}
	return value
}

// digestWith gives the digest that a line of the rendering would have with a value.
func (p *part) digestWith(label, value string) Digest {
	switch {
	case p.isCell:
		return cellDigest(value)
	case p.isRow:
		return writtenDigest([]byte("| " + label + " | " + value + " |"))
	}
	text := string(withoutComments(bytes.Clone(p.text[p.from:p.to])))
	l, _ := p.labelIn(text)
	return LineDigest([]byte(strings.TrimSpace(text[:l.ValueStart] + value + text[l.ValueEnd:])))
}

// formed gives a line of the document with another value.
func (m *merger) formed(c *part, label, value string) []byte {
	text := c.text[c.from:c.to]
	withComments := func(of []byte) []byte {
		out := []byte(value)
		for _, comment := range markdown.Comments(of) {
			out = append(append(out, ' '), comment...)
		}
		return bytes.TrimSpace(out)
	}
	if c.isCell && len(text) == 0 {
		return append(withComments(nil), ' ')
	}
	if c.isCell {
		return withComments(text)
	}
	if c.isRow {
		start, cells := c.cells(m.current.doc)
		at := cells[1]
		fresh := withComments(m.current.doc.Bytes(at))
		if at.Start == at.End {
			fresh = slices.Concat([]byte(" "), fresh, []byte(" "))
		}
		return slices.Replace(slices.Clone(text), at.Start-start, at.End-start, fresh...)
	}
	lead := "**" + label + "**: "
	plain := string(withoutComments(bytes.Clone(text)))
	if l, ok := c.labelIn(plain); ok && !bytes.ContainsAny(text, "\r\n") {
		lead, value = plain[:l.ValueStart], value+plain[l.ValueEnd:]
	}
	return slices.Concat([]byte(lead), withComments(text))
}

// formNew gives a line of the rendering that the document lacks the form of those beside
// it. A table with its labels at the top has no place for it.
func (m *merger) formNew(f *part, label, value string) {
	i := slices.IndexFunc(m.current.all, func(c part) bool {
		return c.section == f.section && !c.isText && m.fresh.named(c.id) != nil
	})
	beside := &m.current.all[i]
	_, cells := beside.cells(m.current.doc)
	if beside.isCell || beside.isRow && len(cells) < 2 {
		return
	}
	value = inForm(value, f, beside)
	if beside.isRow {
		f.take(beside, []byte(rowOf(append([]string{label, value}, make([]string, len(cells)-2)...))))
		return
	}
	f.take(beside, []byte("**"+label+"**: "+value))
}

// take takes over the form of a line of the document, with a text.
func (p *part) take(c *part, text []byte) {
	p.isRow, p.isCell, p.isItem, p.depth, p.isFormed = c.isRow, c.isCell, c.isItem, c.depth, true
	p.text = slices.Concat(text, p.text[p.to:])
	p.from, p.to, p.all = 0, len(text), markdown.Range{End: len(text)}
}

// hasNoPlace reports whether a line of the rendering that the document lacks cannot be put
// in: its author has given the others a form in which only they have a place.
func (m *merger) hasNoPlace(f *part) bool {
	if f.section == "" || f.isText || m.waiting[f.section] || m.current.named(f.id) != nil {
		return false
	}
	return m.hasOtherForm(f) || slices.ContainsFunc(m.current.all, func(c part) bool {
		beside := m.fresh.named(c.id)
		return c.isInItem && c.section == f.section && beside != nil && beside.depth == f.depth
	})
}
