package markdown_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/markdown"
)

var update = flag.Bool("update", false, "write the blocks of the cases again")

// casesFile has documents for each kind of block, with the blocks that they
// have. A line "@@@ NAME" begins a case, and "@@@" what is wanted of it.
const casesFile = "testdata/blocks.txt"

// shown are the characters that one does not see, as the cases have them.
var shown = strings.NewReplacer("→", "\t", "␍", "\r", "␀", "\x00", "␂", "\ufeff", "␄\n", "")

// The cases have the blocks that stand beside them, and goldmark or cmark-gfm
// sees the same.
func TestBlockCases(t *testing.T) {
	file, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, c := range strings.Split("\n"+string(file), "\n@@@ ")[1:] {
		name, rest, _ := strings.Cut(c, "\n")
		doc, want, _ := strings.Cut(rest+"\n", "@@@\n")
		t.Run(name, func(t *testing.T) {
			given := shown.Replace(doc)
			got := blockLines(markdown.Parse([]byte(given)))
			fmt.Fprintf(&out, "@@@ %s\n%s@@@\n%s", name, doc, got)
			if diff := cmp.Diff(strings.TrimRight(want, "\n"), strings.TrimRight(got, "\n")); diff != "" && !*update {
				t.Errorf("%s(-want +got):\n%s", doc, diff)
			}
			judge(t, []byte(given))
		})
	}
	if *update {
		if err := os.WriteFile(casesFile, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// blockLines shows all that a document's blocks are, one a line, with the
// lines, from 1, that they stand in, and their content below.
func blockLines(d *markdown.Document) string {
	var t blockTree
	for i, b := range d.Blocks {
		what := b.Kind.String()
		if b.Marker != 0 {
			what += fmt.Sprintf(" %c", b.Marker)
		}
		if b.Level != 0 {
			what += fmt.Sprintf(" %d", b.Level)
		}
		if b.Number != 0 || b.Marker == '.' || b.Marker == ')' {
			what += fmt.Sprintf(" from %d", b.Number)
		}
		if b.Task != 0 {
			what += fmt.Sprintf(" [%c]", b.Task)
		}
		for word, holds := range map[string]bool{" tight": b.Tight, " closed": b.Closed} {
			if holds {
				what += word
			}
		}
		end := strings.TrimSuffix(string(lineFeeds(d.Source[:b.End])), "\n")
		what += fmt.Sprintf(", lines %d-%d", b.Line, 1+strings.Count(end, "\n"))
		var content []string
		if b.Kind != markdown.RowBlock && b.Kind != markdown.TableBlock {
			content = contentLines(d, i)
		}
		spans := append(d.Cells(i), d.Columns(i)...)
		if b.Kind == markdown.DefinitionBlock {
			label, destination, title := d.Definition(i)
			spans = append(spans, label, destination, title)
		}
		if b.Kind == markdown.FencedBlock {
			spans = append(spans, d.Info(i))
		}
		for _, s := range spans {
			what += " | " + strings.NewReplacer("\n", " ", "\x00", "␀").Replace(string(d.Bytes(s)))
		}
		t.add(depthOf(d, i), what, content...)
	}
	return t.String()
}
