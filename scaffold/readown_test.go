package scaffold

import (
	"strings"
	"testing"
)

// What a template of one's own writes is read in other marks, too: where its author has
// other emphasis than the template, or none, and the colon within it or behind it.
func TestReadOwnMarks(t *testing.T) {
	const labels = "# {{ .title | default \"[T]\" }}\n\n*Level:* {{ .difficulty | default \"[L]\" }} | *Stars:* {{ .popularity | default \"[S]\" }}\n"
	const items = "# {{ .title | default \"[T]\" }}\n\n- **Level**: {{ .difficulty | default \"[L]\" }} (**Stars**: {{ .popularity | default \"[S]\" }})\n"
	const cells = "# {{ .title | default \"[T]\" }}\n\n| Name | What |\n|---|---|\n{{ range .architecture.components }}| **{{ .name }}** | {{ .description }} |\n{{ else }}| **[N]** | [D] |\n{{ end }}\n"
	const table = "| Name | What |\n|---|---|\n"
	const both = "difficulty=Hard popularity=2"
	const component = "architecture.components=[name:A,description:x]"
	for _, test := range []struct{ template, line, read, told string }{
		{labels, "*Level:* Hard | *Stars:* ⭐⭐", both, ""},
		{labels, "*Level*: Hard | *Stars*: ⭐⭐", both, ""},
		{labels, "_Level_: Hard | _Stars_: ⭐⭐", both, ""},
		{labels, "**Level:** Hard | **Stars**: 2/5", both, ""},
		{labels, "Level: Hard | Stars: ⭐⭐", both, ""},
		{labels, "*Level*: **Hard** | *Stars*: ⭐⭐", both, ""},
		{labels, "*Level*: [L] | *Stars*: ⭐⭐", "popularity=2", ""},
		{labels, "*Level*: Foo | *Stars*: ⭐⭐", "popularity=2", "*Level*: Foo | *Stars*: ⭐⭐"},
		{labels, "*Level*: Hard", "difficulty=Hard", ""},
		{labels, "*Rank*: Hard | *Stars*: ⭐⭐", "", "*Rank*: Hard | *Stars*: ⭐⭐"},
		{labels, "~~Level: Hard | Stars: ⭐⭐~~", "", "~~Level: Hard | Stars: ⭐⭐~~"},
		{items, "- Level: Hard (Stars: ⭐⭐)", both, ""},
		{items, "* *Level:* Hard (*Stars:* ⭐⭐)", both, ""},
		{items, "Level: Hard (Stars: ⭐⭐)", "", "Level: Hard (Stars: ⭐⭐)"},
		{cells, table + "| **A** | x |", component, ""},
		{cells, table + "| A | x |", component, ""},
		{cells, table + "| `A` | x |", component, ""},
		{cells, table + "| *A* | x |", component, ""},
		{cells, table + "| **A B** | *x* |", "architecture.components=[name:A B,description:*x*]", ""},
		{cells, table + "| [N] | [D] |", "", ""},
		{cells, table + "| **[A](b.md)** | x |", component, "| **[A](b.md)** | x |"},
		{cells, table + "| [A](b.md) | x |", component, "| [A](b.md) | x |"},
		{cells, "| Mine | Other | More |\n|---|---|---|\n| A | x | y |", "", "| Mine | Other | More | | A | x | y |"},
	} {
		reading, err := own(t, test.template).Read([]byte("# T\n\n" + test.line + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, u := range reading.Unplaced {
			told = append(told, string(u.Raw))
		}
		read := strings.TrimSpace(strings.Replace(saidIn(reading.Problem), "title=T", "", 1))
		if read != test.read || strings.Join(told, " ") != test.told {
			t.Errorf("%q: read %s; told %q", test.line, read, told)
		}
	}
}

// A heading with the template's words alone says nothing of its field, and one that only
// begins with their letters is another.
func TestReadBareTitles(t *testing.T) {
	template := own(t, "# {{ .title | default \"[T]\" }} - Kata\n\n## Goal: {{ .core_problem | default \"[G]\" }}\n\n- **Version**: {{ .version | default \"[V]\" }}\n")
	for _, test := range []struct{ heading, read, told string }{
		{"## Goal: win", "core_problem=win title=A version=2", ""},
		{"## Goal - win", "core_problem=win title=A version=2", ""},
		{"## 1. Goal: win", "core_problem=win title=A version=2", ""},
		{"## Goal", "title=A version=2", ""},
		{"## **Goal:**", "title=A version=2", ""},
		{"## Goal: [G]", "title=A version=2", ""},
		{"## goal 🎯", "title=A version=2", ""},
		{"## Goals", "title=A version=2", "## Goals"},
		{"## Goalkeeper: win", "title=A version=2", "## Goalkeeper: win"},
	} {
		reading, err := template.Read([]byte("# A - Kata\n\n" + test.heading + "\n\n- **Version**: 2\n"))
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, u := range reading.Unplaced {
			told = append(told, string(u.Raw))
		}
		if read := saidIn(reading.Problem); read != test.read || strings.Join(told, " ") != test.told {
			t.Errorf("%q: read %s; told %q", test.heading, read, told)
		}
	}
}

// The template's words behind a title are none of it, whatever parts them from it.
func TestReadTitlesPartedOtherwise(t *testing.T) {
	const long, short = "# {{ .title | default \"[T]\" }} - Interview Problem Of Ours", "# {{ .title | default \"[T]\" }} (kata)"
	for _, test := range []struct{ template, heading, title string }{
		{long, "# Chat - Interview Problem Of Ours", "Chat"},
		{long, "# Chat<br>Interview Problem Of Ours", "Chat"},
		{long, "# Chat<br/>*Interview Problem Of Ours*", "Chat"},
		{long, "# Chat / Interview Problem of Ours", "Chat"},
		{long, "# Chat Interview Problem Of Ours", "Chat"},
		{long, "# Chat: an interview problem of ours", "Chat"},
		{long, "# Chat – the Interview Problem Of Ours", "Chat"},
		{long, "# Design an Interview Problem of Ours", "Design an Interview Problem of Ours"},
		{long, "# Chat<br>Interview", "Chat Interview"},
		{long, "# Chat", "Chat"},
		{short, "# Chat<br>Kata", "Chat"},
		{short, "# Chat: a kata", "Chat"},
		{short, "# Learn Kata", "Learn Kata"},
		{short, "# A<br>B (kata)", "A B"},
		{short, "# A<br>B", "A B"},
		{short, "# A&nbsp;B (kata)", "A B"},
		{"# {{ .title | default \"[T]\" }}", "# Chat {#top}", "Chat"},
		{"# {{ .title | default \"[T]\" }}", "# Chat \\{#top}", "Chat {#top}"},
		{short, "# A&#160;`&nbsp;` (kata)", "A &nbsp;"},
	} {
		template := own(t, test.template+"\n\n## Core\n\n{{ .core_problem | default \"[C]\" }}\n")
		doc := []byte(test.heading + "\n\n## Core\n\nC\n")
		reading, err := template.Read(doc)
		if err != nil {
			t.Fatal(err)
		}
		if title, _ := reading.Problem.Get("title"); title.Text != test.title {
			t.Errorf("%q: spec reads %q", test.heading, title.Text)
		}
		page, err := template.Page(doc)
		if err != nil {
			t.Fatal(err)
		}
		if title, _ := page.Fields("title").Get("title"); title.Text != test.title {
			t.Errorf("%q: a catalogue reads %q", test.heading, title.Text)
		}
		page.Close()
	}
}
