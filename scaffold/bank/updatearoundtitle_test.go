package bank_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/disk"
)

// What an author has put around a title, and is none of its words, is no edit, and stays when
// the spec's title changes.
func TestUpdateKeepsWhatStandsAroundTitle(t *testing.T) {
	templates := []string{
		"# Design {{ .title }} - Interview\n\n## Level {{ .difficulty }}\n{{ .core_problem }}\n",
		"# {{ .title }}\n{{ .core_problem }}\n\n## {{ .difficulty }}\n{{ .business_context }}\n",
		"---\nkind: problem\n---\n# The {{ .title }}\n\n## A\n{{ .core_problem }}\n\n## B\n{{ .business_context }}\n",
	}
	const was = "title: A cache\ndifficulty: hard\ncore_problem: One.\nbusiness_context: Two.\n"
	for _, template := range templates {
		for _, around := range [][2]string{
			{"", " {#id}"}, {"", " {.class #id}"}, {"", " <!-- note -->"}, {"", ` <a id="x"></a>`}, {"", "[^1]"}, {"", " [^1] {#id}"},
			{"", " {#id} <!-- a --> <!-- b -->"}, {"", "<!-- a -->[^1]"}, {`<a id="x"></a>`, ""}, {`<a name="x"></a> `, "[^1] {#id}"},
		} {
			for _, eol := range []string{"\n", "\r\n"} {
				b := newOwnBank(t, template)
				b.updateGenerated(b.generated(was))
				edited := ""
				for line := range strings.Lines(content(t, b.file)) {
					if words := strings.TrimLeft(line, "#"); words != line {
						line = line[:len(line)-len(words)] + " " + around[0] + strings.TrimSpace(words) + around[1] + "\n"
					}
					edited += line
				}
				if edited == content(t, b.file) {
					t.Fatal("nothing is edited")
				}
				rewrite(t, b.file, content(t, b.file), strings.ReplaceAll(edited, "\n", eol))
				edited = content(t, b.file)
				if got := b.updateGenerated(b.generated(was)); content(t, b.file) != edited || got[0].Action != disk.Unchanged {
					t.Errorf("%q around a title of %q: with the same spec, it is %s: %s", around, template, got[0].Action, outcomes(got[0]))
				}
				change := strings.NewReplacer("A cache", "A larger cache", "hard", "easy", "Hard", "Easy", "One", "New")
				got := b.updateGenerated(b.generated(change.Replace(was)))
				if want := change.Replace(edited); content(t, b.file) != want {
					t.Errorf("%q around a title of %q: it is %s: %s\n%q, want\n%q", around, template, got[0].Action, outcomes(got[0]), content(t, b.file), want)
				}
			}
		}
	}
}

// What an author has put below a title, where the template has nothing, is its author's own.
func TestUpdateKeepsWhatStandsBelowTitle(t *testing.T) {
	const was = "title: A cache\ncore_problem: One.\nbusiness_context: Two.\n"
	for _, test := range []struct {
		template, below string
		isOwn           bool
	}{
		{"# {{ .title }}\n\n## A\n{{ .core_problem }}\n", "[TOC]\n", true},
		{"# {{ .title }}\n\n## A\n{{ .core_problem }}\n", "![build](https://x.example/b.svg)\n\n- [A](#a)\n- [B](#b)\n", true},
		{"# {{ .title }}\n\n## A\n{{ .core_problem }}\n", "> Draft\n\n---\n", true},
		{"---\nkind: x\n---\n\n# {{ .title }} - x\n\n## A\n{{ .core_problem }}\n", "<details>\n\nMine\n\n</details>\n", true},
		{"# {{ .title }}\n\n{{ .business_context }}\n\n## A\n{{ .core_problem }}\n", "Mine.\n", false},
	} {
		b := newOwnBank(t, test.template)
		b.updateGenerated(b.generated(was))
		for line := range strings.Lines(content(t, b.file)) {
			if strings.HasPrefix(line, "# ") {
				rewrite(t, b.file, line, line+"\n"+test.below)
			}
		}
		edited := content(t, b.file)
		if got := b.updateGenerated(b.generated(was)); content(t, b.file) != edited || got[0].Action != disk.Unchanged {
			t.Errorf("%q: with the same spec, it is %s: %s", test.below, got[0].Action, outcomes(got[0]))
		}
		change := strings.NewReplacer("A cache", "A larger cache")
		got := b.updateGenerated(b.generated(change.Replace(was)))
		if want := change.Replace(edited); (content(t, b.file) == want) != test.isOwn {
			t.Errorf("%q: it is %s: %s\n%s", test.below, got[0].Action, outcomes(got[0]), content(t, b.file))
		}
	}
}
