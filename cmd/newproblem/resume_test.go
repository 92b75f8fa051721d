//go:build !windows

package main_test

import (
	"fmt"
	"io"
	"os"
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
	never = "No: throw those answers away, and begin a new problem"
)

// stops is manyQuestions with all the ways back that the review and the end
// offer, one step for each question.
var stops = slices.Concat(manyQuestions[:len(manyQuestions)-3], []func(*session){
	func(s *session) { s.choose(changeAnswer, "Title: Design a Cache") },
	func(s *session) { s.anew("Title", "Design a Cache", "Design a Queue") },
	func(s *session) { s.choose(changeAnswer, another) },
	func(s *session) { s.choose("Which section?", "Problem Statement") },
	func(s *session) { s.choose("Business Context", "Leave it as it is") },
	func(s *session) { s.choose("Core Problem", "Type one line here") },
	func(s *session) { s.text("Core Problem", "*Much* is: asked — [often]") },
	func(s *session) { s.choose("User Stories: 1 entry", "Add more") },
	func(s *session) { s.text("User Stories 2, as", "") },
	func(s *session) { s.text("User Stories 2, sentence", "As nobody, I want nothing") },
	func(s *session) { s.text("User Stories 3, as", "") },
	func(s *session) { s.text("User Stories 3, sentence", "") },
	func(s *session) { s.choose(changeAnswer, goOn) },
	func(s *session) { s.keep(writeTo, "design-a-queue.md") },
	func(s *session) { s.choose(allSet, "Go back to the answers") },
	func(s *session) { s.choose(changeAnswer, "Difficulty: Easy") },
	func(s *session) { s.choose("Difficulty", "Decide later") },
	func(s *session) { s.choose(changeAnswer, goOn) },
	func(s *session) { s.anew(writeTo, "design-a-queue.md", "first.md") },
	func(s *session) { s.choose(allSet, "Choose another name") },
	func(s *session) { s.text(writeTo, "second.md") },
	func(s *session) { s.choose(allSet, "Write second.md") },
})

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
			whole.play(stops)
			whole.ends(exitDone)
			want, wantTalk := whole.read("second.md"), whole.again()
			for n := range stops {
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
						s.same(s.read("second.md"), want)
						s.files("second.md")
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
	s.play(stops[:n])
	s.asks(stops[n])
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
		s.said("there is nothing to go on with in this folder")
		return nil
	}
	s = startSession(t, mode)
	s.play(stops[n:])
	s.ends(exitDone)
	noDraft(t, mode.home)
	return s
}

// A run can be stopped again and again.
func TestResumeAtEveryQuestion(t *testing.T) {
	t.Parallel()
	how := setup{dir: t.TempDir(), home: t.TempDir()}
	s := stopAtEach(t, how, stops, io.Discard)
	s.same(s.read("second.md"), silently(t, how.dir, append(s.again(), "--output", "-")...))
}

