package merge

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"newproblem/scaffold/markdown"
)

// A Digest tells whether a part still says what it said. Before the dot stand 16
// hexadecimal digits of the SHA-256 of its content, which is what a reader sees of
// it, in one writing. Blank lines, bullets and numbers of items, padding, wrapping,
// the way in which emphasis and links are written and comments are no part of that,
// nor is, in code of a language that formatters format, what these change: white space,
// quotes, semicolons, trailing commas. Whoever changes only these makes no edit.
//
// The four digits behind the dot are of the content with these numbers and that code
// as it is, and sixteen of the comments, and of the rules and anchors at its end, too.
// By them a new rendering is told from the last one, and by the four behind a second
// dot, which layoutOf gives where the layout is not the usual one.
type Digest string

// Digests that are of no content.
const (
	removedMark Digest = "removed" // the author has removed the part, and was told that this is kept
	neverMark   Digest = "never"   // nobody knows whether it was ever generated, and the author was told what it says
	unknownMark Digest = "unknown" // an old manifest does not tell
)

// loose is a digest without regard to numbers and white space.
func (d Digest) loose() Digest {
	loose, _, _ := strings.Cut(string(d), ".")
	return Digest(loose)
}

// hasLoose reports whether a digest is one of some, without regard to numbers and
// white space.
func hasLoose(some []Digest, d Digest) bool {
	return slices.ContainsFunc(some, func(e Digest) bool { return e.loose() == d.loose() })
}

// lineDigest gives the digest of a line that says a fact, in one writing, with
// what goes on in the next: marks of emphasis and code say nothing there.
func lineDigest(lines []markdown.Line, behind ...markdown.Line) Digest {
	lines = slices.Clone(lines)
	for i := range lines {
		if lines[i].Kind != markdown.Code {
			lines[i].Raw = unmarked(lines[i].Raw)
		}
	}
	return digestOf(lines, behind...)
}

// digestOf gives the digest of lines in one writing. The rules and anchors behind
// them and the comments count only behind the dot.
func digestOf(lines []markdown.Line, behind ...markdown.Line) Digest {
	size := 0
	for i := range lines {
		size += len(lines[i].Raw) + len("\n")
	}
	content, exact, code := make([]byte, 0, size), make([]byte, 0, 2*size), []byte(nil)
	form := asWritten
	for i, line := range lines {
		raw := norm.NFC.Bytes(line.Raw)
		if line.Kind == markdown.Code {
			text := bytes.ReplaceAll(bytes.TrimRight(raw, " \t\r"), []byte("\t"), []byte(" "))
			exact = append(append(exact, text...), '\n')
			code = append(append(code, text...), '\n')
			continue
		}
		content, code = appendCode(content, code, form), nil
		if form = asWritten; line.Kind == markdown.FenceOpen {
			form = forms[markdown.Language(raw)]
		}
		raw = unwrapped(raw)
		if i > 0 && goesOn(&lines[i-1], &line) { // the line break is seen as a space
			content[len(content)-1], exact[len(exact)-1] = ' ', ' '
			raw = bytes.TrimLeft(raw, " >")
		}
		start := len(content)
		content = append(content, raw[:len(raw)-len(bytes.TrimLeft(raw, " "))]...)
		content = append(appendWords(content, raw), '\n')
		exact = append(append(exact, line.Marker...), content[start:]...)
	}
	content = appendCode(content, code, form)
	for _, line := range behind {
		exact = append(append(exact, line.Raw...), '\n')
	}
	sum := sha256.Sum256(content)
	last := sum
	if !bytes.Equal(content, exact) {
		last = sha256.Sum256(exact)
	}
	digits := last[:2]
	if len(behind) > 0 { // of an author's, none may pass for the template's
		digits = last[:8]
	}
	digest := append(hex.AppendEncode(nil, sum[:8]), '.')
	return Digest(hex.AppendEncode(digest, digits))
}

// appendWords appends the words of a line, with one space between any two.
func appendWords(out, raw []byte) []byte {
	isFirst := true
	for word := range bytes.FieldsSeq(raw) {
		if !isFirst {
			out = append(out, ' ')
		}
		out, isFirst = append(out, word...), false
	}
	return out
}

