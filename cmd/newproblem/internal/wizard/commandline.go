package wizard

import (
	"fmt"
	"strings"

	"github.com/kballard/go-shellquote"

	"newproblem/cmd/newproblem/internal/generate"
	"newproblem/scaffold"
	"newproblem/scaffold/spec"
)

// commandLine is the one that makes the file of a problem without a question.
func commandLine(p *spec.Problem, template string, output generate.Output) string {
	words := []string{"newproblem"}
	add := func(flag string, values ...string) {
		for _, v := range values {
			words = append(words, flag, v)
		}
	}
	for _, path := range p.Paths() {
		v, _ := p.Get(path)
		switch path {
		case "title", "difficulty":
			add("--"+path, v.Text)
		case "last_updated":
			add("--date", v.Text)
		case "tags", "companies":
			add("--"+path, strings.Join(generate.Texts(v), ","))
		case "requirements.functional":
			add("--requirement", generate.Texts(v)...)
		default:
			add("--set", sets(path, v)...)
		}
	}
	words = append(words, templateFlag(template)...)
	if out := string(output); out != generate.Slug(p)+".md" && out != "." {
		add("--output", out)
	}
	return shellquote.Join(words...)
}

// sets are the --set flags that say a value.
func sets(path string, v spec.Value) []string {
	field, _ := spec.Lookup(path)
	switch {
	case field.Many:
		var out []string
		for _, item := range v.Items {
			out = append(out, path+"="+flow(field, item))
		}
		return out
	case field.IsObject():
		var out []string
		for _, key := range field.Keys {
			if said, ok := v.Keys[key.Path]; ok {
				out = append(out, fmt.Sprintf("%s.%s=%s", path, key.Path, said.Text))
			}
		}
		return out
	}
	return []string{path + "=" + v.Text}
}

// flow is one item of a list as --set takes it.
func flow(f *spec.Field, item spec.Value) string {
	if !f.IsObject() {
		if strings.HasPrefix(item.Text, "[") {
			return fmt.Sprintf("[%q]", item.Text)
		}
		return item.Text
	}
	var parts []string
	for _, key := range f.Keys {
		if said, ok := item.Keys[key.Path]; ok {
			parts = append(parts, fmt.Sprintf("%s: %q", key.Path, said.Text))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// templateFlag names the template, unless it is the usual one.
func templateFlag(name string) []string {
	if name == scaffold.BuiltinName {
		return nil
	}
	return []string{"--template", name}
}
