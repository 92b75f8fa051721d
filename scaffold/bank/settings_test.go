package bank_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
)

func TestSettings(t *testing.T) {
	s, err := bank.ParseSettings("/bank/.newproblem.yaml", []byte(`
output: problems
file_name: '{{ printf "%02d" .Number }}-{{ .Slug }}.md'
template: own.md
defaults: {version: "2.0", tags: [databases]}
tags:
  caching: [cache, caches]
  queues: queue
  databases:
indexes:
  - README.md
  - SUMMARY.md
  - {file: docs/all.md, format: summary}
`))
	if err != nil {
		t.Fatal(err)
	}
	if s.Root != "/bank" || s.Output != "problems" || s.Template != "own.md" || s.FileName == nil {
		t.Errorf("settings %+v", s)
	}
	if v, _ := s.Defaults.Get("version"); v.Text != "2.0" {
		t.Errorf("version %q", v.Text)
	}
	wantTags := []bank.Tag{{"caching", []string{"cache", "caches"}}, {"queues", []string{"queue"}}, {"databases", nil}}
	if diff := cmp.Diff(wantTags, s.Tags); diff != "" {
		t.Errorf("tags (-want +got):\n%s", diff)
	}
	wantIndexes := []bank.Index{{"README.md", "table"}, {"SUMMARY.md", "summary"}, {filepath.FromSlash("docs/all.md"), "summary"}}
	if diff := cmp.Diff(wantIndexes, s.Indexes); diff != "" {
		t.Errorf("indexes (-want +got):\n%s", diff)
	}
}

// Every fault is told, with its place and the way out.
func TestSettingsRefused(t *testing.T) {
	tests := []struct{ in, at, what, hint string }{
		{"outptu: x", ":1:1", "there is no setting outptu", "did you mean output?"},
		{"output: ../x", ":1:9", `output: "../x" leads out of the bank`, "below the folder"},
		{"output: /x", ":1:9", "leads out of the bank", ""},
		{"output: [x]", ":1:9", "output is a list", "write it as one line of text"},
		{"file_name: x.md", ":1:12", "two titles never share a file", "{{ .Slug }}.md"},
		{"defaults: {difficulty: Hrad}", ":1:24", "Hrad", "Hard"},
		{"defaults: {title: X}", ":1:19", "the defaults cannot have a title, because every problem has its own", ""},
		{"defaults: {colour: red}", ":1:12", "there is no field colour", ""},
		{"tags: [a]", ":1:7", "tags is a list", "caching: [cache, caches]"},
		{"headings: {A: [b, B]}", ":1:19", `headings: "B" is another name for "A" twice`, "leave one of them out"},
		{"headings: {A: [b], C: [B]}", ":1:24", `headings: "B" stands for both "A" and "C"`, "leave one of them out"},
		{"tags: {a: [b], c: [B]}", ":1:20", `"B" stands for both a and c`, ""},
		{"tags: {\"a,b\": []}", ":1:8", "comma", ""},
		{"indexes: README.md", ":1:10", "indexes is", "- {file: README.md, format: table}"},
		{"indexes: [{file: x.md, format: tabel}]", ":1:32", "format", "accepted: table, summary"},
		{"indexes: [{fiel: x.md}]", ":1:11", "an index is", ""},
		{"indexes: [README.md, {file: ./README.md, format: summary}]", ":1:29", "README.md\" appears twice", "once"},
		{"- x", ":1:1", "the document is a list", "output: problems"},
		{"output: a\n---\noutput: b", ":3:1", "second document", "one"},
		{"output: a\noutput: b", ":2", "output", ""},
		{"output: [", ":", "", ""},
	}
	for _, test := range tests {
		_, err := bank.ParseSettings("s.yaml", []byte(test.in))
		faults := source.AsFaults(err)
		if len(faults) == 0 {
			t.Errorf("%q is accepted", test.in)
			continue
		}
		f := faults[0]
		if !strings.Contains(f.At.String(), test.at) || !strings.Contains(f.What, test.what) || !strings.Contains(f.Hint, test.hint) {
			t.Errorf("%q: %v (hint: %s); want %s: %s (hint: %s)", test.in, f, f.Hint, test.at, test.what, test.hint)
		}
	}
}

// What init writes says nothing until it is changed; without the comment
// signs, all of it is accepted.
func TestExampleSettings(t *testing.T) {
	example := string(bank.ExampleSettings())
	s, err := bank.ParseSettings("s.yaml", []byte(example))
	if err != nil || s.Output != "" || s.Tags != nil {
		t.Errorf("the example says %+v, %v", s, err)
	}
	var said []string
	for line := range strings.Lines(example) {
		if text := strings.TrimPrefix(line, "# "); strings.Contains(text, ":") && !strings.Contains(text, ". ") && (text[0] == ' ' || !strings.Contains(text, ": .") && text[0] >= 'a') {
			said = append(said, text)
		}
	}
	if s, err = bank.ParseSettings("s.yaml", []byte(strings.Join(said, ""))); err != nil {
		t.Fatalf("%v in\n%s", err, strings.Join(said, ""))
	}
	if s.Output != "problems" || s.FileName == nil || len(s.Tags) != 2 || len(s.Indexes) != 2 || s.Defaults == nil || s.Template != "problem" {
		t.Errorf("the example says %+v\n%s", s, strings.Join(said, ""))
	}
}

func TestFindSettings(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "repository", "bank", "problems")
	if err := os.MkdirAll(filepath.Join(deep, "more"), 0o777); err != nil {
		t.Fatal(err)
	}
	write := func(folder, text string) {
		if err := os.WriteFile(filepath.Join(folder, bank.SettingsName), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(root, "output: never") // above the repository
	if err := os.Mkdir(filepath.Join(root, "repository", ".git"), 0o777); err != nil {
		t.Fatal(err)
	}
	found := func() *bank.Settings {
		s, err := bank.FindSettings(filepath.Join(deep, "more"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if s := found(); s.Root != "" || s.Output != "" {
		t.Errorf("found above the repository: %+v", s)
	}
	write(filepath.Join(root, "repository"), "output: a")
	if s := found(); s.Output != "a" {
		t.Errorf("not found in the repository: %+v", s)
	}
	write(filepath.Join(root, "repository", "bank"), "output: b")
	if s := found(); s.Output != "b" || s.Root != filepath.Join(root, "repository", "bank") {
		t.Errorf("not the nearest: %+v", s)
	}
}

// Settings that are there and cannot be read are not passed over: problems
// would be made as if there were none.
func TestFindSettingsUnreadable(t *testing.T) {
	root := t.TempDir()
	name := filepath.Join(root, bank.SettingsName)
	if err := os.Mkdir(name, 0o777); err != nil {
		t.Fatal(err)
	}
	_, err := bank.FindSettings(root)
	if faults := source.AsFaults(err); len(faults) != 1 || !strings.HasSuffix(faults[0].Error(), "is not a regular file") || !errors.Is(err, bank.ErrSettings) {
		t.Errorf("a folder: %v", err)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	write(t, name, "output: x")
	if err := os.Chmod(name, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadFile(name); err == nil {
		t.Skip("this user may read everything")
	}
	_, err = bank.FindSettings(root)
	if faults := source.AsFaults(err); len(faults) != 1 || !strings.Contains(faults[0].Error(), "cannot be read: permission denied") {
		t.Errorf("without permission: %v", err)
	}
}
