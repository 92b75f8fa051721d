package main_test

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
	program := programUnderTest(b)
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
	against := func(name, what string, files []string, args ...string) {
		b.Run(name, func(b *testing.B) {
			var pairs []pair
			for b.Loop() {
				for range streamPairs {
					pairs = append(pairs, pair{ours: timeRun(b, program, args...), theirs: timeRun(b, cat, files...)})
				}
			}
			tellPairs(b, name+" of "+what+" / reading them", "cat", where, pairs)
			if few := len(files) / 10; len(args) == 1 { // it takes files by their names
				less := timeRun(b, program, append(args, files[:few]...)...)
				tellPeaks(b, few, len(files), []sample{less}, oursOf(pairs))
			}
		})
	}
	against("list", "2,000 files, 65 MB", files, "list")
	against("index", "2,000 files, 65 MB", files, "index", "--check")
	against("stats", "2,000 files, 65 MB", files, "stats")

	// An update with nothing to do.
	writeSpecs(b, "specs.yaml", 0, 2000, smallSpec)
	update := []string{"--from", "specs.yaml", "--update", "--output", "made"}
	timeRun(b, program, update...)
	made, err := filepath.Glob(filepath.Join("made", "*.md"))
	if err != nil || len(made) != 2000 {
		b.Fatalf("%d files, %v", len(made), err)
	}
	against("update", "2,000 files with nothing to do, 20 MB", made, update...)
}
