//go:build unix

package main_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"newproblem/scaffold/bank"
)

// What becomes of the files when something goes wrong: newproblem has no room,
// may not write, is interrupted, or nobody reads what it prints.

// An ending is what a run of newproblem left on its streams, and how it ended.
type ending struct {
	stdout, stderr string
	code           int
	signal         syscall.Signal // that ended it, or 0
}

// child is newproblem in a process of its own, about to work in a folder.
func child(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("newproblem", args...)
	cmd.Dir, cmd.Env = dir, environment(nil)
	return cmd
}

// finish runs a command to its end.
func finish(t *testing.T, cmd *exec.Cmd) ending {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &stdout
	}
	cmd.Stderr = &stderr
	err := cmd.Run()
	return endingOf(t, cmd, err, stdout.String(), stderr.String())
}

func endingOf(t *testing.T, cmd *exec.Cmd, err error, stdout, stderr string) ending {
	t.Helper()
	if err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatalf("%v: %v", cmd, err)
	}
	e := ending{stdout: stdout, stderr: stderr, code: cmd.ProcessState.ExitCode()}
	if status := cmd.ProcessState.Sys().(syscall.WaitStatus); status.Signaled() {
		e.signal = status.Signal()
	}
	return e
}

// wants checks how a run ended, and that its talk has all of some texts.
func (e ending) wants(t *testing.T, code int, stderr ...string) {
	t.Helper()
	missing := slices.ContainsFunc(stderr, func(text string) bool { return !strings.Contains(e.stderr, text) })
	if e.code != code || missing || len(stderr) == 0 && e.stderr != "" || strings.Contains(e.stderr, "goroutine ") {
		t.Errorf("exit code %d (%v), and says\n%s\nwant %d and %q", e.code, e.signal, e.stderr, code, stderr)
	}
}

// printed gives the lines on standard output.
func (e ending) printed() []string { return strings.Split(strings.TrimSuffix(e.stdout, "\n"), "\n") }

// contents gives the files in a folder and what they hold, without the manifest
// of the bank: see withManifest. What is no regular file fails the test.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := withManifest(t, dir)
	delete(found, bank.ManifestName)
	return found
}

// withManifest gives all files in a folder and what they hold.
func withManifest(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[e.Name()] = string(content)
	}
	return found
}

// wantContents holds a folder to some files, and to a manifest if it is one of
// them.
func wantContents(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := contents(t, dir)
	if _, ok := want[bank.ManifestName]; ok {
		got = withManifest(t, dir)
	}
	for name, content := range got {
		if whole, ok := want[name]; !ok || content != whole {
			t.Errorf("%s has %d bytes; want %d", name, len(content), len(whole))
		}
	}
	for name := range want {
		if _, ok := got[name]; !ok {
			t.Errorf("%s is missing", name)
		}
	}
}

// fillFolder makes a folder, and files in it.
func fillFolder(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// numbered is a stream of specs; their files are 1.md, 2.md and so on.
func numbered(n int) string {
	var specs strings.Builder
	for i := range n {
		fmt.Fprintf(&specs, "---\ntitle: '%d'\n", i+1)
	}
	return specs.String()
}

// undisturbed gives the files that some specs make when nothing goes wrong.
func undisturbed(t *testing.T, specs string, flags ...string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	cmd := child(dir, append([]string{"--from", "-"}, flags...)...)
	cmd.Stdin = strings.NewReader(specs)
	finish(t, cmd).wants(t, exitDone)
	if slices.Contains(flags, "--update") { // whose manifest does not depend on the order of runs
		return withManifest(t, dir)
	}
	return contents(t, dir)
}

// limited is newproblem with a limit of a few KiB on the size of files, which is
// the nearest to a full disk that everybody can have. The block of ulimit is
// 512 bytes in some shells and 1024 in others.
func limited(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("sh", append([]string{"-c", `ulimit -f 4 && exec newproblem "$@"`, "sh"}, args...)...)
	cmd.Dir, cmd.Env = dir, environment(nil)
	return cmd
}

func TestFileSizeLimit(t *testing.T) {
	t.Parallel()
	const says = "file too large\nhint: the system does not let you write that much"
	before := map[string]string{"1.md": "an author's own words"}
	for name, args := range map[string][]string{
		"new":       {"--title", "2"},
		"new, JSON": {"--title", "2", "--json"},
		"replaced":  {"--title", "1", "--force"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			fillFolder(t, dir, before)
			e := finish(t, limited(dir, args...))
			e.wants(t, exitFailed, "newproblem: writing "+args[1]+".md: ", says)
			if e.stdout != "" {
				t.Errorf("it prints %q", e.stdout)
			}
			wantContents(t, dir, before)
		})
	}
	for _, args := range []string{"--title 2 --output -", "template show", "spec"} {
		t.Run(args, func(t *testing.T) {
			cmd := exec.Command("sh", "-c", "ulimit -f 4 && exec newproblem "+args+" > out")
			cmd.Dir, cmd.Env = t.TempDir(), environment(nil)
			finish(t, cmd).wants(t, exitFailed, "write /dev/stdout: "+says)
		})
	}
	// A refusal is told also when the run then fails.
	t.Run("stream", func(t *testing.T) {
		dir := t.TempDir()
		fillFolder(t, dir, before)
		cmd := limited(dir, "--from", "-")
		cmd.Stdin = strings.NewReader(numbered(1000))
		finish(t, cmd).wants(t, exitFailed, "newproblem: writing 2.md: ", says, "newproblem: 1.md: already exists")
		wantContents(t, dir, before)
	})
}

