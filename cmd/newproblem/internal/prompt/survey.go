package prompt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"syscall"

	"github.com/AlecAivazis/survey/v2"
	"github.com/AlecAivazis/survey/v2/terminal"

	"newproblem/cmd/newproblem/internal/cli"
)

// surveyed asks on a terminal that can move its cursor. This file is
// the only one that knows survey.
type surveyed struct {
	terminal *typeAhead
	errors   io.Writer
}

func newSurvey(ctx context.Context, s *cli.Streams) *surveyed {
	return &surveyed{
		terminal: &typeAhead{in: s.In, keys: cli.NewReader(ctx, s.In), out: s.Err},
		errors:   s.Err,
	}
}

func (s *surveyed) Text(q Question) (string, error) {
	var answer string
	err := s.ask(q, &lineInput{message: q.Message, given: q.Default}, &answer,
		survey.WithValidator(func(given any) error {
			if q.Check == nil {
				return nil
			}
			return q.Check(given.(string))
		}))
	return answer, err
}

func (s *surveyed) Choose(q Question, options []string) (int, error) {
	prompt := &survey.Select{Message: q.Message, Options: options}
	if i := slices.Index(options, q.Default); i >= 0 {
		prompt.Default = i
	}
	var answer int
	return answer, s.ask(q, prompt, &answer)
}

func (s *surveyed) Mark(q Question, options []string, marked []int) ([]int, error) {
	prompt := &survey.MultiSelect{Message: q.Message, Options: options}
	if len(marked) > 0 {
		prompt.Default = marked
	}
	var answer []int
	return answer, s.ask(q, prompt, &answer)
}

// A lineInput is survey.Input without its help and suggestions. Survey's own
// also counts the lines of a long answer as lines to wipe off, although its
// cursor stands above them, and so wipes off the answers before.
type lineInput struct {
	survey.Renderer
	message, given string
}

func (l *lineInput) Prompt(config *survey.PromptConfig) (any, error) {
	if err := l.draw(config, "", false); err != nil {
		return "", err
	}
	keys := l.NewRuneReader()
	if err := keys.SetTermMode(); err != nil {
		return "", err
	}
	defer func() { _ = keys.RestoreTermMode() }() // the next question would tell
	answer, err := keys.ReadLine(0)
	if err != nil {
		return "", err
	}
	if len(answer) == 0 {
		answer = []rune(l.given)
	}
	return string(answer), l.NewCursor().Up(1)
}

func (l *lineInput) Cleanup(config *survey.PromptConfig, answer any) error {
	return l.draw(config, answer.(string), true)
}

func (l *lineInput) draw(config *survey.PromptConfig, answer string, answered bool) error {
	return l.Render(survey.InputQuestionTemplate, survey.InputTemplateData{
		Input:      survey.Input{Message: l.message, Default: l.given},
		Config:     config,
		ShowAnswer: answered, Answer: answer,
	})
}

// ask puts one prompt. The help stands above it, always: after survey's "?"
// few would find it, and "?" could not be an answer.
func (s *surveyed) ask(q Question, prompt survey.Prompt, answer any, opts ...survey.AskOpt) error {
	if q.Help != "" {
		fmt.Fprintf(s.errors, "\n\x1b[2m%s\x1b[0m\n", q.Help)
	}
	opts = append(opts,
		survey.WithStdio(s.terminal, s.terminal, s.errors),
		survey.WithPageSize(15), survey.WithShowCursor(true))
	err := survey.AskOne(prompt, answer, opts...)
	if errors.Is(err, terminal.InterruptErr) || errors.Is(err, io.EOF) || errors.Is(err, syscall.EIO) { // the last says that the terminal is closed
		return cli.ErrInterrupted
	}
	return err
}

// A typeAhead is a terminal whose reader loses nothing that was typed ahead.
//
// Survey makes a buffered reader for each prompt, and throws it away with what
// it holds; and it asks the terminal where its cursor is, taking all that was
// typed until then for the answer. So this reader gives one byte at a time (of
// the sequence that an arrow key sends, all, by which survey knows it), and
// while the terminal owes an answer, gives that alone.
type typeAhead struct {
	in, out *os.File
	keys    io.Reader // what in gives
	pending []byte    // read from the terminal, not yet asked for
	asked   bool      // the terminal was asked for its cursor
}

var (
	cursorQuestion = []byte("\x1b[6n")
	cursorAnswer   = regexp.MustCompile(`\x1b\[\d+;\d+R`)
	escapeSequence = regexp.MustCompile(`^\x1b(?:\[[0-9;]*[@-~]|O.)`)
)

const (
	ctrlC = 3
	ctrlD = 4

	// longestKey is how long a sequence survey knows. Of longer ones (Control
	// with an arrow) it would take the end for typed text.
	longestKey = len("\x1b[3~")
)

// Fd is what survey sets the mode of.
func (t *typeAhead) Fd() uintptr { return t.in.Fd() }

// Write writes to the terminal, and notes when survey asks for the cursor.
func (t *typeAhead) Write(p []byte) (int, error) {
	if bytes.Contains(p, cursorQuestion) {
		t.asked = true
	}
	return t.out.Write(p)
}

// Read gives the terminal's answer when it owes one, else the next key.
func (t *typeAhead) Read(p []byte) (int, error) {
	for {
		if t.asked {
			if at := cursorAnswer.FindIndex(t.pending); at != nil {
				n := copy(p, t.pending[at[0]:at[1]])
				t.pending = slices.Delete(t.pending, at[0], at[1])
				t.asked = false
				return n, nil
			}
			if bytes.IndexByte(t.pending, ctrlC) >= 0 { // some terminals never answer
				return 0, cli.ErrInterrupted
			}
		} else if len(t.pending) > 0 {
			key := t.pending[:max(1, len(escapeSequence.Find(t.pending)))]
			t.pending = t.pending[len(key):]
			if key[0] == ctrlD { // survey takes it for Enter, even where nothing can be chosen
				return 0, cli.ErrInterrupted
			}
			if len(key) > longestKey {
				continue
			}
			return copy(p, key), nil
		}
		buffer := make([]byte, 1024)
		n, err := t.keys.Read(buffer)
		t.pending = append(t.pending, buffer[:n]...)
		if err != nil {
			return 0, err
		}
	}
}
