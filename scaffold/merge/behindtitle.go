package merge

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// titleAlone is the line of a heading in one writing without what stands behind its words.
func (s *splitter) titleAlone(heading int) []byte {
	text := s.doc.Text(heading)
	words := text[:len(text)-len(markdown.BehindTitle(string(text)))]
	title := markdown.Parse(slices.Concat([]byte("# "), bytes.ReplaceAll(words, []byte("\n"), []byte(" "))))
	marks := bytes.Repeat([]byte("#"), s.doc.Blocks[heading].Level-s.titleDeeper())
	return slices.Concat(marks, title.Written(0, 1)[0].Raw[1:])
}

// hasOwnBehind reports whether something stands behind the words of a heading that is its
// author's: no other heading of the rendering has the same.
func (m *merger) hasOwnBehind(c *part) bool {
	return c.behind != "" && !slices.ContainsFunc(m.fresh.all, func(f part) bool { return f.behind == c.behind })
}

// takenBehind is what a part says with the new rendering of its title, where something
// stands behind the words of the old one that is none of them: it stays there.
func (m *merger) takenBehind(c, f *part) []byte {
	at := bytes.Index(c.text, []byte(c.behind))
	bare := *c
	bare.behind, bare.text = "", slices.Concat(c.text[:at], c.text[at+len(c.behind):])
	for _, offset := range []*int{&bare.from, &bare.to, &bare.all.Start, &bare.all.End} {
		if *offset > at {
			*offset = max(at, *offset-len(c.behind))
		}
	}
	text := m.taken(&bare, f)
	title := markdown.Parse(text)
	heading := slices.IndexFunc(title.Blocks, func(b markdown.Block) bool { return b.Kind == markdown.HeadingBlock })
	if heading < 0 {
		return text
	}
	lines := title.Lines(heading)
	return slices.Insert(text, lines[len(lines)-1].End, []byte(c.behind)...)
}
