package scaffold

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Law 7: what is read back is what was said.
func TestReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 200 {
		p := randomProblem(r)
		if i == 0 {
			p = Example()
		}
		checkReadBack(t, p)
	}
}

// checkReadBack renders a problem, reads it back, and compares.
func checkReadBack(t *testing.T, p *Problem) {
	t.Helper()
	doc, err := Builtin().Render(p)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := Builtin().Read(doc.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(said(p), said(reading.Problem)); diff != "" {
		t.Errorf("said and read back (-said +read):\n%s", diff)
	}
	if !reading.Exact || len(reading.Unplaced) > 0 {
		t.Errorf("exact: %t, unplaced: %v", reading.Exact, reading.Unplaced)
	}
}
