package spec

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"newproblem/scaffold/markdown"
	"newproblem/scaffold/source"
)

// Paths gives the fields that p says something about, in the table's order,
// then those that are not in the table, in alphabetical order.
func (t *Table) Paths(p *Problem) []string {
	known, others := make([]int, 0, len(p.said)), []string(nil)
	for _, s := range p.said {
		if i, ok := t.byPath[s.path]; ok {
			known = append(known, i)
		} else {
			others = append(others, s.path)
		}
	}
	slices.Sort(known)
	paths := make([]string, 0, len(p.said))
	for _, i := range known {
		paths = append(paths, t.fields[i].Path)
	}
	return append(paths, others...)
}

// Validate reports everything in p that cannot be rendered, as source.Faults:
// fields that do not exist, texts that their field does not accept, objects
// without their first key. A title is not asked for: see RequireTitle.
func (t *Table) Validate(p *Problem) error {
	var faults source.Faults
	for _, s := range p.said {
		at := cmp.Or(s.value.At, p.At)
		f := t.Field(s.path)
		if f == nil {
			faults = append(faults, t.NoField(at, s.path))
			continue
		}
		f.check(s.value, at, &faults)
	}
	if len(faults) > 1 {
		slices.SortFunc(faults, func(a, b *source.Fault) int { return strings.Compare(a.What, b.What) })
		faults.Sort()
	}
	return faults.Err()
}

// RequireTitle reports whether p has a title, without which there is no file.
func (p *Problem) RequireTitle() error {
	if _, ok := p.find("title"); ok {
		return nil
	}
	return &source.Fault{At: p.At, What: "there is no title", Hint: "give one: title: Design a URL Shortener"}
}

// check reports what is wrong with a value of the field.
func (f *Field) check(v Value, at source.Position, faults *source.Faults) {
	switch {
	case v.unread && v.Keys == nil:
	case f.Many && len(v.Items) == 0:
		faults.Add(at, "leave it out to keep the template's own", "%s is an empty list", f.Path)
	case f.Kind == Label && isBracketed(v.Items):
		faults.Add(cmp.Or(v.Items[0].At, at), "leave out the brackets", "%s is a list in brackets, which are taken for those of the placeholder", f.Path)
	case f.Many:
		for _, item := range v.Items {
			if item.unread && item.Keys == nil {
				continue
			}
			if f.IsObject() {
				f.checkObject(item, cmp.Or(item.At, at), faults)
			} else if f.isBlank(item.Text) {
				faults.Add(cmp.Or(item.At, at), "remove the item", "%s has an empty item", f.Path)
			} else {
				f.checkText(f.Path, item.Text, cmp.Or(item.At, at), faults)
			}
		}
	case f.IsObject():
		f.checkObject(v, at, faults)
	default:
		f.checkText(f.Path, v.Text, at, faults)
	}
}

// isBracketed reports whether items that stand in one line are a list in brackets, which
// those who read it take for what is left of a placeholder.
func isBracketed(items []Value) bool {
	if len(items) == 0 {
		return false
	}
	first, last := strings.TrimSpace(items[0].Text), strings.TrimSpace(items[len(items)-1].Text)
	if !strings.HasPrefix(first, "[") || !strings.HasSuffix(last, "]") {
		return false
	}
	brackets := 0
	for _, item := range items {
		brackets += strings.Count(item.Text, "[") + strings.Count(item.Text, "]")
	}
	return brackets == 2
}

func (f *Field) checkObject(v Value, at source.Position, faults *source.Faults) {
	first := f.Keys[0].Path
	_, hasFirst := v.Keys[first]
	_, hasShort := v.Keys[f.Short]
	switch {
	case v.unread: // the key may be one that was misspelt
	case f.Many && !hasFirst && !hasShort:
		faults.Add(at, "add "+first+": …", "%s has an entry without %s", f.Path, first)
	case f.Short != first && hasShort && len(v.Keys) > 1:
		faults.Add(at, "give either "+f.Short+", or the other keys", "%s has an entry with %s and other keys", f.Path, f.Short)
	}
	for key, text := range v.Keys {
		k := f.Key(key)
		if k == nil {
			faults.Add(cmp.Or(text.At, at), source.DidYouMean(key, f.keyNames(), "accepted: "+strings.Join(f.keyNames(), ", ")), "%s has no key %s", f.Path, key)
			continue
		}
		if text.unread {
			continue
		}
		k.checkText(f.Path+"."+key, text.Text, cmp.Or(text.At, at), faults)
	}
}

// Check reports why a text is not accepted for the field, or for one item of
// its list, as a *source.Fault without a place; nil when it is accepted.
func (f *Field) Check(s string) error {
	var faults source.Faults
	f.checkText(f.Path, s, source.Position{}, &faults)
	if len(faults) > 0 {
		return faults[0]
	}
	return nil
}

func (f *Field) checkText(path, s string, at source.Position, faults *source.Faults) {
	switch {
	case isSpace(s) && path == "title":
		faults.Add(at, "every problem has a title, such as Design a URL Shortener", "%s is empty", path)
		return
	case f.isBlank(s):
		faults.Add(at, "leave it out to keep the placeholder", "%s is empty", path)
		return
	}
	if r := badRune(s); r >= 0 {
		hint := "remove the character"
		if r == unicode.ReplacementChar {
			hint = "type the text again: the character stands for something that could not be read, such as half a surrogate pair, or bytes that are not UTF-8"
		}
		faults.Add(at, hint, "%s has a character that cannot be shown, %U, in %s", path, r, source.Quote(s))
		return
	}
	if what, hint := f.refuse(s); what != "" {
		faults.Add(at, hint, "%s %s", path, what)
	}
}

