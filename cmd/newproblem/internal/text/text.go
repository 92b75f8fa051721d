package text

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/rogpeppe/go-internal/diff"
)

// Printable is text in which nothing commands the terminal or ends the line.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// Count counts things: "1 file", "2 files".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Choice lists what there is to choose from: "text, json or sarif".
func Choice(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// Diff shows the difference of two texts, which have these names in it, as
// patch and git apply read it; nil when there is none.
func Diff(before string, was []byte, after string, now []byte) []byte {
	_, unified, _ := bytes.Cut(diff.Diff(before, was, after, now), []byte("\n")) // after "diff BEFORE AFTER"
	return unified
}

// DiffAt is Diff of two parts of a text, of which the first begins in a line,
// from 1: the difference has the line numbers of the whole text.
func DiffAt(line int, before string, was []byte, after string, now []byte) []byte {
	var out []byte
	for l := range bytes.Lines(Diff(before, was, after, now)) {
		var at [4]int
		if n, _ := fmt.Sscanf(string(l), "@@ -%d,%d +%d,%d @@", &at[0], &at[1], &at[2], &at[3]); n == len(at) && line > 1 {
			l = fmt.Appendf(nil, "@@ -%d,%d +%d,%d @@\n", at[0]+line-1, at[1], at[2]+line-1, at[3])
		}
		out = append(out, l...)
	}
	return out
}
