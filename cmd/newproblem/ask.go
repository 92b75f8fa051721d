package main

// A question is put to the author.
type question struct {
	Message string
	Help    string             // a sentence shown with the question; may be empty
	Default string             // what an empty answer means; may be empty
	Check   func(string) error // why an answer is not accepted; may be nil. Empty answers are checked too
}

// A prompter puts questions. It gives errInterrupted when the author stops.
type prompter interface {
	// Text asks for one line.
	Text(q question) (string, error)
	// Choose asks for one of the options, and gives its number. The default is
	// the option that is chosen at first.
	Choose(q question, options []string) (int, error)
	// Mark asks for any number of the options, and gives their numbers.
	Mark(q question, options []string, marked []int) ([]int, error)
}
