package markdown_test

import (
	"bytes"
	"testing"

	"github.com/yuin/goldmark/text"

	"newproblem/scaffold/markdown"
)

// benchmarked are a blank problem, the example bank, and one document of 30 KB.
func benchmarked(b *testing.B) map[string][]byte {
	var all []byte
	for _, doc := range bank(b) {
		all = append(append(all, doc...), '\n')
	}
	return map[string][]byte{"seed": []byte(seed(b)), "bank": all, "30KB": bytes.Repeat(all, 2)[:30_000]}
}

func BenchmarkParse(b *testing.B) {
	for name, doc := range benchmarked(b) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(doc)))
			for b.Loop() {
				markdown.Parse(doc)
			}
		})
		b.Run(name+"/goldmark", func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(doc)))
			for b.Loop() {
				gfmBlocks.Parse(text.NewReader(doc))
			}
		})
		b.Run(name+"/lines", func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(doc)))
			for b.Loop() {
				for range markdown.Lines(doc) {
				}
			}
		})
	}
}