// isBlank reports whether a reader sees nothing of a text: it is white space, which
// where it is Markdown may be written as "&nbsp;".
func (f *Field) isBlank(s string) bool {
	if f.Kind != Inline && f.Kind != Block || !strings.Contains(s, "&") {
		return isSpace(s)
	}
	return !slices.ContainsFunc(markdown.Inline{}.Spans(s), func(span markdown.Span) bool {
		isText := span.Kind == markdown.SpanText || span.Kind == markdown.SpanSoftBreak || span.Kind == markdown.SpanHardBreak
		return !isText || !isSpace(span.Text)
	})
}

// refuse says what is wrong with a text that is not empty, and the way out.
func (f *Field) refuse(s string) (what, hint string) {
	switch f.Kind {
	case Label:
		if strings.Contains(s, ",") {
			return "has a comma in " + source.Quote(s), "make each one its own item"
		}
	case Choice:
		if _, ok := f.option(s); !ok {
			return "cannot be " + source.Quote(s), source.DidYouMean(s, f.Options, "accepted: "+f.Accepts())
		}
	case Number, Stars:
		if !f.isInRange(s) {
			return "cannot be " + source.Quote(s), f.inDigits(s) + "accepted: " + f.Accepts()
		}
	case Date:
		if _, err := time.Parse(time.DateOnly, strings.TrimSpace(s)); err != nil {
			return "cannot be " + source.Quote(s), "accepted: a day as YYYY-MM-DD, such as 2026-11-23"
		}
	case Link:
		if !isLink(OneLine(s)) {
			return "cannot be " + source.Quote(s), "accepted: " + f.Accepts()
		}
	case FileName:
		if !isSlug(s) {
			return "cannot be " + source.Quote(s), "accepted: " + f.Accepts()
		}
	case Quantity:
		if _, err := f.input().Read(f.Canonical(s)); err != nil {
			return "cannot be " + source.Quote(s), err.Error()
		}
	case Block:
		if line, what, hint := markdown.CheckBlock(f.Canonical(s)); line > 0 {
			return "has " + what + " on its line " + strconv.Itoa(line), hint
		}
		return f.refuseDiagram(s)
	case Code:
		if line := markdown.CheckCode(f.Canonical(s)); line > 0 {
			return "has a fence on its line " + strconv.Itoa(line) + ", which would end the code block", "give only what stands between the fences"
		}
		if line, hint := f.conflictIn(f.Canonical(s)); line > 0 {
			return "has what git left of a conflict on its line " + strconv.Itoa(line), hint
		}
		return f.refuseDiagram(s)
	}
	return "", ""
}

// conflictIn gives the line of a conflict of git's that code has in its block, or 0,
// and the way out.
func (f *Field) conflictIn(code string) (line int, hint string) {
	block := "```" + f.Language + "\n" + code + "\n```\n"
	for _, c := range markdown.Conflicts([]byte(block)) {
		return strings.Count(block[:c.Marks[0].Start], "\n"), c.WayOut()
	}
	return 0, ""
}

// option finds one of the field's options, in any letter case.
func (f *Field) option(s string) (string, bool) {
	for _, o := range f.Options {
		if strings.EqualFold(o, strings.TrimSpace(s)) {
			return o, true
		}
	}
	return "", false
}

// isInRange reports whether a text is a number that the field takes.
func (f *Field) isInRange(s string) bool {
	n, ok := number(s)
	return ok && n >= f.Min && n <= f.Max
}

// inDigits begins a hint with how to write a number that somebody has written in words, with
// its unit or as a rating: as "10" for "ten minutes"; "" where the field takes no such number.
func (f *Field) inDigits(s string) string {
	for _, written := range []string{s, InDigits(s)} {
		for _, unit := range []string{"", "minutes"} {
			if digits := f.fromWords(withoutSigns(written), unit); f.isInRange(digits) {
				return "write it as: " + strings.TrimSpace(digits) + "; "
			}
		}
	}
	return ""
}

// number reads a whole number of decimal digits.
func number(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// isLink reports whether s is a destination that a link may have.
func isLink(s string) bool {
	u, err := url.Parse(s)
	if err != nil || strings.ContainsAny(s, " \t") {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "", "http", "https", "mailto":
		return true
	}
	return false
}

// RelativePath gives the path of a relative link, unescaped, without fragment and
// query. It is false for any other link.
func RelativePath(link string) (path string, ok bool) {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return "", false
	}
	return u.Path, true
}

// badRune gives the first character that a document cannot show, or -1: control
// characters, except for tabs and, where lines are allowed or become spaces,
// line breaks, and the replacement character, which stands for something that
// was lost.
func badRune(s string) rune {
	for _, r := range s {
		if r == '\t' || r == '\n' || r == '\r' {
			continue
		}
		if r < 0x20 || unicode.IsControl(r) || r == unicode.ReplacementChar {
			return r
		}
	}
	return -1
}
