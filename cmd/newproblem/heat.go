package main

import (
	"bytes"
	"fmt"
	"strconv"

	"newproblem/scaffold/bank"
)

// statsText gives stats for people: of each list at most so many lines (0 is
// all of them), each of at most so many cells (0 is as many as it takes).
func statsText(s *bank.Stats, top, width int, coloured bool) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s, %s left\n", number(s.Problems, "problem", "problems"), number(s.Placeholders, "placeholder", "placeholders"))
	if s.Problems == 0 && len(s.Tags) == 0 {
		return out.Bytes()
	}
	out.WriteString("\n")
	out.Write(heatTable(s, top, width, coloured))

	stale := table{columns: []column{{head: "UPDATED"}, {head: "NOT UPDATED FOR LONGEST", cut: cutEnd, least: 10}, {head: "FILE", cut: cutStart, least: 10, gone: 1}}}
	for _, p := range topOf(s.Stalest, top) {
		stale.add(notSaid(p.Updated), p.Title, p.File)
	}
	writeList(&out, &stale, len(s.Stalest), width)

	unfinished := table{columns: []column{{head: "LEFT", right: true}, {head: "NOT FINISHED", cut: cutEnd, least: 10}, {head: "FILE", cut: cutStart, least: 10, gone: 1}}}
	for _, p := range topOf(s.Unfinished, top) {
		unfinished.add(strconv.Itoa(p.Left), p.Title, p.File)
	}
	writeList(&out, &unfinished, len(s.Unfinished), width)
	return out.Bytes()
}

// writeList writes a table of some of the problems there are.
func writeList(out *bytes.Buffer, t *table, all, width int) {
	if len(t.rows) == 0 {
		return
	}
	out.WriteString("\n")
	out.Write(t.lines(width))
	tellRest(out, all-len(t.rows), "problem", "problems")
}

// tellRest tells how many lines were left out.
func tellRest(out *bytes.Buffer, rest int, one, many string) {
	if rest > 0 {
		fmt.Fprintf(out, "and %s more; --top 0 shows all\n", number(rest, one, many))
	}
}

// topOf gives the first of some items; 0 is all of them.
func topOf[T any](items []T, top int) []T {
	if top == 0 || top > len(items) {
		return items
	}
	return items[:top]
}

// heatTable shows how many problems each tag has of each difficulty. Zeros
// stand in it, because they are what the bank lacks.
func heatTable(s *bank.Stats, top, width int, coloured bool) []byte {
	tags := topOf(s.Tags, top)
	t := table{columns: []column{{head: "TAG", cut: cutEnd, least: 10}}}
	sums := []string{"all problems"}
	for _, d := range s.Difficulties {
		t.columns = append(t.columns, column{head: notSaid(d.Name), right: true, cut: cutEnd, least: 5})
		sums = append(sums, strconv.Itoa(d.Count))
	}
	t.columns = append(t.columns, column{head: "All", right: true})
	for _, tag := range tags {
		cells := []string{tag.Tag}
		for _, n := range tag.ByDifficulty {
			cells = append(cells, strconv.Itoa(n))
		}
		t.add(append(cells, strconv.Itoa(tag.Count))...)
	}
	t.add(append(sums, strconv.Itoa(s.Problems))...)
	if coloured {
		t.style = func(row, column int) string {
			if row >= len(tags) || column == 0 || column > len(s.Difficulties) {
				return ""
			}
			return heatStyle(s.Heat(tags[row].ByDifficulty[column-1]))
		}
	}
	var out bytes.Buffer
	out.Write(t.lines(width))
	tellRest(&out, len(s.Tags)-len(tags), "tag", "tags")
	return out.Bytes()
}

// heatStyle is how a terminal with 256 colours shows a step of heat. Each has
// colours of its own for text and ground, so that it can be read on any.
func heatStyle(step int) string {
	switch step {
	case 0:
		return "\x1b[2m" // faint
	case 1:
		return "\x1b[38;5;16;48;5;230m"
	case 2:
		return "\x1b[38;5;16;48;5;222m"
	case 3:
		return "\x1b[38;5;16;48;5;215m"
	case 4:
		return "\x1b[38;5;16;48;5;208m"
	}
	return "\x1b[38;5;231;48;5;124m"
}

// notSaid names what is not said.
func notSaid(s string) string {
	if s == "" {
		return "not said"
	}
	return s
}