// asNobody gives a way to run newproblem as somebody who may not write
// everywhere, which root may, and a folder of that user's.
func asNobody(t *testing.T) (dir string, run func(args ...string) ending) {
	t.Helper()
	top, err := os.MkdirTemp("", "newproblem-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = exec.Command("chmod", "-R", "u+rwx", top).Run() // so that it can be removed
		if err := os.RemoveAll(top); err != nil {
			t.Error(err)
		}
	})
	dir = filepath.Join(top, "dir")
	fillFolder(t, dir, nil)
	if os.Getuid() != 0 {
		return dir, func(args ...string) ending { t.Helper(); return finish(t, child(dir, args...)) }
	}
	const nobody = 65534
	binary := filepath.Join(top, "newproblem") // the other one is in a folder of root's
	path, err := exec.LookPath("newproblem")
	if err == nil {
		err = exec.Command("cp", path, binary).Run()
	}
	if err = errors.Join(err, os.Chmod(top, 0o755), os.Chown(dir, nobody, nobody)); err != nil {
		t.Fatal(err)
	}
	as := &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	try := exec.Command(binary, "--version")
	try.SysProcAttr = as
	if out, err := try.CombinedOutput(); err != nil {
		unavailable(t, "root may write everywhere, and nobody else can be had here: %v\n%s", err, out)
	}
	return dir, func(args ...string) ending {
		t.Helper()
		cmd := child(dir, args...)
		cmd.Path, cmd.SysProcAttr = binary, as
		return finish(t, cmd)
	}
}

func TestNoPermission(t *testing.T) {
	t.Parallel()
	dir, run := asNobody(t)
	at := func(name string) string { return filepath.Join(dir, name) }
	before := map[string]string{"old.md": "an author's own words"}
	fillFolder(t, at("locked"), before)
	fillFolder(t, at("hidden"), before)
	fillFolder(t, at("open"), nil)
	run("--title", "Secret").wants(t, exitDone) // nobody may do something
	secret, err := os.ReadFile(at("secret.md"))
	if err != nil {
		t.Fatal(err)
	}
	fillFolder(t, dir, map[string]string{"a-file": ""})
	for name, mode := range map[string]os.FileMode{"locked": 0o555, "hidden": 0, "open": 0o777, "secret.md": 0, "a-file": 0o444} {
		if err := os.Chmod(at(name), mode); err != nil {
			t.Fatal(err)
		}
	}
	const hint = "hint: check that you may write there, or write elsewhere with --output\n"
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--title", "New", "-o", "locked"}, exitFailed, "writing locked/new.md: permission denied\n" + hint},
		{[]string{"--title", "New", "-o", "locked", "--json"}, exitFailed, "writing locked/new.md: permission denied\n" + hint},
		{[]string{"--title", "Old", "-o", "locked"}, exitWrongUse, "locked/old.md: already exists"},
		{[]string{"--title", "Old", "-o", "locked", "--force"}, exitFailed, "writing locked/old.md: permission denied\n" + hint},
		{[]string{"--title", "New", "-o", "locked/sub"}, exitFailed, "mkdir locked/sub: permission denied\n" + hint},
		{[]string{"--title", "New", "-o", "hidden"}, exitFailed, "open hidden: permission denied\n" + hint},
		{[]string{"--title", "New", "-o", "hidden/new.md"}, exitFailed, "open hidden: permission denied\n" + hint},
		{[]string{"--title", "New", "-o", "hidden/sub/new.md"}, exitFailed, "hidden/sub: permission denied\n" + hint},
		{[]string{"--title", "Secret"}, exitFailed, "reading secret.md: permission denied\n" + hint},
		{[]string{"--title", "Secret", "--force"}, exitFailed, "reading secret.md: permission denied\n" + hint},
		{[]string{"--title", "New", "-o", "a-file/sub"}, exitFailed, "mkdir a-file: not a directory\n"},
		{[]string{"--title", "New", "-o", "a-file"}, exitWrongUse, "a-file is a file, not a folder\n"},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			dry := run(append(c.args, "--dry-run")...)
			e := run(c.args...)
			e.wants(t, c.code, c.says)
			if e.stdout != "" {
				t.Errorf("it prints %q", e.stdout)
			}
			dry.foresaw(t, e)
		})
	}
	run("--title", "New", "-o", "open").wants(t, exitDone)
	for name, mode := range map[string]os.FileMode{"hidden": 0o777, "secret.md": 0o666} {
		if err := os.Chmod(at(name), mode); err != nil {
			t.Fatal(err)
		}
	}
	wantContents(t, at("locked"), before)
	wantContents(t, at("hidden"), before)
	if content, err := os.ReadFile(at("secret.md")); !bytes.Equal(content, secret) {
		t.Errorf("secret.md has %d bytes, %v", len(content), err)
	}
}

