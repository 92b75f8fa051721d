package scaffold

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
)

// TestRenderAgain: a template that has rendered others gives what a new one gives, though
// it keeps what its segments gave last.
func TestRenderAgain(t *testing.T) {
	const src = "# {{ .title }}\n\n{{ with .estimated_time }}Reading {{ .reading }}, solving {{ .solving }}, in all {{ .total }}{{ end }}\n\n" +
		"{{ range .tags }}\n- {{ . }}\n{{ end }}\n\n{{ if .tags }}{{ .difficulty }}{{ end }}\n\n{{ range .resources }}\n- {{ .title }}: {{ .link }}\n{{ end }}\n"
	used, err := ParseTemplate("t.md", src)
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{
		"{title: A, tags: [a, b], difficulty: hard}",
		"{title: A, difficulty: hard}", // of what shows it, the condition is another
		"{title: A, tags: [a], difficulty: hard}",
		"{title: A, tags: [a]}",
		"{title: A, tags: [a, b], difficulty: easy}",
		"{title: A, estimated_time: {reading: 5}}",
		"{title: A, estimated_time: {solving: 5}}", // the same text of another field
		"{title: A, estimated_time: {reading: 5, solving: 5}}",
		"{title: A, estimated_time: {reading: 5}}",
		"{title: A, resources: [{title: X, link: 'https://x.example'}]}",
		"{title: A, resources: [{title: Y, link: 'https://x.example'}]}",
		"{title: B}",
	} {
		p, err := spectest.Read(said)
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := ParseTemplate("t.md", src)
		if err != nil {
			t.Fatal(err)
		}
		want, err := fresh.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		got, err := used.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want.Bytes()), string(got.Bytes())); diff != "" {
			t.Errorf("another text (-new +used):\n%s", diff)
		}
	}
}
