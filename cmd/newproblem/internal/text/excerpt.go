package text

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

const (
	tabStop       = 4   // a tab is shown as spaces up to the next multiple of it
	excerptWidth  = 76  // how much of a line is shown, in cells of a terminal
	excerptBefore = 40  // how much of it stands at most before the place
	nearby        = 200 // how many characters are looked at, on each side of where the place begins
)

// CutMark stands where a part of a text was left out.
const CutMark = "…"

// Excerpt shows a place in a line: the line, and carets below the place, which
// begins at a column, counted in characters from 1. Of a long line, it shows a
// part.
func Excerpt(line string, number, column, width int) string {
	first := max(1, column-nearby)
	near := characters(strings.TrimRight(line, "\r"), first, column+nearby)
	before, place, after := cutAt(near, column-first, width)
	if uniseg.StringWidth(before) > excerptBefore || first > 1 {
		before = CutMark + lastCells(before, excerptBefore-1)
	}
	room := excerptWidth - uniseg.StringWidth(before)
	if uniseg.StringWidth(place) > room {
		place, after = firstCells(place, room-1)+CutMark, ""
	}
	room -= uniseg.StringWidth(place)
	if uniseg.StringWidth(after) > room {
		after = firstCells(after, room-1) + CutMark
	}
	gutter := fmt.Sprintf("%5d | ", number)
	return fmt.Sprintf("%s%s%s%s\n%*s%s%s\n", gutter, before, place, after, len(gutter), "| ",
		strings.Repeat(" ", uniseg.StringWidth(before)), strings.Repeat("^", max(1, uniseg.StringWidth(place))))
}

// characters gives a part of a text, from one character to another, counted
// from 1, both included.
func characters(s string, first, last int) string {
	start, n := len(s), 0
	for i := range s {
		n++
		switch {
		case n == first:
			start = i
		case n == last+1:
			return s[start:i]
		}
	}
	return s[start:]
}

// cutAt cuts a line before and behind a place, which begins behind so many
// characters, and writes it as a terminal can show it. What a reader takes for
// one character, and is several, is not torn.
func cutAt(line string, begins, width int) (before, place, after string) {
	var parts [3]strings.Builder
	at, cell, state := 0, 0, -1
	for line != "" {
		var cluster string
		var cells int
		cluster, line, cells, state = uniseg.FirstGraphemeClusterInString(line, state)
		end := at + utf8.RuneCountInString(cluster)
		if cluster == "\t" {
			cells = tabStop - cell%tabStop
			cluster = strings.Repeat(" ", cells)
		}
		part := &parts[0]
		switch {
		case at >= begins+width:
			part = &parts[2]
		case end > begins:
			part = &parts[1]
		}
		part.WriteString(Printable(cluster))
		at, cell = end, cell+cells
	}
	return parts[0].String(), parts[1].String(), parts[2].String()
}

// firstCells gives as much of a text as fits into some cells.
func firstCells(s string, cells int) string {
	end, state := 0, -1
	for rest := s; rest != ""; {
		var cluster string
		var width int
		cluster, rest, width, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if cells -= width; cells < 0 {
			break
		}
		end += len(cluster)
	}
	return s[:end]
}

// lastCells gives as much of the end of a text as fits into some cells.
func lastCells(s string, cells int) string {
	state := -1
	for width := uniseg.StringWidth(s); width > cells && s != ""; {
		var gone int
		_, s, gone, state = uniseg.FirstGraphemeClusterInString(s, state)
		width -= gone
	}
	return s
}
