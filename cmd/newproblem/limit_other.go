//go:build !unix

package main

// meetFileLimit does nothing: there is no such limit here.
func meetFileLimit() {}

// leaveFileLimit has nothing to undo.
func leaveFileLimit() {}
