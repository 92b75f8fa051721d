package scaffold

import (
	"strings"
	"testing"
)

// cellForms are forms of the same facts, with LEVEL, TAGS and VERSION for their values.
var cellForms = map[string]string{
	"a table":             "| Fact | Value |\n|---|---|\n| Level | LEVEL |\n| Tags | TAGS |\n| Version | VERSION |\n",
	"a table without":     "| | |\n|---|---|\n| Level | LEVEL |\n| Tags | TAGS |\n| Version | VERSION |\n",
	"a table with more":   "| Fact | Value | |\n|---|---|---|\n| Level | LEVEL | |\n| Tags | TAGS | |\n| Version | VERSION | |\n",
	"a table across":      "| Level | Tags | Version |\n|---|---|---|\n| LEVEL | TAGS | VERSION |\n",
	"pairs in a row":      "| A | B | C | D |\n|---|---|---|---|\n| Level | LEVEL | Tags | TAGS |\n| Version | VERSION | | |\n",
	"items in bold":       "- **Level**: LEVEL\n- **Tags**: TAGS\n- **Version**: VERSION\n",
	"items":               "* Level: LEVEL\n* Tags: TAGS\n* Version: VERSION\n",
	"items with dashes":   "1. Level – LEVEL\n2. Tags – TAGS\n3. Version – VERSION\n",
	"items with boxes":    "- [ ] Level: LEVEL\n- [x] Tags: TAGS\n- [ ] Version: VERSION\n",
	"paragraphs":          "Level: LEVEL\n\nTags: TAGS\n\nVersion: VERSION\n",
	"paragraphs in bold":  "**Level:** LEVEL\n**Tags:** TAGS\n**Version:** VERSION\n",
	"lines of a text":     "Level: LEVEL  \nTags: TAGS  \nVersion: VERSION\n",
	"a line with tags":    "**Level**: LEVEL<br>**Tags**: TAGS<br>**Version**: VERSION\n",
	"italics with breaks": "_Level:_ LEVEL\\\n_Tags:_ TAGS\\\n_Version:_ VERSION\n",
}

// A reader sees the same facts, whether a template or the author has put them into lines,
// into the rows of a table, or across it.
func TestReadFactsInOtherForm(t *testing.T) {
	fields := strings.NewReplacer("LEVEL", `{{ .difficulty | default "[L]" }}`, "TAGS", `{{ .tags | join ", " | default "[T]" }}`, "VERSION", `{{ .version | default "[V]" }}`)
	values := strings.NewReplacer("LEVEL", "Hard", "TAGS", "a, b", "VERSION", "2")
	for name, form := range cellForms {
		if strings.Contains(form, "–") {
			continue // such a line has no label
		}
		template := own(t, "# {{ .title | default \"[T]\" }}\n\n## Facts\n\n"+fields.Replace(form)+"\n## Core\n\n{{ .core_problem | default \"[C]\" }}\n")
		for other, written := range cellForms {
			doc := []byte("# X\n\n## Facts\n\n" + values.Replace(written) + "\n## Core\n\nC.\n")
			reading, err := template.Read(doc)
			if err != nil {
				t.Fatal(err)
			}
			const want = "core_problem=C. difficulty=Hard tags=[a b] title=X version=2"
			if read := saidIn(reading.Problem); read != want {
				t.Errorf("%s in place of %s: read %s", other, name, read)
			}
			for _, u := range reading.Unplaced {
				if !u.Mild {
					t.Errorf("%s in place of %s: %q is told: %s", other, name, u.Raw, u.Why)
				}
			}
			page, err := template.Page(doc)
			if err != nil {
				t.Fatal(err)
			}
			if read := saidIn(page.Fields("title", "difficulty", "tags", "version", "core_problem")); read != want {
				t.Errorf("%s in place of %s: a catalogue reads %s", other, name, read)
			}
			page.Close()
		}
	}
}

// So it is with a value that holds several fields.
func TestReadSeveralFieldsInOtherForm(t *testing.T) {
	t.Parallel()
	const time = `{{ .estimated_time.reading | default "[X]" }} + {{ .estimated_time.solving | default "[X]" }} min`
	for name, form := range cellForms {
		if strings.Contains(form, "–") {
			continue // such a line has no label
		}
		fields := strings.NewReplacer("LEVEL", `{{ .difficulty | default "[L]" }}`, "TAGS", time, "Tags", "Time", "VERSION", `{{ .version | default "[V]" }}`)
		template := own(t, "# {{ .title | default \"[T]\" }}\n\n## Facts\n\n"+fields.Replace(form))
		for other, written := range cellForms {
			if isAcross := other == "a table across" || other == "pairs in a row"; isAcross && name == "a line with tags" {
				continue // the whole is told
			}
			values := strings.NewReplacer("LEVEL", "Hard", "TAGS", "5 + 30 min", "Tags", "Time", "VERSION", "2")
			reading, err := template.Read([]byte("# X\n\n## Facts\n\n" + values.Replace(written)))
			if err != nil {
				t.Fatal(err)
			}
			const want = "difficulty=Hard estimated_time.reading=5 estimated_time.solving=30 title=X version=2"
			if read := saidIn(reading.Problem); read != want {
				t.Errorf("%s in place of %s: read %s, told %v", other, name, read, reading.Unplaced)
			}
		}
	}
}
