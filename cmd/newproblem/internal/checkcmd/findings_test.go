package checkcmd

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
)

// awkward is a file whose name and findings are hard to print.
func awkward(path string) *examined {
	content := []byte("# Title\n\tsecond 設計 line\n")
	rule := check.Rules()[0].ID
	return &examined{path: path, name: path, now: content, findings: []check.Finding{
		{Line: 1, Column: 3, Width: 5, Rule: rule, Severity: check.Error, Message: "100 % wrong: \"a\", b\nand <c>", Hint: "write\r\nmore, or: less"},
		{Line: 2, Column: 1, Width: 1, Rule: "no-such-rule", Severity: check.Info, Message: "設計", Hint: "same"},
		{Line: 2, Column: 9, Width: 2, Rule: rule, Severity: check.Warning, Message: "\x1b[31mred", Hint: "same", Fixable: true},
	}}
}

func TestFindingFormats(t *testing.T) {
	rule := check.Rules()[0].ID
	for _, test := range []struct {
		format   string
		terminal bool
		want     string
	}{
		{"text", false, `a: b, 50%.md:1:3: error: 100 % wrong: "a", b�and <c> [` + rule + `]
hint: write��more, or: less
a: b, 50%.md:2:9: warning: �[31mred [` + rule + `]
a: b, 50%.md:2:1: info: 設計 [no-such-rule]
hint: same
`},
		{"text", true, `a: b, 50%.md:1:3: error: 100 % wrong: "a", b�and <c> [` + rule + `]
    1 | # Title
      |   ^^^^^
hint: write��more, or: less
a: b, 50%.md:2:9: warning: �[31mred [` + rule + `]
    2 |     second 設計 line
      |            ^^^^
a: b, 50%.md:2:1: info: 設計 [no-such-rule]
    2 |     second 設計 line
      | ^^^^
hint: same
`},
		{"json", false, `{"file":"a: b, 50%.md","line":1,"column":3,"rule":"` + rule + `","severity":"error","message":"100 % wrong: \"a\", b\nand <c>","hint":"write\r\nmore, or: less","fixable":false}
{"file":"a: b, 50%.md","line":2,"column":1,"rule":"no-such-rule","severity":"info","message":"設計","hint":"same","fixable":false}
{"file":"a: b, 50%.md","line":2,"column":9,"rule":"` + rule + `","severity":"warning","message":"\u001b[31mred","hint":"same","fixable":true}
`},
		{"github", false, `::error file=a%3A b%2C 50%25.md,line=1,col=3,title=` + rule + `::100 %25 wrong: "a", b%0Aand <c>%0Ahint: write%0D%0Amore, or: less
::notice file=a%3A b%2C 50%25.md,line=2,col=1,title=no-such-rule::設計%0Ahint: same
::warning file=a%3A b%2C 50%25.md,line=2,col=9,title=` + rule + `::` + "\x1b" + `[31mred%0Ahint: same
`},
	} {
		var out bytes.Buffer
		w := newFindingWriter(test.format, &out, view{terminal: test.terminal})
		w.file(awkward("a: b, 50%.md"))
		w.end([]string{"x"})
		if diff := cmp.Diff(test.want, out.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.format, diff)
		}
	}
}

// A SARIF log validates against the schema of SARIF 2.1.0 with its first
// errata, as OASIS has published it, whatever the names and findings are.
func TestSARIF(t *testing.T) {
	validate := sarifSchema(t)
	for name, test := range map[string]struct {
		files      []string
		unfinished []string
	}{
		"nothing":    {nil, nil},
		"one file":   {[]string{"a.md"}, nil},
		"files":      {[]string{"a b/c.md", "a: b, 50%.md", "設計.md", "../x#y?.md", "/abs/ö.md", "-", "c:d.md", "\xff.md"}, nil},
		"unfinished": {[]string{"a.md"}, []string{"b.md: cannot be read", "interrupted"}},
	} {
		var out bytes.Buffer
		w := newFindingWriter("sarif", &out, view{})
		for _, file := range test.files {
			w.file(awkward(file))
		}
		w.end(test.unfinished)
		parsed, err := jsonschema.UnmarshalJSON(&out)
		if err == nil {
			err = validate.Validate(parsed)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		run := parsed.(map[string]any)["runs"].([]any)[0].(map[string]any)
		if got := len(run["results"].([]any)); got != 3*len(test.files) {
			t.Errorf("%s: %d results of %d files", name, got, len(test.files))
		}
		if got := run["invocations"].([]any)[0].(map[string]any)["executionSuccessful"]; got != (len(test.unfinished) == 0) {
			t.Errorf("%s: successful: %v", name, got)
		}
	}
}

// A SARIF place is a URI reference, whatever the file is called, and a region
// that names both of its ends.
func TestSARIFPlace(t *testing.T) {
	for path, want := range map[string]string{
		"a b/c.md": "a%20b/c.md", "50%.md": "50%25.md", "x#y?.md": "x%23y%3F.md", "設計.md": "%E8%A8%AD%E8%A8%88.md",
		"c:d.md": "./c:d.md", "../a.md": "../a.md", "/abs/ö.md": "file:///abs/%C3%B6.md", "\xff.md": "%FF.md",
	} {
		want := object{
			"artifactLocation": object{"uri": want},
			"region":           object{"startLine": 3, "startColumn": 2, "endLine": 3, "endColumn": 6},
		}
		if diff := cmp.Diff(want, sarifPlace(path, 3, 2, 4)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", path, diff)
		}
	}
}

// What GitHub requires of a rule is there: an ID, both descriptions and a
// help, whose examples stand in code blocks that are closed.
func TestSARIFRules(t *testing.T) {
	var out bytes.Buffer
	newFindingWriter("sarif", &out, view{}).end(nil)
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct {
						ID                                string
						ShortDescription, FullDescription struct{ Text string }
						Help                              struct{ Text, Markdown string }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	rules := log.Runs[0].Tool.Driver.Rules
	all := slices.Concat(check.Rules(), bank.Rules())
	if len(rules) != len(all) {
		t.Fatalf("%d rules of %d", len(rules), len(all))
	}
	for i, r := range rules {
		if r.ID == "" || r.ShortDescription.Text == "" || r.FullDescription.Text == "" || r.Help.Text == "" {
			t.Errorf("a rule lacks something: %+v", r)
		}
		want := 0
		for _, example := range []string{all[i].Wrong, all[i].Right} {
			if example != "" {
				want += 2
			}
		}
		if fences := strings.Count(r.Help.Markdown, "````"); fences != want {
			t.Errorf("%s: the help has %d fences, want %d:\n%s", r.ID, fences, want, r.Help.Markdown)
		}
	}
}

// sarifSchema is the schema. That it refuses what is no SARIF is seen first.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{
		`{}`, `{"version":"2.1.0"}`,
		`{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"message":{"text":"x"},"level":"info"}]}]}`,
		`{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"message":{"text":"x"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a b"},"region":{"startLine":0}}}]}]}]}`,
	} {
		parsed, err := jsonschema.UnmarshalJSON(strings.NewReader(wrong))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(parsed) == nil {
			t.Errorf("the schema takes %s", wrong)
		}
	}
	return schema
}
