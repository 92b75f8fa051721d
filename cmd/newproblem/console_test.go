//go:build !windows

package main_test

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	expect "github.com/Netflix/go-expect"
	"github.com/hinshun/vt10x"
	"github.com/kballard/go-shellquote"
	"golang.org/x/sys/unix"
)

const (
	patience      = 20 * time.Second // for one question; the machine may be busy
	columns, rows = 100, 60
)

// A session is one run of newproblem on a terminal. It fails the test, and
// shows the screen, when the program asks another question than the test
// expects, or none in time.
type session struct {
	t       *testing.T
	console *expect.Console
	screen  vt10x.Terminal
	seen    bytes.Buffer // all that the terminal was sent
	cmd     *exec.Cmd
	dir     string       // the folder that it runs in
	stdout  bytes.Buffer // what went to standard output, when that is not the terminal
	exited  chan error
	plain   bool     // questions come line by line
	peeked  []string // the question that waits, when a test has looked at it
	hold    bool     // nothing is typed: the test only waits for questions
}

// A setup says how newproblem is run.
type setup struct {
	program string // newproblem, unless said
	args    []string
	env     []string // beyond the little that every run has
	dir     string   // a new one, unless said
	home    string   // where drafts are kept; a new one, unless said
	tty     bool     // standard output is the terminal, too

	plain bool // the environment makes questions come line by line
	mute  bool // the terminal does not tell where its cursor is
	leads bool // Ctrl-C has to come as a signal, as it does between two questions
	hangs bool // the end of the terminal has to come as a signal
}

// leader runs newproblem as a shell does: Ctrl-C is for newproblem, and the
// shell goes on. When a terminal's first process ends, the system throws away
// what was said last and not shown yet; so the shell waits a little.
const leader = `trap : INT; "$0" "$@"; code=$?; sleep 0.2; exit $code`

// environment is what every run has: nothing of the machine's but PATH, and a
// date that does not change at midnight.
func environment(more []string) []string {
	own := append(coverage(), "PATH="+os.Getenv("PATH"), "TMPDIR="+os.TempDir(), "TERM=xterm", "SOURCE_DATE_EPOCH=1795392000")
	return append(own, more...)
}

// startSession runs newproblem on a terminal of its own.
func startSession(t *testing.T, how setup) *session {
	t.Helper()
	if how.dir == "" {
		how.dir = t.TempDir()
	}
	if how.home == "" {
		how.home = t.TempDir()
	}
	s := &session{t: t, dir: how.dir, plain: how.plain, exited: make(chan error, 1)}
	s.screen = vt10x.New(vt10x.WithSize(columns, rows), vt10x.WithWriter(writerFunc(func(p []byte) (int, error) {
		if how.mute {
			return len(p), nil
		}
		return s.console.Write(p) // the terminal's answers: where its cursor is
	})))
	var err error
	if s.console, err = expect.NewConsole(expect.WithStdout(s.screen, &s.seen), expect.WithDefaultTimeout(patience)); err != nil {
		t.Fatal(err)
	}
	tty := s.console.Tty()
	// The size is the screen's. Without noflsh, the system throws away what is
	// on its way to the screen at Ctrl-C, the program's last words with it.
	stty := exec.Command("stty", "noflsh", "cols", fmt.Sprint(columns), "rows", fmt.Sprint(rows))
	stty.Stdin = tty
	if out, err := stty.CombinedOutput(); err != nil {
		t.Fatalf("stty: %v\n%s", err, out)
	}
	s.cmd = exec.Command(cmp.Or(how.program, "newproblem"), how.args...)
	if how.leads {
		s.cmd = exec.Command("sh", append([]string{"-c", leader, "newproblem"}, how.args...)...)
	}
	s.cmd.Dir, s.cmd.Env = how.dir, environment(append([]string{"XDG_STATE_HOME=" + how.home}, how.env...))
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = tty, &s.stdout, tty
	if how.tty {
		s.cmd.Stdout = tty
	}
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: how.plain || how.leads || how.hangs}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if err := tty.Close(); err != nil { // or the end of the program would not end the terminal
		t.Fatal(err)
	}
	go func() { s.exited <- s.cmd.Wait() }()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill() // it has ended, unless the test failed
		_ = s.console.Close()
	})
	return s
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// fatal ends the test and shows the screen.
func (s *session) fatal(format string, args ...any) {
	s.t.Helper()
	s.t.Fatalf("%s\nthe screen:\n%s", fmt.Sprintf(format, args...), s.shown())
}

