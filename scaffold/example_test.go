package scaffold_test

import (
	"fmt"
	"strings"

	"newproblem/scaffold"
	"newproblem/scaffold/source"
)

func Example() {
	p := &scaffold.Problem{}
	p.Set("title", scaffold.Text("Design a Chat"))
	p.Set("difficulty", scaffold.Text("hard"))
	p.Set("tags", scaffold.List("messaging", "real-time"))
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

func ExampleReadSpec() {
	nodes, err := source.Parse("chat.yaml", []byte("title: Design a Chat\ntags: messaging\ndificulty: hard\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = scaffold.ReadSpec(nodes[0])
	for _, fault := range source.AsFaults(err) {
		fmt.Printf("%v\n  %s\n", fault, fault.Hint)
	}
	// Output:
	// chat.yaml:2:7: tags is "messaging"
	//   accepted: a list of texts, such as [distributed-systems, caching]
	// chat.yaml:3:1: there is no field dificulty
	//   did you mean difficulty?
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
	p := &scaffold.Problem{}
	p.Set("title", scaffold.Text("Design *anything*"))
	p.Set("requirements.functional", scaffold.List("- works", "`ls | wc`"))
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

func ExampleTemplate_Map() {
	m, err := scaffold.Builtin().Map()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, spot := range m.At("capacity.traffic.peak_qps.value") {
		fmt.Println(spot.Heading(), "|", spot.Label, "|", spot.Place.Kind, "|", spot.Placeholders)
	}
	// Output:
	// Traffic Metrics | Peak QPS | table cell | [[X]]
}

func ExampleWriteSpec() {
	p := &scaffold.Problem{}
	p.Set("title", scaffold.Text("Design a Chat"))
	p.Set("version", scaffold.Text("1.0"))
	p.Set("capacity.traffic.peak_qps", scaffold.Object("value", "70,000"))
	spec, err := scaffold.WriteSpec(p, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(string(spec))
	// Output:
	// title: Design a Chat
	// version: "1.0"
	// capacity:
	//   traffic:
	//     peak_qps: 70,000
}

func ExampleSlug() {
	fmt.Println(scaffold.Slug("Design a URL Shortener"))
	fmt.Println(scaffold.Slug("C++"))
	fmt.Println(scaffold.Slug("设计短链接"))
	// Output:
	// design-a-url-shortener
	// c-plus-plus
	// she-ji-duan-lian-jie--mjnj7b7x
}
