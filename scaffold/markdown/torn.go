package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// A foundHeading is a heading in a line that is not of its own, or torn.
type foundHeading struct {
	start, stop int // offsets of the first "#" and after the last word
	end         int // offset after it: of the next line, or of what is glued after it
	level       int // 0: there is none
	title       []byte
	torn        bool // it goes over several lines
	glued       bool // it does not begin its line
	bare        bool // no space parts the "#" from the title
	nested      bool // it stands in an item
	unclear     bool // it may have another title: what follows may be the rest of it
	loaded      bool // what stood below it is glued behind its title
	strong      bool // it stands in bold, marks and all
	org         bool // it stands behind the mark of a title in Org mode
}

// findHeading looks for the first heading in what is left of a line, within
// code only for one that is expected.
func (m *mender) findHeading(raw []byte) foundHeading {
	text := trimBreak(raw)
	first := len(text) - len(bytes.TrimLeft(text, " "))
	if first > 3 && !m.inLine || len(bytes.TrimLeft(text, " \t>")) == 0 {
		first = -1
	}
	ticks := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '`':
			ticks++
		case '\\': // an escape
			i += max(1, run(text[i+1:], '#'))
		case '&': // an entity such as &#35;
			i += run(text[i+1:], '#')
		case '<':
			end, closed := commentEnd(text, i)
			if !closed {
				return foundHeading{}
			}
			i = end
		case '#':
			c := candidate{m: m, raw: raw, text: text, at: i, level: run(text[i:], '#'), code: ticks%2 == 1 || m.code.fence != 0}
			if h := c.heading(first); h.level > 0 {
				return h
			}
			i += c.level - 1
		}
	}
	return foundHeading{}
}

// commentEnd gives where the comment that begins at i has its end mark, or i
// where none begins. It is not closed if it goes on in the next line.
func commentEnd(text []byte, i int) (end int, closed bool) {
	if !bytes.HasPrefix(text[i:], []byte("<!--")) {
		return i, true
	}
	n := bytes.Index(text[i:], []byte("-->"))
	return i + n, n >= 0
}

// ownHeading is the heading that begins a line, up to what is glued after it.
func (m *mender) ownHeading(raw, text []byte, at, level int) foundHeading {
	if m.code.fence != 0 {
		return foundHeading{}
	}
	h := foundHeading{start: m.pos + at, level: level, end: m.pos + len(raw)}
	for i := at + level; i < len(text); i++ {
		if text[i] != '#' {
			continue
		}
		n := run(text[i:], '#')
		c := candidate{m: m, raw: raw, text: text, at: i, level: n}
		if n <= 6 && len(text)-i <= maxTitle && c.within(true).level > 0 {
			h.end, text = m.pos+i, text[:i]
			break
		}
		i += n - 1
	}
	h.title = headingText(text[at+level:])
	h.stop = m.pos + len(bytes.TrimRight(text, " \t"))
	if m.inLine && h.end == m.pos+len(raw) {
		c := candidate{m: m, raw: raw, text: text, at: at, level: level}
		h.unclear = c.tail(h.title).unclear
	}
	if m.inLine && m.fenced && hasLetter(h.title) && !mayEndTitle(h.title) {
		return foundHeading{} // a sentence
	}
	return h
}

func isHeadingStart(rest []byte) bool { return len(rest) == 0 || isSpace(rest[0]) }

// A candidate is a run of "#" that may begin a heading.
type candidate struct {
	m         *mender
	raw, text []byte // what is left of the line, with and without its break
	at, level int
	code      bool // it stands in code, where only an expected heading counts
}

// heading is the heading that the run begins, if it begins one. first is where
// the text of the line begins, or -1 where no heading can begin it.
func (c *candidate) heading(first int) foundHeading {
	if c.level > 6 {
		return foundHeading{}
	}
	seen := c.m.leafAt(c.m.pos + c.at) // behind the mark of an item, it begins its line
	if seen != nil && c.m.isQuoted(seen) || c.m.isInWhole(c.m.pos+c.at) {
		return foundHeading{}
	}
	begins := c.at == first || seen != nil
	if c.m.code.fence != 0 && !begins {
		return foundHeading{}
	}
	var h foundHeading
	switch {
	case len(c.text)-c.at > maxTitle:
	case begins:
		h = c.own()
	case first >= 0 && c.at > first && len(bytes.Trim(c.text[first:c.at], "*_")) == 0 && c.m.code.fence == 0:
		h = c.strong(first)
	case len(bytes.Trim(c.text[:c.at], " \t>")) > 0:
		h = c.within(first >= 0 && c.text[first] == '#')
	}
	if h.level == 0 && begins && isHeadingStart(c.text[c.at+c.level:]) { // a heading: what is glued after it comes next
		if c.at == first && c.startsLine() && c.m.code.fence == 0 {
			if h := c.loaded(); h.level > 0 {
				return h
			}
		}
		return c.m.ownHeading(c.raw, c.text, c.at, c.level)
	}
	return h
}

