package markdown_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/markdown"
)

// A heading that an item swallows, and that is expected and stands nowhere else,
// leaves it; one that an author has put there stays.
func TestMendHeadingInItem(t *testing.T) {
	titles := seedTitles(markdown.Outline([]byte(seed(t))))
	const stays = ""
	for _, test := range []struct{ doc, want string }{
		{"- a\n  ## Metadata\n- b\n", "- a\n## Metadata\n- b\n"},
		{"- a\n\n  ## Metadata\n\n  b\n", "- a\n\n## Metadata\n\n  b\n"},
		{"1. a\n\n   - b\n\n     ## Metadata\n\nc\n", "1. a\n\n   - b\n\n## Metadata\n\nc\n"},
		{"- a\n\n\t## Metadata\n", "- a\n\n## Metadata\n"},
		{"- a\n  ## Meta\n  data\n", "- a\n## Metadata\n"},
		{"- a\n\n  ##\n  Metadata\n  b\n", "- a\n\n## Metadata\n  b\n"},
		{"- a\n  ##Metadata\n", "- a\n## Metadata\n"},
		{"a\n- ## Metadata\n  - b\n", "a\n## Metadata\n  - b\n"},
		{"1. ##Metadata\n", "## Metadata\n"},
		{"- a\n  ## Metadata\n\n- b\n  ## Problem Statement\n", "- a\n## Metadata\n\n- b\n## Problem Statement\n"},
		{"- a\r\n  ## Metadata\r\n", "- a\r\n## Metadata\r\n"},

		{"- a\n  ## Metadata\n\n## Metadata\n", stays},
		{"- a\n  ## Meta\n  data\n\n## Metadata\n", stays},
		{"- ##Metadata\n\n## Metadata\n", stays},
		{"- a\n  ### Metadata\n", stays}, // another level
		{"- a\n  ## Others\n", stays},
		{"- ### Others\n", stays},
		{"1. ## Others\n", stays},
		{"- > ## Metadata\n", stays},
		{"1. a\n\n    ## Metadata\n\n    b\n", stays}, // what follows would become code
	} {
		var mended markdown.Mended
		markdown.Mend([]byte(test.doc), titles, &mended)
		got := string(mended.Document.Source)
		if test.want == stays {
			if len(mended.Damage) > 0 {
				t.Errorf("%q: %+v", test.doc, mended.Damage)
			}
			continue
		}
		if got != test.want || len(mended.Damage) == 0 {
			t.Errorf("%q becomes %q, not %q", test.doc, got, test.want)
		}
		repaired, at := "", 0
		for _, d := range mended.Damage {
			repaired, at = repaired+test.doc[at:d.From]+d.Text, d.To
		}
		isBehind := strings.Contains(test.doc, "- #") || strings.Contains(test.doc, ". #") // the mark is not ours to remove
		if repaired += test.doc[at:]; repaired != test.want && !isBehind || isBehind && repaired != test.doc {
			t.Errorf("%q is repaired to %q, not %q", test.doc, repaired, test.want)
		}
	}
}
