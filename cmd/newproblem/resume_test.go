//go:build !windows

package main_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	kept  = "hint: your answers are kept; newproblem --resume goes on with them"
	again = "You stopped in the middle of Design a Cache. Go on with it?"
	yes   = "Yes"
	later = "Not now: begin a new problem"
	never = "No: delete those answers, and begin a new problem"
)

// anew answers a question that has an answer with another.
func (s *session) anew(message, given, answer string) {
	s.t.Helper()
	if s.plain {
		s.see(message + " (" + given + "): ")
		s.send(answer + "\n")
		return
	}
	s.text(message, answer)
}

// asks waits until the question of a step is there to be answered.
func (s *session) asks(step func(*session)) {
	s.t.Helper()
	if !s.plain {
		s.waiting()
		return
	}
	s.hold = true
	step(s)
	s.hold = false
}

// play answers questions.
func (s *session) play(steps []func(*session)) {
	s.t.Helper()
	for _, step := range steps {
		step(s)
	}
}

// ended waits for the end of a program whose terminal may be gone.
func (s *session) ended(code int) {
	s.t.Helper()
	select {
	case <-s.exited:
	case <-time.After(patience):
		s.fatal("it does not end")
	}
	if got := s.cmd.ProcessState.ExitCode(); got != code {
		s.fatal("exit code %d, want %d", got, code)
	}
}

// closeTerminal closes the terminal as closing its window does. The test reads
// from it at that moment, and holds it open until something comes: so a key is
// pressed, which comes back.
func (s *session) closeTerminal() {
	s.t.Helper()
	more, err := syscall.Dup(int(s.console.Fd()))
	if err != nil {
		s.fatal("%v", err)
	}
	_ = s.console.Close() // fails for the half that the program has
	if _, err := syscall.Write(more, []byte("x")); err != nil {
		s.fatal("%v", err)
	}
	if err := syscall.Close(more); err != nil {
		s.fatal("%v", err)
	}
}

// drafts gives the files of drafts, without their locks.
func drafts(t *testing.T, home string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(home, "newproblem", "drafts", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, ".lock") })
}

// noDraft checks that nothing of a draft is left.
func noDraft(t *testing.T, home string) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(home, "newproblem", "drafts", "*")); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}

// A halt ends a session at a question.
type halt struct {
	name string
	end  func(*session)
	says bool  // that the answers are kept
	how  setup // what the session needs for it
}

var (
	byCtrlC = halt{"Ctrl-C", func(s *session) { s.send("half an answer\x03"); s.ends(exitInterrupted) }, true, setup{leads: true}}
	byKill  = halt{"kill", func(s *session) { _ = s.cmd.Process.Kill(); s.ends(-1) }, false, setup{}}
	byClose = halt{"closed terminal", func(s *session) { s.closeTerminal(); s.ended(exitInterrupted) }, false, setup{hangs: true}}
	byHup   = halt{"SIGHUP", func(s *session) { _ = s.cmd.Process.Signal(syscall.SIGHUP); s.ends(exitInterrupted) }, true, setup{}}
	byTerm  = halt{"SIGTERM", func(s *session) { _ = s.cmd.Process.Signal(syscall.SIGTERM); s.ends(exitInterrupted) }, true, setup{}}
)

// Wherever a run is stopped, another one goes on at the same question, and
// the file is as if nothing had happened. Each question has one of the endings,
// and all of them when there is time.
func TestResume(t *testing.T) {
	t.Parallel()
	all := []halt{byCtrlC, byKill, byClose, byHup, byTerm}
	for i, mode := range []setup{{}, {plain: true, env: []string{"ACCESSIBLE=1"}}} {
		t.Run(fmt.Sprintf("plain=%v", mode.plain), func(t *testing.T) {
			t.Parallel()
			whole := startSession(t, mode)
			whole.play(everyKind)
			whole.ends(exitDone)
			want, wantTalk := whole.read("design-a-queue.md"), whole.again()
			for n := range everyKind {
				endings := all
				if soaking() == 0 {
					endings = all[(n+i)%len(all):][:1]
				}
				for _, by := range endings {
					t.Run(fmt.Sprintf("%s at %d", by.name, n), func(t *testing.T) {
						t.Parallel()
						s := goOnAfter(t, mode, n, by)
						if s == nil {
							return
						}
						s.same(s.read("design-a-queue.md"), want)
						s.files("design-a-queue.md")
						if got := s.again(); !slices.Equal(got, wantTalk) {
							t.Errorf("it ends with %q, want %q", got, wantTalk)
						}
					})
				}
			}
		})
	}
}

