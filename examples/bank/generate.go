// Package bank is an example of a bank of problems that go generate keeps, and
// that authors write in. The specs are written by hand, and the problems are
// made from them; what was edited in a problem since stays there. The lists of
// them in README.md and SUMMARY.md are kept, too. Run
//
//	go generate ./examples/bank
//
// after a change of a spec. Run again, it touches nothing.
package bank

//go:generate go run newproblem/cmd/newproblem --from specs --update
//go:generate go run newproblem/cmd/newproblem index
