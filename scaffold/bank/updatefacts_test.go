package bank_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
)

const factsSpec = `title: Design a Chat
difficulty: medium
tags: [queues, caching]
estimated_time: {reading: 10, solving: 40}
last_updated: 2026-01-02
popularity: 5
`

// factsSaidAnew says something else of each line that is touched.
var factsSaidAnew = strings.NewReplacer("medium", "hard", "caching", "sharding", "reading: 10", "reading: 12", "popularity: 5", "popularity: 4")

// What is read as a fact is the same line for an update, in whatever writing, and is
// compared by what it says.
func TestUpdateFactsInOtherWriting(t *testing.T) {
	for _, test := range []struct{ old, touched string }{
		{"**Difficulty**: Medium", "**Difficulty** - Medium"},
		{"**Difficulty**: Medium", "Difficulty — medium"},
		{"**Difficulty**: Medium", "**Difficulty** Medium"},
		{"**Difficulty**: Medium", "**difficulty**: MEDIUM"},
		{"**Difficulty**: Medium", "**Dificulty**: Medium"},
		{"**Difficulty**: Medium", "🎯 **Difficulty**: Medium"},
		{"**Difficulty**: Medium", "**🎯 Difficulty:** Medium"},
		{"**Difficulty**: Medium", "[Difficulty](levels.md): Medium"},
		{"**Difficulty**: Medium", "**[Difficulty](levels.md)** – `medium`"},
		{"**Difficulty**: Medium", "**Difficulty**\n  Medium"},
		{"**Difficulty**: Medium", "**Difficulty**:\n  medium"},
		{"**Difficulty**: Medium", "**Difficulty**:\n  - Medium"},
		{"**Difficulty**: Medium", "**Difficulty**\n\n  1. `medium`"},
		{"Reading: 10 minutes", "Reading:\n    - 10 minutes"},
		{"⭐⭐⭐⭐⭐", "\n  * 5/5"},
		{"**Tags**: queues, caching", "**Tags**: queues,caching"},
		{"**Tags**: queues, caching", "**Tags**: [queues, caching]"},
		{"**Tags**: queues, caching", "**Tag**: `queues`, __caching__"},
		{"**Tags**: queues, caching", "**Tags**:\n  - queues\n  - caching"},
		{"**Tags**: queues, caching", "**Tags**\n\n  * queues\n\n  * caching"},
		{"Reading: 10 minutes", "Reading: 10 min."},
		{"Reading: 10 minutes", "**Reading** - 10 minutes"},
		{"⭐⭐⭐⭐⭐", "⭐️⭐️⭐️⭐️⭐️"},
		{"⭐⭐⭐⭐⭐", "★★★★★"},
		{"⭐⭐⭐⭐⭐", "5/5"},
		{"⭐⭐⭐⭐⭐", "5"},
		{"⭐⭐⭐⭐⭐", "5 stars"},
	} {
		before := string(rendered(t, problem(t, factsSpec)))
		touched := strings.Replace(before, test.old, test.touched, 1)
		want := string(rendered(t, problem(t, factsSaidAnew.Replace(factsSpec))))
		for _, isKnown := range []bool{true, false} {
			b := &testBank{t: t, path: t.TempDir()}
			path := filepath.Join(b.path, "design-a-chat.md")
			if isKnown {
				b.update(problem(t, factsSpec))
			}
			write(t, path, touched)
			if got := b.update(problem(t, factsSpec)); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
				t.Errorf("%q, known %t: with the same spec, it is %s: %s", test.touched, isKnown, got[0].Action, outcomes(got[0]))
			}
			if got := b.update(problem(t, factsSaidAnew.Replace(factsSpec))); got[0].Action != bank.Updated {
				t.Errorf("%q, known %t: with another, it is %s: %s", test.touched, isKnown, got[0].Action, outcomes(got[0]))
			}
			if diff := cmp.Diff(want, content(t, path)); diff != "" {
				t.Errorf("%q, known %t: the file (-want +got):\n%s", test.touched, isKnown, diff)
			}
		}
	}
}

