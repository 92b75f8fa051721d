package scaffold

import (
	"bytes"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// measured renders the documents that the template's layout is measured by.
func (t *Template) measured() (*layout.Documents, error) {
	whole, err := t.whole()
	if err != nil {
		return nil, templateFault(t.name, err)
	}
	d := &layout.Documents{Blank: t.Blank()}
	render := func(p *spec.Problem) []byte {
		var text string
		if err == nil {
			text, err = t.run(whole, t.markedView(p))
		}
		text, d.Folded = layout.Unfold(text)
		return layout.WithURLs([]byte(text))
	}
	d.Complete = render(everything(t.table, func(f *spec.Field) []spec.Value { return variants(f)[:1] }))
	d.Full = render(everything(t.table, variants))
	if err == nil {
		err = t.checkUnderlined(d.Full)
	}
	if err == nil {
		err = t.checkFrontMatter(d.Full)
	}
	if err == nil {
		err = t.checkSeen(d.Full)
	}
	if err == nil {
		err = t.checkSums(d.Full)
	}
	return d, err
}

// checkUnderlined refuses a heading with a field in it that is underlined: without a text in
// the field it is none, and its line alone does not tell what it is.
func (t *Template) checkUnderlined(full []byte) error {
	page := markdown.Parse(full)
	for _, h := range page.Headings() {
		b := &page.Blocks[h]
		if b.Marker != '#' && layout.HasMarker(string(page.Text(h))) {
			return &source.Fault{
				At:   source.Position{Name: t.name},
				What: "has a heading with a field in it that is underlined with " + string(b.Marker),
				Hint: "write it in one line: " + strings.Repeat("#", b.Level) + " …",
			}
		}
	}
	return nil
}

// checkFrontMatter refuses front matter with fields in it that is no YAML: nobody could
// tell what a text is there.
func (t *Template) checkFrontMatter(full []byte) error {
	page := markdown.Parse(full)
	if len(page.Blocks) == 0 || !layout.HasMarker(string(page.Text(0))) {
		return nil
	}
	other := ""
	switch first, _, _ := bytes.Cut(full, []byte("\n")); {
	case hasFrontMatter(page) && page.Blocks[0].Marker == '+':
		other = "TOML"
	case string(bytes.TrimSpace(first)) == "{":
		other = "JSON"
	case !hasFrontMatter(page):
		return nil
	}
	if other != "" {
		return &source.Fault{
			At: source.Position{Name: t.name}, What: "has fields in front matter of " + other + ", which is not read",
			Hint: "write it as YAML, between two lines of ---: title: {{ .title }}",
		}
	}
	if _, err := yamlOf(page); err != nil {
		return t.noYAML(err)
	}
	return nil
}

// checkSeen refuses fields that stand in comments alone, of the text or of its front matter,
// or in a key of that: no reader of a problem looks for them there.
func (t *Template) checkSeen(full []byte) error {
	seen := map[string]int{}
	page := markdown.Parse(full)
	body := full
	if hasFrontMatter(page) {
		body = full[page.Blocks[0].End:]
		if front, err := yamlOf(page); err == nil {
			for _, path := range fieldsIn(front) {
				seen[path]++
			}
		}
	}
	for _, word := range layout.Markers(string(body)) {
		seen[layout.Marked(word)]++
	}
	for _, comment := range markdown.Comments(body) {
		for _, word := range layout.Markers(string(comment)) {
			seen[layout.Marked(word)]--
		}
	}
	var faults source.Faults
	for _, word := range layout.Markers(string(full)) {
		path := layout.Marked(word)
		if f, _ := t.table.Lookup(path); f != nil && f.Kind != spec.FileName && seen[path] <= 0 {
			faults.Add(source.Position{Name: t.name}, "write it where it is seen, or behind a key of front matter", "has %s in a comment or a key alone, where it is not read", path)
		}
	}
	return faults.Unique()
}

// checkSums refuses a sum without what it is computed from: a document would not tell that.
func (t *Template) checkSums(full []byte) error {
	shown := map[string]bool{}
	for _, word := range layout.Markers(string(full)) {
		shown[layout.Marked(word)] = true
	}
	var faults source.Faults
	for path, parts := range t.table.Sums() {
		var missing []string
		for _, part := range parts {
			if !shown[part] {
				missing = append(missing, part)
			}
		}
		if shown[path] && missing != nil {
			faults.Add(source.Position{Name: t.name}, "show what it is computed from, too", "shows %s without %s, which could not be read back from a file", path, strings.Join(missing, " and "))
		}
	}
	faults.Sort()
	return faults.Err()
}

// noYAML is the fault of front matter of the template that is no YAML.
func (t *Template) noYAML(err error) error {
	fault := *source.AsFaults(err)[0]
	fault.At, fault.What = source.Position{Name: t.name}, "has front matter that "+fault.What
	return &fault
}

// markedView is the view of a problem with a marker for every text.
func (t *Template) markedView(p *spec.Problem) view {
	v := viewOf(p, t.table, t.blank, func(s saidText) string { return layout.Marker(s.path) })
	for path := range t.table.Sums() {
		putAt(v, path, layout.Marker(path))
	}
	return v
}

// everything is a problem that says something about every field, and the given
// objects where a field has objects.
func everything(table *spec.Table, objects func(*spec.Field) []spec.Value) *spec.Problem {
	p := &spec.Problem{}
	for i := range table.Fields() {
		f := &table.Fields()[i]
		switch {
		case f.IsObject() && f.Many:
			p.Set(f.Path, spec.Objects(objects(f)...))
		case f.IsObject():
			p.Set(f.Path, objects(f)[0])
		case f.Many:
			p.Set(f.Path, spec.List("x", "x"))
		default:
			p.Set(f.Path, spec.Text("x"))
		}
	}
	return p
}

// variants are objects that together take each branch of a template: one with
// every key, for each other key one without it, and one with the short form
// alone.
func variants(f *spec.Field) []spec.Value {
	with := func(leaveOut string) spec.Value {
		v := spec.Object()
		for _, k := range f.Keys {
			// a short form that is not the first key stands in place of the others
			if k.Path != leaveOut && (k.Path != f.Short || k.Path == f.Keys[0].Path) {
				v.Keys[k.Path] = spec.Text("x")
			}
		}
		return v
	}
	variants := []spec.Value{with("")}
	for _, k := range f.Keys[1:] {
		if k.Path != f.Short {
			variants = append(variants, with(k.Path))
		}
	}
	return append(variants, spec.Object(f.Short, "x"))
}
