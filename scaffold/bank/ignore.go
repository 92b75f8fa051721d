package bank

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
)

// An ignore is what git leaves out, as one .gitignore says it, over what those
// in the folders above it say. See gitignore(5). A nil ignore leaves out
// nothing. Only what lies in the bank's own repository counts: with the
// author's personal patterns, the same bank would be another on each machine.
type ignore struct {
	above *ignore
	depth int // of the file's folder: how many names lead to it
	rules []rule
}

// A rule is one line of a .gitignore.
type rule struct {
	pattern []string // a glob for each name; "**" stands for any number of names
	keeps   bool     // it takes back what rules before it leave out
	folders bool     // it is about folders only
}

// with adds what the .gitignore of a folder says.
func (ig *ignore) with(folder string, depth int) *ignore {
	return ig.withFile(filepath.Join(folder, ".gitignore"), depth)
}

// withFile adds what a file says, in a folder that so many names lead to. One
// that cannot be read says nothing.
func (ig *ignore) withFile(file string, depth int) *ignore {
	text, err := os.ReadFile(file)
	if err != nil || len(text) == 0 {
		return ig
	}
	below := &ignore{above: ig, depth: depth}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	for line := range bytes.SplitSeq(text, []byte("\n")) {
		if r, ok := readRule(string(bytes.TrimSuffix(line, []byte("\r")))); ok {
			below.rules = append(below.rules, r)
		}
	}
	return below
}

// skips reports whether the file or folder is left out that some names lead
// to. The folders above it are not: the walk would not have come here.
func (ig *ignore) skips(names []string, isFolder bool) bool {
	for ; ig != nil; ig = ig.above {
		for i := len(ig.rules) - 1; i >= 0; i-- {
			r := &ig.rules[i]
			if (isFolder || !r.folders) && matches(r.pattern, names[ig.depth:]) {
				return !r.keeps
			}
		}
	}
	return false
}

// readRule reads a line. It reports false for one that says nothing.
func readRule(line string) (r rule, ok bool) {
	if strings.HasPrefix(line, "#") {
		return r, false
	}
	line = trimSpaces(line)
	line, r.keeps = strings.CutPrefix(line, "!")
	line, r.folders = strings.CutSuffix(line, "/")
	if line == "" {
		return r, false
	}
	if !strings.Contains(line, "/") { // in this folder, and in all below it
		r.pattern = []string{"**", line}
		return r, true
	}
	for name := range strings.SplitSeq(strings.TrimPrefix(line, "/"), "/") {
		if len(name) > 2 && strings.Trim(name, "*") == "" {
			name = "**"
		}
		r.pattern = append(r.pattern, name)
	}
	return r, true
}

// trimSpaces cuts the spaces at the end, except for one after a backslash.
func trimSpaces(line string) string {
	short := strings.TrimRight(line, " ")
	if len(short) < len(line) && (len(short)-len(strings.TrimRight(short, `\`)))%2 == 1 {
		short += " "
	}
	return short
}

// matches reports whether names match a pattern, all of both.
func matches(pattern, names []string) bool {
	switch {
	case len(pattern) == 0 || len(names) == 0:
		return len(pattern) == len(names)
	case pattern[0] == "**" && len(pattern) == 1: // what is within, and not the folder itself
		return true
	case pattern[0] == "**":
		for i := range names {
			if matches(pattern[1:], names[i:]) {
				return true
			}
		}
		return false
	}
	return matchesName(pattern[0], names[0]) && matches(pattern[1:], names[1:])
}
