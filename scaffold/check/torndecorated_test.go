package check_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/check"
)

// TestTornDecorated has titles with marks, numbers and emoji, torn at a space or within a
// word, and how they are joined: as a reader of the whole title sees them.
func TestTornDecorated(t *testing.T) {
	t.Parallel()
	c := builtin(t)
	for torn, want := range map[string]string{
		"### **Non-Functional**\n**Requirements**":     "### **Non-Functional Requirements**",
		"### **Non-Functional\nRequirements**":         "### **Non-Functional Requirements**",
		"### **Non-Functi**\n**onal Requirements**":    "### **Non-Functional Requirements**",
		"### **Non-Functional **\n**Requirements**":    "### **Non-Functional Requirements**",
		"### *Non-Functional*\n*Requirements*":         "### *Non-Functional Requirements*",
		"### __Non-Functional__\n__Requirements__":     "### __Non-Functional Requirements__",
		"### 3.1 Non-Functional\nRequirements":         "### 3.1 Non-Functional Requirements",
		"### 3.1 Non-Functi\nonal Requirements":        "### 3.1 Non-Functional Requirements",
		"### 3.1 **Non-Functional**\n**Requirements**": "### 3.1 **Non-Functional Requirements**",
		"### 🚀 Non-Functional\nRequirements":           "### 🚀 Non-Functional Requirements",
		"### Non-Functional\nRequirements":             "### Non-Functional Requirements",
	} {
		doc := strings.Replace(complete(t), "### Non-Functional Requirements", torn, 1)
		fixed, _ := c.Fix([]byte(doc), check.FixOptions{})
		if !strings.Contains(string(fixed), "\n"+want+"\n") {
			t.Errorf("%q is not joined as %q", torn, want)
		}
	}
}
