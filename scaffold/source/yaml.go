package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"newproblem/scaffold/internal/lazy"
)

// decodeYAML reads all documents of a chunk with one decoder.
func decodeYAML(c Chunk) (nodes []Node, err error) {
	defer func() { // yaml.v3 panics on some malformed input
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot be read: %v", r)
		}
	}()
	decoder := yaml.NewDecoder(bytes.NewReader(c.Data))
	for {
		var doc yaml.Node
		switch err := decoder.Decode(&doc); {
		case errors.Is(err, io.EOF):
			return nodes, nil
		case err != nil:
			return nil, err
		}
		if len(doc.Content) == 0 {
			continue
		}
		conv := converter{chunk: c, budget: 10*len(c.Data) + 1000}
		node, err := conv.node(doc.Content[0], 0)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, node)
	}
}

// A converter turns yaml nodes into ours. Aliases are followed, but what they
// may multiply to is bounded.
type converter struct {
	chunk  Chunk
	budget int
}

// maxDepth is how deep a source may nest. No spec needs more than five.
const maxDepth = 100

func (v *converter) at(n *yaml.Node) Position {
	return Position{Name: v.chunk.Name, Line: n.Line + v.chunk.Line - 1, Column: n.Column}
}

func (v *converter) node(n *yaml.Node, depth int) (Node, error) {
	at := v.at(n)
	if v.budget--; v.budget < 0 || depth > maxDepth {
		return Node{}, &Fault{At: at, What: "nests or repeats itself without end", Hint: "write the values out instead of using aliases"}
	}
	if n.Tag == "!!binary" { // the one tag that means another text than what is written
		return Node{}, &Fault{At: at, What: "the tag !!binary is not supported", Hint: "write the text itself, without a tag"}
	}
	switch n.Kind {
	case yaml.AliasNode:
		node, err := v.node(n.Alias, depth+1)
		node.At = at
		return node, err
	case yaml.SequenceNode:
		node := Node{Kind: List, At: at, Items: make([]Node, 0, len(n.Content)), Mark: markOf(n)}
		for _, child := range n.Content {
			item, err := v.node(child, depth+1)
			if err != nil {
				return Node{}, err
			}
			node.Items = append(node.Items, item)
		}
		return node, nil
	case yaml.MappingNode:
		return v.mapping(n, depth)
	}
	if n.Tag == "!!null" || n.Kind == 0 {
		return Node{Kind: Null, At: at}, nil
	}
	return Node{Kind: Text, Text: n.Value, At: at, Verbose: n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0, Mark: markOf(n)}, nil
}

// markOf gives what a value is written with; see Node.
func markOf(n *yaml.Node) byte {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return '"'
	case n.Style&yaml.SingleQuotedStyle != 0:
		return '\''
	case n.Style&yaml.LiteralStyle != 0:
		return '|'
	case n.Style&yaml.FoldedStyle != 0:
		return '>'
	case n.Style&yaml.FlowStyle != 0:
		return '['
	}
	return 0
}

func (v *converter) mapping(n *yaml.Node, depth int) (Node, error) {
	node := Node{Kind: Mapping, At: v.at(n), Pairs: make([]Pair, 0, len(n.Content)/2), Mark: markOf(n)}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind == yaml.AliasNode {
			key = key.Alias
		}
		at := v.at(n.Content[i])
		if key.Kind != yaml.ScalarNode {
			return Node{}, &Fault{At: at, What: "a key is not plain text", Hint: braceHint}
		}
		if key.Tag == "!!merge" {
			return Node{}, &Fault{At: at, What: "merge keys (<<) are not supported", Hint: "write the keys out"}
		}
		if first := node.Lookup(key.Value); first != nil {
			return Node{}, duplicateKey(at, key.Value, first.At)
		}
		value, err := v.node(n.Content[i+1], depth+1)
		if err != nil {
			return Node{}, err
		}
		node.Pairs = append(node.Pairs, Pair{Key: key.Value, At: at, Value: value})
	}
	return node, nil
}

const braceHint = `put a value that begins with [ or { in quotes: key: "[…] …"`

var yamlLine = lazy.Regexp(`^yaml: (?:line (\d+): )?`)

// yamlParser is what yaml's parser says, as opposed to its scanner.
var yamlParser = lazy.Regexp(`^did not find expected (<document start>|node content|'-' indicator|key|',' or)`)

