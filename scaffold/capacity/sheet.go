package capacity

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Row is a row of a table of Metric, Value and Calculation, as plain text:
// whoever has it removes the markup.
type Row struct {
	Metric, Value, Calculation string
}

// Sheet is all the rows of a document, which may name each other. It is for one
// goroutine at a time.
type Sheet struct {
	rows   []Row
	shared *shared
	values []reading // of the rows, each read when it is first needed
	tokens []token   // of the calculations that are being read
}

// shared is what sheets share whose rows differ in their values alone.
type shared struct {
	labels []label // of the rows, taken apart when the first name is looked for
}

// reading is the value of a row, once it is read.
type reading struct {
	done  bool
	value stated
	err   error
}

// NewSheet gives a sheet of the rows of a document, in their order.
func NewSheet(rows []Row) *Sheet {
	return &Sheet{rows: slices.Clone(rows), shared: &shared{}, values: make([]reading, len(rows))}
}

// With gives a sheet of the same rows with other values.
func (s *Sheet) With(values []string) *Sheet {
	other := &Sheet{rows: slices.Clone(s.rows), shared: s.shared, values: slices.Clone(s.values)}
	for i, value := range values {
		if value != s.rows[i].Value {
			other.rows[i].Value, other.values[i] = value, reading{}
		}
	}
	return other
}

// allLabels gives the names of the rows, taken apart.
func (s *Sheet) allLabels() []label {
	if len(s.rows) == 0 {
		return nil
	}
	if s.shared.labels == nil {
		s.shared.labels = make([]label, len(s.rows))
		for i, r := range s.rows {
			s.shared.labels[i] = labelOf(r.Metric)
		}
	}
	return s.shared.labels
}

// Verdict says what became of a calculation.
type Verdict uint8

const (
	// NothingToCheck is a cell that holds no formula: Market research, a
	// placeholder, a number by itself.
	NothingToCheck Verdict = iota
	// CannotRead is a cell that holds a formula, or may, that cannot be read
	// for certain.
	CannotRead
	// Computed is a formula that gives a value.
	Computed
)

// String names the verdict.
func (v Verdict) String() string {
	switch v {
	case CannotRead:
		return "cannot read"
	case Computed:
		return "computed"
	}
	return "nothing to check"
}

// Slip is a likely reason for a value that its calculation contradicts.
type Slip uint8

const (
	// NoSlip is any other reason.
	NoSlip Slip = iota
	// BitsForBytes is a value 8 times too large or too small.
	BitsForBytes
	// UnitPrefix is a value off by 1,000, 1,000,000 or the like, or by 1,024.
	UnitPrefix
)

// Check is the result of comparing a row's value with its calculation.
type Check struct {
	// Verdict is Computed when the value and the calculation can be compared.
	Verdict Verdict
	// Reason says why not, otherwise; it is a clause about the calculation or
	// the value, such as: no row is called "peak factor".
	Reason string
	// Agrees tells that the value follows from the calculation, except for 5 %
	// and what was lost by rounding what is printed.
	Agrees bool
	// Stated is the row's value, and Recomputed what the calculation gives, in
	// the kind of unit that the value is stated in.
	Stated, Recomputed Quantity
	// Factor is Stated ÷ Recomputed.
	Factor float64
	// Slip is the likely reason when they do not agree.
	Slip Slip
}

// Evaluate gives what the calculation of row i comes to, counted from 0. The
// quantity is in the kind of unit that the row's value is stated in, if it
// can be; it is 0 unless the verdict is Computed. The reason says why the
// calculation cannot be read, or why there is nothing to check.
//
// A name in a calculation stands for the value of the one row that fits it, and
// where that row states none, for what its own calculation comes to.
func (s *Sheet) Evaluate(i int) (q Quantity, v Verdict, reason string) {
	r, v, err := s.calculate(i, &known{})
	if v != Computed {
		return Quantity{}, v, err.Error()
	}
	if st, err := s.stated(i); err == nil {
		c, comparable := s.compare(i, st, r)
		if (r.seen.doubt || r.seen.bySubject) && !(comparable && c.Agrees) {
			return Quantity{}, CannotRead, errDoubt.Error()
		}
		if comparable {
			return c.Recomputed, Computed, ""
		}
	}
	q, err = r.amount.quantity()
	switch {
	case r.seen.doubt, r.seen.bySubject:
		return Quantity{}, CannotRead, errDoubt.Error()
	case err != nil:
		return Quantity{}, CannotRead, err.Error()
	}
	return q, Computed, ""
}

