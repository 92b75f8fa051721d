package bank

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/source"
)

// ManifestName is the name of the file with the manifest, at the root of a bank.
const ManifestName = ".newproblem.lock"

// A Manifest is what a bank keeps of the files that were generated in it:
// digests of what their sections say, by which an update tells an author's edits
// from what was generated. It is kept in one file, which is committed with the
// bank. Of each file it has only the sections that differ from the blank problem
// of its template. An update sorts it; what a new problem adds to it stands at its
// end until then.
type Manifest struct {
	Entries []ManifestEntry // sorted by File

	blanks map[string]*blankProblem // by id
	stored []byte                   // the file as it was read or written last; nil if there was none
}

// A ManifestEntry is what is kept of one file.
type ManifestEntry struct {
	File string   // below the root of the bank, with slashes
	From string   // the spec that it was made from, below the root; "" when it was made from flags
	Was  Checksum // of all that was generated, when the sections are of the same; else ""

	blank    string // the id of its template's blank problem; "" if the digests are of bytes, as version 1 had them
	sections string // the lines of its sections
	line     int    // of the manifest, where it was read
}

// setBase notes what was generated.
func (e *ManifestEntry) setBase(blank *blankProblem, base merge.Base) {
	e.blank, e.sections = blank.id, blank.difference(base)
}

// base gives what was last generated of an entry, and whether its digests are of
// bytes. It is nil if the manifest has lost the blank problem.
func (m *Manifest) base(e *ManifestEntry) (base merge.Base, isOld bool) {
	if e.blank == "" {
		return newBlankProblem(nil).with(e.sections), true
	}
	if blank := m.blanks[e.blank]; blank != nil {
		return blank.with(e.sections), false
	}
	return nil, false
}

