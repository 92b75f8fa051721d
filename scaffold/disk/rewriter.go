package disk

import "path/filepath"

// A Rewriter puts new content in the place of what was read of files, wherever
// they are. It keeps the folder open that it wrote to last, because files that
// are rewritten one after another mostly stand in one. The zero Rewriter is
// ready to use.
type Rewriter struct {
	folder *Folder // nil until the first file
	path   string  // of the folder
}

// Rewrite is Folder.Rewrite for a file at a path. A link that leads to the file
// stays one.
func (r *Rewriter) Rewrite(path string, was, now []byte) error {
	path, err := filepath.EvalSymlinks(path)
	if err == nil {
		err = r.open(filepath.Dir(path))
	}
	if err != nil {
		return err
	}
	return r.folder.Rewrite(filepath.Base(path), was, now)
}

// Keep is for a file that can stay as it is: what killed processes have left next
// to it is removed. They may have done all but that.
func (r *Rewriter) Keep(path string) {
	if path, err := filepath.EvalSymlinks(path); err == nil {
		_ = r.open(filepath.Dir(path)) // nothing is to be written
	}
}

// open opens a folder, unless it is the one that is open.
func (r *Rewriter) open(folder string) (err error) {
	if r.folder != nil && r.path == folder {
		return nil
	}
	r.Close()
	if r.folder, err = Reopen(folder); err != nil {
		r.folder = nil
		return err
	}
	r.path = folder
	return nil
}

// Close lets go of the folder.
func (r *Rewriter) Close() {
	if r.folder != nil {
		_ = r.folder.Close() // every file in it is on the disk
		r.folder = nil
	}
}
