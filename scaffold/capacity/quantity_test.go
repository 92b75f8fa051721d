package capacity

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"newproblem/scaffold/internal/seeded"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		text    string
		value   float64
		kind    Kind
		printed string
	}{
		// Numbers
		{"0", 0, Count, "0"},
		{"500M", 5e8, Count, "500M"},
		{"1.5B", 1.5e9, Count, "1.5B"},
		{"1.5G", 1.5e9, Count, "1.5B"},
		{"2T", 2e12, Count, "2T"},
		{"10 million", 1e7, Count, "10M"},
		{"50 lakh", 5e6, Count, "5M"},
		{"2.5 Crores", 2.5e7, Count, "25M"},
		{"10 Million users", 1e7, Count, "10M"},
		{"1.2 bn", 1.2e9, Count, "1.2B"},
		{"1,157", 1157, Count, "1,157"},
		{"1,234,567.5", 1234567.5, Count, "1.23M"},
		{"250k", 250000, Count, "250,000"},
		{"~ 5M", 5e6, Count, "5M"},
		{"≈5M", 5e6, Count, "5M"},
		{".5", 0.5, Count, "0.5"},
		{"1e6", 1e6, Count, "1M"},
		{"2.5", 2.5, Count, "2.5"},
		{"999.6", 999.6, Count, "1,000"},
		{"999999.6", 999999.6, Count, "1M"},
		{"15000T", 1.5e16, Count, "15,000T"},
		{"500M daily", 0, Count, "error"},
		// Shares, factors and ratios
		{"20%", 0.2, Count, "20%"},
		{"12.5 percent", 0.125, Count, "12.5%"},
		{"1250%", 12.5, Count, "1,250%"},
		{"20% per year", 0.2 / 31536000, Rate, "20% per year"},
		{"20%/yr", 0.2 / 31536000, Rate, "20% per year"},
		{"3x", 3, Count, "3x"},
		{"2.5×", 2.5, Count, "2.5x"},
		{"3 times", 3, Count, "3x"},
		{"100:1", 100, Count, "100:1"},
		{"3 : 2", 1.5, Count, "1.5:1"},
		{"1:100", 0.01, Count, "1:100"},
		{"100 to 1", 100, Count, "100:1"},
		// Data
		{"2 KB", 2000, Bytes, "2 KB"},
		{"2kB", 2000, Bytes, "2 KB"},
		{"2KiB", 2048, Bytes, "2 KiB"},
		{"0.5 KB", 500, Bytes, "500 B"},
		{"500 B", 500, Bytes, "500 B"},
		{"500 bytes", 500, Bytes, "500 B"},
		{"999.6 KB", 999600, Bytes, "1 MB"},
		{"1023 KiB", 1023 * 1024, Bytes, "1,023 KiB"},
		{"4 kilobytes", 4000, Bytes, "4 KB"},
		{"3 gibibytes", 3 << 30, Bytes, "3 GiB"},
		{"2 Kb", 2000, Bits, "2 Kbit"},
		{"12 Mbit", 12e6, Bits, "12 Mbit"},
		{"12 megabits", 12e6, Bits, "12 Mbit"},
		{"5 PB", 5e15, Bytes, "5 PB"},
		{"2 KB per user", 2000, Bytes, "2 KB"},
		{"2 KB/user", 2000, Bytes, "2 KB"},
		{"5 million bytes", 5e6, Bytes, "5 MB"},
		{"8 bits/byte", 8, bitsPerByte, "8 bits/byte"},
		// Times
		{"300 ms", 0.3, Duration, "300 ms"},
		{"50 µs", 50e-6, Duration, "50 µs"},
		{"0.5 s", 0.5, Duration, "500 ms"},
		{"5 min", 300, Duration, "5 min"},
		{"90 s", 90, Duration, "1.5 min"},
		{"86,400 seconds", 86400, Duration, "1 day"},
		{"365 days", 31536000, Duration, "1 year"},
		{"5 years", 5 * 31536000, Duration, "5 years"},
		{"30 days", 30 * 86400, Duration, "30 days"},
		// Rates
		{"500/s", 500, Rate, "500/s"},
		{"1K QPS", 1000, Rate, "1,000/s"},
		{"5 requests per second", 5, Rate, "5/s"},
		{"1.5M/s", 1.5e6, Rate, "1.5M/s"},
		{"500M requests/day", 5e8 / 86400, Rate, "500M/day"},
		{"2B requests per day", 2e9 / 86400, Rate, "2B/day"},
		{"20 requests per user per day", 20.0 / 86400, Rate, "20/day"},
		{"12 Gbps", 12e9, BitRate, "12 Gbps"},
		{"12 mbps", 12e6, BitRate, "12 Mbps"},
		{"12 Mb/s", 12e6, BitRate, "12 Mbps"},
		{"12 Mbit/s", 12e6, BitRate, "12 Mbps"},
		{"12 MB/s", 12e6, ByteRate, "12 MB/s"},
		{"12 MBps", 12e6, ByteRate, "12 MB/s"},
		{"8 Kibit/s", 8192, BitRate, "8 Kibit/s"},
		{"2.3 TB/day", 2.3e12 / 86400, ByteRate, "2.3 TB/day"},
		{"6 GB a month", 6e9 / 2592000, ByteRate, "6 GB/month"},
	} {
		q, err := Parse(c.text)
		if c.printed == "error" {
			if err == nil {
				t.Errorf("%q was read as %s", c.text, q)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if math.Abs(q.Value()-c.value) > 1e-12*c.value || q.Kind() != c.kind || q.String() != c.printed {
			t.Errorf("%q is %g %s, printed %s; want %g %s, printed %s", c.text, q.Value(), q.Kind(), q, c.value, c.kind, c.printed)
		}
	}
}

// What is no quantity, or may be two, is refused, and the error says why.
func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"", "write a number"},
		{"  ", "write a number"},
		{"lots", "does not begin with a number"},
		{"-5", "below zero"},
		{"−5M", "below zero"},
		{"1,5", "a comma stands before each three digits"},
		{"1,57,000", "a comma"},
		{"12,3456", "a comma"},
		{"1.2.3", "not a number"},
		{"5.", "not a number"},
		{"5 furlongs", `"furlongs" is not a unit`},
		{"5 myriad", "not a unit"},
		{"3 gigs", "not a unit"},
		{"10-20K", "not a unit"},
		{"500 kb", "bytes or bits: write KB or Kbit"},
		{"500 gb", "write GB or Gbit"},
		{"10 MBPS", "write MB/s or Mbps"},
		{"500m", "a million or a minute"},
		{"1.5b", "a billion, a byte or a bit"},
		{"100B/user", "bytes or a billion"},
		{"100B per message", "bytes or a billion"},
		{"1.5 B users", "bytes or a billion"},
		{"5 per fortnight", "is not a time"},
		{"5 s per s", "per second"},
		{"3x per day", "per day"},
		{"1e99", "too large"},
		{"1e999", "too large"},
		{"1e-30", "too small"},
		{"999999999 YB", "too large"},
		{"100:0", "cannot have a zero"},
		{"100:", "two numbers"},
		{"100:1:1", "nothing after"},
		{"NaN", "does not begin with a number"},
		{"Inf", "does not begin with a number"},
		{"[X]", "does not begin with a number"},
		{"0x10", "not a unit"},
		{strings.Repeat("9", 1000), "too long"},
	} {
		q, err := Parse(c.text)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q is %s, error %v; want an error with %q", c.text, q, err, c.says)
		}
	}
}

