package check_test

import (
	"regexp"
	"strings"
	"testing"

	"newproblem/scaffold"
	"newproblem/scaffold/check"
)

// TestIsProblem has what is a problem in a folder, and what merely looks like one.
func TestIsProblem(t *testing.T) {
	builtin, err := check.New(scaffold.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	blank := string(scaffold.Builtin().Blank())
	problem := strings.Replace(blank, "[Problem Title]", "Chat", 1)
	deeper := func(doc string) string { return strings.ReplaceAll("\n"+doc, "\n#", "\n##")[1:] }
	remarked := func(doc string) string {
		return regexp.MustCompile(`(?m)^##+ .*`).ReplaceAllString(doc, "$0 (draft)")
	}
	facts, _ := own(t, "# {{ .title }}\n\n- **Level**: {{ .difficulty }}\n- **Tags**: {{ .tags | join \", \" }}\n")
	bare, _ := own(t, "# {{ .title }}\n\n{{ .core_problem }}\n")
	formed, _ := own(t, "# {{ .title }} 📝\n\n- **Level**: {{ .difficulty }}\n")
	parts, _ := own(t, "# {{ .title }}\n\n## Facts\n- **Level**: {{ .difficulty }}\n\n## Story\n{{ .core_problem }}\n")
	for _, test := range []struct {
		checker *check.Checker
		doc     string
		want    bool
	}{
		{builtin, problem, true},
		{builtin, deeper(problem), true},
		{builtin, deeper(deeper(problem)), true},
		{builtin, "# Exported\n\n" + deeper(problem), true},
		{builtin, blank, false},
		{builtin, deeper(blank), false},
		{builtin, "# How to\n\n## The parts\n\n### Metadata\n\n### Problem Statement\n\n### Requirements Clarification\n\n### High-Level Design\n", false},
		{builtin, "# Problems\n\n## Chat - System Design Interview Problem\n\n## Feed - System Design Interview Problem\n", false},
		{builtin, "# Page\n\n" + deeper(strings.Replace(problem, " - System Design Interview Problem", "", 1)), true},
		{builtin, strings.ReplaceAll(strings.Replace(problem, " - System Design Interview Problem\n", "\n\n", 1), "\n\n## ", "\n\n## 📌 "), true},
		{builtin, remarked(strings.Replace(problem, " - System Design Interview Problem", "", 1)), true},
		{builtin, "# Page\n\n" + deeper(remarked(problem)), true},
		{builtin, "# The parts of a problem (an overview)\n\n## Metadata (all)\n\n## Problem Statement (all)\n", false},
		{builtin, "# A tool\n\n````console\n$ cat chat.md\n" + problem + "````\n\nMore.\n", false},
		{builtin, "# A tool\n\n~~~~\n# Chat - System Design Interview Problem\n~~~~\n", false},
		{builtin, "# Chat\n\nSee:\n\n```\ncode\n" + strings.Join(strings.SplitAfter(problem, "\n")[1:], ""), true}, // never closed, or by what opens another
		{facts, "# Chat\n\n- **Level**: Hard\n- **Tags**: a\n", true},
		{facts, "# Chat\n\nLevel: Hard\n", true},
		{facts, "# Notes\n\n- **Owner**: me\n", false},
		{facts, "# Levels\n", false},
		{bare, "# Chat\n\nA text.\n", false},
		{formed, "# Chat\n\n- **Level**: Hard\n", false},
		{formed, "# Chat 📝\n", true},
		{parts, "# Chat\n\n## Facts\n\n## Story\n", true},
		{parts, "## Chat\n\n### Facts\n\n### Story\n", true},
		{parts, "# Chat\n\n## Facts (draft)\n\n## Story\n", true},
		{parts, "# Chat\n\n## 1. Facts (draft)\n\n## 2. Story (draft)\n", true},
		{parts, "# Chat\n\n## Facts (draft)\n\n## Facts (old)\n", false},
		{parts, "## Chat\n\n### Facts\n\n### Others\n", false}, // a title of fields alone is no evidence
		{parts, "## Chat\n\n### Facts\n\n#### Story\n", false},
	} {
		if got := test.checker.IsProblem([]byte(test.doc)); got != test.want {
			t.Errorf("%.80q: %v", test.doc, got)
		}
	}
}
