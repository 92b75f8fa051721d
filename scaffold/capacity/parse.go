package capacity

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is the length in bytes of the longest text that can be a quantity.
const longest = 100

// Parse reads a quantity as people write it: a number, perhaps a word or
// letter for thousands, perhaps a unit or the name of what is counted, perhaps
// a time it is for.
//
//	500M   1.5B   10 million   1,157
//	2 KB   2KiB   12 Mbit   20%   100:1   3x
//	300 ms   5 years
//	500/s   1K QPS   12 Gbps   2.3 TB/day   5 requests per second
//	20% per year   2 KB per user
//
// A leading ~ or ≈ is passed over. What people read in two ways is an error
// that says how to write each: kb (bytes or bits), 5 m (million or minutes).
// B right after a number is a billion, B after a space is bytes.
func Parse(s string) (Quantity, error) {
	q, err := parse(s)
	if err != nil {
		if len(s) > longest {
			s = cut(s, longest) + "…"
		}
		return Quantity{}, fmt.Errorf("%q is not a quantity: %w", s, err)
	}
	return q, nil
}

// unreadable says what cannot be read, and what could be written. Whoever knows
// better what is wanted says that in place of the examples.
type unreadable struct{ what, examples string }

// Error says both.
func (e *unreadable) Error() string { return e.what + "; write for example " + e.examples }

const someQuantities = "500M, 2 KB, 300 ms or 20%"

// MarshalText gives the text of [Quantity.String].
func (q Quantity) MarshalText() ([]byte, error) { return []byte(q.String()), nil }

// UnmarshalText reads what [Parse] reads.
func (q *Quantity) UnmarshalText(text []byte) error {
	read, err := Parse(string(text))
	if err != nil {
		return err
	}
	*q = read
	return nil
}

// parse is Parse without the text in its errors.
func parse(s string) (Quantity, error) {
	if len(s) > longest {
		return Quantity{}, errors.New("too long")
	}
	s = strings.TrimSpace(s)
	for _, about := range []string{"~", "≈"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, about))
	}
	if s == "" {
		return Quantity{}, errors.New("write a number, such as 500M or 2 KB")
	}
	n, rest, err := number(s)
	if err != nil {
		return Quantity{}, err
	}
	if to, ok := ratioOf(rest); ok {
		return parseRatio(n, to)
	}
	if rest, err = billions(rest); err != nil {
		return Quantity{}, err
	}
	m, err := measureOf(rest)
	if err != nil {
		return Quantity{}, err
	}
	return m.times(n)
}

// number reads the number that s begins with, and gives what follows it.
func number(s string) (n float64, rest string, err error) {
	switch c := s[0]; {
	case c == '-' || strings.HasPrefix(s, "−") || strings.HasPrefix(s, "–"):
		return 0, "", errors.New("it is below zero")
	case c != '.' && !isDigit(c):
		return 0, "", &unreadable{"it does not begin with a number", someQuantities}
	}
	end := 0
	for end < len(s) && (isDigit(s[end]) || s[end] == '.' || s[end] == ',') {
		end++
	}
	digits, rest := s[:end], s[end:]
	if exponent := exponentOf(rest); exponent != "" {
		digits, rest = digits+exponent, rest[len(exponent):]
	}
	plain, ok := withoutSeparators(digits)
	if !ok {
		return 0, "", fmt.Errorf("%q is not a number: a comma stands before each three digits, as in 1,157, and a point before decimals", digits)
	}
	n, err = strconv.ParseFloat(plain, 64)
	if errors.Is(err, strconv.ErrRange) {
		return 0, "", errors.New("it is too large")
	}
	if err != nil {
		return 0, "", fmt.Errorf("%q is not a number", digits)
	}
	return n, rest, nil
}

// exponentOf gives the e6 that s may begin with.
func exponentOf(s string) string {
	if s == "" || s[0] != 'e' && s[0] != 'E' {
		return ""
	}
	end := 1
	if strings.HasPrefix(s[1:], "+") || strings.HasPrefix(s[1:], "-") {
		end = 2
	}
	digits := end
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	if end == digits {
		return ""
	}
	return s[:end]
}

// withoutSeparators takes the commas out of a number, if each of them stands
// before three digits.
func withoutSeparators(number string) (string, bool) {
	if strings.IndexByte(number, ',') < 0 && strings.IndexByte(number, '.') < 0 {
		return number, true
	}
	whole, decimals, _ := strings.Cut(number, ".")
	if !strings.Contains(whole, ",") {
		return number, !strings.Contains(decimals, ",") && (decimals != "" || !strings.Contains(number, "."))
	}
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && (g == "" || len(g) > 3) {
			return "", false
		}
	}
	return strings.ReplaceAll(number, ",", ""), !strings.Contains(decimals, ",")
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// ratioOf gives what stands after the colon, or the word to, of a ratio.
func ratioOf(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if to, ok := strings.CutPrefix(s, ":"); ok {
		return strings.TrimSpace(to), true
	}
	to, ok := strings.CutPrefix(s, "to ")
	return strings.TrimSpace(to), ok
}

