package markdown

import "bytes"

// MayDefine reports whether a text may define links or footnotes. It looks at lines alone, and
// takes more for definitions than there are, such as those in code.
func MayDefine(text []byte) bool {
	for pos := 0; ; {
		at := bytes.Index(text[pos:], []byte("]:"))
		if at < 0 {
			return false
		}
		at += pos
		pos = at + len("]:")
		line := text[bytes.LastIndexByte(text[:at], '\n')+1 : lineEnd(text, at)]
		label, target, _ := bytes.Cut(line, []byte("]:"))
		if mayBeLabel(label) && (bytes.Contains(label, []byte("[^")) || mayBeTarget(target)) {
			return true
		}
	}
}

// mayBeLabel reports whether what stands in a line before "]:" may be the label of a
// definition, behind the marks of quotes and items, or the last line of one.
func mayBeLabel(label []byte) bool {
	label = bytes.TrimLeft(label, " \t>-+*.)0123456789")
	return bytes.HasPrefix(label, []byte("[")) || bytes.IndexByte(label, '[') < 0
}

// mayBeTarget reports whether what stands in a line behind "]:" may be where a definition
// leads to: one word, with a title or nothing behind it, or nothing before the next line.
func mayBeTarget(target []byte) bool {
	target = bytes.TrimSpace(target)
	end := bytes.IndexAny(target, " \t")
	if end < 0 || target[0] == '<' {
		return true
	}
	title := bytes.TrimLeft(target[end:], " \t")
	return bytes.IndexByte([]byte(`"'(`), title[0]) >= 0
}
