package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"newproblem/scaffold/bank"
)

// BenchmarkAgainstCat times what reads a whole bank against cat, which reads
// the same files and does nothing with them.
//
//	go test -run '^$' -bench AgainstCat -benchtime 1x ./cmd/newproblem
func BenchmarkAgainstCat(b *testing.B) {
	cat, err := exec.LookPath("cat")
	if err != nil {
		skipAloud(b, "there is no cat on this machine to compare with")
	}
	program := buildBinary(b)
	dir, where := workFolder(b)
	b.Chdir(dir)
	makeBank(b, program, "problems")
	for name, text := range map[string]string{
		bank.SettingsName: "output: problems\nindexes: [README.md]\n",
		"README.md":       bank.IndexBegin + "\n" + bank.IndexEnd + "\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	timeRun(b, program, "index") // so that it is fresh, and the program in memory
	files, err := filepath.Glob(filepath.Join("problems", "*.md"))
	if err != nil {
		b.Fatal(err)
	}
	for _, args := range [][]string{{"list"}, {"index", "--check"}, {"stats"}} {
		b.Run(args[0], func(b *testing.B) {
			var pairs []pair
			for b.Loop() {
				for range streamPairs {
					pairs = append(pairs, pair{ours: timeRun(b, program, args...), theirs: timeRun(b, cat, files...)})
				}
			}
			tellPairs(b, args[0]+" of 2,000 files, 65 MB / reading them", "cat", where, pairs)
		})
	}
}
