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

// A comma may stand before decimals, and is read so where it can be nothing else. Then a comma
// before three digits may be one of them: what is right in one of the readings is not told.
func TestCommasBeforeDecimals(t *testing.T) {
	users := Row{Metric: "Daily Active Users (DAU)", Value: "2.500.000", Calculation: "Given"}
	for _, test := range []struct{ value, calculation, want string }{
		{"1,4 TB", "DAU × 560 KB", ""},
		{"14 TB", "DAU × 560 KB", "is 14 TB, but its calculation gives 1.4 TB"},
		{"14 TB", "2.500.000 × 560 KB", "is 14 TB, but its calculation gives 1.4 TB"},
		{"14 TB", "2.500.000 × 560 KB.", "is 14 TB, but its calculation gives 1.4 TB"},
		{"84 TB", "1,4 TB + 3,84 GB × 365 × 5", "is 84 TB, but its calculation gives 8,41 TB"},
		{"8,41 TB", "1,4 TB + 3,84 GB × 365 × 5", ""},
		{"12,5", "2.500,0 × 0,005", ""},
		{"125", "2.500,0 × 0,005", "is 125, but its calculation gives 12,5"},
		{"1.234.567,8", "2.469.135,6 × 0,5", ""},
		{"2,37 PB", "5 × 365 × 1,296 TB", ""},
		{"2,37 PB", "5 × 365 × 12,96 TB", "is 2,37 PB, but its calculation gives 23,7 PB"},
		{"23,7 PB", "5 × 365 × 1,296 TB", "is 23,7 PB, but its calculation gives 2,365 PB, or 2.37 PB if its commas stand before decimals"},
		{"2,365 PB", "5 × 365 × 1,296 TB", ""},
		{"1,5", "10.000 × 0,15", ""},
		{"1.500", "10.000 × 0,15", ""},
		{"14", "25,00,000 × 560", ""},
		{"14", "2.50.000 × 560", ""},
		{"14", "1.2.3 × 560", ""},
		{"14", "25.0000,5 × 560", ""},
	} {
		holdsFigure(t, users, test.value, test.calculation, test.want)
	}
}

// Where decimals have a comma, or points part thousands for sure, a point before three digits
// may part thousands whatever unit is behind it.
func TestPointsThatPartThousandsOfUnits(t *testing.T) {
	points := Row{Metric: "Daily Active Users (DAU)", Value: "2.592.000", Calculation: "Given"}
	comma := Row{Metric: "Daily Active Users (DAU)", Value: "2,592M", Calculation: "2,4 × 1,08M"}
	round := Row{Metric: "Daily Active Users (DAU)", Value: "592.000", Calculation: "Given"}
	english := Row{Metric: "Daily Active Users (DAU)", Value: "2,592,000", Calculation: "Given"}
	for _, test := range []struct {
		users                    Row
		value, calculation, want string
	}{
		{points, "1.296 GB", "DAU × 500 KB", ""},
		{points, "1.296 TB", "DAU × 500 KB", ""},
		{points, "1.296 Mbps", "DAU × 500 bps", ""},
		{points, "2.592 req/s", "DAU × 86,4 ÷ 86.400", ""},
		{points, "518.400", "20 % of DAU", ""},
		{points, "12.960 GB", "DAU × 500 KB", "is 12.960 GB, but its calculation gives 1.296 GB"},
		{points, "3.692.000", "100% of DAU", "is 3.692.000, but its calculation gives 2,59M"},
		{comma, "1.296 GB", "DAU × 500 KB", ""},
		{comma, "1,296 TB", "DAU × 500 KB", ""},
		{comma, "9.296 GB", "2.592M × 500 KB", "is 9.296 GB, but its calculation gives 1,296 GB, or 1.3 PB if its commas stand before decimals"},
		{comma, "2.592 MB/s", "1.296 MB/s × 2", ""},
		{comma, "1.234,5 GB", "2.469 GB ÷ 2", ""},
		{round, "1.184 GB", "DAU × 2 MB", ""},
		{english, "1.296 GB", "DAU × 500 KB", "is 1.296 GB, but its calculation gives 1.3 TB: 1,000 times too small, as when one unit is taken for another"},
		{Row{Metric: "Daily Active Users (DAU)", Value: "2.592M", Calculation: "Given"}, "1.296 GB", "DAU × 500 KB",
			"is 1.296 GB, but its calculation gives 1.3 TB: 1,000 times too small, as when one unit is taken for another"},
	} {
		holdsFigure(t, test.users, test.value, test.calculation, test.want)
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
