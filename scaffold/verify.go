package scaffold

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A document is verified before it is given out: it must have the structure of
// the same template rendered with the same lists whose texts are all "x", the
// skeleton. Where both have the template's own text, they can differ only
// because of what came before; so only the regions around the problem's own
// pieces are compared, each from the state that the skeleton has there, and to
// the same state.

// A region is some lines of a skeleton: those with a piece in them, and one
// more, because a text can change what the line below it means.
type region struct {
	before, after markdown.Scanner
	tokens        []token
}

// A token is what is compared of a line.
type token struct {
	kind   markdown.LineKind
	level  int
	marker string
	cells  int
	block  bool // in a skeleton: a block text stands here, which may be any lines
	indent int  // how far the line is indented, which is no part of the structure
}

// isSame reports whether two lines have the same structure.
func (t token) isSame(o token) bool {
	t.indent, o.indent = 0, 0
	return t == o
}

// blockText stands for a block text in a skeleton.
const blockText = "xblockx"

// A shapeCache remembers skeletons by the shape of the problem: problems that say
// the same fields, with lists of the same lengths, share one.
type shapeCache struct {
	sync.Mutex
	known map[string][]region
}

// maxShapes bounds what a shapeCache remembers.
const maxShapes = 256

// verify holds a document to the structure that its template gives it. The error
// names the field that changed the structure.
func (t *Template) verify(p *spec.Problem, doc *Document) error {
	want, err := t.skeleton(p)
	if err != nil {
		return err
	}
	if doc.fits(want) {
		return nil
	}
	return t.blame(p, want)
}

// skeleton gives the structure that the document of p must have.
func (t *Template) skeleton(p *spec.Problem) ([]region, error) {
	key := shapeOf(t.table, p)
	t.shapes.Lock()
	want, ok := t.shapes.known[key]
	t.shapes.Unlock()
	if ok {
		return want, nil
	}
	doc, err := t.render(p, t.crossedOut(p, func(saidText) bool { return false }))
	if err != nil {
		return nil, err
	}
	doc.measureFront()
	want = doc.regions()
	t.shapes.Lock()
	defer t.shapes.Unlock()
	if t.shapes.known == nil || len(t.shapes.known) >= maxShapes {
		t.shapes.known = map[string][]region{}
	}
	t.shapes.known[key] = want
	return want, nil
}

// bounds gives where the regions of a document are: pairs of offsets.
func (d *Document) bounds(content []byte) [][2]int {
	var out [][2]int
	by := 0 // how far it is moved that stands behind
	for _, own := range d.own {
		s := &d.template.segments[own.segment]
		offset := s.start + by
		by += len(own.text) - len(s.blank)
		start := bytes.LastIndexByte(content[:offset], '\n') + 1
		end := lineEnd(content, lineEnd(content, offset+len(own.text)))
		if n := len(out); n > 0 && start <= out[n-1][1] {
			out[n-1][1] = end
		} else {
			out = append(out, [2]int{start, end})
		}
	}
	return out
}

// belowFront gives what bounds have below the front matter, whose structure is YAML's.
func (d *Document) belowFront(bounds [][2]int) [][2]int {
	for len(bounds) > 0 && bounds[0][1] <= d.front {
		bounds = bounds[1:]
	}
	if len(bounds) > 0 {
		bounds[0][0] = max(bounds[0][0], d.front)
	}
	return bounds
}

