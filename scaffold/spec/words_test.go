package spec

import "testing"

func TestInDigits(t *testing.T) {
	for text, want := range map[string]string{
		"ten minutes": "10 minutes", "Four stars": "4 stars", "sixty": "60", "forty-five min": "45 min",
		"forty five minutes": "45 minutes", "nineteen": "19", "ninety minutes": "90 minutes",
		"": "", "10 minutes": "", "a while": "", "ten-five": "", "twenty-ten": "", "tenth": "", "ten - twenty minutes": "",
	} {
		if got := InDigits(text); got != want {
			t.Errorf("InDigits(%q) = %q, want %q", text, got, want)
		}
	}
}
