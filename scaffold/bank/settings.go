package bank

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newproblem/scaffold/disk"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// SettingsName is the name of the file with the settings of a bank, in its
// root.
const SettingsName = ".newproblem.yaml"

// Settings say how the problems of a bank are made. Specs and flags override
// all of them.
type Settings struct {
	Root     string        // the folder of the bank, where the file stands; "" when there is none
	Output   string        // the folder of the problems, below the root; "" for the root
	FileName *NamePattern  // nil for the usual one
	Template string        // a template's name, or a file below the root; "" for the usual one
	Defaults *spec.Problem // values for problems that do not give their own
	Tags     []Tag         // the vocabulary; nil when any tag will do
	Headings []Heading     // other names for the template's headings
	Indexes  []Index
	Skip     []string // the rules that are not checked
}

// Path gives a file or folder below the root as it can be opened from here.
func (s *Settings) Path(below string) string { return relative(filepath.Join(s.Root, below)) }

// A Tag is a word of the bank's vocabulary, with other words for the same.
type Tag struct {
	Name    string
	Aliases []string
}

// A Heading is a heading of the template with other names for it.
type Heading struct {
	Title string
	Names []Name
}

// A Name is another name for a heading, and where it is given.
type Name struct {
	Text string
	At   source.Position
}

// An Index is a file into which the catalogue is written.
type Index struct {
	File   string // below the root
	Format string // one of IndexFormats
}

// IndexFormats are the forms of an index: a table, as for a README, or a list
// of links, as for the SUMMARY.md of a book.
var IndexFormats = []string{"table", "summary"}

// FindSettings reads the settings of the bank that the folder at path belongs
// to: the nearest file of that name in it or above it, but not above the
// repository. Without one there are none. What is wrong in it is reported as
// source.Faults.
func FindSettings(path string) (*Settings, error) {
	folder, err := filepath.Abs(path)
	if err != nil { // the working folder is gone: whatever needs it will fail
		return &Settings{}, nil
	}
	for {
		name := filepath.Join(folder, SettingsName)
		info, err := os.Stat(name)
		switch {
		case err == nil:
			return readSettings(name, info)
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission): // what may not be looked at may not be there
			return nil, fmt.Errorf("looking for settings: %w", err)
		}
		above := filepath.Dir(folder)
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil || above == folder {
			return &Settings{}, nil
		}
		folder = above
	}
}

// ErrSettings is the kind of fault for something in the place of the settings
// that is not a file of settings.
var ErrSettings = errors.New("not settings")

// readSettings reads the file that was found.
func readSettings(name string, info fs.FileInfo) (*Settings, error) {
	fault := &source.Fault{At: source.Position{Name: relative(name)}, Kind: ErrSettings}
	switch {
	case !info.Mode().IsRegular():
		fault.What = "is not a regular file"
		return nil, fault
	case info.Size() > source.MaxSize:
		fault.What = fmt.Sprintf("has more than %d MB", source.MaxSize>>20)
		return nil, fault
	}
	content, err := os.ReadFile(name)
	if err != nil {
		fault.What, fault.Hint = fmt.Sprintf("cannot be read: %v", disk.Cause(err)), "check its permissions"
		return nil, fault
	}
	return ParseSettings(name, content)
}

// ParseSettings reads settings. The name is their file's: its folder is the
// root of the bank.
func ParseSettings(name string, content []byte) (*Settings, error) {
	s := &Settings{Root: filepath.Dir(name)}
	r := settingsReader{settings: s, name: relative(name)}
	nodes, err := source.Parse(r.name, content)
	if err != nil {
		return nil, err
	}
	switch {
	case len(nodes) > 1:
		r.faults.Add(nodes[1].At, "put all settings into one", "there is a second document")
	case len(nodes) == 1 && nodes[0].Kind == source.Mapping:
		r.keys(nodes[0])
	case len(nodes) == 1 && nodes[0].Kind != source.Null:
		r.faults.Add(nodes[0].At, "settings are keys with values, such as output: problems", "the document is %s", nodes[0].Describe())
	}
	r.faults.Sort()
	return s, r.faults.Err()
}

// relative is a path as it is shortest to tell from here.
func relative(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	short, err := filepath.Rel(here, path)
	if err != nil || len(short) > len(path) {
		return path
	}
	return short
}

// A settingsReader turns nodes into settings.
type settingsReader struct {
	settings *Settings
	name     string
	faults   source.Faults
}

// A setting is one key of the settings.
type setting struct {
	key, help, example string
	read               func(*settingsReader, source.Node)
}