// yamlFault gives yaml's own error a place in the source and a way out. Both are
// read from its text, as yaml.v3 has no types for its errors; a text that is not
// known gets the general hint.
func yamlFault(c Chunk, err error) *Fault {
	var fault *Fault
	if errors.As(err, &fault) {
		return fault
	}
	text := err.Error()
	at := Position{Name: c.Name, Line: c.Line}
	if m := yamlLine().FindStringSubmatch(text); m != nil {
		text = text[len(m[0]):]
		if line, err := strconv.Atoi(m[1]); err == nil {
			if yamlParser().MatchString(text) { // yaml.v3 counts these from 0, other errors from 1
				line = min(line+1, 1+bytes.Count(bytes.TrimRight(c.Data, "\n"), []byte("\n")))
			}
			at.Line = c.Line + line - 1
		}
	}
	hint := "check the indentation of this line and the one above"
	switch {
	case strings.Contains(text, "mapping values are not allowed"):
		hint = `put text that contains ": " in quotes: key: "one: two"`
	case strings.Contains(text, "unknown anchor"):
		hint = "put text that begins with * in quotes"
	case strings.Contains(text, "did not find expected"), strings.Contains(text, "cannot start any token"):
		hint = `put text that begins with one of [ { * & ! % @ ` + "`" + ` in quotes, and check the indentation`
	case strings.Contains(text, "tab"):
		hint = "indent with spaces; YAML does not allow tabs there"
	}
	return &Fault{At: at, What: "is not valid YAML: " + text, Hint: hint}
}

// isPlain reports whether YAML reads a text without quotes as that text. Its parser is the
// judge, but for what YAML 1.1 takes for something else.
func isPlain(text string, isInFlow bool) (ok bool) {
	defer func() { // yaml.v3 panics on some malformed input
		if recover() != nil {
			ok = false
		}
	}()
	doc := "k: " + text + "\n"
	if isInFlow {
		doc = "k: [" + text + "]\n"
	}
	var root yaml.Node
	if isOtherWord(text) || strings.Contains(text, "\n") || yaml.Unmarshal([]byte(doc), &root) != nil {
		return false
	}
	mapping := root.Content[0]
	if len(root.Content) != 1 || mapping.Kind != yaml.MappingNode || len(mapping.Content) != 2 {
		return false
	}
	value := mapping.Content[1]
	if isInFlow {
		if value.Kind != yaml.SequenceNode || len(value.Content) != 1 {
			return false
		}
		value = value.Content[0]
	}
	return value.Kind == yaml.ScalarNode && value.Tag == "!!str" && value.Style == 0 && value.Value == text
}

// Encode prints a document as YAML, with the nodes' comments above them. Text
// that YAML would read as something else is quoted.
func Encode(n Node) ([]byte, error) {
	var buf bytes.Buffer
	encoder := yaml.NewEncoder(&buf)
	encoder.SetIndent(2)
	if err := encoder.Encode(encodeNode(n)); err != nil {
		return nil, fmt.Errorf("encoding YAML: %w", err)
	}
	if err := encoder.Close(); err != nil {
		return nil, fmt.Errorf("encoding YAML: %w", err)
	}
	return buf.Bytes(), nil
}

func encodeNode(n Node) *yaml.Node {
	switch n.Kind {
	case List:
		out := &yaml.Node{Kind: yaml.SequenceNode}
		for _, item := range n.Items {
			out.Content = append(out.Content, encodeNode(item))
		}
		return out
	case Mapping:
		out := &yaml.Node{Kind: yaml.MappingNode}
		for _, p := range n.Pairs {
			key := encodeText(p.Key)
			key.HeadComment = p.Value.Comment
			out.Content = append(out.Content, key, encodeNode(p.Value))
		}
		return out
	case Null:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
	}
	out := encodeText(n.Text)
	switch {
	case n.Verbose && strings.Contains(n.Text, "\n") && out.Style == 0:
		out.Style = yaml.LiteralStyle
	case n.Number:
		out.Tag = "!!int"
	}
	return out
}

// encodeText quotes what yaml.v3 prints so that it cannot be read again: text
// of several lines that begins with a line break or a tab, and merge keys; and
// what YAML 1.1 takes for something else.
func encodeText(s string) *yaml.Node {
	out := &yaml.Node{Kind: yaml.ScalarNode, Value: s, Tag: "!!str"}
	first := strings.TrimLeft(s, " ")
	if isOtherWord(s) || strings.Contains(s, "\n") && strings.IndexAny(first, "\t\n") == 0 {
		out.Style = yaml.DoubleQuotedStyle
	}
	return out
}
