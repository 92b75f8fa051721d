package disk

import (
	"context"
	"errors"
	"time"
)

// errHeld says that another run holds a folder, or a draft.
var errHeld = errors.New("another run is using it")

// Hold waits until no other process holds the folder, and holds it until
// release is called, or the process ends. Where folders cannot be locked, it
// locks a file of the given name instead, which exists for as long.
func (f *Folder) Hold(ctx context.Context, name string) (release func() error, err error) {
	for {
		release, err = f.tryHold(name)
		if !errors.Is(err, errHeld) {
			return release, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}
