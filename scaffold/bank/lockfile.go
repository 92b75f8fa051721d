package bank

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"newproblem/scaffold/merge"
	"newproblem/scaffold/source"
)

// LockName is the name of the lock file, at the root of a bank.
const LockName = ".newproblem.lock"

// A Lock is what a bank keeps of the files that were generated in it: digests
// of their sections, by which an update tells an author's edits from what was
// generated. It is kept in one file, which is committed with the bank: sorted,
// one section a line, so that a change of one problem is a change of its lines.
type Lock struct {
	Entries []LockEntry // sorted by File
}

// A LockEntry is what is kept of one file.
type LockEntry struct {
	File string       // below the root of the bank, with slashes
	From string       // the spec that it was made from, below the root; "" when it was said by flags
	Was  merge.Digest // of all that was generated, when Base is of the same; else ""
	Base merge.Base

	line int // of the file, where it was read
}

// Find gives the entry of a file, or nil.
func (l *Lock) Find(file string) *LockEntry {
	if i, ok := l.index(file); ok {
		return &l.Entries[i]
	}
	return nil
}

// Set puts an entry in, in place of the one of its file.
func (l *Lock) Set(e LockEntry) {
	i, ok := l.index(e.File)
	if !ok {
		l.Entries = slices.Insert(l.Entries, i, LockEntry{})
	}
	l.Entries[i] = e
}

func (l *Lock) index(file string) (int, bool) {
	return slices.BinarySearchFunc(l.Entries, file, func(e LockEntry, file string) int { return cmp.Compare(e.File, file) })
}

const lockHeader = `# What newproblem last generated, so that --update can tell your edits from it.
# Commit this file with the bank, and do not edit it.
version 1
`

// Encode gives the lock as it is written.
func (l *Lock) Encode() []byte {
	var out bytes.Buffer
	out.WriteString(lockHeader)
	for _, e := range l.Entries {
		fmt.Fprintf(&out, "\nfile %s\n", e.File)
		if e.From != "" {
			fmt.Fprintf(&out, "from %s\n", e.From)
		}
		if e.Was != "" {
			fmt.Fprintf(&out, "was %s\n", e.Was)
		}
		for _, s := range e.Base {
			out.WriteString("  ")
			for i, d := range s.Digests {
				if i > 0 {
					out.WriteByte(',')
				}
				out.WriteString(string(d))
			}
			out.WriteByte(' ')
			out.WriteString(s.Name)
			out.WriteByte('\n')
		}
	}
	return out.Bytes()
}

// ReadLock reads the lock of the bank; a missing one is empty. What cannot be
// read is a *source.Fault with its line.
func (f *Folder) ReadLock() (*Lock, error) {
	content, err := f.Read(LockName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Lock{}, nil
	case err != nil:
		return nil, err
	}
	return decodeLock(f.Path(LockName), content)
}

// decodeLock reads what Encode gave. The name is the file's, for messages.
func decodeLock(name string, content []byte) (*Lock, error) {
	r := lockReader{name: name, text: string(content)}
	for number := 1; r.text != "" && r.fault == nil; number++ {
		line, rest, _ := strings.Cut(r.text, "\n")
		r.text = rest
		r.line(number, strings.TrimSuffix(line, "\r"))
	}
	switch {
	case r.fault != nil:
		return nil, r.fault
	case !r.known:
		return nil, r.wrong(1, "it does not say its version")
	}
	slices.SortStableFunc(r.lock.Entries, func(a, b LockEntry) int { return cmp.Compare(a.File, b.File) })
	return &r.lock, nil
}

// A lockReader reads a lock line by line, up to the first fault.
type lockReader struct {
	name  string
	text  string
	lock  Lock
	known bool // the version is one that this program knows
	fault *source.Fault
}

func (r *lockReader) line(number int, line string) {
	word, rest, _ := strings.Cut(line, " ")
	n := len(r.lock.Entries)
	switch {
	case line == "" || word == "#":
	case word == "version" && rest == "1":
		r.known = true
	case word == "version":
		r.fault = r.wrong(number, "this version of newproblem does not know version "+source.Quote(rest))
	case word == "file" && isBelow(rest):
		r.lock.Entries = append(r.lock.Entries, LockEntry{File: rest, line: number})
	case word == "from" && n > 0 && r.lock.Entries[n-1].From == "":
		r.lock.Entries[n-1].From = rest
	case word == "was" && n > 0:
		r.lock.Entries[n-1].Was = merge.Digest(rest)
	case strings.HasPrefix(line, "  ") && n > 0:
		r.stamp(number, &r.lock.Entries[n-1], line[2:])
	default:
		r.fault = r.wrong(number, "this is no line of a lock: "+source.Quote(line))
	}
}

// isBelow reports whether a path with slashes stays below the root.
func isBelow(file string) bool {
	return file != "" && path.Clean(file) == file && file != "." && file != ".." && !strings.HasPrefix(file, "../") && !path.IsAbs(file)
}

// stamp reads the line of a section.
func (r *lockReader) stamp(number int, e *LockEntry, line string) {
	digests, name, ok := strings.Cut(line, " ")
	if !ok {
		r.fault = r.wrong(number, "this section has no name")
		return
	}
	s := merge.Stamp{Name: name}
	for d := range strings.SplitSeq(digests, ",") {
		s.Digests = append(s.Digests, merge.Digest(d))
	}
	e.Base = append(e.Base, s)
}

func (r *lockReader) wrong(number int, what string) *source.Fault {
	return &source.Fault{
		At:   source.Position{Name: r.name, Line: number},
		What: what,
		Hint: "take the lock of the last commit, or remove it: --update then keeps all that is not blank",
	}
}
