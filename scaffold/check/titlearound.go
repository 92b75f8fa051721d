package check

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"newproblem/scaffold/markdown"
)

// A title that does not have the words around the field as the template writes them may have
// them in another way, in another place, or in part: a hint has them once.

// longestTitle is how long a title may be to be taken apart.
const longestTitle = 300

// separators are the signs between a title and the words around it.
const separators = " \t:-–—|"

// writtenWith is a heading with a field as the template writes it, with what the title of a
// heading of the document has in the place of the field.
func (w *work) writtenWith(n, h int) string {
	t, title := &w.template[n], w.headings[h].title
	if len(title) < longestTitle {
		title = t.withoutAround(t.withoutRemark(title, string(w.page.Text(w.headings[h].block)), w.page.Inline()))
	}
	return hashes(w.levelIn(n)) + " " + t.prefix + title + t.suffix
}

// withoutRemark takes a remark behind the words behind the field, which is no part of the
// title, off one that is written as a text: in brackets, or marked, as code or a link is.
func (t *templateHeading) withoutRemark(title, text string, in markdown.Inline) string {
	if bare, ok := markdown.WithoutRemark(title); ok && t.withoutAround(bare) != bare {
		return bare
	}
	if at := marksBehind(text, in); at < len(text) {
		if bare := in.Title(text[:at]); t.withoutAround(bare) != bare {
			return bare
		}
	}
	return title
}

// marksBehind gives where the marked words begin that a text ends in.
func marksBehind(text string, in markdown.Inline) int {
	in.Tags = true
	at, depth := len(text), 0
	for _, s := range in.Spans(text) {
		isPlain := false
		switch s.Kind {
		case markdown.SpanEmphasisEnd, markdown.SpanStrikeEnd, markdown.SpanLinkEnd, markdown.SpanImageEnd:
			depth--
			continue
		case markdown.SpanEmphasis, markdown.SpanStrike, markdown.SpanLink, markdown.SpanImage:
			depth++
		case markdown.SpanHTML:
			if strings.HasPrefix(s.Text, "</") {
				depth--
				continue
			} else if !s.IsBreakTag() && strings.Contains(text[s.End:], "</") {
				depth++
			}
		case markdown.SpanText:
			isPlain = depth == 0
		}
		if isPlain && strings.TrimSpace(s.Text) != "" {
			at = len(text)
		} else if !isPlain && at == len(text) {
			at = s.Start
		}
	}
	return at
}

// withoutAround takes the words around the field of a form off a title that has them in
// another writing.
func (t *templateHeading) withoutAround(title string) string {
	if before, words := t.around[0], markdown.Key(title); before != "" && strings.HasPrefix(words, before) && !t.goesOn(title) {
		for end := range title {
			if markdown.Key(title[:end]) == before {
				title = strings.TrimLeft(title[end:], separators)
				break
			}
		}
	}
	if behind := t.around[1]; behind != "" && strings.HasSuffix(markdown.Key(title), behind) {
		for start := len(title) - 1; start > 0; start-- {
			if utf8.RuneStart(title[start]) && markdown.Key(title[start:]) == behind {
				return strings.TrimRight(title[:start], separators)
			}
		}
	}
	return t.withoutSuffix(title)
}

// withoutSuffix takes the words behind the field off a title that has them, or most of them,
// somewhere else: at its beginning, or between a separator and more words.
func (t *templateHeading) withoutSuffix(title string) string {
	suffix := wordsIn(t.shown[1])
	if len(suffix) < 2 {
		return title
	}
	for _, at := range partsOf(title) {
		part := title[at[0]:at[1]]
		before, behind := strings.TrimRight(title[:at[0]], separators), title[at[1]:]
		switch rest := behindWords(part, suffix); {
		case at[0] == 0 && strings.TrimSpace(rest) == "" && behind != "":
			return strings.TrimLeft(behind, separators)
		case at[0] > 0 && rest != part:
			return strings.TrimRight(before+rest+behind, separators)
		case at[0] > 0 && behind == "" && isMostly(wordsIn(part), suffix):
			return before
		}
	}
	return title
}

// partsOf gives where the parts of a title stand that separators part: signs with a space
// beside them, and bars.
func partsOf(title string) (parts [][2]int) {
	start := 0
	for i, r := range title {
		size := utf8.RuneLen(r)
		isSign := strings.ContainsRune(separators[2:], r)
		if size < 1 || !isSign || r != '|' && !strings.HasPrefix(title[i+size:], " ") {
			continue
		}
		if r == ':' || r == '|' || strings.HasSuffix(title[:i], " ") {
			parts = append(parts, [2]int{start, i})
			start = i + size
			start += len(title[start:]) - len(strings.TrimLeft(title[start:], " "))
		}
	}
	return append(parts, [2]int{start, len(title)})
}

// behindWords gives what stands behind some words at the beginning of a text, or all of it,
// if it does not begin with them.
func behindWords(text string, words []string) string {
	rest := text
	for _, word := range words {
		rest = strings.TrimLeftFunc(rest, func(r rune) bool { return !isOfWord(r) })
		if len(rest) < len(word) || !strings.EqualFold(rest[:len(word)], word) {
			return text
		}
		rest = rest[len(word):]
		if r, _ := utf8.DecodeRuneInString(rest); rest != "" && isOfWord(r) {
			return text
		}
	}
	return rest
}

// isMostly reports whether at least two of some words are among others, and all but one.
func isMostly(some, words []string) bool {
	same := 0
	for _, word := range some {
		for _, other := range words {
			if word == other {
				same++
				break
			}
		}
	}
	return same >= 2 && len(some)-same <= 1
}

func isOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// wordsIn gives the words of a text, in small letters.
func wordsIn(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isOfWord(r) })
}

// titleElsewhere reports a title in the form of the template's that is no heading of its level:
// one of another level, a line of text, or a tag, above the first section. It reports whether
// there is one.
func (w *work) titleElsewhere() bool {
	t := &w.template[0]
	if len(t.around[0])+len(t.around[1]) == 0 {
		return false
	}
	for i := range w.page.Children(-1) {
		b, what := &w.page.Blocks[i], "is no heading"
		text := w.page.Source[b.Start:b.End]
		switch b.Kind {
		case markdown.HeadingBlock:
			if slices.ContainsFunc(w.headings, func(h heading) bool { return h.block == i && h.match >= 0 }) {
				return false
			}
			text, what = w.page.Text(i), "is a heading of level "+strconv.Itoa(b.Level)
		case markdown.ParagraphBlock:
			text = w.page.Text(i)
		case markdown.HTMLBlock:
		default:
			continue
		}
		if text = bytes.TrimSpace(text); len(text) > longestTitle || bytes.IndexByte(text, '\n') >= 0 {
			continue
		}
		title, key := w.page.Inline().Title(string(text)), w.page.Inline().Key(string(text))
		if len(key) <= len(t.around[0])+len(t.around[1]) || !strings.HasPrefix(key, t.around[0]) || !strings.HasSuffix(key, t.around[1]) || t.goesOn(title) {
			continue
		}
		start, end := w.mended.Origin(b.Start, b.Start+len(bytes.TrimRight(w.page.Source[b.Start:b.End], " \t\r\n")))
		w.report(titleForm, start, end, "write it as: "+hashes(t.heading.Level)+" "+t.prefix+t.withoutAround(title)+t.suffix,
			"the title %q %s", title, what).under(-1)
		return true
	}
	return false
}
