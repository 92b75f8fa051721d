package markdown

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Words are what a reader sees of a text, and where each part of it stands.
type Words struct {
	Text  string
	parts []wordPart
}

// A wordPart is a part of what is seen that stands in the source as it is, or
// as a whole for something else.
type wordPart struct {
	at         int // where it begins in what is seen
	start, end int // where it stands in the source
	kind       SpanKind
	inLink     bool // or in an image
}

// Seen gives the words that a reader sees of a text: without the marks of
// emphasis and code, escapes and entities resolved, a link as its text and an
// image as its alternative text, without comments and tags. White space, that of
// breaks and of any width included, is one space, and none at the ends; but
// in code it is as it stands there.
func (in Inline) Seen(text string) string {
	if !in.hasInline(text) {
		return text
	}
	r := seenReaders.Get().(*seenReader)
	defer r.release()
	r.read(in, text)
	return string(r.out)
}

// A seenReader reads what is seen of a text. It is reused, for its memory.
type seenReader struct {
	wordWriter
	spans []Span
}

var seenReaders = sync.Pool{New: func() any { return new(seenReader) }}

// read reads a text.
func (r *seenReader) read(in Inline, text string) {
	r.spans = in.AppendSpans(r.spans[:0], text)
	r.wordWriter = wordWriter{out: r.out[:0], parts: r.parts[:0]}
	r.write(r.spans)
}

// release gives the memory back, without the text.
func (r *seenReader) release() {
	clear(r.spans)
	seenReaders.Put(r)
}

// hasInline reports whether a text may be seen in another way than it stands
// there. What stands in brackets is text, where no destination follows and there
// are no references.
func (in Inline) hasInline(text string) bool {
	for i := range len(text) {
		c := text[i]
		if !seenOtherwise[c] {
			continue
		}
		switch {
		case c == '[' && in.Definitions == nil:
		case c == ']' && (i+1 == len(text) || text[i+1] != '('):
		case c == ' ' && i > 0 && i+1 < len(text) && text[i+1] != ' ':
		case mayBeSpace(c) && spaceLength(text[i:]) == 0:
		default:
			return true
		}
	}
	return false
}

// seenOtherwise are the bytes that may be seen in another way than they stand in a text.
var seenOtherwise = func() (set [256]bool) {
	for c := range len(set) {
		c := byte(c)
		set[c] = inlineMarks[c] && c != '!' || c == ' ' || c == '\t' || mayBeSpace(c)
	}
	return set
}()

// Words gives what Seen gives, and where it stands.
func (in Inline) Words(text string) Words { return wordsOf(in.Spans(text)) }

// A wordWriter writes what is seen of spans.
type wordWriter struct {
	out   []byte
	parts []wordPart
	links int // that are open, or images
}

func wordsOf(spans []Span) Words {
	var w wordWriter
	w.write(spans)
	return Words{Text: string(w.out), parts: w.parts}
}

// write writes what is seen of all spans of a text.
func (w *wordWriter) write(spans []Span) {
	for i := range spans {
		w.span(&spans[i])
	}
	if n := len(w.out); n > 0 && w.out[n-1] == ' ' && w.last().kind != SpanCode {
		w.out = w.out[:n-1]
		if w.last().at == n-1 {
			w.parts = w.parts[:len(w.parts)-1]
		}
	}
}

func (w *wordWriter) last() *wordPart { return &w.parts[len(w.parts)-1] }

func (w *wordWriter) span(s *Span) {
	switch s.Kind {
	case SpanText:
		w.words(s)
	case SpanCode, SpanAutolink:
		w.part(s.Start, s.End, s.Text, s.Kind)
	case SpanSoftBreak, SpanHardBreak:
		w.space(s.Start, s.End)
	case SpanHTML:
		if s.IsBreakTag() {
			w.space(s.Start, s.End)
		}
	case SpanLink, SpanImage:
		w.links++
	case SpanLinkEnd, SpanImageEnd:
		w.links--
	}
}

// part writes what stands for a part of the source.
func (w *wordWriter) part(start, end int, text string, kind SpanKind) {
	if text == "" {
		return
	}
	w.parts = append(w.parts, wordPart{len(w.out), start, end, kind, w.links > 0})
	w.out = append(w.out, text...)
}

// space writes a space, if none stands before it.
func (w *wordWriter) space(start, end int) {
	if n := len(w.out); n > 0 && (w.out[n-1] != ' ' || w.last().kind == SpanCode) {
		w.part(start, end, " ", SpanText)
	}
}

// words writes words, their white space as one space.
func (w *wordWriter) words(s *Span) {
	if s.End-s.Start != len(s.Text) { // an escape, or an entity
		if spaceLength(s.Text) == len(s.Text) {
			w.space(s.Start, s.End)
		} else {
			w.part(s.Start, s.End, s.Text, SpanText)
		}
		return
	}
	begin := 0
	for i := 0; i < len(s.Text); {
		if c := s.Text[i]; c > ' ' && !mayBeSpace(c) {
			i++
			continue
		}
		n := spaceLength(s.Text[i:])
		switch {
		case n == 0:
			i++
		case n == 1 && s.Text[i] == ' ' && (i > begin || len(w.out) > 0 && w.out[len(w.out)-1] != ' '):
			i++
		default:
			w.part(s.Start+begin, s.Start+i, s.Text[begin:i], SpanText)
			w.space(s.Start+i, s.Start+i+n)
			i += n
			begin = i
		}
	}
	w.part(s.Start+begin, s.End, s.Text[begin:], SpanText)
}

