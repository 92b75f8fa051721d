package scaffold

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// A list that is the blank problem's is not said; in any other, its placeholders
// count as well, so that the list is made again. A formatter changes
// nothing of it.
func TestReadPlaceholdersOfLists(t *testing.T) {
	component := func(pairs ...string) spec.Value { return spec.Object(pairs...) }
	for _, test := range []struct {
		from, to, path string
		want           spec.Value
		told           string
	}{
		{"[Technical constraint 1]", "Only HTTP", "requirements.constraints", spec.List("Only HTTP", "[Business constraint 1]", "[Resource constraint 1]"), ""},
		{"[Technical constraint 1]", "**[Technical constraint 1]**", "requirements.constraints", spec.Value{}, ""},
		{"[Technical constraint 1]", `\[Technical constraint 1]`, "requirements.constraints", spec.Value{}, ""},
		{"[Technical constraint 1]", `\[Technical constraint 1\]`, "requirements.constraints", spec.Value{}, ""},
		{"[Technical constraint 1]", "&#91;Technical constraint 1&#93;", "requirements.constraints", spec.Value{}, ""},
		{"[Technical constraint 1]", "**&lbrack;Technical constraint 1&#x5D;**", "requirements.constraints", spec.Value{}, ""},
		{"[Technical constraint 1]", "`&#91;Technical constraint 1&#93;`", "requirements.constraints",
			spec.List("`&#91;Technical constraint 1&#93;`", "[Business constraint 1]", "[Resource constraint 1]"), ""},
		{"[X:Y]", "&#91;X:Y&#93;", "capacity.traffic.read_write_ratio", spec.Value{}, ""},
		{"[X:Y]", "&lsqb;X:Y]", "capacity.traffic.read_write_ratio", spec.Value{}, ""},
		{"I want [functionality], so", "I want &#91;functionality], so", "user_stories", spec.Value{}, ""},
		{"**[Component 1]**", "**&#91;Component 1&#93;**", "architecture.components", spec.Value{}, ""},
		{"[Technical constraint 1]\n- [ ] ", "", "requirements.constraints", spec.List("[Business constraint 1]", "[Resource constraint 1]"), ""},
		{"[specific technical challenge]", "a typo", "follow_ups.deep_dives",
			spec.List("How would you handle a typo?", "What happens if [failure scenario] occurs?", "How would you optimize for [specific requirement]?"), ""},
		{"?\n- What happens if [failure", "?\n- Why?\n- What happens if [failure", "follow_ups.deep_dives",
			spec.List("How would you handle [specific technical challenge]?", "Why?", "What happens if [failure scenario] occurs?", "How would you optimize for [specific requirement]?"), ""},
		{"How would you handle gradual rollout?", "Who pays?", "follow_ups.real_world",
			spec.List("Who pays?", "What metrics would you track post-launch?", "How would you handle schema migrations?"), ""},
		{"How would you handle gradual rollout?\n- ", "", "follow_ups.real_world",
			spec.List("What metrics would you track post-launch?", "How would you handle schema migrations?"), ""},
		{"**[Component 1]**", "**Cache**", "architecture.components", spec.Objects(component("name", "Cache"), component("name", "[Component 2]"), component("name", "[Component 3]")), ""},
		{"**[Component 1]**", "__[Component 1]__", "architecture.components", spec.Value{}, ""},
		{"**[Component 1]**: [Brief description and responsibility]", "**[Component 1]**: Keeps links", "architecture.components",
			spec.Objects(component("name", "[Component 1]", "description", "Keeps links"), component("name", "[Component 2]"), component("name", "[Component 3]")), ""},
		{"I want [functionality], so", "I want links, so", "user_stories",
			spec.Objects(component("as", "[user type]", "want", "links"), component("as", "[user type]")), ""},
		{"[Google, Meta, Amazon, Netflix, etc.]", "[Google, Meta]", "companies", spec.List("Google", "Meta"), "the spec has the list without its brackets"},
		{"[Google, Meta, Amazon, Netflix, etc.]", `\[Google, Meta\]`, "companies", spec.List("Google", "Meta"), "the spec has the list without its brackets"},
		{"[Google, Meta, Amazon, Netflix, etc.]", `[Google], Meta [sic]`, "companies", spec.List("[Google]", "Meta [sic]"), ""},
	} {
		if !strings.Contains(string(Builtin().Blank()), test.from) {
			t.Fatalf("the blank problem has no %s", test.from)
		}
		doc := strings.Replace(string(Builtin().Blank()), test.from, test.to, 1)
		for _, doc := range []string{doc, strings.ReplaceAll(doc, "\n- ", "\n*  ")} {
			reading, err := Builtin().Read([]byte(doc))
			if err != nil {
				t.Fatal(err)
			}
			want, got := &spec.Problem{}, &spec.Problem{}
			want.Set(test.path, test.want)
			v, _ := reading.Problem.Get(test.path)
			got.Set(test.path, v)
			if diff := cmp.Diff(spectest.Said(want), spectest.Said(got)); diff != "" {
				t.Errorf("%s for %s (-want +read):\n%s", test.to, test.from, diff)
			}
			told := ""
			for _, u := range reading.Unplaced {
				told += u.Why
			}
			if told != test.told {
				t.Errorf("%s for %s: unplaced: %q", test.to, test.from, told)
			}
		}
	}
}