// own looks at a run that begins its line. A heading that is whole and alone
// is left to the caller, unless it is expected, or damaged.
func (c *candidate) own() foundHeading {
	rest := c.text[c.at+c.level:]
	if len(bytes.TrimSpace(rest)) == 0 {
		return c.torn(rest)
	}
	if c.level == 1 && rest[0] == '+' {
		return c.orgTitle(rest)
	}
	if !isSpace(rest[0]) {
		title := bytes.Join(bytes.Fields(headingText(rest)), []byte(" ")) // they may be no-break spaces
		if level := c.m.titles.Level(title); level > 0 && (level == c.level || c.level > 1 && (c.m.inLine || !c.m.isWhole(title))) && c.m.isAmongWords(c.m.pos+c.at) {
			h := c.found(title)
			h.bare = true
			return h
		}
		if c.m.inLine {
			return c.torn(rest)
		}
		if h := c.bareTorn(rest); h.level > 0 {
			return h
		}
		return c.bareOwn(title)
	}
	if title := headingText(rest); c.m.titles.Level(title) > 0 {
		return c.foundFirst(title)
	}
	return c.torn(rest)
}

// bareTorn is the expected heading that is torn, and whose run no space parts from its
// title, if it stands nowhere else.
func (c *candidate) bareTorn(rest []byte) foundHeading {
	if c.level < 2 || !hasLetter(rest[:1]) || !c.m.isAmongWords(c.m.pos+c.at) {
		return foundHeading{}
	}
	h := c.tornExpected(rest)
	if h.level == 0 || c.m.isWhole(h.title) {
		return foundHeading{}
	}
	return h
}

// bareOwn is a heading that nobody expects and whose run no space parts from its title: it
// stands apart from the text above it.
func (c *candidate) bareOwn(title []byte) foundHeading {
	first, _ := utf8.DecodeRune(title)
	if c.level < 2 || c.at > 0 || c.m.inLine || c.m.code.fence != 0 || !c.m.isBehindBlank(c.m.pos) {
		return foundHeading{}
	}
	if !unicode.IsUpper(first) || !isTitle(title) || c.m.titles.Level(title) > 0 {
		return foundHeading{}
	}
	h := c.found(title)
	h.bare = true
	return h
}

// strong is the heading that is all of a line, with its "#" between the marks of bold
// text.
func (c *candidate) strong(first int) foundHeading {
	marks, rest := c.text[first:c.at], c.text[c.at+c.level:]
	title, isClosed := bytes.CutSuffix(bytes.TrimSpace(rest), marks)
	title = bytes.TrimSpace(title)
	if !isClosed || !hasSpaceStart(rest) || c.m.titles.Level(title) == 0 && !isTitle(title) || c.m.isWhole(title) {
		return foundHeading{}
	}
	h := c.found(title)
	h.start, h.strong = c.m.pos+first, true
	return h
}

// within looks at a run with text before it.
func (c *candidate) within(inHeading bool) foundHeading {
	rest := c.text[c.at+c.level:]
	title := bytes.TrimSpace(rest)
	isExpected := true
	var h foundHeading
	switch {
	case len(title) == 0 && inHeading && hasSpaceEnd(c.text[:c.at]): // the closing run of a heading
		return h
	case c.m.isWhole(title), c.isSpokenOf(): // the author names the section
		return h
	case c.m.titles.Level(title) > 0 && (c.level > 1 || c.m.titles.Level(title) == 1):
		h = c.foundFirst(title)
	default:
		if h = c.tornExpected(rest); h.level == 0 && !c.code {
			h, isExpected = c.unexpected(rest, inHeading), false
		}
	}
	if h.level > 0 && !inHeading && c.isInSentence(h, isExpected) {
		if !isExpected || !c.isInLooseItem(h) {
			return foundHeading{}
		}
		h.unclear = true
	}
	h.glued = h.level > 0
	return h
}

