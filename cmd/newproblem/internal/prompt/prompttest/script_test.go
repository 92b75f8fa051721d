package prompttest_test

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/cmd/newproblem/internal/prompt/prompttest"
)

// A fakeT is a test that may fail.
type fakeT struct {
	failures []string
	cleanups []func()
}

func (f *fakeT) Helper()           {}
func (f *fakeT) Failed() bool      { return len(f.failures) > 0 }
func (f *fakeT) Cleanup(do func()) { f.cleanups = append(f.cleanups, do) }

func (f *fakeT) Errorf(format string, args ...any) {
	f.failures = append(f.failures, fmt.Sprintf(format, args...))
}

func (f *fakeT) Fatalf(format string, args ...any) {
	f.Errorf(format, args...)
	runtime.Goexit()
}

// run plays turns with what asks, and gives how the test failed.
func run(asks func(p prompt.Prompter), turns ...prompttest.Turn) []string {
	f := &fakeT{}
	done := make(chan struct{})
	go func() {
		defer close(done)
		asks(prompttest.New(f, turns...))
	}()
	<-done
	for _, do := range slices.Backward(f.cleanups) {
		do()
	}
	return f.failures
}

var (
	title = prompt.Question{Message: "Title", Help: "What it is called.", Default: "A", Check: func(s string) error {
		if len(s) > 3 {
			return errors.New("it is too long")
		}
		return nil
	}}
	level = prompt.Question{Message: "Level", Default: "Hard"}
	tags  = prompt.Question{Message: "Tags"}

	levels = []string{"Easy", "Hard"}
	all    = []string{"one", "two", "three"}
)

// askThree asks a question of each kind.
func askThree(p prompt.Prompter) {
	_, _ = p.Text(title)
	_, _ = p.Choose(level, levels)
	_, _ = p.Mark(tags, all, []int{1})
}

func TestScriptAnswers(t *testing.T) {
	var got []any
	take := func(answer any, err error) { got = append(got, answer, err) }
	failures := run(func(p prompt.Prompter) {
		take(p.Text(title))
		take(p.Text(title))
		take(p.Choose(level, levels))
		take(p.Choose(level, levels))
		take(p.Mark(tags, all, []int{1}))
		take(p.Mark(tags, all, nil))
		take(p.Text(title))
		take(p.Choose(level, levels))
	},
		prompttest.Text("Title", "B").Refused("much", "too long").Refused("longer", "too long").Helps("it is called"),
		prompttest.Keep("Title", "A"),
		prompttest.Choose("Level", "Easy").Offers("Easy", "Hard").Helps(""),
		prompttest.Enter("Level", "Hard"),
		prompttest.Mark("Tags", "three", "one").Given("two"),
		prompttest.Mark("Tags").Given(),
		prompttest.Stop("Title"),
		prompttest.Choose("Level", "Easy").Stopped(),
	)
	if len(failures) > 0 {
		t.Errorf("the script fails: %q", failures)
	}
	want := fmt.Sprint([]any{"B", nil, "A", nil, 0, nil, 1, nil, []int{0, 2}, nil, []int(nil), nil, "", cli.ErrInterrupted, 0, cli.ErrInterrupted})
	if fmt.Sprint(got) != want {
		t.Errorf("it answers %v, want %s", got, want)
	}
}

func TestScriptWaits(t *testing.T) {
	var order []string
	failures := run(askThree,
		prompttest.Text("Title", "B").While(func() { order = append(order, "title") }),
		prompttest.Stop("Level").While(func() { order = append(order, "level") }),
		prompttest.Mark("Tags"),
	)
	if len(failures) > 0 || !slices.Equal(order, []string{"title", "level"}) {
		t.Errorf("it did %q, and fails: %q", order, failures)
	}
}