func TestArithmetic(t *testing.T) {
	for _, c := range []struct{ a, op, b, want string }{
		{"120M users", "*", "2 KB per user", "240 GB"},
		{"2B", "/", "86400 s", "23,148/s"},
		{"2B", "/", "86,400", "23,148"},
		{"15,000/s", "*", "1 KB", "15 MB/s"},
		{"15 MB/s", "*", "8 bits/byte", "120 Mbps"},
		{"2.3 GB/day", "*", "5 years", "4.2 TB"},
		{"20% per year", "*", "100M", "20M/year"},
		{"1 TB", "/", "4 KB", "250M"},
		{"1 GB", "/", "100 MB/s", "10 s"},
		{"500M", "*", "20%", "100M"},
		{"2 KiB", "*", "1024", "2 MiB"},
		{"240 GB", "+", "4.2 TB", "4.44 TB"},
		{"20%", "+", "5%", "25%"},
		{"100M", "-", "40M", "60M"},
		{"1K QPS", "*", "300 ms", "300"},
		{"2 KB", "+", "3 s", "error: cannot be added"},
		{"2 KB", "+", "3 Kbit", "error: bytes and bits"},
		{"2 KB", "*", "3 KB", "error: cannot be multiplied"},
		{"3 s", "/", "2 KB", "error: cannot be divided"},
		{"2", "/", "0", "error: divided by zero"},
		{"40M", "-", "100M", "error: below zero"},
		{"999 YB", "*", "1000", "error: too large"},
		{"0.000000001", "/", "100B", "error: too small"},
	} {
		a, b := must(t, c.a), must(t, c.b)
		op := map[string]func(Quantity) (Quantity, error){"+": a.Add, "-": a.Sub, "*": a.Mul, "/": a.Div}[c.op]
		got, err := op(b)
		if says, isError := strings.CutPrefix(c.want, "error: "); isError {
			if err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%s %s %s is %s, error %v; want an error with %q", c.a, c.op, c.b, got, err, says)
			}
			continue
		}
		if err != nil || got.String() != c.want {
			t.Errorf("%s %s %s is %s, error %v; want %s", c.a, c.op, c.b, got, err, c.want)
		}
	}
}

