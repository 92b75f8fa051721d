package scaffold

import (
	"slices"
	"strings"
	"unicode/utf8"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
)

// What stands between a label and its value: a colon, a dash, or nothing behind words in bold.
// Whichever a template has, its lines are read with each of them.

// labelOf gives the words that announce the first field of a pattern.
func labelOf(p *layout.Pattern) string {
	label, _ := announced(p)
	return label
}

// lacksSign reports whether a pattern has a label in bold with no sign behind it.
func lacksSign(p *layout.Pattern) bool {
	label, isSigned := announced(p)
	return label != "" && !isSigned
}

func announced(p *layout.Pattern) (label string, isSigned bool) {
	if p.Kind != markdown.Item && p.Kind != markdown.Prose {
		return "", false
	}
	before := beforeValue(p)
	_, _, text := apart(before)
	text = strings.TrimSpace(markdown.Inline{}.Seen(text))
	if endsInColon(text) && markdown.Key(text) != "" {
		return strings.TrimSpace(strings.TrimRight(text, ":：")), true
	}
	return layout.Announced(before)
}

// mayLackSign reports whether a name in bold with no sign behind it is a label in a paragraph,
// and not the beginning of a sentence: the template has none either, or what follows is one of
// the few values of its field.
func (r *reader) mayLackSign(key, name, value string) bool {
	if name = markdown.Key(name); name == "" {
		return false
	}
	return slices.ContainsFunc(r.labelPatterns(key), func(p labelPattern) bool {
		f := r.field(p.Fields[0])
		isFew := f != nil && f.IsClosed() && strings.TrimSpace(value) != ""
		return p.key == name && (lacksSign(p.Pattern) || isFew && r.fits(p.Pattern, value))
	})
}

// withoutSigns gives the texts of a line without the signs that they begin with where the
// template has a label with none: "**Level** – Hard".
func withoutSigns(p *layout.Pattern, texts []string) []string {
	for i, text := range texts {
		if text == "" || text[0] != ':' && text[0] != '-' && text[0] < utf8.RuneSelf {
			continue
		}
		said := withoutSecondJoint(text)
		if said == text {
			continue
		}
		_, before := atJoint(p.WithBreaks()[i])
		if label, isSigned := layout.Announced(before); label != "" && !isSigned {
			texts = slices.Clone(texts)
			texts[i] = said
		}
	}
	return texts
}
