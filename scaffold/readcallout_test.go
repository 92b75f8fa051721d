package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/spec"
)

// The first line of a callout stays one, however the rest of the file is written: in one line
// with the text, it would be no callout any more.
func TestReadCallouts(t *testing.T) {
	said := problem("title", "Chat")
	said.Set("core_problem", spec.Text("Talk."))
	doc, err := Builtin().Render(said)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"> [!NOTE]\n> Talk of\n> it.":            "> [!NOTE]\n> Talk of it.",
		"> [!tip]- Of mine\n> Talk.":             "> [!tip]- Of mine\n> Talk.",
		"> [!WARNING]\n>\n> Talk.":               "> [!WARNING]\n>\n> Talk.",
		"> [!NOTE]":                              "> [!NOTE]",
		"> [!not one\n> Talk.":                   "> [!not one Talk.",
		"> Talk\n> [!NOTE]\n> more.":             "> Talk [!NOTE] more.",
		"[!NOTE]\nTalk.":                         "[!NOTE] Talk.",
		"> [!NOTE]\n> - one\n> - two\n\nBehind.": "> [!NOTE]\n>\n> - one\n> - two\n\nBehind.",
	} {
		touched := strings.Replace(string(doc.Bytes()), "Talk.", text, 1) + "\n"
		reading, err := Builtin().Read([]byte(touched))
		if err != nil {
			t.Fatal(err)
		}
		if v, _ := reading.Problem.Get("core_problem"); v.Text != want {
			t.Errorf("%q is read as %q, not %q", text, v.Text, want)
		}
	}
}
