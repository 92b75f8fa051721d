package check

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// A conflict is what a merge of git's could not settle: from "<<<<<<<" to ">>>>>>>",
// with the version of one side, that of both before them if there is a "|||||||", a
// "=======", and that of the other side. A rest of one lacks some of its markers.
type conflict struct {
	marks  []conflictMark
	inCode bool // between fences
}

// A conflictMark is a line that git writes.
type conflictMark struct {
	kind       byte // what it is made of
	start, end int  // with its line break
}

// isWhole reports whether a conflict has all markers that it needs.
func (c *conflict) isWhole() bool {
	return c.marks[0].kind == '<' && c.has('=') && c.last().kind == '>'
}

func (c *conflict) has(kind byte) bool {
	return slices.ContainsFunc(c.marks, func(m conflictMark) bool { return m.kind == kind })
}

func (c *conflict) last() conflictMark { return c.marks[len(c.marks)-1] }

// conflictsIn gives the conflicts of a document, but for those that it shows on
// purpose.
func conflictsIn(doc []byte) []conflict {
	if !bytes.Contains(doc, []byte("<<<<<<< ")) && !bytes.Contains(doc, []byte(">>>>>>> ")) {
		return nil
	}
	return notShown(doc, conflictsByMarks(doc))
}

// conflictsByMarks gives the conflicts of a document, as far as its lines tell.
func conflictsByMarks(doc []byte) []conflict {
	var all []conflict
	var open *conflict
	at := 0
	for line := range bytes.Lines(doc) {
		m := conflictMark{conflictMarkOf(line), at, at + len(line)}
		at = m.end
		switch {
		case m.kind == 0:
		case m.kind == '<' || m.kind == '>' && open == nil && !isAmongQuotes(doc, m):
			all = append(all, conflict{marks: []conflictMark{m}})
			open = &all[len(all)-1]
		case open != nil && !open.has(m.kind) && !(m.kind == '|' && open.has('=')):
			open.marks = append(open.marks, m)
		}
		if m.kind == '>' {
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
func isAmongQuotes(doc []byte, m conflictMark) bool {
	above := doc[:max(0, m.start-1)]
	above = above[bytes.LastIndexByte(above, '\n')+1:]
	return bytes.HasPrefix(above, []byte(">")) || bytes.HasPrefix(doc[m.end:], []byte(">"))
}

// notShown gives those of some conflicts that a document does not show on purpose. A
// rest of one in code may be anything; a whole one is shown as a diff.
func notShown(doc []byte, all []conflict) []conflict {
	page := markdown.Parse(without(doc, all, ours, false))
	var left []conflict
	for _, c := range all {
		i := slices.IndexFunc(page.Blocks, func(b markdown.Block) bool {
			isCode := b.Kind == markdown.FencedBlock || b.Kind == markdown.IndentedBlock || b.Kind == markdown.HTMLBlock
			return isCode && b.Start <= c.marks[0].start && c.marks[0].start < b.End
		})
		c.inCode = i >= 0 && page.Blocks[i].Kind == markdown.FencedBlock
		if i < 0 || c.isWhole() && !(c.inCode && isDiff(page, i)) {
			left = append(left, c)
		}
	}
	return left
}

// isDiff reports whether a code block shows the difference of two texts.
func isDiff(page *markdown.Document, fenced int) bool {
	language, _, _ := strings.Cut(string(page.Bytes(page.Info(fenced))), " ")
	return strings.EqualFold(language, "diff") || strings.EqualFold(language, "patch")
}
