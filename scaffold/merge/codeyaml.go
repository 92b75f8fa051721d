package merge

import (
	"bytes"
	"slices"

	"newproblem/scaffold/source"
)

// A yamlWriter writes YAML in one writing, line by line: how deep each line stands,
// quotes, and what stands in brackets. Other texts count as they are.
type yamlWriter struct {
	out, code []byte
	at        int
	open      []yamlNode // what the line stands in
	isApart   bool       // a blank line stands above
	texts     int        // how far a line has to be indented to go on with the text above it; -1: there is none
}

// A yamlNode is a column in which keys or items begin.
type yamlNode struct {
	column int
	isItem bool
}

func appendYAML(out, code []byte) []byte {
	w := yamlWriter{out: out, code: code, texts: -1}
	for w.at < len(code) {
		w.line()
	}
	return w.out
}

// line writes a line, and what belongs to it of the next.
func (w *yamlWriter) line() {
	end := lineEnd(w.code, w.at)
	line := bytes.TrimRight(w.code[w.at:end], " ")
	column := len(line) - len(bytes.TrimLeft(line, " "))
	next := min(end+1, len(w.code))
	switch {
	case column == len(line): // blank
		w.isApart = true
		w.at = next
		return
	case line[column] == '#':
		w.out, w.texts = appendExact(w.out, line[column:]), -1
		w.at = next
		return
	case w.texts >= 0 && column >= w.texts: // a line break is a space there
		if !w.isApart {
			w.out = append(append(append(w.out[:len(w.out)-1], ' '), line[column:]...), exactMark)
		} else {
			w.out = appendExact(append(w.out, '\n'), line[column:])
		}
		w.at, w.isApart = next, false
		return
	}
	w.isApart = false
	w.texts = -1
	text := line[column:]
	for len(text) > 1 && text[0] == '-' && text[1] == ' ' || len(text) == 1 && text[0] == '-' {
		w.node(column, true)
		rest := bytes.TrimLeft(text[1:], " ")
		column += len(text) - len(rest)
		text = rest
	}
	if n := source.KeyEnd(text); n > 0 {
		w.node(column, false)
		w.scalar(bytes.TrimRight(text[:n], " "))
		w.out = append(w.out, ": "...)
		text = bytes.TrimLeft(text[n+1:], " ")
	}
	w.at = next
	w.value(text, end)
}

// node begins a key or an item in a column.
func (w *yamlWriter) node(column int, isItem bool) {
	for n := len(w.open); n > 0; n-- {
		last := w.open[n-1]
		if last.column < column || last.column == column && (last.isItem == isItem || isItem) {
			break
		}
		w.open = w.open[:n-1]
	}
	if n := len(w.open); n == 0 || w.open[n-1] != (yamlNode{column, isItem}) {
		w.open = append(w.open, yamlNode{column, isItem})
	}
	w.out = append(append(w.out, '\n'), bytes.Repeat([]byte(" "), len(w.open))...)
	if isItem {
		w.out = append(w.out, '-')
	}
}

// column is that of the innermost key or item.
func (w *yamlWriter) column() int {
	if len(w.open) == 0 {
		return -1
	}
	return w.open[len(w.open)-1].column
}

// scalar writes a text, with one kind of quotes if it has some.
func (w *yamlWriter) scalar(text []byte) {
	if len(text) == 0 {
		return
	}
	if !isQuote(text[0]) || source.StringEnd(text) != len(text) {
		w.out = appendExact(w.out, text)
		return
	}
	w.out = append(w.out, stringMark)
	for i, end := 1, len(text)-1; i < end; i++ {
		switch {
		case text[0] == '\'' && text[i] == '\'':
			i++
		case text[0] == '"' && text[i] == '\\':
			if i++; text[i] != '"' && text[i] != '\\' {
				w.out = append(w.out, escapeMark)
			}
		}
		w.out = append(w.out, text[i])
	}
	w.out = append(w.out, stringMark)
}

