//go:build !windows

package main_test

import (
	"strings"
	"testing"
	"unicode"

	"newproblem/scaffold/spec"
)

// TestHostileWizard types the entries of the corpus that can be typed: one
// line for the title, or for a functional requirement. Each is typed on a
// terminal that can move its cursor, and on one that cannot.
func TestHostileWizard(t *testing.T) {
	t.Parallel()
	typed := 0
	for _, e := range readHostile(t) {
		if !e.canBeTyped() {
			continue
		}
		typed++
		for terminal, how := range map[string]setup{"survey": {}, "plain": {env: []string{"TERM=dumb"}, plain: true}} {
			t.Run(e.name+", "+terminal, func(t *testing.T) {
				t.Parallel()
				if e.refused != "" {
					e.typeRefused(t, how)
					return
				}
				e.typeShown(t, how)
			})
		}
	}
	if typed < 20 {
		t.Errorf("only %d entries were typed", typed)
	}
}

// canBeTyped reports whether the entry is one line that a terminal passes on
// as it is, and that a question of every run asks for.
func (e *hostileEntry) canBeTyped() bool {
	text := e.texts[e.path]
	return e.file == nil && !e.wild && e.items == 0 && len(e.texts) == 1 &&
		(e.path == "title" || e.path == "requirements.functional") &&
		strings.TrimSpace(text) != "" && len(text) < 2000 && !strings.ContainsFunc(text, unicode.IsControl)
}

// asTyped gives the answers to the two questions.
func (e *hostileEntry) asTyped() (title, first string) {
	if e.path == "title" {
		return e.texts[e.path], ""
	}
	return "Design a Cache", e.texts[e.path]
}

// typeRefused types a text, and holds the wizard to saying why it cannot be.
func (e *hostileEntry) typeRefused(t *testing.T, how setup) {
	s := startSession(t, how)
	title, first := e.asTyped()
	message := "Title"
	s.text(message, title)
	if first != "" {
		message = requirement + " 1"
		s.answerUpTo(first)
	}
	if s.plain {
		s.see("That cannot be: " + e.refused)
	} else {
		s.see("Sorry, your reply was invalid: " + e.refused)
		s.asked(message) // only then does it read Ctrl-C
	}
	s.send("\x03")
	s.ends(exitInterrupted)
	s.files()
}

// answerUpTo answers what comes between title and requirements.
func (s *session) answerUpTo(first string) {
	s.t.Helper()
	s.choose("Difficulty", "Hard")
	s.mark("Tags")
	s.text("Other tags", "")
	s.text(requirement+" 1", first)
}

// typeShown types a text, and holds the file to be the one that flags make.
func (e *hostileEntry) typeShown(t *testing.T, how setup) {
	s := startSession(t, how)
	title, first := e.asTyped()
	args := append(e.asFlags(), "--difficulty=Hard")
	s.text("Title", title)
	s.answerUpTo(first)
	if first != "" {
		s.text(requirement+" 2", "")
	}
	s.mark(otherSections)
	name := spec.Slug(title) + ".md"
	if s.plain {
		s.choose(changeAnswer, "1")
		s.keep(writeTo, name)
		s.choose(allSet, "1")
	} else {
		s.choose(changeAnswer, goOn)
		s.keep(writeTo, name)
		s.enter(allSet, "Write "+name)
	}
	s.ends(exitDone)
	s.files(name)
	s.same(s.read(name), silently(t, s.dir, append(args, "--output", "-")...))
	if got := s.stdout.String(); got != name+"\n" {
		t.Errorf("standard output is %q", got)
	}
	if strings.Contains(s.talk(), "The same file again") {
		s.sameAgain(name)
	}
}
