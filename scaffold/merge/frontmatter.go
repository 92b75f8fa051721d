package merge

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// frontEnd is the label of the line below the keys of front matter.
const frontEnd = "---"

// KeyName gives the name of the part that a key of front matter is.
func KeyName(key string) string { return LineName(FrontMatter, key) }

// A frontKey is a key of front matter with what stands behind it.
type frontKey struct {
	name       string
	line       int
	start, end int // in the document; comments and blank lines stand behind it
}

// frontKeys gives the outermost keys of the front matter that a document has, if that is
// YAML; nil if there are none.
func frontKeys(d *markdown.Document) []frontKey {
	if len(d.Blocks) == 0 || d.Blocks[0].Kind != markdown.FrontMatterBlock || d.Blocks[0].Marker != '-' {
		return nil
	}
	lines := d.Lines(0)
	if len(lines) == 0 {
		return nil
	}
	first, line := lines[0].Start, d.Blocks[0].Line
	var keys []frontKey
	for _, key := range source.TopKeys(d.Source[first:lines[len(lines)-1].End]) {
		keys = append(keys, frontKey{name: key.Name, line: line + key.Line, start: first + key.Start, end: first + key.End})
	}
	return keys
}

// frontMatter parts front matter: a part for each key, one for the line above them, and
// one for the line below.
func (s *splitter) frontMatter(b *markdown.Block) {
	p := s.begin(FrontMatter, b.Line, b.Start)
	p.from, p.to, p.digest = b.Start, b.End, frontMatterDigest(s.doc, 0)
	p.all = markdown.Range{Start: p.from, End: p.to}
	keys := frontKeys(s.doc)
	if keys == nil || s.isFrontWhole {
		return
	}
	p.to, p.digest = p.from, digestOf(nil)
	p.all.End = p.to
	last := s.doc.LineStart(len(bytes.TrimRight(s.doc.Source[:b.End], "\r\n")))
	keys = append(keys, frontKey{name: frontEnd, line: b.Line + 1 + len(s.doc.Lines(0)), start: last, end: last})
	for i, key := range keys {
		p := s.begin(KeyName(key.name), key.line, key.start)
		p.level, p.section, p.from, p.to, p.digest = lineLevel, FrontMatter, key.start, key.end, digestOf(nil)
		p.all = markdown.Range{Start: p.from, End: p.to}
		if i+1 < len(keys) {
			p.digest = keyDigest(s.asRendered(key, s.doc.Source[key.start:key.end]), s.doc.Source[key.end:keys[i+1].start])
		}
	}
}

// asRendered gives a key with its name as the rendering has it, if that has it in another
// letter case: to a person, it is the same.
func (s *splitter) asRendered(key frontKey, text []byte) []byte {
	if s.fresh == nil {
		return text
	}
	fresh := s.fresh.named(ID(KeyName(key.name)))
	if fresh == nil {
		return text
	}
	name := strings.TrimPrefix(fresh.name, KeyName(""))
	rest, ok := bytes.CutPrefix(text, []byte(key.name))
	if !ok || name == key.name || !strings.EqualFold(name, key.name) {
		return text
	}
	return slices.Concat([]byte(name), rest)
}

// keyDigest gives the digest of a key: of what YAML says there, and behind the dot of how
// it is written, with the comments below it.
func keyDigest(text, below []byte) Digest {
	var content []byte
	if nodes, err := source.Parse("", text); err == nil && len(nodes) == 1 {
		content = appendNode(nil, &nodes[0])
	} else {
		content = appendExact(nil, text)
	}
	sum, exact := sha256.Sum256(content), sha256.Sum256(slices.Concat(text, bytes.TrimSpace(below)))
	return Digest(hex.EncodeToString(sum[:8]) + "." + hex.EncodeToString(exact[:2]))
}

func appendNode(out []byte, n *source.Node) []byte {
	out = fmt.Appendf(out, "%d%q[", n.Kind, strings.TrimRight(n.Text, "\n"))
	for i := range n.Items {
		out = appendNode(out, &n.Items[i])
	}
	pairs := slices.Clone(n.Pairs) // in whatever order
	slices.SortFunc(pairs, func(a, b source.Pair) int { return strings.Compare(a.Key, b.Key) })
	for i := range pairs {
		out = appendNode(fmt.Appendf(out, "%q", pairs[i].Key), &pairs[i].Value)
	}
	return append(out, ']')
}

// carryFront makes digests of the keys of front matter of those of all of it, and the
// other way round: manifests of before have these, and so have those of files that lack
// the front matter of the template.
func (m *merger) carryFront() {
	isKeyed := false
	for id := range m.last {
		isKeyed = isKeyed || strings.HasPrefix(id, FrontMatter+"\n")
	}
	switch {
	case m.isFrontWhole:
		m.foldFront(m.last)
		m.foldFront(m.blank)
	case !isKeyed && m.last[FrontMatter] != nil:
		whole := m.last[FrontMatter]
		for _, p := range []*parts{m.fresh, m.current} {
			isKnown := hasLoose(whole, frontMatterDigest(p.doc, 0))
			for _, key := range p.all {
				switch {
				case key.section == FrontMatter && isKnown:
					m.last[key.id] = []Digest{key.digest}
				case key.section == FrontMatter && m.fresh.named(key.id) != nil && m.last[key.id] == nil:
					m.last[key.id] = []Digest{unknownMark}
				}
			}
		}
	}
}

