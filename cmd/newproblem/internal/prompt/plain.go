package prompt

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
)

// plain asks line by line and never moves the cursor: for screen
// readers, and for terminals that cannot do more.
type plain struct {
	in  *bufio.Reader
	out io.Writer
}

func newPlain(ctx context.Context, in *os.File, out io.Writer) *plain {
	return &plain{in: bufio.NewReader(cli.NewReader(ctx, in)), out: out}
}

func (p *plain) readLine() (string, error) {
	text, err := p.in.ReadString('\n')
	if text != "" && errors.Is(err, io.EOF) {
		err = nil // the last line may have no end
	}
	if errors.Is(err, io.EOF) {
		err = cli.ErrInterrupted
	}
	if errors.Is(err, cli.ErrInterrupted) {
		fmt.Fprintln(p.out) // the question's line is still open
	}
	return strings.TrimRight(text, "\r\n"), err
}

func (p *plain) Text(q Question) (string, error) {
	if q.Help != "" {
		fmt.Fprintln(p.out, q.Help)
	}
	for {
		fmt.Fprint(p.out, q.Message)
		if q.Default != "" {
			fmt.Fprintf(p.out, " (%s)", q.Default)
		}
		fmt.Fprint(p.out, ": ")
		answer, err := p.readLine()
		if err != nil {
			return "", err
		}
		if answer == "" {
			answer = q.Default
		}
		if q.Check == nil {
			return answer, nil
		}
		if err := q.Check(answer); err == nil {
			return answer, nil
		} else {
			fmt.Fprintln(p.out, "That does not work:", err)
		}
	}
}

func (p *plain) Choose(q Question, options []string) (int, error) {
	p.list(&q, options, nil)
	chosen := -1
	q.Message += " [a number]"
	q.Check = func(answer string) (err error) {
		chosen, err = option(answer, options)
		return err
	}
	_, err := p.Text(q)
	return chosen, err
}

func (p *plain) Mark(q Question, options []string, marked []int) ([]int, error) {
	p.list(&q, options, marked)
	var chosen []int
	q.Message += " [numbers with commas, Enter for none]"
	if len(marked) > 0 {
		var numbers []string
		for _, i := range marked {
			numbers = append(numbers, strconv.Itoa(i+1))
		}
		q.Message = strings.Replace(q.Message, "Enter for none", "0 for none", 1)
		q.Default = strings.Join(numbers, ",")
	}
	q.Check = func(answer string) error {
		chosen = nil
		for part := range strings.SplitSeq(answer, ",") {
			part = strings.TrimSpace(part)
			if part == "" || part == "0" {
				continue
			}
			i, err := option(part, options)
			if err != nil {
				return err
			}
			if !slices.Contains(chosen, i) {
				chosen = append(chosen, i)
			}
		}
		slices.Sort(chosen)
		return nil
	}
	_, err := p.Text(q)
	return chosen, err
}

// list shows the options below the help: somebody who only hears them should
// know first what they are for.
func (p *plain) list(q *Question, options []string, marked []int) {
	if q.Help != "" {
		fmt.Fprintln(p.out, q.Help)
		q.Help = ""
	}
	for i, o := range options {
		mark := ""
		if slices.Contains(marked, i) {
			mark = " (chosen)"
		}
		fmt.Fprintf(p.out, "%d. %s%s\n", i+1, o, mark)
	}
}

// option finds an option by its number or its text.
func option(answer string, options []string) (int, error) {
	answer = strings.TrimSpace(answer)
	if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(options) {
		return n - 1, nil
	}
	for i, o := range options {
		if answer != "" && strings.EqualFold(answer, o) {
			return i, nil
		}
	}
	return -1, fmt.Errorf("%q is not one of the %d options; give a number from 1 to %d", answer, len(options), len(options))
}
