//go:build !windows

package wizard

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newproblem/cmd/newproblem/internal/cli"

	. "newproblem/cmd/newproblem/internal/prompt/prompttest"
)

const (
	kept     = "hint: your answers are kept; newproblem --resume goes on with them\n"
	goOn     = "You stopped in the middle of Design a Cache. Go on with it?"
	goOnWith = "You stopped in the middle of several problems. Go on with which?"
	yes      = "Yes"
	later    = "Not now: begin a new problem"
	never    = "No: delete those answers, and begin a new problem"
)

// longTurns are a run with every kind of question, and with all the ways back
// that the review and the end offer.
var longTurns = []Turn{
	Text("Title", "Design a Cache"),
	Choose("Difficulty", "Easy"),
	Mark("Tags", "caching"),
	Text("Other tags", ""),
	Text(requirement+" 1", "Get a value"),
	Text(requirement+" 2", ""),
	Mark(otherSections, "Metadata", "Problem Statement"),
	Text("Companies", "Google, Meta"),
	Text("Reading", "10"),
	Text("Solving", ""),
	Keep("Last Updated", "2026-11-23"),
	Keep("Version", "1.0"),
	Text("Popularity", "5"),
	Choose("Business Context", "Type one line here"),
	Text("Business Context", "Once."),
	Choose("Core Problem", "Leave it as it is"),
	Text("User Stories 1, as", "user"),
	Text("User Stories 1, want", "a value"),
	Text("User Stories 1, so that", ""),
	Text("User Stories 2, as", ""),
	Text("User Stories 2, sentence", ""),
	Choose(changeAnswer, requirement+": Get a value"),
	Choose(requirement+": Get a value", "Keep them"),
	Choose(changeAnswer, "Title: Design a Cache"),
	Text("Title", "Design a Queue").Given("Design a Cache"),
	Choose(changeAnswer, another),
	Choose("Which section?", "Problem Statement"),
	Choose("Business Context", "Leave it as it is"),
	Choose("Core Problem", "Type one line here"),
	Text("Core Problem", "*Much* is: asked — [often]"),
	Choose("User Stories: 1 entry", "Add more"),
	Text("User Stories 2, as", ""),
	Text("User Stories 2, sentence", "As nobody, I want nothing"),
	Text("User Stories 3, as", ""),
	Text("User Stories 3, sentence", ""),
	Choose(changeAnswer, allWell),
	Keep(writeItTo, "design-a-queue.md"),
	Choose(allSet, "Go back to the answers"),
	Choose(changeAnswer, "Difficulty: Easy"),
	Choose("Difficulty", "Decide later"),
	Choose(changeAnswer, allWell),
	Text(writeItTo, "first.md").Given("design-a-queue.md"),
	Choose(allSet, "Choose another name"),
	Text(writeItTo, "second.md"),
	Choose(allSet, "Write second.md"),
}

// Wherever a run is killed, another one goes on at the same question, and the
// file is as if nothing had happened.
func TestResume(t *testing.T) {
	d := newDesk(t)
	var left []map[string]string // at each question, the files that are kept
	var turns []Turn
	for _, turn := range longTurns {
		turns = append(turns, turn.While(func() {
			files := map[string]string{}
			for _, file := range d.drafts() {
				files[filepath.Base(file)] = d.read(file)
			}
			left = append(left, files)
		}))
	}
	whole := d.ask("", turns...).ends(cli.ExitDone)
	want := d.read("second.md")
	for n, files := range left {
		if err := os.Remove("second.md"); err != nil {
			t.Fatal(err)
		}
		d.state = t.TempDir()
		d.env["XDG_STATE_HOME"] = d.state
		for name, content := range files {
			d.put(filepath.Join(d.state, "newproblem", "drafts", name), content)
		}
		flags := "--resume"
		if n == 0 {
			d.ask(flags).ends(cli.ExitWrongUse).says("there is no stopped run in this folder to go on with")
			flags = ""
		}
		e := d.ask(flags, longTurns[n:]...).ends(cli.ExitDone)
		d.hasFiles("second.md")
		d.hasNoDraft()
		same(t, d.read("second.md"), want)
		if e.again() != whole.again() {
			t.Errorf("it ends with %s, want %s", e.again(), whole.again())
		}
	}
}