// parseRatio gives n to the number in s.
func parseRatio(n float64, s string) (Quantity, error) {
	if s == "" {
		return Quantity{}, errors.New("a ratio has two numbers, as in 100:1")
	}
	to, rest, err := number(s)
	switch {
	case err != nil:
		return Quantity{}, err
	case strings.TrimSpace(rest) != "":
		return Quantity{}, errors.New("a ratio has nothing after its two numbers, as in 100:1")
	case n == 0 || to == 0:
		return Quantity{}, errors.New("a ratio cannot have a zero in it")
	}
	return measure{factor: 1, style: ratio}.times(float64(n / to))
}

// billions spells out the B that stands right after a number, as in 1.5B;
// after a space, as in 500 B, it is bytes. Where people write it the other way
// too, it is an error.
func billions(rest string) (string, error) {
	if !strings.HasPrefix(strings.TrimSpace(rest), "B") {
		return rest, nil // as mostly
	}
	words := wordsOf(rest)
	if words[0] != "B" {
		return rest, nil
	}
	attached := strings.HasPrefix(rest, "B")
	perThing := len(words) > 2 && isPer(words[1]) && isThing(words[2])
	if attached && perThing || !attached && len(words) > 1 && isThing(words[1]) {
		return "", errors.New(`"B" can be bytes or a billion: write bytes or billion`)
	}
	if attached {
		return "billion" + rest[1:], nil
	}
	return rest, nil
}

// measureOf reads the unit after a number.
func measureOf(s string) (measure, error) {
	if s == string(ToOne) {
		return measure{factor: 1, style: ratio}, nil
	}
	words := wordsOf(s)
	m, scale := measure{factor: 1}, 1.0
	if len(words) > 0 {
		var scaled bool
		if scale, scaled = scaleOf(words[0]); scaled {
			words = words[1:]
		}
	}
	if len(words) > 0 {
		unit, known, err := unitOf(words[0])
		if err != nil {
			return m, err
		}
		if known {
			m, words = unit, words[1:]
		}
	}
	m.factor *= scale
	for len(words) > 0 && isThing(words[0]) {
		words = words[1:]
	}
	for len(words) > 1 && isPer(words[0]) {
		var err error
		if m, err = m.perWord(words[1]); err != nil {
			return m, err
		}
		words = words[2:]
	}
	if len(words) > 0 {
		return m, &unreadable{fmt.Sprintf("%q is not a unit", words[0]), someQuantities}
	}
	return m, nil
}

// perWord gives the unit per second, per user or, for bits, per byte.
func (m measure) perWord(word string) (measure, error) {
	if p, ok := periodOf(word); ok {
		return m.per(p)
	}
	switch {
	case m.kind == Bits && word == "byte":
		return measure{factor: m.factor, kind: bitsPerByte}, nil
	case isThing(word):
		return m, nil
	}
	return m, &unreadable{fmt.Sprintf("%q is not a time", word), "per second or /day"}
}

// wordsOf cuts s into runs of letters and single other characters, without
// the space between them.
func wordsOf(s string) []string {
	if s == "" {
		return nil
	}
	words := make([]string, 0, 6)
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
		switch {
		case end < 0:
			end = len(s)
		case end == 0:
			_, end = utf8.DecodeRuneInString(s)
		}
		words = append(words, s[:end])
		s = s[end:]
	}
	return words
}

// isPer reports whether a word says that a time or a thing follows, for which
// the number before it holds.
func isPer(word string) bool {
	switch strings.ToLower(word) {
	case "/", "per", "a", "an", "each", "every":
		return true
	}
	return false
}

// isThing reports whether a word names what systems count, in one or many.
// The list is closed so that no unit or scale unknown here (5 lakh, 3 gigs)
// is taken for a name and lost.
func isThing(word string) bool {
	word = strings.ToLower(word)
	switch word {
	case "people", "queries", "entries", "replies", "active", "concurrent":
		return true
	}
	switch strings.TrimSuffix(word, "s") {
	case "account", "call", "click", "connection", "customer", "device", "driver", "entry",
		"event", "file", "follower", "friend", "image", "item", "job", "like", "link", "listing",
		"login", "match", "member", "merchant", "message", "metric", "notification", "object",
		"op", "operation", "order", "page", "payment", "person", "photo", "player", "post",
		"product", "query", "read", "reading", "record", "redirect", "reply", "request", "req",
		"rider", "ride", "room", "row", "search", "sensor", "server", "session", "stream",
		"transaction", "trip", "tweet", "update", "upload", "url", "user", "video", "view",
		"viewer", "visit", "visitor", "write":
		return true
	}
	return false
}

// cut gives at most n bytes of s, and no part of a character.
func cut(s string, n int) string {
	for n > 0 && n < len(s) && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:min(n, len(s))]
}
