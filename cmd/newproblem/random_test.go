package main_test

import (
	"iter"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// What is random runs for a moment, and in "make soak" for as long as
// NEWPROBLEM_SOAK says. With NEWPROBLEM_SEED, it draws the same again.

// soaking is how long each random test goes on, or 0.
func soaking() time.Duration {
	long, _ := time.ParseDuration(os.Getenv("NEWPROBLEM_SOAK")) // 0 when it is not said
	return long
}

// rounds gives the numbers of the rounds of a random test: a few, or as many as
// there is time for.
func rounds(few int) iter.Seq[int] {
	end := time.Now().Add(soaking())
	return func(yield func(int) bool) {
		for i := 0; i < few || time.Now().Before(end); i++ {
			if !yield(i) {
				return
			}
		}
	}
}

// seeded gives random numbers, and tells how to have the same again.
func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	seed, err := strconv.ParseUint(os.Getenv("NEWPROBLEM_SEED"), 10, 64)
	if err != nil {
		seed = rand.Uint64()
	}
	t.Logf("NEWPROBLEM_SEED=%d has it again", seed)
	return rand.New(rand.NewPCG(seed, 0))
}
