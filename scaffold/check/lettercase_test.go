package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// A link to a file that is there in small letters says so.
func TestLinkInOtherLetters(t *testing.T) {
	t.Parallel()
	doc := strings.Replace(complete(t), "### Interview Tips\n", "### Interview Tips\nSee [news](03-News-Feed.md) and [more](04-Chat.md).\n\n", 1)
	var hints []string
	for _, f := range builtin(t).Check([]byte(doc), check.Options{Exists: func(link string) bool {
		return link != "03-News-Feed.md" && link != "04-Chat.md" && link != "04-chat.md"
	}}) {
		hints = append(hints, f.Rule+": "+f.Hint)
	}
	if got, want := strings.Join(hints, "\n"), "link-missing: did you mean 03-news-feed.md?\nlink-missing: write the file, or correct the path"; got != want {
		t.Errorf("hints are\n%s", got)
	}
}
