package scaffold

import "testing"

// An escaped box, and one that is drawn with a sign, is a box where the template has boxes, and else what is said.
func TestReadEscapedBoxes(t *testing.T) {
	const both = "# {{ .title | default \"[T]\" }}\n\n## Facts\n{{ range .requirements.constraints }}- [ ] {{ . }}\n{{ else }}- [ ] [C]\n{{ end }}\n1. Text\n\n{{ range .assessment.tips }}- {{ . }}\n{{ else }}- [T]\n{{ end }}\n"
	for _, test := range []struct {
		template    *Template
		text, field string
		want        string
	}{
		{Builtin(), "## Requirements Clarification\n### Constraints\n* \\[ ] a b\n", "requirements.constraints", "a b"},
		{Builtin(), "## Requirements Clarification\n### Constraints\n- \\[x\\] a\n  b\n", "requirements.constraints", "a b"},
		{Builtin(), "## Requirements Clarification\n### Constraints\n- \\[X] \\[T] is `c`\n", "requirements.constraints", "[T] is `c`"},
		{Builtin(), "## Requirements Clarification\n### Constraints\n* [ ] \\[ ] a\n", "requirements.constraints", `[ ] a`},
		{Builtin(), "## Requirements Clarification\n### Constraints\n* \\[a] b\n", "requirements.constraints", `[a] b`},
		{Builtin(), "## Requirements Clarification\n### Constraints\n- ☐ a b\n", "requirements.constraints", "a b"},
		{Builtin(), "## Requirements Clarification\n### Constraints\n- ☑️  a\n  b\n", "requirements.constraints", "a b"},
		{Builtin(), "## Requirements Clarification\n### Constraints\n* ✅ `c`\n", "requirements.constraints", "`c`"},
		{Builtin(), "## Requirements Clarification\n### Constraints\n1. ⬜ [T] is\n", "requirements.constraints", "[T] is"},
		{Builtin(), "## Requirements Clarification\n### Constraints\n- [ ] ☐ a\n", "requirements.constraints", "☐ a"},
		{Builtin(), "## Requirements Clarification\n### Constraints\n- ☐a\n", "requirements.constraints", "☐a"},
		{Builtin(), "## Requirements Clarification\n### Constraints\n- ❌ a\n", "requirements.constraints", "❌ a"},
		{Builtin(), "## Assessment Criteria\n### Interview Tips\n* ☐ a\n", "assessment.tips", "☐ a"},
		{Builtin(), "## Assessment Criteria\n### Interview Tips\n* \\[ ] a\n", "assessment.tips", `[ ] a`},
		{own(t, both), "## Facts\n* \\[ ] a\n", "requirements.constraints", `[ ] a`},
	} {
		reading, err := test.template.Read([]byte("# A\n\n" + test.text))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if v, ok := reading.Problem.Get(test.field); ok {
			got = v.Items[0].Text
		}
		if got != test.want {
			t.Errorf("%q: %s is read as %q, not %q", test.text, test.field, got, test.want)
		}
	}
}
