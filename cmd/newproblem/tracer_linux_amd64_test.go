package main_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A run can be held at each call by which it changes what is on disk, as a
// debugger holds a program at a line. So a test can kill it just there, or let
// somebody else do something first. It is the program as it is shipped: nothing
// in it knows of this.

// A call is one by which a run changes what is on disk, or tells that it has.
type call struct {
	name     string
	print    bool // it writes to standard output
	unnamed  bool // it opens a file that has no name yet
	exchange bool // it lets two files change places
}

// A verdict is what becomes of a call.
type verdict int

const (
	granted verdict = iota
	refused         // the system does not know it
	deadly          // the run is killed before it
)

// calls are what a run is held at, by the numbers of the system.
var calls = map[uint64]string{
	unix.SYS_OPENAT:    "open", // of a new file
	unix.SYS_WRITE:     "write",
	unix.SYS_PWRITE64:  "write",
	unix.SYS_FTRUNCATE: "truncate",
	unix.SYS_FCHMOD:    "chmod",
	unix.SYS_FSYNC:     "sync",
	unix.SYS_LINKAT:    "link",
	unix.SYS_RENAMEAT:  "rename",
	unix.SYS_RENAMEAT2: "rename",
	unix.SYS_UNLINKAT:  "remove",
	unix.SYS_MKDIRAT:   "mkdir",
}

// traced runs a command, which must not be started, and asks at what becomes of
// each of its calls, with the number that it has.
func traced(t *testing.T, cmd *exec.Cmd, at func(n int, c call) verdict) ending {
	t.Helper()
	runtime.LockOSThread() // one thread alone may speak to the run
	defer runtime.UnlockOSThread()
	dir := t.TempDir()
	streams := make([]*os.File, 3)
	for i, name := range []string{"stdin", "stdout", "stderr"} {
		var err error
		if streams[i], err = os.OpenFile(filepath.Join(dir, name), os.O_RDWR|os.O_CREATE, 0o600); err != nil {
			t.Fatal(err)
		}
		defer streams[i].Close()
	}
	if cmd.Stdin != nil {
		_, err := streams[0].ReadFrom(cmd.Stdin)
		if _, failed := streams[0].Seek(0, 0); err != nil || failed != nil {
			t.Fatal(err, failed)
		}
	}
	run := tracee{threads: map[int]bool{}, at: at}
	status, err := run.follow(cmd, streams)
	if err != nil {
		t.Fatal(err)
	}
	e := ending{code: status.ExitStatus()}
	if status.Signaled() {
		e.signal = status.Signal()
	}
	for i, text := range []*string{&e.stdout, &e.stderr} {
		content, err := os.ReadFile(streams[i+1].Name())
		if err != nil {
			t.Fatal(err)
		}
		*text = string(content)
	}
	return e
}

// A tracee is a run that is followed.
type tracee struct {
	pid     int
	threads map[int]bool // that have begun
	n       int          // how many calls there were
	at      func(n int, c call) verdict
}

// follow starts the command and follows it to its end.
func (r *tracee) follow(cmd *exec.Cmd, streams []*os.File) (status syscall.WaitStatus, err error) {
	process, err := os.StartProcess(cmd.Path, cmd.Args, &os.ProcAttr{
		Dir: cmd.Dir, Env: cmd.Env, Files: streams,
		Sys: &syscall.SysProcAttr{Ptrace: true, Setpgid: true}, // a group, so that its threads can be waited for, and nothing else
	})
	if err != nil {
		return 0, err
	}
	defer process.Release()
	r.pid = process.Pid
	if _, err := syscall.Wait4(r.pid, &status, 0, nil); err != nil || !status.Stopped() {
		return status, fmt.Errorf("it does not stop at its start: %v, %w", status, err)
	}
	r.threads[r.pid] = true
	if err := syscall.PtraceSetOptions(r.pid, unix.PTRACE_O_TRACESYSGOOD|unix.PTRACE_O_TRACECLONE|unix.PTRACE_O_EXITKILL); err != nil {
		return 0, err
	}
	err = r.resume(r.pid, 0)
	for err == nil {
		var thread int
		thread, err = syscall.Wait4(-r.pid, &status, unix.WALL, nil)
		switch {
		case errors.Is(err, syscall.EINTR):
			err = nil
		case err != nil:
		case !status.Stopped() && thread == r.pid:
			return status, nil
		case status.Stopped():
			err = r.stopped(thread, status)
		}
	}
	return 0, errors.Join(err, syscall.Kill(r.pid, syscall.SIGKILL))
}

