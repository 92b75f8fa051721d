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
// marks of emphasis and code and comments are no part of that, nor is the white
// space in code: whoever changes only these makes no edit.
//
// The four digits behind the dot are of the content with numbers, marks and white
// space in code. By them a new rendering is told from the last one.
type Digest string

// Digests that are of no content.
const (
	removedMark Digest = "removed" // the author has removed the part, and was told that this is kept
	neverMark   Digest = "never"   // nobody knows whether it was ever generated, and the author was told what it says
	unknownMark Digest = "unknown" // an old manifest does not tell
)

// loose is a digest without regard to marks and white space in code.
func (d Digest) loose() Digest {
	loose, _, _ := strings.Cut(string(d), ".")
	return Digest(loose)
}

// hasLoose reports whether a digest is one of some, without regard to marks and
// white space in code.
func hasLoose(some []Digest, d Digest) bool {
	return slices.ContainsFunc(some, func(e Digest) bool { return e.loose() == d.loose() })
}

// digestOf gives the digest of lines in one writing.
func digestOf(lines []markdown.Line) Digest {
	var content, exact []byte
	inCode := false
	for _, line := range lines {
		raw := norm.NFC.Bytes(line.Raw)
		exact = append(append(append(append(exact, line.Marker...), ' '), bytes.TrimRight(raw, " \t\r")...), '\n')
		if line.Kind != markdown.Code {
			content, inCode = appendUnmarked(append(content, '\n'), raw), false
			continue
		}
		for word := range bytes.FieldsSeq(raw) {
			if !inCode {
				content = append(content, '\n')
			}
			content, inCode = append(append(content, ' '), word...), true
		}
	}
	return Digest(hash(content, 8) + "." + hash(exact, 2))
}

// appendUnmarked appends a line in one writing without the marks of emphasis and
// code, with its indentation and one space for all other white space.
func appendUnmarked(out, raw []byte) []byte {
	words := bytes.TrimLeft(raw, " ")
	out = append(out, raw[:len(raw)-len(words)]...)
	raw, inCode := bytes.Join(bytes.Fields(words), []byte(" ")), false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '\\' && !inCode && i+1 < len(raw):
			out = append(out, c, raw[i+1])
			i++
		case c == '`':
			inCode = !inCode
		case c != '*' || inCode:
			out = append(out, c)
		}
	}
	return out
}

func hash(content []byte, n int) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:n])
}

// DigestOf gives a digest of the bytes of a text, with line breaks as LF and
// without blank lines at its end. Manifests of version 1 have such digests of
// parts.
func DigestOf(text []byte) Digest {
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	}
	return Digest(hash(trimEnd(text), 8))
}

// frontMatterDigest is that of front matter, in which white space means
// something.
func frontMatterDigest(text []byte) Digest {
	var content []byte
	for line := range bytes.Lines(text) {
		content = append(append(content, bytes.TrimRight(line, " \t\r\n")...), '\n')
	}
	return DigestOf(content)
}
