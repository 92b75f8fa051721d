package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/internal/spectest"
)

// The mark of a footnote behind a name is no part of it, nor is that behind a label.
func TestReadNotes(t *testing.T) {
	said, err := spectest.Read(`
title: Chat
difficulty: Medium
tags: [caching, queues]
version: "2"
capacity: {users: {daily_active_users: 10M}}
architecture: {components: [{name: Gate, description: Holds}]}
resources: [{title: DDIA, link: "https://x.example", description: a book}]
`)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Builtin().Render(said)
	if err != nil {
		t.Fatal(err)
	}
	for _, touch := range [][2]string{
		{": caching, queues", ": caching[^1], queues"},
		{": caching, queues", ": caching, queues[^1][^2]"},
		{": caching, queues", ": **caching**[^1], `queues`"},
		{"Version**: 2", "Version**: 2[^1]"},
		{"**Difficulty**:", "**Difficulty**[^1]:"},
		{"**Difficulty**:", "**Difficulty[^1]:**"},
		{"**Tags**:", "Tags[^1]:"},
		{"**Gate**:", "**Gate[^1]**:"},
		{"**Gate**:", "**Gate**[^1]:"},
		{"**Gate**:", "Gate[^1]:"},
		{"**Gate**:", "**Gate**[^1] -"},
		{"[DDIA]", "[DDIA[^1]]"},
		{"(https://x.example):", "(https://x.example)[^1]:"},
		{"| Daily Active Users (DAU) |", "| Daily Active Users (DAU)[^1] |"},
		{"## Metadata", "## Metadata[^1]"},
		{"### Functional Requirements", "### Functional Requirements [^1]"},
	} {
		touched := strings.Replace(string(doc.Bytes()), touch[0], touch[1], 1)
		if diff := readDiff(t, Builtin(), touched, said); diff != "" || touched == string(doc.Bytes()) {
			t.Errorf("%q: %s", touch[1], diff)
		}
	}
}