func TestCmp(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"60 s", "1 min", 0}, {"999 KB", "1 MB", -1}, {"20%", "0.1", 1}} {
		if got, err := must(t, c.a).Cmp(must(t, c.b)); err != nil || got != c.want {
			t.Errorf("%s to %s: %d, %v; want %d", c.a, c.b, got, err, c.want)
		}
	}
	if _, err := must(t, "1 KB").Cmp(must(t, "8 Kbit")); err == nil {
		t.Error("bytes were compared with bits")
	}
}

func TestAmount(t *testing.T) {
	for text, want := range map[string]string{"1,157/s": "1,157", "2.3 TB/day": "2.3 TB", "20% per year": "20%", "2 KB": "2 KB", "12 Gbps": "12 Gbit", "3 days": "3 days"} {
		if got := must(t, text).Amount().String(); got != want {
			t.Errorf("the amount of %s is %s, want %s", text, got, want)
		}
	}
}

func TestNewRefusesNonsense(t *testing.T) {
	for _, v := range []float64{-1, math.NaN(), math.Inf(1), 1e28, 1e-19} {
		if q, err := New(v, One); err == nil {
			t.Errorf("%g became %s", v, q)
		}
	}
	if q, err := New(1, "furlong"); err == nil {
		t.Errorf("a furlong became %s", q)
	}
}

// Whatever quantity there is, reading back what is printed gives it again, to
// the three digits that are printed, in its kind and its style.
func TestPrintedIsReadBack(t *testing.T) {
	random := seeded.Rand(t, 1)
	units := []Unit{One, Percent, Times, ToOne, Byte, KB, MB, GB, TB, Bit, BitsPerByte, Second, Day, Year, PerSecond, PerDay,
		PercentPerYear, BytePerSecond, BitPerSecond, "KiB", "Gibit", "MiB/s", "/hour", "Kibit/s", "TB/month", "Mbit/week", "ms", "ns"}
	for _, unit := range units {
		for range seeded.Rounds(2000) {
			q, err := New(math.Pow(10, random.Float64()*14-3), unit)
			if err != nil {
				t.Fatal(err)
			}
			holdsWhenPrinted(t, q)
		}
	}
}

// holdsWhenPrinted holds that a quantity survives its own text.
func holdsWhenPrinted(t *testing.T, q Quantity) {
	t.Helper()
	text, err := q.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	var back Quantity
	if err := back.UnmarshalText(text); err != nil {
		t.Fatalf("%#v is printed as %s, which is not read back: %v", q, text, err)
	}
	if q.style == binary && !regexp.MustCompile("[KMGTPE]i").Match(text) {
		q.style = plain // fewer than 1,024 bytes are bytes
	}
	if back.kind != q.kind || back.style != q.style || back.period != q.period {
		t.Fatalf("%#v is printed as %s and read back as %#v", q, text, back)
	}
	if math.Abs(back.value-q.value) > 0.0051*q.value {
		t.Fatalf("%#v is printed as %s and read back as %#v", q, text, back)
	}
	if again := back.String(); again != string(text) {
		t.Fatalf("%#v is printed as %s, and that as %s", q, text, again)
	}
	if regexp.MustCompile(`[0-9]e`).Match(text) {
		t.Fatalf("%#v is printed as %s, with an exponent", q, text)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"500M", "1.5B", "2 KB", "2KiB", "10 million", "20%", "100:1", "3x", "1,157", "12 Gbps", "300 ms",
		"20% per year", "500/s", "2.3 TB/day", "1K QPS", "5 requests per second", "8 bits/byte", "500 kb", "1e99", "1:3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if q, err := Parse(s); err == nil {
			holdsWhenPrinted(t, q)
		}
	})
}

func must(t *testing.T, s string) Quantity {
	t.Helper()
	q, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return q
}
