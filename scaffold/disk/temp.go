package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
)

// Temporary files. Where a file cannot be made in one step under its own name,
// it is written under a temporary one. A process that is killed leaves that
// behind, and the next run removes it.
//
// How does that run know that nobody is at work on it? A process's number says
// little: numbers are given out again, and another machine on a shared disk,
// or a container, has its own. An age says little, either: of a writer that was
// suspended, or where clocks disagree. So whoever writes a temporary file holds
// a lock on it, which the system takes back when the process ends, however it
// ends. Only a file without a lock is removed, and only with its lock in hand,
// so that no writer can take it up at that moment. A name is random and never
// used again, so what was looked at is what is removed. Where there are no
// such locks, age has to do; see temp_other.go.

// Temporary files have names that begin and end like this. They are hidden, and
// do not end in .md, so that nothing takes them for problems.
const (
	tempPrefix = ".newproblem-"
	tempSuffix = ".tmp"
)

func tempName() string {
	return fmt.Sprintf("%s%016x%s", tempPrefix, rand.Uint64(), tempSuffix)
}

// isTemp reports whether a name can be one of tempName.
func isTemp(name string) bool {
	middle, begins := strings.CutPrefix(name, tempPrefix)
	middle, ends := strings.CutSuffix(middle, tempSuffix)
	return begins && ends && len(middle) == 16 && strings.Trim(middle, "0123456789abcdef") == ""
}

// writeNamed writes a temporary file that has its name from the start. It is
// the caller's to close: until then it is locked. When it fails, no file is
// left.
func (f *Folder) writeNamed(content []byte, mode fs.FileMode, sync bool) (temp *os.File, name string, err error) {
	for range 100 {
		name = tempName()
		temp, err = f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if err != nil {
			return nil, "", err
		}
		if !claim(temp) { // another run found it before it was locked, and removes it
			_ = temp.Close()
			continue
		}
		if err := fill(temp, content, sync); err != nil {
			return nil, "", errors.Join(err, temp.Close(), f.root.Remove(name))
		}
		return temp, name, nil
	}
	return nil, "", errors.New("another program keeps removing its temporary file")
}

// fill writes the content of a file, and waits for the disk if it is asked to.
func fill(file *os.File, content []byte, sync bool) error {
	if _, err := file.Write(content); err != nil || !sync {
		return err
	}
	return file.Sync()
}

// sweep removes the temporary files that killed processes have left. Nothing
// depends on it: what it cannot remove, the next run tries again.
func (f *Folder) sweep() {
	for {
		names, err := f.dir.Readdirnames(1000)
		for _, name := range names {
			if isTemp(name) {
				f.removeAbandoned(name)
			}
		}
		if err != nil || len(names) == 0 {
			return
		}
	}
}
