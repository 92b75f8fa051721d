package bank

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// A Filter says which problems of a catalogue are wanted. Words are the same
// in any letter case, and what is empty wants all problems.
type Filter struct {
	Difficulties []string // one of these
	Tags         []string // all of these
	Companies    []string // all of these
	Any          bool     // one of the tags is enough, and so is one of the companies
}

// Wants reports whether a problem is wanted.
func (f *Filter) Wants(l *Listed) bool {
	return (len(f.Difficulties) == 0 || hasWord(f.Difficulties, l.Difficulty)) &&
		f.fits(f.Tags, l.Tags) && f.fits(f.Companies, l.Companies)
}

// fits reports whether a problem that says some words has those that are
// wanted.
func (f *Filter) fits(wanted, said []string) bool {
	isSaid := func(word string) bool { return hasWord(said, word) }
	if f.Any && len(wanted) > 0 {
		return slices.ContainsFunc(wanted, isSaid)
	}
	return !slices.ContainsFunc(wanted, func(word string) bool { return !isSaid(word) })
}

func hasWord(words []string, word string) bool {
	return slices.ContainsFunc(words, func(s string) bool { return sameWord(s, word) })
}

// sameWord reports whether two words are the same in any letter case, and however
// their letters are put together.
func sameWord(a, b string) bool { return strings.EqualFold(norm.NFC.String(a), norm.NFC.String(b)) }

// An order is something that problems can be sorted by.
type order struct {
	key     string
	said    func(*Listed) bool // whether a problem says it at all
	compare func(a, b *Listed) int
}

func orders() []order {
	always := func(*Listed) bool { return true }
	return []order{
		{"title", func(l *Listed) bool { return l.Title != "" }, func(a, b *Listed) int { return cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) }},
		{"difficulty", func(l *Listed) bool { return rank(l.Difficulty) >= 0 }, func(a, b *Listed) int { return cmp.Compare(rank(a.Difficulty), rank(b.Difficulty)) }},
		{"updated", func(l *Listed) bool { return l.Updated != "" }, func(a, b *Listed) int { return cmp.Compare(a.Updated, b.Updated) }},
		{"popularity", func(l *Listed) bool { return l.Popularity > 0 }, func(a, b *Listed) int { return cmp.Compare(a.Popularity, b.Popularity) }},
		{"minutes", func(l *Listed) bool { return l.Minutes > 0 }, func(a, b *Listed) int { return cmp.Compare(a.Minutes, b.Minutes) }},
		{"placeholders", always, func(a, b *Listed) int { return cmp.Compare(a.Placeholders, b.Placeholders) }},
		{"file", always, func(a, b *Listed) int { return cmp.Compare(a.File, b.File) }},
	}
}

// rank is how hard a difficulty is, from 0, or -1 if it is not one.
func rank(difficulty string) int { return slices.Index(difficulties(), difficulty) }

// SortKeys are the words for what a catalogue can be sorted by.
func SortKeys() []string {
	var keys []string
	for _, o := range orders() {
		keys = append(keys, o.key)
	}
	return keys
}

// Sort sorts a catalogue by one of SortKeys; reversed, what is greatest comes
// first. Problems that do not say it come last either way, and those that say
// the same stay as they are.
func Sort(problems []Listed, key string, reversed bool) {
	all := orders()
	i := slices.IndexFunc(all, func(o order) bool { return o.key == key })
	if i < 0 {
		return
	}
	slices.SortStableFunc(problems, func(a, b Listed) int {
		switch aSaid, bSaid := all[i].said(&a), all[i].said(&b); {
		case aSaid && !bSaid:
			return -1
		case !aSaid && bSaid:
			return 1
		case !aSaid:
			return 0
		case reversed:
			return all[i].compare(&b, &a)
		}
		return all[i].compare(&a, &b)
	})
}