// foresaw checks that a dry run ended as the run after it did, which failed.
func (e ending) foresaw(t *testing.T, run ending) {
	t.Helper()
	if e.code != run.code || e.stderr != run.stderr || e.stdout != "" && e.code == exitFailed {
		t.Errorf("the dry run: exit code %d, and says\n%s\nwant %d and\n%s", e.code, e.stderr, run.code, run.stderr)
	}
}

// What stands in the way of a file or its folder, and names that no disk takes,
// are told alike by the run and the dry run.
func TestNoSuchPlace(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 300)
	for name, c := range map[string]struct{ output, says string }{
		"long name":                     {long + ".md", ": file name too long\n"},
		"long name in a folder":         {"folder/" + long + ".md", "folder/" + long + ".md: file name too long\n"},
		"long name in a missing folder": {"missing/sub/" + long + ".md", "missing/sub/" + long + ".md: file name too long\n"},
		"long folder":                   {long, "mkdir " + long + ": file name too long\n"},
		"long folder in a missing one":  {"missing/sub/" + long + "/1.md", "mkdir missing/sub/" + long + ": file name too long\n"},
		"long folder above":             {long + "/sub", "mkdir " + long + ": file name too long\n"},
		"file above":                    {"file/sub/1.md", "mkdir file: not a directory\n"},
		"link to nowhere":               {"nowhere", "mkdir nowhere: file exists\n"},
		"link to nowhere above":         {"nowhere/sub", "mkdir nowhere: file exists\n"},
		"link to itself":                {"itself/1.md", "mkdir itself: file exists\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			fillFolder(t, filepath.Join(dir, "folder"), nil)
			fillFolder(t, dir, map[string]string{"file": "words"})
			if err := errors.Join(os.Symlink("not-there", filepath.Join(dir, "nowhere")), os.Symlink("itself", filepath.Join(dir, "itself"))); err != nil {
				t.Fatal(err)
			}
			dry := finish(t, child(dir, "--title", "1", "--output", c.output, "--dry-run"))
			if entries, err := os.ReadDir(dir); err != nil || len(entries) != 4 {
				t.Errorf("the dry run leaves %v, %v", entries, err)
			}
			e := finish(t, child(dir, "--title", "1", "--output", c.output))
			e.wants(t, exitFailed, c.says)
			if strings.Contains(name, "long") {
				e.wants(t, exitFailed, "hint: give a shorter name with --output\n")
			}
			dry.foresaw(t, e)
		})
	}
}

// batch is how many files are written before they are reported.
const batch = 256

// patient is how long a run has to hear of a signal.
const patient = 300 * time.Millisecond

