package markdown

import (
	"bytes"
	"strings"
)

// openHTML opens an HTML block. In a paragraph, not every tag does.
func (p *blockParser) openHTML(depth int, inParagraph bool) bool {
	text := p.src[p.first:p.end]
	kind := htmlKind(text)
	if kind == 0 || kind == 7 && inParagraph {
		return false
	}
	b := p.openLeaf(HTMLBlock, depth)
	b.Level = kind
	p.add()
	if endsHTML(text, kind) {
		p.closeLeaf()
	}
	return true
}

// htmlKind gives which kind of HTML block a text begins, as CommonMark counts
// them, or 0.
func htmlKind(text []byte) int {
	if len(text) < 2 {
		return 0
	}
	switch c := text[1]; {
	case c == '?':
		return 3
	case c == '!':
		return declaration(text[2:])
	case c != '/' && !isLetter(c):
		return 0
	}
	nameStart := 1
	if text[1] == '/' {
		nameStart = 2
	}
	nameEnd := nameStart
	for nameEnd < len(text) && isTagByte(text[nameEnd]) {
		nameEnd++
	}
	if nameEnd == nameStart || !isLetter(text[nameStart]) {
		return 0
	}
	name, rest := text[nameStart:nameEnd], text[nameEnd:]
	ends := len(rest) == 0 || isSpace(rest[0]) || rest[0] == '>'
	switch {
	case nameStart == 1 && ends && isVerbatimTag(name):
		return HTMLVerbatim
	case (ends || bytes.HasPrefix(rest, []byte("/>"))) && isBlockTag(name):
		return 6
	case nameStart == 2 && closesTag(rest), nameStart == 1 && !isVerbatimTag(name) && completesTag(rest):
		return 7
	}
	return 0
}

// declaration is htmlKind for what stands behind "<!".
func declaration(text []byte) int {
	switch {
	case bytes.HasPrefix(text, []byte("--")):
		return HTMLComment
	case bytes.HasPrefix(text, []byte("[CDATA[")):
		return 5
	case len(text) > 0 && text[0] >= 'A' && text[0] <= 'Z': // other letters are text to readers
		return 4
	}
	return 0
}

// endsHTML reports whether an HTML block ends with a line.
func endsHTML(line []byte, kind int) bool {
	switch kind {
	case HTMLVerbatim:
		return closesVerbatim(line)
	case HTMLComment:
		return bytes.Contains(line, []byte("-->"))
	case 3:
		return bytes.Contains(line, []byte("?>"))
	case 4:
		return bytes.IndexByte(line, '>') >= 0
	case 5:
		return bytes.Contains(line, []byte("]]>"))
	}
	return false
}

// closesVerbatim reports whether a line has the closing tag of an element whose
// content is no Markdown.
func closesVerbatim(line []byte) bool {
	for {
		i := bytes.Index(line, []byte("</"))
		if i < 0 {
			return false
		}
		line = line[i+2:]
		if end := bytes.IndexByte(line[:min(len(line), 9)], '>'); end >= 0 && isVerbatimTag(line[:end]) {
			return true
		}
	}
}

func isTagByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '-' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isVerbatimTag reports whether the content of an element is no Markdown, blank
// lines included.
func isVerbatimTag(name []byte) bool {
	return equalsFold(name, "script") || equalsFold(name, "pre") || equalsFold(name, "style") || equalsFold(name, "textarea")
}

func equalsFold(name []byte, tag string) bool {
	return len(name) == len(tag) && strings.EqualFold(string(name), tag)
}

// isBlockTag reports whether a tag begins an HTML block whatever follows it.
func isBlockTag(name []byte) bool {
	var lower [10]byte // the longest has as many
	if len(name) > len(lower) {
		return false
	}
	for i, c := range name {
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		lower[i] = c
	}
	switch string(lower[:len(name)]) {
	case "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col",
		"colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
		"footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
		"iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup",
		"option", "p", "param", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
		"title", "tr", "track", "ul":
		return true
	}
	return false
}

// closesTag reports whether a closing tag is complete in what stands behind its
// name, and alone in its line.
func closesTag(text []byte) bool {
	text = bytes.TrimLeft(text, " \t")
	return len(text) > 0 && text[0] == '>' && isWhite(text[1:])
}

// completesTag reports whether an opening tag is complete in what stands behind
// its name, and alone in its line.
func completesTag(text []byte) bool {
	for {
		rest := bytes.TrimLeft(text, " \t")
		if len(rest) == 0 {
			return false
		}
		if rest[0] == '>' || rest[0] == '/' {
			rest = bytes.TrimPrefix(rest, []byte("/"))
			return len(rest) > 0 && rest[0] == '>' && isWhite(rest[1:])
		}
		if len(rest) == len(text) {
			return false
		}
		n := attribute(rest)
		if n == 0 {
			return false
		}
		text = rest[n:]
	}
}

// attribute gives the length of the attribute that a text begins with, or 0.
func attribute(text []byte) int {
	if c := text[0]; !isLetter(c) && c != '_' && c != ':' {
		return 0
	}
	n := 1
	for n < len(text) && (isLetter(text[n]) || isDigit(text[n]) || strings.IndexByte("_.:-", text[n]) >= 0) {
		n++
	}
	value := bytes.TrimLeft(text[n:], " \t")
	if len(value) == 0 || value[0] != '=' {
		return n
	}
	value = bytes.TrimLeft(value[1:], " \t")
	if len(value) == 0 {
		return 0
	}
	length := 0
	if quote := value[0]; quote == '"' || quote == '\'' {
		length = 2 + bytes.IndexByte(value[1:], quote)
		if length == 1 {
			return 0
		}
	} else {
		for length < len(value) && strings.IndexByte(" \t\"'=<>`", value[length]) < 0 {
			length++
		}
		if length == 0 {
			return 0
		}
	}
	return len(text) - len(value) + length
}
