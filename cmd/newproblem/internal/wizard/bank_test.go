//go:build !windows

package wizard

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold/spec"

	. "newproblem/cmd/newproblem/internal/prompt/prompttest"
)

const (
	nearTitle = "There is already a problem with nearly this title: Design a Chat Service (problems/design-a-chat-service.md)\n"
	closest   = "The closest problems in the bank"
	chatIs    = "Design a Chat Service: both have the tags queues and caching; both are about chat"
	feedIs    = "Design a Feed: both have the tag caching"
)

// newBank gives a desk in a bank of three problems, with more settings.
func newBank(t *testing.T, settings string) *desk {
	t.Helper()
	d := newDesk(t)
	for _, flags := range []string{`--title "Design a Chat Service" -t queues,caching`, `--title "Design a Feed" -t caching`, `--title "Design a Map" -t maps`} {
		d.make(flags + " -o problems")
	}
	d.put(".newproblem.yaml", "output: problems\n"+settings)
	return d
}

const (
	bankTags   = "tags: {queues: [Kafka], caching: [], maps: []}\n"
	bankOutput = "new/deep/design-chat-services.md"
)

// bankTurns are a run in such a bank.
var bankTurns = []Turn{
	Text("Title", "Design Chat Services"),
	Choose("Difficulty", "Hard"),
	Mark("Tags", "queues").Offers("caching", "maps", "queues"),
	Text("Other tags", "cahcing, Kafka, other"),
	Enter(`Which of them for "cahcing"?`, "caching").Offers("caching", "cahcing"),
	Choose(`Which of them for "Kafka"?`, "Kafka").Given("queues").Offers("queues", "Kafka"),
	Text(requirement+" 1", ""),
	Mark(otherSections, "Related Problems"),
	Mark(closest, chatIs).Offers(chatIs, feedIs).Given(),
	Choose("Related Problems: 1 entry", "Add more"),
	Text("Related Problems 2, title", "Design a Phone"),
	Text("Related Problems 2, relationship", ""),
	Text("Related Problems 2, link", "design-a-phone.md"),
	Text("Related Problems 3, title", ""),
	Choose(changeAnswer, "Related Problems: 2 entries"),
	Mark(closest, feedIs).Offers(feedIs), // what is linked to already is not offered again
	Choose("Related Problems: 3 entries", "Keep them"),
	Choose(changeAnswer, allWell),
	Text(writeItTo, "new/deep").Given("problems/design-chat-services.md"),
	Choose(allSet, "Write "+bankOutput),
}

var bankTells = []string{
	nearTitle,
	`Note: the settings of the bank do not have the tag "cahcing"; they have caching.`,
	`Note: the tag "Kafka" is called queues in this bank.`,
	`Note: the settings of the bank do not have the tag "other".`,
}

func checkBankOutput(t *testing.T, d *desk) {
	t.Helper()
	doc := d.read(bankOutput)
	shows(t, doc, `- [Design a Chat Service](../../problems/design-a-chat-service.md): both have the tags queues and caching; both are about chat
- [Design a Phone](design-a-phone.md): [Brief description of relationship]
- [Design a Feed](../../problems/design-a-feed.md): both have the tag caching
`, "- **Tags**: queues, caching, Kafka, other\n")
}

// The tags and the closest problems of the bank are offered, and links lead to
// them from wherever the file is written.
func TestBank(t *testing.T) {
	d := newBank(t, bankTags)
	e := d.ask("", bankTurns...).ends(cli.ExitDone)
	e.says(bankTells[0]).says(bankTells[1]).says(bankTells[2]).says(bankTells[3])
	checkBankOutput(t, d)
	want := d.read(bankOutput)
	d.make("--force " + e.again())
	same(t, d.read(bankOutput), want)
}

// Without a vocabulary, the tags of the bank stand before the well-known ones,
// the most frequent first, and any tag is taken. What cannot be read is left out.
func TestBankOffersTags(t *testing.T) {
	d := newBank(t, "")
	d.put("problems/broken.md", "# \x1b[2J\xff")
	field, _ := spec.Lookup("tags")
	offered := []string{"caching", "maps", "queues"}
	for _, tag := range field.Options {
		if !slices.Contains(offered, tag) {
			offered = append(offered, tag)
		}
	}
	d.ask("",
		Text("Title", "Design a Clock"), Choose("Difficulty", "Hard"),
		Mark("Tags", "maps").Offers(offered...), Text("Other tags", "sharding, que"), Text(requirement+" 1", ""),
		Stop(otherSections),
	).ends(cli.ExitInterrupted).doesNotSay("Note: ").doesNotSay("already")
}

// A title that a problem of the bank has already is pointed out, but may be taken.
func TestBankTellsTwins(t *testing.T) {
	d := newBank(t, "")
	d.ask("", Text("Title", "design the chat services"), Stop("Difficulty")).says(nearTitle)
	d.env["XDG_STATE_HOME"] = t.TempDir()
	d.ask("", Text("Title", "Design a Clock"), Stop("Difficulty")).doesNotSay("already")
}

// Nothing of the bank is offered where nothing is close.
func TestBankWithoutCloseProblems(t *testing.T) {
	d := newBank(t, "")
	d.ask("", Text("Title", "Write a Poem"), Choose("Difficulty", "Hard"), Mark("Tags"), Text("Other tags", ""), Text(requirement+" 1", ""),
		Mark(otherSections, "Related Problems"),
		Text("Related Problems 1, title", ""), Stop(changeAnswer)).ends(cli.ExitInterrupted)
}

// A bank of many tags and problems offers the first of them.
func TestBankOffersNotAll(t *testing.T) {
	d := newDesk(t)
	var tags []string
	for i := range 50 {
		tags = append(tags, fmt.Sprintf("tag-%02d", i))
	}
	for i := range 15 {
		d.make(fmt.Sprintf("--title 'Problem %d' -t %s -o problems", i, strings.Join(tags, ",")))
	}
	d.put(".newproblem.yaml", "output: problems\ntags: {"+strings.Join(tags, ": [], ")+": []}\n")
	offered := 0
	d.askWith("", answerer{
		text: func(q prompt.Question) string {
			return map[string]string{"Title": "Another Thing", "Other tags": tags[0]}[q.Message]
		},
		choose: func(q prompt.Question, _ []string) string { return q.Default },
		mark: func(q prompt.Question, options []string, _ []int) []int {
			switch q.Message {
			case otherSections:
				return []int{slices.Index(options, "Related Problems")}
			case "Tags":
				offered = len(options)
				return nil
			}
			if offered != mostTags || len(options) != mostRelated {
				t.Errorf("%d tags and %d problems are offered, want %d and %d", offered, len(options), mostTags, mostRelated)
			}
			offered = -1
			return nil
		},
	}).ends(cli.ExitDone)
	if offered != -1 {
		t.Error("no problems are offered")
	}
}
