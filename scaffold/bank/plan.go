package bank

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"

	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
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
	Action   disk.Action
	Sections []merge.Change // those that are not the same
	Before   []byte         // nil when the file is new, or stays as it is
	After    []byte

	entry  ManifestEntry
	before *ManifestEntry // in the manifest, or nil
}

// Plan tells what becomes of a file, and touches nothing. It may be called by
// several goroutines.
func (u *Update) Plan(g Generated) (FileUpdate, error) {
	file := FileUpdate{Name: g.Name, entry: ManifestEntry{File: path.Join(u.prefix, g.Name), From: g.From}}
	if found := u.Manifest.Find(file.entry.File); found != nil {
		before := *found // the manifest moves its entries when one is put in
		file.before = &before
		if g.From == "" {
			file.entry.From = before.From
		}
	}
	existing, err := u.out.Read(g.Name)
	if errors.Is(err, fs.ErrNotExist) {
		file.Action, file.After = disk.Created, g.Content
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
	file.Action, file.entry.Was = disk.Unchanged, merge.DigestOf(fresh)
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

// keepDays keeps what the manifest has of a day that nobody says, when the author
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
