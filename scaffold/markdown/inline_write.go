package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// write writes the events.
func (w *rewriter) write() {
	w.out, w.origin = w.out[:0], w.origin[:0]
	word := 0
	for i := range w.events {
		e := &w.events[i]
		if w.parted[i] && (e.kind == SpanEmphasis || e.kind == SpanStrike) && !isLineStart(w.out) || e.kind == SpanCode && i > 0 && w.events[i-1].kind == SpanCode {
			w.mark(separator)
		}
		w.at[i] = len(w.out)
		switch e.kind {
		case SpanText:
			w.writeEdged(i, word)
			word += len(e.text)
		case SpanCode:
			w.mark(codeMarks(e.text))
		case SpanEmphasis, SpanEmphasisEnd, SpanStrike, SpanStrikeEnd:
			w.mark(w.emphasisMarks(i))
			if w.parted[i] && (e.kind == SpanEmphasisEnd || e.kind == SpanStrikeEnd) {
				w.mark(separator)
			}
		case SpanLink:
			w.mark("[")
		case SpanLinkEnd:
			w.mark("](" + targetMarks(w.events[w.ends[i]].target) + ")")
		case SpanImage:
			w.mark("![")
			w.writeWords(e.text, word)
			word += len(e.text)
			w.mark("](" + targetMarks(e.target) + ")")
		case SpanAutolink:
			w.writeURL(i, word)
			word += len(e.text)
		case SpanHTML:
			w.mark(e.text)
		case SpanHardBreak:
			w.mark(breakMark(w.out) + "\n")
		}
	}
	w.written += len(w.out)
}

// isLineStart reports whether nothing stands in the line yet: a comment there would
// begin a block, and there is nothing to part.
func isLineStart[T string | []byte](out T) bool { return len(out) == 0 || out[len(out)-1] == '\n' }

func (w *rewriter) mark(text string) {
	w.out = append(w.out, text...)
	for range len(text) {
		w.origin = append(w.origin, -1)
	}
}

// writeEdged writes the words of an event. White space right within the marks of
// emphasis is an entity: else they were none.
func (w *rewriter) writeEdged(event, word int) {
	text := w.events[event].text
	isEdge := func(neighbour int, emphasis, strike SpanKind) bool {
		return neighbour >= 0 && neighbour < len(w.events) && (w.events[neighbour].kind == emphasis || w.events[neighbour].kind == strike)
	}
	if r, n := utf8.DecodeRuneInString(text); isEdge(event-1, SpanEmphasis, SpanStrike) && isSpaceRune(r) {
		w.mark(spaceEntity(r))
		text, word = text[n:], word+n
	}
	r, n := utf8.DecodeLastRuneInString(text)
	if !isEdge(event+1, SpanEmphasisEnd, SpanStrikeEnd) || !isSpaceRune(r) {
		w.writeWords(text, word)
		return
	}
	w.writeWords(text[:len(text)-n], word)
	w.mark(spaceEntity(r))
}

func isSpaceRune(r rune) bool { return r == ' ' || isUnicodeSpace(r) }

func spaceEntity(r rune) string {
	if r == 0xa0 {
		return "&nbsp;"
	}
	return "&#" + strconv.Itoa(int(r)) + ";"
}

// writeWords writes words, of which the first byte is the one of that number.
func (w *rewriter) writeWords(text string, first int) {
	for i := range len(text) {
		if w.escaped[first+i] {
			w.mark(`\`)
			w.mark(text[i : i+1])
			continue
		}
		w.out = append(w.out, text[i])
		w.origin = append(w.origin, int32(first+i))
	}
}

// emphasisMarks gives the marks of emphasis or strikethrough.
func (w *rewriter) emphasisMarks(event int) string {
	e := w.events[event]
	if e.kind == SpanEmphasisEnd || e.kind == SpanStrikeEnd {
		event = w.ends[event]
	}
	switch isStrike := e.kind == SpanStrike || e.kind == SpanStrikeEnd; {
	case isStrike && w.others[event]:
		return "~"
	case isStrike:
		return "~~"
	case w.others[event]:
		return "__"[:e.level]
	}
	return "**"[:e.level]
}

func (w *rewriter) writeURL(event, word int) {
	e := &w.events[event]
	switch w.forms[event] {
	case urlBare:
		w.mark(e.text)
	case urlAngled:
		w.mark("<" + e.text + ">")
	default:
		w.mark("[")
		w.writeWords(e.text, word)
		w.mark("](" + targetMarks(e.target) + ")")
	}
}

// codeMarks writes a code span.
func codeMarks(text string) string {
	if !strings.Contains(text, "`") && !strings.HasPrefix(text, " ") {
		return "`" + text + "`"
	}
	lengths := map[int]bool{} // of the runs of backticks in it
	for i := 0; i < len(text); i++ {
		if n := inlineRunLength(text[i:], '`'); n > 0 {
			lengths[n] = true
			i += n
		}
	}
	n := 1
	for lengths[n] {
		n++
	}
	ticks := strings.Repeat("`", n)
	isPadded := text != "" && (text[0] == '`' || text[len(text)-1] == '`')
	isPadded = isPadded || len(text) > 1 && text[0] == ' ' && text[len(text)-1] == ' ' && strings.Trim(text, " ") != ""
	if isPadded {
		text = " " + text + " "
	}
	return ticks + text + ticks
}

// targetMarks writes the destination and the title of a link.
func targetMarks(t Target) string {
	to := destinationMarks(t.Destination)
	if t.Title == "" {
		return to
	}
	if to == "" {
		to = "<>"
	}
	quote := byte('"')
	if strings.Contains(t.Title, `"`) && !strings.Contains(t.Title, "'") {
		quote = '\''
	}
	title := escapedWithin(strings.ReplaceAll(t.Title, "\n", " "), string(quote))
	return to + " " + string(quote) + title + string(quote)
}

// destinationMarks writes a destination, in angle brackets if it needs them.
func destinationMarks(to string) string {
	depth, isPlain := 0, !strings.HasPrefix(to, "<")
	for i := range len(to) {
		switch c := to[i]; {
		case c <= ' ' || c == 0x7f:
			isPlain = false
		case c == '(':
			depth++
		case c == ')':
			depth--
		}
		isPlain = isPlain && depth >= 0 && depth < 30
	}
	if isPlain && depth == 0 {
		return escapedWithin(to, "")
	}
	return "<" + escapedWithin(to, "<>") + ">"
}

// escapedWithin escapes what ends a destination or title, and what would be read
// as an escape or an entity in it.
func escapedWithin(text, ends string) string {
	if !strings.ContainsAny(text, `\&`+ends) {
		return text
	}
	var out strings.Builder
	for i := range len(text) {
		c := text[i]
		switch {
		case ends != "" && strings.IndexByte(ends, c) >= 0:
			out.WriteByte('\\')
		case c == '\\' && (i+1 == len(text) && ends != "" || i+1 < len(text) && isPunct(text[i+1])):
			out.WriteByte('\\')
		case c == '\n' || c == '\r':
			c = ' '
		case c == '&':
			if _, n := inlineEntity(text[i:]); n > 0 {
				out.WriteString("&amp;") // not every reader knows an escaped one
				continue
			}
		}
		out.WriteByte(c)
	}
	return out.String()
}
