// Newproblem makes new interview problems from a template, each a correctly
// structured Markdown file, and keeps a bank of them that way.
//
// This package is the command tree. What the commands do stands in the packages
// below internal, which map flags, questions and streams to the packages below
// scaffold, and their errors to messages and exit statuses. See the README for
// its use, and docs/architecture.md for the layout.
package main

import (
	"context"
	"os"

	"newproblem/cmd/newproblem/internal/cli"
)

func main() {
	cli.CollectSeldom()
	os.Exit(run(context.Background(), os.Args[1:], cli.System()))
}
