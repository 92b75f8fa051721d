//go:build unix

package main_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	goldtext "github.com/yuin/goldmark/text"
)

// The formatters that people run over their files stand in this folder: its
// package.json pins their versions, and npm ci brings them, as .ci/run does.
const formattersDir = "testdata/formatters"

// formatters are the command lines of them, from that folder; files are put
// behind. markdownlint ends with 1 when it cannot mend all that it finds.
var formatters = []struct {
	name    string
	command []string
	codes   []int
}{
	{"prettier keeps line breaks", prettier("preserve"), []int{0}},
	{"prettier wraps", prettier("always"), []int{0}},
	{"prettier unwraps", prettier("never"), []int{0}},
	{"remark with stars", remark("*"), []int{0}},
	{"remark with dashes", remark("-"), []int{0}},
	{"remark with plus signs", remark("+"), []int{0}},
	{"markdownlint", []string{"node_modules/.bin/markdownlint-cli2", "--fix", "--no-globs"}, []int{0, 1}},
	{"dprint", []string{"node", "dprint.mjs"}, []int{0}},
}

func prettier(wrap string) []string {
	return []string{"node_modules/.bin/prettier", "--no-config", "--no-editorconfig", "--prose-wrap", wrap, "--write"}
}

func remark(bullet string) []string {
	return []string{
		"node_modules/.bin/remark", "--no-config", "--no-ignore", "--output",
		"--use", "remark-gfm", "--use", "remark-frontmatter", "--setting", `bullet:"` + bullet + `"`,
	}
}

// A formattedBank is a bank whose files the formatters are run over. Some of its
// specs are changed then, each in what one section says.
type formattedBank struct {
	name    string
	changes []specChange
}

type specChange struct{ spec, old, with string }

var formattedBanks = []formattedBank{
	{"problems", []specChange{
		{spec: "blank", old: "Feed", with: "Feed\ncore_problem: Build a feed."},
		{spec: "partly", old: "Find what is open", with: "Find what is open and cheap"},
		{spec: "complete", old: "ttl: A day", with: "ttl: A week"},
		{spec: "key-value-store", old: "value: 20% per year", with: "value: 30% per year"},
		{spec: "chat", old: "difficulty: Hard", with: "difficulty: Expert"},
		{spec: "rate-limiter", old: "at half a million decisions", with: "at a million decisions"},
	}},
	{"kata", []specChange{
		{spec: "blank", old: "Cache", with: "Cache\ncore_problem: Build a cache.\ncompanies: [Meta]"},
		{spec: "queue", old: "Take a message", with: "Take a message and say so"},
	}},
}

// damage is what makes of a complete problem one that check has much to say of.
var damage = strings.NewReplacer(
	"Design a Link Service - ", "Design a Mess - ",
	"Difficulty**: Medium", "Difficulty**: Middling",
	"Updated**: 2026-11-23", "Updated**: 2026-13-45",
	"**Companies**: ", "**Companies**",
	"Solving: 45", "Solving: 54",
	"### Assumptions\n", "",
	"### Core Components", "### Core Komponents",
	"| Peak QPS | 15,000 |", "| Peak QPS | 16,000 |",
	"| Given |", "| Given | so to say |",
	"graph TB", "grahp TB",
	"### Data Flow\n", "### Data Flow\n#### Deep\n##### Deeper\n",
	"- What happens if", "- [What happens if](design-nothing.md) and [so on](#nowhere)",
	"\n\n### Common Mistakes to Avoid\n", " ### Common Mistakes to Avoid\n\n",
	"### Interview Tips", "### Design Variations\nTwice.\n\n### Interview Tips",
)

// TestFormatters runs formatters over the files of banks: what newproblem knows
// of these stays what it was, and what a spec brings is brought as before.
func TestFormatters(t *testing.T) {
	t.Parallel()
	if os.Getenv("NEWPROBLEM_FORMATTERS") == "none" {
		t.Skip("NEWPROBLEM_FORMATTERS says that there are none")
	}
	if _, err := os.Stat(filepath.Join(formattersDir, "node_modules")); err != nil {
		unavailable(t, "there are no formatters: run npm ci in cmd/newproblem/%s", formattersDir)
	}
	for _, b := range formattedBanks {
		plain := b.make(t)
		changed := copyOf(t, plain)
		b.change(t, changed)
		brought := done(t, changed, "--from", "specs", "--update")
		for _, f := range formatters {
			t.Run(b.name+"/"+f.name, func(t *testing.T) {
				t.Parallel()
				dir := copyOf(t, plain)
				format(t, dir, f.command, f.codes)
				for _, r := range readings {
					t.Run(r.name, func(t *testing.T) {
						holds(t, cmp.Diff(r.read(t, plain), r.read(t, dir)))
					})
				}
				t.Run("update", func(t *testing.T) { holds(t, updatesNothing(t, dir)) })
				t.Run("update, changed", func(t *testing.T) {
					holds(t, b.updates(t, dir, plain, changed, brought))
				})
			})
		}
	}
}

