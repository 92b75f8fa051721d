//go:build unix

package disk

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestKilledWriter kills a process that makes files in the ways of disks that
// know no files without a name, whose temporary files can be left behind. Each
// file is whole, and the next run takes away the rest. The moments are random:
// TestKill of the command kills before each call.
func TestKilledWriter(t *testing.T) {
	const way, folder = "NEWPROBLEM_TEST_WAY", "NEWPROBLEM_TEST_FOLDER"
	if dir := os.Getenv(folder); dir != "" {
		writeUntilKilled(dir, ways[os.Getenv(way)])
	}
	for _, name := range []string{"by link", "by rename"} {
		t.Run(name, func(t *testing.T) {
			left, made := 0, 0
			soaking, _ := time.ParseDuration(os.Getenv("NEWPROBLEM_SOAK")) // of "make soak"; else 0
			end := time.Now().Add(soaking)
			for i := 0; i < 5 || time.Now().Before(end); i++ {
				dir := t.TempDir()
				var stderr bytes.Buffer
				cmd := exec.Command(os.Args[0], "-test.run", "^TestKilledWriter$")
				cmd.Env, cmd.Stderr = append(os.Environ(), way+"="+name, folder+"="+dir), &stderr
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				for end := time.Now().Add(10 * time.Second); len(namesIn(t, dir)) == 0 && time.Now().Before(end); {
					time.Sleep(100 * time.Microsecond)
				}
				time.Sleep(rand.N(3 * time.Millisecond))
				_ = cmd.Process.Kill()                                                // fails when it has ended
				if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() > 0 { // of a killed process it is -1
					t.Fatalf("it was not killed: %v\n%s", err, &stderr)
				}
				temps, files := checkWhole(t, dir)
				left, made = left+temps, made+files
				f, err := Open(dir)
				if err != nil {
					t.Fatal(err)
				}
				f.Close()
				if temps, again := checkWhole(t, dir); temps > 0 || again != files {
					t.Errorf("the next run leaves %d temporary files, and %d of %d files", temps, again, files)
				}
			}
			t.Logf("%d files were made, and %d temporary files were left", made, left)
			if left == 0 && soaking > 0 || made == 0 {
				t.Error("no kill came in the midst of writing")
			}
		})
	}
}

// wholeFile is the content of a file that is there whole.
var wholeFile = bytes.Repeat([]byte("words "), 1<<16)

// writeUntilKilled makes files until it is killed, or fails.
func writeUntilKilled(dir string, create func(*Folder, File, WriteOptions) error) {
	f, err := Open(dir)
	for i := 0; err == nil; i++ {
		err = create(f, File{Name: fmt.Sprint(i, ".md"), Content: wholeFile}, WriteOptions{})
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// checkWhole checks that each file of a folder is whole, and counts the
// temporary ones and the others.
func checkWhole(t *testing.T, dir string) (temps, files int) {
	t.Helper()
	for _, name := range namesIn(t, dir) {
		if isTemp(name) {
			temps++
			continue
		}
		files++
		if content, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(content, wholeFile) {
			t.Errorf("%s has %d bytes, %v", name, len(content), err)
		}
	}
	return temps, files
}
