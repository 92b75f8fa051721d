package scaffold

import "testing"

// A labelled paragraph of the template's is read as an item of a list, too, where the section
// has a list of entries.
func TestReadLabelledEntries(t *testing.T) {
	const (
		list    = "## R\n\n{{ range .requirements.functional }}- {{ . }}\n{{ else }}- [R]\n{{ end }}"
		always  = list + "\n*Scale:* {{ .requirements.non_functional.scale | default \"[S]\" }}"
		bold    = list + "\n**Scale**: {{ .requirements.non_functional.scale | default \"[S]\" }}"
		some    = list + "{{ with .requirements.non_functional.scale }}\n*Scale:* {{ . }}{{ end }}"
		level   = list + "\n**Level**: {{ .difficulty | default \"[L]\" }}"
		objects = "## R\n\n{{ range .architecture.components }}- **{{ .name }}**: {{ .description }}\n{{ end }}\n*Scale:* {{ .requirements.non_functional.scale | default \"[S]\" }}"
		scale   = "requirements.non_functional.scale"
		entries = "requirements.functional"
	)
	for _, test := range []struct{ template, doc, path, want, told string }{
		{always, "- Send\n\n- *Scale:* 1M", scale, "1M", ""},
		{always, "- Send\n\n- *Scale:* 1M", entries, "Send", ""},
		{always, "- Send\n- **Scale**: 1M", scale, "1M", ""},
		{always, "1. Send\n2. scale: 1M", scale, "1M", ""},
		{always, "- Scale: 1M\n- Send", entries, "Send", ""},
		{bold, "- Send\n- **Scale:** 1M", scale, "1M", ""},
		{bold, "- Send\n- Scale - 1M", scale, "1M", ""},
		{level, "- Send\n- Level: Hard", "difficulty", "Hard", ""},
		{level, "- Send\n- Level: of service", entries, "Send|Level: of service", ""},
		{always, "- Send\n- Scale: 1M\n\n*Scale:* 2M", entries, "Send|Scale: 1M", ""},
		{always, "- Send\n- Scale: 1M\n\n**Scale**: 2M", scale, "2M", ""},
		{always, "- Send\n- Scale: 1M\n\n*Scale:* [S]", scale, "", ""},
		{always, "- Send\n- Scaling: 1M\n- At Scale: 2M", entries, "Send|Scaling: 1M|At Scale: 2M", ""},
		{always, "- Send\n- Scale well", entries, "Send|Scale well", ""},
		{always, "- Send\n  - Scale: 1M", scale, "1M", ""},
		{some, "- Send\n- Scale: 1M", entries, "Send|Scale: 1M", ""},
		{objects, "- **Gate**: x\n- *Scale:* 1M", scale, "1M", ""},
	} {
		said, told := readOwn(t, test.template, "## R\n\n"+test.doc, test.path)
		if said != test.want || told != test.told {
			t.Errorf("%q: %q, told %q; want %q, told %q", test.doc, said, told, test.want, test.told)
		}
	}
}
