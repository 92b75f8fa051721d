package markdown

import (
	"bytes"
	"strings"
)

// Label takes a line apart into a label and its value: "- **Name**: value",
// "Name: value", "**Name:** value", "| Name | value |". The marks of emphasis
// around the label are removed; the value is a part of the line, as it
// stands there. It is false where the line has no label.
func Label(line []byte) (name, value []byte, ok bool) {
	const longest = 40 // a label; what is longer is a sentence with a colon in it
	text := bytes.TrimSpace(line)
	if len(text) > 0 && text[0] == '|' {
		cell, rest, _ := bytes.Cut(text[1:], []byte("|"))
		rest = bytes.TrimSuffix(rest, []byte("|"))
		return bytes.Trim(cell, " \t*_`:"), bytes.TrimSpace(rest), len(rest) > 0
	}
	text = bytes.TrimLeft(text, "-+*_` \t")
	i := bytes.IndexByte(text, ':')
	if i <= 0 || i > longest {
		return nil, nil, false
	}
	name = bytes.Trim(text[:i], " \t*_`")
	value = bytes.TrimSpace(text[i+1:])
	if bold := bytes.TrimLeft(value, "*_"); len(bold) < len(value) && (len(bold) == 0 || bold[0] == ' ') {
		value = bytes.TrimSpace(bold)
	}
	return name, value, len(name) > 0
}

// Topic gives what a line is about, "Difficulty" in "- **Difficulty**: Hard",
// or all that it says where it has no colon. Names of lines are made from it
// and kept, so it gives something for every line, and always the same.
func Topic(line []byte) string {
	text := strings.Trim(string(line), " \t\r\n-*+")
	before, _, _ := strings.Cut(text, ":")
	return strings.Trim(before, " *_")
}
