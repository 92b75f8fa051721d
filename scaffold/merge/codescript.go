package merge

import (
	"bytes"
	"slices"
)

// A token is a piece of code between white space.
type token struct {
	kind     tokenKind
	text     []byte // of a string: what stands between its quotes
	isSpaced bool   // white space stands before it
	isBroken bool   // a line break does
	control  bool   // it closes the brackets of if, for, while or with
	inCall   bool   // it stands in round brackets, and in no others within these

	before, next *token // but for comments
}

type tokenKind uint8

const (
	signToken    tokenKind = iota // one character
	wordToken                     // a name, a keyword, a number
	stringToken                   // in quotes
	exactToken                    // a template, a regular expression, markup
	commentToken                  // nobody forgives anything in it either
)

func (t *token) is(text string) bool {
	return t.kind <= wordToken && string(t.text) == text
}

func (t *token) isAny(words ...string) bool { return slices.ContainsFunc(words, t.is) }

// tokensOf takes JavaScript, JSON or GraphQL apart.
func tokensOf(code []byte, form codeForm) []token {
	var tokens []token
	var open []bracket
	before := &token{text: []byte(";")}
	var last int // but for comments
	for i := 0; i < len(code); {
		t := token{}
		for ; i < len(code) && isBlank(code[i]); i++ {
			t.isSpaced, t.isBroken = true, t.isBroken || code[i] == '\n'
		}
		if i == len(code) {
			break
		}
		if len(tokens) > last && tokens[last].kind != commentToken {
			before = &tokens[last]
		}
		end := 0
		t.kind, end = tokenAt(code, i, before, form)
		if t.text = code[i:end]; t.kind == stringToken {
			t.text = code[i+1 : end-1]
		}
		i = end
		t.inCall = len(open) > 0 && open[len(open)-1].is("(")
		switch {
		case t.kind != signToken:
		case t.isAny("(", "[", "{"):
			isControl := before.isAny("if", "for", "while", "with", "await")
			isType := len(open) > 0 && open[len(open)-1].isType || form == asScript && t.is("{") && beginsType(tokens)
			open = append(open, bracket{token{text: t.text, control: isControl}, isType, 0})
		case t.isAny(")", "]", "}") && len(open) > 0:
			t.control = open[len(open)-1].control
			open = open[:len(open)-1]
		case len(open) > 0 && open[len(open)-1].parts(&t, before):
			t.text = []byte(";")
		}
		if t.kind != commentToken {
			last = len(tokens)
		}
		tokens = append(tokens, t)
	}
	return joined(tokens)
}

// A bracket is one that is open.
type bracket struct {
	token
	isType bool // of TypeScript: types stand in it
	angles int  // how many "<" are open in it
}

// parts reports whether a sign parts the members of a type, as a semicolon does.
func (b *bracket) parts(t, before *token) bool {
	switch {
	case t.is("<"):
		b.angles++
	case t.is(">") && !before.is("="):
		b.angles--
	}
	return b.isType && b.is("{") && b.angles == 0 && t.is(",")
}

// beginsType reports whether a brace behind some tokens opens a type of TypeScript:
// "interface A extends B {", "type A = {".
func beginsType(tokens []token) bool {
	n := len(tokens)
	if n > 2 && tokens[n-1].is("=") {
		return tokens[n-2].kind == wordToken && tokens[n-3].is("type")
	}
	for n--; n >= 0 && (tokens[n].kind == wordToken || tokens[n].isAny(",", ".", "<", ">")); n-- {
		if tokens[n].is("interface") {
			return true
		}
	}
	return false
}

// joined notes what stands before and behind each token.
func joined(tokens []token) []token {
	before, next := &token{text: []byte(";")}, &token{text: []byte("}")}
	for i := range tokens {
		if tokens[i].before = before; tokens[i].kind != commentToken {
			before = &tokens[i]
		}
	}
	for i := len(tokens) - 1; i >= 0; i-- {
		if tokens[i].next = next; tokens[i].kind != commentToken {
			next = &tokens[i]
		}
	}
	return tokens
}

// tokenAt tells what begins at an offset of code, and where that ends.
func tokenAt(code []byte, i int, before *token, form codeForm) (tokenKind, int) {
	c, rest := code[i], code[i:]
	switch {
	case form != asQuery && bytes.HasPrefix(rest, []byte("//")), form == asQuery && c == '#':
		return commentToken, lineEnd(code, i)
	case form != asQuery && bytes.HasPrefix(rest, []byte("/*")):
		return commentToken, endOf(code, i+2, "*/")
	case form == asQuery && bytes.HasPrefix(rest, []byte(`"""`)):
		return exactToken, endOf(code, i+3, `"""`)
	case isQuote(c):
		if n := stringEnd(rest[1:], c); n > 0 {
			return stringToken, i + 1 + n
		}
		return exactToken, lineEnd(code, i)
	case form == asScript && c == '`':
		return exactToken, templateEnd(code, i+1)
	case form == asScript && c == '/' && before.beginsValue():
		if end := patternEnd(code, i+1); end > 0 {
			return exactToken, end
		}
	case form == asScript && c == '<' && before.beginsValue() && len(rest) > 1 && (isLetter(rest[1]) || rest[1] == '>'):
		return exactToken, len(code) // markup, which prettier lays out by rules of its own
	}
	end := i + 1
	for isWord(c) && end < len(code) && isWord(code[end]) {
		end++
	}
	if isWord(c) {
		return wordToken, end
	}
	return signToken, end
}

