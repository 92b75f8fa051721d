package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/spec"
)

// Lines of labels that run together in one paragraph are told as that, and none is read as
// the value of the first; in bold they are told apart, and so is what only goes on.
func TestReadRunTogether(t *testing.T) {
	const plain = "Level: {{ .difficulty }}\n\nTags: {{ .tags | join \", \" }}\n"
	const bold = "**Level**: {{ .difficulty }}\n\n**Tags**: {{ .tags | join \", \" }}\n"
	const items = "- **Level**: {{ .difficulty }}\n- **Tags**: {{ .tags | join \", \" }}\n"
	const level = `"Level" and the lines below it run together: a reader sees one paragraph`
	const tags = `"Tags" and the lines below it run together: a reader sees one paragraph`
	none, both := problem("title", "A"), problem("title", "A")
	both.Set("difficulty", spec.Text("Hard"))
	both.Set("tags", spec.List("a", "b"))
	onlyLevel, onlyTags := problem("title", "A"), problem("title", "A")
	onlyLevel.Set("difficulty", spec.Text("Hard"))
	onlyTags.Set("tags", spec.List("a", "b"))
	for name, test := range map[string]struct {
		section, text, told string
		said                *spec.Problem
	}{
		"plain":           {plain, "Level: Hard\nTags: a, b\n", "Level: Hard: " + level + "|Tags: a, b: " + level, none},
		"the other way":   {plain, "Tags: a, b\nLevel: Hard\n", "Tags: a, b: " + tags + "|Level: Hard: " + tags, none},
		"apart":           {plain, "Tags: a, b\n\nLevel: Hard\n", "", both},
		"italics":         {strings.NewReplacer("Level:", "*Level*:", "Tags:", "*Tags*:").Replace(plain), "*Level*: Hard\n*Tags*: a, b\n", "*Level*: Hard: " + level + "|*Tags*: a, b: " + level, none},
		"bold":            {bold, "**Level**: Hard\n**Tags**: a, b\n", "", both},
		"in an item":      {items, "- **Tags**: a, b\n  **Level**: Hard\n", "- **Tags**: a, b: " + tags + "|  **Level**: Hard: " + tags, none},
		"below an item":   {items, "- **Level**: Hard\n**Tags**: a, b\n", "- **Level**: Hard: " + level + "|**Tags**: a, b: " + level, none},
		"with breaks":     {items, "- **Level**: Hard\\\n  **Tags**: a, b\n", "", both},
		"it only goes on": {plain, "Tags: a,\nb\n", "", onlyTags},
		"a comment":       {plain, "Level: Hard <!--\nTags: c\n-->\n", "", onlyLevel},
		"other words":     {plain, "Tags: a,\nb\n\nLevel: Hard\n", "", both},
	} {
		diff := readDiff(t, own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+test.section), "# A\n\n## S\n\n"+test.text, test.said)
		if got := strings.ReplaceAll(strings.TrimSuffix(diff, "\n"), "\n", "|"); got != test.told {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Where a formatter has joined two lines of a section whose values are any text, the label
// within the first one's is told.
func TestReadLabelWithinValue(t *testing.T) {
	for text, want := range map[string]string{
		"**Scale**: 1M users **Performance**: fast":                 `"Performance" stands in the same line, so it is read as more of what "Scale" says`,
		"**Scale:** 1M users **Performance:** fast":                 `"Performance" stands in the same line, so it is read as more of what "Scale" says`,
		"**Scale**: 1M users, **two regions**: EU and US":           "", // an author's own
		"**Scale**: 1M **users**":                                   "",
		"**Performance**: fast\n\n**Scale**: as **Performance**: x": "", // which is read already
	} {
		reading, err := Builtin().Read([]byte("# A\n\n## Requirements Clarification\n\n### Non-Functional Requirements\n" + text + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, u := range reading.Unplaced {
			if u.InPart {
				got = append(got, u.Why)
			}
		}
		if told := strings.Join(got, "; "); told != want {
			t.Errorf("%q: %q, not %q", text, told, want)
		}
	}
}
