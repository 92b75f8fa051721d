package scaffold

import (
	"math"
	"slices"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

func isCode(kind markdown.LineKind) bool {
	return kind == markdown.FenceOpen || kind == markdown.Code || kind == markdown.FenceEnd
}

// codePaths are the fields of a section that are whole code blocks.
func (r *reader) codePaths(key string) []string {
	var paths []string
	for _, p := range r.codePatterns(key) {
		paths = append(paths, p.Fields[0])
	}
	return paths
}

// codePatterns gives the patterns of these fields: nothing stands around them but what
// indents their lines.
func (r *reader) codePatterns(key string) (code []*layout.Pattern) {
	patterns := r.layout.Patterns(key)
	for i := range patterns {
		p := &patterns[i]
		if p.Kind == markdown.Code && len(p.Fields) == 1 && strings.TrimSpace(p.Literals()[0]+p.Literals()[1]) == "" {
			code = append(code, p)
		}
	}
	return code
}

// hasBlock reports whether a section has a block text.
func (r *reader) hasBlock(key string) bool { return r.blockPath(key) != "" }

func (r *reader) blockPath(key string) string {
	if p := r.blockPattern(key); p != nil {
		return p.Fields[0]
	}
	return ""
}

// blockPattern gives the pattern of what stands in a section with nothing around it, or
// nil.
func (r *reader) blockPattern(key string) *layout.Pattern {
	patterns := r.layout.Patterns(key)
	i := slices.IndexFunc(patterns, func(p layout.Pattern) bool { return p.HoldsAnything() && p.Kind == markdown.Prose })
	if i < 0 {
		return nil
	}
	return &patterns[i]
}

// block reads the block text of a section from the lines that are nothing
// else. Where the section has none, they are unplaced.
func (r *reader) block(page *markdown.Document, key string, loose []markdown.Line, codes []readCode) {
	path := r.blockPath(key)
	if path == "" {
		for _, l := range r.withoutGoingOn(loose) {
			hint := ""
			if l.Kind == markdown.Row {
				hint = r.asItem(key)
			}
			r.unplaced(l, "", hint)
		}
		return
	}
	loose = slices.DeleteFunc(loose, func(l markdown.Line) bool {
		if r.rows[l.Number] {
			r.unplaced(l, "", "")
		}
		return r.rows[l.Number]
	})
	loose = r.tellListed(page, loose)
	if field, _ := r.template.table.Lookup(path); field != nil && field.Many {
		r.paragraphs(key, r.blockPattern(key), loose)
		return
	}
	behind := math.MaxInt // the last code block: a break there parts sections
	for _, code := range codes {
		behind = code.number
	}
	if rest := withoutRules(loose, 0); len(rest) == 0 || r.isPlaceholder(path, textOf(rest)) {
		loose = rest
	} else {
		loose = withoutRules(loose, behind)
	}
	if !r.exact {
		loose = r.blockLines(path, loose)
		r.tellMoved(path, loose, codes)
		r.tellTorn(path, loose)
	}
	if text := textOf(loose); text != "" {
		r.met[path] = true
		r.say(path, text, loose...)
	}
}

// paragraphs reads a list whose items are paragraphs, or which is the first of them as a
// whole.
func (r *reader) paragraphs(key string, p *layout.Pattern, lines []markdown.Line) {
	isRead := slices.ContainsFunc(r.lines, func(line markdown.Line) bool { return r.isPlaceholder(p.Fields[0], string(line.Raw)) })
	for _, line := range lines {
		isOpen := !isRead || p.Separators[0] == ""
		if line.Kind != markdown.Prose || !isOpen || markdown.IsAnchors(string(line.Raw)) {
			r.unplaced(line, "", "")
			continue
		}
		r.sayAll(key, p, []string{string(line.Raw)}, line)
		isRead = true
	}
}

// withoutRules gives lines without the anchors and blank lines around them, and
// without the thematic breaks around them that stand behind a line. What stands within
// an item is indented.
func withoutRules(lines []markdown.Line, behind int) []markdown.Line {
	says := func(l markdown.Line) bool {
		text := string(l.Raw)
		isRule := l.Kind == markdown.Rule && l.Number > behind
		return strings.TrimSpace(text) != "" && (text[0] == ' ' || !isRule && !markdown.IsAnchors(text))
	}
	first := slices.IndexFunc(lines, says)
	if first < 0 {
		return nil
	}
	end := len(lines)
	for !says(lines[end-1]) {
		end--
	}
	return lines[first:end]
}

func textOf(lines []markdown.Line) string {
	var texts []string
	for _, l := range lines {
		texts = append(texts, string(l.Raw))
	}
	return spec.TrimBlank(strings.Join(texts, "\n"))
}
