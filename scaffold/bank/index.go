package bank

import (
	"bytes"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// The lines between which an index stands. What they are indented by, its
// entries are indented by, too.
const (
	IndexBegin = "<!-- newproblem:index -->"
	IndexEnd   = "<!-- /newproblem:index -->"
)

// Fill gives the document with the problems between its two markers, in their
// order; outside the markers nothing changes. The path is where the document
// stands, from where the files of the problems can be opened, too. Missing
// markers are a *source.Fault.
func (x Index) Fill(path string, doc []byte, problems []Listed) ([]byte, error) {
	begin, end, err := markers(path, doc)
	if err != nil {
		return nil, err
	}
	first := doc[begin.Start:begin.End]
	indent := first[:len(first)-len(bytes.TrimLeft(first, " \t"))]
	lines := tableLines
	if x.Format == "summary" {
		lines = summaryLines
	}
	eol := "\n"
	if bytes.HasSuffix(first, []byte("\r\n")) {
		eol = "\r\n"
	}
	var out bytes.Buffer
	out.Write(doc[:begin.End])
	for _, line := range lines(problems, filepath.Dir(path)) {
		out.Write(indent)
		out.WriteString(line + eol)
	}
	out.Write(doc[end.Start:])
	return out.Bytes(), nil
}

// markers finds the two lines.
func markers(path string, doc []byte) (begin, end markdown.Line, err error) {
	fault := func(line int, what string) error {
		return &source.Fault{
			At: source.Position{Name: path, Line: line}, What: what,
			Hint: fmt.Sprintf("put these two lines where the index should go: %s and %s", IndexBegin, IndexEnd),
		}
	}
	for line := range markdown.Lines(doc) {
		if line.Kind == markdown.Code {
			continue
		}
		switch string(bytes.TrimSpace(doc[line.Start:line.End])) {
		case IndexBegin:
			if begin.Number > 0 {
				return begin, end, fault(line.Number, fmt.Sprintf("the index begins a second time, after line %d", begin.Number))
			}
			begin = line
		case IndexEnd:
			if begin.Number == 0 || end.Number > 0 {
				return begin, end, fault(line.Number, "an index ends here, but none has begun")
			}
			end = line
		}
	}
	switch {
	case begin.Number == 0:
		return begin, end, fault(0, "has no place for the index")
	case end.Number == 0:
		return begin, end, fault(begin.Number, "the index that begins here never ends")
	}
	return begin, end, nil
}

// MarkdownTable gives problems as a table of Markdown, with links from a file
// in the folder.
func MarkdownTable(problems []Listed, folder string) []byte {
	return []byte(strings.Join(tableLines(problems, folder), "\n") + "\n")
}

func tableLines(problems []Listed, folder string) []string {
	lines := []string{"| Problem | Difficulty | Tags | Companies | Updated |", "| --- | --- | --- | --- | --- |"}
	at := markdown.Place{Kind: markdown.Row}
	cell := func(texts ...string) string { return markdown.EscapePlain(strings.Join(texts, ", "), at) }
	for _, p := range problems {
		lines = append(lines, fmt.Sprintf("| %s | %s | %s | %s | %s |",
			link(p, folder, at), cell(p.Difficulty), cell(p.Tags...), cell(p.Companies...), cell(p.Updated)))
	}
	return lines
}

// summaryLines are entries of a list, as HonKit, GitBook and mdBook read them.
func summaryLines(problems []Listed, folder string) []string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, "* "+link(p, folder, markdown.Place{Kind: markdown.Item}))
	}
	return lines
}

func link(p Listed, folder string, at markdown.Place) string {
	return "[" + markdown.EscapePlain(p.Title, at) + "](" + LinkTo(p.File, folder) + ")"
}

// LinkTo gives the relative link to a file from another one that stands in the
// folder.
func LinkTo(file, folder string) string {
	to, err := filepath.Rel(folder, file)
	if err != nil { // one of them is absolute: what is shortest to tell may be
		to = file
		if f, err := filepath.Abs(file); err == nil {
			if above, err := filepath.Abs(folder); err == nil {
				if short, err := filepath.Rel(above, f); err == nil {
					to = short
				}
			}
		}
	}
	u := url.URL{Path: filepath.ToSlash(to)}
	// A colon would end a scheme, and an ampersand may begin a character
	// reference.
	return strings.NewReplacer(":", "%3A", "&", "%26").Replace(u.EscapedPath())
}
