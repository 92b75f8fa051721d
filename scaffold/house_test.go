package scaffold_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A room is a package, as docs/architecture.md describes it.
type room struct {
	touches   string // values, disk, terminal or tests
	mayImport []string
}

// roomsOf reads the table of packages in docs/architecture.md. A package that
// may be imported is named by the last part of its path.
func roomsOf(t *testing.T) map[string]room {
	t.Helper()
	page, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	rooms, named := map[string]room{}, map[string]string{}
	row := regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\| (values|disk|terminal|tests) \\| .* \\| (.*?)\\|$")
	for _, cells := range row.FindAllStringSubmatch(string(page), -1) {
		r := room{touches: cells[2]}
		for _, name := range regexp.MustCompile("`([a-z]+)`").FindAllStringSubmatch(cells[3], -1) {
			r.mayImport = append(r.mayImport, name[1])
		}
		rooms[cells[1]] = r
		if short := path.Base(cells[1]); cells[1] != "examples/bank" {
			named[short] = cells[1]
		}
	}
	for name, r := range rooms {
		for i, short := range r.mayImport {
			if named[short] == "" {
				t.Errorf("docs/architecture.md lets %s import %s, which it has no row for", name, short)
			}
			r.mayImport[i] = "newproblem/" + named[short]
		}
	}
	return rooms
}

// The house: who may know whom is what docs/architecture.md says, and nothing
// else.
func TestHouse(t *testing.T) {
	rooms := roomsOf(t)
	// Values in, values out: no system, no clock of its own, no terminal.
	system := []string{"os", "os/exec", "path/filepath", "net/http", "math/rand", "math/rand/v2", "github.com/spf13/cobra", "github.com/AlecAivazis/survey/v2", "github.com/adrg/xdg"}
	// These libraries are known to one file each.
	knownOnce := map[string]string{
		"gopkg.in/yaml.v3":                     "scaffold/source",
		"github.com/AlecAivazis/survey/v2":     "cmd/newproblem/internal/prompt",
		"github.com/adrg/xdg":                  "cmd/newproblem/internal/wizard",
		"github.com/Masterminds/sprig/v3":      "scaffold/funcs",
		"github.com/rogpeppe/go-internal/diff": "cmd/newproblem/internal/text",
	}
	known, used := map[string]int{}, map[string]bool{}
	for file, imports := range importsOf(t, "..") {
		name := filepath.ToSlash(filepath.Dir(file))
		r, ok := rooms[name]
		if !ok {
			t.Errorf("%s is in no room of docs/architecture.md", file)
		}
		for _, path := range imports {
			used[name+" "+path] = true
			switch {
			case strings.HasPrefix(path, "newproblem/") && !slices.Contains(r.mayImport, path):
				t.Errorf("%s imports %s", file, path)
			case r.touches == "values" && slices.Contains(system, path):
				t.Errorf("%s imports %s", file, path)
			case knownOnce[path] != "":
				known[path]++
				if name != knownOnce[path] {
					t.Errorf("%s imports %s", file, path)
				}
			}
			if below, ok := rooms[strings.TrimPrefix(path, "newproblem/")]; ok && below.touches == "tests" && r.touches != "tests" {
				t.Errorf("%s imports %s, which is for tests", file, path)
			}
		}
	}
	for path, times := range knownOnce {
		if known[path] != 1 {
			t.Errorf("%d files of %s know %s; one should", known[path], times, path)
		}
	}
	for name, r := range rooms {
		for _, path := range r.mayImport {
			if !used[name+" "+path] {
				t.Errorf("docs/architecture.md lets %s import %s, which it does not", name, path)
			}
		}
	}
}

// importsOf gives what each Go file below a folder imports, without tests.
func importsOf(t *testing.T, root string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != "..":
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		file, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		out[file] = nil
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			out[file] = append(out[file], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Each direct dependency has its line in docs/dependencies.md.
func TestDependenciesAreExplained(t *testing.T) {
	mod, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	_, direct, _ := strings.Cut(string(mod), "require (")
	direct, _, _ = strings.Cut(direct, ")")
	for line := range strings.Lines(direct) {
		words := strings.Fields(line)
		if len(words) < 2 || strings.Contains(line, "// indirect") {
			continue
		}
		if !strings.Contains(string(page), "`"+words[0]+"`") {
			t.Errorf("docs/dependencies.md does not say what %s is for", words[0])
		}
	}
}
