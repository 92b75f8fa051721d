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
	AsOf    func(existing []byte) []byte // the same with the day that an existing file has; nil if the problem gives a day
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
	switch {
	case errors.Is(err, fs.ErrNotExist):
		file.Action, file.After = disk.Created, g.Content
		file.entry.Was, file.entry.Base = merge.DigestOf(g.Content), merge.Stamps(g.Content, u.byLine)
	case err != nil:
		return file, err
	default:
		u.planExisting(&file, g, existing)
	}
	return file, nil
}

// planExisting plans the update of a file that is there.
func (u *Update) planExisting(file *FileUpdate, g Generated, existing []byte) {
	fresh := g.Content
	if g.AsOf != nil && !bytes.Equal(existing, fresh) {
		fresh = g.AsOf(existing)
	}
	file.Action, file.entry.Was = disk.Unchanged, merge.DigestOf(fresh)
	if bytes.Equal(existing, fresh) && file.before != nil && file.before.Was == file.entry.Was {
		file.entry.Base = file.before.Base
		return
	}
	merged, rendered := u.mergeDay(file, g, existing, fresh)
	file.Sections = merged.Changes
	file.entry.Was, file.entry.Base = merge.DigestOf(rendered), merged.Base
	if g.AsOf != nil && file.before != nil && u.keepDays(file, existing) {
		file.baseIsMixed()
	}
	if !bytes.Equal(merged.Content, existing) {
		file.Action, file.Before, file.After = Updated, existing, merged.Content
	}
	if hasConflict(merged) {
		file.Action = Conflict
		file.baseIsMixed()
	}
}

// mergeDay merges what is there with what is rendered as of the day that is
// there, and gives the rendering that it took. A day that nobody gave makes no
// difference: the file takes today's only if something else changes, and if the
// author has not edited the one that is there.
func (u *Update) mergeDay(file *FileUpdate, g Generated, existing, fresh []byte) (merged merge.Result, rendered []byte) {
	if g.AsOf == nil {
		return u.merge(file, existing, fresh, nil), fresh
	}
	merged = u.merge(file, existing, fresh, u.days)
	if bytes.Equal(merged.Content, existing) {
		return merged, fresh
	}
	if today := u.merge(file, existing, g.Content, u.days); contested(today) == contested(merged) {
		return today, g.Content
	}
	return merged, fresh
}

// merge merges a file with a rendering. The lines named by unsaid hold a day
// that nobody said.
func (u *Update) merge(file *FileUpdate, existing, fresh []byte, unsaid []string) merge.Result {
	in := merge.Input{Current: existing, Fresh: fresh, Blank: u.blank, ByLine: u.byLine, Unsaid: unsaid, Force: u.force}
	if file.before != nil {
		in.Base = file.before.Base
	}
	return merge.Merge(in)
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

func hasConflict(r merge.Result) bool {
	return slices.ContainsFunc(r.Changes, func(c merge.Change) bool { return c.Outcome == merge.Conflict })
}

// baseIsMixed notes that the base of the new entry is that of no one rendering,
// because a part of it stays as it was before. When all of it is as before, so
// is the rendering.
func (f *FileUpdate) baseIsMixed() {
	f.entry.Was = ""
	if f.before != nil && sameBase(f.before.Base, f.entry.Base) {
		f.entry.Was = f.before.Was
	}
}

// keepDays keeps what the manifest has of a day that nobody says, when the
// author has changed it: what stands there was not generated, and must not seem
// so the next time. It reports whether there was such a day.
func (u *Update) keepDays(file *FileUpdate, existing []byte) (kept bool) {
	stamps := merge.Stamps(existing, u.byLine)
	for i, now := range file.entry.Base {
		if !slices.Contains(u.days, now.Name) {
			continue
		}
		generated, there := digests(file.before.Base, now.Name), digests(stamps, now.Name)
		if len(generated) > 0 && (len(there) == 0 || !slices.Contains(generated, there[0])) {
			file.entry.Base[i].Digests, kept = generated, true
		}
	}
	return kept
}

// digests gives those of a section, or of a line of it.
func digests(b merge.Base, name string) []merge.Digest {
	for _, s := range b {
		if s.Name == name {
			return s.Digests
		}
	}
	return nil
}
