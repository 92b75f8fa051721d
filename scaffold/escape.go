package scaffold

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// Why a text cannot stand where its field lands.
var (
	errTwoPlaces   = errors.New("the template has it in two places, and it would have to be written differently in each")
	errWithinMarks = errors.New("the template has it within emphasis or a link, and it contains the same kind of markup")
	errTangled     = errors.New(`its "*" or "_" marks could be paired in more than one way, or one of them is in a bare URL; write \* or \_ for a mark that is text, and put URLs in angle brackets`)
	errInWord      = errors.New("it begins or ends with a character that is not a letter or digit, right next to emphasis of the template within a word, so the emphasis would not be seen")
	errTouching    = errors.New("the template has another text right next to it, and markup in one could change how the other is read")
	errInAngles    = errors.New("the template has it in angle brackets, in which only a URL or an address can stand")
	errInCodeSpan  = errors.New("the template has it within a code span, and it contains markup or a character that cannot be shown there")
)

// escape makes a text safe for all places where its field lands.
func (t *Template) escape(s saidText, text string) (string, error) {
	placements, err := t.layout.At(s.path)
	if err != nil {
		return "", err
	}
	isAnywhere := len(placements) == 0
	all := inBody(placements)
	if placements = s.fitting(all); len(placements) == 0 && !isAnywhere {
		return text, nil
	}
	places := layout.Places(placements)
	out := escapeAt(s.field, text, places[0])
	for _, at := range places[1:] {
		if escapeAt(s.field, text, at) != out {
			return "", errTwoPlaces
		}
	}
	for i := range placements {
		if out, err = guard(t.table, &placements[i], s.field, text, out); err != nil {
			return "", err
		}
	}
	for i := range placements {
		if placements[i].Place.Kind != markdown.Code && s.field.IsOneLine() {
			out = markdown.EscapeNext(out, placements[i].Next)
		}
		if holdsNext(out, &placements[i]) {
			return "", fmt.Errorf("the template parts it from the next text with %q, and it contains that", placements[i].Next)
		}
	}
	return out, s.holdsSpace(out, placements, all)
}

// holdsNext reports whether a text, which is written as out, contains what stands between it
// and the next one of its line, and no backslash can tell: it would be cut there.
func holdsNext(out string, at *layout.Placement) bool {
	if at.Place.Kind == markdown.Code || at.Place.Kind == markdown.Row || strings.TrimSpace(at.Next) == "" {
		return false
	}
	return markdown.IndexUnescaped(out+at.Next, at.Next) != len(out)
}

// guard keeps the marks of a text, which is written as out, from finding a
// partner in other texts of its line, and in the template's own.
func guard(table *spec.Table, at *layout.Placement, f *spec.Field, text, out string) (string, error) {
	nextToInline := isNextToInline(table, at)
	switch {
	case at.Place.Kind == markdown.Code || f.IsClosed():
		return out, nil
	case at.IsAngled() && !isAutolink("<"+out+">"):
		return "", errInAngles
	case at.Touching && !markdown.IsSafe(text):
		return "", errTouching
	case at.InWord && !beginsAndEndsInWord(text):
		return "", errInWord
	}
	switch {
	case at.Around == "" && !nextToInline:
	case strings.Contains(at.Around, "`"):
		if out != text || strings.Contains(out, "`") {
			return "", errInCodeSpan
		}
	case f.Kind == spec.Plain || f.Kind == spec.Label:
		if isBoldName(f, at) && strings.HasSuffix(out, boldDash) { // which else is read as the dash behind a name
			out = strings.TrimSuffix(out, "-") + `\-`
		}
		if nextToInline || strings.Contains(at.Around, "~") {
			out = markdown.EscapeTildes(out)
		}
	case f.Kind == spec.Inline && strings.ContainsAny(out, "*_~[]"):
		loose, alike := markdown.EscapeLoose(out)
		if !alike {
			return "", errTangled
		}
		if out = loose; markdown.HasMarkup(out, at.Around) {
			return "", errWithinMarks
		}
	case f.Kind == spec.Block && strings.ContainsAny(out, at.Around):
		return "", errWithinMarks
	}
	return out, nil
}

// boldDash is a dash that an author has made bold with the name before it.
const boldDash = " -"

