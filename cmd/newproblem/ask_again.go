package main

import "slices"

// An answer is what was answered to one question.
type answer struct {
	asked  string   // the question's message
	how    string   // how it was answered: one of the words below
	text   string   // what was typed, or written in an editor
	chosen []string // the options that were chosen
	failed string   // what the editor failed of, if it did
}

// How a question is answered.
const (
	byText   = "text"
	byChoice = "chosen"
	byEditor = "wrote"
)

// A noting prompter notes each answer that it is given. What a run that was
// stopped has noted, it answers itself, and then asks on: so a run goes on in
// the middle of a list, or of an entry of one, as if it had never stopped.
//
// An answer is given again to the question that it was given to, and to no
// other. When another question comes, because the template is not what it
// was, the rest fits nothing any more, and is only told.
type noting struct {
	prompter
	again []answer // to be given again
	note  func(answer)
	tell  func(format string, args ...any)
}

// given takes the next answer to be given again, if it fits the question.
func (n *noting) given(message, how string, fits func(answer) bool) (answer, bool) {
	if len(n.again) == 0 {
		return answer{}, false
	}
	a := n.again[0]
	if a.asked != message || a.how != how || !fits(a) {
		n.tell("These answers fit no question any more:")
		for _, a := range n.again {
			n.tell("%s: %s", a.asked, a.shown())
		}
		n.again = nil
		return answer{}, false
	}
	n.again = n.again[1:]
	n.tell("%s: %s", a.asked, a.shown())
	return a, true
}

func (n *noting) Text(q question) (string, error) {
	a, ok := n.given(q.Message, byText, func(a answer) bool { return q.Check == nil || q.Check(a.text) == nil })
	if !ok {
		var err error
		if a.text, err = n.prompter.Text(q); err != nil {
			return "", err
		}
	}
	n.note(answer{asked: q.Message, how: byText, text: a.text})
	return a.text, nil
}

func (n *noting) Choose(q question, options []string) (int, error) {
	var i int
	_, ok := n.given(q.Message, byChoice, func(a answer) bool {
		chosen, all := indexes(a.chosen, options)
		if all && len(chosen) == 1 {
			i = chosen[0]
		}
		return all && len(chosen) == 1
	})
	if !ok {
		var err error
		if i, err = n.prompter.Choose(q, options); err != nil {
			return 0, err
		}
	}
	n.note(answer{asked: q.Message, how: byChoice, chosen: []string{options[i]}})
	return i, nil
}

func (n *noting) Mark(q question, options []string, marked []int) ([]int, error) {
	var chosen []int
	_, ok := n.given(q.Message, byChoice, func(a answer) (all bool) {
		chosen, all = indexes(a.chosen, options)
		return all
	})
	if !ok {
		var err error
		if chosen, err = n.prompter.Mark(q, options, marked); err != nil {
			return nil, err
		}
	}
	a := answer{asked: q.Message, how: byChoice}
	for _, i := range chosen {
		a.chosen = append(a.chosen, options[i])
	}
	n.note(a)
	return chosen, nil
}

// Edit notes what is written in an editor; edit runs it. When it is stopped,
// that is no answer: the editor opens again on what it had saved.
func (n *noting) Edit(message string, edit func() (string, error)) (string, error) {
	a, ok := n.given(message, byEditor, func(answer) bool { return true })
	if ok {
		n.note(a)
		if a.failed != "" {
			return a.text, editorError(a.failed)
		}
		return a.text, nil
	}
	text, err := edit()
	if isInterrupted(err) {
		return text, err
	}
	a = answer{asked: message, how: byEditor, text: text}
	if err != nil {
		a.failed = err.Error()
	}
	n.note(a)
	return text, err
}

// An editorError is what an editor failed of, in a run before this one.
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
