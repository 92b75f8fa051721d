package input

import (
	"iter"
	"runtime"
	"sync"
	"sync/atomic"

	"newproblem/cmd/newproblem/internal/cli"
)

// lookAgain is after how many items so much may be kept that garbage is collected more often.
const lookAgain = 64

// Parallel calls work for every number below n, on all processors, and
// waits for the last.
func Parallel(n int, work func(i int)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	if workers <= 1 {
		for i := range n {
			work(i)
		}
		return
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if i%lookAgain == 0 {
					cli.CollectSeldom()
				}
				work(i)
			}
		})
	}
	group.Wait()
}

// inOrder calls work for every item, on all processors, and tell for every
// result, in the order of the items, until tell reports false. It holds a few
// results at a time, however many items there are.
func inOrder[T, R any](items iter.Seq[T], work func(T) R, tell func(R) bool) {
	type task struct {
		item T
		done chan R
	}
	workers := runtime.GOMAXPROCS(0)
	tasks := make(chan task)
	order := make(chan chan R, 4*workers)
	stop := make(chan struct{})
	var group sync.WaitGroup
	defer group.Wait()
	defer close(stop)
	group.Go(func() {
		defer close(order)
		defer close(tasks)
		n := 0
		for item := range items {
			if n%lookAgain == 0 {
				cli.CollectSeldom()
			}
			n++
			t := task{item, make(chan R, 1)}
			select {
			case order <- t.done:
			case <-stop:
				return
			}
			select {
			case tasks <- t:
			case <-stop:
				return
			}
		}
	})
	for range workers {
		group.Go(func() {
			for t := range tasks {
				t.done <- work(t.item)
			}
		})
	}
	for done := range order {
		if !tell(<-done) {
			return
		}
	}
}
