package prompt_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/cmd/newproblem/internal/prompt/prompttest"
)

// A log is what a recorder gives.
type log struct {
	answers []prompt.Answer // new or replayed, in their order
	isNew   []bool
	told    []string
}

// record gives a recorder that replays answers, and then asks a script.
func record(t *testing.T, replay []prompt.Answer, turns ...prompttest.Turn) (*prompt.Recorder, *log) {
	t.Helper()
	l := &log{}
	note := func(a prompt.Answer, isNew bool) { l.answers, l.isNew = append(l.answers, a), append(l.isNew, isNew) }
	tell := func(line string) { l.told = append(l.told, line) }
	return prompt.NewRecorder(prompttest.New(t, turns...), replay, note, tell), l
}

func (l *log) check(t *testing.T, answers []prompt.Answer, isNew ...bool) {
	t.Helper()
	if diff := cmp.Diff(answers, l.answers); diff != "" {
		t.Errorf("what it notes (-want +got):\n%s", diff)
	}
	if !slices.Equal(l.isNew, isNew) {
		t.Errorf("what is new: %v, want %v", l.isNew, isNew)
	}
}

func (l *log) checkTold(t *testing.T, lines ...string) {
	t.Helper()
	if diff := cmp.Diff(lines, l.told); diff != "" {
		t.Errorf("what it tells (-want +got):\n%s", diff)
	}
	l.told = nil
}

func typed(asked, text string) prompt.Answer {
	return prompt.Answer{Asked: asked, How: prompt.ByText, Text: text}
}

func chosen(asked string, options ...string) prompt.Answer {
	return prompt.Answer{Asked: asked, How: prompt.ByChoice, Chosen: options}
}

func written(asked, text, failed string) prompt.Answer {
	return prompt.Answer{Asked: asked, How: prompt.ByEditor, Text: text, Failed: failed}
}

func ask(message string) prompt.Question { return prompt.Question{Message: message} }

var (
	levels = []string{"Easy", "Hard"}
	tags   = []string{"one", "two", "three"}
)

// answerAll asks one question of each kind, and gives the answers as text.
func answerAll(t *testing.T, r *prompt.Recorder, edit func() (string, error)) string {
	t.Helper()
	title, err1 := r.Text(ask("Title"))
	level, err2 := r.Choose(ask("Level"), levels)
	marks, err3 := r.Mark(ask("Tags"), tags, nil)
	none, err4 := r.Mark(ask("More"), tags, nil)
	text, err5 := r.Edit("Text", edit)
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%q %d %v %v %q", title, level, marks, none, text)
}

// Each answer is noted in the words of its question, and what was noted is
// answered again without asking.
func TestRecorderReplaysWhatItRecorded(t *testing.T) {
	r, first := record(t, nil,
		prompttest.Text("Title", "A"), prompttest.Choose("Level", "Hard"), prompttest.Mark("Tags", "three", "one"), prompttest.Mark("More"))
	want := answerAll(t, r, func() (string, error) { return "two\nlines", nil })
	first.check(t, []prompt.Answer{
		typed("Title", "A"), chosen("Level", "Hard"), chosen("Tags", "one", "three"), chosen("More"), written("Text", "two\nlines", ""),
	}, true, true, true, true, true)
	first.checkTold(t)

	r, second := record(t, first.answers)
	got := answerAll(t, r, func() (string, error) { t.Error("the editor runs again"); return "", nil })
	if got != want {
		t.Errorf("it replays %s, want %s", got, want)
	}
	second.check(t, first.answers, false, false, false, false, false)
	second.checkTold(t, "Title: A", "Level: Hard", "Tags: one, three", "More: ", "Text: two\nlines")
	if left := r.Left(); len(left) > 0 {
		t.Errorf("left to replay: %v", left)
	}
}

// After the last answer of the run before, the questions are really put.
func TestRecorderAsksOn(t *testing.T) {
	r, l := record(t, []prompt.Answer{typed("Title", "A")}, prompttest.Choose("Level", "Easy"), prompttest.Stop("Tags"))
	_, _ = r.Text(ask("Title"))
	if i, err := r.Choose(ask("Level"), levels); i != 0 || err != nil {
		t.Errorf("the answer is %d, %v", i, err)
	}
	if _, err := r.Mark(ask("Tags"), tags, nil); !cli.IsInterrupted(err) {
		t.Errorf("the error is %v", err)
	}
	l.check(t, []prompt.Answer{typed("Title", "A"), chosen("Level", "Easy")}, false, true)
}

