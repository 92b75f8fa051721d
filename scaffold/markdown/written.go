package markdown

import (
	"strconv"
	"strings"
)

// Rewrite gives the lines of a document in one writing, so that documents of which a reader
// sees the same are the same: items have "-" or their number, and no box, but
// where one list follows another, those of the second have "*", or ")" behind the
// number; text is as Inline.Rewritten gives it, what goes on in the next line
// joined unless a break is seen there, a label in bold followed by its colon; rows
// have one space around their cells; headings begin with "#". Comments, front
// matter and link definitions are left out. Code and HTML stand as they are. Blank
// lines stand only where blocks would run together without.
func Rewrite(doc []byte) []Line {
	d := Parse(doc)
	return new(Rewriting).Append(d, 0, len(d.Blocks))
}

// A Rewriting is a document in one writing, or parts of one.
type Rewriting struct {
	Numbers []int // of its lines: in which line of the document each begins

	full, labels, escaped map[int]string
}

// Append rewrites the top-level blocks of a document from index first up to end
// behind what there is, and gives their lines, numbered on.
func (r *Rewriting) Append(d *Document, first, end int) []Line {
	w := lineWriter{doc: d, definitions: d.definition, full: map[int]string{}, labels: map[int]string{}, escaped: map[int]string{}, lines: make([]Line, 0, end-first)}
	w.siblings(first, end, "", "")
	r.full, r.labels = behind(r.full, len(r.Numbers), w.full), behind(r.labels, len(r.Numbers), w.labels)
	r.escaped = behind(r.escaped, len(r.Numbers), w.escaped)
	var s Scanner
	for i, line := range w.lines {
		r.Numbers = append(r.Numbers, line.Number)
		w.lines[i] = s.written(line.Kind == HTML, line.Raw)
		w.lines[i].Number = len(r.Numbers)
	}
	return w.lines
}

// written tells what a line in one writing is. In an HTML block, nothing is
// Markdown; elsewhere, tags are part of a text.
func (s *Scanner) written(isHTML bool, raw []byte) Line {
	if isHTML {
		s = &Scanner{}
	}
	line := s.Line(raw)
	switch {
	case isHTML && line.Kind != Blank && (line.Kind != Prose || Inline{}.hasInline(string(raw))):
		line.Kind = HTML
	case !isHTML && line.Kind == HTML:
		line.Kind = Prose
	}
	return line
}

// behind adds what there is of lines to that of those before them.
func behind(all map[int]string, lines int, more map[int]string) map[int]string {
	if lines == 0 {
		return more
	}
	for number, text := range more {
		all[lines+number] = text
	}
	return all
}

// Full gives the line with a number, from 1, as it is written in a text of several
// lines: with the box of its task, its label as it was, and the breaks that a reader
// sees in it, so that it is several lines itself. A line feed ends it if there is a
// break before the next line; within a row, a break is a tag. Of a heading with a break by a tag, or a no-break space that
// is written as an entity, it is the text as it stands there. It is "" where the line has
// none of these.
func (r *Rewriting) Full(number int) string { return r.full[number-1] }

// Labelled gives the line with a number, from 1, with the label in bold as it was:
// with the colon at its end, and not behind it. It is "" where the line is so.
func (r *Rewriting) Labelled(number int) string { return r.labels[number-1] }

// Escaped gives the line with a number, from 1, with its backslashes before punctuation
// that marks nothing: none of them is needed, but one may keep a part of the text from
// being taken for what stands between two. It is "" where the line has none of these.
func (r *Rewriting) Escaped(number int) string { return r.escaped[number-1] }

// hasWrittenSpace reports whether a text, in small letters, has a break that is a tag, or
// a no-break space that is an entity.
func hasWrittenSpace(text string) bool {
	for _, space := range []string{"<br", "&nbsp;", "&#160;", "&#xa0;"} {
		if strings.Contains(text, space) {
			return true
		}
	}
	return false
}

// Title gives the text of a heading as Rewrite has it.
func (d *Document) Title(heading int) string {
	in := Inline{Place: Place{Kind: Heading}, Definitions: d.definition}
	return in.title(string(d.Text(heading)))
}

// TitleKey gives the Key of the Title of a heading.
func (d *Document) TitleKey(heading int) string {
	text := d.Text(heading)
	var buffer [64]byte
	if key, ok := appendPlainKey(buffer[:0], text); ok {
		return string(key)
	}
	return Key(d.Title(heading))
}

// title is the text of a heading in the one writing.
func (in Inline) title(text string) string { return in.written(withoutAnchor(strings.TrimSpace(text))) }

// Written gives the top-level blocks from index first up to end in the one
// writing of Rewrite, line by line, with what an author means by them though it
// is no text: the boxes of tasks are written, and link definitions. All items have
// "-", and their number as their Marker, and what Rewriting.Full has of breaks is
// there. Start and End are those of a line's text in the document, behind the marker of an item and
// before the line break; of a line that ends a block or stands between two they
// are where that is.
func (d *Document) Written(first, end int) []Line {
	w := lineWriter{doc: d, isWhole: true}
	w.siblings(first, end, "", "")
	return w.lines
}

// Resolved gives what Written gives, with references as the links that they are, and tags of
// emphasis and code as their marks.
func (d *Document) Resolved(first, end int) []Line {
	w := lineWriter{doc: d, isWhole: true, isResolved: true, definitions: d.definition}
	w.siblings(first, end, "", "")
	return w.lines
}

