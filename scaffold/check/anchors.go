package check

import (
	"bytes"
	"iter"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// A link within the page leads to a heading, whose anchor each site makes in its own way, or to
// an id. Only what no site makes an anchor of leads nowhere.

// anchors are the places in a document that a link may lead to. What most links tell is found
// first, and the rest where one leads to none of that.
type anchors struct {
	slugs []string       // of the headings, as GitHub has them
	isOne map[string]int // how many headings have such a slug
	count map[string]int // how many have an anchor, by one of its forms; 1 for an id
}

var (
	// declaredID is an id in raw HTML, in attributes behind a text, in MyST, AsciiDoc and Sphinx.
	declaredID = lazy.Regexp(`(?i)\b(?:id|name)\s*=\s*["']?([^"'\s<>]+)|\{[^{}\n]*#([^\s{}]+)[^{}\n]*\}|(?m:^\s*\(([^()\s]+)\)=\s*$)|\[(?:\[#?|#)([\w:.-]+)\]|:name:\s*(\S+)`)
	htmlTitle  = lazy.Regexp(`(?is)^<h[1-6][^<>]*>(.*?)</h[1-6]`)
	// noHeading is what a link leads to that a site has besides the headings: notes, lines,
	// parts of its layout, pages of its own.
	noHeading = lazy.Regexp(`(?i)^(?:(?:user-content-)?fn(?:ref)?[-:_.]?[\w:.-]*|footnote[\w:.-]*|note-?\d+|ref-?\d+|cite[\w:.-]*|L\d+.*|_?_?(?:top|toc|contents?|main|header|footer|nav|comments|search|table-of-contents)|.*[/?!=:~].*)?$`)
)

// maxSuggested bounds for how many links an anchor is looked for that was meant.
const maxSuggested = 20

// anchorLinks reports the links within the page that lead nowhere.
func (w *work) anchorLinks() {
	if !bytes.Contains(w.page.Source, []byte("](#")) && w.page.Inline().Definitions == nil {
		return
	}
	var known anchors
	told := 0
	for i := range w.page.Blocks {
		b := &w.page.Blocks[i]
		if b.HoldsBlocks() || b.Kind != markdown.DefinitionBlock && !bytes.Contains(w.page.Source[b.Start:b.End], []byte("](#")) {
			continue
		}
		for l := range w.page.Links(i) {
			fragment, isHere := strings.CutPrefix(l.Destination, "#")
			if !isHere || w.leadsTo(&known, fragment) || w.isLeft(l) {
				continue
			}
			hint := "correct the link, or write the heading"
			if told++; told <= maxSuggested {
				if near := source.Suggest(unescaped(fragment), known.slugs); near != "" {
					hint = "did you mean #" + near + "?"
				}
			}
			start, end := w.mended.Origin(l.Start, l.End)
			w.report(linkMissing, start, end, hint, "the link leads to #%s, but no heading here has this anchor", fragment)
		}
	}
}

// leadsTo reports whether a link within the page may lead somewhere.
func (w *work) leadsTo(a *anchors, fragment string) bool {
	if a.isOne == nil {
		w.findSlugs(a)
	}
	if a.isOne[fragment] > 0 || noHeading().MatchString(fragment) {
		return true
	}
	if a.count == nil {
		a.count = map[string]int{}
		if isIncluding(w.page.Source) {
			return true
		}
		w.findAnchors(a)
	}
	return len(a.count) == 0 || a.has(fragment)
}

// findSlugs finds the slugs of the headings.
func (w *work) findSlugs(a *anchors) {
	a.isOne = map[string]int{}
	for i := range w.page.Blocks {
		if w.page.Blocks[i].Kind == markdown.HeadingBlock {
			slug := slugOf(w.page.Inline().Seen(string(w.page.Text(i))))
			a.slugs = append(a.slugs, slug)
			a.isOne[slug]++
		}
	}
}

// slugOf is the anchor that GitHub makes of a title.
func slugOf(seen string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r) || r == '-' || r == '_':
			return r
		}
		return -1
	}, strings.ToLower(strings.TrimSpace(seen)))
}

// findAnchors finds all other anchors. Those of headings that are missing count: that is told.
func (w *work) findAnchors(a *anchors) {
	for i := range w.page.Blocks {
		if w.page.Blocks[i].Kind == markdown.HeadingBlock {
			text := string(w.page.Text(i))
			a.addForms(text, w.page.Inline().Seen(text), markdown.Inline{}.Title(text), strings.TrimSuffix(text, markdown.BehindTitle(text)))
		}
	}
	for n := range w.template {
		if w.headingOf[n] < 0 {
			a.addForms(w.template[n].heading.Title)
		}
	}
	for at := range tagsIn(w.page.Source, 'h') {
		if found := htmlTitle().FindSubmatch(w.page.Source[at:]); found != nil {
			a.addForms(string(found[1]), markdown.Inline{}.Seen(string(found[1])))
		}
	}
	for line := range bytes.Lines(w.page.Source) {
		if !mayDeclare(line) {
			continue
		}
		for _, found := range declaredID().FindAllSubmatch(line, -1) {
			for _, id := range found[1:] {
				if len(id) > 0 {
					a.addForms(string(id))
				}
			}
		}
	}
}

