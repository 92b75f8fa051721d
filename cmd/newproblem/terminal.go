package main

import (
	"os"

	"golang.org/x/term"
)

// mayAsk reports whether this run asks questions, or why it cannot when
// --interactive wants it to.
func (o *options) mayAsk(w *world) (bool, error) {
	why := ""
	switch {
	case o.noInput:
		return false, nil
	case !isTerminal(w.stdin) || !isTerminal(w.stderr):
		why = "standard input and standard error are not a terminal"
	case w.env("CI") != "" && w.env("CI") != "false" && w.env("CI") != "0":
		why = "this is a CI run (CI=" + w.env("CI") + ")"
	case w.env("GOFILE") != "" && w.env("GOLINE") != "":
		why = "this runs under go generate"
	}
	switch {
	case o.resume && why != "":
		return false, wrongUse("run it by hand on a terminal: it asks the rest of the questions", "--resume cannot go on: %s", why)
	case o.resume:
		return true, nil
	case !o.interactive:
		return why == "" && !o.given("title") && !o.given("from"), nil
	case why != "":
		return false, wrongUse("leave out --interactive, and say what is needed with flags or --from", "nobody can be asked: %s", why)
	}
	return true, nil
}

// isTerminal asks the system, because some devices that are no terminals,
// /dev/null among them, look like one to os.ModeCharDevice.
func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
