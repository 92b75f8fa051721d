package markdown

import (
	"bytes"
	"strings"
)

// An inlineEvent is what a reader sees of one span or several: spans that are
// seen alike are the same events.
type inlineEvent struct {
	kind   SpanKind
	level  uint8
	text   string // of an image its alternative text
	target Target
}

// An eventReader makes events of spans.
type eventReader struct {
	breaks bool // a break is an event, and no white space
	tags   bool // "<br>" is a break
	events []inlineEvent
	words  []byte // since the last event
	images int    // that are open
	alt    strings.Builder
	image  Target
}

// events gives what a reader sees of spans.
func (in Inline) events(spans []Span) []inlineEvent {
	r := eventReader{breaks: in.Breaks, tags: in.Tags, events: make([]inlineEvent, 0, len(spans))}
	for i := range spans {
		if r.images > 0 {
			r.inImage(&spans[i])
		} else {
			r.span(&spans[i])
		}
	}
	r.flush()
	return trimEvents(r.events)
}

// inImage reads a span of an image's alternative text, of which only words are
// seen.
func (r *eventReader) inImage(s *Span) {
	switch s.Kind {
	case SpanImage:
		r.images++
	case SpanImageEnd:
		if r.images--; r.images == 0 {
			alt := strings.Join(strings.FieldsFunc(r.alt.String(), isInlineSpace), " ")
			r.events = append(r.events, inlineEvent{kind: SpanImage, text: alt, target: r.image})
			r.alt.Reset()
		}
	case SpanSoftBreak, SpanHardBreak:
		r.alt.WriteByte(' ')
	case SpanText, SpanCode, SpanAutolink:
		r.alt.WriteString(s.Text)
	}
}

func isInlineSpace(c rune) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (r *eventReader) span(s *Span) {
	switch s.Kind {
	case SpanText:
		r.addWords(s.Text)
		return
	case SpanSoftBreak, SpanHardBreak:
		if !r.breaks || s.Kind == SpanSoftBreak {
			r.addWords(" ")
			return
		}
		r.words = bytes.TrimRight(r.words, " ")
	case SpanComment:
		return
	}
	if r.tags && !r.breaks && s.IsBreakTag() {
		r.addWords(" ")
		return
	}
	e := inlineEvent{kind: s.Kind}
	if r.breaks && s.IsBreakTag() {
		e.kind, r.words = SpanHardBreak, bytes.TrimRight(r.words, " ")
	}
	r.flush()
	switch s.Kind {
	case SpanImage:
		r.images, r.image = 1, *s.Target
		return
	case SpanHTML:
		if e.kind == SpanHTML {
			e.text = collapsed(s.Text)
		}
	case SpanAutolink:
		e.text, e.target = s.Text, *s.Target
	case SpanLink:
		e.target = *s.Target
	case SpanCode:
		e.text = s.Text
	case SpanEmphasis, SpanEmphasisEnd:
		e.level = s.Level
	case SpanLinkEnd:
		if r.isURL() {
			return
		}
	}
	if n := len(r.events); (e.kind == SpanEmphasisEnd || e.kind == SpanStrikeEnd) && r.events[n-1].kind == e.kind-1 {
		r.drop()
		return
	}
	r.events = append(r.events, e)
}

// isURL reports whether the link that ends is a URL: its text is its
// destination. Then it is made one.
func (r *eventReader) isURL() bool {
	n := len(r.events)
	if n < 2 || r.events[n-2].kind != SpanLink || r.events[n-1].kind != SpanText {
		return false
	}
	link, text := r.events[n-2], r.events[n-1].text
	if !isOwnURL(text, link.target) {
		return false
	}
	r.events = append(r.events[:n-2], inlineEvent{kind: SpanAutolink, text: text, target: link.target})
	return true
}

// isOwnURL reports whether a link with a text could be written as a URL alone.
func isOwnURL(text string, target Target) bool {
	if target.Title != "" {
		return false
	}
	n, isAddress := inlineAutolink("<" + text + ">")
	switch {
	case isAddress:
		return target.Destination == "mailto:"+text
	case n == len(text)+2:
		return target.Destination == text
	}
	return strings.HasPrefix(text, "www.") && target.Destination == "http://"+text && bareURLLength(text) == len(text)
}

// addWords adds words to those before them, their white space as one space.
func (r *eventReader) addWords(text string) {
	for i := range len(text) {
		c := text[i]
		if isInlineSpace(rune(c)) {
			if n := len(r.words); n > 0 && r.words[n-1] == ' ' || n == 0 && r.isAtBreak() {
				continue
			}
			c = ' '
		}
		r.words = append(r.words, c)
	}
}

// isAtBreak reports whether the last event is a break.
func (r *eventReader) isAtBreak() bool {
	return len(r.events) > 0 && r.events[len(r.events)-1].kind == SpanHardBreak
}

// IsBreakTag reports whether a span is a "<br>", however it is written.
func (s *Span) IsBreakTag() bool {
	return s.Kind == SpanHTML && len(s.Text) >= 4 && strings.EqualFold(s.Text[:3], "<br") && !isWord(s.Text[3]) && s.Text[3] != '-'
}

// drop takes the last event away, an emphasis with nothing in it but a comment;
// the words before it go on.
func (r *eventReader) drop() {
	r.events = r.events[:len(r.events)-1]
	if n := len(r.events); n > 0 && r.events[n-1].kind == SpanText {
		r.words = append(r.words, r.events[n-1].text...)
		r.events = r.events[:n-1]
	}
}

// flush makes an event of the words since the last one.
func (r *eventReader) flush() {
	if len(r.words) > 0 {
		r.events = append(r.events, inlineEvent{kind: SpanText, text: string(r.words)})
		r.words = r.words[:0]
	}
}

// collapsed gives a text with its runs of white space as one space.
func collapsed(text string) string {
	if !strings.ContainsAny(text, "\t\r\n") && !strings.Contains(text, "  ") {
		return text
	}
	var r eventReader
	r.addWords(text)
	return string(r.words)
}

// trimEvents takes the white space at the ends of a text away, and the breaks at
// its end, of which nothing is seen.
func trimEvents(events []inlineEvent) []inlineEvent {
	for len(events) > 0 && events[len(events)-1].kind == SpanHardBreak {
		events = events[:len(events)-1]
	}
	if len(events) > 0 && events[0].kind == SpanText {
		if events[0].text = strings.TrimLeft(events[0].text, " "); events[0].text == "" {
			events = events[1:]
		}
	}
	if n := len(events); n > 0 && events[n-1].kind == SpanText {
		if events[n-1].text = strings.TrimRight(events[n-1].text, " "); events[n-1].text == "" {
			events = events[:n-1]
		}
	}
	return events
}
