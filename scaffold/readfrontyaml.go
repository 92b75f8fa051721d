package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// yamlOf gives the front matter of a document as YAML, with the lines of the document.
func yamlOf(page *markdown.Document) (*source.Node, error) {
	if page.Blocks[0].Marker != '-' {
		return nil, &source.Fault{What: "is no YAML"}
	}
	text := slices.Concat([]byte("\n"), page.Text(0)) // for the line above it
	nodes, err := source.Parse("", text)
	if err != nil {
		return nil, err
	}
	if len(nodes) != 1 {
		return &source.Node{}, nil
	}
	return &nodes[0], nil
}

// A saidFront is what the front matter of a document says.
type saidFront struct {
	node  source.Node // a mapping
	wrong []wrongLine
	hides string // the text below it that it takes in, because it is never closed
}

// A wrongLine is a line of front matter that is no YAML.
type wrongLine struct {
	line       int
	key        string // that it belongs to
	what, hint string
	isYAML     bool // but not read: it merges keys, or refers to another one
}

// saidInFront reads the front matter of a document. Where it is no YAML as a whole, each of
// its outermost keys is read by itself.
func saidInFront(page *markdown.Document) *saidFront {
	if page.Blocks[0].Marker != '-' {
		return &saidFront{wrong: []wrongLine{{line: 1, what: "is TOML, and the template has YAML", hint: "write it as YAML, between two lines of ---: title: Design a Chat"}}}
	}
	if node, err := yamlOf(page); err == nil {
		return &saidFront{node: *node}
	}
	said := &saidFront{node: source.Node{Kind: source.Mapping}}
	text := page.Text(0)
	lines := strings.Split(string(text), "\n")
	keys := source.TopKeys(text)
	for i, key := range keys {
		first, end := key.Line, len(lines)
		if i+1 < len(keys) {
			end = keys[i+1].Line - 1
		}
		if i == 0 {
			first = 1 // what stands above the first key
		}
		said.key(key.Name, lines[first-1:end], first+1)
	}
	if len(keys) == 0 {
		said.key("", lines, 2)
		return said
	}
	if end := endsAbove(lines); end > 0 && !slices.ContainsFunc(said.wrong, func(w wrongLine) bool { return w.line < end }) {
		said.wrong = []wrongLine{{line: 1, key: keys[0].Name, what: neverClosed, hint: putEnd(end)}}
		said.hides = strings.Join(lines[end-2:], "\n")
	}
	return said
}

const neverClosed = "is never closed"

func putEnd(line int) string { return "put a line of --- above line " + strconv.Itoa(line) }

// endsAbove gives the number of the line above which front matter was meant to end, if a
// heading follows a blank line in it: 0 if there is none.
func endsAbove(lines []string) int {
	for i := range lines[:len(lines)-1] {
		if strings.TrimSpace(lines[i]) == "" && strings.HasPrefix(lines[i+1], "# ") {
			return i + 2
		}
	}
	return 0
}

// key reads the lines of a key, of which the first has a number in the document. If they
// are no YAML, it notes the line that makes them none. Those above it are read where that
// is a key of its own, but for its indentation.
func (s *saidFront) key(name string, lines []string, number int) {
	pair, err := pairIn(lines, number)
	if err == nil {
		s.add(pair)
		return
	}
	good := len(lines) - 1
	for good > 0 && !isPair(lines[:good]) {
		good--
	}
	fault := source.AsFaults(err)[0]
	wrong := wrongLine{line: number + good, key: name, what: fault.What, hint: fault.Hint}
	wrong.isYAML = !strings.HasPrefix(fault.What, "is not valid YAML") || strings.Contains(fault.What, "unknown anchor")
	line := strings.TrimRight(lines[good], " \t\r")
	own := strings.TrimLeft(line, " \t")
	key, value, _ := strings.Cut(own, ":")
	switch {
	case strings.Contains(line[:len(line)-len(own)], "\t"):
		wrong.hint = "indent with spaces: YAML does not allow tabs"
	case good > 0 && own != line && source.KeyEnd([]byte(own)) > 0:
		if above, err := pairIn(lines[:good], number); err == nil && above.Value.Kind == source.Text {
			s.add(above)
			wrong.key, wrong.hint = key, "write it without the space in front: "+own
		}
	case own == line && source.KeyEnd([]byte(own)) == 0 && value != "":
		if above, err := pairIn(lines[:good], number); err == nil {
			s.add(above)
		}
		wrong.key, wrong.hint = key, "put a space behind the colon: "+key+": "+value
	case good == 0 && value != "" && strings.TrimSpace(strings.Join(lines[1:], "")) == "":
		wrong.hint = "write it as: " + key + ": " + mendedValue(strings.TrimSpace(value))
	}
	s.wrong = append(s.wrong, wrong)
}

// add adds a key, unless it is there.
func (s *saidFront) add(pair *source.Pair) {
	if first := s.node.Lookup(pair.Key); first != nil {
		what := "says " + pair.Key + " twice, first on line " + strconv.Itoa(first.At.Line)
		s.wrong = append(s.wrong, wrongLine{line: pair.At.Line, key: pair.Key, what: what, hint: "keep one of the two"})
		return
	}
	s.node.Pairs = append(s.node.Pairs, *pair)
}

// pairIn gives the one key that some lines are, of which the first has a number.
func pairIn(lines []string, number int) (*source.Pair, error) {
	nodes, err := source.Parse("", []byte(strings.Repeat("\n", number-1)+strings.Join(lines, "\n")))
	if err != nil {
		return nil, err
	}
	if len(nodes) != 1 || len(nodes[0].Pairs) != 1 {
		return nil, &source.Fault{What: "is not valid YAML: a key with its value is missing", Hint: "write a key and its value: title: Design a Chat"}
	}
	return &nodes[0].Pairs[0], nil
}

func isPair(lines []string) bool {
	_, err := pairIn(lines, 1)
	return err == nil
}

// mendedValue gives a value that is no YAML as one that is: with the mark that it lacks at
// its end, or in quotes.
func mendedValue(value string) string {
	for _, end := range []string{`"`, "'", "]", "}"} {
		if whole := value + end; strings.IndexByte("\"'[{", value[0]) == strings.Index("\"']}", end) && isPair([]string{"k: " + whole}) {
			return whole
		}
	}
	return source.Scalar(value, false)
}

// HiddenByFront gives the text of a document that its front matter takes in, because that
// is never closed above it.
func (t *Template) HiddenByFront(page *markdown.Document) string {
	if !hasFrontMatter(page) || t.front() == nil {
		return ""
	}
	return saidInFront(page).hides
}

// has reports whether the template has an outermost key, in whatever letter case.
func (f *frontTemplate) has(key string) bool {
	return slices.ContainsFunc(f.marked.Pairs, func(p source.Pair) bool { return strings.EqualFold(p.Key, key) })
}

// unplacedAt gives a line that is no YAML as one that is not read.
func (f *frontReader) unplacedAt(wrong *wrongLine) Unplaced {
	return Unplaced{Line: f.line(wrong.line), Why: "the front matter " + wrong.what, Hint: wrong.hint}
}