// goOnAfter stops a run at a question, and goes on with it. It is nil after
// the first, when there is nothing to go on with.
func goOnAfter(t *testing.T, mode setup, n int, by halt) *session {
	t.Helper()
	mode.dir, mode.home, mode.leads, mode.hangs = t.TempDir(), t.TempDir(), by.how.leads, by.how.hangs
	s := startSession(t, mode)
	s.play(everyKind[:n])
	s.asks(everyKind[n])
	by.end(s)
	s.files()
	if said := strings.Contains(s.talk(), kept); said != (by.says && n > 0) {
		s.fatal("it says that answers are kept: %v", said)
	}
	mode.args, mode.leads, mode.hangs = []string{"--resume"}, false, false
	if n == 0 {
		noDraft(t, mode.home)
		s = startSession(t, mode)
		s.ends(exitWrongUse)
		s.said("there is no stopped run in this folder to go on with")
		return nil
	}
	s = startSession(t, mode)
	s.play(everyKind[n:])
	s.ends(exitDone)
	noDraft(t, mode.home)
	return s
}

// answersBefore is a run that is stopped at the question for the tags.
func answersBefore(t *testing.T, how setup) {
	t.Helper()
	how.leads = true
	s := startSession(t, how)
	s.text("Title", "Design a Cache")
	s.choose("Difficulty", "Hard")
	s.asked("Tags")
	s.send("\x03")
	s.ends(exitInterrupted)
	s.said(nothing + "\n" + kept)
}

// The next bare run asks whether to go on; what is typed ahead answers that, and
// the questions behind it.
func TestResumeTypedAhead(t *testing.T) {
	t.Parallel()
	how := setup{leads: true, dir: t.TempDir(), home: t.TempDir()}
	answersBefore(t, how)
	s := startSession(t, how)
	s.asked(again)
	s.send("\r\rone, two\rFirst\r\r")
	s.wait(otherSections, func(written []byte) bool {
		return strings.Contains(string(written), otherSections) && strings.HasSuffix(string(written), listDrawn)
	})
	s.send("\r")
	s.answered(otherSections)
	s.choose(changeAnswer, goOn)
	s.keep(writeTo, "design-a-cache.md")
	s.enter(allSet, "Write design-a-cache.md")
	s.ends(exitDone)
	s.same(s.read("design-a-cache.md"), silently(t, s.dir, "--title", "Design a Cache", "-d", "hard", "-t", "one,two", "-r", "First", "-o", "-"))
}

