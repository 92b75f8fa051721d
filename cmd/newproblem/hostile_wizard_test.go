//go:build !windows

package main_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
)

// TestHostileWizard types the entries of the corpus that can be typed on one
// line, as requirements: on a terminal that can move its cursor, and on one that
// cannot. What is shown to a reader is what came through the terminal.
func TestHostileWizard(t *testing.T) {
	t.Parallel()
	var typed []string
	for _, e := range readHostile(t) {
		if e.canBeTyped() && e.refused == "" {
			typed = append(typed, e.texts[e.path])
		}
	}
	if len(typed) < 20 {
		t.Errorf("only %d entries are typed", len(typed))
	}
	for terminal, how := range map[string]setup{"survey": {}, "plain": {env: []string{"TERM=dumb"}, plain: true}} {
		t.Run(terminal, func(t *testing.T) {
			t.Parallel()
			s := startSession(t, how)
			s.text("Title", "Design a Cache")
			s.choose("Difficulty", "Hard")
			s.mark("Tags")
			s.text("Other tags", "")
			flags := []string{"--title", "Design a Cache", "--difficulty", "hard", "--output", "-"}
			for i, text := range typed {
				s.text(fmt.Sprintf("%s %d", requirement, i+1), text)
				flags = append(flags, "--requirement", text)
			}
			s.text(fmt.Sprintf("%s %d", requirement, len(typed)+1), "")
			s.mark(otherSections)
			s.choose(changeAnswer, goOn)
			s.keep(writeTo, "design-a-cache.md")
			s.choose(allSet, "Write design-a-cache.md")
			s.ends(exitDone)
			s.same(s.read("design-a-cache.md"), silently(t, s.dir, flags...))
		})
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
