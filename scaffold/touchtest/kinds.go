package touchtest

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// An Edit puts a text in place of the bytes from Start to End.
type Edit struct {
	Start, End int
	With       string
}

// A Change is what a change does to a document: edits that go together.
type Change []Edit

// A Kind is one of the kinds of changes that are no change to a reader.
type Kind struct {
	Name string
	// Find gives all the changes of the kind that a document may take. Some may
	// be changes to a reader, too: the page tells.
	Find func(r *rand.Rand, doc string) []Change
	// Sees takes away what a reader of the page sees of the kind, but takes for
	// decoration; nil where there is nothing to see.
	Sees func(page string) string
	// Says takes the same away from what is read, if a text that an author wrote
	// may say it: the numbers of a list stay in the text that it stands in.
	Says func(text string) string
	// Undoes names the kind that makes what this one takes back: where a document
	// has nothing for it, that comes first.
	Undoes string
}

// sees is a Sees that replaces what a pattern finds.
func sees(pattern, with string) func(string) string {
	re := regexp.MustCompile(pattern)
	return func(page string) string { return collapse(re.ReplaceAllString(page, with)) }
}

// A line of a document, outside its code blocks.
type line struct {
	start   int
	text    string // without its end
	section int    // how many headings are above it
	code    bool   // a fence, between two of them, or front matter
}

var fence = regexp.MustCompile("^ {0,3}(`{3,}|~{3,})")

// linesOf gives the lines of a document. Which are code is a guess: the page tells.
func linesOf(doc string) []line {
	var lines []line
	open, section, start := "", 0, 0
	front := len(frontMatter.FindString(strings.TrimPrefix(doc, "\ufeff")))
	for text := range strings.Lines(doc) {
		l := line{start: start, text: strings.TrimRight(text, "\r\n"), code: open != "" || start < front}
		start += len(text)
		if m := fence.FindStringSubmatch(l.text); m != nil {
			l.code = true
			switch {
			case open == "":
				open = m[1]
			case strings.HasPrefix(strings.TrimSpace(l.text), open) && strings.Trim(l.text, " \t"+open[:1]) == "":
				open = ""
			}
		}
		if !l.code && strings.HasPrefix(l.text, "#") {
			section++
		}
		l.section = section
		lines = append(lines, l)
	}
	return lines
}

// matches gives the changes of a kind that replaces what a pattern finds within
// lines that are no code. Where there are several replacements, one is chosen.
func matches(pattern string, with ...string) func(*rand.Rand, string) []Change {
	re := regexp.MustCompile(pattern)
	return func(r *rand.Rand, doc string) []Change {
		var changes []Change
		for _, l := range linesOf(doc) {
			for _, at := range re.FindAllStringSubmatchIndex(l.text, -1) {
				if !l.code {
					changes = append(changes, Change{l.replace(re, at, with[r.IntN(len(with))])})
				}
			}
		}
		return changes
	}
}

func (l line) replace(re *regexp.Regexp, at []int, with string) Edit {
	return Edit{l.start + at[0], l.start + at[1], string(re.ExpandString(nil, with, l.text, at))}
}

// together gives the changes of a kind that replaces what a pattern finds in all
// lines of a section at once.
func together(pattern string, with ...string) func(*rand.Rand, string) []Change {
	re := regexp.MustCompile(pattern)
	return func(r *rand.Rand, doc string) []Change {
		chosen, changes := with[r.IntN(len(with))], map[int]Change{}
		var sections []int
		for _, l := range linesOf(doc) {
			at := re.FindStringSubmatchIndex(l.text)
			if at == nil || l.code {
				continue
			}
			if changes[l.section] == nil {
				sections = append(sections, l.section)
			}
			changes[l.section] = append(changes[l.section], l.replace(re, at, chosen))
		}
		var out []Change
		for _, s := range sections {
			out = append(out, changes[s])
		}
		return out
	}
}

// whole gives one change, that of the whole document.
func whole(touch func(string) string) func(*rand.Rand, string) []Change {
	return func(_ *rand.Rand, doc string) []Change {
		if touched := touch(doc); touched != doc {
			return []Change{{{0, len(doc), touched}}}
		}
		return nil
	}
}

