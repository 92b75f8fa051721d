package check

import "slices"

// maxOffered is how many headings may be offered for one that is missing: where there
// are more, nothing tells that it is one of them.
const maxOffered = 2

// How much tells that a heading may be one of the template that is missing where it
// stands. A word that other titles of the template have as well tells no more than that it
// is possible.
const (
	possible = 10  // nothing in its content tells the one from the other
	ofKind   = 1   // it is made of what the template has there
	ownWord  = 100 // it shares a word of weight that no other title of the template has
)

// namelessHere gives the headings that stand where a missing one belongs, and may be it.
// Those that are missing there and those that nobody knows there are taken in their order,
// as many as can be, and so that most tells for them; where it may be one of several, all
// of them are given, in their order.
func (w *work) namelessHere(n int) []int {
	if w.hasChildren(n) {
		return nil
	}
	from, to := w.between(n)
	missing, spare := w.missingIn(from, to, n), w.spareIn(from, to, n)
	at := slices.Index(missing, n)
	if at < 0 || len(spare) == 0 {
		return nil
	}
	worth := make([][]int, len(missing))
	for i, m := range missing {
		for _, h := range spare {
			worth[i] = append(worth[i], w.worth(h, m))
		}
	}
	before, behind := bestBefore(worth, len(spare)), bestBehind(worth, len(spare))
	best, most := before[len(missing)][len(spare)], 0
	var found []int
	for j, h := range spare {
		if v := worth[at][j]; v > 0 && before[at][j]+v+behind[at+1][j+1] == best {
			if v > most {
				found, most = nil, v
			}
			if v == most {
				found = append(found, h)
			}
		}
	}
	if len(found) > maxOffered {
		return nil
	}
	return found
}

// missingIn gives what is missing between two headings where one is, but for what has left
// sections there.
func (w *work) missingIn(from, to, n int) (missing []int) {
	for _, m := range w.childrenOf(w.template[n].heading.Parent) {
		t := &w.template[m]
		if w.isThere(m) || t.heading.Optional || w.hasChildren(m) || w.hidden[m] || w.isInText(m) {
			continue
		}
		if f, b := w.between(m); f == from && b == to {
			missing = append(missing, m)
		}
	}
	return missing
}

// spareIn gives the headings between two, at the level of one that is missing there, that
// stand for nothing yet.
func (w *work) spareIn(from, to, n int) (spare []int) {
	for _, h := range w.spareBelow(w.ownerOf(w.template[n].heading.Parent)) {
		if h > from && h < to && w.isAtLevelOf(h, n) {
			spare = append(spare, h)
		}
	}
	return spare
}

// worth says how much tells that a heading may be a missing one. There are as many sections
// below the one as below the other. What has marks of its own in the template is known by
// them: without them, it takes a word.
func (w *work) worth(h, n int) int {
	if below := len(w.template[n].children); below != w.ownBelow(h) {
		return 0
	} else if below > 0 {
		return possible
	}
	kind, isAlike := w.likeKinds(h, n), w.likeTitle(w.wordsOf(h), n) > 0
	if !isAlike && (!w.template[n].isCode() || kind == otherKind) {
		return 0
	}
	worth := possible
	if kind == sameKind {
		worth += ofKind
	}
	if isAlike && w.sharesOwnWord(h, n) {
		worth += ownWord
	}
	return worth
}

// ownBelow counts the headings right below one that are not the template's.
func (w *work) ownBelow(h int) (count int) {
	for i := h + 1; i < w.behind(h); i++ {
		if w.headings[i].match < 0 && w.headings[i].above == h {
			count++
		}
	}
	return count
}

// sharesOwnWord reports whether a heading shares a word of weight with one of the template
// that no other of it has.
func (w *work) sharesOwnWord(h, n int) bool {
	return slices.ContainsFunc(w.template[n].words, func(word string) bool {
		return w.wordsIn[word] < 2 && slices.ContainsFunc(w.wordsOf(h), func(other string) bool { return isSameWord(word, other) })
	})
}

// bestBefore gives the most that the first so many rows can be worth with the first so
// many columns, one of each at most and in their order.
func bestBefore(worth [][]int, columns int) [][]int {
	best := grid(len(worth)+1, columns+1)
	for i := range worth {
		for j, v := range worth[i] {
			best[i+1][j+1] = max(best[i][j+1], best[i+1][j], best[i][j]+v)
		}
	}
	return best
}

// bestBehind is bestBefore for the rows and columns from so many on.
func bestBehind(worth [][]int, columns int) [][]int {
	best := grid(len(worth)+1, columns+1)
	for i := len(worth) - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1], best[i+1][j+1]+worth[i][j])
		}
	}
	return best
}

func grid(rows, columns int) [][]int {
	out := make([][]int, rows)
	for i := range out {
		out[i] = make([]int, columns)
	}
	return out
}
