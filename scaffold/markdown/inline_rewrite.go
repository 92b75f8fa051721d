package markdown

import (
	"bytes"
	"slices"
	"strings"
)

// Rewritten gives a text in the one writing that all texts have that are seen
// alike: strong emphasis as "**", emphasis as "*", strikethrough as "~~", a link
// as "[text](destination)", a URL that is its own text bare if it can be, no
// backslash without need, comments left out, breaks and other white space as one
// space. Each writing is read again before it is given. Rarely one needs an empty
// comment between two marks; what has no such writing keeps the marks it has.
//
// The Place decides what else has to be escaped: a bar in a row, a "#" at the
// end of a heading, and with Lead what would begin another block.
func (in Inline) Rewritten(text string) string {
	text = strings.Trim(text, inlineSpace)
	if in.Place.Kind == Row { // the table takes these backslashes away, before anything else is read
		text = strings.ReplaceAll(text, `\|`, "|")
	}
	if !in.hasInline(text) && (in.PlainURLs || !hasBareURL(text)) {
		return in.placed(text)
	}
	return in.rewritten(text)
}

// rewritten is Rewritten, of a text that has been trimmed.
func (in Inline) rewritten(text string) string {
	as := in
	if as.Place.Kind == Row {
		as.Place.Kind = Prose
	}
	spans := as.Spans(text)
	w := rewriter{in: as, events: as.events(spans)}
	w.reset()
	if w.settle() {
		w.withoutNeedless()
		return in.placed(string(w.out))
	}
	return in.placed(w.kept(spans, text))
}

// placed escapes what the place of a text asks for, line by line.
func (in Inline) placed(text string) string {
	if !in.Breaks || !strings.Contains(text, "\n") {
		return in.placedLine(text)
	}
	want := in.events(in.Spans(text))
	for _, wholeRuns := range []bool{false, true} {
		if placed := in.placedLines(text, wholeRuns); slices.Equal(in.events(in.Spans(placed)), want) {
			return placed
		}
	}
	in.Breaks = false
	return in.Rewritten(text)
}

// placedLines escapes what the place of a text asks for at the start of each line:
// of a run of marks the first, or all, because those that are left could find a
// partner in another line.
func (in Inline) placedLines(text string, wholeRuns bool) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		spaces := line[len(strings.TrimRight(line, " ")):] // they may be a break
		line = strings.TrimRight(line, " ")
		placed := in.placedLine(line)
		if placed != line && wholeRuns {
			placed = escapeRunAtStart(placed)
		}
		lines[i] = placed + spaces
	}
	placed := strings.Join(lines, "\n")
	if in.Place.Lead && definition().MatchString(placed) { // its label may go on in the next line
		return `\` + placed
	}
	return placed
}

// escapeRunAtStart escapes all of a run of marks that a line begins with.
func escapeRunAtStart(line string) string {
	if len(line) < 2 || line[0] != '\\' || strings.IndexByte("*_~`", line[1]) < 0 {
		return line
	}
	n := run([]byte(line[1:]), line[1])
	return strings.Repeat(line[:2], n) + line[1+n:]
}

