package source

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Position is where something was said: a file and a place in it, or the
// name of a flag or a question, which has no lines.
type Position struct {
	Name   string // a file as it was named, "standard input", or a flag such as "--title"
	Line   int    // from 1; 0 when the whole of Name is meant
	Column int    // from 1, in bytes; 0 when the whole line is meant
}

// String gives the position as compilers do, name:line:column, leaving out
// what is not known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.Name
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.Name, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.Name, p.Line, p.Column)
}

// A Fault is something wrong in an input, with its place and the way out.
type Fault struct {
	At   Position
	What string // what is wrong, with the value
	Hint string // the way out: what would be accepted; may be empty
	Kind error  // what errors.Is finds it by; nil for most
}

// Unwrap gives the fault's kind. By it, a caller who knows a way out that the
// package does not, such as a flag, can find the hint to give.
func (f *Fault) Unwrap() error { return f.Kind }

// Error gives the place and what is wrong, without the hint.
func (f *Fault) Error() string {
	if f.At == (Position{}) {
		return f.What
	}
	return f.At.String() + ": " + f.What
}

// Faults are all the faults of one input. It is an error that lists them.
type Faults []*Fault

// Error lists the faults, one per line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the faults one by one, for errors.As.
func (fs Faults) Unwrap() []error {
	errs := make([]error, len(fs))
	for i, f := range fs {
		errs[i] = f
	}
	return errs
}

// Err is fs as an error: nil when there is no fault.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// Add appends a fault.
func (fs *Faults) Add(at Position, hint, format string, args ...any) {
	*fs = append(*fs, &Fault{At: at, What: fmt.Sprintf(format, args...), Hint: hint})
}

// Sort puts faults of one name in the order of their lines, and keeps the
// order in which the names first come.
func (fs Faults) Sort() {
	rank := map[string]int{}
	for _, f := range fs {
		if _, ok := rank[f.At.Name]; !ok {
			rank[f.At.Name] = len(rank)
		}
	}
	slices.SortStableFunc(fs, func(a, b *Fault) int {
		return cmp.Or(
			cmp.Compare(rank[a.At.Name], rank[b.At.Name]),
			cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Column, b.At.Column))
	})
}

// Unique is fs as an error, each fault once.
func (fs Faults) Unique() error {
	seen := make(map[Fault]bool, len(fs))
	return slices.DeleteFunc(fs, func(f *Fault) bool {
		isRepeated := seen[*f]
		seen[*f] = true
		return isRepeated
	}).Err()
}

// AsFaults gives the faults in err: one for each fault it wraps, or none.
func AsFaults(err error) Faults {
	var fs Faults
	if errors.As(err, &fs) {
		return fs
	}
	var f *Fault
	if errors.As(err, &f) {
		return Faults{f}
	}
	return nil
}
