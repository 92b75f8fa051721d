package markdown

import (
	"bytes"

	"newproblem/scaffold/internal/lazy"
)

// Org mode has its code between #+BEGIN_SRC and #+END_SRC, and the title of a document behind
// #+TITLE: all of them are text in Markdown.

// orgMarks are what the line above the code begins with.
var orgMarks = [...]string{"#+BEGIN_", "#+begin_"}

var (
	orgOpen  = lazy.Regexp(`(?i)^#\+BEGIN_(SRC|EXAMPLE)(?:[ \t]+([\w+#.-]*))?(?:[ \t].*)?$`)
	orgTitle = lazy.Regexp(`(?i)^\+TITLE:[ \t]+`)
)

// orgAt gives the code of Org mode that a line begins, if the mark that closes it stands
// before the next section.
func (m *mender) orgAt(mark, start, end int) (f foreignFence, ok bool) {
	line := bytes.TrimRight(trimBreak(m.doc[mark:end]), " \t")
	found := orgOpen().FindSubmatch(line)
	if found == nil || len(bytes.TrimSpace(m.doc[start:mark])) > 0 {
		return f, false
	}
	f = foreignFence{line: start, from: mark, to: mark + len(line)}
	if bytes.EqualFold(found[1], []byte("SRC")) && !bytes.HasPrefix(found[2], []byte("-")) { // what follows the language are settings
		f.language = string(bytes.ToLower(found[2]))
	}
	closing := append([]byte("#+END_"), found[1]...)
	f.end, ok = m.endOfForeign(end, func(line []byte) bool { return bytes.EqualFold(line, closing) })
	return f, ok && f.end > end
}

// orgTitle is the title of the document that stands behind the mark of Org mode, if it has
// the form of one, and none is there.
func (c *candidate) orgTitle(rest []byte) foundHeading {
	mark := orgTitle().Find(rest)
	title := bytes.TrimSpace(rest[len(mark):])
	if mark == nil || c.m.titles.Level(title) != 1 || !c.m.isMissing(title) {
		return foundHeading{}
	}
	h := c.found(title)
	h.org = true
	return h
}
