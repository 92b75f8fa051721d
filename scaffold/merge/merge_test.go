package merge_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
)

// A small template's blank problem, and what was generated from a spec.
const (
	blank = "# [Title]\n\n## Metadata\n- **Tags**: [tags]\n- **Popularity**: [stars]\n\n## Context\n[Why]\n\n## Requirements\n\n### Functional\n- [ ] [One]\n\n## Notes\n[Notes]\n"
	was   = "# Design X\n\n## Metadata\n- **Tags**: caching\n- **Popularity**: [stars]\n\n## Context\nFor all.\n\n## Requirements\n\n### Functional\n- [ ] Fast\n\n## Notes\n[Notes]\n"
)

var byLine = merge.ByLine{"Metadata": {}}

func input(current, fresh string) merge.Input {
	return merge.Input{
		Current: []byte(current), Fresh: []byte(fresh), ByLine: byLine,
		Blank: merge.Stamps([]byte(blank), byLine), Base: merge.Stamps([]byte(was), byLine),
	}
}

// swap replaces the first of each pair of texts by its second.
func swap(s string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(s) }

// cr gives a text with the line ends of old systems.
func cr(s string) string { return strings.ReplaceAll(s, "\n", "\r") }

func outcomes(changes []merge.Change) string {
	var all []string
	for _, c := range changes {
		all = append(all, fmt.Sprintf("%s: %v", c.Name, c.Outcome))
	}
	return strings.Join(all, ", ")
}

