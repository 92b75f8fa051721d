package scaffold

import (
	"testing"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

func BenchmarkParseTemplate(b *testing.B) {
	for b.Loop() {
		if _, err := ParseTemplate("problem.md.tmpl", Builtin().Source()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMeasure(b *testing.B) {
	for b.Loop() {
		documents, err := Builtin().measured()
		if err != nil {
			b.Fatal(err)
		}
		layout.Measure(documents)
	}
}

func benchmarkRender(b *testing.B, p *spec.Problem) {
	for b.Loop() {
		if _, err := Builtin().Render(p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRenderSmall(b *testing.B)    { benchmarkRender(b, spectest.Small()) }
func BenchmarkRenderComplete(b *testing.B) { benchmarkRender(b, spec.Example()) }

// BenchmarkFirstRender is what one problem costs a new process.
func BenchmarkFirstRender(b *testing.B) {
	for b.Loop() {
		if _, err := loadBuiltin().Render(spectest.Small()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScan is what looking at every line would cost.
func BenchmarkScan(b *testing.B) {
	doc := Builtin().Blank()
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		scan(new(markdown.Scanner), doc, func(token) {})
	}
}
