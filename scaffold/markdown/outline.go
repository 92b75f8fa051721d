package markdown

// A Section is a heading with what stands below it, up to the next heading.
type Section struct {
	Level  int    // 1 to 6
	Title  string // the heading's text
	Number int    // the line of the heading, from 1
	Start  int    // offset of the heading's line in the document
	End    int    // offset of the next heading's line, or the document's length
}

// Outline gives the sections of a document, in order. What stands above the
// first heading belongs to none. Only ATX headings count.
func Outline(doc []byte) []Section {
	var sections []Section
	for line := range Lines(doc) {
		if line.Kind != Heading {
			continue
		}
		if n := len(sections); n > 0 {
			sections[n-1].End = line.Start
		}
		sections = append(sections, Section{
			Level: line.Level, Title: string(line.Text), Number: line.Number,
			Start: line.Start, End: len(doc),
		})
	}
	return sections
}

// Trail gives the titles of the headings that section i stands under, from
// the outermost to its own.
func Trail(sections []Section, i int) []string {
	trail := []string{sections[i].Title}
	for level := sections[i].Level; i >= 0 && level > 1; i-- {
		if sections[i].Level < level {
			level = sections[i].Level
			trail = append([]string{sections[i].Title}, trail...)
		}
	}
	return trail
}
