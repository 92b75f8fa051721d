package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Rewrite gives a document in one writing, so that documents of which a reader
// sees the same are the same: items have "-" or their number, and no box, but
// where one list follows another, those of the second have "*", or ")" behind the
// number; text is as Inline.Rewritten gives it, what goes on in the next line
// joined unless a break is seen there, a label in bold followed by its colon; rows
// have one space around their cells; headings begin with "#". Comments, front
// matter and link definitions are left
// out. Code and HTML stand as they are. Blank lines stand only where blocks would
// run together without.
//
// For each line of it, the numbers say in which line of the document it begins.
func Rewrite(doc []byte) (rewritten []byte, numbers []int) {
	d := Parse(doc)
	return d.Rewritten(0, len(d.Blocks))
}

// Rewritten rewrites the top-level blocks from index first up to end.
func (d *Document) Rewritten(first, end int) (rewritten []byte, numbers []int) {
	w := lineWriter{doc: d, definitions: d.definition}
	w.siblings(first, end, "", "")
	for _, line := range w.lines {
		rewritten = append(append(rewritten, line.Raw...), '\n')
		numbers = append(numbers, line.Number)
	}
	return rewritten, numbers
}

// Title gives the text of a heading as Rewrite has it.
func (d *Document) Title(heading int) string {
	in := Inline{Place: Place{Kind: Heading}, Definitions: d.definition}
	return in.title(string(d.Text(heading)))
}

// title is the text of a heading in the one writing.
func (in Inline) title(text string) string { return in.written(withoutAnchor(strings.TrimSpace(text))) }

// Written gives the top-level blocks from index first up to end in the one
// writing of Rewrite, line by line, with what an author means by them though it
// is no text: the boxes of tasks are written, and link definitions. All items have
// "-", and their number as their Marker; a break within a line is "<br>", and all
// code stands in fences. Start and End
// are those of a line's text in the document, behind the marker of an item and
// before the line break; of a line that ends a block or stands between two they
// are where that is.
func (d *Document) Written(first, end int) []Line {
	w := lineWriter{doc: d, isWhole: true}
	w.siblings(first, end, "", "")
	return w.lines
}

// A lineWriter writes blocks in the one writing.
type lineWriter struct {
	doc         *Document
	isWhole     bool // boxes and link definitions are written too, and all bullets alike
	isSecond    bool // the list to be written follows another of its kind
	lines       []Line
	definitions func(label string) (Target, bool) // nil where there are none
}

// inline reads the texts of the document that stand in a place.
func (w *lineWriter) inline(at Place) Inline { return Inline{Place: at, Definitions: w.definitions} }

// add adds a line that was made of some bytes of the document.
func (w *lineWriter) add(kind LineKind, number, start, end int, raw string) {
	w.lines = append(w.lines, Line{Kind: kind, Number: number, Start: start, End: end, Raw: []byte(raw)})
}

// block writes a block, behind what its first line and its others begin with.
func (w *lineWriter) block(i int, first, indent string) {
	b := &w.doc.Blocks[i]
	switch b.Kind {
	case HeadingBlock:
		in := w.inline(Place{Kind: Heading})
		text := in.title(string(w.doc.Text(i)))
		w.add(Heading, b.Line, b.Start, b.End, first+strings.Repeat("#", b.Level)+" "+text)
		w.lines[len(w.lines)-1].Level = b.Level
		w.lines[len(w.lines)-1].Text = []byte(text)
	case ParagraphBlock:
		w.paragraph(i, first, indent)
	case QuoteBlock:
		w.children(i, first+"> ", indent+"> ")
	case ListBlock:
		w.list(i, first, indent)
	case TableBlock:
		w.table(i, indent)
	case FencedBlock, IndentedBlock:
		w.code(i, indent)
	case HTMLBlock:
		if !w.doc.IsComment(i) {
			w.segments(i, HTML, indent)
		}
	case DefinitionBlock:
		if isFootnote(w.doc, i) {
			w.add(Prose, b.Line, b.Start, b.End, first+strings.TrimSpace(string(w.doc.Source[b.Start:b.End])))
		} else if w.isWhole {
			w.definition(i, first)
		}
	case BreakBlock:
		w.add(Rule, b.Line, b.Start, b.End, indent+"---")
	}
}

// definition writes a link definition.
func (w *lineWriter) definition(i int, first string) {
	b := &w.doc.Blocks[i]
	label, destination, title := w.doc.Definition(i)
	raw := "[" + LinkLabel(string(w.doc.Bytes(label))) + "]: " + string(w.doc.Bytes(destination))
	if title.Start < title.End {
		raw += " " + string(w.doc.Bytes(title))
	}
	w.add(Prose, b.Line, b.Start, b.End, first+raw)
}

// children writes what stands in a container.
func (w *lineWriter) children(i int, first, indent string) {
	if i < 0 {
		w.siblings(0, len(w.doc.Blocks), first, indent)
		return
	}
	w.siblings(i+1, w.doc.Blocks[i].Next, first, indent)
}