// askOneByOne answers each question in a run of its own, and gives the last of
// the runs, and all that they told. What is kept while a question waits, which a
// killed run would leave, is what is kept when the author stops there.
func (d *desk) askOneByOne(flags string, turns []Turn) (last *ending, told string) {
	d.t.Helper()
	for n := range turns {
		if n == len(turns)-1 {
			last = d.ask(flags, turns[n]).ends(cli.ExitDone)
			d.hasNoDraft()
			return last, told + last.told
		}
		var waiting string
		e := d.ask(flags, turns[n], turns[n+1].Stopped().While(func() { waiting = d.onlyDraft() })).ends(cli.ExitInterrupted)
		if got := d.onlyDraft(); got != waiting {
			d.t.Errorf("stopped, it keeps\n%s\nand while it waits\n%s", got, waiting)
		}
		told += e.told
		flags = "--resume"
	}
	return last, told
}

// onlyDraft gives what is kept of the one run that was stopped.
func (d *desk) onlyDraft() string {
	d.t.Helper()
	files := d.drafts()
	if len(files) != 1 {
		d.t.Fatalf("kept: %q", files)
	}
	return d.read(files[0])
}

// A run can be stopped again and again.
func TestResumeOneByOne(t *testing.T) {
	t.Run("all kinds", func(t *testing.T) {
		d := newDesk(t)
		e, _ := d.askOneByOne("", longTurns)
		d.makesAgain(e, "second.md")
	})
	t.Run("figures", func(t *testing.T) {
		d := newDesk(t)
		d.put("own.md", ownTables)
		_, told := d.askOneByOne(loadFlags, loadTurns)
		for _, text := range append(loadTells, "| Active | 200M | Given |\n| Peak QPS | 138,888 | 46,296 × 3 |\n") {
			if !strings.Contains(told, text) {
				t.Errorf("no run says %q", text)
			}
		}
		shows(t, d.read("design-a-cache.md"), "| Active | 200M | Measured |\n| Peak QPS | 138,888 | 46,296 × 3 |\n")
	})
	t.Run("bank", func(t *testing.T) {
		d := newBank(t, bankTags)
		_, told := d.askOneByOne("", bankTurns)
		for _, text := range bankTells {
			if !strings.Contains(told, text) {
				t.Errorf("no run says %q", text)
			}
		}
		checkBankOutput(t, d)
	})
}

// stopAtTags is a run that is stopped at the question for the tags.
func (d *desk) stopAtTags(flags string) *ending {
	d.t.Helper()
	return d.ask(flags, append(slices.Clone(shortTurns[:2]), Stop("Tags"))...).ends(cli.ExitInterrupted).says(nothing + kept)
}

// fromTags are the turns that are left after it.
var fromTags = slices.Concat(shortTurns[2:], writes("design-a-cache.md"))

// The next bare run asks whether to go on, and takes each answer.
func TestResumeByAsking(t *testing.T) {
	begin := func(t *testing.T) *desk {
		d := newDesk(t)
		d.stopAtTags("")
		return d
	}
	t.Run("yes", func(t *testing.T) {
		d := begin(t)
		d.ask("", append([]Turn{Enter(goOn, yes).Offers(yes, later, never)}, fromTags...)...).ends(cli.ExitDone).
			says("Going on with Design a Cache. Enter keeps", "\nTitle: Design a Cache\nDifficulty: Hard\n")
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -"))
		d.hasNoDraft()
	})
	t.Run("not now", func(t *testing.T) {
		d := begin(t)
		d.ask("", Choose(goOn, later), Stop("Title")).ends(cli.ExitInterrupted).doesNotSay(kept)
		d.onlyDraft()
		d.ask("--resume", fromTags...).ends(cli.ExitDone)
		d.hasNoDraft()
	})
	t.Run("no", func(t *testing.T) {
		d := begin(t)
		d.ask("", Choose(goOn, never), Text("Title", "Design a Queue").While(d.hasNoDraft), Stop("Difficulty")).ends(cli.ExitInterrupted).says(kept)
		if got := d.onlyDraft(); strings.Contains(got, "Cache") {
			t.Errorf("it keeps\n%s", got)
		}
	})
	t.Run("stopped", func(t *testing.T) {
		d := begin(t)
		before := d.onlyDraft()
		d.ask("", Stop(goOn)).ends(cli.ExitInterrupted).says(nothing + kept)
		same(t, d.onlyDraft(), before)
	})
	t.Run("another folder", func(t *testing.T) {
		d := begin(t)
		first, err := filepath.EvalSymlinks(d.dir)
		if err != nil {
			t.Fatal(err)
		}
		t.Chdir(t.TempDir())
		d.ask("", Stop("Title")).ends(cli.ExitInterrupted)
		d.ask("--resume").ends(cli.ExitWrongUse).
			says("there is no stopped run in this folder to go on with\nhint: a stopped run goes on only in its own folder: run newproblem --resume in " + first + "\n")
	})
	for _, flags := range []string{"-d easy", "-i", "-t a", "--date 2026-01-02", "--template problem"} {
		t.Run("not with "+flags, func(t *testing.T) {
			d := begin(t)
			before := d.onlyDraft()
			d.ask(flags, Stop("Title")).ends(cli.ExitInterrupted).doesNotSay(kept)
			same(t, d.onlyDraft(), before)
		})
	}
}

