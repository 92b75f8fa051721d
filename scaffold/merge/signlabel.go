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
