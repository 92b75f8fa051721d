package capacity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isFiller reports whether a word may stand before a name without being part
// of it.
func isFiller(word string) bool {
	switch strings.ToLower(word) {
	case "assume", "assuming", "about", "approximately", "approx", "roughly", "around", "given", "the", "our", "estimated", "using", "from", "i.e", "e.g", "so", "thus":
		return true
	}
	return false
}

// isExplanation reports whether a word after a name begins an explanation
// that leaves the name what it is.
func isExplanation(word string) bool {
	switch strings.ToLower(word) {
	case "at", "during", "in", "on", "for", "are", "is", "as", "because", "since", "when", "while", "assuming", "online", "of", "x", "times", "per", "average", "avg", "total", "peak":
		return true
	}
	return false
}

// isNumberWord reports whether a word is a number that is not computed with.
func isNumberWord(word string) bool {
	switch strings.ToLower(word) {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "fifty", "half", "third", "quarter", "once", "twice", "thrice", "double", "triple", "single", "pair", "pairs":
		return true
	}
	return false
}

// isRefused reports whether a word after a number changes it in a way that is
// not computed with.
func isRefused(word string) bool {
	switch strings.ToLower(word) {
	case "lakh", "lakhs", "crore", "crores", "dozen", "dozens", "hundred", "hundreds", "gig", "gigs", "meg", "megs", "mil", "mio", "mrd", "thousands", "millions", "billions", "trillions", "squared", "cubed", "log", "sqrt", "divided", "multiplied", "mod", "p", "e", "nines", "myriad", "myriads":
		return true
	}
	return isForeignScale(word)
}

// isForeignScale reports whether a word may be a thousand, a million or more in another
// language, or as it is cut there. In another alphabet, any may.
func isForeignScale(word string) bool {
	if strings.ContainsFunc(word, func(r rune) bool {
		return r >= utf8.RuneSelf && unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Greek)
	}) {
		return true
	}
	if word == "" || strings.IndexByte("mbtdhMBTDH", word[0]) < 0 && word[0] < utf8.RuneSelf {
		return false // most words, cheaply
	}
	small := strings.ToLower(word)
	return slices.ContainsFunc([]string{
		"millia", "millio", "millon", "millón", "milard", "miliar", "milio", "milió", "milí", "milhã", "milhõ", "miljar", "miljo", "mily",
		"mia", "mio", "mld", "mlj", "mln", "mlrd", "mrd", "bilhã", "bilhõ", "bilj", "billion", "billon", "billón", "bln", "trilhã", "trilhõ", "trilj", "trillion", "trillon",
		"hundert", "honderd", "tausend", "duizend", "tusen", "tusind", "tuhat", "tisíc", "tsd", "tys",
	}, func(start string) bool { return strings.HasPrefix(small, start) })
}

// isDoubtful reports whether a word after a number may change what the author
// computed.
func isDoubtful(word string) bool {
	switch strings.ToLower(word) {
	case "and", "or", "to", "less", "excluding", "without", "over", "than", "minus", "plus", "except", "out", "up", "not", "no", "but", "with", "including", "incl", "compressed":
		return true
	}
	return false
}

// isCorrection reports whether a word of an explanation may say that the value
// is more or less than what the calculation gives.
func isCorrection(word string) bool {
	switch strings.ToLower(word) {
	case "replication", "replicated", "replicas", "redundancy", "redundant", "overhead", "headroom", "buffer", "margin", "compression",
		"doubled", "double", "twice", "triple", "tripled", "half", "halved", "rounded", "round", "squared",
		"plus", "minus", "less", "with", "including", "incl":
		return true
	}
	return false
}

// excludes reports whether a word of an explanation says that what follows is
// left out of the value.
func excludes(word string) bool {
	switch strings.ToLower(word) {
	case "before", "without", "excluding", "excl", "not", "no":
		return true
	}
	return false
}

// corrects reports whether an explanation may say that the value is more or
// less than what the calculation gives. Numbers do, except for those in used.
func corrects(words, used []token) bool {
	for _, t := range words {
		switch {
		case excludes(t.text):
			return false
		case t.kind == wordToken && isCorrection(t.text):
			return true
		case t.kind == numberToken && !slices.ContainsFunc(used, func(u token) bool { return u.kind == numberToken && u.number == t.number }):
			return true
		}
	}
	return false
}
