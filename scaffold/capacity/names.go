package capacity

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// label is the name of a row, taken apart so that others can be compared with it.
type label struct {
	main    string     // without what is in parentheses
	short   []string   // what is in parentheses
	set     []string   // the words of the whole
	others  [][]string // those of main, and of each short form, where there is one
	subject []string   // of the whole; see about
}

// labelOf takes a row's name apart.
func labelOf(metric string) label {
	var l label
	rest := cut(metric, 10*longest)
	for {
		before, inner, opened := strings.Cut(rest, "(")
		l.main += before
		if !opened {
			break
		}
		inner, rest, _ = strings.Cut(inner, ")")
		l.short = append(l.short, strings.TrimSpace(inner))
	}
	if l.main = strings.TrimSpace(l.main); !isSpacedOnce(l.main) {
		l.main = strings.Join(strings.Fields(l.main), " ")
	}
	l.set = setOf(metric)
	if len(l.short) > 0 {
		l.others = append(l.others, setOf(l.main))
	}
	for _, s := range l.short {
		if set := setOf(s); hasSubject(set) { // DAU, but not Average
			l.others = append(l.others, set)
		}
	}
	return l
}

// isSpacedOnce reports whether all white space in a text is single spaces.
func isSpacedOnce(text string) bool {
	before := 'x'
	for _, r := range text {
		if r == ' ' && before == ' ' || r != ' ' && unicode.IsSpace(r) {
			return false
		}
		before = r
	}
	return true
}

// periodOfLabel gives the one period that a name says its number is for.
func periodOfLabel(metric string) (found period, ok bool) {
	words := wordsOf(strings.ReplaceAll(cut(metric, 10*longest), "-", " "))
	for i, w := range words {
		p, isPeriod := second, false
		if strings.IndexByte("hdwmyaHDWMYA", w[0]) >= 0 { // as few words do
			p, isPeriod = everyPeriod(strings.ToLower(w))
		}
		if isPeriod && slices.ContainsFunc(words, func(w string) bool { return singular(w) == "user" }) {
			continue // daily active users are a number of users, not a rate of them
		}
		if !isPeriod && i > 0 && (words[i-1] == "/" || strings.EqualFold(words[i-1], "per")) {
			p, isPeriod = periodOf(w)
		}
		if isRate(w) {
			p, isPeriod = second, true
		}
		if !isPeriod {
			continue
		}
		if ok && p != found {
			return second, false
		}
		found, ok = p, true
	}
	return found, ok
}

// everyPeriod gives the period of daily or monthly.
func everyPeriod(word string) (period, bool) {
	switch word {
	case "hourly":
		return hour, true
	case "daily":
		return day, true
	case "weekly":
		return week, true
	case "monthly":
		return month, true
	case "yearly", "annual", "annually":
		return year, true
	}
	return second, false
}

// setOf gives the words of a name that tell it from others, sorted: in one
// number and one spelling, with short forms written out.
func setOf(name string) []string {
	set := make([]string, 0, 6)
	before := ""
	for w := range strings.FieldsFuncSeq(strings.ToLower(name), isBetweenWords) {
		afterNumber := before != "" && isDigit(before[0])
		before = w
		if p, ok := periodOf(w); ok && afterNumber {
			// The 5-Year of a projection is not the Annual of a figure.
			set[len(set)-1] += "-" + p.String()
			continue
		}
		set = spellOut(set, singularOf(w))
	}
	slices.Sort(set)
	return slices.Compact(set)
}