// settingsTable gives all settings, in the order of the file that init writes.
func settingsTable() []setting {
	return []setting{
		{"output", "The folder of the problems, below this one.", "problems", (*settingsReader).output},
		{"file_name", "How files are named: .Slug is made from the title, .Number is the next free number.", `"{{ .Slug }}.md"`, (*settingsReader).fileName},
		{"template", "The template: a name, or a file below this folder.", "problem", (*settingsReader).template},
		{"defaults", "Values for problems that do not give their own: any field of the spec.", "\n  version: \"1.0\"", (*settingsReader).defaults},
		{"tags", "The tags of this bank, each with other words for it.", "\n  caching: [cache, caches]\n  databases: [db]", (*settingsReader).tags},
		{"headings", "Other names for the template's headings, which count as its own, with any template that has them.", "\n  Data Metrics: [Storage Metrics, Data Storage]", (*settingsReader).headings},
		{"indexes", "The files with an index that is kept up to date: a table or a summary.", "\n  - {file: README.md, format: table}\n  - {file: SUMMARY.md, format: summary}", (*settingsReader).indexes},
		{"check", "How the bank is checked. skip: the rules that are left out.", "\n  skip: [link-missing]", (*settingsReader).check},
	}
}

func (r *settingsReader) keys(n source.Node) {
	var known []string
	for _, s := range settingsTable() {
		known = append(known, s.key)
		if pair := n.Lookup(s.key); pair != nil && pair.Value.Kind != source.Null {
			s.read(r, pair.Value)
		}
	}
	for _, pair := range n.Pairs {
		if !slices.Contains(known, pair.Key) {
			r.faults.Add(pair.At, source.DidYouMean(pair.Key, known, "accepted: "+strings.Join(known, ", ")), "there is no setting %s", pair.Key)
		}
	}
}

// text gives a text, or notes a fault.
func (r *settingsReader) text(key string, n source.Node) string {
	if n.Kind != source.Text || strings.TrimSpace(n.Text) == "" {
		r.faults.Add(n.At, "write it as one line of text", "%s is %s", key, n.Describe())
		return ""
	}
	return n.Text
}

// below gives a path below the root, or notes a fault.
func (r *settingsReader) below(key string, n source.Node) string {
	text := r.text(key, n)
	if text != "" && !filepath.IsLocal(filepath.FromSlash(text)) {
		r.faults.Add(n.At, "give a path below the folder of the settings", "%s: %s leads out of the bank", key, source.Quote(text))
		return ""
	}
	return filepath.FromSlash(text)
}

func (r *settingsReader) output(n source.Node) { r.settings.Output = r.below("output", n) }

func (r *settingsReader) fileName(n source.Node) {
	text := r.text("file_name", n)
	if text == "" {
		return
	}
	p, err := ParseNamePattern(text)
	if err != nil {
		r.faults.Add(n.At, `write it like "`+DefaultPattern+`" or "{{ printf "%02d" .Number }}-{{ .Slug }}.md"`, "file_name: %v", err)
		return
	}
	r.settings.FileName = p
}

func (r *settingsReader) template(n source.Node) { r.settings.Template = r.below("template", n) }

func (r *settingsReader) defaults(n source.Node) {
	p, err := spec.Read(n)
	faults := source.AsFaults(err)
	faults = append(faults, source.AsFaults(p.Validate())...)
	if v, ok := p.Get("title"); ok {
		faults.Add(v.At, "give it in each spec", "the defaults cannot have a title, because every problem has its own")
	}
	r.faults = append(r.faults, faults...)
	r.settings.Defaults = p
}

func (r *settingsReader) tags(n source.Node) {
	if n.Kind != source.Mapping {
		r.faults.Add(n.At, "write each tag with its aliases: caching: [cache, caches]", "tags is %s", n.Describe())
		return
	}
	field, _ := spec.Lookup("tags")
	owner := map[string]string{}
	claim := func(word, tag string, at source.Position) {
		if err := field.Check(word); err != nil {
			r.faults.Add(at, "tags are words without commas", "tags: %v", err)
		}
		key := strings.ToLower(word)
		if first, taken := owner[key]; taken {
			r.faults.Add(at, "leave one of them out", "tags: %s stands for both %s and %s", source.Quote(word), first, tag)
		}
		owner[key] = tag
	}
	r.settings.Tags = []Tag{}
	for _, pair := range n.Pairs {
		tag := Tag{Name: pair.Key}
		claim(pair.Key, pair.Key, pair.At)
		switch pair.Value.Kind {
		case source.Text:
			pair.Value = source.Node{Kind: source.List, Items: []source.Node{pair.Value}}
		case source.Mapping:
			r.faults.Add(pair.Value.At, "write its aliases as a list: [cache, caches]", "tags: %s is %s", pair.Key, pair.Value.Describe())
		}
		for _, item := range pair.Value.Items {
			if alias := r.text("an alias of "+pair.Key, item); alias != "" {
				claim(alias, pair.Key, item.At)
				tag.Aliases = append(tag.Aliases, alias)
			}
		}
		r.settings.Tags = append(r.settings.Tags, tag)
	}
}

