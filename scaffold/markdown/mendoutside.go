package markdown

import "bytes"

// closeOutside takes a fence that was meant to close the code block which begins, but stands
// outside of the item or the quote that this stands in: there, it opens another one, and
// swallows what follows. It passes over the block, and reports whether there is one.
func (m *mender) closeOutside(b *Block, info []byte) bool {
	if b.Closed || b.Parent < 0 || IsMarkdown(info) {
		return false
	}
	at := m.code.end
	for range maxLook {
		if at == len(m.doc) || len(bytes.TrimSpace(m.doc[at:lineEnd(m.doc, at)])) > 0 {
			break
		}
		at = lineEnd(m.doc, at)
	}
	code := at // what stands outside as well, if nothing stands inside
	if lineEnd(m.doc, m.code.text) == m.code.end {
		at = m.nextFence(at)
	}
	end := lineEnd(m.doc, at)
	fence := bytes.TrimRight(m.doc[at:end], " \t\r\n")
	marks := bytes.TrimLeft(fence, " ")
	if len(marks) < m.code.length || run(marks, m.code.fence) < len(marks) || m.isOpenedAgain(end) {
		return false
	}
	lead := insideOf(m.doc[m.code.start:m.code.text])
	from := at + len(fence) - len(marks)
	if bytes.Equal(m.doc[at:from], lead) {
		return false
	}
	d := Damage{
		Kind: OutsideFence, Line: m.lineOf(at), Start: from, End: at + len(fence),
		Marks: string(marks), Below: string(lead), Left: m.lineOf(m.code.start),
	}
	if d.Last = d.Line; code < at {
		d.Line -= bytes.Count(m.doc[code:at], []byte("\n"))
		m.patch(code, from, inFront(lead, m.doc[code:at])+string(lead))
	} else {
		d.From, d.To, d.Text = at, from, string(lead)
		m.patch(at, from, d.Text)
	}
	m.code, m.stale = codeBlock{}, true
	m.out.Damage = append(m.out.Damage, d)
	m.pass(end)
	return true
}

// nextFence gives where the line of the next fence from an offset on stands, if no section
// begins above it; else the offset.
func (m *mender) nextFence(pos int) int {
	at := pos
	for range maxLook {
		if at == len(m.doc) {
			break
		}
		text := bytes.TrimSpace(m.doc[at:lineEnd(m.doc, at)])
		if run(text, m.code.fence) >= m.code.length {
			return at
		}
		if len(text) > 0 && m.doc[at] == '#' && m.titles.Level(bytes.TrimLeft(text, "# ")) > 0 {
			break
		}
		at = lineEnd(m.doc, at)
	}
	return pos
}

// inFront writes something in front of each line of a text that is not blank.
func inFront(lead, text []byte) string {
	var out []byte
	for line := range bytes.Lines(text) {
		if len(bytes.TrimSpace(line)) > 0 {
			out = append(out, lead...)
		}
		out = append(out, line...)
	}
	return string(out)
}

// isOpenedAgain reports whether the next fence from an offset on, before the next section,
// closes a code block which a fence above it opens: it stands where that does.
func (m *mender) isOpenedAgain(pos int) bool {
	for range maxLook {
		line := m.doc[pos:lineEnd(m.doc, pos)]
		if len(line) == 0 {
			break
		}
		text := bytes.TrimSpace(line)
		if len(text) >= m.code.length && run(text, m.code.fence) >= m.code.length {
			return run(text, m.code.fence) == len(text) && line[0] == m.code.fence
		}
		if len(text) > 0 && line[0] == '#' && classify(text, 0).Kind == Heading {
			return false
		}
		pos += len(line)
	}
	return false
}

// insideOf is what stands in front of a line that goes on with what begins behind a lead.
func insideOf(lead []byte) []byte {
	out := bytes.Clone(lead)
	for i, c := range out {
		if c != '>' && c != '\t' {
			out[i] = ' '
		}
	}
	return out
}
