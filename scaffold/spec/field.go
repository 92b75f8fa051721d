// Package spec is what an author says about a problem, and how it is written
// down.
//
// A Table has every Field that can be said: its place in a spec, the Kind of its
// text, its help and its example. A Problem says a Value for some of them. Read
// makes problems of a spec, Write makes a spec of a problem, Schema describes a
// spec to editors, and Validate reports what a document could not show. What
// becomes of a problem in a document is not known here: that is package
// scaffold's.
package spec

import (
	"strconv"
	"strings"

	"newproblem/scaffold/capacity"
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
	Example  string   // part of the complete example; where the field holds several texts, one per line
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
		return "a list of objects with the keys " + strings.Join(f.keyNames(), ", ")
	case f.IsObject():
		return "text, or an object with the keys " + strings.Join(f.keyNames(), ", ")
	case f.Many:
		return "a list of texts, such as [" + strings.ReplaceAll(firstLines(f.Example, 2), "\n", ", ") + "]"
	}
	switch f.Kind {
	case Choice:
		return "one of " + strings.Join(f.Options, ", ")
	case Number, Stars:
		return "a whole number from " + strconv.Itoa(f.Min) + " to " + strconv.Itoa(f.Max)
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

func (f *Field) keyNames() []string {
	names := make([]string, len(f.Keys))
	for i, k := range f.Keys {
		names[i] = k.Path
	}
	return names
}

// IsOneLine reports whether the field holds text that is written on one line.
func (f *Field) IsOneLine() bool { return f.Kind != Block && f.Kind != Code && f.Kind != Link }

// IsClosed reports whether the field's texts are known beforehand, or numbers:
// a template may ask for them, and they cannot hold markup.
func (f *Field) IsClosed() bool {
	return f.Kind == Choice || f.Kind == Number || f.Kind == Stars || f.Kind == Date
}

// HasMarkup reports whether the text may have markup, or is no text.
func (f *Field) HasMarkup() bool {
	return f.Kind == Inline || f.Kind == Block || f.Kind == Link || f.Kind == Code
}

// CapacityGroup is the group of the capacity tables. Behind it, and a dot, a
// path has what package capacity calls an input or a row.
const CapacityGroup = "capacity"

// input is the input of the estimate that a Quantity is.
func (f *Field) input() capacity.Input {
	return capacity.Input(strings.TrimPrefix(f.Path, CapacityGroup+"."))
}

// Feeds gives the paths of the rows of the capacity tables that follow from a
// Quantity, at once or by way of others. Of other fields there are none.
func (f *Field) Feeds() []string {
	if f.Kind != Quantity {
		return nil
	}
	var paths []string
	for _, row := range f.input().Feeds() {
		paths = append(paths, CapacityGroup+"."+string(row))
	}
	return paths
}

// IsRow reports whether the field is a row of the capacity tables, or more
// rows of one.
func (f *Field) IsRow() bool { return f.IsObject() && strings.HasPrefix(f.Path, CapacityGroup+".") }
