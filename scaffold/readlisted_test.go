package scaffold

import "testing"

// An item that stands in a list of the template's is no part of the text below that.
func TestReadOwnItemsAmongFacts(t *testing.T) {
	const (
		facts = "- Level: {{ .difficulty | default \"[L]\" }}\n- At: {{ .companies | join \", \" | default \"[C]\" }}\n\n{{ .core_problem | default \"[P]\" }}"
		above = "{{ .core_problem | default \"[P]\" }}\n\n- Level: {{ .difficulty | default \"[L]\" }}\n- At: {{ .companies | join \", \" | default \"[C]\" }}"
		times = "- Level: {{ .difficulty | default \"[L]\" }}\n- Time:\n  - Reading: {{ .estimated_time.reading | default \"[X]\" }} minutes\n\n{{ .core_problem | default \"[P]\" }}"
		lines = "**Level**: {{ .difficulty | default \"[L]\" }}<br>\n**At**: {{ .companies | join \", \" | default \"[C]\" }}\n\n{{ .core_problem | default \"[P]\" }}"
		owner = ": - Owner: Ann"
	)
	for _, test := range []struct{ template, doc, want, told string }{
		{facts, "- Level: Hard\n- At: X\n- Owner: Ann\n\nTalk.", "Talk.", owner},
		{facts, "- Level: Hard\n- Owner: Ann\n- At: X\n\nTalk.", "Talk.", owner},
		{facts, "- Owner: Ann\n- Level: Hard\n- At: X\n\nTalk.", "Talk.", owner},
		{facts, "- Level: Hard\n\n- Owner: Ann\n\n- At: X\n\nTalk.", "Talk.", owner},
		{facts, "* **Level**: Hard\n* **At**: X,\n  Y\n* Ask Ann\n\nTalk.", "Talk.", ": * Ask Ann"},
		{facts, "1. Level: Hard\n2. At: X\n3. Owner: Ann\n\nTalk.", "Talk.", ": 3. Owner: Ann"},
		{facts, "- Level: Hard\n- At: X\n- Owner: Ann\n  - and Bob\n- Since: May\n\nTalk.", "Talk.", owner + "\n:   - and Bob\n: - Since: May"},
		{facts, "> - Level: Hard\n> - At: X\n> - Owner: Ann\n\nTalk.", "> - Level: Hard\n> - At: X\n> - Owner: Ann\n\nTalk.", ""},
		{facts, "- Level: Hard\n- At: X\n\nTalk.\n\n- Owner: Ann", "Talk.\n\n- Owner: Ann", ""},
		{facts, "- Level: Hard\n- At: X\n\n- Owner: Ann\n- b", "- Owner: Ann\n- b", ""},
		{facts, "- Level: Hard\n- At: X\n\n* Owner: Ann\n* b", "* Owner: Ann\n* b", ""},
		{facts, "- Level: Hard\n- At: X\n* Owner: Ann\n* b", "* Owner: Ann\n* b", ""},
		{facts, "- Level: Hard\n- At: X\n\n1. a\n2. b", "1. a\n2. b", ""},
		{above, "Talk.\n\n- Level: Hard\n- At: X\n- Owner: Ann", "Talk.", owner},
		{times, "- Level: Hard\n- Time:\n  - Reading: 5 minutes\n  - Owner: Ann\n\nTalk.", "Talk.", ":   - Owner: Ann"},
		{times, "- Level: Hard\n- Time:\n  - Reading: 5 minutes\n- Owner: Ann\n\nTalk.", "Talk.", owner},
		{lines, "**Level**: Hard<br>\n**At**: X<br>\n**Owner**: Ann\n\nTalk.", "Talk.", ": **Owner**: Ann"},
		{lines, "**Level**: Hard\\\n**Owner**: Ann\\\n**At**: X\n\nTalk.", "Talk.", ": **Owner**: Ann\\"},
		{lines, "**Level**: Hard<br>\n**At**: X\n\n**Owner**: Ann\n\nTalk.", "**Owner**: Ann\n\nTalk.", ""},
		{lines, "**Level**: Hard<br>\n**At**: X\n\nTalk<br>\nmore.", "Talk\\\nmore.", ""},
	} {
		said, told := readOwn(t, test.template, test.doc, "core_problem")
		if said != test.want || told != test.told {
			t.Errorf("%q: %q, told %q; want %q, told %q", test.doc, said, told, test.want, test.told)
		}
	}
}
