// Package seeded gives tests random numbers that can be had again, and says how
// often a random test tries. It is for tests alone.
package seeded

import (
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// The environment of a test run.
const (
	seedVariable = "NEWPROBLEM_SEED" // a number: random tests begin from it
	soakVariable = "NEWPROBLEM_SOAK" // how long a soak is to be, such as 10m: random tests run long
)

// Rand gives the random numbers of a test: those of its own seed, which are the
// same in each run, or those of the seed that the environment says. A test that
// fails prints which.
func Rand(t testing.TB, own uint64) *rand.Rand {
	t.Helper()
	seed := Seed(t, own)
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the seed was %d: %s=%d has it again", seed, seedVariable, seed)
		}
	})
	return rand.New(rand.NewPCG(seed, seed+1))
}

// Seed gives the seed that the environment says, or else the test's own. It is
// for tests that try one seed after the other and name it themselves.
func Seed(t testing.TB, own uint64) uint64 {
	t.Helper()
	said := os.Getenv(seedVariable)
	if said == "" {
		return own
	}
	seed, err := strconv.ParseUint(said, 10, 64)
	if err != nil {
		t.Fatalf("%s: %v", seedVariable, err)
	}
	return seed
}

// Soak reports whether random tests are to run long.
func Soak() bool { return os.Getenv(soakVariable) != "" }

// Rounds gives how often a random test tries: often, or in a soak fifty times as
// often for each minute that it is to be long, at least for one.
func Rounds(often int) int {
	if !Soak() {
		return often
	}
	long, _ := time.ParseDuration(os.Getenv(soakVariable)) // what is none is short
	return 50 * often * max(1, int(math.Ceil(long.Minutes())))
}
