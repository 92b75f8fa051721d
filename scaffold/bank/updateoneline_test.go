package bank_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
)

// Where an author says in one line what the template has in several, the spec's text takes the
// place of that line with all of them.
func TestUpdateOneLine(t *testing.T) {
	const lines = "- **Estimated Time**: \n  - Reading: 10 minutes\n  - Solving: 40 minutes\n  - Total: 50 minutes\n"
	for _, touched := range []string{
		"- **Estimated Time**: Reading 10 min, Solving 40 min\n",
		"- **Estimated Time**: 10 and 40 minutes\n",
		"- Estimated time: **Reading**: 10 min, **Solving**: 40 min\n",
		"- **Estimated Time**: Reading: 10 min\n  - My note\n",
		"- **Estimated Time** (Reading 10 minutes, Solving 40 minutes)\n",
		"- **Estimated Time (Reading / Solving / Total)**: Reading 10, Solving 40, Total 50\n",
	} {
		for _, settled := range []string{"Metadata > Estimated Time", "Metadata > Reading", "Metadata > Solving", ""} {
			b := &testBank{t: t, path: t.TempDir()}
			path := filepath.Join(b.path, "design-a-chat.md")
			b.update(problem(t, factsSpec))
			rewrite(t, path, lines, touched)
			now := content(t, path)
			if got := b.update(problem(t, factsSpec)); got[0].Action != disk.Unchanged {
				t.Errorf("%q: with the same spec, it is %s: %s", touched, got[0].Action, outcomes(got[0]))
			}
			changed := problem(t, strings.Replace(factsSpec, "reading: 10", "reading: 12", 1))
			got := b.update(changed)
			open := slices.DeleteFunc(slices.Clone(got[0].Sections), func(c merge.Change) bool { return c.Outcome != merge.Conflict || c.Waits })
			if got[0].Action != bank.Conflict || content(t, path) != now || len(open) != 1 {
				t.Errorf("%q: it is %s: %s", touched, got[0].Action, outcomes(got[0]))
			} else if want := "- **Estimated Time**: \n  - Reading: 12 minutes\n  - Solving: 40 minutes\n  - Total: 52 minutes\n"; !strings.HasPrefix(unpadded(open[0].Theirs), unpadded([]byte(want))) {
				t.Errorf("%q: shown is %q", touched, open[0].Theirs)
			}
			spec := generated(t, changed)
			if settled == "" {
				b.force = true
			} else {
				spec.Settled = map[string]merge.Side{merge.ID(settled): merge.Spec}
			}
			got = b.updateGenerated(spec)
			note := ""
			if strings.Contains(touched, "note") {
				note = "  - My note\n"
			}
			want := strings.Replace(string(rendered(t, changed)), "  - Total: 52 minutes\n", "  - Total: 52 minutes\n"+note, 1)
			if after := content(t, path); unpadded([]byte(after)) != unpadded([]byte(want)) {
				t.Errorf("%q: %q: it is %s: %s\n%s", touched, settled, got[0].Action, outcomes(got[0]), after[:600])
			}
			if got := b.update(changed); got[0].Action != disk.Unchanged {
				t.Errorf("%q: again, it is %s: %s", touched, got[0].Action, outcomes(got[0]))
			}
		}
	}
}

// What its author keeps in one line stays, and is told no more.
func TestUpdateOneLineKept(t *testing.T) {
	for _, touched := range []string{"- **Estimated Time**: Reading 10 min, Solving 40 min", "- **Estimated Time**: 50 min"} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, factsSpec))
		rewrite(t, path, "- **Estimated Time**: \n  - Reading: 10 minutes\n  - Solving: 40 minutes\n  - Total: 50 minutes", touched)
		now := content(t, path)
		spec := generated(t, problem(t, strings.Replace(factsSpec, "reading: 10", "reading: 12", 1)))
		spec.Settled = map[string]merge.Side{merge.ID("Metadata > Estimated Time"): merge.File}
		for range 2 {
			if got := b.updateGenerated(spec); got[0].Action != disk.Unchanged || content(t, path) != now {
				t.Errorf("%q: it is %s: %s", touched, got[0].Action, outcomes(got[0]))
			}
			spec.Settled = nil
		}
	}
}

