package catalog

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"unicode"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/text"
	"newproblem/scaffold/bank"
)

// formatList prints a catalogue in one of listFormats, as a table in lines of
// some cells, or of any length when width is 0.
func formatList(problems []bank.Listed, format string, width int) ([]byte, error) {
	switch format {
	case "json":
		return listJSON(problems)
	case "csv":
		return listCSV(problems)
	case "markdown":
		return bank.MarkdownTable(problems, "."), nil
	}
	return listTable(problems, width), nil
}

// listTable is for people.
func listTable(problems []bank.Listed, width int) []byte {
	if len(problems) == 0 {
		return nil
	}
	const least = 10
	t := text.Table{Columns: []text.Column{
		{Head: "TITLE", Cut: text.CutEnd, Least: least}, {Head: "DIFFICULTY", Gone: 1}, {Head: "TAGS", Cut: text.CutEnd, Least: least, Gone: 2},
		{Head: "COMPANIES", Cut: text.CutEnd, Least: least, Gone: 5}, {Head: "UPDATED", Gone: 3}, {Head: "LEFT", Right: true, Gone: 4},
		{Head: "FILE", Cut: text.CutStart, Least: least},
	}}
	for _, p := range problems {
		left := ""
		if p.Placeholders > 0 {
			left = strconv.Itoa(p.Placeholders)
		}
		t.Add(p.Title, p.Difficulty, strings.Join(p.Tags, ", "), strings.Join(p.Companies, ", "), p.Updated, left, p.File)
	}
	return t.Lines(width)
}

// listJSON is one object per line.
func listJSON(problems []bank.Listed) ([]byte, error) {
	var out bytes.Buffer
	for _, p := range problems {
		if err := cli.PrintJSON(&out, p); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// listCSV is for spreadsheets, with what JSON has.
func listCSV(problems []bank.Listed) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	_ = w.Write([]string{"file", "title", "difficulty", "companies", "tags", "minutes", "last_updated", "version", "popularity", "placeholders_left"}) // Error gives the error
	for _, p := range problems {
		record := []string{
			p.File, p.Title, p.Difficulty, strings.Join(p.Companies, ", "), strings.Join(p.Tags, ", "), strconv.Itoa(p.Minutes),
			p.Updated, p.Version, strconv.Itoa(p.Popularity), strconv.Itoa(p.Placeholders),
		}
		for i, cell := range record {
			record[i] = noFormula(noCommands(cell))
		}
		_ = w.Write(record)
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// noCommands is a cell in which nothing commands a terminal.
func noCommands(cell string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !strings.ContainsRune("\t\r\n", r) {
			return unicode.ReplacementChar
		}
		return r
	}, cell)
}

// noFormula puts an apostrophe before a text that a spreadsheet would take for
// a formula, and run: the author of a problem must not be able to run something
// on the computer of whoever opens the list. If every character counts, there is
// JSON.
func noFormula(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
