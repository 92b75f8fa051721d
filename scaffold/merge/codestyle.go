package merge

import "bytes"

// appendStyle appends a style sheet: white space counts but beside the signs that part
// what it says, and the semicolon before the end of a block does not.
func appendStyle(out, code []byte) []byte {
	isSpaced, depth := false, 0 // of brackets
	isSelector := selects(code)
	for i := 0; i < len(code); {
		c := code[i]
		if isBlank(c) {
			isSpaced = true
			i++
			continue
		}
		if c == ';' && ends(code[i+1:]) {
			c, i = ' ', i+1
			continue
		}
		if isSpaced && !isStyleSign(lastByte(out), isSelector && depth == 0, true) && !isStyleSign(c, isSelector && depth == 0, false) && (c != ':' || isSelector && depth == 0) {
			out = append(out, ' ')
		}
		isSpaced = false
		switch {
		case bytes.HasPrefix(code[i:], []byte("/*")):
			end := endOf(code, i+2, "*/")
			out, i = appendExact(out, code[i:end]), end
			continue
		case bytes.HasPrefix(code[i:], []byte("//")), bytes.HasPrefix(code[i:], []byte("url(")):
			end := lineEnd(code, i)
			if c == 'u' {
				end = min(end, endOf(code, i, ")"))
			}
			out, i = appendExact(out, code[i:end]), end
			continue
		case isQuote(c):
			if n := stringEnd(code[i+1:], c); n > 0 {
				out, i = appendString(out, code[i+1:i+n]), i+1+n
				continue
			}
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth = max(0, depth-1)
		}
		out = append(out, c)
		if i++; c == '{' || c == '}' || c == ';' {
			isSelector, depth = selects(code[i:]), 0
		}
	}
	return out
}

func lastByte(text []byte) byte {
	if len(text) == 0 {
		return '{'
	}
	return text[len(text)-1]
}

// isStyleSign reports whether white space beside a sign says nothing: behind it, or
// before it.
func isStyleSign(c byte, isSelector, behind bool) bool {
	switch c {
	case '{', '}', ';', ',':
		return true
	case '>', '~', '+':
		return isSelector
	case '(', '[', ':':
		return behind
	case ')', ']':
		return !behind
	}
	return false
}

// selects reports whether a statement is one that a block stands behind.
func selects(code []byte) bool {
	end := bytes.IndexAny(code, "{};")
	return end >= 0 && code[end] == '{'
}

// ends reports whether a block or the code ends next.
func ends(code []byte) bool {
	code = bytes.TrimLeft(code, " \t\r\n")
	return len(code) == 0 || code[0] == '}'
}
