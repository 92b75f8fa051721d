package check_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/spec"
)

// TestDamage takes complete problems, breaks one thing in each of a great many
// copies, in every way and at every place where it can happen, and demands of
// each copy exactly one finding, of the right rule, on the right line. Where
// the repair is safe, it has to give the original back. With -v it prints what
// share of each kind of damage is found and repaired. The later documents get
// only a sample of the damages, unless the test is to run long.
func TestDamage(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	all := originals(t)
	tallies := make([]*tally, len(all))
	var group sync.WaitGroup
	for i, o := range all {
		if found := remarks(checker, o.text()); len(found) > 0 {
			t.Fatalf("%s is not clean before it is damaged: %v", o.name, found)
		}
		stride := 1
		if i > 0 && !seeded.Soak() {
			stride = 7
		}
		group.Go(func() {
			tallies[i] = newTally()
			tallies[i].run(t, checker, o, sample(damages(o), stride))
		})
	}
	group.Wait()
	sum := newTally()
	for _, y := range tallies {
		sum.add(y)
	}
	sum.report(t)
}

// TestManyDamages breaks many things of one document at once: each is found as
// if it were alone, and the repair gives the original back.
func TestManyDamages(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	first := seeded.Seed(t, 0)
	tally := newTally()
	for _, o := range originals(t) {
		var torn, mixed, all []damage
		for _, d := range damages(o) {
			if independent(d) {
				all = append(all, d)
			}
			if d.original && d.kind != "final newline missing" {
				mixed = append(mixed, d)
				if d.rules[0] == "heading-torn" {
					torn = append(torn, d)
				}
			}
		}
		for i := range seeded.Rounds(15) {
			seed := first + uint64(i)
			random := rand.New(rand.NewPCG(seed, 1))
			for _, c := range []combined{
				combine(o, random, torn, 1000, "every heading torn at once"),
				combine(o, random, mixed, 2+random.IntN(60), "many repairable faults at once"),
				combine(o, random, all, 2+random.IntN(60), "many faults of all kinds at once"),
			} {
				c.what = fmt.Sprintf("seed %d: %s", seed, c.what)
				tally.check(t, checker, o, c)
			}
		}
	}
	tally.report(t)
}

// independent reports whether a damage is told the same way whatever else is
// wrong: the order of sections is not, when others are missing or have other
// names; nor is the place of a missing label, when its heading is damaged; nor
// a calculation that names another row, or whose table has no header that says
// what its columns are.
func independent(d damage) bool {
	structure := slices.ContainsFunc(d.rules, func(rule string) bool {
		return strings.HasPrefix(rule, "heading-") && rule != "heading-torn" || rule == "title-form"
	}) || d.rules[0] == "metadata-missing"
	header := d.rules[0] == "table-cells" && d.first < d.last
	return !structure && !header && !d.mayMiss && len(d.edits) == 1 && !namesARow.MatchString(d.what)
}

// namesARow finds the calculations that name another row.
var namesARow = regexp.MustCompile(`% of [A-Za-z]`)

// An original is a complete problem without a fault.
type original struct {
	name     string
	lines    []string // without their line breaks; the last one is followed by a break, too
	crlf     bool
	sections []section
}

// A section is a heading of an original.
type section struct {
	markdown.Section
	own  bool // the author's, not the template's
	last int  // line of the last text before the next heading
	end  int  // line of the last text before the next heading of its level or above
}

func (o *original) text() []byte { return o.join(o.lines) }

