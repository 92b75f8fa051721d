//go:build !(linux || darwin || dragonfly || freebsd || netbsd || openbsd)

package disk

import (
	"os"
	"time"
)

// abandonedAfter is how old a temporary file must be for nobody to be at work
// on it, as far as an age can tell. Should somebody be, after a day of sleep,
// then that write fails, and what it would have replaced is still there.
const abandonedAfter = 24 * time.Hour

// claim would lock a temporary file. There are no locks here that leave a file
// to be renamed.
func claim(*os.File) bool { return true }

// removeAbandoned removes a temporary file that is old, unless it holds what
// nobody has asked to replace.
func (f *Folder) removeAbandoned(name string) {
	info, err := f.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || time.Since(info.ModTime()) <= abandonedAfter {
		return
	}
	temp, err := f.root.Open(name)
	if err != nil {
		return
	}
	may := mayRemove(temp, name)
	_ = temp.Close() // or some systems do not remove it
	if may {
		_ = f.root.Remove(name)
	}
}
