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

// Estimate gives p with the rows of the capacity tables that follow from what
// it says: from the inputs, and from rows given outright. p itself is not
// changed, and is given back where nothing follows. A row that is given and
// contradicts the others is an error, as source.Faults, or a warning if it
// has a calculation of its own; so is what cannot be computed. The other
// warnings are of figures that are hardly meant.
func (p *Problem) Estimate() (with *Problem, warnings source.Faults, err error) {
	said, ok := p.saidOfCapacity()
	if !ok {
		return p, nil, nil
	}
	estimate := capacity.Make(said)
	if faults := p.findings(estimate.Faults); faults != nil {
		return p, nil, faults
	}
	with = p.Clone()
	for row, cell := range estimate.Rows {
		if cell == said.Rows[row] {
			continue
		}
		before, _ := p.Get(capacityGroup + string(row))
		with.Set(capacityGroup+string(row), mergeKeys(cellValue(cell), before))
	}
	return with, p.findings(estimate.Warnings), nil
}

// saidOfCapacity is what p says that an estimate can be made from, and whether
// it says anything.
func (p *Problem) saidOfCapacity() (capacity.Said, bool) {
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
	return said, len(said.Inputs)+len(said.Rows) > 0
}

// findings are what an estimate found, each with the path and the place of
// what it is about.
func (p *Problem) findings(found []capacity.Finding) source.Faults {
	var faults source.Faults
	for _, f := range found {
		path := capacityGroup + f.Name
		faults.Add(p.position(path), f.Hint, "%s %s", path, f.What)
	}
	faults.Sort()
	return faults
}

// estimate is Problem.Estimate, without the rows that the template does not
// show.
func (t *Template) estimate(p *Problem) (*Problem, source.Faults, error) {
	with, warnings, err := p.Estimate()
	if err != nil || with == p {
		return p, warnings, err
	}
	with.said = slices.DeleteFunc(with.said, func(s saying) bool {
		_, said := p.find(s.path)
		return !said && !t.named[s.path]
	})
	return with, warnings, nil
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
