package bank

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"time"

	"newproblem/scaffold"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// More actions, of an update.
const (
	Updated  Action = "updated"  // sections of it were brought up to date
	Conflict Action = "conflict" // a section was changed in the file and in the spec; the file's stays
)

// A Generated file is what a problem renders to now.
type Generated struct {
	Name    string // in the output folder
	From    string // the spec that says it, below the root of the bank; "" for none
	Content []byte
	AsOf    func(existing []byte) []byte // the same with the day that a file of it says; nil when a day is said
}

// A FileUpdate is what an update does with one file.
type FileUpdate struct {
	Name     string // in the output folder
	Action   Action
	Sections []merge.Change // those that are not the same
	Before   []byte         // nil when the file is new, or stays as it is
	After    []byte

	entry  LockEntry
	before *LockEntry // in the lock, or nil
}

// An Update brings the generated files of a bank up to date, and keeps the
// bank's lock. It holds the bank: a second one waits until the first has ended.
type Update struct {
	Lock *Lock

	root, out *Folder
	prefix    string // of the output folder, below the root
	blank     merge.Base
	byLine    []string
	days      []string // the lines that say when a problem was last updated
	force     bool
	forgot    bool // an entry has left the lock
	release   func() error
}

// UpdateHow says how files are brought up to date.
type UpdateHow struct {
	Template *scaffold.Template
	Prefix   string // the output folder, below the root, with slashes; "." or "" for the root itself
	Force    bool   // where both were changed, take the new rendering
	Look     bool   // nothing will be written, so nobody has to wait
}

// BeginUpdate begins an update of the files in out, with the lock in root,
// when no other update is at work there. Close ends it.
func BeginUpdate(ctx context.Context, root, out *Folder, how UpdateHow) (*Update, error) {
	byLine, days, err := linedSections(how.Template)
	if err != nil {
		return nil, err
	}
	u := &Update{root: root, out: out, prefix: how.Prefix, force: how.Force, byLine: byLine, days: days, release: func() error { return nil }}
	u.blank = merge.Stamps(how.Template.Blank(), byLine)
	if !how.Look {
		if u.release, err = root.hold(ctx); err != nil {
			return nil, err
		}
	}
	if u.Lock, err = root.ReadLock(); err != nil {
		return nil, errors.Join(err, u.release())
	}
	return u, nil
}

// Close ends the update.
func (u *Update) Close() error { return u.release() }

// linedSections gives the sections that are merged line by line: those with
// the facts of a problem, one a line, such as its difficulty and its date; and
// which of their lines are dates.
func linedSections(t *scaffold.Template) (names, days []string, err error) {
	m, err := t.Layout()
	if err != nil {
		return nil, nil, err
	}
	for i := range m.Placements {
		s := &m.Placements[i]
		f, _ := spec.Lookup(s.Field)
		if f == nil || s.Label == "" || f.Kind != spec.Choice && f.Kind != spec.Date && f.Kind != spec.Stars {
			continue
		}
		name := merge.Name(s.Trail, isTitled(m.Sections))
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		if f.Kind == spec.Date {
			days = append(days, merge.LineName(name, s.Label))
		}
	}
	return names, days, nil
}

// isTitled reports whether the first heading is that of the whole document.
func isTitled(sections []markdown.Section) bool {
	return len(sections) > 0 && sections[0].Level == 1
}

// Plan tells what becomes of a file, and touches nothing. It may be called by
// several goroutines.
func (u *Update) Plan(g Generated) (FileUpdate, error) {
	file := FileUpdate{Name: g.Name, entry: LockEntry{File: path.Join(u.prefix, g.Name), From: g.From}}
	if found := u.Lock.Find(file.entry.File); found != nil {
		before := *found // the lock moves its entries when one is put in
		file.before = &before
		if g.From == "" {
			file.entry.From = before.From
		}
	}
	existing, err := u.out.Read(g.Name)
	if errors.Is(err, fs.ErrNotExist) {
		file.Action, file.After = Created, g.Content
		file.entry.Was, file.entry.Base = merge.DigestOf(g.Content), merge.Stamps(g.Content, u.byLine)
		return file, nil
	}
	if err != nil {
		return file, err
	}
	u.plan(&file, g, existing)
	return file, nil
}