func isBetweenWords(r rune) bool {
	if r < utf8.RuneSelf { // as mostly
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && (r < 'A' || r > 'Z')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// singular gives a word in lower case and in the singular.
func singular(word string) string { return singularOf(strings.ToLower(word)) }

// singularOf gives a word in lower case in the singular.
func singularOf(word string) string {
	switch {
	case word == "qps", word == "rps", word == "tps":
	case strings.HasSuffix(word, "ies"):
		return strings.TrimSuffix(word, "ies") + "y"
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && len(word) > 3:
		return strings.TrimSuffix(word, "s")
	}
	return word
}

// spellOut adds the words that a word of a name stands for; those that only
// join others are none.
func spellOut(set []string, word string) []string {
	switch word {
	case "the", "of", "per", "in", "a", "an", "for", "our", "and", "number":
		return set
	case "dau":
		return append(set, "day", "active", "user")
	case "mau":
		return append(set, "month", "active", "user")
	case "qps", "rps":
		return append(set, "request", "second")
	case "tps":
		return append(set, "transaction", "second")
	case "avg":
		return append(set, "average")
	case "max", "maximum":
		return append(set, "peak")
	case "sec":
		return append(set, "second")
	case "req", "query":
		return append(set, "request")
	case "msg":
		return append(set, "message")
	}
	if p, ok := everyPeriod(word); ok {
		return append(set, p.String())
	}
	return append(set, word)
}

// How well a name fits a row, the best first.
const (
	exactMatch   = iota // the row's name, or its short form
	nearMatch           // except for words such as average or size
	partialMatch        // all its words are in the row's name
	weakMatch           // a word such as Average, for the row that has it
	noMatch
)

// A name is some words of a calculation that may stand for a row.
type name struct {
	text    string
	set     []string
	isWeak  bool   // it says nothing about what is measured
	acronym string // its only word, where that may be one
}

func nameOf(words []token) name {
	n := name{text: textOf(words)}
	n.set = setOf(n.text)
	n.isWeak = !hasSubject(n.set)
	if len(words) == 1 && isAcronym(words[0].text) {
		n.acronym = words[0].text
	}
	return n
}

// fit tells how well a name fits a row.
func (l *label) fit(n *name) int {
	switch {
	case slices.Equal(l.set, n.set), slices.ContainsFunc(l.others, func(other []string) bool { return slices.Equal(other, n.set) }):
		return exactMatch
	case n.acronym != "" && isAcronymOf(n.acronym, l.main):
		return exactMatch
	case !within(n.set, l.set):
		return noMatch
	case n.isWeak:
		return weakMatch
	}
	for _, w := range l.set {
		if !slices.Contains(n.set, w) && !l.neutral(w) {
			return partialMatch
		}
	}
	return nearMatch
}

// isAcronym reports whether a word may stand for the first letters of a name.
func isAcronym(word string) bool { return len(word) > 1 && word == strings.ToUpper(word) }

// isAcronymOf reports whether a word is the first letters of the words of a name, in capitals.
func isAcronymOf(word, name string) bool {
	for w := range strings.FieldsSeq(name) {
		if word == "" || w[0] >= utf8.RuneSelf || rune(word[0]) != unicode.ToUpper(rune(w[0])) {
			return false
		}
		word = word[1:]
	}
	return word == ""
}

// isQualifier reports whether a word of a name says only which of several
// figures of one thing it is.
func isQualifier(word string) bool {
	switch word {
	case "average", "peak", "total", "second", "minute", "hour", "day", "week", "month", "year":
		return true
	}
	return isDigit(word[0]) && strings.Contains(word, "-") // 5-year
}

// neutral reports whether a word of a row's name may be left out by those who
// name the row.
func (l *label) neutral(word string) bool {
	switch word {
	case "average", "total", "size", "rate", "count":
		return true
	case "request", "second":
		// Peak Reads per Second, Read QPS; but requests are not their rate.
		return slices.Contains(l.set, "second") && slices.ContainsFunc(l.about(), func(w string) bool { return w != "request" })
	case "data":
		return slices.Contains(l.set, "storage") || slices.Contains(l.set, "growth")
	}
	return false
}

var errOwnRow = errors.New("its own row")

// farthest is how many rows away a row is looked for by its name. No document
// of a person's has as many; it keeps the work in step with what others have.
const farthest = 300

// longestName is how many words a name may have.
const longestName = 10

// find gives the one row that a name stands for, or -1 when none does. A row
// never stands for itself, and a name that fits several rows is an error. It is
// a guess when the name fits by likeness, or might have been another row's.
func (s *Sheet) find(words []token, own int) (found int, guess bool, err error) {
	if len(words) > longestName || len(s.rows) == 0 {
		return -1, false, nil
	}
	name := nameOf(words)
	return s.findName(&name, own)
}

// findName is find for words that were taken apart.
func (s *Sheet) findName(name *name, own int) (found int, guess bool, err error) {
	best, fits, likely := s.bestFits(name, own)
	if best == noMatch {
		return -1, false, nil
	}
	others := slices.DeleteFunc(slices.Clone(fits), func(i int) bool { return i == own })
	if best == weakMatch {
		others, guess = s.related(others, own)
		if len(others) == 0 {
			return -1, false, nil
		}
	}
	if len(others) < len(fits) && best != weakMatch {
		if best == exactMatch || len(others) == 0 {
			return -1, false, fmt.Errorf("%q is %w", name.text, errOwnRow)
		}
		guess = true
	}
	switch len(others) {
	case 0:
		return -1, false, nil
	case 1:
		return others[0], guess || best == partialMatch || best == nearMatch && s.isAmbiguous(likely, others[0]), nil
	}
	above := slices.DeleteFunc(others, func(i int) bool { return i > own })
	if len(above) == 1 && best == exactMatch {
		return above[0], true, nil
	}
	return -1, false, fmt.Errorf("%q can be several rows", name.text)
}

// findSubject gives the one row that counts reads, writes or requests of the same
// subject as a name does, in another word: "peak feed reads" for Peak Feed QPS. It is -1
// where there is none, or several.
func (s *Sheet) findSubject(n *name, own int) int {
	wanted, operation := withoutOperation(n.set)
	if operation == "" || !hasSubject(wanted) {
		return -1
	}
	found := -1
	labels := s.allLabels()
	for i := max(0, own-farthest); i < min(len(labels), own+farthest); i++ {
		set, other := withoutOperation(labels[i].set)
		isSame := operation == other || operation == request || other == request || other == ""
		if i == own || !isSame || !slices.Equal(set, wanted) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// countsOther reports whether a row counts reads and a word says writes, or the other
// way round.
func (s *Sheet) countsOther(row int, word string) bool {
	_, counted := withoutOperation(s.allLabels()[row].set)
	_, said := withoutOperation(setOf(word))
	return counted != "" && said != "" && counted != request && said != request && counted != said
}

const request = "request"

// withoutOperation gives the words of a name without what is counted in each second,
// and that: "" where it says none, or several.
func withoutOperation(set []string) (rest []string, operation string) {
	several := false
	for _, w := range set {
		switch w {
		case request: // the QPS of reads are reads
			operation = cmp.Or(operation, w)
		case "read", "write":
			several = several || operation != "" && operation != request
			operation = w
		case "second":
		default:
			rest = append(rest, w)
		}
	}
	if several {
		operation = ""
	}
	return rest, operation
}

// bestFits gives the rows that a name fits best, and how well; and the likely
// ones, other than its own, that all its words are in.
func (s *Sheet) bestFits(n *name, own int) (best int, fits, likely []int) {
	best = noMatch
	labels := s.allLabels()
	for i := max(0, own-farthest); i < min(len(labels), own+farthest); i++ {
		grade := labels[i].fit(n)
		switch {
		case grade < best:
			best, fits = grade, []int{i}
		case grade == best && grade < noMatch:
			fits = append(fits, i)
		}
		if grade <= partialMatch && i != own {
			likely = append(likely, i)
		}
	}
	return best, fits, likely
}

// isAmbiguous reports whether other rows that a name may mean measure the same
// thing as the one it fits: users may be all users or the active ones.
func (s *Sheet) isAmbiguous(likely []int, found int) bool {
	is, err := s.stated(found)
	return slices.ContainsFunc(likely, func(i int) bool {
		other, failed := s.stated(i)
		return i != found && (err != nil || failed != nil || sameThing(is.amount, other.amount) && is.amount.share == other.amount.share)
	})
}

// related narrows rows that share no more than a word such as Average with a
// name to those about the same thing as the row that uses the name: Average QPS
// for Peak QPS. Rows that only measure in the same unit are a guess.
func (s *Sheet) related(rows []int, own int) (out []int, guess bool) {
	labels := s.allLabels()
	about := labels[own].about()
	var more, less []int
	for _, i := range rows {
		other := labels[i].about()
		switch {
		case slices.Equal(other, about):
			out = append(out, i)
		case within(about, other):
			more = append(more, i)
		case within(other, about):
			less = append(less, i)
		}
	}
	switch {
	case len(out) > 0:
		return out, false
	case len(more) > 0:
		return more, len(less) > 0
	case len(less) > 0:
		return less, true
	}
	mine, err := s.stated(own)
	if err != nil {
		return rows, true
	}
	for _, i := range rows {
		if other, err := s.stated(i); err == nil && sameThing(mine.amount, other.amount) {
			out = append(out, i)
		}
	}
	return out, true
}

// within reports whether some words are all among others.
func within(some, others []string) bool {
	return len(some) > 0 && !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(others, w) })
}

// about gives the words of the name of a row that say what is measured. They are looked for
// once.
func (l *label) about() []string {
	if l.subject == nil {
		l.subject = subject(l.set)
	}
	return l.subject
}

// hasSubject reports whether some words of a name say what is measured.
func hasSubject(set []string) bool {
	return slices.ContainsFunc(set, func(w string) bool { return !isQualifier(w) })
}

// subject gives the words of a name that say what is measured.
func subject(set []string) []string {
	out := make([]string, 0, len(set))
	for _, w := range set {
		switch {
		case isQualifier(w):
		case w == "data":
			out = append(out, "storage")
		default:
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sameThing reports whether two amounts are both data or both none.
func sameThing(a, b amount) bool {
	x, _ := a.data()
	y, _ := b.data()
	return (x == Count) == (y == Count)
}

// names reports whether a word is by itself the name of another row.
func (s *Sheet) names(t token, own int) bool {
	mayBeAcronym := isAcronym(t.text)
	labels := s.allLabels()
	for i := range labels {
		l := &labels[i]
		if i != own && (strings.EqualFold(l.main, t.text) || slices.Contains(l.short, t.text) || mayBeAcronym && isAcronymOf(t.text, l.main)) {
			return true
		}
	}
	return false
}

// textOf puts the words of a name together again.
func textOf(words []token) string {
	if len(words) == 1 {
		return words[0].text
	}
	var b strings.Builder
	for _, t := range words {
		if t.spaced && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}
