package layout

import "testing"

func TestLeftBehind(t *testing.T) {
	companies := Placement{Placeholders: []string{"[Google, Meta, Amazon, etc.]"}, Separator: ", "}
	for _, test := range []struct{ text, before, left string }{
		{"Uber, [Meta, Amazon, etc.]", "Uber", "[Meta, Amazon, etc.]"},
		{"Uber, Lyft, [etc.]", "Uber, Lyft", "[etc.]"},
		{"Uber, [Google, Meta, Amazon, etc.]", "Uber", "[Google, Meta, Amazon, etc.]"},
		{`Uber, \[Meta, Amazon, etc.\]`, "Uber", `[Meta, Amazon, etc.\]`},
		{"Uber [Meta, Amazon, etc.", "Uber", "[Meta, Amazon, etc."},
		{"[Google, Meta, Amazon, etc.]", "", ""}, // all of it
		{"Uber, [Lyft, etc.]", "", ""},           // an author's words are in it
		{"Uber, [on, etc.]", "", ""},
		{"Uber, Meta, Amazon, etc.", "", ""},
		{"Uber [formerly X]", "", ""},
		{"Uber [Google, Meta, Amazon, etc.]", "", ""}, // a name may be so

		{"Uber []", "", ""},
		{"Uber [", "", ""},
	} {
		if before, left := companies.LeftBehind(test.text); before != test.before || left != test.left {
			t.Errorf("%q: %q and %q", test.text, before, left)
		}
	}
	if _, left := (&Placement{Placeholders: []string{"[a, b]"}}).LeftBehind("x, [b]"); left != "" {
		t.Errorf("%q of what is no list in a line", left)
	}
}
