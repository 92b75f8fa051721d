package bank

import (
	"bytes"
	"context"
	"errors"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"newproblem/scaffold"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
)

// A Recorder adds new files to the manifest of a bank, so that an update knows
// them from the first moment. It writes at the end of the manifest: what one more
// file costs does not depend on how many there are.
type Recorder struct {
	root    *disk.Folder
	prefix  string
	facts   *facts
	blank   *blankProblem
	outline []markdown.Section // of the blank problem; nil if its parts cannot be told section by section
	starts  []int              // of these sections
	parts   []int              // the first part of each, and how many there are in all
	lines   [][][]byte         // of each that has a part in each line: these lines
	text    []byte             // of the blank problem

	last []atomic.Pointer[lineStamp] // by the number of a part that is a line: what it was last

	manifest *Manifest // as it was, once it was asked for
}

// A lineStamp is a line with its digest.
type lineStamp struct {
	line   []byte
	digest merge.Digest
}

// NewRecorder makes a recorder for the files of a template in a folder below the
// root of a bank, whose path below it is prefix.
func NewRecorder(root *disk.Folder, t *scaffold.Template, prefix string) (*Recorder, error) {
	facts, err := factsOf(t)
	if err != nil {
		return nil, err
	}
	r := &Recorder{root: root, prefix: prefix, facts: facts, blank: newBlankProblem(merge.Stamps(t.Blank(), facts.byLine))}
	r.readBlank(t.Blank())
	return r, r.readable()
}

// readable gives the fault of a manifest that cannot be read, before anything is
// written. One of this version is only searched for the markers of a conflict.
func (r *Recorder) readable() error {
	isNow, _, err := r.head()
	if err != nil {
		return err
	}
	if isNow {
		content, err := r.root.Read(ManifestName)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(conflictMarkers, func(mark string) bool { return bytes.Contains(content, []byte("\n"+mark)) }) {
			return nil
		}
	}
	_, err = ReadManifest(r.root)
	return err
}

// head looks at the beginning of the manifest: whether it is one of this version,
// and whether it knows the blank problem.
func (r *Recorder) head() (isNow, knowsBlank bool, err error) {
	head, err := r.root.ReadHead(ManifestName, headSize)
	isNow = bytes.Contains(head, []byte("\nversion 2\n"))
	return isNow, bytes.Contains(head, []byte("\nblank "+r.blank.id+"\n")), err
}

// readBlank notes the sections of the blank problem, unless one alone has other
// parts than it has in the whole.
func (r *Recorder) readBlank(blank []byte) {
	outline := markdown.Outline(blank)
	if len(outline) == 0 || outline[0].Start > 0 {
		return
	}
	n := 0
	for i, s := range outline {
		stamps := merge.SectionStamps(blank[s.Start:s.End], outline, i, r.facts.byLine)
		if !sameNames(stamps, r.blank.base[min(n, len(r.blank.base)):min(n+len(stamps), len(r.blank.base))]) {
			return
		}
		r.starts, r.parts = append(r.starts, s.Start), append(r.parts, n)
		r.lines = append(r.lines, r.linesOf(blank[s.Start:s.End], stamps))
		n += len(stamps)
	}
	r.outline, r.parts, r.text = outline, append(r.parts, n), blank
	r.last = make([]atomic.Pointer[lineStamp], n)
}

// linesOf gives the lines of a section that has a part in each of them.
func (r *Recorder) linesOf(section []byte, stamps merge.Base) [][]byte {
	lines := bytes.Split(bytes.TrimRight(section, "\n"), []byte("\n"))
	of, isByLine := r.facts.byLine[stamps[0].Name]
	if !isByLine || of.HasText || stamps[0].Name == merge.Title || len(lines) != len(stamps) {
		return nil
	}
	for i, s := range stamps[1:] {
		if !slices.Equal(s.Digests, []merge.Digest{merge.LineDigest(lines[i+1])}) {
			return nil
		}
	}
	return lines
}

// lineDifference is how the lines of a section differ from those of the blank
// problem, if there are as many.
func (r *Recorder) lineDifference(out *strings.Builder, i int, section []byte) bool {
	lines, rest := r.lines[i], bytes.TrimRight(section, "\n")
	if lines == nil || len(lines) != bytes.Count(rest, []byte("\n"))+1 {
		return false
	}
	for k := range lines {
		var line []byte
		if line, rest, _ = bytes.Cut(rest, []byte("\n")); !bytes.Equal(line, lines[k]) {
			part := r.parts[i] + k
			writeStamp(out, string(r.lineDigest(part, line)), r.blank.base[part].Name)
		}
	}
	return true
}