// plan merges what is there with what is rendered. A day that nobody said
// makes no difference: only when something else does, the file takes it, if the
// one that stands there is not the author's.
func (u *Update) plan(file *FileUpdate, g Generated, existing []byte) {
	fresh := g.Content
	if g.AsOf != nil && !bytes.Equal(existing, fresh) {
		fresh = g.AsOf(existing)
	}
	file.Action, file.entry.Was = Unchanged, merge.DigestOf(fresh)
	if bytes.Equal(existing, fresh) && file.before != nil && file.before.Was == file.entry.Was {
		file.entry.Base = file.before.Base
		return
	}
	var unsaid []string
	if g.AsOf != nil {
		unsaid = u.days
	}
	r := u.merge(file, existing, fresh, unsaid)
	if g.AsOf != nil && !bytes.Equal(r.Content, existing) {
		if today := u.merge(file, existing, g.Content, unsaid); contested(today) == contested(r) {
			r, file.entry.Was = today, merge.DigestOf(g.Content)
		}
	}
	file.Sections, file.entry.Base = r.Changes, r.Base
	if g.AsOf != nil && file.before != nil && u.keepDays(file, existing) {
		file.entry.Was = ""
		if sameBase(file.before.Base, r.Base) {
			file.entry.Was = file.before.Was
		}
	}
	if !bytes.Equal(r.Content, existing) {
		file.Action, file.Before, file.After = Updated, existing, r.Content
	}
	if slices.ContainsFunc(r.Changes, func(c merge.Change) bool { return c.Outcome == merge.Conflict }) {
		file.Action, file.entry.Was = Conflict, "" // the old base stays, of some sections
		if file.before != nil && sameBase(file.before.Base, r.Base) {
			file.entry.Was = file.before.Was
		}
	}
}

// keepDays keeps what the lock has of a day that nobody says, when the author
// has changed it: what stands there was not generated, and must not seem so the
// next time. It reports whether there was such a day.
func (u *Update) keepDays(file *FileUpdate, existing []byte) (kept bool) {
	for i, now := range file.entry.Base {
		if !slices.Contains(u.days, now.Name) {
			continue
		}
		digests := func(b merge.Base) []merge.Digest {
			at := slices.IndexFunc(b, func(s merge.Stamp) bool { return s.Name == now.Name })
			if at < 0 {
				return nil
			}
			return b[at].Digests
		}
		generated, there := digests(file.before.Base), digests(merge.Stamps(existing, u.byLine))
		if len(generated) > 0 && (len(there) == 0 || !slices.Contains(generated, there[0])) {
			file.entry.Base[i].Digests, kept = generated, true
		}
	}
	return kept
}

// contested counts the parts that both sides have changed.
func contested(r merge.Result) int {
	n := 0
	for _, c := range r.Changes {
		if c.Outcome == merge.Conflict || c.Outcome == merge.Forced {
			n++
		}
	}
	return n
}

func (u *Update) merge(file *FileUpdate, existing, fresh []byte, unsaid []string) merge.Result {
	in := merge.Input{Current: existing, Fresh: fresh, Blank: u.blank, ByLine: u.byLine, Unsaid: unsaid, Force: u.force}
	if file.before != nil {
		in.Base = file.before.Base
	}
	return merge.Merge(in)
}

// Read gives the content of a regular file, of up to source.MaxSize bytes.
func (f *Folder) Read(name string) ([]byte, error) {
	if f.root == nil {
		return nil, fs.ErrNotExist
	}
	info, err := f.root.Lstat(name)
	switch {
	case err != nil:
		return nil, f.failed("looking at", name, err)
	case !info.Mode().IsRegular():
		return nil, f.inTheWay(name, "not a regular file")
	case info.Size() > source.MaxSize:
		return nil, f.failed("reading", name, fmt.Errorf("it has more than %d MB", source.MaxSize>>20))
	}
	file, err := f.root.Open(name)
	if err != nil {
		return nil, f.failed("reading", name, err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, source.MaxSize+1))
	if err != nil {
		return nil, f.failed("reading", name, err)
	}
	return content, nil
}

