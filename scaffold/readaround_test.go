package scaffold

import (
	"fmt"
	"strings"
	"testing"
)

// readOwn gives what is read of a document of a template of one's own: the values at a
// path, and what is told of lines.
func readOwn(t *testing.T, template, doc, path string) (said, told string) {
	t.Helper()
	tmpl, err := ParseTemplate("own.md.tmpl", "# {{ .title | default \"[T]\" }}\n\n"+template+"\n")
	if err != nil {
		t.Fatal(err)
	}
	reading, err := tmpl.Read([]byte("# A\n\n" + doc + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	v, _ := reading.Problem.Get(path)
	texts := []string{v.Text}
	for _, item := range v.Items {
		texts = append(texts, item.Text)
	}
	var lines []string
	for _, u := range reading.Unplaced {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s: %s", u.Why, u.Raw)))
	}
	return strings.TrimPrefix(strings.Join(texts, "|"), "|"), strings.Join(lines, "\n")
}

// An author may have other marks around a value than the template has there, or none.
func TestReadMarksAroundValues(t *testing.T) {
	const (
		companies = "Companies: *{{ .companies | join \", \" | default \"[C]\" }}*"
		strong    = "- **Companies**: **{{ .companies | join \", \" | default \"[C]\" }}**"
		level     = "**Level**: _{{ .difficulty | default \"[L]\" }}_"
		reading   = "Reading: **{{ .estimated_time.reading | default \"[X]\" }} minutes**"
	)
	for _, test := range []struct{ template, line, path, want, told string }{
		{companies, "Companies: *X, Y*", "companies", "X|Y", ""},
		{companies, "Companies: *X*, *Y*", "companies", "X|Y", ""},
		{companies, "Companies: X, Y", "companies", "X|Y", ""},
		{companies, "**Companies:** *X, Y*", "companies", "X|Y", ""},
		{companies, "**Companies**: X, *Y*", "companies", "X|Y", ""},
		{companies, "Companies: **X**, `Y`", "companies", "X|Y", ""},
		{companies, "Companies: *X\\*, \\*Y*", "companies", "X*|*Y", ""},
		{companies, "Companies: [C]", "companies", "", ""},
		{companies, "Companies: *X* [C]", "companies", "X [C]", ""},
		{companies, "*Companies: X, Y*", "companies", "X|Y", ""},
		{strong, "- **Companies**: **X**, **Y**", "companies", "X|Y", ""},
		{strong, "* Companies: X", "companies", "X", ""},
		{strong, "- **Companies**:\n  - X\n  - Y", "companies", "X|Y", ""},
		{level, "**Level**: *Hard*", "difficulty", "Hard", ""},
		{level, "**Level**: Hard", "difficulty", "Hard", ""},
		{level, "**Level**: *Easy* or *Hard*", "difficulty", "", "difficulty cannot be \"Easy or Hard\": **Level**: *Easy* or *Hard*"},
		{level, "Level - Hard", "difficulty", "Hard", ""},
		{reading, "Reading: 10 minutes", "estimated_time.reading", "10", ""},
		{reading, "Reading: **10** min", "estimated_time.reading", "10", ""},
		{"{{ .companies | join \", \" | default \"[C]\" }}: *{{ .version | default \"[V]\" }}*", "X: 2", "version", "", ": X: 2"},
	} {
		said, told := readOwn(t, test.template, test.line, test.path)
		if said != test.want || told != test.told {
			t.Errorf("%s: %q, told %q; want %q, told %q", test.line, said, told, test.want, test.told)
		}
	}
}

// A table of one row is read with its columns as rows, too.
func TestReadColumnsAsRows(t *testing.T) {
	const (
		two   = "| Level | Tags |\n|---|---|\n| {{ .difficulty | default \"[L]\" }} | {{ .tags | join \", \" | default \"[Tags]\" }} |"
		three = "| Level | Tags | Version |\n|---|---|---|\n| {{ .difficulty | default \"[L]\" }} | {{ .tags | join \", \" | default \"[Tags]\" }} | {{ .version | default \"[V]\" }} |"
		many  = "| Name | Text |\n|---|---|\n{{ range .architecture.components }}| {{ .name }} | {{ .description }} |\n{{ end }}"
	)
	for _, test := range []struct{ template, table, path, want, told string }{
		{three, "| | |\n|-|-|\n| Level | Hard |\n| Tags | a, b |\n| Version | 2 |", "tags", "a|b", ""},
		{three, "| | |\n|-|-|\n| Version | 2 |\n| **Tags:** | `a`, b |\n| Level | Hard |", "tags", "a|b", ""},
		{three, "| | |\n|-|-|\n| Level | Hard |\n| Version | 2 |", "difficulty", "Hard", ""},
		{three, "| Level | Hard |\n|-|-|\n| Tags | a |", "difficulty", "Hard", ""},
		{three, "| Fact | Value |\n|-|-|\n| Level | Hard |\n| Tags | a |", "difficulty", "Hard", "the template has columns here, so the spec leaves the titles of the columns out: | Fact | Value |"},
		{three, "| | |\n|-|-|\n| Level | Hard |\n| Owner | me |\n| Tags | a |", "difficulty", "Hard", ": | Owner | me |"},
		{three, "| | |\n|-|-|\n| Level | Hard |\n| Tags | a |\n| level | Easy |", "difficulty", "Hard", ": | level | Easy |"},
		{three, "| Level | Tags | Version |\n|-|-|-|\n| Hard | a | 2 |", "difficulty", "Hard", ""},
		{three, "| Tags | Level |\n|-|-|\n| a | Hard |", "difficulty", "Hard", ""},
		{two, "| | |\n|-|-|\n| Level | Hard |\n| Tags | a, b |", "tags", "a|b", ""},
		{two, "| Level | Tags |\n|-|-|\n| Hard | level |", "tags", "level", ""},
		{two, "| | |\n|-|-|\n| Hard | a |", "difficulty", "Hard", ""},
		{many, "| Name | Text |\n|-|-|\n| Name | x |\n| Text | y |", "architecture.components", "|", ""},
	} {
		said, told := readOwn(t, test.template, test.table, test.path)
		if said != test.want || told != test.told {
			t.Errorf("%s:\n%q, told %q; want %q, told %q", test.table, said, told, test.want, test.told)
		}
	}
}

// The items below a label that is a paragraph are its values, as they are below an item.
func TestReadItemsBelowParagraphs(t *testing.T) {
	const (
		lines       = "**Level**: {{ .difficulty | default \"[L]\" }}\n\n**Tags**: {{ .tags | join \", \" | default \"[Tags]\" }}\n\n**Version**: {{ .version | default \"[V]\" }}"
		constraints = lines + "\n\n{{ range .requirements.constraints }}- {{ . }}\n{{ end }}"
	)
	for _, test := range []struct{ template, doc, path, want, told string }{
		{lines, "**Level**: Hard\n\n**Tags:**\n\n- a\n- b\n\n**Version**: 2", "tags", "a|b", ""},
		{lines, "**Level**: Hard\n\n**Tags**:\n- a\n- `b`, c\n\n**Version**: 2", "tags", "a|b|c", ""},
		{lines, "**Level**: Hard\n\nTags:\n\n1. a\n   - b\n\n**Version**: 2", "tags", "a|b", ""},
		{lines, "**Level**:\n\n- Hard\n\n**Tags**: a\n\n**Version**: 2", "difficulty", "Hard", ""},
		{lines, "**Level**:\n\n- Hard\n- Easy\n\n**Tags**: a\n\n**Version**: 2", "difficulty", "", ": - Hard\n: - Easy"},
		{lines, "**Level**: Hard\n\n**Tags**:\n\nWords.\n\n- a\n\n**Version**: 2", "tags", "", ": Words.\n: - a"},
		{lines, "**Level**: Hard\n\n**Tags**: a\n\n- b\n\n**Version**: 2", "tags", "a", ": - b"},
		{lines, "**Level**: Hard\n\n**Tags**:\n\n- **Version**: 2", "version", "2", ""},
		{constraints, "**Level**: Hard\n\n**Tags**:\n\n**Version**: 2\n\n- Ten people", "tags", "", ""},
		{constraints, "**Level**: Hard\n\n**Version**: 2\n\n**Tags**:\n\n1. Ten people", "requirements.constraints", "Ten people", ""},
	} {
		said, told := readOwn(t, test.template, test.doc, test.path)
		if said != test.want || told != test.told {
			t.Errorf("%q: %q, told %q; want %q, told %q", test.doc, said, told, test.want, test.told)
		}
	}
}