func TestMerge(t *testing.T) {
	dropped := swap(was, "\n## Notes\n[Notes]\n", "")
	inserted := swap(was, "## Notes", "### Non-Functional\n- Safe\n\n## Notes", "[stars]\n", "[stars]\n- **Owner**: me\n")
	tests := []struct {
		name, current, fresh string
		force                bool
		want, outcomes       string
	}{
		{name: "nothing", current: was, fresh: was, want: was},
		{
			name: "as generated, changed: replaced", current: was, fresh: swap(was, "For all", "For some"),
			want: swap(was, "For all", "For some"), outcomes: "Context: updated",
		},
		{
			name: "edited, as it was: kept", current: swap(was, "For all", "For us"), fresh: was,
			want: swap(was, "For all", "For us"), outcomes: "Context: edited",
		},
		{name: "edited, the same edit: kept", current: swap(was, "For all", "For us"), fresh: swap(was, "For all", "For us"), want: swap(was, "For all", "For us")},
		{
			name: "edited, changed: conflict", current: swap(was, "For all", "For us"), fresh: swap(was, "For all", "For some"),
			want: swap(was, "For all", "For us"), outcomes: "Context: conflict",
		},
		{
			name: "conflict, forced", current: swap(was, "For all", "For us"), fresh: swap(was, "For all", "For some"), force: true,
			want: swap(was, "For all", "For some"), outcomes: "Context: forced",
		},
		{
			name: "conflict with an open code block, forced: what it swallows would go with it", force: true,
			current: swap(was, "For all.", "For us.\n```", "[Notes]", "Mine"), fresh: swap(was, "For all", "For some"),
			want:     swap(was, "For all.", "For us.\n```", "[Notes]", "Mine"),
			outcomes: "Context: conflict, Requirements: removed, Requirements > Functional: removed, Notes: removed",
		},
		{
			name: "edited, no longer said: kept", current: swap(was, "For all", "For us"), fresh: swap(was, "For all.", "[Why]"),
			want: swap(was, "For all", "For us"), outcomes: "Context: edited",
		},
		{
			name: "added", current: swap(was, "## Notes", "### Mine\nMy words.\n\n## Notes"), fresh: swap(was, "Fast", "Faster"),
			want: swap(was, "## Notes", "### Mine\nMy words.\n\n## Notes", "Fast", "Faster"), outcomes: "Requirements > Functional: updated, Requirements > Mine: added",
		},
		{
			name: "removed", current: dropped, fresh: swap(was, "[Notes]", "Some notes"),
			want: dropped, outcomes: "Notes: conflict",
		},
		{
			name: "metadata, line by line", current: swap(was, "[stars]", "⭐"), fresh: swap(was, "caching", "caching, queues"),
			want: swap(was, "[stars]", "⭐", "caching", "caching, queues"), outcomes: "Metadata > Tags: updated, Metadata > Popularity: edited",
		},
		{
			name: "removed, and the rendering says what it said", current: dropped, fresh: swap(was, "For all", "For some"),
			want: swap(dropped, "For all", "For some"), outcomes: "Context: updated, Notes: removed",
		},
		{
			name: "blank again, and the rendering says something", current: swap(was, "Fast", "Mine", "[Notes]", "[Notes]\n"), fresh: swap(was, "[Notes]", "Some notes"),
			want: swap(was, "Fast", "Mine", "[Notes]", "Some notes\n"), outcomes: "Requirements > Functional: edited, Notes: updated",
		},
		{
			name: "a line of metadata added and one removed", current: swap(was, "- **Tags**: caching\n", "", "[stars]\n", "[stars]\n- **Owner**: me\n"), fresh: swap(was, "caching", "queues"),
			want: swap(was, "- **Tags**: caching\n", "", "[stars]\n", "[stars]\n- **Owner**: me\n"), outcomes: "Metadata > Owner: added, Metadata > Tags: conflict",
		},
		{name: "the title", current: was, fresh: swap(was, "Design X", "Design Y"), want: swap(was, "Design X", "Design Y"), outcomes: "(title): updated"},
		{
			name: "the template has more", current: was, fresh: inserted, want: inserted,
			outcomes: "Metadata > Owner: inserted, Requirements > Non-Functional: inserted",
		},
		{
			name: "the template has more, the author too", current: swap(was, "## Notes", "### Mine\nMy words.\n\n## Notes"), fresh: inserted,
			want:     swap(inserted, "## Notes", "### Mine\nMy words.\n\n## Notes"),
			outcomes: "Metadata > Owner: inserted, Requirements > Non-Functional: inserted, Requirements > Mine: added",
		},
		{name: "the template has less", current: was, fresh: dropped, want: dropped, outcomes: "Notes: dropped"},
		{
			name: "the template has less, the author wrote there", current: swap(was, "[Notes]", "Mine"), fresh: dropped,
			want: swap(was, "[Notes]", "Mine"), outcomes: "Notes: conflict",
		},
		{
			name: "the template has another order", current: was, fresh: swap(dropped, "## Context", "## Notes\n[Notes]\n\n## Context"),
			want: swap(dropped, "## Context", "## Notes\n[Notes]\n\n## Context"),
		},
		{
			name: "a second of the name, above the generated one", current: swap(was, "## Context", "## Context\nMine.\n\n## Context"), fresh: swap(was, "For all", "For some"),
			want: swap(was, "## Context", "## Context\nMine.\n\n## Context", "For all", "For some"), outcomes: "Context (2): added, Context: updated",
		},
		{
			name: "other line breaks", current: crlf(was), fresh: swap(inserted, "For all", "For\nsome"),
			want: crlf(swap(inserted, "For all", "For\nsome")), outcomes: "Metadata > Owner: inserted, Context: updated, Requirements > Non-Functional: inserted",
		},
		{
			name: "blank lines are no edit", current: swap(was, "For all.\n", "For all.\n\n\n"), fresh: swap(was, "For all.", "For some."),
			want: swap(was, "For all.\n", "For some.\n\n\n"), outcomes: "Context: updated",
		},
		{name: "no line break at the end", current: strings.TrimSuffix(was, "\n"), fresh: was, want: strings.TrimSuffix(was, "\n")},
		{
			name: "carriage returns alone", current: cr(swap(was, "caching", "mine")), fresh: swap(was, "For all", "For some", "Fast\n", "Fast\n- [ ] Right\n"),
			want: cr(swap(was, "caching", "mine", "For all", "For some", "Fast\n", "Fast\n- [ ] Right\n")), outcomes: "Metadata > Tags: edited, Context: updated, Requirements > Functional: updated",
		},
		{
			name: "two byte order marks", current: "\ufeff\ufeff" + was, fresh: swap(was, "Design X", "Design Y"),
			want: "\ufeff\ufeff" + swap(was, "Design X", "Design Y"), outcomes: "(title): updated",
		},
		{
			name: "a byte order mark", current: "\ufeff" + was, fresh: swap(was, "Design X", "Design Y"),
			want: "\ufeff" + swap(was, "Design X", "Design Y"), outcomes: "(title): updated",
		},
		{
			name: "the template has more where the author removed all", current: swap(was, "## Metadata\n- **Tags**: caching\n- **Popularity**: [stars]\n\n", "", "## Requirements\n\n### Functional\n- [ ] Fast\n\n", ""), fresh: inserted,
			want:     swap(was, "## Metadata\n- **Tags**: caching\n- **Popularity**: [stars]\n\n", "", "## Requirements\n\n### Functional\n- [ ] Fast\n\n", ""),
			outcomes: "Metadata: removed, Metadata > Tags: removed, Metadata > Popularity: removed, Metadata > Owner: removed, Requirements: removed, Requirements > Functional: removed, Requirements > Non-Functional: removed",
		},
		{
			name: "the template has another name for what is above an edit", current: swap(was, "Fast", "Mine"), fresh: swap(was, "## Requirements", "## Needs"),
			want: swap(was, "Fast", "Mine", "## Requirements", "## Needs"), outcomes: "Needs: inserted, Needs > Functional: edited, Requirements: dropped",
		},
		{
			name: "so it is where the author has added a section", current: swap(was, "Fast", "Mine", "## Notes", "## More\nMine.\n\n## Notes"), fresh: swap(was, "## Requirements", "## Needs"),
			want: swap(was, "Fast", "Mine", "## Notes", "## More\nMine.\n\n## Notes", "## Requirements", "## Needs"), outcomes: "Needs: inserted, Needs > Functional: edited, More: added, Requirements: dropped",
		},
		{
			name: "headings that end in a number of themselves", current: swap(was, "## Notes", "## Context (2)\nMine.\n\n## Context\nMore.\n\n## Notes"), fresh: swap(was, "For all", "For some"),
			want:     swap(was, "## Notes", "## Context (2)\nMine.\n\n## Context\nMore.\n\n## Notes", "For all", "For some"),
			outcomes: "Context: updated, Context (2): added, Context (3): added",
		},
		{
			name: "all at once", current: swap(was, "[stars]", "⭐", "For all", "For us", "[Notes]", "Mine", "## Req", "## Mine\nMy words.\n\n## Req"), fresh: swap(was, "caching", "queues", "For all", "For some", "Fast", "Faster", "Design X", "Design Y"),
			want:     swap(was, "[stars]", "⭐", "For all", "For us", "[Notes]", "Mine", "## Req", "## Mine\nMy words.\n\n## Req", "caching", "queues", "Fast", "Faster", "Design X", "Design Y"),
			outcomes: "(title): updated, Metadata > Tags: updated, Metadata > Popularity: edited, Context: conflict, Mine: added, Requirements > Functional: updated, Notes: edited",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := input(test.current, test.fresh)
			in.Force = test.force
			r := merge.Merge(in)
			if diff := cmp.Diff(test.want, string(r.Content)); diff != "" {
				t.Errorf("content (-want +got):\n%s", diff)
			}
			if got := outcomes(r.Changes); got != test.outcomes {
				t.Errorf("outcomes: %s; want %s", got, test.outcomes)
			}
			again := in
			again.Current, again.Base = r.Content, r.Base
			if twice := merge.Merge(again); string(twice.Content) != string(r.Content) {
				t.Errorf("a second merge changes it:\n%s", cmp.Diff(string(r.Content), string(twice.Content)))
			}
		})
	}
}