// Commit writes the files that a plan changes, each whole or not at all, and
// tells of each when it is written. The lock is written twice: before, with the
// digests of before and after, and when all is done. So a run that is killed
// leaves nothing that the next one takes for an author's edit.
func (u *Update) Commit(ctx context.Context, files []FileUpdate, done func(FileUpdate)) error {
	if err := u.announce(files); err != nil {
		return err
	}
	var failed error
	for i := range files {
		if failed = ctx.Err(); failed == nil {
			failed = u.write(&files[i])
		}
		if failed != nil {
			break
		}
		u.Lock.Set(files[i].entry)
		done(files[i])
	}
	return errors.Join(failed, u.writeLock())
}

// announce writes into the lock what is about to be written.
func (u *Update) announce(files []FileUpdate) error {
	changes := false
	for i := range files {
		if f := &files[i]; f.After != nil {
			e := f.entry
			if f.before != nil {
				e.Was, e.Base = "", merge.Pending(f.before.Base, e.Base)
			}
			u.Lock.Set(e)
			changes = true
		}
	}
	if !changes {
		return nil
	}
	return u.writeLock()
}

func (u *Update) write(f *FileUpdate) error {
	switch {
	case f.After == nil:
		return nil
	case f.Before == nil:
		action, err := u.out.Put(File{Name: f.Name, Content: f.After}, How{})
		if err == nil && action == Refused {
			err = u.out.failed("writing", f.Name, ErrChanged)
		}
		return err
	}
	return u.out.Rewrite(f.Name, f.Before, f.After)
}

// writeLock writes the lock, if it is not so already.
func (u *Update) writeLock() error {
	_, err := u.root.Put(File{Name: LockName, Content: u.Lock.Encode()}, How{Force: true, Sync: true})
	return err
}

// IsStale reports whether the lock would change, though no file does. It is
// asked after Orphans.
func (u *Update) IsStale(files []FileUpdate) bool {
	if u.forgot {
		return true
	}
	for i := range files {
		if f := &files[i]; f.before == nil || !f.before.equal(f.entry) {
			return true
		}
	}
	return false
}

func (e *LockEntry) equal(f LockEntry) bool {
	return e.File == f.File && e.From == f.From && e.Was == f.Was && sameBase(e.Base, f.Base)
}

func sameBase(a, b merge.Base) bool {
	return slices.EqualFunc(a, b, func(a, b merge.Stamp) bool {
		return a.Name == b.Name && slices.Equal(a.Digests, b.Digests)
	})
}

// Orphans gives the entries whose spec is gone: it was read, or is not there
// any more, and none of the files is made from it. An entry whose file is gone
// as well leaves the lock.
func (u *Update) Orphans(files []FileUpdate, isGone func(specText string) bool) []LockEntry {
	made := map[string]bool{}
	for i := range files {
		made[files[i].entry.File] = true
	}
	var orphans, stay []LockEntry
	for _, e := range u.Lock.Entries {
		isOrphan := e.From != "" && !made[e.File] && isGone(e.From)
		switch {
		case isOrphan && !u.root.has(e.File):
			u.forgot = true
			continue
		case isOrphan:
			orphans = append(orphans, e)
		}
		stay = append(stay, e)
	}
	u.Lock.Entries = stay
	return orphans
}

// has reports whether there is something of that name. What cannot be looked
// at is taken to be there.
func (f *Folder) has(name string) bool {
	if f.root == nil {
		return false
	}
	_, err := f.root.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

// hold waits until no other process updates the bank, and holds it until the
// function that it gives is called, or the process ends.
func (f *Folder) hold(ctx context.Context) (release func() error, err error) {
	for {
		release, err = f.tryHold()
		if !errors.Is(err, errHeld) {
			return release, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}
