package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/spec"
)

// Items that stand side by side, each in marks of its own, are several: words without marks
// among them are one text with them.
func TestReadBeside(t *testing.T) {
	for text, want := range map[string]string{
		"`queues` `caching`":                    "queues|caching",
		"`queues`  `caching` `a, b`":            "queues|caching|a|b",
		"`queues`, `caching` `acks`":            "queues|caching|acks",
		"[queues](a.md) [caching](b.md)":        "queues|caching",
		"**load balancing** __caching__ *acks*": "load balancing|caching|acks",
		"[`queues`](a.md) **[caching](b.md)**":  "queues|caching",
		"![queues](a.svg) ![caching](b.svg)":    "queues|caching",
		"`queues`\n  `caching`":                 "queues|caching",
		"#queues #caching":                      "queues|caching",
		"#queues #two-phase-commit":             "queues|two-phase-commit",
		"`queues` caching":                      "queues caching",
		"`queues``caching`":                     "queues``caching",
		"**load** balancing `caching`":          "load balancing caching",
		"queues caching":                        "queues caching",
		"#queues, #caching":                     "queues|caching",
		"#queues":                               "queues",
		"`#queues`, **#caching**":               "queues|caching",
		"#1 #2":                                 "#1 #2",
		"C# F#":                                 "C# F#",
		"#queues and #caching":                  "#queues and #caching",
		"`queues`":                              "queues",
	} {
		reading, err := Builtin().Read([]byte("# A\n\n## Metadata\n- **Tags**: " + text + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		var tags []string
		if v, ok := reading.Problem.Get("tags"); ok {
			for _, item := range v.Items {
				tags = append(tags, item.Text)
			}
		}
		if got := strings.Join(tags, "|"); got != want {
			t.Errorf("%q is read as %q, not %q", text, got, want)
		}
	}
}

// A template that parts the items by spaces, or by breaks, is read as before.
func TestReadBesideOwn(t *testing.T) {
	const tags = "tags: [queues, caching, Two Words]\n"
	readForms(t, map[string]form{
		"breaks": {"- **Tags**: {{ .tags | join \"<br>\" }}\n- **Version**: {{ .version }}\n", tags},
		"bars":   {"- **Tags**: {{ .tags | join \" | \" }}\n- **Version**: {{ .version }}\n", tags},
	})
}

// Nothing says that several words with a "#" in front are one item, so nobody may say so; in
// a file of which nothing else was touched, they are several as well.
func TestReadBesideUntouched(t *testing.T) {
	t.Parallel()
	tagged := func(tags ...string) *spec.Problem {
		p := problem("tags", spec.List(tags...))
		p.Set("title", spec.Text("A"))
		return p
	}
	p := tagged("#queues #caching")
	if _, err := Builtin().Render(p); err == nil || !strings.Contains(err.Error(), `tags: "#queues #caching" is read as several`) {
		t.Errorf("rendered, with %v", err)
	}
	doc, err := Builtin().Render(tagged("queues", "caching"))
	if err != nil {
		t.Fatal(err)
	}
	reading, err := Builtin().Read([]byte(strings.Replace(string(doc.Bytes()), "queues, caching", "#queues #caching", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := reading.Problem.Get("tags"); len(v.Items) != 2 || v.Items[0].Text != "queues" {
		t.Errorf("read as %+v", v)
	}
}
