//go:build !windows

package wizard

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold"
	"newproblem/scaffold/spec"

	. "newproblem/cmd/newproblem/internal/prompt/prompttest"
)

// What the wizard asks in every run.
const (
	requirement   = "Functional Requirements"
	otherSections = "Which other sections do you want to fill in now?"
	allWell       = "Looks good: go on"
	another       = "Fill in another section"
	nothing       = "newproblem: interrupted; nothing was written\n"
)

// shortTurns are the least that is asked, with an answer to each, up to the
// review.
var shortTurns = []Turn{
	Text("Title", "Design a Cache"),
	Choose("Difficulty", "Hard"),
	Mark("Tags", "caching", "streaming"),
	Text("Other tags", "my-tag, other"),
	Text(requirement+" 1", "Get a value"),
	Text(requirement+" 2", `Set a value, "quoted"`),
	Text(requirement+" 3", ""),
	Mark(otherSections),
}

// shortFlags are the same on a command line.
const shortFlags = `--title "Design a Cache" --difficulty Hard --tags caching,streaming,my-tag,other ` +
	`--requirement "Get a value" --requirement "Set a value, \"quoted\"" `

// withSections are shortTurns with other sections.
func withSections(sections ...string) []Turn {
	return append(slices.Clone(shortTurns[:len(shortTurns)-1]), Mark(otherSections, sections...))
}

// writes are the turns after the last answer, when the file is new.
func writes(name string) []Turn {
	return []Turn{Choose(changeAnswer, allWell), Keep(writeItTo, name), Enter(allSet, "Write "+name)}
}

func TestShort(t *testing.T) {
	d := newDesk(t)
	e := d.ask("", slices.Concat(shortTurns, writes("design-a-cache.md"))...).ends(cli.ExitDone)
	e.says("A new problem. Enter keeps what is in parentheses; Ctrl-C stops, and nothing is written.\n", "\nYour answers:\n",
		"placeholders in [brackets] are left to fill in, the first on line ", "To make the same file again without questions:\n  newproblem --title ")
	if e.out != "design-a-cache.md\n" {
		t.Errorf("standard output is %q", e.out)
	}
	d.hasFiles("design-a-cache.md")
	d.hasNoDraft()
	same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -"))
	d.makesAgain(e, "design-a-cache.md")
}

// What a question shows: what it is about, where it begins, and what there is.
func TestQuestionsShow(t *testing.T) {
	difficulty, _ := spec.Lookup("difficulty")
	tags, _ := spec.Lookup("tags")
	d := newDesk(t)
	d.ask("",
		Text("Title", "Design a Cache").Given("").Helps("the heading"),
		Choose("Difficulty", "Hard").Given("Medium").Offers(append(slices.Clone(difficulty.Options), "Decide later")...).Helps(difficulty.Help),
		Mark("Tags").Given().Offers(tags.Options...).Helps(tags.Help),
		Text("Other tags", "").Given("").Helps("Separated by commas; Enter for none."),
		Text(requirement+" 1", "Get").Given("").Helps("One at a time; Enter alone ends the list."),
		Text(requirement+" 2", "").Helps(""),
		Mark(otherSections).Given().Helps("The others keep the template's placeholders"),
		Choose(changeAnswer, "Title: Design a Cache").Given(allWell).Offers(allWell, "Title: Design a Cache", "Difficulty: Hard", requirement+": Get", another),
		Keep("Title", "Design a Cache").Helps("the heading"),
		Choose(changeAnswer, "Difficulty: Hard"),
		Enter("Difficulty", "Hard"),
		Stop(changeAnswer),
	).ends(cli.ExitInterrupted)
}

// An answerer answers every question as it comes.
type answerer struct {
	text   func(q prompt.Question) string
	choose func(q prompt.Question, options []string) string
	mark   func(q prompt.Question, options []string, marked []int) []int
}

func (a answerer) Text(q prompt.Question) (string, error) {
	answer := a.text(q)
	if answer == "" {
		answer = q.Default
	}
	if q.Check != nil {
		if err := q.Check(answer); err != nil {
			return "", fmt.Errorf("%s: %q: %w", q.Message, answer, err)
		}
	}
	return answer, nil
}

