// Package spectest has what tests of several packages need of problems.
package spectest

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// Read reads a spec of one document, as YAML, and validates it.
func Read(text string) (*spec.Problem, error) {
	nodes, err := source.Parse("s.yaml", []byte(text))
	if err != nil {
		return nil, err
	}
	p, err := spec.Read(nodes[0])
	faults := append(source.AsFaults(err), source.AsFaults(p.Validate())...)
	faults.Sort()
	return p, faults.Err()
}

// Report is the faults of an error as a user reads them.
func Report(err error) string {
	var lines []string
	for _, f := range source.AsFaults(err) {
		lines = append(lines, f.Error()+" | "+f.Hint)
	}
	if lines == nil && err != nil {
		return err.Error()
	}
	return strings.Join(lines, "\n")
}

// Said is what a problem says, without positions.
func Said(p *spec.Problem) map[string]any {
	var plain func(spec.Value) any
	plain = func(v spec.Value) any {
		switch {
		case v.Items != nil:
			var items []any
			for _, item := range v.Items {
				items = append(items, plain(item))
			}
			return items
		case v.Keys != nil:
			keys := map[string]any{}
			for k, text := range v.Keys {
				keys[k] = text.Text
			}
			return keys
		}
		return v.Text
	}
	out := map[string]any{}
	for path, v := range p.All() {
		out[path] = plain(v)
	}
	return out
}

// Random says some of the example's fields, with lists of any length.
func Random(r *rand.Rand) *spec.Problem {
	p := &spec.Problem{}
	example := spec.Example()
	for path, v := range example.All() {
		if r.IntN(3) > 0 {
			continue
		}
		if n := len(v.Items); n > 0 {
			items := make([]spec.Value, 1+r.IntN(8))
			for i := range items {
				items[i] = v.Items[r.IntN(n)]
			}
			v.Items = items
		}
		p.Set(path, v)
	}
	return p
}

// Small is what most problems begin as.
func Small() *spec.Problem {
	p := &spec.Problem{}
	p.Set("title", spec.Text("Design a URL Shortener"))
	p.Set("difficulty", spec.Text("medium"))
	p.Set("tags", spec.List("caching", "databases"))
	p.Set("requirements.functional", spec.List("Shorten a long URL", "Redirect by short code", "Count visits"))
	p.Set("last_updated", spec.Text("2026-01-02"))
	p.Set("version", spec.Text("1.0"))
	return p
}

// words are what texts of authors are made of, and what in them is Markdown or
// looks like it.
var words = []string{
	"a", "cache", "of", "the", "10 ms", "99.9 %", "café", "R&D", "AT&amp;T", "a < b", "x*y", "a_b_c", "#1", "(p)", "\"q\"", "50M/day", "a: b", "1. x", "- x", "C:\\x", "$x$", "!", "…", "⭐", "[x]", "3/5", "~", "and", "&",
	"`code`", "`a | b`", "*quick*", "_slow_", "**bold**", "__loud__", "***both***", "[a link](https://a.b/c)", "https://a.b/c?d=e", "\\*", "\\[x\\]", "![i](j.png)", "~~no~~", "<T>", "<!-- c -->", "a \\| b", "**a**:", "**a:** b", "*a*b", "re\u0301sume\u0301",
}

// blocks are paragraphs of block texts.
var blocks = []string{
	"- one\n- two", "1. one\n2. two", "* a\n  * b", "> quoted", "```\ncode | x\n\n# y\n```", "~~~ text\n```\n~~~", "| a | b |\n|---|---|\n| c | d |", "    indented", "one\\\ntwo",
	"- one\\\n  two  \n  three\n- [ ] four\n- [x] five", "1. one\\\n   two\n\n   > three  \n   > four", ">", "- >\n-\n- ***", "**one**: two\\\n**three**: four",
	"one two\nthree\nfour", "- one\n  two\n- three\nfour", "- **one:** two\n- __three:__ four",
}

// Wordy is a random problem in whose texts much Markdown stands. Not all of it is
// accepted everywhere.
func Wordy(r *rand.Rand) *spec.Problem {
	p := Random(r)
	for path, v := range p.All() {
		if f, _ := spec.Lookup(path); r.IntN(3) == 0 && path != "slug" {
			p.Set(path, wordy(r, f, v))
		}
	}
	return p
}

func wordy(r *rand.Rand, f *spec.Field, v spec.Value) spec.Value {
	switch {
	case v.Items != nil:
		items := make([]spec.Value, len(v.Items))
		for i, item := range v.Items {
			items[i] = wordy(r, f, item)
		}
		v.Items = items
	case v.Keys != nil:
		keys := map[string]spec.Value{}
		for _, key := range slices.Sorted(maps.Keys(v.Keys)) { // so that a seed gives the same again
			keys[key] = wordy(r, f.Key(key), v.Keys[key])
		}
		v.Keys = keys
	case f.Kind == spec.Plain || f.Kind == spec.Inline:
		v.Text = phrase(r)
	case f.Kind == spec.Block:
		v.Text = phrase(r)
		for range r.IntN(4) {
			if v.Text += "\n\n" + phrase(r); r.IntN(2) == 0 {
				v.Text += "\n\n" + blocks[r.IntN(len(blocks))]
			}
		}
	}
	return v
}

func phrase(r *rand.Rand) string {
	some := make([]string, 1+r.IntN(4))
	for i := range some {
		some[i] = words[r.IntN(len(words))]
	}
	return strings.Join(some, " ")
}
