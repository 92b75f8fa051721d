package scaffold_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newproblem/scaffold/capacity"
	"newproblem/scaffold/spec"
)

// Each figure of the complete example, and of the example bank, is what its own
// calculation gives.
func TestExamplesAreReckonedRight(t *testing.T) {
	var rows []capacity.Row
	for _, f := range spec.Fields() {
		if !strings.HasPrefix(f.Path, "capacity.") || f.Key("calculation") == nil {
			continue
		}
		metric := f.Path
		if key := f.Key("metric"); key != nil {
			metric = key.Example
		}
		rows = append(rows, capacity.Row{
			Metric: spelled(metric), Value: f.Key("value").Example, Calculation: f.Key("calculation").Example,
		})
	}
	holdsReckoned(t, "the complete example", rows, 14)

	files, err := filepath.Glob("../examples/bank/design-*.md")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rows = nil
		for line := range strings.Lines(string(text)) {
			if cells := strings.Split(line, "|"); len(cells) == 5 {
				rows = append(rows, capacity.Row{Metric: strings.TrimSpace(cells[1]), Value: strings.TrimSpace(cells[2]), Calculation: strings.TrimSpace(cells[3])})
			}
		}
		holdsReckoned(t, file, rows, 5)
	}
}

// holdsReckoned holds that of the rows at least so many are computed, each
// within 2 % of its value.
func holdsReckoned(t *testing.T, where string, rows []capacity.Row, least int) {
	t.Helper()
	s := capacity.NewSheet(rows)
	computed := 0
	for i, r := range rows {
		c := s.Check(i)
		if c.Verdict != capacity.Computed {
			continue
		}
		computed++
		if c.Factor > 1.02 || c.Factor < 0.98 {
			t.Errorf("%s: %s is %s, but %s is %s", where, r.Metric, r.Value, r.Calculation, c.Recomputed)
		}
	}
	if computed < least {
		t.Errorf("%s: %d rows were computed, want %d at least", where, computed, least)
	}
}

// spelled gives the words of the last part of a path.
func spelled(path string) string {
	return strings.ReplaceAll(path[strings.LastIndexByte(path, '.')+1:], "_", " ")
}