// What an author has said otherwise, or besides, is an edit, and is replaced where it
// stands if that is asked for.
func TestUpdateFactsEdited(t *testing.T) {
	for _, test := range []struct{ old, touched string }{
		{"**Difficulty**: Medium", "**Difficulty** - Easy"},
		{"**Difficulty**: Medium", "**Difficulty** - Medium, I think"},
		{"**Difficulty**: Medium", "**Difficulty**: ~~Easy~~ Medium"},
		{"**Difficulty**: Medium", "**Difficulty (for seniors)**: Medium"},
		{"**Difficulty**: Medium", "**Difficulty**: Medium <a id=\"level\"></a>"},
		{"**Difficulty**: Medium", "**Difficulty**: Medium ![](medium.png)"},
		{"**Difficulty**: Medium", "**Difficulty**:"},
		{"**Difficulty**: Medium", "**Difficulty**:\n  - Easy"},
		{"**Tags**: queues, caching", "**Tags**: queues"},
		{"**Tags**: queues, caching", "**Tags**: ~~queues~~, caching"},
		{"**Tags**: queues, caching", "**Tags**: ~~queues, caching~~"},
		{"**Difficulty**: Medium", "**Difficulty**: ~~Medium~~"},
		{"**Difficulty**: Medium", "~~**Difficulty**: Medium~~"},
		{"⭐⭐⭐⭐⭐", "~~⭐⭐⭐⭐⭐~~"},
		{"**Tags**: queues, caching", "**Tags**: caching, queues"},
		{"**Tags**: queues, caching", "**Tags**: [queues](q.md), caching"},
		{"⭐⭐⭐⭐⭐", "★★★☆☆"},
		{"⭐⭐⭐⭐⭐", "3/5"},
	} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, factsSpec))
		rewrite(t, path, test.old, test.touched)
		edited := content(t, path)
		if got := b.update(problem(t, factsSpec)); got[0].Action != disk.Unchanged || !strings.HasSuffix(outcomes(got[0]), ": edited") {
			t.Errorf("%q: with the same spec, it is %s: %s", test.touched, got[0].Action, outcomes(got[0]))
		}
		line := edited[strings.Index(edited, test.touched):][:len(test.touched)]
		if got := b.update(problem(t, factsSaidAnew.Replace(factsSpec))); got[0].Action != bank.Conflict || !strings.Contains(content(t, path), line) {
			t.Errorf("%q: with another, it is %s: %s", test.touched, got[0].Action, outcomes(got[0]))
		}
		b.force = true
		b.update(problem(t, factsSaidAnew.Replace(factsSpec)))
		if diff := cmp.Diff(string(rendered(t, problem(t, factsSaidAnew.Replace(factsSpec)))), content(t, path)); diff != "" {
			t.Errorf("%q: forced, the file (-want +got):\n%s", test.touched, diff)
		}
	}
}

// Words of the author's before a label, or in it, are none of the template's: what an
// update would take away with them is a conflict. Words before a label make a sentence of
// it, which says nothing: to a bank that does not know the file, the value is not there.
func TestUpdateFactsWithMoreWords(t *testing.T) {
	for _, test := range []struct{ old, touched string }{
		{"- **Difficulty**: Medium", "- Keep these words. **Difficulty**: Medium"},
		{"- **Difficulty**: Medium", "\nKeep these words.\n**Difficulty**: Medium\n"},
		{"- **Difficulty**: Medium", "- Keep\n  **Difficulty**: Medium"},
		{"- **Difficulty**: Medium", "- **Difficulty of the task, I think**: Medium"},
		{"- **Difficulty**: Medium", "- **Not the difficulty**: Medium"},
		{"- **Difficulty**: Medium", "- **Level of difficulty**: Medium"},
		{"- **Tags**: queues, caching", "- **https://x.org Tags**: queues, caching"},
		{"- Reading: 10 minutes", "- Reading\\\n    with breaks: 10 minutes"},
	} {
		for _, isKnown := range []bool{true, false} {
			b := &testBank{t: t, path: t.TempDir()}
			path := filepath.Join(b.path, "design-a-chat.md")
			b.update(problem(t, factsSpec))
			if !isKnown {
				b = &testBank{t: t, path: t.TempDir()}
				path = filepath.Join(b.path, "design-a-chat.md")
				write(t, path, string(rendered(t, problem(t, factsSpec))))
			}
			rewrite(t, path, test.old, test.touched)
			want := disk.Unchanged
			if strings.HasPrefix(strings.TrimLeft(test.touched, "- \n"), "Keep") && !isKnown {
				want = bank.Conflict
			}
			if got := b.update(problem(t, factsSpec)); got[0].Action != want {
				t.Errorf("%q, known %t: with the same spec, it is %s: %s", test.touched, isKnown, got[0].Action, outcomes(got[0]))
			}
			if got := b.update(problem(t, factsSaidAnew.Replace(factsSpec))); got[0].Action != bank.Conflict || !strings.Contains(content(t, path), strings.TrimSpace(test.touched)) {
				t.Errorf("%q, known %t: with another, it is %s: %s\n%s", test.touched, isKnown, got[0].Action, outcomes(got[0]), content(t, path))
			}
		}
	}
}

