package main_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the program prints into the scripts, where they compare it with a file of theirs")

// TestScripts runs the scripts, each in a folder and an environment of its
// own. Every call in them is held to its exit status and both of its streams.
func TestScripts(t *testing.T) {
	blank, err := os.ReadFile("../../scaffold/testdata/seed.md")
	if err != nil {
		t.Fatal(err)
	}
	blank = append(blank, '\n')
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			// Nothing comes from outside but PATH: no CI, no editor, no
			// SOURCE_DATE_EPOCH, none of what go generate sets.
			path := filepath.Join(env.WorkDir, ".tmp", "blank.md")
			env.Vars = append(env.Vars, coverage()...)
			env.Vars = append(env.Vars, "TZ=UTC", "LC_ALL=C.UTF-8", "BLANK="+path, "NL=\n", "CR=\r", "BELL=\a", "LONG="+strings.Repeat("x", 300))
			env.Values[remembered{}] = map[string]memory{}
			return os.WriteFile(path, blank, 0o666)
		},
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Getuid() == 0, nil
			}
			return false, fmt.Errorf("there is no condition %s", name)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":           exits,
			"prints":          func(ts *testscript.TestScript, neg bool, args []string) { saysExactly(ts, neg, "stdout", args) },
			"says":            func(ts *testscript.TestScript, neg bool, args []string) { saysExactly(ts, neg, "stderr", args) },
			"files":           files,
			"remember":        remember,
			"untouched":       untouched,
			"unended":         unended,
			"mode":            mode,
			"has":             has,
			"headings":        headings,
			"utf16":           inUTF16,
			"no-placeholders": noPlaceholders,
		},
	})
}

// plainly refuses a "!" and too few arguments for a command of the scripts.
func plainly(ts *testscript.TestScript, neg bool, args []string, least int, usage string) {
	if neg || len(args) < least {
		ts.Fatalf("usage: %s", usage)
	}
}

// exits runs a command, and holds it to an exit status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	plainly(ts, neg, args, 2, "exits STATUS COMMAND [ARGUMENT...]")
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// saysExactly holds a stream of the last command to some lines, and to
// nothing else; without arguments, to silence.
func saysExactly(ts *testscript.TestScript, neg bool, stream string, lines []string) {
	plainly(ts, neg, lines, 0, "prints [LINE...], or says [LINE...]")
	want := ""
	for _, line := range lines {
		want += line + "\n"
	}
	if diff := cmp.Diff(want, ts.ReadFile(stream)); diff != "" {
		ts.Fatalf("%s (-want +got):\n%s", stream, diff)
	}
}

// files holds a folder to the names in it, in alphabetical order.
func files(ts *testscript.TestScript, neg bool, args []string) {
	plainly(ts, neg, args, 1, "files FOLDER [NAME...]")
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, args[1:]) {
		ts.Fatalf("in %s are %q, want %q", args[0], got, args[1:])
	}
}

// inUTF16 writes a file in UTF-16, as a shell of Windows does.
func inUTF16(ts *testscript.TestScript, neg bool, args []string) {
	plainly(ts, neg, args, 1, "utf16 FILE")
	var out []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + ts.ReadFile(args[0]))) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out, 0o666))
}

type remembered struct{}

// A memory is what a file was like.
type memory struct {
	info    os.FileInfo
	content []byte
}

func look(ts *testscript.TestScript, file string) memory {
	info, err := os.Lstat(ts.MkAbs(file))
	ts.Check(err)
	return memory{info, []byte(ts.ReadFile(file))}
}

// remember makes a file old, and remembers it for untouched.
func remember(ts *testscript.TestScript, neg bool, args []string) {
	plainly(ts, neg, args, 1, "remember FILE...")
	for _, file := range args {
		old := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
		ts.Check(os.Chtimes(ts.MkAbs(file), old, old))
		ts.Value(remembered{}).(map[string]memory)[ts.MkAbs(file)] = look(ts, file)
	}
}

