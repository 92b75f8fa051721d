package bank

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"

	"newproblem/scaffold/disk"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/source"
)

// A Generated file is what a problem renders to now.
type Generated struct {
	Name    string // in the output folder
	From    string // the spec that says it, below the root of the bank; "" for none
	Content []byte
	AsOf    func(existing []byte) []byte // the same with the day that an existing file has; nil if the problem gives a day
	Said    []string                     // the paths of the fields that somebody said; all others are defaults
	Settled map[string]merge.Side        // by the ID of a section: what to take where both were changed
}

// A FileUpdate is what an update does with one file.
type FileUpdate struct {
	Name     string // in the output folder
	Action   disk.Action
	Sections []merge.Change // those that are not the same
	Before   []byte         // nil when the file is new, or stays as it is
	After    []byte
	Read     Checksum // of the bytes of the file that was there, "" for none
	Empty    bool     // the file that was there says nothing
	Same     bool     // it is to the byte what is generated, as the manifest has it: nothing of either is kept

	entry  ManifestEntry
	before *ManifestEntry // in the manifest, or nil
	last   merge.Base     // what was last generated, in digests of today
	base   merge.Base     // what is generated now
}

// Plan tells what becomes of a file, and touches nothing. It may be called by
// several goroutines.
func (u *Update) Plan(g Generated) (FileUpdate, error) {
	file := FileUpdate{Name: g.Name, entry: ManifestEntry{File: path.Join(u.prefix, g.Name), From: g.From}}
	if found := u.Manifest.Find(file.entry.File); found != nil {
		before := *found // the manifest moves its entries when one is put in
		file.before, file.entry.line = &before, before.line
		if g.From == "" {
			file.entry.From = before.From
		}
	}
	existing, err := u.out.Read(g.Name)
	if err == nil && file.before == nil && g.From != "" {
		file.before = u.renamed(g.From, file.entry.File)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		file.Action, file.After = disk.Created, g.Content
		file.entry.Was, file.base = ChecksumOf(g.Content), merge.Stamps(g.Content, u.facts.byLine)
		file.entry.setBase(u.blank, file.base)
	case err != nil:
		return file, err
	default:
		if faults := source.AsFaults(source.CheckEncoding(u.out.Path(g.Name), existing)); faults != nil {
			faults[0].At.Name = u.out.Path(g.Name)
			return file, faults.Err()
		}
		u.planExisting(&file, g, existing)
	}
	return file, nil
}

// renamed gives the entry of the one file that a spec made and that is gone, as
// that of another file: somebody has renamed it, and has given the spec the new name.
func (u *Update) renamed(from, file string) *ManifestEntry {
	var found *ManifestEntry
	for _, e := range u.Manifest.Entries {
		if e.From != from || u.root.Has(e.File) {
			continue
		}
		if found != nil {
			return nil
		}
		e.File, e.Was = file, ""
		found = &e
	}
	return found
}

// planExisting plans the update of a file that is there.
func (u *Update) planExisting(file *FileUpdate, g Generated, existing []byte) {
	fresh := g.Content
	if g.AsOf != nil && !bytes.Equal(existing, fresh) {
		fresh = g.AsOf(existing)
	}
	isSame := bytes.Equal(existing, fresh)
	file.Action, file.Read = disk.Unchanged, ChecksumOf(existing)
	if isSame {
		file.entry.Was = file.was(file.Read, fresh)
	}
	if isSame && file.before != nil && file.before.Was == file.entry.Was && file.before.blank == u.blank.id {
		file.entry.blank, file.entry.sections, file.Same = file.before.blank, file.before.sections, true
		return
	}
	file.Empty = isEmpty(existing)
	merged, rendered := u.mergeDay(file, g, existing, fresh)
	file.Sections = merged.Changes
	file.entry.Was, file.last, file.base = file.was(ChecksumOf(rendered), rendered), merged.Last, merged.Base
	isMixed := g.AsOf != nil && file.before != nil && u.keepDays(file, merged.Found)
	if !bytes.Equal(merged.Content, existing) && !(file.Empty && isEmpty(merged.Content)) {
		file.Action, file.Before, file.After = Updated, existing, merged.Content
	}
	if hasConflict(merged) {
		file.Action, isMixed = Conflict, true
	}
	file.entry.setBase(u.blank, file.base)
	if isMixed {
		file.baseIsMixed()
	}
}

// was gives what the manifest is to have of a rendering with a checksum: what it has, if
// that is of the same rendering. Earlier programs took a SHA-256, which is no reason to
// write a manifest anew.
func (f *FileUpdate) was(sum Checksum, rendered []byte) Checksum {
	if f.before != nil && f.before.Was != sum && f.before.Was == Checksum(merge.DigestOf(rendered)) {
		return f.before.Was
	}
	return sum
}

// isEmpty reports whether a file says nothing.
func isEmpty(content []byte) bool {
	return len(bytes.TrimSpace(content[len(markdown.ByteOrderMarks(content)):])) == 0
}

// mergeDay merges what is there with what is rendered as of the day that is
// there, and gives the rendering that it took. A day that nobody gave makes no
// difference: the file takes today's only if something else changes, and if the
// author has not edited the one that is there.
func (u *Update) mergeDay(file *FileUpdate, g Generated, existing, fresh []byte) (merged merge.Result, rendered []byte) {
	if g.AsOf == nil {
		return u.merge(file, g, existing, fresh), fresh
	}
	merged = u.merge(file, g, existing, fresh)
	if bytes.Equal(merged.Content, existing) {
		return merged, fresh
	}
	if today := u.merge(file, g, existing, g.Content); contested(today) == contested(merged) {
		return today, g.Content
	}
	return merged, fresh
}

// merge merges a file with a rendering. Into one that was emptied, nothing is forced: it
// would be made anew piece by piece.
func (u *Update) merge(file *FileUpdate, g Generated, existing, fresh []byte) merge.Result {
	in := merge.Input{
		Current: existing, Fresh: fresh, Blank: u.blank.base, ByLine: u.facts.byLine, Names: u.facts.names, Unsaid: u.facts.unsaid(g.Said),
		Force: u.force && !file.Empty, Settled: g.Settled, Facts: u.facts.in, Said: u.facts.said, Rewritten: u.facts.rewritten, FieldTitle: u.facts.fieldTitle,
		Remarked: u.facts.remarked, PageTitle: u.facts.pageTitle,
	}
	if file.before != nil {
		in.Base, in.IsOld = u.Manifest.base(file.before)
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
	if f.before != nil && f.before.blank == f.entry.blank && f.before.sections == f.entry.sections {
		f.entry.Was = f.before.Was
	}
}

// keepDays keeps what the manifest has of a day that nobody says, when the
// author has changed it: what stands there was not generated, and must not seem
// so the next time. It reports whether there was such a day.
func (u *Update) keepDays(file *FileUpdate, found merge.Base) (kept bool) {
	for i, now := range file.base {
		if !slices.Contains(u.facts.days, now.Name) {
			continue
		}
		generated, there := digests(file.last, now.Name), digests(found, now.Name)
		switch {
		case len(generated) == 0:
		case len(there) == 0: // the base has them, and that the removal was told
			kept = true
		case !slices.Contains(generated, there[0]):
			file.base[i].Digests, kept = generated, true
		}
	}
	return kept
}

// digests gives those of a section, or of a line of it.
func digests(b merge.Base, name string) []merge.Digest {
	for _, s := range b {
		if merge.ID(s.Name) == merge.ID(name) {
			return s.Digests
		}
	}
	return nil
}
