package main

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"
)

// A progress shows on a terminal how far a run has come, once it takes longer
// than a second. (The well-known packages for this link net/http or have work
// to do at every start, which costs more than these lines.)
type progress struct {
	*world
	on       bool // standard error is a terminal that can go back in a line
	count    func() int
	begun    time.Time
	drawn    time.Time
	counting bool
	total    atomic.Int64 // how many steps there will be; 0 while that is not known
	steps    int
	shown    bool
}

// newProgress begins a run. How many steps there will be is counted beside the
// run, when that is to be shown.
func newProgress(w *world, count func() int) *progress {
	return &progress{world: w, on: isTerminal(w.stderr) && w.env("TERM") != "dumb", count: count, begun: w.now()}
}

// step tells that one more file was looked at.
func (p *progress) step() {
	p.steps++
	if !p.on {
		return
	}
	now := p.now()
	if now.Sub(p.begun) < time.Second || now.Sub(p.drawn) < time.Second/10 {
		return
	}
	if !p.counting {
		p.counting = true
		go func() { p.total.Store(int64(p.count())) }()
	}
	p.drawn, p.shown = now, true
	fmt.Fprintf(p.stderr, "\r%s\x1b[K", p.line())
}

// line is what is shown.
func (p *progress) line() string {
	const width = 30
	total := int(p.total.Load())
	if total < p.steps {
		return fmt.Sprintf("%d files", p.steps)
	}
	done := width * p.steps / total
	return fmt.Sprintf("[%s%s] %d of %d files", strings.Repeat("#", done), strings.Repeat(".", width-done), p.steps, total)
}

// clear takes away what is shown, because something else is to be printed.
func (p *progress) clear() {
	if p.shown {
		p.shown = false
		fmt.Fprint(p.stderr, "\r\x1b[K")
	}
}
