package markdown

import (
	"fmt"
	"strings"
	"testing"
)

func TestBrackets(t *testing.T) {
	for _, test := range []struct {
		line   string
		inCode bool
		want   string
	}{
		{"a [b] and [c d]", false, "[b] [c d]"},
		{"- [ ] a [x]", false, "[x]"},
		{"- [X] a", false, ""},
		{"[[a] b", false, "[a]"},
		{"[] [a", false, ""},
		{"`[a]` [b]", false, "`[a]` [b]"},
		{"`[a] [b", false, "[a]"},
		{"cache[key] [value]", true, "`[value]`"},
		{"cache[key]", false, "[key]"},
	} {
		var got []string
		for b := range Brackets([]byte(test.line), test.inCode) {
			text := test.line[b.Start:b.End]
			if b.InCode {
				text = fmt.Sprintf("`%s`", text)
			}
			got = append(got, text)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: %s, not %s", test.line, got, test.want)
		}
	}
}
