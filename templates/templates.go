// Package templates holds the embedded templates, and nothing else: what a
// template may use is said in docs/templates.md and held by package scaffold.
package templates

import _ "embed"

// Problem is the built-in template for a system-design interview problem, in
// the syntax of text/template. Rendered with nothing said, it gives the blank
// problem.
//
//go:embed problem.md.tmpl
var Problem string
