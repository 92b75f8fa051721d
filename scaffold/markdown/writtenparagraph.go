package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// paragraph writes a paragraph in one line. Where it is no item's text, some lines
// of it begin one here, too: where it begins with a label in bold, those that do
// so, and else those behind a break.
func (w *lineWriter) paragraph(i int, first, indent string) {
	p := w.readParagraph(i)
	b := &w.doc.Blocks[i]
	isInItem := b.Parent >= 0 && w.doc.Blocks[b.Parent].Kind == ItemBlock
	isRun := !isInItem && isLabelled(p.in, p.texts[0])
	for begin := 0; begin < len(p.texts); {
		end := begin + 1
		for end < len(p.texts) && (isInItem || isRun && !isLabelled(p.in, p.texts[end]) || !isRun && p.breaks[end-1] < apartBreak) {
			end++
		}
		if w.paragraphLine(i, p, begin, end, first, indent) {
			first = indent
		}
		begin = end
	}
}

// A writtenParagraph is the lines of a paragraph that is to be written.
type writtenParagraph struct {
	in     Inline
	texts  []string
	breaks []lineBreak // of each line, what its end is
}

// A lineBreak is what a reader sees of the end of a line.
type lineBreak uint8

const (
	softBreak    lineBreak = iota // a space
	withinBreak                   // a break, but emphasis or a link reaches over it
	apartBreak                    // a break that ends a line with words
	calloutBreak                  // none but where "[!NOTE]" begins a callout: its line stays one
)

// readParagraph gives the lines of a paragraph, until the next is read. The box of a task
// is none of its text.
func (w *lineWriter) readParagraph(i int) *writtenParagraph {
	segments := w.doc.Lines(i)
	p := &w.read
	p.in, p.texts, p.breaks = w.inline(Place{Lead: true}), p.texts[:0], slices.Grow(p.breaks[:0], len(segments))[:len(segments)]
	p.in.Breaks = w.isWhole
	clear(p.breaks)
	for _, s := range segments {
		end := s.End
		for end < len(w.doc.Source) && isSpace(w.doc.Source[end]) {
			end++ // two spaces at the end of a line are a break
		}
		p.texts = append(p.texts, string(w.doc.Source[s.Start:end]))
	}
	if w.taskOf(i) != nil {
		p.texts[0] = p.texts[0][len("[ ]"):]
	}
	if !w.isWhole {
		p.findBreaks()
		if w.beginsQuote(i) && isCallout(p.texts[0]) {
			p.breaks[0] = calloutBreak
		}
	}
	return p
}

// beginsQuote reports whether a paragraph is the first of a quote.
func (w *lineWriter) beginsQuote(paragraph int) bool {
	parent := w.doc.Blocks[paragraph].Parent
	return parent >= 0 && parent == paragraph-1 && w.doc.Blocks[parent].Kind == QuoteBlock
}

// isCallout reports whether the first line of a quote makes a callout of it, as "[!NOTE]" does
// on GitHub and in Obsidian, if it stands alone or with a title.
func isCallout(line string) bool {
	name, _, ok := strings.Cut(strings.TrimPrefix(line, "[!"), "]")
	return ok && strings.HasPrefix(line, "[!") && name != "" && strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz-") == ""
}

// taskOf gives the item whose text is a paragraph, if it has a box.
func (w *lineWriter) taskOf(paragraph int) *Block {
	parent := w.doc.Blocks[paragraph].Parent
	if parent < 0 || parent != paragraph-1 || w.doc.Blocks[parent].Task == 0 {
		return nil
	}
	return &w.doc.Blocks[parent]
}

func box(item *Block) string { return "[" + string(item.Task) + "]" }

// findBreaks finds the ends of lines that are seen as breaks.
func (p *writtenParagraph) findBreaks() {
	text := strings.Join(p.texts, "\n")
	if !strings.Contains(text, "\\\n") && !strings.Contains(text, "  \n") {
		return
	}
	depth := 0
	for _, s := range p.in.Spans(text) {
		switch s.Kind {
		case SpanEmphasis, SpanStrike, SpanLink, SpanImage:
			depth++
		case SpanEmphasisEnd, SpanStrikeEnd, SpanLinkEnd, SpanImageEnd:
			depth--
		case SpanHardBreak:
			line := strings.Count(text[:s.Start], "\n")
			if p.breaks[line] = withinBreak; depth == 0 && withoutBreak(strings.TrimSpace(p.texts[line])) != "" {
				p.breaks[line] = apartBreak
			}
		}
	}
}

// paragraphLine writes some lines of a paragraph in one, and reports whether
// there is anything to be seen of them.
func (w *lineWriter) paragraphLine(i int, p *writtenParagraph, begin, end int, first, indent string) bool {
	segments, b := w.doc.Lines(i), &w.doc.Blocks[i]
	text := strings.Join(p.texts[begin:end], "\n")
	isBroken := end < len(p.texts) && !w.isWhole && (p.breaks[end-1] == withinBreak || p.breaks[end-1] == apartBreak || EndsInBreakTag(text))
	if isBroken {
		text = withoutBreak(text)
	}
	text = strings.TrimSpace(text)
	boxed := ""
	if task := w.taskOf(i); task != nil && begin == 0 {
		boxed = box(task) + " "
	}
	if w.isWhole {
		first += boxed
	}
	own, raw := text, text
	if !p.in.isPlainLabelled(text) {
		own = p.in.written(text)
		raw = p.in.labelled(own)
	}
	if raw == "" && (boxed == "" || !w.isWhole) {
		return false
	}
	w.add(Prose, b.Line+begin, segments[begin].Start, segments[end-1].End, first+raw)
	if w.isWhole {
		return true
	}
	if own != raw {
		w.labels[len(w.lines)-1] = first + own
	}
	if escaped := p.in.writtenEscaped(text); escaped != "" && escaped != own {
		w.escaped[len(w.lines)-1] = first + p.in.labelled(escaped)
	}
	full := own
	if isSeen := func(b lineBreak) bool { return b != softBreak }; slices.ContainsFunc(p.breaks[begin:end-1], isSeen) || hasBreakTag(text) {
		full = fullText(p.in, text, indent)
	}
	if isBroken || boxed != "" || full != raw {
		if isBroken {
			full += breakMark(full) + "\n"
		}
		w.full[len(w.lines)-1] = first + boxed + full
	}
	return true
}

