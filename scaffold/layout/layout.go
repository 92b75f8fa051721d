// Package layout is where the fields of a template land in its documents.
//
// It is measured, so it is true of any template, and nothing in it is written
// down anywhere else: the template is rendered once with nothing said and twice
// with a Marker in every field, and Measure compares the three. What comes out
// is a Layout: the template's headings, a Placement for each place where a field
// lands, the placeholders that stand there until something is said, and the
// Patterns by which lines with fields in them are recognised. It knows
// documents alone: no fields, and no templates.
package layout

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"newproblem/scaffold/markdown"
)

// A Layout says where each field of a template lands in the document.
type Layout struct {
	Sections   []markdown.Section // of the blank problem
	Headings   []Heading          // that the template writes, in its order
	Placements []Placement        // where fields land, in the document's order
	Names      map[string]string  // other names for the headings: their titles
	Commented  []string           // the paths of the fields that land in comments
	Folded     []string           // those of the fields whose texts are written in small letters, or in capitals

	blank        []byte
	byField      map[string][]Placement
	hasTitle     bool                       // the first heading is the title of the document
	titleLevel   int                        // its level
	aroundTitle  [][2]string                // the keys of the words before and behind the fields of the title
	fieldTitles  []fieldTitle               // the titles of sections that hold fields
	titleKeys    map[string]string          // of the titles of the blank problem
	nameKeys     map[string]string          // the keys of titles by those of their other names
	byTitle      map[string][]string        // the keys of sections by their last title
	anyBelow     map[string]anyTitle        // by the key of a section: the heading below it that is nothing but fields
	keys         []string                   // of each section
	placeholders map[string]placeholders    // by the key of a section
	leavesLinks  bool                       // some of them are links or images
	left         leftWords                  // what all of them begin with
	patterns     map[string][]Pattern       // by the key of a section: the lines with fields in them
	lines        map[string][]markdown.Line // by the key of a section: the lines of the blank problem
	own          map[string][]markdown.Line // by the key of a section: the lines when everything is said
	ownSaid      func() map[string][]string // their keys
}

// A Placement is a place of the document where a field's text lands.
type Placement struct {
	Field        string   // the field's path, with the key for a field of objects
	Trail        []string // the titles of the headings it stands under, outermost first
	Key          string   // of its section; see Place
	Place        markdown.Place
	Cell         int      // in the row of a table: the number of its cell, from 0
	Label        string   // the words that announce it, "Scale" in "- **Scale**: …", or ""
	Prefix       string   // of its line: from the field before, or the line's start, up to the text
	Suffix       string   // of its line: after the text, up to the next field or the line's end
	With         []string // the other fields of its line
	Next         string   // what stands between the text and the next field of its line; "" when none follows
	Below        string   // the same where that begins the next line of the paragraph, which is a space to a reader; "" behind a break that is seen
	Around       string   // marks of the template's own emphasis, link or code span that the text stands within
	InWord       bool     // such marks join the text to a word with no space between, as in "pre**text**"
	Touching     bool     // nothing stands between the text and another
	Separator    string   // what stands between the items of a list that shares a line
	Placeholders []string // what the blank problem has in its place
	Alike        []string // the fields that lines of its section have there that are written the same
	Front        bool     // it stands in the front matter, where YAML says what a text is
}

// named gives the layout with other names for its headings.
func (l *Layout) named(names map[string]string) *Layout {
	named := *l
	named.Names, named.nameKeys = names, make(map[string]string, len(names))
	for name, title := range names {
		named.nameKeys[markdown.Key(name)] = markdown.Key(title)
	}
	return &named
}

// Heading is the title of the nearest heading above the placement.
func (p *Placement) Heading() string {
	if len(p.Trail) == 0 {
		return ""
	}
	return p.Trail[len(p.Trail)-1]
}

// IsAngled reports whether the text stands in angle brackets that are no part of a link
// with words: it is a URL, or else a tag.
func (p *Placement) IsAngled() bool {
	return strings.HasSuffix(p.Prefix, "<") && strings.HasPrefix(p.Suffix, ">") && !strings.HasSuffix(p.Prefix, "](<")
}

