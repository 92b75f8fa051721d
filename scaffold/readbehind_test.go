package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/spec"
)

// Words behind the template's sentence that holds names are told: they may be one of them,
// or its author's.
func TestReadBehindSentence(t *testing.T) {
	const tagged = "Tagged with {{ .tags | join \", \" }}.\n"
	const told = `the template ends the line with ".", and what stands behind the first is read as part of `
	tags := func(tags ...string) *spec.Problem {
		p := problem("title", "A")
		p.Set("tags", spec.List(tags...))
		return p
	}
	version := problem("title", "A")
	version.Set("version", spec.Text("1. See also x"))
	story := problem("title", "A")
	story.Set("follow_ups.deep_dives", spec.List("One. Two"))
	for name, test := range map[string]struct {
		section, text, told string
		said                *spec.Problem
	}{
		"a list":              {tagged, "Tagged with a, b. See also x.\n", told + "tags", tags("a", "b. See also x")},
		"in two lines":        {tagged, "Tagged with a, b.\nSee also x.\n", told + "tags", tags("a", "b. See also x")},
		"an item":             {"- " + tagged, "* Tagged with a. See also x.\n", told + "tags", tags("a. See also x")},
		"a text":              {"Since {{ .version }}.\n", "Since 1. See also x.\n", told + "version", version},
		"no sentence":         {tagged, "Tagged with a.b, c.\n", "", tags("a.b", "c")},
		"no end":              {"Tagged with {{ .tags | join \", \" }}\n", "Tagged with a, b. See also x\n", "", tags("a", "b. See also x")},
		"a separator":         {"Tagged with {{ .tags | join \". \" }}.\n", "Tagged with a. b.\n", "", tags("a", "b")},
		"a text with markup":  {"{{ range .follow_ups.deep_dives }}- {{ . }}.\n{{ end }}", "- One. Two.\n", "", story},
		"as it was written":   {tagged, "Tagged with a, b.\n", "", tags("a", "b")},
		"other spaces, signs": {tagged, "Tagged with `a`,  b.\n", "", tags("a", "b")},
	} {
		diff := readDiff(t, own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+test.section), "# A\n\n## S\n\n"+test.text, test.said)
		if test.told == "" && diff != "" || !strings.HasSuffix(strings.TrimSpace(diff), test.told) || strings.Contains(diff, "map[") {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
