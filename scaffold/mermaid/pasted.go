package mermaid

import (
	"slices"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/source"
)

// What a diagram suffers on its way from a page into a file: it loses the language of its
// fence, an arrow becomes an entity, and a line is wrapped.

// IsShown reports whether code in no language is a diagram that would be drawn if its fence
// said so.
func IsShown(code string) bool {
	first, below, _ := strings.Cut(strings.TrimSpace(code), "\n")
	if name, rest := firstWord(strings.TrimSpace(first)); below == "" || !isOwnStart(name, rest) {
		return false
	}
	return Check(code) == nil
}

// IsMisspelt reports whether the language of a block with such an info string is almost
// mermaid, and no more than that.
func IsMisspelt(info string) bool {
	language, _, _ := strings.Cut(info, " ")
	return !IsLanguage(info) && source.Suggest(language, []string{"mermaid"}) != ""
}

// Begins reports whether the first line of some code is that of a diagram.
func Begins(code string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(code), "\n")
	return isOwnStart(firstWord(strings.TrimSpace(first)))
}

// isOwnStart reports whether a line is the first one of a diagram, and nothing else.
func isOwnStart(name, rest string) bool {
	switch name {
	case "graph", "flowchart":
		return rest != "" && kindOf(name).saysNothing(rest)
	case "sequenceDiagram", "classDiagram", "stateDiagram", "stateDiagram-v2", "erDiagram":
		return rest == ""
	}
	return false
}

var escapedMark = lazy.Regexp(`(?:&lt;)?(?:--+|==+|-\.+-|-)(?:&gt;)+|&lt;(?:--+|==+|-\.+-)`)

// escapedArrow gives the first arrow with an entity in place of ">" or "<". In the text of
// a node or of a message, it is what a reader is to see.
func escapedArrow(lines []line) *Fault {
	for _, l := range lines[1:] {
		if !strings.Contains(l.text, "&gt;") && !strings.Contains(l.text, "&lt;") {
			continue
		}
		at := escapedMark().FindStringIndex(l.text)
		if at == nil || isInText(l.text[:at[0]]) {
			continue
		}
		marks := l.text[at[0]:at[1]]
		plain := strings.NewReplacer("&gt;", ">", "&lt;", "<").Replace(marks)
		return &Fault{What: "an arrow of the diagram has an entity in it: " + marks, Hint: "write " + plain + " in its place", Line: l.number}
	}
	return nil
}

// isInText reports whether what stands behind the beginning of a line is text.
func isInText(before string) bool {
	open, closed := strings.Count(before, "[")+strings.Count(before, "(")+strings.Count(before, "{"), strings.Count(before, "]")+strings.Count(before, ")")+strings.Count(before, "}")
	return open > closed || strings.Count(before, `"`)%2 == 1 || strings.Count(before, "|")%2 == 1 || strings.Contains(before, ": ")
}

// sequenceWords are what a line of a sequence diagram that is no message begins with.
var sequenceWords = []string{
	"participant", "actor", "create", "destroy", "activate", "deactivate", "note", "loop", "alt", "else", "opt", "par", "par_over", "and",
	"critical", "option", "break", "rect", "end", "autonumber", "box", "links", "link", "properties", "details", "title", "acctitle", "accdescr",
}

// wrappedMessage gives the first line of a sequence diagram that can only be the rest of the
// message above.
func wrappedMessage(lines []line) *Fault {
	for i := 2; i < len(lines); i++ {
		above, text := lines[i-1].text, lines[i].text
		before, _, isMessage := strings.Cut(above, ":")
		if !isMessage || !strings.Contains(before, "-") || !strings.ContainsAny(before, ">x)") || strings.HasSuffix(above, "{") {
			continue
		}
		word, _ := firstWord(text)
		if strings.ContainsAny(text, ":;{}@\"#") || strings.Contains(text, "-") || slices.Contains(sequenceWords, strings.ToLower(word)) || !strings.Contains(text, " ") {
			continue
		}
		return &Fault{What: "this line of the diagram is no message: it seems to be the rest of the one above", Hint: "join it with the line above", Line: lines[i].number}
	}
	return nil
}
