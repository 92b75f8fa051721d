package input

import (
	"iter"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
)

// How much garbage there may be before it is collected, while files or problems are
// worked on in great number: what is kept of each is small, so that collecting it as
// often as usual, when there is as much of it as is kept, would be most of the work.
const (
	garbageRoom = 64 << 20 // bytes
	mostGarbage = 400      // percent of what is kept
)

// garbagePercent is how much there may be now, of what is kept in percent, as it was
// last set.
var garbagePercent atomic.Int64

// collectSeldom lets the heap grow further before it is collected, as long as little is
// kept: what thousands of complete specs say is too much to have as much garbage besides.
// To set that waits for a collection to end, so it is set only when it changes.
func collectSeldom() {
	percent := int64(mostGarbage)
	if live := kept(); live > garbageRoom*100/mostGarbage {
		percent = max(100, int64(garbageRoom*100/live)/50*50)
	}
	if garbagePercent.Swap(percent) != percent {
		debug.SetGCPercent(int(percent))
	}
}

// lookAgain is after how many items it may be another share.
const lookAgain = 64

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
	var next atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if i%lookAgain == 0 {
					collectSeldom()
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
				collectSeldom()
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