// A comment of the author's stays where a fact in another writing is replaced.
func TestUpdateFactsWithComments(t *testing.T) {
	for _, test := range []struct{ touched, want string }{
		{"**Difficulty**: Medium <!-- mine -->", "**Difficulty**: Hard <!-- mine -->"},
		{"**Difficulty** - Medium <!-- mine -->", "**Difficulty**: Hard <!-- mine -->"},
		{"**Difficulty** <!-- mine --> — medium", "**Difficulty**: Hard <!-- mine -->"},
		{"**Difficulty** - Medium\n  <!-- mine -->", "**Difficulty**: Hard\n  <!-- mine -->"},
		{"[x] **Difficulty**: MEDIUM\n\n  <!-- mine -->\n", "[x] **Difficulty**: Hard\n\n  <!-- mine -->\n"},
	} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, factsSpec))
		rewrite(t, path, "**Difficulty**: Medium", test.touched)
		changed := problem(t, strings.Replace(factsSpec, "medium", "hard", 1))
		if got := b.update(changed); got[0].Action != bank.Updated {
			t.Errorf("%q: it is %s: %s", test.touched, got[0].Action, outcomes(got[0]))
		}
		want := strings.Replace(string(rendered(t, changed)), "**Difficulty**: Hard", test.want, 1)
		if diff := cmp.Diff(want, content(t, path)); diff != "" {
			t.Errorf("%q: the file (-want +got):\n%s", test.touched, diff)
		}
	}
}

// What stands below a fact stays there when the fact is replaced, and is no edit of it.
func TestUpdateFactsWithMoreBelow(t *testing.T) {
	for _, below := range []string{
		"  ```\n  code\n  ```\n", "\n      code\n", "  ***\n", "\n  ---\n", "  <div>x</div>\n", "  > quoted\n", "\n  words\n", "  - an item\n",
		"\n  | a |\n  |---|\n  | b |\n", "  > ```\n  > code\n  > ```\n", "  ```\n  code\n  ```\n  ---\n  ~~~\n  more\n  ~~~\n",
	} {
		for _, test := range []struct {
			old, touched string
			isEdit       bool
		}{
			{"- **Difficulty**: Medium\n", "- **Difficulty**: Medium\n", false},
			{"- **Difficulty**: Medium\n", "- Difficulty — `medium`\n", false},
			{"- **Difficulty**: Medium\n", "- **Difficulty**: Easy\n", true},
		} {
			b := &testBank{t: t, path: t.TempDir()}
			path := filepath.Join(b.path, "design-a-chat.md")
			b.update(problem(t, factsSpec))
			rewrite(t, path, test.old, test.touched+below)
			want := bank.Updated
			if test.isEdit {
				want = bank.Conflict
			}
			changed := problem(t, strings.Replace(factsSpec, "medium", "hard", 1))
			if got := b.update(changed); got[0].Action != want {
				t.Errorf("%q: it is %s: %s", test.touched+below, got[0].Action, outcomes(got[0]))
			}
			b.force = true
			b.update(changed)
			after := strings.Replace(string(rendered(t, changed)), "- **Difficulty**: Hard\n", "- **Difficulty**: Hard\n"+below, 1)
			if diff := cmp.Diff(after, content(t, path)); diff != "" {
				t.Errorf("%q: the file (-want +got):\n%s", test.touched+below, diff)
			}
		}
	}
}

