package bank_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

const (
	bodyLevel = "{{ .difficulty | default \"[L]\" }}"
	bodyTags  = "{{ .tags | join \", \" | default \"[Tags]\" }}"
	bodyEnd   = "\n## Text\n{{ .core_problem | default \"[C]\" }}\n"
)

// bodyFacts are facts in the forms that a template may have for them, LEVEL and TAGS the
// fields.
var bodyFacts = map[string]string{
	"items":                     "- Level: LEVEL\n- Tags: TAGS\n",
	"numbered items":            "1. Level: LEVEL\n2. Tags: TAGS\n",
	"numbered items in bold":    "1. **Level**: LEVEL\n2. **Tags**: TAGS\n",
	"items with boxes":          "- [ ] Level: LEVEL\n- [ ] Tags: TAGS\n",
	"items in italics":          "* _Level:_ LEVEL\n* _Tags_: TAGS\n",
	"paragraphs":                "Level: LEVEL\n\nTags: TAGS\n",
	"paragraphs in italics":     "_Level:_ LEVEL\n\n*Tags*: TAGS\n",
	"paragraphs in bold":        "**Level**: LEVEL\n\n__Tags:__ TAGS\n",
	"a paragraph with spaces":   "Level: LEVEL  \nTags: TAGS\n",
	"a paragraph with slashes":  "Level: LEVEL\\\nTags: TAGS\n",
	"a paragraph with tags":     "Level: LEVEL<br>\nTags: TAGS\n",
	"a line with tags":          "Level: LEVEL<br/>Tags: TAGS\n",
	"italics with slashes":      "_Level:_ LEVEL\\\n_Tags:_ TAGS\n",
	"italics with spaces":       "_Level:_ LEVEL  \n_Tags:_ TAGS\n",
	"bold with tags in a line":  "**Level:** LEVEL<br>**Tags:** TAGS\n",
	"bold with slashes":         "**Level:** LEVEL\\\n**Tags:** TAGS\n",
	"a paragraph of two lines":  "Level: LEVEL\nTags: TAGS\n",
	"across":                    "| Level | Tags |\n|---|---|\n| LEVEL | TAGS |\n",
	"across, in bold":           "| **Level** | Tags |\n| :-- | --: |\n| **LEVEL** | TAGS |\n",
	"across, beside text":       "| Level | Tags |\n|---|---|\n| LEVEL | TAGS |\n\n{{ .core_problem | default \"[C]\" }}\n",
	"beside text":               "Level: LEVEL  \nTags: TAGS\n\n{{ .core_problem | default \"[C]\" }}\n",
	"the value in bold":         "Level: **LEVEL**\n\nTags: **TAGS**\n",
	"the value in code":         "Level: `LEVEL`  \nTags: TAGS\n",
	"with a word of its own":    "How hard, on the whole: LEVEL\n\nTags: TAGS\n",
	"a label of another script": "难度：LEVEL\n\nTags: TAGS\n",
}

func bodyTemplate(facts string) string {
	body := strings.NewReplacer("LEVEL", bodyLevel, "TAGS", bodyTags).Replace(facts)
	end := bodyEnd
	if strings.Contains(facts, "core_problem") {
		end = "\n## End\nWords.\n"
	}
	return "# {{ .title | default \"[T]\" }}\n\n## Facts\n\n" + body + end
}

// Whatever form a template has for its facts, each is updated by itself: an edit of the
// one is no conflict when the spec changes the other, and all else stays.
func TestUpdateEachFactOfBody(t *testing.T) {
	const spec, anew = "title: X\ndifficulty: hard\ntags: [a, b]\n", "title: X\ndifficulty: easy\ntags: [a, b]\n"
	for name, facts := range bodyFacts {
		b := newOwnBank(t, bodyTemplate(facts))
		b.updateGenerated(b.generated(spec))
		edited := strings.Replace(content(t, b.file), "a, b", "a, b, mine", 1)
		must(t, os.WriteFile(b.file, []byte(edited), 0o666))
		got := b.updateGenerated(b.generated(anew))
		if got[0].Action != bank.Updated || strings.Contains(outcomes(got[0]), "conflict") {
			t.Errorf("%s: it is %s: %s", name, got[0].Action, outcomes(got[0]))
		}
		if diff := cmp.Diff(strings.Replace(edited, "Hard", "Easy", 1), content(t, b.file)); diff != "" {
			t.Errorf("%s: the file (-want +got):\n%s", name, diff)
		}
		if got := b.updateGenerated(b.generated(anew)); got[0].Action != disk.Unchanged {
			t.Errorf("%s: again, it is %s: %s", name, got[0].Action, outcomes(got[0]))
		}
	}
}

