package scaffold

import (
	"slices"
	"strings"

	"newproblem/scaffold/capacity"
	"newproblem/scaffold/source"
)

// capacityGroup is what the paths of the capacity tables begin with; behind
// it stands what package capacity calls an input or a row.
const capacityGroup = "capacity."

// input is the input of the estimate that a Quantity is.
func (f *Field) input() capacity.Input {
	return capacity.Input(strings.TrimPrefix(f.Path, capacityGroup))
}

// Feeds gives the paths of the rows of the capacity tables that follow from a
// Quantity, at once or by way of others. Of other fields there are none.
func (f *Field) Feeds() []string {
	if f.Kind != Quantity {
		return nil
	}
	var paths []string
	for _, row := range f.input().Feeds() {
		paths = append(paths, capacityGroup+string(row))
	}
	return paths
}

// IsRow reports whether the field is a row of the capacity tables, or more
// rows of one.
func (f *Field) IsRow() bool { return f.IsObject() && strings.HasPrefix(f.Path, capacityGroup) }

// Estimate gives p with the rows of the capacity tables that follow from what
// it says, as far as the template shows them: from the inputs, and from rows
// given outright. Rows of the author's own that have no value get what their
// calculation comes to. p itself is not changed, and is given back where it
// says nothing about capacity.
//
// A row that is given and contradicts the others is an error, as
// source.Faults, or a warning if it has a calculation of its own; so is what
// cannot be computed. The other warnings are of figures that are hardly meant.
// p has to be valid; see Problem.Validate.
func (t *Template) Estimate(p *Problem) (with *Problem, warnings source.Faults, err error) {
	if first, _ := p.find(capacityGroup); first == len(p.said) || !strings.HasPrefix(p.said[first].path, capacityGroup) {
		return p, nil, nil
	}
	said := saidOfCapacity(p)
	estimate := capacity.Make(said)
	if faults := faultsOf(p, estimate.Faults); faults != nil {
		return p, nil, faults
	}
	with, warnings = p.Clone(), faultsOf(p, estimate.Warnings)
	for row, cell := range estimate.Rows {
		path := capacityGroup + string(row)
		if before, _ := p.Get(path); cell != said.Rows[row] && t.named[path] {
			with.Set(path, mergeKeys(cellValue(cell), before))
		}
	}
	more, err := t.complete(with)
	warnings = slices.Concat(warnings, more, offRatio(with, estimate))
	warnings.Sort()
	return with, warnings, err
}

// saidOfCapacity is what p says that an estimate can be made from.
func saidOfCapacity(p *Problem) capacity.Said {
	first, _ := p.find(capacityGroup)
	said := capacity.Said{Inputs: map[capacity.Input]string{}, Rows: map[capacity.Metric]capacity.Cell{}}
	for _, s := range p.said[first:] {
		name, ok := strings.CutPrefix(s.path, capacityGroup)
		if !ok {
			break
		}
		switch f := index().fields[s.path]; {
		case f == nil || f.Many:
		case f.Kind == Quantity:
			said.Inputs[capacity.Input(name)] = f.canonical(s.value.Text)
		default:
			said.Rows[capacity.Metric(name)] = capacity.Cell{
				Value:       f.canonical(s.value.Keys["value"].Text),
				Calculation: f.canonical(s.value.Keys["calculation"].Text),
			}
		}
	}
	return said
}

// faultsOf are what an estimate found, each with the path and the place of
// what it is about.
func faultsOf(p *Problem, found []capacity.Finding) source.Faults {
	var faults source.Faults
	for _, f := range found {
		faults.Add(sourceOf(p, f.Name), f.Hint, "%s%s %s", capacityGroup, f.Name, f.What)
	}
	faults.Sort()
	return faults
}

// sourceOf is where an input or a row was said, or else the input that a row
// follows from and the fewest others do.
func sourceOf(p *Problem, name string) source.Position {
	path := capacityGroup + name
	if _, said := p.find(path); said {
		return p.position(path)
	}
	at, fewest := p.At, len(table)
	for _, s := range p.said {
		f := index().fields[s.path]
		if f == nil || f.Kind != Quantity {
			continue
		}
		if rows := f.input().Feeds(); len(rows) < fewest && slices.Contains(rows, capacity.Metric(name)) {
			at, fewest = p.position(s.path), len(rows)
		}
	}
	return at
}

// cellValue is a cell as the value of a row.
func cellValue(c capacity.Cell) Value {
	v := Object()
	if c.Value != "" {
		v.Keys["value"] = Text(c.Value)
	}
	if c.Calculation != "" {
		v.Keys["calculation"] = Text(c.Calculation)
	}
	return v
}
