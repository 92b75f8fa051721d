package bank_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A testBank is a bank whose problems are updated.
type testBank struct {
	t      *testing.T
	path   string
	force  bool
	dryRun bool

	template *scaffold.Template // nil for the built-in
}

// update brings files up to date with problems, and tells what was done: the
// action of each, in order.
func (b *testBank) update(problems ...*spec.Problem) []bank.FileUpdate {
	b.t.Helper()
	var all []bank.Generated
	for _, p := range problems {
		all = append(all, generated(b.t, p))
	}
	return b.updateGenerated(all...)
}

func (b *testBank) updateGenerated(generated ...bank.Generated) []bank.FileUpdate {
	b.t.Helper()
	if b.template == nil {
		b.template = scaffold.Builtin()
	}
	folder := open(b.t, b.path)
	u, err := bank.BeginUpdate(context.Background(), folder, folder, bank.UpdateOptions{Template: b.template, Force: b.force, DryRun: b.dryRun})
	if err != nil {
		b.t.Fatal(err)
	}
	defer u.Close()
	var all []bank.FileUpdate
	for _, g := range generated {
		file, err := u.Plan(g)
		if err != nil {
			b.t.Fatal(err)
		}
		all = append(all, file)
	}
	if b.dryRun {
		return all
	}
	if err := u.Commit(context.Background(), all, func(bank.FileUpdate) {}); err != nil {
		b.t.Fatal(err)
	}
	return all
}

func generated(t *testing.T, p *spec.Problem) bank.Generated {
	t.Helper()
	return bank.Generated{Name: spec.Slug(p.Title()) + ".md", From: "specs/" + spec.Slug(p.Title()) + ".yaml", Content: rendered(t, p), Said: p.Paths()}
}

func rendered(t *testing.T, p *spec.Problem) []byte {
	t.Helper()
	doc, err := scaffold.Builtin().Render(p)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Bytes()
}

