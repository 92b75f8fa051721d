package spec_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

func TestSpecFaults(t *testing.T) {
	for _, test := range []struct{ name, spec, want string }{
		{"text stays text", "version: 1.0\ntitle: 2026-01-01\ncore_problem: yes\n", ""},
		{"unknown key", "titel: x\n", "s.yaml:1:1: there is no field titel | did you mean title?"},
		{"unknown key of a group", "requirements:\n  functionl: [x]\n", "s.yaml:2:3: there is no field requirements.functionl | did you mean functional?"},
		{"key of another group", "sharding: x\n", "s.yaml:1:1: there is no field sharding | did you mean scaling.sharding?"},
		{"computed", "estimated_time: {total: 5}\n", "s.yaml:1:18: there is no field estimated_time.total | leave it out: it is computed from estimated_time.reading and estimated_time.solving"},
		{"text for a list", "tags: caching\n", `s.yaml:1:7: tags is "caching" | accepted: a list of texts, such as [distributed-systems, caching]`},
		{"list for a text", "title: [x]\n", "s.yaml:1:8: title is a list | accepted: a line of text"},
		{"text for a group", "requirements: x\n", `s.yaml:1:15: requirements is "x" | write it as a group with the keys functional, non_functional, constraints, assumptions`},
		{"nothing", "title:\n", "s.yaml:1:7: title is empty | leave it out, or give it a value"},
		{"empty text", "title: ''\n", "s.yaml:1:8: title is empty | every problem has a title, such as Design a URL Shortener"},
		{"only white space", "core_problem: '&nbsp; &#32;'\nrequirements: {functional: ['&nbsp;']}\n", "s.yaml:1:15: core_problem is empty | leave it out to keep the placeholder\ns.yaml:2:29: requirements.functional has an empty item | remove the item"},
		{"an entity in plain text, and one that is seen", "title: '&nbsp;'\ncore_problem: '&amp;'\n", ""},
		{"empty list", "tags: []\n", "s.yaml:1:7: tags is an empty list | leave it out to keep the template's own"},
		{"a list in brackets", "tags: ['[a', 'b]']\n", `s.yaml:1:8: tags is a list in brackets, which are taken for those of the placeholder | leave out the brackets`},
		{"what git left", "core_problem: |\n  a\n  <<<<<<< HEAD\n  b\n", `s.yaml:1:15: core_problem has what git left of a conflict on its line 2 | settle what is left of it, and remove the marker`},
		{"a row that does not fit", "core_problem: |\n  | a | b |\n  |---|---|\n  | c |\n", `s.yaml:1:15: core_problem has a fault in a table, this row has 1 cell, but the table has 2 columns, on its line 3 | write one cell for each column`},
		{"comma in a label", "tags: ['a,b']\n", `s.yaml:1:8: tags has a comma in "a,b" | make each one its own item`},
		{"a colon in an item", "requirements:\n  functional:\n    - one: two\n", `s.yaml:3:7: requirements.functional is a mapping of keys, "one: two" | put a text with ": " in it in quotes`},
		{"object without its first key", "related: [{link: x}]\n", "s.yaml:1:11: related has an entry without title | add title: …"},
		{"unknown key of an object", "related: [{title: x, lnk: y}]\n", "s.yaml:1:22: related has no key lnk | did you mean link?"},
		{"sentence and parts", "user_stories: [{as: x, sentence: y}]\n", "s.yaml:1:16: user_stories has an entry with sentence and other keys | give either sentence, or the other keys"},
		{"number in words", "popularity: four stars\nestimated_time: {reading: forty-five minutes, solving: an hour}\n", "s.yaml:1:13: popularity cannot be \"four stars\" | write it as: 4; accepted: a whole number from 1 to 5\ns.yaml:2:27: estimated_time.reading cannot be \"forty-five minutes\" | write it as: 45; accepted: a whole number from 1 to 1440\ns.yaml:2:56: estimated_time.solving cannot be \"an hour\" | accepted: a whole number from 1 to 1440"},
		{"number with more", "popularity: 4/5\nestimated_time: {reading: 10 min, solving: 5 hours}\n", "s.yaml:1:13: popularity cannot be \"4/5\" | write it as: 4; accepted: a whole number from 1 to 5\ns.yaml:2:27: estimated_time.reading cannot be \"10 min\" | write it as: 10; accepted: a whole number from 1 to 1440\ns.yaml:2:44: estimated_time.solving cannot be \"5 hours\" | accepted: a whole number from 1 to 1440"},
		{"out of range", "popularity: 6\nestimated_time: {reading: 0, solving: ten}\n", "s.yaml:1:13: popularity cannot be \"6\" | accepted: a whole number from 1 to 5\ns.yaml:2:27: estimated_time.reading cannot be \"0\" | accepted: a whole number from 1 to 1440\ns.yaml:2:39: estimated_time.solving cannot be \"ten\" | write it as: 10; accepted: a whole number from 1 to 1440"},
		{"no such day", "last_updated: 2026-02-30\n", `s.yaml:1:15: last_updated cannot be "2026-02-30" | accepted: a day as YYYY-MM-DD, such as 2026-11-23`},
		{"wrong choice", "difficulty: hrad\n", `s.yaml:1:13: difficulty cannot be "hrad" | did you mean Hard?`},
		{"script link", "resources: [{title: x, link: 'javascript:alert(1)'}]\n", `s.yaml:1:30: resources.link cannot be "javascript:alert(1)" | accepted: a relative path, or an http, https or mailto URL`},
		{"control character", "title: \"a\\u0007b\"\n", `s.yaml:1:8: title has a character that cannot be shown, U+0007, in "a\ab" | remove the character`},
		{"heading in a block", "core_problem: |\n  a\n  ## b\n", "s.yaml:1:15: core_problem has a heading on its line 2 | use bold text: the document's own headings are the only ones"},
		{"fence in code", "api: |\n  a\n  ```\n", "s.yaml:1:6: api has a fence on its line 2, which would end the code block | give only what stands between the fences"},
		{"a list as the document", "- x\n", "s.yaml:1:1: the document is a list | a spec is keys with values, such as title: Design a URL Shortener"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := spectest.Read(test.spec)
			if diff := cmp.Diff(test.want, spectest.Report(err)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The JSON Schema takes the example and the short forms, and refuses what a
// spec refuses.
func TestSchema(t *testing.T) {
	text, err := spec.Schema()
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("spec.schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("spec.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	example, err := spec.Write(spec.Example(), true)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		string(example):                                true,
		"title: x":                                     true,
		"title: x\nversion: 1.0":                       true,
		"title: x\nrelated: [y]":                       true,
		"title: x\nuser_stories: [a, {as: b}]":         true,
		"title: x\ncapacity: {traffic: {peak_qps: 5}}": true,
		"difficulty: Hard":                             false,
		"title: x\ntitel: y":                           false,
		"title: x\ndifficulty: hrad":                   false,
		"title: x\ntags: caching":                      false,
		"title: x\ntags: ['a,b']":                      false,
		"title: x\ntags: []":                           false,
		"title: x\npopularity: 6":                      false,
		"title: x\nrelated: [{link: y}]":               false,
		"title: x\nestimated_time: {total: 5}":         false,
	} {
		if err := schema.Validate(asJSON(t, text)); (err == nil) != want {
			t.Errorf("the schema says %v of\n%s", err, text)
		}
	}
}

// asJSON is a YAML document as the JSON value that a validator wants.
func asJSON(t *testing.T, doc string) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal([]byte(doc), &v); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNoField(t *testing.T) {
	for path, want := range map[string]string{
		"titel":                            "did you mean title?",
		"capcity.traffic.peek_qps":         "did you mean capacity.traffic.peak_qps?",
		"requirements.non_functional.scal": "did you mean requirements.non_functional.scale?",
		"capacity.traffic.peak_qps.valeu":  "did you mean capacity.traffic.peak_qps.value?",
		"capacity.traffic.x":               "accepted: capacity.traffic.requests_per_day, capacity.traffic.requests_per_second, capacity.traffic.peak_qps, capacity.traffic.read_write_ratio, capacity.traffic.extra",
		"learning":                         "accepted: learning.concepts, learning.technologies, learning.patterns",
		"utterly.different":                "",
	} {
		fault := spec.Builtin().NoField(source.Position{}, path)
		if fault.Hint != want || errors.Is(fault, spec.ErrNoField) != (want == "") {
			t.Errorf("NoField(%q) hints at %q, not %q", path, fault.Hint, want)
		}
	}
	if got := spec.Builtin().NoField(source.Position{}, "related.title").Hint; !strings.Contains(got, "related") {
		t.Errorf("NoField(related.title) hints at %q", got)
	}
}

// Law 7: what is said is what a spec written from it says.
func TestSpecRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 100 {
		p := spectest.Random(r)
		if i == 0 {
			p = spec.Example()
		}
		text, err := spec.Write(p, i%2 == 0)
		if err != nil {
			t.Fatal(err)
		}
		nodes, err := source.Parse("spec.yaml", text)
		if len(p.Paths()) == 0 {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		back, err := spec.Read(nodes[0])
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(spectest.Said(p), spectest.Said(back)); diff != "" {
			t.Fatalf("said and read back (-said +read):\n%s", diff)
		}
	}
}