// isBoldName reports whether a name stands in emphasis.
func isBoldName(f *spec.Field, at *layout.Placement) bool {
	return f.Kind == spec.Plain && strings.Contains(at.Around, "*")
}

// isAutolink reports whether a text is a URL or an address in angle brackets.
func isAutolink(text string) bool {
	spans := (markdown.Inline{}).Spans(text)
	return len(spans) == 1 && spans[0].Kind == markdown.SpanAutolink
}

// beginsAndEndsInWord reports whether a text has a letter or a digit at both
// ends.
func beginsAndEndsInWord(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return isWordRune(first) && isWordRune(last)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isNextToInline reports whether emphasis or a link could reach from the text
// of a placement into another: inline or block text of the same line, but not of
// another cell.
func isNextToInline(table *spec.Table, at *layout.Placement) bool {
	return at.Place.Kind != markdown.Row && slices.ContainsFunc(at.With, func(path string) bool { return isInline(table, path) })
}

// isInline reports whether a path is that of an inline or a block text.
func isInline(table *spec.Table, path string) bool {
	f, key := table.Lookup(path)
	if key != "" {
		f = f.Key(key)
	}
	return f != nil && (f.Kind == spec.Inline || f.Kind == spec.Block) && !f.IsObject()
}

// fitting gives the placements that a key of an object can land in, for what else
// the object says: "[title](link): …" only where there is a link.
func (s *saidText) fitting(placements []layout.Placement) []layout.Placement {
	if s.of.Keys == nil {
		return placements
	}
	object := strings.TrimSuffix(s.path, s.field.Path)
	var fit []layout.Placement
	for _, at := range placements {
		if !slices.ContainsFunc(at.With, func(path string) bool {
			key, ok := strings.CutPrefix(path, object)
			_, said := s.of.Keys[key]
			return ok && !said
		}) {
			fit = append(fit, at)
		}
	}
	if fit == nil {
		return placements
	}
	return mostShared(fit)
}

// inBody gives the placements that are not in the front matter; nil if there are none.
func inBody(placements []layout.Placement) []layout.Placement {
	isFront := func(at layout.Placement) bool { return at.Front }
	if !slices.ContainsFunc(placements, isFront) {
		return placements
	}
	var body []layout.Placement
	for _, at := range placements {
		if !at.Front {
			body = append(body, at)
		}
	}
	return body
}

// mostShared gives the placements whose line has the most fields: a template
// that has a line for title and link, and one for the title alone, takes the
// first when both are said.
func mostShared(placements []layout.Placement) []layout.Placement {
	most := 0
	for i := range placements {
		most = max(most, len(placements[i].With))
	}
	return slices.DeleteFunc(placements, func(at layout.Placement) bool { return len(at.With) < most })
}

// escapeAt makes a text of a field safe for one place.
func escapeAt(f *spec.Field, s string, at markdown.Place) string {
	switch f.Kind {
	case spec.Plain, spec.Label:
		return markdown.EscapePlain(s, at)
	case spec.Inline:
		return markdown.EscapeInline(s, at)
	case spec.Block:
		if at.Kind == markdown.Code {
			return s
		}
		return markdown.EscapeBlock(s)
	case spec.Link:
		return markdown.EscapeDestination(s)
	}
	return s
}

// candidates are the texts that may have been said, the likeliest first.
func candidates(f *spec.Field, text string, placements []layout.Placement) []string {
	bare := text
	for i := range placements {
		bare = markdown.UnescapeNext(bare, placements[i].Next)
	}
	at := layout.Places(placements)[0]
	switch f.Kind {
	case spec.Plain, spec.Label:
		return []string{markdown.UnescapePlain(text, at)}
	case spec.Inline:
		return []string{
			markdown.UnescapeInline(markdown.UnescapeLoose(bare), at),
			markdown.UnescapeInline(bare, at), markdown.UnescapeInline(text, at),
		}
	case spec.Block:
		return []string{markdown.UnescapeBlock(text)}
	case spec.Stars:
		return []string{strconv.Itoa(strings.Count(text, "⭐"))}
	case spec.Link:
		return []string{markdown.UnescapeDestination(text)}
	}
	return []string{text}
}
