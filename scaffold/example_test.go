package scaffold_test

import (
	"fmt"
	"strings"

	"newproblem/scaffold"
	"newproblem/scaffold/spec"
)

func Example() {
	p := &spec.Problem{}
	p.Set("title", spec.Text("Design a Chat"))
	p.Set("difficulty", spec.Text("hard"))
	p.Set("tags", spec.List("messaging", "real-time"))
	doc, err := scaffold.Builtin().Render(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Join(strings.Split(string(doc.Bytes()), "\n")[:6], "\n"))
	// Output:
	// # Design a Chat - System Design Interview Problem
	//
	// ## Metadata
	// - **Difficulty**: Hard
	// - **Companies**: [Google, Meta, Amazon, Netflix, etc.]
	// - **Tags**: messaging, real-time
}

func ExampleParseTemplate() {
	t, err := scaffold.ParseTemplate("mine.md", `# {{ .title | default "[Title]" }}
{{- range .requirements.functional }}
- {{ . }}
{{- end }}
`)
	if err != nil {
		fmt.Println(err)
		return
	}
	p := &spec.Problem{}
	p.Set("title", spec.Text("Design *anything*"))
	p.Set("requirements.functional", spec.List("- works", "`ls | wc`"))
	doc, err := t.Render(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(string(doc.Bytes()))
	// Output:
	// # Design \*anything\*
	// - \- works
	// - `ls | wc`
}

func ExampleTemplate_Layout() {
	l, err := scaffold.Builtin().Layout()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, placement := range l.At("capacity.traffic.peak_qps.value") {
		fmt.Println(placement.Heading(), "|", placement.Label, "|", placement.Place.Kind, "|", placement.Placeholders)
	}
	// Output:
	// Traffic Metrics | Peak QPS | table cell | [[X]]
}
