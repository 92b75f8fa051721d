package merge

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// A codeForm is what formatters of Markdown make of code: prettier formats that of
// some languages, too. What they change makes no difference, but only where it means
// the same for certain: all else is an edit.
type codeForm uint8

const (
	asWritten  codeForm = iota // it means something just as it is
	asJSON                     // white space, quotes, trailing commas
	asYAML                     // the same, and how far it is indented
	asScript                   // JavaScript: semicolons and the brackets of a parameter as well
	asStyle                    // style sheets: white space, quotes, the last semicolon
	asMarkup                   // HTML: white space, quotes, tags that close themselves
	asQuery                    // GraphQL, in which commas mean nothing
	asMarkdown                 // what a reader sees of it counts
)

var forms = map[string]codeForm{
	"css": asStyle, "scss": asStyle, "less": asStyle, "html": asMarkup, "vue": asMarkup, "graphql": asQuery, "gql": asQuery,
	"js": asScript, "javascript": asScript, "jsx": asScript, "mjs": asScript, "cjs": asScript,
	"ts": asScript, "typescript": asScript, "tsx": asScript, "mts": asScript, "cts": asScript,
	"json": asJSON, "json5": asJSON, "jsonc": asJSON, "yaml": asYAML, "yml": asYAML,
	"markdown": asMarkdown, "md": asMarkdown, "mdx": asMarkdown,
}

// What begins and ends a text in digested code that counts as it is: of a string, of
// all others. No code has these bytes.
const (
	stringMark = 1
	exactMark  = 2
	escapeMark = 3
)

// appendCode appends the code of a block, so that what formatters change in it makes
// no difference.
func appendCode(out, code []byte, form codeForm) []byte {
	switch form {
	case asMarkdown:
		return appendMarkdown(out, code)
	case asJSON, asScript, asQuery:
		return appendScript(out, code, form)
	case asYAML:
		return appendYAML(out, code)
	case asStyle:
		return appendStyle(out, code)
	case asMarkup:
		return appendMarkup(out, code)
	}
	return append(out, code...)
}

// appendExact appends a text that counts as it is.
func appendExact(out, text []byte) []byte {
	return append(append(append(out, exactMark), text...), exactMark)
}

// appendMarkdown appends Markdown within Markdown, in one writing. What no reader sees
// of it is its author's, too. Markdown within that counts as it is written: reading
// each depth anew would take long where there are many.
func appendMarkdown(out, code []byte) []byte {
	d := markdown.Parse(code)
	if len(d.Blocks) > 0 && d.Blocks[0].Kind == markdown.FrontMatterBlock {
		out = appendYAML(out, d.Text(0))
	}
	for _, comment := range markdown.Comments(code) {
		out = appendExact(out, comment)
	}
	lines := d.Written(0, len(d.Blocks))
	for i := range lines {
		if line := &lines[i]; line.Kind == markdown.FenceOpen && forms[markdown.Language(line.Raw)] == asMarkdown {
			line.Raw = slices.Concat([]byte("```nested "), line.Raw)
		}
	}
	return append(out, digestOf(lines).loose()...)
}

func isQuote(c byte) bool { return c == '\'' || c == '"' }

// stringEnd gives how long what follows a quote is, up to and with the quote that
// closes it: nothing if that does not stand in its line.
func stringEnd(text []byte, quote byte) int {
	for i := 0; i < len(text) && text[i] != '\n'; i++ {
		switch text[i] {
		case '\\':
			i++
		case quote:
			return i + 1
		}
	}
	return 0
}

// appendString appends what stands between the quotes of a string, whichever these
// are: another quote in it may be escaped, or not.
func appendString(out, text []byte) []byte {
	out = append(out, stringMark)
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) {
			if i++; !isQuote(text[i]) {
				out = append(out, escapeMark)
			}
		}
		out = append(out, text[i])
	}
	return append(out, stringMark)
}

// endOf gives the end of a text that a mark closes, from an offset on.
func endOf(code []byte, from int, mark string) int {
	if at := bytes.Index(code[from:], []byte(mark)); at >= 0 {
		return from + at + len(mark)
	}
	return len(code)
}

// lineEnd gives where the line of an offset ends.
func lineEnd(code []byte, from int) int {
	if at := bytes.IndexByte(code[from:], '\n'); at >= 0 {
		return from + at
	}
	return len(code)
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isWord(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || isLetter(c) || c >= 0x80
}