// lineEnd is the offset after the line that offset stands in.
func lineEnd(content []byte, offset int) int {
	if i := bytes.IndexByte(content[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(content)
}

// regions gives the regions of a skeleton.
func (d *Document) regions() []region {
	content := d.Bytes()
	var regions []region
	var s markdown.Scanner
	at := d.front
	for _, b := range d.belowFront(d.bounds(content)) {
		scan(&s, content[at:b[0]], nil)
		r := region{before: s}
		scan(&s, content[b[0]:b[1]], func(t token) { r.tokens = append(r.tokens, t) })
		r.after = endOf(s, b[1] == len(content))
		regions, at = append(regions, r), b[1]
	}
	return regions
}

// A look is what is needed to verify a document: its text, and the tokens of a region.
type look struct {
	content []byte
	tokens  []token
}

var looks = sync.Pool{New: func() any { return new(look) }}

// fits reports whether a document has the structure of a skeleton.
func (d *Document) fits(want []region) bool {
	l := looks.Get().(*look)
	defer looks.Put(l)
	l.content = d.AppendTo(l.content[:0])
	bounds := d.belowFront(d.bounds(l.content))
	if len(bounds) != len(want) {
		return false
	}
	for i, b := range bounds {
		s := want[i].before
		l.tokens = l.tokens[:0]
		scan(&s, l.content[b[0]:b[1]], func(t token) { l.tokens = append(l.tokens, t) })
		if endOf(s, b[1] == len(l.content)) != want[i].after || !sameTokens(want[i].tokens, l.tokens) {
			return false
		}
	}
	return true
}

// endOf is what a region leaves open: behind the last one of a document, what a blank line
// would not close.
func endOf(s markdown.Scanner, isLast bool) markdown.Scanner {
	if isLast {
		s.Line([]byte("\n"))
	}
	return s
}

// scan gives the tokens of some lines. The lines of a code block are one
// token, however many they are.
func scan(s *markdown.Scanner, text []byte, yield func(token)) {
	inCode := false
	for len(text) > 0 {
		n := lineEnd(text, 0)
		line := s.Line(text[:n])
		text = text[n:]
		tok := token{kind: line.Kind, level: line.Level, marker: line.Marker, cells: line.Cells, indent: len(line.Raw) - len(bytes.TrimLeft(line.Raw, " "))}
		if line.Kind == markdown.Code {
			if inCode {
				continue
			}
			tok.level = 0
		}
		inCode = line.Kind == markdown.Code
		if yield != nil {
			tok.block = line.Kind == markdown.Prose && bytes.Contains(line.Text, []byte(blockText))
			yield(tok)
		}
	}
}

// sameTokens reports whether lines have the structure of a region of a
// skeleton. A block text may be any lines but headings: what stands before the
// first and after the last must be the same, and there may be no more
// headings.
func sameTokens(want, got []token) bool {
	isBlock := func(t token) bool { return t.block }
	first := slices.IndexFunc(want, isBlock)
	if first < 0 {
		return slices.EqualFunc(want, got, token.isSame)
	}
	behind := len(want)
	for !want[behind-1].block {
		behind--
	}
	tail := want[behind:]
	return len(got) >= len(want) &&
		slices.EqualFunc(want[:first], got[:first], token.isSame) &&
		slices.EqualFunc(tail, got[len(got)-len(tail):], token.isSame) &&
		headings(want) == headings(got) && !fallsOut(want[first:behind], got[first:len(got)-len(tail)])
}

// fallsOut reports whether a line of a block text would not stand in the item any more in
// which the template has it, because it is less indented. A paragraph goes on in any line.
func fallsOut(want, got []token) bool {
	if len(want) > 1 || want[0].indent == 0 {
		return false
	}
	for i := 1; i < len(got); i++ {
		goesOn := got[i].kind == markdown.Prose && got[i-1].kind == markdown.Prose
		if got[i].kind != markdown.Blank && !goesOn && got[i].indent < want[0].indent {
			return true
		}
	}
	return false
}

func headings(tokens []token) int {
	n := 0
	for _, t := range tokens {
		if t.kind == markdown.Heading || t.kind == markdown.Underline {
			n++
		}
	}
	return n
}

// crossedOut is the view of p with "x" for every text but some, and closed ones. In place
// of where a link leads stands a URL, as the template may have that in angle brackets.
func (t *Template) crossedOut(p *spec.Problem, isSaid func(saidText) bool) view {
	return viewOf(p, t.table, t.blank, func(s saidText) string {
		text := s.field.Canonical(s.value.Text)
		switch {
		case isSaid(s):
			if out, err := t.escape(s, text); err == nil {
				return out
			}
			return text
		case s.field.Kind == spec.Block:
			return blockText
		case s.field.IsClosed():
			return text
		case s.field.Kind == spec.Link:
			return "xx:x"
		}
		return "x"
	})
}

// blame finds the field that changed the structure.
func (t *Template) blame(p *spec.Problem, want []region) error {
	var faults source.Faults
	for _, path := range t.table.Paths(p) {
		isOf := func(s saidText) bool { return s.path == path || strings.HasPrefix(s.path, path+".") }
		doc, err := t.crossed(p, isOf)
		if err != nil || !doc.fits(want) {
			text := t.culprit(p, path, want)
			faults.Add(cmp.Or(text.At, p.Position(path)), "change the text so that it stays within its place",
				"%s would change the structure of the document: %s", path, source.Quote(text.Text))
		}
	}
	if len(faults) == 0 {
		faults.Add(p.At, "change the texts, or the template", "the texts together would change the structure of the document")
	}
	faults.Sort()
	return faults
}

// crossed renders the document of p with "x" for all texts but some.
func (t *Template) crossed(p *spec.Problem, isSaid func(saidText) bool) (*Document, error) {
	doc, err := t.render(p, t.crossedOut(p, isSaid))
	if err == nil {
		doc.measureFront()
	}
	return doc, err
}

// culprit gives the first text of a field that changes the structure by itself; the text
// of the field where none does.
func (t *Template) culprit(p *spec.Problem, path string, want []region) spec.Value {
	var said []spec.Value
	isOf := func(s saidText) bool { return s.path == path || strings.HasPrefix(s.path, path+".") }
	viewOf(p, t.table, t.blank, func(s saidText) string {
		if isOf(s) {
			said = append(said, s.value)
		}
		return ""
	})
	fits := func(n int) bool { // the first n of them do
		k := 0
		doc, err := t.crossed(p, func(s saidText) bool {
			if !isOf(s) {
				return false
			}
			k++
			return k <= n
		})
		return err == nil && doc.fits(want)
	}
	n := sort.Search(len(said), func(n int) bool { return !fits(n + 1) })
	if n == len(said) {
		v, _ := p.Get(path)
		return v
	}
	return said[n]
}

// shapeOf tells which fields p says and how long its lists are.
func shapeOf(table *spec.Table, p *spec.Problem) string {
	var b strings.Builder
	for path, v := range p.All() {
		f := table.Field(path)
		b.WriteString(f.Path)
		b.WriteByte(':')
		switch {
		case f.Many && f.IsObject():
			for _, item := range v.Items {
				writeKeys(&b, f, item)
			}
		case f.Many:
			b.WriteString(strconv.Itoa(len(v.Items)))
		case f.IsObject():
			writeKeys(&b, f, v)
		case f.IsClosed():
			b.WriteString(f.Canonical(v.Text))
		}
		b.WriteByte(' ')
	}
	return b.String()
}

func writeKeys(b *strings.Builder, f *spec.Field, v spec.Value) {
	for i := range f.Keys {
		if _, ok := v.Keys[f.Keys[i].Path]; ok {
			b.WriteByte('a' + byte(i))
		}
	}
	b.WriteByte('/')
}
