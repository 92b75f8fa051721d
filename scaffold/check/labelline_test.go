package check_test

import (
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
)

// rulesOf gives the rules of the findings in a document of a template, joined.
func rulesOf(t *testing.T, template, doc string) string {
	t.Helper()
	tmpl, err := scaffold.ParseTemplate("own.md.tmpl", template)
	if err != nil {
		t.Fatal(err)
	}
	c, err := check.New(tmpl)
	if err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, f := range c.Check([]byte(doc), check.Options{}) {
		rules = append(rules, f.Rule)
	}
	slices.Sort(rules)
	return strings.Join(rules, " ")
}

const (
	ownTitle = "# {{ .title | default \"[T]\" }}\n\n"
	ownLevel = "**Level**: {{ .difficulty | default \"[L]\" }}"
	ownTags  = "**Tags**: {{ .tags | join \", \" | default \"[Tags]\" }}"
)

// Behind the value of a label, its line may go on with another field.
func TestLinesOfSeveralFields(t *testing.T) {
	for _, test := range []struct{ template, line, want string }{
		{ownLevel + " · " + ownTags, "**Level**: Hard · **Tags**: a, b", ""},
		{ownLevel + " · " + ownTags, "**Level:** Hard · **Tags**: a, b", ""},
		{ownLevel + " · " + ownTags, "**Level**: hard · **Tags**: a, b", "metadata-case"},
		{ownLevel + " · " + ownTags, "**Level**: Hrad · **Tags**: a, b", "metadata-value"},
		{ownLevel + " · " + ownTags, "**Level**: Hrad · **Tags**: [Tags]", "metadata-value placeholder"},
		{ownLevel + " · " + ownTags, "**Level**: [L] · **Tags**: a", "placeholder"},
		{ownLevel + " · " + ownTags, "**Level**: Hard", ""}, // spec tells that there are no tags
		{ownLevel + " | " + ownTags, "**Level**: Hard | **Tags**: a", ""},
		{ownLevel + " (updated {{ .last_updated | default \"[D]\" }})", "**Level**: Hard (updated 2026-01-02)", ""},
		{ownLevel + " (updated {{ .last_updated | default \"[D]\" }})", "**Level**: Tricky (updated 2026-01-02)", "metadata-value"},
		{"- " + ownLevel + " · " + ownTags + "\n- **Version**: {{ .version | default \"[V]\" }}", "- **Level**: Hard · **Tags**: a\n- **Version**: 1", ""},
		{"- " + ownLevel + " · " + ownTags + "\n- **Version**: {{ .version | default \"[V]\" }}", "- **Version**: 1", "metadata-missing"},
	} {
		if got := rulesOf(t, ownTitle+test.template+"\n", "# A\n\n"+test.line+"\n"); got != test.want {
			t.Errorf("%s: %q, not %q", test.line, got, test.want)
		}
	}
}

// The break at the end of a line is no part of a value, with spaces and with a
// backslash.
func TestBreaksBehindValues(t *testing.T) {
	for _, test := range []struct{ doc, want string }{
		{"**Level**: Hard  \n**Tags**: a, b\n", ""},
		{"**Level**: Hard\\\n**Tags**: a, b\n", ""},
		{"**Level**: Hard<br>\n**Tags**: a, b\n", ""},
		{"**Tags:** a, b\\\n**Level:** Hard\\\n", "metadata-value"}, // the last one is no break: it is seen
		{"**Level**: hard\\\n**Tags**: a, b\n", "metadata-case"},
		{"**Level**: Hard\\\\\n**Tags**: a, b\n", "metadata-value"},
		{"**Level**:\\\nHard\\\n**Tags**: a, b\n", ""},
	} {
		if got := rulesOf(t, ownTitle+ownLevel+"  \n"+ownTags+"\n", "# A\n\n"+test.doc); got != test.want {
			t.Errorf("%q: %q, not %q", test.doc, got, test.want)
		}
	}
}

// Commas with nothing between them part no items, to any reader.
func TestEmptyItemsOfValues(t *testing.T) {
	for _, test := range []struct{ tags, want string }{
		{"a,, b", ""},
		{"a, , b,", ""},
		{", a", ""},
		{", ,", "metadata-value"},
		{"a, [Tags]", "placeholder"},
	} {
		if got := rulesOf(t, ownTitle+ownLevel+"\n\n"+ownTags+"\n", "# A\n\n**Level**: Hard\n\n**Tags**: "+test.tags+"\n"); got != test.want {
			t.Errorf("%q: %q, not %q", test.tags, got, test.want)
		}
	}
}