func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

// Where nobody knows what was generated last, what is still blank is filled, and
// what says something else than the rendering is told until it is settled.
func TestMergeWithoutBase(t *testing.T) {
	current := swap(blank, "[Why]", "By hand.", "# [Title]", "# By Hand", "\n## Notes\n[Notes]\n", "")
	in := input(current, swap(was, "[Notes]", "Noted"))
	in.Base = nil
	r := merge.Merge(in)
	if diff := cmp.Diff(swap(current, "[tags]", "caching", "[One]", "Fast"), string(r.Content)); diff != "" {
		t.Errorf("content (-want +got):\n%s", diff)
	}
	if got, want := outcomes(r.Changes), "(title): conflict, Metadata > Tags: updated, Context: conflict, Requirements > Functional: updated, Notes: conflict"; got != want {
		t.Errorf("outcomes: %s; want %s", got, want)
	}
	in.Current, in.Base = r.Content, r.Base
	in.Fresh = []byte(swap(string(in.Fresh), "For all", "For some"))
	if got, want := outcomes(merge.Merge(in).Changes), "(title): conflict, Context: conflict, Notes: conflict"; got != want {
		t.Errorf("the next time: %s; want %s", got, want)
	}
}

// A conflict is told until it is resolved.
func TestConflictStays(t *testing.T) {
	in := input(swap(was, "For all", "For us"), swap(was, "For all", "For some"))
	for range 3 {
		r := merge.Merge(in)
		if got, want := outcomes(r.Changes), "Context: conflict"; got != want {
			t.Fatalf("outcomes: %s; want %s", got, want)
		}
		in.Current, in.Base = r.Content, r.Base
	}
	in.Current = in.Fresh
	if r := merge.Merge(in); len(r.Changes) > 0 || r.Base[3].Name != "Metadata > Popularity" || cmp.Diff(r.Base, merge.Stamps(in.Fresh, byLine)) != "" {
		t.Errorf("resolved: %s, %v", outcomes(r.Changes), r.Base)
	}
}

