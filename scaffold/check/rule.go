package check

import "slices"

// A Rule is something that every problem must satisfy.
type Rule struct {
	ID       string
	Title    string // what it asks for, in a few words
	Why      string // why, in a sentence or two
	Wrong    string // lines that break it, or a whole document
	Right    string // these lines as they should be; empty for a document
	Severity Severity
	Fixable  bool   // some of its findings can be repaired by Fix
	Doubts   string // which of its findings are warnings, though the others are errors; or ""
}

// Placeholder is the ID of the rule that no placeholder is left. A new problem has
// many, so that they are best told together.
const Placeholder = "placeholder"

// A rule is the place of a Rule in the table.
type rule uint8

const (
	titleForm rule = iota
	otherStructure
	headingMissing
	headingRenamed
	headingMoved
	headingLevel
	headingTwice
	headingTorn
	headingSpelling
	headingExtra
	textUnderlined
	fenceOpen
	fenceLoaded
	fenceForeign
	commentOpen
	conflictMarkers
	metadataMissing
	metadataValue
	metadataCase
	metadataTotal
	metadataTwice
	metadataLabel
	tagUnknown
	tableCells
	capacityValue
	figureTwice
	taskBox
	listBullet
	sectionEmpty
	placeholderLeft
	mermaidBlock
	linkMissing
	noFinalNewline
	ignoreComment
)

// Rules gives all rules. The lines of Right stand in the complete example, or can
// be put in place of their first one there; those of Wrong in their place
// break the rule. Where Right is empty, Wrong is a whole document.
func Rules() []Rule { return slices.Clone(ruleTable[:]) }

func ruleIDs() []string {
	ids := make([]string, len(ruleTable))
	for i := range ruleTable {
		ids[i] = ruleTable[i].ID
	}
	return ids
}

func isRule(id string) bool { return slices.Contains(ruleIDs(), id) }