// A script must fail whenever a run is not as the test expects it.
func TestScriptFails(t *testing.T) {
	b, hard, two := prompttest.Text("Title", "B"), prompttest.Choose("Level", "Hard"), prompttest.Mark("Tags", "two")
	for _, c := range []struct {
		name  string
		turns []prompttest.Turn
		want  string
	}{
		{"another question", []prompttest.Turn{b, prompttest.Choose("Difficulty", "Hard"), two}, `question 2 is "Level": the script expects "Difficulty"`},
		{"another order", []prompttest.Turn{hard, b, two}, `question 1 is "Title": the script expects "Level"`},
		{"one question more", []prompttest.Turn{b, hard}, `question 3 is "Tags": the script knows of no more questions`},
		{"a question never asked", []prompttest.Turn{b, hard, two, b, hard}, `2 questions were never asked, the first of them "Title"`},
		{"a stop never asked for", []prompttest.Turn{b, hard, two, prompttest.Stop("More")}, `1 questions were never asked, the first of them "More"`},
		{"another kind", []prompttest.Turn{b, prompttest.Text("Level", "Hard"), two}, `question 2 is "Level": it asks for one of several options, and the script expects a line of text`},
		{"an option that is not offered", []prompttest.Turn{b, prompttest.Choose("Level", "Mad"), two}, `question 2 is "Level": it does not offer "Mad", but ["Easy" "Hard"]`},
		{"a mark that is not offered", []prompttest.Turn{b, hard, prompttest.Mark("Tags", "one", "four")}, `question 3 is "Tags": it does not offer "four", but`},
		{"an answer that is refused", []prompttest.Turn{prompttest.Text("Title", "long"), hard, two}, `question 1 is "Title": it does not take "long": it is too long`},
		{"an answer that is not refused", []prompttest.Turn{b.Refused("C", "too long"), hard, two}, `question 1 is "Title": it takes "C", and the script expects that it does not`},
		{"an answer refused for another reason", []prompttest.Turn{b.Refused("long", "empty"), hard, two}, `question 1 is "Title": it does not take "long" because "it is too long", and the script expects "empty"`},
		{"another default of a text", []prompttest.Turn{prompttest.Keep("Title", "B"), hard, two}, `question 1 is "Title": its default is ["A"], and the script expects ["B"]`},
		{"another default of options", []prompttest.Turn{b, prompttest.Enter("Level", "Easy"), two}, `question 2 is "Level": its default is ["Hard"], and the script expects ["Easy"]`},
		{"other marks", []prompttest.Turn{b, hard, two.Given("one")}, `question 3 is "Tags": its default is ["two"], and the script expects ["one"]`},
		{"other options", []prompttest.Turn{b, hard.Offers("Hard", "Easy"), two}, `question 2 is "Level": it offers ["Easy" "Hard"], and the script expects ["Hard" "Easy"]`},
		{"another help", []prompttest.Turn{b.Helps("spelled"), hard, two}, `question 1 is "Title": its help is "What it is called.", and the script expects "spelled"`},
		{"a help where none should be", []prompttest.Turn{b.Helps(""), hard, two}, `question 1 is "Title": its help is "What it is called.", and the script expects ""`},
		{"no help", []prompttest.Turn{b, hard.Helps("How hard"), two}, `question 2 is "Level": its help is "", and the script expects "How hard"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			failures := run(askThree, c.turns...)
			if len(failures) != 1 || !strings.HasPrefix(failures[0], c.want) {
				t.Errorf("it fails with %q, want %q", failures, c.want)
			}
		})
	}
	t.Run("a default that is no option", func(t *testing.T) {
		failures := run(func(p prompt.Prompter) { _, _ = p.Choose(level, []string{"Mad"}) }, prompttest.Choose("Level", "Mad"))
		if want := `question 1 is "Level": its default "Hard" is none of its options ["Mad"]`; len(failures) != 1 || failures[0] != want {
			t.Errorf("it fails with %q, want %q", failures, want)
		}
	})
	t.Run("before the test ends", func(t *testing.T) {
		told := 0
		failures := run(func(p prompt.Prompter) {
			p.(*prompttest.Script).Done()
			told++
		}, b)
		if len(failures) != 1 || told != 1 {
			t.Errorf("it fails with %q", failures)
		}
	})
}
