package mermaid

import (
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/source"
)

// A labelJudge reads the statements of a flowchart from the left, as long as they are
// nodes with links between them: what else may stand there is left to mermaid.
type labelJudge struct {
	lines []line
	at    int    // which of them is read
	rest  string // what of it is still to be read

	isTitle bool // it is the title of a subgraph
}

// The parts of a statement. A link may have its text in it, or behind it.
var (
	nodeName = lazy.Regexp(`^[^\s\[\](){}|"<>@&;:]+`)
	link     = lazy.Regexp(`^\s*(?:&|[xo<]?(?:--+[-xo>]|==+[=xo>]|-\.+-[xo>]?|~~~+|--\s[^-=|]*--+[-xo>]|==\s[^-=|]*==+[=xo>]|-\.\s[^-.=|]*\.+-[xo>]?))\s*`)
	class    = lazy.Regexp(`^:::\w+`)
)

// openings are what may begin the label of a node, the longest first.
var openings = []string{"(((", "([", "[[", "[(", "((", "{{", "[/", `[\`, "(-", "[", "(", "{"}

// closing is what ends a label that begins with an opening.
func closing(opening string) string {
	out := ""
	for _, c := range opening {
		if i := strings.IndexRune("[({", c); i >= 0 {
			c = rune("])}"[i])
		}
		out = string(c) + out
	}
	return out
}

// brokenLabel gives what is wrong with the first label of a flowchart that has a bracket
// in it without being in quotes, or that nothing closes.
func brokenLabel(lines []line) *Fault {
	for i := 1; i < len(lines); i++ {
		text := lines[i].text
		word, rest := firstWord(text)
		if word == "subgraph" {
			text = rest
		} else if isRemark(text) {
			continue
		}
		j := labelJudge{lines: lines, at: i, rest: text, isTitle: word == "subgraph"}
		if fault := j.statement(); fault != nil {
			return fault
		}
		i = j.at
	}
	return nil
}

// statement reads nodes and links.
func (j *labelJudge) statement() *Fault {
	for {
		name := nodeName().FindString(j.rest)
		if i := strings.IndexFunc(name, isOtherDash); i > 0 {
			name = strings.TrimRight(name[:i], "-=.")
		}
		if name == "" || link().MatchString(name) {
			return nil
		}
		j.rest = j.rest[len(name):]
		isRead, fault := j.label(name)
		if !isRead {
			return fault
		}
		j.rest = j.rest[len(class().FindString(j.rest)):]
		found := link().FindString(j.rest)
		if found == "" {
			return j.arrow()
		}
		if j.rest = j.rest[len(found):]; !strings.HasPrefix(j.rest, "|") {
			continue
		}
		text, rest, ok := strings.Cut(j.rest[1:], "|")
		if !ok || strings.Contains(text, `"`) {
			return nil
		}
		if strings.ContainsAny(text, "[({") {
			return j.inQuotes("|"+text+"|", `|"…"|`)
		}
		j.rest = strings.TrimLeft(rest, " \t")
	}
}

// label reads the label of a node, if it has one. It reports whether what follows is
// the rest of the statement.
func (j *labelJudge) label(name string) (isRead bool, fault *Fault) {
	opening := ""
	for _, o := range openings {
		if strings.HasPrefix(j.rest, o) {
			opening = o
			break
		}
	}
	text := j.rest[len(opening):]
	if opening == "" || strings.HasPrefix(strings.TrimLeft(text, " \t"), `"`) {
		return opening == "" || j.quoted(text), nil
	}
	first := j.at
	end := strings.IndexAny(text, `[](){}|"`)
	for end < 0 && j.at+1 < len(j.lines) { // it goes on in the next line
		j.at++
		text = j.lines[j.at].text
		end = strings.IndexAny(text, `[](){}|"`)
	}
	switch {
	case end < 0 || text[end] == '"' || text[end] == '|':
		return false, nil
	case strings.IndexByte("[({", text[end]) < 0:
		return j.ends(name, opening, text, end, first)
	case first != j.at:
		what := j.lines[first].text
		return false, &Fault{What: "a label is never closed: " + source.Quote(what), Hint: "close the " + opening[:1] + " behind " + name, Line: j.lines[first].number}
	}
	return false, j.inQuotes(name+j.rest, name+opening+`"…"`+closing(opening))
}

// ends reads what ends a label without quotes, which begins in the line first.
func (j *labelJudge) ends(name, opening, text string, end, first int) (isRead bool, fault *Fault) {
	j.rest = strings.TrimLeft(text[end:], `])}`)
	closed, right := text[end:len(text)-len(j.rest)], strings.TrimLeft(closing(opening), `/\-`)
	switch isSlanted := strings.ContainsAny(opening, `/\-`); {
	case isSlanted && (closed != right || end > 0 && strings.IndexByte(`/\-`, text[end-1]) >= 0), closed == right && !isSlanted:
		return true, nil // what else may end a slanted one is left to mermaid
	case !isSlanted && strings.HasSuffix(closed, right) && first == j.at:
		return false, j.inQuotes(name+opening+text[:end]+closed, name+opening+`"…"`+closing(opening))
	}
	what := j.lines[j.at].text
	return false, &Fault{What: "a label does not end as it begins: " + source.Quote(what), Hint: "end the label of " + name + " with " + closing(opening), Line: j.lines[j.at].number}
}

// quoted reads a label in quotes, which may hold anything.
func (j *labelJudge) quoted(text string) bool {
	_, behind, ok := strings.Cut(strings.TrimLeft(text, " \t")[1:], `"`)
	rest := strings.TrimLeft(strings.TrimLeft(behind, " \t"), `])}/\-`)
	closed := strings.TrimSuffix(strings.TrimLeft(behind, " \t"), rest)
	j.rest = rest
	return ok && strings.ContainsAny(closed, "])}")
}

// inQuotes is the fault of a label that has to be in quotes.
func (j *labelJudge) inQuotes(label, quoted string) *Fault {
	return &Fault{
		What: "a label has a bracket in it and no quotes around it: " + source.Quote(label),
		Hint: "put the label in quotes: " + quoted, Line: j.lines[j.at].number,
	}
}
