package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestAddedAboveWhatBelongsToHeading takes out the last section of a part, where something
// stands above the heading of the next that belongs to that: what is put in stands above it.
func TestAddedAboveWhatBelongsToHeading(t *testing.T) {
	t.Parallel()
	c, doc := builtin(t), complete(t)
	start, end := strings.Index(doc, "### Disaster Recovery\n"), strings.Index(doc, "## Follow-up Questions\n")
	const put = "### Disaster Recovery\n- **Backup Strategy**: [What, when, where to backup]\n- **Failover Mechanisms**: [Automatic vs manual failover]\n- **Recovery Time Objectives**: [RTO and RPO targets]\n\n"
	for _, test := range []struct{ before, behind string }{
		{"", "<a id=\"follow\"></a>\n\n"},
		{"", "<a name=follow></a>\n"},
		{"", "<!-- part two -->\n"},
		{"", "---\n\n"},
		{"", "***\n\n<!-- part two -->\n<a id=\"follow\"></a>\n\n"},
		{"Ask us.\n\n", "<a id=\"follow\"></a>\n<a id=\"questions\"></a>\n\n"},
		{"<!-- newproblem:ignore section-empty it is told -->\n\n", ""},
		{"<!-- newproblem:ignore section-empty it is told -->\n\n", "---\n\n"},
		{"<!-- markdownlint-enable -->\n\n", ""},
		{"<!-- end of the part -->\n\n", ""},
		{"<!-- /toc -->\n\n", "<a id=\"follow\"></a>\n\n"},
		{"<a id=\"x\"></a> Ask us.\n\n", ""},
		{"[Top](#metadata)\n\n", ""},
	} {
		want := doc[:start] + test.before + put + test.behind + doc[end:]
		if fixed, _ := c.Fix([]byte(doc[:start]+test.before+test.behind+doc[end:]), check.FixOptions{AddMissing: true}); string(fixed) != want {
			t.Errorf("%q: %s", test.before+test.behind, firstDifference([]byte(want), fixed))
		}
	}
}

// TestAddedBelowWhatSectionBeforeSays has a section before the one that is missing whose only
// text is a comment: it stays below its heading.
func TestAddedBelowWhatSectionBeforeSays(t *testing.T) {
	t.Parallel()
	c, doc := builtin(t), complete(t)
	start, end := strings.Index(doc, "### Monitoring & Observability\n"), strings.Index(doc, "## Follow-up Questions\n")
	for _, test := range []struct{ says, above string }{
		{"<!-- to be written -->\n", ""},
		{"<a id=\"monitoring\"></a>\n", ""},
		{"\n", "---\n\n"},
	} {
		before := doc[:start] + "### Monitoring & Observability\n" + test.says
		fixed, _ := c.Fix([]byte(before+test.above+doc[end:]), check.FixOptions{AddMissing: true})
		want := strings.TrimRight(before, "\n") + "\n\n### Disaster Recovery\n"
		if !strings.HasPrefix(string(fixed), want) || !strings.HasSuffix(string(fixed), "[RTO and RPO targets]\n\n"+test.above+doc[end:]) {
			t.Errorf("%q: %s", test.says+test.above, firstDifference([]byte(want), fixed))
		}
	}
}
