package layout

import (
	"slices"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
)

// A fieldTitle is the title of a section of a template with fields in it, as in
// "## About {{ .title }}": whatever they say, it is the same section.
type fieldTitle struct {
	before, behind string // the keys of the words around the fields
	isFixed        bool   // there are no fields in it
	level          int    // of one that is nothing but fields, which its place alone tells; else 0
	below          string // the key of the title that such a one stands below
	repeats        bool   // it stands once for each item of a list
	isCount        bool   // a number in it counts these
	field          string // the first that stands in it, or else below it
}

// key is that of the section.
func (t *fieldTitle) key() string { return t.before + "…" + t.behind }

// isAlone reports whether there is nothing but fields in it.
func (t *fieldTitle) isAlone() bool { return t.level > 0 }

// isLike reports whether two titles with fields cannot be told from each other.
func (t *fieldTitle) isLike(o fieldTitle) bool {
	return !o.isFixed && o.before == t.before && o.behind == t.behind && o.isAlone() == t.isAlone()
}

// isCounted reports whether two titles differ only in the number that counts the items of a
// list, of which the blank document has none.
func (t *fieldTitle) isCounted(o fieldTitle, blank []markdown.Section) bool {
	if o.isFixed != t.isFixed || t.field == "" || o.field != t.field || o.behind != t.behind || !isCounted(o.before, t.before) {
		return false
	}
	return !slices.ContainsFunc(blank, func(s markdown.Section) bool {
		key := markdown.Key(s.Title)
		return !t.isFixed && len(key) >= len(t.before)+len(t.behind) && strings.HasPrefix(key, t.before) && strings.HasSuffix(key, t.behind) || key == t.before
	})
}

// isCounted reports whether two texts are the same but for their numbers.
func isCounted(a, b string) bool {
	rest, ok := cutCounted(a+"\n", b+"\n")
	return ok && rest == ""
}

// titleAbove gives the title that a heading of a document stands below: "" for that of the
// document.
func titleAbove(outline []markdown.Section, i int, hasTitle bool) string {
	for above := i - 1; above > 0 || above == 0 && !hasTitle; above-- {
		if outline[above].Level < outline[i].Level {
			return outline[above].Title
		}
	}
	return ""
}

