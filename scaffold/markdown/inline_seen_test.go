package markdown_test

import (
	"html"
	"strings"
	"testing"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/markdown"
)

func TestSeen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"plain words", "plain words"},
		{"  a\t b  c ", "a b c"},
		{"**Hard** and `a  b`", "Hard and a  b"},
		{`\[X\] &amp; \*`, "[X] & *"},
		{"a\nb  \nc\\\nd", "a b c d"},
		{"a <!-- not this --> b", "a b"},
		{"a<br>b<br/>c<br />d<b>e</b>", "a b c de"},
		{"[Design *a* Chat](b.md \"t\") ![alt *x*](y)", "Design a Chat alt x"},
		{"https://a.example/b_c_ <a@b.example>", "https://a.example/b_c_ a@b.example"},
		{"a\u00a0b&nbsp;c", "a b c"},
		{"2 * 3 ~5 s snake_case", "2 * 3 ~5 s snake_case"},
		{"` a` b ", " a b"},
		{"**a **", "**a **"},
		{"~~gone~~ here", "gone here"},
		{"`a ` ", "a "},
	} {
		if got := (markdown.Inline{}).Seen(c.text); got != c.want {
			t.Errorf("%q is seen as %q, not %q", c.text, got, c.want)
		}
	}
	if got := (markdown.Inline{Place: markdown.Place{Kind: markdown.Row}}).Seen("`a \\| b` \\| c"); got != "a | b | c" {
		t.Errorf("a cell is seen as %q", got)
	}
}

// fieldsOf gives the words of a rendered page.
func fieldsOf(page string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(page, ""))), " ")
}

// What is seen of a text is what goldmark's page shows without its tags, and
// each part of it is found in the source.
func TestSeenIsGoldmarks(t *testing.T) {
	t.Parallel()
	in := markdown.Inline{Definitions: definedLabel, PlainURLs: true}
	r := seeded.Rand(t, 12)
	texts := writtenLines(t)
	for range seeded.Rounds(2000) {
		texts = append(texts, randomInline(r))
	}
	for _, s := range texts {
		if !isParagraph(s) || strings.ContainsAny(s, "!<`") { // alternative texts and tags are no text to a browser, and white space in code stays
			continue
		}
		words := in.Words(s)
		if words.Text != in.Seen(s) {
			t.Errorf("%q: %q, but %q", s, words.Text, in.Seen(s))
		}
		page := goldmarksInline(t, paragraphs, s)
		want := fieldsOf(page)
		got := strings.Join(strings.Fields(words.Text), " ")
		if githubs, isOne := "", false; got != want {
			if githubs, isOne = githubsInline(t, s); isOne && fieldsOf(githubs) != got {
				t.Errorf("%q is seen as %q, not %q", s, got, want)
			}
		}
		for i := range len(words.Text) {
			from, to := words.Source(i, i+1)
			if from < 0 || to > len(s) || from >= to {
				t.Fatalf("%q: %q[%d] stands at %d to %d", s, words.Text, i, from, to)
			}
			if to == from+1 && s[from] != words.Text[i] && words.Text[i] != ' ' {
				t.Fatalf("%q: %q[%d] is %q", s, words.Text, i, s[from:to])
			}
		}
	}
}

func TestInlineLabel(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, name, value, nameAt, valueAt string }{
		{"**Difficulty**: Hard", "Difficulty", "Hard", "Difficulty", "Hard"},
		{"**Difficulty:** Hard", "Difficulty", "Hard", "Difficulty", "Hard"},
		{"__Difficulty__: Hard", "Difficulty", "Hard", "Difficulty", "Hard"},
		{"- **Difficulty** : Hard", "Difficulty", "Hard", "Difficulty", "Hard"},
		{"* [x] *Difficulty*:\tHard\r\n", "Difficulty", "Hard", "Difficulty", "Hard"},
		{"12. Difficulty: Hard", "Difficulty", "Hard", "Difficulty", "Hard"},
		{"**Difficulty**:\u00a0Hard\u00a0", "Difficulty", "Hard", "Difficulty", "Hard"},
		{"**Difficulty\u00a0**: Hard", "**Difficulty **", "Hard", "**Difficulty\u00a0**", "Hard"},
		{"**Difficulty**: **Hard** <!-- agreed -->", "Difficulty", "Hard", "Difficulty", "Hard"},
		{"**Difficulty**: `Hard`", "Difficulty", "Hard", "Difficulty", "`Hard`"},
		{"**Difficulty: Hard**", "Difficulty", "Hard", "Difficulty", "Hard"},
		{"**Tags**: a,\n  b", "Tags", "a, b", "Tags", "a,\n  b"},
		{"**Source**: see [the *book*](b.md)", "Source", "see the book", "Source", "see [the *book*](b.md)"},
		{"**Source**: [the book](b.md)", "Source", "the book", "Source", "[the book](b.md)"},
		{"**Note**: **a** and *b*", "Note", "a and b", "Note", "**a** and *b*"},
		{"**Estimated Time**: ", "Estimated Time", "", "Estimated Time", ""},
		{"**Estimated Time:**", "Estimated Time", "", "Estimated Time", ""},
		{"`key`: value", "key", "value", "`key`", "value"},
		{"Time: 10:30", "Time", "10:30", "Time", "10:30"},
		{"Key:value", "Key", "value", "Key", "value"},
		{`**A \& B**: \[X]`, "A & B", "[X]", `A \& B`, `\[X]`},
		{"难度：困难", "难度", "困难", "难度", "困难"},
		{"at 10:30", "", "", "", ""},
		{"[a: b](c)", "", "", "", ""},
		{"[Design a Chat](a.md): the chat", "Design a Chat", "the chat", "Design a Chat", "the chat"},
		{"https://a.example", "", "", "", ""},
		{"std::vector", "", "", "", ""},
		{"`a: b`", "", "", "", ""},
		{": nothing before it", "", "", "", ""},
		{"words alone", "", "", "", ""},
		{"This is a whole sentence that goes on for long, and then it has: a colon", "", "", "", ""},
		{"", "", "", "", ""},
		{"- ", "", "", "", ""},
	} {
		l, ok := markdown.Inline{}.Label(c.text)
		if ok != (c.name != "") || l.Name != c.name || l.Value != c.value {
			t.Errorf("%q has the label %q, %q, %v", c.text, l.Name, l.Value, ok)
			continue
		}
		if name, value := c.text[l.NameStart:l.NameEnd], c.text[l.ValueStart:l.ValueEnd]; name != c.nameAt || value != c.valueAt {
			t.Errorf("%q: the label stands in %q, the value in %q", c.text, name, value)
		}
	}
}

