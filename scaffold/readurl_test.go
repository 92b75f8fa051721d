package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/spec"
)

// A URL beside the title of a resource is its link, wherever a reader sees it there; one among
// the words, or in the description, is what they say.
func TestReadURLBesideTitle(t *testing.T) {
	for item, want := range map[string]string{
		"- DDIA (www.x.example): why":                 "DDIA|http://www.x.example|why",
		"- DDIA <https://x.example>: why":             "DDIA|https://x.example|why",
		"- DDIA (<https://x.example>): why":           "DDIA|https://x.example|why",
		"- DDIA (https://x.example): why":             "DDIA|https://x.example|why",
		"- DDIA https://x.example : why":              "DDIA|https://x.example|why",
		"- DDIA https://x.example/a_b: why":           "DDIA|https://x.example/a_b|why",
		"- DDIA <https://x.example> - why":            "DDIA|https://x.example|why",
		"- DDIA <https://x.example> — why: because":   "DDIA|https://x.example|why: because",
		"* **DDIA** <https://x.example>: why":         "DDIA|https://x.example|why",
		"- **DDIA** (https://x.example): why":         "DDIA|https://x.example|why",
		"- **DDIA <https://x.example>**: why":         "DDIA|https://x.example|why",
		"1. <https://x.example> DDIA: why":            "DDIA|https://x.example|why",
		"- DDIA <https://x.example>":                  "DDIA|https://x.example|",
		"- <https://x.example>: why":                  "https://x.example|https://x.example|why",
		"- [DDIA](https://x.example): why":            "DDIA|https://x.example|why",
		"- [DDIA](https://x.example) (2017): why":     "DDIA|https://x.example|(2017): why",
		"- See https://x.example now: why":            "See https://x.example now||why",
		"- From https://x.example to www.x.org: why":  "From https://x.example to www.x.org||why",
		"- DDIA <me@x.example>: why":                  "DDIA me@x.example||why",
		"- DDIA: see <https://x.example>":             "DDIA||see https://x.example",
		"- DDIA: why (https://x.example)":             "DDIA||why (https://x.example)",
		"- DDIA ([link](https://x.example)): why":     "DDIA (link)|https://x.example|why",
		"- **DDIA** ([link](https://x.example)): why": "DDIA (link)|https://x.example|why",
		"- *DDIA* ([link](https://x.example)) - why":  "DDIA (link)|https://x.example|why",
		"- `DDIA https://x.example`: why":             "DDIA https://x.example||why",
	} {
		reading, err := Builtin().Read([]byte("# A\n\n## Additional Resources\n" + item + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		v, _ := reading.Problem.Get("resources")
		got := ""
		for _, o := range v.Items {
			texts := []string{}
			for _, key := range []string{"title", "link", "description"} {
				texts = append(texts, textOfKey(o, key))
			}
			got += strings.Join(texts, "|")
		}
		if got != want {
			t.Errorf("%q is read as %q, not %q", item, got, want)
		}
	}
}

func textOfKey(o spec.Value, key string) string { return o.Keys[key].Text }
