package spec_test

import (
	"testing"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

func benchmarkSpec(b *testing.B, p *spec.Problem) {
	text, err := spec.Write(p, false)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		nodes, err := source.Parse("spec.yaml", text)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := spec.Read(nodes[0]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadSmall(b *testing.B)    { benchmarkSpec(b, spectest.Small()) }
func BenchmarkReadComplete(b *testing.B) { benchmarkSpec(b, spec.Example()) }
