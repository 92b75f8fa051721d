package check

import (
	"bytes"
	"net/url"
	"strings"

	"newproblem/scaffold/markdown"
)

// placeholders reports the template's placeholders that are left, each in the
// section where the template has it.
func (w *work) placeholders() {
	under := -1
	for i := range w.mended.Lines {
		line := &w.mended.Lines[i]
		for under+1 < len(w.headings) && line.Start >= w.headings[under+1].start {
			under++
		}
		text := w.text(line)
		if under < 0 || line.Kind == markdown.HTML || bytes.IndexByte(text, '[') < 0 {
			continue
		}
		n := w.headings[under].match
		if n < 0 || w.template[n].Section < 0 {
			continue
		}
		for _, at := range w.m.PlaceholdersIn(w.template[n].Section, text, line.Kind == markdown.Code) {
			w.report(placeholderLeft, line.Start+at[0], line.Start+at[1], "write what belongs there",
				"the placeholder %s is left", text[at[0]:at[1]])
		}
	}
}

// links reports the relative links that lead nowhere.
func (w *work) links() {
	if w.options.Exists == nil {
		return
	}
	for i := range w.mended.Lines {
		line := &w.mended.Lines[i]
		if line.Kind == markdown.Code || line.Kind == markdown.FenceOpen || line.Kind == markdown.HTML {
			continue
		}
		text := w.text(line)
		eachLink(text, func(start, end int) {
			path, ok := relative(string(text[start:end]))
			if ok && !w.options.Exists(path) {
				w.report(linkMissing, line.Start+start, line.Start+end, "correct the path, or take the link out",
					"the link leads to %s, which is not there", path)
			}
		})
	}
}

// eachLink gives where the destinations of the links of a line stand: of
// "[text](destination)", of images, and of "[label]: destination". What stands
// in code spans is passed over.
func eachLink(text []byte, yield func(start, end int)) {
	if trimmed := bytes.TrimLeft(text, " "); len(trimmed) > 0 && trimmed[0] == '[' {
		if n := bytes.Index(trimmed, []byte("]:")); n > 1 && bytes.IndexByte(trimmed[:n], ']') < 0 && trimmed[1] != '^' {
			rest := bytes.TrimSpace(trimmed[n+2:])
			if len(rest) > 0 && !bytes.ContainsAny(rest, " \t") {
				start := bytes.LastIndex(text, rest)
				yield(start, start+len(rest))
			}
			return
		}
	}
	if !bytes.Contains(text, []byte("](")) {
		return
	}
	open := 0 // brackets
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '`':
			i = behindSpan(text, i) - 1
		case '[':
			open++
		case ']':
			if open == 0 {
				continue
			}
			open--
			if i+1 < len(text) && text[i+1] == '(' {
				start, end := destination(text, i+2)
				if end > start {
					yield(start, end)
					i = end
				}
			}
		}
	}
}

// behindSpan gives where the code span that begins at i ends, or where its
// backticks do if it never closes.
func behindSpan(text []byte, i int) int {
	n := 0
	for i+n < len(text) && text[i+n] == '`' {
		n++
	}
	fence := text[i : i+n]
	for j := i + n; j < len(text); {
		k := bytes.Index(text[j:], fence)
		if k < 0 {
			break
		}
		j += k
		m := 0
		for j+m < len(text) && text[j+m] == '`' {
			m++
		}
		if j += m; m == n {
			return j
		}
	}
	return i + n
}

// destination gives where the destination of a link stands whose parenthesis
// opened before start; nothing where it is none.
func destination(text []byte, start int) (from, to int) {
	for start < len(text) && text[start] == ' ' {
		start++
	}
	if start < len(text) && text[start] == '<' {
		if n := bytes.IndexByte(text[start:], '>'); n > 0 {
			return start + 1, start + n
		}
		return start, start
	}
	const longest = 500 // a destination
	depth := 0
	for i := start; i < min(len(text), start+longest); i++ {
		switch text[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ' ', '\t':
			rest := bytes.TrimSpace(text[i:])
			if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'' || rest[0] == ')') && depth == 0 {
				return start, i
			}
			return start, start
		case ')':
			if depth == 0 {
				return start, i
			}
			depth--
		case '\r', '\n':
			return start, start
		}
	}
	return start, start
}

// relative gives the path of a relative link, without fragment and query.
func relative(link string) (path string, ok bool) {
	u, err := url.Parse(strings.Trim(link, "<>"))
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return "", false
	}
	return u.Path, true
}

// finalNewline reports a document whose last line does not end.
func (w *work) finalNewline() {
	n := len(w.doc)
	if n == 0 || w.doc[n-1] == '\n' {
		return
	}
	w.report(noFinalNewline, n, n, "end the last line with a line break", "the last line does not end with a line break").
		repair(edit{start: n, end: n, text: "\n"})
}
