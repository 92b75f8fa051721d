package markdown

import (
	"bytes"
	"regexp"

	"newproblem/scaffold/internal/lazy"
)

// AsciiDoc has its code between two lines of as many dashes or dots, mostly below a line that
// says what it is. To Markdown, the dashes make headings of the text above them.

// asciidocMarks are how the line above the code begins, with the break before it.
const (
	asciidocDashes = "\n----"
	asciidocDots   = "\n...."
)

// The line above the dashes: with the language of what is code for certain, or with
// anything; and what a line of code has that is rare in a text.
var (
	asciidocCode  = lazy.Regexp(`^\[(?:source|listing|literal)?(?:%[\w-]+)*(?:,[ \t]*([\w+#.-]+)[ \t]*(?:,[^\]]*)?)?\]$`)
	asciidocOther = lazy.Regexp(`^\[[\w%.#,="' -]+\]$`)
	asciidocTitle = lazy.Regexp(`^\.[\w"'].*$`)
	codeSigns     = lazy.Regexp(`[;{}]\s*$|^(?: {2,}|\t)\S|^\$ |^[A-Z]{3,} /|^"[^"]*": |\w\(\w*[,)]|[^<]-> | :?= |==`)
)

// asciidocAt gives the code of AsciiDoc that a line of dashes or dots begins, if another one
// right below the code closes it before the next section.
func (m *mender) asciidocAt(pos, end int) (f foreignFence, ok bool) {
	sign := bytes.TrimRight(m.doc[pos:end], " \t\r\n")
	if run(sign, sign[0]) < len(sign) || len(bytes.TrimSpace(m.doc[end:lineEnd(m.doc, end)])) == 0 {
		return f, false
	}
	f = foreignFence{line: pos, from: pos, to: pos + len(sign)}
	above := bytes.LastIndexByte(m.doc[:max(0, pos-1)], '\n') + 1
	isCode := sign[0] == '.'
	switch line := bytes.TrimRight(m.doc[above:pos], " \t\r\n"); {
	case len(line) == 0 || line[0] == '#' || asciidocTitle().Match(line):
	case asciidocCode().Match(line) && len(line) > 2:
		f.language, isCode = string(asciidocCode().FindSubmatch(line)[1]), true
		fallthrough
	case asciidocOther().Match(line):
		f.line, f.from, f.below = above, above, string(sign)
	default:
		return f, false
	}
	f.end, ok = m.endOfForeign(end, func(line []byte) bool { return bytes.Equal(line, sign) })
	return f, ok && f.end > end && m.isAsciidoc(end, f.end, isCode)
}

// isAsciidoc reports whether the lines between two marks are code, and not a text between
// two rules, a title, or a table that is drawn with dashes; isCode says that a mark tells it.
func (m *mender) isAsciidoc(pos, end int, isCode bool) bool {
	signs, last := codeSigns(), []byte(nil)
	for line := range bytes.Lines(m.doc[pos:end]) {
		last = bytes.TrimSpace(line)
		if len(last) > 0 && len(bytes.Trim(last, "- ")) == 0 && bytes.IndexByte(last, ' ') > 0 {
			return false
		}
		isCode = isCode || isOfCode(line, signs)
	}
	return isCode && len(last) > 0
}

// isOfCode reports whether a line has what is rare in a text.
func isOfCode(line []byte, signs *regexp.Regexp) bool { return signs.Match(trimBreak(line)) }
