package spec_test

import (
	"fmt"

	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

func ExampleRead() {
	nodes, err := source.Parse("chat.yaml", []byte("title: Design a Chat\ntags: messaging\ndificulty: hard\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = spec.Read(nodes[0])
	for _, fault := range source.AsFaults(err) {
		fmt.Printf("%v\n  %s\n", fault, fault.Hint)
	}
	// Output:
	// chat.yaml:2:7: tags is "messaging"
	//   accepted: a list of texts, such as [distributed-systems, caching]
	// chat.yaml:3:1: there is no field dificulty
	//   did you mean difficulty?
}

func ExampleWrite() {
	p := &spec.Problem{}
	p.Set("title", spec.Text("Design a Chat"))
	p.Set("version", spec.Text("1.0"))
	p.Set("capacity.traffic.peak_qps", spec.Object("value", "70,000"))
	text, err := spec.Write(p, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(string(text))
	// Output:
	// title: Design a Chat
	// version: "1.0"
	// capacity:
	//   traffic:
	//     peak_qps: 70,000
}

func ExampleSlug() {
	fmt.Println(spec.Slug("Design a URL Shortener"))
	fmt.Println(spec.Slug("C++"))
	fmt.Println(spec.Slug("设计短链接"))
	// Output:
	// design-a-url-shortener
	// c-plus-plus
	// she-ji-duan-lian-jie--mjnj7b7x
}
