package bank_test

import (
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/spec"
)

// BenchmarkList reads what a catalogue says of one complete problem.
func BenchmarkList(b *testing.B) {
	t := scaffold.Builtin()
	doc, err := t.Render(spec.Example())
	if err != nil {
		b.Fatal(err)
	}
	text := doc.Bytes()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if l, err := bank.List(t, "problem.md", text); err != nil || l.Title == "" {
			b.Fatal(l, err)
		}
	}
}
