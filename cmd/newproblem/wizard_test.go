//go:build !windows

package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What the wizard asks in every run, in the tests' words.
const (
	requirement   = "Functional Requirements"
	otherSections = "Which other sections do you want to fill in now?"
	changeAnswer  = "Change an answer?"
	goOn          = "Looks good: go on"
	another       = "Fill in another section"
	writeTo       = "Write it to"
	allSet        = "All set?"
	nothing       = "newproblem: interrupted; nothing was written"
)

// answerFirst answers the questions that every problem begins with.
func (s *session) answerFirst() {
	s.t.Helper()
	s.text("Title", "Design a Cache")
	s.choose("Difficulty", "Hard")
	s.mark("Tags", "caching", "streaming")
	s.text("Other tags", "my-tag, other")
	s.text(requirement+" 1", "Get a value")
	s.text(requirement+" 2", "Set a value, \"quoted\"")
	s.text(requirement+" 3", "")
}

// answerShort is answerFirst without another section, up to the review.
func (s *session) answerShort() {
	s.t.Helper()
	s.answerFirst()
	s.mark(otherSections)
}

// shortFlags are the problem of answerFirst on a command line.
var shortFlags = []string{
	"--title", "Design a Cache", "--difficulty", "Hard", "--tags", "caching,streaming,my-tag,other",
	"--requirement", "Get a value", "--requirement", "Set a value, \"quoted\"",
}

// same checks that two documents are the same.
func (s *session) same(got, want string) {
	s.t.Helper()
	if got != want {
		s.fatal("another document:\n%s\nwant:\n%s", got, want)
	}
}

// sameAgain runs the command line that the wizard ended with, in another
// folder, and checks that it makes the same file.
func (s *session) sameAgain(name string) {
	s.t.Helper()
	dir := s.t.TempDir()
	silently(s.t, dir, s.again()...)
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		s.fatal("%v", err)
	}
	s.same(string(content), s.read(name))
}

// TestWizard talks to the program on a pseudo-terminal.
func TestWizard(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		test func(*testing.T)
	}{
		{"short", wizardShort},
		{"asks again", wizardAsksAgain},
		{"unmarks", wizardUnmarks},
		{"interrupted", wizardInterrupted},
		{"ended", wizardEnded},
		{"mute terminal", wizardMuteTerminal},
		{"plain", wizardPlain},
		{"plain ended", wizardPlainEnded},
		{"editor reads", wizardEditorReads},
		{"editor interrupted", wizardEditorInterrupted},
		{"defaults", wizardDefaults},
		{"stays away", wizardStaysAway},
		{"pasted", wizardPasted},
		{"long answer", wizardLongAnswer},
		{"resized", wizardResized},
	} {
		t.Run(c.name, c.test)
	}
}

// An answer that is refused is asked for again, below why.
func wizardAsksAgain(t *testing.T) {
	t.Parallel()
	s := startSession(t, setup{leads: true})
	s.text("Title", "")
	s.see("Sorry, your reply was invalid: it cannot be empty")
	s.text("Title", "Design a Cache")
	s.asked("Difficulty")
	s.send("\x03")
	s.ends(exitInterrupted)
}

// Marks that are there are drawn; an arrow marks all, and another none.
func wizardUnmarks(t *testing.T) {
	t.Parallel()
	s := startSession(t, setup{args: []string{"-i", "--title", "A", "--tags", "caching,databases"}})
	s.keep("Title", "A")
	s.enter("Difficulty", "Decide later")
	if shown := strings.Join(s.peek(), "\n"); strings.Count(shown, "[x]") != 2 {
		s.fatal("it shows %q", shown)
	}
	s.asked("Tags")
	s.send("\x1b[C\x1b[D\r") // all, and none
	s.answered("Tags")
	s.text("Other tags", "")
	s.text(requirement+" 1", "")
	s.mark(otherSections)
	s.enter(changeAnswer, goOn)
	s.keep(writeTo, "a.md")
	s.enter(allSet, "Write a.md")
	s.ends(exitDone)
	s.same(s.read("a.md"), silently(t, s.dir, "--title", "A", "--output", "-"))
}

