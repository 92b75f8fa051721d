package spec

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
	"unicode"

	"github.com/gosimple/slug"
	"golang.org/x/text/unicode/norm"
)

// MaxSlug is the longest slug, in bytes, so that a file name made from it
// stays far below the 255 bytes that file systems allow.
const MaxSlug = 120

// Slug makes a title into a file name without its ending: lower-case ASCII
// letters, digits and hyphens. It is never empty, never a name that Windows
// reserves, and safe on file systems that ignore letter case. Titles of
// different words have different slugs: where the letters alone would not
// tell them apart (other scripts, symbols, very long titles), the slug ends in
// two hyphens and eight characters of the SHA-256 of the words.
func Slug(title string) string {
	words, exact := asciiWords(title)
	if !exact {
		title = norm.NFC.String(title) // letters in one part or two are the same
		words = trimSlug(slug.Make(title))
	}
	if exact && len(words) <= MaxSlug && words != "" && !isReserved(words) {
		return words
	}
	if words == "" {
		words = "problem"
	}
	words = strings.TrimRight(words[:min(len(words), MaxSlug-len("--12345678"))], "-")
	return words + "--" + digest(title)
}

// symbolWords are the symbols that make a difference in titles, as words.
var symbolWords = map[rune]string{'+': "plus", '#': "sharp", '&': "and", '@': "at", '%': "percent", '$': "dollar"}

// asciiWords gives the words of a title joined by hyphens, and whether they
// are all of it: white space and punctuation do not count.
func asciiWords(title string) (words string, exact bool) {
	var b strings.Builder
	exact = true
	separate := func() {
		if s := b.String(); s != "" && s[len(s)-1] != '-' {
			b.WriteByte('-')
		}
	}
	for _, r := range title {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r >= 'A' && r <= 'Z':
			b.WriteRune(r - 'A' + 'a')
		case symbolWords[r] != "":
			separate()
			b.WriteString(symbolWords[r])
			b.WriteByte('-')
		case unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsControl(r):
			separate()
		default:
			separate()
			exact = false
		}
	}
	return strings.Trim(b.String(), "-"), exact
}

// digest is eight characters that stand for the words of a title: the same
// for titles that differ in letter case, white space and punctuation alone.
func digest(title string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(title, func(r rune) bool {
		return symbolWords[r] == "" && (unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsControl(r))
	}) {
		b.WriteString(strings.ToLower(word))
		b.WriteByte(' ')
	}
	sum := sha256.Sum256([]byte(b.String()))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
}

// trimSlug keeps only what a slug may have, whatever the library gives.
func trimSlug(s string) string {
	words, _ := asciiWords(s)
	return words
}

// isSlug reports whether a text can be a slug.
func isSlug(s string) bool {
	for _, r := range s {
		if r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return s != "" && strings.Trim(s, "-") == s && len(s) <= MaxSlug && !isReserved(s)
}

// isReserved reports whether Windows gives a name a meaning of its own.
func isReserved(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (name[:3] == "com" || name[:3] == "lpt") && name[3] >= '0' && name[3] <= '9'
}
