package main

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"newproblem/scaffold"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// flagName is where something was said on the command line.
func flagName(name string) source.Position { return source.Position{Name: "--" + name} }

// saying are the flags that say something of the problem, and of its template.
var saying = []string{"title", "difficulty", "tags", "companies", "requirement", "set", "date", "related", "from", "template"}

// check refuses flags that cannot go together.
func (o *options) check() error {
	var faults source.Faults
	refuse := func(a, b bool, hint, what string) {
		if a && b {
			faults.Add(source.Position{}, hint, "%s cannot go together", what)
		}
	}
	toStdout := o.output == "-"
	refuse(o.interactive, o.noInput, "leave one of them out", "--interactive and --no-input")
	refuse(toStdout, o.json, "leave out --json to get the document, or --output to get a file", "--output - and --json")
	refuse(toStdout, o.edit, "give a folder or a file to edit the problem", "--output - and --edit")
	refuse(toStdout, o.force, "standard output replaces nothing: leave out --force", "--output - and --force")
	refuse(o.dryRun, o.edit, "a dry run writes nothing that could be edited: leave out --edit", "--dry-run and --edit")
	refuse(o.interactive, o.json, "scripts that read --json give what they know with flags or --from", "--interactive and --json")
	refuse(o.update, toStdout, "give a folder: what is updated are files", "--update and --output -")
	refuse(o.update, o.edit, "leave one of them out", "--update and --edit")
	refuse(o.update, o.interactive || o.resume, "leave one of them out", "--update and questions")
	refuse(o.resume, o.noInput, "leave one of them out", "--resume and --no-input")
	refuse(o.resume, o.json, "leave out --json: it is for scripts, and --resume asks", "--resume and --json")
	if o.related < 0 {
		faults.Add(flagName("related"), "give how many related problems to fill in, such as 3", "cannot be %d", o.related)
	}
	if o.onlyCheck && !o.update {
		faults.Add(source.Position{}, "add --update; what checks the structure of files is newproblem check", "--check is for --update")
	}
	if o.resume {
		o.refuseSaying(&faults)
	}
	if o.given("output") && strings.TrimSpace(o.output) == "" {
		faults.Add(flagName("output"), "give a folder, a .md file, or - for standard output", "is empty")
	}
	if slices.Contains(o.from, "") {
		faults.Add(flagName("from"), "give a file, a folder, or - for standard input", "is empty")
	}
	if o.given("template") && o.template == "" {
		faults.Add(flagName("template"), "give a file, or the name "+scaffold.BuiltinName, "is empty")
	}
	return faults.Err()
}

// refuseOther refuses a value of a flag that is none of those accepted.
func refuseOther(faults *source.Faults, flag, value string, accepted []string) {
	if !slices.Contains(accepted, value) {
		faults.Add(flagName(flag), source.DidYouMean(value, accepted, "accepted: "+strings.Join(accepted, ", ")), "cannot be %s", source.Quote(value))
	}
}

// refuseNowhere refuses a path that leads nowhere. The hint is for one that is
// empty.
func refuseNowhere(faults *source.Faults, path, hint string) {
	if path == "" {
		faults.Add(source.Position{}, hint, "a path is empty")
	} else if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		faults.Add(source.Position{Name: path}, "check the name", "there is no such file or folder")
	}
}

// refuseSaying refuses what is in the draft that --resume goes on with.
func (o *options) refuseSaying(faults *source.Faults) {
	for _, flag := range saying {
		hint := "leave out --" + flag + ": you can change what you said, when all answers are shown"
		if flag == "template" {
			hint = "leave out --template: the problem keeps the template that it began with"
		}
		if o.given(flag) {
			faults.Add(source.Position{}, hint, "--resume and --%s cannot go together", flag)
		}
	}
}