func (in Inline) placedLine(text string) string {
	switch in.Place.Kind {
	case Row:
		text = strings.ReplaceAll(text, "|", `\|`)
	case Heading:
		if n := len(strings.TrimRight(text, "#")); n < len(text) && n > 0 && isSpace(text[n-1]) {
			text = text[:n] + `\` + text[n:]
		}
	}
	if in.Place.Lead && text != "" && (text[0] == '<' || text[0] == '[' && looksLikeBox().MatchString(text)) {
		switch first := in.Spans(text)[0]; first.Kind { // a backslash would make a text of it
		case SpanHTML, SpanLink:
			return text
		case SpanAutolink:
			return autolinkAtLead(text, first)
		}
	}
	return escapeLead(text, Place{Kind: in.Place.Kind, Lead: in.Place.Lead})
}

// autolinkAtLead writes the URL or address that a text begins with as a link,
// where its angle bracket would begin an HTML block.
func autolinkAtLead(text string, s Span) string {
	if text[1] != '?' && (text[1] != '!' || !isLetter(text[2])) {
		return text
	}
	return "[" + EscapePlain(s.Text, Place{}) + "](" + targetMarks(*s.Target) + ")" + text[s.End:]
}

// A rewriter writes events, and reads again what it wrote until it is what it
// was to be.
type rewriter struct {
	in      Inline
	events  []inlineEvent
	words   int     // how many bytes of words they have
	escaped []bool  // by byte of the words: it has a backslash
	others  []bool  // by event: emphasis is written with underlines, strikethrough with one tilde
	forms   []uint8 // by event: how a URL is written
	parted  []bool  // by event: its mark has a separator beside it, outside
	ends    []int   // by event that opens: the one that closes it
	count   int     // of escapes

	out     []byte
	written int     // in all the writings
	origin  []int32 // by byte of out: which of the words' bytes it is, or -1 for marks
	at      []int   // by event: where it begins in out
	spans   []Span  // of out
}

// The ways to write a URL.
const (
	urlBare uint8 = iota
	urlAngled
	urlLink
)

// reset begins with as few escapes as can be.
func (w *rewriter) reset() {
	n := len(w.events)
	bools, ints := make([]bool, 2*n), make([]int, 2*n)
	w.others, w.parted, w.at, w.ends = bools[:n], bools[n:], ints[:n], ints[n:]
	w.forms = make([]uint8, n)
	w.words = 0
	var open []int
	for i, e := range w.events {
		switch e.kind {
		case SpanText, SpanImage, SpanAutolink:
			w.words += len(e.text)
		}
		if e.kind == SpanAutolink && w.in.PlainURLs {
			w.forms[i] = urlAngled
		}
		switch e.kind {
		case SpanEmphasis, SpanStrike, SpanLink:
			open = append(open, i)
		case SpanEmphasisEnd, SpanStrikeEnd, SpanLinkEnd:
			w.ends[open[len(open)-1]] = i
			w.ends[i] = open[len(open)-1]
			open = open[:len(open)-1]
		}
	}
	w.escaped = make([]bool, w.words)
}

// settle writes until what is read is what was to be written, and reports
// whether it is.
func (w *rewriter) settle() bool {
	const most = 40 // rounds
	const longest = 1 << 20
	for try := range most {
		if w.written > longest { // so that no text takes for ever
			return false
		}
		w.write()
		w.spans = w.in.AppendSpans(w.spans[:0], string(w.out))
		switch {
		case w.escapeSpurious(try > most/2):
		case w.isSame():
			return true
		case w.changeURLs():
		case w.escapeTouching():
		case w.changeMarks():
		case w.part():
		default:
			return false
		}
	}
	return false
}

func (w *rewriter) isSame() bool { return slices.Equal(w.in.events(w.spans), w.events) }

// again writes and reads again, and reports whether that is what it was to be.
func (w *rewriter) again() bool {
	w.write()
	w.spans = w.in.AppendSpans(w.spans[:0], string(w.out))
	return w.isSame()
}

// withoutNeedless takes away the escapes without which the same is read.
func (w *rewriter) withoutNeedless() {
	const most = 24 // escapes; a text that has more keeps what it has
	if w.count == 0 || w.count > most {
		return
	}
	first := w.firstBytes()
	for found := true; found; { // without one, another may be needless
		found = false
		for i := range w.escaped {
			if !w.escaped[i] || first[i] {
				continue
			}
			if w.escaped[i] = false; w.again() {
				found = true
			} else {
				w.escaped[i] = true
			}
		}
	}
	w.again()
}

// firstBytes are those of the words behind a mark that opens. Within it, their
// escape may be needless, but not when the words are read alone, as those of a
// label in bold are.
func (w *rewriter) firstBytes() map[int]bool {
	first, at := map[int]bool{}, 0
	for i, e := range w.events {
		if i > 0 && w.ends[i-1] >= i { // the one before opens
			first[at] = true
		}
		switch e.kind {
		case SpanText, SpanImage, SpanAutolink:
			at += len(e.text)
		}
	}
	return first
}

// escapeSpurious escapes the words that are read as marks, and reports whether
// there are any: only what begins something, or with all everything that could.
func (w *rewriter) escapeSpurious(all bool) bool {
	found := false
	var open []int
	for i := range w.spans {
		s := &w.spans[i]
		switch s.Kind {
		case SpanText:
			if s.Text != string(w.out[s.Start:s.End]) {
				found = w.escape(s.Start) || found
			}
		case SpanEmphasis, SpanStrike, SpanLink, SpanImage:
			open = append(open, i)
			found = w.escape(s.Start) || found
		case SpanEmphasisEnd, SpanStrikeEnd, SpanLinkEnd, SpanImageEnd:
			if begin := w.spans[open[len(open)-1]]; w.origin[begin.Start] < 0 {
				found = w.escape(s.Start) || found
			}
			open = open[:len(open)-1]
		case SpanCode:
			found = w.escapeRun(s.Start) || found
		case SpanAutolink:
			found = w.escapeURL(s) || found
		case SpanHTML, SpanComment:
			found = w.escape(s.Start) || found
		}
	}
	if found && all {
		for i, o := range w.origin {
			if o >= 0 && strings.IndexByte("\\`*_~[]<&!", w.out[i]) >= 0 {
				w.escape(i)
			}
		}
	}
	return w.besideCode() || found
}