// holds fails the test where there is a difference.
func holds(t *testing.T, difference string) {
	t.Helper()
	if difference != "" {
		t.Errorf("(-before +after): %s", short(difference))
	}
}

// make makes the bank from its specs, in a new folder.
func (b formattedBank) make(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if b.name == "problems" {
		copyInto(t, dir, "../../examples/bank")
		complete := silently(t, dir, "spec")
		complete = strings.ReplaceAll(complete, "Design a URL Shortener", "Design a Link Service")
		complete = regexp.MustCompile(`(?m)^slug: .*\n`).ReplaceAllString(complete, "")
		makeFile(t, filepath.Join(dir, "specs", "complete.yaml"), complete)
	}
	copyInto(t, dir, filepath.Join(formattersDir, b.name))
	done(t, dir, "--from", "specs", "--update")
	if complete, err := os.ReadFile(filepath.Join(dir, "design-a-link-service.md")); err == nil {
		makeFile(t, filepath.Join(dir, "design-a-mess.md"), damage.Replace(string(complete)))
	}
	done(t, dir, "index")
	return dir
}

// done runs newproblem, which has to do what it is told.
func done(t *testing.T, dir string, args ...string) ending {
	t.Helper()
	e := finish(t, child(dir, args...))
	if e.code != exitDone {
		t.Fatalf("newproblem %q: exit status %d\n%s%s", args, e.code, e.stdout, e.stderr)
	}
	return e
}

func copyOf(t *testing.T, dir string) string {
	t.Helper()
	copied := t.TempDir()
	copyInto(t, copied, dir)
	return copied
}

func copyInto(t *testing.T, dir, from string) {
	t.Helper()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// change changes the specs.
func (b formattedBank) change(t *testing.T, dir string) {
	t.Helper()
	for _, c := range b.changes {
		name := filepath.Join(dir, "specs", c.spec+".yaml")
		old, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(old), c.old) {
			t.Fatalf("%s has no %q", name, c.old)
		}
		makeFile(t, name, strings.Replace(string(old), c.old, c.with, 1))
	}
}

// format runs a formatter over the Markdown files of a folder.
func format(t *testing.T, dir string, command []string, codes []int) {
	t.Helper()
	cmd := exec.Command(command[0], append(command[1:len(command):len(command)], markdownFiles(t, dir)...)...)
	cmd.Dir = formattersDir
	before := markdownOf(t, dir)
	if e := finish(t, cmd); !slices.Contains(codes, e.code) {
		t.Fatalf("%q: exit status %d\n%s%s", command, e.code, short(e.stdout), short(e.stderr))
	}
	if maps.Equal(before, markdownOf(t, dir)) {
		t.Fatalf("%q: no file was changed", command)
	}
}

func markdownFiles(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no files: %v", err)
	}
	return files
}

// markdownOf gives the Markdown files of a folder.
func markdownOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, file := range markdownFiles(t, dir) {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(file)] = string(content)
	}
	return files
}

// A reading is what newproblem tells of the files of a bank.
type reading struct {
	name string
	read func(t *testing.T, dir string) string
}

var readings = []reading{
	{"list", func(t *testing.T, dir string) string { return told(t, dir, "list", "--format", "json") }},
	{"stats", func(t *testing.T, dir string) string { return told(t, dir, "stats", "--format", "json") }},
	{"spec", toldSpecs},
	{"check", toldFindings},
	{"index", func(t *testing.T, dir string) string { return told(t, dir, "index", "--check") }},
}

// told is what a command tells, and how it ends.
func told(t *testing.T, dir string, args ...string) string {
	t.Helper()
	e := finish(t, child(dir, args...))
	return fmt.Sprintf("%s%sexit status %d\n", e.stdout, e.stderr, e.code)
}

// toldSpecs are the specs of all problems, and whether they leave something out:
// in which lines that stands is layout, and that a file was edited is true.
func toldSpecs(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	for _, file := range markdownFiles(t, dir) {
		e := finish(t, child(dir, "spec", filepath.Base(file)))
		leaves := strings.Contains(e.stderr, "leaves it out")
		fmt.Fprintf(&all, "# %s, exit status %d, leaves out: %t\n%s", filepath.Base(file), e.code, leaves, e.stdout)
	}
	return all.String()
}

