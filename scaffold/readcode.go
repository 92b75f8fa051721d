package scaffold

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// A readCode is a code block that was read: its field, and its first line.
type readCode struct {
	path   string
	number int
}

// code reads the code blocks that are fields, and gives the other lines of a
// section.
func (r *reader) code(s section) (rest []markdown.Line, read []readCode) {
	paths, languages := r.codePaths(s.key), r.layout.Languages(s.key)
	rest = slices.Clone(s.lines)
	if paths == nil {
		return rest, nil
	}
	blocks := fencesIn(s.lines)
	mayBeBare := !r.exact && r.layout.HasCode(s.key)
	for i, b := range chooseFences(blocks, len(paths), languages, r.hasBlock(s.key), mayBeBare) {
		if b < 0 {
			continue
		}
		lines := s.lines[blocks[b].open:blocks[b].behind]
		var code []string
		for _, l := range lines[1:] {
			if l.Kind == markdown.Code {
				code = append(code, string(outdented(l.Raw, lines[0].Level)))
			}
		}
		code = withoutIndent(code, len(r.codePatterns(s.key)[i].Literals()[0])-lines[0].Level)
		r.met[paths[i]] = true
		switch said := strings.TrimSpace(strings.Join(code, "")) != ""; {
		case r.exact:
		case said:
			r.tellBlankEnds(lines)
			code = withoutBlankEnds(code)
		case r.hasDefault(paths[i]):
			r.mild(lines[0], "the code block is empty, and the spec makes the template's again")
		}
		r.say(paths[i], strings.Join(code, "\n"), slices.Clone(lines)...)
		if info := strings.Trim(string(lines[0].Raw), "`~ "); !r.exact && i < len(languages) && (info != "" || r.hasBlock(s.key)) && !strings.EqualFold(info, languages[i]) {
			r.mild(lines[0], "the spec keeps the code, and the template says "+strconv.Quote(languages[i])+" above it")
		}
		read = append(read, readCode{paths[i], lines[0].Number})
		rest = slices.DeleteFunc(rest, func(l markdown.Line) bool {
			return l.Number >= lines[0].Number && l.Number <= lines[len(lines)-1].Number
		})
	}
	return rest, read
}

// withoutBlankEnds is code that says something without the blank lines at its ends, as
// it is written.
func withoutBlankEnds(code []string) []string {
	says := func(line string) bool { return strings.TrimSpace(line) != "" }
	first, last := slices.IndexFunc(code, says), len(code)
	for !says(code[last-1]) {
		last--
	}
	return code[first:last]
}

// withoutIndent is code without the columns by which the template indents its lines, if all of
// them are.
func withoutIndent(code []string, columns int) []string {
	indent := strings.Repeat(" ", max(columns, 0))
	isOther := func(line string) bool { return strings.TrimSpace(line) != "" && !strings.HasPrefix(line, indent) }
	if indent == "" || slices.ContainsFunc(code, isOther) {
		return code
	}
	out := slices.Clone(code)
	for i, line := range out {
		out[i] = line[min(len(line)-len(strings.TrimLeft(line, " ")), len(indent)):]
	}
	return out
}

// tellBlankEnds tells of the blank lines at the ends of a code block that says
// something: a reader sees them, and no spec has them.
func (r *reader) tellBlankEnds(block []markdown.Line) {
	says := func(l markdown.Line) bool { return l.Kind == markdown.Code && len(bytes.TrimSpace(l.Raw)) > 0 }
	first, last := slices.IndexFunc(block, says), len(block)-1
	for !says(block[last]) {
		last--
	}
	for i, l := range block {
		if l.Kind == markdown.Code && (i < first || i > last) {
			r.mild(l, "the spec has the code without blank lines at its ends")
		}
	}
}

// outdented is a line of code without the indentation of its fence: that of the
// item that the code block stands in.
func outdented(code []byte, columns int) []byte {
	spaces := len(code) - len(bytes.TrimLeft(code, " "))
	return code[min(spaces, columns):]
}

