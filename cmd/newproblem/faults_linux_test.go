package main_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// onDisk runs newproblem in a folder that has a disk of its own, called disk,
// and gives what is on it afterwards. The shell command mount makes the disk,
// which only that process sees, and which goes away with it. Before the run,
// prepare is run by the shell in that folder.
func onDisk(t *testing.T, mount, prepare, stdin string, args ...string) (e ending, left map[string]string) {
	t.Helper()
	const noDisk, notPrepared = 99, 98
	dir := t.TempDir()
	fillFolder(t, filepath.Join(dir, "disk"), nil)
	script := fmt.Sprintf(`%s || exit %d
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
		unavailable(t, "this system lets us mount no such disk: %v", err)
	}
	e = endingOf(t, cmd, cmd.Wait(), stdout.String(), stderr.String())
	if e.code == noDisk && (strings.Contains(e.stderr, "unknown filesystem type") || strings.Contains(e.stderr, "loop device")) {
		t.Skipf("this kernel has no such disk: %s", e.stderr)
	}
	if e.code == noDisk || e.code == notPrepared {
		unavailable(t, "this system lets us mount no such disk: %s", e.stderr)
	}
	return e, contents(t, filepath.Join(dir, "after"))
}

// memoryDisk is the shell command that makes a disk in memory.
func memoryDisk(options string) string { return "mount -t tmpfs -o " + options + " none disk" }

// blankSize is about what one problem takes on a disk, in bytes: three pages.
const blankSize = 3 * 4096

// entrySize is what the manifest has of one, at most.
const entrySize = 256

func TestFullDisk(t *testing.T) {
	t.Parallel()
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
		{"read-only", "size=1m", "mount -o remount,bind,ro disk", []string{"--title", "1", "-o", "disk"}, "writing disk/1.md: read-only file system\nhint: check that you may write there", nothing},
		{"read-only, replaced", "size=1m", "printf '" + words + "' > disk/1.md; mount -o remount,bind,ro disk", []string{"--title", "1", "-o", "disk", "--force"}, "writing disk/1.md: read-only file system\nhint: check that you may write there", old},
		{"read-only, new folder", "size=1m", "mount -o remount,bind,ro disk", []string{"--title", "1", "-o", "disk/sub"}, "mkdir disk/sub: read-only file system\nhint: check that you may write there", nothing},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, left := onDisk(t, memoryDisk(c.mount), c.prepare, "", c.args...)
			e.wants(t, exitFailed, c.says)
			if e.stdout != "" {
				t.Errorf("it prints %q", e.stdout)
			}
			if strings.HasPrefix(c.name, "read-only") {
				dry, _ := onDisk(t, memoryDisk(c.mount), c.prepare, "", append(c.args, "--dry-run")...)
				dry.foresaw(t, e)
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
	t.Parallel()
	all := undisturbed(t, numbered(1000))
	for _, room := range []int{1, 7, 300} {
		t.Run(fmt.Sprint(room), func(t *testing.T) {
			mount := memoryDisk(fmt.Sprintf("size=%d,mode=777", room*blankSize+4096))
			e, left := onDisk(t, mount, "true", numbered(1000), "--from", "-", "-o", "disk")
			e.wants(t, exitFailed, "newproblem: writing disk/", ".md: no space left on device\nhint: the disk is full")
			manifest := room * entrySize / blankSize
			if len(e.printed()) != len(left) || len(left) < room-1-manifest || len(left) > room+1 {
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

// diskCalls gives the calls of a run that make names and wait for the disk, in
// their order.
func diskCalls(t *testing.T, log string) []string {
	t.Helper()
	content, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`\b(fsync|fdatasync|linkat|renameat2?|unlinkat)\(`).FindAllString(string(content), -1)
}

// watch makes a program that is newproblem under strace. Each fault is a call
// that fails, and how, in the words of strace.
func watch(t *testing.T, faults ...string) (program, log string) {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		unavailable(t, "there is no strace here to see what reaches the disk")
	}
	if out, err := exec.Command(strace, "-o", "/dev/null", "true").CombinedOutput(); err != nil {
		unavailable(t, "strace may not trace here: %v\n%s", err, out)
	}
	path, err := exec.LookPath("newproblem")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	log = filepath.Join(dir, "log")
	inject := ""
	for _, fault := range faults {
		inject += " -e inject=" + fault
	}
	script := fmt.Sprintf("exec '%s' -f -qq -e trace=fsync,fdatasync,linkat,renameat,renameat2,unlinkat,fchmod%s -o '%s' '%s' \"$@\"", strace, inject, log, path)
	program = filepath.Join(dir, "newproblem")
	writeScript(t, program, script)
	return program, log
}

// as is a command that another program runs.
func as(program string, cmd *exec.Cmd) *exec.Cmd {
	cmd.Path = program
	return cmd
}

// A disk without hard links, as FAT has none, is written to by the same rules.
func TestNoHardLinks(t *testing.T) {
	t.Parallel()
	words, all := "the words of an author\n", undisturbed(t, numbered(3))
	program, log := watch(t, "linkat:error=EPERM", "fchmod:error=EPERM")
	dir := t.TempDir()
	fillFolder(t, dir, map[string]string{"2.md": words})
	cmd := as(program, child(dir, "--from", "-"))
	cmd.Stdin = strings.NewReader(numbered(3))
	e := finish(t, cmd)
	e.wants(t, exitWrongUse, "newproblem: 2.md: already exists, with other content\n")
	if e.stdout != "1.md\n3.md\n" {
		t.Errorf("it prints %q", e.stdout)
	}
	wantContents(t, dir, map[string]string{"1.md": all["1.md"], "2.md": words, "3.md": all["3.md"]})
	if got := strings.Join(diskCalls(t, log), " "); !strings.Contains(got, "renameat2(") {
		t.Errorf("it calls %s", got)
	}
	if err := os.Chmod(filepath.Join(dir, "2.md"), 0o600); err != nil { // that of a temporary file
		t.Fatal(err)
	}
	finish(t, as(program, child(dir, "--title", "2", "--force"))).wants(t, exitDone)
	wantContents(t, dir, all)
}

// The same, on FAT itself.
func TestFAT(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("mkfs.vfat"); err != nil {
		unavailable(t, "there is no mkfs.vfat here to make such a disk")
	}
	const mount = "truncate -s 16M image && mkfs.vfat image >/dev/null && mount -t vfat -o loop image disk"
	all := undisturbed(t, numbered(3))
	e, left := onDisk(t, mount, "printf words > disk/2.md; printf temporary > disk/.newproblem-0123456789abcdef.tmp", numbered(3), "--from", "-", "-o", "disk")
	e.wants(t, exitWrongUse, "newproblem: disk/2.md: already exists, with other content\n")
	if want := map[string]string{"1.md": all["1.md"], "2.md": "words", "3.md": all["3.md"]}; !maps.Equal(left, want) {
		t.Errorf("there are %d files; 2.md holds %q", len(left), left["2.md"])
	}
	e, left = onDisk(t, mount, "printf words > disk/2.md", numbered(3), "--from", "-", "-o", "disk", "--force")
	e.wants(t, exitDone)
	if !maps.Equal(left, all) {
		t.Errorf("there are %d files; 2.md has %d bytes", len(left), len(left["2.md"]))
	}
}

// Where a new file cannot be named without a risk for what came in between,
// none is made.
func TestNoExclusiveName(t *testing.T) {
	t.Parallel()
	program, _ := watch(t, "linkat:error=EPERM", "renameat2:error=EINVAL")
	dir := t.TempDir()
	e := finish(t, as(program, child(dir, "--title", "1")))
	e.wants(t, exitFailed, "newproblem: writing 1.md: this disk can name a new file neither by a hard link (operation not permitted) nor by a rename that replaces nothing: ",
		"\nhint: write to another disk with --output")
	wantContents(t, dir, nil)
}

// TestSync sees that a run waits for the disk where an author's words depend
// on it, and only there: the new file is on disk before it takes the old one's
// name, and the name is on disk before the run ends; a stream does not wait.
func TestSync(t *testing.T) {
	t.Parallel()
	program, log := watch(t)
	dir := t.TempDir()
	for _, c := range []struct {
		name, args string
		want       string
	}{
		{"new", "--title 1", "linkat("},
		// In a folder of its own: of a file that is there, a try to make it may come
		// before the look at it. The manifest is the last.
		{"stream", "--from - -o new", "linkat( linkat( linkat( linkat( linkat("},
		{"unchanged", "--title 1", ""},
		{"unchanged by force", "--title 1 --force", ""},
		{"refused", "--title 1 -r x", ""},
		{"replaced", "--title 1 -r x --force", "fsync( linkat( renameat( fsync("},
	} {
		t.Run(c.name, func(t *testing.T) {
			cmd := as(program, child(dir, strings.Fields(c.args)...))
			cmd.Stdin = strings.NewReader(numbered(4))
			if e := finish(t, cmd); e.code != exitDone && c.name != "refused" {
				t.Errorf("exit code %d\n%s", e.code, e.stderr)
			}
			if got := strings.Join(diskCalls(t, log), " "); got != c.want {
				t.Errorf("it calls %s; want %s", got, c.want)
			}
		})
	}
	t.Run("wizard", func(t *testing.T) {
		s := startSession(t, setup{program: program})
		s.answerShort()
		s.choose(changeAnswer, goOn)
		s.keep(writeTo, "design-a-cache.md")
		s.enter(allSet, "Write design-a-cache.md")
		s.ends(exitDone)
		if got := strings.Join(diskCalls(t, log), " "); !strings.Contains(got, "fsync( linkat( fsync(") {
			t.Errorf("it calls %s", got)
		}
	})
}
