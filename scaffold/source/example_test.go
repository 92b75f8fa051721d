package source_test

import (
	"fmt"

	"newproblem/scaffold/source"
)

func ExampleParse() {
	nodes, err := source.Parse("spec.yaml", []byte("title: Design a Cache\nversion: 1.0\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	version := nodes[0].Lookup("version")
	fmt.Printf("%s: %s\n", version.Value.At, version.Value.Text)
	// Output: spec.yaml:2:10: 1.0
}

func ExampleParse_faults() {
	_, err := source.Parse("spec.yaml", []byte("title: a: b\n---\ntags: []\ntags: []\n"))
	for _, fault := range source.AsFaults(err) {
		fmt.Printf("%v\nhint: %s\n", fault, fault.Hint)
	}
	// Output:
	// spec.yaml:1: is not valid YAML: mapping values are not allowed in this context
	// hint: put text that contains ": " in quotes: key: "one: two"
	// spec.yaml:4:1: tags appears twice, first on line 3
	// hint: keep one of the two
}

func ExampleSuggest() {
	fmt.Println(source.Suggest("dificulty", []string{"title", "difficulty"}))
	// Output: difficulty
}
