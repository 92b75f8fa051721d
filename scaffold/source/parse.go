package source

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// MaxSize is the largest source that is read, in bytes. It bounds what a
// mistaken or hostile file can cost; ten thousand complete problems fit.
const MaxSize = 64 << 20

// A Chunk is a run of whole documents of one source, which can be parsed
// apart from the others.
type Chunk struct {
	Name string // of the source
	Line int    // of the chunk's first line in the source, from 1
	Data []byte
	JSON bool
}

// Split cuts a source into chunks of at most about size bytes, between
// documents. A name that ends in ".json", or data that begins like a JSON
// object or list and is valid JSON, is read as JSON, all else as YAML.
func Split(name string, data []byte, size int) ([]Chunk, error) {
	whole := Position{Name: name}
	if len(data) > MaxSize {
		return nil, &Fault{At: whole, What: "is larger than 64 MiB", Hint: "split it into several files"}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if i := invalidUTF8(data); i >= 0 {
		return nil, &Fault{At: positionAt(name, data, i), What: "is not valid UTF-8", Hint: "save the file as UTF-8"}
	}
	if strings.HasSuffix(strings.ToLower(name), ".json") || looksLikeJSON(data) {
		return []Chunk{{Name: name, Line: 1, Data: data, JSON: true}}, nil
	}
	var chunks []Chunk
	start, startLine := 0, 1
	for pos := 0; pos < len(data); {
		next := len(data)
		if i := bytes.IndexByte(data[pos:], '\n'); i >= 0 {
			next = pos + i + 1
		}
		if pos-start >= size && isDocumentStart(data[pos:next]) {
			chunks = append(chunks, Chunk{Name: name, Line: startLine, Data: data[start:pos]})
			start, startLine = pos, startLine+lineBreaks(data[start:pos])
		}
		pos = next
	}
	return append(chunks, Chunk{Name: name, Line: startLine, Data: data[start:]}), nil
}

// lineBreaks counts line breaks as YAML does, so that a line has one number
// however a source is cut.
func lineBreaks(data []byte) int {
	n := bytes.Count(data, []byte("\n"))
	if cr := bytes.Count(data, []byte("\r")); cr > 0 {
		n += cr - bytes.Count(data, []byte("\r\n"))
	}
	for _, other := range []string{"\u0085", "\u2028", "\u2029"} {
		n += bytes.Count(data, []byte(other))
	}
	return n
}

// isDocumentStart reports whether a line is YAML's document marker. Such a
// line ends a document wherever it stands, even within a block scalar.
func isDocumentStart(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("---"))
	return ok && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n"), rest[0]) >= 0)
}

// Parse gives the documents of a chunk. A document that cannot be read is a
// fault; those around it are still read.
func (c Chunk) Parse() ([]Node, Faults) {
	if c.JSON {
		return parseJSON(c)
	}
	nodes, err := decodeYAML(c)
	if err == nil {
		return nodes, nil
	}
	// One broken document hides those after it: read each by itself.
	parts, _ := Split(c.Name, c.Data, 0)
	if len(parts) == 1 {
		return nil, Faults{yamlFault(c, err)}
	}
	var faults Faults
	nodes = nil
	for _, part := range parts {
		part.Line += c.Line - 1
		more, err := decodeYAML(part)
		if err != nil {
			faults = append(faults, yamlFault(part, err))
		}
		nodes = append(nodes, more...)
	}
	return nodes, faults
}

// Parse gives all documents of a source; see Split and Chunk.Parse.
func Parse(name string, data []byte) ([]Node, error) {
	chunks, err := Split(name, data, len(data))
	if err != nil {
		return nil, err
	}
	var nodes []Node
	var faults Faults
	for _, c := range chunks {
		more, bad := c.Parse()
		nodes, faults = append(nodes, more...), append(faults, bad...)
	}
	return nodes, faults.Err()
}

func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// positionAt gives the line and column of a byte offset.
func positionAt(name string, data []byte, offset int) Position {
	before := data[:offset]
	return Position{
		Name:   name,
		Line:   1 + bytes.Count(before, []byte("\n")),
		Column: offset - bytes.LastIndexByte(before, '\n'),
	}
}
