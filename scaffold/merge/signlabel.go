package merge

import (
	"bytes"
	"strings"

	"newproblem/scaffold/markdown"
)

// labelIn gives the label of a text and its value: a sign other than a colon, or none, stands
// behind the label if that is one of some.
func labelIn(labels []string, text string) (l markdown.Labelled, ok bool) {
	l, ok = (markdown.Inline{}).Label(text)
	if ok && hasKey(labels, l.Name) {
		return l, true
	}
	if other, isOther := (markdown.Inline{}).DashLabel(text); isOther && hasKey(labels, other.Name) {
		return other, true
	}
	return l, ok
}

// labelIn gives the label of a line, which is no cell, and its value, as labelIn does.
func (p *part) labelIn(text string) (l markdown.Labelled, ok bool) {
	return labelIn([]string{Last([]string{p.name})[0]}, text)
}

// topicOf is what a line in one writing is about: the one of some labels that it has, or else
// its topic. The name of what it is a part of is made from that. Of those that another line
// has with a colon, it has none with another sign: that is a line of the author's.
func (s *splitter) topicOf(labels []string, raw []byte) string {
	name := topic(string(raw))
	if hasKey(labels, name) || !bytes.Contains(raw, []byte("**")) && !bytes.ContainsAny(raw, "-–—") {
		return name
	}
	line, _, _ := strings.Cut(string(raw), "\n")
	if l, ok := (markdown.Inline{}).DashLabel(line); ok && hasKey(labels, l.Name) && !hasKey(s.signed, l.Name) {
		return l.Name
	}
	return name
}

// signedIn gives those of some labels that lines in one writing have with a colon, or in cells.
func signedIn(labels []string, lines []markdown.Line) (signed []string) {
	for _, line := range lines {
		if line.Kind != markdown.Item && line.Kind != markdown.Prose && line.Kind != markdown.Row {
			continue
		}
		if name := topic(string(line.Raw)); hasKey(labels, name) {
			signed = append(signed, name)
		}
	}
	return signed
}

// takeSigns compares the sections that were edited as they are with the rendering's signs behind
// its labels: those that say what was generated then are as it was. Another sign is how their
// author writes them, and no edit.
func (m *merger) takeSigns() {
	for i := range m.current.all {
		c := &m.current.all[i]
		f := m.fresh.named(c.id)
		if f == nil || c.section != "" || m.last[f.id] == nil || m.isGenerated(c, f) {
			continue
		}
		if doc := withLeads(m.current.doc, c.text, leadsOf(m.fresh.doc, f.text)); doc != nil {
			other := m.splitCurrent(markdown.Parse(doc), nil, nil).named(c.id)
			if other != nil && hasLoose(m.last[f.id], other.digest) {
				c.digest = other.digest
			}
		}
	}
}

// linesOf gives where the lines of the paragraphs begin, and those of items, that a part of a
// document has.
func linesOf(doc *markdown.Document, part []byte) (starts []int) {
	from := bytes.Index(doc.Source, part)
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind == markdown.ParagraphBlock && b.Start >= from && b.End <= from+len(part) {
			for _, s := range doc.Lines(i) {
				starts = append(starts, doc.LineStart(s.Start))
			}
		}
	}
	return starts
}

// lineAt gives the line of a text that begins at an offset.
func lineAt(text []byte, start int) string {
	line, _, _ := bytes.Cut(text[start:], []byte("\n"))
	return string(line)
}

// leadsOf gives what the lines of a part with labels begin with, up to their values, by the
// keys of these labels.
func leadsOf(doc *markdown.Document, part []byte) map[string]string {
	leads := map[string]string{}
	for _, at := range linesOf(doc, part) {
		line := lineAt(doc.Source, at)
		if start, l, ok := leadIn(line); ok {
			leads[markdown.Key(l.Name)] = line[start:l.ValueStart]
		}
	}
	return leads
}

// isBold reports whether a text begins in bold: an author who has taken that off a label has
// edited it.
func isBold(text string) bool { return strings.HasPrefix(text, "**") || strings.HasPrefix(text, "__") }

// withLeads gives a document in which the lines of a part have others of these before their
// values; nil if none has.
func withLeads(doc *markdown.Document, part []byte, leads map[string]string) (out []byte) {
	if len(leads) == 0 {
		return nil
	}
	end := 0
	for _, at := range linesOf(doc, part) {
		line := lineAt(doc.Source, at)
		start, l, ok := leadIn(line)
		own := line[start:max(start, l.ValueStart)]
		lead := leadFor(own, leads[markdown.Key(l.Name)])
		if ok && lead != "" && lead != own && isBold(lead) == isBold(own) {
			out = append(append(out, doc.Source[end:at+start]...), lead...)
			end = at + l.ValueStart
		}
	}
	if end == 0 {
		return nil
	}
	return append(out, doc.Source[end:]...)
}

// leadFor gives what a line has to begin with in place of its own beginning: of a link, its sign
// alone is the template's.
func leadFor(own, lead string) string {
	ownEnd, end := strings.LastIndexByte(own, ')')+1, strings.LastIndexByte(lead, ')')+1
	if !strings.HasPrefix(own, "[") {
		return lead
	}
	if ownEnd == 0 || end == 0 || !strings.HasPrefix(lead, "[") {
		return ""
	}
	return own[:ownEnd] + lead[end:]
}

// leadIn gives the label of a line of a document, and where it begins behind the mark of an
// item. Words in bold with no sign behind them are one in an item; elsewhere, a sentence may
// begin with such words.
func leadIn(line string) (start int, l markdown.Labelled, ok bool) {
	if l, ok = (markdown.Inline{}).Label(line); !ok {
		l, ok = (markdown.Inline{}).DashLabel(line)
	}
	if !ok {
		return 0, l, false
	}
	start = len(strings.TrimRight(line[:l.NameStart], "*_["))
	isItem := strings.TrimSpace(line[:start]) != ""
	return start, l, isItem || strings.Trim(line[l.NameEnd:l.ValueStart], " *_") != ""
}
