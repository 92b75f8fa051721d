package main_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"testing"
)

// The tests of this package start the program that users have, as users do: it
// is built once, and stands in the PATH of all of them. NEWPROBLEM names one
// that is built already, such as one that counts what it covers:
//
//	go build -cover -coverpkg=./... -o /tmp/newproblem ./cmd/newproblem
//	NEWPROBLEM=/tmp/newproblem NEWPROBLEM_COVERED=/tmp/covered go test ./cmd/newproblem
const handedIn = "NEWPROBLEM"

// Exit codes are a contract with scripts: the tests have them on their own.
const (
	exitDone        = 0
	exitFindings    = 1
	exitWrongUse    = 2
	exitFailed      = 3
	exitInterrupted = 130
)

func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == parseByGold {
		parseAll()
		return
	}
	flag.Parse()
	beSeveral()
	code, err := runTests(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(code)
}

// runTests runs the tests with the program in their PATH.
func runTests(m *testing.M) (code int, err error) {
	dir, err := os.MkdirTemp("", "newproblem-tests-")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	// Some tests run the program as another user, who has to get there.
	if err := os.Chmod(dir, 0o711); err != nil {
		return 0, err
	}
	if err := buildProgram(filepath.Join(dir, "newproblem"+exeEnding())); err != nil {
		return 0, err
	}
	if err := os.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH")); err != nil {
		return 0, err
	}
	return m.Run(), nil
}

// beSeveral lets more tests run at once than there are processors, unless the
// command line says how many: most of them wait for a terminal.
func beSeveral() {
	said := false
	flag.Visit(func(f *flag.Flag) { said = said || f.Name == "test.parallel" })
	if !said {
		_ = flag.Set("test.parallel", strconv.Itoa(4*runtime.GOMAXPROCS(0)))
	}
}

// coverage is what a program that counts what it covers has to be told. Under its
// usual name, go test has given that variable a value for this binary.
func coverage() []string {
	if dir := os.Getenv("NEWPROBLEM_COVERED"); dir != "" {
		return []string{"GOCOVERDIR=" + dir}
	}
	return nil
}

func exeEnding() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}

// writeScript makes a file that a shell runs. No process is started meanwhile: it
// would hold the file open for writing, and nobody could run it as long.
func writeScript(t *testing.T, path, lines string) {
	t.Helper()
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+lines+"\n"), 0o777); err != nil {
		t.Fatal(err)
	}
}

// buildProgram makes the program as the Makefile does, but for the commit that
// it was built from: or it would be linked anew after each.
func buildProgram(file string) error {
	if given := os.Getenv(handedIn); given != "" {
		given, err := filepath.Abs(given)
		if err != nil {
			return err
		}
		return os.Symlink(given, file)
	}
	cmd := exec.Command("go", "build", "-buildvcs=false", "-trimpath", "-ldflags=-s -w", "-o", file, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building newproblem: %w\n%s", err, out)
	}
	return nil
}