func (a answerer) Choose(q prompt.Question, options []string) (int, error) {
	i := slices.Index(options, a.choose(q, options))
	if i < 0 {
		return 0, fmt.Errorf("%s: no option for it in %q", q.Message, options)
	}
	return i, nil
}

func (a answerer) Mark(q prompt.Question, options []string, marked []int) ([]int, error) {
	return a.mark(q, options, marked), nil
}

// markAll marks all options.
func markAll(_ prompt.Question, options []string, _ []int) (all []int) {
	for i := range options {
		all = append(all, i)
	}
	return all
}

// Every section is filled, and every question but two is answered. What was
// typed is in the document, and no placeholder but those two.
func TestFillsEverySection(t *testing.T) {
	d := newDesk(t)
	editor := d.editor(`
case "$1" in
*.md) printf 'Edited text.\n\n- a list\n- of two\n\nThe end.\n' ;;
*.mermaid) printf 'graph LR\n    A --> B\n' ;;
*.yaml) printf 'GET /edited\n' ;;
*.sql) printf 'CREATE TABLE edited (id BIGINT);\n' ;;
esac > "$1"`)
	fixed := map[string]string{
		"Title": "Design a Cache", "Other tags": "mine", writeItTo: "all.md", "Scale": "", "Authentication": "",
		"Reading": "10", "Solving": "40", "Popularity": "3", "Last Updated": "", "Version": "",
		"Total users": "500M", "Daily active": "20%", "Peak concurrent": "10%", "Growth": "20%", "Requests per user": "20",
		"Peak factor": "3", "Read write ratio": "100:1", "Data per user": "2 KB", "New data per user": "100 B",
		"Request size": "1 KB", "Response size": "4 KB",
	}
	var typed []string
	text := func(q prompt.Question) string {
		answer := fmt.Sprintf("Answer %d", len(typed))
		name, _, _ := strings.Cut(q.Message, ", ")
		switch said, ok := fixed[q.Message]; {
		case ok:
			return said
		case strings.HasSuffix(name, " 3"): // two of each list are enough
			return ""
		case strings.HasSuffix(q.Message, ", link"):
			return "https://example.org/" + strings.Fields(answer)[1]
		}
		typed = append(typed, answer)
		return answer
	}
	choose := func(q prompt.Question, options []string) string {
		switch q.Message {
		case changeAnswer, tables, allSet, "Difficulty":
			return q.Default
		case "Core Problem":
			return "Type one line here"
		}
		return "Write it in " + editor
	}
	e := d.askWith("", answerer{text, choose, markAll}).ends(cli.ExitDone).says("2 placeholders in [brackets] are left to fill in")
	if len(typed) < 75 {
		t.Errorf("only %d answers were typed", len(typed))
	}
	doc := d.read("all.md")
	shows(t, doc, append(typed, "- of two\n\nThe end.\n", "GET /edited", "CREATE TABLE edited", "**Popularity**: ⭐⭐⭐\n", "- Total: 50 minutes")...)
	if n := strings.Count(doc, "graph LR\n    A --> B\n"); n != 2 {
		t.Errorf("%d of 2 diagrams are the edited one", n)
	}
	page, err := scaffold.Builtin().Page([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	left := slices.Collect(page.Placeholders())
	if len(left) != 2 || !strings.HasPrefix(left[0].Text, "[Number of users") || !strings.HasPrefix(left[1].Text, "[OAuth") {
		t.Errorf("placeholders left: %+v, want those of Scale and Authentication", left)
	}
	e.says("To get its spec, which makes the same file again:\n  newproblem spec all.md\n") // too long for flags
	reading, err := scaffold.Builtin().Read([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	d.put("all.yaml", written(t, reading.Problem))
	same(t, d.make("--from all.yaml -o -"), doc)
}

// Wrong answers are refused, and say why.
func TestWrongAnswers(t *testing.T) {
	d := newDesk(t)
	turns := slices.Clone(shortTurns[:len(shortTurns)-1])
	turns[0] = turns[0].Refused("", "it cannot be empty").Refused(" \t", "it cannot be empty")
	turns[3] = turns[3].Refused("ok, a\tb\x00", "")
	e := d.ask("", append(turns,
		Mark(otherSections, "Metadata"),
		Text("Companies", ""),
		Text("Reading", "7").Refused("x", "x").Refused("0", "0").Refused("-1", "-1").Refused("1e9", "1e9"),
		Text("Solving", ""),
		Text("Last Updated", "2026-02-03").Given("2026-11-23").Refused("tomorrow", "tomorrow").Refused("2026-02-30", "2026-02-30"),
		Keep("Version", "1.0"),
		Text("Popularity", "").Refused("6", "6").Refused("-", ""), // nothing is there that could be left out
		Choose(changeAnswer, allWell),
		Keep(writeItTo, "design-a-cache.md").Refused(" ", "it cannot be empty").Refused("-", "give --output -"),
		Choose(allSet, "Write design-a-cache.md"),
	)...).ends(cli.ExitDone)
	d.makesAgain(e, "design-a-cache.md")
	same(t, d.read("design-a-cache.md"), d.make(shortFlags+"--set estimated_time.reading=7 --date 2026-02-03 -o -"))
}

// All answers are shown, and each can be changed, also when the file was asked
// for already. The name of the file follows the title.
func TestCorrects(t *testing.T) {
	d := newDesk(t)
	list := requirement + `: Get a value; Set a value, "quoted"`
	e := d.ask("", slices.Concat(shortTurns, []Turn{
		Choose(changeAnswer, "Title: Design a Cache"), Text("Title", "Design a Queue").Given("Design a Cache"),
		Choose(changeAnswer, "Difficulty: Hard"), Choose("Difficulty", "Beginner").Given("Hard"),
		Choose(changeAnswer, list), Choose(list, "Add more").Given("Keep them").Offers("Keep them", "Add more", "Start over", "Leave them out"),
		Text(requirement+" 3", "Forget a value"), Text(requirement+" 4", ""),
		Choose(changeAnswer, another), Choose("Which section?", "None"),
		Choose(changeAnswer, another), Choose("Which section?", "Follow-up Questions"),
		Text("Technical Deep Dives 1", "What if it is full?"), Text("Technical Deep Dives 2", ""),
		Text("Design Variations 1", ""),
		Text("Real-World Considerations 1", "?"), Text("Real-World Considerations 2", ""),
		Choose(changeAnswer, "Real-World Considerations: ?"), Choose("Real-World Considerations: ?", "Leave them out"),
		Choose(changeAnswer, allWell),
		Keep(writeItTo, "design-a-queue.md"),
		Choose(allSet, "Go back to the answers").Offers("Write design-a-queue.md", "Choose another name", "Go back to the answers", "Stop; write nothing"),
		Choose(changeAnswer, "Tags: caching; streaming; my-tag; other"),
		Mark("Tags").Given("caching", "streaming", "my-tag", "other"), Text("Other tags", ""),
	}, writes("design-a-queue.md"))...).ends(cli.ExitDone)
	same(t, d.read("design-a-queue.md"), d.make(`--title "Design a Queue" --difficulty beginner --requirement "Get a value" --requirement "Set a value, \"quoted\""
		--requirement "Forget a value" --set "follow_ups.deep_dives=What if it is full?" -o -`))
	d.makesAgain(e, "design-a-queue.md")
}

// A section that is asked for again begins with what was said.
func TestAsksASectionAgain(t *testing.T) {
	d := newDesk(t)
	metadata := func(companies, reading string) []Turn {
		return []Turn{
			Text("Companies", "Google, Meta").Given(companies), Text("Reading", "10").Given(reading), Text("Solving", ""),
			Keep("Last Updated", "2026-11-23"), Keep("Version", "1.0"), Text("Popularity", ""),
		}
	}
	d.ask("", slices.Concat(withSections("Metadata"), metadata("", ""),
		[]Turn{Choose(changeAnswer, another), Choose("Which section?", "Metadata")}, metadata("Google, Meta", "10"),
		[]Turn{Stop(changeAnswer).Offers(allWell, "Title: Design a Cache", "Difficulty: Hard", "Companies: Google; Meta",
			"Tags: caching; streaming; my-tag; other", "Reading: 10", requirement+`: Get a value; Set a value, "quoted"`, another)},
	)...)
}

// Each way in which what was said can be taken back.
func TestLeavesOut(t *testing.T) {
	d := newDesk(t)
	e := d.ask(`-i --title "Design a Cache" -d hard -t caching,mine -c Google --set estimated_time.reading=10 --set core_problem=Why?
		--set requirements.non_functional.scale=Large -r First --set capacity.traffic.peak_qps.value=9 --set capacity.traffic.peak_qps.calculation=Measured`,
		Keep("Title", "Design a Cache"),
		Choose("Difficulty", "Decide later").Given("Hard"),
		Mark("Tags").Given("caching", "mine"), Text("Other tags", ""),
		Choose(requirement+": First", "Leave them out"),
		Mark(otherSections),
		Choose(changeAnswer, "Companies: Google"), Text("Companies", "-").Given("Google"),
		Choose(changeAnswer, "Reading: 10"), Text("Reading", "-").Given("10").Helps("(- leaves it out)"),
		Choose(changeAnswer, "Core Problem: Why?"),
		Choose("Core Problem", "Leave it out").Offers("Type one line here", "Leave it as it is", "Leave it out"),
		Choose(changeAnswer, "Scale: Large"), Text("Scale", " - ").Given("Large"),
		Choose(changeAnswer, "Peak QPS: 9 = Measured"),
		Text("Peak QPS, value", "-").Given("9"), Text("Peak QPS, calculation", "-").Given("Measured"),
		Choose(changeAnswer, allWell).Offers(allWell, "Title: Design a Cache", another),
		Keep(writeItTo, "design-a-cache.md"), Choose(allSet, "Write design-a-cache.md"),
	).ends(cli.ExitDone)
	same(t, d.read("design-a-cache.md"), d.make(`--title "Design a Cache" -o -`))
	d.makesAgain(e, "design-a-cache.md")
}

// A list that is there can be kept, added to, begun anew, or left out.
func TestLists(t *testing.T) {
	const list, flags = requirement + ": First; Second", `-i --title A -r First -r Second`
	for _, c := range []struct {
		name  string
		turns []Turn
		want  string
	}{
		{"keep", []Turn{Enter(list, "Keep them")}, "- [ ] First\n- [ ] Second\n\n"},
		{"add", []Turn{Choose(list, "Add more"), Text(requirement+" 3", "Third"), Text(requirement+" 4", "")}, "- [ ] First\n- [ ] Second\n- [ ] Third\n\n"},
		{"add nothing", []Turn{Choose(list, "Add more"), Text(requirement+" 3", "")}, "- [ ] First\n- [ ] Second\n\n"},
		{"anew", []Turn{Choose(list, "Start over"), Text(requirement+" 1", "Third"), Text(requirement+" 2", "")}, "- [ ] Third\n\n"},
		{"anew with nothing", []Turn{Choose(list, "Start over"), Text(requirement+" 1", "")}, "- [ ] [Requirement 1]"},
		{"leave out", []Turn{Choose(list, "Leave them out")}, "- [ ] [Requirement 1]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.ask(flags, slices.Concat([]Turn{Keep("Title", "A"), Choose("Difficulty", "Hard").Given("Decide later"), Mark("Tags"), Text("Other tags", "")},
				c.turns, []Turn{Mark(otherSections)}, writes("a.md"))...).ends(cli.ExitDone)
			shows(t, d.read("a.md"), c.want)
		})
	}
}

// A list of objects is asked for key by key: an empty first key asks for the
// short form, or ends the list where there is none.
func TestObjects(t *testing.T) {
	d := newDesk(t)
	e := d.ask("", slices.Concat(withSections("Problem Statement"), []Turn{
		Choose("Business Context", "Leave it as it is"),
		Choose("Core Problem", "Leave it as it is"),
		Text("User Stories 1, as", "user"), Text("User Stories 1, want", "a value"), Text("User Stories 1, so that", "I have it"),
		Text("User Stories 2, as", "").Given(""), Text("User Stories 2, sentence", "As nobody, I want nothing"),
		Text("User Stories 3, as", "admin"), Text("User Stories 3, want", ""), Text("User Stories 3, so that", ""),
		Text("User Stories 4, as", ""), Text("User Stories 4, sentence", ""),
	}, writes("design-a-cache.md"))...).ends(cli.ExitDone)
	same(t, d.read("design-a-cache.md"), d.make(shortFlags+`--set 'user_stories={as: user, want: a value, so_that: I have it}'
		--set 'user_stories={sentence: "As nobody, I want nothing"}' --set 'user_stories={as: admin}' -o -`))
	d.makesAgain(e, "design-a-cache.md")
}

// Text of several lines is typed here, written in an editor, or left.
func TestLongText(t *testing.T) {
	const here, leave, out = "Type one line here", "Leave it as it is", "Leave it out"
	field := func(turns ...Turn) []Turn {
		return slices.Concat(withSections("Problem Statement"), turns, []Turn{
			Choose("Core Problem", leave), Text("User Stories 1, as", ""), Text("User Stories 1, sentence", ""),
		}, writes("design-a-cache.md"))
	}
	again := func(summary string, turns ...Turn) []Turn { // inserted before the file is written
		all := field(Choose("Business Context", here).Offers(here, leave), Text("Business Context", "One line."))
		end := len(all) - 3
		return slices.Concat(all[:end], []Turn{Choose(changeAnswer, "Business Context: "+summary)}, turns, all[end:])
	}
	for _, c := range []struct {
		name  string
		turns []Turn
		want  string
	}{
		{"one line", field(Choose("Business Context", here), Text("Business Context", "One line.")), "One line."},
		{"no line", field(Choose("Business Context", here), Text("Business Context", "")), ""},
		{"left", field(Choose("Business Context", leave)), ""},
		{"kept", again("One line.", Choose("Business Context", here).Offers(here, leave, out), Keep("Business Context", "One line.").Helps("(- leaves it out)")), "One line."},
		{"left as it was", again("One line.", Choose("Business Context", leave)), "One line."},
		{"changed", again("One line.", Choose("Business Context", here), Text("Business Context", "Another.")), "Another."},
		{"taken back", again("One line.", Choose("Business Context", here), Text("Business Context", "-")), ""},
		{"left out", again("One line.", Choose("Business Context", out)), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.ask("", c.turns...).ends(cli.ExitDone)
			flags := shortFlags
			if c.want != "" {
				flags += "--set business_context='" + c.want + "' "
			}
			same(t, d.read("design-a-cache.md"), d.make(flags+"-o -"))
		})
	}
	t.Run("several lines cannot be shown as the default", func(t *testing.T) {
		d := newDesk(t)
		begin := []Turn{Keep("Title", "A"), Choose("Difficulty", "Decide later"), Mark("Tags"), Text("Other tags", ""), Text(requirement+" 1", ""), Mark(otherSections)}
		const summary = "Business Context: One two"
		d.ask("-i --title A --set 'business_context=One\n\ntwo'", slices.Concat(begin, []Turn{
			Choose(changeAnswer, summary), Choose("Business Context", here), Text("Business Context", "").Given("").Helps("Enter alone keeps the text that is there."),
			Choose(changeAnswer, summary), Choose("Business Context", here), Text("Business Context", "Three"),
			Choose(changeAnswer, "Business Context: Three"), Stop("Business Context"),
		})...).ends(cli.ExitInterrupted)
	})
}

