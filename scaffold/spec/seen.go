package spec

import (
	"strconv"
	"strings"
	"unicode"

	"newproblem/scaffold/markdown"
)

// FromSeen gives what is said for a field, from what a reader sees in its place and
// what the template writes behind it, such as "minutes": of stars and of "10 min" it
// is the number. What is nothing of the kind is given as it is.
//
// Signs around it, such as an emoji, and marks of footnotes are decoration, if it is one of the field without.
func (f *Field) FromSeen(text, suffix string) string {
	text = f.Shown(text)
	said := f.fromWords(text, suffix)
	bare := withoutSigns(text)
	if f.Kind == Choice {
		bare = withoutSigns(withoutStars(bare))
	}
	if f.IsClosed() && bare != text && f.Check(said) != nil {
		if undecorated := f.fromWords(bare, suffix); f.Check(undecorated) == nil {
			return undecorated
		}
	}
	return said
}

func (f *Field) fromWords(text, suffix string) string {
	switch f.Kind {
	case Stars:
		return plainNumber(starsIn(text, f.Max))
	case Number:
		return NumberIn(text, suffix)
	}
	return text
}

// Shown is a text without the characters that only lay out others, such as a space
// without width: they are no part of one of a few values.
func (f *Field) Shown(text string) string {
	if !f.IsClosed() {
		return text
	}
	return withoutWikiLink(strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)))
}

// withoutWikiLink gives the words of a text that is nothing but a link of a wiki:
// "[[2024-11-05]]", "[[daily/2024-11-05|2024-11-05]]".
func withoutWikiLink(text string) string {
	inner, isOpen := strings.CutPrefix(text, "[[")
	inner, isLink := strings.CutSuffix(inner, "]]")
	if !isOpen || !isLink || strings.ContainsAny(inner, "[]") {
		return text
	}
	return strings.TrimSpace(inner[strings.LastIndexByte(inner, '|')+1:])
}

// withoutSigns is a text without the signs at its ends that say nothing, and without the
// marks of footnotes: not stars, which count, nor those that say no.
func withoutSigns(text string) string {
	text = markdown.WithoutNotes(text)
	for _, dash := range [...]string{"- ", "– ", "— "} { // behind the colon of its label
		text = strings.TrimPrefix(text, dash)
	}
	if strings.ContainsAny(text, "❌❎🚫✗✘") {
		return text
	}
	return strings.TrimSpace(strings.TrimFunc(markdown.WithoutShortcodes(text), func(r rune) bool {
		const arrows = '\u2190' // below stand letters and units: №, ℃
		isSign := r >= arrows && unicode.In(r, unicode.So, unicode.Sk) && !strings.ContainsRune("⭐★☆", r)
		return isSign || r == ' ' || unicode.Is(unicode.Variation_Selector, r)
	}))
}

// withoutStars is a text without the stars at its ends, which say of one of a few values how
// much it is: "Medium ⭐⭐", "Medium (★★☆)".
func withoutStars(text string) string {
	if !strings.ContainsAny(text, "⭐★☆") {
		return text
	}
	return strings.Trim(text, "⭐★☆()\ufe0f ")
}

// starsIn gives the number of a rating: "⭐️⭐️", "★★★☆☆", ":star::star:", "3/5", "3 stars",
// "⭐⭐⭐ (3/5)".
func starsIn(text string, most int) string {
	if drawn := strings.ReplaceAll(text, ":star:", "⭐"); drawn != text {
		if n := starsIn(drawn, most); n != drawn {
			return n
		}
		return text
	}
	if n := strings.Count(text, "⭐") + strings.Count(text, "★"); n > 0 {
		behind := strings.Trim(text, "⭐★☆\ufe0f ")
		if again := strings.TrimSuffix(strings.TrimPrefix(behind, "("), ")"); again == "" || !strings.ContainsAny(again, "⭐★") && plainNumber(starsIn(again, most)) == strconv.Itoa(n) {
			return strconv.Itoa(n)
		}
		return text
	}
	rest := strings.TrimLeft(text, "0123456789")
	behind := strings.ToLower(strings.TrimSpace(rest))
	number := text[:len(text)-len(rest)]
	of := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(behind, "/"), "out of"))
	if number != "" && (behind == "stars" || behind == "star" || behind != of && strings.TrimSpace(strings.TrimSuffix(of, "stars")) == strconv.Itoa(most)) {
		return number
	}
	return text
}

