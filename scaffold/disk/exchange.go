package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// How a file is replaced that must not have changed since it was read. Whoever
// looks first and then replaces loses what is saved in between. So the new file
// and the one that is there change places in one step, and then there is all the
// time to look at what came out: that is what stood there last, whoever wrote it
// and however. If it is what was read, it is removed; if not, it goes back.
//
// An editor may also save in the moment before it goes back. Then the newest
// save is what stays under the name, and the one before it is kept next to it.
// And an editor that writes in place may have the file open, and go on writing
// into what came out: where the system can tell, that counts as a change.
//
// Where files cannot change places, the file is read again right before it is
// replaced. What is saved between these two calls to the system is lost.

var (
	// ErrChanged is the error of Rewrite for a file that was changed after it
	// was read.
	ErrChanged = errors.New("it was changed in the meantime")
	// ErrBusy is the error of Rewrite for a file that another program has open
	// to write to.
	ErrBusy = errors.New("another program is writing to it")
)

// Rewrite puts new content in place of what was read of a file, whole or not at
// all. The file keeps its mode. When somebody has changed it since it was read,
// or is changing it, it is left alone, and so is what is not a regular file.
func (f *Folder) Rewrite(name string, was, now []byte) error {
	return f.rewrite(name, was, now, f.exchange)
}

// rewrite is Rewrite with the call by which two files change places, which is
// the folder's own. Its error is taken for that of a system or a disk that does
// not know the call: the other way shows what is the matter.
func (f *Folder) rewrite(name string, was, now []byte, exchange func(a, b string) error) error {
	action, err := f.Plan(File{Name: name, Content: was}, WriteOptions{})
	switch {
	case err != nil:
		return err
	case action != Unchanged:
		return f.failed("writing", name, ErrChanged)
	}
	temp, err := f.writeBeside(name, was, now)
	if err != nil {
		return f.failed("writing", name, err)
	}
	defer temp.file.Close() // when it has its place, because it is locked until then
	if exchange(temp.name, name) == nil {
		_ = temp.file.Close() // or it would count as one that is being written to
		if err = f.removeOld(temp.name, was); err != nil {
			err = f.putBack(temp.name, name, now, err, exchange)
		}
	} else if err = f.renameOver(temp.name, name, was); err != nil {
		err = errors.Join(err, f.root.Remove(temp.name))
	}
	if err != nil {
		return f.failed("writing", name, err)
	}
	return f.syncDir()
}

// A tempFile is a temporary file and its name.
type tempFile struct {
	file *os.File
	name string
}

// writeBeside writes a temporary file with the mode of the one that it will
// replace. Its name tells what both hold, now that it is whole.
func (f *Folder) writeBeside(name string, was, now []byte) (temp tempFile, err error) {
	info, err := f.root.Lstat(name)
	if err != nil {
		return temp, err
	}
	temp.file, temp.name, err = f.writeTemp(now, 0o600, true)
	if err != nil {
		return temp, err
	}
	if err = setMode(temp.file, info.Mode().Perm()); err == nil {
		whole := exchangedName(was, now)
		if err = f.root.Rename(temp.name, whole); err == nil {
			temp.name = whole
			return temp, nil
		}
	}
	return temp, errors.Join(err, temp.file.Close(), f.root.Remove(temp.name))
}

// renameOver renames a temporary file over one that is still what was read.
func (f *Folder) renameOver(temp, name string, was []byte) error {
	same, err := f.same(File{Name: name, Content: was})
	switch {
	case err != nil:
		return err
	case !same:
		return ErrChanged
	}
	return f.root.Rename(temp, name)
}

// putBack puts back under its name what came out of it, which must be what its
// author saved last. It gives the reason why the file is left alone.
func (f *Folder) putBack(temp, name string, ours []byte, reason error, exchange func(a, b string) error) error {
	var earlier look
	for range 100 {
		save, err := f.look(temp)
		if err == nil {
			err = exchange(temp, name)
		}
		if err != nil { // the name is gone, or we may not any more
			return f.keep(temp, name, reason)
		}
		if f.removeOld(temp, ours) == nil {
			return errors.Join(reason, f.syncDir())
		}
		// Somebody has saved while our file was there: that is newer, and takes
		// the place of what has just been put back.
		if out, err := f.look(temp); err == nil && out.same(earlier) {
			break // unless it is the one before
		}
		earlier = save
	}
	return f.keep(temp, name, reason)
}

// A look is what there is to see of a file at one moment.
type look struct {
	info    fs.FileInfo
	content []byte // of a regular file
	busy    bool   // somebody has it open to write to
}

func (f *Folder) look(name string) (look, error) {
	info, err := f.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return look{info: info}, err
	}
	file, err := f.root.Open(name)
	if err != nil {
		return look{info: info}, nil
	}
	defer file.Close()
	busy := isWrittenTo(file)
	content, err := io.ReadAll(file)
	return look{info, content, busy}, err
}

// same reports whether a file is another one, and has not changed.
func (l look) same(other look) bool {
	return other.info != nil && os.SameFile(l.info, other.info) && bytes.Equal(l.content, other.content) && !l.busy
}

// keep gives an author's words that have lost their name another one next to it.
func (f *Folder) keep(temp, name string, reason error) error {
	at := name + savedSuffix
	for n := 2; ; n++ {
		err := f.renameExclusive(temp, at)
		switch {
		case errors.Is(err, fs.ErrNotExist): // another run has removed it, so it was no author's
			return reason
		case !errors.Is(err, fs.ErrExist):
			if err != nil {
				at = temp
			}
			return fmt.Errorf("%w, and what came before is kept in %s", reason, f.Path(at))
		}
		at = fmt.Sprintf("%s%s-%d", name, savedSuffix, n)
	}
}

// savedSuffix is what the name of a file is followed by in that of an earlier
// save of it.
const savedSuffix = ".saved"

// removeOld removes what has lost its name to a new file, if it has this content
// and nobody is writing to it. Or else it gives the reason.
func (f *Folder) removeOld(temp string, content []byte) error {
	info, err := f.root.Lstat(temp)
	var old *os.File
	if err == nil && info.Mode().IsRegular() {
		old, err = f.root.Open(temp)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil // another run has swept it away, as it may only do with this content
	case old == nil:
		return ErrChanged
	}
	defer old.Close() // not before it is removed: until then nobody can begin to write to it
	if isWrittenTo(old) {
		return ErrBusy
	}
	there, err := io.ReadAll(io.LimitReader(old, int64(len(content))+1))
	if err != nil || !bytes.Equal(there, content) {
		return ErrChanged
	}
	_ = f.root.Remove(temp) // if it stays, the next run takes it away
	return nil
}
