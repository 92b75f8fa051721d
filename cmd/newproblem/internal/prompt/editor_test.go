//go:build !windows

package prompt_test

import (
	"slices"
	"testing"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/prompt"
)

func TestEditor(t *testing.T) {
	const (
		noneSet = "no editor is set"
		missing = "the editor in $EDITOR was not found: no-such-editor"
	)
	for _, c := range []struct {
		name, visual, editor string
		want                 []string
		fails                string
	}{
		{"none", "", "", nil, noneSet},
		{"one", "", "sh", []string{"sh"}, ""},
		{"VISUAL first", "sh -v", "no-such-editor", []string{"sh", "-v"}, ""},
		{"arguments", "", `sh -c 'a b' "c"`, []string{"sh", "-c", "a b", "c"}, ""},
		{"not there", "", "no-such-editor --wait", nil, missing},
		{"an open quote", "", "sh 'a", nil, `$EDITOR cannot be read: "sh 'a"`},
		{"spaces", "", "  ", nil, `$EDITOR cannot be read: "  "`},
	} {
		t.Run(c.name, func(t *testing.T) {
			env := map[string]string{"VISUAL": c.visual, "EDITOR": c.editor}
			got, err := prompt.Editor(&cli.Streams{Env: func(name string) string { return env[name] }})
			if !slices.Equal(got, c.want) {
				t.Errorf("it is %q, want %q", got, c.want)
			}
			if (err == nil) != (c.fails == "") || err != nil && err.Error() != c.fails {
				t.Errorf("the error is %v, want %q", err, c.fails)
			}
		})
	}
}