// NumberIn gives the number that a text begins with, where only a suffix follows, or
// a short form of it: "10 min". Signs around it are decoration, and a remark is no part of it.
func NumberIn(text, suffix string) string {
	text = withoutSigns(text)
	if bare, remark := RemarkBehind(text, suffix); remark != "" || len(bare) < len(text) {
		if n := withoutUnit(bare, suffix); n != bare || isDigits(n) {
			return plainNumber(n)
		}
	}
	return plainNumber(withoutUnit(text, suffix))
}

// withoutUnit is a text without the unit behind the number that it begins with, if that is all
// that follows.
func withoutUnit(text, suffix string) string {
	rest := strings.TrimLeft(text, "0123456789")
	if rest != "" && isUnit(rest, suffix) {
		return text[:len(text)-len(rest)]
	}
	return text
}

// isUnit reports whether a text is a suffix, or a short form of it.
func isUnit(text, suffix string) bool {
	suffix = strings.ToLower(strings.TrimSpace(suffix))
	unit := strings.TrimSuffix(strings.ToLower(strings.TrimSpace(text)), ".")
	isShort := func(of string) bool {
		return unit == of || len(unit) >= 3 && strings.HasPrefix(of, strings.TrimSuffix(unit, "s"))
	}
	return suffix != "" && (isShort(suffix) || isShort(wholeUnit(strings.TrimSuffix(suffix, "."))))
}

// wholeUnit gives the unit whose short form a template may have.
func wholeUnit(short string) string {
	switch short {
	case "min", "mins":
		return "minutes"
	case "h", "hr", "hrs":
		return "hours"
	case "sec":
		return "seconds"
	}
	return short
}

func isDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// RemarkBehind gives a text with a number without the remark in brackets behind that, and the
// remark; "" for none, or where it is no more than the suffix. One with another number in it
// may be what is meant.
func RemarkBehind(text, suffix string) (bare, remark string) {
	if !strings.HasSuffix(text, ")") || text[0] < '0' || text[0] > '9' {
		return text, ""
	}
	at := strings.LastIndexByte(text, '(')
	if at <= 0 {
		return text, ""
	}
	within := text[at+1 : len(text)-1]
	if strings.ContainsAny(within, "()[]0123456789") || strings.TrimSpace(within) == "" {
		return text, ""
	}
	if bare = strings.TrimSpace(text[:at]); isUnit(within, suffix) {
		return bare, ""
	}
	return bare, text[at:]
}

// SumIn gives the number that a text says in place of a sum, as NumberIn: there, it may be
// said as about so much, and with the first letter of its unit.
func SumIn(text, suffix string) string {
	if text != "" && (text[0] < '0' || text[0] > '9') { // as in few
		text = strings.TrimLeft(text, "~≈ ")
		first, rest, _ := strings.Cut(text, " ")
		switch strings.ToLower(first) {
		case "about", "approx", "approx.", "approximately", "around", "roughly", "ca.", "circa":
			text = strings.TrimSpace(rest)
		}
	}
	number := NumberIn(text, suffix)
	if last := len(number) - 1; last > 0 && (number[last] < '0' || number[last] > '9') {
		bare := strings.TrimRight(number[:last], " ")
		if isDigits(bare) && strings.HasPrefix(strings.TrimSpace(suffix), number[last:]) {
			return plainNumber(bare)
		}
	}
	return number
}

// plainNumber is a number without zeros in front, or the text if it is none.
func plainNumber(text string) string {
	if n, ok := number(text); ok {
		return strconv.Itoa(n)
	}
	return text
}
