package scaffold

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"newproblem/scaffold/layout"
)

// errSpaced is why a text with a space cannot stand before another with nothing else between
// them: nobody could tell where it ends.
var errSpaced = errors.New("the template has nothing but a space or a line break between it and the next text, so it would end at its first space")

// partThem is the way out of that.
const partThem = "change the text, or part the two in the template with a sign, or with <br>"

// holdsSpace refuses a text, which is written as out, that contains what stands between it
// and the next, where that is a space, or a line break that is a space to a reader. The text
// would end there as well where the object says no next one, if its line begins the same.
func (s *saidText) holdsSpace(out string, placements, all []layout.Placement) error {
	if !s.field.IsOneLine() {
		return nil
	}
	for i := range all {
		at := &all[i]
		isMeant := slices.ContainsFunc(placements, func(p layout.Placement) bool {
			return p.Key == at.Key && p.Place.Kind == at.Place.Kind && p.Prefix == at.Prefix
		})
		switch next := spacing(at); {
		case !isMeant || next == "" || !strings.Contains(out, next):
		case strings.TrimSpace(next) == "":
			return errSpaced
		default:
			return fmt.Errorf("the template parts it from the next text with %q, and it contains that", next)
		}
	}
	return nil
}

// spacing gives what stands between a text and the next if that is a space or has a line
// break in it, as a reader sees it; "" for all else.
func spacing(at *layout.Placement) string {
	if at.Next != "" && strings.TrimSpace(at.Next) == "" {
		return at.Next
	}
	return at.Below
}
