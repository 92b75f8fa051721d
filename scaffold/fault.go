package scaffold

import (
	"errors"
	"strconv"

	"newproblem/scaffold/internal/lazy"
	"newproblem/scaffold/source"
)

// templatePlace is how text/template begins its errors.
var templatePlace = lazy.Regexp(`^template: (.*?):(\d+)(?::(\d+))?: `)

// executing is the part of an error of execution that repeats the template.
var executing = lazy.Regexp(`^executing "[^"]*" at (<.*?>): `)

// templateFault gives an error of text/template its place.
func templateFault(name string, err error) *source.Fault {
	var fault *source.Fault
	if errors.As(err, &fault) {
		return fault
	}
	text := err.Error()
	at := source.Position{Name: name}
	if m := templatePlace().FindStringSubmatch(text); m != nil {
		text = text[len(m[0]):]
		at.Line, _ = strconv.Atoi(m[2])
		at.Column, _ = strconv.Atoi(m[3])
		if at.Column > 0 || m[3] != "" {
			at.Column++ // text/template counts columns from 0
		}
	}
	text = executing().ReplaceAllString(text, "$1: ")
	return &source.Fault{At: at, What: text, Hint: "docs/templates.md says what a template may use"}
}