// spaceLength gives how much white space a text begins with.
func spaceLength(text string) int {
	n := 0
	for n < len(text) {
		switch c := text[n]; {
		case c == ' ', c == '\t', c == '\r', c == '\n': // inlineSpace
			n++
			continue
		case c < utf8.RuneSelf:
			return n
		}
		c, width := utf8.DecodeRuneInString(text[n:])
		if !isUnicodeSpace(c) {
			return n
		}
		n += width
	}
	return n
}

// mayBeSpace reports whether a space beyond ASCII may begin with a byte: they are from
// U+00A0, the no-break space, to U+3000, that of Chinese and Japanese.
func mayBeSpace(c byte) bool { return c == 0xc2 || c >= 0xe1 && c <= 0xe3 }

// Source gives where the words from one offset up to another stand in the
// source. What stands there as a whole, such as a code span, an entity or a bare
// URL, is not cut.
func (w Words) Source(start, end int) (from, to int) {
	if len(w.parts) == 0 {
		return 0, 0
	}
	first, last := w.partAt(start), w.partAt(max(start, end-1))
	p := w.parts[first]
	from = p.start
	if w.isVerbatim(first) {
		from += start - p.at
	}
	p = w.parts[last]
	to = p.end
	if w.isVerbatim(last) {
		to = p.start + max(start, end) - p.at
	}
	return from, max(from, to)
}

// partAt gives the number of the part that an offset of what is seen is in.
func (w Words) partAt(offset int) int {
	i, found := slices.BinarySearchFunc(w.parts, offset, func(p wordPart, offset int) int { return p.at - offset })
	if !found {
		i--
	}
	return max(i, 0)
}

// isVerbatim reports whether a part stands in the source as it is seen.
func (w Words) isVerbatim(part int) bool {
	p, end := w.parts[part], len(w.Text)
	if part+1 < len(w.parts) {
		end = w.parts[part+1].at
	}
	return p.kind == SpanText && p.end-p.start == end-p.at
}

// A Labelled is a text with a label, as a reader sees it: "**Name**: value".
type Labelled struct {
	Name, Value          string
	NameStart, NameEnd   int // where the words of the label stand in the text
	ValueStart, ValueEnd int // where those of the value do
}

// Label gives the label and the value of the text of an item, a paragraph or a
// cell: the words before the first colon that is no part of a link, of code, of
// a URL, of a time or a ratio, and the words behind it. The mark of a list and a
// box may stand in front. It is false for a text without such a colon, or with
// a whole sentence before it: more than 40 letters, if they have no marks.
//
// Where the value is, the marks of emphasis around all of it stay when it is
// replaced; a code span, a link, or emphasis of a part are taken with it. An
// empty value is where one would be put in.
func (in Inline) Label(text string) (l Labelled, ok bool) {
	if !mayHaveColon(text) {
		return l, false
	}
	skip := leadLength(text)
	if beginsSentence(text[skip:]) {
		return l, false
	}
	if l, ok := in.plainLabel(text, skip); ok {
		return l, true
	}
	return in.label(text, skip)
}

// plainLabel is label of a text that is seen as it stands but for the marks of a label in
// bold: "**Name**: words", or "Name: words", as most are. It is false for others.
func (in Inline) plainLabel(text string, skip int) (l Labelled, ok bool) {
	whole := strings.TrimRight(text[skip:], inlineSpace)
	rest, isBold := strings.CutPrefix(whole, "**")
	marks, most := "", longestPlain
	if isBold {
		marks, most = "**", longestMarked
	}
	name, behind, _ := strings.Cut(rest, ":")
	name, isClosed := strings.CutSuffix(name, marks)
	value, isApart := strings.CutPrefix(behind, " ")
	if !isClosed || !isApart || value == "" || name == "" || len(name) > most || !isWord(name[0]) || !isWord(name[len(name)-1]) || !isASCII(name) {
		return l, false
	}
	if in.hasInline(name) || in.hasInline(value) || !in.PlainURLs && hasBareURL(whole) {
		return l, false
	}
	l.Name, l.NameStart, l.NameEnd = name, skip+len(marks), skip+len(marks)+len(name)
	l.Value, l.ValueStart, l.ValueEnd = value, skip+len(whole)-len(value), skip+len(whole)
	return l, true
}

