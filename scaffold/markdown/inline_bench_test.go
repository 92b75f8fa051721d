package markdown_test

import (
	"testing"

	"newproblem/scaffold/markdown"
)

// The benchmarks give the time and allocations for one line of the example bank.

func BenchmarkSpans(b *testing.B) {
	lines := bankLines(b)
	in := markdown.Inline{}
	var spans []markdown.Span
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		spans = in.AppendSpans(spans[:0], lines[i%len(lines)])
	}
}

func BenchmarkSeen(b *testing.B) {
	lines := bankLines(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		markdown.Inline{}.Seen(lines[i%len(lines)])
	}
}

func BenchmarkInlineLabel(b *testing.B) {
	lines := bankLines(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		markdown.Inline{}.Label(lines[i%len(lines)])
	}
}

func BenchmarkRewritten(b *testing.B) {
	lines := bankLines(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		markdown.Inline{}.Rewritten(lines[i%len(lines)])
	}
}

func BenchmarkKey(b *testing.B) {
	lines := bankLines(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		markdown.Key(lines[i%len(lines)])
	}
}

func BenchmarkGoldmarkLine(b *testing.B) {
	lines := bankLines(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		goldmarksInline(b, linking, lines[i%len(lines)])
	}
}
