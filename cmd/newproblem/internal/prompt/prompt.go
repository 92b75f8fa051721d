// Package prompt puts questions to an author: on a terminal that can move its
// cursor (survey.go, the one file that knows survey), line by line for screen
// readers and terminals that can do no more, and in the author's editor. A
// question is a plain value, and an answer is a text or the numbers of options;
// what they are about is not known here. Package prompttest has an author for
// tests.
package prompt

import (
	"context"

	"newproblem/cmd/newproblem/internal/cli"
)

// A Question is put to the author.
type Question struct {
	Message string
	Help    string             // a sentence shown with the question; may be empty
	Default string             // what an empty answer means; may be empty
	Check   func(string) error // why an answer is not accepted; may be nil. Empty answers are checked too
}

// A Prompter puts questions. It gives cli.ErrInterrupted when the author stops.
type Prompter interface {
	// Text asks for one line.
	Text(q Question) (string, error)
	// Choose asks for one of the options, and gives its number. The default is
	// the option that is chosen at first.
	Choose(q Question, options []string) (int, error)
	// Mark asks for any number of the options, and gives their numbers.
	Mark(q Question, options []string, marked []int) ([]int, error)
}

// New gives the prompter that suits the terminal of the streams.
func New(ctx context.Context, s *cli.Streams) Prompter {
	if s.Env("TERM") == "dumb" || s.Env("ACCESSIBLE") != "" {
		return newPlain(ctx, s.In, s.Err)
	}
	return newSurvey(ctx, s)
}
