package check_test

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"newproblem/scaffold"
	"newproblem/scaffold/markdown"
)

// metadataDamages removes the lines of the metadata, and gives them values
// that are not accepted.
func metadataDamages(o *original) []damage {
	var out []damage
	i := slices.IndexFunc(o.sections, func(s section) bool { return s.Title == "Metadata" })
	meta := o.sections[i]
	var all []string
	for n := meta.Number + 1; n <= meta.last; n++ {
		line := o.line(n)
		if !strings.HasPrefix(strings.TrimSpace(line), "- ") {
			continue
		}
		label, value, _ := strings.Cut(line, ": ")
		removed := edit{n, n, nil}
		add := func(kind, rule string, original bool, e edit) {
			d := damage{kind: "metadata " + kind, what: strings.Join(e.lines, ""), rules: strings.Split(rule, " "), edits: []edit{e}, original: original}
			if d.first, d.last = n, n; e.lines == nil {
				d.what, d.first, d.last = line+" removed", meta.Number, meta.last+e.shift()
			}
			out = append(out, d)
		}
		add("line removed", "metadata-missing", false, removed)
		if strings.Contains(o.line(n+1), "Reading") {
			add("line removed", "metadata-missing", false, edit{n, n + 3, nil})
		}
		label = strings.Trim(label, " -*")
		for _, wrong := range wrongValues[label] {
			text := strings.TrimSuffix(line, value) + wrong
			add("value not accepted", "metadata-value metadata-missing metadata-total", false, edit{n, n, []string{text}})
		}
		switch label {
		case "Difficulty":
			for _, other := range []string{strings.ToLower(value), strings.ToUpper(value), strings.ToLower(value[:1]) + strings.ToUpper(value[1:])} {
				add("in other letter case", "metadata-case", true, edit{n, n, []string{strings.TrimSuffix(line, value) + other}})
			}
		case "Total":
			minutes, _ := strconv.Atoi(strings.Fields(value)[0])
			for _, wrong := range []int{minutes - 1, minutes + 1, minutes + 10, 2 * minutes, minutes / 2, 1} {
				add("total not the sum", "metadata-total", true, edit{n, n, []string{strings.Replace(line, strconv.Itoa(minutes), strconv.Itoa(wrong), 1)}})
			}
		}
		all = append(all, line)
	}
	out = append(out, damage{
		kind: "metadata wholly absent", what: strings.Join(all[:2], " "), rules: []string{"metadata-missing", "section-empty"},
		edits: []edit{{meta.Number + 1, meta.last, []string{"To be written."}}}, first: meta.Number, last: meta.Number + 1,
	})
	return out
}

// wrongValues are what the lines of the metadata do not take.
var wrongValues = map[string][]string{
	"Difficulty":   {"", "Mediumish", "Intermediate", "3/5", "Easy-Medium", "🔥🔥🔥"},
	"Reading":      {"", "ten minutes", "-5 minutes", "a while"},
	"Solving":      {"", "fifty or so", "-45 minutes", "long"},
	"Total":        {"", "all day", "-1 minutes", "see above"},
	"Last Updated": {"", "yesterday", "2026-13-01", "2026-02-30", "2026-1-1st", "last spring"},
	"Version":      {""},
	"Popularity":   {"", "0 stars", "⭐⭐⭐⭐⭐⭐", "11/10", "very popular"},
	"Companies":    {""},
	"Tags":         {""},
}

// capacityRow is a row of a table of metric, value and calculation.
var capacityRow = regexp.MustCompile(`^\| ([^|]+) \| ([0-9.,]+)([^|]*) \| ([^|]+) \|$`)

// calculated tells a calculation from a remark.
var calculated = regexp.MustCompile(`[0-9] ?[kKMBGTP]*[^|]* [×*÷/+] |[0-9]% of `)