// A question where the author stops has no answer.
func TestRecorderNotesNoStop(t *testing.T) {
	for _, asks := range []func(*prompt.Recorder) error{
		func(r *prompt.Recorder) error { _, err := r.Text(ask("A")); return err },
		func(r *prompt.Recorder) error { _, err := r.Choose(ask("A"), levels); return err },
		func(r *prompt.Recorder) error { _, err := r.Mark(ask("A"), tags, nil); return err },
		func(r *prompt.Recorder) error {
			_, err := r.Confirm(ask("A"), levels, func(int) bool { t.Error("it asks what a stop means"); return true })
			return err
		},
	} {
		r, l := record(t, nil, prompttest.Stop("A"))
		if err := asks(r); !cli.IsInterrupted(err) {
			t.Errorf("the error is %v", err)
		}
		l.check(t, nil)
	}
	r, l := record(t, nil)
	if text, err := r.Edit("A", func() (string, error) { return "saved", cli.ErrInterrupted }); text != "saved" || !cli.IsInterrupted(err) {
		t.Errorf("it gives %q, %v", text, err)
	}
	l.check(t, nil)
}

// What is said between replayed answers was said before. What belongs to the
// first question that is really put is said before it.
func TestRecorderHoldsBackWhatWasSaid(t *testing.T) {
	r, l := record(t, []prompt.Answer{typed("Title", "A"), typed("Name", "B")})
	r.Say("first %d", 1)
	l.checkTold(t)
	_, _ = r.Text(ask("Title"))
	r.Say("second")
	l.checkTold(t, "Title: A")
	_, _ = r.Text(ask("Name"))
	r.Say("third")
	l.checkTold(t, "Name: B", "third")
}

func TestRecorderSaysBeforeTheNextQuestion(t *testing.T) {
	var l *log
	r, l := record(t, []prompt.Answer{typed("Name", "B")}, prompttest.Text("Title", "A").While(func() {
		l.checkTold(t, "a note", "This question was not asked then. The answers that follow are used where they fit:", "Name: B")
	}))
	r.Say("a note")
	_, _ = r.Text(ask("Title"))
	l.checkTold(t)
}

// Answers whose question does not come are told once, wait, and are taken when
// it does come.
func TestRecorderKeepsAnswersThatWait(t *testing.T) {
	kept := []prompt.Answer{typed("Old", "x"), typed("Name", "B"), typed("Last", "z")}
	r, l := record(t, kept, prompttest.Text("New", "n"), prompttest.Text("Newer", "m"), prompttest.Text("After", "a"))
	_, _ = r.Text(ask("New"))
	l.checkTold(t, "This question was not asked then. The answers that follow are used where they fit:", "Old: x", "Name: B", "Last: z")
	_, _ = r.Text(ask("Newer"))
	l.checkTold(t) // once is enough
	if name, _ := r.Text(ask("Name")); name != "B" {
		t.Errorf("it answers %q", name)
	}
	l.checkTold(t, "Name: B")
	if left := r.Left(); !slices.EqualFunc(left, kept[2:], func(a, b prompt.Answer) bool { return a.Asked == b.Asked }) {
		t.Errorf("left to replay: %v", left)
	}
	_, _ = r.Text(ask("After"))
	l.checkTold(t, "This question was not asked then. The answers that follow are used where they fit:", "Last: z")
	l.check(t, []prompt.Answer{typed("New", "n"), typed("Newer", "m"), typed("Name", "B"), typed("After", "a")}, true, true, false, true)
}

// Answers that are passed over are told when a later one is taken.
func TestRecorderTellsWhatItPassesOver(t *testing.T) {
	r, l := record(t, []prompt.Answer{typed("Old", "x"), typed("Name", "B")})
	_, _ = r.Text(ask("Name"))
	l.checkTold(t, "This question was not asked then. The answers that follow are used where they fit:", "Old: x", "Name: B")
}

