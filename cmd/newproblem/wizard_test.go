//go:build !windows

package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"newproblem/scaffold"
)

// What the wizard asks in every run, in the tests' words.
const (
	requirement   = "Functional Requirements"
	otherSections = "Which other sections do you want to fill in now?"
	changeAnswer  = "Change an answer?"
	goOn          = "All is well: go on"
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
		{"fills every section", wizardFillsEverySection},
		{"asks again", wizardAsksAgain},
		{"corrects", wizardCorrects},
		{"name taken", wizardNameTaken},
		{"interrupted", wizardInterrupted},
		{"ended", wizardEnded},
		{"mute terminal", wizardMuteTerminal},
		{"plain", wizardPlain},
		{"plain ended", wizardPlainEnded},
		{"editor reads", wizardEditorReads},
		{"editor fails", wizardEditorFails},
		{"editor interrupted", wizardEditorInterrupted},
		{"defaults", wizardDefaults},
		{"stays away", wizardStaysAway},
		{"pasted", wizardPasted},
		{"long answer", wizardLongAnswer},
		{"writes spec", wizardHasSpec},
		{"cannot write", wizardCannotWrite},
	} {
		t.Run(c.name, c.test)
	}
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

// Every section is filled, and every question but two is answered. What was
// typed must be in the document, and no placeholder but those two.
func wizardFillsEverySection(t *testing.T) {
	t.Parallel()
	editor := editorScript(t, `
case "$1" in
*.md) printf 'Edited text.\n\n- a list\n- of two\n\nThe end.\n' ;;
*.mermaid) printf 'graph LR\n    A --> B\n' ;;
*.yaml) printf 'GET /edited\n' ;;
*.sql) printf 'CREATE TABLE edited (id BIGINT);\n' ;;
esac > "$1"`)
	s := startSession(t, setup{env: []string{"EDITOR=" + editor}})
	s.answerFirst()
	s.markAll(otherSections)
	empty := []string{"Scale", "Authentication"}
	numbers := map[string]string{
		"Reading": "10", "Solving": "40", "Popularity": "3",
		"Total users": "500M", "Daily active": "20%", "Peak concurrent": "10%", "Growth": "20%", "Requests per user": "20",
		"Peak factor": "3", "Read write ratio": "100:1", "Data per user": "2 KB", "New data per user": "100 B",
		"Request size": "1 KB", "Response size": "4 KB",
	}
	var typed []string
	for {
		message, _, isList := strings.Cut(strings.TrimPrefix(s.peek()[0], "? "), "  "+listHint)
		message = strings.TrimSpace(message)
		answer := fmt.Sprintf("Answer %d", len(typed))
		switch {
		case message == changeAnswer:
			s.choose(changeAnswer, goOn)
			s.text(writeTo, "all.md")
			s.choose(allSet, "Write all.md")
			s.ends(exitDone)
			s.checkFilled("all.md", typed)
			return
		case message == tables:
			s.choose(message, onward)
		case message == "Core Problem":
			s.choose(message, "Type one line here")
			s.text(message, answer)
			typed = append(typed, answer)
		case isList:
			s.choose(message, "Write it in "+editor)
		case strings.HasSuffix(message, ")"): // a default: the date, the version
			s.text(strings.TrimSpace(message[:strings.LastIndexByte(message, '(')]), "")
		case slices.Contains(empty, message), isThird(message):
			s.text(message, "")
		case numbers[message] != "":
			s.text(message, numbers[message])
		case strings.HasSuffix(message, ", link"):
			s.text(message, "https://example.org/"+strings.Fields(answer)[1])
		default:
			s.text(message, answer)
			typed = append(typed, answer)
		}
	}
}

// isThird tells that a question is for the third item of a list.
func isThird(message string) bool {
	name, _, _ := strings.Cut(message, ", ")
	return strings.HasSuffix(name, " 3")
}