const (
	item  = `^( *(?:[-*+]|\d+[.)])[ \t]+)`
	facts = `(?:Difficulty|Companies|Tags|Last Updated|Version)`
	// a line of text, or an item, that does not end in a box: to GFM a box needs white
	// space behind it, to goldmark not
	prose = `^([^#|\s](?:.*(?:[^\]]|[^ xX]\]|[^\[].\]))?)`
)

// What a reader of a page sees, and takes for decoration.
var (
	unmarked   = sees(`</?(?:strong|em|code)>`, "")
	unnumbered = sees(`(<h[2-6]>)[\d.)]+ `, "$1")
	unlinked   = sees(`</?a\b[^>]*>`, "")
	anded      = sees(` &amp; `, " and ")
)

// uncased takes headings in any letter case for the same.
func uncased(page string) string {
	return regexp.MustCompile(`<h[2-6]>.*?</h`).ReplaceAllStringFunc(page, strings.ToLower)
}

// Kinds are all kinds of changes.
var Kinds = []Kind{
	{Name: "bullets are stars", Find: together(`^( *)[-+] `, "$1* ")},
	{Name: "bullets are plus signs", Find: together(`^( *)[-*] `, "$1+ ")},
	{Name: "bullets are dashes", Find: together(`^( *)[*+] `, "$1- ")},
	{Name: "bullets are numbers", Find: together(`^( *)[-*+] `, "${1}1. ", "${1}1) "), Sees: lists, Says: lists},
	{Name: "numbers are counted", Find: numbers},
	{Name: "items are indented", Find: together(`^([-*+]|\d+[.)]) `, " $1 ", "  $1 ", "   $1 ")},
	{Name: "nested items are indented", Find: together(`^ {2,3}([-*+]|\d+[.)]) `, "    $1 ", "   $1 ")},
	{Name: "space behind bullets", Find: matches(`^( *)([-*+]|\d+[.)]) (\S)`, "$1$2  $3", "$1$2   $3", "$1$2    $3")},
	{Name: "a tab behind bullets", Find: matches(`^( *)([-*+]|\d+[.)]) (\S)`, "$1$2\t$3")},
	{Name: "text is indented", Find: matches(`^([^-*+#|\s\d])`, " $1", "  $1", "   $1")},
	{Name: "bold with underlines", Find: matches(`\*\*([^*\n]+)\*\*`, "__${1}__")},
	{Name: "bold with stars", Find: matches(`__([^_\n]+)__`, "**$1**")},
	{Name: "emphasis with underlines", Find: matches(`([^*]|^)\*([^*\s][^*]*)\*([^*]|$)`, "${1}_${2}_$3")},
	{Name: "emphasis with stars", Find: matches(`([^_]|^)_([^_\s][^_]*)_([^_]|$)`, "$1*$2*$3")},
	{Name: "the colon within the bold", Find: matches(item+`\*\*([^*\n]+)\*\*:`, "$1**$2:**"), Sees: colons, Says: colons},
	{Name: "the colon behind the bold", Find: matches(item+`\*\*([^*\n]+):\*\*`, "$1**$2**:"), Sees: colons, Says: colons, Undoes: "the colon within the bold"},
	{Name: "a space before the colon", Find: matches(item+`\*\*([^*\n]+)\*\*:`, "$1**$2** :"), Sees: colons, Says: colons},
	{Name: "values in bold", Find: matches(`(\*\*`+facts+`\*\*: )([^*_]*[\w\]])$`, "$1**$2**", "${1}__${2}__"), Sees: sees(`(:(?:</strong>)?) <strong>(.*?)</strong>`, "$1 $2")},
	{Name: "values in code", Find: matches("(\\*\\*"+facts+"\\*\\*: )([^`\\\\&<>\\[\\]]*\\w)$", "$1`$2`", "$1`` $2 ``"), Sees: sees(`</?code>`, "")},
	{Name: "spaces at line ends", Find: matches(`(\S|^)$`, "$1 ", "$1  ", "$1   ")},
	{Name: "tabs at line ends", Find: matches(`(\S)$`, "$1\t", "$1 \t")},
	{Name: "no-break spaces at line ends", Find: matches(`((?:[^ xX]|[^\[].)\]|[^\s#|*\-\]])$`, "$1\u00a0")},
	{Name: "no-break spaces", Find: matches(`(\w) (\w)`, "$1\u00a0$2")},
	{Name: "line ends are trimmed", Find: matches(`[ \t]+$`, "")},
	{Name: "headings are closed", Find: matches(`^(#+) (.*[^#\s])$`, "$1 $2 $1", "$1 $2 #", "$1 $2 ## ")},
	{Name: "headings are underlined", Find: underlined},
	{Name: "headings are indented", Find: matches(`^#`, " #", "  #", "   #")},
	{Name: "space in headings", Find: matches(`^(#+) `, "$1  ", "$1\t")},
	{Name: "a byte order mark", Find: whole(func(doc string) string { return "\ufeff" + strings.TrimPrefix(doc, "\ufeff") })},
	{Name: "CRLF", Find: whole(func(doc string) string {
		return strings.ReplaceAll(strings.ReplaceAll(doc, "\r\n", "\n"), "\n", "\r\n")
	})},
	{Name: "CRLF here and there", Find: carriageReturns},
	{Name: "text goes on in the next line", Find: matches(`^( *(?:[-*+]|\d+[.)]) .*\S) ([^<\s])`, "$1\n  $2", "$1\n   $2", "$1\n$2")},
	{Name: "text goes on early in the next line", Find: matches(`^( *(?:[-*+]|\d+[.)]) (?:\[.\] )?\S.*?) ([^-*+#|\s\d<>])`, "$1\n   $2", "$1\n$2")},
	{Name: "hard-wrapping", Find: wrapped},
	{Name: "unwrapping", Find: unwrapped, Undoes: "hard-wrapping"},
	{Name: "comments within a line", Find: matches(`(\w) (\w)`, "$1 <!-- a comment --> $2", "$1 <!-- **Difficulty**: Easy -->$2")},
	{Name: "comments at line ends", Find: matches(prose+`$`, "$1 <!-- agreed -->", "$1<!-- [X] -->")},
	{Name: "comments between lines", Find: matches(`^$`, "\n<!-- a comment -->\n", "\n<!--\n# A heading\n- **Tags**: none\n-->\n")},
	{Name: "headings have numbers", Find: matches(`^(##+) (\pL)`, "$1 2. $2", "$1 2.1 $2", "$1 3) $2", "$1 10.2. $2"), Sees: unnumbered},
	{Name: "headings have keycaps", Find: matches(`^(##+) (\pL)`, "$1 2️⃣ $2", "$1 🔟 $2"), Sees: sees(`(<h[2-6]>)(?:2️⃣|🔟) `, "$1")},
	{Name: "headings have emoji", Find: matches(`^(##+) (\pL.*[^}\s\x{a0}])$`, "$1 🚀 $2", "$1 $2 🚀", "$1 ⚙️ $2"), Sees: sees(`(<h[2-6]>)(?:🚀|⚙️) | 🚀(</h)`, "$1$2")},
	{Name: "headings in other letter case", Find: cased, Sees: uncased},
	{Name: "headings have identifiers", Find: matches(`^(##+ .*[^#\s])$`, "$1 {#an-id}"), Sees: sees(` \{#an-id\}`, "")},
	{Name: "headings have closing comments", Find: matches(`^(##+ .*[^#\s])$`, "$1 <!-- omit in toc -->", "$1<!--x-->")},
	{Name: "headings are links", Find: matches(`^(##+) ([^\[\]#]*[^\[\]#\s])$`, "$1 [$2](#top)", "$1 [$2](https://a.b/c)"), Sees: unlinked},
	{Name: "tables are padded", Find: tables(padded)},
	{Name: "rules of tables are redrawn", Find: matches(`^\|[-:| ]+\|$`, "| --- | :-- | --- |", "|:-:|-|-:|", "| ------------ | ----- | - |")},
	{Name: "tables without outer pipes", Find: tables(unpiped)},
	{Name: "tables are indented", Find: tables(func(_ *rand.Rand, row string) string { return "  " + row })},
	{Name: "brackets are escaped", Find: matches(`([^\\]|^)\[([^\[\]\\]{2,})\]`, `$1\[$2]`, `$1\[$2\]`, `$1[$2\]`)},
	{Name: "boxes are ticked", Find: matches(`\[ \] `, "[x] ", "[X] "), Sees: unticked, Says: unticked},
	{Name: "other stars", Find: otherStars, Sees: stars},
	{Name: "and for an ampersand", Find: matches(`^(##.*) & `, "$1 and "), Sees: anded},
	{Name: "an ampersand for and", Find: matches(`^(##.*) and `, "$1 & "), Sees: anded, Undoes: "and for an ampersand"},
	{Name: "letters in two parts", Find: whole(norm.NFD.String)},
	{Name: "letters in one part", Find: whole(norm.NFC.String), Undoes: "letters in two parts"},
	{Name: "blank lines below headings", Find: matches(`^(#.*)$`, "$1\n", "$1\n\n")},
	{Name: "blank lines above headings", Find: matches(`^(#.*)$`, "\n$1")},
	{Name: "no blank lines at headings", Find: tight},
	{Name: "more blank lines", Find: matches(`^$`, "\n", "\n\n", "  \n", "\t")},
	{Name: "blank lines between items", Find: matches(item+`(.*)$`, "\n$1$2", "$1$2\n")},
	{Name: "no blank lines between items", Find: tightItems},
	{Name: "front matter", Find: whole(func(doc string) string {
		return "---\n# for the site\nlayout: x\n---\n\n" + strings.TrimPrefix(doc, "\ufeff")
	})},
	{Name: "escapes are added", Find: matches("(\\w ?)([-!\"#$%&'()+,./:;<=>?@\\]^{}~])", `$1\$2`)},
	{Name: "marks are escaped", Find: matches("(\\w)([\\[*_`])(\\w)", `$1\$2$3`)},
	// of tildes, and of a bar behind two backslashes, goldmark and cmark-gfm make
	// different things: "~\~a\~~", "| a \\| b |"
	{Name: "escapes are removed", Find: matches("([^\\\\]|^)\\\\(\\\\[^\\\\|]|[-!\"#$%&'()*+,./:;<=>?@\\[\\]^_`{|}])", "$1$2")},
	{Name: "entity references", Find: entities},
	{Name: "entity references are resolved", Find: matches(`&amp;`, "&")},
	{Name: "other fences", Find: fences},
	{Name: "code spans with more marks", Find: matches("(^|[^`])`([^`]+)`([^`]|$)", "$1`` $2 ``$3", "$1``$2``$3", "$1` $2 `$3")},
}

