package scaffold

import (
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// objectsOf gives the field whose objects are the items of a section, and the key
// for what stands behind their heads.
func (r *reader) objectsOf(key string) (*spec.Field, string) {
	var field *spec.Field
	rest, most := "", 0
	for _, p := range r.layout.Patterns(key) {
		isNested, _, _ := apart(p.Literals()[0])
		f, _ := r.template.table.Lookup(p.Fields[0])
		if p.Kind != markdown.Item || isNested || f == nil || !f.Many || !f.IsObject() || len(p.Fields) <= most {
			continue
		}
		field, rest, most = f, "", len(p.Fields)
		for _, path := range p.Fields {
			if of, k := r.template.table.Lookup(path); of == f && k != f.Keys[0].Path && f.Key(k).Kind != spec.Link {
				rest = k
			}
		}
	}
	return field, rest
}

// item reads an item of a list that is written in another way.
func (r *reader) item(key, text string, line markdown.Line) bool {
	if f, rest := r.objectsOf(key); f != nil {
		bare := withoutMarksAtLink(r.withoutTags(text, line))
		if bare != text && r.bareItem(key, bare, line) {
			return true
		}
		if untitled := withoutLinkTitle(bare); untitled != bare && r.bareItem(key, untitled, line) {
			r.inPart(line, linkTitleLost)
			return true
		}
		if !r.jointItem(key, bare, line) {
			r.objectItem(key, f, rest, bare, line)
		}
		return true
	}
	p := r.itemPattern(key, func(p *layout.Pattern) bool { return r.isOfList(p, line) })
	if p == nil {
		return false
	}
	r.met[p.Fields[0]] = true
	r.list(p.Fields[0], text, line, showing{key, p})
	return true
}

// itemPattern gives the pattern of the items of a section that are texts of a list, of
// those that isOf reports, or nil.
func (r *reader) itemPattern(key string, isOf func(*layout.Pattern) bool) *layout.Pattern {
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		p := &patterns[i]
		f, _ := r.template.table.Lookup(p.Fields[0])
		isNested, mark, before := apart(p.Literals()[0])
		if p.Kind == markdown.Item && !isNested && mark != "" && before == "" && len(p.Fields) == 1 && p.Literals()[1] == "" && f != nil && f.Many && isOf(p) {
			return p
		}
	}
	return nil
}

// hasItems reports whether the template has a list in a section whose items are entries.
func (r *reader) hasItems(key string) bool {
	f, _ := r.objectsOf(key)
	return f != nil || r.itemPattern(key, func(*layout.Pattern) bool { return true }) != nil
}

// asItem gives how to write an entry of the list that the template has in a section, for an
// author who has a table or headings there; "" where it has none.
func (r *reader) asItem(key string) string {
	p := r.itemPattern(key, func(*layout.Pattern) bool { return true })
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		q := &patterns[i]
		isNested, _, _ := apart(q.Literals()[0])
		if q.Kind == markdown.Item && !isNested && r.isListed(q.Fields[0]) && (p == nil || len(q.Fields) > len(p.Fields)) {
			p = q
		}
	}
	if p == nil {
		return ""
	}
	item := p.Literals()[0]
	if r.hasBoxes(key) {
		item += "[ ] " // which no line has in one writing
	}
	for i, path := range p.Fields {
		name := "text"
		if _, k := r.template.table.Lookup(path); k != "" {
			name = k
		}
		item += name + p.Literals()[i+1]
	}
	return "write each entry as an item of the list: " + item
}

const linkTitleLost = "the spec has no place for the title of the link"

// withoutLinkTitle gives a text whose only link has a title, without that: what the template
// has behind the link stands there all the same.
func withoutLinkTitle(text string) string {
	bare, link := withoutLink(text)
	if link == nil || link.Title == "" || bare == text {
		return text
	}
	for _, s := range (markdown.Inline{}).Spans(text) {
		if s.Kind == markdown.SpanLinkEnd {
			return text[:s.Start] + "](" + strings.ReplaceAll(link.Destination, " ", "%20") + ")" + text[s.End:]
		}
	}
	return text
}

// bareItem reads an item that has a pattern without the tags and the marks around what it
// begins with.
func (r *reader) bareItem(key, text string, line markdown.Line) bool {
	_, mark, _ := apart(string(line.Raw))
	bare := line
	bare.Raw = []byte(mark + text)
	p, texts := r.match(key, bare)
	if p != nil {
		r.sayAll(key, p, texts, line)
	}
	return p != nil
}

// withoutTags is a text without its tags. Those that show something are told.
func (r *reader) withoutTags(text string, line markdown.Line) string {
	if !strings.Contains(text, "<") {
		return text
	}
	text, lost := kept(&spec.Field{Kind: spec.Inline}, text)
	if lost != "" {
		r.inPart(line, lost)
	}
	return text
}

// objectItem reads an item that is an object.
func (r *reader) objectItem(key string, f *spec.Field, rest, text string, line markdown.Line) {
	say := func(k, text string) {
		if text != "" {
			if k == f.Keys[0].Path || k == f.Short { // the others stand in the same line
				r.met[f.Path+"."+k] = true
			}
			r.list(f.Path+"."+k, text, line, showing{key: key})
		}
	}
	if f.Short != f.Keys[0].Path { // it has a whole sentence
		say(f.Short, text)
		return
	}
	for end := struckStart(text); end > 0; end = struckStart(text) {
		behind := strings.TrimSpace(text[end:])
		if said := withoutJoint(behind); said != behind || said == "" { // of what is struck out
			name, _ := withoutLink(text[:end])
			say(f.Keys[0].Path, name)
			say(rest, said)
			return
		}
		r.inPart(line, struckLost)
		text = behind
	}
	leads := linkKey(f)
	if leads != nil {
		text = unboldBeforeURL(text)
	}
	name, link, behind := head(text)
	if name == "" || link != nil && leads == nil && !endsInJoint(strings.TrimSuffix(text, behind)) || rest == "" && behind != "" {
		name, link, behind = text, nil, ""
	}
	if link != nil && leads == nil {
		if link.Destination != "" && !strings.HasSuffix(link.Destination, name) {
			r.inPart(line, linkLost)
		}
		link = nil
	}
	if leads != nil && link == nil {
		if name, link = withoutLink(name); link == nil {
			name, link = urlInTitle(name)
		}
	}
	if link == nil && r.isLinkLast(key, f, rest) {
		behind, link = linkAtEnd(behind)
	}
	say(f.Keys[0].Path, name)
	if link != nil {
		say(leads.Path, strings.ReplaceAll(link.Destination, " ", "%20"))
		if link.Title != "" {
			r.inPart(line, linkTitleLost)
		}
	}
	say(rest, behind)
}
