package check_test

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"newproblem/scaffold/check"
)

// A tally counts, for each kind of damage, how it was met.
type tally struct {
	order []string
	kinds map[string]*score
}

type score struct {
	done, one, rule, line int
	repairable, repaired  int
	complaints            int
	open                  bool // nobody can be sure that there is a damage
}

func newTally() *tally { return &tally{kinds: map[string]*score{}} }

func (y *tally) run(t *testing.T, c *check.Checker, o *original, all []damage) {
	t.Helper()
	for _, d := range all {
		y.check(t, c, o, combined{damage: d, parts: []damage{d}})
	}
}

// check does a damage and counts what the checker says about it.
func (y *tally) check(t *testing.T, c *check.Checker, o *original, d combined) {
	t.Helper()
	doc := d.do(o)
	if len(d.parts) > 1 {
		holds(t, c, doc)
	}
	s := y.scoreOf(d.kind)
	s.done++
	s.open = d.mayMiss
	found := remarks(c, doc)
	if d.mayMiss && len(found) == 0 {
		return
	}
	v := d.judge(found)
	s.one += count(v.one)
	s.rule += count(v.rule)
	s.line += count(v.line)
	repaired := true
	var fixed []byte
	if d.original {
		fixed, _ = c.Fix(doc, check.FixOptions{})
		repaired = bytes.Equal(fixed, o.text())
		s.repairable++
		s.repaired += count(repaired)
	}
	if len(v.missed)+len(v.untrue) == 0 && repaired {
		return
	}
	if s.complaints++; s.complaints > 3 {
		return
	}
	t.Errorf("%s, %s: %.200s\nuntrue: %s\nrepaired: %v", o.name, d.kind, d.what, list(v.untrue), repaired)
	for _, m := range v.missed {
		t.Logf("missed: %s: %s", m.kind, around(doc, m))
	}
	if !repaired {
		t.Logf("the repair left\n%s", firstDifference(o.text(), fixed))
	}
}

func (y *tally) scoreOf(kind string) *score {
	s := y.kinds[kind]
	if s == nil {
		s = &score{}
		y.kinds[kind] = s
		y.order = append(y.order, kind)
	}
	return s
}

// add counts what another tally has counted.
func (y *tally) add(other *tally) {
	for _, kind := range other.order {
		y.scoreOf(kind).add(other.kinds[kind])
	}
}

// A verdict says how findings meet damages: whether they are as many, of the
// right rules, and on the right lines; and which have no partner.
type verdict struct {
	one, rule, line bool
	missed          []damage
	untrue          []check.Finding
}

func (d *combined) judge(found []check.Finding) verdict {
	v := verdict{one: len(found) == len(d.parts), untrue: slices.Clone(found)}
	v.rule, v.line = v.one, v.one
	for _, part := range d.parts {
		i := slices.IndexFunc(v.untrue, func(f check.Finding) bool { return part.ruled(f) && part.placed(f) })
		if i >= 0 {
			v.untrue = slices.Delete(v.untrue, i, i+1)
			continue
		}
		v.missed = append(v.missed, part)
		v.rule = v.rule && slices.ContainsFunc(found, part.ruled)
		v.line = v.line && slices.ContainsFunc(found, part.placed)
	}
	return v
}

func (d *damage) ruled(f check.Finding) bool {
	return slices.Contains(d.rules, f.Rule) && strings.Contains(f.Message+f.Hint, d.says)
}

func (d *damage) placed(f check.Finding) bool { return d.first <= f.Line && f.Line <= d.last }

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// report prints the table, and fails where anything was not met.
func (y *tally) report(t *testing.T) {
	t.Helper()
	var out strings.Builder
	w := tabwriter.NewWriter(&out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "damage\tdone\tone finding\tits rule\tits line\trepaired\t")
	var sum score
	var unsure string
	for _, kind := range y.order {
		s := y.kinds[kind]
		if s.open {
			unsure += fmt.Sprintf("%s: told in %d of %d, where nobody can be sure\n", kind, s.one, s.done)
			continue
		}
		s.print(w, kind)
		sum.add(s)
	}
	sum.print(w, "all")
	w.Flush()
	t.Log("\n" + out.String() + unsure)
	if sum.one+sum.rule+sum.line < 3*sum.done || sum.repaired < sum.repairable {
		t.Error("not every damage was met")
	}
}

func (s *score) add(o *score) {
	s.done += o.done
	s.one += o.one
	s.rule += o.rule
	s.line += o.line
	s.repairable += o.repairable
	s.repaired += o.repaired
	s.open = s.open || o.open
}

func (s *score) print(w *tabwriter.Writer, kind string) {
	percent := func(n, all int) string {
		if all == 0 {
			return "-"
		}
		return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(all))
	}
	fmt.Fprintf(w, "%s\t%d\t%s\t%s\t%s\t%s\t\n", kind, s.done,
		percent(s.one, s.done), percent(s.rule, s.done), percent(s.line, s.done), percent(s.repaired, s.repairable))
}

func list(found []check.Finding) string {
	var out strings.Builder
	for _, f := range found {
		fmt.Fprintf(&out, "\n\t%d:%d %s: %s (%s)", f.Line, f.Column, f.Rule, f.Message, f.Hint)
	}
	return cmp.Or(out.String(), "nothing")
}

// around shows the damaged lines.
func around(doc []byte, d damage) string {
	lines := strings.Split(string(doc), "\n")
	var out strings.Builder
	for n := max(1, d.first-2); n <= min(len(lines), d.last+2, d.first+8); n++ {
		fmt.Fprintf(&out, "%5d %s\n", n, lines[n-1])
	}
	return fmt.Sprintf("%s expected from line %d to %d of\n%s", strings.Join(d.rules, " or "), d.first, d.last, out.String())
}

func firstDifference(want, got []byte) string {
	w, g := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\n- %q\n+ %q", i+1, w[i:min(len(w), i+4)], g[i:min(len(g), i+4)])
		}
	}
	return fmt.Sprintf("%d lines instead of %d", len(g), len(w))
}
