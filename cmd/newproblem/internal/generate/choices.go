package generate

import (
	"os"
	"path/filepath"
	"strings"
)

// An Output is where problems are written: a folder, a .md file, or "-" for
// standard output.
type Output string

// IsStdout reports whether it is standard output.
func (o Output) IsStdout() bool { return o == "-" }

// isFile reports whether it names a file and not a folder.
func (o Output) isFile() bool {
	if !strings.EqualFold(filepath.Ext(string(o)), ".md") {
		return false
	}
	info, err := os.Stat(string(o))
	return err != nil || !info.IsDir()
}

// Folder is the path of the folder: of a file, the one that it is in.
func (o Output) Folder() string {
	if o.isFile() {
		return filepath.Dir(string(o))
	}
	return string(o)
}

// LinkFolder is the folder from which relative links of a document lead.
func (o Output) LinkFolder() string {
	if o.IsStdout() {
		return "."
	}
	return o.Folder()
}

// Choices say how a run makes its problems, as flags or settings have it. A run
// that is stopped keeps them for the one that goes on with it.
type Choices struct {
	Template    string // the template's name, or a file
	Output      Output
	Interactive bool
	DryRun      bool
	Edit        bool
}

// WriteOptions say where problems are written, and how.
type WriteOptions struct {
	Output    Output
	Force     bool // replace a file that already exists
	DryRun    bool // print the documents and what would happen
	Sync      bool // wait until the disk has each file
	JSON      bool // report as JSON
	Update    bool // bring files that are there up to date
	OnlyCheck bool // with Update: tell what would change
}

// isPreview reports whether nothing is to be written.
func (o WriteOptions) isPreview() bool { return o.DryRun || o.OnlyCheck }
