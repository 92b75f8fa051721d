package check

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// damage reports where the document is broken so that a parser does not see
// what its author meant.
func (w *work) damage() {
	for i := range w.mended.Damage {
		d := &w.mended.Damage[i]
		var f *found
		switch d.Kind {
		case markdown.TornHeading:
			f = w.torn(d)
		case markdown.OpenFence:
			f = w.openFence(d)
		case markdown.UnderlinedTitle:
			f = w.report(fenceOpen, d.Start, d.End, "write the two lines as: "+hashes(d.Level)+" "+d.Title,
				"this line of %s underlines %s, but to Markdown it opens a code block", d.Marks[:1], strconv.Quote(d.Title))
		case markdown.OutsideFence:
			f = w.outsideFence(d)
		case markdown.ForeignFence:
			f = w.foreignFence(d)
		case markdown.PatchSigns:
			f = w.patchSigns(d)
		case markdown.LoadedFence:
			hint := "put what follows on a line of its own"
			if d.Text == "" {
				hint += ", without its #: a sentence is no heading"
			}
			hint += w.removeLeft(d)
			f = w.report(fenceLoaded, d.From-len(d.Marks), d.End, hint,
				"this fence closes nothing, because %s follows on its line", source.Quote(string(w.doc[d.Start:d.End])))
		}
		if (d.From < d.To || d.Text != "") && w.gluedToHeading(d) < 0 && w.mayRemoveLeft(d) {
			f.repair(edit{start: d.From, end: d.To, text: d.Text})
			if d.LeftTo > 0 {
				f.repair(edit{start: d.LeftFrom, end: d.LeftTo})
			}
		}
	}
}

// foreignFence reports code that stands between marks that are no fences.
func (w *work) foreignFence(d *markdown.Damage) *found {
	mark := string(w.doc[d.Start:d.End])
	why := "it is a mark of a wiki"
	switch mark[0] {
	case '{':
	case '[', '-', '.':
		why = "it is a mark of AsciiDoc"
	case '#':
		why = "it is a mark of Org mode"
	case '`':
		why = "it has two backticks, and needs three"
	case '\\':
		why = "its backticks are escaped"
	default:
		r, _ := utf8.DecodeRuneInString(mark)
		why = fmt.Sprintf("it has %c (%U) where a backtick should be", r, r)
	}
	hint := "write " + d.Marks + " in its place"
	if d.Glued {
		hint = "write " + d.Marks + " on a line of its own in its place"
	}
	if d.Below != "" {
		hint = "write " + d.Marks + " in place of it and of the " + d.Below + " below it"
	}
	hint += ", and ``` in place of " + d.Wrong + " on line " + strconv.Itoa(d.Last)
	f := w.report(fenceForeign, d.Start, d.End, hint, "%s begins no code block: %s", `"`+mark+`"`, why)
	f.Other = d.Last
	return f
}

// outsideFence reports a fence that closes nothing, because it stands outside of what the code
// block stands in.
func (w *work) outsideFence(d *markdown.Damage) *found {
	where, hint := "the item of a list", "indent it as far as the fence on line "+strconv.Itoa(d.Left)
	if strings.Contains(d.Below, ">") {
		where, hint = "the quote", "write it as: "+d.Below+d.Marks
	}
	if d.Line < d.Last {
		hint = "indent lines " + span(d.Line, d.Last) + " as far as the fence on line " + strconv.Itoa(d.Left)
		if where == "the quote" {
			hint = "write " + strings.TrimSpace(d.Below) + " in front of lines " + span(d.Line, d.Last)
		}
	}
	f := w.report(fenceOpen, d.Start, d.End, hint,
		"this fence does not close the code block of line %d, but opens another one: it stands outside of %s", d.Left, where)
	f.Other = d.Left
	return f
}

