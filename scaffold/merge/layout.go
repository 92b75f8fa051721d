package merge

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/markdown"
)

// layoutOf gives what a digest has of the layout of some blocks, behind a dot of its
// own: how the columns of tables are aligned, and whether lists are loose, and how far the level
// of the heading above is from the usual one. It is "" for the usual one, so that manifests of
// before, which have none, have it right mostly.
func layoutOf(d *markdown.Document, first, end, off int) Digest {
	var layout []byte
	if off != 0 {
		layout = strconv.AppendInt(layout, int64(off), 10)
	}
	for i := first; i < end; i++ {
		switch b := &d.Blocks[i]; b.Kind {
		case markdown.ListBlock:
			layout = append(layout, " +"[bit(b.Tight == holdsBlocks(d, i))])
		case markdown.TableBlock:
			for _, column := range d.Columns(i) {
				rule := d.Bytes(column)
				layout = append(layout, " <>^"[bit(rule[0] == ':')+2*bit(rule[len(rule)-1] == ':')])
			}
		}
	}
	if len(bytes.TrimSpace(layout)) == 0 {
		return ""
	}
	sum := sha256.Sum256(layout)
	return Digest("." + hex.EncodeToString(sum[:2]))
}

// holdsBlocks reports whether an item of a list holds more than one block: such a list
// is usually loose, and any other is tight.
func holdsBlocks(d *markdown.Document, list int) bool {
	for item := range d.Children(list) {
		if first, end := item+1, d.Blocks[item].Next; first < end && d.Blocks[first].Next < end {
			return true
		}
	}
	return false
}

func bit(is bool) int {
	if is {
		return 1
	}
	return 0
}

// exact is a digest without regard to layout.
func (d Digest) exact() Digest { return d[:len(d)-len(d.layout())] }

// layout is what a digest has of the layout, with its dot; "" for the usual one.
func (d Digest) layout() Digest {
	first, last := strings.IndexByte(string(d), '.'), strings.LastIndexByte(string(d), '.')
	if first == last {
		return ""
	}
	return d[last:]
}

// hasExact reports whether a digest is one of some, without regard to layout.
func hasExact(some []Digest, d Digest) bool {
	return slices.ContainsFunc(some, func(e Digest) bool { return e.exact() == d.exact() })
}

// wasRendered reports whether a digest of the rendering is one of what was generated
// last, as far as that is known: a manifest of before tells nothing of the layout.
func wasRendered(last []Digest, f Digest) bool {
	return slices.Contains(last, f) || slices.Contains(last, f.exact())
}

// isNew reports whether a rendering that says what the document says differs from what
// was generated last in numbers, white space or layout. What both have of these is
// none that a manifest of before would have to tell.
func isNew(c, f Digest, last []Digest) bool {
	if c.layout() == f.layout() {
		return !hasExact(last, f)
	}
	return !slices.Contains(last, f)
}
