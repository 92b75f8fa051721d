package check_test

import (
	"fmt"
	"slices"
	"strings"
)

// tornHeadings tears each heading in two at every place, glues it to the text
// before, and does both.
func tornHeadings(o *original) []damage {
	var out []damage
	for i, s := range o.sections {
		heading := o.line(s.Number)
		whole, kind := damage{}, "heading "
		if s.own {
			kind = "own heading "
		}
		whole.rules = []string{"heading-torn"}
		whole.original = !s.own
		for k := 1; k < len(heading); k++ {
			if heading[k]&0xC0 == 0x80 {
				continue // within a character
			}
			d := whole
			d.kind, d.what = kind+"torn", fmt.Sprintf("%s | %s", heading[:k], heading[k:])
			d.edits = []edit{{s.Number, s.Number, []string{heading[:k], heading[k:]}}}
			d.first, d.last = s.Number, s.Number
			if s.own && k > s.Level+1 {
				// Nothing tells "### Rate lim" and a paragraph "iting" from what
				// an author may have meant: the template does not know the heading.
				d.kind, d.mayMiss = kind+"torn within its words", true
			}
			out = append(out, d)
		}
		if i == 0 {
			continue // nothing to be glued to
		}
		before := o.sections[i-1].last
		kind += "glued to " + describe(o, before)
		d := whole
		d.kind, d.what = kind, o.line(before)+heading
		d.edits = []edit{{before, s.Number, []string{o.line(before) + heading}}}
		d.first, d.last = before, before
		// The fence that the heading hides is safely closed, whoever's heading it is.
		d.original = !s.own || isFence(o.line(before))
		out = append(out, d)
		for k := 1; k < len(heading); k++ {
			if heading[k]&0xC0 == 0x80 {
				continue
			}
			d := whole
			d.kind, d.what = kind+" and torn", fmt.Sprintf("%s%s | %s", o.line(before), heading[:k], heading[k:])
			d.edits = []edit{{before, s.Number, []string{o.line(before) + heading[:k], heading[k:]}}}
			d.first, d.last = before, before
			out = append(out, d)
		}
	}
	return append(out, swallowedHeadings(o)...)
}

// swallowedHeadings puts each heading below a list into its last item.
func swallowedHeadings(o *original) []damage {
	var out []damage
	for i, s := range o.sections {
		if i == 0 || s.own || describe(o, o.sections[i-1].last) != "a list item" {
			continue
		}
		heading := o.line(s.Number)
		words := strings.TrimLeft(heading, "#")
		half := len(heading) - len(words)/2
		for kind, lines := range map[string][]string{
			"indented":          {"   " + heading},
			"indented by four":  {"    " + heading},
			"behind a bullet":   {"- " + heading},
			"without its space": {"   " + strings.Replace(heading, "# ", "#", 1)},
			"and torn":          {"   " + heading[:half], "   " + heading[half:]},
		} {
			out = append(out, damage{
				kind: "heading in an item, " + kind, what: strings.Join(lines, " | "), rules: []string{"heading-torn"},
				original: kind != "behind a bullet", // which is not ours to remove
				edits:    []edit{{s.Number, s.Number, lines}}, first: s.Number, last: s.Number,
			})
		}
	}
	return out
}

func isFence(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "```") }

// describe says what a line is.
func describe(o *original, n int) string {
	line := strings.TrimSpace(o.line(n))
	switch {
	case n == 1 || strings.HasPrefix(line, "#"):
		return "a heading"
	case isFence(line):
		return "a closing fence"
	case strings.HasPrefix(line, "|"):
		return "a table row"
	case strings.HasPrefix(line, "- "), len(line) > 2 && line[1] == '.':
		return "a list item"
	}
	return "a paragraph"
}

// sectionDamages removes, empties, renames, doubles and raises or lowers each
// section of the template's.
func sectionDamages(o *original) []damage {
	var out []damage
	for i, s := range o.sections {
		if s.own {
			continue
		}
		heading := o.line(s.Number)
		add := func(kind string, rules string, first, last int, edits ...edit) {
			out = append(out, damage{kind: kind, what: heading, rules: strings.Split(rules, " "), first: first, last: last, edits: edits})
		}
		missing, above := "heading-missing", s.Number
		if i == 0 {
			missing = "title-form"
		} else {
			above = o.sections[i-1].Number
			// Nothing follows its end but blank lines and the next heading.
			removed := edit{s.Number, nextText(o, s.end), nil}
			if besides(o, i) {
				// Whether the author's section in its place is a new name of
				// it, nobody can tell for sure.
				missing += " heading-renamed"
				for k := i - 1; k > 0 && o.sections[k].own; k-- {
					above = o.sections[k].Number
				}
			}
			add("section removed", missing, above, missingAt(o, s.end, removed), removed)
			for _, renamed := range renames[s.Title] {
				if slices.Contains(byContent, renamed) && !strings.Contains(strings.Join(o.block(s.Number, s.end), "\n"), "\n|") {
					continue
				}
				title := strings.Repeat("#", s.Level) + " " + renamed
				rule := "heading-renamed"
				if slices.Contains(unlike, renamed) {
					rule = "heading-missing"
				}
				add("section renamed", rule, s.Number, s.Number, edit{s.Number, s.Number, []string{title}})
			}
			double := append([]string{""}, o.block(s.Number, s.end)...)
			add("section doubled", "heading-twice", s.end+2, s.end+2, edit{s.end + 1, s.end, double})
		}
		only := edit{s.Number, s.Number, nil}
		add("heading removed, its text kept", missing, above, missingAt(o, s.Number, only), only)
		add("heading doubled", "heading-twice title-form", s.Number, s.Number+2, edit{s.Number, s.Number, []string{heading, "", heading}})
		for level := 1; level <= 6; level++ {
			if level != s.Level {
				title := strings.Repeat("#", level) + " " + s.Title
				add("section at another level", "heading-level title-form", s.Number, s.Number, edit{s.Number, s.Number, []string{title}})
			}
		}
		if s.last > s.Number && (i+1 == len(o.sections) || o.sections[i+1].Level <= s.Level) {
			add("section emptied", "section-empty metadata-missing", s.Number, s.Number, edit{s.Number + 1, s.last, nil})
		}
	}
	return out
}

