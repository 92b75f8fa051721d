package bank

import (
	"bytes"
	"context"
	"errors"
	"path"
	"slices"

	"newproblem/scaffold"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/markdown"
	"newproblem/scaffold/merge"
)

// A Recorder adds new files to the manifest of a bank, so that an update knows
// them from the first moment. It writes at the end of the manifest: what one more
// file costs does not depend on how many there are.
type Recorder struct {
	root     *disk.Folder
	prefix   string
	facts    *facts
	blank    *blankProblem
	sections []blankSection // of the blank problem; nil if its parts cannot be told section by section

	manifest *Manifest // as it was, once it was asked for
}

// A blankSection is a section of the blank problem.
type blankSection struct {
	title    string
	from, to int // its parts
}

// NewRecorder makes a recorder for the files of a template in a folder below the
// root of a bank, whose path below it is prefix.
func NewRecorder(root *disk.Folder, t *scaffold.Template, prefix string) (*Recorder, error) {
	facts, err := factsOf(t)
	if err != nil {
		return nil, err
	}
	blank := t.Blank()
	r := &Recorder{root: root, prefix: prefix, facts: facts, blank: newBlankProblem(merge.Stamps(blank, facts.byLine))}
	r.sections = blankSections(blank, r.blank.base, facts.byLine)
	isNow, _, err := r.head()
	if err == nil && !isNow {
		_, err = ReadManifest(root) // one that cannot be read is told before anything is written
	}
	return r, err
}

// head looks at the beginning of the manifest: whether it is one of this version,
// and whether it knows the blank problem.
func (r *Recorder) head() (isNow, knowsBlank bool, err error) {
	head, err := r.root.ReadHead(ManifestName, headSize)
	isNow = bytes.Contains(head, []byte("\nversion 2\n"))
	return isNow, bytes.Contains(head, []byte("\nblank "+r.blank.id+"\n")), err
}

// blankSections gives the sections of the blank problem, or nil if a section
// alone has other parts than it has in the whole.
func blankSections(blank []byte, base merge.Base, byLine []string) []blankSection {
	outline := markdown.Outline(blank)
	if len(outline) == 0 || outline[0].Start > 0 {
		return nil
	}
	var sections []blankSection
	n := 0
	for i, s := range outline {
		stamps := merge.SectionStamps(blank, outline, i, byLine)
		if n+len(stamps) > len(base) || !slices.EqualFunc(stamps, base[n:n+len(stamps)], func(a, b merge.Stamp) bool { return a.Name == b.Name }) {
			return nil
		}
		sections = append(sections, blankSection{s.Title, n, n + len(stamps)})
		n += len(stamps)
	}
	return sections
}

// Entry gives what the manifest is to keep of a file that is made of a document.
// Its content is that of the document. It may be called by several goroutines.
func (r *Recorder) Entry(name, from string, doc *scaffold.Document, content []byte) ManifestEntry {
	e := ManifestEntry{File: path.Join(r.prefix, name), From: from, Was: merge.DigestOf(content)}
	e.setBase(r.blank, r.base(doc, content))
	return e
}

// base is what a document says, part by part. Only the sections that have words
// of the problem are looked at: all others are the blank problem's.
func (r *Recorder) base(doc *scaffold.Document, content []byte) merge.Base {
	outline := markdown.Outline(content)
	if len(outline) == 0 || len(outline) != len(r.sections) || outline[0].Start > 0 {
		return merge.Stamps(content, r.facts.byLine)
	}
	own := doc.Own(content)
	var base merge.Base
	for i, s := range outline {
		if i > 0 && s.Title != r.sections[i].title {
			return merge.Stamps(content, r.facts.byLine)
		}
		for len(own) > 0 && own[0].End <= s.Start {
			own = own[1:]
		}
		if len(own) > 0 && own[0].Start < s.End {
			base = append(base, merge.SectionStamps(content, outline, i, r.facts.byLine)...)
			continue
		}
		base = append(base, r.blank.base[r.sections[i].from:r.sections[i].to]...)
	}
	return base
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
	var lines []byte
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
