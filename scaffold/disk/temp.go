package disk

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
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

// exchangedName names a temporary file that is to change places with another: the
// name tells what either holds. What is found under it with any other content is
// what somebody saved at that moment, when the process was killed before it could
// put it back; that is never removed.
func exchangedName(was, now []byte) string {
	return fmt.Sprintf("%s%016x-%016x-%016x%s", tempPrefix, rand.Uint64(), digest(was), digest(now), tempSuffix)
}

func digest(content []byte) uint64 {
	h := fnv.New64a()
	_, _ = h.Write(content) // never fails
	return h.Sum64()
}

// mayRemove reports whether a temporary file that nobody holds can go: it has
// only what its name allows, and nobody is writing to it.
func mayRemove(temp *os.File, name string) bool {
	digests, ok := digestsIn(name)
	if !ok || len(digests) == 0 {
		return ok
	}
	if isWrittenTo(temp) {
		return false
	}
	h := fnv.New64a()
	_, err := io.Copy(h, temp)
	return err == nil && slices.Contains(digests, fmt.Sprintf("%016x", h.Sum64()))
}

// isTemp reports whether a name can be one of tempName or exchangedName.
func isTemp(name string) bool {
	_, ok := digestsIn(name)
	return ok
}

// digestsIn gives the digests in the name of a temporary file, none if it can
// hold anything.
func digestsIn(name string) (digests []string, ok bool) {
	middle, begins := strings.CutPrefix(name, tempPrefix)
	middle, ends := strings.CutSuffix(middle, tempSuffix)
	parts := strings.Split(middle, "-")
	for _, part := range parts {
		if len(part) != 16 || strings.Trim(part, "0123456789abcdef") != "" {
			return nil, false
		}
	}
	return parts[1:], begins && ends && (len(parts) == 1 || len(parts) == 3)
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