func (s *session) checkFilled(name string, typed []string) {
	s.t.Helper()
	doc := s.read(name)
	for _, want := range append(typed, "- of two\n\nThe end.\n", "GET /edited", "CREATE TABLE edited", "**Popularity**: ⭐⭐⭐\n", "- Total: 50 minutes") {
		if !strings.Contains(doc, want) {
			s.t.Errorf("the document has no %q", want)
		}
	}
	if n := strings.Count(doc, "graph LR\n    A --> B\n"); n != 2 {
		s.t.Errorf("%d of 2 diagrams are the edited one", n)
	}
	left, err := scaffold.Builtin().Placeholders([]byte(doc))
	if err != nil {
		s.t.Fatal(err)
	}
	var got []string
	for line := range strings.SplitSeq(doc, "\n") {
		if strings.Contains(line, "[Number of users") || strings.Contains(line, "[OAuth") {
			got = append(got, line)
		}
	}
	if len(left) != 2 || len(got) != 2 {
		s.t.Errorf("placeholders left: %+v, want 2\n%s", left, doc)
	}
	s.said("2 placeholders in [brackets] are left to fill in")
	makeFile(s.t, filepath.Join(s.dir, "all.yaml"), silently(s.t, s.dir, s.again()...)) // too long for flags: its spec
	silently(s.t, s.dir, "--from", "all.yaml", "--output", "again.md")
	s.same(s.read("again.md"), doc)
}

func wizardAsksAgain(t *testing.T) {
	t.Parallel()
	s := startSession(t, setup{})
	s.text("Title", "")
	s.see("it cannot be empty")
	s.answerFirst()
	s.mark(otherSections, "Metadata")
	s.text("Companies", "")
	s.text("Reading", "x")
	s.see("Sorry, your reply was invalid: ")
	s.text("Reading", "7")
	s.text("Solving", "0")
	s.see("Sorry, your reply was invalid: ")
	s.text("Solving", "")
	s.text("Last Updated", "tomorrow")
	s.see("Sorry, your reply was invalid: ")
	s.text("Last Updated", "2026-02-03")
	s.keep("Version", "1.0")
	s.text("Popularity", "")
	s.choose(changeAnswer, goOn)
	s.text(writeTo, " ")
	s.see("it cannot be empty")
	s.text(writeTo, "-")
	s.see("give --output -")
	s.keep(writeTo, "design-a-cache.md")
	s.enter(allSet, "Write design-a-cache.md")
	s.ends(exitDone)
	s.sameAgain("design-a-cache.md")
	s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(shortFlags, "--set", "estimated_time.reading=7", "--date", "2026-02-03", "--output", "-")...))
}

func wizardCorrects(t *testing.T) {
	t.Parallel()
	s := startSession(t, setup{})
	s.answerShort()
	s.choose(changeAnswer, "Title: Design a Cache")
	s.asked("Title")
	s.send("Design a Queue\r")
	s.choose(changeAnswer, "Difficulty: Hard")
	s.choose("Difficulty", "Beginner")
	s.choose(changeAnswer, requirement+`: Get a value; Set a value, "quoted"`)
	s.choose(requirement+`: Get a value; Set a value, "quoted"`, "Add more")
	s.text(requirement+" 3", "Forget a value")
	s.text(requirement+" 4", "")
	s.choose(changeAnswer, another)
	s.choose("Which section?", "None")
	s.choose(changeAnswer, another)
	s.choose("Which section?", "Follow-up Questions")
	s.text("Technical Deep Dives 1", "What if it is full?")
	s.text("Technical Deep Dives 2", "")
	s.text("Design Variations 1", "")
	s.text("Real-World Considerations 1", "?")
	s.text("Real-World Considerations 2", "")
	s.choose(changeAnswer, "Real-World Considerations: ?")
	s.choose("Real-World Considerations: ?", "Leave them out")
	s.choose(changeAnswer, goOn)
	s.keep(writeTo, "design-a-queue.md")
	s.choose(allSet, "Go back to the answers")
	s.choose(changeAnswer, "Tags: caching; streaming; my-tag; other")
	s.asked("Tags")
	s.send("\x1b[D\r") // none
	s.answered("Tags")
	s.text("Other tags", "")
	s.choose(changeAnswer, goOn)
	s.keep(writeTo, "design-a-queue.md")
	s.enter(allSet, "Write design-a-queue.md")
	s.ends(exitDone)
	s.same(s.read("design-a-queue.md"), silently(t, s.dir, "--title", "Design a Queue", "--difficulty", "beginner",
		"--requirement", "Get a value", "--requirement", "Set a value, \"quoted\"", "--requirement", "Forget a value",
		"--set", "follow_ups.deep_dives=What if it is full?", "--output", "-"))
	s.sameAgain("design-a-queue.md")
}

