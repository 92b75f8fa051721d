package bank

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// What two problems share counts this much towards how closely they are
// related.
const (
	tagScore     = 3
	wordScore    = 2
	companyScore = 1
)

// A Relation is how closely a problem is related to another.
type Relation struct {
	Problem Listed
	Score   int    // 3 for each tag that they share, 2 for each word of the title, 1 for each company
	Reason  string // "both have the tags caching and queues; both are asked at Google"
}

// Value gives the relation as an entry of the field "related", with a link
// from a file in the folder, and the reason as what the two have to do with
// each other.
func (r Relation) Value(folder string) spec.Value {
	return spec.Object(
		"title", r.Problem.Title,
		"relationship", markdown.EscapePlain(r.Reason, markdown.Place{Kind: markdown.Prose}),
		"link", LinkTo(r.Problem.File, folder),
	)
}

// Related gives the problems that share anything with one, the closest first;
// those that are as close, by their titles. The problem itself, by its file or
// its title, is left out.
func Related(one Listed, all []Listed) []Relation {
	var relations []Relation
	for _, other := range all {
		if other.File == one.File && one.File != "" || sameTitle(other.Title, one.Title) {
			continue
		}
		if r := relate(one, other); r.Score > 0 {
			relations = append(relations, r)
		}
	}
	slices.SortStableFunc(relations, func(a, b Relation) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Problem.Title, b.Problem.Title), cmp.Compare(a.Problem.File, b.Problem.File))
	})
	return relations
}

func relate(one, other Listed) Relation {
	tags := shared(one.Tags, other.Tags)
	companies := shared(one.Companies, other.Companies)
	words := shared(titleWords(one.Title), titleWords(other.Title))
	var reasons []string
	if len(tags) > 0 {
		reasons = append(reasons, "both have the "+counted("tag", tags))
	}
	if len(words) > 0 {
		reasons = append(reasons, "both are about "+enumerate(words))
	}
	if len(companies) > 0 {
		reasons = append(reasons, "both are asked at "+enumerate(companies))
	}
	return Relation{
		Problem: other,
		Score:   tagScore*len(tags) + wordScore*len(words) + companyScore*len(companies),
		Reason:  strings.Join(reasons, "; "),
	}
}

// shared gives the words of one list that stand in another, in any letter case.
func shared(one, other []string) []string {
	var both []string
	for _, word := range one {
		same := func(s string) bool { return sameWord(s, word) }
		if slices.ContainsFunc(other, same) && !slices.ContainsFunc(both, same) {
			both = append(both, word)
		}
	}
	return both
}

// titleWords are the words of a title that tell what it is about. They are
// those of its slug, so that letter case and punctuation make no difference.
func titleWords(title string) []string {
	return slices.DeleteFunc(strings.Split(spec.Slug(title), "-"), isCommonWord)
}

// isCommonWord reports whether a word stands in so many titles that it tells
// nothing.
func isCommonWord(word string) bool {
	switch word {
	case "", "a", "an", "and", "app", "application", "at", "build", "by", "design", "for", "from", "in", "like", "of", "on",
		"or", "platform", "scale", "service", "simple", "system", "the", "to", "with", "your":
		return true
	}
	return false
}

// sameTitle reports whether two titles have the same words.
func sameTitle(a, b string) bool { return spec.Slug(a) == spec.Slug(b) }

// Near gives the problems whose titles say the same as one, except for common
// words, their order, and the ending of a word: "Design Chat Services" and
// "Design a Chat Service".
func Near(title string, all []Listed) []Listed {
	var near []Listed
	words := stems(title)
	for _, l := range all {
		if len(words) > 0 && slices.Equal(words, stems(l.Title)) {
			near = append(near, l)
		}
	}
	return near
}

// stems are the words of a title without a plural's ending, sorted.
func stems(title string) []string {
	words := titleWords(title)
	for i, word := range words {
		if len(word) > 3 && !strings.HasSuffix(word, "ss") {
			words[i] = strings.TrimSuffix(word, "s")
		}
	}
	slices.Sort(words)
	return slices.Compact(slices.DeleteFunc(words, isCommonWord))
}

func counted(what string, words []string) string {
	if len(words) > 1 {
		what += "s"
	}
	return what + " " + enumerate(words)
}

// enumerate is a list in words: "a, b and c".
func enumerate(words []string) string {
	n := len(words)
	if n == 1 {
		return words[0]
	}
	return fmt.Sprintf("%s and %s", strings.Join(words[:n-1], ", "), words[n-1])
}
