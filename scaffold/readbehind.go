package scaffold

import (
	"strconv"
	"strings"

	"newproblem/scaffold/layout"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// tellBehind tells of a line whose last text, which is a name or the like, has in it what the
// template ends the line with: "Tagged with a, b. See also x." may be a name, or that and
// more of its author's.
func (r *reader) tellBehind(p *layout.Pattern, texts []string, line markdown.Line) {
	last := len(p.Fields) - 1
	end := strings.TrimRight(p.Literals()[last+1], " ")
	if strings.Trim(end, "*_`~") == "" || p.Kind != markdown.Prose && p.Kind != markdown.Item || !strings.Contains(texts[last], end+" ") {
		return
	}
	path := p.Fields[last]
	f := r.field(path)
	if f == nil || f.HasMarkup() || r.isPlaceholder(path, texts[last]) {
		return
	}
	if _, remark := spec.RemarkBehind(texts[last], end); f.Kind == spec.Number && remark != "" {
		return // which is told
	}
	if separator := p.Separators[last]; separator != "" && strings.Contains(separator, end) {
		return // it parts the items of a list
	}
	r.inPart(line, "the template ends the line with "+strconv.Quote(end)+", and what stands behind the first is read as part of "+path)
}
