package check

import (
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// colonSigns are what people and other kinds of markup put between a label and its value.
const colonSigns = ":=>|,;~·.…-–—→"

// withValue puts the value of a line that cannot be read in place of the placeholder, in how
// it is to be written: what stands there behind some sign in the place of a colon, or behind
// none, if the field accepts it.
func (w *work) withValue(written string, l *label, block int) string {
	text := firstLineOf(string(w.page.Text(block)))
	f, key := spec.Lookup(l.field)
	placeholder, isOne := onlyBracket(written)
	if f == nil || key != "" || f.IsObject() || l.isShared || !isOne {
		return written
	}
	seen := markdown.Inline{}.Seen(text)
	if len(seen) < len(l.name) || !strings.EqualFold(seen[:len(l.name)], l.name) {
		return written
	}
	rest := strings.TrimSpace(seen[len(l.name):])
	value := strings.TrimSpace(strings.TrimLeft(rest, colonSigns))
	if value == "" || value == rest && !isPlainlyValue(f, seen[len(l.name):]) || checkValue(f, l.said(f, value)) != nil {
		return written
	}
	if f.Kind == spec.Number {
		value = l.said(f, value)
	}
	return strings.Replace(written, placeholder, value, 1)
}

// isPlainlyValue reports whether what stands behind a label without any sign is its value, and
// not more words of a sentence: the field takes few texts, or it is one word with a number.
func isPlainlyValue(f *spec.Field, behind string) bool {
	value := strings.TrimSpace(behind)
	if strings.HasPrefix(behind, value) {
		return false // the label is part of a longer word
	}
	return f.IsClosed() || !strings.ContainsAny(value, " \t") && strings.ContainsAny(value, "0123456789")
}

// onlyBracket gives the placeholder of a line that has one.
func onlyBracket(line string) (placeholder string, isOne bool) {
	start, end := strings.IndexByte(line, '['), strings.LastIndexByte(line, ']')
	if start < 0 || end < start {
		return "", false
	}
	placeholder = line[start : end+1]
	return placeholder, !strings.ContainsAny(placeholder[1:len(placeholder)-1], "[]")
}