// bodyTouched is what formatters and editors do to such facts.
var bodyTouched = map[string]func(text string) string{
	"slashes for spaces": strings.NewReplacer("  \n", "\\\n").Replace,
	"spaces for slashes": strings.NewReplacer("\\\n", "  \n").Replace,
	"spaces for tags":    strings.NewReplacer("<br>\n", "  \n", "<br/>", "  \n", "<br>", "  \n").Replace,
	"other marks":        strings.NewReplacer("_Level:_", "*Level:*", "_Tags:_", "*Tags:*", "**", "__").Replace,
	"the colon":          strings.NewReplacer("Level:_", "Level_:", "Tags:_", "Tags_:", "Level:**", "Level**:").Replace,
	"bullets":            strings.NewReplacer("\n- ", "\n* ", "\n1. ", "\n1) ", "\n2. ", "\n2) ").Replace,
	"padding":            strings.NewReplacer("| Level |", "|  Level  |", "| Hard |", "|    Hard  |").Replace,
	"no outer bars":      func(text string) string { return regexp.MustCompile(`(?m)^\|(.*)\|$`).ReplaceAllString(text, "$1") },
	"line ends":          strings.NewReplacer("\n", "\r\n").Replace,
	"blank lines":        strings.NewReplacer("## Facts\n\n", "## Facts\n", "\n## Text", "\n\n\n## Text").Replace,
	"indentation":        strings.NewReplacer("\n- ", "\n  - ", "\n1. ", "\n 1. ", "\n2. ", "\n 2. ").Replace,
	"wrapping":           strings.NewReplacer("a, b", "a,\nb").Replace,
}

// What is done to the layout is no edit, and each fact still follows the spec.
func TestUpdateTouchedFactsOfBody(t *testing.T) {
	const spec, anew = "title: X\ndifficulty: hard\ntags: [a, b]\n", "title: X\ndifficulty: easy\ntags: [a, b, c]\n"
	for name, facts := range bodyFacts {
		for touch, touched := range bodyTouched {
			b := newOwnBank(t, bodyTemplate(facts))
			b.updateGenerated(b.generated(spec))
			written := content(t, b.file)
			text := touched(written)
			if text == written || touch == "wrapping" && strings.ContainsAny(facts, "-*|") {
				continue
			}
			must(t, os.WriteFile(b.file, []byte(text), 0o666))
			if got := b.updateGenerated(b.generated(spec)); got[0].Action != disk.Unchanged || outcomes(got[0]) != "" {
				t.Errorf("%s, %s: with the same spec, it is %s: %s", name, touch, got[0].Action, outcomes(got[0]))
			}
			if got := b.updateGenerated(b.generated(anew)); got[0].Action != bank.Updated || strings.Contains(outcomes(got[0]), "conflict") {
				t.Errorf("%s, %s: with another, it is %s: %s", name, touch, got[0].Action, outcomes(got[0]))
			}
			want := strings.NewReplacer("Hard", "Easy", "a, b", "a, b, c", "a,\nb", "a, b, c", "a,\r\nb", "a, b, c").Replace(text)
			words := func(text string) []string {
				return strings.Fields(strings.NewReplacer("\n* ", "\n* ", "*", "", "_", "").Replace(text))
			}
			if diff := cmp.Diff(words(want), words(content(t, b.file))); diff != "" { // a line takes the marks of the template
				t.Errorf("%s, %s: the file (-want +got):\n%s", name, touch, diff)
			}
			if got := b.updateGenerated(b.generated(anew)); got[0].Action != disk.Unchanged {
				t.Errorf("%s, %s: again, it is %s: %s", name, touch, got[0].Action, outcomes(got[0]))
			}
		}
	}
}

