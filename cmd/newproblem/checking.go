package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"newproblem/scaffold/check"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// A checking is one run of newproblem check.
type checking struct {
	*world
	*checkOptions
	ctx      context.Context
	checker  *check.Checker
	bank     *bankCheck    // nil where there is no bank
	terminal bool          // findings go to one
	out      *bufio.Writer // the product: findings, differences, or the repaired document
	tells    findingWriter
	progress *progress
	folder   *disk.Folder // the one that was written to last
	inFolder string       // its path

	checked, passed   int // files
	findings, fixable int
	repairs, repaired int // what was repaired, and in how many files
	bad               bool
	failures          []string // files that could not be read or written
	failed            error    // what ended the run early
}

func newChecking(ctx context.Context, w *world, o *checkOptions, checker *check.Checker, paths []string) *checking {
	c := &checking{world: w, checkOptions: o, ctx: ctx, checker: checker, out: bufio.NewWriter(w.stdout)}
	findings := io.Writer(c.out)
	c.terminal = isTerminal(w.stdout)
	switch {
	case o.diff:
		findings = io.Discard
	case o.fix && o.toStandard: // standard output has the document
		findings, c.terminal = w.stderr, isTerminal(w.stderr)
	}
	c.tells = newFindingWriter(o.format, findings, c.terminal)
	c.progress = newProgress(w, func() int {
		n := 0
		for range c.files(paths) {
			n++
		}
		return n
	})
	return c
}

// tell tells what was found in the next file, and repairs it. It reports
// whether the run goes on.
func (c *checking) tell(e *examined) bool {
	defer fileBuffers.Put(e.content)
	if c.failed = c.ctx.Err(); c.failed != nil {
		return false
	}
	c.progress.step()
	switch {
	case e.err != nil:
		c.fail(asFault(e.name(), e.err).Error(), wayToRead(e.err))
	case e.passed:
		c.passed++
	default:
		c.checked++
		e.findings = inLines(append(e.findings, c.bank.see(e)...))
		if c.repair(e) {
			c.count(e)
			c.print(e)
		}
	}
	_, err := c.out.Write(nil)
	return err == nil
}

// inLines puts findings in the order of their lines.
func inLines(findings []check.Finding) []check.Finding {
	slices.SortStableFunc(findings, func(a, b check.Finding) int { return cmp.Compare(a.Line, b.Line) })
	return findings
}

// tellBank tells what is wrong with the files that a bank has beside its
// problems.
func (c *checking) tellBank() {
	if c.failed != nil {
		return
	}
	rest, err := c.bank.rest(c.ctx)
	for _, e := range rest {
		c.count(e)
		c.print(e)
	}
	for _, fault := range source.AsFaults(err) {
		c.fail(fault.Error(), hintOf(fault))
		err = nil
	}
	if err != nil {
		c.fail(err.Error(), wayOut(err))
	}
}

// print prints the findings of a file, at once where somebody waits for them.
func (c *checking) print(e *examined) {
	if c.terminal && len(e.findings) > 0 {
		c.progress.clear()
		defer c.out.Flush() // end gives the error
	}
	c.tells.file(e)
}

func (c *checking) count(e *examined) {
	for _, f := range e.findings {
		c.findings++
		if f.Fixable {
			c.fixable++
		}
		c.bad = c.bad || f.Severity == check.Error || f.Severity == check.Warning && c.strict
	}
	if len(e.repairs) > 0 {
		c.repairs += len(e.repairs)
		c.repaired++
	}
}

// say tells something that is not the product.
func (c *checking) say(format string, args ...any) {
	c.progress.clear()
	_ = c.out.Flush() // so that both streams are in order; end gives the error
	fmt.Fprintf(c.stderr, format+"\n", args...)
}

// fail tells of a file that could not be read or written. The others are
// checked all the same.
func (c *checking) fail(what, hint string) {
	c.failures = append(c.failures, what)
	c.say("newproblem: %s\nhint: %s", what, hint)
}

// end tells the rest, and gives the error that says how the run ended.
func (c *checking) end() error {
	c.progress.clear()
	if c.folder != nil {
		_ = c.folder.Close() // every file in it is on the disk
	}
	c.tellBank()
	if c.failed != nil {
		c.failures = append(c.failures, "interrupted")
	}
	c.tells.end(c.failures)
	if err := c.out.Flush(); err != nil {
		return outputFailed(err)
	}
	switch {
	case c.failed != nil && c.repaired > 0 && c.fix:
		return errStoppedRepairing
	case c.failed != nil:
		return c.failed
	}
	c.say("newproblem: %s", c.summary())
	if c.fixable > 0 && !c.fix && !c.diff {
		c.say("hint: %d of them can be repaired with --fix; --diff shows how", c.fixable)
	}
	switch {
	case len(c.failures) > 0:
		return told{exitFailed}
	case c.bad, c.diff && c.repaired > 0:
		return told{exitFindings}
	}
	return nil
}

// summary is the run in one line.
func (c *checking) summary() string {
	var b strings.Builder
	b.WriteString(number(c.checked, "file", "files") + " checked, ")
	left := ""
	if c.repaired > 0 {
		would := ""
		if c.diff {
			would = "would be "
		}
		fmt.Fprintf(&b, "%s %srepaired in %s, ", number(c.repairs, "finding", "findings"), would, number(c.repaired, "file", "files"))
		left = " left"
	}
	b.WriteString(number(c.findings, "finding", "findings") + left)
	if c.passed > 0 {
		b.WriteString("; " + number(c.passed, "file", "files") + " passed over")
	}
	return b.String()
}

// number counts things.
func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
