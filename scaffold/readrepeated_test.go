package scaffold

import "testing"

// The template's own lines below a heading that a list makes are there for each of its entries.
func TestReadOwnLinesOfRepeatedSections(t *testing.T) {
	const (
		entries = "## F\n{{- range .requirements.functional }}\n\n### {{ . }}\n\nWhy?\n{{- else }}\n\n### [F]\n\nWhy?\n{{- end }}"
		path    = "requirements.functional"
	)
	for _, test := range []struct{ template, doc, want, told string }{
		{entries, "## F\n\n### a\n\nWhy?\n\n### b\n\nWhy?", "a|b", ""},
		{entries, "## F\n\n### a\n\nWhy?\n\n\n### b\n\n*why?*\n", "a|b", ""},
		{entries, "## F\n\n### a\n\nWhy?\n\n### b\n\nWhy?\n\nWhy?", "a|b", ": Why?"},
		{entries, "## F\n\n### a\n\nWhy?\n\n### b\n\nBecause.\n", "a|b", ": Because."},
	} {
		said, told := readOwn(t, test.template, test.doc, path)
		if said != test.want || told != test.told {
			t.Errorf("%q: %q, told %q; want %q, told %q", test.doc, said, told, test.want, test.told)
		}
	}
}