func (o *original) join(lines []string) []byte {
	if o.crlf {
		return []byte(strings.Join(lines, "\r\n") + "\r\n")
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}

// line gives a line by its number, from 1.
func (o *original) line(n int) string { return o.lines[n-1] }

// block gives the lines from first to last.
func (o *original) block(first, last int) []string { return o.lines[first-1 : last] }

func newOriginal(name string, text []byte, crlf bool) *original {
	o := &original{name: name, crlf: crlf}
	o.lines = strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	theirs := map[string]bool{}
	for _, s := range markdown.Outline(scaffold.Builtin().Blank())[1:] {
		theirs[s.Title] = true
	}
	outline := markdown.Outline(text)
	for i, s := range outline {
		end := i + 1
		for end < len(outline) && outline[end].Level > s.Level {
			end++
		}
		o.sections = append(o.sections, section{
			Section: s,
			own:     i > 0 && !theirs[s.Title],
			last:    o.lastText(outline, i+1),
			end:     o.lastText(outline, end),
		})
	}
	return o
}

// lastText is the last line with text above section i, or of the document.
func (o *original) lastText(outline []markdown.Section, i int) int {
	n := len(o.lines)
	if i < len(outline) {
		n = outline[i].Number - 1
	}
	for n > 1 && strings.TrimSpace(o.line(n)) == "" {
		n--
	}
	return n
}

// originals gives the documents that are damaged.
func originals(t *testing.T) []*original {
	t.Helper()
	example, err := scaffold.Builtin().Render(spec.Example())
	if err != nil {
		t.Fatal(err)
	}
	long := read(t, "testdata/ok/notification-service.md")
	all := []*original{
		newOriginal("the example", example.Bytes(), false),
		newOriginal("the long one", long, false),
		newOriginal("the long one with CRLF", long, true),
	}
	if seeded.Soak() {
		for _, name := range []string{"group-chat", "cart-with-code", "collaborative-editor-comments", "feature-flags-links", "video-capacity-as-code"} {
			all = append(all, newOriginal(name, read(t, "testdata/ok/"+name+".md"), false))
		}
	}
	return all
}

// A damage is one thing that can break in a document.
type damage struct {
	kind  string
	what  string // for messages
	edits []edit // in the document's order
	cut   int    // bytes taken from the document's end

	rules       []string // one of which is the finding's
	first, last int      // the lines of the damaged document where the finding may stand
	says        string   // what its message has to hold
	original    bool     // the repair gives the original back
	mayMiss     bool     // a reader cannot be sure either: nothing found is right, too
}

// An edit replaces the lines from first to last; with last = first-1 it puts
// lines in.
type edit struct {
	first, last int
	lines       []string
}

// shift is how far an edit moves the lines below it.
func (e edit) shift() int { return len(e.lines) - (e.last - e.first + 1) }

// do gives the damaged document.
func (d *damage) do(o *original) []byte {
	var out []string
	next := 1
	for _, e := range d.edits {
		out = append(append(out, o.block(next, e.first-1)...), e.lines...)
		next = e.last + 1
	}
	text := o.join(append(out, o.block(next, len(o.lines))...))
	return text[:len(text)-d.cut]
}

// damages gives every damage that is done to an original.
func damages(o *original) []damage {
	return slices.Concat(
		tornHeadings(o), sectionDamages(o), movedSections(o),
		fenceDamages(o), mermaidDamages(o), tableDamages(o), linkDamages(o),
		metadataDamages(o), capacityDamages(o), placeholderDamages(o),
		[]damage{{kind: "final newline missing", rules: []string{"final-newline"}, cut: len(o.join(nil)), first: len(o.lines), last: len(o.lines), original: true}},
	)
}

func sample(all []damage, stride int) []damage {
	var out []damage
	for i := 0; i < len(all); i += stride {
		out = append(out, all[i])
	}
	return out
}

// combine makes one damage of up to n others, taken at random, that do not
// touch the same lines or neighbours. All have to be found.
func combine(o *original, random *rand.Rand, from []damage, n int, kind string) combined {
	c := combined{damage: damage{kind: kind, original: true}}
	fences := o.fenced()
	touched := map[int]bool{}
	var taken []damage
	for _, i := range random.Perm(len(from)) {
		d := from[i]
		if len(taken) == n {
			break
		}
		first, last := d.edits[0].first-1, d.edits[len(d.edits)-1].last+1
		for _, f := range fences {
			if first <= f.close && f.open <= last { // a code block is damaged once
				first, last = min(first, f.open), max(last, f.close)
			}
		}
		if touches(touched, first, last) {
			continue
		}
		for line := first; line <= last; line++ {
			touched[line] = true
		}
		taken = append(taken, d)
	}
	slices.SortFunc(taken, func(a, b damage) int { return cmp.Compare(a.edits[0].first, b.edits[0].first) })
	shift := 0
	for _, d := range taken {
		c.edits = append(c.edits, d.edits...)
		d.first, d.last = d.first+shift, d.last+shift
		for _, e := range d.edits {
			shift += e.shift()
		}
		c.parts = append(c.parts, d)
		c.original = c.original && d.original
		c.what += d.what + "; "
	}
	return c
}

func touches(touched map[int]bool, first, last int) bool {
	for line := first; line <= last; line++ {
		if touched[line] {
			return true
		}
	}
	return false
}

// combined is several damages done to one document.
type combined struct {
	damage
	parts []damage
}

// remarks gives the findings that an author has to act on.
func remarks(c *check.Checker, doc []byte) []check.Finding {
	found := c.Check(doc, check.Options{
		Exists: func(link string) bool { return !strings.Contains(link, "nowhere") },
		Tag: func(tag string) string {
			if tag == "e-comerce" {
				return `the tag "e-comerce" is none of the bank's; did you mean e-commerce?`
			}
			return ""
		},
	})
	return slices.DeleteFunc(found, func(f check.Finding) bool { return f.Severity == check.Info })
}
