package catalog

import (
	"bytes"
	"fmt"
	"strconv"

	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/bank"
)

// statsText writes stats for people to read: at most top lines of each list (0
// is all of them), each at most width cells wide (0 is as wide as it gets).
func statsText(s *bank.Stats, top, width int, coloured bool) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s, %s left\n", text.Count(s.Problems, "problem", "problems"), text.Count(s.Placeholders, "placeholder", "placeholders"))
	if s.Problems == 0 && len(s.Tags) == 0 {
		return out.Bytes()
	}
	out.WriteString("\n")
	out.Write(heatTable(s, top, width, coloured))

	stale := text.Table{Columns: []text.Column{{Head: "UPDATED"}, {Head: "NOT UPDATED FOR LONGEST", Cut: text.CutEnd, Least: 10}, {Head: "FILE", Cut: text.CutStart, Least: 10, Gone: 1}}}
	for _, p := range topOf(s.Stalest, top) {
		stale.Add(notSaid(p.Updated), p.Title, p.File)
	}
	writeList(&out, &stale, len(s.Stalest), width)

	unfinished := text.Table{Columns: []text.Column{{Head: "LEFT", Right: true}, {Head: "NOT FINISHED", Cut: text.CutEnd, Least: 10}, {Head: "FILE", Cut: text.CutStart, Least: 10, Gone: 1}}}
	for _, p := range topOf(s.Unfinished, top) {
		unfinished.Add(strconv.Itoa(p.Left), p.Title, p.File)
	}
	writeList(&out, &unfinished, len(s.Unfinished), width)
	return out.Bytes()
}

// writeList writes a table of some of the problems there are.
func writeList(out *bytes.Buffer, t *text.Table, all, width int) {
	if len(t.Rows) == 0 {
		return
	}
	out.WriteString("\n")
	out.Write(t.Lines(width))
	tellRest(out, all-len(t.Rows), "problem", "problems")
}

// tellRest tells how many lines were left out.
func tellRest(out *bytes.Buffer, rest int, one, many string) {
	if rest > 0 {
		fmt.Fprintf(out, "and %s more; --top 0 shows all\n", text.Count(rest, one, many))
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
	t := text.Table{Columns: []text.Column{{Head: "TAG", Cut: text.CutEnd, Least: 10}}}
	sums := []string{"all problems"}
	for _, d := range s.Difficulties {
		t.Columns = append(t.Columns, text.Column{Head: notSaid(d.Name), Right: true, Cut: text.CutEnd, Least: 5})
		sums = append(sums, strconv.Itoa(d.Count))
	}
	t.Columns = append(t.Columns, text.Column{Head: "All", Right: true})
	for _, tag := range tags {
		cells := []string{tag.Tag}
		for _, n := range tag.ByDifficulty {
			cells = append(cells, strconv.Itoa(n))
		}
		t.Add(append(cells, strconv.Itoa(tag.Count))...)
	}
	t.Add(append(sums, strconv.Itoa(s.Problems))...)
	if coloured {
		t.Style = func(row, column int) string {
			if row >= len(tags) || column == 0 || column > len(s.Difficulties) {
				return ""
			}
			return heatStyle(s.Heat(tags[row].ByDifficulty[column-1]))
		}
	}
	var out bytes.Buffer
	out.Write(t.Lines(width))
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

// notSaid is a text, or the words for one that is missing.
func notSaid(s string) string {
	if s == "" {
		return "not said"
	}
	return s
}
