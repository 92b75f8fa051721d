package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/internal/spectest"
)

// Of items without labels, of which each has one line, each is read in its place.
func TestReadUnlabelledItems(t *testing.T) {
	const tags, version, level = "- {{ .tags | join \", \" | default \"[t]\" }}\n", "- {{ .version | default \"[V]\" }}\n", "- {{ .difficulty | default \"[D]\" }}\n"
	for _, lines := range []string{tags + version, version + tags, tags + level + version, tags, version, tags + "- **Version**: {{ .version | default \"[V]\" }}\n"} {
		template, err := ParseTemplate("own.md.tmpl", "# {{ .title | default \"[T]\" }}\n\n## Facts\n\n"+lines+"\n## Core\n\n{{ .core_problem | default \"[C]\" }}\n")
		if err != nil {
			t.Fatal(spectest.Report(err))
		}
		blank := strings.NewReplacer("[t]", "a, b", "[V]", "1.0", "[D]", "Hard", "[T]", "X").Replace(string(template.Blank()))
		for _, doc := range []string{blank, strings.ReplaceAll(blank, "- ", "* ")} {
			r, err := template.Read([]byte(doc))
			if err != nil {
				t.Fatal(err)
			}
			for path, want := range map[string]string{"version": "1.0", "difficulty": "Hard"} {
				if got, _ := r.Problem.Get(path); strings.Contains(lines, "."+path) && got.Text != want {
					t.Errorf("%q: %s is read as %q", lines, path, got.Text)
				}
			}
			if got, _ := r.Problem.Get("tags"); strings.Contains(lines, ".tags") && len(got.Items) != 2 || len(r.Unplaced) > 0 {
				t.Errorf("%q: tags are read as %v, without %v", lines, got.Items, r.Unplaced)
			}
		}
	}
}
