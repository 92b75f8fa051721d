package main_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"newproblem/scaffold/bank"
)

const (
	bankFiles   = 2_000
	bankSize    = 65e6 // bytes, of all files together
	bankCopies  = 10   // how often these stand in the larger bank
	parseByGold = "parse-with-goldmark"
)

// parseAll is a program of its own: it parses all Markdown files of a folder
// with goldmark, tables and all, on all processors, and does nothing else.
func parseAll() {
	var files []string
	for entry, err := range bank.Walk(os.Args[1:]) {
		if err != nil {
			panic(err)
		}
		files = append(files, entry.Path)
	}
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM))
	next := make(chan string)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for file := range next {
				content, err := os.ReadFile(file)
				if err != nil {
					panic(err)
				}
				markdown.Parser().Parse(text.NewReader(content))
			}
		})
	}
	for _, file := range files {
		next <- file
	}
	close(next)
	workers.Wait()
}

// parserUnderTest gives this very binary under the name by which it is parseAll.
func parserUnderTest(b *testing.B) string {
	itself, err := os.Executable()
	other := filepath.Join(b.TempDir(), parseByGold)
	if err == nil {
		err = os.Symlink(itself, other)
	}
	if err != nil {
		skipAloud(b, err.Error())
	}
	return other
}

// BenchmarkAgainstGoldmark times newproblem check of a bank against the
// fastest thing that could be done with a Markdown parser: parsing the same
// files, and nothing more. It shows, too, how time and memory grow with the
// number of files.
//
//	go test -run '^$' -bench AgainstGoldmark -benchtime 1x ./cmd/newproblem
func BenchmarkAgainstGoldmark(b *testing.B) {
	program, other := programUnderTest(b), parserUnderTest(b)
	dir, where := workFolder(b)
	small, large := filepath.Join(dir, "small"), filepath.Join(dir, "large")
	makeBank(b, program, small)
	multiply(b, small, large)
	run := func(bank string) sample { return timeRun(b, program, "check", bank) }
	run(small) // so that the program is in memory

	var pairs []pair
	var larger []sample
	var growth []float64
	for b.Loop() {
		for range streamPairs {
			p := pair{ours: run(small), theirs: timeRun(b, other, small)}
			more := run(large)
			pairs, larger = append(pairs, p), append(larger, more)
			growth = append(growth, more.time.Seconds()/p.ours.time.Seconds()/bankCopies)
		}
	}
	tellPairs(b, "check 2,000 files, 65 MB / parsing them", "goldmark", where, pairs)
	tellRatio(b, "time per file, of 20,000 / of 2,000", growth)
	tellPeaks(b, bankFiles, bankFiles*bankCopies, oursOf(pairs), larger)
}

// BenchmarkAgainstGoldmarkJudged does so with problems as people write them: the
// documents of the corpus by which findings are judged, of 20 KB, each with a dozen
// faults and more, many times over. The harder a file is damaged, the more there is
// to find out.
//
//	go test -run '^$' -bench AgainstGoldmarkJudged -benchtime 1x ./cmd/newproblem
func BenchmarkAgainstGoldmarkJudged(b *testing.B) {
	program, other := programUnderTest(b), parserUnderTest(b)
	dir, where := workFolder(b)
	judged := filepath.Join(dir, "judged")
	files := copyJudged(b, judged)
	run := func() sample { return timeExit(b, 1, program, "check", judged) }
	run() // so that the program is in memory

	var pairs []pair
	for b.Loop() {
		for range streamPairs {
			pairs = append(pairs, pair{ours: run(), theirs: timeRun(b, other, judged)})
		}
	}
	tellPairs(b, fmt.Sprintf("check %d files as people write them / parsing them", files), "goldmark", where, pairs)
}

// copyJudged makes a bank of the documents by which findings are judged, and gives the
// number of its files.
func copyJudged(b *testing.B, dir string) (files int) {
	docs, err := filepath.Glob(filepath.Join("..", "..", "scaffold", "check", "testdata", "judged", "*.md"))
	if err == nil && len(docs) == 0 {
		err = fs.ErrNotExist
	}
	if err == nil {
		err = os.Mkdir(dir, 0o777)
	}
	for i := 0; i < bankFiles && err == nil; i++ {
		var content []byte
		if content, err = os.ReadFile(docs[i%len(docs)]); err == nil {
			err = os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.md", i)), content, 0o666)
		}
	}
	if err != nil {
		b.Fatal(err)
	}
	return bankFiles
}

// makeBank makes a bank of complete problems with long notes of their authors.
// Every fourth is not quite finished, so that there is something to tell.
func makeBank(b *testing.B, program, dir string) {
	spec := filepath.Join(b.TempDir(), "spec.yaml")
	saveOutput(b, spec, program, "spec")
	doc, err := exec.Command(program, "--from", spec, "--output", "-").Output()
	if err == nil {
		err = os.Mkdir(dir, 0o777)
	}
	for _, name := range []string{"design-a-key-value-store.md", "design-a-rate-limiter.md"} { // where its links lead
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), nil, 0o666)
		}
	}
	for i := 0; i < bankFiles && err == nil; i++ {
		err = os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.md", i)), oneOfBank(doc, i), 0o666)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// oneOfBank is one file of the bank.
func oneOfBank(doc []byte, i int) []byte {
	doc = bytes.Replace(doc, []byte("Design a URL Shortener"), fmt.Appendf(nil, "Design Service %d", i), 1)
	if i%4 == 0 {
		doc = bytes.Replace(doc, []byte("**Difficulty**: Medium"), []byte("**Difficulty**: medium"), 1)
		doc = bytes.Replace(doc, []byte("**Version**: 1.0"), []byte("**Version**: [1.0]"), 1)
	}
	notes := bytes.NewBuffer(doc)
	notes.WriteString("\n## Notes\n")
	for n := 1; notes.Len() < bankSize/bankFiles; n++ {
		fmt.Fprintf(notes, `
### Note %d on Service %d

The service keeps a *copy* of each record in [another region](https://example.com/%d), because
one of them may be lost; what a reader sees then is at most 5 seconds old:

- **Reads** go to the nearest copy: `+"`5 ms`"+` at the median, 20 ms at the 99th percentile
- **Writes** go to the leader of the shard, which waits for two of three followers
  - a follower that is late is left out for a minute

| Case | What happens | How often |
| --- | --- | --- |
| A node is lost | The next one takes over within %d seconds | Once a week |
| A region is lost | The name service leads elsewhere | Once a year |

`+"```sql\nSELECT code, url FROM links WHERE owner = %d ORDER BY created_at DESC;\n```\n", n, i, i, n, n)
	}
	return notes.Bytes()
}

// multiply makes a bank that has the files of another several times over. They
// are links, so that memory has room for them.
func multiply(b *testing.B, from, to string) {
	entries, err := os.ReadDir(from)
	for i := 0; i < bankCopies && err == nil; i++ {
		folder := filepath.Join(to, strings.Repeat("x", i+1))
		err = os.MkdirAll(folder, 0o777)
		for _, e := range entries {
			if err == nil {
				err = os.Link(filepath.Join(from, e.Name()), filepath.Join(folder, e.Name()))
			}
		}
	}
	if err != nil {
		b.Fatal(err)
	}
}
