package spec

import (
	"cmp"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// A LinkSaid is a relative link that a problem says.
type LinkSaid struct {
	Path string          // of the field, with the key for one of objects
	At   source.Position // where it is said
	To   string          // the path where it leads, with slashes, unescaped
}

// Links gives the relative links in all that a problem says, in texts as well.
func (t *Table) Links(p *Problem) (links []LinkSaid) {
	for path, v := range p.All() {
		f, at := t.Field(path), cmp.Or(v.At, p.At)
		switch {
		case f == nil:
		case f.Many:
			for _, item := range v.Items {
				links = append(links, f.links(path, item, cmp.Or(item.At, at))...)
			}
		default:
			links = append(links, f.links(path, v, at)...)
		}
	}
	return links
}

// links gives the links of a value that is no list.
func (f *Field) links(path string, v Value, at source.Position) (links []LinkSaid) {
	for i := range f.Keys {
		if text, ok := v.Keys[f.Keys[i].Path]; ok {
			links = append(links, f.Keys[i].links(Join(path, f.Keys[i].Path), text, cmp.Or(text.At, at))...)
		}
	}
	for _, to := range f.linksIn(v.Text) {
		links = append(links, LinkSaid{path, at, to})
	}
	return links
}

// linksIn gives where the relative links in a text of the field lead.
func (f *Field) linksIn(text string) (to []string) {
	written := ""
	switch {
	case f.Kind == Link:
		if path, ok := RelativePath(OneLine(text)); ok {
			return []string{path}
		}
	case !strings.Contains(text, "]("): // as all but links by reference, which are text
	case f.Kind == Inline:
		written = markdown.EscapeInline(f.Canonical(text), markdown.Place{Kind: markdown.Prose})
	case f.Kind == Block:
		written = markdown.EscapeBlock(f.Canonical(text))
	}
	if written == "" {
		return nil
	}
	doc := markdown.Parse([]byte(written))
	for i := range doc.Blocks {
		for l := range doc.Links(i) {
			if path, ok := RelativePath(l.Destination); ok {
				to = append(to, path)
			}
		}
	}
	return to
}