// siblings writes the blocks of one container from an index up to another.
func (w *lineWriter) siblings(from, end int, first, indent string) {
	before := -1
	for k := from; k < end; k = w.doc.Blocks[k].Next {
		lines := len(w.lines)
		if before >= 0 && w.needBlank(before, k) {
			w.add(Blank, w.doc.Blocks[k].Line, 0, 0, strings.TrimRight(indent, " "))
		}
		written := len(w.lines)
		w.isSecond = !w.isWhole && before >= 0 && !w.isSecond && w.areLists(before, k)
		w.block(k, first, indent)
		if len(w.lines) == written { // nothing of it is seen
			w.lines = w.lines[:lines]
			continue
		}
		first, before = indent, k
	}
}

// areLists reports whether two blocks are lists that would be one if they had
// the same marks.
func (w *lineWriter) areLists(before, block int) bool {
	a, b := &w.doc.Blocks[before], &w.doc.Blocks[block]
	return a.Kind == ListBlock && b.Kind == ListBlock && isNumbered(a) == isNumbered(b)
}

func isNumbered(b *Block) bool { return b.Marker == '.' || b.Marker == ')' }

// needBlank reports whether a blank line stands between two blocks of one
// container. A list within an item follows its text at once, as in a tight list.
func (w *lineWriter) needBlank(before, block int) bool {
	a, b := &w.doc.Blocks[before], &w.doc.Blocks[block]
	inItem := b.Parent >= 0 && w.doc.Blocks[b.Parent].Kind == ItemBlock
	switch {
	case a.Kind == HeadingBlock, b.Kind == HeadingBlock:
		return false
	case a.Kind == ParagraphBlock && b.Kind == ListBlock && inItem:
		return b.Number > 1 // such a list begins no block otherwise
	}
	return true
}

// list writes the items of a list. Only the first number of them is seen, and all
// others follow it.
func (w *lineWriter) list(i int, first, indent string) {
	number, isSecond := w.doc.Blocks[i].Number, w.isSecond
	w.isSecond = false
	for item := range w.doc.Children(i) {
		w.item(item, number, isSecond, first, indent)
		first = indent
		number++
	}
	w.isSecond = isSecond
}

// item writes an item, with what stands in it.
func (w *lineWriter) item(i, number int, isSecond bool, first, indent string) {
	b := &w.doc.Blocks[i]
	marker, other, ordinal := "- ", "* ", ""
	if isNumbered(b) {
		ordinal = strconv.Itoa(number) + "."
		if !w.isWhole {
			marker, other = ordinal+" ", strconv.Itoa(number)+") "
		}
	}
	if isSecond { // never where isWhole
		marker = other
	}
	before := len(w.lines)
	w.children(i, first+marker, indent+strings.Repeat(" ", len(marker)))
	if len(w.lines) == before {
		w.add(Item, b.Line, b.Start, b.End, first+strings.TrimRight(marker, " "))
	}
	w.lines[before].Kind, w.lines[before].Marker = Item, ordinal
}

// paragraph writes a paragraph in one line; but where it begins with a label in
// bold, and is no item's text, a line of it that does so begins one here, too.
func (w *lineWriter) paragraph(i int, first, indent string) {
	in := w.inline(Place{Lead: true})
	kind := Prose
	segments := w.doc.Lines(i)
	b := &w.doc.Blocks[i]
	isInItem := b.Parent >= 0 && w.doc.Blocks[b.Parent].Kind == ItemBlock
	isRun := !isInItem && isLabelled(in, string(w.doc.Source[segments[0].Start:segments[0].End]))
	if !isInItem && !isRun && !w.isWhole && w.isBroken(segments) {
		for k, s := range segments {
			w.add(kind, b.Line+k, s.Start, s.End, first+w.brokenLine(s, k == len(segments)-1))
			first = indent
		}
		return
	}
	for begin := 0; begin < len(segments); {
		text := string(w.doc.Source[segments[begin].Start:segments[begin].End])
		end := begin + 1
		for end < len(segments) {
			next := string(w.doc.Source[segments[end].Start:segments[end].End])
			if isRun && isLabelled(in, next) {
				break
			}
			text += "\n" + next
			end++
		}
		box := ""
		if begin == 0 && b.Parent == i-1 && b.Parent >= 0 && w.doc.Blocks[b.Parent].Task != 0 {
			text = text[len("[ ]"):]
			if w.isWhole {
				box = "[" + string(w.doc.Blocks[b.Parent].Task) + "] "
			}
		}
		if w.isWhole {
			text = withBreakTags(in, text)
		}
		if raw := box + rewrittenLabelled(in, text); raw != "" {
			w.add(kind, b.Line+begin, segments[begin].Start, segments[end-1].End, first+raw)
			first = indent
		}
		begin = end
	}
}

