package funcs_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"text/template"

	"newproblem/scaffold/funcs"
)

// The functions are sorted, which finding one relies on, and each is bound.
func TestFuncs(t *testing.T) {
	if !slices.IsSortedFunc(funcs.All(), func(a, b funcs.Func) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the functions are not sorted")
	}
	for _, f := range funcs.All() {
		_, err := template.New("").Funcs(funcs.Map()).Parse(fmt.Sprintf("{{ %s }}", f.Name))
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

// Functions that give lists can be handed to those that take them.
func TestChained(t *testing.T) {
	lists := []string{"append .list \"c\"", "compact .list", "concat .list .list", "initial .list", "list \"a\" \"b\"", "prepend .list \"c\"", "rest .list", "reverse .list", "sortAlpha .list", "uniq .list", "without .list \"a\""}
	takes := append([]string{"join \", \"", "sortAlpha", "reverse", "len", "first", "concat", "has \"a\"", "rest"}, "last", "empty", "initial", "compact", "uniq")
	for _, list := range lists {
		for _, take := range takes {
			text := "{{ " + list + " | " + take + " }}"
			run, err := template.New("").Funcs(funcs.Map()).Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			if err := run.Execute(io.Discard, map[string]any{"list": []any{"b", "a"}}); err != nil {
				t.Errorf("%s: %v", text, err)
			}
		}
	}
}
