package markdown

import (
	"bytes"
	"slices"
	"strings"
)

// EscapeBlock writes a text of several lines so that its paragraphs, lists,
// tables and closed code blocks work, raw HTML is text, and link definitions
// are text. See CheckBlock for what a block may not hold.
func EscapeBlock(s string) string {
	var out strings.Builder
	for group := range blockGroups(s) {
		if group[0].isVerbatim() {
			for _, line := range group {
				out.WriteString(line.text)
			}
			continue
		}
		out.WriteString(escapeSpans(joinLines(group), Place{Kind: Prose}))
	}
	return out.String()
}

func joinLines(lines []blockLine) string {
	var out strings.Builder
	for _, line := range lines {
		out.WriteString(line.text)
	}
	return out.String()
}

// What a block may not hold.
const (
	aHeading     = "a heading"
	anUnderline  = "a line that makes the one above a heading"
	neverClosed  = "a code block that is never closed"
	indentedCode = "indented code with markup in it"
	longSpan     = "a backtick that pairs with one of another line"
	brokenLink   = "a link that is not complete"
	onlyRules    = "nothing but a line across the page"
	ruleAtEnd    = "a line across the page at its end"
	aConflict    = "what git left of a conflict"
	backslashes  = "backslashes at the end of a line that readers of Markdown do not see alike"
)

// wayOut says what to write in place of what a block may not hold.
func wayOut(what string) string {
	switch what {
	case aHeading, anUnderline:
		return "use bold text: the document's own headings are the only ones"
	case indentedCode:
		return "put the code between two lines of ```, or indent the text less"
	case brokenLink:
		return `complete the link, or write \[ for a bracket that is text`
	case onlyRules:
		return "write what belongs there, or leave it out"
	case ruleAtEnd:
		return "leave it out: there, it parts sections to who reads the file"
	case backslashes:
		return "end the line with a word, or with two spaces for a line break"
	case longSpan:
		return "end the code span on its line, or write \\` for a backtick that is text"
	}
	return "begin and end a code block with a line of ``` of its own, both indented alike"
}

// CheckBlock reports what a block text holds that would reach beyond it, or
// could not be shown as it is meant: a heading, a code block that is never
// closed, indented code with markup in it, a rule at its end; or that it has nothing to say. It gives the
// line, from 1, what stands there, and the way out; or 0 when the text is fine. Where one line is
// not enough to decide, it refuses: a code block must begin on a line of its
// own.
func CheckBlock(s string) (line int, what, hint string) {
	var b blockChecker
	rule, last, says := 0, 0, false
	for l := range Lines([]byte(s)) {
		if what := b.check(l, []byte(s[l.Start:l.End])); what != "" {
			return l.Number, what, wayOut(what)
		}
		if says = says || l.Kind != Blank && l.Kind != Rule; l.Kind == Rule && rule == 0 {
			rule = l.Number
		}
		switch {
		case l.Kind == Rule:
			last = l.Number
		case l.Kind != Blank:
			last = 0
		}
	}
	if !says && rule > 0 { // it parts sections, to who reads the file
		return rule, onlyRules, wayOut(onlyRules)
	}
	if last > 0 && endsInRule(s) { // likewise
		return last, ruleAtEnd, wayOut(ruleAtEnd)
	}
	if b.open > 0 {
		return b.open, neverClosed, wayOut(neverClosed)
	}
	for group := range blockGroups(s) {
		if line, what := checkSpans(group); line > 0 {
			return line, what, wayOut(what)
		}
	}
	escaped := EscapeBlock(s)
	if line, what := checkCode(s, escaped); line > 0 {
		return line, what, wayOut(what)
	}
	if line, hint := checkConflicts(escaped); line > 0 {
		return line, aConflict, hint
	}
	return checkTables(escaped)
}

// endsInRule reports whether the last block of a text is a rule, and stands in no other.
func endsInRule(s string) bool {
	doc := Parse([]byte("x\n\n" + s)) // rules at its beginning are around no front matter
	last := -1
	for i := 0; i < len(doc.Blocks); i = doc.Blocks[i].Next {
		last = i
	}
	return last >= 0 && doc.Blocks[last].Kind == BreakBlock
}

// checkConflicts looks for what a merge of git's has left.
func checkConflicts(text string) (line int, hint string) {
	for _, c := range Conflicts([]byte(text)) {
		return 1 + strings.Count(text[:c.Marks[0].Start], "\n"), c.WayOut()
	}
	return 0, ""
}

// checkTables looks for the rows of tables that a reader does not see as such.
func checkTables(text string) (line int, what, hint string) {
	if strings.IndexByte(text, '|') < 0 {
		return 0, "", ""
	}
	doc := Parse([]byte(text))
	for i := range doc.Blocks {
		for _, f := range doc.TableFaults(i) {
			return 1 + strings.Count(text[:f.Start], "\n"), "a fault in a table, " + f.What + ",", f.Hint
		}
	}
	return 0, "", ""
}

// checkCode looks for code, in what a text has become, that is never closed or in
// which an escape would be seen.
func checkCode(given, escaped string) (line int, what string) {
	if given == escaped && !strings.Contains(given, "```") && !strings.Contains(given, "~~~") {
		return 0, ""
	}
	lines, doc := strings.Split(given, "\n"), Parse([]byte(escaped))
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		switch {
		case b.Kind == FencedBlock && !b.Closed:
			return b.Line, neverClosed
		case b.Kind != IndentedBlock:
			continue
		}
		for n, segment := range doc.Lines(i) {
			if !strings.HasSuffix(lines[b.Line+n-1], escaped[segment.Start:segment.End]) {
				return b.Line + n, indentedCode
			}
		}
	}
	return 0, ""
}

