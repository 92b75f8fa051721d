package merge

import (
	"slices"
	"strings"
)

// rivalsFor gives the numbers of the headings of the document of which any may be the section
// that a part of the rendering is, stands in or stands below, as each has a remark behind its
// title. Put in, the section would stand there once more.
func (m *merger) rivalsFor(f *part) (numbers []int) {
	if len(m.rivals) == 0 || f == nil || m.current.named(f.id) != nil {
		return nil
	}
	for i := range m.fresh.all {
		s := &m.fresh.all[i]
		isIn := s.id == f.id || s.id == f.section || strings.HasPrefix(f.id, s.id+"\n")
		if s.title == "" || s.id == Title || !isIn || m.current.named(s.id) != nil {
			continue
		}
		for block, key := range m.rivals {
			if key == s.title {
				numbers = append(numbers, m.current.doc.Blocks[block].Line)
			}
		}
		if len(numbers) > 0 {
			slices.Sort(numbers)
			return numbers
		}
	}
	return nil
}
