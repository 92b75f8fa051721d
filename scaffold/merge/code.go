package merge

import (
	"bytes"
	"slices"

	"newproblem/scaffold/markdown"
)

// A codeForm is what formatters of Markdown make of code: prettier formats that of
// some languages, too.
type codeForm uint8

const (
	asWritten  codeForm = iota // it means something just as it is
	asData                     // YAML and JSON: white space, quotes, trailing commas
	asScript                   // JavaScript and style sheets: semicolons as well
	asMarkup                   // HTML: tags that close themselves as well
	asQuery                    // GraphQL, in which commas mean nothing
	asMarkdown                 // what a reader sees of it counts
)

var forms = map[string]codeForm{
	"css": asScript, "scss": asScript, "less": asScript, "html": asMarkup, "vue": asMarkup, "graphql": asQuery, "gql": asQuery,
	"js": asScript, "javascript": asScript, "jsx": asMarkup, "mjs": asScript, "cjs": asScript,
	"ts": asScript, "typescript": asScript, "tsx": asMarkup, "mts": asScript, "cts": asScript,
	"json": asData, "json5": asData, "jsonc": asData, "yaml": asData, "yml": asData,
	"markdown": asMarkdown, "md": asMarkdown, "mdx": asMarkdown,
}

// appendCode appends the code of a block, so that what formatters change in it makes
// no difference.
func appendCode(out, code []byte, form codeForm) []byte {
	switch form {
	case asWritten:
		return append(out, code...)
	case asMarkdown:
		return appendMarkdown(out, code)
	}
	code = appendWords(nil, loosened(code, form))
	if form == asScript || form == asMarkup {
		code = withBareParameters(code)
	}
	return appendWords(out, code)
}

// withBareParameters gives JavaScript without the brackets around the only parameter of
// a function, which may be left out: "(x)=>".
func withBareParameters(code []byte) []byte {
	var out []byte
	for {
		before, after, found := bytes.Cut(code, []byte(")=>"))
		if !found {
			return append(out, code...)
		}
		at := len(before)
		for at > 0 && isWord(before[at-1]) {
			at--
		}
		if at > 0 && at < len(before) && before[at-1] == '(' {
			out = append(append(append(out, before[:at-1]...), before[at:]...), "=>"...)
		} else {
			out = append(append(out, before...), ")=>"...)
		}
		code = after
	}
}

// appendMarkdown appends Markdown within Markdown, in one writing. What no reader sees
// of it is its author's, too. Markdown within that counts as it is written: reading
// each depth anew would take long where there are many.
func appendMarkdown(out, code []byte) []byte {
	d := markdown.Parse(code)
	if len(d.Blocks) > 0 && d.Blocks[0].Kind == markdown.FrontMatterBlock {
		out = appendWords(out, loosened(d.Text(0), asData))
	}
	for _, comment := range markdown.Comments(code) {
		out = appendWords(out, comment)
	}
	lines := d.Written(0, len(d.Blocks))
	for i := range lines {
		if line := &lines[i]; line.Kind == markdown.FenceOpen && forms[markdown.Language(line.Raw)] == asMarkdown {
			line.Raw = slices.Concat([]byte("```nested "), line.Raw)
		}
	}
	return append(out, digestOf(lines).loose()...)
}

// loosened gives code without the semicolons and the trailing commas that formatters
// put in or take away, and with one kind of quotes.
func loosened(code []byte, form codeForm) []byte {
	out := make([]byte, 0, len(code))
	depth := 0 // of brackets: those of a loop keep their semicolons
	for i := 0; i < len(code); i++ {
		c, rest := code[i], code[i+1:]
		switch {
		case isQuote(c):
			n := stringEnd(rest, c)
			start := len(out)
			if out = appendString(out, rest[:n]); form != asMarkup { // white space in a string is its own
				keepSpaces(out[start:])
			}
			i += n
			continue
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ';' && depth <= 0 && (form == asScript || form == asMarkup && endsStatement(rest)),
			c == ',' && (form == asQuery || closes(rest, form)),
			c == '/' && form == asMarkup && bytes.HasPrefix(rest, []byte(">")):
			c = ' '
		}
		out = append(out, c)
	}
	return out
}

// endsStatement reports whether a semicolon is the last of its line or block.
func endsStatement(rest []byte) bool {
	rest = bytes.TrimLeft(rest, " \t\r")
	return len(rest) == 0 || rest[0] == '\n' || rest[0] == '}' || bytes.HasPrefix(rest, []byte("//")) || bytes.HasPrefix(rest, []byte("/*"))
}

// keepSpaces makes the spaces of a text no spaces.
func keepSpaces(text []byte) {
	for i, c := range text {
		if c == ' ' {
			text[i] = 0
		}
	}
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

// appendString appends a string, behind the quote that opens it, with one kind of
// quotes: those around it, and in it, however they are escaped.
func appendString(out, text []byte) []byte {
	out = appendQuote(out)
	for i, c := range text {
		switch {
		case c == '\\' && i+1 < len(text) && isQuote(text[i+1]):
		case isQuote(c):
			out = appendQuote(out)
		default:
			out = append(out, c)
		}
	}
	return out
}

// appendQuote appends a quote, but none behind another: YAML doubles those in a string.
func appendQuote(out []byte) []byte {
	if bytes.HasSuffix(out, []byte(`"`)) {
		return out
	}
	return append(out, '"')
}

// closes reports whether a bracket closes what stands before a text, behind comments.
func closes(text []byte, form codeForm) bool {
	for {
		text = bytes.TrimLeft(text, " \t\r\n")
		isLine := bytes.HasPrefix(text, []byte("//")) || form == asData && bytes.HasPrefix(text, []byte("#"))
		switch {
		case isLine:
			_, text, _ = bytes.Cut(text, []byte("\n"))
		case bytes.HasPrefix(text, []byte("/*")):
			_, text, _ = bytes.Cut(text, []byte("*/"))
		default:
			return len(text) > 0 && slices.Contains([]byte(")]}"), text[0])
		}
	}
}

// appendWords appends code with white space only where two words would run
// together.
func appendWords(out, code []byte) []byte {
	for word := range bytes.FieldsSeq(code) {
		if n := len(out); n > 0 && isWord(out[n-1]) && isWord(word[0]) {
			out = append(out, ' ')
		}
		out = append(out, word...)
	}
	return out
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}
