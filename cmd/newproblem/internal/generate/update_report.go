package generate

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/source"
)

// An updateReport tells what an update does with each file.
type updateReport struct {
	report
	jobs      map[string]Job // by the names of their files
	root      string         // of the bank
	changes   bool           // something changes, or would
	created   bool           // a file is new, or would be
	conflicts bool
	example   string   // FILE#SECTION of the first of them
	gone      string   // of the first that is gone from the template
	canTake   bool     // the spec's text can be taken in it
	isDamaged bool     // of one of them, what stands around it keeps the spec's text out
	noPlace   []string // how to leave out each of those that the file has no place for
	strangers bool     // of one of them nobody knows what was generated
	emptied   bool     // a file was, and stays so
}

func newUpdateReport(r *Run, folder *disk.Folder, root string, jobs []Job, o WriteOptions) *updateReport {
	u := &updateReport{report: newReport(r, folder, o), root: root, jobs: map[string]Job{}}
	for _, j := range jobs {
		u.jobs[j.Name] = j
	}
	return u
}

// job notes why the file of a job cannot be updated.
func (r *updateReport) job(j Job, err error) {
	faults := source.AsFaults(err)
	if faults == nil {
		r.fail(err)
		return
	}
	r.refused = append(r.refused, faults...)
	if r.options.JSON {
		r.object(updateResult{result: r.result(j, disk.Refused, j.Document.Bytes())})
	}
}

// file tells what becomes of a file.
func (r *updateReport) file(f bank.FileUpdate) {
	path := r.folder.Path(f.Name)
	changes := f.After != nil
	r.changes = r.changes || changes
	r.created = r.created || changes && f.Before == nil
	if changes && !r.options.isPreview() {
		r.wrote(path)
		for i := range f.Sections { // they stand there now
			f.Sections[i].Line = f.Sections[i].NewLine
		}
	}
	if !changes && f.Action == disk.Unchanged {
		r.unchanged = append(r.unchanged, path)
	}
	switch {
	case r.options.JSON:
		r.update(f)
	case r.options.DryRun && changes:
		r.out.Write(difference(path, f.Before, f.After)) // flush gives the error
	case changes:
		fmt.Fprintln(r.out, path)
	}
	if changes && r.options.isPreview() {
		action := bank.Updated
		if f.Before == nil {
			action = disk.Created
		}
		r.wouldBe(path, action)
	}
	if f.Empty && !changes {
		r.empty(path, f)
	} else {
		r.sections(path, f)
	}
}

// empty tells of a file that says nothing, and into which nothing is put.
func (r *updateReport) empty(path string, f bank.FileUpdate) {
	isNews := false
	for _, s := range f.Sections {
		r.conflicts = r.conflicts || s.Outcome == merge.Conflict
		isNews = isNews || s.Outcome == merge.Conflict || s.Outcome == merge.Removed && !s.Told
	}
	if isNews {
		r.run.Setup.Streams.Note("%s: is empty, and stays so", path)
		r.emptied = true
	}
}

// sections tells what an author has to know of the sections of a file.
func (r *updateReport) sections(path string, f bank.FileUpdate) {
	var removed []string
	var lost, rivals []merge.Change
	var waiting, noPlace []string
	for _, s := range f.Sections {
		switch {
		case s.Waits:
			if merge.Last([]string{s.Name})[0] != "" { // or it is the head of a table
				waiting = append(waiting, s.Name)
			}
		case s.Outcome == merge.Conflict && s.NoPlace:
			noPlace = append(noPlace, s.Name)
			r.noteConflict(path, s)
		case s.Outcome == merge.Conflict && len(s.Rivals) > 0:
			rivals = append(rivals, s)
			r.noteConflict(path, s)
		case s.Outcome == merge.Conflict && s.OpenAt > 0:
			lost = append(lost, s)
		case s.Outcome == merge.Conflict:
			r.conflict(path, s)
		case s.Outcome == merge.Removed && !s.Told:
			removed = append(removed, s.Name)
		}
	}
	r.inOpen(path, lost)
	r.inRivals(path, rivals)
	if len(noPlace) > 0 {
		r.run.Setup.Streams.Note("%s: the facts have another form in the file, with no place for what the spec says of these: put them in there by hand: %s", path, strings.Join(noPlace, ", "))
	}
	if len(waiting) > 0 {
		r.run.Setup.Streams.Note("%s: these wait until that is settled: %s", path, strings.Join(waiting, ", "))
	}
	if len(removed) > 0 {
		r.run.Setup.Streams.Note("%s: removed or renamed in the file, which is kept: %s", path, strings.Join(merge.Outermost(removed), ", "))
	}
}

