package scaffold

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// In front matter, YAML says what a text is. So the segments of it are run once more, with
// each text as it was said, between signs that no text can have; with a word in place of
// each text, YAML tells where it stands, and so how it has to be written there.
const (
	textBegins = "\x01"
	textEnds   = "\x02" // then the number of its path
	pathEnds   = "\x03"
)

// A frontPart is a piece of a document: the template's own text, or what stands in the place
// of a field.
type frontPart struct {
	text    string
	path    string // of the field, or ""
	segment int
}

// A frontWriter writes the front matter of one document.
type frontWriter struct {
	template *Template
	problem  *spec.Problem
	paths    []string
	said     map[string]bool // the texts
}

// writeFront writes the front matter of a rendered document as YAML that says what the
// problem says. The error names the fields of which it cannot say that.
func (t *Template) writeFront(p *spec.Problem, doc *Document) error {
	if t.front() == nil {
		return nil
	}
	w := &frontWriter{template: t, problem: p, said: map[string]bool{}}
	plain := func(s saidText) string { return s.field.Canonical(s.value.Text) }
	marked := viewOf(p, t.table, t.blank, func(s saidText) string { return w.mark(s, plain(s)) })
	parts, _, err := w.run(doc, marked, viewOf(p, t.table, t.blank, plain))
	if err != nil || parts == nil {
		return err
	}
	written, err := w.write(parts)
	if err != nil {
		return err
	}
	last := parts[len(parts)-1].segment
	for i := range doc.own {
		own := &doc.own[i]
		switch {
		case own.segment == last:
			behind, err := w.behind(doc)
			if err != nil {
				return err
			}
			own.text = written[last] + behind
		case own.segment < last:
			own.text = written[own.segment]
		}
	}
	doc.measureFront()
	return nil
}

// measureFront notes how long the front matter is.
func (d *Document) measureFront() {
	if d.template.front() != nil {
		d.front = markdown.FrontMatterEnd(d.Bytes())
	}
}

// behind gives what the last segment of the front matter has behind it.
func (w *frontWriter) behind(doc *Document) (string, error) {
	marked, err := w.template.view(w.problem, w.mark)
	if err != nil {
		return "", err
	}
	raw, err := w.template.view(w.problem, unmarked)
	if err != nil {
		return "", err
	}
	_, behind, err := w.run(doc, marked, raw)
	return textOfParts(behind), err
}

// mark puts a text between signs, unless it is one of those that a template may ask for.
func (w *frontWriter) mark(s saidText, text string) string {
	if s.field.IsClosed() || text == "" {
		return text
	}
	w.said[text] = true
	n := slices.Index(w.paths, s.path)
	if n < 0 {
		n = len(w.paths)
		w.paths = append(w.paths, s.path)
	}
	return textBegins + text + textEnds + strconv.Itoa(n) + pathEnds
}

// run runs the segments of a document up to the last of the front matter. It gives the parts
// of that, and those behind it in its last segment; none if there is no front matter. A
// segment that is another one with the marks asks what a text is: it is taken as it is raw.
func (w *frontWriter) run(doc *Document, marked, raw view) (front, behind []frontPart, err error) {
	t, own := w.template, doc.own
	var masked []byte
	for i := range t.segments {
		text := t.segments[i].blank
		if len(own) > 0 && own[0].segment == i {
			own = own[1:]
			if text, err = t.runSegment(affectedSegment{segment: i}, marked); err != nil {
				return nil, nil, err
			}
			asItIs, err := t.runSegment(affectedSegment{segment: i}, raw)
			if err != nil {
				return nil, nil, err
			}
			if textOfParts(w.cut(text, i)) != asItIs {
				text = asItIs
			}
		}
		for _, part := range w.cut(text, i) {
			front, masked = append(front, part), append(masked, part.masked()...)
		}
		if end := markdown.FrontMatterEnd(masked); end > 0 && (masked[end-1] == '\n' || i == len(t.segments)-1) {
			front, behind = partedAt(front, end)
			return front, behind, nil
		}
	}
	if bytes.HasPrefix(masked, []byte("---\n")) {
		return nil, nil, &source.Fault{At: w.problem.At, What: "the front matter of the template would never end, or have more than 1000 lines", Hint: "say less, or change the template"}
	}
	return nil, nil, nil
}

// cut parts the text of a segment at its marks.
func (w *frontWriter) cut(text string, segment int) []frontPart {
	var parts []frontPart
	for {
		own, rest, found := strings.Cut(text, textBegins)
		parts = append(parts, frontPart{own, "", segment})
		if !found {
			return parts
		}
		said, rest, _ := strings.Cut(rest, textEnds)
		number, rest, _ := strings.Cut(rest, pathEnds)
		if n, err := strconv.Atoi(number); err == nil && n < len(w.paths) {
			parts = append(parts, frontPart{said, w.paths[n], segment})
		}
		text = rest
	}
}

// masked is the text of a part, without the line breaks of what stands in the place of a
// field.
func (p *frontPart) masked() string {
	if p.path == "" {
		return p.text
	}
	return strings.Repeat("x", len(p.text))
}

func textOfParts(parts []frontPart) string {
	var out strings.Builder
	for _, part := range parts {
		out.WriteString(part.text)
	}
	return out.String()
}

