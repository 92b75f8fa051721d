package capacity

import (
	"math"
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// What stands behind the number in a figure that its author has written: the prefix of a
// unit of data, or what makes thousands of a plain number; and in one that [Quantity.String]
// has written, what stands behind these.
var (
	statedData   = lazy.Regexp(`^\D*[\d.,]*\d ?([KkMGTPE])(i?)[Bb]`)
	statedCount  = lazy.Regexp(`^\D*[\d.,]*\d ?([KkMBT])(?:$|[^\w])`)
	writtenData  = lazy.Regexp(`^[\d.,]+ [KMGTPEZY]?i?[Bb]`)
	writtenCount = lazy.Regexp(`^[\d.,]+[MBT]?`)
)

// The prefixes, from the smallest on, each a step larger than the one before.
const (
	dataPrefixes  = "KMGTPE"
	countPrefixes = "KMBT"
)

// asStated writes what a calculation gives in the unit that the author of the row has
// taken: 2,667 Mbps beside 333 Mbps. Where that is the wrong one, it is the right one of its
// kind; where the number would be hard to read, it is written as any other.
func (c Check) asStated(stated string) string {
	q := c.Recomputed
	text := q.String()
	prefixes, found := dataPrefixes, statedData().FindStringSubmatch(stated)
	if d := q.kind.dimension(); d.bytes == 0 && d.bits == 0 {
		prefixes, found = countPrefixes, statedCount().FindStringSubmatch(stated)
	}
	if found == nil || q.style != plain && q.style != binary || q.kind == Duration {
		return text
	}
	step, mark := 1000.0, ""
	if len(found) > 2 && found[2] == "i" {
		step, mark = 1024, "i"
	}
	at := strings.Index(prefixes, strings.ToUpper(found[1]))
	if c.Slip == UnitPrefix {
		at -= int(math.Round(math.Log(c.Factor) / math.Log(step)))
	}
	const fewest, most = 0.1, 99_999 // what is plain to read
	if at < 0 || at >= len(prefixes) {
		return text
	}
	number := q.Amount().value / math.Pow(step, float64(at+1))
	if number < fewest || number > most {
		return text
	}
	if prefixes == countPrefixes {
		return grouped(number) + prefixes[at:at+1] + text[len(writtenCount().FindString(text)):]
	}
	unit := "B"
	if d := q.kind.dimension(); d.bits > 0 {
		unit = "b"
	}
	return grouped(number) + " " + prefixes[at:at+1] + mark + unit + text[len(writtenData().FindString(text)):]
}
