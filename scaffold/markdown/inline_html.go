package markdown

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf8"
)

// lessThan reads the autolink, tag or comment at the position, or a "<" that is
// text.
func (r *inlineReader) lessThan() {
	rest := r.text[r.pos:r.end]
	if n, isAddress := inlineAutolink(rest); n > 0 {
		text := rest[1 : n-1]
		target := Target{Destination: text}
		if isAddress {
			target.Destination = "mailto:" + text
		}
		r.put(Span{Kind: SpanAutolink, Text: text, Target: &target}, n)
		return
	}
	if strings.HasPrefix(rest, "<!--") {
		n := r.commentLength(rest)
		r.atom(SpanComment, n, inlineLines(rest[:n], "\n"))
		return
	}
	n := r.htmlLength(rest)
	r.atom(SpanHTML, n, inlineLines(rest[:n], "\n"))
}

// inlineAutolink gives how long the URL or address in angle brackets is that a
// text begins with, or 0.
func inlineAutolink(text string) (n int, isAddress bool) {
	if n := inlineAddress(text[1:]); n > 0 && n+1 < len(text) && text[n+1] == '>' {
		return n + 2, true
	}
	i := 1
	for i < len(text) && (isWord(text[i]) || i > 1 && strings.IndexByte("+.-", text[i]) >= 0) {
		i++
	}
	if i < 3 || i > 33 || i >= len(text) || text[i] != ':' || !isLetter(text[1]) {
		return 0, false
	}
	for i < len(text) && text[i] > ' ' && text[i] != '<' && text[i] != '>' && text[i] != 0x7f {
		i++
	}
	if i < len(text) && text[i] == '>' {
		return i + 1, false
	}
	return 0, false
}

// inlineAddress gives how long the e-mail address is that a text begins with,
// or 0.
func inlineAddress(text string) int {
	const longest = 320 // an address, by the standards
	text = text[:min(len(text), longest)]
	i := 0
	for i < len(text) && (isWord(text[i]) || strings.IndexByte(".!#$%&'*+/=?^_`{|}~-", text[i]) >= 0) {
		i++
	}
	if i == 0 || i >= len(text) || text[i] != '@' {
		return 0
	}
	end := 0
	for i < len(text) && (end == 0 || text[i] == '.') {
		n := hostPartLength(text[i+1:])
		if n == 0 {
			break
		}
		i += 1 + n
		end = i
	}
	return end
}

// hostPartLength gives how long the part of a host's name is that a text begins
// with, or 0.
func hostPartLength(text string) int {
	n := 0
	for n < len(text) && n < 63 && (isWord(text[n]) || text[n] == '-') {
		n++
	}
	for n > 0 && text[n-1] == '-' {
		n--
	}
	if n == 0 || text[0] == '-' {
		return 0
	}
	return n
}

// What may be known not to come.
const (
	noComment uint8 = 1 << iota
	noInstruction
	noDeclaration
	noCDATA
)

// through gives how much of a text there is up to the first end behind its
// first from bytes, or 0. What was not found once is not looked for again.
func (r *inlineReader) through(text string, from int, end string, flag uint8) int {
	if r.noEnd&flag != 0 {
		return 0
	}
	if n := strings.Index(text[from:], end); n >= 0 {
		return from + n + len(end)
	}
	r.noEnd |= flag
	return 0
}

func (r *inlineReader) commentLength(text string) int {
	for _, empty := range []string{"<!-->", "<!--->"} {
		if strings.HasPrefix(text, empty) {
			return len(empty)
		}
	}
	return r.through(text, len("<!--"), "-->", noComment)
}

// htmlLength gives how long the raw HTML is that a text begins with, or 0.
func (r *inlineReader) htmlLength(text string) int {
	if len(text) < 3 {
		return 0
	}
	switch c := text[1]; {
	case c == '?':
		return r.through(text, 2, "?>", noInstruction)
	case c == '/':
		return closingTagLength(text)
	case strings.HasPrefix(text, "<![CDATA["):
		return r.through(text, len("<![CDATA["), "]]>", noCDATA)
	case c == '!' && text[2] >= 'A' && text[2] <= 'Z': // as readers have it
		return r.through(text, 3, ">", noDeclaration)
	case isLetter(c):
		return openTagLength(text)
	}
	return 0
}

