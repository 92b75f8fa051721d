package scaffold

import (
	"strings"
	"testing"
)

// What the front matter says otherwise than the body is told; what says the same, in
// whatever writing, is not.
func TestReadFrontMatterTwice(t *testing.T) {
	template := own(t, `---
title: {{ .title | default "[T]" }}
level: {{ .difficulty | default "[L]" }}
tags: [{{ .tags | join ", " | default "Tags" }}]
---
# {{ .title | default "[T]" }} - Kata

- **Difficulty**: {{ .difficulty | default "[L]" }}
- **Tags**: {{ .tags | join ", " | default "[Tags]" }}
- **Version**: {{ .version | default "[V]" }}
`)
	const doc = "---\ntitle: A plain chat\nlevel: Hard\ntags: [a, b]\n---\n# A plain chat - Kata\n\n- **Difficulty**: Hard\n- **Tags**: a, b\n- **Version**: 2\n"
	for _, test := range []struct{ old, touched, told string }{
		{"level: Hard", "level: Easy", "level: Easy|difficulty is said twice, and otherwise on line 8"},
		{"title: A plain", "title: Another", "title: Another chat|title is said twice, and otherwise on line 6"},
		{"[a, b]", "[a, c]", "tags: [a, c]|tags is said twice, and otherwise on line 9"},
		{"[a, b]", "[a]", "tags: [a]|tags is said twice, and otherwise on line 9"},
		{"**Tags**: a, b", "**Tags**: a", "tags: [a, b]|tags is said twice, and otherwise on line 9"},
		{"- **Version**: 2", "* **Version**: 2", ""},
		{"level: Hard", "level: hard", ""},
		{"level: Hard", "level: 'Hard'", ""},
		{"level: Hard", "layout: wide\nlevel:   \"Hard\"", ""},
		{"title: A plain chat", "title: A\n  plain chat", ""},
		{"title: A plain chat", "title: \"A plain chat\"", ""},
		{"title: A plain chat", "title: [T]", ""},
		{"level: Hard", "level: [L]", ""},
		{"level: Hard\n", "", ""},
		{"- **Difficulty**: Hard\n", "", ""},
	} {
		reading, err := template.Read([]byte(strings.Replace(doc, test.old, test.touched, 1)))
		if err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, u := range reading.Unplaced {
			told += string(u.Raw) + "|" + u.Why
		}
		if told != test.told {
			t.Errorf("%q: told is %q, not %q", test.touched, told, test.told)
		}
	}
}
