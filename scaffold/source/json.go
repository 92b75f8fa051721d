package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// looksLikeJSON reports whether a source without a telling name is JSON. YAML
// may begin with the same brackets, so the whole is tried.
func looksLikeJSON(data []byte) bool {
	trimmed := bytes.TrimLeft(data, " \t\r\n")
	return len(trimmed) > 0 && (trimmed[0] == '{' || trimmed[0] == '[') && json.Valid(trimmed)
}

// parseJSON reads the documents of a JSON source, one after the other.
func parseJSON(c Chunk) ([]Node, Faults) {
	r := jsonReader{name: c.Name, data: c.Data, decoder: json.NewDecoder(bytes.NewReader(c.Data))}
	r.decoder.UseNumber()
	var nodes []Node
	for {
		r.start = int(r.decoder.InputOffset())
		node, err := r.value(0)
		if errors.Is(err, io.EOF) {
			return nodes, nil
		}
		if err != nil {
			return nodes, Faults{r.fault(err)}
		}
		nodes = append(nodes, node)
	}
}

type jsonReader struct {
	name    string
	data    []byte
	decoder *json.Decoder
	start   int      // where the document that is being read begins
	scanned int      // how far lines have been counted
	at      Position // the position of data[scanned]
}

// token gives the next token and where it begins.
func (r *jsonReader) token() (json.Token, Position, error) {
	start := int(r.decoder.InputOffset())
	for start < len(r.data) && bytes.IndexByte([]byte(" \t\r\n,:"), r.data[start]) >= 0 {
		start++
	}
	token, err := r.decoder.Token()
	return token, r.position(start), err
}

// position counts lines onwards from where it last was.
func (r *jsonReader) position(offset int) Position {
	if r.at.Line == 0 {
		r.at = Position{Name: r.name, Line: 1, Column: 1}
	}
	for ; r.scanned < offset && r.scanned < len(r.data); r.scanned++ {
		r.at.Column++
		if r.data[r.scanned] == '\n' {
			r.at.Line, r.at.Column = r.at.Line+1, 1
		}
	}
	return r.at
}

func (r *jsonReader) value(depth int) (Node, error) {
	token, at, err := r.token()
	if err != nil {
		return Node{}, err
	}
	if depth > maxDepth {
		return Node{}, &Fault{At: at, What: "nests without end", Hint: "no spec nests deeper than five levels"}
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '[' {
			return r.list(at, depth)
		}
		return r.mapping(at, depth)
	case nil:
		return Node{Kind: Null, At: at}, nil
	case string:
		return Node{Kind: Text, Text: token, At: at}, nil
	}
	return Node{Kind: Text, Text: fmt.Sprint(token), At: at}, nil
}

func (r *jsonReader) list(at Position, depth int) (Node, error) {
	node := Node{Kind: List, At: at}
	for r.decoder.More() {
		item, err := r.value(depth + 1)
		if err != nil {
			return Node{}, midway(err)
		}
		node.Items = append(node.Items, item)
	}
	_, _, err := r.token() // the closing bracket
	return node, midway(err)
}

func (r *jsonReader) mapping(at Position, depth int) (Node, error) {
	node := Node{Kind: Mapping, At: at}
	for r.decoder.More() {
		token, keyAt, err := r.token()
		if err != nil {
			return Node{}, midway(err)
		}
		key, _ := token.(string) // encoding/json allows no other key
		if first := node.Lookup(key); first != nil {
			return Node{}, duplicateKey(keyAt, key, first.At)
		}
		value, err := r.value(depth + 1)
		if err != nil {
			return Node{}, midway(err)
		}
		node.Pairs = append(node.Pairs, Pair{Key: key, At: keyAt, Value: value})
	}
	_, _, err := r.token() // the closing brace
	return node, midway(err)
}

// midway turns the end of the input, met inside a value, into an error.
func midway(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (r *jsonReader) fault(err error) *Fault {
	var fault *Fault
	if errors.As(err, &fault) {
		return fault
	}
	offset, what := len(r.data), "it ends too early"
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		offset, what = r.syntaxError(err)
	}
	return &Fault{
		At: positionAt(r.name, r.data, min(offset, len(r.data))), What: "is not valid JSON: " + what,
		Hint: "check the commas, quotes and brackets before this place",
	}
}

// syntaxError gives the place and the text of a syntax error. The decoder's
// own place is that of the token before: the whole document is read once more.
func (r *jsonReader) syntaxError(err error) (offset int, what string) {
	var whole json.RawMessage
	var syntax *json.SyntaxError
	if again := json.Unmarshal(r.data[r.start:], &whole); errors.As(again, &syntax) {
		return r.start + max(0, int(syntax.Offset)-1), syntax.Error()
	}
	return int(r.decoder.InputOffset()), err.Error()
}
