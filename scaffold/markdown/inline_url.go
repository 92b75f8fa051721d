package markdown

import "strings"

// hasBareURL reports whether a text may have a bare URL or address.
func hasBareURL(text string) bool {
	return strings.Contains(text, "://") || strings.Contains(text, "www.") || strings.IndexByte(text, '@') >= 0
}

// bareURL reads the bare URL or address at the position, if one begins there.
// GFM's readers do not agree on what belongs to it; this is what goldmark takes
// for it.
func (r *inlineReader) bareURL() bool {
	if len(r.brackets) > 0 || !r.mayBeginURL() {
		return false
	}
	rest := r.text[r.pos:r.end]
	n, prefix := bareURLLength(rest), ""
	if n > 0 && rest[0] == 'w' {
		prefix = "http://"
	}
	if n == 0 {
		n, prefix = bareAddressLength(rest), "mailto:"
	}
	if n == 0 {
		return false
	}
	r.put(Span{Kind: SpanAutolink, Text: rest[:n], Target: &Target{Destination: prefix + rest[:n]}}, n)
	return true
}

// mayBeginURL reports whether a bare URL may begin at the position: at the start
// of a line, behind white space, "*", "_", "~" or "(", behind what is no text,
// and behind backticks.
func (r *inlineReader) mayBeginURL() bool {
	if !isWord(r.text[r.pos]) {
		return false
	}
	if r.pos == r.begin || r.pos == r.loose {
		return true
	}
	if r.pos == r.plain {
		return r.pos != r.resolved
	}
	return strings.IndexByte(" \t*_~(", r.text[r.pos-1]) >= 0
}

// bareURLLength gives how long the URL is that a text begins with, or 0.
func bareURLLength(text string) int {
	start := 0
	for _, scheme := range []string{"http://", "https://", "ftp://"} {
		if strings.HasPrefix(text, scheme) {
			start = len(scheme)
		}
	}
	if strings.HasPrefix(text, "www.") {
		start = len("www.")
	}
	if start == 0 {
		return 0
	}
	const longest = 256 // a host
	host := start
	for host < len(text) && host-start < longest && (isWord(text[host]) || strings.IndexByte("-@:%._+~#=", text[host]) >= 0) {
		host++
	}
	for ; host > start; host-- { // its last part has letters
		if host+1 < len(text) && text[host] == '.' && isSmall(text[host+1]) {
			break
		}
	}
	if host == start {
		return 0
	}
	end := host + 1
	for end < len(text) && isSmall(text[end]) {
		end++
	}
	return withoutURLTail(text, urlPathEnd(text, end, text[0] != 'w'))
}

func isSmall(c byte) bool { return c >= 'a' && c <= 'z' }

// urlPathEnd gives where a URL ends whose host ends at an offset.
func urlPathEnd(text string, end int, mayHavePort bool) int {
	if mayHavePort && end+1 < len(text) && text[end] == ':' && text[end+1] >= '0' && text[end+1] <= '9' {
		for end++; end < len(text) && text[end] >= '0' && text[end] <= '9'; {
			end++
		}
	}
	if end == len(text) || strings.IndexByte("/#?", text[end]) < 0 {
		return end
	}
	const inPath = "-@:%_+.~#!?&/=();,'\">^{}[]`"
	for end++; end < len(text) && (isWord(text[end]) || strings.IndexByte(inPath, text[end]) >= 0 || mayHavePort && text[end] == '$'); {
		end++
	}
	return end
}

// withoutURLTail gives where a URL ends without the marks of a sentence, the
// entities and the parentheses that do not belong to it.
func withoutURLTail(text string, end int) int {
	opening, closing := strings.Count(text[:end], "("), strings.Count(text[:end], ")")
	for end > 1 {
		switch text[end-1] {
		case '?', '!', '.', ',', ':', '*', '_', '~':
			end--
		case ')':
			if closing <= opening {
				return end
			}
			closing--
			end--
		case ';':
			start := end - 2
			for start > 0 && isWord(text[start]) {
				start--
			}
			if start == end-2 || text[start] != '&' {
				return end
			}
			end = start
		default:
			return end
		}
	}
	return end
}

// bareAddressLength gives how long the bare e-mail address is that a text
// begins with, or 0: its host has a dot.
func bareAddressLength(text string) int {
	n := inlineAddress(text)
	if n == 0 || isPunct(text[0]) {
		return 0
	}
	_, host, _ := strings.Cut(text[:n], "@")
	if !strings.Contains(host[:len(host)-1], ".") || n < len(text) && (text[n] == '-' || text[n] == '_') {
		return 0
	}
	return n
}
