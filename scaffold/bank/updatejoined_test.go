package bank_test

import (
	"os"
	"strings"
	"testing"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

// Lines in bold labels that a formatter has joined, or wrapped elsewhere, are no edit, and
// each follows the spec by itself; so does one that was edited, and its neighbours stay.
func TestUpdateJoinedLabels(t *testing.T) {
	const lines = "**Level:** {{ .difficulty | default \"[L]\" }}\n**Version:** {{ .version | default \"[V]\" }}\n**Tags:** {{ .tags | join \", \" | default \"[Tags]\" }}\n"
	facts := strings.NewReplacer("**Level:** {{ .difficulty | default \"[L]\" }}\n", "") // without the one that makes a section of facts
	for name, template := range map[string]string{
		"below the title": "# {{ .title | default \"[T]\" }}\n\n" + lines,
		"a section":       "# {{ .title | default \"[T]\" }}\n\n## Facts\n\n" + lines + "\n## Text\n{{ .core_problem | default \"[C]\" }}\n",
		"beside text":     "# {{ .title | default \"[T]\" }}\n\n" + lines + "\n{{ .core_problem | default \"[C]\" }}\n",
		"behind the bold": "# {{ .title | default \"[T]\" }}\n\n" + strings.ReplaceAll(lines, ":**", "**:"),
		"no facts":        "# {{ .title | default \"[T]\" }}\n\n" + facts.Replace(lines),
	} {
		for _, join := range []string{" ", "  ", "\n"} {
			b := newOwnBank(t, template)
			b.updateGenerated(b.generated(textSpec))
			text := content(t, b.file)
			touched := strings.NewReplacer("\n**Version", join+"**Version", "\n**Tags", join+"**Tags", "x, y", "x,\ny").Replace(text)
			must(t, os.WriteFile(b.file, []byte(touched), 0o666))
			if got := b.updateGenerated(b.generated(textSpec)); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
				t.Errorf("%s, %q: with the same spec, it is %s: %s", name, join, got[0].Action, outcomes(got[0]))
			}
			if got := b.updateGenerated(b.generated(textSpecAnew)); got[0].Action != bank.Updated || strings.Contains(outcomes(got[0]), "conflict") {
				t.Errorf("%s, %q: with another, it is %s: %s", name, join, got[0].Action, outcomes(got[0]))
			}
			if got := b.updateGenerated(b.generated(textSpecAnew)); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
				t.Errorf("%s, %q: with the same again, it is %s: %s", name, join, got[0].Action, outcomes(got[0]))
			}
			if got := strings.Join(strings.Fields(content(t, b.file)), " "); !strings.Contains(got, " 2 **Tags:** x, z") && !strings.Contains(got, " 2 **Tags**: x, z") {
				t.Errorf("%s, %q: the file has %q", name, join, got)
			}
		}
	}
}

// Where an author has edited one of them, that one is in conflict, and no other.
func TestUpdateJoinedLabelsEdited(t *testing.T) {
	b := newOwnBank(t, "# {{ .title | default \"[T]\" }}\n\n**Level:** {{ .difficulty | default \"[L]\" }}\n**Tags:** {{ .tags | join \", \" | default \"[Tags]\" }}\n")
	b.updateGenerated(b.generated(textSpec))
	must(t, os.WriteFile(b.file, []byte("# Design A\n\n**Level:** Easy **Tags:** mine\n"), 0o666))
	got := b.updateGenerated(b.generated(textSpecAnew))
	if outcomes(got[0]) != "(title): updated, (title) > Level: updated, (title) > Tags: conflict" {
		t.Error(outcomes(got[0]))
	}
	if got, want := content(t, b.file), "# Design B\n\n**Level:** Hard **Tags:** mine\n"; got != want {
		t.Errorf("the file has %q, not %q", got, want)
	}
	b.force = true
	b.updateGenerated(b.generated(textSpecAnew))
	if got, want := content(t, b.file), "# Design B\n\n**Level:** Hard **Tags:** x, z\n"; got != want {
		t.Errorf("with force, the file has %q, not %q", got, want)
	}
}