// A comment in a row stays in its cell, and the next new value finds it there.
func TestUpdateFactsWithCommentsInCells(t *testing.T) {
	for _, test := range []struct{ touched, want string }{
		{"| Tags | x, y <!-- a \\| b --> |", "| Tags | x, z <!-- a \\| b --> |"},
		{"| Tags | <!-- k --> x, y |", "| Tags | x, z <!-- k --> |"},
		{"| Tags <!-- j --> | x, y <!-- k --><!-- l --> |", "| Tags <!-- j --> | x, z <!-- k --> <!-- l --> |"},
		{"Tags | x,y <!-- k -->", "| Tags | x, z <!-- k --> |"},
	} {
		b := newOwnBank(t, kata(t))
		b.updateGenerated(b.generated(textSpec))
		rewrite(t, b.file, "| Tags | x, y |", test.touched)
		for _, tags := range []string{"x, z", "x, w"} {
			changed := b.generated(strings.Replace(textSpec, "x, y", tags, 1))
			if got := b.updateGenerated(changed); got[0].Action != bank.Updated {
				t.Errorf("%q, %s: it is %s: %s", test.touched, tags, got[0].Action, outcomes(got[0]))
			}
			want := strings.Replace(string(changed.Content), "| Tags | "+tags+" |", strings.Replace(test.want, "x, z", tags, 1), 1)
			if diff := cmp.Diff(want, content(t, b.file)); diff != "" {
				t.Errorf("%q, %s: the file (-want +got):\n%s", test.touched, tags, diff)
			}
		}
	}
}

// A line of the author's own with a label like the template's is no fact, and stays.
func TestUpdateFactsOfAuthor(t *testing.T) {
	for _, own := range []string{"- **Level of difficulty**: Hard for some", "- **Difficulty** - see below", "- Difficulty of the follow-ups: Expert", "- **Tagline**: Talk."} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, factsSpec))
		rewrite(t, path, "- **Version**", own+"\n- **Version**", "⭐⭐⭐⭐⭐", "5/5")
		if got := b.update(problem(t, factsSaidAnew.Replace(factsSpec))); got[0].Action != bank.Updated {
			t.Errorf("%q: it is %s: %s", own, got[0].Action, outcomes(got[0]))
		}
		want := strings.Replace(string(rendered(t, problem(t, factsSaidAnew.Replace(factsSpec)))), "- **Version**", own+"\n- **Version**", 1)
		if diff := cmp.Diff(want, content(t, path)); diff != "" {
			t.Errorf("%q: the file (-want +got):\n%s", own, diff)
		}
	}
}

// What stands between the items of a fact stays: they are not one line then.
func TestUpdateFactsWithOthersBetween(t *testing.T) {
	b := &testBank{t: t, path: t.TempDir()}
	path := filepath.Join(b.path, "design-a-chat.md")
	b.update(problem(t, factsSpec))
	rewrite(t, path, "**Tags**: queues, caching", "**Tags**:\n  - queues\n    - mine\n  - caching")
	edited := content(t, path)
	if got := b.update(problem(t, strings.Replace(factsSpec, "caching", "sharding", 1))); got[0].Action != bank.Conflict || content(t, path) != edited {
		t.Errorf("it is %s: %s, and the file\n%s", got[0].Action, outcomes(got[0]), content(t, path))
	}
}

// The facts of a template of one's own are found as well, where they stand in rows, or
// several in a line.
func TestUpdateFactsOfOwnTemplate(t *testing.T) {
	for _, test := range []struct{ template, old, touched string }{
		{"| Fact | Value |\n|---|---|\n| Difficulty | {{ .difficulty }} |\n| Popularity | {{ .popularity }} |", "| Difficulty | Medium |", "| **difficulty** | medium |"},
		{"| Fact | Value |\n|---|---|\n| Difficulty | {{ .difficulty }} |\n| Popularity | {{ .popularity }} |", "⭐⭐⭐⭐⭐", "5/5"},
		{"- **Level**: {{ .difficulty }} ({{ .popularity }})", "Medium (⭐⭐⭐⭐⭐)", "medium (★★★★★)"},
		{"**Difficulty**: {{ .difficulty }}\n\n**Popularity**: {{ .popularity }}", "**Difficulty**: Medium", "Difficulty - medium"},
	} {
		own, err := scaffold.ParseTemplate("own.md.tmpl", "# {{ .title | default \"[T]\" }}\n\n## About\n"+test.template+"\n\n## Text\n{{ .core_problem }}\n")
		if err != nil {
			t.Fatal(err)
		}
		render := func(text string) bank.Generated {
			p := problem(t, text)
			doc, err := own.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			return bank.Generated{Name: "x.md", From: "x.yaml", Content: doc.Bytes(), Said: p.Paths()}
		}
		const text = "title: X\ndifficulty: medium\npopularity: 5\n"
		before, after := render(text), render(factsSaidAnew.Replace(text))
		b := &testBank{t: t, path: t.TempDir(), template: own}
		path := filepath.Join(b.path, "x.md")
		b.updateGenerated(before)
		rewrite(t, path, test.old, test.touched)
		if got := b.updateGenerated(before); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
			t.Errorf("%q: with the same spec, it is %s: %s", test.touched, got[0].Action, outcomes(got[0]))
		}
		if got := b.updateGenerated(after); got[0].Action != bank.Updated {
			t.Errorf("%q: with another, it is %s: %s", test.touched, got[0].Action, outcomes(got[0]))
		}
		if diff := cmp.Diff(string(after.Content), content(t, path)); diff != "" {
			t.Errorf("%q: the file (-want +got):\n%s", test.touched, diff)
		}
	}
}