// What the first run was told holds for the next: which template, where to
// write, what was given. What the next is told counts more.
func TestResumeKeepsWhatWasGiven(t *testing.T) {
	t.Run("template, output and spec", func(t *testing.T) {
		d := newDesk(t)
		d.put("own.md", "# {{ .title | default \"[Title]\" }}\n\n{{ .core_problem | default \"[Why]\" }}\n\n- **Tags**: {{ .tags | join \", \" | default \"[tags]\" }}\n")
		d.ask("-i --title 'Design a Cache' --set 'core_problem=One\n\ntwo: `three`' --template own.md -o new/x.md",
			Keep("Title", "Design a Cache"), Stop("Tags")).ends(cli.ExitInterrupted)
		d.ask("--resume", Mark("Tags", "caching"), Text("Other tags", ""), Stop(otherSections)).ends(cli.ExitInterrupted)
		d.ask("--resume", Stop(otherSections)).says("\nTitle: Design a Cache\nTags: caching\nOther tags: \n").ends(cli.ExitInterrupted)
		d.ask("--resume -o other", append([]Turn{Mark(otherSections)}, writes("other/design-a-cache.md")...)...).ends(cli.ExitDone)
		same(t, d.read("other/design-a-cache.md"), "# Design a Cache\n\nOne\n\ntwo: `three`\n\n- **Tags**: caching\n")
		d.hasNoDraft()
	})
	t.Run("the output that was given first", func(t *testing.T) {
		d := newDesk(t)
		d.stopAtTags("-o new/x.md")
		d.ask("--resume", slices.Concat(shortTurns[2:], writes("new/x.md"))...).ends(cli.ExitDone)
	})
	t.Run("a name that was answered", func(t *testing.T) {
		d := newDesk(t)
		d.ask("", append(slices.Clone(reviewed), Text(writeItTo, "first.md"), Choose(allSet, "Stop; write nothing"))...).ends(cli.ExitInterrupted).says(nothing + kept)
		d.ask("--resume", Stop(allSet)).ends(cli.ExitInterrupted).says("\nWrite it to: first.md\n")
		d.ask("--resume -o second.md", Keep(writeItTo, "second.md"), Enter(allSet, "Write second.md")).ends(cli.ExitDone)
		d.hasFiles("second.md")
	})
	t.Run("an output in place of all names that were answered", func(t *testing.T) {
		d := newDesk(t)
		d.put("taken.md", "# Mine\n")
		d.ask("", append(slices.Clone(reviewed),
			Text(writeItTo, "taken.md"), Choose("taken.md already exists, with other content.", "Go back to the answers"),
			Choose(changeAnswer, "Difficulty: Hard"), Choose("Difficulty", "Easy"), Choose(changeAnswer, allWell),
			Text(writeItTo, "first.md"), Choose(allSet, "Choose another name"), Stop(writeItTo))...).ends(cli.ExitInterrupted)
		d.ask("--resume -o second.md", Keep(writeItTo, "second.md"), Enter(allSet, "Write second.md")).ends(cli.ExitDone).
			says("Difficulty: Easy").doesNotSay("other questions")
		same(t, d.read("second.md"), d.make(shortFlags+"-d easy -o -"))
	})
	t.Run("an output that is given only once", func(t *testing.T) {
		d := newDesk(t)
		d.stopAtTags("")
		d.ask("--resume -o second.md", shortTurns[2], Stop("Other tags")).ends(cli.ExitInterrupted)
		d.ask("--resume", slices.Concat(shortTurns[3:], writes("second.md"))...).ends(cli.ExitDone)
	})
	t.Run("today", func(t *testing.T) {
		d := newDesk(t)
		metadata := []Turn{Text("Companies", ""), Text("Reading", ""), Text("Solving", ""), Keep("Last Updated", "2026-11-23"), Keep("Version", "1.0"), Stop("Popularity")}
		d.ask("", append(withSections("Metadata"), metadata...)...).ends(cli.ExitInterrupted)
		d.now = d.now.AddDate(0, 0, 1)
		d.ask("--resume", append([]Turn{Text("Popularity", "")}, writes("design-a-cache.md")...)...).ends(cli.ExitDone).
			says("Last Updated: 2026-11-24\n").doesNotSay("--date") // nobody has said a day
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -"))
	})
	t.Run("dry run", func(t *testing.T) {
		d := newDesk(t)
		d.stopAtTags("--dry-run")
		e := d.ask("--resume", append(slices.Clone(shortTurns[2:]), Choose(changeAnswer, allWell))...).ends(cli.ExitDone)
		d.hasFiles()
		same(t, e.out, d.make(shortFlags+"-o -"))
		d.hasNoDraft()
	})
	t.Run("edit", func(t *testing.T) {
		d := newDesk(t)
		d.editor(`echo edited >> "$1"`)
		d.stopAtTags("--edit")
		d.ask("--resume", fromTags...).ends(cli.ExitDone)
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -")+"edited\n")
	})
	t.Run("what cannot go together with it", func(t *testing.T) {
		d := newDesk(t)
		d.editor("true")
		d.stopAtTags("--dry-run")
		d.ask("--resume --edit").ends(cli.ExitWrongUse).says("--dry-run and --edit cannot go together")
		d.ask("--resume", Stop("Tags")).ends(cli.ExitInterrupted) // and the answers are still there
	})
	t.Run("a difficulty that was taken back", func(t *testing.T) {
		d := newDesk(t)
		d.ask("-i -d hard", Text("Title", "Design a Cache"), Choose("Difficulty", "Decide later").Given("Hard"), Stop("Tags")).ends(cli.ExitInterrupted)
		d.ask("--resume", slices.Concat(shortTurns[2:], []Turn{Stop(changeAnswer).Offers(allWell, "Title: Design a Cache",
			"Tags: caching; streaming; my-tag; other", requirement+`: Get a value; Set a value, "quoted"`, another)})...).ends(cli.ExitInterrupted)
	})
}

