package bank

import (
	"newproblem/scaffold"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
)

// FactsIn gives the facts of a document of a template, as updates give them to a
// merge.
func FactsIn(t *scaffold.Template) (func(doc *markdown.Document) []merge.Fact, error) {
	f, err := factsOf(t)
	if err != nil {
		return nil, err
	}
	return f.in, nil
}
