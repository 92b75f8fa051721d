//go:build unix

package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// The hooks for pre-commit run commands that there are: each passes a good
// bank, and stops a commit with a bad one. pre-commit itself is not needed.
func TestPreCommitHooks(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		ID, Name, Description, Entry, Language string
		Types                                  []string
		PassFilenames                          bool `yaml:"pass_filenames"`
	}
	if err := yaml.Unmarshal(text, &hooks); err != nil {
		t.Fatal(err)
	}
	if len(hooks) != 2 {
		t.Errorf("there are %d hooks", len(hooks))
	}
	dir := t.TempDir()
	good := silently(t, dir, "--title", "Good", "--output", "-")
	for _, hook := range hooks {
		if hook.ID == "" || hook.Name == "" || hook.Description == "" || hook.Language != "golang" || hook.PassFilenames {
			t.Errorf("the hook is %+v", hook)
		}
		words := strings.Fields(hook.Entry)
		if words[0] != "newproblem" {
			t.Fatalf("the hook %s runs %s", hook.ID, words[0])
		}
		for content, code := range map[string]int{good: exitDone, strings.Replace(good, "\n## Metadata\n", "\n## Metatada\n", 1): exitFindings} {
			makeFile(t, filepath.Join(dir, "a.md"), content)
			cmd := child(dir, words[1:]...)
			if e := finish(t, cmd); e.code != code {
				t.Errorf("%s: exit code %d, want %d\n%s%s", hook.Entry, e.code, code, e.stdout, e.stderr)
			}
		}
	}
}