// patchSigns reports lines that have the signs of a patch in front.
func (w *work) patchSigns(d *markdown.Damage) *found {
	lines, noun := "this line has", "it"
	if d.Last > d.Line {
		lines, noun = "lines "+span(d.Line, d.Last)+" have", "them"
	}
	what, hint := "the + of a patch", "remove the + in front of "+noun
	switch {
	case d.Torn:
		what, hint = "the signs of a patch", "remove the lines with a -, and the + in front of the others"
	case d.Marks == "-":
		what, hint = "a -", "remove the - in front of "+noun+", or, if a patch is to remove "+noun+", all of "+noun
	}
	f := w.report(headingTorn, d.Start, d.End, hint, "%s %s in front, so that %s is no heading", lines, what, strconv.Quote(d.Title))
	f.Other = d.Last
	return f
}

// openFence reports a code block that is never closed.
func (w *work) openFence(d *markdown.Damage) *found {
	hint := "close it with a line of " + d.Marks + " alone"
	if d.Wrong != "" {
		hint = "write " + d.Marks + " in place of " + d.Wrong + " on line " + strconv.Itoa(d.Last+1)
	}
	if d.Left > 0 {
		hint += ", and remove the fence on line " + strconv.Itoa(d.Left)
	}
	last, text, code := w.lastOfCode(d)
	isMeant := markdown.IsForeignFence(text) || isShortFence(text, d.Marks) || isQuotes(text) && bytes.Count(code, text) == 1
	if d.Wrong == "" && d.Left == 0 && last > d.Line+1 && isMeant {
		hint = "write " + d.Marks + " in place of " + string(text) + " on line " + strconv.Itoa(last)
		last--
	}
	if d.Wrong == "" && w.isBelowText(d.Start) {
		way, wrong := w.wayToFirst(d)
		if way == "" {
			way = "write the fence that opens it above the code, or remove this one"
		}
		if last == d.Line || strings.HasPrefix(wrong, `\`) || strings.HasPrefix(wrong, "``") {
			return w.report(fenceOpen, d.Start, d.End, way, "this fence opens a code block, but seems to be the end of one whose first fence is lost")
		}
	}
	if d.Wrong == "" && last == d.Line && d.End-d.Start == len(d.Marks) {
		return w.strayFence(d)
	}
	what := "this code block is never closed: its code seems to end on line %d"
	closed := d.Left
	if closed == 0 {
		closed = w.closedOn(d)
	}
	if closed > 0 {
		what = "this code block goes on to line " + strconv.Itoa(closed) + ", but its code seems to end on line %d"
	}
	f := w.report(fenceOpen, d.Start, d.End, hint, what, last)
	f.Other = last
	return f
}

// removeLeft is what the way out of damage ends with, if a fence is left over with it.
func (w *work) removeLeft(d *markdown.Damage) string {
	if d.LeftTo == 0 {
		return ""
	}
	way := "; and remove the fence on line " + strconv.Itoa(d.Left)
	if w.isBehindWords(d.LeftFrom) {
		way += ", or write the one that opens its code"
	}
	return way
}

// mayRemoveLeft reports whether the fence that is left over with some damage, if there is one,
// is sure to end no code: without it, the damage is not mended, because what follows would
// be hidden.
func (w *work) mayRemoveLeft(d *markdown.Damage) bool {
	return d.LeftTo == 0 || d.Kind == markdown.TornHeading && !w.isBehindWords(d.LeftFrom)
}

// strayFence reports a fence that opens a code block behind a blank line, with no language and
// nothing in it: it is left over, or ends code whose first fence is lost.
func (w *work) strayFence(d *markdown.Damage) *found {
	way, _ := w.wayToFirst(d)
	switch {
	case way != "":
	case w.isBehindWords(d.Start):
		way = "remove it; or, if it ends code, write the fence that opens that above it"
	default:
		way = "remove it"
	}
	return w.report(fenceOpen, d.Start, d.End, way, "this fence opens a code block with nothing in it: it seems to be left over")
}

// wayToFirst says how the first fence is made whole of the code that a fence ends, and what
// stands there, if it is found above; or it is "".
func (w *work) wayToFirst(d *markdown.Damage) (way, wrong string) {
	line, wrong := w.lostFence(d.Start)
	if line > 0 {
		return "write " + d.Marks + strings.TrimLeft(wrong, "\\`") + " in place of " + wrong + " on line " + strconv.Itoa(line), wrong
	}
	if line, glued := w.gluedFence(d.Start); line > 0 {
		way = "write the " + glued + " at the end of line " + strconv.Itoa(line) + " on a line of its own"
	}
	return way, wrong
}

// isBehindWords reports whether the last line with text before an offset may be code: it
// belongs to no table and no list, and is no heading.
func (w *work) isBehindWords(offset int) bool {
	line := bytes.TrimSpace(lastLine(bytes.TrimRight(w.doc[:offset-len(lastLine(w.doc[:offset]))], " \t\n")))
	isHeading := bytes.HasPrefix(line, []byte("##")) // one with a single # may be a remark in code
	return len(line) > 0 && bytes.IndexByte([]byte("|-*+<"), line[0]) < 0 && !isHeading && !bytes.HasPrefix(line, []byte("1."))
}

// lastOfCode gives the last line with text of the code of a block that is never closed, its
// number, and all of the code up to there.
func (w *work) lastOfCode(d *markdown.Damage) (last int, text, code []byte) {
	last = d.Line
	rest := w.doc[d.Start:]
	for number := d.Line; number <= d.Last; number++ {
		line, below, _ := bytes.Cut(rest, []byte("\n"))
		rest = below
		if line = bytes.TrimSpace(line); len(line) > 0 {
			last, text, code = number, line, w.doc[d.Start:len(w.doc)-len(rest)]
		}
	}
	return last, text, code
}

// isQuotes reports whether a line has nothing but three quotation marks: they stand near the
// backtick, and end a text in some languages, where another three begin it.
func isQuotes(line []byte) bool {
	return string(line) == "'''" || string(line) == `"""`
}

// isShortFence reports whether a line has nothing but some of the marks of a fence, and
// fewer of them.
func isShortFence(line []byte, marks string) bool {
	return len(line) > 0 && len(line) < len(marks) && len(bytes.Trim(line, marks[:1])) == 0
}

// closedOn gives the line of the fence by which an open code block is closed far below
// where it should be, from 1; 0 where nothing closes it.
func (w *work) closedOn(d *markdown.Damage) int {
	mark := d.Marks[:1]
	fences, ok := w.fences[mark]
	if !ok {
		fences = bareFences(w.doc, mark)
		if w.fences == nil {
			w.fences = map[string][]bareFence{}
		}
		w.fences[mark] = fences
	}
	behind, _ := slices.BinarySearchFunc(fences, d.End, func(f bareFence, offset int) int { return f.offset - offset })
	for _, f := range fences[behind:] {
		if f.length >= len(d.Marks) {
			return w.lineAt(f.offset)
		}
	}
	return 0
}

// A bareFence is a line that may close a code block.
type bareFence struct{ offset, length int }

// bareFences gives the lines of a document that may close a code block whose fence is made
// of a mark.
func bareFences(doc []byte, mark string) (found []bareFence) {
	shortest := []byte(strings.Repeat(mark, 3))
	for at := 0; ; {
		n := bytes.Index(doc[at:], shortest)
		if n < 0 {
			return found
		}
		start := at + n - len(lastLine(doc[at:at+n]))
		line, _, _ := bytes.Cut(doc[start:], []byte("\n"))
		if marks := bytes.TrimSpace(line); mayBeFence(line) && len(bytes.Trim(marks, mark)) == 0 {
			found = append(found, bareFence{start, len(marks)})
		}
		at = start + len(line)
	}
}

// mayBeFence reports whether a line is not indented far, and begins with the mark of a fence,
// or white space that is none to Markdown.
func mayBeFence(line []byte) bool {
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	return n < 4 && n < len(line) && (line[n] == '`' || line[n] == '~' || line[n] < ' ' && line[n] != '\n' && (n > 0 || line[n] != '\t') || line[n] >= utf8.RuneSelf)
}

// isBelowText reports whether the line above an offset has text in it, and no heading.
func (w *work) isBelowText(offset int) bool {
	above := lastLine(w.doc[:offset])
	above = lastLine(w.doc[:max(0, offset-len(above)-1)])
	return len(bytes.TrimSpace(above)) > 0 && above[0] != '#'
}

// lastLine is what stands behind the last line break of a text.
func lastLine(text []byte) []byte { return text[bytes.LastIndexByte(text, '\n')+1:] }

// lostFence looks above the fence that ends a code block for the line where it begins: it
// has nothing but the language left, or its backticks are escaped. It gives its number,
// or 0, and what stands there.
func (w *work) lostFence(offset int) (number int, wrong string) {
	text, at := w.doc[:offset-len(lastLine(w.doc[:offset]))], -1
	for n := 0; len(text) > 0 && n < longestCode; n++ {
		text = text[:len(text)-1]
		line := lastLine(text)
		if bytes.HasPrefix(line, []byte("#")) || bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~")) {
			break
		}
		text = text[:len(text)-len(line)]
		above := bytes.TrimSpace(lastLine(bytes.TrimSuffix(text, []byte("\n"))))
		if isEscapedFence(line) || isShortOpening(line) {
			return w.lineAt(len(text)), string(bytes.TrimSpace(line))
		}
		if isLanguage(line) && (len(above) == 0 || above[0] == '#') {
			at, wrong = len(text), string(line)
		}
	}
	if at < 0 {
		return 0, ""
	}
	return w.lineAt(at), wrong
}

