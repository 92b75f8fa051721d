package bank

import (
	"context"
	"errors"
	"fmt"

	"newproblem/scaffold"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
)

// More actions, of an update.
const (
	Updated  disk.Action = "updated"  // sections of it were brought up to date
	Conflict disk.Action = "conflict" // a section was changed in the file and in the spec; the file's stays
)

// An Update brings the generated files of a bank up to date, and keeps the
// bank's manifest. It holds the bank: a second one waits until the first has
// ended.
type Update struct {
	Manifest *Manifest

	root, out *disk.Folder
	prefix    string // of the output folder, below the root
	blank     *blankProblem
	facts     *facts
	force     bool
	forgot    bool // an entry has left the manifest
	release   func() error
}

// UpdateOptions say how files are brought up to date.
type UpdateOptions struct {
	Template *scaffold.Template
	Prefix   string // the output folder, below the root, with slashes; "." or "" for the root itself
	Force    bool   // where both were changed, take the new rendering
	DryRun   bool   // nothing will be written, so nobody has to wait
}

// heldName is the file by which a bank is held where folders cannot be locked.
const heldName = ManifestName + ".held"

// BeginUpdate begins an update of the files in out, with the manifest in root,
// when no other update is at work there. Close ends it.
func BeginUpdate(ctx context.Context, root, out *disk.Folder, options UpdateOptions) (*Update, error) {
	facts, err := factsOf(options.Template)
	if err != nil {
		return nil, err
	}
	u := &Update{root: root, out: out, prefix: options.Prefix, force: options.Force, facts: facts, release: func() error { return nil }}
	u.blank = newBlankProblem(merge.Stamps(options.Template.Blank(), facts.byLine))
	if !options.DryRun {
		if u.release, err = root.Hold(ctx, heldName); err != nil {
			return nil, err
		}
	}
	if u.Manifest, err = ReadManifest(root); err != nil {
		return nil, errors.Join(err, u.release())
	}
	u.Manifest.knows(u.blank)
	return u, nil
}

// Close ends the update.
func (u *Update) Close() error { return u.release() }

// SectionNames gives the names of the sections of a document that an update
// merges.
func (u *Update) SectionNames(doc []byte) []string {
	var names []string
	for _, s := range merge.Stamps(doc, u.facts.byLine) {
		names = append(names, s.Name)
	}
	return names
}

// SectionName gives the name of a section with the headings of the template in place
// of the other names that the settings give them.
func (u *Update) SectionName(name string) string { return merge.Names(u.facts.names).In(name) }

// Commit writes the files that a plan changes, each whole or not at all, and
// tells of each when it is written. The manifest is written twice: before, with
// the digests of before and after, and when all is done. So a run that is killed
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
		u.Manifest.Set(files[i].entry)
		done(files[i])
	}
	return errors.Join(failed, u.Manifest.write(u.root))
}

// announce writes into the manifest what is about to be written.
func (u *Update) announce(files []FileUpdate) error {
	changes := false
	for i := range files {
		if f := &files[i]; f.After != nil {
			e := f.entry
			if f.before != nil {
				e.Was = ""
				e.setBase(u.blank, merge.Pending(f.last, f.base))
			}
			u.Manifest.Set(e)
			changes = true
		}
	}
	if !changes {
		return nil
	}
	return u.Manifest.write(u.root)
}

func (u *Update) write(f *FileUpdate) error {
	switch {
	case f.After == nil:
		return nil
	case f.Before == nil:
		action, err := u.out.Put(disk.File{Name: f.Name, Content: f.After}, disk.WriteOptions{})
		if err == nil && action == disk.Refused {
			err = fmt.Errorf("writing %s: %w", u.out.Path(f.Name), disk.ErrChanged)
		}
		return err
	}
	return u.out.Rewrite(f.Name, f.Before, f.After)
}

// IsStale reports whether the manifest would change, though no file does. It is
// asked after Orphans.
func (u *Update) IsStale(files []FileUpdate) bool {
	if u.forgot {
		return true
	}
	for i := range files {
		if f := &files[i]; f.before == nil || *f.before != f.entry {
			return true
		}
	}
	return false
}

// Orphans gives the entries whose spec is gone: it was read, or is not there
// any more, and none of the files is made from it. An entry whose file is gone
// as well leaves the manifest.
func (u *Update) Orphans(files []FileUpdate, isGone func(spec string) bool) []ManifestEntry {
	made := map[string]bool{}
	for i := range files {
		made[files[i].entry.File] = true
	}
	var orphans, stay []ManifestEntry
	for _, e := range u.Manifest.Entries {
		isOrphan := e.From != "" && !made[e.File] && isGone(e.From)
		switch {
		case isOrphan && !u.root.Has(e.File):
			u.forgot = true
			continue
		case isOrphan:
			orphans = append(orphans, e)
		}
		stay = append(stay, e)
	}
	u.Manifest.Entries = stay
	return orphans
}
