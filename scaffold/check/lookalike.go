package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Letters of other alphabets that look like Latin ones, and these. Nobody sees on a screen
// that a word has one of them.
const (
	lookalikes = "АВЕЅІЈКМНОРСТУХасеорхуіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
	latinOnes  = "ABESIJKMHOPCTYXaceopxyijsdhABEZHIKMNOPTYXo"
)

// inLatin gives a text with Latin letters in place of those that look like them, in words
// that have no other letters then; and the first letter that was another, or 0.
func inLatin(text string) (latin string, strange rune) {
	if len(text) == utf8.RuneCountInString(text) {
		return text, 0
	}
	latinOf := []rune(latinOnes)
	toLatin := func(r rune) rune {
		if i := strings.IndexRune(lookalikes, r); i >= 0 {
			return latinOf[utf8.RuneCountInString(lookalikes[:i])]
		}
		return r
	}
	words := strings.SplitAfter(text, " ")
	for i, word := range words {
		plain := strings.Map(toLatin, word)
		isOther := func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }
		if at := strings.IndexFunc(word, isOther); at >= 0 && strings.IndexFunc(plain, isOther) < 0 {
			if strange == 0 {
				strange, _ = utf8.DecodeRuneInString(word[at:])
			}
			words[i] = plain
		}
	}
	return strings.Join(words, ""), strange
}

// strangeLetter names the letter of a text that only looks like a Latin one, to be read
// behind a message; "" if there is none.
func strangeLetter(text string) string {
	_, strange := inLatin(text)
	alphabet := "Greek"
	switch {
	case strange == 0:
		return ""
	case unicode.Is(unicode.Cyrillic, strange):
		alphabet = "Cyrillic"
	}
	return fmt.Sprintf("; its %q is a %s letter (%U)", string(strange), alphabet, strange)
}