// goesOn reports whether a line in one writing is more of the paragraph of the one
// before: such a line begins with a label in bold.
func goesOn(before, line *markdown.Line) bool {
	return line.Kind == markdown.Prose && (before.Kind == markdown.Prose || before.Kind == markdown.Item)
}

// unwrapped gives a line in one writing without emphasis or code around all of the
// value that stands behind its label: a value may be written so everywhere. A label
// within the line begins another value: it may have stood in a line of its own.
func unwrapped(raw []byte) []byte {
	end := bytes.Index(raw, []byte("**: "))
	if end < 0 || !bytes.HasPrefix(bytes.TrimLeft(raw, " ->[]x"), []byte("**")) {
		return raw
	}
	end += len("**: ")
	if next := labelAt(raw[end:]); next >= 0 {
		label := raw[end+next+1:]
		if colon := bytes.Index(label, []byte(":** ")); colon > 0 && colon < bytes.Index(label[2:], []byte("**"))+2 {
			label = bytes.Replace(label, []byte(":** "), []byte("**: "), 1) // as Written has it at the start of a line
		}
		return slices.Concat(raw[:end], withoutMarks(raw[end:end+next]), []byte(" "), unwrapped(label))
	}
	return slices.Concat(raw[:end], withoutMarks(raw[end:]))
}

// labelAt gives the space before a label in bold that stands within a text; -1 if
// there is none.
func labelAt(text []byte) int {
	for at := 0; ; at++ {
		next := bytes.Index(text[at:], []byte(" **"))
		if next < 0 {
			return -1
		}
		at += next
		name := text[at+len(" **"):]
		end := bytes.Index(name, []byte("**"))
		if end > 0 && (bytes.HasPrefix(name[end:], []byte("**: ")) || name[end-1] == ':' && bytes.HasPrefix(name[end:], []byte("** "))) {
			return at
		}
	}
}

// withoutMarks is a value without emphasis or code around all of it.
func withoutMarks(value []byte) []byte {
	for _, mark := range [][]byte{[]byte("**"), []byte("*"), []byte("`")} {
		inner, isMarked := bytes.CutPrefix(value, mark)
		inner, isClosed := bytes.CutSuffix(inner, mark)
		if isMarked && isClosed && !bytes.Contains(inner, mark) {
			value = inner
		}
	}
	return value
}

// unmarked gives a line in one writing without the marks of emphasis and code. Words
// that are struck out stay so.
func unmarked(raw []byte) []byte {
	words := bytes.TrimLeft(raw, " ")
	out := slices.Clone(raw[:len(raw)-len(words)])
	for _, s := range (markdown.Inline{}).Spans(string(words)) {
		switch s.Kind {
		case markdown.SpanSoftBreak, markdown.SpanHardBreak:
			out = append(out, ' ')
		case markdown.SpanLinkEnd, markdown.SpanImageEnd:
			out = append(out, ']')
		case markdown.SpanLink, markdown.SpanImage:
			out = append(append(append(append(out, '<'), s.Target.Destination...), '>'), '[')
		case markdown.SpanStrike, markdown.SpanStrikeEnd: // not what the line says any more
			out = append(out, "~~"...)
		default:
			out = append(out, s.Text...)
		}
	}
	return out
}

// DigestOf gives a digest of the bytes of a text, with line breaks as LF and
// without blank lines at its end. Manifests of version 1 have such digests of
// parts.
func DigestOf(text []byte) Digest {
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	}
	sum := sha256.Sum256(trimEnd(text))
	return Digest(hex.EncodeToString(sum[:8]))
}

// frontMatterDigest is that of front matter, which formatters format as they do
// code: if it is YAML.
func frontMatterDigest(d *markdown.Document, block int) Digest {
	lines := []markdown.Line{{Kind: markdown.FenceOpen, Raw: []byte("---")}}
	if d.Blocks[block].Marker == '-' {
		lines[0].Raw = []byte("```yaml")
	}
	for _, s := range d.Lines(block) {
		lines = append(lines, markdown.Line{Kind: markdown.Code, Raw: d.Source[s.Start:s.End]})
	}
	return digestOf(lines)
}
