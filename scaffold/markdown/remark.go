package markdown

import (
	"maps"
	"strings"
)

// Remarked gives which of n titles have a remark in brackets behind one of some titles, such
// as "(must have)" or a translation, and the key of that. It is told the key of each title,
// its words, and whether a key is that of one of the titles. Where a title stands without a
// remark as well, or with several, nothing tells which is meant, and none of them is given.
func Remarked(n int, key, title func(i int) string, isOne func(key string) bool) map[int]string {
	var remarked map[int]string
	for i := range n {
		bare, ok := WithoutRemark(title(i))
		if !ok || isOne(key(i)) {
			continue
		}
		if of := Key(bare); isOne(of) {
			if remarked == nil {
				remarked = map[int]string{}
			}
			remarked[i] = of
		}
	}
	if remarked == nil {
		return nil // as for most
	}
	count := map[string]int{}
	for i := range n {
		of, ok := remarked[i]
		if !ok {
			of = key(i)
		}
		count[of]++
	}
	maps.DeleteFunc(remarked, func(_ int, of string) bool { return count[of] > 1 })
	return remarked
}

// WithoutRemark takes a remark in brackets from the end of a title as a reader sees it, such
// as "(must have)" or a translation in brackets of East Asian scripts. It reports whether
// there is one, with words before it.
func WithoutRemark(title string) (bare string, ok bool) {
	title = strings.TrimSpace(title)
	for _, brackets := range [...][2]string{{"(", ")"}, {"（", "）"}} {
		inner, isRemark := strings.CutSuffix(title, brackets[1])
		if !isRemark {
			continue
		}
		if at := strings.LastIndex(inner, brackets[0]); at > 0 && !strings.Contains(inner[at:], brackets[1]) {
			bare = strings.TrimSpace(inner[:at])
			return bare, bare != ""
		}
	}
	return title, false
}