// What the author wrote before the template had it was never generated: when it
// gives way, the rendering is put in.
func TestConflictWithAdded(t *testing.T) {
	more := swap(was, "## Notes", "## More\nSome.\n\n## Notes")
	in := input(swap(more, "Some.", "Mine."), more)
	r := merge.Merge(in)
	if got, want := outcomes(r.Changes), "More: conflict"; got != want || len(r.Base) != len(in.Base) {
		t.Fatalf("outcomes: %s; want %s; base %v", got, want, r.Base)
	}
	in.Current, in.Base = []byte(was), r.Base
	if r = merge.Merge(in); string(r.Content) != more {
		t.Errorf("given way:\n%s", cmp.Diff(more, string(r.Content)))
	}
}

// A run that is killed leaves a document of before or of after; both are known.
func TestPending(t *testing.T) {
	fresh, later := swap(was, "For all", "For some"), swap(was, "For all", "For nobody", "Fast", "Faster")
	for _, current := range []string{was, fresh} {
		in := input(current, later)
		in.Base = merge.Pending(in.Base, merge.Stamps([]byte(fresh), byLine))
		if r := merge.Merge(in); string(r.Content) != later {
			t.Errorf("left as it stood there:\n%s", cmp.Diff(later, string(r.Content)))
		}
	}
}

// For any edit of whole lines by the author and any new rendering, no line of
// the author's is lost, and what the author did not touch is as it is rendered.
func TestMergeProperties(t *testing.T) {
	t.Parallel()
	first := seeded.Seed(t, 0)
	for i := range seeded.Rounds(6000) {
		seed := first + uint64(i)
		r := rand.New(rand.NewPCG(seed, 1))
		fresh := rendering(r)
		in := input(edit(r, was), fresh)
		merged := merge.Merge(in)
		if lost := lostLine(in.Current, merged.Content); lost != "" {
			t.Fatalf("seed %d: %q is lost\ncurrent:\n%s\nmerged:\n%s", seed, lost, in.Current, merged.Content)
		}
		if stale := staleSection(string(in.Current), fresh, string(merged.Content)); stale != "" {
			t.Fatalf("seed %d: %q was not touched and is not brought up to date\ncurrent:\n%s\nfresh:\n%s\nmerged:\n%s", seed, stale, in.Current, fresh, merged.Content)
		}
		in.Base, in.Current = merged.Base, merged.Content
		if again := merge.Merge(in); string(again.Content) != string(merged.Content) {
			t.Fatalf("seed %d: a second merge changes it:\n%s", seed, cmp.Diff(string(merged.Content), string(again.Content)))
		}
	}
}

// rendering gives one of many renderings.
func rendering(r *rand.Rand) string {
	pick := func(options ...string) string { return options[r.IntN(len(options))] }
	return swap(was, "Design X", pick("Design X", "Design Y"), "caching", pick("caching", "queues", "[tags]"), "[stars]", pick("[stars]", "⭐"),
		"For all.", pick("For all.", "For some.\n\nAnd more.", "[Why]"), "- [ ] Fast", pick("- [ ] Fast", "- [ ] Fast\n- [ ] Cheap", "- [ ] [One]"), "[Notes]", pick("[Notes]", "Noted"))
}

// edit gives a document with a few lines added, removed, changed or moved. The
// author's lines tell themselves by their words.
func edit(r *rand.Rand, doc string) string {
	lines := strings.SplitAfter(strings.TrimSuffix(doc, "\n"), "\n")
	lines[len(lines)-1] += "\n"
	for n := range r.IntN(4) {
		at := r.IntN(len(lines))
		mine := fmt.Sprintf("mine %d\n", n)
		switch r.IntN(7) {
		case 0:
			lines = slices.Insert(lines, at, mine)
		case 1:
			lines = slices.Delete(lines, at, at+1)
		case 2:
			lines[at] = mine
		case 3:
			lines = slices.Insert(lines, at, "### "+mine, "more "+mine)
		case 4:
			lines = slices.Insert(lines, at, "```\n", mine, "```\n")
		case 5:
			lines = slices.Insert(lines, at, "- **Tags**: "+mine)
		case 6:
			to := r.IntN(len(lines))
			line := lines[at]
			lines = slices.Delete(lines, at, at+1)
			lines = slices.Insert(lines, min(to, len(lines)), line)
		}
		if len(lines) == 0 {
			return ""
		}
	}
	return strings.Join(lines, "")
}

