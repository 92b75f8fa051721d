//go:build !windows

package main

import (
	"strings"
	"testing"
	"unicode"

	"newproblem/scaffold"
)

// TestHostileWizard types the entries of the corpus that can be typed: one
// line for the title, or for a functional requirement.
func TestHostileWizard(t *testing.T) {
	typed := 0
	for _, e := range readHostile(t) {
		if !e.canBeTyped() {
			continue
		}
		typed++
		t.Run(e.name, func(t *testing.T) {
			t.Parallel()
			if e.refused != "" {
				e.typeRefused(t)
				return
			}
			e.typeShown(t)
		})
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
func (e *hostileEntry) asTyped() (title, requirement string) {
	if e.path == "title" {
		return e.texts[e.path], ""
	}
	return "Design a Cache", e.texts[e.path]
}

// typeRefused types a text, and holds the wizard to saying why it cannot be.
func (e *hostileEntry) typeRefused(t *testing.T) {
	s := startSession(t, setup{env: []string{"TERM=dumb"}, plain: true})
	title, requirement := e.asTyped()
	s.text("Title", title)
	if requirement != "" {
		s.answerUpTo(requirement)
	}
	s.see("That cannot be: " + e.refused)
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
func (e *hostileEntry) typeShown(t *testing.T) {
	s := startSession(t, setup{env: []string{"TERM=dumb"}, plain: true})
	title, first := e.asTyped()
	args := append(e.asFlags(), "--difficulty=Hard")
	s.text("Title", title)
	s.answerUpTo(first)
	if first != "" {
		s.text(requirement+" 2", "")
	}
	s.mark(otherSections)
	s.choose(changeAnswer, "1")
	name := scaffold.Slug(title) + ".md"
	s.keep(writeTo, name)
	s.choose(allSet, "1")
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
