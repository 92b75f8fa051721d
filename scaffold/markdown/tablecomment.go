package markdown

import "bytes"

// A comment is seen by no reader, but a table ends where one stands on a line of its own, and
// behind the last "|" of a row one is a cell.

// commentInHead reports a comment behind the header of what would be a table, or behind the
// line of dashes below it: there, it is one cell more, or a sign that is no dash.
func (j *tableJudge) commentInHead(paragraph int) bool {
	lines := j.doc.Lines(paragraph)
	for i := 1; i < len(lines); i++ {
		header, below := j.doc.Source[lines[i-1].Start:lines[i-1].End], j.doc.Source[lines[i].Start:lines[i].End]
		bare, dashes := withoutCommentBehind(header), withoutCommentBehind(below)
		if len(bare) == len(header) && len(dashes) == len(below) || bytes.IndexByte(dashes, '|') < 0 || !IsDelimiterRow(dashes) ||
			CountCells(bare) != CountCells(dashes) {
			continue
		}
		line, what := lines[i-1], "the comment behind the header is a cell more than the line of dashes has"
		if len(dashes) < len(below) {
			line, what = lines[i], "a comment stands behind the line of dashes"
		}
		j.add(line, "move the comment out of the table, below its last row", "these rows are no table: "+what)
		return true
	}
	return false
}

// withoutCommentBehind gives a row without the comments behind its last "|".
func withoutCommentBehind(row []byte) []byte {
	bare := row
	for {
		trimmed := bytes.TrimRight(bare, " \t\r\n")
		if !bytes.HasSuffix(trimmed, []byte("-->")) {
			return bare
		}
		at := bytes.LastIndex(trimmed, []byte("<!--"))
		if at < 0 {
			return bare
		}
		if trimmed = bytes.TrimRight(trimmed[:at], " \t"); !bytes.HasSuffix(trimmed, []byte("|")) && !bytes.HasSuffix(trimmed, []byte("-->")) {
			return bare
		}
		bare = trimmed
	}
}

// headApart reports a line of dashes that is apart from the header above it, by a blank line
// or by a comment, or has none.
func (j *tableJudge) headApart(paragraph int) bool {
	lines := j.doc.Lines(paragraph)
	at := func(line Segment) []byte { return j.doc.Source[line.Start:line.End] }
	columns := CountCells(at(lines[0]))
	if dashes := at(lines[0]); columns < 2 || bytes.IndexByte(dashes, '|') < 0 || !IsDelimiterRow(dashes) {
		return false
	}
	above := j.above(paragraph)
	hint, what := "take the blank line above it out", "a blank line"
	for ; above >= 0 && j.doc.Blocks[above].Kind == HTMLBlock && j.doc.Blocks[above].Level == HTMLComment; above = j.above(above) {
		hint, what = "move the comment out of the table, above its header", "a comment"
		if j.beginsInComment(above, columns) {
			j.add(lines[0], "move the comment in front of the header above it, to a line of its own", "these rows are no table: a comment stands in front of the header")
			return true
		}
	}
	if above >= 0 && j.doc.Blocks[above].Kind == ParagraphBlock {
		rows := j.doc.Lines(above)
		if last := at(rows[len(rows)-1]); bytes.IndexByte(last, '|') >= 0 && CountCells(last) == columns && !IsDelimiterRow(last) {
			j.add(lines[0], hint, "these rows are no table: "+what+" stands between the header and the line of dashes")
			return true
		}
	}
	if len(lines) == 1 || !j.isRow(lines[1]) || CountCells(at(lines[1])) != columns {
		return false
	}
	j.add(lines[0], "write a header above it, with one cell for each column", "these rows are no table: no header stands above the line of dashes")
	return true
}

// aboveHead reports a row, or a line of dashes, that stands above the header of a table, where
// it is text.
func (j *tableJudge) aboveHead(paragraph int) bool {
	table := j.doc.Blocks[paragraph].Next
	if table >= len(j.doc.Blocks) || j.doc.Blocks[table].Kind != TableBlock || j.doc.Blocks[table].Parent != j.doc.Blocks[paragraph].Parent {
		return false
	}
	lines := j.doc.Lines(paragraph)
	line := lines[len(lines)-1]
	row, between := j.doc.Source[line.Start:line.End], j.doc.Source[line.End:j.doc.Blocks[table].Start]
	if len(row) == 0 || row[0] != '|' || CountCells(row) != len(j.doc.Columns(table)) || bytes.Count(between, []byte("\n")) > 1 {
		return false
	}
	if IsDelimiterRow(row) {
		j.add(line, "take it out", "this line of dashes is none of its table: it stands above the header")
	} else {
		j.add(line, "move the line of dashes to right below it, or take it out", "this row is none of its table: the line of dashes stands below the next one, which is the header")
	}
	return true
}

// behindComment reports a row that stands behind a comment on its line, and so is none of the
// table above it.
func (j *tableJudge) behindComment(comment int) {
	above := j.above(comment)
	if above < 0 || j.doc.Blocks[above].Kind != TableBlock || !j.beginsInComment(comment, len(j.doc.Columns(above))) {
		return
	}
	b := &j.doc.Blocks[comment]
	text := bytes.TrimRight(j.doc.Source[b.Start:b.End], " \t\r\n")
	start := b.Start + bytes.LastIndexByte(text, '\n') + 1
	j.add(Segment{Start: start, End: b.Start + len(text)}, "move the comment behind the | at its beginning", "this row is none of its table: a comment stands in front of it")
}

// beginsInComment reports whether a row of so many cells stands behind a comment, on its line.
func (j *tableJudge) beginsInComment(block, columns int) bool {
	b := &j.doc.Blocks[block]
	text := j.doc.Source[b.Start:b.End]
	at := bytes.LastIndex(text, []byte("-->"))
	if b.Level != HTMLComment || at < 0 {
		return false
	}
	row := bytes.TrimSpace(text[at+len("-->"):])
	return len(row) > 1 && row[0] == '|' && row[len(row)-1] == '|' && CountCells(row) == columns
}
