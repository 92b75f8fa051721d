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
	return l.placeholders[l.keys[section]].all[bracket{b.Text, b.InCode}]
}

// MayHavePlaceholder reports whether one of the placeholders of a section of the blank
// problem may stand in a part of a document: it says so without reading that.
func (l *Layout) MayHavePlaceholder(section int, text []byte) bool {
	own := l.placeholders[l.keys[section]]
	return len(own.all) > 0 && own.mayStandIn(text)
}

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

// The placeholders of a section.
type placeholders struct {
	all   map[bracket]bool
	first string // what stands first in them, behind their brackets: a byte of each
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
		own := l.placeholders[""]
		line, at, goOn := 1, 0, true
		tell := func(found markdown.Bracket) bool {
			if own.all[bracket{found.Text, found.InCode}] {
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
				own = l.placeholders[placed[section].Key]
			}
			switch {
			case own.all == nil, b.HoldsBlocks(), !own.mayStandIn(page.Source[b.Start:b.End]):
			case l.leavesLinks:
				inBrackets(page, i)(tell)
			default:
				page.Brackets(i)(tell)
			}
		}
	}
}

// mayStandIn reports whether one of the placeholders may stand in a part of a document:
// it begins behind a bracket there, or what stands behind that is marks or white space
// before it. So most parts need not be read.
func (p *placeholders) mayStandIn(text []byte) bool {
	if bytes.IndexByte(text, '&') >= 0 { // it may be a bracket
		return true
	}
	for {
		at := bytes.IndexByte(text, '[')
		if at < 0 || at+1 == len(text) {
			return false
		}
		text = text[at+1:]
		switch c := text[0]; {
		case c == ' ' && len(text) > 1 && text[1] == ']': // the box of a task
		case c >= 0x80, strings.IndexByte("\\`*_~<![ \t\r\n", c) >= 0, strings.IndexByte(p.first, c) >= 0:
			return true
		}
	}
}

// placeholdersOf gives the placeholders of each section: the bracketed texts and links
// of the blank problem that are gone once everything is said.
func (l *Layout) placeholdersOf(blank, complete *markdown.Document) map[string]placeholders {
	kept, out := l.brackets(complete), map[string]placeholders{}
	for section, all := range l.brackets(blank) {
		maps.DeleteFunc(all, func(b bracket, _ bool) bool { return kept[section][b] })
		own := placeholders{all: all}
		for b := range all {
			l.leavesLinks = l.leavesLinks || strings.HasSuffix(b.text, ")")
			if c := strings.TrimLeft(b.text, "![")[:1]; !strings.Contains(own.first, c) {
				own.first += c
			}
		}
		out[section] = own
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
