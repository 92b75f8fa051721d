//go:build !linux

package main_test

import "os"

// peakMemory is not known: systems count it in different units, or not at all.
func peakMemory(*os.ProcessState) int64 { return 0 }

// ownPeakMemory is not known either.
func ownPeakMemory() int64 { return 0 }

// inMemory is false: memory file systems have no common place outside Linux.
func inMemory(string, uint64) bool { return false }
