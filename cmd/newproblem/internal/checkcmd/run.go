package checkcmd

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/input"
	"newproblem/scaffold/check"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// A run is one run of newproblem check.
type run struct {
	streams  *cli.Streams
	options  *options
	rules    selection
	bank     bankRules
	scan     *input.Scan
	isStdin  bool          // standard input is checked
	terminal bool          // findings go to one
	out      *bufio.Writer // the product: findings, differences, or the repaired document
	findings findingWriter
	rewriter disk.Rewriter

	tally    tally
	failures []string // files that could not be read or written
	stopped  error    // what ended the run early
}

func newRun(ctx context.Context, s *cli.Streams, o *options, x *examiner, paths []string) *run {
	r := &run{streams: s, options: o, rules: x.rules, bank: x.bank, isStdin: paths[0] == "-", out: bufio.NewWriter(s.Out)}
	r.scan = input.NewScan(ctx, s, paths, x.checker)
	findings := io.Writer(r.out)
	r.terminal = cli.IsTerminal(s.Out)
	switch {
	case o.diff:
		findings = io.Discard
	case o.fix && r.isStdin: // standard output has the document
		findings, r.terminal = s.Err, cli.IsTerminal(s.Err)
	}
	r.findings = newFindingWriter(o.format, findings, view{terminal: r.terminal, verbose: o.verbose})
	return r
}

// run checks the files, and gives the error that says how it ended.
func (r *run) run(ctx context.Context, x *examiner) error {
	input.Run(ctx, r.scan, x.examine, func(f *input.File, e *examined) bool {
		if r.stopped = ctx.Err(); r.stopped != nil {
			return false
		}
		r.tell(f, e)
		_, err := r.out.Write(nil)
		return err == nil
	})
	if r.stopped == nil {
		r.stopped = ctx.Err()
	}
	r.rewriter.Close()
	if r.stopped == nil {
		r.tellBank(ctx)
	}
	return r.end()
}

// tell tells what was found in the next file, and repairs it.
func (r *run) tell(f *input.File, e *examined) {
	switch {
	case f.Err != nil:
		r.fail(input.Fault(f.Name(), f.Err).Error(), input.HintToRead(f.Err))
	case f.IsBlank:
		r.tally.passed++
		if r.options.fix && r.isStdin {
			r.out.Write(f.Content) // end gives the error
		}
		r.beforeTalk()
		r.scan.TellBlank(f)
	case !f.IsProblem:
		r.tally.passed++
	default:
		r.tally.checked++
		e.findings = inLines(append(e.findings, r.rules.of(r.bank.see(e))...))
		if r.repair(e) {
			r.tally.add(e)
			r.print(e)
		}
	}
}

// inLines puts findings in the order of their lines.
func inLines(findings []check.Finding) []check.Finding {
	slices.SortStableFunc(findings, func(a, b check.Finding) int { return cmp.Compare(a.Line, b.Line) })
	return findings
}

// tellBank tells what is wrong with the files of a bank that are not problems.
func (r *run) tellBank(ctx context.Context) {
	rest, err := r.bank.rest(ctx)
	for _, e := range rest {
		r.tally.add(e)
		r.print(e)
	}
	for _, fault := range source.AsFaults(err) {
		r.fail(fault.Error(), cli.HintOf(fault))
		err = nil
	}
	if err != nil {
		r.fail(err.Error(), cli.HintElsewhere(err))
	}
}

// print prints the findings of a file, at once where somebody waits for them.
func (r *run) print(e *examined) {
	if r.terminal && len(e.findings) > 0 {
		r.scan.Progress.Clear()
		defer r.out.Flush() // end gives the error
	}
	r.findings.file(e)
}

// note tells something that is not the product.
func (r *run) note(format string, args ...any) {
	r.beforeTalk()
	r.streams.Note(format, args...)
}

// beforeTalk keeps both streams in order, and the progress out of the way.
func (r *run) beforeTalk() {
	r.scan.Progress.Clear()
	_ = r.out.Flush() // end gives the error
}

// fail tells of a file that could not be read or written. The others are
// still checked.
func (r *run) fail(what, hint string) {
	r.failures = append(r.failures, what)
	r.note("%s", what)
	r.streams.Hint(hint)
}

// end tells the rest, and gives the error that says how the run ended.
func (r *run) end() error {
	if r.stopped != nil {
		r.failures = append(r.failures, "interrupted")
	}
	r.findings.end(r.failures)
	if err := r.out.Flush(); err != nil {
		return cli.OutputFailed(err)
	}
	switch {
	case r.stopped != nil && r.tally.repaired > 0 && r.options.fix:
		return cli.StoppedError("the files whose repairs are listed above were written, the others were not")
	case r.stopped != nil:
		return r.stopped
	}
	r.note("%s", r.tally.summary(r.options.diff))
	if r.tally.fixable > 0 && !r.options.fix && !r.options.diff {
		r.streams.Hint(fmt.Sprintf("%d of them can be repaired with --fix; --diff shows how", r.tally.fixable))
	}
	switch {
	case len(r.failures) > 0:
		return cli.Exit(cli.ExitFailed)
	case r.tally.isBad(r.options.strict), r.options.diff && r.tally.repaired > 0:
		return cli.Exit(cli.ExitFindings)
	}
	return nil
}
