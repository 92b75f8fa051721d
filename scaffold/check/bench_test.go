package check_test

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"newproblem/scaffold/check"
)

// long is a problem of the size of real ones, 33 KB: its sections say more.
func long(t testing.TB) []byte {
	doc := complete(t)
	more := "\nWhat is written here is read by people, who want to know *why*, and not only [how](design.md).\n\n" +
		"- **First**: one reason, with `code` in it\n- **Second**: another one, which is longer than the first\n\n" +
		"```go\nfunc main() {\n\tfmt.Println(\"## not a heading\")\n}\n```\n\n" +
		"| Choice | For | Against |\n|---|---|---|\n| One | fast | large |\n| Two | small | slow |\n\n"
	n := (33<<10 - len(doc)) / len(more)
	for _, section := range []string{"### Core Problem\n", "### Data Flow\n", "### Disaster Recovery\n"} {
		doc = strings.Replace(doc, section, section+strings.Repeat(more, n/3), 1)
	}
	return []byte(doc)
}

func BenchmarkCheck(b *testing.B) {
	c, doc := builtin(b), long(b)
	o := check.Options{Exists: func(string) bool { return true }}
	if got := c.Check(doc, o); len(got) > 0 {
		b.Fatal(told(got))
	}
	b.SetBytes(int64(len(doc)))
	b.ReportAllocs()
	for b.Loop() {
		c.Check(doc, o)
	}
}

// BenchmarkCheckJudged checks the corpus of problems as people write them.
func BenchmarkCheckJudged(b *testing.B) {
	c, docs := builtin(b), judged(b)
	o := check.Options{Exists: func(string) bool { return true }}
	for b.Loop() {
		for _, doc := range docs {
			c.Check(doc, o)
		}
	}
}

// BenchmarkGoldmarkJudged parses the same documents.
func BenchmarkGoldmarkJudged(b *testing.B) {
	parser, docs := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser(), judged(b)
	for b.Loop() {
		for _, doc := range docs {
			parser.Parse(text.NewReader(doc))
		}
	}
}

func judged(b *testing.B) (docs [][]byte) {
	for _, name := range glob(b, "testdata/judged/*.md") {
		docs = append(docs, read(b, name))
	}
	return docs
}

// BenchmarkGoldmark parses the same document with the reference parser.
func BenchmarkGoldmark(b *testing.B) {
	doc := long(b)
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		parser.Parse(text.NewReader(doc))
	}
}
