package bank_test

import (
	"path/filepath"
	"strings"
	"testing"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

const tagsSpec = "title: Design a Chat\nlast_updated: 2026-11-23\ntags: [a]\nresources: [DDIA]\n"

// Tags that close what was opened in another section, or open what is closed in another, are no
// part of what a section says, and stay.
func TestUpdateTagsAround(t *testing.T) {
	const item = "- DDIA: [Link and description]\n"
	for _, test := range []struct {
		now    string // for the item, at the end of the file
		before string // what opens or closes it there
		isEdit bool
	}{
		{now: item + "\n</details>\n", before: "<details>\n<summary>More</summary>\n\n"},
		{now: item + "</details>\n", before: "<details>\n\n"},
		{now: item + "\n</div>\n</details>\n", before: "<details>\n<div>\n\n"},
		{now: item + "\n</div>\n\n</details>\n", before: "<details>\n\n<div align=\"center\">\n\n"},
		{now: item + "\n</DETAILS>\n\n<!-- mine -->\n\n---\n", before: "<DETAILS open>\n\n"},
		{now: "\n<details>\n\n" + item + "\n</details>\n"},
		{now: "<details>\n<summary>Mine</summary>\n\n" + item + "\n</details>\n"},
		{now: "<details>\n<summary>Mine</summary>\n\n" + item},
		{now: "<div>\n\n<details>\n\n" + item + "\n</details>\n\n</div>\n"},
		{now: "<details>\n\n<!-- mine -->\n\n" + item + "\n---\n\n</details>\n"},
		{now: "<details>\n\n</details>\n\n" + item, isEdit: true},
		{now: "<details>\n\nMine\n\n</details>\n\n" + item, isEdit: true},
		{now: "<details>\n\n" + item + "\n</details>\n\nMy words.\n", isEdit: true},
		{now: "<details>\n\n" + item + "\n</details>\n\n<details>\n\n" + item + "\n</details>\n", isEdit: true},
		{now: item + "\n<details>\n<summary>Mine</summary>\n\nMy words.\n\n</details>\n", isEdit: true},
		{now: item + "\n</details>\n\nMy words.\n", before: "<details>\n\n", isEdit: true},
		{now: item + "\n<p>Mine</p>\n", isEdit: true},
	} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, tagsSpec))
		rewrite(t, path, item, test.now, "## Follow-up Questions", test.before+"## Follow-up Questions")
		touched := content(t, path)
		if got := b.update(problem(t, tagsSpec)); got[0].Action != disk.Unchanged || (outcomes(got[0]) != "") != test.isEdit {
			t.Errorf("%q: with the same spec, it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
		}
		changed := problem(t, strings.Replace(tagsSpec, "DDIA", "DDIA2", 1))
		got := b.update(changed)
		if test.isEdit {
			if got[0].Action != bank.Conflict || content(t, path) != touched {
				t.Errorf("%q: it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
			}
			continue
		}
		if after := content(t, path); got[0].Action != bank.Updated || after != strings.Replace(touched, "DDIA", "DDIA2", 1) {
			t.Errorf("%q: it is %s: %s\n%s", test.now, got[0].Action, outcomes(got[0]), after[len(after)-300:])
		}
		if got := b.update(changed); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
			t.Errorf("%q: again, it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
		}
	}
}

// Those that stand at the end of the section above stay there, too, and so do those below facts.
func TestUpdateTagsBelow(t *testing.T) {
	for _, test := range []struct{ old, now, of, by string }{
		{"- DDIA: [Link and description]\n", "- DDIA: [Link and description]\n\n<details>\n<summary>More</summary>\n\n## Mine\n\nMy words.\n\n</details>\n", "DDIA", "DDIA2"},
		{"\n## Problem Statement", "\n</details>\n\n## Problem Statement", "[a]", "[c]"},
		{"\n## Problem Statement", "\n<details>\n<summary>More</summary>\n\n## Problem Statement", "[a]", "[c]"},
	} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, tagsSpec))
		rewrite(t, path, test.old, test.now)
		touched := content(t, path)
		got := b.update(problem(t, strings.Replace(tagsSpec, test.of, test.by, 1)))
		before, after := strings.Trim(test.of, "[]"), strings.Trim(test.by, "[]")
		want := strings.NewReplacer("**: "+before+"\n", "**: "+after+"\n", "- "+before, "- "+after).Replace(touched)
		if is := content(t, path); got[0].Action != bank.Updated || is != want {
			t.Errorf("%q: it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
		}
	}
}
