package spec

import (
	"sync"

	"newproblem/scaffold/source"
)

// Builtin gives the table of the built-in template.
func Builtin() *Table { return builtin() }

var builtin = sync.OnceValue(func() *Table { return NewTable(builtinFields, builtinSums) })

// The functions below, and the methods of Problem that need a table, are those
// of the built-in table.

// Fields gives every field of the built-in template, in its order. It must not
// be changed.
func Fields() []Field { return Builtin().Fields() }

// Lookup gives the field of the built-in template at a path; see Table.Lookup.
func Lookup(path string) (field *Field, key string) { return Builtin().Lookup(path) }

// Example gives the complete problem that the examples of the built-in table
// make up; see Table.Example.
func Example() *Problem { return Builtin().Example() }

// Read makes a problem of one document of a spec, with the fields of the
// built-in table; see Table.Read.
func Read(n source.Node) (*Problem, error) { return Builtin().Read(n) }

// ReadAll makes the problems of one document, with the fields of the built-in
// table; see Table.ReadAll.
func ReadAll(n source.Node) ([]*Problem, error) { return Builtin().ReadAll(n) }

// Write gives the spec that says what p says, with the fields of the built-in
// table; see Table.Write.
func Write(p *Problem, comments bool) ([]byte, error) { return Builtin().Write(p, comments) }

// Schema gives the JSON Schema of a spec of the built-in table; see
// Table.Schema.
func Schema() ([]byte, error) { return Builtin().Schema() }

// Computed gives the value of a path that nobody says and a template may use,
// from what p says: "estimated_time.total". It is false where there is no such
// path, or something that it is computed from is not said.
func (p *Problem) Computed(path string) (string, bool) { return Builtin().Sum(p, path) }

// Paths gives the fields that p says something about, in the order of the
// built-in table, then those that are not in it, in alphabetical order.
func (p *Problem) Paths() []string { return Builtin().Paths(p) }

// Validate reports everything in p that the built-in table does not accept; see
// Table.Validate.
func (p *Problem) Validate() error { return Builtin().Validate(p) }