// stopped looks why a thread has stopped, and lets it go on.
func (r *tracee) stopped(thread int, status syscall.WaitStatus) error {
	signal := status.StopSignal()
	first := !r.threads[thread]
	r.threads[thread] = true
	switch {
	case signal == syscall.SIGTRAP|0x80:
		if c, is, err := r.entered(thread); err != nil {
			return err
		} else if is {
			r.n++
			switch r.at(r.n, c) {
			case deadly:
				return syscall.Kill(r.pid, syscall.SIGKILL)
			case refused:
				if err := refuse(thread); err != nil {
					return err
				}
			}
		}
		signal = 0
	case signal == syscall.SIGTRAP, signal == syscall.SIGSTOP && first: // a thread begins
		signal = 0
	}
	return r.resume(thread, signal)
}

// resume lets a thread go on up to its next call. It may be dead by now.
func (r *tracee) resume(thread int, signal syscall.Signal) error {
	if err := syscall.PtraceSyscall(thread, int(signal)); !errors.Is(err, syscall.ESRCH) {
		return err
	}
	return nil
}

// refuse makes a call that a thread is about to make one that there is not.
func refuse(thread int) error {
	var registers syscall.PtraceRegs
	err := syscall.PtraceGetRegs(thread, &registers)
	if err == nil {
		registers.Orig_rax = 1<<64 - 1
		err = syscall.PtraceSetRegs(thread, &registers)
	}
	return err
}

// entered gives the call that a thread is about to make, if it is one of calls.
func (r *tracee) entered(thread int) (c call, is bool, err error) {
	var info struct { // struct ptrace_syscall_info of linux/ptrace.h
		op     uint8
		_      [3]uint8
		arch   uint32
		ip, sp uint64
		number uint64
		args   [6]uint64
		_      uint64
	}
	const entry = 1
	_, _, errno := syscall.Syscall6(syscall.SYS_PTRACE, unix.PTRACE_GET_SYSCALL_INFO, uintptr(thread), unsafe.Sizeof(info), uintptr(unsafe.Pointer(&info)), 0, 0)
	switch {
	case errno == syscall.ESRCH:
		return c, false, nil
	case errno != 0:
		return c, false, fmt.Errorf("which call it makes: %w", errno)
	}
	c.name = calls[info.number]
	switch {
	case info.op != entry || c.name == "":
		return c, false, nil
	case c.name == "open":
		c.unnamed = info.args[2]&unix.O_TMPFILE == unix.O_TMPFILE
		return c, c.unnamed || info.args[2]&unix.O_CREAT != 0, nil
	case info.number == unix.SYS_RENAMEAT2:
		c.exchange = info.args[4]&unix.RENAME_EXCHANGE != 0
	case c.name == "write":
		c.print = info.args[0] == 1
		file, _ := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", r.pid, info.args[0])) // not of what is no file
		return c, strings.HasPrefix(file, "/") && info.args[0] != 2, nil
	}
	return c, true, nil
}

// mayTrace ends the test where nobody may hold another program, as in some
// containers.
func mayTrace(t *testing.T) {
	t.Helper()
	if err := tracing(); err != nil {
		unavailable(t, "this system lets us hold no program: %v", err)
	}
}

var tracing = sync.OnceValue(func() error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer null.Close()
	run := tracee{threads: map[int]bool{}, at: func(int, call) verdict { return granted }}
	_, err = run.follow(exec.Command("newproblem", "--version"), []*os.File{null, null, null})
	return err
})