// isInSentence reports whether a heading that was found is part of a sentence, which
// speaks of it: it stands behind a space and a word. An expected heading that stands
// nowhere else may end what stands before it, unless the sentence goes on below.
func (c *candidate) isInSentence(h foundHeading, isExpected bool) bool {
	before := c.text[:c.at]
	if !c.m.isAmongWords(c.m.pos + c.at) {
		return true
	}
	if !hasSpaceEnd(before) || endsSentence(bytes.TrimSpace(before)) {
		return false
	}
	return !isExpected || !c.m.endsText(h.end) && startsSmall(bytes.TrimSpace(c.m.doc[h.end:])) || !c.m.isMissing(h.title)
}

// isInLooseItem reports whether an expected heading that stands nowhere else ends the
// line of an item, and the next line is not indented as the rest of the item would be.
func (c *candidate) isInLooseItem(h foundHeading) bool {
	line := c.text[len(c.text)-len(bytes.TrimLeft(c.text, " ")):]
	return !c.m.inLine && !c.code && classify(line, 0).Kind == Item && c.m.isAmongWords(c.m.pos+c.at) &&
		!hasSpaceStart(c.m.lineAt(h.end)) && c.m.isMissing(h.title)
}

// found is the heading with this title, which ends its line.
func (c *candidate) found(title []byte) foundHeading {
	return foundHeading{
		start: c.m.pos + c.at, stop: c.m.pos + len(bytes.TrimRight(c.text, " \t")), end: c.m.pos + len(c.raw),
		level: c.level, title: title,
	}
}

// foundFirst is the heading with this title, which ends its line. Behind other text, it
// is unclear if the next line makes another expected title of it.
func (c *candidate) foundFirst(title []byte) foundHeading {
	h := c.found(title)
	h.unclear = !c.startsLine() && c.tornExpected(c.text[c.at+c.level:]).level > 0
	return h
}

const (
	maxParts = 3   // over how many lines a heading is looked for
	maxGap   = 3   // how many blank lines may stand between its parts
	maxTitle = 250 // how long a title is that may be damaged, in bytes
)

// torn looks for the rest of a heading in the lines below.
func (c *candidate) torn(first []byte) foundHeading {
	if h := c.tornExpected(first); h.level > 0 || c.code {
		return h
	}
	return c.tornUnexpected(first)
}

// tornExpected looks for the rest of an expected heading, and of a torn run of "#",
// in the lines below.
func (c *candidate) tornExpected(first []byte) foundHeading {
	t := tear{candidate: *c, whole: bytes.TrimSpace(first), space: hasSpaceEnd(first)}
	pos := c.m.pos + len(c.raw)
	for t.part = 1; t.part < maxParts && pos < len(c.m.doc); t.part++ {
		end := lineEnd(c.m.doc, pos)
		text := trimBreak(c.m.doc[pos:end])
		if len(bytes.TrimSpace(text)) == 0 {
			if t.gap == maxGap || c.code {
				break
			}
			t.gap++
			t.part--
			pos = end
			continue
		}
		h, more := t.next(pos, text)
		if h.level > 0 || !more {
			return h
		}
		pos = end
	}
	return foundHeading{}
}

// A tear is a heading that may go on in the lines below, as far as it was read.
type tear struct {
	candidate        // a copy, so that neither needs memory of its own
	part      int    // of its lines, from 0
	whole     []byte // its title so far
	tight     []byte // the same, with no space between its parts, or nil
	space     bool   // white space stands at the end of it
	gap       int    // how many blank lines were passed over
}