var ruleTable = [...]Rule{
	titleForm: {
		ID: "title-form", Severity: Error, Title: "The first heading has the form of the template's title",
		Why:    "The title tells a problem from other files, and the catalogue is made from it.",
		Doubts: "A sentence above the title may be meant",
		Wrong:  "# Design a URL Shortener\n",
		Right:  "# Design a URL Shortener - System Design Interview Problem\n",
	},
	otherStructure: {
		ID: "other-structure", Severity: Error, Title: "The file follows the template's structure",
		Why:   "For a stub, or a file that is built in another way, a list of everything missing would help nobody. It gets this one finding instead.",
		Wrong: "# Design a Counter - System Design Interview Problem\n\n## Problem\nCount things.\n\n## Solution\nUse a counter.\n",
		Right: "",
	},
	headingMissing: {
		ID: "heading-missing", Severity: Error, Title: "Every section of the template is there",
		Why:   "A reader looks for each section in each problem, and an interviewer walks through them in order.",
		Wrong: "## Follow-up Questions\n\n### Design Variations\n",
		Right: "## Follow-up Questions\n\n### Technical Deep Dives\n- How would you handle a code that a visitor mistypes by one letter?\n- What happens if the key service cannot be reached for an hour?\n- How would you optimize for a link that is opened a million times in a minute?\n\n### Design Variations\n",
	},
	headingRenamed: {
		ID: "heading-renamed", Severity: Error, Title: "Sections have the template's titles",
		Why:   "If a section has another title, neither people nor newproblem find it.",
		Wrong: "### Volume Metrics\n",
		Right: "### Data Metrics\n",
	},
	headingMoved: {
		ID: "heading-moved", Severity: Error, Title: "Sections stand in the template's order",
		Why:   "All problems of a bank read alike.",
		Wrong: "### Design Patterns Applied\n- [ ] Cache-aside\n- [ ] Separate paths for reading and writing\n- [ ] Reserving identifiers in blocks\n\n### Technologies Discussed\n- [ ] CDN and edge caches\n- [ ] Key-value stores\n- [ ] Message queues\n",
		Right: "### Technologies Discussed\n- [ ] CDN and edge caches\n- [ ] Key-value stores\n- [ ] Message queues\n\n### Design Patterns Applied\n- [ ] Cache-aside\n- [ ] Separate paths for reading and writing\n- [ ] Reserving identifiers in blocks\n",
	},
	headingLevel: {
		ID: "heading-level", Severity: Error, Title: "Headings are at the template's levels",
		Why:   "The level says what a section belongs to; a wrong one moves all that follows.",
		Wrong: "#### Constraints\n",
		Right: "### Constraints\n",
	},
	headingTwice: {
		ID: "heading-twice", Severity: Error, Title: "No section appears twice",
		Why:   "Readers and programs stop at the first one, and miss what the second says.",
		Wrong: "### Interview Tips\nSee below.\n\n### Interview Tips\n",
		Right: "### Interview Tips\n",
	},
	headingTorn: {
		ID: "heading-torn", Severity: Error, Fixable: true, Title: "A heading stands on a line of its own",
		Why:   "To Markdown, a heading that is glued to the text before it is not a heading, and one that a line break tears has half a title. Either way, its section vanishes; so it does behind the signs of a patch.",
		Wrong: "- [ ] One link in a hundred gets most of the visits## Cap\nacity Estimation\n",
		Right: "- [ ] One link in a hundred gets most of the visits\n\n## Capacity Estimation\n",
	},
	headingSpelling: {
		ID: "heading-spelling", Severity: Info, Title: "Headings are written as in the template",
		Why:   "Numbers, emojis and different letter case do no harm: newproblem reads such a heading as the template's. This only shows where they are.",
		Wrong: "## 1. Problem statement\n",
		Right: "## Problem Statement\n",
	},
	headingExtra: {
		ID: "heading-extra", Severity: Info, Title: "Sections of your own",
		Why:   "You may add as many as you like. This only shows where they are.",
		Wrong: "## Glossary\nA code is what a short link ends with.\n\n## Additional Resources\n",
		Right: "## Additional Resources\n",
	},
	textUnderlined: {
		ID: "text-underlined", Severity: Warning, Title: "A sentence is no heading",
		Why:   "A line of --- right below text makes a heading of it, though a line between two parts may be meant. One of === makes a second title of the document, and so does a # in front of a line that was wrapped.",
		Wrong: "### Interview Tips\nLet her begin with the numbers, and say what follows from them.\n---\n",
		Right: "### Interview Tips\nLet her begin with the numbers, and say what follows from them.\n\n---\n",
	},
	fenceOpen: {
		ID: "fence-unclosed", Severity: Error, Title: "Every code block is closed",
		Why:   "Without its closing fence, a code block swallows all headings and text that follow.",
		Wrong: "    Queue --> Stats\n\n### Core Components\n",
		Right: "    Queue --> Stats\n```\n\n### Core Components\n",
	},
	fenceLoaded: {
		ID: "fence-glued", Severity: Error, Fixable: true, Title: "A closing fence stands alone on its line",
		Why:   "A fence with text behind it closes nothing, so the code block goes on.",
		Wrong: "``` Visits go the same way.\n",
		Right: "```\n\nVisits go the same way.\n",
	},
	fenceForeign: {
		ID: "fence-foreign", Severity: Warning, Title: "Code stands between fences of Markdown",
		Why:   "Two backticks, quotation marks that an editor made of three, and the marks of a wiki, of AsciiDoc, of reStructuredText and of Org mode, are text: what is meant as code runs together in a paragraph.",
		Wrong: "### Interview Tips\n{code:sql}\nSELECT 1;\n{code}\n",
		Right: "### Interview Tips\n```sql\nSELECT 1;\n```\n",
	},
	commentOpen: {
		ID: "comment-unclosed", Severity: Error, Title: "Every comment is closed",
		Why:    "Without its end, a comment hides all headings and text that follow, up to the end of the next one.",
		Doubts: "A <details> that is never closed folds all that follows away",
		Wrong:  "### Interview Tips\n<!-- ask her first\nBegin with the numbers.\n\n<!-- to be checked -->\n",
		Right:  "### Interview Tips\n<!-- ask her first -->\nBegin with the numbers.\n\n<!-- to be checked -->\n",
	},
	conflictMarkers: {
		ID: "conflict-markers", Severity: Error, Title: "No conflict of git's is left",
		Why:    "Readers see both versions, and the markers between them. What is told of the rest of the file is true whichever version stays.",
		Doubts: "All of a code block may be an example",
		Wrong:  "<<<<<<< HEAD\n- **Version**: 1.0\n=======\n- **Version**: 1.1\n>>>>>>> more-traffic\n",
		Right:  "- **Version**: 1.0\n",
	},
	metadataMissing: {
		ID: "metadata-missing", Severity: Error, Title: "All metadata is there",
		Why:   "A bank is sorted, filtered and listed by it.",
		Wrong: "- **Difficulty**: Medium\n- **Tags**: distributed-systems, caching, databases, hashing\n",
		Right: "- **Difficulty**: Medium\n- **Companies**: Google, Meta, Amazon, Microsoft\n- **Tags**: distributed-systems, caching, databases, hashing\n",
	},
	metadataValue: {
		ID: "metadata-value", Severity: Error, Fixable: true, Title: "Metadata has a value that is accepted",
		Why:    "Programs read it, and they cannot sort by a date that is not a date.",
		Doubts: "A date in another writing is one to people, and is repaired where it can be one day only, and so is a number in words; tags that another sign parts than a comma are several to people; a version may be a day, or an error, that a spreadsheet has made of it",
		Wrong:  "- **Last Updated**: last week\n",
		Right:  "- **Last Updated**: 2026-11-23\n",
	},
	metadataCase: {
		ID: "metadata-case", Severity: Warning, Fixable: true, Title: "A value that is one of a few words is written as in the template",
		Why:   "To a filter, two spellings are two different words.",
		Wrong: "- **Difficulty**: medium\n",
		Right: "- **Difficulty**: Medium\n",
	},
	metadataTotal: {
		ID: "metadata-total", Severity: Error, Fixable: true, Title: "The total is the sum",
		Why:   "It is easy to change one of the times and forget the total.",
		Wrong: "  - Solving: 45 minutes\n  - Total: 60 minutes\n",
		Right: "  - Solving: 45 minutes\n  - Total: 55 minutes\n",
	},
	metadataTwice: {
		ID: "metadata-twice", Severity: Warning, Title: "Metadata is said once",
		Why:   "Of two lines that say different things, a list shows one.",
		Wrong: "- **Difficulty**: Medium\n- **Difficulty**: Hard\n",
		Right: "- **Difficulty**: Medium\n",
	},
	metadataLabel: {
		ID: "metadata-label", Severity: Warning, Title: "Labels are spelt as in the template",
		Why:   "newproblem reads a label with a wrong letter or two as the template's, but other programs, and a search for it, do not.",
		Wrong: "- **Dificulty**: Medium\n",
		Right: "- **Difficulty**: Medium\n",
	},
	tagUnknown: {
		ID: "tag-unknown", Severity: Warning, Title: "Tags come from the list of the bank",
		Why:   "If one topic has two tags, each of them finds only half of the problems. The settings of the bank list its tags; without a list, any tag will do.",
		Wrong: "- **Tags**: distributed-systems, chaching, databases, hashing\n",
		Right: "- **Tags**: distributed-systems, caching, databases, hashing\n",
	},
	tableCells: {
		ID: "table-cells", Severity: Error, Title: "Every row of a table has one cell for each column",
		Why:   "Cells beyond the last column are not shown at all.",
		Wrong: "| Total Users | 120M |\n",
		Right: "| Total Users | 120M | Given |\n",
	},
	capacityValue: {
		ID: "capacity-value", Severity: Error, Title: "A figure is what its calculation gives",
		Why:    "Storage that is wrong by a factor of a thousand, or bytes printed as bits, leads to a different design.",
		Doubts: "A bracket in a figure may be left of a placeholder",
		Wrong:  "| Peak QPS | 150,000 | 5,000 × 3 |\n", Right: "| Peak QPS | 15,000 | 5,000 × 3 |\n",
	},
	figureTwice: {
		ID: "figure-twice", Severity: Error, Title: "A figure stands in its table once",
		Why:    "Of two rows that say different things, as a merge leaves them, each reader takes another.",
		Doubts: "Two rows that are what their calculations give may be two figures under one name",
		Wrong:  "| Peak QPS | 15,000 | 5,000 × 3 |\n| Peak QPS | 1,500 | 5,000 × 3 |\n",
		Right:  "| Peak QPS | 15,000 | 5,000 × 3 |\n",
	},
	taskBox: {
		ID: "task-box", Severity: Warning, Fixable: true, Title: "Boxes to tick are boxes to a reader",
		Why:   "A box is one only behind a bullet and a space, with brackets that are not escaped. Where the template has boxes, readers expect to tick them.",
		Wrong: "-[ ] Two engineers run the service\n",
		Right: "- [ ] Two engineers run the service\n",
	},
	listBullet: {
		ID: "list-bullet", Severity: Warning, Fixable: true, Title: "A bullet has a space behind it",
		Why:   "Behind a no-break space, as word processors put one there, a bullet is text, and the items run together in a paragraph.",
		Wrong: "### Interview Tips\n-\u00a0Let her begin with the numbers.\n",
		Right: "### Interview Tips\n- Let her begin with the numbers.\n",
	},
	sectionEmpty: {
		ID: "section-empty", Severity: Warning, Title: "No section is empty",
		Why:   "A heading with nothing below it promises what is not there.",
		Wrong: "### Constraints\n\n### Assumptions\n",
		Right: "### Constraints\n- [ ] Codes use only `A-Z`, `a-z` and `0-9`\n- [ ] Links that were printed on paper must work for ten years\n- [ ] Two engineers run the service\n\n### Assumptions\n",
	},
	placeholderLeft: {
		ID: Placeholder, Severity: Warning, Title: "No placeholder is left",
		Why:   "What the template leaves open is for the author to write.",
		Wrong: "- **Version**: [1.0]\n",
		Right: "- **Version**: 1.0\n",
	},
	mermaidBlock: {
		ID: "mermaid", Severity: Error, Title: "Diagrams can be drawn",
		Why:    "If a diagram is empty or cut off, readers see an error in its place.",
		Doubts: "A diagram of a kind that is not known here, one with nothing below its first line, and one whose fence says {.mermaid}, a misspelt language or none, may be drawn",
		Wrong:  "    Queue -->\n```\n",
		Right:  "    Queue --> Stats\n```\n",
	},
	linkMissing: {
		ID: "link-missing", Severity: Warning, Title: "Relative links lead to a file",
		Why:   "When a file is renamed, the links to it break, and one to file:// or C:/ opens nothing for others. The file may also be one that is still to be written. A link within the page leads to a heading, by the anchor that some site makes of its title, or to an id. Where the text of a link and its target are apart, it is none.",
		Wrong: "### Interview Tips\nLook at the [rate limiter](design-a-rate-limitter.md) first.\n",
		Right: "### Interview Tips\nLook at the [rate limiter](design-a-rate-limiter.md) first.\n",
	},
	noFinalNewline: {
		ID: "final-newline", Severity: Warning, Fixable: true, Title: "The last line ends with a line break",
		Why:   "Without it, tools glue the next text to it.",
		Wrong: "- Snowflake: Twitter's scheme for unique numbers without coordination, as a contrast to blocks",
		Right: "- Snowflake: Twitter's scheme for unique numbers without coordination, as a contrast to blocks\n",
	},
	ignoreComment: {
		ID: "ignore", Severity: Warning, Title: "A comment that silences a rule names the rule and says why",
		Why:   "Whoever reads it next wants to know whether the reason still holds.",
		Wrong: "### Interview Tips\n<!-- newproblem:ignore section-empty -->\n",
		Right: "### Interview Tips\n<!-- newproblem:ignore section-empty the interviewer tells them -->\n",
	},
}