// checkSpans looks for escapes that would be seen: those in what some readers take
// for indented code, and those of backticks that may be a code span over several
// lines, or not.
func checkSpans(group []blockLine) (line int, what string) {
	if group[0].isVerbatim() {
		return 0, ""
	}
	at := Place{Kind: Prose}
	var parts, part strings.Builder
	for i, l := range group {
		if i+1 < len(group) && endsInBackslashes(l.text) {
			return l.Number, backslashes
		}
		if l.code && escapeSpans(l.text, at) != l.given {
			return l.Number, indentedCode
		}
		if l.stands != joined {
			parts.WriteString(escapeSpans(part.String(), at))
			part.Reset()
		}
		part.WriteString(l.text)
	}
	parts.WriteString(escapeSpans(part.String(), at))
	escaped := escapeSpans(joinLines(group), at)
	if !linksAlike(group, escaped) {
		return group[0].Number, brokenLink
	}
	whole := strings.SplitAfter(escaped, "\n")
	for i, text := range strings.SplitAfter(parts.String(), "\n") {
		if text != whole[i] {
			return group[i].Number, longSpan
		}
	}
	return 0, ""
}

// linksAlike reports whether a text's links are still links once it is escaped, and
// no others.
func linksAlike(group []blockLine, escaped string) bool {
	var given strings.Builder
	for _, line := range group {
		given.WriteString(line.given)
	}
	return given.String() == escaped || slices.Equal(linkBrackets(given.String()), linkBrackets(escaped))
}

// linkBrackets tells which of a text's closing brackets end the text of a link.
func linkBrackets(s string) (ordinals []int) {
	if !strings.Contains(s, "](") {
		return nil
	}
	links, _ := readLinks(s)
	brackets, counted := 0, 0
	for _, link := range links {
		brackets += strings.Count(s[counted:link[0]], "]")
		counted = link[0]
		ordinals = append(ordinals, brackets)
	}
	return ordinals
}

// endsInBackslashes reports whether a line ends in backslashes that are text
// and then one that breaks the line. Some readers take the first pair for the
// break, and then not the next escape for one.
func endsInBackslashes(line string) bool {
	line = strings.TrimRight(line, "\r\n")
	n := len(line) - len(strings.TrimRight(line, `\`))
	return n > 1 && n%2 == 1
}

// A blockChecker remembers what the lines so far mean for the next.
type blockChecker struct {
	open   int  // the line of the code block that is open, or 0
	indent int  // how far its lines must be indented, to stay in their list item
	items  bool // there was a list item, which an indented line may belong to
	text   bool // the line before may be text, though it does not look like it
	above  bool // the line before has something in it, in a quote as well
}

func (b *blockChecker) check(l Line, text []byte) (what string) {
	afterText, below := b.text, b.above
	trimmed := bytes.TrimSpace(text)
	isBare := len(lineMarkers().Find(trimmed)) == len(trimmed) // a bullet alone is no text, but behind one
	b.text, b.above = false, len(bytes.Trim(text, "> \t\r\n")) > 0 && (below || !isBare)
	switch l.Kind {
	case Blank:
		return ""
	case Heading:
		return aHeading
	case Underline:
		return anUnderline
	case FenceOpen:
		if l.Level > 3 && !b.items {
			return "a code block that is indented too far"
		}
		b.open, b.indent = l.Number, 0
		if b.items {
			b.indent = l.Level
		}
		return ""
	case Code, FenceEnd:
		if len(trimmed) > 0 && indentation(text) < b.indent {
			return "a line that ends the list item, and so the code block, before its fence does"
		}
		if l.Kind == FenceEnd {
			b.open = 0
		}
		return ""
	}
	byTab := bytes.HasPrefix(bytes.TrimLeft(text, " "), []byte("\t")) // too far for the scanner, not for an item
	if (afterText || byTab) && isUnderline(trimmed) {
		return anUnderline
	}
	// A row alone, HTML that will be text, and lines far to the right may be
	// paragraphs, and items that cannot interrupt one, part of it.
	b.text = l.Kind == Row || l.Kind == HTML || l.Level > 3 || afterText && l.Kind == Item && !l.interrupts(trimmed)
	b.items = b.items || l.Kind == Item
	return b.checkNested(l.Kind, trimmed, below)
}

// checkNested looks at what stands in a line after the markers of lists and
// quotes; below is whether it stands right below another line.
func (b *blockChecker) checkNested(kind LineKind, text []byte, below bool) (what string) {
	inner := text[len(lineMarkers().Find(text)):]
	nested := len(inner) < len(text)
	if kind == Quote && below && isUnderline(bytes.TrimLeft(text, "> \t")) {
		return anUnderline
	}
	if len(inner) == 0 {
		return ""
	}
	switch line := classify(inner, 0); {
	case line.Kind == Heading && (nested || b.items):
		return aHeading
	case line.Kind == FenceOpen && nested:
		return "a code block that does not begin on a line of its own"
	}
	return ""
}

// CheckCode reports the first line of a code text that would close the code
// block it stands in, from 1, or 0.
func CheckCode(s string) int {
	number := 1
	for line := range strings.SplitSeq(s, "\n") {
		text := bytes.TrimSpace([]byte(line))
		if len(text) >= 3 && (run(text, '`') >= 3 || run(text, '~') >= 3) {
			return number
		}
		number++
	}
	return 0
}