// tagsIn walks over the places where the name of a tag of raw HTML may begin with a letter.
func tagsIn(source []byte, letter byte) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; ; at++ {
			n := bytes.IndexByte(source[at:], '<')
			if n < 0 {
				return
			}
			if at += n; at+1 < len(source) && source[at+1]|0x20 == letter && !yield(at) {
				return
			}
		}
	}
}

// mayDeclare reports whether an id may be declared in a line, as far as its signs tell.
func mayDeclare(line []byte) bool {
	has := func(mark string) bool { return bytes.Contains(line, []byte(mark)) }
	return has("[[") || has("[#") || has("{") && has("#") || has("=") && (has("<") || has(")=")) || has(":name:")
}

// isIncluding reports whether text of other files is put into a page.
func isIncluding(source []byte) bool {
	for _, mark := range []string{"{{", "{%", "--8<--"} {
		if bytes.Contains(source, []byte(mark)) {
			return true
		}
	}
	for line := range bytes.Lines(source) {
		line = bytes.TrimLeft(line, " \t")
		if len(line) == 0 || bytes.IndexByte([]byte("!@<:.i"), line[0]) < 0 {
			continue
		}
		if bytes.HasPrefix(line, []byte("import ")) && bytes.Contains(line, []byte(" from ")) {
			return true
		}
		line = bytes.ReplaceAll(line[:min(len(line), len("<!-- include"))], []byte(" "), nil)
		for _, lead := range []string{"!include", "@include", "<!--include", ":::include", "..include"} {
			if bytes.HasPrefix(line, []byte(lead)) {
				return true
			}
		}
	}
	return false
}

// addForms notes the forms of some texts, each form once.
func (a *anchors) addForms(texts ...string) {
	var all []string
	for i, text := range texts {
		if !slices.Contains(texts[:i], text) { // most are the same
			all = append(all, formsOf(text)...)
		}
	}
	for i, form := range all {
		if form != "" && !slices.Contains(all[:i], form) {
			a.count[form]++
		}
	}
}

// formsOf gives the anchors that sites make of a text: they drop what is no letter and no digit,
// or put a hyphen in its place, keep or drop accents, and what stands before the first letter.
func formsOf(text string) (forms []string) {
	all := []string{text}
	if strings.Contains(text, "&") {
		all = append(all, strings.ReplaceAll(text, "&", " and "))
	}
	if bare := withoutAccents(text); bare != text {
		all = append(all, bare)
	}
	for _, text := range all {
		forms = append(forms, joined(text, false), joined(text, true))
		if from := fromLetter(text); from != text {
			forms = append(forms, joined(from, false), joined(from, true))
		}
	}
	return forms
}

// joined joins the words of a text with hyphens. Where other signs part words as well, they
// are no letters of one.
func joined(text string, signsPart bool) string {
	var out strings.Builder
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(text)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r):
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			gap = false
			out.WriteRune(r)
		case signsPart || unicode.IsSpace(r) || r == '-' || r == '_':
			gap = true
		}
	}
	return out.String()
}

// withoutAccents is a text in the letters of ASCII that its letters begin with.
func withoutAccents(text string) string {
	isASCII := func(r rune) bool { return r < 0x80 }
	if !strings.ContainsFunc(text, func(r rune) bool { return !isASCII(r) }) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if !isASCII(r) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
}

func fromLetter(text string) string {
	at := strings.IndexFunc(text, unicode.IsLetter)
	return text[max(0, at):]
}

// has reports whether a link may lead somewhere.
func (a *anchors) has(fragment string) bool {
	text := unescaped(fragment)
	for _, prefix := range []string{"", "user-content-", "markdown-header-"} {
		bare, ok := strings.CutPrefix(strings.ToLower(text), prefix)
		if !ok {
			continue
		}
		for _, form := range formsOf(bare) {
			if a.count[form] > 0 || a.isRepeated(form) {
				return true
			}
		}
	}
	return false
}

// isRepeated reports whether an anchor is that of a heading whose title others have as well: it
// has a number behind it.
func (a *anchors) isRepeated(form string) bool {
	at := strings.LastIndexByte(form, '-')
	return at > 0 && isNumber(form[at+1:]) && a.count[form[:at]] > 1
}

func unescaped(fragment string) string {
	if text, err := url.PathUnescape(fragment); err == nil {
		return text
	}
	return fragment
}
