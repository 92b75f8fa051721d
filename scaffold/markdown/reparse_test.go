package markdown_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

// A version of a document is read from an earlier one as it is read from its first byte.
func TestReparse(t *testing.T) {
	t.Parallel()
	r := seeded.Rand(t, 12)
	pieces := append(slices.Clone(shapely), "\n", "\n\n", "[a]: /b\n", "---\n", "+++\n", "a: b\n", "\r", "\r\n", "\ufeff", "| a | b |\n", "|---|---|\n", "> ", "  ", "```\n", "# A\n")
	text := func(most int) string {
		var b strings.Builder
		for range r.IntN(most) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		return b.String()
	}
	for range seeded.Rounds(rounds) {
		doc := text(24)
		versions := []string{doc}
		for range 3 {
			from := r.IntN(len(doc) + 1)
			to := min(len(doc), from+r.IntN(12))
			doc = doc[:from] + text(4) + doc[to:]
			versions = append(versions, doc)
		}
		holdReparse(t, versions)
	}
}

// FuzzReparse holds that of any versions of a document, and of any document and another.
func FuzzReparse(f *testing.F) {
	for _, doc := range documents(f) {
		f.Add(doc, uint16(len(doc)/2), uint8(5), "\n```\n", uint16(len(doc)/3), uint8(0), "# A\n")
		f.Add(doc, uint16(3), uint8(0), "- a\n", uint16(len(doc)), uint8(9), "\n[a]: b\n")
	}
	f.Fuzz(func(t *testing.T, doc string, at uint16, length uint8, put string, at2 uint16, length2 uint8, put2 string) {
		if len(doc)+len(put)+len(put2) > 6_000 {
			t.Skip()
		}
		change := func(doc string, at uint16, length uint8, put string) string {
			from := min(int(at), len(doc))
			return doc[:from] + put + doc[min(len(doc), from+int(length)):]
		}
		second := change(doc, at, length, put)
		holdReparse(t, []string{doc, second, change(second, at2, length2, put2), doc, put, put2, doc})
	})
}

// holdReparse reads versions of a document each from the one before it.
func holdReparse(t *testing.T, versions []string) {
	t.Helper()
	earlier, next := markdown.Parse([]byte(versions[0])), &markdown.Document{}
	for i, version := range versions[1:] {
		next.Reparse([]byte(version), earlier)
		want := markdown.Parse([]byte(version))
		if !isSame(want, next) {
			t.Fatalf("%q\nread from %q (-parsed +reparsed):\n%s", version, versions[i], cmp.Diff(readOf(want), readOf(next), cmpopts.EquateEmpty()))
		}
		earlier, next = next, earlier
	}
}

// isSame reports whether the same was read of two documents.
func isSame(a, b *markdown.Document) bool {
	if !bytes.Equal(a.Source, b.Source) || !slices.Equal(a.Blocks, b.Blocks) || (a.Inline().Definitions == nil) != (b.Inline().Definitions == nil) {
		return false
	}
	for i := range a.Blocks {
		label, destination, title := a.Definition(i)
		otherLabel, otherDestination, otherTitle := b.Definition(i)
		if label != otherLabel || destination != otherDestination || title != otherTitle || a.Info(i) != b.Info(i) ||
			!slices.Equal(a.Lines(i), b.Lines(i)) || !slices.Equal(a.Cells(i), b.Cells(i)) || !slices.Equal(a.Columns(i), b.Columns(i)) {
			return false
		}
		if key := markdown.LinkLabel(string(a.Bytes(label))); a.Blocks[i].Kind == markdown.DefinitionBlock && a.Inline().Definitions != nil {
			target, ok := a.Inline().Definitions(key)
			if other, isThere := b.Inline().Definitions(key); target != other || ok != isThere {
				return false
			}
		}
	}
	return true
}

// readOf is what is read of a document, to be shown.
func readOf(d *markdown.Document) (all []any) {
	all = append(all, string(d.Source))
	for i := range d.Blocks {
		b := &d.Blocks[i]
		label, destination, title := d.Definition(i)
		all = append(all, b.Kind.String(), b.Start, b.End, b.Line, b.Next, b.Parent, d.Lines(i), d.Cells(i), d.Columns(i), d.Info(i), label, destination, title)
	}
	return all
}