// held starts newproblem with a stream of a thousand specs, and holds it in the
// midst of it: the paths of a batch are more than a pipe takes, and only the
// first line of it is read. What is left of standard output is to be read.
func held(t *testing.T) (cmd *exec.Cmd, out string, stdout *bufio.Reader, stderr *bytes.Buffer, first string) {
	t.Helper()
	out = filepath.Join(t.TempDir(), strings.Repeat("x", 200), strings.Repeat("y", 200))
	cmd = child(t.TempDir(), "--from", "-", "--output", out)
	cmd.Stdin = strings.NewReader(numbered(1000))
	stderr = new(bytes.Buffer)
	cmd.Stderr = stderr
	pipe, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	stdout = bufio.NewReaderSize(pipe, 16)
	first, err = stdout.ReadString('\n')
	if err != nil {
		t.Fatal(err, stderr)
	}
	return cmd, out, stdout, stderr, first
}

// endHeld lets a run that is held go on to its end.
func endHeld(t *testing.T, cmd *exec.Cmd, stdout io.Reader, stderr *bytes.Buffer, first string) ending {
	t.Helper()
	rest, err := io.ReadAll(stdout)
	if err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	return endingOf(t, cmd, err, first+string(rest), stderr.String())
}

// What was written before the folder vanished is reported, and what was to be
// written then makes no new folder.
func TestVanishedFolder(t *testing.T) {
	t.Parallel()
	cmd, out, stdout, stderr, first := held(t)
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	e := endHeld(t, cmd, stdout, stderr, first)
	e.wants(t, exitFailed, "newproblem: writing "+filepath.Join(out, fmt.Sprint(batch+1)+".md")+": no such file or directory\nhint: ")
	if n := len(e.printed()); n != batch {
		t.Errorf("%d files are reported, want %d", n, batch)
	}
	if _, err := os.Lstat(out); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is back: %v", err)
	}
}

// The folder that newproblem is started in may be gone.
func TestNoWorkingFolder(t *testing.T) {
	t.Parallel()
	for output, says := range map[string]string{".": "newproblem: writing 1.md: ", "sub": "newproblem: making the folder: mkdir sub: "} {
		gone := filepath.Join(t.TempDir(), "gone")
		fillFolder(t, gone, nil)
		cmd := exec.Command("sh", "-c", `rmdir "$PWD" && exec newproblem --title 1 --output `+output)
		cmd.Dir, cmd.Env = gone, environment(nil)
		finish(t, cmd).wants(t, exitFailed, says+"no such file or directory\nhint: ")
		if _, err := os.Lstat(gone); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the folder is back: %v", err)
		}
	}
}

// stoppedMidway is the end of a run that was interrupted when it had written a
// part.
const stoppedMidway = "newproblem: interrupted; the files listed on standard output were written, the others were not\n"

// A run that is interrupted tells all that it has written.
func TestInterruptedMidway(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		cmd, out, stdout, stderr, first := held(t)
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		time.Sleep(patient) // so that it has heard of it
		e := endHeld(t, cmd, stdout, stderr, first)
		e.wants(t, exitInterrupted, stoppedMidway)
		all := undisturbed(t, numbered(1000))
		reported := map[string]string{}
		for _, path := range e.printed() {
			reported[filepath.Base(path)] = all[filepath.Base(path)]
		}
		if len(reported) == 1000 {
			t.Error("it went on")
		}
		wantContents(t, out, reported)
	}
}

// An update that is stopped names the files that it has written, and the next
// one writes the others.
func TestInterruptedUpdate(t *testing.T) {
	t.Parallel()
	const n = 2000
	all := undisturbed(t, numbered(n), "--update")
	for range 20 {
		dir := t.TempDir()
		cmd := child(dir, "--from", "-", "--update")
		cmd.Stdin = strings.NewReader(numbered(n))
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for _, err := os.Lstat(filepath.Join(dir, "1.md")); err != nil; _, err = os.Lstat(filepath.Join(dir, "1.md")) {
			time.Sleep(time.Millisecond)
		}
		if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		e := endingOf(t, cmd, cmd.Wait(), stdout.String(), stderr.String())
		if e.code == exitDone {
			continue // it was faster
		}
		e.wants(t, exitInterrupted, stoppedMidway)
		written := contents(t, dir)
		if len(written) != len(e.printed()) {
			t.Errorf("%d files were written, and %d are named", len(written), len(e.printed()))
		}
		again := child(dir, "--from", "-", "--update")
		again.Stdin = strings.NewReader(numbered(n))
		if e := finish(t, again); e.code != exitDone {
			t.Errorf("the next run: exit code %d\n%s", e.code, e.stderr)
		}
		wantContents(t, dir, all)
		return
	}
	t.Error("it could not be stopped in twenty runs")
}

