package disk_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// No other package writes files, or makes, moves or removes them.
func TestAloneWrites(t *testing.T) {
	const root = "../.."
	writers := []string{"Chmod", "Chtimes", "Create", "CreateTemp", "Link", "Mkdir", "MkdirAll", "MkdirTemp", "OpenFile", "OpenRoot", "Remove", "RemoveAll", "Rename", "Symlink", "Truncate", "WriteFile"}
	files := token.NewFileSet()
	seen := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		if filepath.Dir(path) == filepath.Join(root, "scaffold", "disk") {
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		seen++
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if ok && isOf(call.Fun, "os", writers...) && !(len(call.Args) > 0 && isOf(call.Args[0], "os", "DevNull")) {
				t.Errorf("%s writes files", files.Position(call.Pos()))
			}
			return true
		})
		return nil
	})
	if err != nil || seen == 0 {
		t.Errorf("%d files were looked at, %v", seen, err)
	}
}

// isOf reports whether an expression is one of some names of a package.
func isOf(e ast.Expr, pkg string, names ...string) bool {
	selector, ok := e.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	x, ok := selector.X.(*ast.Ident)
	return ok && x.Name == pkg && slices.Contains(names, selector.Sel.Name)
}