func wizardShort(t *testing.T) {
	t.Parallel()
	for _, tty := range []bool{false, true} {
		t.Run(fmt.Sprintf("tty=%v", tty), func(t *testing.T) {
			t.Parallel()
			s := startSession(t, setup{tty: tty})
			s.answerShort()
			s.choose(changeAnswer, goOn)
			s.keep(writeTo, "design-a-cache.md")
			s.enter(allSet, "Write design-a-cache.md")
			s.ends(exitDone)
			s.files("design-a-cache.md")
			s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(shortFlags, "--output", "-")...))
			if got := s.stdout.String(); !tty && got != "design-a-cache.md\n" {
				s.fatal("standard output is %q", got)
			}
			if tty {
				s.said("\ndesign-a-cache.md\n")
			}
			s.sameAgain("design-a-cache.md")
		})
	}
}

// A window that shrinks and grows while a question waits, or between two keys
// of an answer, changes no answer; what is drawn next is whole.
func wizardResized(t *testing.T) {
	t.Parallel()
	s := startSession(t, setup{})
	s.peek()
	s.resize(30, 8)
	s.text("Title", "Design a Cache")
	s.peek()
	s.resize(12, 4)
	s.choose("Difficulty", "Hard")
	s.asked("Tags")
	s.send("caching ")
	s.resize(columns, rows)
	s.send("streaming \r")
	s.answered("Tags")
	s.text("Other tags", "my-tag, other")
	s.text(requirement+" 1", "Get a value")
	s.asked(requirement + " 2")
	s.send("Set a value, ")
	s.resize(40, rows)
	s.send("\"quoted\"\r")
	s.text(requirement+" 3", "")
	s.mark(otherSections)
	s.resize(columns, rows)
	s.choose(changeAnswer, goOn)
	s.keep(writeTo, "design-a-cache.md")
	s.enter(allSet, "Write design-a-cache.md")
	s.ends(exitDone)
	s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(shortFlags, "--output", "-")...))
	if last := "? " + allSet + " Write design-a-cache.md"; !strings.Contains(s.shown(), last) {
		s.fatal("the screen does not show %q", last)
	}
}

// everyKind is a run with every kind of question, one step for each.
var everyKind = []func(*session){
	func(s *session) { s.text("Title", "Design a Cache") },
	func(s *session) { s.choose("Difficulty", "Easy") },
	func(s *session) { s.mark("Tags", "caching") },
	func(s *session) { s.text("Other tags", "") },
	func(s *session) { s.text(requirement+" 1", "Get a value") },
	func(s *session) { s.text(requirement+" 2", "") },
	func(s *session) { s.mark(otherSections) },
	func(s *session) { s.choose(changeAnswer, "Title: Design a Cache") },
	func(s *session) { s.anew("Title", "Design a Cache", "Design a Queue") },
	func(s *session) { s.choose(changeAnswer, goOn) },
	func(s *session) { s.keep(writeTo, "design-a-queue.md") },
	func(s *session) { s.choose(allSet, "Write design-a-queue.md") },
}

// Ctrl-C at each kind of question ends the run, which leaves nothing.
func wizardInterrupted(t *testing.T) {
	t.Parallel()
	for n := range 4 {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			s := startSession(t, setup{leads: true})
			for _, answer := range everyKind[:n] {
				answer(s)
			}
			s.waiting()
			if n%2 == 1 {
				s.send("half an answer")
			}
			s.send("\x03")
			s.ends(exitInterrupted)
			s.said(nothing)
			s.files()
			if s.stdout.Len() > 0 {
				s.fatal("standard output is %q", &s.stdout)
			}
		})
	}
}

