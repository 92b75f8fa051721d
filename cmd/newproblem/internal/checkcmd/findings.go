package checkcmd

import (
	"bytes"
	"cmp"
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
	new  func(out io.Writer, v view) findingWriter
}

// A view is how people look at findings.
type view struct {
	terminal bool // on one
	verbose  bool // all of them, one by one
}

// formats are the ways there are; the first is what is used when nothing is said.
func formats() []format {
	return []format{
		{"text", func(out io.Writer, v view) findingWriter { return textFindings{out, v} }},
		{"json", func(out io.Writer, _ view) findingWriter { return jsonFindings{out} }},
		{"github", func(out io.Writer, _ view) findingWriter { return githubFindings{out} }},
		{"sarif", func(out io.Writer, _ view) findingWriter { return &sarifFindings{out: out} }},
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
func newFindingWriter(name string, out io.Writer, v view) findingWriter {
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.name == name })
	return all[max(i, 0)].new(out, v)
}

// textFindings print findings for people, in the form that editors know from
// compilers: errors first, and the placeholders of a file as one, unless the view
// is verbose. On a terminal they show the line, too. A way out that several findings
// in a row share is printed once, below the last of them.
type textFindings struct {
	out io.Writer
	view
}

func (t textFindings) file(e *examined) {
	findings := slices.Clone(e.findings)
	if !t.verbose {
		findings = withPlaceholdersAsOne(findings)
	}
	slices.SortStableFunc(findings, func(a, b check.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	var lines [][]byte
	if t.terminal && len(findings) > 0 {
		lines = bytes.Split(e.now, []byte("\n"))
	}
	for i, f := range findings {
		fmt.Fprintf(t.out, "%s:%d:%d: %s: %s [%s]\n", text.Printable(e.name), f.Line, f.Column, f.Severity, text.Printable(f.Message), f.Rule)
		if f.Line <= len(lines) {
			io.WriteString(t.out, text.Excerpt(string(lines[f.Line-1]), f.Line, f.Column, f.Width))
		}
		if f.Hint != "" && (i+1 == len(findings) || findings[i+1].Hint != f.Hint) {
			fmt.Fprintf(t.out, "hint: %s\n", text.Printable(f.Hint))
		}
	}
}

// withPlaceholdersAsOne leaves the first of the placeholders that are left, and has
// it say how many there are.
func withPlaceholdersAsOne(findings []check.Finding) []check.Finding {
	isPlaceholder := func(f check.Finding) bool { return f.Rule == check.Placeholder }
	first := slices.IndexFunc(findings, isPlaceholder)
	if first < 0 {
		return findings
	}
	behind := first + 1
	rest := slices.DeleteFunc(findings[behind:], isPlaceholder)
	if n := len(findings) - behind - len(rest); n > 0 {
		f := &findings[first]
		f.Message = fmt.Sprintf("%d placeholders are left, the first of them here", n+1)
		f.Hint += "; --verbose lists them"
	}
	return findings[:behind+len(rest)]
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
