package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Text that is glued behind a heading: the line break after its title is lost.

// loaded is the heading that begins a line and has what stood below it glued behind its
// title. It is unclear where that may be the rest of a title.
func (c *candidate) loaded() foundHeading {
	rest := c.text[c.at+c.level:]
	for i := len(rest) - len(bytes.TrimLeft(rest, " \t")) + 1; i < len(rest); i++ {
		behind := rest[i:]
		if isSpace(rest[i]) || !mayBeGlued(rest[i-1], behind) {
			continue
		}
		title := bytes.TrimSpace(rest[:i])
		kind := c.gluedBehind(title, behind, isSpace(rest[i-1]))
		if kind == notGlued || !c.isLoaded(title, kind) {
			continue
		}
		h := c.found(title)
		h.stop = c.m.pos + c.at + c.level + len(bytes.TrimRight(rest[:i], " \t"))
		h.end, h.loaded = c.m.pos+c.at+c.level+i, true
		h.unclear = kind == maybeGlued
		return h
	}
	return foundHeading{}
}

// isLoaded reports whether a title is an expected one that stands nowhere else, or, before
// a fence, any.
func (c *candidate) isLoaded(title []byte, kind gluedKind) bool {
	if c.m.titles.Level(title) > 0 {
		return !c.m.isWhole(title)
	}
	return kind == gluedFence && isTitle(title)
}

// mayBeGlued reports whether a text may be what stood below a heading, from what it
// begins with and the byte before it alone.
func mayBeGlued(before byte, text []byte) bool {
	switch text[0] {
	case '`', '~', '|', '*':
		return before != text[0]
	case '-', '+', '1':
		return len(text) > 2
	}
	r, _ := utf8.DecodeRune(text)
	return unicode.IsUpper(r)
}

// A gluedKind is what a text behind a title is.
type gluedKind uint8

const (
	notGlued   gluedKind = iota // it may be part of the title
	maybeGlued                  // it stood below it, or is part of a name
	gluedText                   // it stood below it
	gluedFence                  // it is the beginning of a code block
)

// gluedBehind tells what a text is that stands behind a title, apart from it by a space
// or not.
func (c *candidate) gluedBehind(title, text []byte, apart bool) gluedKind {
	next := bytes.TrimSpace(c.m.lineAt(c.m.pos + len(c.raw)))
	switch line := classify(text, 0); {
	case line.Kind == FenceOpen:
		if c.m.closesFence(c.m.pos+len(c.raw), text[0], run(text, text[0])) {
			return gluedFence
		}
	case line.Kind == Item:
		return gluedItem(text, line, next, apart)
	case line.Kind == Row:
		if isRowOf(text, next) {
			return gluedText
		}
	case text[0] == '*':
		if _, _, isLabel := Label(text); isLabel && !apart {
			return gluedText
		}
	case line.Kind == Prose:
		return gluedProse(title, text, apart)
	}
	return notGlued
}

// gluedItem tells what an item behind a title is: "Caching- Overview" may be a title.
func gluedItem(text []byte, line Line, next []byte, apart bool) gluedKind {
	isBold := func(line Line) bool { return bytes.HasPrefix(line.Text, []byte("**")) }
	isPlain := len(line.Marker) > 1 || isBold(line)
	isSame := false // "Metadata - draft" is no item above those that have labels or boxes
	if len(next) > 0 {
		below := classify(next, 0)
		isSame = below.Kind == Item && below.Marker[0] == line.Marker[0] && len(below.Marker) == len(line.Marker) && isBold(below) == isBold(line)
	}
	switch {
	case len(line.Text) == 0:
	case isPlain || isSame, text[0] == '1' && !apart:
		return gluedText
	case !apart && !isTitle(line.Text):
		return maybeGlued
	}
	return notGlued
}

// isRowOf reports whether a text is a row of a table, and the next line another.
func isRowOf(text, next []byte) bool {
	return len(text) > 1 && text[len(text)-1] == '|' && len(next) > 0 && next[0] == '|'
}

// gluedProse tells what words behind a title are, which begin with a capital.
func gluedProse(title, text []byte, apart bool) gluedKind {
	r, size := utf8.DecodeRune(text)
	before, _ := utf8.DecodeLastRune(title)
	after, _ := utf8.DecodeRune(text[size:])
	isSentence := endsSentence(text) && isProse(text, 3) || isProse(text, 5) && len(text) > longTitle
	switch {
	case !unicode.IsUpper(r):
		return notGlued
	case apart && isSentence:
		return maybeGlued
	case apart, !unicode.IsLetter(before) && !bytes.ContainsRune([]byte(")&"), before):
		return notGlued
	case isSentence && (unicode.IsLower(before) || unicode.IsLower(after) || after == ' '):
		return gluedText
	case unicode.IsLower(before):
		return maybeGlued
	}
	return notGlued
}
