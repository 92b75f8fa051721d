//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package disk

// tryHold locks the folder itself, so that no file has to be there for it.
func (f *Folder) tryHold(string) (release func() error, err error) {
	dir, err := f.root.Open(".")
	if err != nil {
		return nil, f.failed("opening", ".", err)
	}
	if err := tryLock(dir); err != nil {
		_ = dir.Close()
		return nil, err
	}
	return dir.Close, nil
}