// conflict tells of a section that says something else than the spec.
func (r *updateReport) conflict(path string, s merge.Change) {
	at := source.Position{Name: path, Line: s.Line}
	note := r.run.Setup.Streams.Note
	switch {
	case s.Twice > 0:
		note("%s: %s is said here and on line %d, so the spec's text does not replace it: remove one of them first", at, s.Name, s.Twice)
	case s.Gone:
		note("%s: %s was changed in the file, and is not in the template any more, or not said; the file's text is kept", at, s.Name)
	case s.OtherForm:
		note("%s: %s was changed in the file, and the template has it in another form, in a table or not; the file's text is kept", at, s.Name)
	case s.Lost:
		note("%s: the spec's text of %s would run together with what stands around it, or would not be read there, so it is left out: mend that first", at, s.Name)
	case s.Blocked && s.Holds != nil:
		note("%s: %s also holds line %d, %s, which an open code block, raw HTML, a comment or the line before has taken in, so the spec's text does not replace it: mend that first", at, s.Name, s.HeldAt, source.Quote(string(s.Holds)))
	case s.Blocked:
		note("%s: %s stands in a table, or does not where the spec has one, so the spec's text does not replace it: mend that first", at, s.Name)
	case s.Ours == nil && s.Unknown:
		note("%s: the spec says something of %s, which is not in the file", at, s.Name)
	case s.Ours == nil:
		note("%s: the spec says something new of %s, which was removed or renamed in the file", at, s.Name)
	case !s.Unknown:
		note("%s: %s was changed both in the file and in the spec; the file's text is kept", at, s.Name)
	default:
		note("%s: %s says something else than the spec; the file's text is kept", at, s.Name)
	}
	_, _ = r.run.Setup.Streams.Err.Write(conflictDiff(path, s)) // talk
	r.noteConflict(path, s)
}

// inOpen tells of the sections that would stand in a comment, or the like, which is
// never closed.
func (r *updateReport) inOpen(path string, lost []merge.Change) {
	if len(lost) == 0 {
		return
	}
	names := make([]string, len(lost))
	for i, s := range lost {
		names[i] = s.Name
		r.noteConflict(path, s)
	}
	at := source.Position{Name: path, Line: lost[0].OpenAt}
	r.run.Setup.Streams.Note("%s: this %s is never closed, and the spec's text would stand in it, so it is left out: %s", at, lost[0].OpenIn, strings.Join(merge.Outermost(names), ", "))
}

// inRivals tells of the sections that any of several headings may be, those of each at once.
func (r *updateReport) inRivals(path string, all []merge.Change) {
	for len(all) > 0 {
		rivals := all[0].Rivals
		isOther := func(s merge.Change) bool { return !slices.Equal(s.Rivals, rivals) }
		var names []string
		for _, s := range all {
			if !isOther(s) {
				names = append(names, s.Name)
			}
		}
		at := source.Position{Name: path, Line: rivals[0]}
		r.run.Setup.Streams.Note("%s: this heading and that on line %d may both be what the spec's text belongs to, each with a remark, so it is left out: join the two, or give one of them a title of its own: %s", at, rivals[1], strings.Join(merge.Outermost(names), ", "))
		all = slices.DeleteFunc(all, func(s merge.Change) bool { return !isOther(s) })
	}
}

// noteConflict notes a conflict for the end of the run.
func (r *updateReport) noteConflict(path string, s merge.Change) {
	r.conflicts, r.strangers = true, r.strangers || s.Unknown
	if s.Gone {
		if r.gone == "" {
			r.gone = r.where(path, s)
		}
		return
	}
	if s.NoPlace {
		r.noPlace = append(r.noPlace, "--take "+inQuotes("file:"+r.where(path, s)))
	}
	r.isDamaged = r.isDamaged || s.Blocked && len(s.Rivals) == 0 && s.Twice == 0
	if r.example == "" || !r.canTake && !s.Blocked {
		r.canTake = !s.Blocked
		r.example = r.where(path, s)
	}
}