// problem reads a spec.
func problem(t *testing.T, written string) *spec.Problem {
	t.Helper()
	nodes, err := source.Parse("spec", []byte(written))
	if err != nil {
		t.Fatal(err)
	}
	p, err := spec.Read(nodes[0])
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// rewrite changes a file as an author does.
func rewrite(t *testing.T, path string, pairs ...string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.NewReplacer(pairs...).Replace(string(content))
	if changed == string(content) {
		t.Fatalf("%q changes nothing", pairs)
	}
	write(t, path, changed)
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestUpdate(t *testing.T) {
	b := &testBank{t: t, path: t.TempDir()}
	path := filepath.Join(b.path, "design-a-chat.md")
	const written = "title: Design a Chat\ntags: [queues]\nbusiness_context: People talk.\ncore_problem: Deliver.\n"
	if got := b.update(problem(t, written)); got[0].Action != disk.Created {
		t.Errorf("a new file is %s", got[0].Action)
	}
	before := tree(t, b.path)
	if got := b.update(problem(t, written)); got[0].Action != disk.Unchanged || cmp.Diff(before, tree(t, b.path)) != "" {
		t.Errorf("a second update is %s", got[0].Action)
	}
	rewrite(t, path, "[1-5 stars]", "⭐⭐⭐", "Deliver.", "Deliver once.")
	changed := strings.NewReplacer("queues", "queues, caching", "People talk.", "Teams talk.").Replace(written)
	if got := b.update(problem(t, changed)); got[0].Action != bank.Updated {
		t.Errorf("the update is %s", got[0].Action)
	}
	want := strings.NewReplacer("[1-5 stars]", "⭐⭐⭐", "Deliver.", "Deliver once.").Replace(string(rendered(t, problem(t, changed))))
	if diff := cmp.Diff(want, content(t, path)); diff != "" {
		t.Errorf("the file (-want +got):\n%s", diff)
	}
	changed = strings.Replace(changed, "Deliver.", "Deliver each.", 1)
	for range 2 {
		if got := b.update(problem(t, changed)); got[0].Action != bank.Conflict || content(t, path) != want {
			t.Errorf("a conflict is %s, and the file\n%s", got[0].Action, content(t, path))
		}
	}
	b.force = true
	if got := b.update(problem(t, changed)); got[0].Action != bank.Updated || !strings.Contains(content(t, path), "Deliver each.") || !strings.Contains(content(t, path), "⭐⭐⭐") {
		t.Errorf("forced, it is %s", got[0].Action)
	}
	b.force = false
	if got := b.update(problem(t, changed)); got[0].Action != disk.Unchanged {
		t.Errorf("after that it is %s", got[0].Action)
	}
}

// Looking tells the same, and touches nothing.
func TestUpdateDryRun(t *testing.T) {
	b := &testBank{t: t, path: t.TempDir(), dryRun: true}
	before := tree(t, b.path)
	if got := b.update(problem(t, "title: X")); got[0].Action != disk.Created || cmp.Diff(before, tree(t, b.path)) != "" {
		t.Errorf("%s, and the folder has %v", got[0].Action, tree(t, b.path))
	}
}

// A run that is killed between two writes leaves nothing that the next one
// takes for an author's edit.
func TestUpdateKilled(t *testing.T) {
	specs := [3]string{"title: X\ncore_problem: One.\n", "title: X\ncore_problem: Two.\n", "title: X\ncore_problem: Three.\n"}
	for written := range 2 { // was the file written, when the process was killed?
		b := &testBank{t: t, path: t.TempDir()}
		b.update(problem(t, specs[0]))
		folder := open(t, b.path)
		u, err := bank.BeginUpdate(context.Background(), folder, folder, bank.UpdateOptions{Template: scaffold.Builtin()})
		if err != nil {
			t.Fatal(err)
		}
		file, err := u.Plan(generated(t, problem(t, specs[1])))
		if err != nil {
			t.Fatal(err)
		}
		ctx, kill := context.WithCancel(context.Background())
		kill() // the manifest is announced, and no file is written
		if err := u.Commit(ctx, []bank.FileUpdate{file}, func(bank.FileUpdate) {}); err == nil {
			t.Fatal("nothing stopped it")
		}
		if err := u.Close(); err != nil {
			t.Fatal(err)
		}
		if written > 0 {
			write(t, filepath.Join(b.path, "x.md"), string(file.After))
		}
		if got := b.update(problem(t, specs[2])); got[0].Action != bank.Updated || content(t, filepath.Join(b.path, "x.md")) != string(rendered(t, problem(t, specs[2]))) {
			t.Errorf("the next update is %s", got[0].Action)
		}
	}
}

// So it is when a new file comes before those that it would have changed.
func TestUpdateKilledWithNewFile(t *testing.T) {
	b := &testBank{t: t, path: t.TempDir()}
	b.update(problem(t, "title: B\ncore_problem: Zero."), problem(t, "title: C"), problem(t, "title: D"))
	changed := []*spec.Problem{problem(t, "title: A"), problem(t, "title: B\ncore_problem: One."), problem(t, "title: C"), problem(t, "title: D")}
	folder := open(t, b.path)
	u, err := bank.BeginUpdate(context.Background(), folder, folder, bank.UpdateOptions{Template: scaffold.Builtin()})
	if err != nil {
		t.Fatal(err)
	}
	var files []bank.FileUpdate
	for _, p := range changed {
		file, err := u.Plan(generated(t, p))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	ctx, kill := context.WithCancel(context.Background())
	kill()
	if err := u.Commit(ctx, files, func(bank.FileUpdate) {}); err == nil {
		t.Fatal("nothing stopped it")
	}
	if err := u.Close(); err != nil {
		t.Fatal(err)
	}
	if got := b.update(changed...); got[1].Action != bank.Updated || len(got[1].Sections) != 1 {
		t.Errorf("the next update is %s, with %v", got[1].Action, got[1].Sections)
	}
}

// Many updates at once, each of its own problem: no entry is lost.
func TestUpdatesAtOnce(t *testing.T) {
	dir := t.TempDir()
	var wait sync.WaitGroup
	const n = 20
	for i := range n {
		p := problem(t, fmt.Sprintf("title: Problem %d", i))
		wait.Go(func() { (&testBank{t: t, path: dir}).update(p) })
	}
	wait.Wait()
	manifest, err := bank.ReadManifest(open(t, dir))
	if err != nil || len(manifest.Entries) != n {
		t.Errorf("%d entries of %d, %v", len(manifest.Entries), n, err)
	}
}

// A file that somebody changes while it is brought up to date is left alone.
func TestUpdateChangedMeanwhile(t *testing.T) {
	b := &testBank{t: t, path: t.TempDir()}
	b.update(problem(t, "title: X"))
	path := filepath.Join(b.path, "x.md")
	folder := open(t, b.path)
	u, err := bank.BeginUpdate(context.Background(), folder, folder, bank.UpdateOptions{Template: scaffold.Builtin()})
	if err != nil {
		t.Fatal(err)
	}
	defer u.Close()
	file, err := u.Plan(generated(t, problem(t, "title: X\ncore_problem: Two.")))
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, "mine")
	err = u.Commit(context.Background(), []bank.FileUpdate{file}, func(bank.FileUpdate) {})
	if err == nil || !strings.Contains(err.Error(), "changed in the meantime") || content(t, path) != "mine" {
		t.Errorf("%v, and the file has %q", err, content(t, path))
	}
}

// For any edit of whole lines by the author and any change of the spec, no
// line of the author's is lost, and what the author did not touch is as a
// fresh rendering would have it.
func TestUpdateProperty(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		before, after := rendered(t, anyProblem(t, r)), rendered(t, anyProblem(t, r))
		current := edited(r, before)
		result := mergeBuiltin(current, after, before)
		for line := range strings.Lines(string(current)) {
			if strings.Contains(line, "mine") && !bytes.Contains(result.Content, []byte(line)) {
				t.Fatalf("seed %d: %q is lost", seed, line)
			}
		}
		for _, change := range result.Changes {
			if change.Outcome == merge.Conflict && isSection(before, change.Ours) {
				t.Errorf("seed %d: %s is in conflict, and nobody touched it", seed, change.Name)
			}
		}
		if !bytes.Contains(current, []byte("mine")) && !bytes.Equal(result.Content, after) {
			t.Errorf("seed %d: nobody touched it, and it is not as it is rendered:\n%s", seed, cmp.Diff(string(after), string(result.Content)))
		}
	}
}

// isSection reports whether a text is a whole section of a document.
func isSection(doc, text []byte) bool {
	return slices.ContainsFunc(markdown.Outline(doc), func(s markdown.Section) bool { return bytes.Equal(doc[s.Start:s.End], text) })
}

// anyProblem gives a problem that says some of the complete example.
func anyProblem(t *testing.T, r *rand.Rand) *spec.Problem {
	t.Helper()
	p := spec.Example()
	for _, path := range p.Paths() {
		if path != "title" && r.IntN(3) == 0 {
			p.Unset(path)
		}
	}
	if r.IntN(2) == 0 {
		p.Set("core_problem", spec.Text(fmt.Sprintf("Text %d.", r.IntN(100))))
	}
	return p
}

// edited gives a document with whole lines added or changed by its author.
func edited(r *rand.Rand, doc []byte) []byte {
	lines := strings.SplitAfter(string(doc), "\n")
	for n := range r.IntN(6) {
		at := r.IntN(len(lines) - 1)
		mine := fmt.Sprintf("mine %d\n", n)
		switch r.IntN(4) {
		case 0:
			lines = slices.Insert(lines, at, mine)
		case 1:
			lines = slices.Insert(lines, at, "\n## "+mine, "\n", mine)
		case 2:
			lines[at] = mine
		default:
			lines[at] = strings.TrimSuffix(lines[at], "\n") + " " + mine
		}
	}
	return []byte(strings.Join(lines, ""))
}

// The fast way of a file that is as it was generated gives what the merge does.
func TestUpdateFastWay(t *testing.T) {
	b := &testBank{t: t, path: t.TempDir()}
	p := problem(t, "title: X\ncore_problem: One.")
	b.update(p)
	path := filepath.Join(b.path, bank.ManifestName)
	manifest := content(t, path)
	if !strings.Contains(manifest, "\nwas ") {
		t.Fatalf("the manifest does not say what was generated:\n%s", manifest)
	}
	write(t, path, regexp.MustCompile(`\nwas .*`).ReplaceAllString(manifest, "")) // now the slow way
	b.update(p)
	if diff := cmp.Diff(manifest, content(t, path)); diff != "" {
		t.Errorf("the manifest (-fast +slow):\n%s", diff)
	}
}

// A manifest of an earlier program, which took a SHA-256 of each file, stays as it is
// until its files say something else.
func TestUpdateOldChecksum(t *testing.T) {
	b := &testBank{t: t, path: t.TempDir()}
	p := problem(t, "title: X\ncore_problem: One.")
	b.update(p)
	path := filepath.Join(b.path, bank.ManifestName)
	sum := string(bank.ChecksumOf(rendered(t, p)))
	rewrite(t, path, "\nwas "+sum, "\nwas "+string(merge.DigestOf(rendered(t, p))))
	manifest := content(t, path)
	if got := b.update(p); !got[0].Same || content(t, path) != manifest {
		t.Errorf("nothing is new, and the manifest is\n%s", content(t, path))
	}
	rewrite(t, filepath.Join(b.path, "x.md"), "[1-5 stars]", "⭐⭐⭐")
	b.update(p)
	if diff := cmp.Diff(manifest, content(t, path)); diff != "" {
		t.Errorf("after an author's edit (-before +after):\n%s", diff)
	}
	p = problem(t, "title: X\ncore_problem: Two.")
	b.update(p)
	if !strings.Contains(content(t, path), "\nwas "+string(bank.ChecksumOf(rendered(t, p)))) {
		t.Errorf("something new, and the manifest is\n%s", content(t, path))
	}
}
