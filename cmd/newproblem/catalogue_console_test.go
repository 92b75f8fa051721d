//go:build !windows

package main_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
)

// hottest is how a terminal is told to show the most frequent of all.
const hottest = "\x1b[38;5;231;48;5;124m"

// On a terminal, tables are as wide as it is, and heat is shown in colours
// unless nobody wants any.
func TestTablesOnATerminal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i, tags := range []string{"caching", "caching,queues"} {
		silently(t, dir, "--title", fmt.Sprintf("Design a %s %d", strings.Repeat("Very Long Title ", 5), i),
			"--tags", tags, "--companies", strings.Repeat("Company of that Name,", 4)+"Another", "--difficulty", "hard",
			"--output", filepath.Join("problems", fmt.Sprintf("%d.md", i)))
	}
	widest := func(s *session) int {
		most := 0
		for line := range strings.SplitSeq(s.talk(), "\n") {
			most = max(most, uniseg.StringWidth(line))
		}
		return most
	}
	s := startSession(t, setup{args: []string{"list"}, dir: dir, tty: true})
	s.ends(exitDone)
	if s.said("…"); widest(s) != columns {
		s.fatal("the widest line has %d cells, and the terminal %d", widest(s), columns)
	}
	s = startSession(t, setup{args: []string{"stats"}, dir: dir, tty: true})
	s.ends(exitDone)
	if s.said("caching"); widest(s) > columns || !strings.Contains(s.seen.String(), hottest) {
		s.fatal("no colours, or too wide: %q", s.seen.String())
	}
	for _, env := range []string{"NO_COLOR=1", "TERM=dumb"} {
		s = startSession(t, setup{args: []string{"stats"}, dir: dir, tty: true, env: []string{env}})
		s.ends(exitDone)
		if s.said("caching"); strings.Contains(s.seen.String(), "\x1b[38") {
			s.fatal("%s: colours: %q", env, s.seen.String())
		}
	}
}
