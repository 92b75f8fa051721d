package scaffold

import (
	"strings"
	"testing"
)

// A colon or a dash that is bold with the name before it parts the two; a hyphen that is part
// of the name stays.
func TestReadBoldJoint(t *testing.T) {
	t.Parallel()
	for item, want := range map[string]string{
		"**Gateway -** Holds sockets":   "Gateway|Holds sockets",
		"**Gateway –** Holds sockets":   "Gateway|Holds sockets",
		"**Gateway—** Holds sockets":    "Gateway|Holds sockets",
		"**Gateway:** Holds sockets":    "Gateway|Holds sockets",
		"**Gateway：** Holds sockets":    "Gateway|Holds sockets",
		"**Gateway** - Holds sockets":   "Gateway|Holds sockets",
		"**Grade A-** Holds sockets":    "Grade A-|Holds sockets",
		"**API-Gateway** Holds sockets": "API-Gateway|Holds sockets",
		"**Gateway:** - Holds sockets":  "Gateway|Holds sockets",
		"**Gateway:** – Holds sockets":  "Gateway|Holds sockets",
		"**Gateway** - : Holds sockets": "Gateway|Holds sockets",
		"**Gateway** – - Holds sockets": "Gateway|Holds sockets",
		"**Gateway -**: Holds sockets":  "Gateway|Holds sockets",
		"**Gateway -:** Holds sockets":  "Gateway|Holds sockets",
		"**Gateway: -** Holds sockets":  "Gateway|Holds sockets",
		"**Gateway**: - Holds sockets":  "Gateway|- Holds sockets", // as the template writes that
		"**Gateway:** -5 degrees":       "Gateway|-5 degrees",
		"**Gateway:** --flag":           "Gateway|--flag",
	} {
		reading, err := Builtin().Read([]byte("# A\n\n\n\n### Core Components\n1. " + item + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if v, _ := reading.Problem.Get("architecture.components"); len(v.Items) == 1 {
			got = strings.Join([]string{v.Items[0].Keys["name"].Text, v.Items[0].Keys["description"].Text}, "|")
		}
		if got != want {
			t.Errorf("%q is read as %q, not %q", item, got, want)
		}
	}
}
