package markdown

import (
	"maps"
	"strings"
	"unicode"
)

// Remarked gives which of n titles have a remark in brackets behind one of some titles, such
// as "(must have)" or a translation, and the key of that. It is told the key of each title,
// its words, and whether a key is that of one of the titles. Where a title stands with several
// remarks and never without, nothing tells which is meant: these are rivals. Where it stands
// without one as well, they are neither.
func Remarked(n int, key, title func(i int) string, isOne func(key string) bool) (remarked, rivals map[int]string) {
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
		return nil, nil // as for most
	}
	with, without := map[string]int{}, map[string]bool{}
	for i := range n {
		if of, ok := remarked[i]; ok {
			with[of]++
		} else {
			without[key(i)] = true
		}
	}
	rivals = maps.Clone(remarked)
	maps.DeleteFunc(remarked, func(_ int, of string) bool { return with[of] > 1 || without[of] })
	maps.DeleteFunc(rivals, func(_ int, of string) bool { return with[of] == 1 || without[of] })
	return remarked, rivals
}

// brackets are those that a remark may stand in.
var brackets = [...][2]string{{"(", ")"}, {"[", "]"}, {"（", wideBracket}}

// MayHaveRemark reports whether there may be a remark in the bytes of a title: most have
// none.
func MayHaveRemark[T string | []byte](text T) bool {
	for i := range len(text) {
		if c := text[i]; c == ')' || c == ']' || c == wideBracket[0] {
			return true
		}
	}
	return false
}

const wideBracket = "）"

// WithoutRemark takes a remark in brackets from the end of a title as a reader sees it, such
// as "(must have)", "[draft] ✅" or a translation in brackets of East Asian scripts. It
// reports whether there is one, with words before it.
func WithoutRemark(title string) (bare string, ok bool) {
	title = strings.TrimSpace(title)
	if !MayHaveRemark(title) {
		return title, false
	}
	marked := strings.TrimRightFunc(title, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.So, unicode.Sk, unicode.Mn, unicode.Cf)
	})
	for _, brackets := range brackets {
		inner, isRemark := strings.CutSuffix(marked, brackets[1])
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
