package capacity

import (
	"math"
	"slices"
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// A Contradiction is a row whose value is not what its own calculation gives, or is none.
type Contradiction struct {
	Row  int    // its index, from 0
	What string // what is wrong, to be read after the name of the row
	Hint string // the way out
}

// Contradictions gives the rows of a document that their own calculations contradict,
// in their order. A row that is calculated from another which is wrong is none, if it is
// right once that is corrected; nor is one that names a figure which is still left open.
func Contradictions(rows []Row) []Contradiction {
	if len(rows) == 0 {
		return nil
	}
	found, stated := spreadsheetErrors(rows), rows
	rows, spaces := withoutSpaces(rows)
	rows, has := withoutDecimalCommas(rows)
	sheet := NewSheet(rows)
	wrong := sheet.wrong()
	corrected := make([]string, len(rows)) // the values
	for i := range rows {
		corrected[i] = rows[i].Value
		if c, ok := wrong[i]; ok {
			corrected[i] = c.Recomputed.String()
		}
	}
	otherwise, hasOther := thousands(rows, wrong, has)
	for i := range rows {
		if c, ok := wrong[i]; ok && (len(wrong) == 1 || !sheet.follows(corrected, i)) {
			gives := c.asStated(rows[i].Value)
			if inBits := sheet.inBits(i, c); inBits != "" {
				gives = inBits
			}
			if other, isWrong := otherwise[i]; hasOther && !isWrong {
				continue
			} else if hasOther && other.asStated(rows[i].Value) != gives {
				found = append(found, inTwoReadings(i, stated[i].Value, gives, other.asStated(rows[i].Value), has))
				continue
			}
			gives = has.write(gives, stated[i])
			if space := spaces[i]; space != "" {
				gives = strings.ReplaceAll(gives, ",", space)
			}
			found = append(found, Contradiction{
				i, "is " + stated[i].Value + ", but its calculation gives " + gives + c.slip(), "write " + gives + ", or correct the calculation",
			})
		}
	}
	slices.SortFunc(found, func(a, b Contradiction) int { return a.Row - b.Row })
	return found
}

// inTwoReadings is a figure that its calculation contradicts in both of its readings.
func inTwoReadings(row int, stated, gives, other string, has signs) Contradiction {
	read, write := "its points part thousands", "with a comma"
	if has.comma {
		read = "its commas stand before decimals"
	}
	if has.comma || has.points { // where that would be read as decimals
		write = "without a sign"
	}
	return Contradiction{
		row, "is " + stated + ", but its calculation gives " + gives + ", or " + other + " if " + read,
		"correct the figure, or the calculation; write thousands " + write,
	}
}

// Bytes in a second that a value states, and the factor that makes bits of bytes.
var (
	bytesPerSecond = lazy.Regexp(`^([~≈]?[\d.,]+ ?[KkMGTP]?i?)B(?:/s|ps)$`)
	eightTimes     = lazy.Regexp(`[×*·x]\s*8(?:$|[^\d.,])`)
)

// inBits gives a value in bits in place of the bytes that it states, where its calculation makes
// bits of bytes and gives as many; or "".
func (s *Sheet) inBits(i int, c Check) string {
	found := bytesPerSecond().FindStringSubmatch(strings.TrimSpace(s.rows[i].Value))
	if c.Slip != BitsForBytes || c.Factor < 1 || found == nil || !eightTimes().MatchString(s.rows[i].Calculation) {
		return ""
	}
	values := make([]string, len(s.rows))
	for k := range s.rows {
		values[k] = s.rows[k].Value
	}
	if values[i] = found[1] + "bps"; !s.With(values).Check(i).Agrees {
		return ""
	}
	return values[i]
}

// spreadsheetErrors gives the rows whose value is what a spreadsheet shows in place of one
// that it could not calculate.
func spreadsheetErrors(rows []Row) []Contradiction {
	var found []Contradiction
	for i := range rows {
		value := strings.TrimSpace(rows[i].Value)
		if !strings.HasPrefix(value, "#") {
			continue
		}
		switch strings.ToUpper(value) {
		case "#REF!", "#DIV/0!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#N/A", "#ERROR!", "#SPILL!", "#CALC!":
			found = append(found, Contradiction{i, "is " + value + ", the error of a spreadsheet", "write the figure that belongs there"})
		}
	}
	return found
}

// A number with a unit or a percentage behind it, if there is one: with these, its point is
// that of a decimal. Else it may part thousands, as in many languages.
var (
	measured = lazy.Regexp(`[\d.,]*\d(?: ?(?:%|[KMGTPE]?i?[Bb](?:it|yte|ps)?s?\b|[KMBTkm]\b))?`)
	pointed  = lazy.Regexp(`^[1-9]\d{0,2}(?:\.\d{3})+$`)
)

// withoutPoints takes the points that may part thousands from the numbers of a text; those of
// numbers with a unit only where that is said.
func withoutPoints(text string, ofUnits bool) string {
	if strings.IndexByte(text, '.') < 0 {
		return text
	}
	return measured().ReplaceAllStringFunc(text, func(number string) string {
		digits := number
		if ofUnits {
			digits = number[:endOfNumber(number, 0)]
		}
		if pointed().MatchString(digits) {
			return strings.ReplaceAll(digits, ".", "") + number[len(digits):]
		}
		return number
	})
}

// withCommas is a number whose commas part thousands.
var withCommas = lazy.Regexp(`(?:^|[^\d.,])[1-9]\d{0,2}(?:,\d{3})+(?:$|\D)`)

// thousands gives the checks of the rows that do not agree where points part thousands, if
// there is such a point; then nobody knows which of the two is meant, unless commas part
// thousands in other rows. Where one of the rows has a comma before decimals, others may; and
// where points part thousands in one for sure, they may in others, whatever unit is behind.
func thousands(rows []Row, wrong map[int]Check, has signs) (checks map[int]Check, ok bool) {
	if len(wrong) == 0 {
		return nil, false
	}
	otherwise := func(text string) string { return withoutPoints(text, has.points || has.round) }
	if has.comma {
		otherwise = turned
	}
	hasCommas := func(text string) bool { return strings.IndexByte(text, ',') >= 0 && withCommas().MatchString(text) }
	if !has.comma && slices.ContainsFunc(rows, func(r Row) bool { return hasCommas(r.Value) || hasCommas(r.Calculation) }) {
		return nil, false
	}
	others := slices.Clone(rows)
	for i := range others {
		r := &others[i]
		value, calculation := otherwise(r.Value), otherwise(r.Calculation)
		ok = ok || value != r.Value || calculation != r.Calculation
		r.Value, r.Calculation = value, calculation
	}
	if !ok {
		return nil, false
	}
	return NewSheet(others).wrong(), true
}

// wrong gives the checks of the rows that do not agree with their calculations.
func (s *Sheet) wrong() map[int]Check {
	var filled *Sheet
	checks := map[int]Check{}
	for i := range s.rows {
		if s.isOpen(i) {
			continue
		}
		c := s.Check(i)
		if c.Verdict != Computed || c.Agrees || c.Slip == UnitPrefix && converts(s.rows[i].Calculation) {
			continue
		}
		if filled == nil {
			filled = s.filled()
		}
		if filled != s && filled.Check(i).Recomputed != c.Recomputed {
			continue // it names a figure that is not there yet
		}
		checks[i] = c
	}
	return checks
}

// isOpen reports whether the value of a row is still a placeholder.
func (s *Sheet) isOpen(i int) bool { return strings.Contains(s.rows[i].Value, "[") }

// filled gives a sheet in which no value is left open.
func (s *Sheet) filled() *Sheet {
	values, isOpen := make([]string, len(s.rows)), false
	for i := range s.rows {
		values[i] = s.rows[i].Value
		if s.isOpen(i) {
			values[i], isOpen = "1", true
		}
	}
	if !isOpen {
		return s
	}
	return s.With(values)
}

// follows reports whether a figure is right once the others that are wrong are
// corrected: it was calculated from what they should be.
func (s *Sheet) follows(corrected []string, i int) bool {
	others := slices.Clone(corrected)
	others[i] = s.rows[i].Value
	return s.With(others).Check(i).Agrees
}

// byFactor is a number that turns one unit into another: behind a sign of division, or of
// multiplication if no word says what it counts.
var byFactor = lazy.Regexp(`(?:[÷/]\s*(?:1024|1(?:000)+|10\^\d+|1e\d+)(?:[^\d.]|$)|[×x*·]\s*(?:1024|1(?:000)+|10\^\d+|1e\d+)\s*(?:[^\pL\d\s.]|$))`)

// converts reports whether a calculation turns one unit into another by a
// factor that it names, as in "÷ 1024 ÷ 1024".
func converts(calculation string) bool {
	return byFactor().MatchString(strings.ReplaceAll(calculation, ",", ""))
}

// slip names the likely reason for a wrong figure.
func (c Check) slip() string {
	by := "too large"
	factor := c.Factor
	if factor < 1 {
		by, factor = "too small", 1/factor
	}
	switch c.Slip {
	case BitsForBytes:
		return ": 8 times " + by + ", as when bits and bytes are mixed up"
	case UnitPrefix:
		thousands := max(1, int(math.Round(math.Log10(factor)/3)))
		return ": 1" + strings.Repeat(",000", thousands) + " times " + by + ", as when one unit is taken for another"
	}
	return ""
}
