//go:build !windows

package main_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

const (
	tables  = "Are the tables as you want them?"
	which   = "Which of them is to be changed?"
	onward  = "Go on"
	figure  = "Change a figure"
	sayARow = "Say a row yourself"
)

// The few figures make all tables, which are shown before the wizard goes on,
// as they stand in the file.
func TestWizardFigures(t *testing.T) {
	t.Parallel()
	s := startSession(t, setup{})
	s.answerFirst()
	s.mark(otherSections, "Capacity Estimation")
	s.text("Total users", "500 MB")
	s.see("it is bytes; accepted: a number of users, such as 500M")
	s.text("Total users", "500M")
	s.text("Daily active", "20%")
	s.text("Peak concurrent", "")
	s.text("Growth", "20")
	s.see("did you mean 20%?")
	s.text("Growth", "20%")
	flags := append(shortFlags, "--set", "capacity.inputs.total_users=500M", "--set", "capacity.inputs.daily_active=20%", "--set", "capacity.inputs.growth=20%")
	for _, answer := range [][3]string{
		{"Requests per user", "requests_per_user", "20"}, {"Peak factor", "peak_factor", "3"},
		{"Read write ratio", "read_write_ratio", "100:1"}, {"Data per user", "data_per_user", "2 KB"},
		{"New data per user", "new_data_per_user", "100 B"}, {"Request size", "request_size", "1 KB"},
		{"Response size", "response_size", "4 KB"},
	} {
		s.text(answer[0], answer[2])
		flags = append(flags, "--set", "capacity.inputs."+answer[1]+"="+answer[2])
	}
	s.choose(tables, sayARow)
	s.choose("Which row?", "User Metrics, a row of its own")
	s.text("User Metrics 1, metric", "New users per day")
	s.text("User Metrics 1, value", "273,973")
	s.text("User Metrics 1, calculation", "500M × 20% ÷ 365")
	s.text("User Metrics 2, metric", "")
	s.enter(tables, onward)
	s.choose(changeAnswer, goOn)
	s.keep(writeTo, "design-a-cache.md")
	s.enter(allSet, "Write design-a-cache.md")
	s.ends(exitDone)
	flags = append(flags, "--set", `capacity.users.extra={metric: New users per day, value: "273,973", calculation: 500M × 20% ÷ 365}`)
	s.same(s.read("design-a-cache.md"), silently(t, s.dir, append(flags, "--output", "-")...))
	_, shown, _ := strings.Cut(s.read("design-a-cache.md"), "## Capacity Estimation\n")
	shown, _, _ = strings.Cut(shown, "\n## ")
	for _, row := range []string{
		"| Peak Concurrent Users | [X] | [X% of DAU] |",
		"| Peak QPS | 69,444 | 23,148 × 3 |",
		"| New users per day | 273,973 | 500M × 20% ÷ 365 |",
	} {
		if !strings.Contains(shown, row) {
			t.Errorf("there is no row %q in\n%s", row, shown)
		}
	}
	s.said("\n" + shown)
}

// ownTables is a template with only some of the rows.
const ownTables = `# {{ .title | default "[Title]" }}

## Load

| What | How much | Why |
| --- | --- | --- |
| Active | {{ .capacity.users.daily_active_users.value | default "[X]" }} | {{ .capacity.users.daily_active_users.calculation | default "[Why]" }} |
| Peak QPS | {{ .capacity.traffic.peak_qps.value | default "[X]" }} | {{ .capacity.traffic.peak_qps.calculation | default "[Why]" }} |

## Rest

{{ .core_problem | default "[Problem]" }}
`

// loadQuestions are a run for ownTables that begins with the flags of
// TestResumeFigures: only the inputs that its rows follow from are asked for,
// and what contradicts itself is asked for again.
var loadQuestions = []func(*session){
	func(s *session) { s.keep("Title", "Design a Cache") },
	func(s *session) { s.mark(otherSections, "Load") },
	func(s *session) { s.text("Total users", "500M") },
	func(s *session) { s.anew("Daily active", "10%", "20%") },
	func(s *session) { s.text("Requests per user", "20") },
	func(s *session) { s.text("Peak factor", "2") },
	func(s *session) { s.choose(which, "Peak factor: 2") },
	func(s *session) { s.anew("Peak factor", "2", "3") },
	func(s *session) { s.choose(tables, figure) },
	func(s *session) { s.choose("Which figure?", "Daily active: 20%") },
	func(s *session) { s.anew("Daily active", "20%", "200M") },
	func(s *session) { s.choose(which, "Peak QPS: 70,000") },
	func(s *session) { s.anew("Peak QPS, value", "70,000", "-") },
	func(s *session) { s.text("Peak QPS, calculation", "") },
	func(s *session) { s.choose(tables, sayARow) },
	func(s *session) { s.choose("Which row?", "Active") },
	func(s *session) { s.text("Active, value", "1B") },
	func(s *session) { s.text("Active, calculation", "") },
	func(s *session) { s.choose(which, "Active: 1B") },
	func(s *session) { s.anew("Active, value", "1B", "200M") },
	func(s *session) { s.text("Active, calculation", "Measured") },
	func(s *session) { s.choose(tables, sayARow) },
	func(s *session) { s.choose("Which row?", "None") },
	func(s *session) { s.choose(tables, onward) },
	func(s *session) { s.choose(changeAnswer, "Total users: 500M") },
	func(s *session) { s.anew("Total users", "500M", "100M") },
	func(s *session) { s.choose(changeAnswer, goOn) },
	func(s *session) { s.keep(writeTo, "design-a-cache.md") },
	func(s *session) { s.choose(allSet, "Write design-a-cache.md") },
}

// The figures of a template of one's own are asked for on both terminals, and
// a run can be stopped at each of the questions.
func TestResumeFigures(t *testing.T) {
	t.Parallel()
	own := filepath.Join(t.TempDir(), "own.md")
	makeFile(t, own, ownTables)
	for _, how := range []setup{{}, {plain: true, env: []string{"ACCESSIBLE=1"}}} {
		t.Run(fmt.Sprintf("plain=%v", how.plain), func(t *testing.T) {
			t.Parallel()
			how.dir, how.home = t.TempDir(), t.TempDir()
			how.args = []string{
				"-i", "--template", own, "--title", "Design a Cache",
				"--set", "capacity.inputs.daily_active=10%", "--set", "capacity.traffic.peak_qps=70,000",
			}
			var told strings.Builder
			s := stopAtEach(t, how, loadQuestions, &told)
			for _, want := range []string{
				"That cannot be: Peak QPS is 70,000, but 23,148 × 2 is 46,296; leave it out to have it computed",
				"That cannot be: Active is 1B, but the inputs say 200M; ",
				"| Active | 200M | Given |\n| Peak QPS | 138,888 | 46,296 × 3 |\n",
				"Is that meant? Active is 200M, more than all users, who are 100M; check the share",
			} {
				if !strings.Contains(told.String(), want) {
					t.Errorf("it does not say %q", want)
				}
			}
			const rows = "| Active | 200M | Measured |\n| Peak QPS | 138,888 | 46,296 × 3 |\n"
			if doc := s.read("design-a-cache.md"); !strings.Contains(doc, rows) {
				t.Errorf("the document has no %q:\n%s", rows, doc)
			}
			s.sameAgain("design-a-cache.md")
		})
	}
}
