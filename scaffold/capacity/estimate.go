package capacity

import (
	"math"
	"strconv"
	"strings"
)

// A Cell is what a row says: its value, and how it was arrived at. Either can
// be empty.
type Cell struct{ Value, Calculation string }

// Said is what an author says: a few inputs, and rows given outright.
type Said struct {
	Inputs map[Input]string
	Rows   map[Metric]Cell
}

// An Estimate is the rows of the four tables, as far as they are given or
// follow from what was said.
type Estimate struct {
	Rows     map[Metric]Cell
	Warnings []Finding // what is implausible, or contradicts itself with the author's knowledge
	Faults   []Finding // what cannot be
}

// A Finding is something that is wrong with an input or a row.
type Finding struct {
	Name string // of the input or the row
	What string // what is wrong, to be read behind the name
	Hint string // the way out
}

// tooFar is how far a row given outright may be from what follows from the
// rest, as a share of it.
const tooFar = 0.05

// closeEnough is how far a working may be from the value beside it.
const closeEnough = 0.02

// given is the working of a row that an input says.
const given = "Given"

// Make makes an estimate from what was said. Rows follow only where at least
// one input is said: a table that was filled in by hand stays as it is. A row
// given outright stays as given and feeds the rows that follow from it; where
// it contradicts the rest, that is a fault, or a warning if the author gave a
// calculation.
//
// Each row is reckoned from the figures as they are printed, so that whoever
// does its working again comes to its value.
func Make(said Said) Estimate {
	e := estimator{
		rows: said.Rows, computes: len(said.Inputs) > 0, known: map[string]figure{},
		out: Estimate{Rows: make(map[Metric]Cell, len(said.Rows))},
	}
	for _, input := range inputs() {
		if text, ok := said.Inputs[input]; ok {
			e.read(input, text)
		}
	}
	all := rules()
	for len(all) > 0 {
		row, n := all[0].row, 1
		for n < len(all) && all[n].row == row {
			n++
		}
		e.settle(row, e.follow(all[:n]))
		all = all[n:]
	}
	e.doubt()
	return e.out
}

// An estimator makes one estimate.
type estimator struct {
	rows     map[Metric]Cell   // given outright
	computes bool              // rows that are not given
	known    map[string]figure // inputs and rows so far, by name
	out      Estimate
}

// read reads an input.
func (e *estimator) read(input Input, text string) {
	q, err := input.Read(text)
	if err != nil {
		e.out.Faults = append(e.out.Faults, Finding{string(input), "cannot be " + strconv.Quote(text), err.Error()})
		return
	}
	name, written := string(input), precise(q)
	if again, err := parse(written); q.IsRatio() && (err != nil || again != q) {
		written = strings.ReplaceAll(strings.Join(strings.Fields(text), ""), "to", ":")
	}
	if q.IsPercent() && input != InputGrowth {
		name += share
	}
	e.known[name] = figure{q, written}
}

// A following is what follows for a row from what is known.
type following struct {
	outcome
	text    string // of the quantity
	working string
}

// follow gives what follows for a row by the first of its rules that has
// all it needs, or nil.
func (e *estimator) follow(rules []rule) *following {
	for _, f := range rules {
		known := make([]figure, 0, len(f.needs))
		for _, need := range f.needs {
			if figure, ok := e.known[need]; ok {
				known = append(known, figure)
			}
		}
		switch {
		case len(known) < len(f.needs):
		case f.follow == nil:
			return &following{outcomeOf(known[0].q), known[0].text, given}
		default:
			out, working := f.follow(known)
			return &following{out, out.q.String(), working}
		}
	}
	return nil
}

// settle decides what stands in a row, and what is known of it from there on.
func (e *estimator) settle(row Metric, follows *following) {
	cell := e.rows[row]
	if follows != nil && follows.err != nil {
		if e.computes && cell.Value == "" {
			e.fault(row, "cannot be computed: "+follows.err.Error(), "check the figures that it follows from")
		}
		follows = nil
	}
	if cell.Value != "" {
		e.know(row, cell.Value)
		if follows != nil {
			cell.Calculation = e.compare(row, cell, follows)
		}
	} else if e.computes && follows != nil {
		cell.Value = row.write(follows.text)
		if cell.Calculation == "" {
			cell.Calculation = follows.working
		}
		e.know(row, cell.Value)
	}
	if cell != (Cell{}) {
		e.out.Rows[row] = cell
	}
}

// know notes what a row says, if that is a figure the row can have.
func (e *estimator) know(row Metric, value string) {
	q, err := Parse(value)
	if whole, ok := e.known[string(row.shareOf())]; ok && q.IsPercent() {
		q, err = whole.q.Mul(q)
	}
	if q, ok := row.fit(q); ok && err == nil {
		e.known[string(row)] = figure{q, precise(q)}
	}
}

// compare holds a row that is given outright against what follows for it, and
// gives the calculation that stands beside it: the author's own, or that of
// what follows if it comes to the same.
func (e *estimator) compare(row Metric, cell Cell, follows *following) (calculation string) {
	said, ok := e.known[string(row)]
	if _, err := Parse(cell.Value); err != nil {
		// It is worded, and nobody can hold it against a figure; what follows
		// from the row follows from the figure.
		if e.computes {
			e.known[string(row)] = figure{follows.q, follows.text}
		}
		return cell.Calculation
	}
	off := math.Inf(1)
	if ok {
		off = differ(said.q, follows.q)
	}
	what := "is " + cell.Value + ", but " + follows.working + " is " + row.write(follows.text)
	if follows.working == given {
		what = "is " + cell.Value + ", but the inputs say " + row.write(follows.text)
	}
	switch {
	case off > tooFar && cell.Calculation == "":
		e.fault(row, what, "leave it out to have it computed, or say how it was arrived at: {value: "+strconv.Quote(cell.Value)+", calculation: …}")
	case off > tooFar:
		e.warn(row, what, "leave it out to have it computed, unless its own calculation knows better")
	case off <= closeEnough && cell.Calculation == "" && e.computes:
		return follows.working
	}
	return cell.Calculation
}

func (e *estimator) fault(row Metric, what, hint string) {
	e.out.Faults = append(e.out.Faults, Finding{string(row), what, hint})
}

func (e *estimator) warn(row Metric, what, hint string) {
	e.out.Warnings = append(e.out.Warnings, Finding{string(row), what, hint})
}

// differ gives by how much a quantity differs from what it should be, as a
// share of that.
func differ(q, want Quantity) float64 {
	if q.value == want.value {
		return 0
	}
	return math.Abs(q.value-want.value) / want.value // by zero: without end
}