// In a table of facts, that is a row.
func TestUpdateOneLineInRow(t *testing.T) {
	b := &testBank{t: t, path: t.TempDir()}
	path := filepath.Join(b.path, "design-a-chat.md")
	b.update(problem(t, factsSpec))
	head, rest, _ := strings.Cut(content(t, path), "## Metadata\n")
	_, rest, _ = strings.Cut(rest, "\n\n")
	write(t, path, head+"## Metadata\n\n| Fact | Value |\n|---|---|\n| Difficulty | Medium |\n| Tags | queues, caching |\n| Estimated Time | 50 min |\n| Last Updated | 2026-01-02 |\n\n"+rest)
	spec := generated(t, problem(t, strings.Replace(factsSpec, "reading: 10", "reading: 12", 1)))
	spec.Settled = map[string]merge.Side{merge.ID("Metadata > Reading"): merge.Spec}
	got := b.updateGenerated(spec)
	want := "| Estimated Time |  |\n| Reading | 12 minutes |\n| Solving | 40 minutes |\n| Total | 52 minutes |\n| Last Updated"
	if after := content(t, path); !strings.Contains(after, want) {
		t.Errorf("it is %s: %s\n%s", got[0].Action, outcomes(got[0]), after[:600])
	}
}

// unpadded is a text without white space at the ends of its lines.
func unpadded(text []byte) string { return strings.ReplaceAll(string(text), " \n", "\n") }

// So it is where only some of the lines are said in the line above them, or all in one of them.
func TestUpdatePartlyOneLine(t *testing.T) {
	const lines = "- **Estimated Time**: \n  - Reading: 10 minutes\n  - Solving: 40 minutes\n  - Total: 50 minutes\n"
	for touched, at := range map[string]string{
		"- **Estimated Time**: Reading: 10 min\n  - Solving: 40 minutes\n  - Total: 50 minutes\n": "Metadata > Estimated Time",
		"- **Estimated Time**:\n  - Reading: 10 min, Solving: 40 min, Total: 50 min\n":            "Metadata > Reading",
		"- **Estimated Time**:\n  - Reading 10 / Solving 40 / Total 50\n":                         "Metadata > Reading",
		"- **Estimated Time**:\n  - Reading: 10 min, Solving: 40 min\n  - Total: 50 minutes\n":    "Metadata > Reading",
	} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, factsSpec))
		rewrite(t, path, lines, touched)
		now := content(t, path)
		if got := b.update(problem(t, factsSpec)); got[0].Action != disk.Unchanged {
			t.Errorf("%q: with the same spec, it is %s: %s", touched, got[0].Action, outcomes(got[0]))
		}
		changed := problem(t, strings.Replace(factsSpec, "reading: 10", "reading: 12", 1))
		got := b.update(changed)
		open := slices.DeleteFunc(slices.Clone(got[0].Sections), func(c merge.Change) bool { return c.Outcome != merge.Conflict || c.Waits })
		if got[0].Action != bank.Conflict || len(open) != 1 || open[0].Name != at || content(t, path) != now {
			t.Errorf("%q: it is %s: %s", touched, got[0].Action, outcomes(got[0]))
		}
		spec := generated(t, changed)
		spec.Settled = map[string]merge.Side{merge.ID(at): merge.Spec}
		got = b.updateGenerated(spec)
		if after, want := content(t, path), string(rendered(t, changed)); unpadded([]byte(after)) != unpadded([]byte(want)) {
			t.Errorf("%q: it is %s: %s\n%s", touched, got[0].Action, outcomes(got[0]), after[:600])
		}
		if got := b.update(changed); got[0].Action != disk.Unchanged {
			t.Errorf("%q: again, it is %s: %s", touched, got[0].Action, outcomes(got[0]))
		}
	}
}

// Lines that breaks part behind the label are replaced where they stand, all of them.
func TestUpdateBrokenBehindLabel(t *testing.T) {
	const lines = "- **Estimated Time**: \n  - Reading: 10 minutes\n  - Solving: 40 minutes\n  - Total: 50 minutes\n"
	for _, parted := range []string{"<br>", "<br/>", "  \n  ", "\\\n  "} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, factsSpec))
		touched := "- **Estimated Time**: Reading: 10 minutes" + parted + "Solving: 40 minutes" + parted + "Total: 50 minutes\n"
		rewrite(t, path, lines, touched)
		want := strings.Replace(content(t, path), touched, strings.NewReplacer("10", "12", "50", "52").Replace(touched), 1)
		changed := problem(t, strings.Replace(factsSpec, "reading: 10", "reading: 12", 1))
		if got := b.update(changed); got[0].Action != bank.Updated || content(t, path) != want {
			t.Errorf("%q: it is %s: %s", touched, got[0].Action, outcomes(got[0]))
		}
	}
}
