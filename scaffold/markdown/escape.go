package markdown

import (
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// A Place is where in a document a text stands; it decides what has to be
// escaped.
type Place struct {
	Kind LineKind // Heading, Item, Row, Prose, or Code for the inside of a code block
	Lead bool     // the text begins its line, or the content of its list item
}

// safe are the bytes that mean the same in every place and at every position
// of one-line text, if the first is a letter.
var safe = func() (set [256]bool) {
	for _, c := range []byte(" ,;:'\"()/?%=$@^.+-{}") {
		set[c] = true
	}
	for c := range 256 {
		set[c] = set[c] || c >= 0x80 || c >= '0' && c <= '9' || isLetter(byte(c))
	}
	return set
}()

// IsSafe reports whether a one-line text needs no escape wherever it stands:
// it begins with a letter and has nothing that Markdown could read as markup.
func IsSafe(s string) bool {
	for i := range len(s) {
		if !safe[s[i]] {
			return false
		}
	}
	return s != "" && (isLetter(s[0]) || s[0] >= 0x80)
}

// EscapePlain writes one line of text so that a reader of the rendered
// document sees every character as it was given.
func EscapePlain(s string, at Place) string {
	if at.Kind == Code {
		return s
	}
	var out strings.Builder
	out.Grow(len(s) + 8)
	for i := range len(s) {
		if plainNeedsEscape(s, i, at) {
			out.WriteByte('\\')
		}
		out.WriteByte(s[i])
	}
	return escapeLead(partURLs(out.String()), at)
}

// EscapeTildes escapes what EscapePlain leaves of tildes, as in "~5 s", for a
// text that stands next to others with markup.
func EscapeTildes(s string) string {
	if !strings.Contains(s, "~") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, `\~`, "~"), "~", `\~`)
}

// partURLs keeps escaped words from being taken for bare URLs: GFM shows what
// it takes for a URL as it is, backslashes and all.
func partURLs(s string) string {
	if !strings.Contains(s, `\`) || !strings.Contains(s, "://") && !strings.Contains(s, "www.") {
		return s
	}
	words := strings.Split(s, " ")
	for i, word := range words {
		if strings.Contains(word, `\`) {
			words[i] = bareURLs.Replace(word)
		}
	}
	return strings.Join(words, " ")
}

var bareURLs = strings.NewReplacer("://", `\://`, "www.", `www\.`)

func plainNeedsEscape(s string, i int, at Place) bool {
	prev, next := byte(' '), byte(' ')
	if i > 0 {
		prev = s[i-1]
	}
	if i+1 < len(s) {
		next = s[i+1]
	}
	switch s[i] {
	case '\\', '`', '[', ']':
		return true
	case '*':
		return !(isSpace(prev) && isSpace(next)) || i == 0 || i+1 == len(s)
	case '_':
		return !(isWord(prev) && isWord(next))
	case '~':
		return !(isSpace(prev) && next >= '0' && next <= '9')
	case '<':
		return opensHTML(next) || autolink().MatchString(s[i:])
	case '&':
		return entity().MatchString(s[i:])
	case '|':
		return at.Kind == Row
	case '{': // site generators take it for an anchor
		return at.Kind == Heading && i > 0 && (next == '#' || next == '.')
	case '#':
		return prev != '#' && next == '#' || at.Kind == Heading && isSpace(prev) && strings.Trim(s[i:], "#") == ""
	}
	return false
}

var entity = lazy.Regexp(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);`)

// EscapeEntities keeps what looks like an entity from being read as one. Not
// every reader minds a backslash in front of it within a destination.
func EscapeEntities(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	var out strings.Builder
	for i := range len(s) {
		out.WriteByte(s[i])
		if s[i] == '&' && entity().MatchString(s[i:]) {
			out.WriteString("amp;")
		}
	}
	return out.String()
}

// isWord takes ASCII alone: beyond it are letters, but also dashes and quotes,
// next to which an underscore opens emphasis.
func isWord(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' }

// EscapeInline writes one line of CommonMark so that its emphasis, code spans,
// links and escapes work, and nothing in it reaches beyond it: raw HTML is
// text, a code span that does not close is text.
func EscapeInline(s string, at Place) string {
	if at.Kind == Code {
		return s
	}
	return escapeLead(escapeSpans(s, at), at)
}

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !isLetter(c) && (c < '0' || c > '9')
}

// definition is the start of a link reference definition, or of a footnote. A
// bracket in its label may get an escape, and so be allowed.
var definition = lazy.Regexp(`(?s)^\[(?:[^\]\\]|\\.)+\]:`)

// looksLikeBox is what some readers take for the box of a task, even with no
// space after it.
var looksLikeBox = lazy.Regexp(`^\[[\sxX]\]`)

// escapeLead keeps a text from being read as a block of another kind.
func escapeLead(s string, at Place) string {
	if at.Lead {
		s = strings.Trim(s, " \t") // nobody sees it, and it could indent a code block
	}
	if !at.Lead || s == "" {
		return s
	}
	text := []byte(s)
	line := classify(text, 0)
	switch {
	case text[0] == '[' && (looksLikeBox().Match(text) || definition().Match(text)), isUnderline(text), isDelimiterRow(s), strings.Trim(s, "* \t") == "":
		return `\` + s
	case line.Kind == Item && text[0] >= '0' && text[0] <= '9':
		n := strings.IndexAny(s, ".)")
		return s[:n] + `\` + s[n:]
	case run(text, '~') == 3 && strings.Contains(s[3:], "~~"): // the two behind an escaped one would strike words out
		return `\~\~\~` + s[3:]
	case line.Kind != Prose:
		return `\` + s
	}
	return s
}

// EscapeNext keeps an escaped text from holding what stands between it and the
// next one of its line, so that one can tell afterwards where it ended. Where
// next has no punctuation to escape, it gives s.
func EscapeNext(s, next string) string {
	mark := punctuation(next)
	if mark < 0 {
		return s
	}
	for {
		i := IndexUnescaped(s, next)
		if i < 0 {
			return s
		}
		s = s[:i+mark] + `\` + s[i+mark:]
	}
}

// UnescapeNext removes what EscapeNext put in.
func UnescapeNext(s, next string) string {
	mark := punctuation(next)
	if mark < 0 {
		return s
	}
	return strings.ReplaceAll(s, next[:mark]+`\`+next[mark:], next)
}

// punctuation is where the first punctuation of a text stands, or -1.
func punctuation(s string) int {
	return strings.IndexFunc(s, func(r rune) bool { return r < 0x80 && isPunct(byte(r)) })
}
