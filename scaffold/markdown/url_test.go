package markdown

import "testing"

// GFM shows what it takes for a bare URL as it is, with its backslashes. A
// plain text with escapes in a URL is kept from being one; others stay links.
func TestPlainURLs(t *testing.T) {
	for text, want := range map[string]string{
		"see https://a.b/c?d=e":   "see https://a.b/c?d=e",
		"see https://a.b/~user":   `see https\://a.b/\~user`,
		"x* https://a.b":          `x\* https://a.b`,
		"www.a.b/_c_ and www.d.e": `www\.a.b/\_c\_ and www.d.e`,
	} {
		got := EscapePlain(text, Place{Kind: Heading})
		if got != want {
			t.Errorf("EscapePlain(%q) = %q, not %q", text, got, want)
		}
		if back := UnescapePlain(got, Place{Kind: Heading}); back != text {
			t.Errorf("UnescapePlain(%q) = %q, not %q", got, back, text)
		}
	}
}