// untouched holds a file to be the very one that was remembered: never
// replaced, not even by the same bytes.
func untouched(ts *testscript.TestScript, neg bool, args []string) {
	plainly(ts, neg, args, 1, "untouched FILE...")
	for _, file := range args {
		before, ok := ts.Value(remembered{}).(map[string]memory)[ts.MkAbs(file)]
		now := look(ts, file)
		switch {
		case !ok:
			ts.Fatalf("%s was not remembered", file)
		case !os.SameFile(before.info, now.info):
			ts.Fatalf("%s is another file", file)
		case !before.info.ModTime().Equal(now.info.ModTime()):
			ts.Fatalf("%s was written to at %v", file, now.info.ModTime())
		case before.info.Mode() != now.info.Mode():
			ts.Fatalf("%s has the mode %v, not %v", file, now.info.Mode(), before.info.Mode())
		case !bytes.Equal(before.content, now.content):
			ts.Fatalf("%s has other content", file)
		}
	}
}

// unended takes the last line break away from files, which each file of a
// script has.
func unended(ts *testscript.TestScript, neg bool, args []string) {
	plainly(ts, neg, args, 1, "unended FILE...")
	for _, file := range args {
		text := strings.TrimSuffix(ts.ReadFile(file), "\n")
		ts.Check(os.WriteFile(ts.MkAbs(file), []byte(text), 0o666))
	}
}

// mode holds a file to its permissions.
func mode(ts *testscript.TestScript, neg bool, args []string) {
	plainly(ts, neg, args, 2, "mode OCTAL FILE")
	info, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := fmt.Sprintf("%03o", info.Mode().Perm()); got != args[0] {
		ts.Fatalf("%s has the mode %s, want %s", args[1], got, args[0])
	}
}

// has holds a file, or stdout, to a line that stands in it word for word;
// negated, to its absence.
func has(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] has FILE LINE")
	}
	if slices.Contains(strings.Split(ts.ReadFile(args[0]), "\n"), args[1]) == neg {
		ts.Fatalf("%s: wrong about the line %q:\n%s", args[0], args[1], ts.ReadFile(args[0]))
	}
}

// headings holds each problem in a file, or on stdout, to the headings of the
// blank, but for the title.
func headings(ts *testscript.TestScript, neg bool, args []string) {
	plainly(ts, neg, args, 1, "headings FILE...")
	want := headingsOf(ts.ReadFile(ts.Getenv("BLANK")))[1:]
	for _, file := range args {
		got := headingsOf(ts.ReadFile(file))
		if len(got) == 0 || !strings.HasPrefix(got[0], "# ") {
			ts.Fatalf("%s has no title", file)
		}
		if diff := cmp.Diff(want, got[1:]); diff != "" {
			ts.Fatalf("the headings of %s (-blank +got):\n%s", file, diff)
		}
	}
}

// headingsOf gives the heading lines outside code.
func headingsOf(text string) []string {
	var out []string
	inCode := false
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			inCode = !inCode
		case !inCode && strings.HasPrefix(line, "#"):
			out = append(out, line)
		}
	}
	return out
}

// bracketed is a placeholder. Glued to a word it is a box of a diagram, which
// is replaced whole.
var bracketed = regexp.MustCompile(`\B\[[^\[\]\n]*[^\[\]\s][^\[\]\n]*\]`)

// noPlaceholders holds a file, or stdout, to have none of the blank's texts in
// brackets. It is not empty, or it would have none for the wrong reason.
func noPlaceholders(ts *testscript.TestScript, neg bool, args []string) {
	plainly(ts, neg, args, 1, "no-placeholders FILE")
	text := ts.ReadFile(args[0])
	all := bracketed.FindAllString(ts.ReadFile(ts.Getenv("BLANK")), -1)
	if text == "" || len(all) < 100 {
		ts.Fatalf("%d bytes and %d placeholders are too few to compare", len(text), len(all))
	}
	for _, placeholder := range all {
		if strings.Contains(text, placeholder) {
			ts.Fatalf("%s still has %s", args[0], placeholder)
		}
	}
}
