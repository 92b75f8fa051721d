package generate

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/prompt"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
	"newproblem/scaffold/merge"
	"newproblem/scaffold/source"
)

// A take says which side to take of one section: --take spec:FILE#SECTION.
type take struct {
	side  merge.Side
	name  string // of the side
	where string // FILE#SECTION, as it was given
}

// readTakes reads the values of --take.
func readTakes(given []string, faults *source.Faults) []take {
	var takes []take
	for _, text := range given {
		side, where, _ := strings.Cut(text, ":")
		t := take{name: side, where: where}
		switch side {
		case "spec":
			t.side = merge.Spec
		case "file":
			t.side = merge.File
		}
		if t.side == 0 || !strings.Contains(where, "#") {
			faults.Add(cli.Flag("take"), "write spec:FILE#SECTION to take the spec's text, or file:FILE#SECTION to keep the file's; FILE may be left out where there is one",
				"cannot be %s", source.Quote(text))
		}
		takes = append(takes, t)
	}
	return takes
}

// A settler settles conflicts, one section at a time.
type settler struct {
	run    *Run
	update *bank.Update
	folder *disk.Folder
	root   string // of the bank
	jobs   []Job
	specs  map[string]string // see Run.addSpecs
	plans  []bank.FileUpdate
	errs   []error // of the plans

	settled []map[string]merge.Side // by job, and the ID of a section
}

// plan plans a job anew, with what is settled of it.
func (s *settler) plan(i int) {
	buffer := buffers.Get().(*[]byte)
	g := s.run.generated(s.jobs[i], s.specs[s.jobs[i].Problem.At.Name], *buffer)
	g.Settled = s.settled[i]
	s.plans[i], s.errs[i] = s.update.Plan(g)
	if s.plans[i].Same {
		*buffer = g.Content
		buffers.Put(buffer)
	}
}

// settle notes what to take of a section.
func (s *settler) settle(i int, id string, side merge.Side) {
	if s.settled[i] == nil {
		s.settled[i] = map[string]merge.Side{}
	}
	s.settled[i][id] = side
}

// take settles what --take says.
func (s *settler) take(given []string) error {
	var faults source.Faults
	for _, t := range readTakes(given, &faults) {
		i, section := s.jobOf(t, &faults)
		if i < 0 || s.errs[i] != nil {
			continue
		}
		id := s.sectionOf(i, section, &faults)
		if other := s.settled[i][id]; id != "" && other != 0 && other != t.side {
			faults.Add(cli.Flag("take"), "give one of the two", "takes both the spec's and the file's text of %s", source.Quote(t.where))
		} else if id != "" {
			s.settle(i, id, t.side)
		}
	}
	for i := range s.jobs {
		if s.settled[i] != nil {
			s.plan(i)
		}
	}
	return faults.Err()
}

// jobOf gives the job whose file is named, or -1, and the section that is.
func (s *settler) jobOf(t take, faults *source.Faults) (job int, section string) {
	where := t.where
	if section, ok := strings.CutPrefix(where, "#"); ok {
		if len(s.jobs) != 1 {
			faults.Add(cli.Flag("take"), s.filesFor(t.name, section), "%s names no file, and there are %d", source.Quote(t.name+":"+where), len(s.jobs))
			return -1, ""
		}
		return 0, section
	}
	for at := range len(where) { // a file's name may have a # in it
		if where[at] != '#' {
			continue
		}
		file := absolute(where[:at])
		for i, j := range s.jobs {
			if file == absolute(s.folder.Path(j.Name)) || where[:at] == j.Name {
				return i, where[at+1:]
			}
		}
	}
	file, _, _ := strings.Cut(where, "#")
	var names []string
	for _, j := range s.jobs {
		names = append(names, s.folder.Path(j.Name))
	}
	hint := "name a file of the specs that you give"
	if near := source.Suggest(file, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	faults.Add(cli.Flag("take"), hint, "no spec makes %s", source.Quote(file))
	return -1, ""
}

// absolute is a path from the root, by which paths are compared.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return filepath.Clean(path)
}

