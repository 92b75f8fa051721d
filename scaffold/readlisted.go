package scaffold

import (
	"bytes"
	"iter"
	"slices"

	"newproblem/scaffold/markdown"
)

// A topItem is an item at the top of a list with what stands in it, by the indexes of its
// lines in the section; or a line of a paragraph that has breaks in it.
type topItem struct {
	start, end int
	isApart    bool // a blank line stands before it
	isRead     bool // it is one of the template's
}

// tellListed gives the lines of a section that are nothing else without those that stand in
// a list with items of the template's, or in a paragraph with lines of it: an author has put
// them there as what these are, so they are no part of the text below, and have no place.
func (r *reader) tellListed(page *markdown.Document, loose []markdown.Line) []markdown.Line {
	if r.exact {
		return loose
	}
	isLoose := map[int]bool{}
	for _, line := range loose {
		isLoose[line.Number] = true
	}
	isRead := func(l markdown.Line) bool {
		return (l.Kind == markdown.Item || l.Kind == markdown.Prose) && !isLoose[l.Number]
	}
	if !slices.ContainsFunc(r.lines, isRead) {
		return loose
	}
	all := bytes.Split(page.Source, []byte("\n"))
	own := map[int]bool{}
	for items := range r.topLists(all) {
		for i := range items {
			items[i].isRead = r.isReadItem(items[i], isLoose)
		}
		for i := range items {
			if !isListed(items, i) {
				continue
			}
			for _, line := range r.lines[items[i].start:items[i].end] {
				own[line.Number] = isLoose[line.Number]
			}
		}
	}
	return slices.DeleteFunc(loose, func(l markdown.Line) bool {
		if own[l.Number] {
			r.unplaced(l, "", "")
		}
		return own[l.Number]
	})
}

// topLists walks over the lists at the top of a section, item by item, and over its
// paragraphs, line by line as a reader sees them. A text between two lists ends the first,
// and so does another mark.
func (r *reader) topLists(all [][]byte) iter.Seq[[]topItem] {
	return func(yield func([]topItem) bool) {
		var items []topItem
		for i, line := range r.lines {
			isTop := len(line.Raw) > 0 && line.Raw[0] != ' '
			if !isTop {
				if len(items) > 0 {
					items[len(items)-1].end = i + 1
				}
				continue
			}
			isApart := r.isApart(all, line)
			if len(items) > 0 && !goesOn(r.lines[items[len(items)-1].start], line, isApart) {
				if !yield(items) {
					return
				}
				items = nil
			}
			if line.Kind == markdown.Item || line.Kind == markdown.Prose {
				items = append(items, topItem{start: i, end: i + 1, isApart: isApart})
			}
		}
		if len(items) > 0 {
			yield(items)
		}
	}
}

// goesOn reports whether a list, or a paragraph, goes on with a line.
func goesOn(before, line markdown.Line, isApart bool) bool {
	switch {
	case before.Kind != line.Kind:
		return false
	case line.Kind == markdown.Item:
		return before.Raw[0] == line.Raw[0] || isDigit(before.Raw[0]) && isDigit(line.Raw[0])
	}
	return line.Kind == markdown.Prose && !isApart
}

// isApart reports whether the line before one is blank in the document.
func (r *reader) isApart(all [][]byte, line markdown.Line) bool {
	before := r.number(line) - 2
	return before < 0 || len(bytes.Trim(all[before], "> \t\r")) == 0
}

// isReadItem reports whether an item is one of the template's: it was read, and not told as
// one that is said elsewhere.
func (r *reader) isReadItem(item topItem, isLoose map[int]bool) bool {
	line := r.lines[item.start]
	return !isLoose[line.Number] && !slices.ContainsFunc(r.reading.Unplaced, func(u Unplaced) bool {
		return u.Number == line.Number && !u.InPart
	})
}

// isListed reports whether an item belongs to those of the template's in its list: it is one
// of them, stands between two of them, or no blank line parts it from one.
func isListed(items []topItem, i int) bool {
	isRead := func(item topItem) bool { return item.isRead }
	if isRead(items[i]) || slices.ContainsFunc(items[:i], isRead) && slices.ContainsFunc(items[i:], isRead) {
		return true
	}
	for k := i; k > 0 && !items[k].isApart; k-- {
		if items[k-1].isRead {
			return true
		}
	}
	for k := i + 1; k < len(items) && !items[k].isApart; k++ {
		if items[k].isRead {
			return true
		}
	}
	return false
}
