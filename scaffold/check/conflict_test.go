package check_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"newproblem/scaffold/check"
)

// What is told of a file with conflicts beside them is found whichever side stays,
// and so it is where lines end as Windows has them.
func TestConflictSides(t *testing.T) {
	t.Parallel()
	for _, name := range glob(t, "testdata/small/conflict*.txtar") {
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			checker, doc := checkerOf(t, member(archive, "template.md.tmpl")), member(archive, "problem.md")
			found := remarks(checker, []byte(doc))
			if diff := cmp.Diff(golden(found), golden(remarks(checker, []byte(strings.ReplaceAll(doc, "\n", "\r\n"))))); diff != "" {
				t.Errorf("with other line breaks (-before +after):\n%s", diff)
			}
			if !slices.ContainsFunc(found, isConflict) {
				return
			}
			if fixed, done := checker.Fix([]byte(doc), check.FixOptions{AddMissing: true}); string(fixed) != doc || len(done) > 0 {
				t.Errorf("the repair did %s", list(done))
			}
			for _, keepsOurs := range []bool{true, false} {
				settled := remarks(checker, []byte(settle(doc, keepsOurs)))
				for _, f := range found {
					if f.Fixable || f.Addable {
						t.Errorf("a repair is promised: %+v", f)
					}
					if !isConflict(f) && !slices.ContainsFunc(settled, func(g check.Finding) bool { return f.Rule == g.Rule && unnumbered(f) == unnumbered(g) }) {
						t.Errorf("once it is settled, this is not found: %+v\n%s", f, told(settled))
					}
				}
			}
		})
	}
}

func isConflict(f check.Finding) bool {
	return f.Rule == "conflict-markers" && f.Severity == check.Error
}

// unnumbered is the message of a finding without the numbers of lines.
func unnumbered(f check.Finding) string {
	return regexp.MustCompile(`line \d+`).ReplaceAllString(f.Message, "")
}

// settle takes one side of all conflicts, line by line, and what both sides have of
// their rests.
func settle(doc string, keepsOurs bool) string {
	var out strings.Builder
	side := ""
	isWhole := strings.Contains(doc, "\n=======\n")
	for line := range strings.Lines(doc) {
		switch mark := line[:min(len(line), 7)]; {
		case mark == "<<<<<<<", mark == "|||||||", mark == "=======", mark == ">>>>>>>":
			side = mark
		case !isWhole, side == "", side == ">>>>>>>", side == "<<<<<<<" && keepsOurs, side == "=======" && !keepsOurs:
			out.WriteString(line)
		}
	}
	return out.String()
}
