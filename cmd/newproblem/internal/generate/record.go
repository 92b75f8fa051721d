package generate

import (
	"context"
	"path/filepath"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

// A record tells the manifest of a bank which files a run makes. A nil record
// tells nobody.
type record struct {
	run      *Run
	root     *disk.Folder
	recorder *bank.Recorder

	specs   map[string]string     // below the root of the bank, by the files' names as they were given
	entries []*bank.ManifestEntry // of a batch
	isSame  []bool                // of a batch: the file was there already
}

// openRecord opens the record of a run: one with a spec leaves its files in the
// manifest, and makes it if need be; any other where there is one. A dry run
// leaves nothing.
func (r *Run) openRecord(o WriteOptions) (*record, error) {
	if o.isPreview() {
		return nil, nil
	}
	path, prefix := r.bankRoot(o.Output.Folder())
	root, err := disk.Reopen(path)
	if err != nil {
		return nil, err
	}
	if len(r.Setup.Options.from) == 0 && !root.Has(bank.ManifestName) {
		return nil, root.Close()
	}
	recorder, err := bank.NewRecorder(root, r.Template, filepath.ToSlash(prefix))
	if err != nil {
		_ = root.Close()
		return nil, err
	}
	return &record{run: r, root: root, recorder: recorder, specs: map[string]string{}}, nil
}

func (c *record) close() {
	if c != nil {
		_ = c.root.Close()
	}
}

// begin begins a batch of files.
func (c *record) begin(jobs []Job) {
	if c == nil {
		return
	}
	c.entries, c.isSame = make([]*bank.ManifestEntry, len(jobs)), make([]bool, len(jobs))
	c.run.addSpecs(c.specs, jobs, c.root.Path("."))
}

// entry is what the manifest is to keep of the file of a job.
func (c *record) entry(j Job, content []byte) bank.ManifestEntry {
	return c.recorder.Entry(j.Name, c.specs[j.Problem.At.Name], j.Document, content)
}

// note notes what was done with a file of the batch. It may be called by several
// goroutines.
func (c *record) note(i int, j Job, action disk.Action, content []byte) {
	if c == nil || action != disk.Created && action != disk.Replaced && action != disk.Unchanged {
		return
	}
	c.isSame[i] = action == disk.Unchanged
	if !c.isSame[i] {
		e := c.entry(j, content)
		c.entries[i] = &e
	}
}

// end tells the manifest of a batch: of files that are new, and of those that
// were there already and that it does not know.
func (c *record) end(jobs []Job) error {
	if c == nil {
		return nil
	}
	var entries []bank.ManifestEntry
	for i, j := range jobs {
		if c.isSame[i] {
			known, err := c.recorder.Knows(j.Name)
			if err != nil {
				return err
			}
			if !known {
				entries = append(entries, c.entry(j, j.Document.Bytes()))
			}
		} else if c.entries[i] != nil {
			entries = append(entries, *c.entries[i])
		}
	}
	return c.recorder.Add(context.Background(), entries) // what was written is told even if the run is stopped
}