// stopAtEach answers questions, each in a run of its own, and gives the last
// of them. All that the runs tell is written to talk.
func stopAtEach(t *testing.T, how setup, questions []func(*session), talk io.Writer) *session {
	t.Helper()
	for n, step := range questions {
		by := []halt{byKill, byCtrlC}[n%2]
		how.leads = by.how.leads
		s := startSession(t, how)
		step(s)
		if n == len(questions)-1 {
			s.ends(exitDone)
			noDraft(t, how.home)
			return s
		}
		s.asks(questions[n+1])
		by.end(s)
		fmt.Fprint(talk, s.talk())
		how.args = []string{"--resume"}
	}
	return nil
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

// toTheEnd answers what is left of the short problem after answersBefore.
func (s *session) toTheEnd() {
	s.t.Helper()
	s.mark("Tags", "caching", "streaming")
	s.text("Other tags", "my-tag, other")
	s.text(requirement+" 1", "Get a value")
	s.text(requirement+" 2", "Set a value, \"quoted\"")
	s.text(requirement+" 3", "")
	s.mark(otherSections)
	s.choose(changeAnswer, goOn)
	s.keep(writeTo, "design-a-cache.md")
	s.enter(allSet, "Write design-a-cache.md")
	s.ends(exitDone)
}

// The next bare run asks whether to go on, and takes each answer.
func TestResumeByAsking(t *testing.T) {
	t.Parallel()
	begin := func(t *testing.T) setup {
		t.Parallel()
		how := setup{leads: true, dir: t.TempDir(), home: t.TempDir()}
		answersBefore(t, how)
		return how
	}
	t.Run("yes", func(t *testing.T) {
		how := begin(t)
		s := startSession(t, how)
		s.enter(again, yes)
		s.toTheEnd()
		s.said("Going on with Design a Cache.")
		s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(shortFlags, "--output", "-")...))
		noDraft(t, how.home)
	})
	t.Run("typed ahead", func(t *testing.T) {
		how := begin(t)
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
	})
	t.Run("not now", func(t *testing.T) {
		how := begin(t)
		s := startSession(t, how)
		s.choose(again, later)
		s.asked("Title")
		s.send("\x03")
		s.ends(exitInterrupted)
		if strings.Contains(s.talk(), kept) || len(drafts(t, how.home)) != 1 {
			t.Errorf("%q is kept", drafts(t, how.home))
		}
		how.args = []string{"--resume"}
		s = startSession(t, how)
		s.toTheEnd()
		noDraft(t, how.home)
	})
	t.Run("no", func(t *testing.T) {
		how := begin(t)
		s := startSession(t, how)
		s.choose(again, never)
		s.peek()
		noDraft(t, how.home)
		s.text("Title", "Design a Queue")
		s.asked("Difficulty")
		s.send("\x03")
		s.ends(exitInterrupted)
		s.said(kept)
	})
	t.Run("stopped", func(t *testing.T) {
		how := begin(t)
		s := startSession(t, how)
		s.asked(again)
		s.send("\x03")
		s.ends(exitInterrupted)
		s.said(nothing + "\n" + kept)
		if len(drafts(t, how.home)) != 1 {
			t.Errorf("%q is kept", drafts(t, how.home))
		}
	})
	t.Run("another folder", func(t *testing.T) {
		how := begin(t)
		first, err := filepath.EvalSymlinks(how.dir)
		if err != nil {
			t.Fatal(err)
		}
		how.dir = t.TempDir()
		s := startSession(t, how)
		s.asked("Title")
		s.send("\x03")
		s.ends(exitInterrupted)
		how.args = []string{"--resume"}
		s = startSession(t, how)
		s.ends(exitWrongUse)
		s.said("there is nothing to go on with in this folder\nhint: answers are kept for the folder in which they were given: run newproblem --resume in " + first + "\n")
	})
	t.Run("not bare", func(t *testing.T) {
		how := begin(t)
		how.args = []string{"--difficulty", "easy"}
		s := startSession(t, how)
		s.asked("Title")
		s.send("\x03")
		s.ends(exitInterrupted)
		s.files()
	})
}

// What the first run was told holds for the next: where to write, which
// template, what was given. What the next is told counts more.
func TestResumeKeepsOptions(t *testing.T) {
	t.Parallel()
	t.Run("template, output and what was given", func(t *testing.T) {
		t.Parallel()
		how := setup{leads: true, dir: t.TempDir(), home: t.TempDir()}
		makeFile(t, filepath.Join(how.dir, "own.md"), "# {{ .title | default \"[Title]\" }}\n\n{{ .core_problem | default \"[Why]\" }}\n\n- **Tags**: {{ .tags | join \", \" | default \"[tags]\" }}\n")
		how.args = []string{"-i", "--title", "Design a Cache", "--set", "core_problem=One\n\ntwo: `three`", "--template", "own.md", "--output", "new/x.md"}
		s := startSession(t, how)
		s.keep("Title", "Design a Cache")
		s.asked("Tags")
		s.send("\x03")
		s.ends(exitInterrupted)
		how.args = []string{"--resume"}
		s = startSession(t, how)
		s.mark("Tags", "caching")
		s.text("Other tags", "")
		s.waiting()
		s.send("\x03")
		s.ends(exitInterrupted)
		how.args = []string{"--resume", "--output", "other"}
		s = startSession(t, how)
		s.mark(otherSections)
		s.choose(changeAnswer, goOn)
		s.keep(writeTo, "other/design-a-cache.md")
		s.enter(allSet, "Write other/design-a-cache.md")
		s.ends(exitDone)
		s.same(s.read("other/design-a-cache.md"), "# Design a Cache\n\nOne\n\ntwo: `three`\n\n- **Tags**: caching\n")
		noDraft(t, how.home)
	})
	t.Run("a name that was given last", func(t *testing.T) {
		t.Parallel()
		how := setup{leads: true, dir: t.TempDir(), home: t.TempDir()}
		s := startSession(t, how)
		s.answerShort()
		s.choose(changeAnswer, goOn)
		s.text(writeTo, "first.md")
		s.choose(allSet, "Stop; write nothing")
		s.ends(exitInterrupted)
		s.said(nothing + "\n" + kept)
		how.args = []string{"--resume", "-o", "second.md"}
		s = startSession(t, how)
		s.keep(writeTo, "second.md")
		s.enter(allSet, "Write second.md")
		s.ends(exitDone)
		s.files("second.md")
	})
	t.Run("dry run", func(t *testing.T) {
		t.Parallel()
		how := setup{leads: true, dir: t.TempDir(), home: t.TempDir(), args: []string{"--dry-run"}}
		answersBefore(t, how)
		how.args = []string{"--resume"}
		s := startSession(t, how)
		s.mark("Tags")
		s.text("Other tags", "")
		s.text(requirement+" 1", "")
		s.mark(otherSections)
		s.choose(changeAnswer, goOn)
		s.ends(exitDone)
		s.files()
		s.same(s.stdout.String(), silently(t, s.dir, "--title", "Design a Cache", "-d", "hard", "-o", "-"))
		noDraft(t, how.home)
	})
}

