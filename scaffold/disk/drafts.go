package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"newproblem/scaffold/source"
)

// A Draft is what a run keeps of its author's answers until they are in a
// file. Each run has a draft of its own, and holds it: a draft that nobody
// holds belongs to a run that was stopped.
//
// Drafts stand in a folder that only its owner can read. The name of a draft
// begins with a key, by which the runs of one working folder find theirs.
type Draft struct {
	Content []byte    // what was written last
	Saved   time.Time // when it was; for a new draft, never

	folder *Folder
	id     string
	lock   *os.File // held as long as it is open, and the process is there
}

const (
	draftSuffix = ".yaml"
	lockSuffix  = ".lock"
	asideSuffix = ".damaged"

	scratchSuffix = ".editor" // of a folder
)

// BeginDraft makes a new draft in the folder at path, which it makes when it
// is missing. There is no file of it until it is written.
func BeginDraft(path, key string) (*Draft, error) {
	folder, err := openPrivate(path)
	if err != nil {
		return nil, err
	}
	for n := range 10000 {
		d := &Draft{folder: folder, id: fmt.Sprintf("%s-%d-%d", key, os.Getpid(), n)}
		err := d.hold(os.O_EXCL)
		if errors.Is(err, fs.ErrExist) || errors.Is(err, errHeld) {
			continue
		}
		if err != nil {
			return nil, errors.Join(err, folder.Close())
		}
		if _, err := folder.root.Lstat(d.name()); err == nil {
			_ = d.lock.Close() // an old draft that had lost its lock: it has one again
			continue
		}
		return d, nil
	}
	return nil, errors.Join(fmt.Errorf("making a draft in %s: there are too many", path), folder.Close())
}

// LeftDrafts gives the drafts below path that were left by runs with the same
// key, or with any when it is empty, the newest first. It holds them all:
// Release lets go of one. Drafts that another run holds are only counted. For a
// draft that cannot be read, unread is called, and the others are still given.
func LeftDrafts(path, key string, unread func(error)) (left []*Draft, held int, err error) {
	ids, err := draftIDs(path, key)
	if err != nil {
		return nil, 0, err
	}
	for _, id := range ids {
		d, err := leftDraft(path, id)
		switch {
		case errors.Is(err, errHeld):
			held++
		case errors.Is(err, fs.ErrNotExist): // finished in the meantime, or never written
		case err != nil:
			unread(err)
		default:
			left = append(left, d)
		}
	}
	slices.SortStableFunc(left, func(a, b *Draft) int { return b.Saved.Compare(a.Saved) })
	return left, held, nil
}

// ReleaseDrafts lets go of drafts.
func ReleaseDrafts(drafts []*Draft) error {
	var errs []error
	for _, d := range drafts {
		errs = append(errs, d.Release())
	}
	return errors.Join(errs...)
}

// draftIDs gives the drafts of a key, none when the folder is missing. Among
// them are those of which there is only a lock: when their run was killed
// before it wrote, the lock is to go.
func draftIDs(path, key string) ([]string, error) {
	entries, err := os.ReadDir(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("looking for drafts: %w", err)
	}
	if key != "" {
		key += "-"
	}
	var ids []string
	for _, e := range entries {
		id, isLock := strings.CutSuffix(e.Name(), lockSuffix)
		id, isDraft := strings.CutSuffix(id, draftSuffix)
		if (isLock || isDraft) && e.Type().IsRegular() && strings.HasPrefix(id, key) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// leftDraft holds a draft that is there, and reads it.
func leftDraft(path, id string) (*Draft, error) {
	folder, err := openPrivate(path)
	if err != nil {
		return nil, err
	}
	d := &Draft{folder: folder, id: id}
	if err := d.hold(0); err != nil {
		return nil, errors.Join(err, folder.Close())
	}
	err = d.read()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.Join(err, d.Remove()) // so that no lock is left without a draft
	case err != nil:
		return nil, errors.Join(err, d.Release())
	}
	return d, nil
}

// openPrivate opens a folder that only its owner can read, and makes it, and
// those above it, when they are missing. What a killed run has left there is
// removed: it holds answers, and nobody would look for them in it.
func openPrivate(path string) (*Folder, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("making the folder: %w", err)
	}
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.dir.Stat()
	if err == nil && info.Mode().Perm()&0o077 != 0 {
		err = f.root.Chmod(".", 0o700)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("keeping %s to its owner: %w", path, err), f.Close())
	}
	f.sweep()
	return f, nil
}