func (r *settingsReader) headings(n source.Node) {
	if n.Kind != source.Mapping {
		r.faults.Add(n.At, "write each heading with its other names: Data Metrics: [Data Storage]", "headings is %s", n.Describe())
		return
	}
	owner := map[string]string{}
	for _, pair := range n.Pairs {
		heading := Heading{Title: pair.Key}
		items := pair.Value.Items
		switch pair.Value.Kind {
		case source.Text:
			items = []source.Node{pair.Value}
		case source.List:
		default:
			r.faults.Add(pair.Value.At, "write its other names as a list: [Storage Metrics, Data Storage]", "headings: %s is %s", pair.Key, pair.Value.Describe())
		}
		for _, item := range items {
			name := r.text("another name of "+pair.Key, item)
			if name == "" {
				continue
			}
			if first, taken := owner[markdown.Key(name)]; taken && first == pair.Key {
				r.faults.Add(item.At, "leave one of them out", "headings: %s is another name for %s twice", source.Quote(name), source.Quote(first))
			} else if taken {
				r.faults.Add(item.At, "leave one of them out", "headings: %s stands for both %s and %s", source.Quote(name), source.Quote(first), source.Quote(pair.Key))
			}
			owner[markdown.Key(name)] = pair.Key
			heading.Names = append(heading.Names, Name{name, item.At})
		}
		r.settings.Headings = append(r.settings.Headings, heading)
	}
}

func (r *settingsReader) indexes(n source.Node) {
	if n.Kind != source.List {
		r.faults.Add(n.At, "write a list: - {file: README.md, format: table}", "indexes is %s", n.Describe())
		return
	}
	for _, item := range n.Items {
		r.index(item)
	}
}

// index reads one index. A bare file has the form that its name suggests.
func (r *settingsReader) index(n source.Node) {
	if n.Kind == source.Text {
		n = source.Node{Kind: source.Mapping, At: n.At, Pairs: []source.Pair{{Key: "file", At: n.At, Value: n}}}
	}
	file := n.Lookup("file")
	if n.Kind != source.Mapping || file == nil {
		r.faults.Add(n.At, "write it like {file: README.md, format: table}", "an index is %s", n.Describe())
		return
	}
	x := Index{File: r.below("file", file.Value), Format: IndexFormats[0]}
	if strings.EqualFold(filepath.Base(x.File), "SUMMARY.md") {
		x.Format = IndexFormats[1]
	}
	for _, pair := range n.Pairs {
		switch pair.Key {
		case "file":
		case "format":
			if x.Format = pair.Value.Text; !slices.Contains(IndexFormats, x.Format) {
				r.faults.Add(pair.Value.At, "accepted: "+strings.Join(IndexFormats, ", "), "an index cannot have the format %s", pair.Value.Describe())
			}
		default:
			r.faults.Add(pair.At, source.DidYouMean(pair.Key, []string{"file", "format"}, "accepted: file, format"), "an index has no %s", pair.Key)
		}
	}
	if slices.ContainsFunc(r.settings.Indexes, func(y Index) bool { return x.File != "" && filepath.Clean(y.File) == filepath.Clean(x.File) }) {
		r.faults.Add(file.Value.At, "name each file once: one file has one index", "the index %s appears twice", source.Quote(file.Value.Text))
	}
	r.settings.Indexes = append(r.settings.Indexes, x)
}

func (r *settingsReader) check(n source.Node) {
	const form = "write it like {skip: [link-missing]}"
	if n.Kind != source.Mapping {
		r.faults.Add(n.At, form, "check is %s", n.Describe())
		return
	}
	for _, pair := range n.Pairs {
		switch {
		case pair.Key != "skip":
			r.faults.Add(pair.At, source.DidYouMean(pair.Key, []string{"skip"}, "accepted: skip"), "check has no %s", pair.Key)
		case pair.Value.Kind == source.Text:
			r.skip(pair.Value)
		case pair.Value.Kind == source.List:
			for _, item := range pair.Value.Items {
				r.skip(item)
			}
		case pair.Value.Kind != source.Null:
			r.faults.Add(pair.Value.At, form, "skip is %s", pair.Value.Describe())
		}
	}
}

// skip reads the name of a rule that is not checked.
func (r *settingsReader) skip(n source.Node) {
	rule, known := r.text("a rule", n), RuleIDs()
	if rule != "" && !slices.Contains(known, rule) {
		r.faults.Add(n.At, source.DidYouMean(rule, known, "docs/checks.md lists the rules"), "there is no rule %s", source.Quote(rule))
	}
	r.settings.Skip = append(r.settings.Skip, rule)
}

// ExampleSettings are settings with comments, all of them commented out, for
// an author to change.
func ExampleSettings() []byte {
	var out strings.Builder
	out.WriteString("# The settings of this bank for newproblem. Specs and flags override them. To use\n# a setting, remove the # in front of it.\n")
	for _, s := range settingsTable() {
		fmt.Fprintf(&out, "\n# %s\n", s.help)
		example := s.key + ": " + s.example
		if strings.HasPrefix(s.example, "\n") {
			example = s.key + ":" + s.example
		}
		for line := range strings.Lines(example + "\n") {
			out.WriteString("# " + line)
		}
	}
	return []byte(out.String())
}
