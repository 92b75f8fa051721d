package scaffold

import (
	"slices"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// labelledEntry reads an item in a list of entries whose label is just one that the template
// always has in the section, in a line by itself: an author has made that an item. Where the
// line is there as well, an entry may be called like it.
func (r *reader) labelledEntry(key string, line markdown.Line) bool {
	if r.exact || line.Kind != markdown.Item {
		return false
	}
	if r.listedIn == nil || r.listedIn.key != key { // asked once for all lines of a section
		r.listedIn = &listedSection{key, len(r.labelPatterns(key)) > 0 && r.hasItems(key)}
	}
	if !r.listedIn.isLabelled {
		return false
	}
	isNested, mark, text := apart(string(line.Raw))
	if isNested || mark == "" {
		return false
	}
	name, value := r.labelIn(key, line.Kind, text)
	p := r.alwaysLabelled(key, name)
	if p == nil || !r.fits(p, value) || r.isLabelElsewhere(key, name, line) {
		return false
	}
	return r.value(key, p, value, line)
}

// A listedSection tells of a section whether the template has a list of entries there, and
// lines with labels.
type listedSection struct {
	key        string
	isLabelled bool
}

// alwaysLabelled gives the pattern of a line with a label which the blank problem has as well,
// and which was not read yet; nil if there is none.
func (r *reader) alwaysLabelled(key, name string) *layout.Pattern {
	label := markdown.Key(name)
	for _, p := range r.labelPatterns(key) {
		isOther := label == "" || r.used[p.Pattern] || p.key != label || r.isOfEntry(p.Pattern)
		if isBelow, _, _ := apart(p.Literals()[0]); !isOther && !isBelow && r.hasDefault(p.Fields[0]) {
			return p.Pattern
		}
	}
	return nil
}

// isLabelElsewhere reports whether another line of the section has a label.
func (r *reader) isLabelElsewhere(key, name string, but markdown.Line) bool {
	lines := r.lines
	defer func() { r.lines = lines }()
	r.lines = slices.DeleteFunc(slices.Clone(lines), func(l markdown.Line) bool { return l.Number == but.Number })
	return r.hasLabel(key, markdown.Key(name))
}