// problem is what the flags say about the problem.
func (o *options) problem() (*spec.Problem, error) {
	p := &spec.Problem{}
	var faults source.Faults
	text := func(flag, path, value string) {
		if o.given(flag) {
			p.Set(path, spec.Value{Text: value, At: flagName(flag)})
		}
	}
	text("title", "title", o.title)
	text("difficulty", "difficulty", o.difficulty)
	text("date", "last_updated", o.date)
	list := func(flag, path string, texts []string) {
		if len(texts) == 0 {
			return
		}
		v := spec.Value{At: flagName(flag)}
		for _, s := range texts {
			v.Items = append(v.Items, spec.Value{Text: s, At: flagName(flag)})
		}
		p.Set(path, v)
	}
	list("tags", "tags", splitCommas(o.tags))
	list("companies", "companies", splitCommas(o.companies))
	list("requirement", "requirements.functional", o.requirements)
	o.applySets(p, &faults)
	return p, faults.Err()
}

// splitCommas gives the labels of a repeatable flag.
func splitCommas(values []string) []string {
	var out []string
	for _, v := range values {
		for part := range strings.SplitSeq(v, ",") {
			out = append(out, strings.TrimSpace(part))
		}
	}
	return out
}

// applySets says what the --set flags say. A text is taken as it is. For a
// list, each flag adds one item, and a value in brackets is a whole list in
// YAML. An object is written in braces, as in YAML; a bare text is its main key.
func (o *options) applySets(p *spec.Problem, faults *source.Faults) {
	for _, set := range o.set {
		path, value, found := strings.Cut(set, "=")
		at := flagName("set " + path)
		if !found || path == "" {
			faults.Add(flagName("set"), "write --set PATH=VALUE, such as --set popularity=4", "%s is not PATH=VALUE", source.Quote(set))
			continue
		}
		field, key := spec.Lookup(path)
		if field == nil || key != "" && field.Many { // an entry of a list is said as a whole
			*faults = append(*faults, spec.Builtin().NoField(at, path))
			continue
		}
		v, err := setValue(field, key, value, at)
		if err != nil {
			*faults = append(*faults, source.AsFaults(err)...)
			continue
		}
		before, said := p.Get(field.Path)
		if said && saysAgain(field, before, v) {
			faults.Add(at, "say it once", "%s is said twice on the command line", path)
			continue
		}
		p.Set(field.Path, addTo(field, before, v))
	}
}

// setValue reads what a --set flag says.
func setValue(f *spec.Field, key, value string, at source.Position) (spec.Value, error) {
	text := spec.Value{Text: value, At: at}
	switch {
	case key != "":
		return spec.Value{Keys: map[string]spec.Value{key: text}, At: at}, nil
	case f.Many && strings.HasPrefix(value, "["), f.IsObject() && strings.HasPrefix(value, "{"):
		return f.ReadValue(at, value)
	case f.IsObject():
		object := spec.Value{Keys: map[string]spec.Value{f.Short: text}, At: at}
		return wrap(f, object), nil
	}
	return wrap(f, text), nil
}

// wrap makes one item a list, for a field that holds a list.
func wrap(f *spec.Field, v spec.Value) spec.Value {
	if !f.Many {
		return v
	}
	return spec.Value{Items: []spec.Value{v}, At: v.At}
}

// saysAgain reports whether a flag says something that an earlier one said:
// of an object, each may say other keys, and all may add to a list.
func saysAgain(f *spec.Field, before, v spec.Value) bool {
	if f.Many || !f.IsObject() {
		return !f.Many
	}
	for key := range v.Keys {
		if _, ok := before.Keys[key]; ok {
			return true
		}
	}
	return false
}

// addTo puts what one flag says to what earlier flags said.
func addTo(f *spec.Field, before, v spec.Value) spec.Value {
	switch {
	case f.Many:
		v.Items = append(append([]spec.Value(nil), before.Items...), v.Items...)
	case f.IsObject():
		for k, text := range before.Keys {
			v.Keys[k] = text
		}
	}
	return v
}
