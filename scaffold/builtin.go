package scaffold

import "newproblem/scaffold/markdown"

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

// builtinPlaces gives the places where a field of the built-in template lands.
func builtinPlaces(path string) []markdown.Place {
	var places []markdown.Place
	for i := range builtinSpots {
		if builtinSpots[i].path == path {
			places = append(places, builtinSpots[i].place)
		}
	}
	return places
}

// builtinSpot is where a field lands.
type builtinSpot struct {
	path  string
	place markdown.Place
}
