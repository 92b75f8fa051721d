package scaffold

import (
	"testing"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// smallProblem is what most problems begin as.
func smallProblem() *Problem {
	p := &Problem{}
	p.Set("title", Text("Design a URL Shortener"))
	p.Set("difficulty", Text("medium"))
	p.Set("tags", List("caching", "databases"))
	p.Set("requirements.functional", List("Shorten a long URL", "Redirect by short code", "Count visits"))
	p.Set("last_updated", Text("2026-01-02"))
	p.Set("version", Text("1.0"))
	return p
}

func BenchmarkParseTemplate(b *testing.B) {
	for b.Loop() {
		if _, err := ParseTemplate("problem.md.tmpl", Builtin().Source()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMeasure(b *testing.B) {
	for b.Loop() {
		if _, err := measure(Builtin()); err != nil {
			b.Fatal(err)
		}
	}
}

func benchmarkRender(b *testing.B, p *Problem) {
	for b.Loop() {
		if _, err := Builtin().Render(p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRenderSmall(b *testing.B)    { benchmarkRender(b, smallProblem()) }
func BenchmarkRenderComplete(b *testing.B) { benchmarkRender(b, Example()) }

// BenchmarkFirstRender is what one problem costs a new process.
func BenchmarkFirstRender(b *testing.B) {
	for b.Loop() {
		if _, err := loadBuiltin().Render(smallProblem()); err != nil {
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

func benchmarkSpec(b *testing.B, p *Problem) {
	spec, err := WriteSpec(p, false)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(spec)))
	for b.Loop() {
		nodes, err := source.Parse("spec.yaml", spec)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := ReadSpec(nodes[0]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadSpecSmall(b *testing.B)    { benchmarkSpec(b, smallProblem()) }
func BenchmarkReadSpecComplete(b *testing.B) { benchmarkSpec(b, Example()) }
