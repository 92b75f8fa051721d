package scaffold

import (
	"bytes"
	"time"

	"newproblem/scaffold/spec"
)

// EqualButDate reports whether existing is what p renders to on some day: the
// two differ in last_updated at most. It is for problems whose date came
// from the clock and was not said by anybody.
func (t *Template) EqualButDate(p *spec.Problem, existing []byte) bool {
	doc, err := t.Render(p)
	if err != nil {
		return false
	}
	content := doc.Bytes()
	if bytes.Equal(content, existing) {
		return true
	}
	first := 0
	for first < len(content) && first < len(existing) && content[first] == existing[first] {
		first++
	}
	// The first difference is within the date that existing has.
	for start := max(0, first-len(time.DateOnly)+1); start <= first && start+len(time.DateOnly) <= len(existing); start++ {
		date := string(existing[start : start+len(time.DateOnly)])
		if _, err := time.Parse(time.DateOnly, date); err != nil {
			continue
		}
		then := p.Clone()
		then.Set("last_updated", spec.Text(date))
		if doc, err := t.Render(then); err == nil && bytes.Equal(doc.Bytes(), existing) {
			return true
		}
	}
	return false
}
