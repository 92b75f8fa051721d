// Package source turns the bytes of YAML and JSON files into trees of nodes
// that know their line and column ([Parse]), and trees into YAML again
// ([Encode]). It owns syntax, positions and faults: all that is wrong with an
// input is given at once, each [Fault] with its place and the way out. It also
// owns "did you mean" ([Suggest]). It opens no file and knows no problem; of the
// module's packages, it alone imports yaml.
package source

import "fmt"

// A Kind is what a node is.
type Kind uint8

// The kinds of nodes.
const (
	Null    Kind = iota // nothing: "key:" in YAML, null in JSON
	Text                // a scalar; its type in YAML or JSON is not looked at
	List                // a sequence
	Mapping             // keys with values
)

// String names the kind as an author would.
func (k Kind) String() string {
	return [...]string{"nothing", "text", "a list", "a mapping of keys"}[k]
}

// A Node is a value in a source file.
type Node struct {
	Kind    Kind
	Text    string // of a Text: its text as it was written, quotes and escapes resolved
	Items   []Node // of a List
	Pairs   []Pair // of a Mapping, in the order of the file
	At      Position
	Comment string // printed above the node by Encode; never read
	Verbose bool   // printed by Encode as a block of lines where it has several
	Number  bool   // printed by Encode without quotes
	Mark    byte   // what YAML has it in: '"', '\'', '|' or '>' of a Text, '[' of others, or 0; never printed
}

// A Pair is a key of a mapping with its value.
type Pair struct {
	Key   string
	At    Position // of the key
	Value Node
}

// Lookup gives a key of a mapping with its value, or nil.
func (n *Node) Lookup(key string) *Pair {
	for i := range n.Pairs {
		if n.Pairs[i].Key == key {
			return &n.Pairs[i]
		}
	}
	return nil
}

// duplicateKey is the fault of a key that stands twice in one mapping.
func duplicateKey(at Position, key string, first Position) *Fault {
	return &Fault{
		At: at, What: fmt.Sprintf("%s appears twice, first on line %d", key, first.Line),
		Hint: "keep one of the two",
	}
}

// Describe says what the node is, for an error message: its kind and, for a
// text, the start of it.
func (n *Node) Describe() string {
	switch {
	case n.Kind == Text:
		return Quote(n.Text)
	case n.Kind == List && len(n.Items) == 0:
		return "an empty list"
	}
	return n.Kind.String()
}

// Quote gives s in quotes for a message, on one line, control characters
// escaped, and cut when it is long.
func Quote(s string) string {
	const most = 60
	runes := []rune(s)
	if len(runes) > most {
		return fmt.Sprintf("%q…", string(runes[:most]))
	}
	return fmt.Sprintf("%q", s)
}