// The editor opens on the text that is there, in a file with the ending of its
// language. A text that cannot be is told, and can be mended.
func TestEditor(t *testing.T) {
	const leave = "Leave it as it is"
	rest := []Turn{Choose("Core Problem", leave), Text("User Stories 1, as", ""), Text("User Stories 1, sentence", "")}
	t.Run("written", func(t *testing.T) {
		d := newDesk(t)
		editor := d.editor(`basename "$1" >&2; cat "$1" >&2; printf 'One\n\ntwo  \n\n' > "$1"`)
		e := d.ask("", slices.Concat(withSections("Problem Statement"),
			[]Turn{Choose("Business Context", "Write it in "+editor).Given("Write it in "+editor).Offers("Write it in "+editor, "Type one line here", leave)}, rest,
			[]Turn{Choose(changeAnswer, "Business Context: One two"), Choose("Business Context", "Write it in "+editor)},
			writes("design-a-cache.md"))...).ends(cli.ExitDone)
		e.says("business_context.md\n", "business_context.md\nOne\n\ntwo")
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"--set 'business_context=One\n\ntwo' -o -"))
		d.hasNoDraft()
	})
	t.Run("opens on what is said by now", func(t *testing.T) {
		d := newDesk(t)
		editor := d.editor(`echo "<$(cat "$1")>" >&2; printf 'One' > "$1"`)
		d.ask("", slices.Concat(withSections("Problem Statement"), []Turn{Choose("Business Context", "Write it in "+editor)}, rest, []Turn{
			Choose(changeAnswer, "Business Context: One"), Choose("Business Context", "Type one line here"), Text("Business Context", "Two"),
			Choose(changeAnswer, "Business Context: Two"), Choose("Business Context", "Write it in "+editor),
		}, writes("design-a-cache.md"))...).ends(cli.ExitDone).says("<>", "<Two>")
	})
	t.Run("emptied", func(t *testing.T) {
		d := newDesk(t)
		editor := d.editor(`printf ' \n\n' > "$1"`)
		d.ask("", slices.Concat(withSections("Problem Statement"),
			[]Turn{Choose("Business Context", "Write it in "+editor)}, rest, writes("design-a-cache.md"))...).ends(cli.ExitDone)
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -"))
	})
	t.Run("refused and mended", func(t *testing.T) {
		d := newDesk(t)
		editor := d.editor(`if grep -q 'A heading' "$1"; then printf 'Good.\n' > "$1"; else printf '# A heading of its own\n' > "$1"; fi`)
		d.ask("", slices.Concat(withSections("Problem Statement"), []Turn{
			Choose("Business Context", "Write it in "+editor),
			Choose("Business Context", "Open it again").Given("Open it again").Offers("Open it again", "Leave it as it was"),
		}, rest, writes("design-a-cache.md"))...).ends(cli.ExitDone).says("That does not work: ")
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"--set business_context=Good. -o -"))
	})
	t.Run("refused and dropped", func(t *testing.T) {
		d := newDesk(t)
		editor := d.editor(`printf '# A heading of its own\n' > "$1"`)
		d.ask("", slices.Concat(withSections("Problem Statement"), []Turn{
			Choose("Business Context", "Write it in "+editor), Choose("Business Context", "Leave it as it was"),
		}, rest, writes("design-a-cache.md"))...).ends(cli.ExitDone)
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -"))
	})
	t.Run("fails", func(t *testing.T) {
		d := newDesk(t)
		editor := d.editor(`if [ -s "$1" ]; then printf 'Good.\n' > "$1"; exit; fi; printf 'Half' > "$1"; exit 3`)
		d.ask("", slices.Concat(withSections("Problem Statement"), []Turn{
			Choose("Business Context", "Write it in "+editor), Choose("Business Context", "Open it again"),
		}, rest, writes("design-a-cache.md"))...).ends(cli.ExitDone).says("newproblem: running the editor ", "exit status 3")
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"--set business_context=Good. -o -"))
	})
	t.Run("takes its file away", func(t *testing.T) {
		d := newDesk(t)
		editor := d.editor(`rm "$1"`)
		d.ask("", slices.Concat(withSections("Problem Statement"), []Turn{
			Choose("Business Context", "Write it in "+editor), Choose("Business Context", "Leave it as it was"),
		}, rest, writes("design-a-cache.md"))...).ends(cli.ExitDone).says("reading back what was edited")
	})
}

