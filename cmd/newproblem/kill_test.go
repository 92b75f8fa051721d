//go:build unix

package main_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"newproblem/scaffold/bank"
)

// What is left when newproblem is killed, with no chance to clean up: every
// file is as it was or as it was to be, and what was printed is there; and the
// next run leaves all files, and nothing else. TestKill, where the system lets
// us, kills at each call that changes the disk; TestKillAtRandom at moments
// that nobody has thought of.

// large is a spec whose file takes a moment to be written.
func large() string {
	return "title: Large\nbusiness_context: |\n" + strings.Repeat("  These are many words about one and the same thing.\n", 2000)
}

// old are other files under the same names.
func old(files map[string]string) map[string]string {
	before := map[string]string{}
	for name := range files {
		before[name] = strings.Repeat("These are an author's own words.\n", 300)
	}
	return before
}

// damaged are the files as they were before "newproblem check --fix".
func damaged(files map[string]string) map[string]string {
	before := map[string]string{}
	for name, content := range files {
		torn := strings.Replace(content, "\n## Problem Statement\n", "\n## Problem\nStatement\n", 1)
		before[name] = strings.TrimSuffix(torn, "\n")
	}
	return before
}

// A victim is a run that is killed.
type victim struct {
	args          []string
	specs         string
	before, after map[string]string // the files without the run, and with all of it
	says          []string          // on standard error, when it is not killed
	lock          string            // the file that tells the next run what is under way
}

func (v *victim) in(dir string) *exec.Cmd {
	cmd := child(dir, v.args...)
	cmd.Stdin = strings.NewReader(v.specs)
	return cmd
}

// victims are runs of every kind that writes: with some files, and streams of
// many.
func victims(t *testing.T, some, many int) map[string]*victim {
	t.Helper()
	tagged := strings.ReplaceAll(numbered(some), "---\n", "---\ntags: [new]\n")
	one, few, stream := undisturbed(t, large()), undisturbed(t, numbered(some)), undisturbed(t, numbered(many))
	made, updated := undisturbed(t, numbered(some), "--update"), undisturbed(t, tagged, "--update")
	return map[string]*victim{
		"a new file":             {[]string{"--from", "-"}, large(), nil, one, nil, ""},
		"an old file":            {[]string{"--from", "-", "--force"}, large(), old(one), one, nil, ""},
		"a stream":               {[]string{"--from", "-"}, numbered(many), nil, stream, nil, ""},
		"a stream and old files": {[]string{"--from", "-", "--force"}, numbered(some), old(few), few, nil, ""},
		"repairs":                {[]string{"check", "--fix"}, "", damaged(few), few, []string{"repaired"}, ""},
		"an update":              {[]string{"--from", "-", "--update"}, tagged, made, updated, nil, bank.ManifestName},
	}
}

// TestKillAtRandom kills newproblem at random. Half of the moments are spread
// evenly over a life, as long as one was measured to be; the others come soon
// after something has changed in the folder, where the writing is.
func TestKillAtRandom(t *testing.T) {
	t.Parallel()
	for name, v := range victims(t, 20, 200) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			top, random := t.TempDir(), seeded(t)
			life := v.life(t, filepath.Join(top, "life"))
			runs, killed, left, partly, late := 0, 0, 0, 0, 0
			for runs = range rounds(4) {
				dir := filepath.Join(top, fmt.Sprint(runs))
				fillFolder(t, dir, v.before)
				e := v.kill(t, dir, life, random, runs%2 == 1)
				if e.signal == syscall.SIGKILL {
					killed++
				}
				temps, changed := v.check(t, dir, e)
				left += temps
				switch {
				case changed == len(v.after):
					late++
				case changed > 0:
					partly++
				}
				v.again(t, dir)
			}
			t.Logf("%d kills of %d runs in lives of %v; some files were written in %d, all in %d; a temporary file was left in %d",
				killed, runs+1, life.Round(time.Millisecond/10), partly, late, left)
		})
	}
}

// life is how long the run takes: the shortest of a few, because a run that was
// held up by others says nothing of the next.
func (v *victim) life(t *testing.T, dir string) time.Duration {
	t.Helper()
	var lives []time.Duration
	for i := range 3 {
		dir := fmt.Sprint(dir, i)
		fillFolder(t, dir, v.before)
		start := time.Now()
		finish(t, v.in(dir)).wants(t, exitDone, v.says...)
		lives = append(lives, time.Since(start))
		wantContents(t, dir, v.after)
	}
	return slices.Min(lives)
}

// kill starts the run in a folder, and kills it at a moment of its life, or
// soon after something has changed in the folder.
func (v *victim) kill(t *testing.T, dir string, life time.Duration, random *rand.Rand, onSight bool) ending {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := v.in(dir)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	before := glance(dir)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	delay := time.Duration(random.Int64N(int64(life)))
	if onSight {
		for end := time.Now().Add(2 * life); time.Now().Before(end) && glance(dir) == before; {
			time.Sleep(10 * time.Microsecond) // newproblem needs the processor, too
		}
		delay = delay * time.Duration(len(v.after)) / 500 // the writing of one file is short, and what follows, too
	}
	start := time.Now()
	time.Sleep(delay - time.Millisecond)
	for time.Since(start) < delay { // the rest, for which a sleep would be too coarse
	}
	_ = cmd.Process.Kill() // fails when it has ended
	return endingOf(t, cmd, cmd.Wait(), stdout.String(), stderr.String())
}

// glance is a folder at a moment: names, sizes and times.
func glance(dir string) string {
	f, err := os.Open(dir)
	if err != nil {
		return err.Error()
	}
	defer f.Close()
	infos, _ := f.Readdir(3) // of a stream, any are as good as all
	var seen strings.Builder
	for _, info := range infos {
		fmt.Fprintln(&seen, info.Name(), info.Size(), info.ModTime().UnixNano())
	}
	return seen.String()
}

var tempFile = regexp.MustCompile(`^\.newproblem-[0-9a-f]{16}(-[0-9a-f]{16}){0,2}\.tmp$`)

// check checks what a killed run has left. It gives how many temporary files
// are there, and how many files are as they were to be.
func (v *victim) check(t *testing.T, dir string, e ending) (temps, changed int) {
	t.Helper()
	got := contents(t, dir)
	if v.lock != "" {
		got = withManifest(t, dir)
	}
	for name, content := range got {
		was, wasThere := v.before[name]
		is, ours := v.after[name]
		switch {
		case ours && content == is:
			changed++
		case wasThere && content == was:
		case name == v.lock:
		case tempFile.MatchString(name):
			temps++
		default:
			t.Errorf("killed: %s has %d bytes; want %d or %d", name, len(content), len(was), len(is))
		}
	}
	for name := range v.before {
		if _, ok := got[name]; !ok {
			t.Errorf("killed: %s is lost", name)
		}
	}
	lines := strings.SplitAfter(e.stdout, "\n")
	for _, line := range lines[:len(lines)-1] { // the last may be a part of one
		if name := strings.TrimSuffix(line, "\n"); got[name] != v.after[name] {
			t.Errorf("killed: %s was reported, and is not there", name)
		}
	}
	return temps, changed
}

// again is the run after one that was killed. It ends the test when one of them
// has failed, and removes the folder otherwise.
func (v *victim) again(t *testing.T, dir string) {
	t.Helper()
	if e := finish(t, v.in(dir)); e.code != exitDone {
		t.Errorf("the next run: exit code %d\n%s", e.code, e.stderr)
	}
	wantContents(t, dir, v.after)
	if t.Failed() {
		t.FailNow()
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
}
