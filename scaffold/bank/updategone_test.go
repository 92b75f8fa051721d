package bank_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
)

const (
	factsTop   = "# {{ .title | default \"[T]\" }}\n\n"
	factsEnd   = "\n## End\n\nWords.\n"
	listedTop  = factsTop + "- **Level**: {{ .difficulty | default \"[D]\" }}\n- **Version**: {{ .version | default \"[V]\" }}\n" + factsEnd
	tabledTop  = factsTop + "| Fact | Value |\n|--|--|\n| Level | {{ .difficulty | default \"[D]\" }} |\n| Version | {{ .version | default \"[V]\" }} |\n" + factsEnd
	starredTop = factsTop + "| Fact | Value |\n|--|--|\n| Level | {{ .difficulty | default \"[D]\" }} |\n| Stars | {{ .popularity | default \"[S]\" }} |\n" + factsEnd
	renamedTop = factsTop + "| Fact | Value |\n|--|--|\n| Difficulty | {{ .difficulty | default \"[D]\" }} |\n| Version | {{ .version | default \"[V]\" }} |\n" + factsEnd
	blankHead  = factsTop + "|  |  |\n|--|--|\n| Difficulty | {{ .difficulty | default \"[D]\" }} |\n| Version | {{ .version | default \"[V]\" }} |\n" + factsEnd
	goneSpec   = "title: X\ndifficulty: hard\nversion: \"2\"\npopularity: 3\n"
)

// moved gives a bank of a template with the file of a spec, which an author edits.
func moved(t *testing.T, template, spec string, edits ...string) *ownBank {
	t.Helper()
	b := newOwnBank(t, template)
	b.updateGenerated(b.generated(spec))
	if len(edits) > 0 {
		rewrite(t, b.file, edits...)
	}
	return b
}

// to gives the bank another template.
func (b *ownBank) to(template string) {
	b.t.Helper()
	b.template = newOwnBank(b.t, template).template
}

// A row that its author has cut off the table by what stands between is no other form of
// the template's: nothing goes.
func TestUpdateRowCutOff(t *testing.T) {
	for _, template := range []string{starredTop, tabledTop} {
		last := "| Stars"
		if template == tabledTop {
			last = "| Version"
		}
		for _, between := range []string{"\n```\nMY CODE\n```\n\n<!-- MY NOTE -->\n\n", "\n<!-- MY NOTE -->\n\n", "\nMY TEXT\n\n", "\n- MY ITEM\n\n", "\n---\n\n", "\n<div>MY</div>\n\n"} {
			b := moved(t, template, goneSpec, last, between+last)
			edited := content(t, b.file)
			if got := b.updateGenerated(b.generated(goneSpec)); content(t, b.file) != edited {
				t.Errorf("%q: with the same spec, it is %s: %s\n%s", between, got[0].Action, outcomes(got[0]), content(t, b.file))
			}
			for _, b.force = range []bool{false, true} {
				got := b.updateGenerated(b.generated(strings.NewReplacer("popularity: 3", "popularity: 4", "\"2\"", "\"3\"").Replace(goneSpec)))
				if strings.Count(content(t, b.file), "MY") != strings.Count(between, "MY") || !strings.Contains(content(t, b.file), "| Level | Hard |") {
					t.Errorf("%q: force %t: it is %s: %s\n%s", between, b.force, got[0].Action, outcomes(got[0]), content(t, b.file))
				}
			}
		}
	}
}