// A signal and the end of input end the run as Ctrl-C does.
func wizardEnded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		end  func(*session) error
	}{
		{"SIGTERM", func(s *session) error { return s.cmd.Process.Signal(syscall.SIGTERM) }},
		{"SIGINT", func(s *session) error { return s.cmd.Process.Signal(syscall.SIGINT) }},
		{"Ctrl-D", func(s *session) error { s.send("\x04"); return nil }},
		// survey took this for the choice of nothing, and broke down
		{"Ctrl-D after a filter", func(s *session) error { s.send("zzz\x04"); return nil }},
	} {
		for n := range 3 {
			t.Run(fmt.Sprintf("%s at %d", c.name, n), func(t *testing.T) {
				t.Parallel()
				s := startSession(t, setup{})
				for _, answer := range everyKind[:n] {
					answer(s)
				}
				if lines := s.waiting(); len(lines) > 1 {
					// A list may be drawn before the terminal hands on every
					// key (Ctrl-D is one that it keeps); after a key it does.
					s.send("\x1b[B")
					s.see(listDrawn)
				}
				if err := c.end(s); err != nil {
					t.Fatal(err)
				}
				s.ends(exitInterrupted)
				s.said(nothing)
				s.files()
			})
		}
	}
}

// A terminal that does not tell where its cursor is can be left, too.
func wizardMuteTerminal(t *testing.T) {
	t.Parallel()
	s := startSession(t, setup{mute: true})
	s.see("\x1b[6n")
	s.send("\x03")
	s.ends(exitInterrupted)
	s.said(nothing)
	s.files()
}

func wizardPlain(t *testing.T) {
	t.Parallel()
	for _, env := range []string{"TERM=dumb", "ACCESSIBLE=1"} {
		t.Run(env, func(t *testing.T) {
			t.Parallel()
			s := startSession(t, setup{env: []string{env}, plain: true})
			s.text("Title", "")
			s.see("That does not work: it cannot be empty\r\n")
			s.answerPlain()
			s.ends(exitDone)
			s.files("design-a-cache.md")
			s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(shortFlags,
				"--set", "estimated_time.reading=10", "--set", "core_problem=One line.", "--output", "-")...))
			s.sameAgain("design-a-cache.md")
			if strings.Contains(s.seen.String(), "\x1b") {
				t.Errorf("there are escape sequences in %q", &s.seen)
			}
			if got := s.stdout.String(); got != "design-a-cache.md\n" {
				t.Errorf("standard output is %q", got)
			}
		})
	}
}

// answerPlain is answerFirst in plain mode, and two sections.
func (s *session) answerPlain() {
	s.t.Helper()
	s.text("Title", "Design a Cache")
	s.choose("Difficulty", "7")
	s.see("That does not work: ")
	s.see("Difficulty [a number] (Medium): ")
	s.send("HARD\n")
	s.mark("Tags", "1", "16")
	s.text("Other tags", "my-tag, other")
	s.text(requirement+" 1", "Get a value")
	s.text(requirement+" 2", "Set a value, \"quoted\"")
	s.text(requirement+" 3", "")
	s.mark(otherSections, "1", "2")
	s.text("Companies", "")
	s.text("Reading", "x")
	s.see("That does not work: ")
	s.text("Reading", "10")
	s.text("Solving", "")
	s.keep("Last Updated", "2026-11-23")
	s.keep("Version", "1.0")
	s.text("Popularity", "")
	s.choose("Business Context", "leave it as it is")
	s.choose("Core Problem", "1")
	s.text("Core Problem", "One line.")
	s.text("User Stories 1, as", "")
	s.text("User Stories 1, sentence", "")
	s.choose(changeAnswer, "1")
	s.keep(writeTo, "design-a-cache.md")
	s.choose(allSet, "1")
}

