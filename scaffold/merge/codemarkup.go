package merge

import (
	"bytes"
	"slices"
	"strings"
)

// blockTags are the elements that browsers set apart: white space around their tags is
// not seen.
var blockTags = strings.Fields(`html head body title meta link base header footer main nav aside section article div p
	ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr td th form fieldset legend h1 h2 h3 h4 h5 h6 hr br
	blockquote figure figcaption address details summary !doctype script style template pre`)

// exactTags are the elements whose text counts as it is.
var exactTags = []string{"pre", "textarea", "script", "style", "template"}

// appendMarkup appends HTML: white space in a text is a space, and tags are in one
// writing.
func appendMarkup(out, code []byte) []byte {
	isSpaced, isApart := false, true // white space stands before what follows; it is not seen
	for i := 0; i < len(code); {
		switch {
		case isBlank(code[i]):
			isSpaced = true
			i++
			continue
		case bytes.HasPrefix(code[i:], []byte("<!--")):
			out = appendSpace(out, isSpaced && !isApart)
			end := endOf(code, i, "-->")
			out, i, isApart = appendExact(out, code[i:end]), end, false
		case code[i] == '<' && i+1 < len(code) && (isLetter(code[i+1]) || code[i+1] == '/' || code[i+1] == '!'):
			name := tagName(code[i+1:])
			isBlock := slices.Contains(blockTags, name)
			out = appendSpace(out, isSpaced && !isApart && !isBlock)
			out, i = appendTag(out, code, i)
			if isApart = isBlock; code[i-1] == '>' && slices.Contains(exactTags, name) {
				if end := bytes.Index(code[i:], []byte("</"+name)); end > 0 {
					out, i = appendExact(out, code[i:i+end]), i+end
				}
			}
		default:
			out = appendSpace(out, isSpaced && !isApart)
			out, i, isApart = append(out, code[i]), i+1, false
		}
		isSpaced = false
	}
	return out
}

func appendSpace(out []byte, isSeen bool) []byte {
	if isSeen {
		return append(out, ' ')
	}
	return out
}

// tagName gives the name of a tag, behind the sign that opens it.
func tagName(tag []byte) string {
	tag = bytes.TrimPrefix(tag, []byte("/"))
	end := 0
	for end < len(tag) && (isLetter(tag[end]) || tag[end] >= '0' && tag[end] <= '9' || bytes.IndexByte([]byte("!-:"), tag[end]) >= 0) {
		end++
	}
	return strings.ToLower(string(tag[:end]))
}

// appendTag appends the tag that begins at an offset, and gives where it ends.
func appendTag(out, code []byte, i int) ([]byte, int) {
	name := tagName(code[i+1:])
	out = append(out, '<')
	if i++; code[i] == '/' {
		out, i = append(out, '/'), i+1
	}
	out, i = append(out, name...), i+len(name)
	isSpaced := false
	for i < len(code) {
		c := code[i]
		switch {
		case c == '>':
			return append(out, '>'), i + 1
		case isBlank(c):
			isSpaced = true
			i++
			continue
		case c == '/' && i+1 < len(code) && code[i+1] == '>':
			i++
			continue
		case isQuote(c):
			end := bytes.IndexByte(code[i+1:], c)
			if end < 0 {
				return appendExact(out, code[i:]), len(code)
			}
			out = append(append(append(out, stringMark), code[i+1:i+1+end]...), stringMark)
			i += end + 2
		default:
			isSign := c == '=' || len(out) > 0 && out[len(out)-1] == '='
			out = append(appendSpace(out, isSpaced && !isSign), c)
			i++
		}
		isSpaced = false
	}
	return out, i
}