// next looks at one more line, which begins at pos: it gives the heading that
// the line completes, or says whether the next line may complete it.
func (t *tear) next(pos int, text []byte) (h foundHeading, more bool) {
	rest := bytes.TrimSpace(text)
	if len(t.whole) == 0 && rest[0] == '#' && t.gap == 0 {
		if h := t.tornRun(pos, text, rest); h.level > 0 {
			return h, false
		}
	}
	isSecond := t.isSecondRun(rest)
	if isSecond {
		rest = headingText(rest[t.level:])
		if !startsSmall(rest) {
			return t.twoHeadings(pos, text, rest), false
		}
	}
	if kind := classify(rest, 0).Kind; kind != Prose && kind != Item || len(rest) > maxTitle {
		return foundHeading{}, false
	}
	if h := t.joinedBefore(pos, text, rest); h.level > 0 && !isSecond {
		return h, false
	}
	h = t.joined(t.whole, rest, t.space || hasSpaceStart(text))
	if h.level == 0 && t.tight != nil {
		h = t.joined(t.tight, rest, t.space || hasSpaceStart(text))
	}
	if h.level > 0 {
		h.stop, h.end = pos+len(bytes.TrimRight(text, " \t")), lineEnd(t.m.doc, pos)
		return h, false
	}
	if len(t.whole) == 0 {
		t.whole = rest
	} else if t.part+1 < maxParts { // else nothing more is looked at
		m := t.m
		m.tight, m.wide = appendJoined(m.tight[:0], t.whole, rest, false), appendJoined(m.wide[:0], t.whole, rest, true)
		t.tight, t.whole = m.tight, m.wide
	}
	t.space = hasSpaceEnd(text)
	return foundHeading{}, true
}

// isSecondRun reports whether a line may be the rest of a title behind a run of "#" of its
// own, as an editor puts one there.
func (t *tear) isSecondRun(line []byte) bool {
	n := run(line, '#')
	return len(t.whole) > 0 && n == t.level && n > 1 && hasSpaceStart(line[n:]) && len(bytes.TrimSpace(line[n:])) > 0
}

// twoHeadings is the expected heading whose title two headings make, each of which looks
// like one of its own: nothing stands between them, and the heading stands nowhere else.
func (t *tear) twoHeadings(pos int, text, rest []byte) foundHeading {
	if t.part > 1 || !t.startsLine() || t.code || t.m.titles.Which(rest) >= 0 {
		return foundHeading{}
	}
	h := t.joined(t.whole, rest, true)
	if h.level == 0 || t.m.isWhole(h.title) {
		return foundHeading{}
	}
	h.stop, h.end = pos+len(bytes.TrimRight(text, " \t")), lineEnd(t.m.doc, pos)
	return h
}

// joinedBefore is the expected heading that a line completes which has another
// heading glued after it.
func (t *tear) joinedBefore(pos int, text, rest []byte) foundHeading {
	i := bytes.IndexByte(rest, '#')
	if i <= 0 {
		return foundHeading{}
	}
	h := t.joined(t.whole, rest[:i], t.space || hasSpaceStart(text))
	if h.level == 0 {
		return h
	}
	h.end = pos + bytes.IndexByte(text, '#')
	h.stop = h.end
	for isSpace(t.m.doc[h.stop-1]) {
		h.stop--
	}
	return h
}

func hasSpaceEnd(text []byte) bool   { return len(text) > 0 && isSpace(text[len(text)-1]) }
func hasSpaceStart(text []byte) bool { return len(text) > 0 && isSpace(text[0]) }

// joined is the expected heading whose title two parts make together.
func (c *candidate) joined(first, second []byte, space bool) foundHeading {
	if len(first) == 0 {
		if c.expects(second) {
			return c.tornFound(second)
		}
		return foundHeading{}
	}
	if unmarked, rest, isMarked := withoutMarksBetween(first, second); isMarked {
		if h := c.joinedAs(unmarked, rest, space); h.level > 0 && c.isDecorated(h.title) {
			return h
		}
	}
	if h := c.joinedAs(first, second, space); h.level > 0 {
		return h
	}
	if short, isCut := bytes.CutSuffix(first, []byte("-")); isCut && startsSmall(second) { // the hyphen of a word that was cut
		if title := join(short, second, false); c.expects(title) {
			h := c.tornFound(title)
			h.unclear = true // no repair takes a mark away
			return h
		}
	}
	return foundHeading{}
}

// joinedAs is joined for two parts as they are, with a space between them or without, the
// likelier first. Where either makes an expected title, what a reader sees of it decides.
func (c *candidate) joinedAs(first, second []byte, space bool) (h foundHeading) {
	for range 2 {
		c.m.joined = appendJoined(c.m.joined[:0], first, second, space)
		if c.expects(c.m.joined) {
			isSure := !mayBeDecorated(first) || c.isDecorated(c.m.joined)
			if isSure || h.level == 0 {
				h = c.tornFound(bytes.Clone(c.m.joined))
			}
			if isSure {
				break
			}
		}
		space = !space
	}
	return h
}