// staleSection is a section, or a line of metadata, that the author did not
// touch, nor say again, and that is not as it is rendered.
func staleSection(current, fresh, merged string) string {
	now, rendered, after := sections(current), sections(fresh), sections(merged)
	for heading, before := range sections(was) {
		if heading == "Metadata" && len(now[heading]) == 1 {
			for _, line := range strings.Split(strings.TrimSpace(before[0]), "\n")[1:] {
				if label, _, _ := strings.Cut(line, ":"); strings.Count(current, label) == 1 && !strings.Contains(now[heading][0], "```") && isWhole(now[heading][0], line) {
					if want := lineWith(rendered[heading][0], label); lineWith(after[heading][0], label) != want {
						return label
					}
				}
			}
		} else if len(now[heading]) == 1 && now[heading][0] == before[0] {
			if len(after[heading]) != 1 || after[heading][0] != rendered[heading][0] {
				return heading
			}
		}
	}
	return ""
}

// isWhole reports whether a section has an item of just one line: text that stands
// right below it is a part of it.
func isWhole(section, item string) bool {
	_, rest, ok := strings.Cut(section+"\n", item+"\n")
	return ok && (rest == "" || strings.ContainsAny(rest[:1], "-#`\n"))
}

func lineWith(s, label string) string {
	for line := range strings.SplitSeq(s, "\n") {
		if strings.HasPrefix(line, label) {
			return line
		}
	}
	return ""
}

// sections are the texts of the sections of a document by their headings, the
// title's as one.
func sections(doc string) map[string][]string {
	all := map[string][]string{}
	for _, s := range markdown.Outline([]byte(doc)) {
		title := s.Title
		if strings.HasPrefix(title, "Design") {
			title = "title"
		}
		all[title] = append(all[title], strings.TrimRight(doc[s.Start:s.End], "\n"))
	}
	return all
}

// lostLine is a line of the author's that the merged document lacks, or has
// in another order.
func lostLine(current, merged []byte) string {
	rest := strings.SplitAfter(string(merged), "\n")
	for line := range strings.SplitAfterSeq(string(current), "\n") {
		if !strings.Contains(line, "mine") {
			continue
		}
		at := slices.Index(rest, line)
		if at < 0 {
			return line
		}
		rest = rest[at+1:]
	}
	return ""
}

