package scaffold

import "testing"

// What stands behind a title and is no word of it is no part of a field there, in whatever
// order: an anchor, a comment, the mark of a footnote. What is escaped is text.
func TestReadFieldsAtTitleEnds(t *testing.T) {
	template := own(t, "# {{ .title | default \"[T]\" }}\n\n## Level {{ .difficulty | default \"[L]\" }}\n\n{{ .core_problem | default \"[P]\" }}\n{{ range .architecture.components }}\n### {{ .name }}\n\n{{ .description }}\n{{ end }}")
	for behind, isWord := range map[string]bool{
		" {#a} <!-- c -->":          false,
		" {#a}[^1]":                 false,
		" {#a} <a id=\"x\"></a>":    false,
		" {#a} <!-- c --> {#b}[^1]": false,
		"[^1] {#a} <!-- c -->":      false,
		" <!-- c --> {#a}":          false,
		` \{#a} <!-- c -->`:         true,
		" {a} <!-- c -->":           true,
	} {
		page, err := template.Page([]byte("# Chat" + behind + "\n\n## Level Hard" + behind + "\n\nP.\n\n### Cache" + behind + "\n\nFast.\n"))
		if err != nil {
			t.Fatal(err)
		}
		p := page.Fields("title", "difficulty", "architecture.components")
		title, _ := p.Get("title")
		level, _ := p.Get("difficulty")
		components, _ := p.Get("architecture.components")
		if len(components.Items) != 1 {
			t.Fatalf("%q: %d components", behind, len(components.Items))
		}
		name := components.Items[0].Keys["name"].Text
		if isRead := title.Text == "Chat" && level.Text == "Hard" && name == "Cache"; isRead == isWord {
			t.Errorf("%q: %q, %q, %q", behind, title.Text, level.Text, name)
		}
	}
}

// Before such a thing, the words that the template has behind the title are found.
func TestReadTitleBeforeNotes(t *testing.T) {
	for _, behind := range []string{"[^1]", "[^1] {#a}", "[^1] <!-- c -->", "[^1] {#a} <!-- c -->", "[^1]<a id=\"x\"></a>"} {
		reading, err := Builtin().Read([]byte("# Chat - System Design Interview Problem" + behind + "\n\n## Metadata\n"))
		if err != nil {
			t.Fatal(err)
		}
		if title, _ := reading.Problem.Get("title"); title.Text != "Chat" {
			t.Errorf("%q: %q", behind, title.Text)
		}
	}
}
