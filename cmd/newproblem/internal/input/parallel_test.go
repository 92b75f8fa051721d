package input

import (
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

// numbers gives the numbers below n, and counts how many were asked for.
func numbers(n int, given *atomic.Int64) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			given.Add(1)
			if !yield(i) {
				return
			}
		}
	}
}

func TestInOrder(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		var given, done atomic.Int64
		var got, want []int
		inOrder(numbers(n, &given), func(i int) int {
			if i%7 == 0 { // the next ones are ready earlier
				time.Sleep(100 * time.Microsecond)
			}
			done.Add(1)
			return i * i
		}, func(square int) bool {
			if ahead := given.Load() - int64(len(got)); ahead > 1000/2 && n == 1000 {
				t.Errorf("%d items are held at once", ahead)
			}
			got = append(got, square)
			return true
		})
		for i := range n {
			want = append(want, i*i)
		}
		if !slices.Equal(got, want) || done.Load() != int64(n) {
			t.Errorf("%d numbers: %d results of %d calls, or in another order", n, len(got), done.Load())
		}
	}
}

// When nobody wants more, the rest is not worked on, and nothing is left
// running.
func TestInOrderStops(t *testing.T) {
	var given, running atomic.Int64
	told := 0
	inOrder(numbers(100_000, &given), func(i int) int {
		running.Add(1)
		defer running.Add(-1)
		return i
	}, func(int) bool {
		told++
		return told < 10
	})
	if told != 10 || given.Load() > 1000 || running.Load() != 0 {
		t.Errorf("%d were told, %d given, %d are worked on", told, given.Load(), running.Load())
	}
}