// What an update does with documents that people have written in, beyond their
// words.
func TestMergeTouched(t *testing.T) {
	const hidden = "<!--\n## Context\nOld words.\n-->\n"
	for _, test := range []struct {
		name, current, fresh string
		force                bool
		want, outcomes       string
	}{
		{
			name: "a comment below a heading stays, and is no edit", current: swap(was, "For all.", "<!-- why? -->\nFor all.\n<!-- so -->"), fresh: swap(was, "For all", "For some"),
			want: swap(was, "For all.", "<!-- why? -->\nFor some.\n<!-- so -->"), outcomes: "Context: updated",
		},
		{
			name: "a comment amid the text comes behind it", current: swap(was, "For all.", "For <!-- nearly --> all."), fresh: swap(was, "For all", "For some"),
			want: swap(was, "For all.", "For some.\n\n<!-- nearly -->"), outcomes: "Context: updated",
		},
		{
			name: "force takes no comment", current: swap(was, "For all.", "mine\n\n<!-- keep --> text"), fresh: swap(was, "For all", "For some"), force: true,
			want: swap(was, "For all.", "For some.\n\n<!-- keep -->"), outcomes: "Context: forced",
		},
		{
			name: "a section in a comment is none", current: swap(was, "## Context\nFor all.\n", hidden+"\n## Context\nMine.\n"), fresh: swap(was, "For all", "For some"), force: true,
			want: swap(was, "## Context\nFor all.\n", hidden+"\n## Context\nFor some.\n"), outcomes: "Context: forced",
		},
		{
			name: "front matter stays", current: "---\n# for the site\nlayout: x\n---\n" + was, fresh: swap(was, "caching", "queues"),
			want: "---\n# for the site\nlayout: x\n---\n" + swap(was, "caching", "queues"), outcomes: "(front matter): added, Metadata > Tags: updated",
		},
		{
			name: "a ticked box is an edit", current: swap(was, "[ ] Fast", "[x] Fast"), fresh: swap(was, "Fast", "Faster"),
			want: swap(was, "[ ] Fast", "[x] Fast"), outcomes: "Requirements > Functional: conflict",
		},
		{
			name: "another level is another place", current: swap(was, "## Context", "### Context"), fresh: swap(was, "For all", "For some"),
			want: swap(was, "## Context", "### Context", "For all", "For some"), outcomes: "Context: updated",
		},
		{
			name: "an indented heading is no part of a new item above it", current: swap(was, "- [ ] Fast", "-    [ ] Fast", "## Notes", "   ## Notes", "## Context", " ## Context"), fresh: swap(was, "Fast", "Faster"),
			want: swap(was, "Fast", "Faster", "## Context", " ## Context"), outcomes: "Requirements > Functional: updated",
		},
		{
			name: "nor is an underlined one", current: swap(was, "- [ ] Fast", "-    [ ] Fast", "## Notes", "  Notes\n  ---"), fresh: swap(was, "Fast", "Faster"),
			want: swap(was, "Fast", "Faster", "## Notes", "Notes\n  ---"), outcomes: "Requirements > Functional: updated",
		},
		{
			name: "nor of one that is put in", current: swap(was, "- [ ] Fast", "-    [ ] Fast", "## Notes", "  ## Notes"), fresh: swap(was, "## Notes", "### Non-Functional\n- Safe\n\n## Notes"),
			want: swap(was, "- [ ] Fast", "-    [ ] Fast", "## Notes", "### Non-Functional\n- Safe\n\n## Notes"), outcomes: "Requirements > Non-Functional: inserted",
		},
		{
			name: "an underlined heading is no part of a new text above it", current: swap(was, "- [ ] Fast\n", "- [ ] Fast\n```\nx\n```\nMine\n----\n"), fresh: swap(was, "Fast", "Faster"), force: true,
			want: swap(was, "- [ ] Fast\n", "- [ ] Faster\n\nMine\n----\n"), outcomes: "Requirements > Functional: forced, Mine: added",
		},
		{
			name: "nor of what stands below a fact", current: swap(was, "[stars]\n", "[stars]\n```\nx\n```\nMine\n----\n"), fresh: swap(was, "[stars]", "⭐"), force: true,
			want: swap(was, "[stars]\n", "⭐\n```\nx\n```\n\nMine\n----\n"), outcomes: "Metadata > Popularity: updated, Mine: added",
		},
		{
			name: "nor is a link definition", current: swap(was, "For all.\n", "For all.\n```\nx\n```\n[a]: /b\n"), fresh: swap(was, "For all", "For some"), force: true,
			want: swap(was, "For all.\n", "For some.\n\n[a]: /b\n"), outcomes: "Context: forced, Context > [a]: added",
		},
		{
			name: "a blank line that the rendering has before a heading is put in", current: swap(was, "For all.\n\n", "Mine.\n"), fresh: swap(was, "For all", "For some"), force: true,
			want: swap(was, "For all", "For some"), outcomes: "Context: forced",
		},
		{
			name: "a rule before a heading is no edit, and stays", current: swap(was, "## Context", "---\n\n## Context", "## Requirements", "***\n\n## Requirements"), fresh: swap(was, "[stars]", "⭐", "For all", "For some"),
			want:     swap(was, "## Context", "---\n\n## Context", "## Requirements", "***\n\n## Requirements", "[stars]", "⭐", "For all", "For some"),
			outcomes: "Metadata > Popularity: updated, Context: updated",
		},
		{
			name: "so is an anchor, with comments around", current: swap(was, "## Requirements", "<!-- a -->\n<a id=\"r\"></a>\n<!-- b -->\n\n## Requirements", "## Context", "<a id=\"c\">\n</a>\n\n## Context"), fresh: swap(was, "[stars]", "⭐", "For all", "For some"),
			want:     swap(was, "## Requirements", "<!-- a -->\n<a id=\"r\"></a>\n<!-- b -->\n\n## Requirements", "## Context", "<a id=\"c\">\n</a>\n\n## Context", "[stars]", "⭐", "For all", "For some"),
			outcomes: "Metadata > Popularity: updated, Context: updated",
		},
		{
			name: "force takes neither", current: swap(was, "For all.", "Mine.\n\n<a name=\"r\"/>\n\n---"), fresh: swap(was, "For all", "For some"), force: true,
			want: swap(was, "For all.", "For some.\n\n<a name=\"r\"/>\n\n---"), outcomes: "Context: forced",
		},
		{
			name: "a rule below a list does not underline a paragraph", current: swap(was, "For all.\n", "- Mine\n---\n"), fresh: swap(was, "For all", "For some"), force: true,
			want: swap(was, "For all.\n", "For some.\n\n---\n"), outcomes: "Context: forced",
		},
		{
			name: "a rule below a heading, and nothing else", current: swap(was, "### Functional\n- [ ] Fast\n", "### Functional\n---\n"), fresh: swap(was, "Fast", "Faster"), force: true,
			want: swap(was, "- [ ] Fast\n", "- [ ] Faster\n\n---\n"), outcomes: "Requirements > Functional: forced",
		},
		{
			name: "a rule amid the text is an edit, as is a link", current: swap(was, "For all.", "For all.\n\n---\n\n<a id=\"b\" href=\"/b\"></a>"), fresh: swap(was, "For all", "For some"),
			want: swap(was, "For all.", "For all.\n\n---\n\n<a id=\"b\" href=\"/b\"></a>"), outcomes: "Context: conflict",
		},
		{
			name: "a rule that is new in the template", current: was, fresh: swap(was, "For all.", "For all.\n\n---"),
			want: swap(was, "For all.", "For all.\n\n---"), outcomes: "Context: updated",
		},
		{
			name: "a rule behind link definitions at the end", current: was + "\n[a]: https://example.com\n\n---\n", fresh: swap(was, "[Notes]", "Noted"),
			want: swap(was, "[Notes]", "Noted") + "\n[a]: https://example.com\n\n---\n", outcomes: "Notes: updated, Notes > [a]: added",
		},
		{
			name: "a comment in the title stays", current: swap(was, "# Design X", "# Design X <!-- mine -->"), fresh: swap(was, "Design X", "Design Y"),
			want: swap(was, "# Design X", "# Design Y <!-- mine -->"), outcomes: "(title): updated",
		},
		{
			name: "a hard break stays", current: swap(was, "- **Tags**: caching\n- **Popularity**", "**Tags**: caching  \n**Popularity**"), fresh: swap(was, "caching", "queues"),
			want: swap(was, "- **Tags**: caching\n- **Popularity**", "**Tags**: queues  \n**Popularity**"), outcomes: "Metadata > Tags: updated",
		},
		{
			name: "in a table, an item becomes a row", current: swap(was, "- **Tags**: caching\n- **Popularity**: [stars]\n", "| Key | Value |\n| --- | --- |\n| Tags | mine |\n"), fresh: swap(was, "caching", "queues"), force: true,
			want:     swap(was, "- **Tags**: caching\n- **Popularity**: [stars]\n", "| Key | Value |\n| --- | --- |\n| Tags | queues |\n"),
			outcomes: "Metadata > Key: added, Metadata > Tags: forced, Metadata > Popularity: removed",
		},
		{
			name: "link definitions at the end belong to no section", current: was + "\n[a]: https://example.com\n", fresh: swap(was, "[Notes]", "Noted"),
			want: swap(was, "[Notes]", "Noted") + "\n[a]: https://example.com\n", outcomes: "Notes: updated, Notes > [a]: added",
		},
		{
			name: "footnotes at the end belong to no section", current: was + "\n[^1]: As the book has it,\nand others.\n[^2]: Of 2020.\n\n[^a]: one\n", fresh: swap(was, "[Notes]", "Noted"),
			want: swap(was, "[Notes]", "Noted") + "\n[^1]: As the book has it,\nand others.\n[^2]: Of 2020.\n\n[^a]: one\n", outcomes: "Notes: updated, Notes > [^1]: added, Notes > [^a]: added",
		},
		{
			name: "footnotes among text are its author's", current: was + "\n[^1]: As the book has it.\n\nMore.\n", fresh: swap(was, "[Notes]", "Noted"),
			want: was + "\n[^1]: As the book has it.\n\nMore.\n", outcomes: "Notes: conflict",
		},
		{
			name: "a text that only begins like a footnote is one", current: was + "\n[^1] As the book has it.\n", fresh: swap(was, "[Notes]", "Noted"),
			want: was + "\n[^1] As the book has it.\n", outcomes: "Notes: conflict",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := input(test.current, test.fresh)
			in.Force = test.force
			r := merge.Merge(in)
			if diff := cmp.Diff(test.want, string(r.Content)); diff != "" {
				t.Errorf("content (-want +got):\n%s", diff)
			}
			if got := outcomes(r.Changes); got != test.outcomes {
				t.Errorf("outcomes: %s; want %s", got, test.outcomes)
			}
		})
	}
}