var colonAtBold = regexp.MustCompile(` ?:</strong>|</strong> :`)

// colons is a page where the colon of a label stands right behind its bold.
func colons(page string) string { return colonAtBold.ReplaceAllString(page, "</strong>:") }

// unticked is a page whose boxes are all empty.
func unticked(page string) string { return strings.ReplaceAll(page, `checked="" `, "") }

// unboxed is a page with boxes as text.
func unboxed(page string) string {
	return strings.ReplaceAll(page, `<input disabled="" type="checkbox">`, "[ ]")
}

// unlisted is a page without lists and paragraphs: with the words and lines of both.
func unlisted(page string) string {
	page = regexp.MustCompile(`</?(ul|li|p|br)[^>]*>`).ReplaceAllString(page, " ")
	return regexp.MustCompile(`\s*(</?h\d>)\s*`).ReplaceAllString(strings.Join(strings.Fields(page), " "), "$1")
}

// lists takes lists of both kinds for the same.
func lists(page string) string {
	return regexp.MustCompile(`<(/?)[uo]l[^>]*>`).ReplaceAllString(page, "<${1}list>")
}

// numbers counts the items of an ordered list, or no more.
func numbers(r *rand.Rand, doc string) []Change {
	counts := r.IntN(2) == 0
	var changes []Change
	section, n := -1, 0
	re := regexp.MustCompile(`^(\d+)([.)])`)
	for _, l := range linesOf(doc) {
		at := re.FindStringSubmatchIndex(l.text)
		if at == nil || l.code {
			continue
		}
		if l.section != section {
			section, n, changes = l.section, 0, append(changes, nil)
		}
		if n++; counts {
			changes[len(changes)-1] = append(changes[len(changes)-1], l.replace(re, at, fmt.Sprintf("%d$2", n)))
		} else {
			changes[len(changes)-1] = append(changes[len(changes)-1], l.replace(re, at, "1$2"))
		}
	}
	return changes
}

