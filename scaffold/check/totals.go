package check

import (
	"strconv"
	"strings"

	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// totals checks the values that are computed from others.
func (w *work) totals(n int, values []labelValue) {
	labels := w.template[n].labels
	said := &spec.Problem{}
	for i := range values {
		if f, _ := spec.Lookup(labels[i].field); f != nil && f.Kind == spec.Number && values[i].there && !values[i].open {
			said.Set(f.Path, spec.Text(f.FromSeen(digitsOf(values[i].value), labels[i].suffix)))
		}
	}
	for i := range values {
		want, ok := said.Computed(labels[i].field)
		if !ok || !values[i].there {
			continue
		}
		v := &values[i]
		got := spec.SumIn(v.value, labels[i].suffix)
		if got == want || v.open {
			continue
		}
		if digits := spec.InDigits(v.value); digits != "" && spec.NumberIn(digits, labels[i].suffix) == want {
			w.reportWords(&labels[i], v, v.value, digits)
			continue
		}
		own, others := w.ownSummands(n, i, values)
		if own != 0 && spec.SumIn(digitsOf(v.value), labels[i].suffix) == plus(want, own) {
			continue
		}
		w.reportTotal(&labels[i], v, want, own, others)
	}
}

// ownSummands gives the sum of what an author has put beside the values that a total is
// computed from, in the unit of these, and the names of it.
func (w *work) ownSummands(n, total int, values []labelValue) (sum int, names []string) {
	t, v := &w.template[n], &values[total]
	if w.headingOf[n] < 0 || w.page.Blocks[v.block].Parent < 0 {
		return 0, nil
	}
	h := w.headingOf[n]
	for l := range labelsIn(w.known.labels, w.page, w.headings[h].block, w.sectionEnd(h), t.known) {
		_, isKnown := t.known[l.key]
		hasUnit := t.labels[total].group >= 0 || strings.Trim(l.value, "0123456789 ") != ""
		if isKnown || !hasUnit || !isBeside(w.page, v.block, l.block) {
			continue
		}
		number, err := strconv.Atoi(spec.NumberIn(digitsOf(l.value), t.labels[total].suffix))
		if err == nil && number > 0 {
			sum, names = sum+number, append(names, strconv.Quote(l.name))
		}
	}
	return sum, names
}

// plus adds to a number that is written.
func plus(number string, more int) string {
	n, err := strconv.Atoi(number)
	if err != nil {
		return ""
	}
	return strconv.Itoa(n + more)
}

// reportTotal reports a total that is not the sum, also with what its author has put beside
// the values that it is computed from. With that, nobody knows what it should be.
func (w *work) reportTotal(l *label, v *labelValue, want string, own int, others []string) {
	start, end := w.valueSpan(v, "")
	is := strconv.Quote(l.name) + " is " + source.Quote(v.value) + ", but the sum is " + want
	hint := "write it as: " + strings.TrimSpace(want+" "+l.suffix)
	if own != 0 {
		is += ", or " + plus(want, own) + " with " + named(others)
		hint = "write the one that is meant: " + strings.TrimSpace(plus(want, own)+" "+l.suffix) + ", or " + strings.TrimSpace(want+" "+l.suffix)
	}
	f := w.report(metadataTotal, start, end, hint, "%s", is)
	number := spec.SumIn(v.value, l.suffix)
	if strings.Trim(number, "0123456789") == "" && number != "" && own == 0 {
		start, end = w.valueSpan(v, number)
		f.repair(edit{start: start, end: end, text: want})
	}
}
