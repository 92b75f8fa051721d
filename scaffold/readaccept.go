package scaffold

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// accept takes out of the problem what Render refuses, and notes its lines as
// unplaced, until it renders. It gives the document, or nil for a template that
// renders nothing.
func (r *reader) accept() *Document {
	p := r.reading.Problem
	for {
		doc, err := r.template.Render(p)
		faults := source.AsFaults(err)
		if err == nil {
			return doc
		}
		refused := false
		for _, fault := range faults {
			refused = r.refuse(fault) || refused
		}
		if refused {
			continue
		}
		paths := r.template.table.Paths(p)
		if len(paths) == 0 {
			return nil
		}
		r.refusePath(r.culprit(paths), err)
	}
}

// culprit gives the path without which the problem renders, or the last.
func (r *reader) culprit(paths []string) string {
	for _, path := range paths {
		without := r.reading.Problem.Clone()
		without.Unset(path)
		if _, err := r.template.Render(without); err == nil {
			return path
		}
	}
	return paths[len(paths)-1]
}

// refusePath takes a whole field out of the problem.
func (r *reader) refusePath(path string, err error) {
	fault := &source.Fault{What: err.Error()}
	if faults := source.AsFaults(err); len(faults) > 0 {
		fault.What, fault.Hint = faults[0].What, faults[0].Hint
	}
	v, _ := r.reading.Problem.Get(path)
	r.reading.Problem.Unset(path)
	r.tellFault(v, fault)
}

// refuse takes what a fault is about out of the problem, and reports whether it
// was there.
func (r *reader) refuse(fault *source.Fault) bool {
	if fault.At.Name != "" || fault.At.Column == 0 {
		return false
	}
	for path, v := range r.reading.Problem.All() {
		if v.At == fault.At {
			r.reading.Problem.Unset(path)
			r.tellFault(v, fault)
			return true
		}
		left, taken := without(r.template.table.Field(path), v, fault.At)
		if taken == nil {
			continue
		}
		if r.reading.Problem.Set(path, left); len(left.Items) == 0 && len(left.Keys) == 0 {
			r.reading.Problem.Unset(path)
		}
		r.tellFault(*taken, fault)
		return true
	}
	return false
}

// without gives a value without the item, or the key, that stands at a place, and
// what was taken. An object without its first key is no more.
func without(f *spec.Field, v spec.Value, at source.Position) (left spec.Value, taken *spec.Value) {
	for i, item := range v.Items {
		if item.At == at && item.Keys == nil {
			v.Items = slices.Delete(slices.Clone(v.Items), i, i+1)
			return v, &item
		}
		if left, taken := without(f, item, at); taken != nil {
			v.Items = slices.Clone(v.Items)
			v.Items[i] = left
			_, first := left.Keys[firstKey(f)]
			_, short := left.Keys[f.Short]
			if !first && !short {
				left.Keys["\x00"] = *taken
				v.Items = slices.Delete(v.Items, i, i+1)
				return v, &left
			}
			return v, taken
		}
	}
	for key, text := range v.Keys {
		if text.At == at {
			keys := map[string]spec.Value{}
			for k, other := range v.Keys {
				if k != key {
					keys[k] = other
				}
			}
			v.Keys = keys
			return v, &text
		}
	}
	return v, nil
}

// tell notes the lines of a value as unplaced.
func (r *reader) tell(v spec.Value, why string) { r.tellFault(v, &source.Fault{What: why}) }

func (r *reader) tellFault(v spec.Value, fault *source.Fault) {
	if id := v.At.Column; id > 0 && id <= len(r.origins) && !r.refused[id] {
		r.refused[id] = true
		for _, line := range r.origins[id-1] {
			r.unplaced(line, fault.What, fault.Hint)
		}
	}
	for _, item := range v.Items {
		r.tellFault(item, fault)
	}
	for _, text := range v.Keys {
		r.tellFault(text, fault)
	}
}