func outcomes(f bank.FileUpdate) string { return outcomesOf(merge.Result{Changes: f.Sections}) }

// The mark of a footnote is its author's: it stays behind a new value, so that the note is
// still seen.
func TestUpdateFactWithNote(t *testing.T) {
	t.Parallel()
	b := &testBank{t: t, path: t.TempDir(), template: scaffold.Builtin()}
	path := filepath.Join(b.path, "x.md")
	render := func(text string) bank.Generated {
		p := problem(t, text)
		doc, err := b.template.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		return bank.Generated{Name: "x.md", From: "x.yaml", Content: doc.Bytes(), Said: p.Paths()}
	}
	b.updateGenerated(render("title: X\ndifficulty: medium\n"))
	rewrite(t, path, ": Medium", ": Medium[^1]")
	if err := os.WriteFile(path, []byte(content(t, path)+"\n[^1]: Hard for juniors.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := b.updateGenerated(render("title: X\ndifficulty: hard\n")); got[0].Action != bank.Updated {
		t.Errorf("it is %s: %s", got[0].Action, outcomes(got[0]))
	}
	if now := content(t, path); !strings.Contains(now, "- **Difficulty**: Hard[^1]\n") {
		t.Errorf("the file is\n%s", now)
	}
}

// The mark of a footnote behind an item of a list stays with the item, wherever that stands
// in the new list; if the list has it no more, its author decides.
func TestUpdateListWithNotes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ tags, touched, now, want string }{
		{"a, b", "a[^1], b", "a, c", "a[^1], c"},
		{"a, b", "a, b[^1][^n]", "b, c", "b[^1][^n], c"},
		{"a, b", "**a**[^1], b", "c, a", "c, a[^1]"},
		{"a, b", "a[^1], b", "b", ""},
		{"a, b", "a[^1], b[^2]", "a, c", ""},
		{"a", "a[^1]", "b", ""},
	} {
		b := &testBank{t: t, path: t.TempDir(), template: scaffold.Builtin()}
		path := filepath.Join(b.path, "x.md")
		render := func(tags string) bank.Generated {
			p := problem(t, "title: X\ntags: ["+tags+"]\n")
			doc, err := b.template.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			return bank.Generated{Name: "x.md", From: "x.yaml", Content: doc.Bytes(), Said: p.Paths()}
		}
		b.updateGenerated(render(test.tags))
		rewrite(t, path, "**Tags**: "+test.tags, "**Tags**: "+test.touched)
		if got := b.updateGenerated(render(test.tags)); got[0].Action != disk.Unchanged {
			t.Errorf("%q: with the same spec, it is %s: %s", test.touched, got[0].Action, outcomes(got[0]))
		}
		got := b.updateGenerated(render(test.now))
		want := test.want
		if want == "" {
			want = test.touched
			if now := outcomes(got[0]); now != "Metadata > Tags: conflict" {
				t.Errorf("%q for %q: %s", test.now, test.touched, now)
			}
		}
		if now := content(t, path); !strings.Contains(now, "**Tags**: "+want+"\n") {
			t.Errorf("%q for %q: the file is\n%s", test.now, test.touched, now)
		}
	}
}

