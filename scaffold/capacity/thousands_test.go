package capacity

import "testing"

// A point may part thousands: where the figure is right if it does, nobody says that it is
// wrong, and where it is wrong in both readings, both are told.
func TestPointsThatPartThousands(t *testing.T) {
	users := Row{Metric: "Daily Active Users (DAU)", Value: "1.2M", Calculation: "Given"}
	for _, test := range []struct{ value, calculation, want string }{
		{"120.000", "10% of DAU", ""},
		{"120,000", "10% of DAU", ""},
		{"1.200.000", "100% of DAU", ""},
		{"278", "24M ÷ 86.400", ""},
		{"277,778", "24M ÷ 86.400", ""},
		{"130.000", "10% of DAU", "is 130.000, but its calculation gives 120,000"},
		{"2 MB", "100.000 × 2 KB", "is 2 MB, but its calculation gives 0.2 MB, or 200 MB if its points part thousands"},
		{"2,365 GB", "5 × 365 × 1.296 TB", "is 2,365 GB, but its calculation gives 2,365 TB: 1,000 times too small, as when one unit is taken for another"},
		{"0.125 GB", "1,000 × 0.125 MB", ""},
		{"99", "100 × 0.125", "is 99, but its calculation gives 12.5"},
		{"3.472", "300,000,000 ÷ 86400", "is 3.472, but its calculation gives 3,472: 1,000 times too small, as when one unit is taken for another"},
		{"3.472", "300M ÷ 86400", ""},
	} {
		holdsFigure(t, users, test.value, test.calculation, test.want)
	}
}

// A space may part thousands, and is read so where no comma or point is among the digits.
func TestSpacesThatPartThousands(t *testing.T) {
	users := Row{Metric: "Daily Active Users (DAU)", Value: "2\u202f000\u202f000", Calculation: "Given"}
	for _, test := range []struct{ value, calculation, want string }{
		{"400 000", "20 % of DAU", ""},
		{"40 000", "20 % of DAU", "is 40 000, but its calculation gives 400 000"},
		{"40\u202f000", "20% of DAU", "is 40\u202f000, but its calculation gives 400\u202f000"},
		{"40,000", "2 000 000 × 0.2", "is 40,000, but its calculation gives 400,000"},
		{"12 000 KB", "2 000 × 6 KB", ""},
		{"40 000,5", "20 % of DAU", ""},
		{"40 0000", "20 % of DAU", ""},
		{"4000 000", "20 % of DAU", ""},
	} {
		holdsFigure(t, users, test.value, test.calculation, test.want)
	}
}

// holdsFigure has a figure below that of the users, and what is said of it.
func holdsFigure(t *testing.T, users Row, value, calculation, want string) {
	t.Helper()
	got := ""
	for _, c := range Contradictions([]Row{users, {Metric: "A figure", Value: value, Calculation: calculation}}) {
		got += c.What
	}
	if got != want {
		t.Errorf("%s of %s: %q, not %q", value, calculation, got, want)
	}
}
