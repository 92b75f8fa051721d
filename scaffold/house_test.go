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

// A room is a package, as a row of the table in docs/architecture.md has it.
type room struct {
	name      string // its folder
	touches   string // values, disk, terminal or tests
	mayImport []string
}

const housePage = "docs/architecture.md"

// roomsOf reads the table of packages in docs/architecture.md, in its order. A
// package that may be imported is named there by the last part of its path.
func roomsOf(t *testing.T) []room {
	t.Helper()
	page, err := os.ReadFile("../" + housePage)
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "| package | touches |")
	table, _, _ = strings.Cut(table, "\n\n")
	row := regexp.MustCompile("^\\| `([a-z/]+)` \\| (values|disk|terminal|tests) \\| .* \\| ((?:`[a-z]+`(?:, )?)*) ?\\|$")
	var rooms []room
	folders := map[string]string{}
	for _, line := range strings.Split(table, "\n")[2:] {
		cells := row.FindStringSubmatch(line)
		if cells == nil {
			t.Errorf("%s: this row cannot be read: write | `folder` | values, disk, terminal or tests | what it owns | `name`, `name` |\n%s", housePage, line)
			continue
		}
		r := room{name: cells[1], touches: cells[2]}
		r.mayImport = strings.FieldsFunc(cells[3], func(r rune) bool { return strings.ContainsRune("`, ", r) })
		rooms = append(rooms, r)
		if r.name != "examples/bank" {
			folders[path.Base(r.name)] = r.name
		}
	}
	for i := range rooms {
		r := &rooms[i]
		names := r.mayImport
		r.mayImport = nil
		for _, name := range names {
			below := slices.IndexFunc(rooms, func(b room) bool { return b.name == folders[name] })
			switch {
			case below < 0:
				t.Errorf("%s: %s may import %s, but no row is for such a package", housePage, r.name, name)
				continue
			case below <= i:
				t.Errorf("%s: %s may import %s, which stands above it: imports point down", housePage, r.name, name)
			}
			r.mayImport = append(r.mayImport, folders[name])
		}
	}
	return rooms
}

// outside is what a package that touches something else may not import.
func outside(r room) []string {
	terminal := []string{"github.com/AlecAivazis/survey/v2", "golang.org/x/term"}
	system := append(terminal, "github.com/spf13/cobra", "github.com/adrg/xdg", "golang.org/x/sys", "os", "net", "syscall", "log", "path/filepath", "math/rand", "crypto/rand")
	switch {
	case r.touches == "values":
		return system
	case r.touches == "disk" && strings.HasPrefix(r.name, "scaffold/"):
		return append(terminal, "github.com/spf13/cobra", "github.com/adrg/xdg")
	}
	return nil
}

// The house: who may import whom is what docs/architecture.md says, and nothing
// else.
func TestHouse(t *testing.T) {
	rooms := map[string]room{}
	for _, r := range roomsOf(t) {
		rooms[r.name] = r
	}
	used, files := map[string]bool{}, map[string]int{}
	for file, imports := range importsOf(t, "..") {
		name := filepath.ToSlash(filepath.Dir(file))
		r, ok := rooms[name]
		if files[name]++; !ok {
			if files[name] == 1 {
				t.Errorf("%s has no row in the table of %s: add one", name, housePage)
			}
			continue
		}
		for _, imported := range imports {
			below, ours := strings.CutPrefix(imported, "newproblem/")
			used[name+" "+below] = ours
			switch {
			case ours && rooms[below].touches == "tests" && r.touches != "tests":
				t.Errorf("%s imports %s, which is for tests alone", file, below)
			case ours && !slices.Contains(r.mayImport, below):
				t.Errorf("%s imports %s, which the row of %s in %s does not allow: move the code, or add the arrow there if it points down", file, below, name, housePage)
			case slices.ContainsFunc(outside(r), func(p string) bool { return imported == p || strings.HasPrefix(imported, p+"/") }) && imported != "net/url":
				t.Errorf("%s imports %s, but %s is a package of %s: let its caller hand in what it needs", file, imported, name, r.touches)
			}
		}
	}
	for name, r := range rooms {
		if files[name] == 0 {
			t.Errorf("%s has a row for %s, but there is no such package", housePage, name)
		}
		for _, below := range r.mayImport {
			if files[name] > 0 && !used[name+" "+below] {
				t.Errorf("%s lets %s import %s, which it does not: take the arrow away", housePage, name, below)
			}
		}
	}
}

// Each of these libraries is known to one file, so that another can take its
// place.
func TestKnownOnce(t *testing.T) {
	for library, home := range map[string]string{
		"gopkg.in/yaml.v3":                     "scaffold/source",
		"github.com/AlecAivazis/survey/v2":     "cmd/newproblem/internal/prompt",
		"github.com/adrg/xdg":                  "cmd/newproblem/internal/wizard",
		"github.com/Masterminds/sprig/v3":      "scaffold/funcs",
		"github.com/rogpeppe/go-internal/diff": "cmd/newproblem/internal/text",
	} {
		var know []string
		for file, imports := range importsOf(t, "..") {
			if slices.Contains(imports, library) {
				know = append(know, filepath.ToSlash(file))
			}
		}
		if len(know) != 1 || path.Dir(know[0]) != home {
			t.Errorf("%s is known to %q; one file of %s should know it", library, know, home)
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
