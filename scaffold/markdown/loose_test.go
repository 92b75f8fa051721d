package markdown_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

func TestEscapeLoose(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain, words": "plain, words", "*a* **b** _c_ ~~d~~ ~e~": "*a* **b** _c_ ~~d~~ ~e~",
		"*a": `\*a`, "a*": `a\*`, "a *": `a \*`, "* a": `\* a`, "5 * 3": "5 * 3", "2*3": `2\*3`, "a_b": "a_b", "_a": `\_a`,
		"**a*": `\**a*`, "*a**": `*a*\*`, "*a _b* c_": `*a \_b* c\_`, "***a*": `\*\**a*`, "**a *b* c": `\*\*a *b* c`,
		"~~a": `\~\~a`, "~5 s": `\~5 s`, "~~~": "~~~",
		"[a": `\[a`, "a]": `a\]`, "a](b)": `a\](b)`, "[a] b": "[a] b", "a [b]": "a [b]", "[a](b)": "[a](b)", "![a](b \"c\")": "![a](b \"c\")",
		"[*a](b) c*": `[\*a](b) c\*`, "*[a*](b)": `\*[a\*](b)`, "[[a](b)": `\[[a](b)`, "[a](b c)": "[a](b c)", "[a](<b c>)": "[a](<b c>)",
		"`*a` *": "`*a` \\*", `\*a \[`: `\*a \[`, "<https://a.example/*>": "<https://a.example/*>", "[a](*b) c*": `[a](*b) c\*`,
		"https://a.example/_b": "https://a.example/_b", "www.a.example/~b": "www.a.example/~b", "https://a.example/b*": `https://a.example/b\*`,
		"[https://a.example](b)": "[https://a.example](b)",
	} {
		if got, _ := markdown.EscapeLoose(in); got != want {
			t.Errorf("EscapeLoose(%q) = %q, want %q", in, got, want)
		}
		if got, _ := markdown.EscapeLoose(want); got != want {
			t.Errorf("EscapeLoose(%q) = %q, which has no loose marks", want, got)
		}
	}
}

// besideEachOther holds the law of EscapeLoose for two texts of one line: each
// is seen as it is alone.
func besideEachOther(t *testing.T, a, b string) {
	t.Helper()
	place := markdown.Place{Kind: markdown.Item}
	escape := func(s string) string {
		out, _ := markdown.EscapeLoose(markdown.EscapeInline(s, place))
		return out
	}
	line := func(a, b string) string {
		return strings.TrimSpace(rendered(t, "- As a "+a+", I want "+b+", so that"))
	}
	alone := strings.ReplaceAll(line(escape(a), "Qz"), "Qz", strings.TrimSuffix(strings.TrimPrefix(line("Qy", escape(b)), "<ul>\n<li>As a Qy, I want "), ", so that</li>\n</ul>"))
	if got := line(escape(a), escape(b)); got != alone {
		t.Errorf("%q and %q, written as %q and %q, reach into each other:\n%s\nwant:\n%s", a, b, escape(a), escape(b), got, alone)
	}
	if again, _ := markdown.EscapeLoose(escape(a)); again != escape(a) {
		t.Errorf("EscapeLoose(%q) = %q, which has no loose marks", escape(a), again)
	}
}

// asAlone holds that EscapeLoose does not change what is seen of a text, or
// says so. It reports whether it was alike.
func asAlone(t *testing.T, s string) bool {
	t.Helper()
	inline := markdown.EscapeInline(s, markdown.Place{Kind: markdown.Item})
	out, alike := markdown.EscapeLoose(inline)
	want, got := rendered(t, "- x "+inline), rendered(t, "- x "+out)
	if alike && want != got {
		t.Errorf("EscapeLoose(%q) = %q changes what is seen:\n%s\nwant:\n%s", inline, out, got, want)
	}
	return alike
}

// Where runs share partners, an escape may not keep what is seen: then
// EscapeLoose says so, but not of texts that are just odd.
func TestEscapeLooseIsAlike(t *testing.T) {
	for s, want := range map[string]bool{
		"**a*,**": false, "***a*b*": false, "": true, "a": true, "*a": true, "**a*": true, "*a**": true, "***a***": true, "**a *b***": true, "***a** b*": true, "**a* b": true,
		"*a **b* c**": true, "5 * 3 *a*": true, "a_b_c _d": true, "[*a](b) c*": true,
		"https://a.example/*": false, "https://a.example/_b": true, "<https://a.example/*> *": true, "[https://a.example](b)* c": true, "https://a.example *": true,
	} {
		if got := asAlone(t, s); got != want {
			t.Errorf("EscapeLoose(%q) is alike: %v", s, got)
		}
	}
	marks := []string{"*", "*", "**", "_", "__", "a", "b", " ", ",", "***"}
	r := seeded.Rand(t, 8)
	for range seeded.Rounds(rounds) {
		var b strings.Builder
		for range 1 + r.IntN(9) {
			b.WriteString(marks[r.IntN(len(marks))])
		}
		asAlone(t, strings.TrimSpace(b.String()))
	}
}

func TestEscapeLooseStays(t *testing.T) {
	t.Parallel()
	all := append(append([]string{"*x", "y*", "**x", "z**", "x *", "* z", "[x", "y](z)", "~~a", "b~~", "_a", "b_", "a*b", "![", "![a", "*a*", "[a](b)"}, hostile...), reaching...)
	for _, a := range all {
		for _, b := range all[:17] {
			besideEachOther(t, a, b)
			besideEachOther(t, b, a)
		}
	}
}

func TestEscapeLooseGenerated(t *testing.T) {
	t.Parallel()
	marks := []string{"*", "**", "_", "__", "~", "~~", "[", "]", "](", "](b)", "a", "b", " ", ",", ".", "(", ")", "!", "`", "\\", "é", "—", "***"}
	r := seeded.Rand(t, 7)
	text := func() string {
		var b strings.Builder
		for range 1 + r.IntN(9) {
			b.WriteString(marks[r.IntN(len(marks))])
		}
		return strings.TrimSpace(b.String())
	}
	for range seeded.Rounds(rounds) {
		if a, b := text(), text(); a != "" && b != "" {
			besideEachOther(t, a, b)
		}
		var words []string // with marks at their edges alone
		for range 1 + r.IntN(6) {
			edge := func() string { return []string{"", "", "**", "_", "~~", "[", "](b)", "`"}[r.IntN(8)] }
			words = append(words, edge()+[]string{"a", "b,", "é"}[r.IntN(3)]+edge())
		}
		asAlone(t, strings.Join(words, " "))
	}
}
