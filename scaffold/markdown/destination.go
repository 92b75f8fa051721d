package markdown

import "strings"

// EscapeDestination writes the destination of a link so that it cannot end
// early.
func EscapeDestination(s string) string {
	return EscapeEntities(linkEscapes.Replace(s))
}

// UnescapeDestination gives the destination that EscapeDestination wrote, where
// it had parentheses or "&" in it; anything else is a URL as it stands.
func UnescapeDestination(s string) string { return linkUnescapes.Replace(s) }

var (
	linkEscapes   = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", " ", "%20", "|", "%7C", `\`, "%5C", "`", "%60", "*", "%2A", "[", "%5B", "]", "%5D")
	linkUnescapes = strings.NewReplacer("%28", "(", "%29", ")", "&amp;", "&")
)