// filesFor says how to name a file with a section: the ones where it says something
// else than the spec, or any.
func (s *settler) filesFor(side, section string) string {
	const most = 3
	var names, differing []string
	for i, j := range s.jobs {
		names = append(names, s.folder.Path(j.Name))
		if len(named(s.differing(i), section)) > 0 {
			differing = append(differing, inQuotes(side+":"+names[i]+"#"+section))
		}
	}
	if len(differing) > 0 {
		return "write " + strings.Join(differing[:min(most, len(differing))], ", or ")
	}
	hint := "write " + side + ":FILE#SECTION; the files are " + strings.Join(names[:min(most, len(names))], ", ")
	if len(names) > most {
		hint += ", and others"
	}
	return hint
}

// differing gives the sections of a job that say something else than the spec.
func (s *settler) differing(job int) []string {
	var names []string
	for _, c := range s.plans[job].Sections {
		if c.Theirs != nil && !c.Unsaid || c.Gone {
			names = append(names, c.Name)
		}
	}
	return names
}

// sectionOf gives the ID of the section of a job that is named, by all its
// headings or by its last, or "".
func (s *settler) sectionOf(job int, name string, faults *source.Faults) string {
	differing := s.differing(job)
	name = s.nameOf(job, s.update.SectionName(name))
	file := s.folder.Path(s.jobs[job].Name)
	switch found := named(differing, name); {
	case len(found) == 1:
		return merge.ID(found[0])
	case len(found) > 1:
		faults.Add(cli.Flag("take"), "name it with the headings above it: "+strings.Join(found, ", or "), "%s has several sections called %s", file, source.Quote(name))
		return ""
	}
	if len(named(s.update.SectionNames(s.jobs[job].Document.Bytes()), name)) > 0 {
		s.run.Setup.Streams.Note("%s: there is nothing to settle in %s", file, name)
		return ""
	}
	hint := "there is nothing to settle in this file"
	if len(differing) > 0 {
		hint = "sections that differ: " + strings.Join(differing, ", ")
	}
	if near := source.Suggest(name, merge.Last(differing)); near != "" {
		hint = "did you mean " + near + "?"
	}
	faults.Add(cli.Flag("take"), hint, "%s has no section called %s", file, source.Quote(name))
	return ""
}

// nameOf gives the name of the section of a job that has another one in its file.
func (s *settler) nameOf(job int, name string) string {
	for _, c := range s.plans[job].Sections {
		if c.Own != "" && len(named([]string{c.Own}, name)) > 0 && len(named(s.differing(job), name)) == 0 {
			return c.Name
		}
	}
	return name
}

// named gives the names that are meant by one: all of it, or what it ends in.
func named(names []string, name string) []string {
	id := merge.ID(name)
	if i := slices.IndexFunc(names, func(n string) bool { return merge.ID(n) == id }); i >= 0 {
		return names[i : i+1]
	}
	var found []string
	for _, n := range names {
		if strings.HasSuffix(merge.ID(n), "\n"+id) {
			found = append(found, n)
		}
	}
	return found
}

// The answers to a conflict.
var sides = []string{"keep the file's text", "take the spec's text", "decide later"}

// ask settles by asking for each conflict that is left.
func (s *settler) ask(p prompt.Prompter) error {
	for i := range s.plans {
		if s.errs[i] != nil {
			continue
		}
		path := s.folder.Path(s.jobs[i].Name)
		for _, c := range s.plans[i].Sections {
			if c.Outcome != merge.Conflict || c.Waits {
				continue
			}
			if _, err := s.run.Setup.Streams.Err.Write(conflictDiff(path, c)); err != nil {
				return fmt.Errorf("showing a conflict: %w", err)
			}
			answer, err := p.Choose(prompt.Question{Message: path + ": " + c.Name, Help: "The lines with - are the file's, those with + the spec's.", Default: sides[0]}, sides)
			if err != nil {
				return err
			}
			if answer < 2 {
				s.settle(i, merge.ID(c.Name), []merge.Side{merge.File, merge.Spec}[answer])
			}
		}
		s.planAsked(i)
	}
	return nil
}

// planAsked plans a job anew, with the answers about it. They are about the text
// that was shown: if somebody has saved another meanwhile, they do not count.
func (s *settler) planAsked(i int) {
	if s.settled[i] == nil {
		return
	}
	shown := s.plans[i].Read
	s.plan(i)
	if s.errs[i] == nil && s.plans[i].Read != shown {
		s.run.Setup.Streams.Note("%s was changed while you were asked: what you chose is left out", s.folder.Path(s.jobs[i].Name))
		s.settled[i] = nil
		s.plan(i)
	}
}
