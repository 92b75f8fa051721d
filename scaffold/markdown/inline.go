package markdown

import (
	"strings"
	"sync"
)

// Inline reads the text of a paragraph, a heading, a list item or a cell as a
// reader of Markdown does: CommonMark 0.31 with GFM's strikethrough and bare
// URLs. The zero value knows no link definitions, and is right for most texts:
//
//	for _, span := range (markdown.Inline{}).Spans("**Difficulty**: Hard") { … }
//
// A text is the content of its block: without the marks of lists, quotes and
// headings in front of its lines. White space at its ends and at the start of
// its lines is nobody's.
type Inline struct {
	// Definitions gives where the label of a reference leads to, as
	// "[label]: destination" says it. It is asked with what LinkLabel makes of
	// the label. Without it there are no references.
	Definitions func(label string) (target Target, ok bool)
	// PlainURLs leaves bare URLs and addresses text, as CommonMark does.
	PlainURLs bool
	// Place is where the text stands. Only Row makes a difference to what is
	// read: there "\|" is a bar, in code spans as well.
	Place Place
	// Breaks keeps in what Rewritten gives the breaks that a reader sees, those
	// of "<br>" included, as lines that end in a backslash.
	Breaks bool
	// Tags reads the tags that a reader sees as marks as these: "<b>" and "<strong>",
	// "<i>" and "<em>", "<del>", "<s>" and "<strike>", "<code>" around words alone, and "<br>".
	Tags bool
}

// A Target is where a link leads to, or an image stands: escapes and entities
// are resolved.
type Target struct{ Destination, Title string }

// A SpanKind says what a span is.
type SpanKind uint8

// The kinds of spans. What opens is closed again, and they nest.
const (
	SpanText        SpanKind = iota // words: Text is what the reader sees of them
	SpanCode                        // a code span: Text is what stands in it
	SpanEmphasis                    // opens emphasis: Level is 1, or 2 for strong
	SpanEmphasisEnd                 // closes it
	SpanStrike                      // opens strikethrough
	SpanStrikeEnd                   // closes it
	SpanLink                        // opens a link: Target is where it leads to
	SpanLinkEnd                     // closes it, its destination and title included
	SpanImage                       // opens an image: what stands in it is its alternative text
	SpanImageEnd                    // closes it
	SpanAutolink                    // a URL or an address, in "<>" or bare: Text is what the reader sees
	SpanHTML                        // a tag, a declaration or an instruction: Text is as in the source, without indentation
	SpanComment                     // an HTML comment: Text is as in the source
	SpanSoftBreak                   // the end of a line, which is seen as a space
	SpanHardBreak                   // the end of a line that is seen as one
	spanRun                         // while reading: a run of stars, underlines or tildes
	spanNone                        // one that is a part of another
)

// A Span is a part of a text.
type Span struct {
	Kind       SpanKind
	Level      uint8   // of emphasis: 1, or 2 for strong
	Start, End int     // where it stands in the text, in bytes
	Text       string  // of words, code, autolinks, HTML and comments
	Target     *Target // of links, images and autolinks; nil for others
}

// EmphasisEnd gives which span closes the emphasis that a text begins with, of its spans, or -1.
func EmphasisEnd(spans []Span) int {
	if len(spans) == 0 || spans[0].Kind != SpanEmphasis {
		return -1
	}
	depth := 0
	for i, s := range spans {
		switch s.Kind {
		case SpanEmphasis:
			depth++
		case SpanEmphasisEnd:
			depth--
		}
		if depth == 0 {
			return i
		}
	}
	return -1
}

// Spans gives the spans of a text, in their order. The words of one span are
// as they stand in the source, or are what one escape or entity stands for. It
// takes time in proportion to the text.
func (in Inline) Spans(text string) []Span { return in.AppendSpans(nil, text) }

// AppendSpans is as Spans, and appends the spans to a list.
func (in Inline) AppendSpans(spans []Span, text string) []Span {
	r := inlineReaders.Get().(*inlineReader)
	defer r.release()
	r.in, r.text, r.out, r.first, r.top = in, text, spans, len(spans), -1
	r.end = len(strings.TrimRight(text, inlineSpace))
	for r.pos < r.end && strings.IndexByte(inlineSpace, text[r.pos]) >= 0 {
		r.pos++
	}
	r.begin, r.plain = r.pos, r.pos
	r.hasURLs = !in.PlainURLs && hasBareURL(text)
	r.read()
	if in.Tags && strings.Contains(text, "</") {
		return withTags(r.finish(), r.first)
	}
	return r.finish()
}