// besides reports whether a section of the author's own is the neighbour of
// section i.
func besides(o *original, i int) bool {
	for _, s := range o.sections[i+1:] {
		if s.Number > o.sections[i].end {
			return s.own || o.sections[i-1].own
		}
	}
	return o.sections[i-1].own
}

// nextText is the line above the next line with text.
func nextText(o *original, n int) int {
	for n < len(o.lines) && strings.TrimSpace(o.line(n+1)) == "" {
		n++
	}
	return n
}

// missingAt is the last line on which a section may be said to be missing: the
// next heading of the template's, in the damaged document.
func missingAt(o *original, last int, removed edit) int {
	for _, s := range o.sections {
		if s.Number > last && !s.own {
			return s.Number + removed.shift()
		}
	}
	return len(o.lines) + removed.shift()
}

// movedSections puts each section of the template's behind each other one.
func movedSections(o *original) []damage {
	var out []damage
	for i, s := range o.sections {
		if s.own || i == 0 {
			continue
		}
		for j, after := range o.sections {
			inside := after.Number >= s.Number && after.Number <= s.end
			if j == 0 || after.own || inside || after.Level > s.Level || after.Level < s.Level-1 || stays(o, i, after) {
				continue
			}
			target := after.end
			if after.Level < s.Level {
				target = after.last // the first of its children
			}
			out = append(out, moved(o, s, after, target))
		}
		out = append(out, swapped(o, i)...)
	}
	return out
}

// stays reports whether section i behind another one is where it was, or
// changes places with a neighbour, of which swapped takes care.
func stays(o *original, i int, after section) bool {
	s := o.sections[i]
	neighbours := 0
	first, last := min(s.end, after.last), max(s.Number, after.end)
	if after.Level < s.Level {
		last = max(s.Number, after.last)
	}
	for k, other := range o.sections {
		if k != i && !other.own && other.Level <= s.Level && other.Number > first && other.Number <= last {
			neighbours++
		}
	}
	return neighbours <= 1
}

func moved(o *original, s, after section, target int) damage {
	body := append([]string{""}, o.block(s.Number, s.end)...)
	cut := edit{s.Number, nextText(o, s.end), nil}
	if nextText(o, s.end) == len(o.lines) && s.end == len(o.lines) {
		cut.first-- // the blank line above goes with the last section
	}
	put := edit{target + 1, target, body}
	d := damage{kind: "section moved", what: s.Title + " behind " + after.Title, rules: []string{"heading-moved"}}
	if target < s.Number {
		d.edits = []edit{put, cut}
		d.first = target + 2
	} else {
		d.edits = []edit{cut, put}
		d.first = target + 2 + cut.shift()
	}
	d.last = d.first
	return d
}

// swapped changes the places of a section and the one that follows it under the
// same heading. Which of the two was moved, nobody can tell.
func swapped(o *original, i int) []damage {
	s := o.sections[i]
	for _, next := range o.sections[i+1:] {
		if next.Level < s.Level || next.own && next.Level == s.Level {
			return nil
		}
		if next.Level > s.Level {
			continue
		}
		between := o.block(s.end+1, next.Number-1)
		lines := append(append(append([]string{}, o.block(next.Number, next.end)...), between...), o.block(s.Number, s.end)...)
		return []damage{{
			kind: "section swapped with the next", what: s.Title + " and " + next.Title, rules: []string{"heading-moved"},
			edits: []edit{{s.Number, next.end, lines}}, first: s.Number, last: s.Number + next.end - next.Number + 1 + len(between),
		}}
	}
	return nil
}

