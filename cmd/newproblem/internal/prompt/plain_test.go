package prompt_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/prompt"
)

// lineByLine gives the prompter of a terminal that cannot move its cursor, where
// these lines are typed, and what it shows there.
func lineByLine(t *testing.T, typed string) (p prompt.Prompter, shown func() string) {
	t.Helper()
	in, out := openFile(t, typed), openFile(t, "")
	s := &cli.Streams{In: in, Out: out, Err: out, Env: func(name string) string { return map[string]string{"TERM": "dumb"}[name] }}
	return prompt.New(context.Background(), s), func() string {
		if _, err := out.Seek(0, io.SeekStart); err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(out)
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
}

func openFile(t *testing.T, content string) *os.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "stream")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestPlain(t *testing.T) {
	short := func(s string) error {
		if len(s) > 3 {
			return errors.New("it is too long")
		}
		return nil
	}
	text := func(q prompt.Question) func(prompt.Prompter) (any, error) {
		return func(p prompt.Prompter) (any, error) { return p.Text(q) }
	}
	choose := func(q prompt.Question) func(prompt.Prompter) (any, error) {
		return func(p prompt.Prompter) (any, error) { return p.Choose(q, levels) }
	}
	mark := func(q prompt.Question, marked ...int) func(prompt.Prompter) (any, error) {
		return func(p prompt.Prompter) (any, error) { return p.Mark(q, tags, marked) }
	}
	const listed, which = "1. Easy\n2. Hard\n", "Level [a number] (Hard): "
	const offered, none, some = "1. one\n2. two\n3. three\n", "Tags [numbers with commas, Enter for none]: ", "Tags [numbers with commas, 0 for none] (2): "
	level := prompt.Question{Message: "Level", Default: "Hard"}
	for _, c := range []struct {
		name, typed string
		asks        func(prompt.Prompter) (any, error)
		want        any
		shows       string
	}{
		{"text", "A\n", text(ask("Title")), "A", "Title: "},
		{"text with help", "A\n", text(prompt.Question{Message: "Title", Help: "Its name."}), "A", "Its name.\nTitle: "},
		{"spaces stay", "  A \t\n", text(ask("Title")), "  A \t", "Title: "},
		{"line end of Windows", "A\r\n", text(ask("Title")), "A", "Title: "},
		{"no line end", "A", text(ask("Title")), "A", "Title: "},
		{"empty", "\n", text(ask("Title")), "", "Title: "},
		{"default", "\n", text(prompt.Question{Message: "Title", Default: "B"}), "B", "Title (B): "},
		{"default that is refused", "\nB\n", text(prompt.Question{Message: "Title", Default: "long", Check: short}), "B", "Title (long): That does not work: it is too long\nTitle (long): "},
		{"refused", "long\nfour\nB\n", text(prompt.Question{Message: "Title", Help: "Its name.", Check: short}), "B",
			"Its name.\nTitle: That does not work: it is too long\nTitle: That does not work: it is too long\nTitle: "},
		{"number", "1\n", choose(level), 0, listed + which},
		{"number with spaces", " 1 \n", choose(level), 0, listed + which},
		{"words", "eASY\n", choose(level), 0, listed + which},
		{"default option", "\n", choose(level), 1, listed + which},
		{"help above the options", "1\n", choose(prompt.Question{Message: "Level", Help: "How hard."}), 0, "How hard.\n" + listed + "Level [a number]: "},
		{"no option", "3\n0\n-1\n\nx\n2\n", choose(ask("Level")), 1, listed +
			`Level [a number]: That does not work: "3" is not one of the 2 options; give a number from 1 to 2` + "\n" +
			`Level [a number]: That does not work: "0" is not one of the 2 options; give a number from 1 to 2` + "\n" +
			`Level [a number]: That does not work: "-1" is not one of the 2 options; give a number from 1 to 2` + "\n" +
			`Level [a number]: That does not work: "" is not one of the 2 options; give a number from 1 to 2` + "\n" +
			`Level [a number]: That does not work: "x" is not one of the 2 options; give a number from 1 to 2` + "\n" +
			"Level [a number]: "},
		{"marks", "3, one,3\n", mark(ask("Tags")), []int{0, 2}, offered + none},
		{"no marks", "\n", mark(ask("Tags")), []int(nil), offered + none},
		{"marks that are there", "\n", mark(ask("Tags"), 1), []int{1}, strings.Replace(offered, "two", "two (chosen)", 1) + some},
		{"marks taken away", "0\n", mark(ask("Tags"), 1), []int(nil), strings.Replace(offered, "two", "two (chosen)", 1) + some},
		{"no mark", "1,4\n1\n", mark(ask("Tags")), []int{0}, offered + none + `That does not work: "4" is not one of the 3 options; give a number from 1 to 3` + "\n" + none},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, shown := lineByLine(t, c.typed)
			got, err := c.asks(p)
			if err != nil || fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", c.want) {
				t.Errorf("it gives %#v, %v, want %#v", got, err, c.want)
			}
			if got := shown(); got != c.shows {
				t.Errorf("it shows %q, want %q", got, c.shows)
			}
		})
	}
}

// What is typed ahead answers one question after the other, and its end ends
// the run.
func TestPlainEnds(t *testing.T) {
	p, shown := lineByLine(t, "A\n2\n1,2\n")
	title, err1 := p.Text(ask("Title"))
	level, err2 := p.Choose(ask("Level"), levels)
	marks, err3 := p.Mark(ask("Tags"), tags, nil)
	if got := fmt.Sprint(title, level, marks, err1, err2, err3); got != "A1 [0 1] <nil> <nil> <nil>" {
		t.Errorf("it gives %s", got)
	}
	for _, asks := range []func() error{
		func() error { _, err := p.Text(ask("More")); return err },
		func() error { _, err := p.Choose(ask("More"), levels); return err },
		func() error { _, err := p.Mark(ask("More"), tags, nil); return err },
	} {
		if err := asks(); !errors.Is(err, cli.ErrInterrupted) {
			t.Errorf("the error is %v", err)
		}
		if !strings.HasSuffix(shown(), ": \n") { // the next words stand on a line of their own
			t.Errorf("it shows %q", shown())
		}
	}
}

// Screen readers are served by either of two variables.
func TestPlainIsChosen(t *testing.T) {
	for _, env := range []map[string]string{{"TERM": "dumb"}, {"TERM": "xterm", "ACCESSIBLE": "1"}} {
		out := openFile(t, "")
		s := &cli.Streams{In: openFile(t, "A\n"), Out: out, Err: out, Env: func(name string) string { return env[name] }}
		if answer, err := prompt.New(context.Background(), s).Text(ask("Title")); answer != "A" || err != nil {
			t.Errorf("with %v, it gives %q, %v", env, answer, err)
		}
	}
}

// A run that is stopped waits for no line.
func TestPlainStops(t *testing.T) {
	in, typing, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = in.Close(), typing.Close() })
	ctx, stop := context.WithCancel(context.Background())
	out := openFile(t, "")
	p := prompt.New(ctx, &cli.Streams{In: in, Out: out, Err: out, Env: func(string) string { return "dumb" }})
	failed := make(chan error)
	go func() {
		_, err := p.Text(ask("Title"))
		failed <- err
	}()
	stop()
	if err := <-failed; !errors.Is(err, cli.ErrInterrupted) {
		t.Errorf("the error is %v", err)
	}
}