// lineNumber is how a finding names another line: that a torn heading goes on in
// the next one is where it is, too.
var lineNumber = regexp.MustCompile(`(, and continues on )?\bline [0-9]+\b`)

// toldFindings is what check says, but for where that stands in a file: lines move.
func toldFindings(t *testing.T, dir string) string {
	t.Helper()
	var findings []string
	for line := range strings.Lines(told(t, dir, "check", "--format", "json")) {
		var finding map[string]any
		if json.Unmarshal([]byte(line), &finding) == nil {
			delete(finding, "line")
			delete(finding, "column")
			line = lineNumber.ReplaceAllStringFunc(fmt.Sprintln(finding), func(s string) string {
				if strings.HasPrefix(s, ",") {
					return ""
				}
				return "line N"
			}) // keys are printed in order
		}
		findings = append(findings, line)
	}
	slices.Sort(findings)
	return strings.Join(findings, "")
}

// updatesNothing says what is not right of an update with the same specs: it has
// nothing to do.
func updatesNothing(t *testing.T, dir string) string {
	t.Helper()
	before := markdownOf(t, dir)
	for _, args := range [][]string{{"--from", "specs", "--update", "--check"}, {"--from", "specs", "--update"}} {
		e := finish(t, child(dir, args...))
		if e.code != exitDone || e.stdout != "" {
			return fmt.Sprintf("%q: exit status %d\n%s%s", args, e.code, e.stdout, e.stderr)
		}
	}
	return cmp.Diff(before, markdownOf(t, dir))
}

// updates says what is not right of an update with other specs: it brings what it
// has brought to the files that were not formatted, and nothing else.
func (b formattedBank) updates(t *testing.T, dir, plain, changed string, brought ending) string {
	t.Helper()
	before, plainBefore, plainAfter := markdownOf(t, dir), markdownOf(t, plain), markdownOf(t, changed)
	b.change(t, dir)
	if got := finish(t, child(dir, "--from", "specs", "--update")); got != brought {
		return fmt.Sprintf("exit status %d, and it was %d\n%s", got.code, brought.code, cmp.Diff(brought.stdout+brought.stderr, got.stdout+got.stderr))
	}
	for name, after := range markdownOf(t, dir) {
		if diff := bringsSame(t, before[name], after, plainBefore[name], plainAfter[name]); diff != "" {
			return name + ": " + diff
		}
	}
	for _, r := range readings {
		if diff := cmp.Diff(r.read(t, changed), r.read(t, dir)); diff != "" {
			return r.name + ": " + diff
		}
	}
	return updatesNothing(t, dir)
}

// bringsSame says what differs between the changes of two forms of a file: the
// same sections change, to what a reader takes for the same, and of the facts the
// same number of lines.
func bringsSame(t *testing.T, before, after, plainBefore, plainAfter string) string {
	was, is, plainWas, plainIs := sectionsOf(before), sectionsOf(after), sectionsOf(plainBefore), sectionsOf(plainAfter)
	for i := range max(len(is), len(plainIs), len(was), len(plainWas)) {
		switch {
		case i >= min(len(is), len(plainIs), len(was), len(plainWas)):
			return "the sections are others"
		case plainWas[i] == plainIs[i] && was[i] != is[i]:
			return "a section changes:\n" + cmp.Diff(was[i], is[i])
		case plainWas[i] == plainIs[i]:
		case shownAs(t, plainIs[i]) != shownAs(t, is[i]):
			return "a section changes to something else:\n" + cmp.Diff(shownAs(t, plainIs[i]), shownAs(t, is[i]))
		case strings.Contains(is[i], "Difficulty") && len(newLines(was[i], is[i])) != len(newLines(plainWas[i], plainIs[i])):
			return fmt.Sprintf("other lines change, too: %q", newLines(was[i], is[i]))
		}
	}
	return ""
}

// sectionsOf are the parts of a file from heading to heading.
func sectionsOf(file string) []string {
	var sections []string
	begin := 0
	for n := gfm.Parser().Parse(goldtext.NewReader([]byte(file))).FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindHeading {
			at := strings.LastIndex(file[:n.Lines().At(0).Start], "\n") + 1
			sections = append(sections, file[begin:at])
			begin = at
		}
	}
	return append(sections, file[begin:])
}

// shownAs is what a reader sees of a part, in blocks.
func shownAs(t *testing.T, part string) string {
	return collapse(regexp.MustCompile(`</?p>`).ReplaceAllString(page(t, part), " "))
}

func newLines(before, after string) []string {
	old := strings.Split(before, "\n")
	return slices.DeleteFunc(strings.Split(after, "\n"), func(line string) bool { return slices.Contains(old, line) })
}
