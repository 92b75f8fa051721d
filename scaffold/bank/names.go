package bank

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"text/template"
)

// A NamePattern makes the names of files. It is a small template, in which
// .Slug stands for the title and .Number for a number of the file's own.
type NamePattern struct {
	text     string
	template *template.Template
	numbered bool
}

// DefaultPattern names a file after its title. It is what a nil NamePattern
// stands for.
const DefaultPattern = "{{ .Slug }}.md"

type nameData struct {
	Slug   string
	Number int
}

// ParseNamePattern reads a pattern. The names it makes must be those of
// Markdown files in one folder, and tell titles apart.
func ParseNamePattern(text string) (*NamePattern, error) {
	t, err := template.New("file_name").Parse(text)
	if err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "template: "))
	}
	p := &NamePattern{text: text, template: t}
	one, err := p.name("slug", 1)
	if err != nil {
		return nil, err
	}
	other, _ := p.name("other", 1)
	next, _ := p.name("slug", 2)
	p.numbered = next != one
	switch {
	case filepath.Base(one) != one || strings.ContainsAny(one, `/\:*?"<>|`) || !filepath.IsLocal(one):
		return nil, fmt.Errorf("it makes %q, which is not the name of a file in this folder", one)
	case strings.Contains(one, "%!"):
		return nil, fmt.Errorf("it makes %q: printf is given another kind of value than it asks for", one)
	case !strings.HasSuffix(one, ".md") || strings.HasPrefix(one, "."):
		return nil, fmt.Errorf("it makes %q, which is not the name of a Markdown file", one)
	case one == other || strings.Count(one, "slug") != 1:
		return nil, fmt.Errorf("it makes %q: it must contain the slug once, so that two titles never share a file", one)
	}
	return p, nil
}

func (p *NamePattern) name(slug string, number int) (string, error) {
	var out strings.Builder
	if err := p.template.Execute(&out, nameData{slug, number}); err != nil {
		return "", errors.New(strings.TrimPrefix(err.Error(), "template: "))
	}
	return out.String(), nil
}

// Names gives problems their file names in one folder, in which some are there
// already. It is for one goroutine.
type Names struct {
	pattern *NamePattern
	taken   map[string]string // names by slug
	last    int               // the highest number
}

// NewNames prepares for a folder with files of these names.
func (p *NamePattern) NewNames(there []string) *Names {
	n := &Names{pattern: p, taken: map[string]string{}}
	if p != nil && p.numbered {
		for _, name := range there {
			n.take(name)
		}
	}
	return n
}

// take notes the slug and the number of a file.
func (n *Names) take(name string) {
	const mark = "\x00"
	for _, digits := range strings.FieldsFunc(name, func(r rune) bool { return r < '0' || r > '9' }) {
		number, err := strconv.ParseInt(digits, 10, 32) // with larger ones, the next could be none
		if err != nil {
			continue
		}
		like, err := n.pattern.name(mark, int(number))
		if err != nil {
			continue
		}
		before, after, _ := strings.Cut(like, mark)
		slug, begins := strings.CutPrefix(name, before)
		slug, ends := strings.CutSuffix(slug, after)
		if begins && ends && slug != "" {
			n.taken[slug], n.last = name, max(n.last, int(number))
			return
		}
	}
}

// Name gives the name for a slug: the one of a file that is there for it, or
// one with the next number.
func (n *Names) Name(slug string) (string, error) {
	if n.pattern == nil {
		return slug + ".md", nil
	}
	if name, ok := n.taken[slug]; ok {
		return name, nil
	}
	name, err := n.pattern.name(slug, n.last+1)
	if err == nil && n.pattern.numbered {
		n.taken[slug] = name
		n.last++
	}
	return name, err
}
