package cli

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"
)

// A Progress shows on a terminal how far a run has come, once it takes longer
// than a second. (The well-known packages for this link net/http or have work
// to do at every start, which costs more than these lines.)
type Progress struct {
	streams  *Streams
	on       bool // standard error is a terminal that can go back in a line
	count    func() int
	begun    time.Time
	drawn    time.Time
	counting bool
	total    atomic.Int64 // how many steps there will be; 0 while that is not known
	steps    int
	shown    bool
}

// NewProgress begins a run. If the progress is to be shown, count runs next to
// the run itself, and gives how many steps there will be.
func NewProgress(s *Streams, count func() int) *Progress {
	return &Progress{streams: s, on: IsTerminal(s.Err) && s.Env("TERM") != "dumb", count: count, begun: s.Now()}
}

// Step tells that one more file was looked at.
func (p *Progress) Step() {
	p.steps++
	if !p.on {
		return
	}
	now := p.streams.Now()
	if now.Sub(p.begun) < time.Second || now.Sub(p.drawn) < time.Second/10 {
		return
	}
	if !p.counting {
		p.counting = true
		go func() { p.total.Store(int64(p.count())) }()
	}
	p.drawn, p.shown = now, true
	fmt.Fprintf(p.streams.Err, "\r%s\x1b[K", p.line())
}

// line is what is shown.
func (p *Progress) line() string {
	const width = 30
	total := int(p.total.Load())
	if total < p.steps {
		return fmt.Sprintf("%d files", p.steps)
	}
	done := width * p.steps / total
	return fmt.Sprintf("[%s%s] %d of %d files", strings.Repeat("#", done), strings.Repeat(".", width-done), p.steps, total)
}

// Clear removes what is shown, because something else is to be printed.
func (p *Progress) Clear() {
	if p.shown {
		p.shown = false
		fmt.Fprint(p.streams.Err, "\r\x1b[K")
	}
}
