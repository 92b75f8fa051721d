package markdown

import (
	"bytes"

	"newproblem/scaffold/internal/lazy"
)

// AsciiDoc has its code between two lines of as many dashes, below a line that says what
// language it is in. To Markdown, the dashes make headings of the text above them.

// asciidocMark is what the line above the code begins with.
const asciidocMark = "[source"

var (
	asciidocOpen = lazy.Regexp(`^\[source(?:%[\w-]+)*,[ \t]*([\w+#.-]+)[ \t]*(?:,[^\]]*)?\][ \t]*$`)
	fourDashes   = []byte("----")
)

// asciidocAt gives the code of AsciiDoc that a line begins, if the dashes that close it
// stand before the next section.
func (m *mender) asciidocAt(pos, end int) (f foreignFence, ok bool) {
	found := asciidocOpen().FindSubmatch(trimBreak(m.doc[pos:end]))
	if found == nil {
		return f, false
	}
	below := lineEnd(m.doc, end)
	dashes := bytes.TrimRight(m.doc[end:below], " \t\r\n")
	if !bytes.HasPrefix(dashes, fourDashes) || run(dashes, '-') < len(dashes) {
		return f, false
	}
	f = foreignFence{line: pos, from: pos, to: end + len(dashes), language: string(found[1]), below: string(dashes)}
	f.end, ok = m.endOfForeign(below, func(line []byte) bool { return bytes.Equal(line, dashes) })
	return f, ok && f.end > below
}
