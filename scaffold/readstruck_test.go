package scaffold

import (
	"strings"
	"testing"
)

// Words that are struck out in a fact are lost, and not only told; a line that is struck out as
// a whole is one that its author has taken out.
func TestReadStruckIsLost(t *testing.T) {
	for line, isMild := range map[string]bool{
		"- **Difficulty**: ~~Easy~~ Hard":           false,
		"- **Difficulty**: <del>Easy</del> Hard":    false,
		"- **Tags**: a, ~~b~~":                      false,
		"- ~~**Difficulty**: Easy~~":                true,
		"- **Difficulty**: Hard\n- ~~Owner: me~~":   true,
		"- **Difficulty**: [Hard](https://a.b)":     false,
		"- **Difficulty**: Hard\n- ~~Level~~: Easy": false,
	} {
		reading, err := Builtin().Read([]byte("# A\n\n## Metadata\n" + line + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		if u := reading.Unplaced; len(u) != 1 || u[0].Mild != isMild {
			t.Errorf("%s: %+v", line, u)
		}
	}
}

// What the template has behind a link stands there as well if the link has a title.
func TestReadBehindLinkWithTitle(t *testing.T) {
	template := own(t, "# {{ .title | default \"[T]\" }}\n\n## See\n{{ range .related }}\n- [{{ .title }}]({{ .link }}) ({{ .relationship }})\n{{- end }}\n")
	for item, want := range map[string]string{
		"- [Feed](feed.md) (old)":            "old",
		"- [Feed](feed.md \"F\") (old)":      "old",
		"- [Feed](<feed.md> 'The F') (old)":  "old",
		"- **[Feed](feed.md \"F\")** (old)":  "old",
		"- [Feed](feed.md \"F\"): old":       "old",
		"- [Feed](feed.md \"F\") (old) [a]":  "(old) [a]",
		"- [Feed][f] (old)\n\n[f]: feed.md":  "old",
		"- [Feed](feed.md \"F (x)\") (old)":  "old",
		"- [Feed](feed.md \"F\") - see (it)": "see (it)",
	} {
		reading, err := template.Read([]byte("# A\n\n## See\n\n" + item + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		related, _ := reading.Problem.Get("related")
		if len(related.Items) != 1 || related.Items[0].Keys["relationship"].Text != want || related.Items[0].Keys["link"].Text != "feed.md" {
			t.Errorf("%s: %+v", item, related.Items)
		}
		isTold := len(reading.Unplaced) == 1 && reading.Unplaced[0].Why == linkTitleLost
		if strings.ContainsAny(item, `"'`) != isTold {
			t.Errorf("%s: %+v", item, reading.Unplaced)
		}
	}
}
