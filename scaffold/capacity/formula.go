package capacity

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// deepest is how many parentheses may stand within each other.
const deepest = 32

var errOperand = errors.New("a number or the name of a row is missing in it")

// formula reads the tokens of one calculation.
type formula struct {
	sheet *Sheet
	row   int // whose calculation it is
	known *known
	toks  []token
	pos   int
	depth int

	// Set by whoever reads: which B after a number are bytes, one bit each.
	bytesFor uint

	seen traits // what was found while reading
}

// traits are what is known of a calculation once it is read, besides what it
// comes to.
type traits struct {
	billions   int  // B right after a number
	operations int  // without them there is no formula
	doubt      bool // the author may have meant something else
	guess      bool // a name may have been another row's
	bySubject  bool // a name has another word for what is counted than the row
	byEight    bool // a bare × 8
	overEight  bool // a bare ÷ 8
	lastEight  bool // the last factor of the last product is a bare 8
	named      bool // a row was found by its name
	certain    bool // it is meant as a formula, even if it cannot be read
}

// peek gives the token n ahead; after the last there are ends.
func (f *formula) peek(n int) token {
	if f.pos+n < len(f.toks) {
		return f.toks[f.pos+n]
	}
	return token{spaced: true}
}

// all reads the whole of the tokens as one formula.
func (f *formula) all() (amount, error) {
	a, err := f.sum()
	if err != nil {
		return a, err
	}
	if t := f.peek(0); t.kind != endToken {
		return a, fmt.Errorf("%q in it cannot be read", t.text)
	}
	return a, nil
}

// sum reads terms with + and − between them.
func (f *formula) sum() (amount, error) {
	if f.depth++; f.depth > deepest {
		return amount{}, errors.New("it has too many parentheses")
	}
	defer func() { f.depth-- }()
	named := f.peek(0).kind == wordToken
	a, err := f.product()
	for err == nil {
		op := f.peek(0)
		sign := 1.0
		switch op.kind {
		case plusToken:
		case minusToken:
			sign = -1
		default:
			return a, nil
		}
		start := f.pos
		f.pos++
		b, failed := f.product()
		if failed != nil && op.text != "−" && sign < 0 {
			// A dash before words of explanation.
			f.pos = start
			return a, f.explained()
		}
		if failed != nil {
			return a, failed
		}
		if named && sign < 0 && op.text != "−" && f.toks[start+1].kind == numberToken {
			f.seen.doubt = true // Peak load - 5,000 × 3
		}
		f.seen.operations++
		a, err = a.plus(b, sign)
	}
	return a, err
}

// explained passes over an explanation, up to the end or a parenthesis.
func (f *formula) explained() error {
	f.seen.doubt = true
	for depth := 0; f.peek(0).kind != endToken; f.pos++ {
		switch f.peek(0).kind {
		case openToken:
			depth++
		case closeToken:
			if depth--; depth < 0 {
				return nil
			}
		}
	}
	return nil
}

// product reads factors with ×, ÷ and of between them.
func (f *formula) product() (amount, error) {
	a, err := f.factor()
	for err == nil {
		op := f.peek(0)
		power := int8(1)
		switch {
		case op.kind == overToken:
			power = -1
		case op.kind == timesToken, isTimes(op):
			if f.isFactorLabel() {
				f.pos++
				a, err = f.labels(a, false)
				continue
			}
		case op.kind == wordToken && strings.EqualFold(op.text, "of"):
		default:
			return a.settled(), nil
		}
		start := f.pos
		f.pos++
		var b amount
		if b, err = f.factor(); err != nil && power == 1 && !op.spaced && start > 0 && f.toks[start-1].kind == numberToken && f.toks[start+1].kind == wordToken {
			// 50 TB × 3x replication: the x is part of the number.
			f.pos, f.seen.doubt = start+1, true
			a, err = f.labels(a, false)
			continue
		}
		if err != nil {
			return a, err
		}
		f.seen.operations++
		f.noteEight(start+1, power)
		a, err = a.times(b, power)
	}
	return a, err
}

