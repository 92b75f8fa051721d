package scaffold

import (
	"testing"

	"newproblem/scaffold/spec"
)

// Items below a label that the template leaves empty where nothing is said are what the
// label says, as below one that has a placeholder.
func TestReadBelowEmptyLabels(t *testing.T) {
	both := problem("title", "A")
	both.Set("difficulty", spec.Text("Hard"))
	both.Set("tags", spec.List("queues", "caching"))
	level := problem("title", "A")
	level.Set("difficulty", spec.Text("Hard"))
	needs := problem("title", "A")
	needs.Set("requirements.functional", spec.List("send", "receive"))
	const items = "- **Level**: {{ .difficulty }}\n- **Tags**: {{ .tags | join \", \" }}\n"
	const paragraphs = "**Level**: {{ .difficulty }}\n\n**Tags**: {{ .tags | join \", \" }}\n"
	for name, test := range map[string]struct {
		section, text string
		said          *spec.Problem
	}{
		"nested":          {items, "- **Level**: Hard\n- **Tags**:\n  - queues\n  - caching\n", both},
		"other marks":     {items, "* **Level**: Hard\n* **Tags:**\n    1. queues\n    2. caching\n", both},
		"apart":           {items, "- **Level**: Hard\n- **Tags**:\n\n  - queues\n\n  - caching\n", both},
		"a single text":   {items, "- **Level**:\n  - Hard\n- **Tags**: queues, caching\n", both},
		"paragraphs":      {paragraphs, "**Level**: Hard\n\n**Tags**:\n\n- queues\n- caching\n", both},
		"plain":           {"Level: {{ .difficulty }}\n\nTags: {{ .tags | join \", \" }}\n", "Level: Hard\n\nTags:\n* queues\n* caching\n", both},
		"a range":         {"- **Level**: {{ .difficulty }}\n- **Tags**: {{ range .tags }}{{ . }} {{ end }}\n", "- **Level**: Hard\n- **Tags**:\n  - queues\n  - caching\n", both},
		"above text":      {paragraphs + "\n{{ .core_problem }}\n", "**Level**: Hard\n\n**Tags**:\n\n- queues\n- caching\n", both},
		"nothing":         {items, "- **Level**: Hard\n- **Tags**:\n", level},
		"nothing, a list": {paragraphs + "\n{{ range .requirements.functional }}- {{ . }}\n{{ end }}", "**Level**:\n\n**Tags**:\n\n- send\n- receive\n", needs},
	} {
		if diff := readDiff(t, own(t, "# {{ .title | default \"[T]\" }}\n\n## S\n\n"+test.section), "# A\n\n## S\n\n"+test.text, test.said); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