// A text that was written in an editor is kept, even when it cannot be, or
// when the editor was stopped.
func TestResumeEditor(t *testing.T) {
	t.Parallel()
	editor := editorScript(t, `
if grep -q 'A heading' "$1"; then printf 'Good.\n\n- at last\n' > "$1"; exit; fi
printf '# A heading of its own\n' > "$1"`)
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
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		how := setup{dir: t.TempDir(), home: t.TempDir(), env: []string{"EDITOR=" + editor}}
		s := startSession(t, how)
		s.answerFirst()
		s.mark(otherSections, "Problem Statement")
		s.choose("Business Context", "Write it in "+editor)
		s.see("That cannot be: ")
		s.asked("Business Context")
		byKill.end(s)
		how.args = []string{"--resume"}
		s = startSession(t, how)
		s.see("That cannot be: ")
		s.choose("Business Context", "Open it again")
		finish(s)
		s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(shortFlags, "--set", "business_context=Good.\n\n- at last", "-o", "-")...))
	})
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

// Answers that fit no question any more are told, and the run goes on.
func TestResumeWithAnotherTemplate(t *testing.T) {
	t.Parallel()
	how := setup{dir: t.TempDir(), home: t.TempDir(), args: []string{"--template", "own.md"}}
	own := filepath.Join(how.dir, "own.md")
	makeFile(t, own, "# {{ .title | default \"[Title]\" }}\n\n## Wants\n\n{{ range .requirements.functional }}- {{ . }}\n{{ else }}- [Want]\n{{ end }}\n")
	s := startSession(t, how)
	s.text("Title", "Design a Cache")
	s.text("Wants 1", "Get a value")
	s.asked("Wants 2")
	byKill.end(s)
	makeFile(t, own, "# {{ .title | default \"[Title]\" }}\n\n## Needs\n\n{{ range .requirements.functional }}- {{ . }}\n{{ else }}- [Need]\n{{ end }}\n")
	how.args = []string{"--resume"}
	s = startSession(t, how)
	s.text("Needs 1", "Set a value")
	s.said("These answers were given to other questions:\nWants 1: Get a value\n")
	s.text("Needs 2", "")
	s.choose(changeAnswer, goOn)
	s.keep(writeTo, "design-a-cache.md")
	s.enter(allSet, "Write design-a-cache.md")
	s.ends(exitDone)
	s.same(s.read("design-a-cache.md"), "# Design a Cache\n\n## Needs\n\n- Set a value\n\n")
}