// noteEight remembers that the factor that begins at a token is a bare 8.
func (f *formula) noteEight(start int, power int8) {
	t := f.toks[start]
	f.seen.lastEight = t.kind == numberToken && t.number == 8 && f.pos == start+1
	f.seen.byEight = f.seen.byEight || f.seen.lastEight && power == 1
	f.seen.overEight = f.seen.overEight || f.seen.lastEight && power == -1
}

// isTimes reports whether a token is a letter used as ×.
func isTimes(t token) bool {
	return t.kind == wordToken && (t.text == "x" || t.text == "X" || strings.EqualFold(t.text, "times"))
}

// isFactorLabel reports whether the × here only says that the number before it
// is a factor: 3x.
func (f *formula) isFactorLabel() bool {
	if f.pos == 0 || f.toks[f.pos-1].kind != numberToken || f.peek(0).spaced {
		return false
	}
	next := f.peek(1)
	return !endsOperand(next) && next.kind != openToken || isPer(next.text)
}

// factor reads an operand, and the power it is raised to.
func (f *formula) factor() (amount, error) {
	a, err := f.operand()
	for err == nil && f.peek(0).kind == powerToken {
		power := f.peek(0).number
		if f.peek(0).text == "^" {
			if f.pos++; f.peek(0).kind != numberToken {
				return a, errOperand
			}
			power = f.peek(0).number
		}
		if f.pos++; f.peek(0).kind == powerToken {
			return a, errors.New("it has a power of a power")
		}
		f.seen.operations++
		if a, err = a.raised(power); err == nil {
			a, err = f.labels(a, false)
		}
	}
	return a, err
}

// operand reads a number with its unit and its labels, a sum in parentheses,
// or the name of a row.
func (f *formula) operand() (amount, error) {
	switch t := f.peek(0); t.kind {
	case numberToken:
		return f.numeral()
	case openToken:
		f.pos++
		if a, ok := f.sharedUnit(); ok {
			f.pos++
			f.seen.lastEight = false
			return f.labels(a, true)
		}
		a, err := f.sum()
		if err != nil {
			return a, err
		}
		if f.peek(0).kind != closeToken {
			return a, errors.New("a parenthesis in it is not closed")
		}
		f.pos++
		f.seen.lastEight = false
		return f.measured(a)
	case wordToken:
		return f.words()
	case endToken:
		return amount{}, errOperand
	default:
		return amount{}, fmt.Errorf("%q in it cannot be read", t.text)
	}
}

// sharedUnit reads a sum in parentheses whose last number alone has a unit of data, which is
// that of all: (0.5 + 1.5 KB). Whole numbers before a few kilobytes may be bytes.
func (f *formula) sharedUnit() (a amount, ok bool) {
	end, isWhole := 0, false
	for f.peek(end).kind == numberToken && f.peek(end+1).kind == plusToken {
		isWhole = isWhole || f.peek(end).number == math.Trunc(f.peek(end).number)
		end += 2
	}
	if end == 0 || f.peek(end).kind != numberToken || f.peek(end+1).kind != wordToken || f.peek(end+2).kind != closeToken {
		return a, false
	}
	m, known, err := dataUnit(f.peek(end + 1).text)
	if err != nil || !known || m.kind.dimension().seconds != 0 {
		return a, false
	}
	total := 0.0
	for i := 0; i <= end; i += 2 {
		total = float64(total + f.peek(i).number)
	}
	const mega = 1e6
	f.seen.doubt = f.seen.doubt || isWhole && m.factor < mega
	f.seen.operations += end / 2
	f.pos += end + 2
	return written(total, m), true
}

// measured reads the scale and the unit behind a sum in parentheses, which are those of the
// numbers in it: (41 + 4) KB. A time is a label there, as behind a name.
func (f *formula) measured(a amount) (amount, error) {
	scale, scaled, err := f.scale()
	if err != nil {
		return a, err
	}
	a.value = float64(a.value * scale)
	hasUnit := false
	if t := f.peek(0); t.kind == wordToken && a.bytes == 0 && a.bits == 0 && !a.share && a.time == [timeCount]int8{} {
		m, known, err := dataUnit(t.text)
		if hasUnit = known && err == nil; hasUnit {
			f.pos++
			if a, err = a.times(written(1, m), 1); err != nil {
				return a, err
			}
		}
	}
	if err := possible(a.value); err != nil {
		return a, err
	}
	return f.labels(a, scaled || hasUnit)
}

