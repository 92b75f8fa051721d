package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"newproblem/scaffold/internal/seeded"
)

// Runs that open a folder, and remove what killed ones have left there, neither stop
// nor rob another that is replacing a file of it: what an author saves at that moment is
// there afterwards.
func TestSweepWhileRewriting(t *testing.T) {
	dir := t.TempDir()
	f, err := Reopen(dir)
	orFail(t, err)
	defer f.Close()
	done := make(chan struct{})
	var sweepers sync.WaitGroup
	defer sweepers.Wait()
	defer close(done)
	for range 2 {
		sweepers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if other, err := Reopen(dir); err == nil {
					_ = other.Close()
				}
			}
		})
	}
	path := filepath.Join(dir, "x.md")
	for i := range seeded.Rounds(60) {
		was, now, mine := fmt.Sprint("old ", i), fmt.Sprint("new ", i), fmt.Sprint("mine ", i)
		orFail(t, os.WriteFile(path, []byte(was), 0o666))
		save := func(a, b string) error {
			if i%2 == 1 {
				byRenaming(mine)(t, path)
			}
			return f.exchange(a, b)
		}
		err := f.rewrite("x.md", []byte(was), []byte(now), save)
		want := []string{now, mine}[i%2]
		if isSaved := i%2 == 1; isSaved != errors.Is(err, ErrChanged) || !isSaved && err != nil {
			t.Errorf("round %d: %v", i, err)
		}
		if content, err := os.ReadFile(path); string(content) != want || err != nil {
			t.Fatalf("round %d: the file has %q, %v; want %q", i, content, err, want)
		}
	}
}