// Links lead to their problems from another output, too, that is given when the
// run goes on.
func TestResumeElsewhere(t *testing.T) {
	d := newBank(t, "")
	d.ask("", Text("Title", "Design Chat Services"), Choose("Difficulty", "Hard"), Mark("Tags", "queues"), Text("Other tags", "caching"),
		Text(requirement+" 1", ""), Mark(otherSections, "Related Problems"), Mark(closest, chatIs), Choose("Related Problems: 1 entry", "Add more"),
		Stop("Related Problems 2, title")).ends(cli.ExitInterrupted)
	d.ask("--resume -o .", Text("Related Problems 2, title", ""), Choose(changeAnswer, "Difficulty: Hard"), Stop("Difficulty")).ends(cli.ExitInterrupted)
	d.ask("--resume -o elsewhere", append([]Turn{Choose("Difficulty", "Easy")}, writes("elsewhere/design-chat-services.md")...)...).ends(cli.ExitDone)
	shows(t, d.read("elsewhere/design-chat-services.md"), "](../problems/design-a-chat-service.md): ")
}

// A text that was refused is what the editor opens on when the run goes on, and
// so is one that was saved when the run was stopped.
func TestResumeEditor(t *testing.T) {
	rest := slices.Concat([]Turn{Choose("Core Problem", "Leave it as it is"), Text("User Stories 1, as", ""), Text("User Stories 1, sentence", "")}, writes("design-a-cache.md"))
	t.Run("refused", func(t *testing.T) {
		d := newDesk(t)
		editor := d.editor(`if grep -q 'A heading' "$1"; then printf 'Good.\n\n- at last\n' > "$1"; exit; fi; printf '# A heading of its own\n' > "$1"`)
		d.ask("", append(withSections("Problem Statement"), Choose("Business Context", "Write it in "+editor), Stop("Business Context"))...).
			ends(cli.ExitInterrupted).says("That does not work: ")
		d.ask("--resume", append([]Turn{Choose("Business Context", "Open it again")}, rest...)...).ends(cli.ExitDone).says("That does not work: ")
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"--set 'business_context=Good.\n\n- at last' -o -"))
	})
	t.Run("saved when the run was killed", func(t *testing.T) {
		d := newDesk(t)
		copied := t.TempDir() // what a kill would leave while the editor runs
		editor := d.editor(`
if grep -q Saved "$1"; then exit; fi
printf 'Saved.\n' > "$1"
cp -Rp "$XDG_STATE_HOME/." '` + copied + `'`)
		t.Setenv("XDG_STATE_HOME", d.state) // for the editor
		d.ask("", append(withSections("Problem Statement"), Choose("Business Context", "Write it in "+editor), Stop("Core Problem"))...).ends(cli.ExitInterrupted)
		d.state = copied
		d.env["XDG_STATE_HOME"] = copied
		if got := d.drafts(); len(got) != 2 || !strings.HasSuffix(got[0], ".editor") {
			t.Errorf("kept: %q", got)
		}
		d.ask("--resume", Stop("Core Problem")).ends(cli.ExitInterrupted)
		d.onlyDraft() // what was written is an answer now
		d.ask("--resume", rest...).ends(cli.ExitDone)
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"--set business_context=Saved. -o -"))
		d.hasNoDraft()
	})
	t.Run("saved, and another editor goes on", func(t *testing.T) {
		d := newDesk(t)
		first := d.editor(`printf 'Saved.\n' > "$1"; kill -INT $$`)
		d.ask("", append(withSections("Problem Statement"), Choose("Business Context", "Write it in "+first))...).ends(cli.ExitInterrupted)
		second := d.editor(`cat "$1" >&2; echo More. >> "$1"`)
		d.ask("--resume", append([]Turn{Choose("Business Context", "Write it in "+second)}, rest...)...).ends(cli.ExitDone)
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"--set 'business_context=Saved.\nMore.' -o -"))
	})
	t.Run("failed", func(t *testing.T) {
		d := newDesk(t)
		editor := d.editor(`if [ -s "$1" ]; then printf 'Good.\n' > "$1"; exit; fi; printf 'Half' > "$1"; exit 3`)
		d.ask("", append(withSections("Problem Statement"), Choose("Business Context", "Write it in "+editor), Stop("Business Context"))...).
			ends(cli.ExitInterrupted).says("exit status 3")
		d.ask("--resume", append([]Turn{Choose("Business Context", "Open it again")}, rest...)...).ends(cli.ExitDone).says("exit status 3")
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"--set business_context=Good. -o -"))
	})
}

