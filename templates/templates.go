// Package templates holds the embedded templates, and nothing else:
// docs/templates.md says what a template may use, and package scaffold enforces
// it.
package templates

import _ "embed"

// Problem is the built-in template for a system-design interview problem, in
// the syntax of text/template. Rendered with nothing said, it gives the blank
// problem.
//
//go:embed problem.md.tmpl
var Problem string
