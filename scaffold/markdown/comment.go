package markdown

import "bytes"

// Comments gives the comments of a document, as they stand there: those that are
// blocks, and those within the text of others. What looks like one in code is
// none.
func Comments(doc []byte) [][]byte {
	if !bytes.Contains(doc, []byte("<!--")) {
		return nil
	}
	d := Parse(doc)
	var comments [][]byte
	for i := range d.Blocks {
		switch d.Blocks[i].Kind {
		case HTMLBlock:
			comments = append(comments, blockComments(d.Text(i))...)
		case ParagraphBlock, HeadingBlock:
			comments = append(comments, inlineComments(Inline{}, d.Text(i))...)
		case RowBlock:
			for _, cell := range d.Cells(i) {
				comments = append(comments, inlineComments(Inline{Place: Place{Kind: Row}}, d.Bytes(cell))...)
			}
		}
	}
	return comments
}

// blockComments gives the comments in raw HTML.
func blockComments(text []byte) [][]byte {
	var comments [][]byte
	for {
		i := bytes.Index(text, []byte("<!--"))
		if i < 0 {
			return comments
		}
		end := len(text) // one that does not end hides the rest
		if n := bytes.Index(text[i:], []byte("-->")); n >= 0 {
			end = i + n + len("-->")
		}
		comments = append(comments, bytes.TrimSpace(text[i:end]))
		text = text[end:]
	}
}

func inlineComments(in Inline, text []byte) [][]byte {
	if !bytes.Contains(text, []byte("<!--")) {
		return nil
	}
	var comments [][]byte
	for _, s := range in.Spans(string(text)) {
		if s.Kind == SpanComment {
			comments = append(comments, text[s.Start:s.End])
		}
	}
	return comments
}
