package cli

import (
	"runtime/debug"
	"runtime/metrics"
)

// How much garbage there may be before it is collected. Where little is kept, as in a run
// that makes or reads one file, or thousands one after the other, collecting it as often as
// usual, when there is as much of it as is kept, would be much of the work.
const (
	garbageRoom = 64 << 20 // bytes
	mostGarbage = 300      // percent of what is kept
)

// CollectSeldom lets the heap grow further before it is collected, as long as little is
// kept: what thousands of complete specs say is too much to have as much garbage besides.
// It is called again as work goes on, and sets only what has changed, because to set it
// waits for a collection to end.
func CollectSeldom() {
	now := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/gogc:percent"}}
	metrics.Read(now)
	if percent := garbagePercent(now[0].Value.Uint64()); percent != now[1].Value.Uint64() {
		debug.SetGCPercent(int(percent))
	}
}

// garbagePercent is how much garbage there may be, in percent of what is kept: in steps, so
// that it seldom changes.
func garbagePercent(kept uint64) uint64 {
	const step = 50
	if kept <= garbageRoom*100/mostGarbage {
		return mostGarbage
	}
	return max(100, garbageRoom*100/kept/step*step)
}
