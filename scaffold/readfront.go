package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// frontMatter gives what the front matter of a document says. It is no part of the
// one writing: its lines are read where they are as the template has them.
func (t *Template) frontMatter(page *markdown.Document) *spec.Problem {
	if !hasFrontMatter(page) || !hasFrontMatter(markdown.Parse(t.Blank())) {
		return &spec.Problem{}
	}
	l, err := t.Layout()
	if err != nil { // whoever has read the rest was told
		return &spec.Problem{}
	}
	r := newReader(t, l)
	r.exact, r.rewriting = true, nil
	r.section(page, section{number: 1, text: markdown.Range{Start: page.Blocks[0].Start, End: page.Blocks[0].End}})
	r.lists()
	return r.finish(nil).Problem
}

func hasFrontMatter(page *markdown.Document) bool {
	return len(page.Blocks) > 0 && page.Blocks[0].Kind == markdown.FrontMatterBlock
}

// saidOtherwise gives the lines of the front matter that say something else than what
// is said below it.
func (t *Template) saidOtherwise(page *markdown.Document, front, below *spec.Problem) []Unplaced {
	if !hasFrontMatter(page) {
		return nil
	}
	lines := slices.Collect(markdown.Lines(page.Source[:page.Blocks[0].End]))
	var told []Unplaced
	for path, v := range front.All() {
		said, ok := below.Get(path)
		f := t.table.Field(path)
		if !ok || f == nil || f.IsObject() || sameTexts(f, inYAML(v, lines), textsOf(said)) {
			continue
		}
		for _, at := range linesOfValue(v) {
			why := path + " is said twice, and otherwise on line " + strconv.Itoa(linesOfValue(said)[0])
			told = append(told, Unplaced{Line: lines[at-1], Why: why, Hint: "keep one of the two"})
		}
	}
	slices.SortFunc(told, func(a, b Unplaced) int { return a.Number - b.Number })
	return told
}

// sameTexts reports whether some texts of a field say the same as others.
func sameTexts(f *spec.Field, some, others []string) bool {
	return slices.EqualFunc(some, others, func(a, b string) bool {
		return slices.Equal(strings.Fields(f.Canonical(a)), strings.Fields(f.Canonical(b)))
	})
}

func textsOf(v spec.Value) []string {
	if len(v.Items) == 0 {
		return []string{v.Text}
	}
	var texts []string
	for _, item := range v.Items {
		texts = append(texts, item.Text)
	}
	return texts
}

// inYAML gives the texts of a value of front matter as YAML has them: without their
// quotes, and with what goes on in the next line.
func inYAML(v spec.Value, lines []markdown.Line) []string {
	texts := textsOf(v)
	for i, text := range texts {
		if len(v.Items) == 0 {
			for n := v.At.Line; n < len(lines) && strings.HasPrefix(string(lines[n].Raw), " "); n++ {
				text += " " + strings.TrimSpace(string(lines[n].Raw))
			}
		}
		if n := len(text) - 1; n > 0 && (text[0] == '"' || text[0] == '\'') && text[0] == text[n] {
			text = text[1:n]
		}
		texts[i] = text
	}
	return texts
}

// linesOfValue gives the numbers of the lines that a value was read in.
func linesOfValue(v spec.Value) []int {
	if len(v.Items) == 0 {
		return []int{v.At.Line}
	}
	var numbers []int
	for _, item := range v.Items {
		numbers = append(numbers, item.At.Line)
	}
	return slices.Compact(numbers)
}