// value writes what stands behind a key or an item, up to the end of its line, and
// beyond that if it goes on.
func (w *yamlWriter) value(text []byte, end int) {
	if len(text) == 0 || text[0] == '#' {
		if len(text) > 0 {
			w.out = appendExact(w.out, text)
		}
		return
	}
	switch {
	case text[0] == '|' || text[0] == '>':
		w.out = appendExact(w.out, text)
		w.block(!bytes.ContainsAny(text, "123456789"), bytes.ContainsRune(text, '+'))
		return
	case text[0] == '[' || text[0] == '{':
		start := bytes.LastIndex(w.code[:end], text)
		if n := w.flow(start); n > 0 {
			rest := bytes.Trim(w.code[n:lineEnd(w.code, n)], " ")
			if len(rest) > 0 {
				w.out = appendExact(w.out, rest)
			}
			w.at = min(lineEnd(w.code, n)+1, len(w.code))
			return
		}
	case isQuote(text[0]):
		if n := source.StringEnd(text); n > 0 {
			if rest := bytes.TrimSpace(text[n:]); len(rest) == 0 || rest[0] == '#' {
				w.scalar(text[:n])
				if len(rest) > 0 {
					w.out = appendExact(w.out, rest)
				}
				return
			}
		}
	}
	text, comment, isCommented := bytes.Cut(text, []byte(" #"))
	w.out = appendExact(w.out, bytes.TrimRight(text, " "))
	if isCommented {
		w.out = appendExact(w.out, append([]byte("#"), comment...))
	}
	if w.texts = w.column() + 1; isCommented {
		w.texts = -1
	}
}

// block writes the lines of a block of text.
func (w *yamlWriter) block(isMeasured, keepsEnd bool) {
	var lines [][]byte
	indent := -1
	for w.at < len(w.code) {
		end := lineEnd(w.code, w.at)
		line := w.code[w.at:end]
		if column := len(line) - len(bytes.TrimLeft(line, " ")); column < len(line) {
			if column <= w.column() {
				break
			}
			if indent < 0 {
				indent = column
			}
		}
		lines = append(lines, line)
		w.at = min(end+1, len(w.code))
	}
	for !keepsEnd && len(lines) > 0 && len(bytes.TrimSpace(lines[len(lines)-1])) == 0 {
		lines = lines[:len(lines)-1]
	}
	for _, line := range lines {
		if isMeasured {
			line = line[min(max(indent, 0), len(line)-len(bytes.TrimLeft(line, " "))):]
		}
		w.out = append(appendExact(w.out, line), '\n')
	}
}

// flow writes what stands in brackets, from an offset, and gives where it ends; it
// writes nothing, and gives 0, if no bracket closes it.
func (w *yamlWriter) flow(i int) int {
	written := len(w.out)
	depth := 0
	for i < len(w.code) {
		c := w.code[i]
		switch {
		case isBlank(c):
			i++
		case c == '#' && isBlank(w.code[i-1]):
			end := lineEnd(w.code, i)
			w.out = appendExact(w.out, w.code[i:end])
			i = end
		case c == ',' && isFlowEnd(w.code[i+1:]):
			i++
		case bytes.IndexByte([]byte("[]{},:"), c) >= 0:
			w.out = append(w.out, c)
			i++
			if c == '[' || c == '{' {
				depth++
			} else if c == ']' || c == '}' {
				if depth--; depth == 0 {
					return i
				}
			}
		case isQuote(c) && source.StringEnd(w.code[i:]) > 0:
			n := source.StringEnd(w.code[i:])
			w.scalar(w.code[i : i+n])
			i += n
		default:
			end := plainEnd(w.code, i)
			w.out = appendExact(w.out, bytes.TrimRight(w.code[i:end], " "))
			i = end
		}
	}
	w.out = w.out[:written]
	return 0
}

// isFlowEnd reports whether a bracket closes next.
func isFlowEnd(code []byte) bool {
	code = bytes.TrimLeft(code, " \n")
	return len(code) > 0 && slices.Contains([]byte("]}"), code[0])
}

// plainEnd gives the end of a text without quotes in brackets.
func plainEnd(code []byte, i int) int {
	for i++; i < len(code); i++ {
		switch c := code[i]; {
		case bytes.IndexByte([]byte(",[]{}\n"), c) >= 0:
			return i
		case c == ':' && (i+1 == len(code) || isBlank(code[i+1])), c == '#' && code[i-1] == ' ':
			return i
		}
	}
	return i
}
