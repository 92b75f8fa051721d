package markdown

import (
	"slices"
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// escapeSpans writes text so that its emphasis, code spans, links and escapes
// work, and all else in it is text.
func escapeSpans(s string, at Place) string {
	w := spanWriter{s: s, at: at, out: make([]byte, 0, len(s)+8)}
	w.links, w.urls = linksAndURLs(s)
	for i := 0; i < len(s); {
		i = w.next(i)
	}
	return string(w.out)
}

// A spanWriter escapes a text.
type spanWriter struct {
	s     string
	at    Place
	links [][2]int // see linksAndURLs
	urls  []int    // those to come
	out   []byte

	reach   int  // of the last bare URL; another that begins within it is part of it
	touched bool // it is
}

// next writes what begins at i, and gives where it ends.
func (w *spanWriter) next(i int) int {
	for len(w.urls) > 0 && w.urls[0] < i {
		w.urls = w.urls[1:]
	}
	if len(w.urls) > 0 && w.urls[0] == i && w.isTouched(i) {
		return w.url(i)
	}
	rest := w.s[i:]
	switch c := rest[0]; c {
	case '\\':
		return w.backslash(i)
	case '`':
		return w.backticks(i)
	case '<':
		return w.lessThan(i)
	case ']':
		if !isWithin(i+1, w.links) && almostLink().MatchString(rest) {
			w.out = append(w.out, `]\`...) // the escape of what follows would make it a link
			return i + 1
		}
	case '|':
		if w.at.Kind == Row { // the table takes the backslash away, before anything else is read
			w.out = append(w.out, '\\')
		}
	case '#':
		if w.at.Kind == Heading && strings.Trim(rest, "#") == "" && i > 0 && isSpace(w.s[i-1]) {
			w.out = append(w.out, '\\')
		} else if n := run([]byte(rest), '#'); n > 1 { // so that nobody takes it for a heading that lost its line break
			w.out = append(append(w.out, '\\'), rest[:n]...)
			return i + n
		}
	}
	w.out = append(w.out, rest[0])
	return i + 1
}

// isTouched reports whether readers could take for a part of the bare URL at i
// a backslash, or a backtick that is none to others.
func (w *spanWriter) isTouched(i int) bool {
	if i < w.reach {
		return w.touched
	}
	w.reach = urlReach(w.s, i)
	url, rest := w.s[i:w.reach], w.s[w.reach:]
	escaped := len(rest) > 1 && rest[0] == '<' && opensHTML(rest[1]) && !autolink().MatchString(rest)
	w.touched = escaped || strings.ContainsAny(url, "`\\") || strings.Contains(url, "](") || strings.Contains(url, "##")
	return w.touched
}

// url writes the bare URL at i as text: what was no mark in it is none now.
func (w *spanWriter) url(i int) int {
	end := max(i+1, urlEnd(w.s, i))
	for j := i; j < end; j++ {
		isURL := len(w.urls) > 0 && w.urls[0] == j
		if isURL {
			w.urls = w.urls[1:]
		}
		if c := w.s[j]; isURL || strings.IndexByte("_~[]&`#", c) >= 0 {
			w.out = append(w.out, '\\')
		}
		w.out = append(w.out, w.s[j])
	}
	return end
}

// backslash writes the backslash at i, and what it escapes. At the end of a
// line it is a hard break.
func (w *spanWriter) backslash(i int) int {
	if i+1 < len(w.s) && (isPunct(w.s[i+1]) || w.s[i+1] == '\n') {
		w.out = append(w.out, w.s[i:i+2]...)
		return i + 2
	}
	w.out = append(w.out, `\\`...)
	return i + 1
}

// backticks writes the code span that begins at i, or backticks that are text.
func (w *spanWriter) backticks(i int) int {
	n := run([]byte(w.s[i:]), '`')
	if end := codeSpanEnd(w.s, i, n); end > 0 && !isWithin(i, w.links) {
		w.out = append(w.out, escapeBars(w.s[i:end], w.at)...)
		return end
	}
	w.out = append(w.out, strings.Repeat("\\`", n)...)
	return i + n
}

// lessThan writes the autolink or the destination that begins at i, or what
// would be HTML as text.
func (w *spanWriter) lessThan(i int) int {
	if link := autolink().FindString(w.s[i:]); link != "" {
		w.out = append(w.out, escapeAutolink(link, w.at)...)
		return i + len(link)
	}
	if end := angledEnd(w.s, i, w.links); end > 0 {
		w.out = append(w.out, escapeBars(w.s[i:end], w.at)...)
		return end
	}
	if i+1 < len(w.s) && opensHTML(w.s[i+1]) {
		w.out = append(w.out, '\\')
	}
	w.out = append(w.out, '<')
	return i + 1
}

// autolink is a URL or an address in angle brackets, as CommonMark has it, but
// for addresses that begin like HTML.
var autolink = lazy.Regexp(`^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[A-Za-z0-9.#$%&'*+=^_{|}~-][A-Za-z0-9.!#$%&'*+/=?^_{|}~-]*@[A-Za-z0-9.-]+)>`)

// codeSpanEnd gives the offset behind the code span that the run of n
// backticks at i opens, or 0.
func codeSpanEnd[T string | []byte](s T, i, n int) int {
	ticks := 0 // before j
	for j := i + n; j < len(s); j++ {
		if s[j] == '`' {
			ticks++
			continue
		}
		if ticks == n {
			return j
		}
		ticks = 0
	}
	if ticks == n {
		return len(s)
	}
	return 0
}

// almostLink is the end of a link's text, with no destination behind it.
var almostLink = lazy.Regexp(`^\]\(\s*<[A-Za-z/!?]`)

// angled is a link's destination in angle brackets.
var angled = lazy.Regexp(`^<(?:[^<>\\\n]|\\[^\n])*>`)

// linksAndURLs gives where the destinations and titles of links stand, pairs of
// offsets with the brackets included, and where bare URLs begin; both only if
// something in the text needs an escape that could meet them.
func linksAndURLs(s string) (links [][2]int, urls []int) {
	hasEscapes := strings.ContainsAny(s, "<`\\") || strings.Contains(s, "##")
	if !hasEscapes || !strings.Contains(s, "](") && !strings.Contains(s, "://") && !strings.Contains(s, "www.") {
		return nil, nil
	}
	r := looseReader{s: s}
	for i := 0; i < len(s); {
		next := r.next(i)
		if s[i] == ']' && next > i+1 {
			links = append(links, [2]int{i + 1, next})
		}
		i = next
	}
	return links, r.urls
}

// angledEnd gives the offset behind the destination in angle brackets that
// begins at i, or 0 if no link has its destination there.
func angledEnd(s string, i int, links [][2]int) int {
	if len(links) == 0 || !isWithin(i, links) || !strings.HasSuffix(strings.TrimRight(s[:i], " \t"), "](") {
		return 0
	}
	if found := angled().FindString(s[i:]); found != "" {
		return i + len(found)
	}
	return 0
}

// isWithin reports whether an offset lies in one of the pairs.
func isWithin(i int, pairs [][2]int) bool {
	_, found := slices.BinarySearchFunc(pairs, i, func(p [2]int, i int) int {
		switch {
		case p[1] <= i:
			return -1
		case p[0] > i:
			return 1
		}
		return 0
	})
	return found
}

func escapeBars(span string, at Place) string {
	if at.Kind != Row {
		return span
	}
	return strings.ReplaceAll(span, "|", `\|`) // GFM takes the backslash away again
}

// escapeAutolink writes an autolink. In a cell, where readers do not agree on
// how an escaped bar in one is seen, it becomes the same link in brackets.
func escapeAutolink(link string, at Place) string {
	if at.Kind != Row || !strings.Contains(link, "|") {
		return link
	}
	text := link[1 : len(link)-1]
	destination := text
	if !strings.Contains(text, ":") {
		destination = "mailto:" + text
	}
	return "[" + EscapePlain(text, at) + "](" + EscapeEntities(destinationEscapes.Replace(destination)) + ")"
}

var destinationEscapes = strings.NewReplacer("|", "%7C", "(", "%28", ")", "%29", `\`, "%5C", "`", "%60")
