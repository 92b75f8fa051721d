package cli

import "testing"

// However much is kept, there is at most garbageRoom of garbage besides, or as much as usual.
func TestGarbagePercent(t *testing.T) {
	t.Parallel()
	last := uint64(mostGarbage)
	for kept := uint64(0); kept < 4<<30; kept += 1 << 20 {
		percent := garbagePercent(kept)
		if percent > last || percent < 100 || percent > 100 && kept*percent/100 > garbageRoom {
			t.Fatalf("%d MB kept: %d %%, and before %d %%", kept>>20, percent, last)
		}
		last = percent
	}
}