// What is given is offered, and Enter through everything changes nothing.
func TestEnterThrough(t *testing.T) {
	t.Run("flags", func(t *testing.T) {
		d := newDesk(t)
		const flags = `--title "Design a Cache" --difficulty expert --tags storage,zebra,caching -r First -r Second --set core_problem=Why? --date 2020-02-02 `
		e := d.ask(flags+"-i", slices.Concat([]Turn{
			Keep("Title", "Design a Cache"), Enter("Difficulty", "Expert"),
			Mark("Tags", "storage", "caching", "zebra").Given("storage", "zebra", "caching"), Text("Other tags", ""),
			Enter(requirement+": First; Second", "Keep them"), Mark(otherSections),
		}, writes("design-a-cache.md"))...).ends(cli.ExitDone)
		same(t, d.read("design-a-cache.md"), d.make(flags+"-o -")) // the tags in their order
		d.makesAgain(e, "design-a-cache.md")
	})
	t.Run("title only", func(t *testing.T) {
		d := newDesk(t)
		d.ask(`-i --title "Design a Cache" -o new`, slices.Concat([]Turn{
			Keep("Title", "Design a Cache"), Enter("Difficulty", "Decide later"), Mark("Tags"), Text("Other tags", ""), Text(requirement+" 1", ""), Mark(otherSections),
		}, writes("new/design-a-cache.md"))...).ends(cli.ExitDone)
		same(t, d.read("new/design-a-cache.md"), d.make(`--title "Design a Cache" -o -`))
	})
	t.Run("spec", func(t *testing.T) {
		d := newDesk(t)
		d.put("spec.yaml", written(t, spec.Example()))
		d.askWith("--from spec.yaml -o new.md -i", answerer{
			text:   func(prompt.Question) string { return "" },
			choose: func(q prompt.Question, _ []string) string { return q.Default },
			mark: func(q prompt.Question, options []string, marked []int) []int {
				if q.Message == otherSections {
					return markAll(q, options, nil)
				}
				return marked
			},
		}).ends(cli.ExitDone).says("No placeholder is left.")
		same(t, d.read("new.md"), d.make("--from spec.yaml -o -"))
	})
}

