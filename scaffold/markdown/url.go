package markdown

import (
	"strings"

	"newproblem/scaffold/internal/lazy"
)

// GFM makes links of bare URLs, and its readers do not agree on where one may
// begin and what belongs to it. The widest sense is that of GitHub's reader:
// all up to the next white space or "<", backticks and backslashes included.
// The narrowest is goldmark's: the characters of URLs alone. An escape has to
// keep clear of the first; what is shown as it is has to be so in the second.

// urlStart gives where the word begins of which the ":" or "." at i makes a
// bare URL, in the widest sense; -1 if it does not. A ">" before the word may
// be the mark of a quote.
func urlStart(s string, i int) int {
	if s[i] == '.' {
		if strings.HasSuffix(s[:i], "www") && (i == 3 || strings.IndexByte(" \t\n*_~(>", s[i-4]) >= 0) {
			return i - 3
		}
		return -1
	}
	if !strings.HasPrefix(s[i:], "://") {
		return -1
	}
	start := i
	for start > 0 && isLetter(s[start-1]) {
		start--
	}
	switch strings.ToLower(s[start:i]) {
	case "http", "https", "ftp":
		return start
	}
	return -1
}

// urlReach gives where the bare URL ends that has its ":" or "." at i, in the
// widest sense.
func urlReach(s string, i int) int {
	if n := strings.IndexAny(s[i:], " \t\n<"); n >= 0 {
		return i + n
	}
	return len(s)
}

// urlEnd is as urlReach, in the narrowest sense; 0 if it is no URL then.
func urlEnd(s string, i int) int {
	start := urlStart(s, i)
	if start < 0 || start > 0 && strings.IndexByte(" \t\n*_~(", s[start-1]) < 0 {
		return 0
	}
	url := narrowURL().FindString(s[start:])
	return start + len(url) - len(urlTail().FindString(url))
}

var (
	narrowURL = lazy.Regexp(`^(?:(?:https?|ftp)://|www\.)[-a-zA-Z0-9@:%._+~#=]+\.[a-z]+(?::\d+)?(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,'">^{}\[\]` + "`" + `]*)?`)
	// urlTail is what stands at the end of a URL, but does not belong to it.
	urlTail = lazy.Regexp(`(?:[?!.,:*_~]|&[a-zA-Z0-9]+;)+$`)
)
