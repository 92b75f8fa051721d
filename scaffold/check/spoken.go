package check

import (
	"slices"
	"strings"
	"unicode"
)

// Who dictates a heading may get its marks as words: "hashtag hashtag hashtag Data Flow",
// "Heading three: Data Flow".

// spokenWords are those that name the mark of a heading, or its level.
var spokenWords = []string{
	"hash", "hashtag", "hashtags", "hashes", "pound", "sharp", "octothorpe", "number", "sign", "tag", "mark",
	"heading", "header", "headline", "title", "subheading", "subtitle", "section", "subsection", "chapter", "level",
	"h1", "h2", "h3", "h4", "h5", "h6", "one", "two", "three", "four", "five", "six", "double", "triple",
}

// spokenBefore gives how many bytes of a line, in words that name the mark of a heading, or
// in one word that is said again and again, stand before the title of a missing one, which
// is the rest of it; or 0.
func (w *work) spokenBefore(line string, n int) int {
	const longest = 6 // "hash tag hash tag hash tag"
	at, found, first := 0, 0, ""
	isName, isSame := true, true
	for count := 1; count <= longest; count++ {
		end := strings.IndexAny(line[at:], " \t")
		if end < 0 {
			break
		}
		word := strings.ToLower(strings.Trim(line[at:at+end], ":.,-"))
		if count == 1 {
			first = word
		}
		isName = isName && (slices.Contains(spokenWords, word) || isNumber(word))
		isSame = isSame && word == first
		if !isName && !isSame {
			break
		}
		at += end
		at += len(line[at:]) - len(strings.TrimLeft(line[at:], " \t"))
		if (isName || count > 1) && w.isTitleOf(n, line[at:]) {
			found = at
		}
	}
	return found
}

// isNumber reports whether a word is a number such as "3" or "5.3".
func isNumber(word string) bool {
	return word != "" && strings.TrimFunc(word, func(r rune) bool { return unicode.IsDigit(r) || r == '.' }) == ""
}
