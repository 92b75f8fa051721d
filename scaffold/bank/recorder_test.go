package bank_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// What is recorded of a new file, which looks at some of its sections alone, is
// what an update of it keeps, which reads the whole.
func TestRecorderFastWay(t *testing.T) {
	t.Parallel()
	first := seeded.Seed(t, 0)
	for i := range seeded.Rounds(200) {
		seed := first + uint64(i)
		p := spectest.Random(rand.New(rand.NewPCG(seed, 5)))
		p.Set("title", spec.Text("X"))
		doc, err := scaffold.Builtin().Render(p)
		if err != nil {
			continue // what is refused is tested elsewhere
		}
		b := &testBank{t: t, path: t.TempDir()}
		record(t, b.path, scaffold.Builtin(), doc)
		recorded := content(t, filepath.Join(b.path, bank.ManifestName))
		if err := os.Remove(filepath.Join(b.path, bank.ManifestName)); err != nil {
			t.Fatal(err)
		}
		g := bank.Generated{Name: "x.md", From: "x.yaml", Content: doc.Bytes(), Said: p.Paths()}
		b.updateGenerated(g)
		if diff := cmp.Diff(content(t, filepath.Join(b.path, bank.ManifestName)), recorded); diff != "" {
			t.Fatalf("seed %d: the manifest (-update +recorder):\n%s", seed, diff)
		}
	}
}

// So it is with a template that writes some sections only when they are said.
func TestRecorderOwnTemplate(t *testing.T) {
	text := "# {{ .title | default \"[T]\" }}\n\n## Facts\n- **Difficulty**: {{ .difficulty | default \"[D]\" }}\n{{ with .version }}- **Version**: {{ . }}\n{{ end }}\n{{ with .core_problem }}## Why\n{{ . }}\n\n{{ end }}## Rest\n{{ .scaling.sharding | default \"[S]\" }}\n"
	template, err := scaffold.ParseTemplate("own.tmpl", text)
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{"title: X", "title: X\nversion: \"2\"", "title: X\ncore_problem: Y", "title: X\ncore_problem: Y\nversion: \"3\"\ndifficulty: hard"} {
		p := problem(t, said)
		doc, err := template.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		b := &testBank{t: t, path: t.TempDir(), template: template}
		record(t, b.path, template, doc)
		write(t, filepath.Join(b.path, "x.md"), string(doc.Bytes()))
		again := b.updateGenerated(bank.Generated{Name: "x.md", From: "x.yaml", Content: doc.Bytes(), Said: p.Paths()})
		if again[0].After != nil || len(again[0].Sections) > 0 {
			t.Errorf("%s: the update is %s, %v", said, again[0].Action, again[0].Sections)
		}
		changed := strings.NewReplacer("Y", "Z", "[S]", "Shards").Replace(string(doc.Bytes()))
		again = b.updateGenerated(bank.Generated{Name: "x.md", From: "x.yaml", Content: []byte(changed), Said: p.Paths()})
		if string(again[0].After) != changed {
			t.Errorf("%s: changed, the update is %s, %v", said, again[0].Action, again[0].Sections)
		}
	}
}

// record leaves a document in the manifest of a bank.
func record(t *testing.T, path string, template *scaffold.Template, doc *scaffold.Document) {
	t.Helper()
	r, err := bank.NewRecorder(open(t, path), template, ".")
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Add(context.Background(), []bank.ManifestEntry{r.Entry("x.md", "x.yaml", doc, doc.Bytes())}); err != nil {
		t.Fatal(err)
	}
}