// label is Label of a text behind what leads it.
func (in Inline) label(text string, skip int) (l Labelled, ok bool) {
	r := seenReaders.Get().(*seenReader)
	defer r.release()
	r.read(in, text[skip:])
	spans, words := r.spans, Words{Text: string(r.out), parts: r.parts}
	colon, width := words.colon()
	if colon < 0 {
		return l, false
	}
	name := strings.TrimSpace(words.Text[:colon])
	if name == "" || utf8.RuneCountInString(name) > longestLabel(spans) {
		return l, false
	}
	l.Name = name
	l.NameStart, l.NameEnd = words.Source(strings.Index(words.Text, name), strings.Index(words.Text, name)+len(name))
	behind := words.Text[colon+width:]
	l.Value = strings.TrimSpace(behind)
	if start := len(words.Text) - len(strings.TrimLeft(behind, " ")); l.Value != "" {
		l.ValueStart, l.ValueEnd = words.Source(start, start+len(l.Value))
		l.ValueStart, l.ValueEnd = wholeMarks(spans, l.ValueStart, l.ValueEnd)
	} else {
		_, end := words.Source(colon, colon+width)
		l.ValueStart = valueStart(text[skip:], spans, end)
		l.ValueEnd = l.ValueStart
	}
	l.NameStart, l.NameEnd, l.ValueStart, l.ValueEnd = l.NameStart+skip, l.NameEnd+skip, l.ValueStart+skip, l.ValueEnd+skip
	return l, true
}

// mayHaveColon reports whether a reader may see a colon in a text: it stands there, or
// an entity may stand for it.
func mayHaveColon(text string) bool {
	return strings.IndexByte(text, ':') >= 0 || strings.IndexByte(text, '&') >= 0 || strings.Contains(text, "：")
}

// beginsSentence reports whether a text begins with more words than a label without
// marks may have, so that nobody need read its marks.
func beginsSentence(text string) bool {
	n := 0
	for ; n < len(text) && n < longestPlain+2; n++ {
		switch c := text[n]; {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9', c == ',', c == '-', c == '(', c == ')', c == '\'':
		case c == ' ' && n > 0 && text[n-1] != ' ':
		default:
			return false
		}
	}
	plain := strings.TrimSpace(text[:n])
	return len(plain) > longestPlain && strings.IndexByte(plain, ' ') > 0 // a single word may be an address
}

// How long a label may be, in letters: without marks, and with them.
const (
	longestPlain  = 40
	longestMarked = 100
)

// longestLabel is how long a label may be in letters; what is longer is a
// sentence with a colon in it. One in bold, in code or in a link is meant.
func longestLabel(spans []Span) int {
	if len(spans) > 0 && spans[0].Kind != SpanText {
		return longestMarked
	}
	return longestPlain
}

// leadLength gives how much of a text is white space, the mark of a list, and a
// box.
func leadLength(text string) int {
	rest := strings.TrimLeft(text, " \t")
	if rest == "" {
		return len(text)
	}
	marker, behind := itemMarker([]byte(rest))
	if marker == "" {
		return len(text) - len(rest)
	}
	if box, isBox := taskBox(behind); isBox {
		behind = behind[len(box):]
	}
	return len(text) - len(behind)
}

// colon gives where the colon behind a label is, and how long it is; -1 if there
// is none.
func (w Words) colon() (at, width int) {
	for at, c := range w.Text {
		if c != ':' && c != '：' {
			continue
		}
		p := w.parts[w.partAt(at)]
		if p.kind != SpanText || p.inLink {
			continue
		}
		width = utf8.RuneLen(c)
		before, behind := w.Text[:at], w.Text[at+width:]
		switch {
		case strings.HasPrefix(behind, "//"), strings.HasPrefix(behind, ":"), strings.HasSuffix(before, ":"):
		case endsInDigit(before) && behind != "" && behind[0] >= '0' && behind[0] <= '9':
		default:
			return at, width
		}
	}
	return -1, 0
}

func endsInDigit(text string) bool {
	return text != "" && text[len(text)-1] >= '0' && text[len(text)-1] <= '9'
}

// wholeMarks makes a part of the source longer, so that no mark in it loses its
// partner, and no link only its text.
func wholeMarks(spans []Span, from, to int) (int, int) {
	var open []int // where they begin
	for _, s := range spans {
		switch s.Kind {
		case SpanEmphasis, SpanStrike, SpanLink, SpanImage:
			open = append(open, s.Start)
		case SpanEmphasisEnd, SpanStrikeEnd, SpanLinkEnd, SpanImageEnd:
			start := open[len(open)-1]
			open = open[:len(open)-1]
			isLink := s.Kind == SpanLinkEnd || s.Kind == SpanImageEnd
			begins, ends := start >= from && start < to, s.Start >= from && s.Start < to
			if begins != ends || isLink && start < to && from < s.End {
				from, to = min(from, start), max(to, s.End)
			}
		}
	}
	return from, to
}

// valueStart gives where a value would stand behind a colon that ends at an
// offset: behind the marks that close there, and white space.
func valueStart(text string, spans []Span, end int) int {
	for _, s := range spans {
		if s.Start == end && (s.Kind == SpanEmphasisEnd || s.Kind == SpanStrikeEnd) {
			end = s.End
		}
	}
	for end < len(text) && isSpace(text[end]) {
		end++
	}
	return end
}
