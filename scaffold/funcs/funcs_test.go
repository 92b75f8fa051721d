package funcs_test

import (
	"fmt"
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