func (c *candidate) expects(title []byte) bool {
	level := c.m.titles.Level(title)
	if level > 0 && !c.startsLine() && c.m.isWhole(title) {
		return false
	}
	if c.level == 1 && !c.startsLine() && !c.m.inLine {
		return false // nothing stands before a title
	}
	return level == c.level || level > 0 && c.level > 1 && !c.code
}

func (c *candidate) tornFound(title []byte) foundHeading {
	return foundHeading{start: c.m.pos + c.at, level: c.level, title: title, torn: true}
}

func join(first, second []byte, space bool) []byte { return appendJoined(nil, first, second, space) }

func appendJoined(out, first, second []byte, space bool) []byte {
	out = append(out, first...)
	if space {
		out = append(out, ' ')
	}
	return append(out, second...)
}

// tornRun looks for a heading whose run of "#" itself is torn.
func (c *candidate) tornRun(pos int, text, trimmed []byte) foundHeading {
	n := run(trimmed, '#')
	if n == len(trimmed) || !isSpace(trimmed[n]) {
		return foundHeading{}
	}
	title := headingText(trimmed[n:])
	expected := c.m.titles.Level(title)
	if expected == 0 && c.level+n <= 6 {
		line := c.m.doc[pos:lineEnd(c.m.doc, pos)]
		below := *c
		below.raw, below.level = c.m.doc[c.m.pos:pos+len(line)], c.level+n
		if h := below.tornExpected(title); h.level > 0 { // its title is torn as well
			return h
		}
	}
	h := c.tornFound(title)
	if h.level = c.level + n; expected == c.level && c.startsLine() { // its other "#" are what an editor made of it
		h.level = expected
	}
	if h.level > 6 || expected != h.level && (expected > 0 || c.code || c.isSharp()) {
		return foundHeading{}
	}
	h.stop, h.end = pos+len(bytes.TrimRight(text, " \t")), lineEnd(c.m.doc, pos)
	return h
}

// isSharp reports whether the run is the end of a name such as C# or F#.
func (c *candidate) isSharp() bool {
	return c.level == 1 && c.at > 0 && isLetter(c.text[c.at-1]) && (c.at == 1 || !isLetter(c.text[c.at-2]))
}

// tornUnexpected is a heading that nobody expects but that is torn for all one
// can see: the run ends its line, or a number behind it does, and a title stands in
// the next; or the title, glued to the text before it, goes on there. One that begins
// its line is whole, however short: it may be the author's.
func (c *candidate) tornUnexpected(first []byte) foundHeading {
	title := bytes.TrimSpace(first)
	switch {
	case c.level < 2, !isHeadingStart(first):
		return foundHeading{}
	case c.startsLine() && len(title) > 0 && (hasLetter(title) || title[len(title)-1] != '.'):
		return foundHeading{}
	case hasLetter(title) && !isTitle(title), !c.m.isAmongWords(c.m.pos + c.at):
		return foundHeading{}
	}
	t := c.tail(first)
	if t.title == nil {
		return foundHeading{}
	}
	h := c.tornFound(t.title)
	h.stop, h.end, h.unclear = t.stop, t.end, t.unclear
	return h
}

// startsLine reports whether nothing stands before the run.
func (c *candidate) startsLine() bool {
	return !c.m.inLine && len(bytes.TrimSpace(c.text[:c.at])) == 0
}

// unexpected is a heading that nobody expects, glued to the text before it.
func (c *candidate) unexpected(rest []byte, inHeading bool) foundHeading {
	if h := c.tornUnexpected(rest); h.level > 0 {
		return h
	}
	before := c.text[:c.at]
	apart := hasSpaceEnd(before)
	if !hasSpaceStart(rest) || c.level < 2 || c.at == 0 || !isTitle(bytes.TrimSpace(rest)) || inHeading && (c.level < 3 || apart) {
		return foundHeading{}
	}
	h := c.found(bytes.TrimSpace(rest))
	h.unclear = c.tail(rest).unclear
	return h
}

func isIndentedFar(text []byte) bool { return indentation(text) > 3 }