// Answers that fit no question any more are told, and the run goes on.
func TestResumeWithAnotherTemplate(t *testing.T) {
	const own = "# {{ .title | default \"[Title]\" }}\n\n## Wants\n\n{{ range .requirements.functional }}- {{ . }}\n{{ else }}- [Want]\n{{ end }}\n"
	const waiting = "This question was not asked then. The answers that follow are used where they fit:\n"
	begin := func(t *testing.T) *desk {
		d := newDesk(t)
		d.put("own.md", own)
		d.ask("--template own.md", Text("Title", "Design a Cache"), Text("Wants 1", "Get a value"), Stop("Wants 2")).ends(cli.ExitInterrupted)
		return d
	}
	t.Run("another heading", func(t *testing.T) {
		d := begin(t)
		d.put("own.md", strings.ReplaceAll(own, "Want", "Need"))
		d.ask("--resume", append([]Turn{Text("Needs 1", "Set a value"), Text("Needs 2", "")}, writes("design-a-cache.md")...)...).ends(cli.ExitDone).
			says("Title: Design a Cache\n" + waiting + "Wants 1: Get a value\n")
		same(t, d.read("design-a-cache.md"), "# Design a Cache\n\n## Needs\n\n- Set a value\n\n")
	})
	t.Run("and back again", func(t *testing.T) {
		d := begin(t)
		d.put("own.md", strings.ReplaceAll(own, "Want", "Need"))
		d.ask("--resume", Text("Needs 1", "Set a value"), Stop("Needs 2")).ends(cli.ExitInterrupted)
		d.put("own.md", own) // the answer that waited is still there
		d.ask("--resume", Stop("Wants 2")).ends(cli.ExitInterrupted).says("Title: Design a Cache\n", "Wants 1: Get a value\n")
	})
	t.Run("a new field", func(t *testing.T) {
		d := begin(t)
		d.put("own.md", strings.Replace(own, "## Wants", "- **Level**: {{ .difficulty | default \"[Level]\" }}\n\n## Wants", 1))
		d.ask("--resume", append([]Turn{Choose("Level", "Hard"), Text("Wants 2", "")}, writes("design-a-cache.md")...)...).ends(cli.ExitDone).
			says(waiting+"Wants 1: Get a value\n", "Wants 1: Get a value\n")
		same(t, d.read("design-a-cache.md"), "# Design a Cache\n\n- **Level**: Hard\n\n## Wants\n\n- Get a value\n\n")
	})
	t.Run("a field without a place", func(t *testing.T) {
		d := newDesk(t)
		d.put("own.md", own)
		d.ask("--template own.md -i -r 'Get a value' --title A", Keep("Title", "A"), Stop("Wants: Get a value")).ends(cli.ExitInterrupted)
		d.put("own.md", "# {{ .title | default \"[Title]\" }}\n")
		d.ask("--resume").ends(cli.ExitWrongUse).says("requirements.functional").says(kept)
		d.put("own.md", own)
		d.ask("--resume", Stop("Wants: Get a value")).ends(cli.ExitInterrupted)
	})
	t.Run("no template", func(t *testing.T) {
		d := begin(t)
		if err := os.Remove("own.md"); err != nil {
			t.Fatal(err)
		}
		d.ask("--resume").ends(cli.ExitWrongUse).says("own.md").says(kept)
		d.put("own.md", own)
		d.ask("--resume", Stop("Wants 2")).ends(cli.ExitInterrupted)
	})
}

