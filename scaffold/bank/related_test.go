package bank_test

import (
	"fmt"
	"strings"
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/spec"
)

// A small bank.
var listed = []bank.Listed{
	{File: "chat.md", Title: "Design a Chat Service", Tags: []string{"queues", "websockets"}, Companies: []string{"Meta"}},
	{File: "notes.md", Title: "Design Notifications", Tags: []string{"Queues", "caching"}, Companies: []string{"Google", "Meta"}},
	{File: "video.md", Title: "Design a Video Chat", Tags: []string{"streaming"}},
	{File: "keys.md", Title: "Design a Key-Value Store", Tags: []string{"caching", "databases"}, Companies: []string{"Amazon"}},
}

func TestRelated(t *testing.T) {
	tests := []struct {
		one  bank.Listed
		want string
	}{
		{
			bank.Listed{Title: "Design a Group Chat", Tags: []string{"queues"}, Companies: []string{"meta"}},
			"chat.md 6 both have the tag queues; both are about chat; both are asked at meta\n" +
				"notes.md 4 both have the tag queues; both are asked at meta\n" +
				"video.md 2 both are about chat",
		},
		{
			bank.Listed{Title: "Design a Cache", Tags: []string{"databases", "caching", "queues"}},
			"notes.md 6 both have the tags caching and queues\n" +
				"keys.md 6 both have the tags databases and caching\n" +
				"chat.md 3 both have the tag queues",
		},
		{listed[0], "notes.md 4 both have the tag queues; both are asked at Meta\nvideo.md 2 both are about chat"},
		{bank.Listed{Title: "Design a System", Tags: []string{"other"}}, ""},
		{bank.Listed{Title: "design a chat service!"}, "video.md 2 both are about chat"}, // itself, under another file
	}
	for _, test := range tests {
		var got []string
		for _, r := range bank.Related(test.one, listed) {
			got = append(got, fmt.Sprint(r.Problem.File, " ", r.Score, " ", r.Reason))
		}
		if got := strings.Join(got, "\n"); got != test.want {
			t.Errorf("%s:\n%s\nwant:\n%s", test.one.Title, got, test.want)
		}
	}
}

// A relation is an entry of a spec, whose texts show every character.
func TestRelationValue(t *testing.T) {
	r := bank.Relation{Problem: bank.Listed{File: "bank/a (1).md", Title: "*A*"}, Reason: "both have the tag c*a*t"}
	got := r.Value("other")
	for key, want := range map[string]string{"title": "*A*", "relationship": `both have the tag c\*a\*t`, "link": "../bank/a%20%281%29.md"} {
		if text := got.Keys[key].Text; text != want {
			t.Errorf("%s is %q; want %q", key, text, want)
		}
	}
	p := &spec.Problem{}
	p.Set("title", spec.Text("A"))
	p.Set("related", spec.Objects(got))
	doc, err := scaffold.Builtin().Render(p)
	if err != nil {
		t.Fatal(err)
	}
	if want := `- [\*A\*](../bank/a%20%281%29.md): both have the tag c\*a\*t`; !strings.Contains(string(doc.Bytes()), want) {
		t.Errorf("the document has no %q", want)
	}
}

func TestNear(t *testing.T) {
	for title, want := range map[string]string{
		"Design a Chat Service":       "chat.md",
		"Design Chat Services":        "chat.md",
		"Chat":                        "chat.md",
		"Design a Chat App with Chat": "chat.md",
		"Design a Key Value Store":    "keys.md",
		"Store of Values by Key":      "keys.md",
		"Design a Notification":       "notes.md",
		"Design a Chess Game":         "",
		"Design a System":             "",
		"":                            "",
	} {
		var got []string
		for _, l := range bank.Near(title, listed) {
			got = append(got, l.File)
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("near %q: %q; want %q", title, got, want)
		}
	}
}

func TestVocabulary(t *testing.T) {
	open := bank.NewVocabulary(&bank.Settings{}, listed)
	if got := strings.Join(open.Tags(), " "); got != "caching Queues databases queues streaming websockets" {
		t.Errorf("the tags are %s", got)
	}
	closed := bank.NewVocabulary(&bank.Settings{Tags: []bank.Tag{{Name: "queues", Aliases: []string{"Kafka"}}, {Name: "caching"}}}, listed)
	if got := strings.Join(closed.Tags(), " "); got != "caching queues" {
		t.Errorf("the tags are %s", got)
	}
	tests := []struct {
		v                   *bank.Vocabulary
		tag, known, problem string
	}{
		{open, "caching", "", ""},
		{open, "cahcing", "caching", `no problem of this bank has the tag "cahcing"; it has caching`},
		{open, "sharding", "", ""},
		{closed, "queues", "", ""},
		{closed, "kafka", "queues", `the tag "kafka" is called queues in this bank`},
		{closed, "quues", "queues", `the settings of the bank do not have the tag "quues"; they have queues`},
		{closed, "sharding", "", `the settings of the bank do not have the tag "sharding"`},
	}
	for _, test := range tests {
		if known, problem := test.v.Resolve(test.tag); known != test.known || problem != test.problem {
			t.Errorf("%s: %q, %q; want %q, %q", test.tag, known, problem, test.known, test.problem)
		}
	}
}
