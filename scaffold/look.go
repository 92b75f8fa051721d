package scaffold

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"sync"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

var errTwoPlaces = errors.New("it stands in two places of the template where it would have to be written differently")

// shapes remembers the structure of skeletons by the shape of the problem:
// problems that say the same fields, with lists of the same lengths, share one.
type shapes struct {
	sync.Mutex
	known map[string][]token
}

// maxShapes bounds what shapes remembers.
const maxShapes = 256

// A token is what the last look compares of a line.
type token struct {
	kind   markdown.LineKind
	level  int
	marker string
	cells  int
	block  bool // in a skeleton: a block text stands here, which may be any lines
}

// blockText stands for a block text in a skeleton.
const blockText = "xblockx"

// look is the last look at a document: it must have the structure of the same
// template rendered with the same lists whose texts are all "x". Otherwise the
// field that changed it is named, and nothing may be written.
func (t *Template) look(p *Problem, doc *Document) error {
	want, err := t.skeleton(p)
	if err != nil {
		return err
	}
	if sameStructure(want, tokens(doc.Bytes())) {
		return nil
	}
	return t.blame(p, want)
}

// skeleton gives the structure that the document of p must have.
func (t *Template) skeleton(p *Problem) ([]token, error) {
	key := p.shape()
	t.looks.Lock()
	defer t.looks.Unlock()
	if want, ok := t.looks.known[key]; ok {
		return want, nil
	}
	doc, err := t.render(p, t.crossedOut(p, ""))
	if err != nil {
		return nil, err
	}
	if t.looks.known == nil || len(t.looks.known) >= maxShapes {
		t.looks.known = map[string][]token{}
	}
	want := tokens(doc.Bytes())
	t.looks.known[key] = want
	return want, nil
}

// crossedOut is the view of p with "x" for every text but those of the field
// at path. Numbers, dates and choices stay: a template may ask for them, and
// they cannot hold markup.
func (t *Template) crossedOut(p *Problem, path string) view {
	return viewOf(p, t.blank, func(f *Field, full string, v Value) string {
		switch {
		case path != "" && (full == path || strings.HasPrefix(full, path+".")):
			s := f.canonical(v.Text)
			out, err := t.escape(f, full, s)
			if err != nil {
				return s
			}
			return out
		case f.Kind == Block:
			return blockText
		case f.Kind == Choice || f.Kind == Number || f.Kind == Stars || f.Kind == Date:
			return f.canonical(v.Text)
		}
		return "x"
	})
}

// blame finds the field that changed the structure.
func (t *Template) blame(p *Problem, want []token) error {
	var faults source.Faults
	for _, path := range p.Paths() {
		doc, err := t.render(p, t.crossedOut(p, path))
		if err != nil || !sameStructure(want, tokens(doc.Bytes())) {
			faults.Add(p.position(path), "change the text so that it stays within its place",
				"%s would change the structure of the document: %s", path, source.Quote(p.said[path].Text))
		}
	}
	if len(faults) == 0 {
		faults.Add(p.At, "change the texts, or the template", "the texts together would change the structure of the document")
	}
	faults.Sort()
	return faults
}

// shape tells which fields p says and how long its lists are.
func (p *Problem) shape() string {
	var b strings.Builder
	for i := range table {
		f := &table[i]
		v, ok := p.said[f.Path]
		if !ok {
			continue
		}
		b.WriteString(itoa(i))
		b.WriteByte(':')
		switch {
		case f.Many && f.IsObject():
			for _, item := range v.Items {
				writeKeys(&b, f, item)
			}
		case f.Many:
			b.WriteString(itoa(len(v.Items)))
		case f.IsObject():
			writeKeys(&b, f, v)
		case f.Kind == Choice || f.Kind == Number || f.Kind == Stars || f.Kind == Date:
			b.WriteString(v.Text)
		}
		b.WriteByte(' ')
	}
	return b.String()
}

func writeKeys(b *strings.Builder, f *Field, v Value) {
	for i := range f.Keys {
		if _, ok := v.Keys[f.Keys[i].Path]; ok {
			b.WriteByte('a' + byte(i))
		}
	}
	b.WriteByte('/')
}

// tokens gives the structure of a document. The lines of a code block are one
// token, however many they are.
func tokens(doc []byte) []token {
	out := make([]token, 0, 256)
	for line := range markdown.Lines(doc) {
		tok := token{kind: line.Kind, level: line.Level, marker: line.Marker, cells: line.Cells}
		switch line.Kind {
		case markdown.Code:
			if n := len(out); n > 0 && out[n-1].kind == markdown.Code {
				continue
			}
			tok.level = 0
		case markdown.Prose:
			tok.block = bytes.Contains(line.Text, []byte(blockText))
		}
		out = append(out, tok)
	}
	return out
}

// sameStructure reports whether a document has the structure of a skeleton.
// Block texts may be any lines but headings: sections are compared one by one,
// and in a section with a block text, what stands before and behind it.
func sameStructure(want, got []token) bool {
	wants, gots := split(want), split(got)
	if len(wants) != len(gots) {
		return false
	}
	for i, w := range wants {
		g := gots[i]
		first := slices.IndexFunc(w, func(t token) bool { return t.block })
		if first < 0 {
			if !slices.Equal(w, g) {
				return false
			}
			continue
		}
		behind := len(w) - 1
		for !w[behind].block {
			behind--
		}
		tail := w[behind+1:]
		if len(g) < len(w) || !slices.Equal(w[:first], g[:first]) || !slices.Equal(tail, g[len(g)-len(tail):]) {
			return false
		}
	}
	return true
}

// split cuts tokens before each heading.
func split(tokens []token) [][]token {
	var sections [][]token
	start := 0
	for i, t := range tokens {
		if t.kind == markdown.Heading && i > start {
			sections = append(sections, tokens[start:i])
			start = i
		}
	}
	return append(sections, tokens[start:])
}