func wizardNameTaken(t *testing.T) {
	t.Parallel()
	const (
		taken = "design-a-cache.md is there already, with other content."
		mine  = "# Mine\n"
	)
	log := filepath.Join(t.TempDir(), "log")
	editor := editorScript(t, `printf '%s|' "$@" >> '`+log+`'`)
	begin := func(t *testing.T) *session {
		t.Parallel()
		s := startSession(t, setup{env: []string{"EDITOR=" + editor + " --wait"}})
		makeFile(t, filepath.Join(s.dir, "design-a-cache.md"), mine)
		s.answerShort()
		s.choose(changeAnswer, goOn)
		s.keep(writeTo, "design-a-cache.md")
		return s
	}
	want := silently(t, t.TempDir(), append(shortFlags, "--output", "-")...)

	t.Run("choose another name", func(t *testing.T) {
		s := begin(t)
		s.enter(taken, "Choose another name")
		s.text(writeTo, "new/other.md")
		s.enter(allSet, "Write new/other.md")
		s.ends(exitDone)
		s.files("design-a-cache.md", "new", "new/other.md")
		s.same(s.read("design-a-cache.md"), mine)
		s.same(s.read("new/other.md"), want)
		s.sameAgain("new/other.md")
	})
	t.Run("replace", func(t *testing.T) {
		s := begin(t)
		s.choose(taken, "Replace it")
		s.ends(exitDone)
		s.files("design-a-cache.md")
		s.same(s.read("design-a-cache.md"), want)
	})
	t.Run("open", func(t *testing.T) {
		s := begin(t)
		s.choose(taken, "Open the one that is there")
		s.keep(writeTo, "design-a-cache.md")
		s.choose(taken, "Go back to the answers")
		s.choose(changeAnswer, "Title: Design a Cache")
		s.text("Title (Design a Cache)", "Design a Queue")
		s.choose(changeAnswer, goOn)
		s.keep(writeTo, "design-a-queue.md")
		s.enter(allSet, "Write design-a-queue.md")
		s.ends(exitDone)
		s.files("design-a-cache.md", "design-a-queue.md")
		s.same(s.read("design-a-cache.md"), mine)
		if got, err := os.ReadFile(log); err != nil || string(got) != "--wait|design-a-cache.md|" {
			t.Errorf("the editor was given %q, %v", got, err)
		}
	})
	t.Run("stop", func(t *testing.T) {
		s := begin(t)
		s.choose(taken, "Stop; write nothing")
		s.ends(exitInterrupted)
		s.said(nothing)
		s.files("design-a-cache.md")
		s.same(s.read("design-a-cache.md"), mine)
	})
	t.Run("the same content", func(t *testing.T) {
		t.Parallel()
		s := startSession(t, setup{})
		makeFile(t, filepath.Join(s.dir, "design-a-cache.md"), want)
		s.answerShort()
		s.choose(changeAnswer, goOn)
		s.keep(writeTo, "design-a-cache.md")
		s.enter("design-a-cache.md has just this content already.", "Leave it as it is")
		s.ends(exitDone)
		s.said("design-a-cache.md is unchanged")
		s.same(s.read("design-a-cache.md"), want)
	})
}

