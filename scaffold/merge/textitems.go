package merge

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// isOwnItem reports whether an item among the lines of a section that is none of them is a
// line of its author's own, and no text: it has a label in bold, or stands right below another
// item, where no text of the rendering is an item. One that a text of the rendering has, with
// its label in whatever marks, is of that; so is a label alone where the list has not that of
// the text.
func (s *splitter) isOwnItem(section string, item int, raw []byte, list []markdown.Line) bool {
	isBold := isLabelled(raw)
	if s.fresh == nil {
		return isBold
	}
	texts := s.fresh.itemsOfTexts(section)
	if isBold {
		return !slices.ContainsFunc(texts, func(of markdown.Line) bool {
			isThere := func(line markdown.Line) bool { return isSameLabel(of.Raw, line.Raw) }
			return isSameLabel(of.Raw, raw) || labelAlone(of.Raw) != "" && labelAlone(raw) != "" && !slices.ContainsFunc(list, isThere)
		})
	}
	before := bytes.TrimRight(s.doc.Source[:s.doc.LineStart(s.doc.Blocks[item].Start)], " \t\r")
	before = bytes.TrimSuffix(before, []byte("\n"))
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return len(texts) == 0 && len(bytes.Trim(line, "> \t\r")) > 0
}

// itemsOfTexts gives the items in the texts of a section, as lines in one writing.
func (p *parts) itemsOfTexts(section string) (items []markdown.Line) {
	for i := range p.all {
		if c := &p.all[i]; c.isText && c.section == section {
			d := markdown.Parse(c.text)
			items = append(items, d.Written(0, len(d.Blocks))...)
		}
	}
	return slices.DeleteFunc(items, func(line markdown.Line) bool { return line.Kind != markdown.Item })
}

// withLabelsOf gives the lines of a text with the labels above its items as a text of the
// rendering has them, or nil where they are the same.
func (s *splitter) withLabelsOf(section string, lines []markdown.Line) (out []markdown.Line) {
	if s.fresh == nil || lines[0].Kind != markdown.Item {
		return nil
	}
	items := s.fresh.itemsOfTexts(section)
	for i, line := range lines {
		if line.Kind != markdown.Item {
			continue
		}
		k := slices.IndexFunc(items, func(of markdown.Line) bool { return isSameLabel(of.Raw, line.Raw) })
		if k < 0 || bytes.Equal(items[k].Raw, line.Raw) {
			continue
		}
		if out == nil {
			out = slices.Clone(lines)
		}
		out[i].Raw = items[k].Raw
	}
	return out
}

// labelAlone gives the key of an item that is a label with nothing behind it; "" of others.
func labelAlone(raw []byte) string {
	text := strings.TrimRight(withoutMarker(string(raw)), "*_ ")
	if !strings.HasSuffix(text, ":") {
		return ""
	}
	return markdown.Key(text)
}

// isSameLabel reports whether two items are the same label with nothing behind it, at one
// depth, in whatever marks.
func isSameLabel(a, b []byte) bool {
	depth := func(raw []byte) int { return len(raw) - len(bytes.TrimLeft(raw, " ")) }
	label := labelAlone(a)
	return label != "" && label == labelAlone(b) && depth(a) == depth(b)
}