// escape escapes the byte of the words that stands at an offset of out, and
// reports whether it is one.
func (w *rewriter) escape(at int) bool {
	o := w.origin[at]
	if o < 0 || w.escaped[o] || !isPunct(w.out[at]) {
		return false
	}
	w.escaped[o] = true
	w.count++
	return true
}

// escapeRun escapes a run of backticks.
func (w *rewriter) escapeRun(at int) bool {
	found := false
	for i := at; i < len(w.out) && w.out[i] == '`' && w.origin[i] >= 0; i++ {
		found = w.escape(i) || found
	}
	return found
}

// besideCode escapes the backticks that touch a code span: they would be taken
// for its marks.
func (w *rewriter) besideCode() bool {
	found := false
	for i := range w.events {
		if w.events[i].kind != SpanCode {
			continue
		}
		for at := w.at[i] - 1; at >= 0 && w.out[at] == '`' && w.origin[at] >= 0; at-- {
			found = w.escape(at) || found
		}
		if i+1 < len(w.events) {
			found = w.escapeRun(w.at[i+1]) || found
		}
	}
	return found
}

// escapeURL keeps words from being read as a URL.
func (w *rewriter) escapeURL(s *Span) bool {
	if w.out[s.Start] == '<' {
		return w.escape(s.Start)
	}
	if w.origin[s.Start] < 0 {
		return false
	}
	text := w.out[s.Start:s.End]
	for _, sign := range []string{"://", "@"} {
		if i := bytes.Index(text, []byte(sign)); i >= 0 {
			return w.escape(s.Start + i)
		}
	}
	return w.escape(s.Start + bytes.IndexByte(text, '.'))
}

// changeURLs writes URLs in another way that are not read as such, and reports
// whether there are any.
func (w *rewriter) changeURLs() bool {
	found := false
	for i := range w.events {
		if w.events[i].kind != SpanAutolink || w.forms[i] == urlLink {
			continue
		}
		at, isRead := w.at[i], false
		if n, ok := w.spanAt(at); ok {
			isRead = w.spans[n].Kind == SpanAutolink && w.spans[n].Text == w.events[i].text && *w.spans[n].Target == w.events[i].target
		}
		if !isRead {
			w.forms[i]++
			found = true
		}
	}
	return found
}