// gluedFence looks above the fence that ends a block of code for the line that has the fence
// which begins it glued to its text. It gives its number, or 0, and the fence.
func (w *work) gluedFence(offset int) (number int, fence string) {
	text := w.doc[:offset-len(lastLine(w.doc[:offset]))]
	for n := 0; len(text) > 0 && n < longestCode; n++ {
		text = text[:len(text)-1]
		line := lastLine(text)
		text = text[:len(text)-len(line)]
		at := bytes.LastIndex(line, []byte("```"))
		switch {
		case at == 0, bytes.HasPrefix(line, []byte("##")), bytes.HasPrefix(line, []byte("~~~")):
			return 0, ""
		case at > 0 && bytes.Count(line, []byte("```")) == 1 && (at+3 == len(line) || isLanguage(line[at+3:])):
			return w.lineAt(len(text)), string(line[at:])
		}
	}
	return 0, ""
}

// longestCode is how many lines above the end of a block of code its beginning is looked
// for.
const longestCode = 200

// isEscapedFence reports whether a line is a fence whose backticks are escaped.
func isEscapedFence(line []byte) bool {
	marks, isEscaped := bytes.CutPrefix(bytes.TrimSpace(line), []byte(`\`))
	return isEscaped && bytes.HasPrefix(bytes.ReplaceAll(marks, []byte(`\`), nil), []byte("```"))
}

// isShortOpening reports whether a line begins code with two backticks and a language.
func isShortOpening(line []byte) bool {
	language, isShort := bytes.CutPrefix(bytes.TrimSpace(line), []byte("``"))
	return isShort && isLanguage(language)
}

// isLanguage reports whether a line may be the name of a language and no more.
func isLanguage(line []byte) bool {
	const longest = 15
	return len(line) > 0 && len(line) <= longest && line[0] >= 'a' && line[0] <= 'z' &&
		!bytes.ContainsFunc(line, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '+' && r != '-' })
}

// unseenSign names the sign at the end of a text that nobody sees.
func unseenSign(text []byte) string {
	r, _ := utf8.DecodeLastRune(bytes.TrimRight(text, " \t"))
	name := "a sign that nobody sees"
	switch r {
	case '\u200b':
		name = "a zero-width space"
	case '\u00a0':
		name = "a no-break space"
	case '\ufeff':
		name = "a byte order mark"
	}
	return fmt.Sprintf("%s (%U)", name, r)
}

// torn reports a heading that is torn or glued.
func (w *work) torn(d *markdown.Damage) *found {
	var what []string
	if d.Fence {
		what = append(what, "is glued to the fence before it, which therefore closes nothing")
	} else if d.Unseen {
		what = append(what, "has "+unseenSign(w.doc[:d.Start])+" before it, and so is none to a reader")
	} else if d.Sign {
		what = append(what, "has "+string(w.signBefore(d))+" in front, and so is none to a reader")
	} else if d.Glued {
		what = append(what, "is glued to the text before it")
	}
	if d.Loaded {
		what = append(what, "has what should stand below it glued behind it")
		if d.Open {
			what[0] = "may have what should stand below it glued behind it"
		}
	}
	if d.Strong {
		what = append(what, "stands in bold, and so is none to a reader")
	}
	if d.Org {
		what = append(what, "is one in Org mode, and none in Markdown")
	}
	if d.Nested {
		what = append(what, "stands in an item of a list")
	}
	if d.Torn {
		what = append(what, "continues on line "+strconv.Itoa(d.Last))
		if line, _, _ := bytes.Cut(w.doc[d.Start:], []byte("\n")); len(bytes.Trim(line, "# \t")) == 0 {
			what[len(what)-1] = "has its title on line " + strconv.Itoa(d.Last)
		}
	}
	if d.Open && !d.Torn && !d.Loaded {
		what = append(what, "may go on below")
	}
	if len(what) == 0 {
		what = append(what, "has no space behind its "+hashes(d.Level))
		if behind := w.doc[d.Start+d.Level:]; bytes.HasPrefix(behind, []byte("\u00a0")) {
			what[0] = "has a no-break space (U+00A0) behind its " + hashes(d.Level) + ", and so is none to a reader"
		}
	}
	if d.Title == "" {
		return w.report(headingTorn, d.Start, d.End, "write its title, or remove it", "a heading with no title %s", strings.Join(what, ", and "))
	}
	hint := w.tornHint(d) + w.removeLeft(d)
	if w.gluedToHeading(d) >= 0 {
		hint = "write it on a line of its own above its text, which may begin further down: " + hashes(d.Level) + " " + d.Title
	}
	f := w.report(headingTorn, d.Start, d.End, hint, "the heading %s %s", strconv.Quote(d.Title), strings.Join(what, ", and "))
	if d.Torn {
		f.Other = d.Last
	}
	return f
}

// tornHint says how a heading that is torn or glued is made whole.
func (w *work) tornHint(d *markdown.Damage) string {
	marks := hashes(d.Level)
	title := marks + " " + d.Title
	behind := w.doc[d.Start+d.Level:]
	switch isWhole := !d.Torn && !d.Loaded && !d.Open; {
	case d.Unseen && isWhole:
		return "remove what nobody sees: " + title
	case d.Sign && isWhole:
		return "write it without the " + string(w.signBefore(d)) + " in front: " + title
	case d.Loaded:
		return "put what follows it on a line of its own, below " + title
	case d.Org:
		return "write it as: " + title
	case d.Strong:
		return "write it without the marks: " + title
	case d.Open && !d.Torn:
		return "write it on a line of its own, with all of its title: " + title + " …"
	case bytes.HasPrefix(behind, []byte("\u00a0")):
		return "write an ordinary space: " + title
	case isWhole && !d.Glued && !d.Nested:
		return "put a space behind the " + marks + ": " + title
	case isWhole && d.Nested:
		return "write it " + withoutMark(lastLine(w.doc[:d.Start])) + ": " + title
	case !d.Known && d.Text == "":
		return "perhaps it should be: " + title
	case d.Torn && !d.Glued: // a glued one is told alike if a formatter wraps it
		return "join lines " + span(d.Line, d.Last) + ": " + title
	}
	return "write it on a line of its own: " + title
}

// signBefore gives the mark of an item that stands right before a heading.
func (w *work) signBefore(d *markdown.Damage) []byte {
	return bytes.TrimSpace(lastLine(w.doc[:d.Start]))
}

// withoutMark says that a heading is written without the mark of the item before it, or
// without what stands before it.
func withoutMark(before []byte) string {
	if mark := bytes.TrimSpace(before); len(mark) > 0 {
		return "without the " + string(mark) + " in front"
	}
	return "at the beginning of its line"
}

// span names some lines.
func span(first, last int) string {
	if last == first+1 {
		return strconv.Itoa(first) + " and " + strconv.Itoa(last)
	}
	return strconv.Itoa(first) + " to " + strconv.Itoa(last)
}
