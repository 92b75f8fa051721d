package scaffold

import (
	"math"
	"slices"
	"strings"

	"newproblem/scaffold/capacity"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// Estimate gives p with the rows of the capacity tables that follow from what
// it says, as far as the template shows them: from the inputs, and from rows
// given outright. Rows of the author's own that have no value get what their
// calculation comes to. p itself is not changed, and is given back where it
// says nothing about capacity.
//
// A row that is given and contradicts the others is an error, as source.Faults,
// or a warning if it has a calculation of its own; so is what cannot be
// computed. One that its own calculation contradicts is an error. The other
// warnings are about figures that are probably mistakes. p has to be valid; see
// Problem.Validate.
func (t *Template) Estimate(p *spec.Problem) (with *spec.Problem, warnings source.Faults, err error) {
	if !saysCapacity(p) {
		return p, nil, t.contradictions(p).Err()
	}
	said := t.saidOfCapacity(p)
	estimate := capacity.Make(said)
	if faults := t.faultsOf(p, estimate.Faults); faults != nil {
		return p, nil, faults
	}
	with, warnings = p.Clone(), t.faultsOf(p, estimate.Warnings)
	for row, cell := range estimate.Rows {
		path := spec.Join(spec.CapacityGroup, string(row))
		if before, _ := p.Get(path); cell != said.Rows[row] && t.named[path] {
			with.Set(path, cellValue(cell).With(before))
		}
	}
	more, err := t.complete(with)
	if err != nil {
		return p, nil, err
	}
	if faults := t.contradictions(with); faults != nil {
		return p, nil, faults
	}
	warnings = slices.Concat(warnings, more, offRatio(with, estimate))
	warnings.Sort()
	return with, warnings, nil
}

// saysCapacity reports whether p says anything about capacity.
func saysCapacity(p *spec.Problem) bool {
	for range p.Below(spec.CapacityGroup) {
		return true
	}
	return false
}

// saidOfCapacity is what p says that an estimate can be made from.
func (t *Template) saidOfCapacity(p *spec.Problem) capacity.Said {
	said := capacity.Said{Inputs: map[capacity.Input]string{}, Rows: map[capacity.Metric]capacity.Cell{}}
	for path, v := range p.Below(spec.CapacityGroup) {
		name := strings.TrimPrefix(path, spec.CapacityGroup+".")
		switch f := t.table.Field(path); {
		case f == nil || f.Many:
		case f.Kind == spec.Quantity:
			said.Inputs[capacity.Input(name)] = f.Canonical(v.Text)
		default:
			said.Rows[capacity.Metric(name)] = capacity.Cell{
				Value:       f.Canonical(v.Keys["value"].Text),
				Calculation: f.Canonical(v.Keys["calculation"].Text),
			}
		}
	}
	return said
}

// faultsOf are what an estimate found, each with the path and the place of
// what it is about.
func (t *Template) faultsOf(p *spec.Problem, found []capacity.Finding) source.Faults {
	var faults source.Faults
	for _, f := range found {
		faults.Add(t.sourceOf(p, f.Name), f.Hint, "%s %s", spec.Join(spec.CapacityGroup, f.Name), f.What)
	}
	faults.Sort()
	return faults
}

// sourceOf is where an input or a row was said, or else the input that a row
// follows from and the fewest others do.
func (t *Template) sourceOf(p *spec.Problem, name string) source.Position {
	row := spec.Join(spec.CapacityGroup, name)
	if _, said := p.Get(row); said {
		return p.Position(row)
	}
	at, fewest := p.At, math.MaxInt
	for path := range p.Below(spec.CapacityGroup) {
		f := t.table.Field(path)
		if f == nil {
			continue
		}
		if rows := f.Feeds(); len(rows) < fewest && slices.Contains(rows, row) {
			at, fewest = p.Position(path), len(rows)
		}
	}
	return at
}

// cellValue is a cell as the value of a row.
func cellValue(c capacity.Cell) spec.Value {
	v := spec.Object()
	if c.Value != "" {
		v.Keys["value"] = spec.Text(c.Value)
	}
	if c.Calculation != "" {
		v.Keys["calculation"] = spec.Text(c.Calculation)
	}
	return v
}
