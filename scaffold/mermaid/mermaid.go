// Package mermaid judges diagrams without drawing them: it says what keeps one from
// being drawn, as far as that can be seen from its lines.
//
// It is no parser. What it calls a fault, mermaid refuses; what it does not see, it
// leaves to mermaid.
package mermaid

import (
	"strconv"
	"strings"

	"newproblem/scaffold/source"
)

// A Fault is what is wrong with a diagram.
type Fault struct {
	What, Hint string
	Line       int  // of the diagram, from 1, or 0 where it is about all of it
	IsDoubt    bool // a reader may see a diagram all the same
}

// A line is one of a diagram.
type line struct {
	text   string // without the space around it
	number int    // from 1
}

// IsLanguage reports whether the code of a block with such an info string is drawn.
func IsLanguage(info string) bool {
	language, _, _ := strings.Cut(info, " ")
	return strings.EqualFold(language, "mermaid")
}

// IsMeant reports whether a block with such an info string is a diagram to pandoc or
// Quarto, and code to other readers: {.mermaid}.
func IsMeant(info string) bool {
	name, isOpen := strings.CutPrefix(strings.ToLower(info), "{")
	name = strings.TrimPrefix(strings.TrimSpace(name), ".")
	rest, isMermaid := strings.CutPrefix(name, "mermaid")
	return isOpen && isMermaid && strings.TrimLeft(rest, " \t}#.") != rest
}

// Check says what is wrong with a diagram: it is empty, it is of no kind that is
// known, or it stops in the middle. It is nil if nothing is seen.
func Check(diagram string) *Fault {
	lines, fault := linesOf(diagram)
	if fault != nil {
		return fault
	}
	if len(lines) == 0 {
		return &Fault{What: "the diagram is empty", Hint: "draw it, or remove the block"}
	}
	first := lines[0]
	name, rest := firstWord(first.text)
	k := kindOf(name)
	if k == nil && strings.HasPrefix(name, "```") {
		return &Fault{What: "the fence of the diagram is opened twice", Hint: "remove this line", Line: first.number}
	}
	if k == nil {
		return unknownKind(name, first.number)
	}
	if len(lines) == 1 && k.saysNothing(rest) {
		return &Fault{What: "the diagram has nothing below its first line", Hint: "draw it, or remove the block", IsDoubt: k.mayBeEmpty}
	}
	if strings.Contains(diagram, "acc") {
		lines = withoutDescriptions(lines)
	}
	arrows := func(lines []line) *Fault { return brokenArrow(k, lines) }
	finders := []func([]line) *Fault{escapedArrow, arrows}
	if k.name == "sequenceDiagram" {
		finders = append(finders, wrappedMessage, silentMessage)
	}
	if k.isFlow() && hasLiteralQuotes(lines) {
		return nil
	} else if k.isFlow() {
		finders[1] = brokenLabel
	}
	for _, find := range finders {
		if fault = find(lines); fault != nil {
			fault.What += andMore(fault, lines, find)
			return fault
		}
	}
	texts := make([]string, len(lines))
	for i := range lines {
		texts[i] = lines[i].text
	}
	if k.isCut == nil || !k.isCut(texts) {
		return nil
	}
	if i := unended(k, texts); i >= 0 {
		word, _ := firstWord(strings.ToLower(texts[i]))
		return &Fault{
			What: "the block " + source.Quote(word) + " of the diagram has no \"end\"",
			Hint: "write end in a line of its own behind the last line of the " + word, Line: lines[i].number,
		}
	}
	last := lines[len(lines)-1]
	return &Fault{What: "the diagram stops in the middle: " + source.Quote(last.text), Hint: "write the rest of it", Line: last.number}
}

// andMore says on how many lines below the first fault of a diagram the same is found.
func andMore(first *Fault, lines []line, find func([]line) *Fault) string {
	kind := func(f *Fault) string {
		what, _, _ := strings.Cut(f.What, ": ")
		return what
	}
	more := 0
	for f := first; f != nil; {
		behind := 1
		for behind < len(lines) && lines[behind].number <= f.Line {
			behind++
		}
		lines[behind-1] = lines[0]
		lines = lines[behind-1:]
		if f = find(lines); f != nil && kind(f) == kind(first) {
			more++
		}
	}
	switch more {
	case 0:
		return ""
	case 1:
		return ", and on 1 more line"
	}
	return ", and on " + strconv.Itoa(more) + " more lines"
}

// linesOf gives the lines of a diagram, without blank ones, comments, front matter,
// and directives, "%%{init: …}%%", which may go over several lines.
func linesOf(diagram string) (lines []line, fault *Fault) {
	directive, number := line{}, 0
	lines = make([]line, 0, 1+strings.Count(diagram, "\n"))
	for text := range strings.Lines(diagram) {
		number++
		text = strings.TrimSpace(text)
		if directive.number == 0 && strings.HasPrefix(text, "%%{") && !needsNoEnd(text) {
			directive = line{text, number}
		}
		if directive.number > 0 {
			_, rest, ends := strings.Cut(text, "}%%")
			if !ends {
				continue
			}
			directive, text = line{}, strings.TrimSpace(rest)
		}
		if text != "" && !strings.HasPrefix(text, "%%") {
			lines = append(lines, line{text, number})
		}
	}
	if directive.number > 0 { // it takes all that follows with it
		return nil, &Fault{What: "this directive is never closed: " + source.Quote(directive.text), Hint: "end it with }%%", Line: directive.number, IsDoubt: len(lines) > 0}
	}
	return withoutFrontMatter(lines)
}

// needsNoEnd reports whether a line is all of a directive though nothing closes it:
// of "%%{init: dark", mermaid takes the two words.
func needsNoEnd(line string) bool {
	name, value, _ := strings.Cut(strings.TrimPrefix(line, "%%{"), ":")
	return isWord(strings.TrimSpace(name)) && isWord(strings.TrimSpace(value))
}

func isWord(s string) bool {
	isLetter := func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
	return s != "" && strings.TrimFunc(s, isLetter) == ""
}

// withoutFrontMatter removes the settings that may stand between two lines of
// "---" above a diagram.
func withoutFrontMatter(lines []line) ([]line, *Fault) {
	if len(lines) == 0 || !strings.HasPrefix(lines[0].text, "---") {
		return lines, nil
	}
	for i := 1; i < len(lines) && lines[0].text == "---"; i++ {
		if lines[i].text == "---" {
			return lines[i+1:], nil
		}
	}
	return nil, &Fault{What: "the front matter of the diagram has no end", Hint: "put it between two lines of --- alone", Line: lines[0].number}
}

// withoutDescriptions removes the lines that say for a screen reader what a diagram
// shows, but never the first. They may have any text.
func withoutDescriptions(lines []line) []line {
	kept := lines[:1:1]
	inBlock := false
	for _, l := range lines[1:] {
		word, rest := firstWord(l.text)
		isTold := word == "accTitle" || word == "accDescr"
		inBlock = inBlock || word == "accDescr" && strings.HasPrefix(rest, "{")
		if !inBlock && !isTold {
			kept = append(kept, l)
		}
		inBlock = inBlock && !strings.Contains(l.text, "}")
	}
	return kept
}

// firstWord cuts a line behind its first word, which may be followed by one of
// ":;{".
func firstWord(line string) (word, rest string) {
	for end := range len(line) {
		switch line[end] {
		case ' ', '\t', ':', ';', '{':
			return line[:end], strings.TrimSpace(line[end:])
		}
	}
	return line, ""
}
