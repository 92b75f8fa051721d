package scaffold

import (
	"strings"
	"testing"
)

// readResources gives what a document says of its resources: of each, the title, the link
// and the description.
func readResources(t *testing.T, template *Template, doc string) string {
	t.Helper()
	reading, err := template.Read([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	v, _ := reading.Problem.Get("resources")
	var all []string
	for _, o := range v.Items {
		all = append(all, strings.Join([]string{textOfKey(o, "title"), textOfKey(o, "link"), textOfKey(o, "description")}, "|"))
	}
	for _, u := range reading.Unplaced {
		if !u.Mild {
			all = append(all, "told: "+u.Why)
		}
	}
	return strings.Join(all, "\n")
}

// An item of three fields is read with all of them, whatever joint an author has between
// two: no field is part of the one before.
func TestReadOtherJoints(t *testing.T) {
	const whole = "RFC|https://r.example|a spec"
	for template, items := range map[string]map[string]string{
		"- {{ .title }} - {{ .description }} ({{ .link }})": {
			"- RFC – a spec (https://r.example)":                 whole,
			"- RFC: a spec (https://r.example)":                  whole,
			"- RFC—a spec (https://r.example)":                   whole,
			"* RFC -- a spec (https://r.example)":                whole,
			"- **RFC** – a spec (https://r.example)":             whole,
			"- **RFC:** a spec (https://r.example)":              whole,
			"- RFC – a spec (<https://r.example>)":               whole,
			"- RFC – a spec <https://r.example>":                 whole,
			"- RFC – a spec ([link](https://r.example))":         whole,
			"- RFC – a spec – https://r.example":                 whole,
			"- RFC – a spec, https://r.example":                  whole,
			"- RFC – a spec (see 9110)":                          "RFC||a spec (see 9110)",
			"- RFC – like https://x.example (https://r.example)": "RFC|https://r.example|like https://x.example",
			"- RFC – see (https://x.example) for more":           "RFC||see (https://x.example) for more",
		},
		"- {{ .title }} — {{ .description }} <{{ .link }}>": {
			"- RFC – a spec <https://r.example>": whole,
			"- RFC - a spec <https://r.example>": whole,
			"- RFC – a spec (https://r.example)": whole,
		},
		"- {{ .title }}: {{ .description }} ({{ .link }})": {
			"- RFC – a spec (https://r.example)": whole,
			"- RFC - a spec (https://r.example)": whole,
		},
		"- {{ .title }} - {{ .description }} - {{ .link }}": {
			"- RFC – a spec - https://r.example":       whole,
			"- RFC – a spec – https://r.example":       whole,
			"- RFC - a spec – https://r.example":       whole,
			"- RFC: a spec – https://r.example":        whole,
			"- RFC – a - spec — https://r.example/a-b": "RFC|https://r.example/a-b|a - spec",
			"- RFC – a spec of http-over-x":            "RFC||a spec of http-over-x",
		},
		"- **{{ .title }}** – {{ .description }} ([link]({{ .link }}))": {
			"- **RFC** - a spec ([link](https://r.example))": whole,
			"- **RFC**: a spec ([link](https://r.example))":  whole,
			"- __RFC__ - a spec ([here](https://r.example))": whole,
			"- RFC - a spec ([link](https://r.example))":     whole,
			"- **RFC** - a spec (https://r.example)":         whole,
		},
		"- {{ .title }} ({{ .description }}): {{ .link }}": {
			"- RFC (a spec) - https://r.example":     whole,
			"- RFC (a spec) – <https://r.example>":   whole,
			"- **RFC** (a spec) – https://r.example": whole,
		},
		"- {{ .link }} - {{ .title }} ({{ .description }})": {
			"- https://r.example – RFC (a spec)": whole,
		},
	} {
		for item, want := range items {
			doc := "# A\n\n## S\n\n" + item + "\n"
			if got := readResources(t, own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n{{ range .resources }}\n"+template+"{{ else }}\n- [R]{{ end }}\n"), doc); got != want {
				t.Errorf("%s: %q is read as %q, not %q", template, item, got, want)
			}
		}
	}
}
