package input

import (
	"bytes"
	"strings"

	"newproblem/scaffold/source"
)

// notUTF8 is the error of a file that is text in another encoding, as some editors and
// shells of Windows write it. Nothing of it can be read: it may be a problem.
func notUTF8(path string, content []byte) error {
	encoding := encodingOf(content)
	if encoding == "" {
		return nil
	}
	hint := "save it as UTF-8, in an editor or with: iconv -f " + encoding + " -t UTF-8"
	if path != "-" {
		hint += " " + shellWord(path) + " > utf-8.md"
	}
	return &source.Fault{What: "is text in " + encoding + ", not in UTF-8", Hint: hint}
}

// encodingOf gives the encoding of a text with two or four bytes for a letter, by its
// byte order mark, or by the zeros of its first letters; "" for any other.
func encodingOf(content []byte) string {
	for _, mark := range []struct{ bytes, encoding string }{
		{"\xff\xfe\x00\x00", "UTF-32"}, {"\x00\x00\xfe\xff", "UTF-32"}, {"\xff\xfe", "UTF-16"}, {"\xfe\xff", "UTF-16"},
	} {
		if bytes.HasPrefix(content, []byte(mark.bytes)) {
			return mark.encoding
		}
	}
	const few = 4
	if len(content) < 2*few {
		return ""
	}
	var zeros [2]int
	for i, c := range content[:2*few] {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch zeros {
	case [2]int{0, few}:
		return "UTF-16LE"
	case [2]int{few, 0}:
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
