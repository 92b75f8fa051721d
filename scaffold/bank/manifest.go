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

	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/source"
)

// ManifestName is the name of the file with the manifest, at the root of a bank.
const ManifestName = ".newproblem.lock"

// A Manifest is what a bank keeps of the files that were generated in it:
// digests of their sections, by which an update tells an author's edits from
// what was generated. It is kept in one file, which is committed with the bank:
// sorted, one section per line, so that a change of one problem is a change of
// its lines.
type Manifest struct {
	Entries []ManifestEntry // sorted by File
}

// A ManifestEntry is what is kept of one file.
type ManifestEntry struct {
	File string       // below the root of the bank, with slashes
	From string       // the spec that it was made from, below the root; "" when it was made from flags
	Was  merge.Digest // of all that was generated, when Base is of the same; else ""
	Base merge.Base

	line int // of the file, where it was read
}

// Find gives the entry of a file, or nil.
func (m *Manifest) Find(file string) *ManifestEntry {
	if i, ok := m.index(file); ok {
		return &m.Entries[i]
	}
	return nil
}

// Set puts an entry in, in place of the one of its file.
func (m *Manifest) Set(e ManifestEntry) {
	i, ok := m.index(e.File)
	if !ok {
		m.Entries = slices.Insert(m.Entries, i, ManifestEntry{})
	}
	m.Entries[i] = e
}

func (m *Manifest) index(file string) (int, bool) {
	return slices.BinarySearchFunc(m.Entries, file, func(e ManifestEntry, file string) int { return cmp.Compare(e.File, file) })
}

const manifestHeader = `# What newproblem last generated, so that --update can tell your edits from it.
# Commit this file with the bank, and do not edit it.
version 1
`

// Encode gives the manifest as it is written.
func (m *Manifest) Encode() []byte {
	var out bytes.Buffer
	out.WriteString(manifestHeader)
	for _, e := range m.Entries {
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

// ErrManifest is the kind of fault for a manifest that cannot be read.
var ErrManifest = errors.New("not a manifest")

// ReadManifest reads the manifest of the bank with this root; a missing one is
// empty. What cannot be read is a *source.Fault with its line.
func ReadManifest(root *disk.Folder) (*Manifest, error) {
	content, err := root.Read(ManifestName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Manifest{}, nil
	case err != nil:
		return nil, err
	}
	return decodeManifest(root.Path(ManifestName), content)
}

// decodeManifest reads what Encode gave. The name is the file's, for messages.
func decodeManifest(name string, content []byte) (*Manifest, error) {
	r := manifestReader{name: name, text: string(content)}
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
	slices.SortStableFunc(r.manifest.Entries, func(a, b ManifestEntry) int { return cmp.Compare(a.File, b.File) })
	return &r.manifest, nil
}

// A manifestReader reads a manifest line by line, up to the first fault.
type manifestReader struct {
	name     string
	text     string
	manifest Manifest
	known    bool // the version is one that this program knows
	fault    *source.Fault
}

func (r *manifestReader) line(number int, line string) {
	word, rest, _ := strings.Cut(line, " ")
	n := len(r.manifest.Entries)
	switch {
	case line == "" || word == "#":
	case word == "version" && rest == "1":
		r.known = true
	case word == "version":
		r.fault = r.wrong(number, "this version of newproblem does not know version "+source.Quote(rest))
	case word == "file" && isBelow(rest):
		r.manifest.Entries = append(r.manifest.Entries, ManifestEntry{File: rest, line: number})
	case word == "from" && n > 0 && r.manifest.Entries[n-1].From == "":
		r.manifest.Entries[n-1].From = rest
	case word == "was" && n > 0:
		r.manifest.Entries[n-1].Was = merge.Digest(rest)
	case strings.HasPrefix(line, "  ") && n > 0:
		r.stamp(number, &r.manifest.Entries[n-1], line[2:])
	default:
		r.fault = r.wrong(number, "this is not a line of a lock: "+source.Quote(line))
	}
}

// isBelow reports whether a path with slashes stays below the root.
func isBelow(file string) bool {
	return file != "" && path.Clean(file) == file && file != "." && file != ".." && !strings.HasPrefix(file, "../") && !path.IsAbs(file)
}

// stamp reads the line of a section.
func (r *manifestReader) stamp(number int, e *ManifestEntry, line string) {
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

func (r *manifestReader) wrong(number int, what string) *source.Fault {
	return &source.Fault{
		At:   source.Position{Name: r.name, Line: number},
		What: what,
		Kind: ErrManifest,
	}
}
