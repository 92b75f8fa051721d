package layout

import (
	"maps"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// A Placed is what a section of a document is to the template.
type Placed struct {
	Key   string // of the template's section that it is, or one that the template does not have
	Known bool   // the template has it
}

// Place tells which of the template's sections each of the Headings of a document
// begins, in their order. A section may have moved, or have another level: its
// title tells what it is, if the template has it once and no other section of the
// document is in its place.
func (l *Layout) Place(page *markdown.Document) []Placed {
	headings := l.headingsIn(page)
	title := l.titleAt(headings)
	l.takeAlone(headings, title)
	placed := place(headings, title, l.known(headings))
	if !slices.ContainsFunc(placed, l.isElsewhere) {
		return placed
	}
	present := map[string]bool{}
	for _, p := range placed {
		if p.Known {
			present[p.Key] = true
		}
	}
	known := l.known(headings)
	return place(headings, title, func(i int, key string) (string, bool) {
		if key, isKnown := known(i, key); isKnown {
			return key, true
		}
		found := ""
		for _, other := range l.byTitle[lastOf(key)] {
			if !present[other] {
				if found != "" {
					return key, false
				}
				found = other
			}
		}
		if found == "" {
			return key, false
		}
		return found, true
	})
}

// A titled is a heading that is to be placed.
type titled struct {
	level      int
	title      string // its markdown.Key
	isRemarked bool   // a remark in brackets stands behind that
	rivalFor   string // the title that this is with a remark, as others are; "" for most
}

// headingsIn gives the Headings of a document. The keys of titles as the template
// has them are known already.
func (l *Layout) headingsIn(page *markdown.Document) []titled {
	all := page.Headings()
	headings := make([]titled, 0, len(all))
	for _, i := range all {
		key, ok := l.titleKeys[string(page.Text(i))]
		if !ok {
			title := page.TitleKey(i)
			key = l.onlyFirst(headings, l.keyOf(title), title)
			if title, ok := l.nameKeys[key]; ok {
				key = title
			}
		}
		headings = append(headings, titled{level: page.Blocks[i].Level, title: key})
	}
	l.takeRemarked(page, headings)
	return headings
}

// titleAt gives which heading is the title of the document: the first that has the
// template's words around more, or else the first at the title's level, or else the first
// of all; -1 where the template has none. One of a lower level than the first is that of a section,
// unless the document stands below the title of a page.
func (l *Layout) titleAt(headings []titled) int {
	if !l.hasTitle {
		return -1
	}
	const most = 8 // headings further down that are looked at: no document has more titles
	deeper := 0
	for i, h := range headings {
		if !l.hasTitleWords(h) {
			continue
		}
		if h.level <= headings[0].level {
			return i
		}
		if deeper++; deeper <= most && (l.holdsAll(headings, i) || l.isBesideParts(headings, i)) {
			return i
		}
	}
	atLevel := func(h titled) bool { return h.level <= l.titleLevel }
	return max(slices.IndexFunc(headings, atLevel), 0) // or the first of all
}

// hasTitleWords reports whether a heading has the template's words around more, as the title
// of a document has.
func (l *Layout) hasTitleWords(h titled) bool {
	return slices.ContainsFunc(l.aroundTitle, func(around [2]string) bool {
		isMore := len(h.title) > len(around[0])+len(around[1])
		return isMore && strings.HasPrefix(h.title, around[0]) && strings.HasSuffix(h.title, around[1])
	})
}

// isElsewhere reports whether a section is none of the template's in its place, and may be one
// of another by its title.
func (l *Layout) isElsewhere(p Placed) bool { return !p.Known && l.byTitle[lastOf(p.Key)] != nil }

// HasTitleOfFacts reports whether a section has the title of one of the template's whose lines
// are announced by labels.
func (l *Layout) HasTitleOfFacts(key string) bool {
	for _, of := range l.byTitle[lastOf(key)] {
		if slices.ContainsFunc(l.Placements, func(p Placement) bool { return p.Key == of && p.Label != "" }) {
			return true
		}
	}
	return false
}

// holdsAll reports whether all headings of a document with titles of the template stand below
// one of them, and one of them right below it, as in an export below the title of a page.
func (l *Layout) holdsAll(headings []titled, title int) bool {
	isBelow, isRightBelow := false, false
	for i, h := range headings {
		switch {
		case i == title:
			isBelow = true
			continue
		case h.level <= headings[title].level:
			isBelow = false
		}
		for _, key := range l.byTitle[h.title] {
			if !isBelow {
				return false
			}
			isRightBelow = isRightBelow || key == h.title && h.level == headings[title].level+1
		}
	}
	return isRightBelow
}

// isBesideParts reports whether a heading stands above all that have titles of the template,
// and a part of the template behind it is no deeper, as where the title alone was made deeper
// below that of a page.
func (l *Layout) isBesideParts(headings []titled, title int) bool {
	isBeside := false
	for i, h := range headings {
		for _, key := range l.byTitle[h.title] {
			if i < title {
				return false
			}
			isBeside = isBeside || key == h.title && h.level <= headings[title].level
		}
	}
	return isBeside
}

// PageTitle gives the block of the title of a document that stands below the title of a page,
// alone or with headings that are all as much deeper, or beside it; -1 where the document is none such.
func (l *Layout) PageTitle(page *markdown.Document) int {
	headings := page.Headings()
	if len(headings) < 2 {
		return -1
	}
	title := l.titleAt(l.headingsIn(page))
	if title < 1 || page.Blocks[headings[0]].Level > page.Blocks[headings[title]].Level {
		return -1 // as most have it, the first is the title
	}
	return headings[title]
}

// place walks down the headings. The document's title, which holds fields as a
// rule, has the key "", and so has what stands above all headings. The key of
// each other heading is made of its title and those that it stands under, but for
// that one; known tells which of the template's it is.
func place(headings []titled, title int, known func(i int, key string) (string, bool)) []Placed {
	placed := make([]Placed, 0, len(headings))
	var keys strings.Builder // of all that stand under others, one behind the other
	keys.Grow(48 * len(headings))
	var path []int // the headings that the current one stands under
	for i, h := range headings {
		if i == title && i > 0 { // what stands behind it stands below it, and not below that of a page
			h.level = min(h.level, headings[0].level)
			headings[i].level = h.level
		}
		for len(path) > 0 && headings[path[len(path)-1]].level >= h.level {
			path = path[:len(path)-1]
		}
		p := Placed{Key: h.title}
		if len(path) > 0 && placed[path[len(path)-1]].Key != "" {
			start := keys.Len()
			keys.WriteString(placed[path[len(path)-1]].Key)
			keys.WriteByte('\n')
			keys.WriteString(h.title)
			p.Key = keys.String()[start:]
		}
		if h.title != "" {
			p.Key, p.Known = known(i, p.Key)
		}
		if i == title && !p.Known {
			p = Placed{Known: true}
		}
		if !p.Known && p.Key == "" {
			p.Key = "\n"
		}
		placed = append(placed, p)
		path = append(path, i)
	}
	return placed
}

// ownKeys gives the keys of the sections of one of the template's own documents.
func (l *Layout) ownKeys(outline []markdown.Section) []string {
	headings := make([]titled, len(outline))
	for i, s := range outline {
		headings[i] = titled{level: s.Level, title: l.keyOf(markdown.Key(s.Title))}
	}
	title := -1
	if l.hasTitle {
		title = 0
	}
	l.takeAlone(headings, title)
	keys := make([]string, len(outline))
	for i, p := range place(headings, title, func(i int, key string) (string, bool) { return key, i != title }) {
		keys[i] = p.Key
	}
	return keys
}

// addTitles notes by what the sections of documents are found.
func (l *Layout) addTitles(blank *markdown.Document) {
	for _, i := range blank.Headings() {
		l.titleKeys[string(blank.Text(i))] = l.keyOf(blank.TitleKey(i))
	}
	keys := slices.Concat(l.keys, slices.Collect(maps.Keys(l.own)))
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		if key != "" {
			l.byTitle[lastOf(key)] = append(l.byTitle[lastOf(key)], key)
		}
	}
	for i := range l.patterns[""] {
		p := &l.patterns[""][i]
		before, behind := markdown.Key(strings.TrimLeft(p.literals[0], "#")), markdown.Key(p.literals[len(p.literals)-1])
		if p.Kind == markdown.Heading && before+behind != "" {
			l.aroundTitle = append(l.aroundTitle, [2]string{before, behind})
		}
	}
}

// hasTitle reports whether the first heading of a document with markers is the
// title of the document: it holds a field, or all others stand under it; the only one is, if
// it is at the level of a title.
func hasTitle(outline []markdown.Section) bool {
	if len(outline) == 0 {
		return false
	}
	if len(outline) == 1 && outline[0].Level > 1 {
		return HasMarker(outline[0].Title)
	}
	for _, s := range outline[1:] {
		if s.Level <= outline[0].Level {
			return HasMarker(outline[0].Title)
		}
	}
	return true
}

func lastOf(key string) string { return key[strings.LastIndexByte(key, '\n')+1:] }
