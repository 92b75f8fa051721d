package checkcmd

import (
	"slices"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
)

// TornHeadings gives what check says of the headings of a document that are torn, or
// glued to something, for commands that read it as it stands.
func TornHeadings(t *scaffold.Template, doc []byte) ([]check.Finding, error) {
	checker, err := check.New(t)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(checker.Check(doc, check.Options{}), func(f check.Finding) bool { return f.Rule != "heading-torn" }), nil
}
