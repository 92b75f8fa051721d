package merge

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// A titled is a part of the rendering whose title holds fields, and had others when it was
// generated, or has others in the document.
type titled struct {
	name string   // that it was generated with
	last []Digest // what was generated, without the title
}

// settleTitles takes sections for the same whose titles hold fields, whatever these say.
// The title is a part of what such a section says.
func (m *merger) settleTitles() {
	if m.FieldTitle == nil {
		return
	}
	for i := range m.fresh.all {
		if f := &m.fresh.all[i]; f.title != "" && f.id != Title && m.FieldTitle(Last([]string{f.name})[0]) != "" {
			m.settleTitle(f)
		}
	}
}

func (m *merger) settleTitle(f *part) {
	was, current := m.sameTitles(f, m.Base.names()), m.sameTitles(f, m.current.headings())
	if m.Base == nil {
		was = m.sameTitles(f, m.Blank.names())
	}
	if len(was) == 1 && m.current.named(ID(was[0])) != nil && m.current.named(f.id) == nil { // the others are the author's
		current = was
	}
	isOne := len(was) == 1 && len(current) < 2 && len(m.sameTitles(f, m.fresh.headings())) == 1
	if !isOne || ID(was[0]) == f.id && (len(current) == 0 || ID(current[0]) == f.id) {
		return
	}
	m.titles[f.id] = titled{was[0], m.last[ID(was[0])]}
	m.last[f.id] = withTitle(m.last[ID(was[0])], was[0])
	if blank := m.sameTitles(f, m.Blank.names()); len(blank) == 1 {
		m.blank[f.id] = withTitle(m.blank[ID(blank[0])], blank[0])
	}
	if len(current) == 1 {
		i := m.current.at[ID(current[0])]
		m.current.all[i].takeTitle()
		m.moveOwn(m.current.all[i].id, f)
		m.current.rename(i, f)
	}
	f.takeTitle()
}

// moveOwn gives what the author has put below a section of the document the names that it
// will have below the new title.
func (m *merger) moveOwn(section string, f *part) {
	p := m.current
	for i := range p.all {
		c := &p.all[i]
		below, ok := strings.CutPrefix(c.id, section+"\n")
		if id := f.id + "\n" + below; ok && m.last[c.id] == nil && p.named(id) == nil && m.fresh.named(id) == nil {
			delete(p.at, c.id)
			like := strings.TrimPrefix(c.like, section+"\n")
			c.id, c.like, p.at[id] = id, f.id+"\n"+like, i
		}
	}
}

// sameTitles gives those of some names that stand below the same headings as a part, with
// a title that may be the same.
func (m *merger) sameTitles(f *part, names []string) []string {
	above := func(name string) string { return name[:max(0, strings.LastIndex(name, separator))] }
	key := m.FieldTitle(Last([]string{f.name})[0])
	return slices.DeleteFunc(names, func(name string) bool {
		return name == Title || name == Above || name == FrontMatter || ID(above(name)) != ID(above(f.name)) || m.FieldTitle(Last([]string{name})[0]) != key
	})
}

func (b Base) names() []string {
	names := make([]string, len(b))
	for i, s := range b {
		names[i] = s.Name
	}
	return names
}

// headings gives the names of the parts that headings begin.
func (p *parts) headings() []string {
	var names []string
	for i := range p.all {
		if p.all[i].title != "" {
			names = append(names, p.all[i].name)
		}
	}
	return names
}

// takeTitle makes the heading of a part a part of what it says.
func (p *part) takeTitle() {
	p.untitled = p.digest
	p.digest = withTitle([]Digest{p.digest}, p.name)[0]
	p.from = len(p.text) - len(strings.TrimLeft(string(p.text), " \t\r\n"))
	p.to = max(p.to, len(trimEnd(p.text[:p.to])))
	p.all.Start = p.from
}

// withTitle gives the digests of a section together with its title.
func withTitle(digests []Digest, name string) []Digest {
	titled := slices.Clone(digests)
	for i, d := range titled {
		if d == removedMark || d == neverMark || d == unknownMark {
			continue
		}
		sum := sha256.Sum256([]byte(string(d.loose()) + markdown.Key(Last([]string{name})[0])))
		titled[i] = Digest(hex.EncodeToString(sum[:8])) + d[len(d.loose()):]
	}
	return titled
}
