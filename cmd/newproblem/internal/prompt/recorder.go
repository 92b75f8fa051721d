package prompt

import (
	"fmt"
	"slices"
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
)

// An Answer is what was answered to one question.
type Answer struct {
	Asked  string   // the question's message
	How    How      // how it was answered
	Text   string   // what was typed, or written in an editor
	Kept   bool     // the text is the question's default
	Chosen []string // the options that were chosen
	Failed string   // why the editor failed, if it did
}

// A How is the way in which a question is answered.
type How string

// The ways.
const (
	ByText   How = "text"
	ByChoice How = "chosen"
	ByEditor How = "wrote"
)

// String is the answer as an author reads it.
func (a Answer) String() string {
	if a.How == ByChoice {
		return strings.Join(a.Chosen, ", ")
	}
	return a.Text
}

// A Recorder is a Prompter that records each answer that it is given, and can
// replay those of an earlier run: what was recorded then, it answers itself, and
// then asks on, as if the run had never stopped.
//
// An answer is replayed to the question that it was given to, and to no other.
// Where another question comes, because the template or the bank is not what it
// was, the next answer that fits is taken. Where none fits, the author is asked,
// and shown the answers that are left, to copy, or for a later question.
type Recorder struct {
	asker  Prompter
	replay []Answer // what is still to be replayed
	note   func(a Answer, isNew bool)
	tell   func(line string)
	held   []string // what was said since the last answer, while answers are replayed
	warned bool     // the author knows of the answers that wait
}

// NewRecorder gives a recorder that puts its questions with asker. Each answer
// goes to note, with whether it is new or was replayed; what is said to the
// author goes to tell, line by line.
func NewRecorder(asker Prompter, replay []Answer, note func(a Answer, isNew bool), tell func(line string)) *Recorder {
	return &Recorder{asker: asker, replay: slices.Clone(replay), note: note, tell: tell}
}

// Left gives the answers that are still to be replayed.
func (r *Recorder) Left() []Answer { return r.replay }

// Say tells the author something. What belongs to questions whose answers are
// replayed was said in the run before, and is not said again.
func (r *Recorder) Say(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	if len(r.replay) > 0 {
		r.held = append(r.held, line)
		return
	}
	r.tell(line)
}

// release says what was held back, before a question that is really put.
func (r *Recorder) release() {
	for _, line := range r.held {
		r.tell(line)
	}
	r.held = nil
}

// tellWaiting shows the author, once, the answers whose questions have not come.
func (r *Recorder) tellWaiting(answers []Answer) {
	if len(answers) == 0 || r.warned {
		return
	}
	r.warned = true
	r.tell("This question was not asked then. The answers that follow are used where they fit:")
	for _, a := range answers {
		r.tell(a.Asked + ": " + a.String())
	}
}

// next takes the next answer to be replayed that fits the question; fits may
// bring it up to date.
func (r *Recorder) next(message string, how How, fits func(*Answer) bool) (Answer, bool) {
	for i, a := range r.replay {
		if a.Asked != message || a.How != how || !fits(&a) {
			continue
		}
		r.held = nil
		r.tellWaiting(r.replay[:i])
		r.tell(a.Asked + ": " + a.String())
		r.replay, r.warned = r.replay[i+1:], false
		return a, true
	}
	r.release()
	r.tellWaiting(r.replay)
	return Answer{}, false
}

// Text asks for one line, and records it. Where the author kept the default, the
// replayed answer is what the default is by then, such as the day of the clock.
func (r *Recorder) Text(q Question) (string, error) {
	a, replayed := r.next(q.Message, ByText, func(a *Answer) bool {
		if a.Kept {
			a.Text = q.Default
		}
		return q.Check == nil || q.Check(a.Text) == nil
	})
	if !replayed {
		var err error
		if a.Text, err = r.asker.Text(q); err != nil {
			return "", err
		}
	}
	r.note(Answer{Asked: q.Message, How: ByText, Text: a.Text, Kept: a.Text != "" && a.Text == q.Default}, !replayed)
	return a.Text, nil
}

// Choose asks for one of the options, and records it.
func (r *Recorder) Choose(q Question, options []string) (int, error) {
	i, replayed, err := r.choose(q, options)
	if err == nil {
		r.note(Answer{Asked: q.Message, How: ByChoice, Chosen: []string{options[i]}}, !replayed)
	}
	return i, err
}

// Confirm asks for one of the options, as Choose does, but does not record a
// final one: what the author agreed to may be another thing by the time that it
// would be replayed.
func (r *Recorder) Confirm(q Question, options []string, isFinal func(option int) bool) (int, error) {
	i, replayed, err := r.choose(q, options)
	switch {
	case err != nil:
	case isFinal(i):
		r.tellWaiting(r.replay)
		r.replay = nil
	default:
		r.note(Answer{Asked: q.Message, How: ByChoice, Chosen: []string{options[i]}}, !replayed)
	}
	return i, err
}

func (r *Recorder) choose(q Question, options []string) (i int, replayed bool, err error) {
	_, replayed = r.next(q.Message, ByChoice, func(a *Answer) bool {
		chosen, all := indexes(a.Chosen, options)
		if all && len(chosen) == 1 {
			i = chosen[0]
		}
		return all && len(chosen) == 1
	})
	if !replayed {
		i, err = r.asker.Choose(q, options)
	}
	return i, replayed, err
}

// Mark asks for any number of the options, and records them.
func (r *Recorder) Mark(q Question, options []string, marked []int) ([]int, error) {
	var chosen []int
	_, replayed := r.next(q.Message, ByChoice, func(a *Answer) (all bool) {
		chosen, all = indexes(a.Chosen, options)
		return all
	})
	if !replayed {
		var err error
		if chosen, err = r.asker.Mark(q, options, marked); err != nil {
			return nil, err
		}
	}
	a := Answer{Asked: q.Message, How: ByChoice}
	for _, i := range chosen {
		a.Chosen = append(a.Chosen, options[i])
	}
	r.note(a, !replayed)
	return chosen, nil
}

// Edit records what is written in an editor; edit runs it. When it is stopped,
// that is not an answer: the editor opens again on what it had saved.
func (r *Recorder) Edit(message string, edit func() (string, error)) (string, error) {
	a, replayed := r.next(message, ByEditor, func(*Answer) bool { return true })
	if replayed {
		r.note(a, false)
		if a.Failed != "" {
			return a.Text, editorError(a.Failed)
		}
		return a.Text, nil
	}
	text, err := edit()
	if cli.IsInterrupted(err) {
		return text, err
	}
	a = Answer{Asked: message, How: ByEditor, Text: text}
	if err != nil {
		a.Failed = err.Error()
	}
	r.note(a, true)
	return text, err
}

// An editorError is why an editor failed, in a run before this one.
type editorError string

func (e editorError) Error() string { return string(e) }

// indexes are where texts stand among options, and whether all of them do.
func indexes(texts, options []string) (at []int, all bool) {
	for _, s := range texts {
		i := slices.Index(options, s)
		if i < 0 {
			return nil, false
		}
		at = append(at, i)
	}
	return at, true
}
