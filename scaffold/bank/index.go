package bank

import (
	"bytes"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"newproblem/scaffold/markdown"
)

// The lines between which an index stands. What they are indented by, its
// entries are indented by, too.
const (
	IndexBegin = "<!-- newproblem:index -->"
	IndexEnd   = "<!-- /newproblem:index -->"
)

// CheckMarkers gives the error that Fill gives for a document, if any.
func CheckMarkers(path string, doc []byte) error {
	_, _, err := markers(path, markdown.Parse(doc))
	return err
}

// Fill gives the document with the problems between its two markers, in their
// order; outside the markers nothing changes. A document whose index says the same
// in another writing, such as a formatter's, is given as it is. The path is where
// the document stands, from where the files of the problems can be opened, too.
// Missing markers are a *source.Fault.
func (x Index) Fill(path string, doc []byte, problems []Listed) ([]byte, error) {
	was := markdown.Parse(doc)
	begin, end, err := markers(path, was)
	if err != nil {
		return nil, err
	}
	first, between := doc[begin.start:begin.end], doc[begin.end:end.start]
	indent := first[:len(first)-len(bytes.TrimLeft(first, " \t"))]
	lines := tableLines
	if x.Format == "summary" {
		lines = summaryLines
	}
	eol := "\n"
	if bytes.HasSuffix(first, []byte("\r\n")) {
		eol = "\r\n"
	}
	above, below := blanksAround(between)
	out := bytes.NewBuffer(append(make([]byte, 0, len(doc)), doc[:begin.end]...))
	out.Write(above)
	for _, line := range lines(problems, filepath.Dir(path)) {
		out.Write(indent)
		out.WriteString(line + eol)
	}
	out.Write(below)
	behind := out.Len()
	out.Write(doc[end.start:])
	if bytes.Equal(out.Bytes(), doc) || slices.Equal(says(was, begin.end, end.start), says(markdown.Parse(out.Bytes()), begin.end, behind)) {
		return doc, nil
	}
	return out.Bytes(), nil
}

// blanksAround gives the blank lines with which a text begins and ends; formatters
// put them around tables and lists. What is all blank is both.
func blanksAround(text []byte) (above, below []byte) {
	words := bytes.TrimSpace(text)
	if len(words) == 0 {
		return text, text
	}
	start := bytes.Index(text, words)
	end := lineEnd(text, start+len(words))
	return text[:bytes.LastIndexAny(text[:start], "\r\n")+1], text[end:]
}

// Blank gives a new document with an empty index.
func (x Index) Blank() []byte {
	title := "Problems"
	if x.Format == "summary" {
		title = "Summary" // as readers of it begin
	}
	return fmt.Appendf(nil, "# %s\n\n%s\n%s\n", title, IndexBegin, IndexEnd)
}

// MarkdownTable gives problems as a table of Markdown, with links from a file
// in the folder.
func MarkdownTable(problems []Listed, folder string) []byte {
	return []byte(strings.Join(tableLines(problems, folder), "\n") + "\n")
}

func tableLines(problems []Listed, folder string) []string {
	lines := []string{"| Problem | Difficulty | Tags | Companies | Updated |", "| --- | --- | --- | --- | --- |"}
	at := markdown.Place{Kind: markdown.Row}
	cell := func(texts ...string) string {
		return markdown.EscapePlain(withoutControls(strings.Join(texts, ", ")), at)
	}
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
	return "[" + markdown.EscapePlain(withoutControls(p.Title), at) + "](" + LinkTo(p.File, folder) + ")"
}

// withoutControls is a text in which nothing commands a terminal.
func withoutControls(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, s)
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
	return pathEscapes.Replace(u.EscapedPath())
}

// A colon would end a scheme, and an ampersand may begin a character reference.
var pathEscapes = strings.NewReplacer(":", "%3A", "&", "%26")