const inlineSpace = " \t\r\n"

// inlineMarks are the bytes that may begin something that is no text.
var inlineMarks = func() (set [256]bool) {
	for _, c := range []byte("\\`*_~[]!<&\r\n") {
		set[c] = true
	}
	return set
}()

// An inlineReader reads one text.
type inlineReader struct {
	in         Inline
	text       string
	begin, end int // of the text, without white space
	pos        int // what is read next
	plain      int // what has been passed as text, but not been put out, begins here
	out        []Span
	first      int    // the first span in out that is of this text
	found      []Span // memory for those of a text with emphasis

	runs  []inlineRun
	pairs []inlinePair
	top   int32 // the last run that may find a partner, or -1

	brackets []inlineBracket
	dead     int // how many of them hold a link, and begin none unless of an image

	hasURLs  bool
	resolved int   // behind the last escape or entity, where no URL begins
	loose    int   // behind the last backticks that are text, where a URL may begin
	ticks    []int // by length of a run of backticks, where the last one begins; nil if not known
	noEnd    uint8 // which ends of HTML are known not to come
}

// inlineReaders are used again, for their memory.
var inlineReaders = sync.Pool{New: func() any { return new(inlineReader) }}

// release gives the memory back, without the text.
func (r *inlineReader) release() {
	clear(r.found)
	*r = inlineReader{found: r.found[:0], runs: r.runs[:0], pairs: r.pairs[:0], brackets: r.brackets[:0]}
	inlineReaders.Put(r)
}

// read reads all of the text.
func (r *inlineReader) read() {
	for r.pos < r.end {
		c := r.text[r.pos]
		switch {
		case r.hasURLs && r.bareURL():
		case inlineMarks[c]:
			r.next(c)
		case r.hasURLs:
			r.pos++
		default:
			r.pos = r.nextMark()
		}
	}
	r.flush(r.end)
	r.pair(-1)
}

// nextMark gives where the next byte stands that may begin something that is no text.
func (r *inlineReader) nextMark() int {
	at := r.pos
	for at < r.end && !inlineMarks[r.text[at]] {
		at++
	}
	return at
}

// next reads what begins with c at the position.
func (r *inlineReader) next(c byte) {
	switch c {
	case '\\':
		r.backslash()
	case '`':
		r.code()
	case '*', '_', '~':
		r.mark(c)
	case '[':
		r.openBracket(r.pos, false)
	case '!':
		if r.at(r.pos+1) == '[' {
			r.openBracket(r.pos, true)
			return
		}
		r.pos++
	case ']':
		r.closeBracket()
	case '<':
		r.lessThan()
	case '&':
		text, n := inlineEntity(r.text[r.pos:r.end])
		r.atom(SpanText, n, text)
		r.resolved = r.pos
	case '\r', '\n':
		r.lineBreak(r.pos, false)
	}
}

// at gives a byte of the text, 0 behind its end.
func (r *inlineReader) at(i int) byte {
	if i < r.end {
		return r.text[i]
	}
	return 0
}

// flush puts out the words before an offset.
func (r *inlineReader) flush(end int) {
	if r.plain < end {
		r.out = append(r.out, Span{Kind: SpanText, Start: r.plain, End: end, Text: r.text[r.plain:end]})
	}
	r.plain = end
}

// put puts out a span that begins at the position and is n bytes long, behind
// the words before it.
func (r *inlineReader) put(s Span, n int) {
	r.flush(r.pos)
	s.Start, s.End = r.pos, r.pos+n
	r.out = append(r.out, s)
	r.pos += n
	r.plain = r.pos
}

// atom puts out what is n bytes long; where that is nothing, the byte at the
// position is text.
func (r *inlineReader) atom(kind SpanKind, n int, text string) {
	if n == 0 {
		r.pos++
		return
	}
	r.put(Span{Kind: kind, Text: text}, n)
}

func (r *inlineReader) backslash() {
	switch c := r.at(r.pos + 1); {
	case c == '\n' || c == '\r':
		r.lineBreak(r.pos+1, true)
	case isPunct(c):
		r.put(Span{Kind: SpanText, Text: r.text[r.pos+1 : r.pos+2]}, 2)
		r.resolved = r.pos
	default:
		r.pos++
	}
}