func wizardPlainEnded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		end  func(*session) error
	}{
		{"Ctrl-D", func(s *session) error { s.send("\x04"); return nil }},
		{"Ctrl-C", func(s *session) error { s.send("half\x03"); return nil }},
		{"SIGINT", func(s *session) error { return s.cmd.Process.Signal(syscall.SIGINT) }},
	} {
		for n := range 2 {
			t.Run(fmt.Sprintf("%s at %d", c.name, n), func(t *testing.T) {
				t.Parallel()
				s := startSession(t, setup{env: []string{"TERM=dumb"}, plain: true})
				for _, answer := range []func(){
					func() { s.text("Title", "Design a Cache") },
					func() { s.choose("Difficulty", "") },
					func() { s.mark("Tags") },
					func() { s.text("Other tags", "") },
					func() { s.text(requirement+" 1", "Get a value") },
				}[:n] {
					answer()
				}
				s.see(": ")
				if err := c.end(s); err != nil {
					t.Fatal(err)
				}
				s.ends(exitInterrupted)
				s.said("\n" + nothing)
				s.files()
			})
		}
	}
}

// In plain mode, what is typed while the editor runs is the editor's.
func wizardEditorReads(t *testing.T) {
	t.Parallel()
	editor := editorScript(t, `printf 'editor? ' >&2; read -r a; read -r b; printf '%s\n\n%s\n' "$a" "$b" > "$1"`)
	for _, plain := range []bool{true, false} {
		t.Run(fmt.Sprintf("plain=%v", plain), func(t *testing.T) {
			t.Parallel()
			env := []string{"EDITOR=" + editor}
			if plain {
				env = append(env, "ACCESSIBLE=1")
			}
			s := startSession(t, setup{env: env, plain: plain, args: []string{"-i", "--title", "A"}})
			s.keep("Title", "A")
			s.choose("Difficulty", "Decide later")
			s.mark("Tags")
			s.text("Other tags", "")
			s.text(requirement+" 1", "")
			s.mark(otherSections, "Problem Statement")
			s.choose("Business Context", "Write it in "+editor)
			s.see("editor? ")
			s.send("one\n")
			s.send("two\n")
			s.choose("Core Problem", "Leave it as it is")
			s.text("User Stories 1, as", "")
			s.text("User Stories 1, sentence", "")
			s.choose(changeAnswer, goOn)
			s.keep(writeTo, "a.md")
			s.choose(allSet, "Write a.md")
			s.ends(exitDone)
			s.same(s.read("a.md"), silently(t, s.dir, "--title", "A", "--set", "business_context=one\n\ntwo", "--output", "-"))
			s.sameAgain("a.md")
		})
	}
}

// Ctrl-C while the editor runs ends both.
func wizardEditorInterrupted(t *testing.T) {
	t.Parallel()
	scratch := t.TempDir()
	editor := editorScript(t, `printf 'editor? ' >&2; read -r line`)
	s := startSession(t, setup{leads: true, env: []string{"EDITOR=" + editor, "TMPDIR=" + scratch}})
	s.answerFirst()
	s.mark(otherSections, "Problem Statement")
	s.choose("Business Context", "Write it in "+editor)
	s.see("editor? ")
	s.send("\x03")
	s.ends(exitInterrupted)
	s.said(nothing)
	s.files()
	if left, err := os.ReadDir(scratch); err != nil || len(left) > 0 {
		t.Errorf("left in the scratch folder: %v, %v", left, err)
	}
}

// What is given is offered, and Enter through everything changes nothing.
func wizardDefaults(t *testing.T) {
	t.Parallel()
	t.Run("flags", func(t *testing.T) {
		t.Parallel()
		flags := []string{
			"--title", "Design a Cache", "--difficulty", "expert", "--tags", "storage,zebra,caching",
			"--requirement", "First", "--requirement", "Second", "--set", "core_problem=Why?", "--date", "2020-02-02",
		}
		s := startSession(t, setup{args: append(flags, "--interactive")})
		s.keep("Title", "Design a Cache")
		s.enter("Difficulty", "Expert")
		s.asked("Tags") // the tags of one's own stand at the end of the list, below the page
		s.send("\r")
		s.answered("Tags")
		s.text("Other tags", "")
		s.enter(requirement+": First; Second", "Keep them")
		s.mark(otherSections)
		s.enter(changeAnswer, goOn)
		s.keep(writeTo, "design-a-cache.md")
		s.enter(allSet, "Write design-a-cache.md")
		s.ends(exitDone)
		s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(flags, "--output", "-")...))
		s.sameAgain("design-a-cache.md")
	})
}