// Items among facts, such as a tag each, take the bullets and the indentation of the
// document: with others, they would be a list of their own, or hold what stands below them.
func TestUpdateItemsAmongFacts(t *testing.T) {
	const items = "{{ range .tags }}- {{ . }}\n{{ end }}"
	const boxes = "{{ range .tags }}- [ ] {{ . }}\n{{ end }}"
	for name, facts := range map[string]string{
		"above":         items + "- Level: LEVEL\n- Version: {{ .version }}\n",
		"between":       "- Level: LEVEL\n" + items + "- Version: {{ .version }}\n",
		"below":         "- Level: LEVEL\n- Version: {{ .version }}\n" + items,
		"above in bold": items + "- **Level**: LEVEL\n- **Version**: {{ .version }}\n",
		"apart":         "- Level: LEVEL\n\nTags:\n\n" + items + "\n- Version: {{ .version }}\n",
		"with boxes":    boxes + "- [ ] Level: LEVEL\n- [ ] Version: {{ .version }}\n",
	} {
		for touch, pairs := range map[string][]string{
			"stars":             {"\n- ", "\n* "},
			"plus":              {"\n- ", "\n+ "},
			"wide stars":        {"\n- ", "\n*   "},
			"indented":          {"\n- ", "\n  - "},
			"indented stars":    {"\n- ", "\n * "},
			"carriage returns":  {"\n- ", "\r\n* ", "\n", "\r\n"},
			"nothing":           {"", ""},
			"blank lines":       {"\n- ", "\n\n* "},
			"a line before all": {"# X\n", "Words.\n\n# X\n", "\n- ", "\n* "},
		} {
			b := newOwnBank(t, bodyTemplate(facts))
			const spec = "title: X\ndifficulty: hard\ntags: [a, b]\nversion: v1\n"
			b.updateGenerated(b.generated(spec))
			text := strings.NewReplacer(pairs...).Replace(content(t, b.file))
			must(t, os.WriteFile(b.file, []byte(text), 0o666))
			if got := b.updateGenerated(b.generated(spec)); got[0].Action != disk.Unchanged {
				t.Errorf("%s, %s: with the same spec, it is %s: %s", name, touch, got[0].Action, outcomes(got[0]))
			}
			const anew = "title: X\ndifficulty: easy\ntags: [a, c, d]\nversion: v2\n"
			if got := b.updateGenerated(b.generated(anew)); got[0].Action != bank.Updated || strings.Contains(outcomes(got[0]), "conflict") {
				t.Errorf("%s, %s: with another, it is %s: %s", name, touch, got[0].Action, outcomes(got[0]))
			}
			want := strings.NewReplacer(pairs...).Replace(string(b.generated(anew).Content))
			lines := func(text string) []string {
				return slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
			}
			if diff := cmp.Diff(lines(want), lines(content(t, b.file))); diff != "" {
				t.Errorf("%s, %s: the file (-want +got):\n%s", name, touch, diff)
			}
		}
	}
}