// withoutBreak takes the mark of a break from the end of a text.
func withoutBreak(text string) string {
	if trimmed := strings.TrimRight(text, " \t"); trimmed != text {
		return trimmed
	}
	return strings.TrimSuffix(text, `\`)
}

// breakMark gives the mark of a break at the end of a line: of two backslashes,
// not all readers take the second for it.
func breakMark[T string | []byte](line T) string {
	if n := len(line); n > 0 && line[n-1] == '\\' {
		return "  "
	}
	return `\`
}

// EndsInBreakTag reports whether a text ends in a "<br>".
func EndsInBreakTag(text string) bool {
	text = strings.TrimSpace(text)
	if !strings.HasSuffix(text, ">") || !hasBreakTag(text) {
		return false
	}
	spans := (Inline{}).Spans(text)
	return spans[len(spans)-1].IsBreakTag()
}

func hasBreakTag(text string) bool {
	return strings.Contains(text, "<") && strings.Contains(strings.ToLower(text), "<br")
}

// fullText gives a text with its breaks.
func fullText(in Inline, text, indent string) string {
	in.Breaks = true
	return strings.ReplaceAll(in.written(text), "\n", "\n"+indent)
}

// isLabelled reports whether a text begins with a label in bold.
func isLabelled(in Inline, text string) bool {
	if in.isPlainLabelled(text) {
		return true
	}
	if !strings.HasPrefix(text, "**") && !strings.HasPrefix(text, "__") && !strings.HasPrefix(text, "<") {
		return false
	}
	in.Tags = true
	_, _, ok := in.boldLabel(in.written(text))
	return ok
}

// labelled gives a text in the one writing, whose label, if it has one in bold, has
// its colon behind the bold.
func (in Inline) labelled(text string) string {
	name, value, ok := in.boldLabel(text)
	if !ok {
		return text
	}
	labelled := strings.TrimRight("**"+name+"**: "+value, " ")
	if again, _, ok := in.boldLabel(labelled); !ok || again != name {
		return text
	}
	return labelled
}

// isPlainLabelled reports whether a text is in the one writing already, as most
// items are: a label in bold, its colon and words without markup, in composed letters.
func (in Inline) isPlainLabelled(text string) bool {
	rest, ok := strings.CutPrefix(text, "**")
	end := strings.Index(rest, "**:")
	if !ok || in.Place.Kind == Heading || in.Place.Kind == Row || end <= 0 || !isWord(rest[0]) || !isWord(rest[end-1]) || in.hasInline(rest[:end]) {
		return false
	}
	value := rest[end+len("**:"):]
	if value != "" && (len(value) == 1 || value[0] != ' ' || in.hasInline(value[1:])) {
		return false
	}
	isComposed := isASCII(text) || isASCII(rest[:end]) && utf8.ValidString(value) && norm.NFC.IsNormalString(value)
	return isComposed && (in.PlainURLs || !hasBareURL(text))
}

// boldLabel gives the label in bold that a text in the one writing begins with,
// and what stands behind it: its colon is behind the bold, or at the end of it.
func (in Inline) boldLabel(text string) (name, value string, ok bool) {
	end := in.boldEnd(text)
	if end < 0 {
		return "", "", false
	}
	const white = " \t\u00a0"
	name, value = strings.Trim(text[len("**"):end], white), strings.TrimLeft(text[end+len("**"):], white)
	for _, colon := range []string{":", "："} {
		if behind, ok := strings.CutPrefix(value, colon); ok {
			return name, strings.TrimLeft(behind, white), true
		}
	}
	for _, colon := range []string{":", "："} {
		if before, ok := strings.CutSuffix(name, colon); ok && !strings.HasSuffix(before, `\`) {
			return strings.TrimRight(before, white), value, true
		}
	}
	return "", "", false
}

// boldEnd gives where the bold that a text begins with ends, before its mark; -1
// if it begins with something else.
func (in Inline) boldEnd(text string) int {
	if !strings.HasPrefix(text, "**") {
		return -1
	}
	depth := 0
	for i, span := range in.Spans(text) {
		switch span.Kind {
		case SpanEmphasis:
			if depth++; i == 0 && span.Level != 2 {
				return -1
			}
		case SpanEmphasisEnd:
			if depth--; depth == 0 {
				return span.Start
			}
		}
		if depth == 0 {
			return -1
		}
	}
	return -1
}

// written is Rewritten, with letters composed.
func (in Inline) written(text string) string {
	text = in.Rewritten(text)
	if !isASCII(text) {
		text = norm.NFC.String(text)
	}
	return text
}
