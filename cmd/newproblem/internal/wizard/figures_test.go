//go:build !windows

package wizard

import (
	"slices"
	"strings"
	"testing"

	"newproblem/cmd/newproblem/internal/cli"

	. "newproblem/cmd/newproblem/internal/prompt/prompttest"
)

const (
	tables       = "Are the tables as you want them?"
	whichFigures = "Which of them do you want to change?"
	aFigure      = "Change a figure"
	aRow         = "Give a row yourself"
)

// The few figures make all tables, which are shown before the wizard goes on,
// as they stand in the file.
func TestFigures(t *testing.T) {
	d := newDesk(t)
	e := d.ask("", slices.Concat(withSections("Capacity Estimation"), []Turn{
		Text("Total users", "500M").Helps("Such as 120M.").Refused("500 MB", "it is bytes; accepted: a number of users, such as 500M"),
		Text("Daily active", "20%"), Text("Peak concurrent", ""),
		Text("Growth", "20%").Refused("20", "did you mean 20%?"),
		Text("Requests per user", "20"), Text("Peak factor", "3"), Text("Read write ratio", "100:1"), Text("Data per user", "2 KB"),
		Text("New data per user", "100 B"), Text("Request size", "1 KB"), Text("Response size", "4 KB"),
		Choose(tables, aRow).Given("Go on").Offers("Go on", aFigure, aRow),
		Choose("Which row?", "User Metrics, a row of its own"),
		Text("User Metrics 1, metric", "New users per day"), Text("User Metrics 1, value", "273,973"),
		Text("User Metrics 1, calculation", "500M × 20% ÷ 365"), Text("User Metrics 2, metric", ""),
		Enter(tables, "Go on"),
	}, writes("design-a-cache.md"))...).ends(cli.ExitDone)
	flags := shortFlags
	for _, said := range []string{
		"total_users=500M", "daily_active=20%", "growth=20%", "requests_per_user=20", "peak_factor=3", "read_write_ratio=100:1",
		"data_per_user=2 KB", "new_data_per_user=100 B", "request_size=1 KB", "response_size=4 KB",
	} {
		flags += "--set 'capacity.inputs." + said + "' "
	}
	flags += `--set 'capacity.users.extra={metric: New users per day, value: "273,973", calculation: 500M × 20% ÷ 365}' `
	same(t, d.read("design-a-cache.md"), d.make(flags+"-o -"))
	_, shown, _ := strings.Cut(d.read("design-a-cache.md"), "## Capacity Estimation\n")
	shown, _, _ = strings.Cut(shown, "\n## ")
	shows(t, shown,
		"| Peak Concurrent Users | [X] | [X% of DAU] |",
		"| Peak QPS | 69,444 | 23,148 × 3 |",
		"| New users per day | 273,973 | 500M × 20% ÷ 365 |")
	e.says("\n" + shown)
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

// loadFlags and loadTurns are a run for ownTables: only the inputs that its rows
// follow from are asked for, and what contradicts itself is asked for again.
const loadFlags = `-i --template own.md --title "Design a Cache" --set capacity.inputs.daily_active=10% --set capacity.traffic.peak_qps=70,000`

var loadTurns = []Turn{
	Keep("Title", "Design a Cache"),
	Mark(otherSections, "Load").Offers("Load", "Rest"),
	Text("Total users", "500M"),
	Text("Daily active", "20%").Given("10%"),
	Text("Requests per user", "20"),
	Text("Peak factor", "2"),
	Enter(whichFigures, "Peak factor: 2"),
	Text("Peak factor", "3").Given("2"),
	Choose(tables, aFigure),
	Choose("Which figure?", "Daily active: 20%").Offers("Total users: 500M", "Daily active: 20%", "Requests per user: 20", "Peak factor: 3", "None"),
	Text("Daily active", "200M").Given("20%"),
	Choose(whichFigures, "Peak QPS: 70,000"),
	Text("Peak QPS, value", "-").Given("70,000"),
	Text("Peak QPS, calculation", ""),
	Choose(tables, aRow),
	Choose("Which row?", "Active").Offers("Active", "Peak QPS", "None"),
	Text("Active, value", "1B"),
	Text("Active, calculation", ""),
	Enter(whichFigures, "Active: 1B"),
	Text("Active, value", "200M").Given("1B"),
	Text("Active, calculation", "Measured"),
	Choose(tables, aRow),
	Choose("Which row?", "None"),
	Choose(tables, "Go on"),
	Choose(changeAnswer, "Total users: 500M"),
	Text("Total users", "100M").Given("500M"),
	Choose(changeAnswer, allWell),
	Keep(writeItTo, "design-a-cache.md"),
	Choose(allSet, "Write design-a-cache.md"),
}

// loadTells is what such a run tells, in this order.
var loadTells = []string{
	"That does not work: Peak QPS is 70,000, but 23,148 × 2 is 46,296; leave it out to have it computed",
	"That does not work: Active is 1B, but the inputs say 200M; ",
	"| Active | 200M | Measured |\n| Peak QPS | 138,888 | 46,296 × 3 |\n",
	"Is that right? Active is 200M, more than the total users, 100M; check the share",
}

func TestFiguresOfAnOwnTemplate(t *testing.T) {
	d := newDesk(t)
	d.put("own.md", ownTables)
	e := d.ask(loadFlags, loadTurns...).ends(cli.ExitDone).says(loadTells...)
	shows(t, d.read("design-a-cache.md"), "| Active | 200M | Measured |\n| Peak QPS | 138,888 | 46,296 × 3 |\n")
	want := d.read("design-a-cache.md")
	d.make("--force " + e.again())
	same(t, d.read("design-a-cache.md"), want)
}

// Without inputs in it, a section has no figure to change.
func TestRowsWithoutInputs(t *testing.T) {
	d := newDesk(t)
	d.put("own.md", "# {{ .title | default \"[Title]\" }}\n\n## Cost\n\n| What | How much | Why |\n| --- | --- | --- |\n"+
		"{{ range .capacity.users.extra }}| {{ .metric }} | {{ .value }} | {{ .calculation }} |\n{{ end }}\n")
	d.ask("--template own.md", Text("Title", "A"), Mark(otherSections, "Cost"),
		Choose(tables, "Go on").Offers("Go on", aRow), Stop(changeAnswer)).ends(cli.ExitInterrupted)
}
