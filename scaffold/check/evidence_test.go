package check_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/check"
	"newproblem/scaffold/markdown"
)

// whole has all sections of testdata/outline.md.tmpl, with words below each.
const whole = `# Chat - Problem
## Overview
## Design
### API
### Storage
#### Tables
#### Indexes
### Caches
## Operations
### Security
### Monitoring
### Recovery
## Questions
### Deep Dives
### Variations
### Reality
`

// outlined makes a document of an outline: words stand below each heading that has
// no other below it.
func outlined(outline string) []byte {
	var out strings.Builder
	lines := strings.SplitAfter(outline, "\n")
	for i, line := range lines[:len(lines)-1] {
		out.WriteString(line)
		if level := levelOf(line); level > 0 && levelOf(lines[i+1]) <= level {
			out.WriteString("Words.\n")
		}
		out.WriteString("\n")
	}
	return []byte(out.String())
}

func levelOf(line string) int { return len(line) - len(strings.TrimLeft(line, "#")) }

// TestOutlines has outlines that are not the template's: what is said about each, and
// the outline when what is missing was put in.
func TestOutlines(t *testing.T) {
	t.Parallel()
	c := checkerOf(t, string(read(t, "testdata/outline.md.tmpl")))
	for _, test := range []struct {
		name    string
		changes []string // old and new, in turn
		want    []string // rule and message
		after   []string // old and new, in turn, from the outline before; nil if nothing is put in
	}{
		{"the template's", nil, nil, nil},

		// Position is no evidence.
		{"own in the place of another", []string{"### Recovery\n", "### Key Figures\n"},
			[]string{`heading-missing "Recovery" is missing: it belongs after "Monitoring"`}, nil}, // it is offered
		{"own part in the place of another", []string{"## Operations\n### Security\n### Monitoring\n### Recovery\n", "## Sampling and Estimations\n### How We Sample\n"},
			[]string{`heading-missing "Operations" is missing, with its 3 sections: it belongs after "Design"`}, []string{"## Sampling", "## Operations\n### Security\n### Monitoring\n### Recovery\n## Sampling"}},
		{"numbered own sections", []string{"### API\n", "### 1. Upload Path\n### 2. Billing Pipeline\n"},
			[]string{`heading-missing "API" is missing: it belongs below "Design"`}, nil}, // both are offered
		{"another word", []string{"## Overview\n", "## Summary of It\n"},
			[]string{`heading-missing "Overview" is missing: it belongs below "Chat - Problem"`}, nil}, // it is offered
		{"a word that any title has", []string{"### Monitoring\n", "### Considerations of Strategy\n"},
			[]string{`heading-missing "Monitoring" is missing: it belongs after "Security"`}, nil}, // it is offered
		{"nothing but a number in common", []string{"### Variations\n", "### 2. Costs\n"},
			[]string{`heading-missing "Variations" is missing: it belongs after "Deep Dives"`}, nil}, // it is offered
		{"letters in common", []string{"## Operations\n", "## Estimations\n"}, // what belongs below it tells
			[]string{`heading-renamed "Estimations" is "Operations" under another name`}, nil},
		{"a word in front of another thing", []string{"### Security\n", "### Security Team\n"},
			[]string{`heading-missing "Security" is missing: it belongs below "Operations"`}, nil}, // it is offered
		{"one of its sections, in its place", []string{"## Operations\n### Security\n### Monitoring\n### Recovery\n", "## Costs\n### Security\n"},
			[]string{
				`heading-renamed "Costs" is "Operations" under another name`,
				`heading-missing "Monitoring" is missing: it belongs after "Security"`,
				`heading-missing "Recovery" is missing: it belongs after "Monitoring", which is missing as well`,
			}, []string{"## Costs\n### Security\n", "## Costs\n### Security\n### Monitoring\n### Recovery\n"}},
		{"one of its sections, the last, among others", []string{"## Operations\n### Security\n### Monitoring\n### Recovery\n", "## Day and Night\n### Keys\n### Recovery\n## Prices\n"},
			[]string{
				`heading-renamed "Day and Night" is "Operations" under another name`,
				`heading-missing "Security" is missing: it belongs below "Day and Night"`,
				`heading-missing "Monitoring" is missing: it belongs after "Security", which is missing as well`,
			}, nil}, // the own one may be either of them: it is offered
		{"one of its sections, below it in bold", []string{"## Operations\n### Security\n### Monitoring\n", "## Costs\n**Operations**\n"},
			[]string{`heading-missing "Operations" has no heading: its title stands there in bold`}, nil},
		{"one of its sections, elsewhere", []string{"## Overview\n", "## Overview\n## Costs\n### Security\n", "## Operations\n### Security\n### Monitoring\n### Recovery\n", ""},
			[]string{`heading-missing "Operations" is missing, with its 3 sections: it belongs after "Design"`}, []string{"## Questions\n", "## Operations\n### Security\n### Monitoring\n### Recovery\n## Questions\n"}},
		{"one of its sections, written otherwise", []string{"## Operations\n### Security\n### Monitoring\n### Recovery\n", "## Costs\n### Security Team\n"},
			[]string{`heading-missing "Operations" is missing, with its 3 sections: it belongs after "Design"`}, []string{"## Costs\n", "## Operations\n### Security\n### Monitoring\n### Recovery\n## Costs\n"}},
		{"one of its sections, against two", []string{"## Operations\n### Security\n### Monitoring\n### Recovery\n", "## Costs\n### Security\n## Day and Night\n### Monitoring\n### Recovery\n"},
			[]string{`heading-moved "Security" is in the wrong place: the template has it at the start of "Operations"`, `heading-renamed "Day and Night" is "Operations" under another name`}, nil},
		{"two of its sections", []string{"## Operations\n### Security\n### Monitoring\n", "## Running It\n### Security\n### Monitoring\n"},
			[]string{`heading-renamed "Running It" is "Operations" under another name`}, nil},
		{"one of its sections, and a word", []string{"## Operations\n### Security\n### Monitoring\n### Recovery\n", "## Operations of It\n### Security\n"},
			[]string{
				`heading-renamed "Operations of It" is "Operations" under another name`,
				`heading-missing "Monitoring" is missing: it belongs after "Security"`,
				`heading-missing "Recovery" is missing: it belongs after "Monitoring", which is missing as well`,
			}, []string{"## Operations of It\n### Security\n", "## Operations of It\n### Security\n### Monitoring\n### Recovery\n"}},
		{"own sections besides", []string{"### Caches\n", "### Cost of Storage\n### Caches\n### Security of Caches\n"}, nil, nil},

		// Words of weight are, and what stands below.
		{"a word more", []string{"### Monitoring\n", "### Monitoring and Alerts\n"}, []string{`heading-renamed "Monitoring and Alerts" is "Monitoring" under another name`}, nil},
		{"another form of the word", []string{"### Caches\n", "### Caching\n"}, []string{`heading-renamed "Caching" is "Caches" under another name`}, nil},
		{"a word in front", []string{"### Caches\n", "### Shared Caches\n"}, []string{`heading-renamed "Shared Caches" is "Caches" under another name`}, nil},
		{"a slip of the keyboard", []string{"### Security\n", "### Secruity\n"}, []string{`heading-renamed "Secruity" seems to be "Security", misspelt`}, nil},
		{"with a number", []string{"### Deep Dives\n", "### 4.1 Deeper Dives\n"}, []string{`heading-renamed "4.1 Deeper Dives" is "Deep Dives" under another name`}, nil},
		{"much else is missing", []string{"### API\n", "", "### Security\n### Monitoring\n", "", "### Recovery\n", "### Recovery Plan\n", "### Variations\n### Reality\n", ""},
			[]string{
				`heading-missing "API" is missing: it belongs below "Design"`,
				`heading-missing "Security" is missing: it belongs below "Operations"`,
				`heading-missing "Monitoring" is missing: it belongs after "Security", which is missing as well`,
				`heading-renamed "Recovery Plan" is "Recovery" under another name`,
				`heading-missing "Variations" is missing: it belongs after "Deep Dives"`,
				`heading-missing "Reality" is missing: it belongs after "Variations", which is missing as well`,
			}, []string{"### Storage\n", "### API\n### Storage\n", "### Recovery Plan\n", "### Security\n### Monitoring\n### Recovery Plan\n", "### Deep Dives\n", "### Deep Dives\n### Variations\n### Reality\n"}},
		{"what belongs below it", []string{"### Storage\n", "### Where Things Are\n"}, []string{`heading-renamed "Where Things Are" is "Storage" under another name`}, nil},

		// Several that share the work of one.
		{"two for one", []string{"#### Tables\n#### Indexes\n", "#### User Tables\n#### Order Tables\n"},
			[]string{`heading-missing "Indexes" is missing: it belongs after "Order Tables"`}, []string{"#### Order Tables\n", "#### Order Tables\n#### Indexes\n"}},
		{"three for one", []string{"#### Indexes\n", "#### Indexes of Users\n#### Indexes of Orders\n#### Indexes of Carts\n"}, nil, nil},
		{"two for a part", []string{"## Overview\n", "## Overview of Reading\n## Overview of Writing\n"}, nil, nil},
		{"one is nearer", []string{"### Caches\n", "### Caching\n### Caches at the Edge of Everything\n"}, []string{`heading-renamed "Caching" is "Caches" under another name`}, nil},
		{"two for the last", []string{"### Reality\n", "### Reality of Time\n### Reality of Costs\n"}, nil, nil},
		{"two that name other things", []string{"### Caches\n", "### Cache Sizing\n### Cache Invalidation\n"},
			[]string{`heading-missing "Caches" is missing: it belongs after "Storage"`}, nil}, // both are offered
		{"one of two names another thing", []string{"### Reality\n", "### Reality Check\n### Reality of Costs\n"},
			[]string{`heading-missing "Reality" is missing: it belongs after "Variations"`}, nil}, // both are offered
		{"three that may be anything", []string{"### Monitoring\n", "### Rooms\n### Keys\n### Prices\n"},
			[]string{`heading-missing "Monitoring" is missing: it belongs after "Security"`}, []string{"### Rooms\n", "### Monitoring\n### Rooms\n"}},

		// Another level is told as that, with what is below it.
		{"one level too high", []string{"### Monitoring\n### Recovery\n", "## Monitoring\n### What We Watch\n### Whom We Wake\n"},
			[]string{`heading-level "Monitoring" is at level 2, but the template has it at level 3`, `heading-missing "Recovery" is missing: it belongs after "Monitoring"`}, nil},
		{"one level too low", []string{"### Caches\n", "#### Caches\n"}, []string{`heading-level "Caches" is at level 4, but the template has it at level 3`}, nil},
		{"a part too low", []string{"## Operations\n### Security\n### Monitoring\n### Recovery\n", "### Operations\n#### Security\n#### Monitoring\n#### Recovery\n"},
			[]string{`heading-level "Operations" is at level 3, but the template has it at level 2`}, nil},
		{"with own sections below", []string{"### Security\n", "## Security\n### Keys\n#### Rotation\n"}, []string{`heading-level "Security" is at level 2, but the template has it at level 3`}, nil},
		{"a part too high", []string{"## Questions\n", "# Questions\n"}, []string{`heading-level "Questions" is at level 1, but the template has it at level 2`}, nil},

		// What is put in changes nothing else's place.
		{"an own section of that title elsewhere", []string{"## Operations\n### Security\n### Monitoring\n### Recovery\n", "", "### Reality\n", "### Reality\n### Security\n"},
			[]string{`heading-missing "Operations" is missing, with its 3 sections: it belongs after "Design"`}, []string{"## Questions\n", "## Operations\n### Security\n### Monitoring\n### Recovery\n## Questions\n"}},
		{"own sections around", []string{"#### Tables\n#### Indexes\n### Caches\n", "#### Orders\n#### Users\n### Ranking\n#### By Age\n### Live Updates\n#### Sockets\n"},
			[]string{
				`heading-missing "Tables" is missing: it belongs below "Storage"`, // the own ones are offered
				`heading-missing "Indexes" is missing: it belongs after "Tables", which is missing as well`,
				`heading-missing "Caches" is missing: it belongs after "Storage"`,
			},
			[]string{"#### Users\n", "#### Users\n### Caches\n"}},
		{"own sections around one in bold", []string{"### Security\n### Monitoring\n### Recovery\n", "### Keys\n**Monitoring**\n### Tapes\n"},
			[]string{
				`heading-missing "Security" is missing: it belongs below "Operations"`, // the own ones are offered
				`heading-missing "Monitoring" has no heading: its title stands there in bold`,
				`heading-missing "Recovery" is missing: it belongs after "Monitoring", which is missing as well`,
			}, nil},
		{"more own sections around", []string{"#### Tables\n#### Indexes\n### Caches\n", "#### Orders\n#### Users\n#### Carts\n### Ranking\n#### By Age\n### Live Updates\n#### Sockets\n"},
			[]string{`heading-missing "Storage" has none of its 2 sections: Tables and Indexes`, `heading-missing "Caches" is missing: it belongs after "Storage"`},
			[]string{"#### Carts\n", "#### Carts\n#### Tables\n#### Indexes\n### Caches\n"}},
		{"an own part with as many sections", []string{"## Operations\n### Security\n### Monitoring\n### Recovery\n", "## Day and Night\n### Keys\n### Screens\n### Tapes\n"},
			[]string{`heading-missing "Operations" is missing, with its 3 sections: it belongs after "Design"`}, nil}, // it is offered
		{"an own part with fewer sections", []string{"## Operations\n### Security\n### Monitoring\n### Recovery\n", "## Day and Night\n### Keys\n### Screens\n"},
			[]string{`heading-missing "Operations" is missing, with its 3 sections: it belongs after "Design"`}, []string{"## Day and Night\n", "## Operations\n### Security\n### Monitoring\n### Recovery\n## Day and Night\n"}},
		{"a heading lost, and one of its sections", []string{"## Operations\n", "", "### Monitoring\n", ""},
			[]string{`heading-missing "Operations" is missing: it belongs after "Design"`, `heading-missing "Monitoring" is missing: it belongs after "Security"`},
			[]string{"### Security\n", "## Operations\n### Security\n### Monitoring\n"}},
		{"a heading lost, and the first of its sections", []string{"## Operations\n### Security\n", ""},
			[]string{`heading-missing "Operations" is missing: it belongs after "Design"`, `heading-missing "Security" is missing: it belongs before "Monitoring"`},
			[]string{"### Monitoring\n", "## Operations\n### Security\n### Monitoring\n"}},
		{"a heading lost above its sections", []string{"## Operations\n", ""},
			[]string{`heading-missing "Operations" is missing: it belongs after "Design"`}, []string{"### Security\n", "## Operations\n### Security\n"}},
		{"a heading lost, and own sections behind", []string{"## Operations\n", "", "### Recovery\n", "### Recovery\n### Ours\n"},
			[]string{`heading-missing "Operations" is missing: it belongs after "Design"`}, nil},
		{"the last of a part with own sections", []string{"### Reality\n", "#### Ours\n##### Deeper\n"},
			[]string{`heading-missing "Reality" is missing: it belongs after "Variations"`}, []string{"##### Deeper\n", "##### Deeper\n### Reality\n"}},
		{"the last part, an own one behind", []string{"## Questions\n### Deep Dives\n### Variations\n### Reality\n", "## Notes\n### Ours\n"},
			[]string{`heading-missing "Questions" is missing, with its 3 sections: it belongs after "Operations"`}, []string{"## Notes\n", "## Questions\n### Deep Dives\n### Variations\n### Reality\n## Notes\n"}},

		// Text without its heading is not missing.
		{"in bold", []string{"### Caches\n", "**Caches**\n"}, []string{`heading-missing "Caches" has no heading: its title stands there in bold`}, nil},
		{"in bold below a section of another level", []string{"#### Tables\n#### Indexes\n", "### Tables\n\n**Indexes**\n"},
			[]string{`heading-level "Tables" is at level 3, but the template has it at level 4`, `heading-missing "Indexes" has no heading: its title stands there in bold`}, nil},
		{"in bold below a section of another level, without it", []string{"#### Tables\n#### Indexes\n", "### Tables\n\n**Index**\n"},
			[]string{`heading-level "Tables" is at level 3, but the template has it at level 4`, `heading-missing "Indexes" is missing: it belongs after "Tables"`}, nil},
		{"in bold with a colon", []string{"### Security\n", "__Security:__\n"}, []string{`heading-missing "Security" has no heading: its title stands there in bold`}, nil},
		{"a part in bold", []string{"## Overview\n", "**Overview**\n"}, []string{`heading-missing "Overview" has no heading: its title stands there in bold`}, nil},
		{"in bold with a number", []string{"### Monitoring\n", "**3.2 Monitoring**\n"}, []string{`heading-missing "Monitoring" has no heading: its title stands there in bold`}, nil},
		{"in bold, right above the text", []string{"### Monitoring\n", "**Monitoring**\nWe watch.\n"}, []string{`heading-missing "Monitoring" has no heading: its title stands there in bold`}, nil},
		{"in bold, before the text", []string{"### Monitoring\n", "**Monitoring**: We watch.\n"}, []string{`heading-missing "Monitoring" has no heading: its title stands there in bold`}, nil},
		{"in bold with its colon, before the text", []string{"### Monitoring\n", "**Monitoring:** We watch.\n"}, []string{`heading-missing "Monitoring" has no heading: its title stands there in bold`}, nil},
		{"in bold with a full stop", []string{"### Monitoring\n", "__Monitoring.__ We watch.\n"}, []string{`heading-missing "Monitoring" has no heading: its title stands there in bold`}, nil},
		{"an item in bold", []string{"### Monitoring\n", "- **Monitoring**: We watch.\n"}, []string{`heading-missing "Monitoring" has no heading: its title stands there in bold`}, nil},
		{"a tag for bold", []string{"### Monitoring\n", "<b>Monitoring</b>\n"}, []string{`heading-missing "Monitoring" has no heading: its title stands there in bold`}, nil},
		{"a tag for a heading", []string{"### Monitoring\n", "<h3>Monitoring</h3>\n\nWe watch.\n"}, []string{`heading-missing "Monitoring" has no heading: its title stands there as a tag`}, nil},
		{"a line of text", []string{"### Monitoring\n", "Monitoring\nWe watch.\n"}, []string{`heading-missing "Monitoring" has no heading: its title stands there as a line of text`}, nil},
		{"before its text", []string{"### Monitoring\n", "Monitoring: We watch.\n"}, []string{`heading-missing "Monitoring" has no heading: its title stands there before its text`}, nil},
		{"a section of a missing part in bold", []string{"## Operations\n### Security\n### Monitoring\n### Recovery\n", "**Monitoring**: We watch.\n"},
			[]string{`heading-missing "Operations" is missing, with its 3 sections: it belongs after "Design"`}, nil},
		{"in bold as the beginning of a sentence", []string{"### Monitoring\n", "**Monitoring** is what we do.\n"},
			[]string{`heading-missing "Monitoring" is missing: it belongs after "Security"`}, []string{"### Recovery\n", "### Monitoring\n### Recovery\n"}},
		{"an item in another section", []string{"### Monitoring\n", "", "### API\n", "### API\n- **Monitoring**: a call\n"},
			[]string{`heading-missing "Monitoring" is missing: it belongs after "Security"`}, []string{"### Recovery\n", "### Monitoring\n### Recovery\n"}},
		{"in a quote", []string{"### Monitoring\n", "> **Monitoring**: We watch.\n"},
			[]string{`heading-missing "Monitoring" is missing: it belongs after "Security"`}, []string{"### Recovery\n", "### Monitoring\n### Recovery\n"}},
		{"in bold where nothing is missing", []string{"### Recovery\n", "**Monitoring**: We watch.\n### Recovery\n"}, nil, nil},
		{"at the top of its part", []string{"### Security\n", "Keys are kept in a vault.\n\nTwo people have them.\n"},
			[]string{`heading-missing "Security" is missing, and text stands below "Operations", where the template has none`}, nil},
		{"in bold within a sentence", []string{"### Caches\n", "See **Caches** below.\n"},
			[]string{`heading-missing "Caches" is missing: it belongs after "Storage"`}, []string{"## Operations\n", "### Caches\n## Operations\n"}},

		{"mathematics", []string{"### Reality\n", "$$\n# no heading\n$$\n### Reality\n"}, nil, nil},
		{"money", []string{"### Reality\n", "It costs $$, or more.\n### Reality\n"}, nil, nil},

		// Decoration is none of a title.
		{"keycaps, emoji, numbers", []string{"## Design\n", "## 2️⃣ Design\n", "### API\n", "### 1.1 API\n", "### Caches\n", "### 🚀 Caches:\n"}, nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			outline := changed(t, whole, test.changes)
			doc := outlined(outline)
			if diff := cmp.Diff(test.want, withoutLines(c.Check(doc, check.Options{}))); diff != "" {
				t.Errorf("of\n%s\n(-want +got)\n%s", outline, diff)
			}
			if fixed, _ := c.Fix(doc, check.FixOptions{}); string(fixed) != string(doc) {
				t.Errorf("something is repaired:\n%s", fixed)
			}
			fixed, _ := c.Fix(doc, check.FixOptions{AddMissing: true})
			if diff := cmp.Diff(outlineOf([]byte(changed(t, outline, test.after))), outlineOf(fixed)); diff != "" {
				t.Errorf("with what is missing (-want +got)\n%s", diff)
			} else if test.after == nil && string(fixed) != string(doc) {
				t.Errorf("something is put in:\n%s", fixed)
			}
		})
	}
}

// changed makes replacements, each of which has to be possible.
func changed(t *testing.T, text string, changes []string) string {
	t.Helper()
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("there is no %q in\n%s", changes[i], text)
		}
		text = strings.Replace(text, changes[i], changes[i+1], 1)
	}
	return text
}

// withoutLines gives findings in their order, but for sections of one's own and
// placeholders.
func withoutLines(found []check.Finding) []string {
	var said []string
	for _, f := range found {
		if f.Severity != check.Info && f.Rule != "placeholder" {
			said = append(said, f.Rule+" "+ofLine.ReplaceAllString(f.Message, ""))
		}
	}
	return said
}

func outlineOf(doc []byte) string {
	var out strings.Builder
	for _, s := range markdown.Parse(doc).Sections() {
		out.WriteString(strings.Repeat("#", s.Level) + " " + s.Title + "\n")
	}
	return out.String()
}
