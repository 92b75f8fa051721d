package check

import (
	"strings"

	"newproblem/scaffold/spec"
)

// saidBehind gives what stands behind each of some names in a text, "Reading 10 min, Solving
// 40 min", if all of them are there in their order, each once and with something behind it;
// else nothing.
func saidBehind(text string, names []string) []string {
	lower := strings.ToLower(text)
	var from, to []int
	at := 0
	for _, name := range names {
		name = strings.ToLower(name)
		found := strings.Index(lower[at:], name)
		if found < 0 || strings.Count(lower, name) > 1 || len(lower) != len(text) {
			return nil
		}
		if from = append(from, at+found+len(name)); len(from) > 1 {
			to = append(to, at+found)
		} else if strings.Trim(text[:found], " -*•") != "" {
			return nil // words before the first belong to nobody
		}
		at += found + len(name)
	}
	to = append(to, len(text))
	said := make([]string, len(names))
	for i := range names {
		if said[i] = strings.Trim(text[from[i]:to[i]], " \t\n:=-–—,;/·•|"); said[i] == "" {
			return nil
		}
	}
	return said
}

// sayable gives a value as the template writes it behind the label, with its whole unit where
// it is a number.
func (l *label) sayable(value string) string {
	if n := spec.NumberIn(value, l.suffix); n != "" && strings.Trim(n, "0123456789") == "" {
		return strings.TrimSpace(n + " " + strings.TrimSpace(l.suffix))
	}
	return value
}