// finish gives what was read: the unplaced lines as the document has them, in its
// order, each once.
func (r *reader) finish(doc []byte) *Reading {
	r.reading.Problem.Change(inLine)
	if doc == nil {
		r.reading.Unplaced = nil
		return r.reading
	}
	r.reading.Unplaced = r.withoutSumsOfUnread(r.reading.Unplaced)
	if r.rewriting != nil {
		r.reading.Unplaced = r.originals(doc)
	}
	slices.SortStableFunc(r.reading.Unplaced, func(a, b Unplaced) int {
		if a.Number == b.Number && a.InPart != b.InPart {
			if b.InPart {
				return -1
			}
			return 1
		}
		return cmp.Or(a.Number-b.Number, len(b.Why)-len(a.Why))
	})
	r.reading.Unplaced = slices.CompactFunc(r.reading.Unplaced, func(a, b Unplaced) bool { return a.Number == b.Number })
	return r.reading
}

// inLine is a value whose places are lines, without the number of their origin.
func inLine(v spec.Value) spec.Value {
	v.At.Column = 0
	for i := range v.Items {
		v.Items[i] = inLine(v.Items[i])
	}
	for key, text := range v.Keys {
		v.Keys[key] = inLine(text)
	}
	return v
}

// originals gives the lines of a document that the unplaced lines of it in one
// writing were made of: one, or all of a paragraph.
func (r *reader) originals(doc []byte) []Unplaced {
	all := slices.Collect(markdown.Lines(doc))
	var out []Unplaced
	for _, u := range r.reading.Unplaced {
		numbers := r.rewriting.Numbers
		first, end := numbers[u.Number-1], len(all)+1
		if u.Number < len(numbers) {
			end = max(numbers[u.Number], first+1)
		}
		for n := first; n < end && n <= len(all); n++ {
			if isBlank := len(bytes.TrimSpace(all[n-1].Raw)) == 0; isBlank && n > first {
				break
			}
			u.Line = all[n-1]
			out = append(out, u)
		}
	}
	return out
}

// blockLines gives the lines of a block text that can be said, and tells of the
// others.
func (r *reader) blockLines(path string, lines []markdown.Line) []markdown.Line {
	var kept []markdown.Line
	for i, line := range lines {
		if text := string(line.Raw); line.Kind == markdown.HTML && !strings.Contains(text, "<") {
			line.Raw = []byte(markdown.EscapePlain(strings.TrimSpace(text), markdown.Place{Kind: markdown.Prose, Lead: true}))
		} else if line.Kind == markdown.HTML || markdown.IsAnchors(text) {
			r.unplaced(line, "the spec has no raw HTML", "write it as Markdown")
			continue
		}
		isSecondBlank := line.Kind == markdown.Blank && (len(kept) == 0 || kept[len(kept)-1].Kind == markdown.Blank) // what stood between is read elsewhere
		if !isSecondBlank && (len(kept) > 0 || len(bytes.TrimSpace(line.Raw)) > 0) {
			goesOn := i+1 < len(lines) && lines[i+1].Number == line.Number+1
			kept = append(kept, r.inFull(line, goesOn)...)
		}
	}
	for {
		number, what, hint := markdown.CheckBlock(textOf(kept))
		if number == 0 {
			return kept
		}
		i := min(number, len(kept)) - 1
		r.unplaced(kept[i], path+" cannot have "+what, hint)
		kept = slices.Delete(kept, i, i+1)
	}
}

// inFull gives the lines that a line is in a text of several, with its box and its
// breaks: the one at its end only where the text goes on with the next line.
func (r *reader) inFull(line markdown.Line, goesOn bool) []markdown.Line {
	full := r.rewriting.Full(line.Number)
	if full == "" {
		return []markdown.Line{line}
	}
	texts := strings.Split(full, "\n")
	if n := len(texts) - 1; texts[n] == "" {
		if texts = texts[:n]; !goesOn {
			texts[n-1] = strings.TrimSuffix(strings.TrimRight(texts[n-1], " "), `\`)
		}
	}
	lines := make([]markdown.Line, len(texts))
	for i, text := range texts {
		if lines[i] = line; i > 0 {
			lines[i].Kind = markdown.Prose
		}
		lines[i].Raw = []byte(text)
	}
	return lines
}
