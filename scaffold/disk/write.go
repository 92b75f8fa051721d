package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// An Action is what was done with a file, or would be.
type Action string

// The actions.
const (
	Created   Action = "created"   // there was none
	Unchanged Action = "unchanged" // the same was there already; it was not touched
	Replaced  Action = "replaced"  // another was there, and replacing it was asked for
	Refused   Action = "refused"   // another was there; it was not touched
)

// A File is a file to be written.
type File struct {
	Name    string
	Content []byte
	Same    func(existing []byte) bool // whether what is there says the same in other bytes; may be nil
}

// WriteOptions say how a file is written.
type WriteOptions struct {
	Force   bool // replace what is there
	Sync    bool // wait until the disk has it
	Private bool // a new file is for its owner only
}

// mode is that of a new file, before the umask takes its share.
func (o WriteOptions) mode() fs.FileMode {
	if o.Private {
		return 0o600
	}
	return 0o666
}

// Plan tells what Put would do, and touches nothing. What Put could not do for
// a lack of permission is an error; but a disk may still turn out to be full.
func (f *Folder) Plan(file File, options WriteOptions) (Action, error) {
	if f.root == nil {
		return f.planMissing(file)
	}
	action, err := f.decide(file, options)
	if action == Created || action == Replaced {
		if err := mayWrite(f.path); err != nil {
			return "", f.failed("writing", file.Name, err)
		}
	}
	return action, err
}

// planMissing is Plan for a folder that is missing.
func (f *Folder) planMissing(file File) (Action, error) {
	err := errors.New("it is not in the folder")
	if filepath.IsLocal(file.Name) {
		err = preflightName(f.above, file.Name)
	}
	if err != nil {
		return "", f.failed("looking at", file.Name, err)
	}
	return Created, nil
}

// decide tells what there is to do for a file.
func (f *Folder) decide(file File, options WriteOptions) (Action, error) {
	info, err := f.root.Lstat(file.Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Created, nil
	case err != nil:
		return "", f.failed("looking at", file.Name, err)
	case info.IsDir():
		return "", f.notRegular(file.Name, "a folder")
	case info.Mode()&fs.ModeSymlink != 0:
		return "", f.notRegular(file.Name, "a symbolic link")
	case !info.Mode().IsRegular():
		return "", f.notRegular(file.Name, "not a regular file")
	}
	same, err := f.same(file)
	switch {
	case err != nil:
		return "", f.failed("reading", file.Name, err)
	case same:
		return Unchanged, nil
	case options.Force:
		return Replaced, nil
	}
	return Refused, nil
}

// same reports whether what is there says the same. No more of it is read than
// could be the same: it may be of any size.
func (f *Folder) same(file File) (bool, error) {
	there, err := f.root.Open(file.Name)
	if err != nil {
		return false, err
	}
	defer there.Close()
	existing, err := io.ReadAll(io.LimitReader(there, int64(len(file.Content))+maxLonger))
	if err != nil {
		return false, err
	}
	return bytes.Equal(existing, file.Content) || file.Same != nil && file.Same(existing), nil
}

// maxLonger is how many bytes longer a file may be that says the same.
const maxLonger = 4096

// Put writes a file by the rules of Action: a new one is made whole or not at
// all; the same one is left alone; another one is refused, or replaced whole
// when the options say so. What is not a regular file is never replaced.
//
// Behind a file that was new, the next is not looked for before it is made, which
// never takes a name that is taken: of many files, all or none are new as a rule.
func (f *Folder) Put(file File, options WriteOptions) (Action, error) {
	if f.root == nil {
		return "", f.failed("writing", file.Name, errors.New("the folder is missing, and this is a dry run"))
	}
	isBase := filepath.IsLocal(file.Name) && filepath.Base(file.Name) == file.Name
	for range 100 {
		action := Created
		var err error
		if !isBase || !f.likelyNew.Load() {
			action, err = f.decide(file, options)
		}
		if err != nil {
			return "", err
		}
		switch action {
		case Created:
			err = f.create(file, options)
			f.likelyNew.Store(err == nil)
			if errors.Is(err, fs.ErrExist) {
				continue // it was not looked for, or a rival was faster
			}
		case Replaced:
			err = f.replace(file)
		}
		if err != nil {
			return "", f.failed("writing", file.Name, err)
		}
		return action, nil
	}
	return "", f.failed("writing", file.Name, errors.New("another program keeps creating and removing it"))
}

// replace puts the file in place of the one that is there, whose mode it
// takes over. The old one is there until the new one is whole and on disk.
func (f *Folder) replace(file File) error {
	info, err := f.root.Lstat(file.Name)
	if err != nil {
		return err
	}
	temp, name, err := f.writeTemp(file.Content, 0o600, true)
	if err != nil {
		return err
	}
	defer temp.Close() // when it has its place, because it is locked until then
	if err = setMode(temp, info.Mode().Perm()); err == nil {
		err = f.root.Rename(name, file.Name)
	}
	if err != nil {
		return errors.Join(err, f.root.Remove(name))
	}
	return f.syncDir()
}

// setMode sets the mode of a file, unless it has it already: on FAT all files
// have the same, which nobody but the owner of the disk may set.
func setMode(file *os.File, mode fs.FileMode) error {
	if now, err := file.Stat(); err == nil && now.Mode().Perm() == mode {
		return nil
	}
	return file.Chmod(mode)
}

// createNamed makes a new file by way of a temporary one, to which link, which
// is the folder's own, gives a second name.
func (f *Folder) createNamed(file File, options WriteOptions, link func(from, to string) error) error {
	temp, name, err := f.writeNamed(file.Content, options.mode(), options.Sync)
	if err != nil {
		return err
	}
	defer temp.Close() // when it has its place, because it is locked until then
	err = link(name, file.Name)
	// There are many errors for a disk without hard links, such as FAT. A
	// rename is not held to the folder as a link is.
	if err != nil && !errors.Is(err, fs.ErrExist) && filepath.Base(file.Name) == file.Name {
		err = f.renameNew(name, file.Name, err)
	}
	if removed := f.root.Remove(name); err == nil && !errors.Is(removed, fs.ErrNotExist) {
		err = removed
	}
	if err == nil && options.Sync {
		err = f.syncDir()
	}
	return err
}

// renameNew gives a temporary file a name that is not taken, where it could not
// be linked to it. Where neither can be done, no file is made: to look whether
// the name is taken and then to rename could replace what came in between.
func (f *Folder) renameNew(temp, name string, linking error) error {
	err := f.renameExclusive(temp, name)
	if errors.Is(err, errors.ErrUnsupported) {
		return fmt.Errorf("this disk can name a new file neither by a hard link (%w) nor by a rename that replaces nothing: %w", Cause(linking), err)
	}
	return err
}
