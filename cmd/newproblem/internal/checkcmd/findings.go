package checkcmd

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/check"
)

// A findingWriter prints findings. The writer it prints to remembers its first
// error.
type findingWriter interface {
	file(e *examined)        // prints what was found in the next file
	end(unfinished []string) // ends what is printed; unfinished says what was not checked
}

// A format is a way to print findings.
type format struct {
	name string
	new  func(out io.Writer, terminal bool) findingWriter
}

// formats are the ways there are; the first is what is used when nothing is said.
func formats() []format {
	return []format{
		{"text", func(out io.Writer, terminal bool) findingWriter { return textFindings{out, terminal} }},
		{"json", func(out io.Writer, _ bool) findingWriter { return jsonFindings{out} }},
		{"github", func(out io.Writer, _ bool) findingWriter { return githubFindings{out} }},
		{"sarif", func(out io.Writer, _ bool) findingWriter { return &sarifFindings{out: out} }},
	}
}

func formatNames() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// newFindingWriter gives the writer of a format that there is.
func newFindingWriter(name string, out io.Writer, terminal bool) findingWriter {
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.name == name })
	return all[max(i, 0)].new(out, terminal)
}

// textFindings print findings for people, in the form that editors know from
// compilers. On a terminal they show the line, too. A way out that several
// findings in a row share is printed once, below the last of them.
type textFindings struct {
	out      io.Writer
	terminal bool
}

func (t textFindings) file(e *examined) {
	rest, line := e.now, 0
	var shown []byte
	for i, f := range e.findings {
		fmt.Fprintf(t.out, "%s:%d:%d: %s: %s [%s]\n", text.Printable(e.name), f.Line, f.Column, f.Severity, text.Printable(f.Message), f.Rule)
		for ; t.terminal && line < f.Line; line++ {
			shown, rest, _ = bytes.Cut(rest, []byte("\n"))
		}
		if t.terminal {
			io.WriteString(t.out, text.Excerpt(string(shown), f.Line, f.Column, f.Width))
		}
		if f.Hint != "" && (i+1 == len(e.findings) || e.findings[i+1].Hint != f.Hint) {
			fmt.Fprintf(t.out, "hint: %s\n", text.Printable(f.Hint))
		}
	}
}

func (t textFindings) end([]string) {}

// jsonFindings print one object per line.
type jsonFindings struct{ out io.Writer }

func (j jsonFindings) file(e *examined) {
	for _, f := range e.findings {
		_ = cli.PrintJSON(j.out, struct { // the writer remembers the error
			File     string `json:"file"`
			Line     int    `json:"line"`
			Column   int    `json:"column"`
			Rule     string `json:"rule"`
			Severity string `json:"severity"`
			Message  string `json:"message"`
			Hint     string `json:"hint"`
			Fixable  bool   `json:"fixable"`
		}{e.path, f.Line, f.Column, f.Rule, f.Severity.String(), f.Message, f.Hint, f.Fixable})
	}
}

func (j jsonFindings) end([]string) {}

// githubFindings print commands that GitHub Actions shows as annotations:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
type githubFindings struct{ out io.Writer }

func (g githubFindings) file(e *examined) {
	for _, f := range e.findings {
		command := f.Severity.String()
		if f.Severity == check.Info {
			command = "notice"
		}
		message := f.Message
		if f.Hint != "" {
			message += "\nhint: " + f.Hint
		}
		fmt.Fprintf(g.out, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", command,
			githubProperty(e.path), f.Line, f.Column, githubProperty(f.Rule), githubData(message))
	}
}

func (g githubFindings) end([]string) {}

// githubData escapes the text of a command.
func githubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// githubProperty escapes a property of a command.
func githubProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData(s))
}