// shown is the screen without the empty lines below its text.
func (s *session) shown() string {
	var lines []string
	for line := range strings.SplitSeq(s.screen.String(), "\n") {
		lines = append(lines, strings.TrimRight(line, " \x00"))
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// send types keys.
func (s *session) send(keys string) {
	s.t.Helper()
	if s.hold {
		return
	}
	if _, err := s.console.Send(keys); err != nil {
		s.fatal("typing %q: %v", keys, err)
	}
}

// resize gives the terminal another size; the program gets the signal of it.
func (s *session) resize(columns, rows int) {
	s.t.Helper()
	s.screen.Resize(columns, rows)
	size := &unix.Winsize{Col: uint16(columns), Row: uint16(rows)}
	if err := unix.IoctlSetWinsize(int(s.console.Fd()), unix.TIOCSWINSZ, size); err != nil {
		s.fatal("resizing: %v", err)
	}
}

// wait reads what the program writes until it satisfies ready, and gives it.
func (s *session) wait(what string, ready func(written []byte) bool) string {
	s.t.Helper()
	written, err := s.console.Expect(func(o *expect.ExpectOpts) error {
		o.Matchers = append(o.Matchers, match(ready))
		return nil
	})
	if err != nil {
		s.fatal("waiting for %s: %v\nit wrote %q", what, err, written)
	}
	return written
}

// match is a condition on what was written.
type match func(written []byte) bool

func (m match) Match(v any) bool {
	b, ok := v.(*bytes.Buffer)
	return ok && m(b.Bytes())
}

func (m match) Criteria() any { return m }

// see waits for a text.
func (s *session) see(text string) {
	s.t.Helper()
	s.wait(fmt.Sprintf("%q", text), func(written []byte) bool { return bytes.HasSuffix(written, []byte(text)) })
}

// What survey writes when a question is on the screen and waits: for a line it
// has restored the cursor and asks where it is; for a list it has saved the
// cursor below the last option.
const (
	lineWaits = "\x1b8\x1b[?25h\x1b[6n"
	listDrawn = "\x1b7"
	listHint  = "[Use arrows"
)

var ansi = regexp.MustCompile(`\x1b(?:\[[0-9;?]*[@-~]|[78])`)

// waiting is the question that waits for an answer, as it is shown: its first
// line, and the options below it.
func (s *session) waiting() []string {
	s.t.Helper()
	if peeked := s.peeked; peeked != nil {
		s.peeked = nil
		return peeked
	}
	written := s.wait("a question", func(written []byte) bool {
		return bytes.HasSuffix(written, []byte(lineWaits)) ||
			bytes.HasSuffix(written, []byte(listDrawn)) && bytes.Contains(written, []byte(listHint))
	})
	text := ansi.ReplaceAllString(strings.ReplaceAll(written, "\r", ""), "")
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		if strings.HasPrefix(lines[i], "? ") {
			return lines[i:]
		}
	}
	s.fatal("there is no question in %q", text)
	return nil
}

// peek is the question that waits, and leaves it to be answered.
func (s *session) peek() []string {
	s.t.Helper()
	s.peeked = s.waiting()
	return s.peeked
}

// asked checks that the question that waits is the one with this message, and
// gives what is shown of it.
func (s *session) asked(message string) []string {
	s.t.Helper()
	lines := s.waiting()
	rest, ok := strings.CutPrefix(lines[0], "? "+message+" ")
	if !ok || rest != "" && !strings.HasPrefix(rest, "(") && !strings.HasPrefix(rest, " "+listHint) {
		s.fatal("it asks %q, and the test expects %q", lines[0], message)
	}
	return lines
}

// text answers a question for one line.
func (s *session) text(message, answer string) {
	s.t.Helper()
	if s.plain {
		s.see(message + ": ")
		s.send(answer + "\n")
		return
	}
	s.asked(message)
	s.send(answer + "\r")
}

// keep answers a question for one line with Enter, and checks the default.
func (s *session) keep(message, given string) {
	s.t.Helper()
	if s.plain {
		s.see(message + " (" + given + "): ")
		s.send("\n")
		return
	}
	if lines := s.asked(message); lines[0] != "? "+message+" ("+given+") " {
		s.fatal("it asks %q, and the test expects %q", lines[0], "? "+message+" ("+given+") ")
	}
	s.send("\r")
}

// choose answers a question with one of its options: with the arrows when it
// is on the screen, else by typing it.
func (s *session) choose(message, option string) {
	s.t.Helper()
	if s.plain {
		s.see("\r\n" + message + " [a number]")
		s.see(": ")
		s.send(option + "\n")
		return
	}
	lines := s.asked(message)[1:]
	at := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "> ") })
	to := slices.IndexFunc(lines, func(l string) bool { return strings.TrimLeft(l, "> ") == option })
	switch {
	case at < 0:
		s.fatal("no option of %q is chosen at first", message)
	case to < 0:
		s.send(option)
	case to < at:
		s.send(strings.Repeat("\x1b[A", at-to))
	default:
		s.send(strings.Repeat("\x1b[B", to-at))
	}
	s.send("\r")
	s.answered(message)
}