// carriageReturns gives some lines the end that Windows knows.
func carriageReturns(_ *rand.Rand, doc string) []Change {
	var changes []Change
	for _, l := range linesOf(doc) {
		if end := l.start + len(l.text); strings.HasPrefix(doc[end:], "\n") {
			changes = append(changes, Change{{end, end, "\r"}})
		}
	}
	return changes
}

func underlined(r *rand.Rand, doc string) []Change {
	if r.IntN(3) == 0 {
		return matches(`^# (.+)$`, "$1\n===", "$1\n=")(r, doc)
	}
	return matches(`^## (.+)$`, "$1\n---", "$1\n------- ", " $1\n  -")(r, doc)
}

// wrapped wraps lines of text, as far to the right as the item begins, or not.
func wrapped(r *rand.Rand, doc string) []Change {
	width := 20 + r.IntN(80)
	mark := regexp.MustCompile(`^ *(?:(?:[-*+]|\d+[.)])[ \t]+)?`)
	var changes []Change
	for _, l := range linesOf(doc) {
		if l.code || len(l.text) < width || strings.HasPrefix(l.text, "#") || strings.HasPrefix(l.text, "|") {
			continue
		}
		indent := strings.Repeat(" ", len(mark.FindString(l.text)))
		var change Change
		begin := len(indent)
		for i := begin + 1; i < len(l.text); i++ {
			isHTML := strings.HasPrefix(l.text[i+1:], "<") // it would begin a block
			if l.text[i] == ' ' && i-begin >= width && !isHTML {
				change = append(change, Edit{l.start + i, l.start + i + 1, "\n" + indent})
				begin = i
			}
		}
		if change != nil {
			changes = append(changes, change)
		}
	}
	return changes
}

