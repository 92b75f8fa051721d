package scaffold

import (
	"cmp"
	"slices"

	"newproblem/scaffold/capacity"
	"newproblem/scaffold/layout"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// complete gives the rows of the author's own that have a calculation and no
// value what it comes to. The calculations name the rows as the template does.
func (t *Template) complete(p *spec.Problem) (warnings source.Faults, err error) {
	if !lacksValues(p) {
		return nil, nil
	}
	l, err := t.Layout()
	if err != nil {
		return nil, err
	}
	rows, own := t.sheetOf(p, l)
	rows, reasons := capacity.Complete(rows)
	for i, row := range rows {
		o, ok := own[i]
		if reason := reasons[i]; ok && reason != "" {
			warnings.Add(cmp.Or(o.value.At, p.At), "say its value, or write the calculation with the names of other rows",
				"%s: %s has no value, and its calculation cannot be read: %s", o.path, row.Metric, reason)
		}
		if ok && row.Value != "" {
			setItem(p, o.path, o.item, spec.Object("value", row.Value).With(o.value))
		}
	}
	return warnings, nil
}

// lacksValues reports whether p has a row of its author's own with a
// calculation and no value.
func lacksValues(p *spec.Problem) bool {
	for _, v := range p.Below(spec.CapacityGroup) {
		if slices.ContainsFunc(v.Items, lacksValue) {
			return true
		}
	}
	return false
}

func lacksValue(item spec.Value) bool {
	_, hasValue := item.Keys["value"]
	_, hasCalculation := item.Keys["calculation"]
	return hasCalculation && !hasValue
}

// An ownRow is a row of the author's own: an item of a list.
type ownRow struct {
	path  string
	item  int
	value spec.Value
}

// sheetOf gives the rows of the capacity tables as the document of p has them,
// in the order of the table of fields, and which of them lack a value that
// their calculation may give.
func (t *Template) sheetOf(p *spec.Problem, l *layout.Layout) (rows []capacity.Row, own map[int]ownRow) {
	own = map[int]ownRow{}
	for i := range t.table.Fields() {
		f := &t.table.Fields()[i]
		v, said := p.Get(f.Path)
		if !said || !f.IsRow() {
			continue
		}
		if !f.Many {
			if placements := l.At(f.Path + ".value"); len(placements) > 0 {
				row := rowOf(v)
				row.Metric = placements[0].Label
				rows = append(rows, row)
			}
			continue
		}
		for k, item := range v.Items {
			if lacksValue(item) {
				own[len(rows)] = ownRow{f.Path, k, item}
			}
			rows = append(rows, rowOf(item))
		}
	}
	return rows, own
}

// setItem puts another value in place of an item of a list, without a change
// of the list that p may share with its clones.
func setItem(p *spec.Problem, path string, item int, v spec.Value) {
	list, _ := p.Get(path)
	list.Items = slices.Clone(list.Items)
	list.Items[item] = v
	p.Set(path, list)
}

// offRatio are the rows of the author's own that contradict the read:write
// ratio.
func offRatio(p *spec.Problem, e capacity.Estimate) (warnings source.Faults) {
	for path, v := range p.Below(spec.CapacityGroup) {
		if v.Items == nil {
			continue
		}
		rows := make([]capacity.Row, len(v.Items))
		for i, item := range v.Items {
			rows[i] = rowOf(item)
		}
		doubts := e.OffRatio(rows)
		for i, row := range rows {
			if what := doubts[i]; what != "" {
				warnings.Add(cmp.Or(v.Items[i].At, p.At), "check the row, and the ratio", "%s: %s %s", path, row.Metric, what)
			}
		}
	}
	return warnings
}

// rowOf is an object of a capacity table as a row of a sheet.
func rowOf(v spec.Value) capacity.Row {
	return capacity.Row{
		Metric:      spec.OneLine(v.Keys["metric"].Text),
		Value:       spec.OneLine(v.Keys["value"].Text),
		Calculation: spec.OneLine(v.Keys["calculation"].Text),
	}
}
