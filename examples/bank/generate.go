// Package bank is an example of a bank of problems that go generate keeps: the
// specs are written by hand, the problems are made from them. Run
//
//	go generate ./examples/bank
//
// after a change of a spec. Run again, it touches nothing.
package bank

//go:generate go run newproblem/cmd/newproblem --from specs --force