// Another dash between two fields of an item than the template's is no edit: with a new spec,
// the item follows it. Other words are an edit.
func TestUpdateItemWithOtherDash(t *testing.T) {
	t.Parallel()
	own, err := scaffold.ParseTemplate("own.md.tmpl", "# {{ .title | default \"[T]\" }}\n\n## R\n{{- range .resources }}\n- {{ .title }} - {{ .description }} ({{ .link }})\n{{- else }}\n- [R]\n{{- end }}\n\n## Text\n\n{{ .core_problem | default \"[X]\" }}\n")
	if err != nil {
		t.Fatal(err)
	}
	render := func(description string) bank.Generated {
		p := problem(t, "title: X\nresources: [{title: DDIA, description: '"+description+"', link: 'https://d.net'}, {title: RFC, description: a spec – or two, link: 'https://r.net'}]\n")
		doc, err := own.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		return bank.Generated{Name: "x.md", From: "x.yaml", Content: doc.Bytes(), Said: p.Paths()}
	}
	for _, test := range []struct{ old, touched, want string }{
		{"DDIA - ", "DDIA – ", ""},
		{"DDIA - ", "DDIA -- ", ""},
		{"RFC - ", "RFC — ", ""},
		{"RFC - ", "The RFC — ", "R: conflict"},
	} {
		b := &testBank{t: t, path: t.TempDir(), template: own}
		path := filepath.Join(b.path, "x.md")
		b.updateGenerated(render("a book"))
		rewrite(t, path, test.old, test.touched)
		if got := b.updateGenerated(render("a book")); got[0].Action != disk.Unchanged {
			t.Errorf("%q: with the same spec, it is %s: %s", test.touched, got[0].Action, outcomes(got[0]))
		}
		after := render("the book")
		got := b.updateGenerated(after)
		if now := content(t, path); test.want == "" && now != string(after.Content) {
			t.Errorf("%q: %s: the file is\n%s", test.touched, outcomes(got[0]), now)
		}
		if test.want != "" && outcomes(got[0]) != test.want {
			t.Errorf("%q: %s", test.touched, outcomes(got[0]))
		}
	}
}

// What front matter says in another form than the template writes it is no edit; what it says
// besides is.
func TestUpdateFrontInOtherForm(t *testing.T) {
	t.Parallel()
	own, err := scaffold.ParseTemplate("own.md.tmpl", "---\ntitle: {{ .title | default \"T\" }}\nlevel: {{ .difficulty | default \"x\" }}\ncompanies: {{ .companies | join \", \" | default \"none\" }}\n---\n\n## Text\n{{ .core_problem | default \"[T]\" }}\n")
	if err != nil {
		t.Fatal(err)
	}
	render := func(said string) bank.Generated {
		p := problem(t, "title: X\n"+said)
		doc, err := own.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		return bank.Generated{Name: "x.md", From: "x.yaml", Content: doc.Bytes(), Said: p.Paths()}
	}
	before, after := "difficulty: hard\ncompanies: [Meta, Google]\n", "difficulty: easy\ncompanies: [Meta, Apple]\n"
	for _, test := range []struct{ old, touched, want string }{
		{": Hard", ": hard", ""},
		{": Hard", ": \"HARD\" # agreed", "agreed"},
		{": Meta, Google", ": [Meta, Google]", ""},
		{": Meta, Google", ":\n  - Meta\n  - Google", ""},
		{": Meta, Google", ": Meta,Google", ""},
		{": Meta, Google", ": [Meta, Google, Netflix]", "conflict"},
		{": Meta, Google", ": [Meta, {name: Google}]", "conflict"},
	} {
		b := &testBank{t: t, path: t.TempDir(), template: own}
		path := filepath.Join(b.path, "x.md")
		b.updateGenerated(render(before))
		rewrite(t, path, test.old, test.touched)
		if got := b.updateGenerated(render(before)); got[0].Action != disk.Unchanged {
			t.Errorf("%q: with the same spec, it is %s: %s", test.touched, got[0].Action, outcomes(got[0]))
		}
		got, now := b.updateGenerated(render(after)), content(t, path)
		isTaken := strings.Contains(now, "level: Easy") && strings.Contains(now, "companies: Meta, Apple\n")
		isConflict := strings.Contains(outcomes(got[0]), "conflict")
		if isTaken == (test.want == "conflict") || isConflict != (test.want == "conflict") || test.want == "agreed" && !strings.Contains(now, "# agreed") {
			t.Errorf("%q: %s: the file is\n%s", test.touched, outcomes(got[0]), now)
		}
	}
}
