package disk

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Where files cannot change places, they are read again right before.
func TestRewriteWithoutExchange(t *testing.T) {
	for name, c := range map[string]struct {
		does func(path string) error
		want string
		err  error
	}{
		"nobody":   {func(string) error { return nil }, "new", nil},
		"in place": {func(path string) error { return os.WriteFile(path, []byte("mine"), 0o666) }, "mine", ErrChanged},
		"longer":   {func(path string) error { return os.WriteFile(path, []byte("old and more"), 0o666) }, "old and more", ErrChanged},
		"by renaming": {func(path string) error {
			return errors.Join(os.WriteFile(path+"~", []byte("mine"), 0o666), os.Rename(path+"~", path))
		}, "mine", ErrChanged},
		"removed": {os.Remove, "", os.ErrNotExist},
	} {
		t.Run(name, func(t *testing.T) {
			f, dir, _ := inside(t)
			path := filepath.Join(dir, "file.md")
			err := f.rewrite("file.md", []byte("old"), []byte("new"), func(string, string) error {
				return errors.Join(c.does(path), errors.ErrUnsupported)
			})
			if !errors.Is(err, c.err) {
				t.Errorf("it ends with %v", err)
			}
			content, err := os.ReadFile(path)
			if string(content) != c.want || (err != nil) != (c.want == "") {
				t.Errorf("the file has %q, %v; want %q", content, err, c.want)
			}
			entries, err := os.ReadDir(dir)
			if len(entries) > 3 || err != nil {
				t.Errorf("left: %v, %v", entries, err)
			}
		})
	}
}