// lineDigest gives the digest of a line that is a part. Many problems in a row say the
// same there, such as the day.
func (r *Recorder) lineDigest(part int, line []byte) merge.Digest {
	if last := r.last[part].Load(); last != nil && bytes.Equal(last.line, line) {
		return last.digest
	}
	digest := merge.LineDigest(line)
	r.last[part].Store(&lineStamp{bytes.Clone(line), digest})
	return digest
}

// sectionDifference is how a section that is one part differs from that of the
// blank problem, if it has the same heading, or is the title.
func (r *Recorder) sectionDifference(out *strings.Builder, i int, section []byte) bool {
	part := r.parts[i]
	name := r.blank.base[part].Name
	if r.parts[i+1] != part+1 || name != merge.Title && !bytes.Equal(r.heading(i), firstLine(section)) {
		return false
	}
	digest, ok := merge.SectionDigest(section, name, isTitled(r.outline))
	if ok && !slices.Equal(r.blank.base[part].Digests, []merge.Digest{digest}) {
		writeStamp(out, string(digest), name)
	}
	return ok
}

// heading is the line of the heading of a section of the blank problem.
func (r *Recorder) heading(i int) []byte { return firstLine(r.text[r.starts[i]:]) }

func firstLine(text []byte) []byte {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return line
}

func sameNames(a, b merge.Base) bool {
	return slices.EqualFunc(a, b, func(a, b merge.Stamp) bool { return a.Name == b.Name })
}

// Entry gives what the manifest is to keep of a file that is made of a document.
// Its content is that of the document. It may be called by several goroutines.
func (r *Recorder) Entry(name, from string, doc *scaffold.Document, content []byte) ManifestEntry {
	e := ManifestEntry{File: path.Join(r.prefix, name), From: from, Was: ChecksumOf(content), blank: r.blank.id}
	difference, ok := r.difference(doc, content)
	if !ok {
		difference = r.blank.difference(merge.Stamps(content, r.facts.byLine))
	}
	e.sections = difference
	return e
}

// differenceSize is how much room the lines of a file have at first, which is what most
// files need that say little.
const differenceSize = 512

// difference is how a document differs from the blank problem, if its sections
// have the same parts. Only those that have words of the problem are looked at:
// all others are the blank problem's.
func (r *Recorder) difference(doc *scaffold.Document, content []byte) (lines string, ok bool) {
	starts, ok := doc.Moved(r.starts)
	if !ok || r.outline == nil {
		return "", false
	}
	own := doc.Own(content)
	var out strings.Builder
	out.Grow(differenceSize)
	for i, start := range starts {
		end := len(content)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		for len(own) > 0 && own[0].End <= start {
			own = own[1:]
		}
		if len(own) == 0 || own[0].Start >= end || r.lineDifference(&out, i, content[start:end]) || r.sectionDifference(&out, i, content[start:end]) {
			continue
		}
		stamps, blank := merge.SectionStamps(content[start:end], r.outline, i, r.facts.byLine), r.blank.base[r.parts[i]:r.parts[i+1]]
		if !sameNames(stamps, blank) {
			return "", false
		}
		for k, s := range stamps {
			if !slices.Equal(s.Digests, blank[k].Digests) {
				writeStamp(&out, joinDigests(s.Digests), s.Name)
			}
		}
	}
	return out.String(), true
}

// Knows reports whether the manifest has a file already.
func (r *Recorder) Knows(name string) (bool, error) {
	if r.manifest == nil {
		manifest, err := ReadManifest(r.root)
		if err != nil {
			return false, err
		}
		r.manifest = manifest
	}
	return r.manifest.Find(path.Join(r.prefix, name)) != nil, nil
}

// headSize is how much of a manifest is looked at to see what it knows.
const headSize = 64 << 10

// Add adds entries to the manifest, which is made if it is missing.
func (r *Recorder) Add(ctx context.Context, entries []ManifestEntry) (err error) {
	if len(entries) == 0 {
		return nil
	}
	release, err := r.root.Hold(ctx, heldName)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	isNow, knowsBlank, err := r.head()
	if err != nil {
		return err
	}
	if !isNow {
		return r.addAnew(entries)
	}
	size := 0
	for i := range entries {
		size += entries[i].size()
	}
	lines := make([]byte, 0, size)
	if !knowsBlank {
		lines = r.blank.appendTo(lines)
	}
	for i := range entries {
		lines = entries[i].appendTo(lines)
	}
	return r.root.Append(ManifestName, lines)
}

// addAnew writes the whole manifest, which is missing, or of an earlier version.
func (r *Recorder) addAnew(entries []ManifestEntry) error {
	manifest, err := ReadManifest(r.root)
	if err != nil {
		return err
	}
	manifest.knows(r.blank)
	for _, e := range entries {
		manifest.Set(e)
	}
	return manifest.write(r.root)
}
