// Package lazy puts off what a short run of the program may never need.
package lazy

import (
	"regexp"
	"sync"
)

// Regexp compiles a regular expression when it is first asked for. The
// expression is part of the program; a wrong one panics.
func Regexp(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