// knows notes a blank problem, for the entries that differ from it.
func (m *Manifest) knows(b *blankProblem) {
	if m.blanks == nil {
		m.blanks = map[string]*blankProblem{}
	}
	m.blanks[b.id] = b
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
version 2
`

// Encode gives the manifest as it is written.
func (m *Manifest) Encode() []byte {
	out := []byte(manifestHeader)
	used := map[string]bool{}
	for i := range m.Entries {
		used[m.Entries[i].blank] = true
	}
	for _, id := range slices.Sorted(maps.Keys(m.blanks)) {
		if used[id] {
			out = m.blanks[id].appendTo(out)
		}
	}
	for i := range m.Entries {
		out = m.Entries[i].appendTo(out)
	}
	return out
}

func (b *blankProblem) appendTo(out []byte) []byte {
	return fmt.Appendf(out, "\nblank %s\n%s", b.id, encodeStamps(b.base))
}

func (e *ManifestEntry) appendTo(out []byte) []byte {
	line := func(key, value string) {
		out = append(append(append(append(out, key...), ' '), value...), '\n')
	}
	line("\nfile", quoteName(e.File))
	if e.From != "" {
		line("from", quoteName(e.From))
	}
	if e.blank != "" {
		line("template", e.blank)
	}
	if e.Was != "" {
		line("was", string(e.Was))
	}
	return append(out, e.sections...)
}

// size is about how many bytes appendTo appends.
func (e *ManifestEntry) size() int {
	return len("\nfile \nfrom \ntemplate \nwas \n") + len(e.File) + len(e.From) + len(e.blank) + len(e.Was) + len(e.sections)
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
	m, err := decodeManifest(root.Path(ManifestName), content)
	if err != nil {
		return nil, err
	}
	m.stored = content
	return m, nil
}

// write writes the manifest, if it is not so already. Whoever changed the file in
// the meantime, as git does, has changed what was read: it is left alone then.
func (m *Manifest) write(root *disk.Folder) error {
	content := m.Encode()
	switch {
	case bytes.Equal(content, m.stored):
		return nil
	case m.stored != nil:
		if err := root.Rewrite(ManifestName, m.stored, content); err != nil {
			return err
		}
	default:
		action, err := root.Put(disk.File{Name: ManifestName, Content: content}, disk.WriteOptions{})
		if err != nil {
			return err
		}
		if action == disk.Refused {
			return fmt.Errorf("writing %s: %w", root.Path(ManifestName), disk.ErrChanged)
		}
	}
	m.stored = content
	return nil
}

// decodeManifest reads what Encode gave. The name is the file's, for messages.
func decodeManifest(name string, content []byte) (*Manifest, error) {
	text := strings.TrimPrefix(string(content), "\ufeff") // a byte order mark
	r := manifestReader{name: name, text: strings.ReplaceAll(text, "\r\n", "\n"), manifest: &Manifest{}}
	for at := 0; at < len(r.text) && r.fault == nil; {
		r.number++
		end := at + strings.IndexByte(r.text[at:], '\n') + 1
		if end == at { // the end of a file that a full disk has cut off
			end = len(r.text)
		}
		r.line(strings.TrimSuffix(r.text[at:end], "\n"), at, end)
		at = end
	}
	r.endBlank()
	switch {
	case r.fault != nil:
		return nil, r.fault
	case r.version == 0:
		r.number = 1
		return nil, r.wrong("it does not say its version")
	}
	r.manifest.sort()
	return r.manifest, nil
}

// sort sorts the entries. Of several of one file, which come of a file that was
// replaced or of branches that were merged, the last counts.
func (m *Manifest) sort() {
	slices.SortStableFunc(m.Entries, func(a, b ManifestEntry) int { return cmp.Compare(a.File, b.File) })
	kept := m.Entries[:0]
	for i, e := range m.Entries {
		if i+1 == len(m.Entries) || m.Entries[i+1].File != e.File {
			kept = append(kept, e)
		}
	}
	m.Entries = kept
}

// A manifestReader reads a manifest line by line, up to the first fault.
type manifestReader struct {
	name     string
	text     string
	number   int // of the line
	version  int
	manifest *Manifest
	blank    string // the id of the blank problem whose sections are read, or ""
	sections string // of that blank problem
	end      int    // where the last line of sections ends
	fault    *source.Fault
}

func (r *manifestReader) line(line string, at, end int) {
	word, rest, _ := strings.Cut(line, " ")
	switch {
	case line == "" || word == "#":
	case word == "version" && (rest == "1" || rest == "2"):
		r.version = int(rest[0] - '0')
	case word == "version":
		r.fault = r.wrong("this version of newproblem does not know version " + source.Quote(rest))
		if n, err := strconv.Atoi(rest); err == nil && n > 2 {
			r.fault.Hint = "update newproblem: a later version of it has written this lock"
		}
	case word == "blank" && r.version == 2 && rest != "":
		r.endBlank()
		r.blank = rest
	case word == "file":
		r.file(line, rest)
	case strings.HasPrefix(line, "  "):
		r.section(line, at, end)
	case r.blank == "" && len(r.manifest.Entries) > 0:
		r.fact(line, word, rest)
	default:
		r.fault = r.notOfLock(line)
	}
}

// endBlank ends the sections of a blank problem.
func (r *manifestReader) endBlank() {
	if r.blank != "" {
		b := newBlankProblem(newBlankProblem(nil).with(r.sections))
		b.id = r.blank
		r.manifest.knows(b)
	}
	r.blank, r.sections = "", ""
}

func (r *manifestReader) file(line, rest string) {
	r.endBlank()
	name, ok := unquoteName(rest)
	if !ok || !isBelow(name) {
		r.fault = r.notOfLock(line)
		return
	}
	r.manifest.Entries = append(r.manifest.Entries, ManifestEntry{File: name, line: r.number})
}

// fact reads what is said of a file besides its sections. Where two branches
// that were merged say two things, the later counts.
func (r *manifestReader) fact(line, word, rest string) {
	e := &r.manifest.Entries[len(r.manifest.Entries)-1]
	switch word {
	case "from":
		name, ok := unquoteName(rest)
		if !ok {
			r.fault = r.notOfLock(line)
		}
		e.From = name
	case "template":
		e.blank = rest
	case "was":
		e.Was = Checksum(rest)
	default:
		r.fault = r.notOfLock(line)
	}
}

// isBelow reports whether a path with slashes stays below the root.
func isBelow(file string) bool {
	return file != "" && path.Clean(file) == file && file != "." && file != ".." && !strings.HasPrefix(file, "../") && !path.IsAbs(file)
}

// section reads the line of a section.
func (r *manifestReader) section(line string, at, end int) {
	sections := &r.sections
	if r.blank == "" {
		if len(r.manifest.Entries) == 0 {
			r.fault = r.notOfLock(line)
			return
		}
		sections = &r.manifest.Entries[len(r.manifest.Entries)-1].sections
	}
	if _, _, ok := cutStamp(line); !ok {
		r.fault = r.wrong("this section has no name")
		return
	}
	if r.end == at && *sections != "" { // without a copy
		*sections = r.text[at-len(*sections) : end]
	} else {
		*sections += r.text[at:end]
	}
	r.end = end
}

// conflictMarkers are what the lines begin with by which git marks a conflict.
var conflictMarkers = []string{"<<<<<<<", "=======", ">>>>>>>"}

func (r *manifestReader) notOfLock(line string) *source.Fault {
	if slices.ContainsFunc(conflictMarkers, func(mark string) bool { return strings.HasPrefix(line, mark) }) {
		fault := r.wrong("git has left a conflict here: " + source.Quote(line))
		fault.Hint = "keep the lines of both sides, remove the conflict markers, and run --update"
		return fault
	}
	return r.wrong("this is not a line of a lock: " + source.Quote(line))
}

func (r *manifestReader) wrong(what string) *source.Fault {
	return &source.Fault{At: source.Position{Name: r.name, Line: r.number}, What: what, Kind: ErrManifest}
}
