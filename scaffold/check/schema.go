package check

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold"
	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// A schema is what a template demands of its problems. It is read from the
// template's map and never changed.
type schema struct {
	m      *layout.Layout
	nodes  []node
	titles map[string]int   // by title in small letters: the node, if its title has no field
	keys   map[string][]int // by key: the nodes
	forms  []int            // the nodes whose title has a field
	parts  []int            // the nodes that the document is divided into

	figures []figures // how its tables of figures are written
}

// A node is a heading of the template.
type node struct {
	layout.Heading
	key            string    // of a title without fields
	prefix, suffix string    // of a title with fields: the text around them
	around         [2]string // the keys of the two
	children       []int
	many           bool // there may be several: it is repeated, or stands below one that is
	own            bool // the template writes something below it, before the next heading
	labels         []label
}

func newSchema(t *scaffold.Template) (*schema, error) {
	m, err := t.Layout()
	if err != nil {
		return nil, err
	}
	s := &schema{m: m, titles: map[string]int{}, keys: map[string][]int{}}
	for i, h := range m.Headings {
		n := node{Heading: h}
		if len(h.Fields) == 0 {
			n.key = keyOf(h.Title)
			s.keys[n.key] = append(s.keys[n.key], i)
			s.titles[strings.ToLower(h.Title)] = i
		} else {
			n.prefix, n.suffix = h.Literals[0], h.Literals[len(h.Literals)-1]
			n.around = [2]string{keyOf(n.prefix), keyOf(n.suffix)}
			s.forms = append(s.forms, i)
		}
		n.many = h.Repeats || h.Parent >= 0 && s.nodes[h.Parent].many
		n.Optional = n.Optional || n.many
		if h.Section >= 0 {
			n.own = hasText(s.section(h.Section))
		}
		s.nodes = append(s.nodes, n)
		if h.Parent >= 0 {
			s.nodes[h.Parent].children = append(s.nodes[h.Parent].children, i)
		}
	}
	s.findParts()
	s.findLabels()
	s.findFigures()
	return s, nil
}

// findParts takes the children of the only outermost heading for the parts of
// the document, or the outermost headings.
func (s *schema) findParts() {
	roots := s.childrenOf(-1)
	if len(roots) == 1 && len(s.nodes[roots[0]].children) > 0 {
		roots = s.nodes[roots[0]].children
	}
	for _, i := range roots {
		if !s.nodes[i].Optional {
			s.parts = append(s.parts, i)
		}
	}
}

// childrenOf gives the nodes below a node, or the outermost ones.
func (s *schema) childrenOf(parent int) []int {
	if parent >= 0 {
		return s.nodes[parent].children
	}
	var roots []int
	for i := range s.nodes {
		if s.nodes[i].Parent < 0 {
			roots = append(roots, i)
		}
	}
	return roots
}

// section gives what stands in a section of the blank problem below its
// heading.
func (s *schema) section(i int) []byte {
	section := s.m.Sections[i]
	text := s.m.Blank()[section.Start:section.End]
	if n := bytes.IndexByte(text, '\n'); n >= 0 {
		return text[n+1:]
	}
	return nil
}

func hasText(text []byte) bool { return len(bytes.TrimSpace(text)) > 0 }

// Level gives the level of the heading with this title, in any letter case, or
// 0 if the template has none.
func (s *schema) Level(title []byte) int {
	if i, ok := s.titles[string(title)]; ok {
		return s.nodes[i].Level
	}
	var buffer [96]byte
	if i, ok := s.titles[string(appendLower(buffer[:0], title))]; ok {
		return s.nodes[i].Level
	}
	for _, i := range s.forms {
		n := &s.nodes[i]
		if n.hasForm() && len(title) > len(n.prefix)+len(n.suffix) &&
			bytes.HasPrefix(title, []byte(n.prefix)) && bytes.HasSuffix(title, []byte(n.suffix)) {
			return n.Level
		}
	}
	return 0
}

// Which gives the node that a title belongs to, however it is written, or -1.
func (s *schema) Which(title []byte) int {
	if i, ok := s.titles[string(title)]; ok {
		return i
	}
	var buffer [96]byte
	if nodes := s.keys[string(appendKey(buffer[:0], title))]; len(nodes) > 0 {
		return nodes[0]
	}
	return -1
}

// hasForm reports whether the title is more than its fields.
func (n *node) hasForm() bool { return strings.TrimSpace(n.prefix+n.suffix) != "" }

// form gives the node whose title has a field and could be this one: the text
// around the field is the same, but for how it is written.
func (s *schema) form(level int, title []byte) (int, bool) {
	var buffer [128]byte
	for _, i := range s.forms {
		n := &s.nodes[i]
		if n.Level != level || !n.hasForm() {
			continue
		}
		key := appendKey(buffer[:0], title)
		prefix, suffix := n.around[0], n.around[1]
		if len(key) >= len(prefix)+len(suffix) && string(key[:len(prefix)]) == prefix && string(key[len(key)-len(suffix):]) == suffix {
			return i, true
		}
	}
	return 0, false
}

// isTitle reports whether a line is a heading in the form of the template's
// first, which has a field in it.
func (s *schema) isTitle(line []byte) bool {
	level := 0
	for level < len(line) && line[level] == '#' {
		level++
	}
	if level == 0 || level == len(line) || line[level] != ' ' {
		return false
	}
	i, ok := s.form(level, line[level+1:])
	return ok && s.nodes[i].Parent < 0
}

// part gives the part of the document that a heading begins, or -1.
func (s *schema) part(level int, title []byte) int {
	for _, i := range s.keys[keyOf(string(title))] {
		if s.nodes[i].Level == level && slices.Contains(s.parts, i) {
			return i
		}
	}
	return -1
}

var _ markdown.Titles = (*schema)(nil)