// TestClosedOutput closes standard output after its first line, as head -1
// does. That ends the program the way the shell's own tools end, and leaves
// whole files only.
func TestClosedOutput(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	cmd := child(dir, "--from", "-")
	cmd.Stdin = strings.NewReader(numbered(4000))
	pipe, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReaderSize(pipe, 16).ReadString('\n')
	if err = errors.Join(err, pipe.Close()); err != nil {
		t.Fatal(err)
	}
	e := endingOf(t, cmd, cmd.Wait(), line, "")
	if e.signal != syscall.SIGPIPE {
		t.Errorf("exit code %d, %v; want %v", e.code, e.signal, syscall.SIGPIPE)
	}
	all := undisturbed(t, numbered(4000))
	got := contents(t, dir)
	for name, content := range got {
		if content != all[name] {
			t.Errorf("%s has %d bytes, want %d", name, len(content), len(all[name]))
		}
	}
	if got["1.md"] == "" || len(got) == len(all) {
		t.Errorf("%d files were written", len(got))
	}
}

// Where standard output is full, the run ends with 3, and what it wrote is
// whole.
func TestFullOutput(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/dev/full"); err != nil {
		unavailable(t, "there is no /dev/full here")
	}
	whole := undisturbed(t, numbered(1))
	for args, want := range map[string]map[string]string{
		"--title 1":              whole,
		"--title 1 --json":       whole,
		"--title 1 --update":     undisturbed(t, "title: '1'", "--update"),
		"--title 1 --dry-run":    nil,
		"--title 1 --output -":   nil,
		"template show":          nil,
		"template list":          nil,
		"template export":        nil,
		"spec":                   nil,
		"spec --schema":          nil,
		"check -":                nil,
		"check --format sarif -": nil,
		"--version":              nil,
		"--help":                 nil,
		"spec --help":            nil,
		"help template":          nil,
		"template":               nil,
		"completion":             nil,
		"completion bash":        nil,
		"completion zsh":         nil,
		"completion fish":        nil,
		"completion powershell":  nil,
	} {
		t.Run(args, func(t *testing.T) {
			dir := t.TempDir()
			cmd := child(dir, strings.Fields(args)...)
			full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer full.Close()
			cmd.Stdout = full
			e := finish(t, cmd)
			says := "newproblem: writing to standard output: write /dev/stdout: no space left on device\n" +
				"hint: the disk is full: make room, or send standard output elsewhere\n"
			if want != nil {
				says = "newproblem: 1.md was written anyway\n" + says
			}
			if strings.Contains(args, "dry-run") {
				says = "newproblem: 1.md would be created\n" + says
			}
			if e.code != exitFailed || e.stderr != says {
				t.Errorf("exit code %d, and says\n%s\nwant\n%s", e.code, e.stderr, says)
			}
			wantContents(t, dir, want)
		})
	}
}

// What standard output could not name is told, and what was refused, too.
func TestFullOutputMidway(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		unavailable(t, "there is no /dev/full here")
	}
	defer full.Close()
	want := undisturbed(t, numbered(batch))
	want["7.md"] = "an author's own words"
	dir := t.TempDir()
	fillFolder(t, dir, map[string]string{"7.md": want["7.md"]})
	cmd := child(dir, "--from", "-")
	cmd.Stdin, cmd.Stdout = strings.NewReader(numbered(1000)), full
	finish(t, cmd).wants(t, exitFailed,
		fmt.Sprintf("newproblem: %d files were written anyway, the last of them %d.md\n", batch-1, batch),
		"newproblem: 7.md: already exists, with other content\n",
		"newproblem: writing to standard output: ")
	wantContents(t, dir, want)
}

// A run without the streams that others have does its work and holds to its
// exit codes. Nothing of the talk gets into a file: where a stream is closed,
// Go has put /dev/null, so that what is opened next does not take its number.
// That a stream was closed cannot be told, then, from one that whoever started
// the run has sent to /dev/null.
func TestNoStreams(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, c := range []struct {
		args string
		code int
	}{{"--title 1", exitDone}, {"--title 1", exitDone}, {"--title 1 -r x", exitWrongUse}, {"--title ''", exitWrongUse}} {
		cmd := exec.Command("sh", "-c", "exec newproblem "+c.args+" <&- >&- 2>&-")
		cmd.Dir, cmd.Env = dir, environment(nil)
		if e := finish(t, cmd); e.code != c.code {
			t.Errorf("%s: exit code %d, want %d", c.args, e.code, c.code)
		}
	}
	wantContents(t, dir, undisturbed(t, numbered(1)))
}
