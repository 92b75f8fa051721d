package scaffold

import (
	"strings"

	"newproblem/scaffold/source"
)

// A Kind is the kind of text that a field holds. It decides what is accepted,
// and how the text is made safe for the document.
type Kind uint8

// The kinds of text.
const (
	Plain    Kind = iota // one line, shown with every character as typed
	Label                // plain, and without a comma, because labels are joined by commas
	Inline               // one line of CommonMark: emphasis, code spans and links work
	Block                // CommonMark with paragraphs, lists and closed fences, but no headings
	Code                 // the whole content of a code block
	Choice               // one of the field's Options, in any letter case
	Number               // a whole number from Min to Max
	Stars                // a number from Min to Max, shown as that many stars
	Date                 // a day, as YYYY-MM-DD
	Link                 // a relative path, or an http, https or mailto URL
	FileName             // a slug: lower-case letters, digits and hyphens; it names the file and is not shown
	Quantity             // a number with its unit, which is not shown: rows of the capacity tables follow from it
)

// String names the kind as the reference pages do.
func (k Kind) String() string {
	return [...]string{"plain", "label", "inline", "block", "code", "choice", "number", "stars", "date", "link", "file name", "quantity"}[k]
}

// A Field is something that an author can say about a problem: one entry of
// the table that everything else draws on.
type Field struct {
	Path     string   // its place in a spec, such as "requirements.functional"; for a key of an object, the key
	Kind     Kind     // of its text, or of each text of its list
	Many     bool     // it holds a list
	Keys     []Field  // of an object, whose first key is required; nil for texts
	Short    string   // of an object: the key that a bare text stands for
	Options  []string // of a Choice: all there are; of a Label: well-known ones
	Min, Max int      // of a Number and of Stars
	Language string   // of Code: the language of its code block
	Help     string   // one sentence for the author
	Example  string   // part of the complete example; where the field holds several texts, one a line
}

// IsObject reports whether the field holds an object, or a list of them.
func (f *Field) IsObject() bool { return f.Keys != nil }

// Key gives a key of an object, or nil.
func (f *Field) Key(name string) *Field {
	for i := range f.Keys {
		if f.Keys[i].Path == name {
			return &f.Keys[i]
		}
	}
	return nil
}

// Name is the last part of the field's path.
func (f *Field) Name() string {
	return f.Path[strings.LastIndexByte(f.Path, '.')+1:]
}

// Accepts says what the field takes, for an error message or a reference page.
func (f *Field) Accepts() string {
	switch {
	case f.IsObject() && f.Many:
		return "a list of objects with the keys " + f.keyNames()
	case f.IsObject():
		return "text, or an object with the keys " + f.keyNames()
	case f.Many:
		return "a list of texts, such as [" + strings.ReplaceAll(firstLines(f.Example, 2), "\n", ", ") + "]"
	}
	switch f.Kind {
	case Choice:
		return "one of " + strings.Join(f.Options, ", ")
	case Number, Stars:
		return "a whole number from " + itoa(f.Min) + " to " + itoa(f.Max)
	case Date:
		return "a day as YYYY-MM-DD"
	case Link:
		return "a relative path, or an http, https or mailto URL"
	case FileName:
		return "lower-case letters, digits and hyphens, such as design-a-chat"
	case Quantity:
		return f.input().Accepts()
	case Block:
		return "text, which may have several paragraphs"
	case Code:
		return "the lines of a code block"
	}
	return "a line of text"
}

func (f *Field) keyNames() string {
	names := make([]string, len(f.Keys))
	for i, k := range f.Keys {
		names[i] = k.Path
	}
	return strings.Join(names, ", ")
}

// Fields gives the table: every field that an author can say, in the
// template's order. It must not be changed.
func Fields() []Field { return table }

// FieldAt gives the field at a path, or nil. The path may lead into an
// object: "capacity.users.total_users.value".
func FieldAt(path string) (field *Field, key string) {
	for i := range table {
		f := &table[i]
		if f.Path == path {
			return f, ""
		}
		if rest, ok := strings.CutPrefix(path, f.Path+"."); ok && f.IsObject() && !f.Many && f.Key(rest) != nil {
			return f, rest
		}
	}
	return nil, ""
}

// SuggestPath is the sentence that helps with a path that leads nowhere: the
// likeliest field, or what there is where the path goes wrong.
func SuggestPath(path string) string {
	if meant := named(path); meant != "" {
		return "did you mean " + meant + "?"
	}
	prefix := ""
	for i, name := range strings.Split(path, ".") {
		names := members(prefix)
		switch field, _ := FieldAt(prefix); {
		case field != nil && field.IsObject() && field.Many:
			return prefix + " is a list: say a whole entry, {" + field.Keys[0].Path + ": …}"
		case field != nil && field.IsObject():
			names = strings.Split(field.keyNames(), ", ")
		case field != nil:
			return "did you mean " + prefix + "?"
		}
		meant := source.Suggest(name, names)
		switch {
		case meant == "" && i == 0:
			return source.DidYouMean(path, paths(), "newproblem spec shows every field")
		case meant == "":
			return "accepted: " + prefix + "." + strings.Join(names, ", "+prefix+".")
		}
		prefix = join(prefix, meant)
	}
	if field, _ := FieldAt(prefix); field == nil {
		return "accepted: " + prefix + "." + strings.Join(members(prefix), ", "+prefix+".")
	}
	return "did you mean " + prefix + "?"
}

// named is the only field with the last name of a path that leads nowhere, or
// "": people leave out the groups on the way, or take a wrong one. Of an input
// and the row of that name, it is the input.
func named(path string) string {
	if index().groups[path] {
		return ""
	}
	for i := range path {
		if path[i] == '.' && index().fields[path[:i]] != nil {
			return "" // the way is right, as far as it goes
		}
	}
	last, meant := path[strings.LastIndexByte(path, '.')+1:], ""
	for i := range table {
		switch {
		case table[i].Name() != last:
		case meant != "" && index().fields[meant].Kind == Quantity:
		case meant != "":
			return ""
		default:
			meant = table[i].Path
		}
	}
	return meant
}

// paths are the paths of all fields, for suggestions.
func paths() []string {
	all := make([]string, len(table))
	for i, f := range table {
		all[i] = f.Path
	}
	return all
}