// Where the template has facts in another form now, all of them change it, and what their
// author has put among them stays; or where one of them was edited, none does until that
// is settled.
func TestUpdateOtherForm(t *testing.T) {
	const version = "- **Version**: 2\n"
	for _, test := range []struct {
		was, now string
		edits    []string
		isEdited bool // a fact is
		keeps    string
	}{
		{listedTop, tabledTop, nil, false, ""},
		{tabledTop, listedTop, nil, false, ""},
		{listedTop, renamedTop, nil, false, ""},
		{listedTop, blankHead, nil, false, ""},
		{listedTop, tabledTop, []string{version, version + "\nMY note\n"}, false, "MY note"},
		{listedTop, renamedTop, []string{version, version + "\nMY note\n"}, false, "MY note"},
		{listedTop, blankHead, []string{version, version + "\nMY note\n"}, false, "MY note"},
		{listedTop, renamedTop, []string{version, "- **Owner**: ME\n" + version}, false, "ME"},
		{listedTop, renamedTop, []string{version, version + "  ```\n  MY code\n  ```\n"}, false, "MY code"},
		{listedTop, renamedTop, []string{version, "<!-- MY note -->\n" + version}, false, "MY note"},
		{tabledTop, listedTop, []string{"| Version | 2 |\n", "| Version | 2 |\n| Owner | ME |\n"}, false, "ME"},
		{listedTop, renamedTop, []string{version, "- **Version**: 2 <!-- MY note -->\n"}, true, "MY note"},
		{listedTop, tabledTop, []string{version, "- **Version**: 7\n"}, true, ""},
		{listedTop, renamedTop, []string{version, "- **Version**: 7\n\nMY note\n"}, true, "MY note"},
		{listedTop, renamedTop, []string{"Hard", "Easy"}, true, ""},
		{listedTop, blankHead, []string{"Hard", "Easy"}, true, ""},
		{tabledTop, listedTop, []string{"Hard", "Easy"}, true, ""},
	} {
		b := moved(t, test.was, goneSpec, test.edits...)
		edited := content(t, b.file)
		b.to(test.now)
		now := b.generated(goneSpec)
		got := b.updateGenerated(now)
		if test.isEdited {
			if content(t, b.file) != edited || got[0].Action != bank.Conflict {
				t.Errorf("%q: it is %s: %s\n%s", test.edits, got[0].Action, outcomes(got[0]), content(t, b.file))
			}
			b.force = true
			got = b.updateGenerated(now)
		}
		after := content(t, b.file)
		if got[0].Action != bank.Updated || !strings.Contains(after, test.keeps) {
			t.Errorf("%q: it is %s: %s\n%s", test.edits, got[0].Action, outcomes(got[0]), after)
		}
		for line := range strings.Lines(string(now.Content)) {
			if strings.Count(after, line) == 0 {
				t.Errorf("%q: the file lacks %q\n%s", test.edits, line, after)
			}
		}
		if strings.Count(after, "Version") != 1 || strings.Count(after, "Hard") != 1 || test.keeps == "" && after != string(now.Content) {
			t.Errorf("%q: the file has\n%s", test.edits, after)
		}
		b.force = false
		if got := b.updateGenerated(now); got[0].Action != disk.Unchanged || strings.Contains(outcomes(got[0]), "removed") {
			t.Errorf("%q: again, it is %s: %s", test.edits, got[0].Action, outcomes(got[0]))
		}
	}
}

