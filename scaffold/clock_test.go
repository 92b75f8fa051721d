package scaffold_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The same input gives the same bytes: what makes and reads documents asks no
// clock. Reading a date that is given is another thing.
func TestNobodyAsksTheClock(t *testing.T) {
	for _, r := range roomsOf(t) {
		if r.touches != "values" {
			continue
		}
		files, err := filepath.Glob(filepath.Join("..", r.name, "*.go"))
		if err != nil || len(files) == 0 {
			t.Errorf("%s has no files: %v", r.name, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, file, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				x, ok := s.X.(*ast.Ident)
				if ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "After", "Tick", "NewTimer", "NewTicker", "Sleep"}, s.Sel.Name) {
					t.Errorf("%s asks the clock", fset.Position(n.Pos()))
				}
				return true
			})
		}
	}
}