// An answer fits a question only as it was given: in the same way, and where it
// can be given still.
func TestRecorderReplaysOnlyWhatFits(t *testing.T) {
	no := func(string) error { return errors.New("no") }
	for name, c := range map[string]struct {
		kept prompt.Answer
		asks func(*prompt.Recorder)
		turn prompttest.Turn
	}{
		"a text to a choice":      {typed("A", "Easy"), func(r *prompt.Recorder) { _, _ = r.Choose(ask("A"), levels) }, prompttest.Choose("A", "Hard")},
		"a choice to a text":      {chosen("A", "Easy"), func(r *prompt.Recorder) { _, _ = r.Text(ask("A")) }, prompttest.Text("A", "x")},
		"a text from the editor":  {written("A", "text", ""), func(r *prompt.Recorder) { _, _ = r.Text(ask("A")) }, prompttest.Text("A", "x")},
		"an option that is gone":  {chosen("A", "Mad"), func(r *prompt.Recorder) { _, _ = r.Choose(ask("A"), levels) }, prompttest.Choose("A", "Hard")},
		"several for one":         {chosen("A", "Easy", "Hard"), func(r *prompt.Recorder) { _, _ = r.Choose(ask("A"), levels) }, prompttest.Choose("A", "Hard")},
		"a mark that is gone":     {chosen("A", "one", "four"), func(r *prompt.Recorder) { _, _ = r.Mark(ask("A"), tags, nil) }, prompttest.Mark("A", "two")},
		"what is refused by now":  {typed("A", "bad"), func(r *prompt.Recorder) { _, _ = r.Text(prompt.Question{Message: "A", Check: no}) }, prompttest.Stop("A")},
		"a question in new words": {typed("B", "x"), func(r *prompt.Recorder) { _, _ = r.Text(ask("A")) }, prompttest.Text("A", "y")},
	} {
		t.Run(name, func(t *testing.T) {
			r, l := record(t, []prompt.Answer{c.kept}, c.turn)
			c.asks(r)
			if left := r.Left(); len(left) != 1 {
				t.Errorf("left to replay: %v", left)
			}
			l.checkTold(t, "This question was not asked then. The answers that follow are used where they fit:", c.kept.Asked+": "+c.kept.String())
		})
	}
}

// What the author agreed to at last is asked for again by each run; other
// choices of the same question are noted.
func TestRecorderConfirm(t *testing.T) {
	options := []string{"Write", "Back"}
	isFinal := func(i int) bool { return i == 0 }
	r, l := record(t, []prompt.Answer{chosen("Sure?", "Back"), typed("Old", "x")}, prompttest.Choose("Sure?", "Back"), prompttest.Choose("Sure?", "Write"))
	for _, want := range []int{1, 1, 0} {
		if i, err := r.Confirm(ask("Sure?"), options, isFinal); i != want || err != nil {
			t.Errorf("it gives %d, %v, want %d", i, err, want)
		}
	}
	l.check(t, []prompt.Answer{chosen("Sure?", "Back"), chosen("Sure?", "Back")}, false, true)
	l.checkTold(t, "Sure?: Back", "This question was not asked then. The answers that follow are used where they fit:", "Old: x")
	if left := r.Left(); len(left) > 0 {
		t.Errorf("left to replay: %v", left)
	}
}

// Who kept a default keeps what it is by now, where it is accepted still.
func TestRecorderReplaysADefault(t *testing.T) {
	day := func(given string, check func(string) error) prompt.Question {
		return prompt.Question{Message: "Day", Default: given, Check: check}
	}
	r, l := record(t, nil, prompttest.Keep("Day", "Monday"), prompttest.Text("Day", "Monday"))
	_, _ = r.Text(day("Monday", nil))
	_, _ = r.Text(day("Sunday", nil))
	kept, said := prompt.Answer{Asked: "Day", How: prompt.ByText, Text: "Monday", Kept: true}, typed("Day", "Monday")
	l.check(t, []prompt.Answer{kept, said}, true, true)

	r, l = record(t, l.answers)
	for _, want := range []string{"Tuesday", "Monday"} {
		if got, _ := r.Text(day("Tuesday", nil)); got != want {
			t.Errorf("it replays %q, want %q", got, want)
		}
	}
	l.checkTold(t, "Day: Tuesday", "Day: Monday")

	r, _ = record(t, []prompt.Answer{kept}, prompttest.Stop("Day"))
	_, _ = r.Text(day("Never", func(s string) error {
		if s == "Never" {
			return errors.New("no")
		}
		return nil
	}))
}

// That an editor failed is kept with the text that it left, and fails again.
func TestRecorderEditFails(t *testing.T) {
	failed := errors.New("exit status 3")
	r, l := record(t, nil)
	if text, err := r.Edit("Text", func() (string, error) { return "half", failed }); text != "half" || !errors.Is(err, failed) {
		t.Errorf("it gives %q, %v", text, err)
	}
	l.check(t, []prompt.Answer{written("Text", "half", "exit status 3")}, true)
	r, l = record(t, l.answers)
	if text, err := r.Edit("Text", nil); text != "half" || err == nil || err.Error() != failed.Error() {
		t.Errorf("it replays %q, %v", text, err)
	}
	l.check(t, []prompt.Answer{written("Text", "half", "exit status 3")}, false)
}

// The answers to replay are the recorder's own.
func TestRecorderLeavesItsAnswersAlone(t *testing.T) {
	kept := []prompt.Answer{typed("A", "x"), typed("B", "y")}
	r, _ := record(t, kept)
	_, _ = r.Text(ask("A"))
	if diff := cmp.Diff([]prompt.Answer{typed("A", "x"), typed("B", "y")}, kept); diff != "" {
		t.Error(diff)
	}
}