// IsPlaceholder reports whether a text is what the blank problem has in the
// place.
func (p *Placement) IsPlaceholder(text string) bool {
	if p.Place.Kind == markdown.Code && sameWords(text, strings.Join(p.Placeholders, "\n")) {
		return true
	}
	return slices.ContainsFunc(p.Placeholders, func(placeholder string) bool {
		return placeholder == text || sameWords(placeholder, text)
	})
}

// sameWords reports whether two texts differ in nothing but white space, as
// formatters and editors leave it: prettier wraps what stands in a YAML block,
// and some keyboards make spaces that do not break.
func sameWords(a, b string) bool {
	if a != "" && b != "" && a[0] != b[0] && isSeen(a[0]) && isSeen(b[0]) {
		return false // as most
	}
	for {
		var one, other string
		one, a = nextWord(a)
		other, b = nextWord(b)
		if one != other {
			return false
		}
		if one == "" {
			return true
		}
	}
}

// isSeen reports whether a byte is a character that is seen.
func isSeen(c byte) bool { return c > ' ' && c < 0x7f }

// nextWord gives the first word of a text, or "", and what follows it.
func nextWord(text string) (word, rest string) {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	if end := strings.IndexFunc(text, unicode.IsSpace); end >= 0 {
		return text[:end], text[end:]
	}
	return text, ""
}

// Blank gives the blank problem, which must not be changed.
func (l *Layout) Blank() []byte { return l.blank }

// At gives the placements of one field, in the document's order.
// They must not be changed.
func (l *Layout) At(path string) []Placement { return l.byField[path] }

// byField sorts placements by their fields.
func byField(all []Placement) map[string][]Placement {
	fields := map[string][]Placement{}
	for _, p := range all {
		fields[p.Field] = append(fields[p.Field], p)
	}
	return fields
}

// Patterns gives the lines with fields in them of the section with a key, the
// most telling ones first. They must not be changed.
func (l *Layout) Patterns(key string) []Pattern { return l.patterns[key] }

// HasPattern reports whether a section has a pattern that is such.
func (l *Layout) HasPattern(key string, isSuch func(*Pattern) bool) bool {
	patterns := l.patterns[key]
	for i := range patterns {
		if isSuch(&patterns[i]) {
			return true
		}
	}
	return false
}

// Knows reports whether the template has a section with a key.
func (l *Layout) Knows(key string) bool { return l.lines[key] != nil || l.patterns[key] != nil }

// HasBelow reports whether the template has sections below the one with a key.
func (l *Layout) HasBelow(key string) bool {
	prefix := key + "\n"
	for other := range l.own {
		if strings.HasPrefix(other, prefix) {
			return true
		}
	}
	return slices.ContainsFunc(l.keys, func(other string) bool { return strings.HasPrefix(other, prefix) })
}

// Own gives the template's own line that a line of the section with a key is:
// one that is there whatever is said. It is nil where there is none.
func (l *Layout) Own(key string, line markdown.Line) *markdown.Line { return find(l.own[key], line) }

// IsBlank reports whether the blank problem has such a line in the section with
// a key.
func (l *Layout) IsBlank(key string, line markdown.Line) bool { return find(l.lines[key], line) != nil }

// find gives the line that is of the same kind and says the same, or whose text
// has the same words where spaces of the line do not break.
func find(lines []markdown.Line, line markdown.Line) *markdown.Line {
	for i := range lines {
		if lines[i].Kind == line.Kind && string(lines[i].Raw) == string(line.Raw) {
			return &lines[i]
		}
	}
	if line.Kind == markdown.Code || !bytes.Contains(line.Raw, []byte("\u00a0")) {
		return nil
	}
	for i := range lines {
		if lines[i].Kind == line.Kind && sameWords(string(lines[i].Raw), string(line.Raw)) {
			return &lines[i]
		}
	}
	return nil
}

// Places gives one place for each kind of place that some placements have: a
// text that is safe at the start of a line is safe elsewhere. A field that is
// nowhere may stand anywhere.
func Places(some []Placement) []markdown.Place {
	if len(some) == 0 {
		return []markdown.Place{{Kind: markdown.Prose, Lead: true}}
	}
	var places []markdown.Place
	for i := range some {
		place := some[i].Place
		k := 0
		for k < len(places) && places[k].Kind != place.Kind {
			k++
		}
		if k == len(places) {
			places = append(places, place)
		}
		places[k].Lead = places[k].Lead || place.Lead
	}
	return places
}
