package markdown

import (
	"bytes"
	"slices"
	"strings"
)

// A Conflict is what a merge of git's could not settle: from "<<<<<<<" to ">>>>>>>",
// with the version of one side, that of both before them if there is a "|||||||", a
// "=======", and that of the other side. A rest of one lacks some of its markers.
type Conflict struct {
	Marks  []ConflictMark
	InCode bool // between fences
	Alone  bool // between fences, and nothing else there: it may be an example
}

// A ConflictMark is a line that git writes.
type ConflictMark struct {
	Kind       byte // what it is made of
	Start, End int  // with its line break
}

// IsWhole reports whether a conflict has all markers that it needs.
func (c *Conflict) IsWhole() bool {
	return c.Marks[0].Kind == '<' && c.Has('=') && c.Last().Kind == '>'
}

// Has reports whether a conflict has a marker of a kind.
func (c *Conflict) Has(kind byte) bool {
	return slices.ContainsFunc(c.Marks, func(m ConflictMark) bool { return m.Kind == kind })
}

// Last gives the last marker.
func (c *Conflict) Last() ConflictMark { return c.Marks[len(c.Marks)-1] }

// WayOut says what is to be done with a conflict.
func (c *Conflict) WayOut() string {
	switch {
	case c.IsWhole() && c.InCode:
		return "make one version of the two, and remove the markers, or let the language of the code be diff if it is to show them"
	case c.IsWhole():
		return "make one version of the two, and remove the markers"
	case len(c.Marks) > 1:
		return "settle what is left of it, and remove the markers"
	}
	return "settle what is left of it, and remove the marker"
}

// Conflicts gives the conflicts of a document, but for those that it shows on
// purpose.
func Conflicts(doc []byte) []Conflict {
	const middle = "||||||| " // in a table, a "|" is anywhere but where a mark begins
	hasMiddle := bytes.HasPrefix(doc, []byte(middle)) || bytes.Contains(doc, []byte("\n"+middle))
	if !hasMiddle && !bytes.Contains(doc, []byte("<<<<<<< ")) && !bytes.Contains(doc, []byte(">>>>>>> ")) {
		return nil
	}
	return notShown(doc, conflictsByMarks(doc))
}

// conflictsByMarks gives the conflicts of a document, as far as its lines tell.
func conflictsByMarks(doc []byte) []Conflict {
	var all []Conflict
	var open *Conflict
	at := 0
	for line := range bytes.Lines(doc) {
		m := ConflictMark{conflictMarkOf(line), at, at + len(line)}
		at = m.End
		switch {
		case m.Kind == 0:
		case m.Kind == '<' || open == nil && (m.Kind == '>' && !isAmongQuotes(doc, m) || m.Kind == '|' && !isRow(doc, m)):
			all = append(all, Conflict{Marks: []ConflictMark{m}})
			open = &all[len(all)-1]
		case open != nil && !open.Has(m.Kind) && !(m.Kind == '|' && open.Has('=')):
			open.Marks = append(open.Marks, m)
		}
		if m.Kind == '>' {
			open = nil
		}
	}
	return all
}

// conflictMarkOf gives what a line is made of if it can be one of git's, or 0: seven
// of a character, and a name, which "=" has none of and "|" may have.
func conflictMarkOf(line []byte) byte {
	const length = 7
	line = bytes.TrimRight(line, "\r\n")
	if len(line) < length || !strings.Contains("<|=>", string(line[:1])) || bytes.Count(line[:length], line[:1]) < length {
		return 0
	}
	kind, hasName := line[0], len(line) > length+1 && line[length] == ' '
	switch {
	case hasName && kind != '=', len(line) == length && (kind == '=' || kind == '|'):
		return kind
	}
	return 0
}

// isAmongQuotes reports whether the line above or below a mark is one of a quote, as
// of a letter that was answered seven times.
func isAmongQuotes(doc []byte, m ConflictMark) bool {
	above, below := around(doc, m)
	return bytes.HasPrefix(above, []byte(">")) || bytes.HasPrefix(below, []byte(">"))
}

// isRow reports whether a mark of "|" that no other stands above may be a row of a table
// with empty cells.
func isRow(doc []byte, m ConflictMark) bool {
	above, below := around(doc, m)
	_, name, hasName := bytes.Cut(doc[m.Start:m.End], []byte(" "))
	if !hasName || bytes.IndexByte(name, '|') >= 0 {
		return true
	}
	const cells = 7 // so many has a row that is not torn
	return bytes.Count(above, []byte("|")) >= cells || bytes.Count(below, []byte("|")) >= cells
}