// words reads an operand that begins with a word: the name of a row, 7-day, or
// words before a number.
func (f *formula) words() (amount, error) {
	for isFiller(f.peek(0).text) && f.peek(1).kind == wordToken {
		f.pos++
	}
	end := 0 // of the words, which may be joined by a slash: reads/sec
	for f.peek(end).kind == wordToken && (end == 0 || !isTimes(f.peek(end))) || f.isSlash(end) {
		end++
	}
	if f.peek(end).kind == numberToken {
		return f.introduced(end)
	}
	if a, ok := f.compound(); ok {
		return f.labels(a, true)
	}
	if length := f.isDayLength(0); length > 0 {
		f.pos += length
		return amount{value: 86400, converts: true}, nil
	}
	return f.named(end)
}

// introduced reads a number behind so many words.
func (f *formula) introduced(words int) (amount, error) {
	for i := range words {
		if word := f.peek(i).text; isPer(word) || isNumberWord(word) || isRefused(word) || f.peek(i).kind != wordToken || strings.EqualFold(word, "by") {
			return amount{}, fmt.Errorf("%q before a number in it cannot be read", word)
		}
	}
	for range words {
		f.seen.doubt = f.seen.doubt || isDoubtful(f.peek(0).text)
		f.pos++
	}
	return f.numeral()
}

// named reads the name of a row, the longest that the next words make.
func (f *formula) named(words int) (amount, error) {
	for n := min(words, longestName); n > 0 && len(f.sheet.rows) > 0; n-- {
		name := nameOf(f.toks[f.pos : f.pos+n])
		found, guess, err := f.sheet.findName(&name, f.row)
		if err != nil {
			return amount{}, err
		}
		if found < 0 {
			if found = f.sheet.findSubject(&name, f.row); found < 0 {
				continue
			}
			guess, f.seen.bySubject = true, true
		}
		a, err := f.sheet.amountOf(found, f.known)
		if err != nil {
			return a, err
		}
		f.pos += n
		f.seen.named = true
		f.seen.guess = f.seen.guess || guess
		f.seen.doubt = f.seen.doubt || f.peek(0).kind == wordToken && (!isExplanation(f.peek(0).text) || f.sheet.countsOther(found, f.peek(0).text))
		return f.labels(a, true)
	}
	var name strings.Builder
	for i := range words {
		name.WriteString(" " + f.peek(i).text)
	}
	return amount{}, fmt.Errorf("no row is called %q", cut(strings.TrimSpace(name.String()), longest))
}

// isSlash reports whether the token n ahead is a slash within a word.
func (f *formula) isSlash(n int) bool {
	return n > 0 && f.peek(n).text == "/" && !f.peek(n).spaced && !f.peek(n+1).spaced && f.peek(n+1).kind == wordToken
}

// compound reads 7-day or 200-byte.
func (f *formula) compound() (amount, bool) {
	t := f.peek(0)
	digits, unit, ok := strings.Cut(t.text, "-")
	if !ok || digits == "" || !isDigit(digits[0]) {
		return amount{}, false
	}
	if found, _, err := f.sheet.find(f.toks[f.pos:f.pos+1], f.row); err != nil || found >= 0 {
		return amount{}, false
	}
	m, known, err := unitOf(unit)
	if !known || err != nil || m.kind != Bytes && m.kind != Bits && m.kind != Duration {
		return amount{}, false
	}
	f.pos++
	return written(t.number, m), true
}

// isDayLength gives the number of tokens, from n ahead, that say seconds per
// day; 0 when they do not.
func (f *formula) isDayLength(n int) int {
	if p, ok := periodOf(f.peek(n).text); !ok || p != second {
		return 0
	}
	for i := 1; i <= 3; i++ {
		word := f.peek(n + i).text
		if p, ok := periodOf(word); ok && i > 1 && p == day {
			return i + 1
		}
		if !isPer(word) && !strings.EqualFold(word, "in") {
			break
		}
	}
	return 0
}