// Check compares the value of row i with its calculation. Where either may be
// read in another way, the verdict is CannotRead unless they agree.
func (s *Sheet) Check(i int) Check {
	r, v, err := s.calculate(i, &known{})
	if v != Computed {
		return Check{Verdict: v, Reason: err.Error()}
	}
	if value := s.rows[i].Value; strings.TrimSpace(value) == "" || strings.Contains(value, "[") {
		return Check{Reason: "the value is not filled in"}
	}
	st, err := s.stated(i)
	if err != nil {
		return Check{Verdict: CannotRead, Reason: err.Error()}
	}
	c, comparable := s.compare(i, st, r)
	switch {
	case !comparable:
		return Check{Verdict: CannotRead, Reason: "the calculation gives another kind of unit than the value has"}
	case !c.Agrees && (r.seen.doubt || r.seen.guess && c.Slip == NoSlip || st.bound):
		return Check{Verdict: CannotRead, Reason: errDoubt.Error()}
	}
	return c
}

var (
	errDoubt   = errors.New("it can be read in more than one way")
	errNothing = errors.New("it holds no formula")
)

// result is what a calculation comes to, and how it was read.
type result struct {
	amount amount
	seen   traits
}

// stated is the value of a row.
type stated struct {
	quantity  Quantity
	amount    amount  // as a calculation uses it
	tolerance float64 // what may have been rounded away, where the value says that it is rounded
	bound     bool    // not quite, but more, or less, or with something else
	hasPer    bool    // the value itself says what time it is for
}

// stated gives the value of a row.
func (s *Sheet) stated(i int) (stated, error) {
	r := &s.values[i]
	if !r.done {
		r.value, r.err = readValue(s.rows[i].Value)
		r.done = true
	}
	return r.value, r.err
}

// readValue reads the value of a row.
func readValue(text string) (stated, error) {
	if len(text) > longest {
		return stated{}, errors.New("the value is too long to be a quantity")
	}
	var st stated
	if before, remark, opened := strings.Cut(text, "("); opened {
		text, st.bound = before, corrects(scan(remark), nil)
	}
	text = strings.TrimSpace(text)
	for _, mark := range []string{"<", ">", "≤", "≥", "=", "+"} {
		if cut := strings.Trim(text, mark); cut != text {
			text, st.bound = strings.TrimSpace(cut), true
		}
	}
	toks := scan(strings.TrimLeft(text, "~≈ "))
	q, err := parse(text)
	f := formula{sheet: &Sheet{}, row: -1, toks: toks} // a value names no rows
	if len(toks) > 0 && toks[0].kind == numberToken {
		a, failed := f.all()
		switch {
		case failed == nil && f.seen.operations == 0 && !f.seen.doubt:
			st.amount = a
			if err != nil {
				q, err = a.quantity()
			}
		case err == nil:
			st.amount = amountOf(q)
		}
	}
	if err != nil || len(toks) == 0 {
		return stated{}, fmt.Errorf("the value %q is not a quantity", text)
	}
	if q.kind == Count && len(toks) > 1 && isSymbol(toks[1]) {
		return stated{}, fmt.Errorf("the unit %q is not known", toks[1].text)
	}
	st.quantity = q
	if strings.ContainsAny(text, "~≈") {
		st.tolerance = rounding(toks[0])
	}
	st.hasPer = q.kind.dimension().seconds == -1
	return st, nil
}

// isSymbol reports whether a word after a number looks like the symbol of a
// unit that is not one of ours, such as kW, mJ, kHz or t: it may be any step
// away from what stands in the calculation.
func isSymbol(t token) bool {
	if _, isScale := scaleOf(t.text); t.kind != wordToken || isScale || t.text == "B" || strings.EqualFold(t.text, "x") || !unicode.IsLetter(rune(t.text[0])) {
		return false
	}
	prefixed := len(t.text) == 3 && strings.ContainsAny(t.text[:1], "kKmMGT") && unicode.IsUpper(rune(t.text[1]))
	return prefixed || utf8.RuneCountInString(t.text) <= 2
}