// unlike are those of renames that share no word of weight with the template's title
// of a section that nothing tells by its content, or one beside another that may make it
// something else: they are offered.
var unlike = []string{"Further Reading", "References", "Tech Stack Discussed", "Similar Problems", "Common Pitfalls", "Alternative Designs", "Design Alternatives", "Technical Questions", "What We Assume", "Practical Considerations", "Limitations", "Functional Reqs", "Features",
	"Business Background", "Business Case", "Request Flow", "System Architecture", "Concepts Learned", "Technologies Used",
	"Related Questions"}

// byContent are those that share none either, but the table below them tells.
var byContent = []string{"Audience Metrics", "Load Metrics", "Volume Metrics", "Storage Metrics", "Network Estimation"}

// renames are what an author might call the sections of the built-in template.
var renames = map[string][]string{
	"Metadata":                      {"Meta", "Problem Metadata", "About This Problem"},
	"Problem Statement":             {"Problem Description", "The Problem", "Problem"},
	"Business Context":              {"Business Background", "Context", "Business Case"},
	"Core Problem":                  {"The Core Problem", "Problem"},
	"User Stories":                  {"User Journeys", "Stories", "Use Cases"},
	"Requirements Clarification":    {"Requirements", "Clarifying the Requirements", "Requirements Analysis"},
	"Functional Requirements":       {"Functional Reqs", "Features", "Core Functional Requirements"},
	"Non-Functional Requirements":   {"NFRs", "Quality Attributes", "Non-Functional Reqs (NFRs)"},
	"Constraints":                   {"Technical Constraints", "Limitations", "Constraints and Limits"},
	"Assumptions":                   {"Key Assumptions", "What We Assume", "Assumptions Made"},
	"Capacity Estimation":           {"Capacity Planning", "Back-of-the-Envelope Estimation", "Capacity Estimates"},
	"User Metrics":                  {"Users", "User Numbers", "Audience Metrics"},
	"Traffic Metrics":               {"Traffic", "Traffic Estimates", "Load Metrics"},
	"Data Metrics":                  {"Volume Metrics", "Storage Metrics", "Data Estimation"},
	"Bandwidth Estimation":          {"Bandwidth Metrics", "Network Estimation", "Bandwidth"},
	"High-Level System Design":      {"High-Level Design", "System Design Overview", "High Level Architecture"},
	"Architecture Overview":         {"Overview", "System Architecture", "Architectural Overview"},
	"Core Components":               {"Key Components", "Components", "Main Components"},
	"Data Flow":                     {"Request Flow", "Data Flows", "Flow of Data"},
	"Detailed Component Design":     {"Component Design", "Detailed Design", "Component Deep Dive"},
	"API Design":                    {"API Endpoints", "API", "API Specification"},
	"Database Design":               {"Data Model", "Storage Design", "Database"},
	"Schema Design":                 {"Schema", "Table Design", "Database Schema"},
	"Indexing Strategy":             {"Indexes", "Index Strategy", "Indexing Rules"},
	"Caching Strategy":              {"Caching", "Cache Strategy", "Caching Layer"},
	"Scaling the Design":            {"Scaling", "Scalability", "Scaling the System"},
	"Bottleneck Analysis":           {"Bottlenecks", "Identifying Bottlenecks", "Bottleneck Identification"},
	"Horizontal Scaling Strategies": {"Horizontal Scaling", "Scaling Strategies", "Scaling Out"},
	"Performance Optimizations":     {"Performance Optimization", "Optimizations", "Performance Tuning"},
	"Advanced Considerations":       {"Advanced Topics", "Further Considerations", "Operational Considerations"},
	"Security & Privacy":            {"Privacy and Security", "Security", "Security & Compliance"},
	"Monitoring & Observability":    {"Observability & Alerting", "Observability", "Monitoring"},
	"Disaster Recovery":             {"Backup and Recovery", "Recovery", "Disaster Recovery Plan"},
	"Follow-up Questions":           {"Follow-Ups", "Further Questions", "Interview Follow-up Questions"},
	"Technical Deep Dives":          {"Deep Dives", "Technical Questions", "Technical Deep Dive"},
	"Design Variations":             {"Variations", "Alternative Designs", "Design Alternatives"},
	"Real-World Considerations":     {"Considerations for the Real World", "Practical Considerations", "Real-World Questions"},
	"Learning Objectives":           {"Learning Goals", "Objectives", "What You Will Learn"},
	"Concepts Covered":              {"Concepts", "Key Concepts", "Concepts Learned"},
	"Technologies Discussed":        {"Technologies", "Technologies Used", "Tech Stack Discussed"},
	"Design Patterns Applied":       {"Design Patterns", "Patterns", "Patterns Applied"},
	"Assessment Criteria":           {"Evaluation Criteria", "Assessment", "Grading Criteria"},
	"Excellent Answer Includes":     {"An Excellent Answer Includes", "Excellent Answers", "What a Great Answer Includes"},
	"Common Mistakes to Avoid":      {"Common Mistakes", "Common Pitfalls", "Mistakes to Avoid"},
	"Interview Tips":                {"Tips", "Tips for the Interview", "Interviewing Tips"},
	"Related Problems":              {"Related Questions", "Similar Problems", "Related"},
	"Additional Resources":          {"Resources", "Further Reading", "References"},
}
