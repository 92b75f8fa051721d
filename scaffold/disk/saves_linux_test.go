package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"newproblem/scaffold/internal/seeded"
)

// An editor that saves at random moments while a file is rewritten, in place or
// by renaming, finds each of its saves in the file.
func TestRewriteAmongSaves(t *testing.T) {
	f, dir, _ := inside(t)
	path := filepath.Join(dir, "file.md")
	random := seeded.Rand(t, 31)
	told, rewritten, kept := 0, 0, 0
	rounds := seeded.Rounds(300)
	for i := range rounds {
		old, mine := fmt.Sprint("old ", i), fmt.Sprint("mine ", i)
		orFail(t, os.WriteFile(path, []byte(old), 0o666))
		save, wait := []moment{inPlace(mine), byRenaming(mine)}[i%2], time.Duration(random.IntN(400))*time.Microsecond
		done := make(chan struct{})
		go func() {
			defer close(done)
			time.Sleep(wait)
			save(t, path)
		}()
		err := f.Rewrite("file.md", []byte(old), []byte("new"))
		<-done
		switch {
		case errors.Is(err, ErrChanged) || errors.Is(err, ErrBusy):
			told++
		case err != nil:
			t.Error(err)
		default:
			rewritten++
		}
		if content, err := os.ReadFile(path); string(content) != mine || err != nil {
			t.Fatalf("round %d, %v: the file has %q, %v", i, wait, content, err)
		}
		for _, name := range namesIn(t, dir) {
			if isTemp(name) {
				t.Errorf("round %d: %s is left", i, name)
			}
			if name == "file.md.saved" {
				kept++
				orFail(t, os.Remove(filepath.Join(dir, name)))
			}
		}
	}
	t.Logf("of %d saves, %d came first and were told, %d came last, none was lost; %d halves of one were kept", rounds, told, rewritten, kept)
}
