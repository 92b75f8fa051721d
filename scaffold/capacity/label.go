package capacity

import (
	"errors"
	"fmt"
	"strings"
)

// labels passes over the words after an operand, except for the time it is for.
// hasUnit says that the operand has a unit or a name, so that "of" is a label.
func (f *formula) labels(a amount, hasUnit bool) (amount, error) {
	for first := true; ; first = false {
		t := f.peek(0)
		switch {
		case t.kind == numberToken:
			return a, errors.New("two numbers in it have no operator between them")
		case t.kind == openToken:
			if err := f.remark(a, t); err != nil {
				return a, err
			}
		case t.kind == overToken:
			next := f.peek(1)
			p, isTime := periodOf(next.text)
			within := f.isSlash(0) || !t.spaced && !next.spaced
			switch {
			case next.kind != wordToken:
				return a, nil
			case isTime && f.isDayLength(1) > 0:
				return a, nil
			case isTime:
				a.time[firstPeriod+int(p)]--
			case !within && !isThing(next.text) || f.sheet.names(next, f.row) && !within:
				return a, nil
			case f.sheet.names(next, f.row):
				f.seen.certain = true
				return a, fmt.Errorf("%q in it can be a label or a division", "/"+next.text)
			}
			if err := f.perData(&a, next); err != nil {
				return a, err
			}
			f.pos += 2
		case t.kind != wordToken || isTimes(t) && !f.isFrequency():
			return a, nil
		default:
			stop, err := f.label(&a, t.text, first && !hasUnit)
			if stop || err != nil {
				return a, err
			}
		}
	}
}

// isFrequency reports whether the word times is one of "10 times a day".
func (f *formula) isFrequency() bool { return isPer(f.peek(1).text) }

// label passes over one word after an operand, or tells that it is an
// operator. bare says that it stands right after a number.
func (f *formula) label(a *amount, word string, bare bool) (stop bool, err error) {
	next := f.peek(1)
	switch lower := strings.ToLower(word); {
	case lower == "of" && a.share:
		return true, nil
	case lower == "of" && bare:
		if a.value < 1 || f.isFraction() {
			return true, nil
		}
		return false, errors.New(`"of" in it cannot be read`)
	case isPer(word):
		if next.kind == numberToken || isNumberWord(next.text) {
			return false, fmt.Errorf("%q before a number in it cannot be read", word)
		}
		if p, isTime := periodOf(next.text); isTime && next.kind == wordToken {
			a.time[firstPeriod+int(p)]--
			f.pos++
		} else if err := f.perData(a, next); err != nil {
			return false, err
		}
	case isRefused(word):
		return false, fmt.Errorf("%q in it cannot be read", word)
	case isDoubtful(word), isNumberWord(word):
		f.seen.doubt = true
	default:
		if p, isTime := everyPeriod(lower); isTime && !strings.EqualFold(next.text, "active") {
			a.time[firstPeriod+int(p)]--
		} else if m, known, err := unitOf(word); known && err == nil && m.kind == Rate {
			a.time[firstPeriod]--
		} else if err != nil || known && m.kind != Duration && m.style != times {
			return false, fmt.Errorf("%q in it has no number before it", word)
		} else if known {
			f.seen.doubt = true
		}
	}
	f.pos++
	return false, nil
}

// perData refuses a number per byte, which is not a label, except for bits.
func (f *formula) perData(a *amount, word token) error {
	m, known, err := dataUnit(word.text)
	if word.kind != wordToken || !known || a.bytes == -1 && m.kind == Bytes && m.factor == 1 {
		return nil
	}
	if err == nil {
		err = fmt.Errorf("%q in it cannot be read", "per "+word.text)
	}
	return err
}

// isFraction reports whether the number before is the 3 of 1/3.
func (f *formula) isFraction() bool {
	return f.pos >= 3 && f.toks[f.pos-2].kind == overToken && f.toks[f.pos-3].kind == numberToken
}

// remark passes over words in parentheses after an operand. A calculation in
// them says how the operand came about; one that gives something else makes
// the reading doubtful.
func (f *formula) remark(a amount, open token) error {
	depth, end := 0, 0
	for ; f.peek(end).kind != endToken; end++ {
		switch f.peek(end).kind {
		case openToken:
			depth++
		case closeToken:
			depth--
		}
		if depth == 0 {
			break
		}
	}
	if depth != 0 {
		return errors.New("a parenthesis in it is not closed")
	}
	if !open.spaced && f.pos > 0 && f.toks[f.pos-1].kind == numberToken {
		return errors.New("an operator is missing before a parenthesis in it")
	}
	words := f.toks[f.pos+1 : f.pos+end]
	inner := formula{sheet: f.sheet, row: f.row, known: f.known, toks: words, depth: f.depth + 1}
	b, err := inner.all()
	agrees := err == nil && !inner.seen.doubt && near(a.value, b.value, tooFar)
	f.seen.doubt = f.seen.doubt || !agrees && (corrects(words, nil) || inner.isCertain())
	f.pos += end + 1
	return nil
}