// Only their owner can read the answers.
func TestResumePrivate(t *testing.T) {
	t.Parallel()
	how := setup{dir: t.TempDir(), home: filepath.Join(t.TempDir(), "state")}
	answersBefore(t, how)
	answersBefore(t, setup{dir: how.dir, home: how.home, args: []string{"--force", "--template", "problem"}})
	err := filepath.WalkDir(how.home, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		want := os.FileMode(0o600)
		if entry.IsDir() {
			want = 0o700
		}
		if err == nil && info.Mode().Perm() != want {
			t.Errorf("%s has the mode %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if got := drafts(t, how.home); len(got) != 2 {
		t.Errorf("there are %q", got)
	}
}

// A draft that cannot be read is told, kept, and in nobody's way.
func TestResumeDamaged(t *testing.T) {
	t.Parallel()
	for name, damage := range map[string]func(string) string{
		"empty":         func(string) string { return "" },
		"half":          func(s string) string { return s[:len(s)/2] },
		"noise":         func(string) string { return "\x00\xff\x17" },
		"not a draft":   func(string) string { return "title: A\n---\ntitle: B\n" },
		"other version": func(s string) string { return strings.Replace(s, `draft: "2"`, `draft: "99"`, 1) },
		"a wrong field": func(s string) string { return s + "no_such_field: x\n" },
		"a wrong value": func(s string) string { return s + "popularity: 77\n" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			how := setup{leads: true, dir: t.TempDir(), home: t.TempDir()}
			answersBefore(t, how)
			files := drafts(t, how.home)
			if len(files) != 1 {
				t.Fatalf("there are %q", files)
			}
			content, err := os.ReadFile(files[0])
			if err != nil {
				t.Fatal(err)
			}
			bad := damage(string(content))
			if bad == string(content) {
				t.Fatalf("this is no damage:\n%s", bad)
			}
			makeFile(t, files[0], bad)
			s := startSession(t, how)
			s.answerShort()
			s.said("newproblem: the answers of a stopped run cannot be read: " + files[0])
			s.choose(changeAnswer, goOn)
			s.keep(writeTo, "design-a-cache.md")
			s.enter(allSet, "Write design-a-cache.md")
			s.ends(exitDone)
			aside := drafts(t, how.home)
			if len(aside) != 1 || !strings.HasSuffix(aside[0], ".damaged") {
				t.Fatalf("there are %q", aside)
			}
			if content, err := os.ReadFile(aside[0]); string(content) != bad {
				t.Errorf("it holds %q, %v", content, err)
			}
			how.args = []string{"--resume"}
			s = startSession(t, how)
			s.ends(exitWrongUse)
			s.said("there is nothing to go on with in this folder")
		})
	}
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
	s.said("but for a newproblem that is still running")
	one.send("\r")
	one.answered("Difficulty")
	one.asked("Tags")
	byKill.end(one)
	two.send("\x03")
	two.ends(exitInterrupted)

	newest, err := filepath.Glob(filepath.Join(how.home, "newproblem", "drafts", "*.yaml"))
	if err != nil || len(newest) != 2 {
		t.Fatalf("there are %q, %v", newest, err)
	}
	const which = "You stopped in the middle of several problems. Go on with which?"
	s = startSession(t, how)
	lines := s.asked(which)
	if len(lines) != 4 || !strings.HasPrefix(lines[1], "> Design a ") || strings.TrimSpace(lines[3]) != "None of them: begin a new problem" {
		s.fatal("it offers %q", lines)
	}
	s.send("\x1b[B\x1b[B\r")
	s.answered(which)
	s.asked("Title")
	s.send("\x03")
	s.ends(exitInterrupted)

	s = startSession(t, resume)
	s.asked(which)
	s.send("Cache\r")
	s.answered(which)
	s.mark("Tags")
	s.text("Other tags", "")
	s.text(requirement+" 1", "")
	s.mark(otherSections)
	s.choose(changeAnswer, goOn)
	s.keep(writeTo, "design-a-cache.md")
	s.enter(allSet, "Write design-a-cache.md")
	s.ends(exitDone)

	s = startSession(t, how)
	s.choose("You stopped in the middle of Design a Queue. Go on with it?", yes)
	s.mark("Tags")
	s.text("Other tags", "")
	s.text(requirement+" 1", "")
	s.mark(otherSections)
	s.choose(changeAnswer, goOn)
	s.keep(writeTo, "design-a-queue.md")
	s.enter(allSet, "Write design-a-queue.md")
	s.ends(exitDone)
	s.files("design-a-cache.md", "design-a-queue.md")
	noDraft(t, how.home)
}

// Where no draft can be kept, that is said once, and the run goes on.
func TestResumeCannotKeep(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	makeFile(t, file, "")
	for name, env := range map[string][]string{
		"a file in the way": {"XDG_STATE_HOME=" + file},
		"no home":           {"XDG_STATE_HOME=", "HOME="},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			how := setup{leads: true, dir: t.TempDir(), env: env}
			s := startSession(t, how)
			s.answerShort()
			s.choose(changeAnswer, goOn)
			s.keep(writeTo, "design-a-cache.md")
			s.enter(allSet, "Write design-a-cache.md")
			s.ends(exitDone)
			if n := strings.Count(s.talk(), "your answers cannot be kept for another run"); n != 1 {
				s.fatal("it says %d times that answers cannot be kept", n)
			}
			s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(shortFlags, "--output", "-")...))
			s = startSession(t, how)
			s.text("Title", "Design a Cache")
			s.asked("Difficulty")
			s.send("\x03")
			s.ends(exitInterrupted)
			if strings.Contains(s.talk(), kept) {
				s.fatal("it says that answers are kept")
			}
		})
	}
}

// Answers whose place was taken away are kept anew.
func TestResumeKeepsAnew(t *testing.T) {
	t.Parallel()
	how := setup{leads: true, dir: t.TempDir(), home: t.TempDir()}
	s := startSession(t, how)
	s.text("Title", "Design a Cache")
	s.asked("Difficulty")
	if err := os.RemoveAll(filepath.Join(how.home, "newproblem")); err != nil {
		t.Fatal(err)
	}
	s.send("Hard\r")
	s.answered("Difficulty")
	s.asked("Tags")
	s.send("\x03")
	s.ends(exitInterrupted)
	s.said(nothing + "\n" + kept)
	how.args = []string{"--resume"}
	s = startSession(t, how)
	s.toTheEnd()
	s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(shortFlags, "--output", "-")...))
	noDraft(t, how.home)
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
		{args: []string{"--resume"}, env: []string{"CI=true"}, code: exitWrongUse, says: "--resume cannot go on: this is a CI run"},
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