// What changed in the bank in between is asked for as it is now.
func TestResumeInAnotherBank(t *testing.T) {
	begin := func(t *testing.T) *desk {
		d := newBank(t, "")
		d.ask("", Text("Title", "Design Chat Services"), Choose("Difficulty", "Hard"), Mark("Tags", "queues"), Text("Other tags", "caching"),
			Text(requirement+" 1", ""), Mark(otherSections, "Related Problems"), Mark(closest, chatIs, feedIs), Stop("Related Problems: 2 entries")).
			ends(cli.ExitInterrupted)
		return d
	}
	t.Run("a problem more", func(t *testing.T) {
		d := begin(t)
		d.make("--title 'Design a Mailbox' -t queues -o problems")
		d.ask("--resume", Stop("Related Problems: 2 entries")).ends(cli.ExitInterrupted)
	})
	t.Run("a problem less", func(t *testing.T) {
		d := begin(t)
		if err := os.Remove("problems/design-a-feed.md"); err != nil {
			t.Fatal(err)
		}
		d.ask("--resume", Mark(closest, chatIs).Offers(chatIs), Stop("Related Problems: 1 entry")).ends(cli.ExitInterrupted).
			says("This question was not asked then. The answers that follow are used where they fit:\n" + closest + ": " + chatIs + ", " + feedIs + "\n")
	})
	t.Run("a tag less", func(t *testing.T) {
		d := newBank(t, bankTags)
		d.ask("", Text("Title", "A"), Choose("Difficulty", "Hard"), Mark("Tags", "maps"), Stop("Other tags")).ends(cli.ExitInterrupted)
		d.put(".newproblem.yaml", "output: problems\ntags: {queues: []}\n")
		d.ask("--resume", Mark("Tags", "queues").Offers("queues"), Stop("Other tags")).ends(cli.ExitInterrupted)
	})
}