// manyQuestions is a run with every kind of question, one step for each.
var manyQuestions = []func(*session){
	func(s *session) { s.text("Title", "Design a Cache") },
	func(s *session) { s.choose("Difficulty", "Easy") },
	func(s *session) { s.mark("Tags", "caching") },
	func(s *session) { s.text("Other tags", "") },
	func(s *session) { s.text(requirement+" 1", "Get a value") },
	func(s *session) { s.text(requirement+" 2", "") },
	func(s *session) { s.mark(otherSections, "Metadata", "Problem Statement") },
	func(s *session) { s.text("Companies", "Google, Meta") },
	func(s *session) { s.text("Reading", "10") },
	func(s *session) { s.text("Solving", "") },
	func(s *session) { s.keep("Last Updated", "2026-11-23") },
	func(s *session) { s.keep("Version", "1.0") },
	func(s *session) { s.text("Popularity", "5") },
	func(s *session) { s.choose("Business Context", "Type one line here") },
	func(s *session) { s.text("Business Context", "Once.") },
	func(s *session) { s.choose("Core Problem", "Leave it as it is") },
	func(s *session) { s.text("User Stories 1, as", "user") },
	func(s *session) { s.text("User Stories 1, want", "a value") },
	func(s *session) { s.text("User Stories 1, so that", "") },
	func(s *session) { s.text("User Stories 2, as", "") },
	func(s *session) { s.text("User Stories 2, sentence", "") },
	func(s *session) { s.choose(changeAnswer, requirement+": Get a value") },
	func(s *session) { s.choose(requirement+": Get a value", "Keep them") },
	func(s *session) { s.choose(changeAnswer, goOn) },
	func(s *session) { s.keep(writeTo, "design-a-cache.md") },
	func(s *session) { s.choose(allSet, "Write design-a-cache.md") },
}

