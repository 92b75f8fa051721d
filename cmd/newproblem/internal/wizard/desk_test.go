//go:build !windows

package wizard

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/kballard/go-shellquote"
	"github.com/spf13/cobra"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/generate"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/cmd/newproblem/internal/prompt/prompttest"
)

// A desk is where an author works in a test: a folder, which is the working
// folder of the process, and a place of its own for drafts.
type desk struct {
	t     *testing.T
	dir   string
	state string
	env   map[string]string
	now   time.Time
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir(), state: t.TempDir(), env: map[string]string{}, now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	d.env["XDG_STATE_HOME"] = d.state
	t.Chdir(d.dir)
	return d
}

// An ending is how a run ended.
type ending struct {
	t      *testing.T
	status int
	out    string // standard output
	told   string // standard error
}

// ask runs the wizard with a script, and a command line as a shell has it.
func (d *desk) ask(commandLine string, turns ...prompttest.Turn) *ending {
	d.t.Helper()
	script := prompttest.New(d.t, turns...)
	e := d.askWith(commandLine, script)
	script.Done()
	return e
}

// askWith runs the wizard with any prompter.
func (d *desk) askWith(commandLine string, asker prompt.Prompter) *ending {
	d.t.Helper()
	return d.run(commandLine, func(ctx context.Context, setup generate.Setup) error { return ask(ctx, setup, asker) })
}

// make makes problems without a question, and gives standard output.
func (d *desk) make(commandLine string) string {
	d.t.Helper()
	e := d.run(commandLine, func(ctx context.Context, setup generate.Setup) error {
		run, err := generate.Open(ctx, setup)
		if err != nil {
			return err
		}
		return run.Make(ctx)
	})
	if e.status != cli.ExitDone {
		d.t.Fatalf("newproblem %s: exit status %d\n%s", commandLine, e.status, e.told)
	}
	return e.out
}

// run runs the main command.
func (d *desk) run(commandLine string, does func(context.Context, generate.Setup) error) *ending {
	d.t.Helper()
	args, err := shellquote.Split(commandLine)
	if err != nil {
		d.t.Fatal(err)
	}
	var o generate.Options
	cmd := &cobra.Command{}
	o.Register(cmd)
	if err := cmd.ParseFlags(args); err != nil {
		d.t.Fatal(err)
	}
	nothing, err := os.Open(os.DevNull)
	if err != nil {
		d.t.Fatal(err)
	}
	defer nothing.Close()
	s := &cli.Streams{
		In: nothing, Out: d.stream(), Err: d.stream(),
		Env: func(name string) string { return d.env[name] },
		Now: func() time.Time { return d.now },
	}
	ctx, stop := context.WithCancel(d.t.Context())
	defer stop()
	setup, err := generate.Prepare(s, &o)
	if err == nil {
		err = does(ctx, setup)
	}
	status := s.Report(err)
	return &ending{d.t, status, d.readAll(s.Out), d.readAll(s.Err)}
}

// stream gives a file for an output of the program.
func (d *desk) stream() *os.File {
	d.t.Helper()
	f, err := os.CreateTemp(d.t.TempDir(), "")
	if err != nil {
		d.t.Fatal(err)
	}
	return f
}

func (d *desk) readAll(f *os.File) string {
	d.t.Helper()
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		d.t.Fatal(err)
	}
	content, err := io.ReadAll(f)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		d.t.Fatal(err)
	}
	return string(content)
}

// put makes a file, and the folders above it.
func (d *desk) put(name, content string) {
	d.t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) read(name string) string {
	d.t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		d.t.Fatal(err)
	}
	return string(content)
}

// hasFiles checks which files are in the working folder.
func (d *desk) hasFiles(want ...string) {
	d.t.Helper()
	var got []string
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			got = append(got, filepath.ToSlash(path))
		}
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		d.t.Errorf("there are the files %q, want %q", got, want)
	}
}

// drafts gives the files in which answers are kept, without their locks.
func (d *desk) drafts() []string {
	d.t.Helper()
	files, err := filepath.Glob(filepath.Join(d.state, "newproblem", "drafts", "*"))
	if err != nil {
		d.t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, ".lock") })
}

// hasNoDraft checks that nothing is kept, no lock either.
func (d *desk) hasNoDraft() {
	d.t.Helper()
	if left, _ := filepath.Glob(filepath.Join(d.state, "newproblem", "drafts", "*")); len(left) > 0 {
		d.t.Errorf("kept: %q", left)
	}
}

// editor sets an editor that a shell plays, with the file as $1.
func (d *desk) editor(lines string) (path string) {
	d.t.Helper()
	path = filepath.Join(d.t.TempDir(), "editor")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+lines+"\n"), 0o700); err != nil {
		d.t.Fatal(err)
	}
	d.env["EDITOR"] = path
	return path
}

func (e *ending) ends(status int) *ending {
	e.t.Helper()
	if e.status != status {
		e.t.Fatalf("exit status %d, want %d\n%s", e.status, status, e.told)
	}
	return e
}

// says checks that standard error has some texts, in this order.
func (e *ending) says(texts ...string) *ending {
	e.t.Helper()
	rest := e.told
	for _, text := range texts {
		_, after, ok := strings.Cut(rest, text)
		if !ok {
			e.t.Errorf("it does not say %q (or not behind what comes before)\n%s", text, e.told)
			return e
		}
		rest = after
	}
	return e
}

func (e *ending) doesNotSay(text string) *ending {
	e.t.Helper()
	if strings.Contains(e.told, text) {
		e.t.Errorf("it says %q\n%s", text, e.told)
	}
	return e
}

// again gives the command line that the wizard ended with, without the name of
// the program.
func (e *ending) again() string {
	e.t.Helper()
	_, line, ok := strings.Cut(e.told, "\n  newproblem ")
	if !ok {
		e.t.Fatalf("it does not say how to make the same file again\n%s", e.told)
	}
	return strings.TrimSuffix(line, "\n")
}

// makesAgain checks that the command line that the wizard ended with makes the
// same file, in an empty folder.
func (d *desk) makesAgain(e *ending, name string) {
	d.t.Helper()
	want := d.read(name)
	d.t.Chdir(d.t.TempDir())
	d.make(e.again())
	same(d.t, d.read(name), want)
	d.t.Chdir(d.dir)
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("another document (-want +got):\n%s", cmp.Diff(want, got))
	}
}

// shows checks that a document has some lines.
func shows(t *testing.T, document string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(document, line) {
			t.Errorf("the document has no %q:\n%s", line, document)
		}
	}
}