// A value that is put in the place of another is read there.
func TestInlineLabelCanBeReplaced(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"- **A**: b", "**A:** `b`", "**A**: **b** <!-- c -->", "__A__ :\tb", "A: [b](c) d", "**A: b**", "**A**: ", "**A: **b** c**", "A: *b* c", "A: ![x](y)"} {
		l, ok := markdown.Inline{}.Label(text)
		if !ok {
			t.Errorf("%q has no label", text)
			continue
		}
		changed := text[:l.ValueStart] + "new" + text[l.ValueEnd:]
		if got, _ := (markdown.Inline{}).Label(changed); got.Value != "new" || got.Name != l.Name {
			t.Errorf("%q becomes %q, which says %q, %q", text, changed, got.Name, got.Value)
		}
	}
}

func TestKey(t *testing.T) {
	t.Parallel()
	for want, alike := range map[string][]string{
		"capacityestimation": {"Capacity Estimation", "2. Capacity Estimation", "2) capacity estimation", "(2) Capacity Estimation", "1.2 Capacity Estimation", "1.2. Capacity-Estimation", "2️⃣ Capacity Estimation", "📐 Capacity Estimation", "**Capacity** Estimation", "Capacity Estimation <!-- omit in toc -->", "Capacity Estimation {#cap-est}", "[Capacity Estimation](#x)", "CAPACITY  ESTIMATION:", "2.Capacity Estimation", "`Capacity` Estimation ##",
			"I. Capacity Estimation", "XIV. Capacity Estimation", "iv) Capacity Estimation", "(VIII) Capacity Estimation", "B. Capacity Estimation", "a) Capacity Estimation", "(c) Capacity Estimation",
			"[1] Capacity Estimation", "\\[12\\] Capacity Estimation", "1️⃣0️⃣ Capacity Estimation", "1️⃣2️⃣3️⃣ Capacity Estimation", "🔟 Capacity Estimation",
			":rocket: Capacity Estimation", "Capacity Estimation :chart_with_upwards_trend:", "2. :+1: Capacity Estimation :tada: :100:"},
		"elegans":      {"C. Elegans", "2. C. Elegans", "a) C. Elegans", "IV. C. Elegans", "Elegans"}, // as another one of its kind is
		"celegans":     {"C Elegans", "C.Elegans", "C: Elegans", "C – Elegans"},
		"aidesign":     {"A.I. Design"},
		"mixcolours":   {"Mix. Colours", "MIX. Colours"},
		"xlsizes":      {"XL. Sizes"},
		"iiiicats":     {"IIII. Cats"},
		"vitaminc":     {"Vitamin C.", "Vitamin C)"},
		"c":            {"C.", "(c)", "C) ", "c"},
		"io":           {"I/O", "i o"},
		"1array":       {"1] Array"},
		"2024review":   {"2024 Review", "[2024 Review]", "4. 2024 Review"},
		"ratio1to2":    {"Ratio 1:to:2"},
		"rocket":       {":rocket:", "rocket:"},
		"timeatoclock": {"time:at:oclock"},
		"scaleandcost": {"Scale & Cost", "Scale and Cost", "Scale &amp; Cost", `Scale \& Cost`},
		"café":         {"Café", "Cafe\u0301", "CAFÉ", "CAFE\u0301"},
		"strasse":      {"Straße", "STRASSE"},
		"οδοσ":         {"ΟΔΟΣ", "οδος"},
		"3dmodel":      {"3D Model"},
		"42":           {"42", "4.2"},
		"":             {"", "!", "🙂"},
		"कि":           {"कि"},
	} {
		for _, text := range alike {
			if got := markdown.Key(text); got != want {
				t.Errorf("the key of %q is %q, not %q", text, got, want)
			}
		}
	}
	if markdown.Key("कि") == markdown.Key("क") {
		t.Error("a vowel is lost")
	}
}
