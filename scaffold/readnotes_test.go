package scaffold

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
		reading, err := Builtin().Read([]byte(touched + "\n## Notes\n\n[^1]: of the first\n\n[^2]: of the second\n"))
		if err != nil {
			t.Fatal(err)
		}
		isOther := func(u Unplaced) bool { return !strings.HasPrefix(string(u.Raw), "[^") && string(u.Raw) != "## Notes" }
		diff := cmp.Diff(spectest.Said(said), spectest.Said(reading.Problem))
		if diff != "" || touched == string(doc.Bytes()) || slices.ContainsFunc(reading.Unplaced, isOther) {
			t.Errorf("%q: %s\n%+v", touch[1], diff, reading.Unplaced)
		}
	}
}

// The mark of a footnote that the document does not have is text, and told where it is no part
// of what is read.
func TestReadTellsNotesWithoutNote(t *testing.T) {
	blank := string(Builtin().Blank())
	const told = "it has the mark of a footnote, and the document has no such footnote"
	for _, test := range []struct {
		from, to string
		isTold   bool
	}{
		{"[distributed-systems, caching, databases, etc.]", "caching[^1], queues", true},
		{"[Beginner/Easy/Medium/Hard/Expert]", "Medium[^one]", true},
		{"[Beginner/Easy/Medium/Hard/Expert]", "Medium[^One] <!-- x -->\n\n[^one]: agreed\n", false},
		{"[Beginner/Easy/Medium/Hard/Expert]", "Medium[^1]\n\n[^1]: agreed with all\n", false},
		{"[Describe the main data flow through the system]", "It flows[^1].", false}, // it is in the text
		{"[Beginner/Easy/Medium/Hard/Expert]", "Medium\n\n```\na[^1]\n```\n", false},
	} {
		reading, err := Builtin().Read([]byte(strings.Replace(blank, test.from, test.to, 1)))
		if err != nil {
			t.Fatal(err)
		}
		isTold := slices.ContainsFunc(reading.Unplaced, func(u Unplaced) bool { return u.Why == told && !u.Mild })
		if isTold != test.isTold {
			t.Errorf("%q: told: %v; %+v", test.to, isTold, reading.Unplaced)
		}
	}
}
