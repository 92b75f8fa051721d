package bank

import "strings"

// matchesName reports whether a glob stands for a name, as git reads globs:
// byte by byte. path.Match is another language: its brackets know no classes
// and no "!", and a hyphen in them is always a range.
func matchesName(glob, name string) bool {
	star, from := -1, 0 // after the last star, and what of the name is after what it stands for
	g, n := 0, 0
	for n < len(name) {
		size, ok := matchesByte(glob[g:], name[n])
		switch {
		case g < len(glob) && glob[g] == '*':
			g++
			star, from = g, n
		case ok:
			g, n = g+size, n+1
		case star >= 0: // let it stand for one more
			from++
			g, n = star, from
		default:
			return false
		}
	}
	return strings.Trim(glob[g:], "*") == ""
}

// matchesByte reports whether a glob begins with something that stands for a
// byte, and how long that is.
func matchesByte(glob string, b byte) (size int, ok bool) {
	switch {
	case glob == "":
		return 0, false
	case glob[0] == '?':
		return 1, true
	case glob[0] == '[':
		return matchesSet(glob, b)
	case glob[0] == '\\' && len(glob) == 1:
		return 0, false
	case glob[0] == '\\':
		return 2, glob[1] == b
	}
	return 1, glob[0] == b
}

// matchesSet does the same for a glob that begins with an opening bracket. A
// set that is never closed stands for nothing.
func matchesSet(glob string, b byte) (size int, ok bool) {
	i := 1
	negated := i < len(glob) && (glob[i] == '!' || glob[i] == '^')
	if negated {
		i++
	}
	found := false
	low := -1 // the byte before a hyphen, which makes it a range
	for first := true; i < len(glob); first = false {
		if glob[i] == ']' && !first {
			return i + 1, found != negated
		}
		class, isClass := classAt(glob[i:])
		if isClass {
			within, known := inClass(class, b)
			if !known {
				return 0, false
			}
			found, low = found || within, -1
			i += len("[:" + class + ":]")
			continue
		}
		isRange := glob[i] == '-' && low >= 0 && i+1 < len(glob) && glob[i+1] != ']'
		if isRange {
			i++
		}
		if glob[i] == '\\' {
			if i++; i == len(glob) {
				return 0, false
			}
		}
		if isRange {
			found, low = found || low <= int(b) && b <= glob[i], -1
		} else {
			found, low = found || b == glob[i], int(glob[i])
		}
		i++
	}
	return 0, false
}

// classAt gives the name of a class such as [:digit:] at the start of a text.
func classAt(text string) (class string, ok bool) {
	inside, opened := strings.CutPrefix(text, "[:")
	inside, _, closed := strings.Cut(inside, "]")
	class, colon := strings.CutSuffix(inside, ":")
	return class, opened && closed && colon
}

// inClass reports whether a byte is in a class of ASCII characters, and
// whether there is such a class.
func inClass(class string, b byte) (within, known bool) {
	digit, lower, upper := '0' <= b && b <= '9', 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z'
	graphic := '!' <= b && b <= '~'
	switch class {
	case "alnum":
		return digit || lower || upper, true
	case "alpha":
		return lower || upper, true
	case "blank":
		return b == ' ' || b == '\t', true
	case "cntrl":
		return b < ' ' || b == 0x7f, true
	case "digit":
		return digit, true
	case "graph":
		return graphic, true
	case "lower":
		return lower, true
	case "print":
		return graphic || b == ' ', true
	case "punct":
		return graphic && !digit && !lower && !upper, true
	case "space":
		return b == ' ' || '\t' <= b && b <= '\r', true
	case "upper":
		return upper, true
	case "xdigit":
		return digit || 'a' <= b && b <= 'f' || 'A' <= b && b <= 'F', true
	}
	return false, false
}
