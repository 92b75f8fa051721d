//go:build !windows

package cli

import (
	"strings"
	"testing"
	"time"

	expect "github.com/Netflix/go-expect"
	"github.com/hinshun/vt10x"
)

// TestProgress plays a run on a terminal, with a clock that the test moves.
func TestProgress(t *testing.T) {
	screen := vt10x.New(vt10x.WithSize(100, 60))
	console, err := expect.NewConsole(expect.WithStdout(screen), expect.WithDefaultTimeout(20*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	defer console.Close()
	now := time.Unix(0, 0)
	env := map[string]string{"TERM": "xterm"}
	streams := &Streams{Err: console.Tty(), Env: func(name string) string { return env[name] }, Now: func() time.Time { return now }}
	counted := make(chan bool)
	begin := func() *Progress {
		return NewProgress(streams, func() int {
			<-counted
			return 200
		})
	}
	// shows goes on by some files in some time, and looks at the screen.
	shows := func(p *Progress, files int, after time.Duration, want string) {
		t.Helper()
		now = now.Add(after)
		for range files {
			p.Step()
		}
		if _, err := streams.Err.WriteString("\x1b[s\x1b[5;1Hseen\x1b[u"); err != nil { // elsewhere on the screen
			t.Fatal(err)
		}
		if _, err := console.ExpectString("seen"); err != nil {
			t.Fatal(err)
		}
		line, _, _ := strings.Cut(screen.String(), "\n")
		if got := strings.TrimRight(line, " \x00"); got != want {
			t.Errorf("after %d files it shows %q, want %q", p.steps, got, want)
		}
	}

	p := begin()
	shows(p, 10, 999*time.Millisecond, "")
	shows(p, 1, time.Millisecond, "11 files")
	counted <- true
	for p.total.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	shows(p, 9, 99*time.Millisecond, "11 files") // too soon
	shows(p, 80, time.Millisecond, "[###...........................] 21 of 200 files")
	shows(p, 1, 100*time.Millisecond, "[###############...............] 101 of 200 files")
	p.Clear()
	shows(p, 0, 0, "")
	shows(p, 99, time.Second, "[###############...............] 102 of 200 files")
	shows(p, 1, time.Second, "201 files") // more than were there when they were counted
	p.Clear()
	shows(p, 0, 0, "")

	env["TERM"] = "dumb"
	shows(begin(), 10, 2*time.Second, "")
}
