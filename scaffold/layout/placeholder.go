package layout

import (
	"bytes"
	"iter"
	"maps"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
)

// A Placeholder is a text in square brackets that the template leaves for the
// author to replace; or a link or an image, which is one as long as it is the same.
type Placeholder struct {
	Text string // with its brackets
	Line int    // from 1
}

// IsPlaceholder reports whether a text in brackets, if it stands in this section
// of the blank problem (a place in Sections), is a placeholder of the template.
func (l *Layout) IsPlaceholder(section int, b markdown.Bracket) bool {
	return l.placeholders[l.keys[section]][bracket{b.Text, b.InCode}]
}

// HasPlaceholders reports whether there is a placeholder in a section of the blank problem.
func (l *Layout) HasPlaceholders(section int) bool { return len(l.placeholders[l.keys[section]]) > 0 }

// Brackets walks over what could be a placeholder in a block, in order.
func (l *Layout) Brackets(page *markdown.Document, block int) iter.Seq[markdown.Bracket] {
	if !l.leavesLinks {
		return page.Brackets(block)
	}
	return inBrackets(page, block)
}

// inBrackets walks over the texts in brackets of a block, and its links.
func inBrackets(page *markdown.Document, block int) iter.Seq[markdown.Bracket] {
	all := slices.AppendSeq(slices.Collect(page.Brackets(block)), page.LinkBrackets(block))
	slices.SortStableFunc(all, func(a, b markdown.Bracket) int { return a.Start - b.Start })
	return slices.Values(all)
}

// A bracket is a text in brackets, in code or not.
type bracket struct {
	text   string
	inCode bool
}

// Placeholders walks over the template's placeholders that are left in a document,
// whose Headings are placed so, in order. A text in brackets counts only where the
// template has the same: in the same section, and not where it is a task box or, in
// code, glued to a word as in "cache[key]".
func (l *Layout) Placeholders(page *markdown.Document, placed []Placed) iter.Seq[Placeholder] {
	return func(yield func(Placeholder) bool) {
		placeholders := l.placeholders[""]
		line, at, goOn := 1, 0, true
		tell := func(found markdown.Bracket) bool {
			if placeholders[bracket{found.Text, found.InCode}] {
				line += bytes.Count(page.Source[at:found.Start], []byte("\n"))
				at = found.Start
				goOn = yield(Placeholder{found.Text, line})
			}
			return goOn
		}
		section := -1
		for i := 0; i < len(page.Blocks) && goOn; i++ {
			b := &page.Blocks[i]
			if b.Kind == markdown.HeadingBlock && b.Parent < 0 {
				section++
				placeholders = l.placeholders[placed[section].Key]
			}
			switch {
			case placeholders == nil:
			case l.leavesLinks:
				inBrackets(page, i)(tell)
			default:
				page.Brackets(i)(tell)
			}
		}
	}
}

// placeholdersOf gives the placeholders of each section: the bracketed texts and links
// of the blank problem that are gone once everything is said.
func (l *Layout) placeholdersOf(blank, complete *markdown.Document) map[string]map[bracket]bool {
	kept, out := l.brackets(complete), l.brackets(blank)
	for section, all := range out {
		maps.DeleteFunc(all, func(b bracket, _ bool) bool { return kept[section][b] })
		for b := range all {
			l.leavesLinks = l.leavesLinks || strings.HasSuffix(b.text, ")")
		}
	}
	return out
}

// brackets gives the texts in brackets and the links that could be placeholders, by the keys of
// the sections of one of the template's own documents.
func (l *Layout) brackets(page *markdown.Document) map[string]map[bracket]bool {
	out := map[string]map[bracket]bool{}
	keys := l.ownKeys(page.Sections())
	section, key := -1, ""
	for i := range page.Blocks {
		b := &page.Blocks[i]
		if b.Kind == markdown.HeadingBlock && b.Parent < 0 {
			section++
			key = keys[section]
		}
		for found := range inBrackets(page, i) {
			if out[key] == nil {
				out[key] = map[bracket]bool{}
			}
			out[key][bracket{found.Text, found.InCode}] = true
		}
	}
	return out
}
