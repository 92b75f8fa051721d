package bank_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"newproblem/scaffold/bank"
)

// The reference page explains each rule as the code does.
func TestRulesAreExplained(t *testing.T) {
	page, err := os.ReadFile("../../docs/checks.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range bank.Rules() {
		if row := fmt.Sprintf("| %s | %s | %s. | %s |\n", r.ID, r.Severity, r.Title, r.Why); !strings.Contains(string(page), row) {
			t.Errorf("docs/checks.md has not the row %s", row)
		}
	}
}
