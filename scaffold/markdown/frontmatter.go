package markdown

import "bytes"

// FrontMatterEnd gives the offset behind the front matter that a document begins with; 0
// if it has none.
func FrontMatterEnd(doc []byte) int {
	p := blockParser{src: doc, returns: bytes.IndexByte(doc, '\r') >= 0}
	if pos := p.frontMatter(); len(p.blocks) > 0 {
		return pos
	}
	return 0
}

// frontMatter reads the front matter that the document may begin with, and
// gives where the rest begins. Byte order marks are skipped.
func (p *blockParser) frontMatter() (pos int) {
	pos = len(ByteOrderMarks(p.src))
	rest := p.src[pos:]
	if !bytes.HasPrefix(rest, []byte("---")) && !bytes.HasPrefix(rest, []byte("+++")) {
		return pos
	}
	const most = 1000 // lines: beyond them, it is a thematic break
	marker := rest[0]
	end, next := p.lineBounds(pos)
	if !isFrontFence(p.src[pos:end], marker) {
		return pos
	}
	sure := false // the first line that is no comment is a setting
	var lines []Segment
	for at := next; at < len(p.src) && len(lines) < most; at = next {
		end, next = p.lineBounds(at)
		text := p.src[at:end]
		if isFrontFence(text, marker) || marker == '-' && isFrontFence(text, '.') {
			p.number = len(lines) + 2
			p.segments = append(p.segments, lines...)
			p.blocks = append(p.blocks, Block{
				Kind: FrontMatterBlock, Marker: marker, Line: 1, Start: pos, End: next,
				Parent: none, Next: 1, endSegment: int32(len(lines)),
			})
			return next
		}
		if !sure && !isComment(text) {
			if sure = isSetting(text, marker); !sure {
				return pos
			}
		}
		lines = append(lines, Segment{Start: at, End: end})
	}
	return pos
}

// ByteOrderMarks gives what Windows likes to write before a text: one mark, or
// several, where tools have put one before another. Nobody sees them.
func ByteOrderMarks(doc []byte) []byte {
	rest := doc
	for bytes.HasPrefix(rest, []byte("\ufeff")) {
		rest = rest[len("\ufeff"):]
	}
	return doc[:len(doc)-len(rest)]
}

// isFrontFence reports whether a line begins or ends front matter.
func isFrontFence(line []byte, marker byte) bool {
	return run(line, marker) == 3 && isWhite(line[3:])
}

func isComment(line []byte) bool { return len(line) > 0 && line[0] == '#' }

// isSetting reports whether a line begins like a setting: of YAML if the marker
// is '-', or of TOML.
func isSetting(line []byte, marker byte) bool {
	if len(line) == 0 {
		return false
	}
	c := line[0]
	isName := isLetter(c) || c == '"' || c == '\'' || c == '_'
	if marker == '+' {
		return c == '[' || isName && bytes.IndexByte(line, '=') > 0
	}
	return isName && bytes.IndexByte(line, ':') > 0
}