// enter answers a list with what is chosen already, and checks that it is
// this. For a list to mark, the options are those that are marked.
func (s *session) enter(message string, options ...string) {
	s.t.Helper()
	var chosen []string
	for _, line := range s.asked(message)[1:] {
		if option, ok := strings.CutPrefix(line, "> "); ok && !strings.HasPrefix(strings.TrimSpace(option), "[") {
			chosen = append(chosen, option)
		}
		if _, option, ok := strings.Cut(line, "[x]  "); ok {
			chosen = append(chosen, option)
		}
	}
	if !slices.Equal(chosen, options) {
		s.fatal("%q has %q chosen, and the test expects %q", message, chosen, options)
	}
	s.send("\r")
	s.answered(message)
}

// mark answers a question with any number of its options: with the arrows
// when they are on the screen, else by typing them.
func (s *session) mark(message string, options ...string) {
	s.t.Helper()
	if s.plain {
		s.see("\r\n" + message + " [numbers with commas, ")
		s.see(": ")
		s.send(strings.Join(options, ",") + "\n")
		return
	}
	lines := s.asked(message)[1:]
	at := 0
	for _, option := range options {
		to := slices.IndexFunc(lines, func(l string) bool { return strings.HasSuffix(l, "]  "+option) })
		switch {
		case to < 0:
			s.send(option + " ") // finds it, marks it, and goes to the top
			at = 0
		case to < at:
			s.send(strings.Repeat("\x1b[A", at-to) + " ")
			at = to
		default:
			s.send(strings.Repeat("\x1b[B", to-at) + " ")
			at = to
		}
	}
	s.send("\r")
	s.answered(message)
}

// answered waits until a list is replaced by its answer: while keys are
// pressed it is drawn again and again, and looks like another question.
func (s *session) answered(message string) {
	s.t.Helper()
	s.wait("the answer to "+message, func(written []byte) bool {
		return bytes.HasSuffix(written, []byte(message+"\x1b[0m\x1b[36m "))
	})
}

// ends waits for the end of the program, and checks its exit code.
func (s *session) ends(code int) {
	s.t.Helper()
	if _, err := s.console.ExpectEOF(); err != nil {
		s.fatal("waiting for the end of the program: %v", err)
	}
	var failed *exec.ExitError
	select {
	case err := <-s.exited:
		if err != nil && !errors.As(err, &failed) {
			s.fatal("%v", err)
		}
	case <-time.After(patience):
		s.fatal("it does not end")
	}
	if got := s.cmd.ProcessState.ExitCode(); got != code {
		s.fatal("exit code %d, want %d", got, code)
	}
}

// talk is all that the terminal was sent, as plain lines.
func (s *session) talk() string {
	return strings.ReplaceAll(ansi.ReplaceAllString(s.seen.String(), ""), "\r", "")
}

// said checks that the terminal was sent a text.
func (s *session) said(text string) {
	s.t.Helper()
	if !strings.Contains(s.talk(), text) {
		s.fatal("it does not say %q", text)
	}
}

// read gives a file of the session's folder.
func (s *session) read(name string) string {
	s.t.Helper()
	content, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		s.fatal("%v", err)
	}
	return string(content)
}

// files checks which files are in the session's folder.
func (s *session) files(want ...string) {
	s.t.Helper()
	var got []string
	err := filepath.WalkDir(s.dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && path != s.dir {
			name, _ := filepath.Rel(s.dir, path) // both begin with dir
			got = append(got, name)
		}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		s.fatal("there are %q, want %q", got, want)
	}
}

// again gives the words of the command line that the program ended with.
func (s *session) again() []string {
	s.t.Helper()
	_, line, ok := strings.Cut(s.talk(), "\n  newproblem ")
	if !ok {
		s.fatal("it does not say how to make the same file again")
	}
	words, err := shellquote.Split(line)
	if err != nil {
		s.fatal("%q: %v", line, err)
	}
	return words
}

// editorScript makes an executable file that a shell runs.
func editorScript(t *testing.T, lines string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "editor")
	writeScript(t, path, lines)
	return path
}

// makeFile makes a file.
func makeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// silently runs newproblem without a terminal, and gives its standard output.
func silently(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("newproblem", args...)
	cmd.Dir, cmd.Env = dir, environment(nil)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("newproblem %q: %v\n%s", args, err, &stderr)
	}
	return stdout.String()
}