// A text that was written in an editor is kept, even when it cannot be, or
// when the editor was stopped.
func TestResumeEditor(t *testing.T) {
	t.Parallel()
	waits := editorScript(t, `
if [ -s "$1" ]; then printf 'found: ' >&2; head -1 "$1" >&2; fi
printf 'Written.\n\nSaved.\n' > "$1"; printf 'editor? ' >&2; read -r line`)
	finish := func(s *session) {
		s.choose("Core Problem", "Leave it as it is")
		s.text("User Stories 1, as", "")
		s.text("User Stories 1, sentence", "")
		s.choose(changeAnswer, goOn)
		s.keep(writeTo, "design-a-cache.md")
		s.enter(allSet, "Write design-a-cache.md")
		s.ends(exitDone)
	}
	kill := halt{"kill", func(s *session) { _ = s.cmd.Process.Kill(); s.ended(-1) }, false, setup{}} // the editor goes on
	for _, by := range []halt{byCtrlC, kill, byTerm, byClose} {
		t.Run(by.name+" in the editor", func(t *testing.T) {
			t.Parallel()
			how := setup{leads: by.how.leads, hangs: by.how.hangs, dir: t.TempDir(), home: t.TempDir(), env: []string{"EDITOR=" + waits}}
			s := startSession(t, how)
			s.answerFirst()
			s.mark(otherSections, "Problem Statement")
			s.choose("Business Context", "Write it in "+waits)
			s.see("editor? ")
			by.end(s)
			how.args, how.hangs = []string{"--resume"}, false
			s = startSession(t, how)
			s.see("found: Written.")
			s.see("editor? ")
			s.send("\n")
			finish(s)
			s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(shortFlags, "--set", "business_context=Written.\n\nSaved.", "-o", "-")...))
			noDraft(t, how.home)
		})
	}
	t.Run("has time to save", func(t *testing.T) {
		t.Parallel()
		saves := editorScript(t, `
if grep -q Unsaved "$1"; then exit; fi
trap 'printf "Unsaved until now.\n" > "$1"; exit 1' TERM HUP
printf 'editor? ' >&2
while :; do sleep 0.05; done`)
		how := setup{dir: t.TempDir(), home: t.TempDir(), env: []string{"EDITOR=" + saves}}
		s := startSession(t, how)
		s.answerFirst()
		s.mark(otherSections, "Problem Statement")
		s.choose("Business Context", "Write it in "+saves)
		s.see("editor? ")
		byTerm.end(s)
		how.args = []string{"--resume"}
		s = startSession(t, how)
		finish(s)
		s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(shortFlags, "--set", "business_context=Unsaved until now.", "-o", "-")...))
	})
}

// Two wizards in one folder do not know of each other, and both can be gone
// on with.
func TestResumeTwoAtOnce(t *testing.T) {
	t.Parallel()
	how := setup{leads: true, dir: t.TempDir(), home: t.TempDir()}
	one := startSession(t, setup{dir: how.dir, home: how.home})
	one.text("Title", "Design a Cache")
	one.asked("Difficulty")
	two := startSession(t, how)
	two.text("Title", "Design a Queue") // it does not ask about the first, which is alive
	two.choose("Difficulty", "Easy")
	two.asked("Tags")
	resume := how
	resume.args = []string{"--resume"}
	s := startSession(t, resume)
	s.ends(exitWrongUse)
	s.said("one is still running")
	two.send("\x03")
	two.ends(exitInterrupted)
	one.send("\r")
	one.answered("Difficulty")
	one.asked("Tags")
	byKill.end(one)
	s = startSession(t, resume)
	const which = "You stopped in the middle of several problems. Go on with which?"
	s.asked(which)
	s.send("\x1b[B\r")
	s.answered(which)
	s.asked("Tags")
	s.send("\x03")
	s.ends(exitInterrupted)
}

// XDG_STATE_HOME is where it is looked for, and ~/.local/state otherwise.
func TestResumeStateHome(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	how := setup{dir: t.TempDir(), env: []string{"XDG_STATE_HOME=", "HOME=" + home}}
	answersBefore(t, how)
	if runsOnUnix := drafts(t, filepath.Join(home, ".local", "state")); len(runsOnUnix) != 1 {
		if mac := drafts(t, filepath.Join(home, "Library", "Application Support")); len(mac) != 1 {
			t.Errorf("there is no draft below %s", home)
		}
	}
}

// Without a wizard, nothing is looked for and nothing is made.
func TestResumeStaysAway(t *testing.T) {
	t.Parallel()
	how := setup{leads: true, dir: t.TempDir(), home: t.TempDir()}
	answersBefore(t, how)
	for _, c := range []struct {
		args, env []string
		code      int
		says      string
	}{
		{args: []string{"--title", "A"}, code: exitDone, says: "a.md"},
		{args: []string{"--resume"}, env: []string{"CI=true"}, code: exitWrongUse, says: "--resume cannot ask questions here: this is a CI run"},
		{args: []string{"--resume", "--no-input"}, code: exitWrongUse, says: "--resume and --no-input cannot go together"},
		{args: []string{"--resume", "--title", "A"}, code: exitWrongUse, says: "--resume and --title cannot go together"},
	} {
		s := startSession(t, setup{dir: how.dir, home: how.home, args: c.args, env: c.env, tty: true})
		s.ends(c.code)
		s.said(c.says)
	}
	if got := drafts(t, how.home); len(got) != 1 {
		t.Errorf("there are %q", got)
	}
}
