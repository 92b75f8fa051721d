package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// longTitle is how long a title is that nobody expects, in bytes.
const longTitle = 80

// isTitle reports whether a text looks like the title of a heading.
func isTitle(text []byte) bool {
	r, _ := utf8.DecodeRune(text)
	return (unicode.IsUpper(r) || unicode.IsDigit(r)) && hasLetter(text) && mayEndTitle(text)
}

// mayEndTitle reports whether a text can be all or the end of a title: it is no
// sentence, no row of a table, and no paragraph.
func mayEndTitle(text []byte) bool {
	return len(text) > 0 && len(text) <= longTitle && bytes.IndexByte([]byte(".:;,"), text[len(text)-1]) < 0 && bytes.IndexByte(text, '|') < 0
}

func hasLetter(text []byte) bool { return bytes.ContainsFunc(text, unicode.IsLetter) }

func startsSmall(text []byte) bool {
	r, _ := utf8.DecodeRune(text)
	return unicode.IsLower(r)
}

func endsSentence(text []byte) bool {
	return len(text) > 0 && bytes.IndexByte([]byte(".!?:)|"), text[len(text)-1]) >= 0
}

// isUnfinished reports whether a title goes on for sure: there is none, or it is a
// number, or it ends with a mark that joins.
func isUnfinished(title []byte) bool {
	return !hasLetter(title) || bytes.IndexByte([]byte("-&/(+"), title[len(title)-1]) >= 0
}

// A tail is what stands in the line behind a title that nobody expects, as far as it
// has to do with the title. The zero tail has nothing to do with it.
type tail struct {
	title   []byte // what the title is with the rest of it, or nil
	stop    int    // offset after the last word of the rest
	end     int    // offset of the line after it
	unclear bool   // whether it is the rest, nobody can tell
}

// tail looks for the rest of a title in the next line. Only a line that can be read
// in no other way is taken for the rest.
func (c *candidate) tail(first []byte) tail {
	title := bytes.TrimSpace(first)
	pos := c.m.pos + len(c.raw)
	end := lineEnd(c.m.doc, pos)
	text := trimBreak(c.m.doc[pos:end])
	if rest := bytes.TrimSpace(text); len(rest) == 0 {
		behind := trimBreak(c.m.doc[end:lineEnd(c.m.doc, end)])
		return tail{unclear: isUnfinished(title) || c.mayFollow(title, behind) && isRest(bytes.TrimSpace(behind))}
	}
	if !c.mayFollow(title, text) {
		return tail{unclear: isUnfinished(title) || isSign(text) || isSharpRest(title, text)}
	}
	rest := bytes.TrimSpace(text)
	isAlone, isIndented := c.m.endsText(end), hasSpaceStart(text)
	if space, joins := c.joint(title, rest, isIndented); joins && (isAlone || isIndented || !hasLetter(title)) {
		joined := join(title, rest, space && len(title) > 0)
		return tail{title: joined, stop: pos + len(bytes.TrimRight(text, " \t")), end: end, unclear: !isAlone}
	}
	return tail{unclear: isAlone || isUnfinished(title) || isRest(rest)}
}

// mayFollow reports whether a line could be the rest of a title.
func (c *candidate) mayFollow(title, text []byte) bool {
	rest := bytes.TrimSpace(text)
	if !mayEndTitle(rest) || len(title)+len(rest) > longTitle || isIndentedFar(text) || bytes.IndexByte(rest, '#') >= 0 {
		return false
	}
	line := classify(rest, 0)
	return line.Kind == Prose || line.Kind == Item && !hasLetter(title) && isTitle(rest) && isTitle(line.Text)
}

// isSign reports whether a line is an empty item, such as "2)", or has no word, and is none
// across the page: it may be the last of a title.
func isSign(text []byte) bool {
	rest := bytes.TrimSpace(text)
	hasWord := bytes.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	return isEmptyItem(rest) || !hasWord && classify(rest, 0).Kind == Prose
}

// isSharpRest reports whether a line may be the rest of a title that a "#" is part of, as
// in "C# client".
func isSharpRest(title, text []byte) bool {
	return len(lastWord(title)) == 1 && text[0] == '#' && hasSpaceStart(text[1:]) && startsSmall(bytes.TrimSpace(text[1:]))
}

// isRest reports whether a text is no beginning of a line: it begins with a small
// letter, or with a hyphen and a word.
func isRest(text []byte) bool {
	return startsSmall(text) || len(text) > 1 && text[0] == '-' && !isSpace(text[1])
}

// endsText reports whether no text stands in the line at an offset that belongs to
// the paragraph before it.
func (m *mender) endsText(pos int) bool {
	text := bytes.TrimSpace(m.doc[pos:lineEnd(m.doc, pos)])
	return len(text) == 0 || classify(text, 0).Kind != Prose
}

// joint tells whether a title and the line behind it are one for all one can see, and
// whether a space parts the two.
func (c *candidate) joint(title, rest []byte, apart bool) (space, joins bool) {
	switch {
	case !hasLetter(title):
		return true, isTitle(rest)
	case rest[0] == '-', title[len(title)-1] == '-':
		return false, !apart && !isSpace(c.text[len(c.text)-1]) // "Read- Through" may have lost its space, or got one
	case apart:
		return true, true
	case !startsSmall(rest), isUnfinished(title), isSpace(c.text[len(c.text)-1]):
		return false, false
	}
	before, after := lastWord(title), firstWord(rest)
	whole, halves := c.m.times(join(before, after, false)), [2]int{c.m.times(before), c.m.times(after)}
	isWords := halves[0] > 1 && halves[1] > 1 // once they stand here
	isNone := halves[0] == 1 && halves[1] == 1
	return false, isNone || whole > 0 && !isWords
}

func isNoWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func lastWord(text []byte) []byte {
	return text[len(bytes.TrimRightFunc(text, func(r rune) bool { return !isNoWord(r) })):]
}

func firstWord(text []byte) []byte {
	if i := bytes.IndexFunc(text, isNoWord); i >= 0 {
		return text[:i]
	}
	return text
}

// times counts how often a word stands in the document, in any letter case.
func (m *mender) times(word []byte) int {
	if m.vocabulary == nil {
		m.vocabulary = map[string]int{}
		for word := range bytes.FieldsFuncSeq(m.doc, isNoWord) {
			m.vocabulary[string(bytes.ToLower(word))]++
		}
	}
	return m.vocabulary[string(bytes.ToLower(word))]
}
