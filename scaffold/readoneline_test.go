package scaffold

import (
	"strconv"
	"strings"
	"testing"

	"newproblem/scaffold/spec"
)

// Numbers that the template has in lines below a label are read where they stand behind it, or
// all in the first of these lines, each with its label. What says anything else is told.
func TestReadInOneLine(t *testing.T) {
	template := own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n- **Level**: {{ .difficulty | default \"[L]\" }}\n- **Time**:\n"+
		"  - Reading: {{ .estimated_time.reading | default \"[X]\" }} minutes\n  - Solving: {{ .estimated_time.solving | default \"[X]\" }} minutes\n")
	said := problem("title", "A")
	said.Set("difficulty", spec.Text("Hard"))
	said.Set("estimated_time.reading", spec.Text("10"))
	said.Set("estimated_time.solving", spec.Text("40"))
	less := problem("title", "A")
	less.Set("difficulty", spec.Text("Hard"))
	for lines, want := range map[string]string{
		"- **Time**:\n  - Reading: 10 minutes\n  - Solving: 40 minutes\n":   "",
		"- **Time**: Reading: 10 minutes, Solving: 40 minutes\n":            "",
		"- **Time**: Reading 10 min; solving 40 min\n":                      "",
		"- Time: *reading* 10, **solving** 40\n":                            "",
		"- **Time** (Reading: 10 minutes / Solving: 40 minutes)\n":          "",
		"- **Time**: 10 min reading and 40 min solving\n":                   "",
		"- **Time**: 10 min reading, and 40 min solving\n":                  "",
		"- **Time**: Reading: 10 minutes\n  - Solving: 40 minutes\n":        "",
		"- **Time**:\n  - Reading: 10 minutes, Solving: 40 minutes\n":       "",
		"- **Time**:\n  - Reading 10 min · Solving 40 min\n":                "",
		"* __Time:__ Reading 10 min | Solving 40 min\n":                     "",
		"- **Time**: 50 minutes (10 reading, 40 solving)\n":                 "- **Time**: 50 minutes (10 reading, 40 solving): ",
		"- **Time**: 10 (reading), 40 (solving)\n":                          "- **Time**: 10 (reading), 40 (solving): ",
		"- **Time**: 10 minutes reading 40 minutes solving\n":               "- **Time**: 10 minutes reading 40 minutes solving: ",
		"- **Time**: 50 minutes\n":                                          "- **Time**: 50 minutes: ",
		"- **Time**: 10 + 40 minutes\n":                                     "- **Time**: 10 + 40 minutes: ",
		"- **Time**: Reading 10 min, Solving 40 min, with a friend\n":       "- **Time**: Reading 10 min, Solving 40 min, with a friend: ",
		"- **Time**: Reading 10 min, Writing 40 min\n":                      "- **Time**: Reading 10 min, Writing 40 min: ",
		"- **Other**: Reading 10 min, Solving 40 min\n":                     "- **Other**: Reading 10 min, Solving 40 min: ",
		"- **Time**: Reading 10 min, Reading 40 min\n":                      "- **Time**: Reading 10 min, Reading 40 min: ",
		"- My note: reading 10 pages, solving 40 puzzles\n":                 "- My note: reading 10 pages, solving 40 puzzles: ",
		"- **Level (10 min reading, 40 min solving)**: Hard\n- **Time**:\n": "- **Level (10 min reading, 40 min solving)**: Hard: its label is read as \"Level\"",
	} {
		problem := less
		if want == "" && !strings.Contains(lines, "Level") {
			problem = said
		}
		doc := "# A\n\n## S\n\n- **Level**: Hard\n" + lines
		if strings.Contains(lines, "Level") {
			doc = "# A\n\n## S\n\n" + lines
		}
		if got := strings.TrimSuffix(readDiff(t, template, doc, problem), "\n"); got != want {
			t.Errorf("%s%s", strconv.Quote(lines)+"\n", got)
		}
	}
}
