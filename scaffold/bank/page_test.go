package bank_test

import (
	"encoding/xml"
	"errors"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
)

// What problems say is text on the page, and leads nowhere but to their files.
func TestPage(t *testing.T) {
	stats := bank.NewStats([]bank.Listed{
		{File: filepath.FromSlash("bank/problems/a b.md"), Title: `<script>alert("1")</script>`, Difficulty: "Hard", Tags: []string{"a&b<i>"}, Placeholders: 3},
		{File: "javascript:alert(1)", Title: "C", Difficulty: `"x"`, Tags: []string{"a&b<i>", "c"}, Updated: "2026-01-02"},
	}, nil)
	page, err := stats.Page("bank", 0)
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	for _, want := range []string{
		`<a href="problems/a%20b.md">&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;</a>`,
		`<th scope="row">a&amp;b&lt;i&gt;</th>`,
		`<title>Hard: 1 problem</title>`, `<title>3 placeholders</title>`,
		`<a href="../javascript%3Aalert%281%29">C</a>`,
		`<td class="day">not said</td>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, never := range []string{"<script", "http:", "https:", "@import", "url(", "ZgotmplZ", " more</p>"} {
		if strings.Contains(text, never) {
			t.Errorf("the page has %s", never)
		}
	}
	if !bank.IsPage(page) || bank.IsPage([]byte("<!DOCTYPE html>\n<title>mine</title>")) || bank.IsPage(nil) {
		t.Error("a page of ours is not told from others")
	}
	if again, err := stats.Page("bank", 0); err != nil || string(again) != text {
		t.Errorf("the same stats give another page: %v", err)
	}
	wellFormed(t, text)
}

// A list is cut where it was asked for, and tells so.
func TestPageTop(t *testing.T) {
	stats := bank.NewStats(small(), []string{"search"})
	page, err := stats.Page(".", 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<p>and 3 more</p>", "<p>and 1 more</p>"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(string(page), "search") {
		t.Error("a tag more than asked for")
	}
	empty := bank.NewStats(nil, nil)
	if page, err := empty.Page(".", 20); err != nil || !strings.Contains(string(page), "0 problems, 0 placeholders left") {
		t.Errorf("of an empty bank: %v\n%s", err, page)
	}
}

// wellFormed reports elements that are not closed in their order.
func wellFormed(t *testing.T, page string) {
	t.Helper()
	page = strings.TrimPrefix(page, "<!DOCTYPE html>")
	page = regexp.MustCompile(`<meta [^>]*>`).ReplaceAllString(page, "") // the only elements without an end
	decoder := xml.NewDecoder(strings.NewReader(page))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
	}
}

// A title is read whole though it holds what the template has behind it, and is the first
// at the template's level.
func TestListTitles(t *testing.T) {
	for _, test := range []struct{ template, doc, title, version string }{
		{"# {{ .title }} - {{ .version }}\n", "# Chat \\- Group - 1.0\n", "Chat - Group", "1.0"},
		{"# {{ .title }} | {{ .version }}\n", "# Chat \\| Group | 1.0\n", "Chat | Group", "1.0"},
		{"# {{ .title }} ({{ .version }})\n", "# Chat \\(a) (1.0)\n", "Chat (a)", "1.0"},
		{"# {{ .title }}: {{ .version }}\n", "# A: 1.0\n", "A", "1.0"},
		{"# {{ .title }}\n\n## Core\n{{ .core_problem }}\n", "## Intro\n\n# Chat\n\n## Core\nx\n", "Chat", ""},
		{"# {{ .title }}\n\n## Core\n{{ .core_problem }}\n", "## Chat\n\n### Core\nx\n", "Chat", ""},
	} {
		parsed, err := scaffold.ParseTemplate("t", test.template)
		if err != nil {
			t.Fatal(err)
		}
		listed, err := bank.List(parsed, "x.md", []byte(test.doc))
		if err != nil || listed.Title != test.title || listed.Version != test.version {
			t.Errorf("%q: title %q, version %q, %v", test.doc, listed.Title, listed.Version, err)
		}
	}
}
