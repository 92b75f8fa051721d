package layout

import (
	"bytes"
	"iter"
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// What a marker begins and ends with. Between them stand pairs of the letters a to p. In
// angle brackets, a colon stands behind the beginning: so it is a URL there, as its text
// has to be, and no tag.
const (
	markerBegins = "Qz"
	markerEnds   = "zQ"
	urlBegins    = markerBegins + ":"
)

// Marker gives the text that stands for the field at a path in the documents that
// are measured. It is the path in letters only, so that no escape and no function of
// a template but upper, lower and sortAlpha changes it; see Unfold.
func Marker(path string) string {
	out := []byte(markerBegins)
	for i := range len(path) {
		out = append(out, 'a'+path[i]>>4, 'a'+path[i]&15)
	}
	return string(append(out, markerEnds...))
}

// WithURLs gives a document with its markers that stand behind an angle bracket as URLs.
func WithURLs(doc []byte) []byte {
	return bytes.ReplaceAll(doc, []byte("<"+markerBegins), []byte("<"+urlBegins))
}

// Markers gives the markers that stand in a text.
func Markers(text string) []string {
	var all []string
	for start, end := range markersIn(text) {
		all = append(all, text[start:end])
	}
	return all
}

// Marked gives the path that a marker stands for.
func Marked(marker string) string {
	letters := strings.TrimPrefix(marker[len(markerBegins):len(marker)-len(markerEnds)], ":")
	out := make([]byte, len(letters)/2)
	for i := range out {
		out[i] = (letters[2*i]-'a')<<4 | (letters[2*i+1] - 'a')
	}
	return string(out)
}

// HasMarker reports whether the text of a document to be measured has a field in it.
func HasMarker(text string) bool {
	for range markersIn(text) {
		return true
	}
	return false
}

// markersIn walks over the markers in a text: where each begins, and where it ends.
func markersIn(text string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for at := 0; ; {
			next := strings.Index(text[at:], markerBegins)
			if next < 0 {
				return
			}
			start := at + next
			at = start + len(markerBegins)
			if strings.HasPrefix(text[start:], urlBegins) {
				at = start + len(urlBegins)
			}
			letters := at
			for at < len(text) && 'a' <= text[at] && text[at] <= 'p' {
				at++
			}
			if n := at - letters; n == 0 || n%2 != 0 || !strings.HasPrefix(text[at:], markerEnds) {
				continue
			}
			at += len(markerEnds)
			if !yield(start, at) {
				return
			}
		}
	}
}

// Unfold gives a document to be measured with the markers as they are that a template has
// written in small letters, or in capitals alone, and their paths: what is read there is
// said in these. Of a field that stands elsewhere as it is said, such a place says nothing.
func Unfold(doc string) (unfolded string, paths []string) {
	if !strings.Contains(doc, strings.ToLower(markerBegins)) && !strings.Contains(doc, strings.ToUpper(markerBegins)) {
		return doc, nil // as of most templates
	}
	exact := map[string]bool{}
	for _, marker := range Markers(doc) {
		exact[marker] = true
	}
	unfolded = folded().ReplaceAllStringFunc(doc, func(found string) string {
		letters := strings.ToLower(found[len(markerBegins) : len(found)-len(markerEnds)])
		marker := markerBegins + letters + markerEnds
		if exact[marker] {
			return found
		}
		paths = appendNew(paths, Marked(marker))
		return marker
	})
	return unfolded, paths
}

// folded is a marker that is written in small letters, or in capitals.
var folded = lazy.Regexp(`qz(?:[a-p]{2})+zq|QZ(?:[A-P]{2})+ZQ`)

// replaceMarkers gives a text with something else in place of each marker in it.
func replaceMarkers(text string, by func(marker string) string) string {
	var out strings.Builder
	done := 0
	for start, end := range markersIn(text) {
		out.WriteString(text[done:start])
		out.WriteString(by(text[start:end]))
		done = end
	}
	return out.String() + text[done:]
}
