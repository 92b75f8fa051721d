package bank_test

import (
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/internal/spectest"
)

// What a new file costs besides the writing.
func BenchmarkRecorderEntry(b *testing.B) {
	doc, err := scaffold.Builtin().Render(spectest.Small())
	if err != nil {
		b.Fatal(err)
	}
	r, err := bank.NewRecorder(open(b, b.TempDir()), scaffold.Builtin(), ".")
	if err != nil {
		b.Fatal(err)
	}
	content := doc.Bytes()
	for b.Loop() {
		r.Entry("x.md", "x.yaml", doc, content)
	}
}
