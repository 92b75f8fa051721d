package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// onDisk runs newproblem in a folder that has a disk of its own, called disk,
// and gives what is on it afterwards. Only that process sees the disk, which
// is in memory and goes away with it. Before the run, prepare is run by the
// shell in that folder.
func onDisk(t *testing.T, mount, prepare, stdin string, args ...string) (e ending, left map[string]string) {
	t.Helper()
	const noDisk, notPrepared = 99, 98
	dir := t.TempDir()
	fillFolder(t, filepath.Join(dir, "disk"), nil)
	script := fmt.Sprintf(`mount -t tmpfs -o %s none disk || exit %d
		(%s) || exit %d
		newproblem "$@"
		code=$?
		cp -r disk after
		exit $code`, mount, noDisk, prepare, notPrepared)
	cmd := exec.Command("sh", append([]string{"-c", script, "sh"}, args...)...)
	cmd.Dir, cmd.Env = dir, environment(nil)
	cmd.Stdin = strings.NewReader(stdin)
	cmd.SysProcAttr = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 { // a namespace in which we may mount
		cmd.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Skipf("this system lets us mount no such disk: %v", err)
	}
	if e = endingOf(t, cmd, cmd.Wait(), stdout.String(), stderr.String()); e.code == noDisk || e.code == notPrepared {
		t.Skipf("this system lets us mount no such disk: %s", e.stderr)
	}
	return e, contents(t, filepath.Join(dir, "after"))
}

// blankSize is about what one problem takes on a disk, in bytes: three pages.
const blankSize = 3 * 4096

func TestFullDisk(t *testing.T) {
	const full = "no space left on device\nhint: the disk is full: make room, or write elsewhere with --output\n"
	const words = "the words of an author\n"
	nothing, old := map[string]string{}, map[string]string{"1.md": words}
	for _, c := range []struct {
		name, mount, prepare string
		args                 []string
		says                 string
		left                 map[string]string
	}{
		{"no room", "size=4k", "true", []string{"--title", "1", "-o", "disk"}, "writing disk/1.md: " + full, nothing},
		{"some room", "size=8k", "true", []string{"--title", "1", "-o", "disk"}, "writing disk/1.md: " + full, nothing},
		{"some room, JSON", "size=8k", "true", []string{"--title", "1", "-o", "disk", "--json"}, "writing disk/1.md: " + full, nothing},
		{"no room to replace", "size=8k", "printf '" + words + "' > disk/1.md", []string{"--title", "1", "-o", "disk", "--force"}, "writing disk/1.md: " + full, old},
		{"no file more", "size=1m,nr_inodes=1", "true", []string{"--title", "1", "-o", "disk"}, "writing disk/1.md: " + full, nothing},
		{"no file more to replace", "size=1m,nr_inodes=2", "printf '" + words + "' > disk/1.md", []string{"--title", "1", "-o", "disk", "--force"}, "writing disk/1.md: " + full, old},
		{"no folder more", "size=1m,nr_inodes=1", "true", []string{"--title", "1", "-o", "disk/sub/sub"}, "mkdir disk/sub: " + full, nothing},
		{"read-only", "size=1m", "mount -o remount,bind,ro disk", []string{"--title", "1", "-o", "disk"}, "writing disk/1.md: read-only file system\nhint: check who may write there", nothing},
		{"read-only, replaced", "size=1m", "printf '" + words + "' > disk/1.md; mount -o remount,bind,ro disk", []string{"--title", "1", "-o", "disk", "--force"}, "writing disk/1.md: read-only file system\nhint: check who may write there", old},
		{"read-only, new folder", "size=1m", "mount -o remount,bind,ro disk", []string{"--title", "1", "-o", "disk/sub"}, "mkdir disk/sub: read-only file system\nhint: check who may write there", nothing},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, left := onDisk(t, c.mount, c.prepare, "", c.args...)
			e.wants(t, exitFailed, c.says)
			if e.stdout != "" {
				t.Errorf("it prints %q", e.stdout)
			}
			for name, content := range left {
				if content != c.left[name] {
					t.Errorf("%s has %d bytes", name, len(content))
				}
			}
			if len(left) != len(c.left) {
				t.Errorf("%d files are left, want %d", len(left), len(c.left))
			}
		})
	}
}

