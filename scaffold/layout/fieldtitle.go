package layout

import (
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// A fieldTitle is the title of a section of a template with fields in it, as in
// "## About {{ .title }}": whatever they say, it is the same section.
type fieldTitle struct {
	before, behind string // the keys of the words around the fields
	isFixed        bool   // there are no fields in it
	repeats        bool   // it stands once for each item of a list
}

// key is that of the section.
func (t *fieldTitle) key() string { return t.before + "…" + t.behind }

// fieldTitlesOf gives the titles with fields of a document with markers, the most telling
// ones first, if words stand around the fields; and those without, which come before
// them. The title of the document is none of them.
func fieldTitlesOf(outline []markdown.Section, hasTitle bool) []fieldTitle {
	var titles []fieldTitle
	hasFields := false
	for i, s := range outline {
		fields := findMarkers(s.Title)
		switch {
		case i == 0 && hasTitle:
		case fields == nil:
			titles = append(titles, fieldTitle{before: markdown.Key(s.Title), isFixed: true})
		default:
			t := fieldTitle{before: markdown.Key(s.Title[:fields[0].start]), behind: markdown.Key(s.Title[fields[len(fields)-1].end:])}
			if k := slices.Index(titles, t); k >= 0 {
				titles[k].repeats = true
			} else if t.before+t.behind != "" && !slices.Contains(titles, fieldTitle{before: t.before, behind: t.behind, repeats: true}) {
				titles, hasFields = append(titles, t), true
			}
		}
	}
	if !hasFields {
		return nil
	}
	slices.SortStableFunc(titles, func(a, b fieldTitle) int {
		switch {
		case a.isFixed && !b.isFixed:
			return -1
		case b.isFixed && !a.isFixed:
			return 1
		}
		return len(b.before) + len(b.behind) - len(a.before) - len(a.behind)
	})
	return titles
}

// keyOf gives the key of a title: the same for all that one of the template with fields
// in it may be.
func (l *Layout) keyOf(title string) string {
	key := markdown.Key(title)
	for _, t := range l.fieldTitles {
		switch {
		case t.isFixed && key == t.before:
			return key
		case !t.isFixed && len(key) >= len(t.before)+len(t.behind) && strings.HasPrefix(key, t.before) && strings.HasSuffix(key, t.behind):
			return t.key()
		}
	}
	return key
}

// FieldTitle gives the key of a title of the template's with fields in it, if a title may
// be that; "" for all others, and where the template has one for each item of a list.
func (l *Layout) FieldTitle(title string) string {
	key := l.keyOf(title)
	if slices.ContainsFunc(l.fieldTitles, func(t fieldTitle) bool { return !t.isFixed && !t.repeats && t.key() == key }) {
		return key
	}
	return ""
}

// onlyFirst gives the key of a title that is another one with fields of the document's,
// where the template has one: the first is taken for it.
func (l *Layout) onlyFirst(headings []titled, key, title string) string {
	i := slices.IndexFunc(l.fieldTitles, func(t fieldTitle) bool { return !t.isFixed && !t.repeats && t.key() == key })
	if i >= 0 && slices.ContainsFunc(headings, func(h titled) bool { return h.title == key }) {
		return markdown.Key(title)
	}
	return key
}

// An anyTitle is a heading of a template that is nothing but fields: in a document, it
// may have any title.
type anyTitle struct {
	key    string // of its section in a document with markers; "" where there are several below one heading
	level  int
	before string // the key of the section before it below the same heading; "" if it is the first
}

// anyBelowIn gives the headings of a document with markers that are nothing but fields,
// by the keys of the sections below which they stand.
func (l *Layout) anyBelowIn(outline []markdown.Section) map[string]anyTitle {
	below, last := map[string]anyTitle{}, map[string]string{}
	for i, key := range l.ownKeys(outline) {
		parent := above(key)
		title := marker().ReplaceAllString(outline[i].Title, "")
		isAny := (i > 0 || !l.hasTitle) && title != outline[i].Title && markdown.Key(title) == ""
		switch known, isKnown := below[parent]; {
		case isAny && !isKnown:
			below[parent] = anyTitle{key, outline[i].Level, last[parent]}
		case isAny && known.key != key:
			below[parent] = anyTitle{}
		}
		if key != "" {
			last[parent] = key
		}
	}
	return below
}

// MayHave reports whether the template may write a heading with the key of one that it
// does not know: it has one in its place that is nothing but fields.
func (l *Layout) MayHave(key string) bool {
	_, ok := l.anyBelow[above(key)]
	return ok
}

// known gives a function that tells for each of the headings of a document, in their
// order, which of the template's has its key. One that may have any title is told by its
// place: it stands where the template has it, behind the same section.
func (l *Layout) known(headings []titled) func(i int, key string) (string, bool) {
	if len(l.anyBelow) == 0 {
		return func(_ int, key string) (string, bool) { return key, l.Knows(key) }
	}
	last := map[string]string{}
	return func(i int, key string) (string, bool) {
		parent := above(key)
		isKnown := l.Knows(key)
		if any := l.anyBelow[parent]; !isKnown && any.key != "" && any.level == headings[i].level && (last[parent] == any.before || last[parent] == any.key) {
			key, isKnown = any.key, true
		}
		if isKnown {
			last[parent] = key
		}
		return key, isKnown
	}
}

// above gives the key of the section that one with a key stands below.
func above(key string) string { return key[:max(strings.LastIndexByte(key, '\n'), 0)] }
