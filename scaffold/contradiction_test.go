package scaffold

import (
	"testing"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/source"
)

// What is refused is told with the field and the place of its value; what may be right,
// or is still open, is not.
func TestContradictions(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, spec, want string }{
		{"a row", "title: T\ncapacity:\n  traffic:\n    peak_qps: {value: '150,000', calculation: '5,000 × 3'}\n",
			"s.yaml:4:23: capacity.traffic.peak_qps is 150,000, but its calculation gives 15,000"},
		{"a row of one's own", "title: T\ncapacity:\n  data:\n    extra:\n      - {metric: Index, value: 3 GB, calculation: 20M × 2 KB}\n",
			"s.yaml:5:32: capacity.data.extra: Index is 3 GB, but its calculation gives 40 GB"},
		{"a row that names another", "title: T\ncapacity:\n  traffic:\n    requests_per_second: {value: '10'}\n    peak_qps: {value: '300', calculation: Requests per Second × 3}\n",
			"s.yaml:5:23: capacity.traffic.peak_qps is 300, but its calculation gives 30"},
		{"with emphasis", "title: T\ncapacity:\n  traffic:\n    peak_qps: {value: '**9**', calculation: '2*3*1'}\n",
			"s.yaml:4:23: capacity.traffic.peak_qps is 9, but its calculation gives 6"},
		{"a table in a text", "title: T\nbusiness_context: |\n  | Metric | Value | Calculation |\n  |---|---|---|\n  | Peak QPS | 9 | 2 × 3 |\n",
			"s.yaml:2:19: business_context: Peak QPS is 9, but its calculation gives 6"},
		{"rounded", "title: T\ncapacity:\n  traffic:\n    peak_qps: {value: '15,100', calculation: '5,000 × 3'}\n", ""},
		{"of what is open", "title: T\ncapacity:\n  data:\n    total_storage: {value: 5 TB, calculation: Total Users × 3 KB}\n", ""},
		{"no formula", "title: T\ncapacity:\n  traffic:\n    peak_qps: {value: '15,100', calculation: measured in March}\n", ""},
		{"another table", "title: T\nbusiness_context: |\n  | Name | Value | Sum |\n  |---|---|---|\n  | Peak QPS | 9 | 2 × 3 |\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := spectest.Read(tt.spec)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if _, _, err := Builtin().Estimate(p); err != nil {
				got = source.AsFaults(err).Error()
			}
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}
