// Package funcs is the functions that a template may call: those of sprig and of
// text/template that are safe for it, some of them with bounds.
package funcs

import (
	"fmt"
	"slices"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

// A Func is a function that a template may call.
type Func struct {
	Name string
	Help string // what it gives, for docs/templates.md
}

// all is the allow-list: functions of sprig and of text/template that read
// nothing but their arguments, give the same for the same, cannot grow a
// document without bound, and cannot cut an escape in half. Everything else
// of sprig (the environment, clocks, random numbers, cutting by bytes, map
// order) is left out on purpose.
var all = []Func{
	{"add", "the sum of whole numbers"},
	{"add1", "a whole number plus 1; counts list items from 1"},
	{"and", "the first empty argument, or the last"},
	{"append", "a list with one more item at its end"},
	{"coalesce", "the first argument that is not empty"},
	{"compact", "a list without its empty items"},
	{"concat", "several lists as one"},
	{"contains", `whether a text has another in it: contains "a" .title`},
	{"default", `a value, or another when it is empty: .title | default "[Title]"`},
	{"empty", "whether a value is empty"},
	{"eq", "whether two values are equal"},
	{"first", "the first item of a list"},
	{"ge", "whether one value is greater than another, or equal"},
	{"gt", "whether one value is greater than another"},
	{"has", `whether a list has an item: has "caching" .tags`},
	{"hasPrefix", "whether a text begins with another"},
	{"hasSuffix", "whether a text ends with another"},
	{"indent", "a text with each line indented by up to 64 spaces"},
	{"index", "an item of a list by its number from 0"},
	{"initial", "a list without its last item"},
	{"int", "a text as a whole number"},
	{"join", `the items of a list as one text: .tags | join ", "`},
	{"last", "the last item of a list"},
	{"le", "whether one value is less than another, or equal"},
	{"len", "the number of items of a list, or of bytes of a text"},
	{"list", "a list of the arguments"},
	{"lower", "a text in lower case"},
	{"lt", "whether one value is less than another"},
	{"max", "the largest of whole numbers"},
	{"min", "the smallest of whole numbers"},
	{"ne", "whether two values differ"},
	{"nindent", "a line break, then the text indented"},
	{"not", "whether a value is empty"},
	{"or", "the first argument that is not empty, or the last"},
	{"plural", `one text for 1 and another for other numbers: len .tags | plural "tag" "tags"`},
	{"prepend", "a list with one more item at its start"},
	{"rest", "a list without its first item"},
	{"reverse", "a list from its end to its start"},
	{"sortAlpha", "a list of texts in alphabetical order"},
	{"sub", "the difference of two whole numbers"},
	{"ternary", `one of two values: ternary "yes" "no" (empty .tags)`},
	{"uniq", "a list without repetitions"},
	{"upper", "a text in upper case"},
	{"without", "a list without some items"},
}

// All gives the functions that a template may call, by name. It must not be
// changed.
func All() []Func { return all }

// IsAllowed reports whether a template may call the function with a name.
func IsAllowed(name string) bool {
	_, ok := slices.BinarySearchFunc(all, name, func(f Func, name string) int { return strings.Compare(f.Name, name) })
	return ok
}

// Candidates are the functions that a wrong name may have been meant for: none
// when it names one of sprig that is left out on purpose.
func Candidates(name string) []string {
	if _, ok := sprig.GenericFuncMap()[name]; ok {
		return nil
	}
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.Name
	}
	return names
}

// Map binds the functions to their names. Names that sprig does not have are
// text/template's own, which need no binding.
func Map() template.FuncMap {
	known := sprig.GenericFuncMap()
	allowed := make(template.FuncMap, len(all))
	for _, f := range all {
		if fn, ok := known[f.Name]; ok {
			allowed[f.Name] = fn
		}
	}
	for name, fn := range bounded {
		allowed[name] = fn
	}
	return allowed
}

// bounded are functions of sprig with bounds, so that a template cannot fill
// the memory: lists are flat and of limited length, and so are texts.
var bounded = template.FuncMap{
	"indent":    indent,
	"nindent":   nindent,
	"list":      func(items ...any) ([]any, error) { return flat(items) },
	"append":    func(list []any, item any) ([]any, error) { return flat(slices.Concat(list, []any{item})) },
	"prepend":   func(list []any, item any) ([]any, error) { return flat(slices.Concat([]any{item}, list)) },
	"concat":    func(lists ...[]any) ([]any, error) { return flat(slices.Concat(lists...)) },
	"join":      joinTexts,
	"sortAlpha": sortAlpha,
}

const (
	maxItems = 1_000_000 // of a list that a template makes
	maxText  = 16 << 20  // of a text that a template makes, in bytes
)

// flat gives the items of a list, none of which may be a list itself.
func flat(items []any) ([]any, error) {
	if len(items) > maxItems {
		return nil, fmt.Errorf("a list grows beyond %d items", maxItems)
	}
	for _, item := range items {
		switch item.(type) {
		case string, int, int64, float64, bool, map[string]any:
		default:
			return nil, fmt.Errorf("a list cannot have an item of type %T", item)
		}
	}
	return items, nil
}

// joinTexts joins the texts of a list.
func joinTexts(separator string, list []any) (string, error) {
	var b strings.Builder
	for i, item := range list {
		text, ok := item.(string)
		if !ok {
			return "", fmt.Errorf("join takes a list of texts, not of %T", item)
		}
		if b.Len()+len(separator)+len(text) > maxText {
			return "", fmt.Errorf("a text grows beyond %d MiB", maxText>>20)
		}
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

// sortAlpha gives the texts of a list in alphabetical order, as a list that every other
// function takes.
func sortAlpha(list []any) ([]any, error) {
	for _, item := range list {
		if _, ok := item.(string); !ok {
			return nil, fmt.Errorf("sortAlpha takes a list of texts, not of %T", item)
		}
	}
	return slices.SortedFunc(slices.Values(list), func(a, b any) int { return strings.Compare(a.(string), b.(string)) }), nil
}

// indent puts spaces before each line.
func indent(spaces int, text string) (string, error) {
	if spaces < 0 || spaces > 64 {
		return "", fmt.Errorf("indent takes 0 to 64 spaces, not %d", spaces)
	}
	if pad := strings.Count(text, "\n") * spaces; len(text)+pad > maxText {
		return "", fmt.Errorf("a text grows beyond %d MiB", maxText>>20)
	}
	pad := strings.Repeat(" ", spaces)
	return pad + strings.ReplaceAll(text, "\n", "\n"+pad), nil
}

func nindent(spaces int, text string) (string, error) {
	text, err := indent(spaces, text)
	return "\n" + text, err
}