// around gives the lines above and below a mark.
func around(doc []byte, m ConflictMark) (above, below []byte) {
	above = doc[:max(0, m.Start-1)]
	above = above[bytes.LastIndexByte(above, '\n')+1:]
	below, _, _ = bytes.Cut(doc[m.End:], []byte("\n"))
	return above, below
}

// notShown gives those of some conflicts that a document does not show on purpose. A
// rest of one in code may be anything; a whole one is shown as a diff, or as plain text.
func notShown(doc []byte, all []Conflict) []Conflict {
	page := Parse(Without(doc, all, Ours, false))
	var left []Conflict
	for _, c := range all {
		i := slices.IndexFunc(page.Blocks, func(b Block) bool {
			isCode := b.Kind == FencedBlock || b.Kind == IndentedBlock || b.Kind == HTMLBlock
			return isCode && b.Start <= c.Marks[0].Start && c.Marks[0].Start < b.End
		})
		c.InCode = i >= 0 && page.Blocks[i].Kind == FencedBlock
		if i < 0 || c.IsWhole() && !(c.InCode && c.isShownIn(doc, page, i)) {
			left = append(left, c)
		}
	}
	return left
}

// isShownIn reports whether a whole conflict is shown by the code block that it begins in.
func (c *Conflict) isShownIn(doc []byte, page *Document, block int) bool {
	b, info := &page.Blocks[block], page.Bytes(page.Info(block))
	if b.Closed && c.Last().End <= b.End {
		above, below := doc[lineEnd(doc, b.Start):c.Marks[0].Start], doc[c.Last().End:b.End]
		c.Alone = len(bytes.TrimSpace(above)) == 0 && len(bytes.Trim(below, "`~ \t\r\n")) == 0
		if IsPlainText(string(info)) {
			return true
		}
	}
	return isDiff(info) || isBelowDiff(doc[b.Start:c.Marks[0].Start])
}

// IsPlainText reports whether a code block with this behind its first fence has text in no
// language, such as what a program prints.
func IsPlainText(info string) bool {
	language, _, _ := strings.Cut(strings.ToLower(info), " ")
	switch language {
	case "", "text", "txt", "plain", "plaintext", "console", "shell-session", "terminal", "output", "log", "git", "none":
		return true
	}
	return false
}

// isDiff reports whether a code block with this behind its first fence shows the
// difference of two texts.
func isDiff(info []byte) bool {
	language, _, _ := strings.Cut(string(info), " ")
	return strings.EqualFold(language, "diff") || strings.EqualFold(language, "patch")
}

// isBelowDiff reports whether the last fence of some code begins a diff: the code block
// above it was never closed.
func isBelowDiff(code []byte) bool {
	at := max(bytes.LastIndex(code, []byte("\n```")), bytes.LastIndex(code, []byte("\n~~~")))
	if at < 0 {
		return false
	}
	fence, _, _ := bytes.Cut(code[at+1:], []byte("\n"))
	return isDiff(bytes.TrimSpace(bytes.TrimLeft(fence, "`~")))
}

// A Side of a conflict is the version that is taken.
type Side bool

// The sides of a conflict.
const (
	Ours   Side = false
	Theirs Side = true
)

// hidden gives the lines that a document does not have where a side is taken: those
// of the markers, and of the other versions.
func (c *Conflict) hidden(s Side) []Range {
	if !c.IsWhole() {
		var marks []Range
		for _, m := range c.Marks {
			marks = append(marks, Range{Start: m.Start, End: m.End})
		}
		return marks
	}
	first, last := c.Marks[0], c.Last()
	begin, end := c.Marks[1].Start, c.Marks[len(c.Marks)-2].End // of what stands between the two versions
	if s == Ours {
		return []Range{{Start: first.Start, End: first.End}, {Start: begin, End: last.End}}
	}
	return []Range{{Start: first.Start, End: end}, {Start: last.Start, End: last.End}}
}

// Without gives a document where one side of its conflicts is taken, with spaces for
// all that it does not have then, so that what is left stays in its place. The spaces
// are blank lines; or, joined, the end of the line above them, so that no table and no
// paragraph ends there.
func Without(doc []byte, conflicts []Conflict, s Side, joined bool) []byte {
	out := bytes.Clone(doc)
	for _, c := range conflicts {
		for _, r := range c.hidden(s) {
			if joined {
				r.Start, r.End = len(withoutLastBreak(doc[:r.Start])), len(withoutLastBreak(doc[:r.End]))
			}
			for i := r.Start; i < r.End; i++ {
				if joined || out[i] != '\n' && out[i] != '\r' {
					out[i] = ' '
				}
			}
		}
	}
	return out
}

// withoutLastBreak takes the last line break off the end of some lines.
func withoutLastBreak(lines []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(lines, []byte("\n")), []byte("\r"))
}
