package bank

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"newproblem/scaffold/source"
)

// A Vocabulary knows the tags of a bank: those of its settings, or, where they
// name none, those that its problems have.
type Vocabulary struct {
	known   []string          // the tags, the most frequent first
	aliases map[string]string // tags by their aliases, in lower case
	closed  bool              // the settings name all tags there are
}

// NewVocabulary makes the vocabulary of a bank with these settings and these
// problems.
func NewVocabulary(s *Settings, problems []Listed) *Vocabulary {
	v := &Vocabulary{aliases: map[string]string{}, closed: s.Tags != nil}
	for _, tag := range s.Tags {
		v.known = append(v.known, tag.Name)
		for _, alias := range tag.Aliases {
			v.aliases[strings.ToLower(alias)] = tag.Name
		}
	}
	count := map[string]int{}
	for _, p := range problems {
		for _, tag := range p.Tags {
			if count[tag]++; !v.closed && !slices.Contains(v.known, tag) {
				v.known = append(v.known, tag)
			}
		}
	}
	slices.SortStableFunc(v.known, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	return v
}

// Tags gives the known tags, those that occur most often first.
func (v *Vocabulary) Tags() []string { return v.known }

// Resolve gives the known tag that was likely meant by another, if there is one,
// and the problem with the one that was given, in words. Both are "" when the
// tag is known, or when any tag will do and none is near.
func (v *Vocabulary) Resolve(tag string) (known, problem string) {
	if slices.Contains(v.known, tag) {
		return "", ""
	}
	if known := v.aliases[strings.ToLower(tag)]; known != "" {
		return known, fmt.Sprintf("the tag %s is called %s in this bank", source.Quote(tag), known)
	}
	switch known := source.Suggest(tag, v.known); {
	case known != "" && v.closed:
		return known, fmt.Sprintf("the settings of the bank do not have the tag %s; they have %s", source.Quote(tag), known)
	case known != "":
		return known, fmt.Sprintf("no problem of this bank has the tag %s; it has %s", source.Quote(tag), known)
	case v.closed:
		return "", fmt.Sprintf("the settings of the bank do not have the tag %s", source.Quote(tag))
	}
	return "", ""
}
