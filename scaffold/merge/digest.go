package merge

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// A Digest tells whether a part still says what it said: the first 16
// hexadecimal digits of the SHA-256 of its content, which is what a reader sees
// of it, in one writing. Blank lines, bullets, padding, wrapping, marks of
// emphasis and comments are no part of that, nor is the white space in code.
//
// A part with code has four digits more behind a dot. They are those of its code
// with its white space: by them a new rendering is told from the last one, though
// a formatter that indents code anew makes no edit.
type Digest string

// Digests that are of no content.
const (
	removedMark Digest = "removed" // the author has removed the part, and was told that this is kept
	neverMark   Digest = "never"   // nobody knows whether it was ever generated, and the author was told what it says
	unknownMark Digest = "unknown" // an old manifest does not tell
)

// loose is a digest without regard to the white space in code.
func (d Digest) loose() Digest {
	loose, _, _ := strings.Cut(string(d), ".")
	return Digest(loose)
}

// hasLoose reports whether a digest is one of some, without regard to the white
// space in code.
func hasLoose(some []Digest, d Digest) bool {
	return slices.ContainsFunc(some, func(e Digest) bool { return e.loose() == d.loose() })
}

// digestOf gives the digest of lines in one writing.
func digestOf(lines []markdown.Line) Digest {
	var content, code []byte
	inCode := false
	for _, line := range lines {
		if line.Kind != markdown.Code {
			content, inCode = append(append(content, '\n'), line.Raw...), false
			continue
		}
		code = append(append(code, bytes.TrimRight(line.Raw, " \t\r")...), '\n')
		for word := range bytes.FieldsSeq(line.Raw) {
			if !inCode {
				content = append(content, '\n')
			}
			content, inCode = append(append(content, ' '), word...), true
		}
	}
	digest := hash(content, 8)
	if code != nil {
		digest += "." + hash(code, 2)
	}
	return Digest(digest)
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
