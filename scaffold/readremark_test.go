package scaffold

import (
	"strings"
	"testing"

	"newproblem/scaffold/internal/spectest"
)

// Where a section of the template may be one heading or another, as one of them has a remark
// behind the title, spec says of the one that it leaves out which it may be.
func TestReadBesideRemark(t *testing.T) {
	said, err := spectest.Read("title: Chat\nrequirements: {functional: [Send]}\n")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Builtin().Render(said)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		old, touched string
		told         int
	}{
		{"### Non-Functional", "### Functional Requirements (v2)\n- [ ] Mine\n\n### Non-Functional", 1},
		{"### Functional", "### Functional Requirements（v2）\n- [ ] Mine\n\n### Functional", 1},
		{"### Functional Requirements", "### Functional Requirements (v1)\n\n### Functional Requirements (v2)", 2},
		{"### Non-Functional", "### Extras (v2)\n- [ ] Mine\n\n### Non-Functional", 0},
		{"### Functional Requirements", "### Functional Requirements (v1)", 0},
	} {
		reading, err := Builtin().Read([]byte(strings.Replace(string(doc.Bytes()), test.old, test.touched, 1)))
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		for _, u := range reading.Unplaced {
			if strings.Contains(u.Why, `it may be "Functional Requirements" with a remark`) {
				told++
			}
		}
		if told != test.told {
			t.Errorf("%q: it is told %d times: %v", test.touched, told, reading.Unplaced)
		}
	}
}

// A remark behind the words that the template has behind a title is no part of that.
func TestReadRemarkBehindTitle(t *testing.T) {
	for behind, want := range map[string]string{
		" - System Design Interview Problem (draft)":     "Chat",
		" - System Design Interview Problem [draft] ✅":   "Chat",
		": System Design Interview Problem (draft)":      "Chat",
		" (for teams) - System Design Interview Problem": "Chat (for teams)",
		" (for teams)": "Chat (for teams)",
		" - A System Design Interview Problem Book (draft)": "Chat - A System Design Interview Problem Book (draft)",
	} {
		reading, err := Builtin().Read([]byte("# Chat" + behind + "\n\n## Metadata\n"))
		if err != nil {
			t.Fatal(err)
		}
		if title, _ := reading.Problem.Get("title"); title.Text != want {
			t.Errorf("%q is read as %q, not %q", behind, title.Text, want)
		}
	}
}