// beginsValue reports whether a value may stand behind a token, rather than an operator.
func (t *token) beginsValue() bool {
	switch t.kind {
	case wordToken:
		return t.isAny("return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "instanceof", "yield", "await", "default")
	case signToken:
		return !t.isAny(")", "]") || t.control
	}
	return false
}

// templateEnd gives the end of a template, behind the mark that opens it.
func templateEnd(code []byte, i int) int {
	depths := []int{0} // of braces, in each of the templates within each other
	for ; i < len(code); i++ {
		depth := &depths[len(depths)-1]
		switch c := code[i]; {
		case c == '\\':
			i++
		case c == '`' && *depth > 0:
			depths = append(depths, 0)
		case c == '`':
			if depths = depths[:len(depths)-1]; len(depths) == 0 {
				return i + 1
			}
		case c == '$' && *depth == 0 && i+1 < len(code) && code[i+1] == '{':
			*depth++
			i++
		case c == '{' && *depth > 0:
			*depth++
		case c == '}' && *depth > 0:
			*depth--
		}
	}
	return len(code)
}

// patternEnd gives the end of a regular expression, behind the slash that opens it; 0 if
// none closes it in its line.
func patternEnd(code []byte, i int) int {
	inClass := false
	for ; i < len(code) && code[i] != '\n'; i++ {
		switch c := code[i]; {
		case c == '\\':
			i++
		case c == '[':
			inClass = true
		case c == ']':
			inClass = false
		case c == '/' && !inClass:
			return i + 1
		}
	}
	return 0
}

// appendScript appends JavaScript, JSON or GraphQL.
func appendScript(out, code []byte, form codeForm) []byte {
	tokens := tokensOf(code, form)
	bare := -1 // the bracket that closes the only parameter of a function
	var last *token
	for i := range tokens {
		t := &tokens[i]
		before, next := t.before, t.next
		isRestricted := form == asScript && t.isBroken && before.isAny("return", "break", "continue", "throw", "yield")
		if isRestricted && t.kind != commentToken && !t.isAny("}", ";") {
			out, last = append(out, ';'), nil
		}
		switch {
		case form == asScript && t.is(";") && !t.inCall && isIdle(before, next),
			t.is(",") && (form == asQuery || isTrailing(before, next)),
			i == bare:
			continue
		case form == asScript && isBareParameter(tokens[i:]):
			bare = i + 2
			continue
		case t.kind == stringToken:
			out = appendString(out, t.text)
		case t.kind == commentToken, t.kind == exactToken:
			out = appendExact(out, t.text)
		default:
			if last != nil && runsOn(last, t) {
				out = append(out, ' ')
			}
			out = append(out, t.text...)
		}
		last = t
	}
	return out
}

// runsOn reports whether two tokens would be another without white space between.
func runsOn(a, b *token) bool {
	if a.kind == wordToken && b.kind == wordToken {
		return true
	}
	return b.isSpaced && (a.is("+") || a.is("-")) && b.is(string(a.text))
}

// isIdle reports whether a semicolon between two tokens may be left out: none of them
// is a statement without it, and what follows begins another one all the same.
func isIdle(before, next *token) bool {
	if before.control || before.isAny("else", "do", ":", "return", "break", "continue", "throw", "yield") && !next.is("}") {
		return false
	}
	goesOn := next.kind == exactToken || next.isAny("(", "[", "+", "-", "/", "*", ".", ",", "<", "=", "?", "in", "instanceof", "of")
	return !goesOn
}

// isTrailing reports whether a comma between two tokens is one behind the last of some
// values.
func isTrailing(before, next *token) bool {
	return next.isAny(")", "]", "}") && !before.isAny("[", ",", "(", "{")
}

// isBareParameter reports whether the brackets around the only parameter of a function
// begin some tokens: "(x)=>".
func isBareParameter(t []token) bool {
	isOne := len(t) > 4 && t[0].is("(") && t[1].kind == wordToken && t[2].is(")") && t[3].is("=") && t[4].is(">") && !t[4].isSpaced
	above := t[0].before
	return isOne && (above.kind == signToken && !above.isAny(")", "]") || above.isAny("async", "return", "default"))
}