// What an author has edited and the template no longer has is told, until it is settled.
func TestUpdateEditedAndGone(t *testing.T) {
	section := factsTop + "## Why\n\n{{ .business_context | default \"[B]\" }}\n" + factsEnd
	for _, test := range []struct {
		was, rename, to, spec string
		edit                  []string
		want                  string // "" for nothing to tell
	}{
		{listedTop, "Level", "Difficulty", goneSpec, []string{"Hard", "Easy"}, "(title) > Level: conflict"},
		{listedTop, "Level", "Difficulty", goneSpec, nil, ""},
		{listedTop, "Level", "Difficulty", goneSpec, []string{"Words.", "MY words."}, ""},
		{listedTop, "- **Version**: {{ .version | default \"[V]\" }}\n", "", goneSpec, []string{"**: 2", "**: 3"}, "(title) > Version: conflict"},
		{listedTop, "- **Version**: {{ .version | default \"[V]\" }}\n", "", goneSpec, []string{"**: 2", "**: 2\n  MY words"}, "(title) > Version: conflict"},
		{tabledTop, "| Version | {{ .version | default \"[V]\" }} |\n", "", goneSpec, []string{"| 2 |", "| 3 |"}, "(title) > Version: conflict"},
		{section, "Why", "Reason", "title: X\nbusiness_context: One.\n", []string{"One", "MY one"}, "Why: conflict"},
		{section, "Why", "Reason", "title: X\n", []string{"[B]", "MY one"}, "Why: conflict"},
		{section, "Why", "Reason", "title: X\nbusiness_context: One.\n", nil, ""},
		{section, "Why", "Reason", "title: X\nbusiness_context: One.\n", []string{"Words.", "MY words."}, ""},
		{section, "Why", "Reason", "title: X\nbusiness_context: One.\n", []string{"## End", "## Mine\n\nMY words.\n\n## End"}, ""},
	} {
		b := moved(t, test.was, test.spec, test.edit...)
		edited := content(t, b.file)
		b.to(strings.Replace(test.was, test.rename, test.to, 1))
		now := b.generated(test.spec)
		for range 2 {
			got := b.updateGenerated(now)
			after := content(t, b.file)
			if isTold := got[0].Action == bank.Conflict; isTold != (test.want != "") || !strings.Contains(outcomes(got[0]), test.want) {
				t.Errorf("%q, then %q: it is %s: %s\n%s", test.edit, test.to, got[0].Action, outcomes(got[0]), after)
			}
			if test.edit != nil && (strings.Count(after, "MY") != strings.Count(edited, "MY") || !strings.Contains(after, test.edit[1])) {
				t.Errorf("%q, then %q: the file has\n%s", test.edit, test.to, after)
			}
		}
		if test.want == "" {
			continue
		}
		before := content(t, b.file)
		kept := now
		name, _, _ := strings.Cut(test.want, ": ")
		kept.Settled = sides(merge.File, name)
		b.updateGenerated(kept)
		if got := b.updateGenerated(now); content(t, b.file) != before || got[0].Action != disk.Unchanged {
			t.Errorf("%q, then %q: kept, it is %s: %s\n%s", test.edit, test.to, got[0].Action, outcomes(got[0]), content(t, b.file))
		}
	}
}

// An author's edit that is gone from the template goes where that is asked for, one by
// one; comments and what stands below it stay.
func TestUpdateEditedAndGoneTaken(t *testing.T) {
	b := moved(t, listedTop, goneSpec, "**: 2", "**: 3 <!-- MY note -->\n\n  ```\n  MY code\n  ```")
	edited := content(t, b.file)
	b.to(strings.Replace(listedTop, "- **Version**: {{ .version | default \"[V]\" }}\n", "", 1))
	now := b.generated(goneSpec)
	b.force = true
	if got := b.updateGenerated(now); got[0].Action != bank.Conflict || content(t, b.file) != edited {
		t.Errorf("forced, it is %s: %s\n%s", got[0].Action, outcomes(got[0]), content(t, b.file))
	}
	b.force, now.Settled = false, sides(merge.Spec, "(title) > Version")
	got := b.updateGenerated(now)
	after := content(t, b.file)
	if got[0].Action != bank.Updated || strings.Contains(after, "Version") || !strings.Contains(after, "<!-- MY note -->") || !strings.Contains(after, "MY code") {
		t.Errorf("taken, it is %s: %s\n%s", got[0].Action, outcomes(got[0]), after)
	}
	now.Settled = nil
	if got := b.updateGenerated(now); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
		t.Errorf("again, it is %s: %s", got[0].Action, outcomes(got[0]))
	}
}

// sides settles a section.
func sides(side merge.Side, name string) map[string]merge.Side {
	return map[string]merge.Side{merge.ID(name): side}
}
