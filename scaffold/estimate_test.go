package scaffold

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/capacity"
	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// Five very different systems, each with its fifteen figures worked out by
// hand: what each is, and the arithmetic that leads there. Every figure is
// rounded to three digits, or to a whole number, before it is used again.
var handmade = map[string][15]struct{ value, arithmetic string }{
	"url-shortener": {
		{"500M", "said"},
		{"100M", "500M × 0.2"},
		{"10M", "100M × 0.1"},
		{"15% per year", "said"},
		{"1B", "100M × 10"},
		{"11,574", "1,000,000,000 ÷ 86,400 = 11,574.07"},
		{"46,296", "11,574 × 4"},
		{"100:1", "said"},
		{"5 KB", "said"},
		{"2.5 TB", "500M × 5 KB = 2,500M KB"},
		{"21 GB", "500M × 0.15 = 75M a year, ÷ 365 = 205,479 a day, × 5 KB = 1.03 GB; 100M × 200 B = 20 GB; together 21.03 GB"},
		{"40.8 TB", "1,825 days × 21 GB = 38.325 TB; + 2.5 TB = 40.825 TB"},
		{"300 B", "said"},
		{"600 B", "said"},
		{"333 Mbps", "46,296 × 900 B = 41.67 MB, × 8 = 333.3 Mbit"},
	},
	"chat": {
		{"1B", "said"},
		{"600M", "said"},
		{"120M", "600M × 0.2"},
		{"8% per year", "said"},
		{"24B", "600M × 40"},
		{"277,778", "24,000,000,000 ÷ 86,400 = 277,777.8"},
		{"694,445", "277,778 × 2.5"},
		{"1:1", "said"},
		{"10 MB", "said"},
		{"10 PB", "1,000M × 10 MB = 10,000M MB"},
		{"6.99 TB", "80M a year ÷ 365 = 219,178 a day, × 10 MB = 2.19 TB; 600M × 8 KB = 4.8 TB; together 6.992 TB"},
		{"22.8 PB", "1,825 × 6.99 TB = 12.757 PB; + 10 PB"},
		{"500 B", "said"},
		{"1 KB", "said"},
		{"8.33 Gbps", "694,445 × 1.5 KB = 1.0417 GB, × 8 = 8.333 Gbit"},
	},
	"video-platform": {
		{"2B", "said"},
		{"500M", "2B × 0.25"},
		{"40M", "500M × 0.08"},
		{"5% per year", "said"},
		{"30B", "500M × 60"},
		{"347,222", "30,000,000,000 ÷ 86,400 = 347,222.2"},
		{"694,444", "347,222 × 2"},
		{"200:1", "said"},
		{"150 MB", "said"},
		{"300 PB", "2B × 150 MB = 300B MB"},
		{"291 TB", "100M a year ÷ 365 = 273,973 a day, × 150 MB = 41.1 TB; 500M × 500 KB = 250 TB"},
		{"831 PB", "1,825 × 291 TB = 531.075 PB; + 300 PB"},
		{"2 KB", "said"},
		{"2 MB", "said"},
		{"11.1 Tbps", "694,444 × 2.002 MB = 1.3903 TB, × 8 = 11.122 Tbit"},
	},
	"payment-ledger": {
		{"30M", "said"},
		{"3M", "said"},
		{"60,000", "said"},
		{"25% per year", "said"},
		{"7.5M", "3M × 2.5"},
		{"86.8", "7,500,000 ÷ 86,400 = 86.806"},
		{"694", "86.8 × 8 = 694.4"},
		{"3:1", "said"},
		{"40 KB", "said"},
		{"1.2 TB", "30M × 40 KB = 1,200M KB"},
		{"5.32 GB", "7.5M a year ÷ 365 = 20,548 a day, × 40 KB = 821.9 MB; 3M × 1.5 KB = 4.5 GB"},
		{"10.9 TB", "1,825 × 5.32 GB = 9.709 TB; + 1.2 TB = 10.909 TB"},
		{"4 KB", "said"},
		{"2 KB", "said"},
		{"33.3 Mbps", "694 × 6 KB = 4.164 MB, × 8 = 33.31 Mbit"},
	},
	"sensor-network": {
		{"2.5M", "said"},
		{"2.5M", "all of them"},
		{"2.5M", "all of them"},
		{"40% per year", "said"},
		{"3.6B", "2.5M × 1,440 minutes"},
		{"41,667", "3,600,000,000 ÷ 86,400 = 41,666.7"},
		{"50,000", "41,667 × 1.2 = 50,000.4"},
		{"1:20", "said"},
		{"12 KB", "said"},
		{"30 GB", "2.5M × 12 KB = 30M KB"},
		{"360 GB", "1M a year ÷ 365 = 2,740 a day, × 12 KB = 32.9 MB; 2.5M × 144 KB = 360 GB"},
		{"657 TB", "1,825 × 360 GB = 657 TB; + 0.03 TB"},
		{"180 B", "said"},
		{"20 B", "said"},
		{"80 Mbps", "50,000 × 200 B = 10 MB, × 8"},
	},
}

