package markdown

import (
	"strings"

	"newproblem/scaffold/internal/lazy"
)

var (
	anchors   = lazy.Regexp(`(?i)^(\s*<a\s+(name|id)\s*=[^<>]*(/>|>\s*</a\s*>))+\s*$`)
	hasTarget = lazy.Regexp(`(?i)\shref\s*=`)
)

// IsAnchors reports whether a text has nothing but places for links to lead to.
func IsAnchors(text string) bool {
	return strings.Contains(text, "<") && anchors().MatchString(text) && !hasTarget().MatchString(text)
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