// partedAt parts some parts at an offset.
func partedAt(parts []frontPart, offset int) (before, behind []frontPart) {
	for i, part := range parts {
		if offset <= len(part.text) {
			rest := part
			part.text, rest.text = part.text[:offset], part.text[offset:]
			return append(slices.Clone(parts[:i]), part), append([]frontPart{rest}, parts[i+1:]...)
		}
		offset -= len(part.text)
	}
	return parts, nil
}

// write gives the front matter that some parts are, by their segments.
func (w *frontWriter) write(parts []frontPart) (map[int]string, error) {
	f := frontText{parts: parts, written: slices.Clone(parts), words: slices.Clone(parts), said: make([]string, len(parts))}
	for i := range f.words {
		if f.words[i].path != "" {
			f.words[i].text = layout.Marker(strconv.Itoa(i))
		}
	}
	var err error
	if f.asWords, err = yamlIn(f.words); err != nil {
		return nil, w.template.noYAML(err)
	}
	f.write(w.said)
	if !f.isRight(f.written) {
		return nil, w.blame(&f)
	}
	written := map[int]string{}
	for _, part := range f.written {
		written[part.segment] += part.text
	}
	return written, nil
}

// blame gives the fields whose texts YAML takes for something else.
func (w *frontWriter) blame(f *frontText) error {
	var faults source.Faults
	for i, part := range f.written {
		alone := slices.Clone(f.words)
		if alone[i] = part; part.path != "" && !f.isRight(alone) {
			faults.Add(w.problem.Position(part.path), "change the text, or put the field in double quotes in the template",
				"%s: YAML takes it for something else in the front matter of the template", part.path)
		}
	}
	if faults == nil {
		faults.Add(w.problem.At, "change the texts, or the template", "YAML takes the texts together for something else in the front matter of the template")
	}
	faults.Sort()
	return faults.Unique()
}

// A frontText is front matter in the making.
type frontText struct {
	parts   []frontPart
	said    []string     // what they say
	written []frontPart  // as YAML
	words   []frontPart  // with a word in place of each text
	asWords *source.Node // these, as YAML
}

// yamlIn gives the front matter that some parts are, as YAML.
func yamlIn(parts []frontPart) (*source.Node, error) {
	page := markdown.Parse([]byte(textOfParts(parts)))
	if !hasFrontMatter(page) {
		return nil, &source.Fault{What: "has no end", Hint: "write it between two lines of ---"}
	}
	return yamlOf(page)
}

// write writes the texts as YAML wants them where they stand. Others are what a function
// of the template has made of one: with the lines indented as the first is, it is that one.
func (f *frontText) write(known map[string]bool) {
	places := map[string]frontPlace{}
	findPlaces(f.asWords, false, places)
	line := "" // so far
	for i, part := range f.parts {
		line += f.words[i].text
		line = line[strings.LastIndexByte(line, '\n')+1:]
		f.said[i] = part.text
		if part.path == "" {
			continue
		}
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		if !known[part.text] {
			f.said[i] = strings.ReplaceAll(part.text, "\n"+indent, "\n")
		}
		f.written[i].text = f.said[i]
		if place, ok := places[f.words[i].text]; ok {
			f.written[i].text = place.write(f.said[i], indent)
		}
	}
}

// isRight reports whether YAML reads some parts as what the texts say.
func (f *frontText) isRight(parts []frontPart) bool {
	read, err := yamlIn(parts)
	if err != nil {
		return false
	}
	var texts []string
	for i, word := range f.words {
		if word.path != "" && parts[i].text != word.text {
			texts = append(texts, word.text, f.said[i])
		}
	}
	said := strings.NewReplacer(texts...)
	return sameNode(f.asWords, read, said.Replace)
}

// A frontPlace is where a text stands in YAML.
type frontPlace struct {
	mark     byte // see source.Node
	isWhole  bool // nothing else stands there
	isInFlow bool
}

// findPlaces finds the places of the words that stand in a node.
func findPlaces(n *source.Node, isInFlow bool, places map[string]frontPlace) {
	for _, word := range layout.Markers(n.Text) {
		places[word] = frontPlace{n.Mark, n.Text == word, isInFlow}
	}
	isInFlow = isInFlow || n.Mark == '['
	for i := range n.Items {
		findPlaces(&n.Items[i], isInFlow, places)
	}
	for i := range n.Pairs {
		findPlaces(&n.Pairs[i].Value, isInFlow, places)
	}
}

// write writes a text for its place, in a line that is indented.
func (p frontPlace) write(text, indent string) string {
	switch {
	case p.mark == '"':
		return source.Quoted(text)
	case p.mark == '\'':
		return strings.ReplaceAll(text, "'", "''")
	case p.mark == '>':
		return indented(unfolded(text), indent)
	case p.mark == '|':
		return indented(text, indent)
	case p.isWhole:
		return source.Scalar(text, p.isInFlow)
	}
	return text
}

// indented indents the lines of a text but the first.
func indented(text, indent string) string {
	lines := strings.Split(text, "\n")
	for i := range lines[1:] {
		if lines[i+1] != "" {
			lines[i+1] = indent + lines[i+1]
		}
	}
	return strings.Join(lines, "\n")
}

// unfolded has one line break more wherever there are some, for YAML to take one away.
func unfolded(text string) string {
	var out strings.Builder
	for i, line := range strings.SplitAfter(text, "\n") {
		if i > 0 && line != "\n" {
			out.WriteByte('\n')
		}
		out.WriteString(line)
	}
	return out.String()
}
