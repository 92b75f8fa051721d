package scaffold

import (
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// jointItem reads an item whose fields are parted as the template's are, but for the dashes
// and the colons between them, if there is a way in which what stands for a link is one: else
// the last field would be part of the one before.
func (r *reader) jointItem(key, text string, line markdown.Line) bool {
	_, mark, _ := apart(string(line.Raw))
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		p := &patterns[i]
		if p.Kind != markdown.Item || !r.isListed(p.Fields[0]) || p.NeedsBreaks() || len(p.Fields) < 3 && p.Literals()[len(p.Fields)] == "" {
			continue
		}
		for _, written := range []string{mark + text, withOtherMark(line.Kind, mark+text)} {
			for _, way := range p.MatchJoints(line.Kind, written) {
				if r.areOf(p, way.Texts) {
					r.sayAll(key, p, way.Texts, line)
					return true
				}
			}
		}
	}
	return false
}

// areOf reports whether texts can be those of the fields of a pattern: no link is hidden in
// one, no mark reaches from one into another, and those that are one of a few are.
func (r *reader) areOf(p *layout.Pattern, texts []string) bool {
	if r.hidesLink(p, texts) || !r.mayBe(p, layout.Way{Texts: texts}) {
		return false
	}
	for i, path := range p.Fields {
		text := texts[i]
		if f := r.field(path); f != nil && f.Kind == spec.Link && !isURL(text) {
			return false
		}
		if strings.ContainsAny(text, "*_[`~<") && !isWhole(text) {
			return false
		}
		if before := p.Literals()[i]; before != "" && strings.ContainsAny(before[len(before)-1:], "*_`~") && strings.HasPrefix(text, before[len(before)-1:]) {
			return false // the author has other emphasis there
		}
	}
	return true
}

// isURL reports whether a text is a URL or a path alone, without spaces.
func isURL(text string) bool {
	return text != "" && !strings.ContainsAny(text, " \t()") && isDestination(text) && strings.ContainsAny(text, "/.#")
}

// isWhole reports whether a text has both marks of each emphasis, link and code in it.
func isWhole(text string) bool {
	seen := markdown.Inline{}.Seen(text)
	return strings.Count(seen, "*")+strings.Count(seen, "`")+strings.Count(seen, "[") <= strings.Count(text, `\`)
}

// isLinkLast reports whether the template has the link of the objects of a section behind
// what is said of them.
func (r *reader) isLinkLast(key string, f *spec.Field, rest string) bool {
	if linkKey(f) == nil || rest == "" {
		return false
	}
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		p, isBehind := &patterns[i], false
		for _, path := range p.Fields {
			of, k := r.template.table.Lookup(path)
			if of == f && p.Kind == markdown.Item && k == linkKey(f).Path && isBehind {
				return true
			}
			isBehind = isBehind || of == f && k == rest
		}
	}
	return false
}

// linkAtEnd gives a text without the link or the URL that it ends with, in brackets or not,
// and where that leads; nil where it ends with another.
func linkAtEnd(text string) (string, *markdown.Target) {
	spans := (markdown.Inline{}).Spans(text)
	start := -1
	for i, s := range spans {
		if s.Kind == markdown.SpanAutolink || s.Kind == markdown.SpanLink {
			start = i
		}
	}
	if start < 0 {
		return text, nil
	}
	end := spans[start].End
	for _, s := range spans[start:] {
		if s.Kind == markdown.SpanLinkEnd {
			end = s.End
		}
	}
	before, behind := strings.TrimSpace(text[:spans[start].Start]), strings.TrimSpace(text[end:])
	if opened, ok := strings.CutSuffix(before, "("); ok && behind == ")" {
		before, behind = strings.TrimSpace(opened), ""
	}
	if behind != "" || strings.HasPrefix(spans[start].Target.Destination, "mailto:") {
		return text, nil
	}
	return strings.TrimRight(before, joints), spans[start].Target
}
