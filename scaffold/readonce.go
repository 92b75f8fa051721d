package scaffold

import (
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// once gives the texts of a line without those that the template has in it again, as in
// "[{{ .difficulty }}](levels.md#{{ .difficulty }})". Another text there is told.
func (r *reader) once(key string, p *layout.Pattern, texts []string, line markdown.Line) []string {
	for i, path := range p.Fields {
		between := p.Between(i)
		if between == nil {
			continue
		}
		if f, _ := r.template.table.Lookup(path); f != nil && f.Many && !r.isOfOneObject(key, path, between) {
			continue
		}
		text, isSame, ok := onceIn(texts[i], between)
		if !ok {
			continue // its author has it once
		}
		texts = slices.Clone(texts)
		if texts[i] = text; !isSame {
			r.tellOther(path, text, "", line)
		}
	}
	return texts
}

// isOfOneObject reports whether a key of objects that stands several times in a line is that of
// one of them: another key stands there once.
func (r *reader) isOfOneObject(section, path string, between []string) bool {
	f, key := r.template.table.Lookup(path)
	if key == "" || between == nil {
		return false
	}
	return r.layout.HasPattern(section, func(p *layout.Pattern) bool {
		at := slices.Index(p.Fields, path)
		return at >= 0 && slices.Equal(p.Between(at), between) && slices.ContainsFunc(p.Fields, func(other string) bool {
			i := slices.Index(p.Fields, other)
			return other != path && strings.HasPrefix(other, f.Path+".") && p.Separators[i] == "" && p.Between(i) == nil
		})
	})
}

// tellOther tells that a text stands otherwise in a line that has it several times.
func (r *reader) tellOther(path, text, other string, line markdown.Line) {
	if !r.exact && markdown.Key(text) != markdown.Key(other) {
		r.inPart(line, "the template has "+path+" several times in this line, and the spec keeps the first")
	}
}

// isAgain reports whether the i-th field of a line is a key of one object that stands there
// before: of several objects, each other key would, too.
func (r *reader) isAgain(p *layout.Pattern, i int) bool {
	if !slices.Contains(p.Fields[:i], p.Fields[i]) {
		return false
	}
	f, key := r.template.table.Lookup(p.Fields[i])
	if f == nil || !f.Many || key == "" {
		return false
	}
	times := map[string]int{}
	for _, path := range p.Fields {
		if strings.HasPrefix(path, f.Path+".") {
			times[path]++
		}
	}
	for _, n := range times {
		if n == 1 {
			return true
		}
	}
	return false
}

// onceIn gives the first of several texts with something between them, and whether the
// others are the same.
func onceIn(text string, between []string) (first string, isSame, ok bool) {
	if strings.HasSuffix(text, ">") { // where a link leads is in brackets if there are spaces in it
		text = strings.TrimSuffix(strings.Replace(text, "](<", "](", 1), ">")
	}
	var texts []string
	for _, b := range between {
		before, behind, ok := strings.Cut(text, b)
		if !ok {
			return "", false, false
		}
		texts, text = append(texts, before), behind
	}
	texts = append(texts, text)
	isOther := func(other string) bool { return markdown.Key(other) != markdown.Key(texts[0]) }
	return texts[0], !slices.ContainsFunc(texts, isOther), true
}
