package spec

import "testing"

func TestFromSeen(t *testing.T) {
	for _, test := range []struct{ path, text, suffix, want string }{
		{"popularity", "⭐⭐⭐", "", "3"},
		{"popularity", "⭐️⭐️", "", "2"},
		{"popularity", "★★★☆☆", "", "3"},
		{"popularity", "4/5", "", "4"},
		{"popularity", "4 / 5 stars", "", "4"},
		{"popularity", "4 out of 5", "", "4"},
		{"popularity", "1 star", "", "1"},
		{"popularity", "4", "", "4"},
		{"popularity", "4/50", "", "4/50"},
		{"popularity", "3 starfish", "", "3 starfish"},
		{"popularity", "⭐⭐⭐⭐ (4/5)", "", "4"},
		{"popularity", "★★★☆☆ 3/5", "", "3"},
		{"popularity", "4/5 (⭐⭐⭐⭐)", "", "4/5 (⭐⭐⭐⭐)"},
		{"popularity", "⭐⭐⭐⭐ (3/5)", "", "⭐⭐⭐⭐ (3/5)"},
		{"popularity", "4.5 stars", "", "4.5 stars"},
		{"popularity", "⭐ and more", "", "⭐ and more"},
		{"estimated_time.reading", "10 minutes", " minutes", "10"},
		{"estimated_time.reading", "10 Min.", " minutes", "10"},
		{"estimated_time.reading", "10", " minutes", "10"},
		{"estimated_time.reading", "10 m", " minutes", "10 m"},
		{"estimated_time.reading", "10 hours", " minutes", "10 hours"},
		{"estimated_time.reading", "10 minutes", "", "10 minutes"},
		{"estimated_time.reading", "010 minutes", " minutes", "10"},
		{"estimated_time.reading", "00", " minutes", "0"},
		{"popularity", "04", "", "4"},
		{"popularity", "04/5", "", "4"},
		{"difficulty", "Medium\u200b", "", "Medium"},
		{"difficulty", "\u2060Me\u00addium \ufeff", "", "Medium"},
		{"last_updated", "2026-01-02\u200b", "", "2026-01-02"},
		{"difficulty", "🔴 Hard", "", "Hard"},
		{"difficulty", "🛠️Hard", "", "Hard"},
		{"difficulty", "Hard 🔥🔥", "", "Hard"},
		{"difficulty", ":red_circle: Hard", "", "Hard"},
		{"difficulty", "🟢 Easy 🔴 Hard", "", "🟢 Easy 🔴 Hard"},
		{"difficulty", "Hard[^1]", "", "Hard"},
		{"difficulty", "- Hard", "", "Hard"},
		{"estimated_time.reading", "– 10 minutes", " minutes", "10"},
		{"difficulty", "🔴 Hard [^a-b][^2]", "", "Hard"},
		{"difficulty", "Hard[1]", "", "Hard[1]"},
		{"popularity", "⭐⭐⭐[^1]", "", "3"},
		{"estimated_time.reading", "10 minutes[^1]", " minutes", "10"},
		{"difficulty", "❌ Hard", "", "❌ Hard"},
		{"difficulty", "🔴", "", "🔴"},
		{"difficulty", "🔴 Tricky", "", "🔴 Tricky"},
		{"difficulty", "< Hard", "", "< Hard"},
		{"last_updated", "📅 2026-01-02", "", "2026-01-02"},
		{"estimated_time.reading", "⏱️ 10 minutes", " minutes", "10"},
		{"estimated_time.reading", "10°", " minutes", "10°"},
		{"popularity", "🏆 4/5", "", "4"},
		{"popularity", "⭐ 4/5", "", "⭐ 4/5"},
		{"version", "🚀 2", "", "🚀 2"},
		{"version", "1\u200d2", "", "1\u200d2"},
		{"version", "010", "", "010"},
		{"version", "2 minutes", " minutes", "2 minutes"},
	} {
		f, _ := Lookup(test.path)
		if got := f.FromSeen(test.text, test.suffix); got != test.want {
			t.Errorf("%s: %q, with %q behind it, is %q, not %q", test.path, test.text, test.suffix, got, test.want)
		}
	}
}
