package main

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

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
	t := table{columns: []column{
		{head: "TITLE", cut: cutEnd, least: least}, {head: "DIFFICULTY", gone: 1}, {head: "TAGS", cut: cutEnd, least: least, gone: 2},
		{head: "COMPANIES", cut: cutEnd, least: least, gone: 5}, {head: "UPDATED", gone: 3}, {head: "LEFT", right: true, gone: 4},
		{head: "FILE", cut: cutStart, least: least},
	}}
	for _, p := range problems {
		left := ""
		if p.Placeholders > 0 {
			left = strconv.Itoa(p.Placeholders)
		}
		t.add(p.Title, p.Difficulty, strings.Join(p.Tags, ", "), strings.Join(p.Companies, ", "), p.Updated, left, p.File)
	}
	return t.lines(width)
}

// listJSON is one object a line.
func listJSON(problems []bank.Listed) ([]byte, error) {
	var out bytes.Buffer
	for _, p := range problems {
		if err := printJSON(&out, p); err != nil {
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
			record[i] = noFormula(cell)
		}
		_ = w.Write(record)
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// noFormula puts an apostrophe before a text that a spreadsheet would take for
// a formula, and run: who writes a problem is not to command the computer of
// who opens the list. Where every character counts, there is JSON.
func noFormula(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
