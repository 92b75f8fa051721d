// Package prompttest has an author for tests: a Script answers the questions
// that a test gives it, in their order. It fails the test on any other question,
// and on one that was never asked. Nothing of it is in the program.
package prompttest

import (
	"fmt"
	"slices"
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/prompt"
)

// TB is what a Script needs of a test; a testing.TB has it.
type TB interface {
	Helper()
	Failed() bool
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	Cleanup(f func())
}

// A Turn is one question that a Script expects, and what it answers.
type Turn struct {
	kind    string // of question, in words; empty when any kind will do
	message string
	answer  string   // what is typed
	chosen  []string // the options that are chosen
	stops   bool     // the author stops instead of answering

	refused []refusal
	given   *[]string // what the question offers as its default; nil if that does not matter
	offers  *[]string // its options
	helps   *string   // a part of its help
	while   func()
}

// A refusal is an answer that a question must not take.
type refusal struct{ answer, words string }

const (
	oneLine  = "a line of text"
	oneOf    = "one of several options"
	severals = "any number of options"
)

// Text types a line. An empty one takes the question's default.
func Text(message, answer string) Turn {
	return Turn{kind: oneLine, message: message, answer: answer}
}

// Keep takes the default of a line of text, which must be the one given.
func Keep(message, given string) Turn { return Text(message, "").Given(given) }

// Choose chooses the option with a text.
func Choose(message, option string) Turn {
	return Turn{kind: oneOf, message: message, chosen: []string{option}}
}

// Enter chooses the option that is chosen at first, which must be the one given.
func Enter(message, given string) Turn { return Choose(message, given).Given(given) }

// Mark marks the options with these texts, and no others.
func Mark(message string, options ...string) Turn {
	return Turn{kind: severals, message: message, chosen: options}
}

// Stop stops at a question of any kind, as Ctrl-C does.
func Stop(message string) Turn { return Turn{message: message, stops: true} }

// Stopped is the turn, but the author stops there instead of answering.
func (t Turn) Stopped() Turn {
	t.stops = true
	return t
}

// Refused types an answer first that the question must not take, for a reason
// with these words in it.
func (t Turn) Refused(answer, words string) Turn {
	t.refused = append(slices.Clone(t.refused), refusal{answer, words})
	return t
}

// Given expects a default: a text, the option that is chosen at first, or all
// that are marked at first.
func (t Turn) Given(texts ...string) Turn {
	t.given = &texts
	return t
}

// Offers expects these options, in this order.
func (t Turn) Offers(options ...string) Turn {
	t.offers = &options
	return t
}

// Helps expects a help with these words in it, or none when they are empty.
func (t Turn) Helps(words string) Turn {
	t.helps = &words
	return t
}

// While does something while the question waits for its answer.
func (t Turn) While(f func()) Turn {
	t.while = f
	return t
}

// A Script is a prompt.Prompter that plays turns.
type Script struct {
	t     TB
	turns []Turn
	next  int // the turn to be played
	asked int // how many questions came
}

// New gives a script of turns. When the test ends, all of them must have been
// played.
func New(t TB, turns ...Turn) *Script {
	t.Helper()
	s := &Script{t: t, turns: turns}
	t.Cleanup(s.Done)
	return s
}

// Done fails the test when there are turns that were not played. It may be
// called before the test ends, where a run should be over.
func (s *Script) Done() {
	s.t.Helper()
	if left := s.turns[s.next:]; len(left) > 0 && !s.t.Failed() {
		s.t.Errorf("%d questions were never asked, the first of them %q", len(left), left[0].message)
	}
	s.next = len(s.turns)
}

// Text plays a turn for a line of text.
func (s *Script) Text(q prompt.Question) (string, error) {
	s.t.Helper()
	turn, err := s.play(oneLine, q, []string{q.Default}, nil)
	if err != nil {
		return "", err
	}
	for _, r := range turn.refused {
		if _, err := answer(q, r.answer); err == nil {
			s.fail(q, "it takes %q, and the script expects that it does not", r.answer)
		} else if !strings.Contains(err.Error(), r.words) {
			s.fail(q, "it does not take %q because %q, and the script expects %q", r.answer, err, r.words)
		}
	}
	text, err := answer(q, turn.answer)
	if err != nil {
		s.fail(q, "it does not take %q: %v", turn.answer, err)
	}
	return text, nil
}

// answer is what becomes of a line that is typed.
func answer(q prompt.Question, typed string) (string, error) {
	if typed == "" {
		typed = q.Default
	}
	if q.Check == nil {
		return typed, nil
	}
	return typed, q.Check(typed)
}

// Choose plays a turn for one of several options.
func (s *Script) Choose(q prompt.Question, options []string) (int, error) {
	s.t.Helper()
	turn, err := s.play(oneOf, q, []string{q.Default}, options)
	if q.Default != "" && !slices.Contains(options, q.Default) {
		s.fail(q, "its default %q is none of its options %q", q.Default, options)
	}
	if err != nil {
		return 0, err
	}
	return s.find(q, turn.chosen, options)[0], nil
}

// Mark plays a turn for any number of options.
func (s *Script) Mark(q prompt.Question, options []string, marked []int) ([]int, error) {
	s.t.Helper()
	var given []string
	for _, i := range marked {
		given = append(given, options[i])
	}
	turn, err := s.play(severals, q, given, options)
	if err != nil {
		return nil, err
	}
	chosen := s.find(q, turn.chosen, options)
	slices.Sort(chosen) // as a terminal gives them
	return chosen, nil
}

// find gives the numbers of options.
func (s *Script) find(q prompt.Question, texts, options []string) (numbers []int) {
	s.t.Helper()
	for _, text := range texts {
		i := slices.Index(options, text)
		if i < 0 {
			s.fail(q, "it does not offer %q, but %q", text, options)
		}
		numbers = append(numbers, i)
	}
	return numbers
}

// play takes the next turn for a question, and looks at what the question shows.
func (s *Script) play(kind string, q prompt.Question, given, options []string) (Turn, error) {
	s.t.Helper()
	s.asked++
	if s.next == len(s.turns) {
		s.fail(q, "the script knows of no more questions")
	}
	turn := s.turns[s.next]
	if turn.message != q.Message {
		s.fail(q, "the script expects %q", turn.message)
	}
	if turn.kind != kind && turn.kind != "" {
		s.fail(q, "it asks for %s, and the script expects %s", kind, turn.kind)
	}
	if turn.given != nil && !slices.Equal(*turn.given, given) {
		s.fail(q, "its default is %q, and the script expects %q", given, *turn.given)
	}
	if turn.offers != nil && !slices.Equal(*turn.offers, options) {
		s.fail(q, "it offers %q, and the script expects %q", options, *turn.offers)
	}
	if turn.helps != nil && (*turn.helps == "") != (q.Help == "") || turn.helps != nil && !strings.Contains(q.Help, *turn.helps) {
		s.fail(q, "its help is %q, and the script expects %q", q.Help, *turn.helps)
	}
	if turn.while != nil {
		turn.while()
	}
	s.next++
	if turn.stops {
		return turn, cli.ErrInterrupted
	}
	return turn, nil
}

// fail ends the test at a question.
func (s *Script) fail(q prompt.Question, format string, args ...any) {
	s.t.Helper()
	s.t.Fatalf("question %d is %q: %s", s.asked, q.Message, fmt.Sprintf(format, args...))
}
