package checkcmd

import (
	"newproblem/scaffold/bank"
	"newproblem/scaffold/check"
)

// An examined is a problem that was looked at, or another file of the bank.
type examined struct {
	path string // as it was named, or found
	name string // in messages

	was      []byte          // what was read
	now      []byte          // what the findings are about: after the repairs, when they were asked for
	repairs  []check.Finding // what was repaired; none when now is what was read
	findings []check.Finding // what is wrong after the repairs

	listed bank.Listed // what it says of itself, in a bank
}
