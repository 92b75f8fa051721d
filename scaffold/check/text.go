package check

import (
	"bytes"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// texts checks the placeholders and the links, of which some are the same.
func (w *work) texts() {
	w.placeholders()
	w.links()
	if w.options.Exists != nil {
		w.anchorLinks()
	}
}

// placeholders reports the template's placeholders that are left, each in the
// section where the template has it.
func (w *work) placeholders() {
	for i := range w.headings {
		h := &w.headings[i]
		if h.match < 0 || w.template[h.match].heading.Section < 0 {
			continue
		}
		section := w.template[h.match].heading.Section
		if !w.layout.MayHavePlaceholder(section, w.page.Source[w.page.Blocks[h.block].Start:w.startOfBlock(h.next)]) { // as most, in whatever block
			continue
		}
		for block := h.block; block < h.next; block++ {
			b := &w.page.Blocks[block]
			if !b.HoldsBlocks() && w.layout.MayHavePlaceholder(section, w.page.Source[b.Start:b.End]) { // what it holds comes next
				w.placeholdersIn(block, section)
			}
		}
	}
}

// placeholdersIn reports the placeholders that are left in a block of a section.
func (w *work) placeholdersIn(block, section int) {
	for b := range w.layout.Brackets(w.page, block) {
		if w.layout.IsPlaceholder(section, b) {
			w.left = append(w.left, b)
			start, end := w.mended.Origin(b.Start, b.End)
			w.report(placeholderLeft, start, end, "write what belongs there", "the placeholder %s is left", b.Text)
		}
	}
}

// links reports the relative links that lead nowhere, and those that lead to a file of one
// machine. A file may be one that is still to be written.
func (w *work) links() {
	if w.options.Exists == nil {
		return
	}
	w.machineAutolinks()
	link := mayLeadToFile(w.page.Source, 0)
	if link == len(w.page.Source) && w.page.Inline().Definitions == nil {
		return
	}
	for i := range w.page.Blocks {
		b := &w.page.Blocks[i]
		if link < b.Start {
			link = mayLeadToFile(w.page.Source, b.Start)
		}
		if b.HoldsBlocks() || b.Kind != markdown.DefinitionBlock && link >= b.End {
			continue
		}
		for l := range w.page.Links(i) {
			if isOnMachine(l.Destination) {
				w.onMachine(l.Start, l.End, l.Destination)
				continue
			}
			if path, ok := spec.RelativePath(l.Destination); ok && !w.isLeft(l) && !w.options.Exists(path) {
				start, end := w.mended.Origin(l.Start, l.End)
				what, hint := "the link leads to", "write the file, or correct the path"
				if lower := strings.ToLower(path); lower != path && w.options.Exists(lower) {
					hint = "did you mean " + lower + "?"
				}
				if w.isImage(l) {
					what, hint = "the picture is", strings.Replace(hint, "write the file,", "put the picture there,", 1)
				}
				w.report(linkMissing, start, end, hint, what+" %s, which does not exist", path)
			}
		}
	}
}

// mayLeadToFile gives where the end of a link's or an image's text may stand next whose
// destination is no address on the web, from an offset on; or the end.
func mayLeadToFile(text []byte, from int) int {
	for {
		at := bytes.Index(text[from:], []byte("]("))
		if at < 0 {
			return len(text)
		}
		at += from
		from = at + len("](")
		if !bytes.HasPrefix(text[from:], []byte("https://")) && !bytes.HasPrefix(text[from:], []byte("http://")) {
			return at
		}
	}
}

// isImage reports whether what leads somewhere is a picture.
func (w *work) isImage(l markdown.Link) bool {
	return bytes.HasPrefix(w.page.Bytes(l.Whole), []byte("!["))
}

// isLeft reports whether a link is a placeholder that is left, and told as that.
func (w *work) isLeft(l markdown.Link) bool {
	return slices.ContainsFunc(w.left, func(b markdown.Bracket) bool { return b.Start <= l.Start && l.End <= b.End })
}

// finalNewline reports a document whose last line does not end.
func (w *work) finalNewline() {
	n := len(w.doc)
	if n == 0 || w.doc[n-1] == '\n' {
		return
	}
	w.report(noFinalNewline, n, n, "end the last line with a line break", "the last line does not end with a line break").
		repair(edit{start: n, end: n, text: "\n"})
}
