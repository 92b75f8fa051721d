package bank

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the list of settings into its reference page")

// TestDocs holds the list of settings in the reference page to the code.
func TestDocs(t *testing.T) {
	const file, begin, end = "../../docs/bank.md", "<!-- settings: written by make generate -->\n", "<!-- end of settings -->\n"
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found1 := bytes.Cut(page, []byte(begin))
	_, after, found2 := bytes.Cut(rest, []byte(end))
	if !found1 || !found2 {
		t.Fatalf("%s has no place for the settings", file)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s%s\n| setting | what it says |\n| --- | --- |\n", before, begin)
	for _, s := range settingsTable() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", s.key, strings.ReplaceAll(s.help, "|", `\|`))
	}
	fmt.Fprintf(&b, "\n%s%s", end, after)
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(page), b.String()); diff != "" {
		t.Errorf("%s is stale: run make generate (-page +want):\n%s", file, diff)
	}
}
