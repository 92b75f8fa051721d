package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// ReadHead gives the first bytes of a regular file, at most so many; of a missing
// one there are none.
func (f *Folder) ReadHead(name string, most int64) ([]byte, error) {
	file, err := f.openRegular(name, os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	head := make([]byte, most)
	n, err := io.ReadFull(file, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF { // which say that it is shorter
		return nil, f.failed("reading", name, err)
	}
	return head[:n], nil
}

// Append writes at the end of a regular file that is there. If that fails, the
// file is what it was.
func (f *Folder) Append(name string, content []byte) error {
	file, err := f.openRegular(name, os.O_WRONLY|os.O_APPEND)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return errors.Join(f.failed("looking at", name, err), file.Close())
	}
	if _, err := file.Write(content); err != nil {
		err = fmt.Errorf("writing %s: %w", f.Path(name), Cause(err))
		return errors.Join(err, file.Truncate(info.Size()), file.Close())
	}
	if err := file.Close(); err != nil {
		return f.failed("writing", name, err)
	}
	return nil
}

func (f *Folder) openRegular(name string, flag int) (*os.File, error) {
	info, err := f.root.Lstat(name)
	switch {
	case err != nil:
		return nil, f.failed("looking at", name, err)
	case !info.Mode().IsRegular():
		return nil, f.notRegular(name, "not a regular file")
	}
	file, err := f.root.OpenFile(name, flag, 0)
	if err != nil {
		return nil, f.failed("opening", name, err)
	}
	return file, nil
}
