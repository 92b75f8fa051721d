package mermaid

import (
	"slices"
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
	link = lazy.Regexp(`^\s*(?:&|[xo<]?(?:--+[-xo>]|==+[=xo>]|-\.+-[xo>]?|~~~+|--\s[^-=|]*--+[-xo>]|==\s[^-=|]*==+[=xo>]|-\.\s[^-.=|]*\.+-[xo>]?))\s*`)
	// linkMark is where a link begins or ends: it only begins where the mark has two signs.
	linkMark = lazy.Regexp(`--+[-xo>]?|==+[=xo>]?|-?\.+-+[xo>]?|-\.`)
	// slantedText is that of a slanted label up to a quotation mark.
	slantedText = lazy.Regexp(`(?:\[[/\\]|\(-)\s*[^\s"/\\\[\](){}][^"/\\\[\](){}]*"`)
	class       = lazy.Regexp(`^:::\w+`)
)

// shapes are what may begin the label of a node, the longest first, and what ends it.
var shapes = [...]struct{ opening, closing string }{
	{"(((", ")))"}, {"([", "])"}, {"[[", "]]"}, {"[(", ")]"}, {"((", "))"}, {"{{", "}}"}, {"[/", "/]"}, {`[\`, `\]`}, {"(-", "-)"},
	{"[", "]"}, {"(", ")"}, {"{", "}"}, {">", "]"},
}

// notInLabel are the marks that a label without quotes cannot have in it.
const notInLabel = `[](){}|"`

// closing is what ends a label that begins with an opening.
func closing(opening string) string {
	for _, s := range shapes {
		if s.opening == opening {
			return s.closing
		}
	}
	return ""
}

// brokenLabel gives what is wrong with the first label of a flowchart that has a mark
// in it without being in quotes, or that nothing closes.
func brokenLabel(lines []line) *Fault {
	j := labelJudge{lines: lines}
	for j.at = 1; j.at < len(lines); j.at++ {
		j.rest = lines[j.at].text
		word, rest := firstWord(j.rest)
		if j.isTitle = word == "subgraph"; j.isTitle {
			j.rest = rest
		}
		if j.isTitle || !isRemark(j.rest) {
			if fault := j.statement(); fault != nil {
				return fault
			}
		}
		if !j.leave() {
			break
		}
	}
	return nil
}

// leave goes to the end of the text in quotes that the rest of a line begins. It reports
// whether the next line begins a statement, for all that can be said.
func (j *labelJudge) leave() bool {
	for {
		if links := linkMarks(j.rest); links != nil && len(links[len(links)-1]) == 2 {
			return false // the text of the link goes on below
		}
		if strings.Contains(j.rest, "@{") && !strings.Contains(j.rest, "}") {
			return false
		}
		if strings.Count(j.rest, `"`)%2 == 0 {
			return true
		}
		j.rest = j.rest[strings.LastIndexByte(j.rest, '"')+1:]
		if !j.seek(`"`) {
			return false
		}
		j.rest = j.rest[1:]
	}
}

// seek goes to the first of some marks, in this line or below.
func (j *labelJudge) seek(marks string) bool {
	for {
		if i := strings.IndexAny(j.rest, marks); i >= 0 {
			j.rest = j.rest[i:]
			return true
		}
		if j.at+1 == len(j.lines) {
			return false
		}
		j.at++
		j.rest = j.lines[j.at].text
	}
}

// statement reads nodes and links.
func (j *labelJudge) statement() *Fault {
	for {
		name := nodeName(j.rest)
		if i := strings.IndexFunc(name, isOtherDash); i > 0 {
			name = strings.TrimRight(name[:i], "-=.")
		}
		name = name[:nameEnd(name)]
		if name == "" {
			return nil
		}
		j.rest = j.rest[len(name):]
		isRead, fault := j.label(name)
		if !isRead {
			return fault
		}
		if strings.HasPrefix(j.rest, ":::") {
			j.rest = j.rest[len(class().FindString(j.rest)):]
		}
		found := linkIn(j.rest)
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
		if i := strings.IndexAny(text, "[({"); i >= 0 {
			return j.inQuotes(text[i], "|"+text+"|", `|"…"|`)
		}
		j.rest = strings.TrimLeft(rest, " \t")
	}
}

// nodeName gives the name of a node that a text begins with, or "".
func nodeName(text string) string {
	if end := strings.IndexAny(text, "\t\n\f\r [](){}|\"<>@&;:"); end >= 0 {
		return text[:end]
	}
	return text
}

// linkIn gives the link that a text begins with, or "": of what may be none, cheaply.
func linkIn(text string) string {
	first := strings.TrimLeft(text, "\t\n\f\r ")
	if first == "" || strings.IndexByte("&xo<-=~", first[0]) < 0 {
		return ""
	}
	if rest, ok := strings.CutPrefix(first, "-->"); ok { // as most are
		return text[:len(text)-len(strings.TrimLeft(rest, "\t\n\f\r "))]
	}
	return link().FindString(text)
}

// linkMarks gives where links begin or end in a text.
func linkMarks(text string) []string {
	for _, mark := range []string{"--", "==", ".-", "-."} {
		if strings.Contains(text, mark) {
			return linkMark().FindAllString(text, -1)
		}
	}
	return nil
}

// nameEnd gives where a name ends that a link may follow without a space.
func nameEnd(name string) int {
	for _, marks := range []string{"--", "==", "-.", "~~~"} {
		if i := strings.Index(name, marks); i >= 0 {
			name = name[:i]
		}
	}
	return len(name)
}

// hasLiteralQuotes reports whether a flowchart has quotation marks in slanted labels that
// are no more than that: where a text in quotes begins and ends, is left to mermaid then.
func hasLiteralQuotes(lines []line) bool {
	return slices.ContainsFunc(lines, func(l line) bool {
		return strings.Contains(l.text, `"`) && slantedText().MatchString(l.text)
	})
}

// opening gives what begins the label of a node, or "".
func (j *labelJudge) opening(name string) string {
	if j.rest == "" || strings.IndexByte("([{>", j.rest[0]) < 0 {
		return ""
	}
	for _, s := range shapes {
		if o := s.opening; strings.HasPrefix(j.rest, o) && (o != ">" || strings.TrimRight(name, "-=") == name) {
			return o
		}
	}
	return ""
}

// label reads the label of a node, if it has one. It reports whether what follows is
// the rest of the statement.
func (j *labelJudge) label(name string) (isRead bool, fault *Fault) {
	opening := j.opening(name)
	if opening == "" {
		return true, nil
	}
	first, begin := j.at, j.rest
	j.rest = j.rest[len(opening):]
	ending := closing(opening)
	inQuotes := strings.HasPrefix(strings.TrimLeft(j.rest, " \t"), `"`)
	isOpen := inQuotes && !j.skipQuoted()
	if isOpen || inQuotes && first != j.at {
		ending = `"` + ending
	}
	if isOpen || !j.seek(notInLabel) {
		return false, j.neverClosed(name, ending, first)
	}
	isAttribute := strings.Contains(j.lines[j.at].text, `="`)
	mayHaveMore := strings.ContainsAny(opening, `/\-`) || strings.HasPrefix(begin, "[|") || isAttribute
	switch mark := j.rest[0]; {
	case strings.IndexByte("])}", mark) >= 0 && inQuotes:
		j.rest = strings.TrimLeft(j.rest, "])}")
		return true, nil
	case strings.IndexByte("])}", mark) >= 0:
		return j.ends(name, opening, first)
	case mayHaveMore && (mark == '|' || mark == '"'), inQuotes && first == j.at:
		return false, nil
	case first != j.at:
		return false, j.neverClosed(name, ending, first)
	}
	return false, j.inQuotes(j.rest[0], name+begin, name+opening+`"…"`+closing(opening))
}

// skipQuoted goes behind a text in quotes.
func (j *labelJudge) skipQuoted() bool {
	_, j.rest, _ = strings.Cut(j.rest, `"`)
	ends := j.seek(`"`)
	if ends {
		j.rest = j.rest[1:]
	}
	return ends
}

// ends reads what ends a label without quotes, which begins in the line first.
func (j *labelJudge) ends(name, opening string, first int) (isRead bool, fault *Fault) {
	line := j.lines[j.at].text
	before := line[:len(line)-len(j.rest)]
	rest := strings.TrimLeft(j.rest, `])}`)
	closed, right := j.rest[:len(j.rest)-len(rest)], strings.TrimLeft(closing(opening), `/\-`)
	j.rest = rest
	switch isSlanted := strings.ContainsAny(opening, `/\-`); {
	case isSlanted && (closed != right || strings.TrimRight(before, `/\-`) != before), closed == right && !isSlanted:
		return true, nil // what else may end a slanted one is left to mermaid
	case !isSlanted && strings.HasSuffix(closed, right) && first == j.at:
		label := before[strings.LastIndex(before, name+opening):] + closed
		return false, j.inQuotes(closed[0], label, name+opening+`"…"`+closing(opening))
	}
	return false, &Fault{What: "a label does not end as it begins: " + source.Quote(line), Hint: "end the label of " + name + " with " + closing(opening), Line: j.lines[j.at].number}
}

// neverClosed is the fault of a label that begins in the line first.
func (j *labelJudge) neverClosed(name, closing string, first int) *Fault {
	return &Fault{What: "a label is never closed: " + source.Quote(j.lines[first].text), Hint: "end the label of " + name + " with " + closing, Line: j.lines[first].number}
}

// inQuotes is the fault of a label that has to be in quotes.
func (j *labelJudge) inQuotes(mark byte, label, quoted string) *Fault {
	if mark == '"' {
		quoted += ", and write #quot; for those in it"
	}
	return &Fault{
		What: "a label has a " + string(mark) + " in it and no quotes around it: " + source.Quote(label),
		Hint: "put the label in quotes: " + quoted, Line: j.lines[j.at].number,
	}
}
