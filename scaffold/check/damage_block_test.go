package check_test

import (
	"fmt"
	"strings"
)

// A fence is a code block of an original.
type fence struct {
	open, close int // the lines
	info        string
}

// fences gives the code blocks of an original, whose fences are plain.
func (o *original) fences() []fence {
	var out []fence
	open := 0
	for n := 1; n <= len(o.lines); n++ {
		if !isFence(o.line(n)) {
			continue
		}
		if open == 0 {
			open = n
			continue
		}
		out = append(out, fence{open, n, strings.TrimPrefix(strings.TrimSpace(o.line(open)), "```")})
		open = 0
	}
	return out
}

// fenced gives the code blocks of an original, those of one section together:
// when several of them are damaged, nobody can tell which fence belongs to which.
func (o *original) fenced() []fence {
	var out []fence
	for _, f := range o.fences() {
		if n := len(out); n > 0 && !o.headingBetween(out[n-1].close, f.open) {
			out[n-1].close = f.close
			continue
		}
		out = append(out, f)
	}
	return out
}

// inCode reports whether a line is code, or a fence.
func (o *original) inCode(n int) bool {
	for _, f := range o.fences() {
		if f.open <= n && n <= f.close {
			return true
		}
	}
	return false
}

// fenceDamages takes closing fences away, and lets them carry more text.
func fenceDamages(o *original) []damage {
	var out []damage
	fences := o.fences()
	for i, f := range fences {
		unclosed := damage{
			kind: "closing fence removed", what: o.line(f.open), rules: []string{"fence-unclosed"},
			edits: []edit{{f.close, f.close, nil}}, first: f.open, last: f.open,
		}
		if i+1 == len(fences) || fences[i+1].info != "" || o.headingBetween(f.close, fences[i+1].open) {
			out = append(out, unclosed)
		} // else the next fence, which says nothing, closes this one for any reader
		indent := o.line(f.close)[:strings.Index(o.line(f.close), "`")]
		for _, more := range []string{"```And so on, as above.", "``` and so on, as above", "```  (see the RFC)", "```- [ ] done, and checked"} {
			out = append(out, damage{
				kind: "closing fence carries more", what: more, rules: []string{"fence-glued"},
				edits: []edit{{f.close, f.close, []string{indent + more}}}, first: f.close, last: f.close,
			})
		}
		next := nextText(o, f.close) + 1
		if next != f.close+2 || next > len(o.lines) || isHeading(o, next) || len(strings.Fields(o.line(next))) < 3 || isFence(o.line(next)) {
			continue // one word would be read as the language of a new block
		}
		out = append(out, damage{
			kind: "closing fence glued to the text below", what: o.line(next), rules: []string{"fence-glued"},
			edits: []edit{{f.close, next, []string{o.line(f.close) + o.line(next)}}}, first: f.close, last: f.close, original: true,
		})
	}
	return out
}

func (o *original) headingBetween(first, last int) bool {
	for _, s := range o.sections {
		if first < s.Number && s.Number < last {
			return true
		}
	}
	return false
}

func isHeading(o *original, n int) bool {
	return n <= len(o.lines) && strings.HasPrefix(o.line(n), "#") && !o.inCode(n)
}

// mermaidDamages empties diagrams, cuts them within an arrow or a bracket, and
// gives them a kind that does not exist.
func mermaidDamages(o *original) []damage {
	var out []damage
	for _, f := range o.fences() {
		if f.info != "mermaid" {
			continue
		}
		add := func(kind, what string, e edit) {
			out = append(out, damage{
				kind: "mermaid " + kind, what: what, rules: []string{"mermaid"},
				edits: []edit{e}, first: f.open, last: f.close + e.shift(),
			})
		}
		add("emptied", "", edit{f.open + 1, f.close - 1, nil})
		add("emptied", "a blank line", edit{f.open + 1, f.close - 1, []string{"    "}})
		add("emptied", "all but its kind", edit{f.open + 2, f.close - 1, nil})
		for _, kind := range []string{"grahp TB", "diagram", "sequence", "flow chart", "uml", "Client --> Server", "digraph G {"} {
			add("of no known kind", kind, edit{f.open + 1, f.open + 1, []string{kind}})
		}
		for n := f.open + 2; n < f.close; n++ {
			for _, k := range cuts(o.line(n)) {
				cut := o.line(n)[:k]
				add("cut", cut, edit{n, f.close - 1, []string{cut}})
			}
		}
	}
	return out
}

// cuts gives the places of a diagram's line behind which something must
// follow: an arrow leads somewhere, a bracket closes. Cut elsewhere, a diagram
// may be whole.
func cuts(line string) []int {
	var out []int
	for _, arrow := range []string{"-->>", "->>", "-->", "->"} {
		if i := strings.Index(line, arrow); i >= 0 {
			out = append(out, i+len(arrow))
			break
		}
	}
	for _, bracket := range []string{"[(", "[[", "["} {
		if i := strings.Index(line, bracket); i >= 0 && i+len(bracket)+2 < len(line) && !strings.Contains(line, "[*]") {
			out = append(out, i+len(bracket), i+len(bracket)+2)
			break
		}
	}
	return out
}

// tableDamages takes a cell from each row of each table, and adds one.
func tableDamages(o *original) []damage {
	var out []damage
	for n := 1; n <= len(o.lines); n++ {
		line := strings.TrimSpace(o.line(n))
		if !strings.HasPrefix(line, "|") || o.inCode(n) {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		if strings.Contains(line, "\\|") || strings.Contains(line, "`") {
			continue // cut by the program, a cell could be less than one
		}
		head := n
		for head > 1 && strings.HasPrefix(o.line(head-1), "|") {
			head--
		}
		add := func(kind string, cells []string) {
			text := "|" + strings.Join(cells, "|") + "|"
			d := damage{kind: kind, what: text, rules: []string{"table-cells"}, edits: []edit{{n, n, []string{text}}}, first: n, last: n}
			if n <= head+1 {
				d.first, d.last = head, head+1 // the header and the line under it have to agree
			}
			out = append(out, d)
		}
		extra := " more "
		if n == head+1 {
			extra = "---"
		}
		add("table row with a cell more", append(cells[:len(cells):len(cells)], extra))
		for k := range cells {
			add("table row with a cell fewer", append(cells[:k:k], cells[k+1:]...))
		}
	}
	return out
}

// isText reports whether the link whose text this line ends with is none: it is
// code, or its bracket is escaped.
func isText(line string) bool {
	return strings.Count(line, "`")%2 == 1 || strings.LastIndex(line, "[") == strings.LastIndex(line, `\[`)+1
}

// linkDamages leads relative links to nowhere.
func linkDamages(o *original) []damage {
	var out []damage
	for n := 1; n <= len(o.lines); n++ {
		if o.inCode(n) {
			continue
		}
		line := o.line(n)
		for i := range line {
			target, ok := strings.CutPrefix(line[i:], "](")
			if !ok || isText(line[:i]) || strings.Contains(target[:strings.IndexByte(target, ')')], ":") || target[0] == '#' {
				continue
			}
			rest := target[strings.IndexByte(target, ')'):]
			for _, nowhere := range []string{"nowhere.md", "./nowhere/a.md", "../nowhere.md#part", "nowhere%20else.md", "<nowhere else.md>", `nowhere.png "title"`} {
				out = append(out, damage{
					kind: "relative link to nowhere", what: fmt.Sprintf("%s](%s", line[:i], nowhere), rules: []string{"link-missing"},
					edits: []edit{{n, n, []string{line[:i] + "](" + nowhere + rest}}}, first: n, last: n,
				})
			}
		}
	}
	return out
}