func TestEstimates(t *testing.T) {
	for name, rows := range handmade {
		t.Run(name, func(t *testing.T) {
			tables := tablesOf(t, "testdata/capacity/"+name+".yaml")
			golden(t, "testdata/capacity/"+name+".md", []byte(tables))
			var values []string
			for line := range strings.Lines(tables) {
				cells := strings.Split(line, " | ")
				if len(cells) == 3 && !strings.HasPrefix(line, "| Metric |") {
					values = append(values, cells[1])
				}
			}
			var want []string
			for _, row := range rows {
				want = append(want, row.value)
			}
			if diff := cmp.Diff(want, values); diff != "" {
				t.Errorf("by hand and by the program (-hand +program):\n%s", diff)
			}
			checkWorkings(t, tables)
		})
	}
}

// checkWorkings does the printed workings again: each comes to the value beside
// it, within 2 %.
func checkWorkings(t *testing.T, tables string) {
	t.Helper()
	var rows []capacity.Row
	for line := range strings.Lines(tables) {
		if cells := strings.Split(strings.Trim(line, "| \n"), " | "); len(cells) == 3 {
			rows = append(rows, capacity.Row{Metric: cells[0], Value: cells[1], Calculation: cells[2]})
		}
	}
	sheet, computed := capacity.NewSheet(rows), 0
	for i, row := range rows {
		switch c := sheet.Check(i); {
		case c.Verdict == capacity.NothingToCheck:
		case c.Verdict != capacity.Computed || math.Abs(c.Factor-1) > 0.02:
			t.Errorf("%v: %v, %s, off by a factor of %v", row, c.Verdict, c.Reason, c.Factor)
		default:
			computed++
		}
	}
	if computed < 7 {
		t.Errorf("only %d workings hold a formula", computed)
	}
}

// tablesOf gives the capacity tables of the problem that a spec makes.
func tablesOf(t *testing.T, text string) string {
	t.Helper()
	data, err := os.ReadFile(text)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := renderSpec(t, string(data)).Sections("capacity")
	if err != nil {
		t.Fatal(err)
	}
	return string(tables)
}

// Spec, file, spec, file: the rows that were computed are read back as given
// outright, and from them the same file comes again, without a warning.
func TestReadBackEstimates(t *testing.T) {
	for name := range handmade {
		data, err := os.ReadFile("testdata/capacity/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		p, err := spectest.Read(string(data))
		if err != nil {
			t.Fatal(spectest.Report(err))
		}
		checkReadBack(t, p)
		doc, err := Builtin().Render(shown(t, p))
		if err != nil {
			t.Fatal(spectest.Report(err))
		}
		if len(doc.Warnings()) > 0 {
			t.Errorf("%s: %v", name, doc.Warnings())
		}
	}
}

// What is not about capacity costs nothing: the same problem is rendered.
func TestNothingToEstimate(t *testing.T) {
	p := spectest.Small()
	p.Set("caching.keys", spec.Text("x"))
	if with, warnings, err := Builtin().Estimate(p); with != p || warnings != nil || err != nil {
		t.Errorf("an estimate was made: %v, %v", warnings, err)
	}
}
