package merge

import "testing"

func TestItemsAs(t *testing.T) {
	for _, test := range []struct{ old, fresh, want string }{
		{"* a\n", "- b\n- c\n", "* b\n* c\n"},
		{"  + a\n", "- b\n  more\n\n- c\n", "  + b\n    more\n\n  + c\n"},
		{"*   a\n", "- b\n\n  ```\n  x\n  ```\n", "*   b\n\n    ```\n    x\n    ```\n"},
		{"- a\n", "*   b\n    - c\n\n      d\n", "- b\n  - c\n\n    d\n"},
		{"3. a\n", "- b\n- c\n", "3. b\n4. c\n"},
		{"1) a\n", "- b\n", "1) b\n"},
		{"* a\n", "1. b\n2. c\n", "* b\n* c\n"},
		{"* [ ] a\n", "- [ ] b\n", "* [ ] b\n"},
		{"Words:\n\n *  a\n", "Words:\n\n- b\n\nMore.\n\n- c\n", "Words:\n\n *  b\n\nMore.\n\n *  c\n"},
		{"a\n", "- b\n", "- b\n"},
		{"* a\n", "b\n", "b\n"},
		{"* a\n", "```\n- b\n```\n", "```\n- b\n```\n"},
	} {
		if got := string(itemsAs([]byte(test.old), []byte(test.fresh))); got != test.want {
			t.Errorf("%q as %q: %q, not %q", test.fresh, test.old, got, test.want)
		}
	}
}
