package scaffold

// builtinSegment is a segment of the built-in template as builtin_data.go has
// it: written by a test of this package from the template itself.
//
// To write it again after a change of the template or of the table of fields:
//
//go:generate go test -run ^TestBuiltinData$ . -update
type builtinSegment struct {
	source, blank  string
	fields, within []string
}
