//go:build !windows

package main_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

const (
	nearTitle = "There is a problem of nearly this title already: Design a Chat Service (problems/design-a-chat-service.md)\n"
	closest   = "Closest problems of the bank"
	chatIs    = "Design a Chat Service: both have the tags queues and caching; both are about chat"
	feedIs    = "Design a Feed: both have the tag caching"
)

// bankOfThree makes a bank of three problems, and perhaps its settings.
func bankOfThree(t *testing.T, settings string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for _, problem := range [][]string{
		{"Design a Chat Service", "queues,caching"}, {"Design a Feed", "caching"}, {"Design a Map", "maps"},
	} {
		silently(t, dir, "--title", problem[0], "--tags", problem[1], "--output", "problems")
	}
	makeFile(t, filepath.Join(dir, ".newproblem.yaml"), "output: problems\n"+settings)
	return dir
}

// bankQuestions are a run in such a bank.
var bankQuestions = []func(*session){
	func(s *session) { s.text("Title", "Design Chat Services") },
	func(s *session) { s.choose("Difficulty", "Hard") },
	func(s *session) { s.mark("Tags", "queues") },
	func(s *session) { s.text("Other tags", "cahcing, Kafka, other") },
	func(s *session) { s.choose(`Which of them for "cahcing"?`, "caching") },
	func(s *session) { s.choose(`Which of them for "Kafka"?`, "Kafka") },
	func(s *session) { s.text(requirement+" 1", "") },
	func(s *session) { s.mark(otherSections, "Related Problems") },
	func(s *session) { s.markFirst(closest, chatIs) },
	func(s *session) { s.choose("Related Problems: 1 entry", "Add more") },
	func(s *session) { s.text("Related Problems 2, title", "Design a Phone") },
	func(s *session) { s.text("Related Problems 2, relationship", "") },
	func(s *session) { s.text("Related Problems 2, link", "design-a-phone.md") },
	func(s *session) { s.text("Related Problems 3, title", "") },
	func(s *session) { s.choose(changeAnswer, "Related Problems: 2 entries") },
	func(s *session) { s.markFirst(closest, feedIs) },
	func(s *session) { s.choose("Related Problems: 3 entries", "Keep them") },
	func(s *session) { s.choose(changeAnswer, goOn) },
	func(s *session) { s.anew(writeTo, "problems/design-chat-services.md", "new/deep") },
	func(s *session) { s.choose(allSet, "Write new/deep/design-chat-services.md") },
}

// markFirst marks the first option, which it checks.
func (s *session) markFirst(message, option string) {
	s.t.Helper()
	if s.plain {
		s.see("1. " + option)
		s.mark(message, "1")
		return
	}
	if lines := s.peek(); len(lines) < 2 || !strings.HasSuffix(lines[1], "]  "+option) {
		s.fatal("%q does not begin with %q: %q", message, option, lines)
	}
	s.mark(message, option)
}

// The bank's problems and tags are offered on both terminals, and a run can be
// stopped at each of the questions.
func TestWizardNeighbours(t *testing.T) {
	t.Parallel()
	for _, how := range []setup{{}, {plain: true, env: []string{"ACCESSIBLE=1"}}} {
		t.Run(fmt.Sprintf("plain=%v", how.plain), func(t *testing.T) {
			t.Parallel()
			how.dir, how.home = bankOfThree(t, "tags: {queues: [Kafka], caching: [], maps: []}\n"), t.TempDir()
			var told strings.Builder
			s := stopAtEach(t, how, bankQuestions, &told)
			for _, want := range []string{
				nearTitle,
				`Note: the settings of the bank do not have the tag "cahcing"; they have caching.`,
				`Note: the tag "Kafka" is called queues in this bank.`,
				`Note: the settings of the bank do not have the tag "other".`,
			} {
				if !strings.Contains(told.String(), want) {
					t.Errorf("it does not say %q", want)
				}
			}
			const path = "new/deep/design-chat-services.md"
			const want = `- [Design a Chat Service](../../problems/design-a-chat-service.md): both have the tags queues and caching; both are about chat
- [Design a Phone](design-a-phone.md): [Brief description of relationship]
- [Design a Feed](../../problems/design-a-feed.md): both have the tag caching
`
			doc := s.read(path)
			if !strings.Contains(doc, want) || !strings.Contains(doc, "- **Tags**: queues, caching, Kafka, other\n") {
				t.Errorf("the document has not what was said:\n%s", doc)
			}
			makeFile(t, filepath.Join(how.dir, "spec.yaml"), silently(t, how.dir, "spec", path))
			s.same(silently(t, how.dir, "--from", "spec.yaml", "--output", "-"), doc)
		})
	}
}

// The tags of the bank stand before the well-known ones, the most frequent
// first. Problems that cannot be read are left out.
func TestWizardOffersTags(t *testing.T) {
	t.Parallel()
	how := setup{dir: bankOfThree(t, ""), plain: true, env: []string{"ACCESSIBLE=1"}}
	makeFile(t, filepath.Join(how.dir, "problems", "broken.md"), "# \x1b[2J\xff")
	s := startSession(t, how)
	s.text("Title", "Design a Clock")
	s.choose("Difficulty", "Hard")
	s.see("\r\n1. caching\r\n2. maps\r\n3. queues\r\n4. consistency\r\n5. databases\r\n")
	s.mark("Tags", "2")
	s.text("Other tags", "sharding, que")
	s.see(requirement + " 1: ")
	if strings.Contains(s.talk(), "Note: ") || strings.Contains(s.talk(), "already") {
		s.fatal("it warns")
	}
}

// Links lead to their problems from another output, too, that is given when
// the run goes on.
func TestResumeElsewhere(t *testing.T) {
	t.Parallel()
	how := setup{dir: bankOfThree(t, ""), home: t.TempDir(), leads: true}
	s := startSession(t, how)
	s.play(bankQuestions[:3])
	s.text("Other tags", "caching")
	s.text(requirement+" 1", "")
	s.play(bankQuestions[7:10])
	s.asked("Related Problems 2, title")
	s.send("\x03")
	s.ends(exitInterrupted)
	how.args, how.leads = []string{"--resume", "--output", "."}, false
	s = startSession(t, how)
	s.text("Related Problems 2, title", "")
	s.choose(changeAnswer, "Difficulty: Hard")
	s.asked("Difficulty")
	_ = s.cmd.Process.Kill()
	s.ends(-1)
	how.args = []string{"--resume", "--output", "elsewhere"}
	s = startSession(t, how)
	s.choose("Difficulty", "Easy")
	s.choose(changeAnswer, goOn)
	s.keep(writeTo, "elsewhere/design-chat-services.md")
	s.enter(allSet, "Write elsewhere/design-chat-services.md")
	s.ends(exitDone)
	if doc := s.read("elsewhere/design-chat-services.md"); !strings.Contains(doc, "](../problems/design-a-chat-service.md): ") {
		t.Errorf("the link leads nowhere:\n%s", doc)
	}
}
