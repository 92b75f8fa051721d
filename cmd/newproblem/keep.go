package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"

	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// A keeper keeps the draft of a run in the user's state folder. Where that
// cannot be, the run goes on without, and the author is told once.
type keeper struct {
	*world
	file   *disk.Draft // nil until the first answer
	failed bool        // the last answer could not be kept
	told   bool        // that drafts cannot be kept

	unscratch func() error // takes away the editor's file that is not beside the draft; may be nil
}

// draftPlace is where drafts stand, and the key of this working folder's.
func draftPlace(w *world) (path, key, folder string, err error) {
	if _, err := os.UserHomeDir(); err != nil && !filepath.IsAbs(w.env("XDG_STATE_HOME")) {
		return "", "", "", err
	}
	folder, err = os.Getwd()
	if err == nil {
		folder, err = filepath.EvalSymlinks(folder)
	}
	sum := sha256.Sum256([]byte(folder))
	return filepath.Join(xdg.StateHome, "newproblem", "drafts"), fmt.Sprintf("%x", sum[:8]), folder, err
}

// keep writes the draft as it is now.
func (k *keeper) keep(d *draft) {
	err := k.write(d)
	k.failed = err != nil
	if err != nil {
		k.cannot(err)
	}
}

func (k *keeper) write(d *draft) error {
	path, key, folder, err := draftPlace(k.world)
	if err != nil {
		return err
	}
	d.folder = strings.ToValidUTF8(folder, "?")
	content, err := d.encode()
	if err != nil {
		return err
	}
	if k.file != nil {
		if err = k.file.Write(content); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		_ = k.file.Release() // its folder was taken away: it is made again
	}
	if k.file, err = disk.BeginDraft(path, key); err != nil {
		return err
	}
	return k.file.Write(content)
}

// cannot tells once that there can be no draft.
func (k *keeper) cannot(err error) {
	if k.told {
		return
	}
	k.told = true
	fmt.Fprintf(k.stderr, "newproblem: your answers cannot be kept for another run: %v\n", err)
	fmt.Fprintln(k.stderr, "hint: they are all here until this run ends; $XDG_STATE_HOME names another place to keep them")
}

// scratch gives a file for an editor to work on: beside the draft, where what
// is saved in it outlives this run, or else where the system has such files.
func (k *keeper) scratch(name string, content []byte) (path string, err error) {
	k.removeTemporary()
	if k.file != nil && !k.failed {
		if path, err = k.file.Scratch(name, content); err == nil {
			return path, nil
		}
		k.cannot(err)
	}
	path, k.unscratch, err = disk.Scratch(name, content)
	return path, err
}

// removeScratch takes the editor's file away, once what was written in it is
// kept. One that cannot be removed does no harm.
func (k *keeper) removeScratch() {
	k.removeTemporary()
	if k.file != nil {
		_ = k.file.RemoveScratch()
	}
}

func (k *keeper) removeTemporary() {
	if k.unscratch != nil {
		_ = k.unscratch()
	}
	k.unscratch = nil
}

// done takes the draft away: the problem is safely where it was to go.
func (k *keeper) done() {
	if k.file == nil {
		return
	}
	if err := k.file.Remove(); err != nil {
		fmt.Fprintf(k.stderr, "newproblem: the answers that were kept are still there: %v\n", err)
	}
	k.file = nil
}

// end lets go of the draft when the run ends without a file, and says how to
// go on.
func (k *keeper) end(err error) error {
	k.removeTemporary()
	if k.file == nil {
		return err
	}
	kept := k.file.Content != nil
	if released := k.file.Release(); released != nil {
		k.cannot(released)
	}
	k.file = nil
	switch {
	case err == nil || !kept:
		return err
	case k.failed:
		return &keptError{err, "the answers from before that are kept; newproblem --resume goes on with them"}
	}
	return &keptError{err, answersAreKept}
}

const answersAreKept = "your answers are kept; newproblem --resume goes on with them"

// A keptError ended a run whose answers are kept.
type keptError struct {
	error
	hint string
}

func (k *keptError) Unwrap() error { return k.error }

// A stopped run can be gone on with.
type stopped struct {
	file  *disk.Draft
	draft *draft
}

// title is what the problem of a stopped run is called.
func (s stopped) title() string {
	if title := s.draft.problem.Title(); title != "" {
		return title
	}
	for _, a := range s.draft.since {
		if a.how == byText {
			return a.text // the first question is for the title
		}
	}
	return "a problem without a title"
}

// stopped gives the runs that were stopped in this folder, the newest first,
// and how many are still going on. What cannot be read is told, and set aside:
// it must not be in the way of anything.
func (k *keeper) stopped() (all []stopped, alive int, err error) {
	path, key, _, err := draftPlace(k.world)
	if err != nil {
		return nil, 0, err
	}
	files, alive, err := disk.LeftDrafts(path, key, k.unread)
	for _, file := range files {
		d, err := decodeDraft(file.Path(), file.Content)
		if err != nil {
			k.setAside(file, err)
			continue
		}
		all = append(all, stopped{file, d})
	}
	return all, alive, err
}

// folders gives those in which runs were stopped, each once.
func (k *keeper) folders() []string {
	path, _, _, err := draftPlace(k.world)
	if err != nil {
		return nil
	}
	files, _, err := disk.LeftDrafts(path, "", func(error) {}) // those of this folder are told already
	if err != nil {
		return nil
	}
	var folders []string
	for _, file := range files {
		if d, err := decodeDraft(file.Path(), file.Content); err == nil && !slices.Contains(folders, d.folder) {
			folders = append(folders, d.folder)
		}
	}
	_ = disk.ReleaseDrafts(files) // nothing of them was changed
	return folders
}

// unread tells of a draft that cannot be read, and is left where it is.
func (k *keeper) unread(err error) {
	fmt.Fprintf(k.stderr, "newproblem: the answers of a stopped run cannot be read: %v\n", err)
	fmt.Fprintln(k.stderr, "hint: look into it, and see who may read and write there")
}

// setAside keeps a draft that cannot be read where nobody looks for drafts.
func (k *keeper) setAside(file *disk.Draft, why error) {
	from := file.Path()
	var fault *source.Fault
	if errors.As(why, &fault) {
		why = errors.New(fault.What)
	}
	to, err := file.SetAside()
	fmt.Fprintf(k.stderr, "newproblem: the answers of a stopped run cannot be read: %s: %v\n", from, why)
	if err != nil {
		fmt.Fprintf(k.stderr, "hint: look into it, and move it away; that failed: %v\n", err)
		return
	}
	fmt.Fprintf(k.stderr, "hint: they are kept in %s; what stands there can be copied\n", to)
}

// letGo leaves stopped runs to other runs, but for one.
func (k *keeper) letGo(all []stopped, except *disk.Draft) {
	for _, s := range all {
		if s.file != except {
			_ = s.file.Release() // nothing of it was changed
		}
	}
}
