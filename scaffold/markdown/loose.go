package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newproblem/scaffold/internal/lazy"
)

// EscapeLoose escapes the marks of emphasis and links that have no partner in
// a text, so that they find none in another text of the same line. The text is
// one that EscapeInline wrote. What closes in it is seen as it is alone, if
// alike is true: where runs of different lengths share partners, as in
// "**a*,**", an escape can part marks that were a pair. They are then marks
// that are seen as such; and in a bare URL, where readers do not agree on what
// a mark is, an escape could be seen. Runs of one and two tildes have never
// been partners in GFM, though not all readers mind.
func EscapeLoose(s string) (out string, alike bool) {
	const most = 5
	inURL := false
	for passes := 0; ; passes++ {
		r := readLoose(s)
		if len(r.loose) == 0 || passes == most {
			return s, passes < 2 && !inURL
		}
		inURL = inURL || r.touchesURL()
		var out strings.Builder
		end := 0
		for _, at := range r.loose {
			out.WriteString(s[end:at] + `\`)
			end = at
		}
		out.WriteString(s[end:])
		s = out.String()
	}
}

// UnescapeLoose removes what EscapeLoose puts in.
func UnescapeLoose(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	return unescapeSpans(s, "*_~[]", Place{})
}

// A markRun is a run of stars, underlines or tildes. Those from lo to hi have
// no partner yet.
type markRun struct {
	char          byte
	lo, hi, n     int
	opens, closes bool
}

// An openBracket is a "[" without its "]" yet.
type openBracket struct {
	at   int
	runs int // how many runs stand before it
}

// A looseReader finds the marks of a text, and pairs them as CommonMark does.
type looseReader struct {
	s        string
	runs     []markRun
	brackets []openBracket
	dead     int   // how many of them hold a link, and so begin none unless of an image
	urls     []int // of bare URLs: where the ":" or "." is that makes one
	loose    []int // the offsets of the marks that have no partner, in order
}

// readLoose reads a whole text.
func readLoose(s string) *looseReader {
	r := &looseReader{s: s}
	for i := 0; i < len(s); {
		i = r.next(i)
	}
	r.pair(0)
	for _, b := range r.brackets {
		r.loose = append(r.loose, b.at)
	}
	slices.Sort(r.loose)
	return r
}

// touchesURL reports whether a loose mark belongs to a bare URL, for readers
// that take the most for it.
func (r *looseReader) touchesURL() bool {
	urls, reach := r.urls, 0
	for _, at := range r.loose {
		for len(urls) > 0 && urls[0] < at {
			if urls[0] >= reach {
				reach = urlReach(r.s, urls[0])
			}
			urls = urls[1:]
		}
		if at < reach {
			return true
		}
	}
	return false
}

// next reads what begins at i, and gives where it ends.
func (r *looseReader) next(i int) int {
	rest := r.s[i:]
	if n := r.opaque(i); n > 0 {
		return i + n
	}
	switch c := rest[0]; c {
	case ':', '.':
		r.noteURL(i)
	case '*', '_', '~':
		n := run([]byte(rest), c)
		r.mark(i, n, c)
		return i + n
	case '[':
		r.brackets = append(r.brackets, openBracket{at: i, runs: len(r.runs)})
	case ']':
		return r.closeBracket(i)
	}
	return i + 1
}

// bareURL is what GFM makes a link of, as far as no mark of emphasis that it
// leaves out stands in it.
var bareURL = lazy.Regexp(`^(?:(?:https?|ftp)://|www\.)[^\s<*\\]+`)

// opaque is the length of what begins at i and has no marks in it, or 0: an
// escape, a code span, an autolink, a bare URL.
func (r *looseReader) opaque(i int) int {
	rest := r.s[i:]
	switch c := rest[0]; {
	case c == '\\' && len(rest) > 1:
		return 2
	case c == '`':
		n := run([]byte(rest), '`')
		if end := codeSpanEnd(r.s, i, n); end > 0 {
			return end - i
		}
		return n
	case c == '<':
		return len(autolink().FindString(rest))
	case strings.IndexByte("hfw", c) >= 0 && (i == 0 || strings.IndexByte(" *_~(", r.s[i-1]) >= 0):
		url := bareURL().FindString(rest)
		if len(r.brackets) > 0 { // no URL reaches out of the text of a link
			url, _, _ = strings.Cut(url, "]")
		}
		for k := range len(url) {
			if url[k] == ':' || url[k] == '.' {
				r.noteURL(i + k)
			}
		}
		return len(url)
	}
	return 0
}

// noteURL notes a bare URL, if the ":" or "." at i makes one. Within brackets
// there is none.
func (r *looseReader) noteURL(i int) {
	if urlStart(r.s, i) >= 0 && r.dead == len(r.brackets) {
		r.urls = append(r.urls, i)
	}
}

// mark notes a run of stars, underlines or tildes, and whether it can open or
// close emphasis.
func (r *looseReader) mark(i, n int, c byte) {
	before, _ := utf8.DecodeLastRuneInString(r.s[:i])
	after, _ := utf8.DecodeRuneInString(r.s[i+n:])
	edge := i == 0 || i+n == len(r.s)
	if i == 0 {
		before = ' '
	}
	if i+n == len(r.s) {
		after = ' '
	}
	left := !unicode.IsSpace(after) && (!isMark(after) || unicode.IsSpace(before) || isMark(before))
	right := !unicode.IsSpace(before) && (!isMark(before) || unicode.IsSpace(after) || isMark(after))
	m := markRun{char: c, lo: i, hi: i + n, n: n, opens: left, closes: right}
	switch {
	case c == '_':
		m.opens, m.closes = left && (!right || isMark(before)), right && (!left || isMark(after))
	case c == '~' && n > 2:
		return
	}
	if m.opens || m.closes || edge { // at an edge, what stands beyond it decides
		r.runs = append(r.runs, m)
	}
}

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// closeBracket reads the "]" at i, and the rest of the link that it ends.
func (r *looseReader) closeBracket(i int) int {
	n := len(r.brackets)
	if n == 0 {
		r.loose = append(r.loose, i)
		return i + 1
	}
	open := r.brackets[n-1]
	isImage := open.at > 0 && r.s[open.at-1] == '!'
	isDead := n <= r.dead && !isImage
	r.brackets, r.dead = r.brackets[:n-1], min(r.dead, n-1)
	_, end := inlineTail(r.s, i+1)
	if end == 0 || isDead {
		return i + 1
	}
	r.pair(open.runs) // emphasis within a link does not reach out of it
	if !isImage {     // no link within a link
		r.dead = len(r.brackets)
	}
	return end
}

// pair pairs the runs from the bottom on, and notes what is left of them.
func (r *looseReader) pair(bottom int) {
	var openers []*markRun
	runs := r.runs[bottom:]
	nothing := map[[3]int]int{} // below which opener there is none for a closer of a kind
	for k := range runs {
		closer := &runs[k]
		for closer.closes && closer.lo < closer.hi {
			kind := [3]int{int(closer.char), closer.n % 3, 0}
			if closer.opens {
				kind[2] = 1
			}
			at := len(openers) - 1
			for at >= nothing[kind] && !openers[at].pairsWith(closer) {
				at--
			}
			if at < nothing[kind] {
				nothing[kind] = len(openers)
				break
			}
			openers = openers[:at+1]
			opener := openers[at]
			n := 1
			if opener.hi-opener.lo >= 2 && closer.hi-closer.lo >= 2 {
				n = 2
			}
			opener.hi, closer.lo = opener.hi-n, closer.lo+n
			if opener.lo == opener.hi {
				openers = openers[:at]
			}
			for kind, n := range nothing {
				nothing[kind] = min(n, len(openers))
			}
		}
		if closer.opens && closer.lo < closer.hi {
			openers = append(openers, closer)
		}
	}
	for _, m := range runs {
		for at := m.lo; at < m.hi; at++ {
			r.loose = append(r.loose, at)
		}
	}
	r.runs = r.runs[:bottom]
}

// pairsWith reports whether a run opens what another closes.
func (m *markRun) pairsWith(closer *markRun) bool {
	if m.char == '~' && m.n != closer.n {
		return false
	}
	both := m.closes || closer.opens
	return m.char == closer.char && !(both && (m.n+closer.n)%3 == 0 && closer.n%3 != 0)
}

// Around gives the marks of emphasis, links and code spans that reach around
// what stands between two parts of a line, each character once; "" for none.
func Around(before, after string) string {
	before = before[len(lead().FindString(before)):]
	var marks strings.Builder
	for _, s := range []string{before, after} {
		r := looseReader{s: s}
		for i := 0; i < len(s); {
			next := r.next(i)
			if s[i] == '`' && codeSpanEnd(s, i, next-i) == 0 && s[next-1] == '`' && run([]byte(s[i:]), '`') == next-i {
				marks.WriteByte('`')
			}
			i = next
		}
		for _, at := range readLoose(s).loose {
			marks.WriteByte(s[at])
		}
	}
	found := []byte(marks.String())
	slices.Sort(found)
	return string(slices.Compact(found))
}

// lead is the marker of the list item or quote that a line begins with.
var lead = lazy.Regexp(`^\s*(?:(?:[-+*>]|[0-9]{1,9}[.)])\s+)*`)

// HasMarkup reports whether a text has emphasis of one of the marks, or a link
// if they have a bracket. The text is one that EscapeLoose wrote.
func HasMarkup(s, marks string) bool {
	r := looseReader{s: s}
	for i := 0; i < len(s); {
		next := r.next(i)
		isLink := s[i] == ']' && next > i+1 && strings.ContainsAny(marks, "[]")
		if n := len(r.runs); isLink || n > 0 && strings.IndexByte(marks, r.runs[n-1].char) >= 0 {
			return true
		}
		i = next
	}
	return false
}
