package layout

import (
	"bytes"
	"strings"
)

// A leftWords is what tells of a text that none of a template's placeholders is in it.
type leftWords struct {
	texts map[string]bool // the placeholders, with their brackets
	words map[string]bool // their first words and the beginnings of these: whether it is all of one
}

func leftWordsOf(sections map[string]placeholders) leftWords {
	left := leftWords{map[string]bool{}, map[string]bool{}}
	for _, section := range sections {
		for b := range section.all {
			left.texts[b.text] = true
			inner := strings.TrimLeft(b.text, "![")
			word := inner[:plainWord(inner)]
			for n := range len(word) {
				if !left.words[word[:n]] {
					left.words[word[:n]] = false // known, but not as a word
				}
			}
			left.words[word] = true
		}
	}
	return left
}

// plainWord gives how many letters and digits a text begins with that are nothing else.
func plainWord[T string | []byte](text T) int {
	n := 0
	for n < len(text) && (text[n]|0x20 >= 'a' && text[n]|0x20 <= 'z' || text[n] >= '0' && text[n] <= '9') {
		n++
	}
	return n
}

// MayHavePlaceholders reports whether some of the template's placeholders may stand in a part
// of a document, whatever the section. It does not read the blocks.
func (l *Layout) MayHavePlaceholders(part []byte) bool {
	for _, bracket := range []string{"&#", "&lbrack;", "&lsqb;"} {
		if bytes.Contains(part, []byte(bracket)) {
			return true
		}
	}
	for {
		at := bytes.IndexByte(part, '[')
		if at < 0 || at+1 == len(part) {
			return false
		}
		part = part[at:]
		if l.mayBegin(part) {
			return true
		}
		part = part[1:]
	}
}

// mayBegin reports whether a text, which begins with a bracket, may begin with a placeholder.
func (l *Layout) mayBegin(text []byte) bool {
	n := 1 + plainWord(text[1:])
	isWord, isBeginning := l.left.words[string(text[1:n])]
	switch {
	case n == len(text), !isBeginning, n == 1 && bytes.HasPrefix(text, []byte("[ ]")):
		return false
	case mayBeMarks(text[n]) || n == 1 && isSpace(text[n]):
		return true
	case !isWord || l.leavesLinks:
		return isWord
	}
	end := bytes.IndexByte(text, ']')
	if end < 0 {
		return false
	}
	for i, c := range text[n:end] {
		if mayBeMarks(c) || isSpace(c) && (c != ' ' || isSpace(text[n+i+1])) {
			return true
		}
	}
	return l.left.texts[string(text[:end+1])]
}

// mayBeMarks reports whether what begins with a byte may not be seen as it is written.
func mayBeMarks(c byte) bool { return c >= 0x80 || strings.IndexByte("\\`*_~<>![&", c) >= 0 }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