// Only their owner can read the answers.
func TestResumePrivate(t *testing.T) {
	d := newDesk(t)
	d.state = filepath.Join(d.state, "new", "state")
	d.env["XDG_STATE_HOME"] = d.state
	d.stopAtTags("")
	d.stopAtTags("--force --template problem")
	if got := d.drafts(); len(got) != 2 {
		t.Errorf("there are %q", got)
	}
	err := filepath.WalkDir(d.state, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has the mode %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// A draft that cannot be read is told, kept, and in nobody's way.
func TestResumeDamaged(t *testing.T) {
	for name, damage := range map[string]func(string) string{
		"empty":         func(string) string { return "" },
		"half":          func(s string) string { return s[:len(s)/2] },
		"noise":         func(string) string { return "\x00\xff\x17" },
		"not a draft":   func(string) string { return "title: A\n---\ntitle: B\n" },
		"other version": func(s string) string { return strings.Replace(s, `draft: "2"`, `draft: "99"`, 1) },
		"a wrong field": func(s string) string { return s + "no_such_field: x\n" },
		"a wrong value": func(s string) string { return s + "popularity: 77\n" },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.stopAtTags("")
			file, content := d.drafts()[0], d.onlyDraft()
			bad := damage(content)
			if bad == content {
				t.Fatalf("this is no damage:\n%s", bad)
			}
			d.put(file, bad)
			d.ask("", slices.Concat(shortTurns, writes("design-a-cache.md"))...).ends(cli.ExitDone).
				says("newproblem: the answers of a stopped run cannot be read: "+file, "hint: they are kept in "+strings.TrimSuffix(file, ".yaml")+".damaged; ", "A new problem.")
			same(t, d.onlyDraft(), bad)
			if got := d.drafts()[0]; !strings.HasSuffix(got, ".damaged") {
				t.Errorf("there is %q", got)
			}
			d.ask("--resume").ends(cli.ExitWrongUse).says("there is no stopped run in this folder to go on with")
		})
	}
	t.Run("beside a good one", func(t *testing.T) {
		d := newDesk(t)
		d.stopAtTags("-i")
		d.put(d.drafts()[0], "")
		d.stopAtTags("-i")
		d.ask("--resume", Stop("Tags")).ends(cli.ExitInterrupted).says("cannot be read", "Going on with Design a Cache.")
	})
}

// Wizards that run at once in one folder do not know of each other, and all can
// be gone on with.
func TestResumeSeveral(t *testing.T) {
	d := newDesk(t)
	d.ask("", Text("Title", "Design a Cache"), Choose("Difficulty", "Hard"), Stop("Tags").While(func() {
		d.ask("", Text("Title", "Design a Queue"), Choose("Difficulty", "Easy"), Stop("Tags").While(func() {
			d.ask("--resume").ends(cli.ExitWrongUse).says("there is no stopped run in this folder to go on with; one is still running")
		})).ends(cli.ExitInterrupted).says(kept) // it does not ask about the first, which is alive
		d.ask("", Choose("You stopped in the middle of Design a Queue. Go on with it?", later), Stop("Title"))
	})).ends(cli.ExitInterrupted).says(kept)
	if got := d.drafts(); len(got) != 2 {
		t.Fatalf("there are %q", got)
	}
	cache, queue := d.stoppedOn("Cache"), d.stoppedOn("Queue")
	const none = "None of them: begin a new problem"
	d.ask("", Choose(goOnWith, none).Given(queue).Offers(queue, cache, none), Stop("Title")).ends(cli.ExitInterrupted).doesNotSay(kept)
	d.ask("", Stop(goOnWith)).ends(cli.ExitInterrupted).says(kept)
	d.ask("--resume", append([]Turn{Choose(goOnWith, cache).Offers(queue, cache)}, fromTags...)...).ends(cli.ExitDone)
	d.hasFiles("design-a-cache.md")
	d.ask("", Choose("You stopped in the middle of Design a Queue. Go on with it?", yes), Mark("Tags"), Stop("Other tags")).ends(cli.ExitInterrupted)
	d.ask("--resume", Text("Other tags", ""), Text(requirement+" 1", ""), Mark(otherSections), Choose(changeAnswer, allWell),
		Keep(writeItTo, "design-a-queue.md"), Choose(allSet, "Write design-a-queue.md")).ends(cli.ExitDone)
	d.hasFiles("design-a-cache.md", "design-a-queue.md")
	d.hasNoDraft()
}

