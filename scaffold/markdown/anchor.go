package markdown

import (
	"bytes"
	"strings"

	"newproblem/scaffold/internal/lazy"
)

var (
	anchors   = lazy.Regexp(`(?i)^(\s*<a\s+(name|id)\s*=[^<>]*(/>|>\s*</a\s*>))+\s*$`)
	atStart   = lazy.Regexp(`(?i)^(\s*<a\s+(name|id)\s*=[^<>]*(/>|>\s*</a\s*>))+\s*`)
	atEnd     = lazy.Regexp(`(?i)(\s*<a\s+(name|id)\s*=[^<>]*(/>|>\s*</a\s*>))+\s*$`)
	hasTarget = lazy.Regexp(`(?i)\shref\s*=`)
)

// IsAnchors reports whether a text has nothing but places for links to lead to.
func IsAnchors(text string) bool {
	return strings.Contains(text, "<") && anchors().MatchString(text) && !hasTarget().MatchString(text)
}

// AnchorsAround gives where a text begins and ends without the places for links to lead
// to that stand around it.
func AnchorsAround(text []byte) (start, end int) {
	if !bytes.ContainsRune(text, '<') {
		return 0, len(text)
	}
	if at := atStart().FindIndex(text); at != nil && !hasTarget().Match(text[:at[1]]) {
		start = at[1]
	}
	at := atEnd().FindIndex(text)
	if at == nil || at[0] < start || hasTarget().Match(text[at[0]:]) || at[0] > 0 && text[at[0]-1] == '\\' {
		return start, len(text)
	}
	return start, at[0]
}

// BehindTitle gives what stands behind the words of a heading's text, in its last line, and is
// no word: anchors, "{#id}" or as HTML, comments and marks of footnotes, with the spaces
// before. What is all of the text, is its words.
func BehindTitle(text string) string {
	words := strings.TrimRight(text, " \t")
	for {
		bare := strings.TrimRight(withoutLastMark(words), " \t")
		if len(bare) == len(words) || bare == "" || strings.HasSuffix(bare, "\n") {
			return text[len(words):]
		}
		words = bare
	}
}

// TitleWithNotes gives a heading's text without what BehindTitle gives, but for the marks of
// footnotes in that, which may be some of what is said.
func TitleWithNotes(text string) string {
	behind := BehindTitle(text)
	if behind == "" {
		return text
	}
	var out strings.Builder
	out.WriteString(text[:len(text)-len(behind)])
	for _, mark := range Notes(behind) {
		out.WriteString(behind[mark.Start:mark.End])
	}
	return out.String()
}

// withoutLastMark takes an anchor, a comment or marks of footnotes from the end of a text.
func withoutLastMark(text string) string {
	switch {
	case strings.HasSuffix(text, "}"):
		return withoutAnchor(text)
	case strings.HasSuffix(text, "]"):
		return WithoutNotes(text)
	case strings.HasSuffix(text, "-->"):
		at := strings.LastIndex(text, "<!--")
		if at >= 0 && !strings.HasSuffix(text[:at], `\`) && strings.Index(text[at:], "-->") == len(text)-at-len("-->") {
			return text[:at]
		}
	case strings.HasSuffix(text, ">"):
		_, end := AnchorsAround([]byte(text))
		return text[:end]
	}
	return text
}

// IsSilent reports whether a block says nothing though a reader may see it: a
// comment, a thematic break, or anchors.
func (d *Document) IsSilent(block int) bool {
	switch b := &d.Blocks[block]; b.Kind {
	case BreakBlock:
		return true
	case HTMLBlock:
		return d.IsComment(block) || IsAnchors(string(d.Text(block)))
	case ParagraphBlock:
		return d.Source[b.Start] == '<' && IsAnchors(string(d.Text(block)))
	}
	return false
}

var (
	closings = lazy.Regexp(`(?i)^(\s*</[a-z][a-z0-9-]*\s*>)+\s*$`)
	openings = lazy.Regexp(`(?i)^(\s*<(details|div|section|center)(\s[^<>]*)?>)+(\s*<summary(\s[^<>]*)?>[^<>]*</summary\s*>)?\s*$`)
	tagName  = lazy.Regexp(`(?i)</([a-z][a-z0-9-]*)`)
)

// Closings gives the names of the tags that a block of raw HTML closes, if it has nothing but
// closing tags; else nil.
func (d *Document) Closings(block int) (names []string) {
	if d.Blocks[block].Kind != HTMLBlock || !closings().Match(d.Text(block)) {
		return nil
	}
	for _, name := range tagName().FindAllSubmatch(d.Text(block), -1) {
		names = append(names, strings.ToLower(string(name[1])))
	}
	return names
}

// IsOpening reports whether a block of raw HTML does no more than begin what goes on behind it, as
// "<details>" with its summary.
func (d *Document) IsOpening(block int) bool {
	return d.Blocks[block].Kind == HTMLBlock && openings().Match(d.Text(block))
}
