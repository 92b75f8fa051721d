package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// matchDashed is match for a line with another dash than the one by which the template parts
// two texts. Where there are several, and more than one may be it, nothing is claimed.
func (r *reader) matchDashed(key string, line markdown.Line) (*layout.Pattern, []string) {
	isMeant := func(p *layout.Pattern) bool {
		isItem := p.Kind == markdown.Item && slices.ContainsFunc(p.Fields, r.isListed) // which is read as one
		return p.Kind == line.Kind && len(p.Fields) > 1 && !p.NeedsBreaks() && !isItem && p.HasDashes()
	}
	if !r.layout.HasPattern(key, isMeant) {
		return nil, nil
	}
	return r.matchMarked(key, line, string(line.Raw), isMeant, func(p *layout.Pattern, kind markdown.LineKind, text string) ([]string, bool) {
		ways := slices.DeleteFunc(p.MatchDashes(kind, text), func(way layout.Way) bool { return !r.mayBe(p, way) })
		if len(ways) != 1 {
			return nil, false
		}
		return ways[0].Texts, true
	})
}

// mayBe reports whether the texts of a line can be those of the fields of a pattern: those
// that are one of a few are, and where a dash stands as within a word, at least one is.
func (r *reader) mayBe(p *layout.Pattern, way layout.Way) bool {
	isKnown := !way.IsTight
	for i, path := range p.Fields {
		f, text := r.field(path), strings.TrimSpace(way.Texts[i])
		if f == nil || !f.IsClosed() {
			continue
		}
		if f.Check(r.closed(f, path, text)) != nil && !r.isPlaceholder(path, text) {
			return false
		}
		isKnown = true
	}
	return isKnown
}

// wholeTitle reads the title of a document that the template begins with the title, and in
// which nothing tells the fields that it has behind that: all of it is.
func (r *reader) wholeTitle(p *layout.Pattern, line markdown.Line) bool {
	f := r.field(p.Fields[0])
	if r.used[p] || f == nil || f.HasMarkup() || p.Fields[0] != "title" || strings.Trim(p.Literals()[0], "# ") != "" {
		return false
	}
	r.used[p], r.met[p.Fields[0]] = true, true
	text := strings.TrimSpace(r.words(f, strings.TrimLeft(string(line.Raw), "#"), line))
	r.say(p.Fields[0], markdown.EscapePlain(text, markdown.Place{Kind: markdown.Heading}), line)
	why := "the template has " + p.Fields[1] + " in the title, too; it is read as " + strconv.Quote(text)
	if strings.ContainsAny(text, strings.TrimSpace(joints)+"(") {
		r.inPart(line, why)
	} else {
		r.mild(line, why)
	}
	return true
}