// Whatever question Ctrl-C answers, the run ends there and leaves nothing.
func wizardInterrupted(t *testing.T) {
	t.Parallel()
	for n := range len(manyQuestions) + 1 {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			s := startSession(t, setup{leads: true})
			for _, answer := range manyQuestions[:n] {
				answer(s)
			}
			if n == len(manyQuestions) { // the run that nobody stops
				s.ends(exitDone)
				s.files("design-a-cache.md")
				s.sameAgain("design-a-cache.md")
				return
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
				for _, answer := range manyQuestions[:n] {
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
			s.see("That cannot be: it cannot be empty\r\n")
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
	s.see("That cannot be: ")
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
	s.see("That cannot be: ")
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
		for _, n := range []int{0, 1, 3, 5} {
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

// An editor that fails, or a text that cannot be, costs no other answer.
func wizardEditorFails(t *testing.T) {
	t.Parallel()
	count := filepath.Join(t.TempDir(), "count")
	editor := editorScript(t, `
echo x >> '`+count+`'
case $(wc -l < '`+count+`') in
*1) exit 3 ;;
*2) printf '# A heading of its own\n' > "$1" ;;
*3) grep -q 'A heading' "$1" && printf 'Good.\n' > "$1" ;;
esac`)
	s := startSession(t, setup{env: []string{"EDITOR=" + editor}})
	s.answerFirst()
	s.mark(otherSections, "Problem Statement")
	s.choose("Business Context", "Write it in "+editor)
	s.see("exit status 3")
	s.choose("Business Context", "Open it again")
	s.see("That cannot be: ")
	s.choose("Business Context", "Open it again")
	s.choose("Core Problem", "Leave it as it is")
	s.text("User Stories 1, as", "")
	s.text("User Stories 1, sentence", "")
	s.choose(changeAnswer, "Business Context: Good.")
	s.choose("Business Context", "Type one line here")
	s.keep("Business Context", "Good.")
	s.choose(changeAnswer, goOn)
	s.keep(writeTo, "design-a-cache.md")
	s.enter(allSet, "Write design-a-cache.md")
	s.ends(exitDone)
	s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(shortFlags, "--set", "business_context=Good.", "--output", "-")...))
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
	t.Run("title only", func(t *testing.T) {
		t.Parallel()
		s := startSession(t, setup{args: []string{"-i", "--title", "Design a Cache", "--output", "new"}})
		s.enterThrough(func() { s.mark(otherSections) })
		s.same(s.read("new/design-a-cache.md"), silently(t, s.dir, "--title", "Design a Cache", "--output", "-"))
	})
	t.Run("spec", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		makeFile(t, filepath.Join(dir, "spec.yaml"), silently(t, dir, "spec"))
		s := startSession(t, setup{dir: dir, args: []string{"--from", "spec.yaml", "--output", "new.md", "-i"}, env: []string{"EDITOR=true"}})
		s.enterThrough(func() { s.markAll(otherSections) })
		s.same(s.read("new.md"), silently(t, dir, "--from", "spec.yaml", "--output", "-"))
		s.said("No placeholder is left.")
	})
}

// enterThrough answers every question with Enter, but that for the sections.
func (s *session) enterThrough(sections func()) {
	s.t.Helper()
	for {
		message, _, isList := strings.Cut(strings.TrimPrefix(s.peek()[0], "? "), "  "+listHint)
		switch {
		case message == otherSections:
			sections()
		case isList:
			s.asked(message)
			s.send("\r")
			s.answered(message)
		default:
			s.waiting()
			s.send("\r")
		}
		if message == allSet {
			s.ends(exitDone)
			return
		}
	}
}

func wizardStaysAway(t *testing.T) {
	t.Parallel()
	own := filepath.Join(t.TempDir(), "own.md")
	makeFile(t, own, "# {{ .title | default \"[Title]\" }}\n")
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
		{"--interactive in CI", setup{args: []string{"-i"}, env: []string{"CI=true"}}, exitWrongUse, "nobody can be asked"},
		{"--interactive under go generate", setup{args: []string{"-i"}, env: []string{"GOFILE=a.go", "GOLINE=3"}}, exitWrongUse, "nobody can be asked"},
		{"--interactive with a wrong value", setup{args: []string{"-i", "--difficulty", "impossible"}}, exitWrongUse, "--difficulty"},
		{"--interactive with a field that the template lacks", setup{args: []string{"-i", "--tags", "a", "--template", own}}, exitWrongUse, "--tags"},
		{"--interactive --no-input", setup{args: []string{"-i", "--no-input"}}, exitWrongUse, "cannot go together"},
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

// The spec that the wizard points to makes the same file again.
func wizardHasSpec(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	s := startSession(t, setup{env: []string{"HOME=" + home}, dir: home})
	s.answerShort()
	s.choose(changeAnswer, goOn)
	s.text(writeTo, "~/bank")
	made := filepath.Join(home, "bank", "design-a-cache.md")
	s.enter(allSet, "Write "+made)
	s.ends(exitDone)
	s.files("bank", "bank/design-a-cache.md")
	if got := strings.Fields(s.stdout.String()); !slices.Contains(got, made) {
		s.fatal("standard output is %q", got)
	}
	makeFile(t, filepath.Join(home, "spec.yaml"), silently(t, s.dir, "spec", "bank/design-a-cache.md"))
	silently(t, s.dir, "--from", "spec.yaml", "--output", "other/")
	s.same(s.read("other/design-a-cache.md"), s.read("bank/design-a-cache.md"))
	s.same("", silently(t, s.dir, s.again()...)) // the same file is there
}

// Where nothing can be written, the answers are kept for another place.
func wizardCannotWrite(t *testing.T) {
	t.Parallel()
	s := startSession(t, setup{})
	makeFile(t, filepath.Join(s.dir, "file"), "not a folder")
	s.answerShort()
	s.choose(changeAnswer, goOn)
	s.text(writeTo, "file/cache.md")
	s.keep(writeTo, "design-a-cache.md")
	s.choose(allSet, "Choose another name")
	if runtime.GOOS == "linux" { // here even root cannot
		s.text(writeTo, "/proc/cache.md")
		if os.Getuid() == 0 { // who may, as far as can be foreseen
			s.enter(allSet, "Write /proc/cache.md")
		}
		s.see("newproblem: ")
		s.asked(writeTo)
		s.send("cache.md\r")
	} else {
		s.text(writeTo, "cache.md")
	}
	s.enter(allSet, "Write cache.md")
	s.ends(exitDone)
	s.files("cache.md", "file")
	s.same(s.read("cache.md"), silently(t, s.dir, append(shortFlags, "--output", "-")...))
}
