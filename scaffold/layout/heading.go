package layout

import (
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// A Heading is a heading that a template writes.
type Heading struct {
	Level    int
	Title    string   // as the blank problem has it, or with "…" for the fields
	Literals []string // the text before, between and after the fields of the title; without fields, the title alone
	Fields   []string // the paths of these fields
	Parent   int      // the heading that it stands under, by its place in Layout.Headings, or -1
	Optional bool     // a problem may be without it
	Repeats  bool     // it stands once for each item of a list
	Section  int      // its place in Layout.Sections, or -1 where the blank problem is without it
}

// fits reports whether a title could be this heading's: its fields may say anything, or
// nothing.
func (h *Heading) fits(level int, title string) bool {
	last := len(h.Literals) - 1
	if last == 0 {
		return level == h.Level && title == h.Literals[0]
	}
	if level == h.Level && title == strings.TrimSpace(strings.Join(h.Literals, "")) {
		return true
	}
	rest, ok := strings.CutPrefix(title, h.Literals[0])
	if !ok || level != h.Level {
		return false
	}
	for _, literal := range h.Literals[1:last] {
		if _, rest, ok = strings.Cut(rest, literal); !ok {
			return false
		}
	}
	return strings.HasSuffix(rest, h.Literals[last])
}

// headingsOf gives the headings of a template, in order: those of a document
// with markers in every field, and those that only the blank problem has.
func headingsOf(blank, full []byte) []Heading {
	headings := markedHeadings(full)
	var path []int // the headings that the blank problem's current one stands under
	for i, s := range markdown.Parse(blank).Sections() {
		for len(path) > 0 && headings[path[len(path)-1]].Level >= s.Level {
			path = path[:len(path)-1]
		}
		parent := -1
		if len(path) > 0 {
			parent = path[len(path)-1]
		}
		at := slices.IndexFunc(headings, func(h Heading) bool {
			return h.Parent == parent && (h.Section < 0 || h.Repeats) && h.fits(s.Level, s.Title)
		})
		if at < 0 {
			at = len(headings)
			headings = append(headings, Heading{
				Level: s.Level, Literals: []string{s.Title}, Parent: parent, Optional: true, Section: -1,
			})
		}
		if headings[at].Section < 0 {
			headings[at].Section, headings[at].Title = i, s.Title
		}
		path = append(path, at)
	}
	for i := range headings {
		h := &headings[i]
		h.Optional = h.Optional || h.Section < 0 || h.Repeats
		if h.Section < 0 {
			h.Title = strings.Join(h.Literals, "…")
		}
	}
	return inOrder(headings)
}

// markedHeadings gives the headings of a document with markers, each once.
func markedHeadings(full []byte) []Heading {
	var headings []Heading
	var path []int
	for _, s := range markdown.Parse(full).Sections() {
		for len(path) > 0 && headings[path[len(path)-1]].Level >= s.Level {
			path = path[:len(path)-1]
		}
		h := Heading{Level: s.Level, Parent: -1, Section: -1}
		if len(path) > 0 {
			h.Parent = path[len(path)-1]
		}
		end := 0
		for _, at := range findMarkers(s.Title) {
			h.Literals = append(h.Literals, s.Title[end:at.start])
			h.Fields = append(h.Fields, at.path)
			end = at.end
		}
		h.Literals = append(h.Literals, s.Title[end:])
		at := slices.IndexFunc(headings, func(o Heading) bool {
			return o.Level == h.Level && o.Parent == h.Parent && len(h.Fields) > 0 &&
				slices.Equal(o.Literals, h.Literals) && slices.Equal(o.Fields, h.Fields)
		})
		switch {
		case at >= 0:
			headings[at].Repeats = true
		case h.Parent >= 0 && headings[h.Parent].Repeats && slices.ContainsFunc(headings, h.isSame):
			at = slices.IndexFunc(headings, h.isSame)
		default:
			at = len(headings)
			headings = append(headings, h)
		}
		path = append(path, at)
	}
	return headings
}

func (h *Heading) isSame(o Heading) bool {
	return o.Level == h.Level && o.Parent == h.Parent && slices.Equal(o.Literals, h.Literals)
}

// inOrder puts headings into the template's order: those of the blank problem
// where it has them, the others after the one that they followed.
func inOrder(headings []Heading) []Heading {
	order := make([]int, len(headings))
	place := make([][2]int, len(headings)) // the section it stands at or after, and how far after
	last := [2]int{-1, 0}
	for i := range headings {
		order[i] = i
		if s := headings[i].Section; s >= 0 {
			last = [2]int{s, 0}
		} else {
			last[1]++
		}
		place[i] = last
	}
	slices.SortStableFunc(order, func(a, b int) int { return slices.Compare(place[a][:], place[b][:]) })
	where := make([]int, len(headings))
	out := make([]Heading, len(headings))
	for to, from := range order {
		where[from], out[to] = to, headings[from]
	}
	for i := range out {
		if out[i].Parent >= 0 {
			out[i].Parent = where[out[i].Parent]
		}
	}
	return out
}
