package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestAnchors has links within the page: one that leads to no heading and no id is told, and
// one that any site leads to what is there is not.
func TestAnchors(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	const ours = "#### 3. Żółw & Söhne: C++, \"v1.2\" (it's `code`)\n\n#### Twice\n\n#### Twice\n\n#### 🚲 Things [of](x.md) __ours__ {#own-id}\n\n#### Other_one.two\n\n"
	for _, link := range []string{
		"#metadata", "#Metadata", "#follow-up-questions", "#high-level-system-design", "#non-functional-requirements",
		"#security--privacy", "#security-privacy", "#security-and-privacy", "#user-content-metadata", "#markdown-header-metadata",
		"#3-żółw--söhne-c-v12-its-code", "#3-%C5%BC%C3%B3%C5%82w--s%C3%B6hne-c-v12-its-code", "#3-zow-sohne-c-v12-its-code", "#żółw--söhne-c-v1.2-its-code", "#_3-żółw-söhne-c-v1-2-it-s-code",
		"#twice", "#twice-1", "#twice_1", "#-things-of-ours", "#things-of-ours", "#own-id", "#other_onetwo", "#other-one-two",
		"#html-id", "#html_name", "#kramdown", "#myst-target", "#heading-in-html",
		"#", "#top", "#fn1", "#fnref:note", "#fn:1", "#L10-L20", "#/page?id=x", "#:~:text=x", "#comments", "#eq:one",
	} {
		doc := strings.Replace(complete(t), "### Core Components\n", "### Core Components\n"+ours+"<a id=\"html-id\"></a> <span name=html_name></span>\n\nText.\n{: #kramdown .x}\n\n(myst-target)=\n\n<h4>Heading in HTML</h4>\n\nSee [it]("+link+").\n\n", 1)
		if found := withLinks(c, doc); len(found) > 0 {
			t.Errorf("%s: told %s", link, list(found))
		}
	}
	for _, test := range []struct{ text, hint string }{
		{"See [that](#nowhere).", "correct the link, or write the heading"},
		{"See [that](#followup-questions).", "did you mean #follow-up-questions?"},
		{"See [that](#securty--privacy).", "did you mean #security--privacy?"},
		{"See [that](#meta-data).", "did you mean #metadata?"},
		{"See [that](#metadata-1).", "did you mean #metadata?"},
		{"See [that][x].\n\n[x]: #nowhere", "correct the link, or write the heading"},
		{"- See [that](#nowhere)\n", "correct the link, or write the heading"},
		{"See `[that](#nowhere)`.\n\n```\n[that](#nowhere)\n```", ""},
		{"See [that](other.md#nowhere), [x](https://example.com/#nowhere).", ""},
		{"{{#include other.md}}\n\nSee [that](#nowhere).", ""},
	} {
		doc := strings.Replace(complete(t), "### Core Components\n", "### Core Components\n"+test.text+"\n\n", 1)
		found := withLinks(c, doc)
		if test.hint == "" && len(found) > 0 || test.hint != "" && (len(found) != 1 || found[0].Hint != test.hint || found[0].Severity != check.Warning) {
			t.Errorf("%q: told %s", test.text, list(found))
		}
	}
}

// TestAnchorsOfMissing has links to sections that are missing or have another name: that is
// told once.
func TestAnchorsOfMissing(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	for _, title := range []string{"### Data Flow\n", "### Caching Strategy\n"} {
		doc := strings.Replace(complete(t), "### Core Components\n", "### Core Components\nSee [the flow](#data-flow), [it](#caching-strategy).\n\n", 1)
		doc = strings.Replace(doc, title, strings.Replace(title, "### ", "", 1), 1)
		for _, f := range withLinks(c, doc) {
			if f.Rule == "link-missing" {
				t.Errorf("without %q: told %s", title, f.Message)
			}
		}
	}
}

// withLinks gives the findings where all files are there.
func withLinks(c *check.Checker, doc string) (found []check.Finding) {
	for _, f := range c.Check([]byte(doc), check.Options{Exists: func(string) bool { return true }}) {
		if f.Severity != check.Info {
			found = append(found, f)
		}
	}
	return found
}