// stoppedOn is how a stopped run is called in the list of several.
func (d *desk) stoppedOn(title string) string {
	d.t.Helper()
	for _, file := range d.drafts() {
		if strings.Contains(d.read(file), "Design a "+title) {
			info, err := os.Stat(file)
			if err != nil {
				d.t.Fatal(err)
			}
			return "Design a " + title + ", stopped on " + info.ModTime().Format("2006-01-02 15:04:05")
		}
	}
	d.t.Fatalf("nothing of %q is kept", title)
	return ""
}

// Where no draft can be kept, that is said once, and the run goes on.
func TestResumeCannotKeep(t *testing.T) {
	for name, home := range map[string]func(*desk){
		"a file in the way": func(d *desk) {
			d.env["XDG_STATE_HOME"] = filepath.Join(d.state, "file")
			d.put(filepath.Join(d.state, "file"), "")
		},
		"no home": func(d *desk) {
			d.env["XDG_STATE_HOME"] = ""
			d.t.Setenv("HOME", "")
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			home(d)
			e := d.ask("", slices.Concat(shortTurns, writes("design-a-cache.md"))...).ends(cli.ExitDone)
			if n := strings.Count(e.told, "your answers cannot be saved for another run"); n != 1 {
				t.Errorf("it says %d times that answers cannot be kept\n%s", n, e.told)
			}
			same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -"))
			d.ask("", Text("Title", "Design a Cache"), Stop("Difficulty")).ends(cli.ExitInterrupted).doesNotSay(kept)
			d.ask("--resume").ends(cli.ExitFailed)
		})
	}
}

// Answers whose place was taken away are kept anew.
func TestResumeKeepsAnew(t *testing.T) {
	d := newDesk(t)
	d.ask("", shortTurns[0], shortTurns[1].While(func() {
		if err := os.RemoveAll(filepath.Join(d.state, "newproblem")); err != nil {
			t.Fatal(err)
		}
	}), Stop("Tags")).ends(cli.ExitInterrupted).says(nothing + kept)
	d.ask("--resume", fromTags...).ends(cli.ExitDone)
	same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -"))
	d.hasNoDraft()
}

// Where keeping fails in the middle, that is said; once it works again, all
// answers are kept.
func TestResumeKeepsAgain(t *testing.T) {
	d := newDesk(t)
	folder := filepath.Join(d.state, "newproblem")
	away := func() {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
	fails := shortTurns[1].While(func() {
		away()
		d.put(folder, "a file in the way")
	})
	d.ask("", shortTurns[0], fails, Stop("Tags")).ends(cli.ExitInterrupted).says("your answers cannot be saved for another run").doesNotSay(kept)
	away()
	d.ask("", shortTurns[0], fails, shortTurns[2].While(away), Stop("Other tags")).ends(cli.ExitInterrupted).says("your answers cannot be saved for another run", kept)
	d.ask("--resume", slices.Concat(shortTurns[3:], writes("design-a-cache.md"))...).ends(cli.ExitDone)
	same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -"))
}

// Where an answer cannot be kept, those from before are, and that is what is
// said at the end.
func TestResumeKeepsSome(t *testing.T) {
	d := newDesk(t)
	var file string
	rename := func(from, to string) {
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	d.ask("", shortTurns[0], shortTurns[1].While(func() {
		file = d.drafts()[0]
		rename(file, file+".away")
		d.put(filepath.Join(file, "in the way"), "")
	}), Stop("Tags").While(func() {
		rename(file, file+".folder")
		rename(file+".away", file)
	})).ends(cli.ExitInterrupted).
		says("your answers cannot be saved for another run", "hint: the answers from before that are kept; newproblem --resume goes on with them\n")
	d.ask("--resume", shortTurns[1], Stop("Tags")).ends(cli.ExitInterrupted).says("Going on with Design a Cache.")
}
