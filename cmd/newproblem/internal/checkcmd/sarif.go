package checkcmd

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
)

// sarifFindings print a SARIF log, version 2.1.0, of one run:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
// It is printed piece by piece, because a bank can have many findings. It has
// no fingerprints: GitHub makes them from the lines themselves when a log is
// uploaded, and uses no other.
type sarifFindings struct {
	out   io.Writer
	count int            // of the results that were printed
	rules map[string]int // where a rule stands in the list of them
}

// object is a JSON object.
type object map[string]any

func (s *sarifFindings) file(e *examined) {
	s.begin()
	for _, f := range e.findings {
		if s.count++; s.count > 1 {
			io.WriteString(s.out, ",")
		}
		io.WriteString(s.out, "\n")
		result := object{
			"ruleId": f.Rule, "level": sarifLevel(f.Severity), "message": object{"text": sarifMessage(f)},
			"locations": []object{{"physicalLocation": sarifPlace(e.path, f.Line, f.Column, f.Width)}},
		}
		if i, ok := s.rules[f.Rule]; ok {
			result["ruleIndex"] = i
		}
		s.print(result)
	}
}

// begin prints what stands before the first result.
func (s *sarifFindings) begin() {
	if s.rules != nil {
		return
	}
	s.rules = map[string]int{}
	rules := []object{}
	for i, r := range slices.Concat(check.Rules(), bank.Rules()) {
		s.rules[r.ID] = i
		rules = append(rules, object{
			"id": r.ID, "shortDescription": object{"text": r.Title}, "fullDescription": object{"text": r.Why},
			"defaultConfiguration": object{"level": sarifLevel(r.Severity)}, "help": sarifHelp(&r),
		})
	}
	io.WriteString(s.out, `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","tool":`)
	s.print(object{"driver": object{"name": "newproblem", "version": cli.Version(), "rules": rules}})
	io.WriteString(s.out, `,"results":[`)
}

// end prints what stands after the last result.
func (s *sarifFindings) end(unfinished []string) {
	s.begin()
	invocation := object{"executionSuccessful": len(unfinished) == 0}
	notifications := []object{}
	for _, what := range unfinished {
		notifications = append(notifications, object{"level": "error", "message": object{"text": what}})
	}
	if len(notifications) > 0 {
		invocation["toolExecutionNotifications"] = notifications
	}
	io.WriteString(s.out, "\n],\"invocations\":")
	s.print([]object{invocation})
	io.WriteString(s.out, "}]}\n")
}

func (s *sarifFindings) print(v any) {
	text, err := json.Marshal(v)
	if err != nil { // none of the values can be the cause
		text = fmt.Appendf(nil, "%q", err)
	}
	s.out.Write(text)
}

func sarifLevel(s check.Severity) string {
	if s == check.Info {
		return "note"
	}
	return s.String()
}

// sarifHelp is what a rule is good for, and the examples that it has. GitHub
// shows it next to each result, and requires it.
func sarifHelp(r *check.Rule) object {
	why := r.Why
	if r.Doubts != "" {
		why += " " + r.Doubts + ": that is a warning."
	}
	text, markdown := why, why
	for _, example := range []struct{ name, lines string }{{"Wrong", r.Wrong}, {"Right", r.Right}} {
		if example.lines != "" {
			text += "\n\n" + example.name + ":\n\n" + example.lines
			markdown += "\n\n" + example.name + ":\n\n" + fenced(example.lines)
		}
	}
	return object{"text": text, "markdown": markdown}
}

// fenced is an example, which may hold fences of three itself, as code.
func fenced(example string) string {
	return "````markdown\n" + strings.TrimSuffix(example, "\n") + "\n````\n"
}

func sarifMessage(f check.Finding) string {
	if f.Hint == "" {
		return f.Message
	}
	return f.Message + "\nhint: " + f.Hint
}

// sarifPlace is a place in a file. Columns count characters, and the last one
// is after the place.
func sarifPlace(path string, line, column, width int) object {
	at := url.URL{Path: filepath.ToSlash(path)}
	if filepath.IsAbs(path) {
		at.Scheme, at.Path = "file", "/"+strings.TrimPrefix(at.Path, "/") // also of a drive, file:///C:/a.md
	}
	return object{
		"artifactLocation": object{"uri": at.String()},
		"region":           object{"startLine": line, "startColumn": column, "endLine": line, "endColumn": column + width},
	}
}
