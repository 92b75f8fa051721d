package merge

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// mayHaveLevel reports whether a heading of the document may get another level: no heading
// of the author's below it would come to stand beside it.
func (m *merger) mayHaveLevel(c *part, level int) bool {
	return !slices.ContainsFunc(m.current.all, func(p part) bool {
		return p.title != "" && strings.HasPrefix(p.id, c.id+"\n") && p.level <= level && m.last[p.id] == nil
	})
}

// atLevel is the text of a section with its heading at the level that the template has
// given it.
func (m *merger) atLevel(text []byte, id string) []byte {
	level := m.levels[id]
	if level == 0 {
		return text
	}
	d := markdown.Parse(text)
	b := &d.Blocks[0]
	if b.Kind != markdown.HeadingBlock || b.Level == level {
		return text
	}
	title := d.Text(0)
	if bytes.ContainsAny(title, "\r\n") { // underlined, in several lines
		return text
	}
	end := len(bytes.TrimRight(text[:b.End], "\r\n"))
	return slices.Concat(text[:b.Start], bytes.Repeat([]byte("#"), level), []byte(" "), title, text[end:])
}
