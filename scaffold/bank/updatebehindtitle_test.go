package bank_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/disk"
)

// What an author has put behind a title, and is none of its words, is no edit, and stays when
// the spec's title changes.
func TestUpdateKeepsWhatStandsBehindTitle(t *testing.T) {
	templates := []string{
		"# Design {{ .title }} - Interview\n\n## Level {{ .difficulty }}\n{{ .core_problem }}\n",
		"# {{ .title }}\n{{ .core_problem }}\n\n## {{ .difficulty }}\n{{ .business_context }}\n",
		"---\nkind: problem\n---\n# The {{ .title }}\n\n## A\n{{ .core_problem }}\n\n## B\n{{ .business_context }}\n",
	}
	const was = "title: A cache\ndifficulty: hard\ncore_problem: One.\nbusiness_context: Two.\n"
	for _, template := range templates {
		for _, behind := range []string{" {#id}", " {.class #id}", " <!-- note -->", ` <a id="x"></a>`, "[^1]", " [^1] {#id}", " {#id} <!-- a --> <!-- b -->", "<!-- a -->[^1]"} {
			for _, eol := range []string{"\n", "\r\n"} {
				b := newOwnBank(t, template)
				b.updateGenerated(b.generated(was))
				edited := content(t, b.file)
				for _, title := range []string{"Interview\n", "# A cache\n", "The A cache\n", " Hard\n"} {
					words, more := title[:strings.IndexByte(title, '\n')], title[strings.IndexByte(title, '\n'):]
					edited = strings.Replace(edited, title, words+behind+more, 1)
				}
				if edited == content(t, b.file) {
					t.Fatal("nothing is edited")
				}
				rewrite(t, b.file, content(t, b.file), strings.ReplaceAll(edited, "\n", eol))
				edited = content(t, b.file)
				if got := b.updateGenerated(b.generated(was)); content(t, b.file) != edited || got[0].Action != disk.Unchanged {
					t.Errorf("%q behind %q: with the same spec, it is %s: %s", behind, template, got[0].Action, outcomes(got[0]))
				}
				change := strings.NewReplacer("A cache", "A larger cache", "hard", "easy", "Hard", "Easy", "One", "New")
				got := b.updateGenerated(b.generated(change.Replace(was)))
				if want := change.Replace(edited); content(t, b.file) != want {
					t.Errorf("%q behind %q: it is %s: %s\n%q, want\n%q", behind, template, got[0].Action, outcomes(got[0]), content(t, b.file), want)
				}
			}
		}
	}
}
