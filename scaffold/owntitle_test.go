package scaffold

import "testing"

// Below a title that an author has put above the sections of a template without one, these
// are the same, and be there one alone.
func TestReadBelowOwnTitle(t *testing.T) {
	t.Parallel()
	const front, one, more = "---\ntitle: {{ .title | default \"T\" }}\n---\n\n", "## Text\n{{ .core_problem | default \"[T]\" }}\n", "\n## More\n{{ .business_context | default \"[M]\" }}\n"
	for template, doc := range map[string]string{
		front + one:        "---\ntitle: X\n---\n\n# X\n\n## Text\nSay it.\n",
		front + one + more: "---\ntitle: X\n---\n\n# X\n\n## Text\nSay it.\n\n## More\nMuch.\n",
	} {
		own, err := ParseTemplate("own.md.tmpl", template)
		if err != nil {
			t.Fatal(err)
		}
		reading, err := own.Read([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		v, _ := reading.Problem.Get("core_problem")
		if n := len(reading.Unplaced); v.Text != "Say it." || n != 1 {
			t.Errorf("read as %q, with %d lines that are told", v.Text, n)
		}
	}
}
