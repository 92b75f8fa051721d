package markdown

import (
	"slices"
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// escapeSpans writes text so that its emphasis, code spans, links and escapes
// work, and all else in it is text.
func escapeSpans(s string, at Place) string {
	e := spanEscaper{s: s, at: at, out: make([]byte, 0, len(s)+8)}
	e.links, e.urls = linksAndURLs(s)
	for i := 0; i < len(s); {
		i = e.next(i)
	}
	return string(e.out)
}

// A spanEscaper escapes a text.
type spanEscaper struct {
	s     string
	at    Place
	links [][2]int // see linksAndURLs
	urls  []int    // those to come
	out   []byte

	reach   int  // of the last bare URL; another that begins within it is part of it
	touched bool // it is
}

// next writes what begins at i, and gives where it ends.
func (e *spanEscaper) next(i int) int {
	for len(e.urls) > 0 && e.urls[0] < i {
		e.urls = e.urls[1:]
	}
	if len(e.urls) > 0 && e.urls[0] == i && e.isTouched(i) {
		return e.url(i)
	}
	rest := e.s[i:]
	switch c := rest[0]; c {
	case '\\':
		return e.backslash(i)
	case '`':
		return e.backticks(i)
	case '<':
		return e.lessThan(i)
	case ']':
		if !isWithin(i+1, e.links) && almostLink().MatchString(rest) {
			e.out = append(e.out, `]\`...) // the escape of what follows would make it a link
			return i + 1
		}
	case '|':
		if e.at.Kind == Row { // the table removes the backslash, before anything else is read
			e.out = append(e.out, '\\')
		}
	case '#':
		if e.at.Kind == Heading && strings.Trim(rest, "#") == "" && i > 0 && isSpace(e.s[i-1]) {
			e.out = append(e.out, '\\')
		} else if n := run([]byte(rest), '#'); n > 1 { // so that nobody takes it for a heading that lost its line break
			e.out = append(append(e.out, '\\'), rest[:n]...)
			return i + n
		}
	}
	e.out = append(e.out, rest[0])
	return i + 1
}

// isTouched reports whether readers could take for a part of the bare URL at i
// a backslash, or a backtick that is text to others.
func (e *spanEscaper) isTouched(i int) bool {
	if i < e.reach {
		return e.touched
	}
	e.reach = urlReach(e.s, i)
	url, rest := e.s[i:e.reach], e.s[e.reach:]
	escaped := len(rest) > 1 && rest[0] == '<' && opensHTML(rest[1]) && !autolink().MatchString(rest)
	e.touched = escaped || strings.ContainsAny(url, "`\\") || strings.Contains(url, "](") || strings.Contains(url, "##")
	return e.touched
}

// url writes the bare URL at i as text: what was not a mark in it is still none.
func (e *spanEscaper) url(i int) int {
	end := max(i+1, urlEnd(e.s, i))
	for j := i; j < end; j++ {
		isURL := len(e.urls) > 0 && e.urls[0] == j
		if isURL {
			e.urls = e.urls[1:]
		}
		if c := e.s[j]; isURL || strings.IndexByte("_~[]&`#", c) >= 0 {
			e.out = append(e.out, '\\')
		}
		e.out = append(e.out, e.s[j])
	}
	return end
}

// backslash writes the backslash at i, and what it escapes. At the end of a
// line it is a hard break.
func (e *spanEscaper) backslash(i int) int {
	if i+1 < len(e.s) && (isPunct(e.s[i+1]) || e.s[i+1] == '\n') {
		e.out = append(e.out, e.s[i:i+2]...)
		return i + 2
	}
	e.out = append(e.out, `\\`...)
	return i + 1
}

// backticks writes the code span that begins at i, or backticks that are text.
func (e *spanEscaper) backticks(i int) int {
	n := run([]byte(e.s[i:]), '`')
	if end := codeSpanEnd(e.s, i, n); end > 0 && !isWithin(i, e.links) {
		e.out = append(e.out, escapeBars(e.s[i:end], e.at)...)
		return end
	}
	e.out = append(e.out, strings.Repeat("\\`", n)...)
	return i + n
}

// lessThan writes the autolink or the destination that begins at i, or what
// would be HTML as text.
func (e *spanEscaper) lessThan(i int) int {
	if link := autolink().FindString(e.s[i:]); link != "" {
		e.out = append(e.out, escapeAutolink(link, e.at)...)
		return i + len(link)
	}
	if end := angledEnd(e.s, i, e.links); end > 0 {
		e.out = append(e.out, escapeBars(e.s[i:end], e.at)...)
		return end
	}
	if i+1 < len(e.s) && opensHTML(e.s[i+1]) {
		e.out = append(e.out, '\\')
	}
	e.out = append(e.out, '<')
	return i + 1
}

// autolink is a URL or an address in angle brackets, as CommonMark has it, but
// for addresses that begin like HTML.
var autolink = lazy.Regexp(`^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[A-Za-z0-9.#$%&'*+=^_{|}~-][A-Za-z0-9.!#$%&'*+/=?^_{|}~-]*@[A-Za-z0-9.-]+)>`)

// codeSpanEnd gives the offset after the code span that the run of n
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

// almostLink is the end of a link's text, with no destination after it.
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
	return readLinks(s)
}

func readLinks(s string) (links [][2]int, urls []int) {
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

// angledEnd gives the offset after the destination in angle brackets that
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
	return strings.ReplaceAll(span, "|", `\|`) // GFM removes the backslash again
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