// tellMoved tells of the block text that stands on the other side of a code block
// than the template has it.
func (r *reader) tellMoved(path string, text []markdown.Line, codes []readCode) {
	at := func(path string) int {
		return slices.IndexFunc(r.layout.Placements, func(p layout.Placement) bool { return p.Field == path })
	}
	for _, code := range codes {
		isAbove := at(path) < at(code.path)
		for _, line := range text {
			if len(bytes.TrimSpace(line.Raw)) > 0 && isAbove != (line.Number < code.number) {
				where := map[bool]string{true: "above", false: "below"}[isAbove]
				r.mild(line, "the spec moves it "+where+" the code block, where the template has its text")
				return
			}
		}
	}
}

// tellTorn tells of the lines of a block text that stand on the other side of what the
// template has beside it, while others do not.
func (r *reader) tellTorn(path string, text []markdown.Line) {
	at := func(path string) int {
		return slices.IndexFunc(r.layout.Placements, func(p layout.Placement) bool { return p.Field == path })
	}
	isMoved := func(line markdown.Line) bool {
		return slices.ContainsFunc(r.places, func(other readCode) bool {
			return other.path != path && (at(path) < at(other.path)) != (line.Number < other.number)
		})
	}
	says := func(line markdown.Line) bool { return len(bytes.TrimSpace(line.Raw)) > 0 }
	if !slices.ContainsFunc(text, func(line markdown.Line) bool { return says(line) && !isMoved(line) }) {
		return
	}
	for _, line := range text {
		if says(line) && isMoved(line) {
			r.inPart(line, "the spec puts it with the rest of "+path+", which stands elsewhere")
		}
	}
}

// hasDefault reports whether the blank problem has something in place of a field.
func (r *reader) hasDefault(path string) bool {
	return slices.ContainsFunc(r.layout.At(path), func(at layout.Placement) bool { return strings.Join(at.Placeholders, "") != "" })
}

// A fence is a code block, by its lines.
type fence struct {
	open, behind int
	language     string
	isBareEnd    bool // it has no language, and nothing stands behind it
}

func fencesIn(lines []markdown.Line) []fence {
	var fences []fence
	for i, line := range lines {
		if line.Kind != markdown.FenceOpen {
			continue
		}
		f := fence{open: i, behind: i + 1, language: markdown.Language(line.Raw)}
		for f.behind < len(lines) && lines[f.behind].Kind == markdown.Code {
			f.behind++
		}
		if f.behind < len(lines) && lines[f.behind].Kind == markdown.FenceEnd {
			f.behind++
		}
		says := func(l markdown.Line) bool { return len(bytes.TrimSpace(l.Raw)) > 0 }
		f.isBareEnd = f.language == "" && !slices.ContainsFunc(lines[f.behind:], says)
		fences = append(fences, f)
	}
	return fences
}

// chooseFences gives for each code field of a section which of the code blocks it
// is, or -1. In a section with a block text, these are the last ones in the
// template's languages: the text before them may have some of its own. One that is the last
// with no language at all is what the template always has there, as some converters make it. In others,
// they are the first ones, or those in another language where there is none.
func chooseFences(blocks []fence, fields int, languages []string, hasBlock bool, mayBeBare bool) []int {
	fits := func(b, i int) bool { return i >= len(languages) || blocks[b].language == languages[i] }
	chosen := slices.Repeat([]int{-1}, fields)
	if hasBlock {
		b := len(blocks) - 1
		for i := fields - 1; i >= 0; i-- {
			last := b
			for last >= 0 && !fits(last, i) {
				last--
			}
			if last < 0 && b >= 0 && blocks[b].isBareEnd && mayBeBare {
				last = b
			}
			if last >= 0 {
				chosen[i], b = last, last-1
			}
		}
		return chosen
	}
	next := 0
	for i := range chosen {
		for b := next; b < len(blocks); b++ {
			if fits(b, i) {
				chosen[i], next = b, b+1
				break
			}
		}
	}
	for i := range chosen {
		for b := range blocks {
			if chosen[i] < 0 && !slices.Contains(chosen, b) {
				chosen[i] = b
			}
		}
	}
	return chosen
}
