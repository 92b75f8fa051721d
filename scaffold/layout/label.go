package layout

import (
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// Meant gives which of the labels of a template is meant with a name: the one with
// the same letters; or else the only one that has all words of the other, or was
// mistyped by one letter. It is -1 for none, and where two could be meant.
func Meant(name string, labels []string) int {
	key := markdown.Key(name)
	if key == "" {
		return -1
	}
	for _, alike := range []func(label string) bool{
		func(label string) bool { return markdown.Key(label) == key },
		func(label string) bool { return BareKey(label) == BareKey(name) },
		func(label string) bool { return hasWordsOf(label, name) || hasWordsOf(name, label) },
		func(label string) bool { return isMistyped(key, markdown.Key(label)) },
	} {
		found := -1
		for i, label := range labels {
			if alike(label) {
				if found >= 0 && markdown.Key(labels[found]) != markdown.Key(label) {
					return -1
				}
				found = i
			}
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// SaysMore reports whether a name has more in it than the label it is taken for.
func SaysMore(name, label string) bool {
	return BareKey(name) == BareKey(label) && strings.Contains(name, "(") && markdown.Key(name) != markdown.Key(label) || hasWordsOf(name, label)
}

// IsMisspelt reports whether a name is taken for a label though it differs in letters.
func IsMisspelt(name, label string) bool {
	return isMistyped(markdown.Key(name), markdown.Key(label)) && // as few are
		BareKey(name) != BareKey(label) && !hasWordsOf(name, label) && !hasWordsOf(label, name)
}

// isMistyped reports whether a key is another but for one slip: a letter that is
// wrong, missing or too much, or two that changed places, or "ys" for the plural "ies". Other words differ in more,
// in the letter that they begin with, or are short.
func isMistyped(name, key string) bool {
	const shortest = 5
	if stem, ok := strings.CutSuffix(strings.TrimSuffix(name, "s"), "y"); ok && stem+"ies" == key {
		return true
	}
	a, b := []rune(name), []rune(key)
	if min(len(a), len(b)) < shortest || a[0] != b[0] {
		return false
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	isSwapped := len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
	return max(len(a), len(b)) == 1 || isSwapped
}

// BareKey is the key of a label without what stands in brackets behind it.
func BareKey(label string) string {
	if i := strings.IndexByte(label, '('); i > 0 {
		label = label[:i]
	}
	return strings.TrimSuffix(markdown.Key(label), "s")
}

// hasWordsOf reports whether a label has all words of another, and more.
func hasWordsOf(label, other string) bool {
	words, others := wordsOf(label), wordsOf(other)
	for _, word := range others {
		if !slices.Contains(words, word) {
			return false
		}
	}
	return len(others) > 0 && len(words) > len(others)
}

// wordsOf gives the bare keys of the words of a label. Signs and emoji are none.
func wordsOf(label string) []string {
	words := strings.Fields(strings.ToLower(label))
	for i := range words {
		words[i] = BareKey(words[i])
	}
	return slices.DeleteFunc(words, func(word string) bool { return word == "" })
}
