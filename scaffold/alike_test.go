package scaffold

import (
	"testing"
)

// Where a template writes several fields alike, and each only where it is said, a text that
// would be read as another one's is refused. All else is read as it was said.
func TestRefuseAlike(t *testing.T) {
	const with = "{{ with .impact }}  - {{ . }}\n{{ end }}{{ with .solution }}  - {{ . }}\n{{ end }}{{ with .trade_offs }}  - {{ . }}\n{{ end }}"
	list := func(item string) string { return "{{ range .scaling.bottlenecks }}" + item + "{{ end }}" }
	items := func(objects string) string { return "scaling: {bottlenecks: [" + objects + "]}\n" }
	lines := list("- {{ .name }}\n" + with)
	shared := list("- {{ .name }}{{ with .impact }} - {{ . }}{{ end }}{{ with .solution }} - {{ . }}{{ end }}\n")
	const single = "{{ with .requirements.non_functional.scale }}- {{ . }}\n{{ end }}{{ with .requirements.non_functional.security }}- {{ . }}\n{{ end }}"
	const refused = ": the template writes it like "
	for name, test := range map[string]struct {
		form
		refused string
	}{
		"all":             {form{lines, items("{name: DB, impact: slow, solution: shards, trade_offs: cost}")}, ""},
		"the first":       {form{lines, items("{name: DB, impact: slow}, {name: Cache, impact: cold, solution: warm}, {name: LB}")}, ""},
		"the second":      {form{lines, items("{name: DB, solution: shards}")}, "s.yaml:2:46: scaling.bottlenecks.solution" + refused + "scaling.bottlenecks.impact, as which it would be read back | say scaling.bottlenecks.impact as well, or write the two differently in the template"},
		"the third":       {form{lines, items("{name: DB, impact: slow, trade_offs: cost}")}, "s.yaml:2:62: scaling.bottlenecks.trade_offs" + refused + "scaling.bottlenecks.solution"},
		"of a second":     {form{lines, items("{name: DB, impact: slow}, {name: Cache, solution: warm}")}, "s.yaml:2:75: scaling.bottlenecks.solution" + refused},
		"one or other":    {form{list("- {{ .name }}\n  - {{ if .impact }}{{ .impact }}{{ else }}{{ .solution }}{{ end }}\n"), items("{name: DB, solution: shards}")}, "s.yaml:2:46: scaling.bottlenecks.solution" + refused},
		"labels":          {form{list("- {{ .name }}\n{{ with .impact }}  - Impact: {{ . }}\n{{ end }}{{ with .solution }}  - Solution: {{ . }}\n{{ end }}"), items("{name: DB, solution: shards}")}, ""},
		"paragraphs":      {form{list("### {{ .name }}\n{{ with .impact }}\n{{ . }}\n{{ end }}{{ with .solution }}\n{{ . }}\n{{ end }}\n"), items("{name: DB, solution: shards}")}, "s.yaml:2:46: scaling.bottlenecks.solution" + refused},
		"in a line, both": {form{shared, items("{name: DB, impact: slow, solution: shards}")}, ""},
		"single texts":    {form{single, "requirements: {non_functional: {security: TLS}}\n"}, "s.yaml:2:43: requirements.non_functional.security" + refused + "requirements.non_functional.scale"},
		"the first text":  {form{single, "requirements: {non_functional: {scale: 5M}}\n"}, ""},
		"both texts":      {form{single, "requirements: {non_functional: {scale: 5M, security: TLS}}\n"}, ""},
		"lists":           {form{"{{ range .tags }}- {{ . }}\n{{ end }}\n{{ range .companies }}- {{ . }}\n{{ end }}", "companies: [A, B]\n"}, "s.yaml:2:13: companies" + refused + "tags"},
	} {
		holdsForm(t, name, test.form, test.refused)
	}
}

// Of two texts that a line may end in, written the same, one alone is read as itself, or
// refused.
func TestRefuseAlikeInLines(t *testing.T) {
	f := form{"{{ range .scaling.bottlenecks }}- {{ .name }}{{ with .impact }} - {{ . }}{{ end }}{{ with .solution }} - {{ . }}{{ end }}\n{{ end }}", ""}
	refused := 0
	for _, f.said = range []string{"scaling: {bottlenecks: [{name: DB, impact: slow}]}\n", "scaling: {bottlenecks: [{name: DB, solution: shards}]}\n"} {
		template, said := f.render(t, f.said)
		doc, err := template.Render(said)
		if err != nil {
			refused++
			continue
		}
		if diff := readDiff(t, template, string(doc.Bytes())+"\n", said); diff != "" {
			t.Errorf("%s: %s", f.said, diff)
		}
	}
	if refused != 1 {
		t.Errorf("%d are refused", refused)
	}
}