// The rules that a template writes go and come with its text, where its author has
// left them as they were.
func TestMergeRules(t *testing.T) {
	ruled := swap(was, "For all.", "For all.\n\n---")
	for _, test := range []struct{ name, current, fresh, want string }{
		{"gone from the template", ruled, was, was},
		{"as it was", ruled, swap(ruled, "For all", "For some"), swap(ruled, "For all", "For some")},
		{"taken out by the author", was, swap(ruled, "For all", "For some"), swap(was, "For all", "For some")},
		{"another by the author", swap(ruled, "---", "---\n\n***"), swap(ruled, "For all", "For some"), swap(ruled, "---", "---\n\n***", "For all", "For some")},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := input(test.current, test.fresh)
			in.Base = merge.Stamps([]byte(ruled), byLine)
			if r := merge.Merge(in); string(r.Content) != test.want {
				t.Errorf("(-want +got):\n%s", cmp.Diff(test.want, string(r.Content)))
			}
		})
	}
}

// The comments that a template writes go and come with its text. Where their author
// has changed them, or has put in others, those of the file stay.
func TestMergeTemplateComments(t *testing.T) {
	comment := func(doc, level string) string {
		return swap(doc, "# Design X\n", "# Design X\n<!-- level: "+level+" -->\n", "For all.", "<!-- for "+level+" -->\n\nFor all.\n<!-- end "+level+" -->\n\nAll.", "caching", "caching <!-- "+level+" -->")
	}
	one, two := comment(was, "one"), comment(was, "two")
	for _, test := range []struct{ name, current, fresh, want string }{
		{"untouched, with another text", one, swap(two, "For all", "For some"), swap(two, "For all", "For some")},
		{"untouched, with the same text", one, two, two},
		{"laid out anew", swap(one, "## Context\n", "## Context\n\n"), two, swap(two, "## Context\n", "## Context\n\n")},
		{"with other line ends", crlf(comment(was, "one\nand more")), comment(was, "two\nand more"), crlf(comment(was, "two\nand more"))},
		{"gone from the template", one, swap(was, "For all.", "For all.\n\nAll."), swap(was, "For all.", "For all.\n\nAll.")},
		{
			"another by the author", swap(one, "For all.\n", "For all.\n<!-- mine -->\n"), swap(two, "For all", "For some"),
			swap(two, "<!-- for two -->\n\nFor all.\n<!-- end two -->\n\nAll.", "<!-- for one -->\n\nFor some.\n\nAll.\n\n<!-- mine -->\n\n<!-- end one -->"),
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := input(test.current, test.fresh)
			in.Base = merge.Stamps([]byte(one), byLine)
			if strings.Contains(test.current, "and more") {
				in.Base = merge.Stamps([]byte(comment(was, "one\nand more")), byLine)
			}
			r := merge.Merge(in)
			if string(r.Content) != test.want {
				t.Errorf("(-want +got):\n%s", cmp.Diff(test.want, string(r.Content)))
			}
			in.Current, in.Base = r.Content, r.Base
			if r = merge.Merge(in); string(r.Content) != test.want {
				t.Errorf("again (-want +got):\n%s", cmp.Diff(test.want, string(r.Content)))
			}
		})
	}
}

