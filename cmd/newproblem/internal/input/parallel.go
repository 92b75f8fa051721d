package input

import (
	"iter"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
)

// garbagePercent is how much the heap may grow before it is collected, while files
// or problems are worked on in great number. What is kept of each is small, so that
// collecting at twice that, as usual, would be most of the work.
const garbagePercent = 200

// smallHeap is how many bytes may be kept for that: what thousands of complete specs
// say is too much to have half of it again in garbage.
const smallHeap = 48 << 20

// collectSeldom lets the heap grow further before it is collected, where little is kept,
// until the function that it gives is called.
func collectSeldom() (asBefore func()) {
	if kept() >= smallHeap {
		return func() {}
	}
	percent := debug.SetGCPercent(garbagePercent)
	return func() { debug.SetGCPercent(percent) }
}

// kept gives how many bytes of memory were in use when they were last looked at.
func kept() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}

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
	defer collectSeldom()()
	var next atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
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
	defer collectSeldom()()
	defer group.Wait()
	defer close(stop)
	group.Go(func() {
		defer close(order)
		defer close(tasks)
		for item := range items {
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
