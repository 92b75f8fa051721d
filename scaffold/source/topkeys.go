package source

import (
	"bytes"
	"strings"
)

// A TopKey is an outermost key of YAML with what stands behind it, up to the last line of
// that: comments and blank lines below it are not its own.
type TopKey struct {
	Name       string
	Line       int // from 1
	Start, End int
}

// TopKeys gives the outermost keys of YAML, line by line: also of some that is damaged.
func TopKeys(text []byte) []TopKey {
	var keys []TopKey
	start := 0
	for n, line := range bytes.Split(text, []byte("\n")) {
		from := start
		start += len(line) + 1
		line = bytes.TrimRight(line, " \t\r")
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		if end := KeyEnd(line); end > 0 && !bytes.HasPrefix(line, []byte("- ")) && line[0] != ' ' && line[0] != '\t' {
			name := strings.Trim(string(bytes.TrimSpace(line[:end])), `'"`)
			keys = append(keys, TopKey{Name: name, Line: n + 1, Start: from})
		}
		if len(keys) > 0 {
			keys[len(keys)-1].End = from + len(line)
		}
	}
	return keys
}

// KeyEnd gives where the colon of a key stands in a line; 0 if there is none.
func KeyEnd(text []byte) int {
	from := 0
	if len(text) > 0 && (text[0] == '\'' || text[0] == '"') {
		if from = StringEnd(text); from == 0 {
			return 0
		}
		from += len(text[from:]) - len(bytes.TrimLeft(text[from:], " "))
		if from < len(text) && text[from] == ':' && (from+1 == len(text) || text[from+1] == ' ') {
			return from
		}
		return 0
	}
	if len(text) > 0 && bytes.IndexByte([]byte("[{|>#&*!%@?`"), text[0]) >= 0 {
		return 0
	}
	for i := from; i < len(text); i++ {
		switch {
		case text[i] == '#' && i > 0 && text[i-1] == ' ':
			return 0
		case text[i] == ':' && i > 0 && (i+1 == len(text) || text[i+1] == ' '):
			return i
		}
	}
	return 0
}

// StringEnd gives the end of the string that a text begins with; 0 if it does not
// end in its line.
func StringEnd(text []byte) int {
	for i := 1; i < len(text) && text[i] != '\n'; i++ {
		switch {
		case text[0] == '"' && text[i] == '\\':
			i++
		case text[i] != text[0]:
		case text[0] == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return 0
}