// joined gives the changes that replace the end of a line and the beginning of
// the next, where the two are as the patterns say: of the second, what is in
// brackets, or all.
func joined(doc, first, second, with string) []Change {
	a, b := regexp.MustCompile(first), regexp.MustCompile(second)
	var changes []Change
	lines := linesOf(doc)
	for i := range lines[:max(0, len(lines)-1)] {
		l, next := lines[i], lines[i+1]
		if l.code || next.code || !a.MatchString(l.text) {
			continue
		}
		if at := b.FindStringSubmatchIndex(next.text); at != nil {
			changes = append(changes, Change{{l.start + len(l.text), next.start + at[len(at)-1], with}})
		}
	}
	return changes
}

// unwrapped joins lines of text, of which the second begins no item.
func unwrapped(_ *rand.Rand, doc string) []Change {
	return joined(doc, `^[^#|].*[^\s\\]$`, `^( *)(?:\d+[^\d.)]|[^\d\s#|>*+<~-])`, " ")
}

// tight takes the blank lines below and above headings away.
func tight(r *rand.Rand, doc string) []Change {
	if r.IntN(2) == 0 {
		return joined(doc, `^#`, `^$`, "")
	}
	return joined(doc, `^$`, `^`, "")
}

func tightItems(_ *rand.Rand, doc string) []Change { return joined(doc, `^$`, `^`, "") }

// cased writes headings in other letter case.
func cased(r *rand.Rand, doc string) []Change {
	fold := strings.ToUpper
	if r.IntN(2) == 0 {
		fold = strings.ToLower
	}
	var changes []Change
	for _, l := range linesOf(doc) {
		if !l.code && strings.HasPrefix(l.text, "##") && !strings.ContainsAny(l.text, "[]{}&<`") {
			changes = append(changes, Change{{l.start, l.start + len(l.text), fold(l.text)}})
		}
	}
	return changes
}