// capacityDamages changes values that have a calculation: by eight, by a
// thousand, and by a fifth.
func capacityDamages(o *original) []damage {
	var out []damage
	for n := 1; n <= len(o.lines); n++ {
		m := capacityRow.FindStringSubmatch(o.line(n))
		if m == nil || o.inCode(n) || !calculated.MatchString(m[4]) {
			continue
		}
		number, err := strconv.ParseFloat(strings.ReplaceAll(m[2], ",", ""), 64)
		if err != nil {
			continue
		}
		unit := strings.Fields(m[3] + " .")[0]
		isData := strings.HasSuffix(unit, "B") && len(strings.TrimSpace(m[3])) > 1 && m[3][0] == ' ' || strings.HasSuffix(unit, "bps")
		add := func(kind, says, value string) {
			text := fmt.Sprintf("| %s | %s | %s |", m[1], value, m[4])
			inDays := strings.Contains(m[4], " days ×")
			if inDays { // "90 days × 150 GB" may be an amount for a time, to be turned into another unit
				kind = "of so many days"
			}
			// A check takes the 1,000 of "1,000 × 2" for one that converts a unit.
			byThousands := strings.Contains(strings.ReplaceAll(m[4], ",", ""), "1000") && (kind == "× 1000" || kind == "× 0.001")
			if byThousands {
				kind = "a thousand times off, with 1,000 in the calculation"
			}
			out = append(out, damage{
				mayMiss: inDays || byThousands, kind: "capacity value " + kind, what: text, rules: []string{"capacity-value"}, says: says,
				edits: []edit{{n, n, []string{text}}}, first: n, last: n,
			})
		}
		for _, f := range []float64{8, 1. / 8, 1000, 1. / 1000, 1.2, 0.8, 2, 10, 1.1} {
			kind, says := "× "+strconv.FormatFloat(f, 'g', 4, 64), ""
			if isData && (f == 8 || f == 1./8) {
				says = "bits"
			}
			add(kind, says, strconv.FormatFloat(math.Round(number*f*1e6)/1e6, 'f', -1, 64)+m[3])
		}
		for _, slip := range [][2]string{{" KB", " MB"}, {" GB", " TB"}, {" GB", " MB"}, {" TB", " GB"}, {" Mbps", " Gbps"}, {"M", "K"}, {"M", "B"}} {
			if strings.HasPrefix(m[3], slip[0]) && (slip[0] != "M" || m[3] == "M") {
				add("in a unit a thousand times off", "", m[2]+strings.Replace(m[3], slip[0], slip[1], 1))
			}
		}
	}
	return out
}

// placeholderDamages puts each placeholder of the template back where it was,
// or in a line like the one where it was.
func placeholderDamages(o *original) []damage {
	var out []damage
	blank := newOriginal("", scaffold.Builtin().Blank(), false)
	for n := range blank.lines {
		line := blank.line(n + 1)
		var places [][]int
		for _, p := range placeholder.FindAllStringIndex(line, -1) {
			if p[0] == 0 || !isWord(line[p[0]-1]) { // else a label of a diagram
				places = append(places, p)
			}
		}
		for k := range places {
			if first, last, ok := likeIt(o, blank, n+1); ok {
				out = append(out, damage{
					kind: "placeholder put back", what: line, rules: []string{"placeholder"},
					edits: []edit{{first, last, []string{only(line, places, k)}}}, first: first, last: first,
				})
			}
		}
	}
	return out
}

var placeholder = regexp.MustCompile(`\[[^\[\]\n ][^\[\]\n]*\]`)

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '(' || c == ']'
}

// only keeps placeholder k of a line, and fills in the others.
func only(line string, places [][]int, k int) string {
	for i := len(places) - 1; i >= 0; i-- {
		if i != k {
			line = line[:places[i][0]] + "as agreed" + line[places[i][1]:]
		}
	}
	return line
}

// likeIt gives the line of an original that stands for a line of the blank
// problem: in the same section, with the same label or of the same kind.
func likeIt(o, blank *original, n int) (first, last int, ok bool) {
	at := slices.IndexFunc(blank.sections, func(s section) bool { return s.Number <= n && n <= s.last })
	title := blank.sections[at].Title
	if at == 0 {
		return 1, 1, true
	}
	i := slices.IndexFunc(o.sections, func(s section) bool { return s.Title == title })
	s := o.sections[i]
	line := blank.line(n)
	label := line[:strings.Index(line, "[")]
	if strings.HasPrefix(label, "|") {
		label = line[:strings.Index(line[1:], "|")+1]
	}
	kind := kindOf(blank, n)
	for _, same := range []func(int) bool{
		func(m int) bool {
			return strings.Trim(label, "-|*0123456789. ") != "" && strings.HasPrefix(o.line(m), label)
		},
		func(m int) bool { return kindOf(o, m) == kind },
	} {
		for m := s.Number + 1; m <= s.last; m++ {
			if blank.inCode(n) == o.inCode(m) && !isFence(o.line(m)) && same(m) {
				return m, m, true
			}
		}
	}
	return 0, 0, false
}

func kindOf(o *original, n int) markdown.LineKind {
	for line := range markdown.Lines(o.join(o.lines)) {
		if line.Number == n {
			return line.Kind
		}
	}
	return markdown.Blank
}
