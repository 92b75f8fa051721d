//go:build !windows

package wizard

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/kballard/go-shellquote"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"

	. "newproblem/cmd/newproblem/internal/prompt/prompttest"
)

// TestHostile answers with the entries of the corpus that can be typed on one
// line, for the title or for a functional requirement: each is refused in the
// words of the corpus, or makes the file that flags make.
func TestHostile(t *testing.T) {
	const corpus = "../../testdata/hostile.yaml"
	content, err := os.ReadFile(corpus)
	if err != nil {
		t.Fatal(err)
	}
	nodes, err := source.Parse(corpus, content)
	if err != nil {
		t.Fatal(err)
	}
	answered := 0
	for _, entry := range nodes[0].Items {
		said := map[string]string{}
		for _, pair := range entry.Pairs {
			said[pair.Key] = pair.Value.Text
		}
		text := said["text"]
		if times, err := strconv.Atoi(said["times"]); err == nil {
			text = strings.Repeat(text, times)
		}
		isAlone := said["items"] == "" && entry.Lookup("also") == nil
		if !isAlone || strings.TrimSpace(text) == "" || len(text) > 10_000 || strings.ContainsFunc(text, unicode.IsControl) {
			continue
		}
		title, first := "Design a Cache", "Get a value"
		switch said["path"] {
		case "title":
			title = text
		case "requirements.functional":
			first = text
		default:
			continue
		}
		answered++
		t.Run(said["name"], func(t *testing.T) {
			d := newDesk(t)
			if words, ok := strings.CutPrefix(said["holds"], "refused: "); ok {
				d.refuses(said["path"], text, words)
				return
			}
			d.takes(title, first)
		})
	}
	if answered < 20 {
		t.Errorf("only %d entries were answered", answered)
	}
}

// refuses holds the wizard to refusing a text for a field.
func (d *desk) refuses(path, text, words string) {
	d.t.Helper()
	title, first := Text("Title", "A"), Text(requirement+" 1", "")
	if path == "title" {
		title = title.Refused(text, words)
	} else {
		first = first.Refused(text, words)
	}
	d.ask("", title, Choose("Difficulty", "Hard"), Mark("Tags"), Text("Other tags", ""), first, Stop(otherSections)).ends(cli.ExitInterrupted)
}

// takes holds the wizard to making the file that flags make.
func (d *desk) takes(title, first string) {
	d.t.Helper()
	name := spec.Slug(title) + ".md"
	e := d.ask("", slices.Concat([]Turn{
		Text("Title", title), Choose("Difficulty", "Hard"), Mark("Tags"), Text("Other tags", ""),
		Text(requirement+" 1", first), Text(requirement+" 2", ""), Mark(otherSections),
	}, writes(name))...).ends(cli.ExitDone)
	same(d.t, d.read(name), d.make("-d hard -o - "+shellquote.Join("--title="+title, "--requirement="+first)))
	if strings.Contains(e.told, "The same file again") {
		d.makesAgain(e, name)
	}
}