// tables gives the changes that write all rows of a table otherwise.
func tables(write func(r *rand.Rand, row string) string) func(*rand.Rand, string) []Change {
	return func(r *rand.Rand, doc string) []Change {
		var changes []Change
		inside := false
		for _, l := range linesOf(doc) {
			isRow := !l.code && strings.HasPrefix(l.text, "|") && strings.HasSuffix(l.text, "|")
			if isRow && !inside {
				changes = append(changes, nil)
			}
			if inside = isRow; isRow {
				last := &changes[len(changes)-1]
				*last = append(*last, Edit{l.start, l.start + len(l.text), write(r, l.text)})
			}
		}
		return changes
	}
}

var cellEnd = regexp.MustCompile(` *([^\\])\|`)

func padded(r *rand.Rand, row string) string {
	return "|" + cellEnd.ReplaceAllStringFunc(row[1:], func(end string) string {
		return strings.TrimSuffix(end, "|") + strings.Repeat(" ", r.IntN(9)) + "| "
	})
}

func unpiped(_ *rand.Rand, row string) string {
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(row, "|"), "|"))
}

var ratings = regexp.MustCompile(`⭐+|★+☆*|\b[1-5]/5\b`)

// otherStars writes ratings as people write them.
func otherStars(r *rand.Rand, doc string) []Change {
	var changes []Change
	re := regexp.MustCompile(`(Popularity\*\*: |Stars \| )(⭐+)`)
	for _, l := range linesOf(doc) {
		at := re.FindStringSubmatchIndex(l.text)
		if at == nil {
			continue
		}
		n := utf8.RuneCountInString(l.text[at[4]:at[5]])
		with := []string{
			strings.Repeat("⭐️", n), strings.Repeat("★", n) + strings.Repeat("☆", 5-n), strings.Repeat("★", n), fmt.Sprintf("%d/5", n), strings.Repeat("⭐", n) + " ",
		}
		changes = append(changes, Change{{l.start + at[4], l.start + at[5], with[r.IntN(len(with))]}})
	}
	return changes
}

// stars writes ratings as numbers.
func stars(page string) string {
	return ratings.ReplaceAllStringFunc(strings.ReplaceAll(page, "⭐\ufe0f", "⭐"), func(rating string) string {
		if n, _, ok := strings.Cut(rating, "/"); ok {
			return n + " stars"
		}
		return fmt.Sprint(strings.Count(rating, "⭐")+strings.Count(rating, "★"), " stars")
	})
}

// entities writes letters and marks as entity references.
func entities(r *rand.Rand, doc string) []Change {
	var changes []Change
	for _, l := range linesOf(doc) {
		if l.code || l.text == "" {
			continue
		}
		at := r.IntN(len(l.text))
		char, size := utf8.DecodeRuneInString(l.text[at:])
		if char == utf8.RuneError || char <= ' ' {
			continue
		}
		with := []string{fmt.Sprintf("&#%d;", char), fmt.Sprintf("&#x%X;", char)}[r.IntN(2)]
		switch {
		case char == '&':
			with = "&amp;"
		case char == '<':
			with = "&lt;"
		case char == '"':
			with = "&quot;"
		}
		changes = append(changes, Change{{l.start + at, l.start + at + size, with}})
	}
	return changes
}

// fences writes the marks of code blocks otherwise.
func fences(r *rand.Rand, doc string) []Change {
	var changes []Change
	open := false
	for _, l := range linesOf(doc) {
		at := fence.FindStringSubmatchIndex(l.text)
		if at == nil {
			continue
		}
		if open = !open; open {
			changes = append(changes, nil)
		}
		last := &changes[len(changes)-1]
		with := []string{"````", "~~~", "~~~~~", "```"}[r.IntN(4)]
		if !open {
			with = (*last)[0].With
		}
		*last = append(*last, Edit{l.start + at[2], l.start + at[3], with})
	}
	return changes
}