// rounding tells how far a number may be off, as its last digit is rounded.
func rounding(t token) float64 {
	decimals := 0
	if point := strings.IndexByte(t.text, '.'); point >= 0 {
		decimals = len(t.text) - point - 1
	}
	if t.kind != numberToken || t.number == 0 || decimals > longest {
		return 0
	}
	return min(0.5, 0.5*math.Pow(10, -float64(decimals))/t.number)
}

// known remembers the rows that were looked up for one calculation, so that
// each is read once and none leads back to itself.
type known struct {
	rows []knownRow
}

type knownRow struct {
	row    int
	amount amount
	err    error
}

// A chainError says why a calculation cannot be followed from row to row. It
// is about the chain as a whole, so it is what every row of the chain says.
type chainError string

// Error gives the clause about the calculation.
func (e chainError) Error() string { return string(e) }

// amountOf gives the value of a row as a calculation uses it.
func (s *Sheet) amountOf(i int, k *known) (amount, error) {
	for _, r := range k.rows {
		if r.row == i {
			return r.amount, r.err
		}
	}
	at := len(k.rows)
	k.rows = append(k.rows, knownRow{row: i, err: chainError("it leads back to itself through " + strconv.Quote(cut(s.rows[i].Metric, longest)))})
	a, err := s.lookUp(i, k)
	k.rows[at].amount, k.rows[at].err = a, err
	return a, err
}

// lookUp reads the value of a row, or computes it.
func (s *Sheet) lookUp(i int, k *known) (amount, error) {
	a := amount{}
	st, err := s.stated(i)
	if err == nil {
		a = st.amount
	} else {
		if len(k.rows) > 20 {
			return a, chainError("it leads through too many rows")
		}
		r, v, failed := s.calculate(i, k)
		switch {
		case errors.As(failed, new(chainError)):
			return a, failed
		case v != Computed || r.seen.doubt || r.seen.bySubject:
			return a, fmt.Errorf("the row %q has no value that can be read", cut(s.rows[i].Metric, longest))
		}
		a = r.amount
	}
	if p, ok := periodOfLabel(s.rows[i].Metric); ok && a.time == [timeCount]int8{} && !a.share {
		a.time = timesOf(p, -1)
	}
	return a, nil
}

// calculate reads the calculation of a row. Where a B after a number can be
// bytes, it is what makes the calculation give what the value is.
func (s *Sheet) calculate(i int, k *known) (result, Verdict, error) {
	if i < 0 || i >= len(s.rows) {
		return result{}, NothingToCheck, errNothing
	}
	text := s.rows[i].Calculation
	switch {
	case len(text) > 1000:
		return result{}, CannotRead, errors.New("it is too long")
	case strings.ContainsAny(text, "[]"):
		return result{}, NothingToCheck, errors.New("it is a placeholder")
	}
	start := len(s.tokens)
	defer func() { s.tokens = s.tokens[:start] }()
	s.tokens = appendTokens(s.tokens, text)
	toks := slices.Clip(s.tokens[start:])
	if !slices.ContainsFunc(toks, token.isOperator) {
		return result{}, NothingToCheck, errNothing
	}
	first, v, billions, err := s.read(i, toks, 0, k)
	if billions == 0 || billions > 4 {
		return first, v, err
	}
	st, failed := s.stated(i)
	if failed != nil {
		return first, v, err
	}
	wanted, _ := st.amount.data()
	if is, ok := first.amount.data(); wanted == Count || v == Computed && ok && is != Count {
		return first, v, err
	}
	var found []result
	for mask := uint(1); mask < 1<<billions; mask++ {
		r, v, _, _ := s.read(i, toks, mask, k)
		if is, ok := r.amount.data(); v == Computed && ok && is != Count {
			found = append(found, r)
		}
	}
	if len(found) == 0 {
		return first, v, err
	}
	for _, r := range found[1:] {
		if !near(r.amount.value, found[0].amount.value, 0.01) {
			return result{}, CannotRead, errDoubt
		}
	}
	return found[0], Computed, nil
}