// lineBreak puts out the break of a line that ends at an offset. It takes the
// white space around it.
func (r *inlineReader) lineBreak(at int, hard bool) {
	start := r.pos
	for !hard && start > r.plain && isSpace(r.text[start-1]) {
		start--
	}
	hard = hard || r.pos-start >= 2 && r.text[r.pos-1] == ' ' && r.text[r.pos-2] == ' '
	kind := SpanSoftBreak
	if hard {
		kind = SpanHardBreak
	}
	end := at
	for strings.IndexByte(inlineSpace, r.at(end)) >= 0 {
		end++
	}
	r.pos = start
	r.put(Span{Kind: kind}, end-start)
}

// code reads a code span, or backticks that are text.
func (r *inlineReader) code() {
	n := inlineRunLength(r.text[r.pos:r.end], '`')
	end := r.codeEnd(r.pos+n, n)
	if end < 0 {
		r.pos += n
		r.loose = r.pos
		return
	}
	text := inlineCode(r.text[r.pos+n:end], r.in.Place.Kind == Row)
	r.put(Span{Kind: SpanCode, Text: text}, end+n-r.pos)
}

// codeEnd gives where the run of n backticks begins that closes a code span
// whose content begins at start, or -1.
func (r *inlineReader) codeEnd(start, n int) int {
	if r.ticks != nil && (n >= len(r.ticks) || r.ticks[n] < start) {
		return -1
	}
	var seen []int
	for i := start; ; {
		next := strings.IndexByte(r.text[i:r.end], '`')
		if next < 0 {
			break
		}
		i += next
		length := inlineRunLength(r.text[i:r.end], '`')
		if length == n {
			return i
		}
		for len(seen) <= length {
			seen = append(seen, -1)
		}
		seen[length] = i
		i += length
	}
	if seen == nil {
		seen = []int{-1}
	}
	r.ticks = seen
	return -1
}

// inlineCode gives what a reader sees of the content of a code span.
func inlineCode(content string, inCell bool) string {
	content = inlineLines(content, " ")
	if inCell && strings.Contains(content, `\|`) {
		content = strings.ReplaceAll(content, `\|`, "|")
	}
	if n := len(content); n > 2 && content[0] == ' ' && content[n-1] == ' ' && strings.Trim(content, " ") != "" {
		return content[1 : n-1]
	}
	return content
}

// inlineLines writes the line breaks of a text, with the white space in front
// of the next line, as something else.
func inlineLines(text, as string) string {
	if !strings.ContainsAny(text, "\r\n") {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		if text[i] != '\r' && text[i] != '\n' {
			out.WriteByte(text[i])
			i++
			continue
		}
		out.WriteString(as)
		if strings.HasPrefix(text[i:], "\r\n") {
			i++
		}
		for i++; i < len(text) && isSpace(text[i]); {
			i++
		}
	}
	return out.String()
}

// inlineRunLength counts how often c stands at the start of a text.
func inlineRunLength(text string, c byte) int {
	n := 0
	for n < len(text) && text[n] == c {
		n++
	}
	return n
}

// finish puts the marks of emphasis among the spans, and joins words that
// stand side by side as they are in the source.
func (r *inlineReader) finish() []Span {
	if len(r.pairs) == 0 {
		found := r.out[r.first:]
		r.out = r.out[:r.first]
		for _, s := range found {
			if s.Kind == spanRun {
				s.Kind = SpanText
			}
			r.join(s)
		}
		return r.out
	}
	r.found = append(r.found[:0], r.out[r.first:]...)
	r.out = r.out[:r.first]
	next := 0 // of the runs
	for _, s := range r.found {
		if s.Kind == spanRun {
			r.split(&r.runs[next], s)
			next++
			continue
		}
		r.join(s)
	}
	return r.out
}

// join puts out a span, or makes the words before it longer by its own.
func (r *inlineReader) join(s Span) {
	if n := len(r.out); s.Kind == SpanText && n > r.first {
		last := &r.out[n-1]
		if last.Kind == SpanText && last.End == s.Start && last.Text == r.text[last.Start:last.End] && s.Text == r.text[s.Start:s.End] {
			last.End = s.End
			last.Text = r.text[last.Start:last.End]
			return
		}
	}
	r.out = append(r.out, s)
}