// tagNameEnd gives where the name of a tag ends that begins at an offset, or 0.
func tagNameEnd(text string, i int) int {
	if i >= len(text) || !isLetter(text[i]) {
		return 0
	}
	for i < len(text) && (isWord(text[i]) || text[i] == '-') {
		i++
	}
	return i
}

func closingTagLength(text string) int {
	i := tagNameEnd(text, 2)
	if i == 0 {
		return 0
	}
	i = skipInlineSpace(text, i)
	if i < len(text) && text[i] == '>' {
		return i + 1
	}
	return 0
}

func openTagLength(text string) int {
	i := tagNameEnd(text, 1)
	for i > 0 {
		behind := skipInlineSpace(text, i)
		rest := text[behind:]
		switch {
		case strings.HasPrefix(rest, ">"):
			return behind + 1
		case strings.HasPrefix(rest, "/>"):
			return behind + 2
		case behind == i:
			return 0
		}
		i = attributeEnd(text, behind)
	}
	return 0
}

// attributeEnd gives where the attribute ends that begins at an offset, or 0.
func attributeEnd(text string, i int) int {
	isName := func(i int) bool {
		return i < len(text) && (isLetter(text[i]) || text[i] == '_' || text[i] == ':')
	}
	if !isName(i) {
		return 0
	}
	for isName(i) || i < len(text) && (text[i] == '.' || text[i] == '-' || text[i] >= '0' && text[i] <= '9') {
		i++
	}
	equals := skipInlineSpace(text, i)
	if equals >= len(text) || text[equals] != '=' {
		return i
	}
	i = skipInlineSpace(text, equals+1)
	if i >= len(text) {
		return 0
	}
	if quote := text[i]; quote == '"' || quote == '\'' {
		n := strings.IndexByte(text[i+1:], quote)
		if n < 0 {
			return 0
		}
		return i + n + 2
	}
	start := i
	for i < len(text) && text[i] > ' ' && strings.IndexByte("\"'=<>`", text[i]) < 0 {
		i++
	}
	if i == start {
		return 0
	}
	return i
}

// inlineEntity gives what the entity stands for that a text begins with, and
// how long it is; 0 if it is none.
func inlineEntity(text string) (string, int) {
	const longest = 33 // a name, as HTML has them
	end := strings.IndexByte(text[:min(len(text), longest)], ';')
	if end < 2 {
		return "", 0
	}
	name := text[1:end]
	if name[0] == '#' {
		return numericEntity(name[1:], end+1)
	}
	for i := range len(name) {
		if !isWord(name[i]) {
			return "", 0
		}
	}
	switch name { // so that the table of all is rarely needed
	case "amp":
		return "&", end + 1
	case "lt":
		return "<", end + 1
	case "gt":
		return ">", end + 1
	case "quot":
		return `"`, end + 1
	case "nbsp":
		return "\u00a0", end + 1
	}
	found := html.UnescapeString(text[:end+1])
	if found == text[:end+1] || strings.HasSuffix(found, ";") && name != "semi" { // one without a ";" is none here
		return "", 0
	}
	return found, end + 1
}

// numericEntity gives the character of a number, "35" or "x23".
func numericEntity(digits string, n int) (string, int) {
	base, longest := 10, 7
	if digits != "" && digits[0]|0x20 == 'x' {
		digits, base, longest = digits[1:], 16, 6
	}
	if digits == "" || len(digits) > longest || digits[0] == '+' || digits[0] == '-' {
		return "", 0
	}
	number, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "", 0
	}
	if number == 0 || number > utf8.MaxRune {
		number = utf8.RuneError
	}
	return string(rune(number)), n // a surrogate becomes U+FFFD
}
