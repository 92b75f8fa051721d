package capacity

import "testing"

// BenchmarkMake is an estimate from all inputs, and again from its rows.
func BenchmarkMake(b *testing.B) {
	b.Run("inputs", func(b *testing.B) {
		said := Said{Inputs: shortener()}
		b.ReportAllocs()
		for b.Loop() {
			Make(said)
		}
	})
	b.Run("rows", func(b *testing.B) {
		said := Said{Rows: Make(Said{Inputs: shortener()}).Rows}
		b.ReportAllocs()
		for b.Loop() {
			Make(said)
		}
	})
}