// read finds the formula among the clauses of a calculation, and what it comes
// to. The first clause with a formula has it. The others explain; where they
// hold numbers or formulas of their own, the reading is doubtful.
func (s *Sheet) read(i int, toks []token, bytesFor uint, k *known) (out result, v Verdict, billions int, err error) {
	err = errNothing
	var formula, explanation []token
	for _, clause := range split(toks, breakToken) {
		if !slices.ContainsFunc(clause, token.isOperator) { // words, as most explanations are
			explanation = append(explanation, clause...)
			continue
		}
		if v == Computed {
			r, verdict, _, _ := s.readClause(i, clause, bytesFor, k)
			explains := func(t token) bool { return t.kind == numberToken && near(t.number, r.amount.value, 0.01) }
			if verdict == NothingToCheck {
				explanation = append(explanation, clause...)
			} else if verdict == CannotRead || !slices.ContainsFunc(formula, explains) {
				out.seen.doubt = true
			}
			continue
		}
		r, verdict, n, failed := s.readClause(i, clause, bytesFor, k)
		switch verdict {
		case CannotRead:
			return result{}, CannotRead, n, failed
		case Computed:
			out, v, billions, err, formula = r, Computed, n, nil, clause
		default:
			explanation = append(explanation, clause...)
		}
	}
	out.seen.doubt = out.seen.doubt || v == Computed && corrects(explanation, formula)
	return out, v, billions, err
}

// readClause reads a clause, which may go on after an equals sign. Of several
// formulas that give several values the last counts, and is doubtful; so is
// one with several results.
func (s *Sheet) readClause(i int, clause []token, bytesFor uint, k *known) (out result, v Verdict, billions int, err error) {
	var results []float64
	for _, part := range split(clause, equalsToken) {
		f := formula{sheet: s, row: i, toks: part, bytesFor: bytesFor, known: k}
		a, failed := f.all()
		billions = max(billions, f.seen.billions)
		switch {
		case failed != nil && f.isCertain():
			return result{}, CannotRead, billions, failed
		case failed == nil && f.seen.operations > 0:
			r := result{a, f.seen}
			r.seen.lastEight = f.seen.lastEight && f.seen.operations > 1
			r.seen.guess = f.seen.guess || out.seen.guess
			r.seen.bySubject = f.seen.bySubject || out.seen.bySubject
			r.seen.doubt = f.seen.doubt || out.seen.doubt || v == Computed && !near(out.amount.value, a.value, closeEnough)
			out, v, results = r, Computed, nil
		case v == Computed && (failed != nil || f.seen.doubt):
			out.seen.doubt = true
		case v == Computed:
			results = append(results, a.value)
		case failed == nil && f.seen.named:
			out.seen.doubt = true // another row = a formula
		}
	}
	for _, r := range results {
		out.seen.doubt = out.seen.doubt || !near(r, results[0], tooFar)
	}
	return out, v, billions, nil
}

// split cuts tokens at those of a kind that stand in no parentheses.
func split(toks []token, at tokenKind) [][]token {
	out := make([][]token, 0, 4)
	start, depth := 0, 0
	for i, t := range toks {
		switch {
		case t.kind == openToken:
			depth++
		case t.kind == closeToken:
			depth--
		case t.kind == at && depth == 0:
			out = append(out, toks[start:i])
			start = i + 1
		}
	}
	return append(out, toks[start:])
}

// isCertain reports whether the tokens are surely meant as a formula, even if
// they cannot be read as one.
func (f *formula) isCertain() bool {
	if f.seen.certain {
		return true
	}
	share := false
	for i, t := range f.toks {
		nextTo := func(kind tokenKind) bool {
			return i > 0 && f.toks[i-1].kind == kind || i+1 < len(f.toks) && f.toks[i+1].kind == kind
		}
		switch t.kind {
		case timesToken, powerToken:
			return true
		case overToken:
			if t.text == "÷" || nextTo(numberToken) || nextTo(closeToken) || nextTo(openToken) {
				return true
			}
		case plusToken, minusToken:
			if nextTo(numberToken) || nextTo(closeToken) || nextTo(openToken) {
				return true
			}
		case wordToken:
			share = share || t.text == "%" && i > 0 && f.toks[i-1].kind == numberToken
			if share && strings.EqualFold(t.text, "of") || isTimes(t) && (nextTo(numberToken) || nextTo(closeToken) || nextTo(openToken)) {
				return true
			}
		}
	}
	return false
}
