package bank_test

import (
	"path/filepath"
	"strings"
	"testing"

	"newproblem/scaffold/bank"
	"newproblem/scaffold/disk"
)

const groupsSpec = "title: Design a Chat\nlast_updated: 2026-11-23\nrequirements: {functional: [Send, Read]}\narchitecture: {components: [{name: Gateway, description: The door.}, {name: Store, description: The shelf.}]}\n"

// Headings that an author has put among the items of a section are a part of it: what stands
// below them follows the spec where it stands, or all of it is shown.
func TestUpdateGroups(t *testing.T) {
	const functional, components = "- [ ] Send\n- [ ] Read\n", "1. **Gateway**: The door.\n2. **Store**: The shelf.\n"
	for _, test := range []struct {
		was, now string // what the author has made of what was generated
		of, by   string // what the spec makes of it
		after    string // what the update makes of that; "" for a conflict
		isEdit   bool
		isKept   bool // what no reader sees is in it, which only a conflict can show
	}{
		{was: functional, now: "#### Must\n- [ ] Send\n\n#### Nice\n- [ ] Read\n", of: "Read]", by: "Read twice]", after: "#### Must\n- [ ] Send\n\n#### Nice\n- [ ] Read twice\n"},
		{was: functional, now: "- [ ] Send\n\n#### Nice\n\n* [ ] Read\n", of: "Read]", by: "Read twice]", after: "- [ ] Send\n\n#### Nice\n\n* [ ] Read twice\n"},
		{was: functional, now: "- [ ] Send\n\n#### Nice\n- [ ] Read\n", of: "[Send", by: "[Send it", after: "- [ ] Send it\n\n#### Nice\n- [ ] Read\n"},
		{was: functional, now: "#### All\n- [ ] Send\n- [ ] Read\n\n#### Open\n", of: "Read]", by: "Read twice]", after: "#### All\n- [ ] Send\n- [ ] Read twice\n\n#### Open\n"},
		{was: functional, now: "#### Must\n- [ ] Send <!-- ask Ann -->\n\n#### Nice\n- [ ] Read\n", of: "Read]", by: "Read twice]", after: "#### Must\n- [ ] Send <!-- ask Ann -->\n\n#### Nice\n- [ ] Read twice\n"},
		{was: functional, now: "#### Must\n- [ ] Send\n\n#### Nice\n- [ ] Read <!-- ask Ann -->\n", of: "Read]", by: "Read twice]", isKept: true},
		{was: functional, now: "#### Must\n- [ ] <!-- ask Ann --> Send\n\n#### Nice\n- [ ] Read\n", of: "[Send", by: "[Send it", isKept: true},
		{was: functional, now: "- [ ] Send <a id=\"r\"></a>\n\n#### Nice\n- [ ] Read\n", of: "[Send", by: "[Send it", isKept: true},
		{was: functional, now: "#### Must\n- [ ] Send\n\n#### Nice\n- [ ] Read\n", of: "Read]", by: "Read, Erase]"},
		{was: functional, now: "#### Must\n- [ ] Send\n\n#### Nice\n- [ ] Read\n", of: ", Read]", by: "]"},
		{was: functional, now: "#### Must\n- [ ] Send\n\n#### Nice\n- [ ] Read\n", of: "Send, Read]", by: "Read, Send]"},
		{was: functional, now: "#### Must\n- [ ] Send\n\nMy words.\n\n#### Nice\n- [ ] Read\n", of: "Read]", by: "Read twice]", isEdit: true},
		{was: functional, now: "#### Must\n- [x] Send\n\n#### Nice\n- [ ] Read\n", of: "Read]", by: "Read twice]", isEdit: true},
		{was: functional, now: "#### Must\n- [ ] Send it\n\n#### Nice\n- [ ] Read it\n", of: "Read]", by: "Read twice]", isEdit: true},
		{was: components, now: "#### Gateway\nThe door.\n\n#### Store\nThe shelf.\n", of: "The door", by: "The way in", isEdit: true},
		{was: components, now: "1. **Gateway**: The door.\n\n#### Store\nThe shelf.\n", of: "The door", by: "The way in", isEdit: true},
		{was: functional, now: functional + "\n#### Mine\nMy words.\n", of: "Read]", by: "Read twice]", after: "- [ ] Send\n- [ ] Read twice\n\n#### Mine\nMy words.\n"},
		{was: functional, now: functional + "\n#### Mine\n- [ ] Send\n", of: "Read]", by: "Read twice]", after: "- [ ] Send\n- [ ] Read twice\n\n#### Mine\n- [ ] Send\n"},
	} {
		b := &testBank{t: t, path: t.TempDir()}
		path := filepath.Join(b.path, "design-a-chat.md")
		b.update(problem(t, groupsSpec))
		rewrite(t, path, test.was, test.now)
		touched := content(t, path)
		if got := b.update(problem(t, groupsSpec)); got[0].Action != disk.Unchanged || strings.Contains(outcomes(got[0]), "edited") != test.isEdit {
			t.Errorf("%q: with the same spec, it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
		}
		changed := problem(t, strings.Replace(groupsSpec, test.of, test.by, 1))
		got := b.update(changed)
		if test.after != "" {
			if after := content(t, path); after != strings.Replace(touched, test.now, test.after, 1) {
				t.Errorf("%q: it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
			}
		} else {
			isShown := func() bool {
				for _, c := range got[0].Sections {
					if strings.Contains(string(c.Ours), strings.TrimSpace(test.now)) {
						return true
					}
				}
				return false
			}
			if got[0].Action != bank.Conflict || content(t, path) != touched || !isShown() {
				t.Errorf("%q: it is %s, shown %t: %s", test.now, got[0].Action, isShown(), outcomes(got[0]))
			}
			if test.isKept {
				continue
			}
			b.force = true
			b.update(changed)
			if after, want := content(t, path), string(rendered(t, changed)); after != want {
				t.Errorf("%q: forced, the file is\n%s", test.now, after)
			}
			b.force = false
		}
		if got := b.update(changed); got[0].Action != disk.Unchanged {
			t.Errorf("%q: again, it is %s: %s", test.now, got[0].Action, outcomes(got[0]))
		}
	}
}
