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
		"- **Time**: (Reading: 10 minutes, Solving: 40 minutes)\n":          "",
		"- **Time**: Reading: 10, Solving: 40 (minutes)\n":                  "",
		"- **Time**:\n  - 10 minutes reading\n  - 40 minutes solving\n":     "",
		"- **Time**:\n  - Reading 10 min\n  - Solving 40 min\n":             "",
		"- **Time (minutes)**: Reading: 10, Solving: 40\n":                  "- **Time (minutes)**: Reading: 10, Solving: 40: its label is read as \"Time\"",
		"- **Time** (minutes): Reading: 10, Solving: 40\n":                  "- **Time** (minutes): Reading: 10, Solving: 40: its label is read as \"Time\"",
		"- **Time (min)**:\n  - Reading: 10\n  - Solving: 40\n":             "- **Time (min)**:: its label is read as \"Time\"",
		"- **Time**: Solving 40 min, Reading 10 min, discussion 5 min\n":    "- **Time**: Solving 40 min, Reading 10 min, discussion 5 min: the template has no place for \"discussion 5 min\"",
		"- **Time**: Reading 10 min (skim), Solving 40 min\n":               "- **Time**: Reading 10 min (skim), Solving 40 min: the spec has no place for \"(skim)\" behind a number",
		"- **Time**:\n  - Reading: 10 minutes (skim)\n  - Solving: 40\n":    "  - Reading: 10 minutes (skim): the spec has no place for \"(skim)\" behind a number",
		"- **Time**: (Reading: 10 min), (Solving: 40 min)\n":                "",
		"- **Time (my 2 readers)**:\n":                                      "- **Time (my 2 readers)**:: its label is read as \"Time\"",
		"- **Time**:\n  - 10 minutes with a friend\n":                       "  - 10 minutes with a friend: ",
		"- **Time**:\n  - 10 pages of reading\n":                            "  - 10 pages of reading: ",
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
		if isRead := want == "" || strings.Contains(lines, "40") && strings.Contains(want, ": its label") ||
			strings.Contains(want, "no place"); isRead && !strings.Contains(lines, "Level") {
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

// A time that cannot be read is told, and not the sum behind it that is another for that.
func TestReadUnreadBesideSum(t *testing.T) {
	for times, want := range map[string]string{
		"Reading 10 min, Solving 1 h, Total 70 min":    `estimated_time.solving cannot be "1 h"`,
		"Reading 10 min, Solving 40 min, Total 70 min": "estimated_time.total is computed from estimated_time.reading and estimated_time.solving",
		"Reading 10 min, Solving 40 min, Total 50 min": "",
		"Reading 10 min, Solving 40 min, Total ~50":    "",
	} {
		reading, err := Builtin().Read([]byte("# A\n\n## Metadata\n- **Estimated Time**: " + times + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, u := range reading.Unplaced {
			got += u.Why
		}
		if got != want {
			t.Errorf("%s: %s", times, got)
		}
	}
}
