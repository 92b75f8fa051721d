package cli

import (
	"os"

	"golang.org/x/term"
)

// IsTerminal asks the system, because some devices that are not terminals,
// /dev/null among them, look like one to os.ModeCharDevice.
func IsTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// Width is how many cells a line has where a stream goes, or 0 when that is no
// terminal.
func Width(f *os.File) int {
	if !IsTerminal(f) {
		return 0
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		return width
	}
	return 80
}