// A section that was out of sight while its spec changed, in a comment or behind
// an open fence, follows it when it is back as it was.
func TestMergeOutOfSight(t *testing.T) {
	fresh := swap(was, "For all", "For some")
	in := input(swap(was, "## Context\nFor all.\n", "<!--\n## Context\nFor all.\n-->\n"), fresh)
	r := merge.Merge(in)
	if got, want := outcomes(r.Changes), "Context: conflict"; got != want {
		t.Fatalf("outcomes: %s; want %s", got, want)
	}
	in.Current, in.Base = []byte(was), r.Base
	if r = merge.Merge(in); string(r.Content) != fresh {
		t.Errorf("back again (-want +got):\n%s", cmp.Diff(fresh, string(r.Content)))
	}
}

// Where nobody knows what was generated, force puts in what the document lacks,
// with the headings above it.
func TestMergeForceWithoutBase(t *testing.T) {
	in := input("# Design X\n\n## Context\nMine.\n", was)
	in.Base, in.Force = nil, true
	r := merge.Merge(in)
	want := "# Design X\n\n## Metadata\n- **Tags**: caching\n\n## Context\nFor all.\n\n## Requirements\n\n### Functional\n- [ ] Fast\n"
	if diff := cmp.Diff(want, strings.TrimRight(string(r.Content), "\n")+"\n"); diff != "" {
		t.Errorf("content (-want +got):\n%s", diff)
	}
}