// What a stream wrote before the disk was full is reported, and whole, and
// nothing else is there.
func TestFullDiskMidway(t *testing.T) {
	all := undisturbed(t, numbered(1000))
	for _, room := range []int{1, 7, 300} {
		t.Run(fmt.Sprint(room), func(t *testing.T) {
			mount := fmt.Sprintf("size=%d,mode=777", room*blankSize+4096)
			e, left := onDisk(t, mount, "true", numbered(1000), "--from", "-", "-o", "disk")
			e.wants(t, exitFailed, "newproblem: writing disk/", ".md: no space left on device\nhint: the disk is full")
			if len(e.printed()) != len(left) || len(left) < room-1 || len(left) > room+1 {
				t.Errorf("%d files are reported, and %d are there; there was room for %d", len(e.printed()), len(left), room)
			}
			for _, path := range e.printed() {
				if name := filepath.Base(path); left[name] != all[name] || left[name] == "" {
					t.Errorf("%s has %d bytes, want %d", path, len(left[name]), len(all[name]))
				}
			}
		})
	}
}

// traced gives the calls of a run that make names and wait for the disk, in
// their order.
func traced(t *testing.T, log string) []string {
	t.Helper()
	content, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`\b(fsync|fdatasync|linkat|renameat2?|unlinkat)\(`).FindAllString(string(content), -1)
}

// watch puts a newproblem into the PATH that is the usual one under strace.
func watch(t *testing.T) (log string) {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("there is no strace here to see what reaches the disk")
	}
	if out, err := exec.Command(strace, "-o", "/dev/null", "true").CombinedOutput(); err != nil {
		t.Skipf("strace may not trace here: %v\n%s", err, out)
	}
	path, err := exec.LookPath("newproblem")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	log = filepath.Join(dir, "log")
	script := fmt.Sprintf("#!/bin/sh\nexec '%s' -f -qq -e trace=fsync,fdatasync,linkat,renameat,renameat2,unlinkat -o '%s' '%s' \"$@\"\n", strace, log, path)
	if err := os.WriteFile(filepath.Join(dir, "newproblem"), []byte(script), 0o777); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	return log
}

// TestSync sees that a run waits for the disk where an author's words depend
// on it, and only there: the new file is on disk before it takes the old one's
// name, and the name is on disk before the run ends; a stream does not wait.
func TestSync(t *testing.T) {
	log := watch(t)
	dir := t.TempDir()
	for _, c := range []struct {
		name, args string
		want       string
	}{
		{"new", "--title 1", "linkat("},
		{"stream", "--from -", "linkat( linkat( linkat("},
		{"unchanged", "--title 1", ""},
		{"unchanged by force", "--title 1 --force", ""},
		{"refused", "--title 1 -r x", ""},
		{"replaced", "--title 1 -r x --force", "fsync( linkat( renameat( fsync("},
	} {
		t.Run(c.name, func(t *testing.T) {
			cmd := child(dir, strings.Fields(c.args)...)
			cmd.Stdin = strings.NewReader(numbered(4))
			if e := finish(t, cmd); e.code != exitDone && c.name != "refused" {
				t.Errorf("exit code %d\n%s", e.code, e.stderr)
			}
			if got := strings.Join(traced(t, log), " "); got != c.want {
				t.Errorf("it calls %s; want %s", got, c.want)
			}
		})
	}
	t.Run("wizard", func(t *testing.T) {
		s := startSession(t, setup{})
		s.answerShort()
		s.choose(changeAnswer, goOn)
		s.keep(writeTo, "design-a-cache.md")
		s.enter(allSet, "Write design-a-cache.md")
		s.ends(exitDone)
		if got := strings.Join(traced(t, log), " "); !strings.Contains(got, "fsync( linkat( fsync(") {
			t.Errorf("it calls %s", got)
		}
	})
}
