package markdown

// takeDefinitions makes the link reference definitions that a paragraph begins
// with blocks of their own. The paragraph's text ends before the segment. It
// gives the paragraph that is left, or none.
func (p *blockParser) takeDefinitions(paragraph, end int) int {
	for {
		b := &p.blocks[paragraph]
		first := int(b.firstSegment)
		if p.src[p.segments[first].Start] != '[' {
			return paragraph
		}
		r := definitionReader{src: p.src, lines: p.segments[first:end]}
		if !r.read() {
			return paragraph
		}
		b.Kind = DefinitionBlock
		p.defines = true
		b.endSegment = b.firstSegment + int32(r.taken)
		p.endDefinition(int(b.endSegment) - 1)
		b.firstSpan = int32(len(p.spans))
		p.spans = append(p.spans, r.label, r.destination, r.title)
		b.endSpan = b.firstSpan + 3
		rest, line, parent := int(b.endSegment), b.Line+r.taken, b.Parent
		behind := b.End
		if rest < end {
			_, b.End = p.lineBounds(p.segments[rest-1].Start)
		}
		p.finish(paragraph)
		if rest == end {
			return none
		}
		b = p.push(ParagraphBlock, parent)
		b.Line, b.Start, b.End = line, p.segments[rest].Start, behind
		b.firstSegment = int32(rest)
		paragraph = len(p.blocks) - 1
	}
}

// endDefinition takes the white space from the end of a definition's last line.
func (p *blockParser) endDefinition(segment int) {
	s := &p.segments[segment]
	s.End = p.trim(s.Start, s.End).End
}

// A definitionReader reads a link reference definition from the lines of a
// paragraph.
type definitionReader struct {
	src   []byte
	lines []Segment
	line  int // which is read
	pos   int // and where

	label, destination, title Range
	taken                     int // how many lines it has
}

// read reads a definition, if the lines begin with one.
func (r *definitionReader) read() bool {
	r.pos = r.lines[0].Start
	if !r.readLabel() {
		return false
	}
	r.space()
	if r.line == len(r.lines) || !r.readDestination() {
		return false
	}
	apart := r.isSpace()
	whole := r.endsLine()
	r.taken = r.line + 1
	at := r.pos
	r.space()
	r.title = Range{at, at}
	if r.line < len(r.lines) && apart {
		if title, ok := r.readTitle(); ok && r.endsLine() {
			r.title = title
			r.taken = r.line + 1
			return true
		}
	}
	return whole
}

// isSpace reports whether white space or the end of the line comes next.
func (r *definitionReader) isSpace() bool {
	return r.pos == r.lines[r.line].End || isSpace(r.src[r.pos])
}

// endsLine reports whether the line has nothing more.
func (r *definitionReader) endsLine() bool {
	return isWhite(r.src[r.pos:r.lines[r.line].End])
}

// space reads white space, with at most one line break.
func (r *definitionReader) space() {
	for broken := false; ; broken = true {
		for r.pos < r.lines[r.line].End && isSpace(r.src[r.pos]) {
			r.pos++
		}
		if broken || r.pos < r.lines[r.line].End {
			return
		}
		if r.breakLine(); r.line == len(r.lines) {
			return
		}
	}
}

// breakLine goes to the next line, if there is one.
func (r *definitionReader) breakLine() {
	if r.line++; r.line < len(r.lines) {
		r.pos = r.lines[r.line].Start
	}
}

// readLabel reads a label in brackets, and the colon behind it.
func (r *definitionReader) readLabel() bool {
	const most = 1000 // characters; CommonMark has 999, but cmark counts like this
	r.pos++
	start, n, words := r.pos, 0, false
	for r.line < len(r.lines) {
		if r.pos >= r.lines[r.line].End {
			n++
			r.breakLine()
			continue
		}
		c := r.src[r.pos]
		switch {
		case c == '[' || n > most:
			return false
		case c == ']':
			r.label = Range{start, r.pos}
			r.pos++
			if !words || r.pos == r.lines[r.line].End || r.src[r.pos] != ':' {
				return false
			}
			r.pos++
			return true
		case c == '\\' && r.pos+1 < r.lines[r.line].End && isPunct(r.src[r.pos+1]):
			r.pos++
			n++
		}
		words = words || !isSpace(c)
		if c < 0x80 || c >= 0xC0 { // not within a character
			n++
		}
		r.pos++
	}
	return false
}

// readDestination reads the destination, in angle brackets or bare.
func (r *definitionReader) readDestination() bool {
	start, end := r.pos, r.lines[r.line].End
	if r.pos < end && r.src[r.pos] == '<' {
		for r.pos++; r.pos < end && r.src[r.pos] != '>'; r.pos++ {
			switch c := r.src[r.pos]; {
			case c == '<':
				return false
			case c == '\\' && r.pos+1 < end && isPunct(r.src[r.pos+1]):
				r.pos++
			}
		}
		if r.pos == end {
			return false
		}
		r.pos++
		r.destination = Range{start, r.pos}
		return true
	}
	const most = 32 // parentheses within each other, as cmark has it
	open := 0
loop:
	for ; r.pos < end; r.pos++ {
		switch c := r.src[r.pos]; {
		case isSpace(c): // no other control character ends one to readers
			break loop
		case c == '\\' && r.pos+1 < end && isPunct(r.src[r.pos+1]):
			r.pos++
		case c == '(':
			if open++; open > most {
				return false
			}
		case c == ')':
			if open--; open < 0 {
				break loop
			}
		}
	}
	r.destination = Range{start, r.pos}
	return r.pos > start // parentheses that stay open are no fault to readers
}

// readTitle reads a title in quotes or parentheses, which may have several
// lines.
func (r *definitionReader) readTitle() (Range, bool) {
	if r.pos == r.lines[r.line].End {
		return Range{}, false
	}
	start, open := r.pos, r.src[r.pos]
	end := open
	switch open {
	case '(':
		end = ')'
	case '"', '\'':
	default:
		return Range{}, false
	}
	r.pos++
	for r.line < len(r.lines) {
		if r.pos >= r.lines[r.line].End {
			r.breakLine()
			continue
		}
		c := r.src[r.pos]
		r.pos++
		switch {
		case c == end:
			return Range{start, r.pos}, true
		case c == open:
			return Range{}, false
		case c == '\\' && r.pos < r.lines[r.line].End && isPunct(r.src[r.pos]):
			r.pos++
		}
	}
	return Range{}, false
}
