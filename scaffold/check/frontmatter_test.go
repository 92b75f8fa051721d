package check_test

import (
	"strconv"
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

const frontOwn = `---
title: "{{ .title }}"
level: {{ .difficulty }}
tags: [{{ .tags | join ", " }}]
summary: {{ .core_problem }}
---

# {{ .title | default "[T]" }}

- **Difficulty**: {{ .difficulty | default "[L]" }}

## Task

{{ .core_problem | default "[P]" }}
`

const frontRight = `---
title: "Chat: one"
level: Hard
tags: [a, b]
summary: Say *what*.
---

# Chat: one

- **Difficulty**: Hard

## Task

Say *what*.
`

// Damaged front matter is told in its line, and what the hint says makes it right.
func TestFrontMatterDamage(t *testing.T) {
	c, _ := own(t, frontOwn)
	for _, test := range []struct{ old, damaged, want, hint, now, mended string }{
		{"", "", "", "", "", ""},
		{"level: Hard", "level: Easy", "3 metadata-twice difficulty is said twice, and otherwise on line 10", "write the same in both", "Easy", "Hard"},
		{"# Chat: one", "# Chat: two", "2 metadata-twice title is said twice, and otherwise on line 8", "write the same in both", "two", "one"},
		{"summary: Say *what*.", "summary: Say _what_.", "", "", "", ""},
		{"summary: Say *what*.", "summary: >\n  Say\n  what.", "", "", "", ""},
		{"\nSay *what*.\n", "\nSay\n_what_.\n", "", "", "", ""},
		{"summary: Say *what*.", "summary: Say how.", "5 metadata-twice core_problem is said twice, and otherwise on line 14", "write the same in both", "how", "*what*"},
		{"level: Hard", "level: Hard\nlevel: Hard", "4 metadata-value the front matter says level twice, first on line 3", "keep one of the two", "level: Hard\nlevel: Hard", "level: Hard"},
		{"level: Hard", "level: Hard\nmine: 1\nmine: 2", "5 metadata-value the front matter says mine twice, first on line 4", "keep one of the two", "mine: 2\n", ""},
		{"level: Hard", "Level: Hard", "3 metadata-label \"Level\" is read as \"level\"", "write it as: level", "Level:", "level:"},
		{"level: Hard", "by: me\nLEVEL: Easy\nlevel: Hard", "", "", "", ""},
		{"title: \"Chat: one\"", "title: \"Chat: one", "2 metadata-value the front matter is not valid YAML: found unexpected end of stream", "write it as: title: \"Chat: one\"", "title: \"Chat: one", "title: \"Chat: one\""},
		{"title: \"Chat: one\"", "title: Chat: one", "2 metadata-value the front matter is not valid YAML: mapping values are not allowed in this context", "write it as: title: \"Chat: one\"", "title: Chat: one", "title: \"Chat: one\""},
		{"title: \"Chat: one\"", "title: 'Chat: one", "2 metadata-value the front matter is not valid YAML: found unexpected end of stream", "write it as: title: 'Chat: one'", "title: 'Chat: one", "title: 'Chat: one'"},
		{"[a, b]", "[a, b", "4 metadata-value the front matter is not valid YAML: did not find expected ',' or ']'", "write it as: tags: [a, b]", "[a, b", "[a, b]"},
		{"[a, b]", "\n\t- a\n\t- b", "5 metadata-value the front matter is not valid YAML: found character that cannot start any token", "indent with spaces: YAML does not allow tabs", "\t", "  "},
		{"level: Hard", "  level: Hard", "3 metadata-value the front matter is not valid YAML: did not find expected key", "write it without the space in front: level: Hard", "  level", "level"},
		{"level: Hard", "level:Hard", "3 metadata-value the front matter is not valid YAML: could not find expected ':'", "put a space behind the colon: level: Hard", "level:Hard", "level: Hard"},
		{"level: Hard", "level: @Hard", "3 metadata-value the front matter is not valid YAML: found character that cannot start any token", "write it as: level: \"@Hard\"", "@", ""},
		{"---\ntitle", "---\n\ntitle", "1 metadata-value the front matter is none with a blank line at its beginning", "remove the blank line 2", "---\n\n", "---\n"},
		{"---\ntitle", "\n---\ntitle", "2 metadata-value the front matter is none with a blank line at its beginning", "remove the blank line 1", "\n---\ntitle", "---\ntitle"},
		{"---\ntitle", "***\ntitle", "1 metadata-value the front matter is none with a line of *** at its beginning", "write --- in place of that", "***\n", "---\n"},
		{"---\ntitle", "***\n\ntitle", "1 metadata-value the front matter is none with a line of *** at its beginning", "write --- in place of that; remove the blank line 2", "***\n\n", "---\n"},
		{"level: Hard", "d: &d {a: b}\n<<: *d\nmine:\n  <<: *d\nlevel: Hard", "", "", "", ""},
		{".\n---\n\n# Chat: one\n\n- **Difficulty**: Hard\n\n## Task\n", ".\n\n# Chat: one\n\n- **Difficulty**: Hard\n\n## Task\n\n---\n", "1 metadata-value the front matter is never closed", "put a line of --- above line 6", ".\n\n# Chat", ".\n---\n\n# Chat"},
		{".\n---\n", ".\n", "1 metadata-value the front matter is never closed", "put a line of --- above line 6", ".\n\n# Chat", ".\n---\n\n# Chat"},
		{".\n---\n\n", ".\n", "1 metadata-value the front matter is never closed", "put a line of --- above line 6", ".\n# Chat", ".\n---\n# Chat"},
		{"---\ntitle: \"Chat: one\"\nlevel: Hard\ntags: [a, b]\nsummary: Say *what*.\n---\n", "---\n\n", "", "", "", ""},
		{"---\ntitle: \"Chat: one\"\nlevel: Hard\ntags: [a, b]\nsummary: Say *what*.\n---\n", "+++\ntitle = 'Chat: one'\n+++\n", "1 metadata-value the front matter is TOML, and the template has YAML", "write it as YAML, between two lines of ---: title: Design a Chat", "+++\ntitle = 'Chat: one'\n+++\n", "---\ntitle: 'Chat: one'\n---\n"},
	} {
		for _, eol := range []string{"\n", "\r\n"} {
			damaged := strings.Replace(frontRight, test.old, test.damaged, 1)
			told, hints := foundIn(c, strings.ReplaceAll(damaged, "\n", eol))
			if told != test.want || hints != test.hint {
				t.Errorf("%q: got %s\n%s, not %s\n%s", test.damaged, told, hints, test.want, test.hint)
			}
			if test.want == "" {
				continue
			}
			mended := strings.Replace(damaged, test.now, test.mended, -1)
			if told, _ := foundIn(c, strings.ReplaceAll(mended, "\n", eol)); told != "" {
				t.Errorf("%q: after what the hint says: %s\n%s", test.damaged, told, mended)
			}
		}
	}
}

// All that a formatter has made of front matter that it does not know is mended by one hint.
func TestFrontMatterRewritten(t *testing.T) {
	c, _ := own(t, "---\ntitle: {{ .title | default \"[T]\" }}\nlevel: {{ .difficulty | default \"[L]\" }}\ntags: [{{ .tags | join \", \" | default \"[t]\" }}]\n---\n\n# {{ .title | default \"[T]\" }}\n\n## Task\n\n{{ .core_problem | default \"[P]\" }}\n")
	const body = "\n# Chat\n\n## Task\n\nBuild it.\n"
	for _, test := range []struct{ damaged, hint string }{
		{"***\n\ntitle: Chat\nlevel: Hard\ntags: \\[a, b]\n---\n", "write --- in place of that; remove the blank line 2; remove the backslashes in line 5"},
		{"***\n\ntitle: Chat\nlevel: Hard\n\n***\n", "write --- in place of that; remove the blank line 2; write --- in place of line 6"},
		{"* * *\ntitle: Chat\nlevel: Hard\n", "write --- in place of that; put a line of --- above line 4"},
		{"***\n\n## title: Chat\n", "write --- in place of that; take the # from line 3, and write each key in a line of its own; remove the blank line 2; put a line of --- above line 4"},
		{"---\n\n## title: Chat level: Hard\n", "take the # from line 3, and write each key in a line of its own; remove the blank line 2; put a line of --- above line 4"},
		{"***\n\nA text: of its own.\n", ""},
		{"***\n\n## Notes: mine\n", "there is nothing to do"}, // a heading of one's own
	} {
		told, hints := foundIn(c, test.damaged+body)
		if hints != test.hint || (told == "") != (test.hint == "") {
			t.Errorf("%q: got %s\n%q, not %q", test.damaged, told, hints, test.hint)
		}
	}
}

// A template without headings has none that front matter could take in.
func TestFrontMatterAlone(t *testing.T) {
	c, _ := own(t, "---\nlevel: {{ .difficulty }}\n---\n\n{{ .core_problem | default \"[P]\" }}\n")
	told, _ := foundIn(c, "---\nlevel: Hard\n\n# Mine\n\n- a: b: c\n\n---\n\nx\n")
	if want := "1 metadata-value the front matter is never closed"; told != want {
		t.Errorf("got %q, not %q", told, want)
	}
}

// foundIn gives what is found in a document, and the hints.
func foundIn(c *check.Checker, doc string) (told, hints string) {
	var all, ways []string
	for _, f := range c.Check([]byte(doc), check.Options{}) {
		all, ways = append(all, strconv.Itoa(f.Line)+" "+f.Rule+" "+f.Message), append(ways, f.Hint)
	}
	return strings.Join(all, "; "), strings.Join(ways, "; ")
}