// written gives n of a unit as an amount, with its time as a label.
func written(n float64, m measure) amount {
	d := m.kind.dimension()
	a := amount{value: float64(n * m.factor), bytes: d.bytes, bits: d.bits, share: m.style == percent}
	switch {
	case d.seconds == -1:
		a.value = float64(a.value * m.period.seconds())
		a.time = timesOf(m.period, -1)
	case m.kind == Duration:
		for i := range a.time {
			if timeLength(i) == m.factor {
				a.value, a.time[i] = n, 1
				break
			}
		}
	}
	return a
}

// numeral reads a number with what stands after it.
func (f *formula) numeral() (amount, error) {
	t := f.peek(0)
	f.pos++
	if f.peek(0).kind == numberToken {
		return amount{}, errors.New("two numbers in it have no operator between them")
	}
	scale, scaled, err := f.scale()
	if err != nil {
		return amount{}, err
	}
	m, known, err := f.unit()
	if err != nil {
		return amount{}, err
	}
	n := float64(t.number * scale)
	a := written(n, m)
	if m.kind == Bits && m.factor == 1 && n == 8 {
		a.bytes-- // 8 bits are a byte
	}
	if err := bounded(a.value); err != nil {
		return a, fmt.Errorf("a number in it is %w", err)
	}
	bare := !scaled && !known
	a.converts = bare && convertsTime(n) || m.kind == Duration && (n == 86400 || n == 365 || n == 366)
	if a.share && strings.EqualFold(f.peek(0).text, "of") {
		return a, nil
	}
	if a.share || a.value <= 1 && !known {
		f.shareOfRow()
	}
	a, err = f.labels(a, known)
	return a.constant(), err
}

// shareOfRow makes the reading doubtful when the name of a row stands right
// after a share: 10% DAU may be meant as 10% of DAU.
func (f *formula) shareOfRow() {
	if strings.EqualFold(f.peek(0).text, "of") {
		return
	}
	for n := 1; n <= longestName && f.peek(n-1).kind == wordToken && !isTimes(f.peek(n-1)); n++ {
		if found, _, err := f.sheet.find(f.toks[f.pos:f.pos+n], f.row); found >= 0 || err != nil && !errors.Is(err, errOwnRow) {
			f.seen.doubt = true
		}
	}
}

// convertsTime reports whether a bare number is one that converts a time.
func convertsTime(n float64) bool {
	switch n {
	case 7, 12, 24, 30, 31, 52, 60, 365, 366, 1440, 3600, 86400, 100000:
		return true
	}
	return false
}

// scale reads K, M or million after a number.
func (f *formula) scale() (scale float64, scaled bool, err error) {
	t := f.peek(0)
	if t.kind != wordToken {
		return 1, false, nil
	}
	if t.text == "B" && !t.spaced {
		which := f.seen.billions
		if f.seen.billions++; f.bytesFor&(1<<min(which, 30)) != 0 {
			return 1, false, nil // as a unit
		}
		f.pos++
		return 1e9, true, nil
	}
	if scale, scaled = scaleOf(t.text); scaled {
		f.pos++
		return scale, true, nil
	}
	return 1, false, nil
}

// unit reads the unit after a number. What is attached to the number and is
// no unit cannot be read: 1080p.
func (f *formula) unit() (m measure, known bool, err error) {
	t := f.peek(0)
	m = measure{factor: 1}
	if t.kind != wordToken || isTimes(t) {
		return m, false, nil
	}
	unit, known, err := unitOf(t.text)
	attached := !t.spaced && f.pos > 0 && f.toks[f.pos-1].kind == numberToken
	switch {
	case err != nil:
		return m, false, fmt.Errorf("in it, %w", err)
	case known:
		f.pos++
		return unit, true, nil
	case attached:
		return m, false, fmt.Errorf("%q in it is not a unit", t.text)
	}
	return m, false, nil
}

// near reports whether two numbers are the same within a share of the second.
func near(a, b, tolerance float64) bool {
	return a <= float64(b*(1+tolerance)) && b <= float64(a*(1+tolerance))
}