// spanAt gives the span that begins at an offset of out.
func (w *rewriter) spanAt(at int) (int, bool) {
	return slices.BinarySearchFunc(w.spans, at, func(s Span, at int) int { return s.Start - at })
}

// escapeTouching escapes the words that touch marks of emphasis of the same
// character, where these are not read, and reports whether there are any.
func (w *rewriter) escapeTouching() bool {
	found := false
	for _, i := range w.wrongMarks() {
		for _, event := range []int{i, w.ends[i]} {
			begin := w.at[event]
			end := begin + len(w.emphasisMarks(event))
			c := w.out[begin]
			for at := begin - 1; at >= 0 && w.out[at] == c && w.origin[at] >= 0; at-- {
				found = w.escape(at) || found
			}
			for at := end; at < len(w.out) && w.out[at] == c && w.origin[at] >= 0; at++ {
				found = w.escape(at) || found
			}
		}
	}
	return found
}

// changeMarks writes emphasis with underlines that is not read with stars, or
// strikethrough with one tilde, and reports whether that makes it better.
func (w *rewriter) changeMarks() bool {
	wrong := w.wrongMarks()
	const most = 8
	best, fewest := -1, len(wrong)
	for _, i := range slices.Backward(wrong[max(0, len(wrong)-most):]) {
		w.others[i] = !w.others[i]
		if w.again() {
			return true
		}
		if n := len(w.wrongMarks()); n < fewest {
			best, fewest = i, n
		}
		w.others[i] = !w.others[i]
	}
	if best < 0 {
		return false
	}
	w.others[best] = !w.others[best]
	return true
}

// separator parts what would be read as one, where nothing else does: two code
// spans side by side, or a mark from the letter behind it. Nobody sees it.
const separator = "<!-- -->"

// part parts the marks that are not read from what is outside of them, and
// reports whether there are any.
func (w *rewriter) part() bool {
	found := false
	for _, i := range w.wrongMarks() {
		found = found || !w.parted[i]
		w.parted[i], w.parted[w.ends[i]] = true, true
	}
	return found
}

// wrongMarks gives the events of emphasis and strikethrough that are not read
// where they were written.
func (w *rewriter) wrongMarks() []int {
	type begin struct {
		at    int
		kind  SpanKind
		level uint8
	}
	ends := map[begin]int{} // where what begins there ends
	var open []begin
	for _, s := range w.spans {
		switch s.Kind {
		case SpanEmphasis:
			open = append(open, begin{s.Start, s.Kind, s.Level})
		case SpanStrike:
			open = append(open, begin{s.Start, s.Kind, 0})
		case SpanEmphasisEnd, SpanStrikeEnd:
			ends[open[len(open)-1]] = s.Start
			open = open[:len(open)-1]
		}
	}
	var wrong []int
	for i, e := range w.events {
		if (e.kind == SpanEmphasis || e.kind == SpanStrike) && ends[begin{w.at[i], e.kind, e.level}] != w.at[w.ends[i]] {
			wrong = append(wrong, i)
		}
	}
	return wrong
}

// kept gives a text with the marks that it has, its white space and comments
// shortened if it is read as before then.
func (w *rewriter) kept(spans []Span, text string) string {
	for _, comment := range []string{"", separator} {
		var out strings.Builder
		for _, s := range spans {
			switch s.Kind {
			case SpanComment:
				if !isLineStart(out.String()) {
					out.WriteString(comment)
				}
			case SpanSoftBreak, SpanHardBreak:
				if w.in.Breaks && s.Kind == SpanHardBreak {
					out.WriteString(breakMark(out.String()) + "\n")
				} else {
					out.WriteByte(' ')
				}
			case SpanText:
				out.WriteString(collapsed(text[s.Start:s.End]))
			default:
				out.WriteString(inlineLines(text[s.Start:s.End], " "))
			}
		}
		if slices.Equal(w.in.events(w.in.Spans(out.String())), w.events) {
			return strings.Trim(out.String(), " ")
		}
	}
	return text
}
