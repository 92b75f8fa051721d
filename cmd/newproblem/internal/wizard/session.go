package wizard

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

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/source"
)

// A session keeps the draft of a run in the user's state folder. Where that
// cannot be, the run goes on without, and the author is warned once.
type session struct {
	streams *cli.Streams
	file    *disk.Draft // nil until the first answer
	draft   draft
	replay  *prompt.Recorder // what it has left to replay is still in the draft

	failed bool // the last answer could not be kept
	warned bool // that drafts cannot be kept

	removeTemp func() error // takes away the editor's file that is not beside the draft; may be nil
}

// draftPlace is where drafts stand, and the key of this working folder's.
func draftPlace(s *cli.Streams) (path, key, folder string, err error) {
	state, err := stateFolder(s)
	if err != nil {
		return "", "", "", err
	}
	folder, err = os.Getwd()
	if err == nil {
		folder, err = filepath.EvalSymlinks(folder)
	}
	sum := sha256.Sum256([]byte(folder))
	return filepath.Join(state, "newproblem", "drafts"), fmt.Sprintf("%x", sum[:8]), folder, err
}

// stateFolder is where programs keep what is to outlive a run: where the author
// says, or where the system has it below the author's home.
func stateFolder(s *cli.Streams) (string, error) {
	if said := s.Env("XDG_STATE_HOME"); filepath.IsAbs(said) {
		return said, nil
	}
	_, err := os.UserHomeDir() // without one, xdg names a place that is not the author's
	return xdg.StateHome, err
}

// begin begins to keep the answers that come to note. Those that the recorder
// replays come again, too.
func (s *session) begin(d draft, replay *prompt.Recorder) {
	d.answers = nil
	s.draft, s.replay = d, replay
}

// note keeps an answer. One that is replayed is kept already.
func (s *session) note(a prompt.Answer, isNew bool) {
	s.draft.answers = append(s.draft.answers, a)
	if !isNew {
		return
	}
	err := s.write()
	s.failed = err != nil
	if err != nil {
		s.cannotKeep(err)
		return
	}
	// What was written in an editor is an answer now. A choice does not make it
	// one: it may be that of another editor, for what the first had saved.
	if a.How != prompt.ByChoice {
		s.removeScratch()
	}
}

// write writes the draft as it is now.
func (s *session) write() error {
	path, key, folder, err := draftPlace(s.streams)
	if err != nil {
		return err
	}
	d := s.draft
	d.folder = strings.ToValidUTF8(folder, "?")
	d.answers = slices.Concat(d.answers, s.replay.Left())
	content, err := d.encode()
	if err != nil {
		return err
	}
	if s.file != nil {
		if err = s.file.Write(content); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		_ = s.file.Release() // its folder was taken away: it is made again
	}
	if s.file, err = disk.BeginDraft(path, key); err != nil {
		return err
	}
	return s.file.Write(content)
}

// cannotKeep tells once that there can be no draft.
func (s *session) cannotKeep(err error) {
	if s.warned {
		return
	}
	s.warned = true
	s.streams.Note("your answers cannot be saved for another run: %v", err)
	s.streams.Hint("you can finish this run; to save answers elsewhere, set $XDG_STATE_HOME")
}

// scratch gives a file for an editor to work on: beside the draft, where what
// is saved in it outlives this run, or else where the system has such files.
func (s *session) scratch(name string, content []byte) (path string, err error) {
	s.removeTemporary()
	if s.file != nil && !s.failed {
		if path, err = s.file.Scratch(name, content); err == nil {
			return path, nil
		}
		s.cannotKeep(err)
	}
	path, s.removeTemp, err = disk.Scratch(name, content)
	return path, err
}

// removeScratch takes the editor's file away, once what was written in it is
// kept. One that cannot be removed does no harm.
func (s *session) removeScratch() {
	s.removeTemporary()
	if s.file != nil {
		_ = s.file.RemoveScratch()
	}
}

func (s *session) removeTemporary() {
	if s.removeTemp != nil {
		_ = s.removeTemp()
	}
	s.removeTemp = nil
}

// finish takes the draft away: the problem is safely where it was to go.
func (s *session) finish() {
	if s.file == nil {
		return
	}
	if err := s.file.Remove(); err != nil {
		s.streams.Note("the answers that were kept are still there: %v", err)
	}
	s.file = nil
}

// end lets go of the draft when the run ends without a file, and says how to
// go on.
func (s *session) end(err error) error {
	s.removeTemporary()
	if s.file == nil {
		return err
	}
	kept := s.file.Content != nil
	if released := s.file.Release(); released != nil {
		s.cannotKeep(released)
	}
	s.file = nil
	switch {
	case err == nil || !kept:
		return err
	case s.failed:
		return cli.WithHint(err, "the answers from before that are kept; newproblem --resume goes on with them")
	}
	return cli.WithHint(err, answersAreKept)
}

const answersAreKept = "your answers are kept; newproblem --resume goes on with them"

// A stopped run can be gone on with.
type stopped struct {
	file  *disk.Draft
	draft *draft
}

// stopped gives the runs that were stopped in this folder, the newest first,
// and how many are still going on. What cannot be read is reported, and set aside:
// it must not be in the way of anything.
func (s *session) stopped() (all []stopped, alive int, err error) {
	path, key, _, err := draftPlace(s.streams)
	if err != nil {
		return nil, 0, err
	}
	files, alive, err := disk.LeftDrafts(path, key, s.unread)
	for _, file := range files {
		d, err := decodeDraft(file.Path(), file.Content)
		if err != nil {
			s.setAside(file, err)
			continue
		}
		all = append(all, stopped{file, d})
	}
	return all, alive, err
}

// folders gives those in which runs were stopped, each once.
func (s *session) folders() []string {
	path, _, _, err := draftPlace(s.streams)
	if err != nil {
		return nil
	}
	files, _, err := disk.LeftDrafts(path, "", func(error) {}) // those of this folder are reported already
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
func (s *session) unread(err error) {
	s.streams.Note("the answers of a stopped run cannot be read: %v", err)
	s.streams.Hint("check that you may read and write there")
}

// setAside keeps a draft that cannot be read where nobody looks for drafts.
func (s *session) setAside(file *disk.Draft, why error) {
	from := file.Path()
	var fault *source.Fault
	if errors.As(why, &fault) {
		why = errors.New(fault.What)
	}
	to, err := file.SetAside()
	s.streams.Note("the answers of a stopped run cannot be read: %s: %v", from, why)
	if err != nil {
		s.streams.Hint(fmt.Sprintf("move it away by hand; newproblem could not: %v", err))
		return
	}
	s.streams.Hint(fmt.Sprintf("they are kept in %s; you can copy them from there", to))
}

// releaseAll leaves stopped runs to other runs, all but one.
func releaseAll(all []stopped, except *disk.Draft) {
	for _, s := range all {
		if s.file != except {
			_ = s.file.Release() // nothing of it was changed
		}
	}
}