// What is wrong with what was given is told before a question is asked.
func TestRefusesBeforeAsking(t *testing.T) {
	for _, c := range []struct{ flags, says string }{
		{"-i -d impossible", "--difficulty"},
		{"-i -t a --template own.md", "--tags"},
		{"-i --template missing.md", "missing.md"},
		{"-i --template broken.md", "broken.md"},
		{"-i --related 3", "--related and questions cannot go together"},
		{"-i --from missing.yaml", "missing.yaml"},
		{"-i --edit", "no editor is set"},
		{"-i --no-input", "--interactive and --no-input cannot go together"},
		{"-i --dry-run --edit", "--dry-run and --edit cannot go together"},
		{"--resume --title A", "--resume and --title cannot go together"},
		{"--resume --template problem", "--resume and --template cannot go together"},
		{"--resume", "there is no stopped run in this folder to go on with"},
	} {
		t.Run(c.flags, func(t *testing.T) {
			d := newDesk(t)
			d.put("own.md", "# {{ .title | default \"[Title]\" }}\n")
			d.put("broken.md", "# {{ .title \n")
			d.ask(c.flags).ends(cli.ExitWrongUse).says(c.says).doesNotSay("A new problem.")
			d.hasNoDraft()
		})
	}
}

// A template of one's own asks for what it has, in its words.
func TestOwnTemplate(t *testing.T) {
	d := newDesk(t)
	d.put("own.md", "# {{ .title | default \"[Title]\" }}\n\n## Wants\n\n{{ range .requirements.functional }}- {{ . }}\n{{ else }}- [Want]\n{{ end }}\n")
	e := d.ask("--template own.md", Text("Title", "A"), Text("Wants 1", "B"), Text("Wants 2", ""),
		Choose(changeAnswer, allWell).Offers(allWell, "Title: A", "Wants: B", another),
		Keep(writeItTo, "a.md"), Choose(allSet, "Write a.md")).ends(cli.ExitDone)
	same(t, d.read("a.md"), "# A\n\n## Wants\n\n- B\n\n")
	e.says("newproblem --title A --requirement B --template own.md\n")
	if err := os.Remove("a.md"); err != nil {
		t.Fatal(err)
	}
	d.make(e.again())
	same(t, d.read("a.md"), "# A\n\n## Wants\n\n- B\n\n")
}

// Stopping at any question ends the run, and nothing is written.
func TestStops(t *testing.T) {
	all := slices.Concat(withSections("Problem Statement"), []Turn{
		Choose("Business Context", "Type one line here"), Text("Business Context", "Once."), Choose("Core Problem", "Leave it as it is"),
		Text("User Stories 1, as", ""), Text("User Stories 1, sentence", ""),
	}, writes("design-a-cache.md"))
	d := newDesk(t)
	for n := range all {
		d.state = t.TempDir()
		d.env["XDG_STATE_HOME"] = d.state
		e := d.ask("", append(slices.Clone(all[:n]), all[n].Stopped())...).ends(cli.ExitInterrupted)
		if n == 0 {
			e.says(nothing).doesNotSay("hint: ")
			d.hasNoDraft()
		} else {
			e.says(nothing + "hint: your answers are kept; newproblem --resume goes on with them\n")
		}
		d.hasFiles()
		if e.out != "" {
			t.Errorf("standard output is %q", e.out)
		}
	}
}