// fieldTitlesOf gives the titles with fields of a document with markers, the most telling
// ones first; and those without, which come before them. The title of the document is none
// of them. The blank document tells which numbers the template has itself.
func fieldTitlesOf(full document, blank []markdown.Section, hasTitle bool) []fieldTitle {
	var titles []fieldTitle
	hasFields := false
	outline, first := full.outline(), full.firstFields()
	for i, s := range outline {
		switch {
		case i == 0 && hasTitle:
		case findMarkers(s.Title) == nil:
			t := fieldTitle{before: markdown.Key(s.Title), isFixed: true, field: first[i]}
			if k := slices.IndexFunc(titles, func(o fieldTitle) bool { return t.isCounted(o, blank) }); k >= 0 {
				titles[k].isCount, hasFields = true, true
			} else {
				titles = append(titles, t)
			}
		default:
			t := aroundFields(s.Title)
			if t.before+t.behind == "" {
				t.level, t.below = s.Level, markdown.Key(titleAbove(outline, i, hasTitle))
			}
			t.field = first[i]
			isCounted := func(o fieldTitle) bool { return t.isCounted(o, blank) }
			if k := slices.IndexFunc(titles, t.isLike); k >= 0 {
				titles[k].repeats = true
			} else if k := slices.IndexFunc(titles, isCounted); k >= 0 {
				titles[k].repeats, titles[k].isCount = true, true
			} else {
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

// firstFields gives for each heading the first field that stands in it or below it, before
// the next; "" for none.
func (d document) firstFields() []string {
	var first []string
	for _, line := range d.lines {
		if line.Kind == markdown.Heading {
			first = append(first, "")
		}
		if n := len(first) - 1; n >= 0 && first[n] == "" {
			for start, end := range markersIn(string(line.Raw)) {
				first[n] = Marked(string(line.Raw[start:end]))
				break
			}
		}
	}
	return first
}

// aroundFields gives what stands around the fields of a title in its key: what a number
// or an anchor there is tells only the whole.
func aroundFields(title string) fieldTitle {
	key := markdown.Key(title)
	at := markerKey().FindAllStringIndex(key, -1)
	if at == nil {
		return fieldTitle{}
	}
	return fieldTitle{before: key[:at[0][0]], behind: key[at[len(at)-1][1]:]}
}

// markerKey is what a marker is in a key.
var markerKey = lazy.Regexp(`qz(?:[a-p]{2})+?zq`)

// keyOf gives what the markdown.Key of a title is to the template: the same for all that
// one of its titles with fields in it may be.
func (l *Layout) keyOf(key string) string {
	for _, t := range l.fieldTitles {
		switch {
		case t.isFixed && (key == t.before || t.isCount && isCounted(key, t.before)):
			return t.before
		case t.isCount:
			if rest, ok := cutCounted(key, t.before); ok && strings.HasSuffix(rest, t.behind) {
				return t.key()
			}
		case !t.isFixed && !t.isAlone() && len(key) >= len(t.before)+len(t.behind) && strings.HasPrefix(key, t.before) && strings.HasSuffix(key, t.behind):
			return t.key()
		}
	}
	return key
}

// FieldTitle gives the key of a title of the template's with fields in it, if a title may
// be that; "" for all others, and where the template has one for each item of a list.
func (l *Layout) FieldTitle(title string) string {
	key := l.keyOf(markdown.Key(title))
	if t := l.fieldTitle(key); t != nil && !t.isFixed {
		if t.repeats {
			return ""
		}
		return key
	}
	if alone := l.alone(); alone != nil && l.fieldTitle(key) == nil && l.nameKeys[key] == "" {
		return alone.key()
	}
	return ""
}

// fieldTitle gives the title that has a key, or nil.
func (l *Layout) fieldTitle(key string) *fieldTitle {
	for i := range l.fieldTitles {
		if t := &l.fieldTitles[i]; t.isFixed && t.before == key || !t.isFixed && !t.isAlone() && t.key() == key {
			return t
		}
	}
	return nil
}

// alone gives the only title that is nothing but fields, or nil.
func (l *Layout) alone() *fieldTitle {
	i := slices.IndexFunc(l.fieldTitles, func(t fieldTitle) bool { return t.isAlone() })
	if i < 0 || l.fieldTitles[i].repeats {
		return nil
	}
	return &l.fieldTitles[i]
}

// takeAlone takes the only heading of a document that the template does not know, in the
// place of one that is nothing but fields, for that. One of the headings is the title, or
// none is.
func (l *Layout) takeAlone(headings []titled, title int) {
	alone := l.alone()
	if alone == nil {
		return
	}
	found, above := -1, []int(nil) // the headings that the current one stands under
	for i, h := range headings {
		for len(above) > 0 && headings[above[len(above)-1]].level >= h.level {
			above = above[:len(above)-1]
		}
		below := ""
		if n := len(above); n > 0 && above[n-1] != title {
			below = headings[above[n-1]].title
		}
		if i != title && h.level == alone.level && below == alone.below && l.fieldTitle(h.title) == nil {
			if found >= 0 {
				return // nothing tells which of them
			}
			found = i
		}
		above = append(above, i)
	}
	if found >= 0 {
		headings[found].title = alone.key()
	}
}

// onlyFirst gives the key of a title that is another one with fields of the document's,
// where the template has one: the first is taken for it, and others keep their own.
func (l *Layout) onlyFirst(headings []titled, key, own string) string {
	t := l.fieldTitle(key)
	isOne := t != nil && !t.isFixed && !t.repeats
	if isOne && slices.ContainsFunc(headings, func(h titled) bool { return h.title == key }) {
		return own
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
		title := replaceMarkers(outline[i].Title, func(string) string { return "" })
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
// place: it stands where the template has it, behind the same section, at its level or, if
// all of them are at another, at that.
func (l *Layout) known(headings []titled) func(i int, key string) (string, bool) {
	if len(l.anyBelow) == 0 {
		return func(_ int, key string) (string, bool) { return key, l.Knows(key) }
	}
	last := map[string]string{}
	return func(i int, key string) (string, bool) {
		parent := above(key)
		isKnown := l.Knows(key)
		if any := l.anyBelow[parent]; !isKnown && any.key != "" && isLevelOf(headings, i, any.level) && (last[parent] == any.before || last[parent] == any.key) {
			key, isKnown = any.key, true
		}
		if isKnown {
			last[parent] = key
		}
		return key, isKnown
	}
}

// isLevelOf reports whether a heading may be one that the template has at a level: it is at
// that, or none is below the same heading and it is as high as any there.
func isLevelOf(headings []titled, i, level int) bool {
	if headings[i].level == level {
		return true
	}
	first := i // of those below the same heading
	for first > 0 && headings[first-1].level >= headings[i].level {
		first--
	}
	if first == 0 {
		return false
	}
	if above := headings[first-1].level; above >= level && headings[i].level > above+1 { // of that, it may be off by more
		return false
	}
	for k := first; k < len(headings) && headings[k].level > headings[first-1].level; k++ {
		if headings[k].level == level || headings[k].level < headings[i].level {
			return false
		}
	}
	return true
}

// above gives the key of the section that one with a key stands below.
func above(key string) string { return key[:max(strings.LastIndexByte(key, '\n'), 0)] }
