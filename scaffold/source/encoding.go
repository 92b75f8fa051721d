package source

import (
	"bytes"
	"strings"
)

// CheckEncoding gives a fault of the text of a file that is in UTF-16 or UTF-32, as some
// editors and shells of Windows write it: by its byte order mark, or by the zeros of its
// first letters. Nothing of it can be read, and nothing may be put into it. The path, or
// "-" where there is none, is for the way out.
func CheckEncoding(path string, data []byte) error {
	name := wideEncoding(data)
	if name == "" {
		return nil
	}
	hint := "save it as UTF-8, in an editor or with: iconv -f " + name + " -t UTF-8"
	if path != "-" {
		hint += " " + shellWord(path) + " > utf-8.md"
	}
	return &Fault{What: "is not UTF-8 (it looks like " + name + ")", Hint: hint}
}

// wideEncoding gives the name of an encoding of two or four bytes for each letter, or "".
func wideEncoding(data []byte) string {
	for _, mark := range []struct{ bytes, name string }{
		{"\xff\xfe\x00\x00", "UTF-32"}, {"\x00\x00\xfe\xff", "UTF-32"}, {"\xff\xfe", "UTF-16"}, {"\xfe\xff", "UTF-16"},
	} {
		if bytes.HasPrefix(data, []byte(mark.bytes)) {
			return mark.name
		}
	}
	const letters = 4
	if len(data) < 2*letters || bytes.IndexByte(data[:2*letters], 0) < 0 {
		return ""
	}
	var zeros [2]int
	for i, c := range data[:2*letters] {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch zeros {
	case [2]int{0, letters}:
		return "UTF-16LE"
	case [2]int{letters, 0}:
		return "UTF-16BE"
	}
	return ""
}

// shellWord is a path as a shell takes it for one word.
func shellWord(path string) string {
	isSafe := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > 0x7f || strings.ContainsRune("/\\._-+:,@", r)
	}
	if strings.TrimFunc(path, isSafe) == "" && !strings.HasPrefix(path, "-") {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