// hold makes the draft this run's own, for as long as it lives. The lock has a
// file of its own, because the draft's is replaced at each write.
func (d *Draft) hold(flag int) error {
	name := d.id + lockSuffix
	lock, err := d.folder.root.OpenFile(name, os.O_RDWR|os.O_CREATE|flag, 0o600)
	if err != nil {
		return d.folder.failed("holding", name, err)
	}
	if err := tryLock(lock); err != nil {
		return errors.Join(err, lock.Close())
	}
	// Whoever held it may have taken it away just now.
	mine, err := lock.Stat()
	if err == nil {
		there, gone := d.folder.root.Lstat(name)
		if gone != nil || !os.SameFile(mine, there) {
			err = errHeld
		}
	}
	if err != nil {
		return errors.Join(err, lock.Close())
	}
	d.lock = lock
	return nil
}

func (d *Draft) name() string { return d.id + draftSuffix }

// Path is the draft's file.
func (d *Draft) Path() string { return d.folder.Path(d.name()) }

func (d *Draft) read() error {
	f, err := d.folder.root.Open(d.name())
	if err != nil {
		return d.folder.failed("reading", d.name(), err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return d.folder.failed("reading", d.name(), err)
	}
	if d.Content, err = io.ReadAll(io.LimitReader(f, source.MaxSize+1)); err != nil {
		return d.folder.failed("reading", d.name(), err)
	}
	d.Saved = info.ModTime()
	return nil
}

// Write replaces what was written before, whole: a run that is killed leaves
// either the one or the other.
func (d *Draft) Write(content []byte) error {
	_, err := d.folder.Put(File{Name: d.name(), Content: content}, WriteOptions{Force: true, Sync: true, Private: true})
	if err == nil {
		d.Content = content
	}
	return err
}

// Remove removes the draft, and lets go of it.
func (d *Draft) Remove() error {
	err := errors.Join(d.remove(d.name()), d.RemoveScratch())
	_ = d.lock.Close() // or some systems do not remove it
	return errors.Join(err, d.remove(d.id+lockSuffix), d.folder.Close())
}

func (d *Draft) remove(name string) error {
	if err := d.folder.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return d.folder.failed("removing", name, err)
	}
	return nil
}

// SetAside keeps a draft that cannot be used under another name, which it
// gives, with what editors have saved, and lets go of it.
func (d *Draft) SetAside() (path string, err error) {
	name := d.id + asideSuffix
	for n := 2; ; n++ {
		if _, err := d.folder.root.Lstat(name); err != nil {
			break
		}
		name = fmt.Sprintf("%s-%d%s", d.id, n, asideSuffix)
	}
	err = d.folder.root.Rename(d.id+scratchSuffix, name+scratchSuffix)
	if err == nil || errors.Is(err, fs.ErrNotExist) { // mostly, no editor was at work
		err = d.folder.root.Rename(d.name(), name)
	}
	if err != nil {
		return d.Path(), errors.Join(d.folder.failed("moving", d.name(), err), d.Release())
	}
	return d.folder.Path(name), d.Remove()
}

// Release lets go of the draft and leaves its file to a later run. When there
// is none, nothing is left.
func (d *Draft) Release() error {
	if _, err := d.folder.root.Lstat(d.name()); errors.Is(err, fs.ErrNotExist) {
		return d.Remove()
	}
	return errors.Join(d.lock.Close(), d.folder.Close())
}
