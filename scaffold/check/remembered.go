package check

import (
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// remembered are what texts of a document say about the template: the same text is asked
// about by each reading of a document, and for each heading that is missing. It knows no
// more than a schema, and says the same.
type remembered struct {
	schema *schema
	titles map[string]knownTitle
	names  map[string][]int // see headingsNamed
	leads  map[string]lead  // see boldLead
	shown  map[string]shown // see titleOf
	labels labelReader
}

// A lead is the words in bold with which a line begins, and what stands behind them.
type lead struct {
	name, rest string
	isBold     bool
}

// A shown is a title as a reader sees it, and its key.
type shown struct{ title, key string }

// A knownTitle is what a schema says of a title.
type knownTitle struct {
	level, which       int
	hasLevel, hasWhich bool
}

// How many texts are remembered, and how long one may be.
const (
	mostRemembered    = 2048
	longestRemembered = 120
)

// of makes it remember what a schema says, for another document. Titles recur from one to the
// next.
func (r *remembered) of(s *schema) {
	if r.schema != s || len(r.titles) > mostRemembered {
		r.schema, r.titles = s, map[string]knownTitle{}
	}
	if r.names == nil {
		r.names, r.leads, r.shown = map[string][]int{}, map[string]lead{}, map[string]shown{}
		r.labels = labelReader{}
	}
	clear(r.names)
	clear(r.leads)
	clear(r.shown)
	clear(r.labels)
}

// Level is that of the schema.
func (r *remembered) Level(title []byte) int {
	if len(title) > longestRemembered {
		return r.schema.Level(title)
	}
	known, ok := r.titles[string(title)]
	if !ok || !known.hasLevel {
		known.level, known.hasLevel = r.schema.Level(title), true
		r.titles[string(title)] = known
	}
	return known.level
}

// Which is that of the schema.
func (r *remembered) Which(title []byte) int {
	if len(title) > longestRemembered {
		return r.schema.Which(title)
	}
	known, ok := r.titles[string(title)]
	if !ok || !known.hasWhich {
		known.which, known.hasWhich = r.schema.Which(title), true
		r.titles[string(title)] = known
	}
	return known.which
}

// Once is that of the schema.
func (r *remembered) Once(which int) bool { return r.schema.Once(which) }

// isNamed reports whether a text is the title of a template heading, or another name of it.
func (r *remembered) isNamed(n int, text string) bool {
	if len(text) > longestRemembered || !r.schema.mayHaveKey([]byte(text)) {
		return false
	}
	same, ok := r.names[text]
	if !ok {
		same = r.schema.headingsNamed(text)
		r.names[text] = same
	}
	return slices.Contains(same, n)
}

// boldLead is that of any line.
func (r *remembered) boldLead(line string) (name, rest string, ok bool) {
	if !mayBeBold(line) {
		return "", "", false
	}
	known, ok := r.leads[line]
	if !ok {
		known.name, known.rest, known.isBold = boldLead(line)
		r.leads[line] = known
	}
	return known.name, known.rest, known.isBold
}

// titleOf gives a title as a reader sees it, and its key.
func (r *remembered) titleOf(in markdown.Inline, text string) (title, key string) {
	if strings.Contains(text, "[^") { // with or without a definition, it is no word of it
		text = text[:len(text)-len(markdown.BehindTitle(text))]
	}
	if in.Definitions != nil {
		return in.Title(text), in.Key(text)
	}
	known, ok := r.shown[text]
	if !ok {
		known = shown{in.Title(text), in.Key(text)}
		r.shown[text] = known
	}
	return known.title, known.key
}
