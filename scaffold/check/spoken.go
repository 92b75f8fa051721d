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

// spokenMarks are those that name the mark itself: amid other text, two of them make a run.
var spokenMarks = []string{"hash", "hashtag", "hashtags", "hashes", "pound", "sharp", "octothorpe", "tag", "sign", "mark"}

// spokenWithin gives where in a line some words stand that name the mark of a heading, or
// are one word that is said again and again, two or more in a row, and behind them the title
// of a missing one, which is the rest of it. The command for a new line before them is one of the words.
func (w *work) spokenWithin(line string, n int) (marks, title int, ok bool) {
	words := wordsWithPlaces(line)
	for i := 0; i+2 < len(words); {
		end := i + 1
		for end < len(words) && (words[end].text == words[i].text || isSpokenMark(words[i].text) && isSpokenMark(words[end].text)) {
			end++
		}
		if end-i > 1 && end < len(words) && words[i].text != "" && w.isTitleOf(n, strings.TrimRight(line[words[end].start:], ".")) {
			if i > 1 && words[i-2].text == "new" && (words[i-1].text == "line" || words[i-1].text == "paragraph") {
				i -= 2
			}
			return words[i].start, words[end].start, true
		}
		i = end
	}
	return 0, 0, false
}

func isSpokenMark(word string) bool { return slices.Contains(spokenMarks, word) }

// A placedWord is a word in small letters, without the signs around it.
type placedWord struct {
	text  string
	start int
}

func wordsWithPlaces(line string) (words []placedWord) {
	at := 0
	for word := range strings.FieldsSeq(line) {
		at += strings.Index(line[at:], word)
		words = append(words, placedWord{strings.ToLower(strings.Trim(word, ":.,-")), at})
		at += len(word)
	}
	return words
}

// isNumber reports whether a word is a number such as "3" or "5.3".
func isNumber(word string) bool {
	return word != "" && strings.TrimFunc(word, func(r rune) bool { return unicode.IsDigit(r) || r == '.' }) == ""
}
