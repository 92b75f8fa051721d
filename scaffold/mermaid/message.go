package mermaid

import (
	"slices"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/source"
)

var (
	message = lazy.Regexp(`^([^\s:<>;#-][^:<>;#]*?)\s*(<<)?(--?>>?)\s*([+-]?)\s*([^\s:<>;#+(-][^:<>;#]*)$`)
	actor   = lazy.Regexp(`^(?:create\s+)?(?:participant|actor)\s+([^\s:@{]+(?:\s+[^\s:@{]+)*?)(?:\s+as\s.*|@?\{.*)?$`)
)

// silentMessage gives the first message of a sequence diagram that has no colon behind who
// receives it, and a line below it: mermaid looks for the colon, even where it says nothing.
func silentMessage(lines []line) *Fault {
	var names []string
	for i, l := range lines {
		if word, _ := firstWord(strings.ToLower(l.text)); i == 0 || slices.Contains(sequenceWords, word) {
			if found := actor().FindStringSubmatch(l.text); found != nil {
				names = append(names, found[1])
			}
			continue
		}
		if strings.Contains(l.text, ":") || !strings.Contains(l.text, "->") {
			continue
		}
		found := message().FindStringSubmatch(l.text)
		if found == nil {
			continue
		}
		receiver, text := receiverOf(found[5], names)
		head := found[1] + found[2] + found[3] + found[4] + receiver + ": "
		switch {
		case text != "":
			return &Fault{What: "this message has no colon behind who receives it: " + source.Quote(l.text), Hint: "write it as: " + head + text, Line: l.number}
		case i < len(lines)-1: // else it is cut off
			return &Fault{What: "this message says nothing, and has no colon: " + source.Quote(l.text), Hint: "write it as: " + head + "…", Line: l.number}
		}
	}
	return nil
}

// receiverOf parts who receives a message from what it says: the longest of the names that
// are known, or the first word.
func receiverOf(rest string, names []string) (receiver, text string) {
	receiver, text, _ = strings.Cut(rest, " ")
	for _, name := range names {
		if behind, ok := strings.CutPrefix(rest, name); ok && len(name) >= len(receiver) && (behind == "" || behind[0] == ' ') {
			receiver, text = name, behind
		}
	}
	return receiver, strings.TrimSpace(text)
}
