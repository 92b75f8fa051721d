package capacity

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind says what a token of a calculation is.
type tokenKind uint8

const (
	endToken     tokenKind = iota
	numberToken            // 86,400
	wordToken              // DAU, KB, %, 5-Year
	plusToken              // +
	minusToken             // − and a - or – between spaces
	timesToken             // × * ·
	overToken              // ÷ /
	powerToken             // ^ and a raised number
	openToken              // (
	closeToken             // )
	equalsToken            // = ≈ →
	breakToken             // , ; : — and the end of a sentence
	unknownToken           // what no calculation has, such as the dash of a range, 10-20
)

// token is a piece of a calculation.
type token struct {
	kind   tokenKind
	text   string
	number float64
	spaced bool // space, or nothing, stands before it
}

// isOperator reports whether a token may join two operands, or raise one to a power:
// without one there is no formula.
func (t token) isOperator() bool {
	switch t.kind {
	case plusToken, minusToken, timesToken, overToken, powerToken:
		return true
	case wordToken:
		return isTimes(t) || strings.EqualFold(t.text, "of")
	}
	return false
}

// scan cuts a calculation into tokens.
func scan(s string) []token { return appendTokens(make([]token, 0, 4+len(s)/4), s) }

// appendTokens appends the tokens of a calculation to others.
func appendTokens(out []token, s string) []token {
	first, spaced := len(out), true
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if isWord := r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)); !isWord && (unicode.IsSpace(r) || strings.ContainsRune("\"'`“”‘’$€", r)) {
			spaced = spaced || unicode.IsSpace(r)
			s = s[size:]
			continue
		}
		if r == '~' && size < len(s) && len(out) > first && endsOperand(out[len(out)-1]) {
			r = '≈'
		} else if r == '~' {
			s = s[size:]
			continue
		}
		t, length := scanToken(s, r, size, spaced)
		t.text, t.spaced = s[:length], spaced
		s, spaced = s[length:], false
		if t.kind != endToken {
			out = append(out, t)
		}
	}
	return out
}

// scanToken reads the token that s begins with and gives its length; endToken
// is nothing at all.
func scanToken(s string, r rune, size int, spaced bool) (token, int) {
	after, _ := utf8.DecodeRuneInString(s[size:])
	open := after == utf8.RuneError || unicode.IsSpace(after)
	switch {
	case strings.HasPrefix(s, "24/7") && !(len(s) > 4 && isDigit(s[4])):
		return token{kind: wordToken}, 4
	case isDigit(s[0]) || r == '.' && after < utf8.RuneSelf && isDigit(byte(after)) || fraction(r) > 0:
		return scanNumber(s)
	case unicode.IsLetter(r):
		length := wordLength(s)
		if !spaced {
			length = beforeTimes(s[:length])
		}
		return token{kind: wordToken}, length
	case r == '%':
		return token{kind: wordToken}, size
	case strings.HasPrefix(s, "**"):
		return token{kind: unknownToken}, 2
	case strings.HasPrefix(s, "->") || strings.HasPrefix(s, "=>"):
		return token{kind: equalsToken}, 2
	case r == '-' || r == '–':
		// Between spaces it is a minus; elsewhere it may be a range or a name.
		if spaced && open {
			return token{kind: minusToken}, size
		}
		return token{kind: unknownToken}, size
	case r == '.':
		return token{kind: sentenceEnd(s)}, size
	case r == ':' && !open:
		return token{kind: unknownToken}, size
	}
	switch r {
	case '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹':
		return scanRaised(s)
	}
	return token{kind: signOf(r)}, size
}

// beforeTimes gives how long the word is behind a number up to an "x" with a number behind
// it, as in 12Mx40KB.
func beforeTimes(word string) int {
	for i := range len(word) {
		if word[i] == 'x' || word[i] == 'X' {
			if i+1 < len(word) && isDigit(word[i+1]) {
				return max(i, 1)
			}
			break
		}
	}
	return len(word)
}

// signOf tells what a character is that is a token by itself.
func signOf(r rune) tokenKind {
	switch r {
	case '+':
		return plusToken
	case '−':
		return minusToken
	case '×', '*', '·', '⋅', '∙', '∗', '✕':
		return timesToken
	case '÷', '/', '∕', '⁄':
		return overToken
	case '^':
		return powerToken
	case '(':
		return openToken
	case ')':
		return closeToken
	case '=', '≈', '≃', '≅', '→', '⇒':
		return equalsToken
	case ',', ';', ':', '—', '!', '?', '|':
		return breakToken
	}
	return unknownToken
}

// endsOperand reports whether a calculation may go on with an operator here.
func endsOperand(t token) bool {
	return t.kind == numberToken || t.kind == wordToken || t.kind == closeToken
}

// sentenceEnd tells the full stop of a sentence from that of an abbreviation,
// after which the sentence goes on.
func sentenceEnd(s string) tokenKind {
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[1:], " "))
	if unicode.IsUpper(next) || next == utf8.RuneError {
		return breakToken
	}
	return endToken
}

// scanNumber reads a number with its separators, a fraction in one character,
// or a word such as 5-Year that begins with a number.
func scanNumber(s string) (token, int) {
	end := 0
	for end < len(s) {
		c := s[end]
		if !isDigit(c) && (c != '.' && c != ',' || end+1 == len(s) || !isDigit(s[end+1])) {
			break
		}
		end++
	}
	n, ok := 0.0, true
	if end > 0 {
		var plain string
		if plain, ok = withoutSeparators(s[:end]); ok {
			var err error
			n, err = strconv.ParseFloat(plain, 64)
			ok = err == nil
		}
	}
	r, size := utf8.DecodeRuneInString(s[end:])
	if part := fraction(r); part > 0 {
		n, end = n+part, end+size
	}
	if r == '-' && end+1 < len(s) {
		if next, _ := utf8.DecodeRuneInString(s[end+1:]); unicode.IsLetter(next) {
			return token{kind: wordToken, number: n}, end + 1 + wordLength(s[end+1:])
		}
	}
	if !ok || bounded(n) != nil {
		return token{kind: unknownToken}, end
	}
	return token{kind: numberToken, number: n}, end
}

// fraction gives the value of a character such as ½.
func fraction(r rune) float64 {
	switch r {
	case '½':
		return 0.5
	case '⅓':
		return 1.0 / 3
	case '⅔':
		return 2.0 / 3
	case '¼':
		return 0.25
	case '¾':
		return 0.75
	case '⅕':
		return 0.2
	case '⅛':
		return 0.125
	}
	return 0
}

// scanRaised reads a raised number, 10⁹.
func scanRaised(s string) (token, int) {
	n, length := 0.0, 0
	for _, r := range s {
		digit := strings.IndexRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r)
		if digit < 0 {
			break
		}
		// The first of these characters have two bytes, the others three.
		digit = len([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹"[:digit]))
		n = min(float64(n*10)+float64(digit), 1e6)
		length += utf8.RuneLen(r)
	}
	return token{kind: powerToken, number: n}, length
}

// wordLength gives the length of the word that s begins with. A hyphen, an
// apostrophe or a colon between two letters is part of it.
func wordLength(s string) int {
	end := 0
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			next, _ := utf8.DecodeRuneInString(s[end+size:])
			if end == 0 || r != '-' && r != '\'' && r != '’' && r != ':' || !unicode.IsLetter(next) {
				break
			}
		}
		end += size
	}
	return end
}
