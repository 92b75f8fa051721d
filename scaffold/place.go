package scaffold

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// escape makes a text safe for all places where its field lands.
func (t *Template) escape(s saidText, text string) (string, error) {
	spots, err := t.spots(s.path)
	if err != nil {
		return "", err
	}
	spots = s.fitting(spots)
	merged := mergePlaces(spots)
	out := escapeAt(s.field, text, merged[0])
	for _, at := range merged[1:] {
		if escapeAt(s.field, text, at) != out {
			return "", errTwoPlaces
		}
	}
	for i := range spots {
		if out, err = guard(t.table, &spots[i], s.field, text, out); err != nil {
			return "", err
		}
	}
	for i := range spots {
		if spots[i].Place.Kind != markdown.Code && s.field.IsOneLine() {
			out = markdown.EscapeNext(out, spots[i].Next)
		}
	}
	return out, nil
}

// guard keeps the marks of a text, which is written as out, from finding a
// partner in other texts of its line, and in the template's own.
func guard(table *spec.Table, s *Spot, f *spec.Field, text, out string) (string, error) {
	beside := isBesideInline(table, s)
	switch {
	case s.Place.Kind == markdown.Code || f.IsClosed():
		return out, nil
	case s.Touching && !markdown.IsSafe(text):
		return "", errTouching
	case s.InWord && !beginsAndEndsInWord(text):
		return "", errInWord
	}
	switch {
	case s.Around == "" && !beside:
	case strings.Contains(s.Around, "`"):
		if out != text || strings.Contains(out, "`") {
			return "", errInCodeSpan
		}
	case f.Kind == spec.Plain || f.Kind == spec.Label:
		if beside || strings.Contains(s.Around, "~") {
			out = markdown.EscapeTildes(out)
		}
	case f.Kind == spec.Inline && strings.ContainsAny(out, "*_~[]"):
		loose, alike := markdown.EscapeLoose(out)
		if !alike {
			return "", errTangled
		}
		if out = loose; markdown.HasMarkup(out, s.Around) {
			return "", errWithinMarks
		}
	case f.Kind == spec.Block && strings.ContainsAny(out, s.Around):
		return "", errWithinMarks
	}
	return out, nil
}

// beginsAndEndsInWord reports whether a text has a letter or a digit at both
// ends.
func beginsAndEndsInWord(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return isWordRune(first) && isWordRune(last)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isBesideInline reports whether emphasis or a link could reach from the
// spot's text into another: inline or block text of the same line, but not of
// another cell.
func isBesideInline(table *spec.Table, s *Spot) bool {
	return s.Place.Kind != markdown.Row && slices.ContainsFunc(s.With, func(path string) bool { return isInline(table, path) })
}

// isInline reports whether a path is that of an inline or a block text.
func isInline(table *spec.Table, path string) bool {
	f, key := table.Lookup(path)
	if key != "" {
		f = f.Key(key)
	}
	return f != nil && (f.Kind == spec.Inline || f.Kind == spec.Block) && !f.IsObject()
}

// fitting gives the spots that a key of an object can land in, for what else
// the object says: "[title](link): …" only where there is a link.
func (s *saidText) fitting(spots []Spot) []Spot {
	if s.of.Keys == nil {
		return spots
	}
	object := strings.TrimSuffix(s.path, s.field.Path)
	var fit []Spot
	for _, spot := range spots {
		if !slices.ContainsFunc(spot.With, func(path string) bool {
			key, ok := strings.CutPrefix(path, object)
			_, said := s.of.Keys[key]
			return ok && !said
		}) {
			fit = append(fit, spot)
		}
	}
	if fit == nil {
		return spots
	}
	return mostShared(fit)
}

// mostShared gives the spots whose line has the most fields: a template that
// has a line for title and link, and one for the title alone, takes the first
// when both are said.
func mostShared(spots []Spot) []Spot {
	most := 0
	for i := range spots {
		most = max(most, len(spots[i].With))
	}
	return slices.DeleteFunc(spots, func(s Spot) bool { return len(s.With) < most })
}

// mergePlaces gives one place for each kind: a text that is safe at the start
// of a line is safe elsewhere. A field that is not readable in a template has
// no place, and may stand anywhere.
func mergePlaces(spots []Spot) []markdown.Place {
	if len(spots) == 0 {
		return []markdown.Place{{Kind: markdown.Prose, Lead: true}}
	}
	var merged []markdown.Place
	for i := range spots {
		at := spots[i].Place
		k := slices.IndexFunc(merged, func(m markdown.Place) bool { return m.Kind == at.Kind })
		if k < 0 {
			merged = append(merged, at)
			continue
		}
		merged[k].Lead = merged[k].Lead || at.Lead
	}
	return merged
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
		return escapeLink(s)
	}
	return s
}

// escapeLink writes the destination of a link so that it cannot end early.
func escapeLink(s string) string {
	return markdown.EscapeEntities(linkEscapes.Replace(s))
}

var linkEscapes = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", " ", "%20", "|", "%7C", `\`, "%5C", "`", "%60", "*", "%2A", "[", "%5B", "]", "%5D")
