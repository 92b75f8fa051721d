package merge

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
)

// A part is a piece of a document that is brought up to date as a whole: a
// heading with what stands below it, up to the next heading, or one line of a
// section that is merged line by line.
type part struct {
	name string // the headings above it and its own, below the document's title, and its label: "Metadata > Difficulty"
	line int    // where it begins, from 1
	text []byte // as it stands in the document

	like   string // the name, without the number of those that have the same
	title  string // of its heading
	level  int    // of its heading; lines are deeper than any
	digest Digest
}

// The names of the parts that no heading names.
const (
	Above = "(above the title)"
	Title = "(title)"
)

// separator stands between the headings of a name.
const separator = " > "

// lineLevel is the level of a part that is a line.
const lineLevel = 7

// split gives the parts of a document, in its order; together they are the
// document. The sections named in byLine are parted into their lines. No two
// parts have the same name: the second of a kind ends in " (2)".
func split(doc []byte, byLine []string) *parts {
	s := splitter{doc: doc, byLine: byLine, seen: map[string]int{}}
	for line := range markdown.Lines(doc) {
		s.add(line)
	}
	for i := range s.parts {
		s.parts[i].digest = DigestOf(s.parts[i].text)
	}
	return newParts(s.parts)
}

// parts are those of a document, in its order.
type parts struct {
	all []part
	at  map[string]int // by name
}

func newParts(all []part) *parts {
	p := &parts{all, make(map[string]int, len(all))}
	for i := range all {
		p.at[all[i].name] = i
	}
	return p
}

// named gives a part by its name, or nil.
func (p *parts) named(name string) *part {
	if i, ok := p.at[name]; ok {
		return &p.all[i]
	}
	return nil
}

// A splitter parts a document line by line.
type splitter struct {
	doc    []byte
	byLine []string
	parts  []part
	start  int // of the last part
	trail  []heading
	lined  string         // the section that is merged line by line, while within it
	titled bool           // the title has been seen
	seen   map[string]int // how often a name was asked for
}

type heading struct {
	level int
	title string
}

func (s *splitter) add(line markdown.Line) {
	switch {
	case line.Kind == markdown.Heading:
		s.begin(s.headingName(line), string(line.Text), line.Level, line)
	case len(s.parts) == 0:
		s.begin(Above, "", 0, line)
	case s.lined != "" && isLabelled(line.Kind):
		s.begin(LineName(s.lined, markdown.Topic(s.doc[line.Start:line.End])), "", lineLevel, line)
	}
	s.parts[len(s.parts)-1].text = s.doc[s.start:line.End]
}

// isLabelled reports whether a line can be about something of its own.
func isLabelled(kind markdown.LineKind) bool {
	switch kind {
	case markdown.Blank, markdown.FenceOpen, markdown.Code, markdown.FenceEnd:
		return false
	}
	return true
}

// begin begins a part with a line.
func (s *splitter) begin(name, title string, level int, line markdown.Line) {
	s.start = line.Start
	s.parts = append(s.parts, part{name: s.unused(name), line: line.Number, like: name, title: title, level: level})
}

// unused is a name with a number, when it is another part's already. What it
// gives is used: a heading may end in "(2)" of itself.
func (s *splitter) unused(name string) string {
	for {
		s.seen[name]++
		if s.seen[name] == 1 {
			return name
		}
		numbered := name + " (" + strconv.Itoa(s.seen[name]) + ")"
		if s.seen[numbered] == 0 {
			s.seen[numbered] = 1
			return numbered
		}
	}
}

// headingName is the name of the part that a heading begins.
func (s *splitter) headingName(line markdown.Line) string {
	s.lined = ""
	if !s.titled && line.Level == 1 {
		s.titled = true
		return Title
	}
	for n := len(s.trail); n > 0 && s.trail[n-1].level >= line.Level; n-- {
		s.trail = s.trail[:n-1]
	}
	s.trail = append(s.trail, heading{line.Level, string(line.Text)})
	var titles []string
	for _, h := range s.trail {
		titles = append(titles, h.title)
	}
	name := strings.Join(titles, separator)
	if slices.Contains(s.byLine, name) {
		s.lined = name
	}
	return name
}

// LineName gives the name of the part that a line with a label is, in a section
// that is merged line by line.
func LineName(section, label string) string { return section + separator + label }

// A Digest tells whether a part is still as it was: the first 16 hexadecimal
// digits of the SHA-256 of its text, with line breaks as LF, and without blank
// lines at its end.
type Digest string

// DigestOf gives the digest of a text.
func DigestOf(text []byte) Digest {
	sum := sha256.Sum256(plain(text))
	return Digest(hex.EncodeToString(sum[:8]))
}

// plain is a text as it is compared: how a file ends its lines, and how many
// blank lines stand between two sections, is not an edit.
func plain(text []byte) []byte {
	return trimEnd(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// trimEnd removes the line breaks and blank lines at the end.
func trimEnd(text []byte) []byte {
	for {
		i := bytes.LastIndexByte(text, '\n')
		if i < 0 || len(bytes.TrimSpace(text[i:])) > 0 {
			return text
		}
		text = bytes.TrimSuffix(text[:i], []byte("\r"))
	}
}

// Name gives the name of the part that a heading begins, from the titles of
// the headings above it and its own. When the document begins with a title of
// its own, that is left out.
func Name(trail []string, titled bool) string {
	if titled {
		trail = trail[1:]
	}
	if len(trail) == 0 {
		return Title
	}
	return strings.Join(trail, separator)
}