// foldFront gives the front matter of the rendering the digest that it has as a whole, if
// all of its keys are as they were.
func (m *merger) foldFront(base map[string][]Digest) {
	f := m.fresh.named(FrontMatter)
	if f == nil {
		return
	}
	s := newSplitter(m.fresh.doc, nil, nil)
	isAsItWas := !slices.ContainsFunc(s.split().all, func(key part) bool {
		return key.section == FrontMatter && !hasExact(base[key.id], key.digest)
	})
	if isAsItWas && base[FrontMatter] != nil {
		base[FrontMatter] = []Digest{f.digest}
	}
}

// keyAnchor is a key with an anchor before its value, to which others may refer.
var keyAnchor = lazy.Regexp(`^([^\s#:][^#:]*:)[ \t]+(&[^\s\[\]{},]+)`)

// takenKey is a key of the rendering, with the comments that its author has put into the
// one of the document: behind it, if both are one line, or else above. An anchor stays before
// the value.
func (m *merger) takenKey(c, f *part) []byte {
	old, fresh := c.text[c.from:c.to], f.text[f.from:f.to]
	if anchor := keyAnchor().FindSubmatch(old); anchor != nil && !keyAnchor().Match(fresh) {
		if key, value, ok := bytes.Cut(fresh, []byte(":")); ok {
			fresh = slices.Concat(key, []byte(": "), anchor[2], value)
		}
	}
	var above, behind []byte
	for _, comment := range yamlComments(old) {
		switch {
		case bytes.Contains(fresh, comment):
		case bytes.ContainsRune(old, '\n') || bytes.ContainsRune(fresh, '\n'):
			above = slices.Concat(above, comment, []byte("\n"))
		default:
			behind = append([]byte(" "), comment...)
		}
	}
	return m.withBreaks(slices.Concat(above, fresh, behind))
}

// yamlComments gives the comments of YAML. In a block of text there are none.
func yamlComments(text []byte) [][]byte {
	if nodes, err := source.Parse("", text); err != nil || len(nodes) != 1 || len(nodes[0].Pairs) != 1 || nodes[0].Pairs[0].Value.Verbose {
		return nil
	}
	var comments [][]byte
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case isQuote(c) && i > 0 && bytes.IndexByte([]byte(" \n\t[{,"), text[i-1]) >= 0:
			quote = c
		case c == '#' && i > 0 && (isBlank(text[i-1]) || text[i-1] == '\n'):
			end := lineEnd(text, i)
			comments = append(comments, bytes.TrimRight(text[i:end], " \t\r"))
			i = end
		}
	}
	return comments
}

// breaksFront reports whether the front matter of the merged document is no YAML, though that
// of the document before is: an anchor to which others refer has gone from it.
func (m *merger) breaksFront(merged *markdown.Document) bool {
	return isYAML(m.current.doc) && !isYAML(merged)
}

// isYAML reports whether a document has front matter that is YAML.
func isYAML(d *markdown.Document) bool {
	if frontKeys(d) == nil {
		return false
	}
	lines := d.Lines(0)
	_, err := source.Parse("", d.Source[lines[0].Start:lines[len(lines)-1].End])
	return err == nil
}

// takeBackFront takes back what changes the keys of front matter.
func (m *merger) takeBackFront(order []string) (isAny bool) {
	for _, id := range order {
		p := m.current.named(id)
		isKey := id == FrontMatter || strings.HasPrefix(id, FrontMatter+"\n")
		isAny = isKey && p != nil && m.takeBack(id) || isAny
	}
	return isAny
}

// takeFront compares the keys of front matter that were edited as the template writes what is
// read there: those that say what was generated in another form are as they were.
func (m *merger) takeFront() {
	isEdited := func(c part) bool {
		f := m.fresh.named(c.id)
		return c.section == FrontMatter && f != nil && m.last[c.id] != nil && !m.isGenerated(&c, f)
	}
	if m.Rewritten == nil || m.isFrontWhole || !slices.ContainsFunc(m.current.all, isEdited) {
		return
	}
	rendering, lost := m.Rewritten(m.current.doc)
	if rendering == nil {
		return
	}
	written := newSplitter(markdown.Parse(rendering), nil, nil).split()
	for i := range m.current.all {
		c := &m.current.all[i]
		other := written.named(c.id)
		isLost := func(line int) bool {
			return line >= c.line && line <= c.line+bytes.Count(c.text[c.from:c.to], []byte("\n"))
		}
		if isEdited(*c) && other != nil && hasLoose(m.last[c.id], other.digest) && !slices.ContainsFunc(lost, isLost) {
			c.digest, c.isRead = other.digest, true
		}
	}
}
