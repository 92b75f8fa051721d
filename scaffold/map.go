package scaffold

import "newproblem/scaffold/markdown"

// A Map says where each field of a template lands in the document. It is
// measured: the template is rendered once with nothing said and once with a
// marker in every field, and the two are compared. So it is true of any
// template, and nothing in it is written down anywhere else.
type Map struct {
	Sections []markdown.Section // of the blank problem
	Headings []Heading          // that the template writes, in its order
	Spots    []Spot             // where fields land, in the document's order

	blank        []byte
	keys         []string                    // of the trail of each section
	placeholders map[string]map[bracket]bool // by the trail of a section, then the placeholder
	patterns     map[string][]pattern        // by the trail of a section: the lines with fields in them
	fixed        map[string][]blankLine      // by the trail of a section: the lines of the blank problem
	own          map[ownLine]bool            // the lines that are there when everything is said, too
}

// An ownLine is a line of the template that holds no field.
type ownLine struct {
	section string // the key of its trail
	kind    markdown.LineKind
	text    string
}

// A Spot is a place of the document where a field's text lands.
type Spot struct {
	Field        string   // the field's path, with the key for a field of objects
	Trail        []string // the titles of the headings it stands under, outermost first
	Place        markdown.Place
	Label        string   // the words that announce it, "Scale" in "- **Scale**: …", or ""
	Prefix       string   // of its line: from the field before, or the line's start, up to the text
	Suffix       string   // of its line: behind the text, up to the next field or the line's end
	With         []string // the other fields of its line
	Next         string   // what stands between the text and the next field of its line; "" when none follows
	Around       string   // marks of the template's own emphasis, link or code span that the text stands within
	InWord       bool     // such marks join the text to a word with no space between, as in "pre**text**"
	Touching     bool     // nothing stands between the text and another
	Separator    string   // what stands between the items of a list that shares a line
	Placeholders []string // what the blank problem has in its place
}

// Heading is the title of the nearest heading above the spot.
func (s *Spot) Heading() string {
	if len(s.Trail) == 0 {
		return ""
	}
	return s.Trail[len(s.Trail)-1]
}

// Blank gives the blank problem, which must not be changed.
func (m *Map) Blank() []byte { return m.blank }

// At gives the spots of one field, in the document's order.
func (m *Map) At(path string) []Spot { return spotsOf(m.Spots, path) }

func spotsOf(all []Spot, path string) []Spot {
	var spots []Spot
	for i := range all {
		if all[i].Field == path {
			spots = append(spots, all[i])
		}
	}
	return spots
}

// measuredSpots gives the spots of a field, from the map.
func (t *Template) measuredSpots(path string) ([]Spot, error) {
	m, err := t.Map()
	if err != nil {
		return nil, err
	}
	return m.At(path), nil
}

// measuredGuarded is guardedFields, from the map.
func (t *Template) measuredGuarded() (map[string]bool, error) {
	m, err := t.Map()
	if err != nil {
		return nil, err
	}
	return guardedFields(m.Spots), nil
}

// guardedFields gives the fields whose texts may need more than is needed
// wherever a text stands: those that another follows on the same line, and
// those that the template's own marks join to a word.
func guardedFields(spots []Spot) map[string]bool {
	guarded := map[string]bool{}
	for i := range spots {
		if spots[i].Next != "" || spots[i].InWord {
			guarded[spots[i].Field] = true
		}
	}
	return guarded
}

// Map gives where each field lands. It is measured once, when first asked for.
// The error is that of a template that cannot be rendered.
func (t *Template) Map() (*Map, error) { return t.measure() }