// Where a template or an author changes the columns of facts that stand across a table,
// no value gets below another title: what cannot be updated is told.
func TestUpdateFactsAcrossOtherColumns(t *testing.T) {
	const head, end = "# {{ .title | default \"[T]\" }}\n\n## Facts\n\n", "\n## End\n\nx\n"
	const version = "{{ .version | default \"[V]\" }}"
	was := head + "| Level | Tags |\n|---|---|\n| " + bodyLevel + " | " + bodyTags + " |\n" + end
	for name, now := range map[string]string{
		"swapped":   head + "| Tags | Level |\n|---|---|\n| " + bodyTags + " | " + bodyLevel + " |\n" + end,
		"one more":  head + "| Level | Version | Tags |\n|---|---|---|\n| " + bodyLevel + " | " + version + " | " + bodyTags + " |\n" + end,
		"renamed":   head + "| Difficulty | Tags |\n|---|---|\n| " + bodyLevel + " | " + bodyTags + " |\n" + end,
		"as rows":   head + "| F | V |\n|---|---|\n| Level | " + bodyLevel + " |\n| Tags | " + bodyTags + " |\n" + end,
		"as items":  head + "- Level: " + bodyLevel + "\n- Tags: " + bodyTags + "\n" + end,
		"with text": head + "| Level | Tags |\n|---|---|\n| " + bodyLevel + " | " + bodyTags + " |\n\n{{ .core_problem | default \"[C]\" }}\n" + end,
	} {
		for _, edited := range []bool{false, true} {
			b, next := newOwnBank(t, was), newOwnBank(t, now)
			b.updateGenerated(b.generated("title: X\ndifficulty: hard\ntags: [a, b]\n"))
			if edited {
				rewrite(t, b.file, "a, b", "a, mine")
			}
			b.template = next.template
			got := b.updateGenerated(next.generated("title: X\ndifficulty: easy\ntags: [a, b]\n"))
			text := content(t, b.file)
			reading, err := b.template.Read([]byte(text))
			must(t, err)
			level, _ := reading.Problem.Get("difficulty")
			tags, _ := reading.Problem.Get("tags")
			isTold := got[0].Action == bank.Conflict
			if want := map[bool]string{false: "b", true: "mine"}[edited]; len(tags.Items) != 2 || tags.Items[1].Text != want || level.Text != "Easy" && !(isTold && level.Text == "Hard") {
				t.Errorf("%s, edited %t: it is %s: %s\nlevel %q, tags %v\n%s", name, edited, got[0].Action, outcomes(got[0]), level.Text, tags.Items, text)
			}
		}
	}
}

// A fact that the template has got since is put in so that it stays apart from those beside
// it, and one that it has no more goes.
func TestUpdateFactsOfBodyThatAreNew(t *testing.T) {
	const head, end = "# {{ .title | default \"[T]\" }}\n\n## Facts\n\n", "\n## End\n\nx\n"
	level, tags, version := "Level: "+bodyLevel, "Tags: "+bodyTags, "Version: {{ .version | default \"[V]\" }}"
	for _, joint := range []string{"  \n", "\\\n", "<br>\n", "<br>", "\n\n"} {
		for _, change := range [][2][]string{
			{{level, tags}, {level, version, tags}},
			{{level, tags}, {level, tags, version}},
			{{level, tags}, {version, level, tags}},
			{{level, version, tags}, {level, tags}},
			{{level, tags, version}, {level, tags}},
		} {
			b := newOwnBank(t, head+strings.Join(change[0], joint)+"\n"+end)
			next := newOwnBank(t, head+strings.Join(change[1], joint)+"\n"+end)
			says := func(b *ownBank, spec string) bank.Generated {
				if !strings.Contains(b.template.Source(), ".version") {
					spec = strings.Replace(spec, "version: v1\n", "", 1)
				}
				return b.generated(spec)
			}
			b.updateGenerated(says(b, "title: X\ndifficulty: hard\ntags: [a, b]\nversion: v1\n"))
			b.template = next.template
			got := b.updateGenerated(says(next, "title: X\ndifficulty: easy\ntags: [a, b]\nversion: v1\n"))
			text := content(t, b.file)
			reading, err := b.template.Read([]byte(text))
			must(t, err)
			level, _ := reading.Problem.Get("difficulty")
			tags, _ := reading.Problem.Get("tags")
			version, _ := reading.Problem.Get("version")
			hasVersion := strings.Contains(next.template.Source(), ".version")
			isTold := got[0].Action == bank.Conflict
			if isTold && joint == "<br>" && len(tags.Items) == 2 && tags.Items[1].Text == "b" {
				continue // all stand in one line
			}
			if len(tags.Items) != 2 || tags.Items[1].Text != "b" || level.Text != "Easy" || hasVersion != (version.Text == "v1") && !isTold || isTold && joint != "<br>" {
				t.Errorf("%q, %v: it is %s: %s\nlevel %q, tags %v, version %q\n%s", joint, change, got[0].Action, outcomes(got[0]), level.Text, tags.Items, version.Text, text)
			}
		}
	}
}
