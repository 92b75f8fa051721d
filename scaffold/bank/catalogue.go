package bank

import (
	"cmp"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"newproblem/scaffold"
	"newproblem/scaffold/spec"
)

// A Listed problem is what a catalogue says of one: what stands in its
// metadata, as far as it is there.
type Listed struct {
	File         string   `json:"file"` // as it can be opened from here
	Title        string   `json:"title"`
	Difficulty   string   `json:"difficulty"`
	Companies    []string `json:"companies"`
	Tags         []string `json:"tags"`
	Minutes      int      `json:"minutes"`      // to read and to solve, or in all; 0 when that is not said
	Updated      string   `json:"last_updated"` // a day, as YYYY-MM-DD
	Version      string   `json:"version"`
	Popularity   int      `json:"popularity"` // in stars; 0 when that is not said
	Placeholders int      `json:"placeholders_left"`
	TitleLine    int      `json:"-"` // the line of the title, from 1; 0 when it is that of the file's name
}

// listedFields are the fields that a catalogue reads.
var listedFields = []string{
	"title", "difficulty", "companies", "tags", "estimated_time.reading", "estimated_time.solving", "estimated_time.total",
	"last_updated", "version", "popularity",
}

// List reads what a catalogue says of a problem from its document. A
// difficulty in other letter case is the field's own. The error is that of a
// template that cannot be measured.
func List(t *scaffold.Template, file string, doc []byte) (Listed, error) {
	page, err := t.Page(doc)
	if err != nil {
		return Listed{}, err
	}
	defer page.Close()
	p := page.Fields(listedFields...)
	l := Listed{
		File: file, Title: p.Title(),
		Difficulty: difficulty(text(p, "difficulty")), Updated: text(p, "last_updated"), Version: text(p, "version"),
		Companies: texts(p, "companies"), Tags: texts(p, "tags"),
		Minutes: minutes(p), Popularity: number(p, "popularity"),
	}
	for range page.Placeholders() {
		l.Placeholders++
	}
	l.TitleLine = p.Position("title").Line
	if l.Title == "" {
		l.Title = TitleOfFile(file)
	}
	return l, nil
}

// minutes gives how long a problem takes: to read and to solve it. Where one of the two
// is not said, or cannot be read, it is the total that stands there; without that, a part
// that cannot be read leaves nothing to say.
func minutes(p *spec.Problem) int {
	reading, solving := number(p, "estimated_time.reading"), number(p, "estimated_time.solving")
	isOdd := reading == 0 && text(p, "estimated_time.reading") != "" || solving == 0 && text(p, "estimated_time.solving") != ""
	total, _ := strconv.Atoi(text(p, "estimated_time.total"))
	switch {
	case total > 0 && (reading == 0 || solving == 0):
		return total
	case isOdd:
		return 0
	}
	return reading + solving
}

// difficulty is one of the field's options, where the text says one.
func difficulty(text string) string {
	for _, option := range difficulties() {
		if strings.EqualFold(text, option) {
			return option
		}
	}
	return text
}

// difficulties are those of the field, in its order.
func difficulties() []string {
	field, _ := spec.Lookup("difficulty")
	return field.Options
}

// TitleOf gives the title of a problem, and the line it stands in; "" and 0
// when the document has none that says something.
func TitleOf(t *scaffold.Template, doc []byte) (title string, line int) {
	page, err := t.Page(doc)
	if err != nil {
		return "", 0
	}
	defer page.Close()
	p := page.Fields("title")
	return p.Title(), p.Position("title").Line
}

// TitleOfFile gives the words of a file's name: what a problem is called that has
// no title.
func TitleOfFile(file string) string {
	name := filepath.Base(file)
	name = strings.TrimSuffix(name, filepath.Ext(name))
	words := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || unicode.IsSpace(r) }), " ")
	return cmp.Or(words, name)
}

func text(p *spec.Problem, path string) string {
	v, _ := p.Get(path)
	return v.Text
}

func texts(p *spec.Problem, path string) []string {
	v, _ := p.Get(path)
	all := make([]string, len(v.Items))
	for i, item := range v.Items {
		all[i] = item.Text
	}
	return all
}

// number is the number that a field says; 0 where it is none that the field takes.
func number(p *spec.Problem, path string) int {
	said := text(p, path)
	if field, _ := spec.Lookup(path); field.Check(said) != nil {
		return 0
	}
	n, _ := strconv.Atoi(said) // "" is none
	return n
}
