package bank

import (
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold/merge"
)

// What a manifest keeps of a file's sections is how they differ from the blank
// problem of its template, line by line:
//
//	DIGEST,… NAME  a section that says this; one that the blank problem lacks
//	               stands behind the section of the line before
//	- NAME         the blank problem has it, and the file was made without
//	= NAME         as in the blank problem: only to say where the next line stands
const (
	withoutSign = "-"
	asBlankSign = "="
)

// A blankProblem is the blank problem of a template.
type blankProblem struct {
	id   string // a digest of all of it
	base merge.Base
	at   map[string]int // by the ID of a section
}

func newBlankProblem(base merge.Base) *blankProblem {
	b := &blankProblem{base: base, at: make(map[string]int, len(base))}
	for i, s := range base {
		b.at[merge.ID(s.Name)] = i
	}
	b.id = string(merge.DigestOf([]byte(encodeStamps(base))))
	return b
}

// encodeStamps gives the lines of all sections of a base.
func encodeStamps(base merge.Base) string {
	var out strings.Builder
	for _, s := range base {
		writeStamp(&out, joinDigests(s.Digests), s.Name)
	}
	return out.String()
}

func writeStamp(out *strings.Builder, sign, name string) {
	out.WriteString("  ")
	out.WriteString(sign)
	out.WriteByte(' ')
	out.WriteString(quoteName(name))
	out.WriteByte('\n')
}

func joinDigests(digests []merge.Digest) string {
	var out strings.Builder
	for i, d := range digests {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString(string(d))
	}
	return out.String()
}

// difference gives the lines by which a base differs from the blank problem.
func (b *blankProblem) difference(base merge.Base) string {
	var out strings.Builder
	isThere := make([]bool, len(b.base))
	written := true // the section before, or there is none
	for i, s := range base {
		at, isBlanks := b.at[merge.ID(s.Name)]
		if isBlanks {
			isThere[at] = true
		}
		if written = !isBlanks || !slices.Equal(b.base[at].Digests, s.Digests); written {
			if !isBlanks && i > 0 && !lastIs(&out, base[i-1].Name) {
				writeStamp(&out, asBlankSign, base[i-1].Name)
			}
			writeStamp(&out, joinDigests(s.Digests), s.Name)
		}
	}
	for i, there := range isThere {
		if !there {
			writeStamp(&out, withoutSign, b.base[i].Name)
		}
	}
	return out.String()
}

// lastIs reports whether the last line that was written is about a section.
func lastIs(out *strings.Builder, name string) bool {
	return strings.HasSuffix(out.String(), " "+quoteName(name)+"\n")
}

// with gives the base that differs from the blank problem by some lines.
func (b *blankProblem) with(difference string) merge.Base {
	base := slices.Clone(b.base)
	at := map[string]int{}
	behind := 0 // the section of the line before
	for line := range strings.Lines(difference) {
		sign, name, ok := cutStamp(line)
		if !ok {
			continue // reading the manifest has refused it
		}
		id := merge.ID(name)
		if len(at) == 0 {
			indexSections(at, base)
		}
		i, isThere := at[id]
		switch {
		case sign == asBlankSign && isThere:
			behind = i + 1
		case sign == withoutSign && isThere:
			base, behind = slices.Delete(base, i, i+1), min(behind, len(base)-1)
			clear(at)
		case sign == asBlankSign || sign == withoutSign:
		case isThere:
			base[i].Digests, behind = splitDigests(sign), i+1
		case behind == len(base):
			base, at[id] = append(base, merge.Stamp{Name: name, Digests: splitDigests(sign)}), behind
			behind++
		default:
			base = slices.Insert(base, behind, merge.Stamp{Name: name, Digests: splitDigests(sign)})
			behind++
			clear(at)
		}
	}
	return base
}

func indexSections(at map[string]int, base merge.Base) {
	for i, s := range base {
		at[merge.ID(s.Name)] = i
	}
}

// cutStamp takes the line of a section apart.
func cutStamp(line string) (sign, name string, ok bool) {
	line = strings.TrimSuffix(strings.TrimPrefix(line, "  "), "\n")
	sign, name, ok = strings.Cut(line, " ")
	if !ok {
		return "", "", false
	}
	name, ok = unquoteName(name)
	return sign, name, ok
}

func splitDigests(sign string) []merge.Digest {
	var digests []merge.Digest
	for d := range strings.SplitSeq(sign, ",") {
		digests = append(digests, merge.Digest(d))
	}
	return digests
}

// quoteName gives a name as a manifest has it: in quotes where it could be taken
// for something else than a name.
func quoteName(name string) string {
	isPlain := name != "" && name[0] != '"' && strings.TrimSpace(name) == name &&
		!strings.ContainsFunc(name, func(r rune) bool { return !strconv.IsPrint(r) })
	if isPlain {
		return name
	}
	return strconv.Quote(name)
}

func unquoteName(name string) (string, bool) {
	if !strings.HasPrefix(name, `"`) {
		return name, true
	}
	name, err := strconv.Unquote(name)
	return name, err == nil
}
