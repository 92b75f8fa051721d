package check

import "bytes"

// withLineFeeds gives a document with a line feed for each carriage return that ends a
// line alone, as old editors write them: each is one byte, so all else stays in its
// place. Where there is none, it is the document itself.
func withLineFeeds(doc []byte) []byte {
	out := doc
	for at := 0; ; at++ {
		n := bytes.IndexByte(doc[at:], '\r')
		if n < 0 {
			return out
		}
		at += n
		if at+1 < len(doc) && doc[at+1] == '\n' {
			continue
		}
		if &out[0] == &doc[0] {
			out = bytes.Clone(doc)
		}
		out[at] = '\n'
	}
}

// lineBreak is what ends the first line of a document.
func lineBreak(doc []byte) string {
	i := bytes.IndexAny(doc, "\r\n")
	switch {
	case i < 0 || doc[i] == '\n':
		return "\n"
	case i+1 < len(doc) && doc[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}