// where names a section of a file for --take.
func (r *updateReport) where(path string, s merge.Change) string {
	if len(r.jobs) > 1 {
		return path + "#" + s.Name
	}
	return "#" + s.Name
}

// conflictDiff shows what both sides say of a section.
func conflictDiff(path string, s merge.Change) []byte {
	ours, theirs := bytes.ReplaceAll(s.Ours, []byte("\r\n"), []byte("\n")), bytes.ReplaceAll(s.Theirs, []byte("\r\n"), []byte("\n")) // the file keeps its line ends
	return text.DiffAt(s.Line, "a/"+path, ours, "b/"+path, theirs)
}

// difference shows the difference of two texts of a file; nil is that of one
// that is not there.
func difference(path string, was, now []byte) []byte {
	before := "a/" + path
	if was == nil {
		before = "/dev/null"
	}
	return text.Diff(before, was, "b/"+path, now)
}

// An updateResult is what --json tells of a file.
type updateResult struct {
	result
	Sections []sectionResult `json:"sections,omitempty"`
}

type sectionResult struct {
	Name    string `json:"name"`
	Outcome string `json:"outcome"`
	Line    int    `json:"line,omitempty"`
}

// update prints what --json tells of a file.
func (r *updateReport) update(f bank.FileUpdate) {
	content := f.After
	if content == nil { // the file stays as it is
		var err error
		if content, err = r.folder.Read(f.Name); err != nil {
			r.fail(err)
		}
	}
	out := updateResult{result: r.result(r.jobs[f.Name], f.Action, content)}
	for _, s := range f.Sections {
		out.Sections = append(out.Sections, sectionResult{s.Name, s.Outcome.String(), s.Line})
	}
	r.object(out)
}

// inQuotes is a text in the quotes of a shell.
func inQuotes(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

// settling is how conflicts are settled.
func (r *updateReport) settling() string {
	if r.example == "" {
		return ""
	}
	if len(r.noPlace) > 0 && !r.canTake {
		return "to leave them out, add " + strings.Join(r.noPlace, " ")
	}
	if !r.canTake && !r.isDamaged {
		return "to keep the file's text, add --take " + inQuotes("file:"+r.example)
	}
	if !r.canTake {
		return "newproblem check --fix mends what it can of that; to keep the file's text, add --take " + inQuotes("file:"+r.example)
	}
	hint := fmt.Sprintf("to take the spec's text, add --take %s; to keep the file's, --take %s; --update -i asks, and --force takes the spec's text everywhere", inQuotes("spec:"+r.example), inQuotes("file:"+r.example))
	if r.strangers {
		hint += "; newproblem spec FILE.md prints the spec that a file makes"
	}
	return hint
}

// end tells the rest, and gives the error that says how the run ended.
func (r *updateReport) end(orphans []bank.ManifestEntry, stale bool) error {
	r.flush()
	r.tellUnchanged(0)
	s := r.run.Setup.Streams
	for _, o := range orphans {
		s.Note("%s: %s no longer makes this file; it is left as it is", filepath.Join(r.root, o.File), filepath.Join(r.root, o.From))
	}
	if len(orphans) > 0 && r.created {
		s.Hint("if only the title has changed, give slug in the spec to keep the file name")
	}
	if stale && !r.changes && r.options.OnlyCheck {
		s.Note("%s would be updated", filepath.Join(r.root, bank.ManifestName))
	}
	s.Hint(r.settling())
	if r.gone != "" {
		s.Hint(fmt.Sprintf("to remove what the spec does not make any more, add --take %s; to keep it as the file's own, --take %s", inQuotes("spec:"+r.gone), inQuotes("file:"+r.gone)))
	}
	if r.emptied {
		s.Hint("to make a file anew that is empty, remove it and run this again")
	}
	if err := r.err(); err != nil {
		return err
	}
	if r.conflicts || r.options.OnlyCheck && (r.changes || stale) {
		return cli.Exit(cli.ExitFindings)
	}
	return nil
}
