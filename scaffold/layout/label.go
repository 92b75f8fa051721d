package layout

import (
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// Meant gives which of the labels of a template is meant with a name: the one with
// the same letters; or else the only one that has all words of the other, or differs
// in a few letters. It is -1 for none, and where two could be meant.
func Meant(name string, labels []string) int {
	key := markdown.Key(name)
	if key == "" {
		return -1
	}
	for _, alike := range []func(label string) bool{
		func(label string) bool { return markdown.Key(label) == key },
		func(label string) bool { return BareKey(label) == BareKey(name) },
		func(label string) bool { return hasWordsOf(label, name) || hasWordsOf(name, label) },
		func(label string) bool { return source.Suggest(key, []string{markdown.Key(label)}) != "" },
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
	return BareKey(name) != BareKey(label) && !hasWordsOf(name, label) && !hasWordsOf(label, name) &&
		source.Suggest(markdown.Key(name), []string{markdown.Key(label)}) != ""
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