// A lineWriter writes blocks in the one writing.
type lineWriter struct {
	doc          *Document
	isWhole      bool // boxes and link definitions are written too, and all bullets alike
	isResolved   bool // tags are read as marks
	isSecond     bool // the list to be written follows another of its kind
	lines        []Line
	full, labels map[int]string                    // by line, from 0: see Rewriting
	escaped      map[int]string                    // the same
	definitions  func(label string) (Target, bool) // nil where there are none
	read         writtenParagraph                  // the paragraph that is written
}

// inline reads the texts of the document that stand in a place.
func (w *lineWriter) inline(at Place) Inline {
	return Inline{Place: at, Definitions: w.definitions, Tags: !w.isWhole || w.isResolved}
}

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
		if own := string(w.doc.Text(i)); !w.isWhole && strings.ContainsAny(own, "<&") && hasWrittenSpace(strings.ToLower(own)) {
			w.full[len(w.lines)-1] = first + strings.Repeat("#", b.Level) + " " + own
		}
		if escaped := in.writtenEscaped(withoutAnchor(strings.TrimSpace(string(w.doc.Text(i))))); escaped != "" && escaped != text && !w.isWhole {
			w.escaped[len(w.lines)-1] = first + strings.Repeat("#", b.Level) + " " + escaped
		}
	case ParagraphBlock:
		w.paragraph(i, first, indent)
	case QuoteBlock:
		before := len(w.lines)
		if w.children(i, first+"> ", indent+"> "); len(w.lines) == before {
			w.add(Quote, b.Line, b.Start, b.End, first+">") // a reader sees that there is one
		}
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
		mark := "---"
		if indent != "" && !w.isWhole { // it would underline what stands above it, or be one with a bullet
			mark = "***"
		}
		w.add(Rule, b.Line, b.Start, b.End, indent+mark)
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
		return b.Number > 1 || !w.isWhole && w.isBare(block+1) // such a list begins no block otherwise
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
	before, within := len(w.lines), indent+strings.Repeat(" ", len(marker))
	empty := first + strings.TrimRight(marker, " ")
	if !w.isWhole && w.beginsApart(i) {
		w.add(Item, b.Line, b.Start, b.End, empty)
		w.children(i, within, within)
		return
	}
	if w.children(i, first+marker, within); len(w.lines) == before {
		w.add(Item, b.Line, b.Start, b.End, empty)
		if b.Task != 0 && !w.isWhole {
			w.full[before] = empty + " " + box(b)
		}
	}
	w.lines[before].Kind, w.lines[before].Marker = Item, ordinal
}

// beginsApart reports whether an item begins with a block that does not stand
// behind its mark here: only the text of a paragraph does.
func (w *lineWriter) beginsApart(item int) bool {
	first := w.firstOf(item)
	return first >= 0 && w.doc.Blocks[first].Kind != ParagraphBlock
}

// isBare reports whether nothing stands behind the mark of an item here.
func (w *lineWriter) isBare(item int) bool {
	first := w.firstOf(item)
	if first < 0 || w.doc.Blocks[first].Kind != ParagraphBlock {
		return true
	}
	return w.taskOf(first) != nil && len(w.doc.Text(first)) == len("[ ]")
}

// firstOf gives the first block of an item that is seen, or -1.
func (w *lineWriter) firstOf(item int) int {
	for i := range w.doc.Children(item) {
		if w.doc.Blocks[i].Kind != DefinitionBlock && !w.doc.IsComment(i) {
			return i
		}
	}
	return -1
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
		w.fullRow(row, indent, cells)
		if isHeader {
			w.add(Row, b.Line+1, b.End, b.End, indent+w.delimiters(i, len(cells)))
			isHeader = false
		}
	}
}

// fullRow notes the row of a table whose cells have breaks with these.
func (w *lineWriter) fullRow(row int, indent string, cells []string) {
	if text := w.doc.Source[w.doc.Blocks[row].Start:w.doc.Blocks[row].End]; w.isWhole || !hasBreakTag(string(text)) {
		return
	}
	in := w.inline(Place{Kind: Row})
	in.Breaks = true
	full := append([]string(nil), cells...)
	for k, cell := range w.doc.Cells(row) {
		if text := string(w.doc.Bytes(cell)); hasBreakTag(text) {
			full[k] = strings.NewReplacer("\\\n", "<br>", "  \n", "<br>").Replace(in.written(text))
		}
	}
	w.full[len(w.lines)-1] = indent + "| " + strings.Join(full, " | ") + " |"
}

// delimiters gives the row below the header of a table with so many cells. How its
// columns are aligned is layout: what isWhole has no regard to it.
func (w *lineWriter) delimiters(table, cells int) string {
	columns := w.doc.Columns(table)
	row := "|"
	for i := range cells {
		rule := []byte("---")
		if !w.isWhole && i < len(columns) {
			column := w.doc.Bytes(columns[i])
			if column[0] == ':' {
				rule[0] = ':'
			}
			if column[len(column)-1] == ':' {
				rule[2] = ':'
			}
		}
		row += " " + string(rule) + " |"
	}
	return row
}

// code writes a block of code, between fences: those of indented code stand on its
// first line and its last.
func (w *lineWriter) code(i int, indent string) {
	b := &w.doc.Blocks[i]
	info := string(w.doc.Bytes(w.doc.Info(i)))
	fence := w.fence(i, info)
	w.add(FenceOpen, b.Line, b.Start, b.Start, indent+fence+info)
	w.segments(i, Code, indent)
	end := b.Line + len(w.doc.Lines(i)) // of what holds it, and ends it
	if b.Kind == IndentedBlock {
		end--
	} else if b.Closed {
		end++
	}
	w.add(FenceEnd, end, b.End, b.End, indent+fence)
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
