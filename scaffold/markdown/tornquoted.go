package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mateOf gives the mark that closes what another opens, or "".
func mateOf(open rune) string {
	const openers, closers = `"'“”„‘‚«»‹([{<*_~`, `"'””“’‘»«›)]}>*_~`
	if at := strings.IndexRune(openers, open); at >= 0 {
		return string([]rune(closers)[utf8.RuneCountInString(openers[:at])])
	}
	return ""
}

// isSpokenOf reports whether the run stands right behind a mark that opens something, such as
// a quotation mark, a bracket or that of emphasis, and the mate of that mark behind it: the
// line speaks of a title.
func (c *candidate) isSpokenOf() bool {
	before, behind := c.text[:c.at], c.text[c.at+c.level:]
	open, size := utf8.DecodeLastRune(before)
	mate := mateOf(open)
	if mate == "" {
		return false
	}
	before = before[:len(before)-size]
	for strings.ContainsRune("*_~", open) && len(before) > 0 && before[len(before)-1] == byte(open) {
		before, mate = before[:len(before)-1], mate+mate[:1]
	}
	if r, _ := utf8.DecodeLastRune(before); len(before) > 0 && !unicode.IsSpace(r) && mateOf(r) == "" && !unicode.IsSymbol(r) && !unicode.Is(unicode.Pd, r) {
		return false // it closes something
	}
	return bytes.Contains(behind, []byte(mate))
}
