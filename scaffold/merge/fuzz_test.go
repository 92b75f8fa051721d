package merge_test

import (
	"bytes"
	"strings"
	"testing"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
)

// FuzzMerge merges whatever stands in three files: no line that was not
// generated is lost, and merging again soon changes nothing any more. Soon is at
// once for what templates render; but of headings without a name, or of other
// levels than those of the same name, one more can give the next another parent.
func FuzzMerge(f *testing.F) {
	f.Add([]byte(was), []byte(was), []byte(was))
	f.Add([]byte(swap(was, "For all", "For us")), []byte(swap(was, "For all", "For some")), []byte(was))
	f.Add([]byte(swap(was, "## Notes", "## Context (2)\nMine.\n\n## Context\nMore.\n\n## Notes")), []byte(was), []byte(was))
	f.Add([]byte(swap(was, "- **Tags**: caching\n", "- **Popularity**: 3\n- **Popularity**: 4\n")), []byte(swap(was, "caching", "queues")), []byte(was))
	f.Add([]byte(crlf("\ufeff"+was)), []byte(swap(was, "## Notes", "### Safety\nSafe.\n\n## Notes")), []byte(was))
	f.Add([]byte(swap(was, "For all.", "```go\nnever closed")), []byte(swap(was, "Fast", "Faster", "[Notes]", "Noted")), []byte(was))
	f.Add([]byte("Design X\n========\n\nContext\n-------\nMine."), []byte(was), []byte(blank))
	f.Add([]byte("## Metadata\n## Metadata\n- a\n- a\n# b\n# c"), []byte(blank), []byte(nil))
	across := []byte("# T\n\n## Metadata\n| Tags | Popularity |\n|---|---|\n| a | 3 |\n\nLevel: x  \nTags: y\n")
	f.Add(across, []byte(strings.Replace(string(across), "| a |", "| b |", 1)), across)
	f.Add([]byte(strings.Replace(string(across), "| Tags | Popularity |", "| Popularity | Tags |", 1)), []byte(strings.Replace(string(across), "3", "4", 1)), across)
	f.Fuzz(func(t *testing.T, current, fresh, base []byte) {
		mergesAll(t, current, fresh, base, byLine)
		mergesAll(t, current, fresh, base, merge.ByLine{"Metadata": {Labels: []string{"Tags", "Popularity", "Level"}}})
		mergesAll(t, current, fresh, base, merge.ByLine{
			"Metadata": {Labels: []string{"Tags", "Popularity"}, HasText: true}, "Context": {Labels: []string{"Level"}, HasText: true},
		})
	})
}

func mergesAll(t *testing.T, current, fresh, base []byte, byLine merge.ByLine) {
	in := merge.Input{Current: current, Fresh: fresh, ByLine: byLine, Blank: merge.Stamps([]byte(blank), byLine)}
	known := countLines([]byte(blank)) // placeholders are nobody's words, whatever was generated last
	if len(base) > 0 {
		in.Base = merge.Stamps(base, byLine)
		for line, n := range countLines(base) {
			known[line] = max(known[line], n)
		}
	}
	r := merge.Merge(in)
	left := countLines(r.Content)
	for line, n := range countLines(current) {
		if left[line] < n-known[line] {
			t.Errorf("%q is lost: %d times before, %d times generated, and now %d times\n%s", line, n, known[line], left[line], r.Content)
		}
	}
	for range 5 {
		in.Current, in.Base = r.Content, r.Base
		r = merge.Merge(in)
	}
	if !bytes.Equal(in.Current, r.Content) {
		t.Errorf("it does not settle:\n%q\n%q", in.Current, r.Content)
	}
}

// countLines counts the lines that say something by their words: a heading that is
// underlined, or decorated, may have been generated otherwise.
func countLines(doc []byte) map[string]int {
	count := map[string]int{}
	for line := range strings.Lines(strings.TrimLeft(string(doc), "\ufeff")) {
		if words := markdown.Key(strings.TrimLeft(strings.TrimSpace(line), "# ")); words != "" {
			count[words]++
		}
	}
	return count
}

// FuzzCode reads whatever stands in code of the languages that formatters format: it
// ends, and what says something else in the same writing is told from it.
func FuzzCode(f *testing.F) {
	for _, code := range []string{"a: [b, 'c'] # d\n- |\n  e\n", "f(`${a}`, /b/g); // c", "a > b:c{d:\"e\";}", "<p a='b'>c<br/></p><pre> d", "{ a(b: \"\"\"c\"\"\") }"} {
		f.Add(code)
	}
	f.Fuzz(func(t *testing.T, code string) {
		for _, language := range []string{"json", "yaml", "js", "css", "html", "graphql", "md"} {
			stamps := func(code string) merge.Base {
				return merge.Stamps([]byte("# A\n\n~~~~~~~~"+language+"\n"+code+"\n~~~~~~~~\n"), nil)
			}
			if a, b := stamps(code), stamps("x"+code); len(a) == 1 && len(b) == 1 && a[0].Digests[0] == b[0].Digests[0] {
				t.Errorf("%s: %q is as with another letter", language, code)
			}
		}
	})
}