func wizardStaysAway(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		how  setup
		code int
		says string
	}{
		{"--no-input", setup{args: []string{"--no-input"}}, exitWrongUse, "--title"},
		{"CI", setup{env: []string{"CI=true"}}, exitWrongUse, "--title"},
		{"go generate", setup{env: []string{"GOFILE=a.go", "GOLINE=3"}}, exitWrongUse, "--from"},
		{"--title", setup{args: []string{"--title", "Design a Cache"}}, exitDone, ""},
		{"--interactive in CI", setup{args: []string{"-i"}, env: []string{"CI=true"}}, exitWrongUse, "newproblem cannot ask questions here"},
		{"--interactive under go generate", setup{args: []string{"-i"}, env: []string{"GOFILE=a.go", "GOLINE=3"}}, exitWrongUse, "newproblem cannot ask questions here"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := startSession(t, c.how)
			s.ends(c.code) // nothing was typed: had it asked, it would wait
			s.said(c.says)
			if strings.Contains(s.talk(), "A new problem.") {
				s.fatal("it asks")
			}
			if c.code == exitDone {
				s.files("design-a-cache.md")
			} else {
				s.files()
			}
		})
	}
}

// A block of lines that is pasted answers one question after the other.
func wizardPasted(t *testing.T) {
	t.Parallel()
	s := startSession(t, setup{})
	s.text("Title", "Design a Cache")
	s.choose("Difficulty", "Hard")
	s.mark("Tags", "caching", "streaming")
	s.text("Other tags", "my-tag, other")
	s.asked(requirement + " 1")
	s.send("a Read\rb\rc R\r")
	for i := 2; i <= 4; i++ {
		s.asked(fmt.Sprintf("%s %d", requirement, i))
	}
	s.send("d\x1b[D\x1b[1;5De\x1b[3~\x1b[1;5Cf\r") // arrows, alone and with Control, and the delete key
	s.text(requirement+" 5", "")
	s.mark(otherSections)
	s.enter(changeAnswer, goOn)
	s.keep(writeTo, "design-a-cache.md")
	s.enter(allSet, "Write design-a-cache.md")
	s.ends(exitDone)
	want := "- [ ] a Read\n- [ ] b\n- [ ] c R\n- [ ] ef\n\n"
	if doc := s.read("design-a-cache.md"); !strings.Contains(doc, want) {
		s.fatal("the document has no %q:\n%s", want, doc)
	}
}

// A long answer leaves what stands above it on the screen.
func wizardLongAnswer(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a long answer ", 25) + "ends"
	s := startSession(t, setup{leads: true, args: []string{"-i", "--title", long}}) // the list is drawn before it reads keys
	s.keep("Title", long)
	s.choose("Difficulty", "Hard")
	s.mark("Tags")
	s.text("Other tags", "")
	s.text(requirement+" 1", "First")
	s.text(requirement+" 2", long)
	s.text(requirement+" 3", "")
	s.asked(otherSections)
	shown := strings.ReplaceAll(s.screen.String(), "\n", "")
	for _, want := range []string{"A new problem.", "? Title " + long, "? Difficulty Hard", "One at a time", "? " + requirement + " 1 First", "? " + requirement + " 2 " + long} {
		if strings.Count(shown, want) != 1 {
			s.fatal("the screen does not show %q once", want)
		}
	}
	s.send("\x03")
	s.ends(exitInterrupted)
}