// withBreakTags gives a text with "<br>" for each break that a reader sees in a
// line, in whichever way it is written.
func withBreakTags(in Inline, text string) string {
	if !strings.Contains(text, "\n") && !strings.Contains(text, "<") {
		return text
	}
	var out strings.Builder
	end := 0
	for _, s := range in.Spans(text) {
		if s.Kind == SpanHardBreak || s.Kind == SpanHTML && isLineBreakTag(s.Text) {
			out.WriteString(strings.TrimRight(text[end:s.Start], inlineSpace) + "<br>")
			end = s.End + len(text[s.End:]) - len(strings.TrimLeft(text[s.End:], inlineSpace))
		}
	}
	return out.String() + text[end:]
}

// isBroken reports whether a reader sees a break between lines of a paragraph,
// which then can stand as they are.
func (w *lineWriter) isBroken(segments []Segment) bool {
	var text []byte
	for i, s := range segments {
		line := w.doc.Source[s.Start:s.End]
		if len(line) == 0 || i > 0 && classify(line, 0).Kind != Prose || s.Pad > 0 {
			return false
		}
		text = append(append(text, w.brokenLine(s, i == len(segments)-1)...), '\n')
	}
	return bytes.Contains(text, []byte("\\\n")) && slices.ContainsFunc(Inline{}.Spans(strings.TrimSpace(string(text))), func(s Span) bool { return s.Kind == SpanHardBreak })
}

// brokenLine gives a line of a paragraph, with a backslash for two spaces at its
// end.
func (w *lineWriter) brokenLine(s Segment, isLast bool) string {
	line := string(w.doc.Source[s.Start:s.End])
	trimmed := strings.TrimRight(line, " \t")
	if !isLast && (strings.HasSuffix(line, "  ") || strings.HasPrefix(string(w.doc.Source[s.End:]), "  ")) {
		trimmed += `\`
	}
	return trimmed
}

// isLabelled reports whether a text begins with a label in bold.
func isLabelled(in Inline, text string) bool {
	if in.isPlainLabelled(text) {
		return true
	}
	if !strings.HasPrefix(text, "**") && !strings.HasPrefix(text, "__") {
		return false
	}
	_, _, ok := in.boldLabel(in.written(text))
	return ok
}

// rewrittenLabelled gives a text in the one writing. A label in bold has its
// colon behind the bold.
func rewrittenLabelled(in Inline, text string) string {
	if in.isPlainLabelled(text) {
		return text
	}
	text = in.written(strings.TrimSpace(text))
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
// items are: a label in bold, its colon and words without markup, all ASCII.
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
	return isASCII(text) && (in.PlainURLs || !hasBareURL(text))
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

// table writes a table, row by row.
func (w *lineWriter) table(i int, indent string) {
	in := w.inline(Place{Kind: Row})
	isHeader := true
	for row := range w.doc.Children(i) {
		var cells []string
		for _, cell := range w.doc.Cells(row) {
			cells = append(cells, in.written(string(w.doc.Bytes(cell))))
		}
		for len(cells) < len(w.doc.Columns(i)) {
			cells = append(cells, "")
		}
		b := &w.doc.Blocks[row]
		w.add(Row, b.Line, b.Start, b.End, indent+"| "+strings.Join(cells, " | ")+" |")
		if isHeader {
			rule := strings.Repeat("| --- ", len(cells)) + "|"
			w.add(Row, b.Line+1, b.End, b.End, indent+rule)
			isHeader = false
		}
	}
}

// code writes a block of code, between fences where it has them.
func (w *lineWriter) code(i int, indent string) {
	b := &w.doc.Blocks[i]
	if b.Kind == IndentedBlock && !w.isWhole {
		w.segments(i, Code, indent+"    ")
		return
	}
	info := string(w.doc.Bytes(w.doc.Info(i)))
	fence := w.fence(i, info)
	w.add(FenceOpen, b.Line, b.Start, b.Start, indent+fence+info)
	w.segments(i, Code, indent)
	if b.Closed || b.Kind == IndentedBlock {
		w.add(FenceEnd, b.Line+1+len(w.doc.Lines(i)), b.End, b.End, indent+fence)
	}
}

// fence gives the fence for a block of code: three marks, or more where a line of
// the code would end it.
func (w *lineWriter) fence(i int, info string) string {
	mark := "`"
	if strings.Contains(info, mark) {
		mark = "~"
	}
	fence := strings.Repeat(mark, 3)
	for _, s := range w.doc.Lines(i) {
		line := strings.TrimLeft(string(w.doc.Source[s.Start:s.End]), " \t")
		for strings.HasPrefix(line, fence) {
			fence += mark
		}
	}
	return fence
}

// segments writes the lines of a block as they are.
func (w *lineWriter) segments(i int, kind LineKind, indent string) {
	b := &w.doc.Blocks[i]
	number := b.Line
	if b.Kind == FencedBlock {
		number++
	}
	for k, s := range w.doc.Lines(i) {
		raw := indent + strings.Repeat(" ", s.Pad) + string(w.doc.Source[s.Start:s.End])
		w.add(kind, number+k, s.Start, s.End, raw)
	}
}
