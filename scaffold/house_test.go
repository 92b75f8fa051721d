package scaffold_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The house: who may know whom. A package that is not named here may be
// imported by all, and may import nothing of the module.
func TestHouse(t *testing.T) {
	// What each room of this module may import of the others.
	rooms := map[string][]string{
		"newproblem/cmd/newproblem":                   {"newproblem/cmd/newproblem/internal/catalog", "newproblem/cmd/newproblem/internal/checkcmd", "newproblem/cmd/newproblem/internal/cli", "newproblem/cmd/newproblem/internal/generate", "newproblem/cmd/newproblem/internal/input", "newproblem/cmd/newproblem/internal/text", "newproblem/cmd/newproblem/internal/wizard", "newproblem/scaffold", "newproblem/scaffold/bank", "newproblem/scaffold/disk", "newproblem/scaffold/source"},
		"newproblem/cmd/newproblem/internal/text":     {},
		"newproblem/cmd/newproblem/internal/cli":      {"newproblem/scaffold/bank", "newproblem/scaffold/disk", "newproblem/scaffold/source"},
		"newproblem/cmd/newproblem/internal/input":    {"newproblem/cmd/newproblem/internal/cli", "newproblem/scaffold", "newproblem/scaffold/bank", "newproblem/scaffold/source"},
		"newproblem/cmd/newproblem/internal/prompt":   {"newproblem/cmd/newproblem/internal/cli"},
		"newproblem/cmd/newproblem/internal/catalog":  {"newproblem/cmd/newproblem/internal/cli", "newproblem/cmd/newproblem/internal/input", "newproblem/cmd/newproblem/internal/text", "newproblem/scaffold", "newproblem/scaffold/bank", "newproblem/scaffold/check", "newproblem/scaffold/disk", "newproblem/scaffold/source"},
		"newproblem/cmd/newproblem/internal/checkcmd": {"newproblem/cmd/newproblem/internal/catalog", "newproblem/cmd/newproblem/internal/cli", "newproblem/cmd/newproblem/internal/input", "newproblem/cmd/newproblem/internal/text", "newproblem/scaffold", "newproblem/scaffold/bank", "newproblem/scaffold/check", "newproblem/scaffold/disk", "newproblem/scaffold/source"},
		"newproblem/cmd/newproblem/internal/generate": {"newproblem/cmd/newproblem/internal/catalog", "newproblem/cmd/newproblem/internal/cli", "newproblem/cmd/newproblem/internal/input", "newproblem/cmd/newproblem/internal/prompt", "newproblem/cmd/newproblem/internal/text", "newproblem/scaffold", "newproblem/scaffold/bank", "newproblem/scaffold/disk", "newproblem/scaffold/merge", "newproblem/scaffold/source"},
		"newproblem/cmd/newproblem/internal/wizard":   {"newproblem/cmd/newproblem/internal/cli", "newproblem/cmd/newproblem/internal/generate", "newproblem/cmd/newproblem/internal/prompt", "newproblem/cmd/newproblem/internal/text", "newproblem/scaffold", "newproblem/scaffold/bank", "newproblem/scaffold/disk", "newproblem/scaffold/source"},
		"newproblem/scaffold/bank":                    {"newproblem/scaffold", "newproblem/scaffold/source", "newproblem/scaffold/markdown", "newproblem/scaffold/merge", "newproblem/scaffold/check", "newproblem/scaffold/disk"},
		"newproblem/scaffold/disk":                    {"newproblem/scaffold/source"},
		"newproblem/scaffold":                         {"newproblem/scaffold/source", "newproblem/scaffold/markdown", "newproblem/scaffold/capacity", "newproblem/scaffold/internal/lazy", "newproblem/templates"},
		"newproblem/scaffold/check":                   {"newproblem/scaffold", "newproblem/scaffold/markdown", "newproblem/scaffold/capacity", "newproblem/scaffold/source"},
		"newproblem/scaffold/markdown":                {"newproblem/scaffold/internal/lazy"},
		"newproblem/scaffold/merge":                   {"newproblem/scaffold/markdown"},
		"newproblem/scaffold/source":                  {"newproblem/scaffold/internal/lazy"},
		"newproblem/scaffold/capacity":                {},
		"newproblem/scaffold/internal/lazy":           {},
		"newproblem/templates":                        {},
		"newproblem/examples/bank":                    {},
		"newproblem/scaffold/internal/seeded":         {}, // for tests
	}
	// Values in, values out: no system, no clock of its own, no terminal.
	pure := []string{"newproblem/scaffold", "newproblem/scaffold/source", "newproblem/scaffold/markdown", "newproblem/scaffold/capacity", "newproblem/scaffold/check", "newproblem/scaffold/merge"}
	system := []string{"os", "os/exec", "path/filepath", "net/http", "math/rand", "math/rand/v2", "github.com/spf13/cobra", "github.com/AlecAivazis/survey/v2", "github.com/adrg/xdg"}

	knowsSurvey, knowsYAML, knowsState := 0, 0, 0
	for file, imports := range importsOf(t, "..") {
		room := "newproblem/" + filepath.ToSlash(filepath.Dir(file))
		allowed, known := rooms[room]
		if !known {
			t.Errorf("%s is in no room of the house", file)
		}
		for _, path := range imports {
			switch {
			case strings.HasPrefix(path, "newproblem/") && !slices.Contains(allowed, path):
				t.Errorf("%s imports %s", file, path)
			case slices.Contains(pure, room) && slices.Contains(system, path):
				t.Errorf("%s imports %s", file, path)
			case path == "gopkg.in/yaml.v3":
				knowsYAML++
				if room != "newproblem/scaffold/source" {
					t.Errorf("%s imports yaml", file)
				}
			case path == "github.com/AlecAivazis/survey/v2":
				knowsSurvey++
			case path == "github.com/adrg/xdg":
				knowsState++
				if room != "newproblem/cmd/newproblem/internal/wizard" {
					t.Errorf("%s imports xdg", file)
				}
			case room == "newproblem/templates" && path != "embed":
				t.Errorf("%s imports %s", file, path)
			}
		}
	}
	if knowsSurvey != 1 || knowsYAML != 1 || knowsState != 1 {
		t.Errorf("%d files know survey, %d yaml and %d xdg; one each should", knowsSurvey, knowsYAML, knowsState)
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
