package scaffold

import "newproblem/scaffold/markdown"

// isRepeated reports whether a section with a key is made for each entry of a list, which its
// heading holds.
func (r *reader) isRepeated(key string) bool {
	p := r.headingPattern(key)
	if p == nil {
		return false
	}
	f, _ := r.template.table.Lookup(p.Fields[0])
	return f != nil && f.Many
}

// isSeen reports whether one of the template's own lines was met: in the section that is read,
// if that is made for each entry of a list.
func (r *reader) isSeen(own *markdown.Line) bool {
	if r.seenHere != nil {
		return r.seenHere[own]
	}
	return r.seen[own]
}

// see notes that one of the template's own lines was met.
func (r *reader) see(own *markdown.Line) {
	r.seen[own] = true
	if r.seenHere != nil {
		r.seenHere[own] = true
	}
}
