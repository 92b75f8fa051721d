package main_test

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"
)

const (
	startPairs          = 200 // short runs, so many of them: the start of a process is noisy
	streamPairs         = 5   // long runs, which are steady
	fewSpecs, manySpecs = 1_000, 10_000
	specsPerFile        = 1_000   // complete specs in one file: newproblem reads at most 64 MiB of one
	benchRoom           = 1 << 30 // what the files of one comparison take at most, in bytes
)

// BenchmarkAgainstCp times whole runs of newproblem against cp, which makes
// the same files from files that are there already: nothing that has to think
// about what it writes can be much faster. The two run in turn, a pair at a
// time, and what counts is the ratio within each pair: a busy machine slows
// down both, so ratios can be compared between machines and days, and
// milliseconds cannot. The benchmark passes whatever the ratios are.
//
//	go test -run '^$' -bench AgainstCp -benchtime 1x ./cmd/newproblem
func BenchmarkAgainstCp(b *testing.B) {
	cp, err := exec.LookPath("cp")
	if err != nil {
		skipAloud(b, "there is no cp on this machine to compare with")
	}
	c := &comparison{newproblem: programUnderTest(b), cp: cp}
	b.Run("one_problem", c.oneProblem)
	b.Run("10,000_small_specs", c.smallSpecs)
	b.Run("10,000_complete_specs", c.completeSpecs)
}

// skipAloud skips a benchmark, and says why also when there is no -v.
func skipAloud(b *testing.B, why string) {
	fmt.Printf("%s is skipped: %s\n", b.Name(), why)
	b.SkipNow()
}

// programUnderTest gives the program that all tests start, by its path.
func programUnderTest(b *testing.B) string {
	path, err := exec.LookPath("newproblem")
	if err != nil {
		b.Fatal(err)
	}
	return path
}

// A comparison knows the two programs.
type comparison struct{ newproblem, cp string }

// oneProblem is what a script does: one problem from flags, with all that a
// start costs.
func (c *comparison) oneProblem(b *testing.B) {
	dir, where := workFolder(b)
	blank := filepath.Join(dir, "blank.md")
	saveOutput(b, blank, c.newproblem, "template", "show")
	empty := func() string {
		out := filepath.Join(dir, "out")
		removeAll(b, out)
		if err := os.Mkdir(out, 0o777); err != nil {
			b.Fatal(err)
		}
		return out
	}
	once := func() pair {
		var p pair
		p.ours = timeRun(b, c.newproblem, "--title", "Design a URL Shortener", "--difficulty", "medium",
			"--tags", "caching,databases", "--requirement", "Shorten a long URL",
			"--requirement", "Redirect by short code", "--output", empty())
		p.theirs = timeRun(b, c.cp, blank, empty())
		return p
	}
	once() // so that both programs are in memory

	var pairs []pair
	for b.Loop() {
		for range startPairs {
			pairs = append(pairs, once())
		}
	}
	tellPairs(b, "one problem / cp of the template", "cp", where, pairs)
}

// smallSpecs is a bank begun from a list: much to write, little to say.
func (c *comparison) smallSpecs(b *testing.B) {
	dir, where := workFolder(b)
	stream := func(n int) string {
		file := filepath.Join(dir, fmt.Sprintf("%d.yaml", n))
		writeSpecs(b, file, 0, n, smallSpec)
		return file
	}
	c.streams(b, dir, where, "small specs", stream(fewSpecs), stream(manySpecs))
}

// completeSpecs is the most that can be said, 10,000 times over. yaml.v3 bounds
// these runs from below: it takes 0.2 to 0.5 ms to read each spec, ten times
// and more what cp takes to copy its file. A ratio like that of the small specs
// is not to be had, and what is on top of the reading is ours.
func (c *comparison) completeSpecs(b *testing.B) {
	dir, where := workFolder(b)
	example := filepath.Join(dir, "example.yaml")
	saveOutput(b, example, c.newproblem, "spec")
	text, err := os.ReadFile(example)
	if err != nil {
		b.Fatal(err)
	}
	text = regexp.MustCompile(`(?m)^slug: .*\n`).ReplaceAll(text, nil) // which all would have
	title := regexp.MustCompile(`(?m)^title: .*$`).FindIndex(text)
	if title == nil {
		b.Fatal("the example of newproblem spec has no line with a title")
	}
	spec := func(w *bufio.Writer, i int) {
		_, _ = w.Write(text[:title[0]]) // Flush gives the error
		fmt.Fprintf(w, "title: Design Service %05d", i)
		_, _ = w.Write(text[title[1]:])
	}

	folder := filepath.Join(dir, "specs")
	if err := os.Mkdir(folder, 0o777); err != nil {
		b.Fatal(err)
	}
	var files []string
	for i := 0; i < manySpecs; i += specsPerFile {
		files = append(files, filepath.Join(folder, fmt.Sprintf("%05d.yaml", i)))
		writeSpecs(b, files[len(files)-1], i, i+specsPerFile, spec)
	}
	c.streams(b, dir, where, "complete specs", files[0], folder)
}

// smallSpec is about what an author says of a problem that is still an idea.
func smallSpec(w *bufio.Writer, i int) {
	fmt.Fprintf(w, `title: Design Service %05d
difficulty: Medium
tags: [caching, databases]
requirements:
  functional:
    - Store a record under a key of service %d
    - Find the record by its key
    - Delete records after a year
`, i, i)
}

// writeSpecs writes the specs from first to last, without the last, as one
// stream of documents. They are never in memory together, because a process
// begins its life with the peak memory of the one that started it.
func writeSpecs(b *testing.B, file string, first, last int, spec func(w *bufio.Writer, i int)) {
	f, err := os.Create(file)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	for i := first; i < last; i++ {
		fmt.Fprintln(w, "---")
		spec(w, i)
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
}

// streams compares many problems with cp -r of their files, and with few
// problems, which shows how time and memory grow with the work.
func (c *comparison) streams(b *testing.B, dir, where, what, fewFrom, manyFrom string) {
	made, out := filepath.Join(dir, "made"), filepath.Join(dir, "out")
	timeRun(b, c.newproblem, "--from", manyFrom, "--output", made) // the files that cp copies
	if files, err := filepath.Glob(filepath.Join(made, "*.md")); err != nil || len(files) != manySpecs {
		b.Fatalf("newproblem made %d files of %d specs (%v)", len(files), manySpecs, err)
	}
	fresh := func(program string, args ...string) sample {
		defer removeAll(b, out)
		return timeRun(b, program, append(args, out)...)
	}

	var pairs []pair
	var smaller []sample
	var growth []float64
	for b.Loop() {
		for range streamPairs {
			p := pair{
				ours:   fresh(c.newproblem, "--from", manyFrom, "--output"),
				theirs: fresh(c.cp, "-r", made),
			}
			less := fresh(c.newproblem, "--from", fewFrom, "--output")
			pairs, smaller = append(pairs, p), append(smaller, less)
			growth = append(growth, p.ours.time.Seconds()/less.time.Seconds()/(manySpecs/fewSpecs))
		}
	}
	tellPairs(b, "10,000 "+what+" / cp -r of their files", "cp", where, pairs)
	tellRatio(b, "time per problem, of 10,000 / of 1,000", growth)
	tellPeaks(b, fewSpecs, manySpecs, smaller, oursOf(pairs))
}

// workFolder makes a folder in memory, where no disk makes the times unsteady,
// and says where it is. Where there is none, the folder for temporary files
// has to do.
func workFolder(b *testing.B) (dir, where string) {
	for _, parent := range []string{"/dev/shm", os.TempDir()} {
		if !inMemory(parent, benchRoom) {
			continue
		}
		if dir, err := os.MkdirTemp(parent, "newproblem-bench-"); err == nil {
			b.Cleanup(func() { removeAll(b, dir) })
			return dir, "in memory, " + parent
		}
	}
	return b.TempDir(), "NOT in memory: no memory file system with 1 GiB free was found"
}

func removeAll(b *testing.B, path string) {
	if err := os.RemoveAll(path); err != nil {
		b.Fatal(err)
	}
}

// saveOutput keeps what a program prints in a file.
func saveOutput(b *testing.B, file, program string, args ...string) {
	out, err := exec.Command(program, args...).Output()
	if err == nil {
		err = os.WriteFile(file, out, 0o666)
	}
	if err != nil {
		b.Fatalf("%s %q: %v", program, args, err)
	}
}

// A sample is what one run of a program took.
type sample struct {
	time   time.Duration // on the wall
	cpu    time.Duration // on all processors together
	memory int64         // at its peak, in bytes; 0 where it is not known
}

// A pair is a run of newproblem and one of another program right after it.
type pair struct{ ours, theirs sample }

func (p pair) ratio() float64 { return p.ours.time.Seconds() / p.theirs.time.Seconds() }

// timeRun runs a program to its end, with an empty environment and its output
// thrown away. A run that fails would be a quick one: it ends the benchmark.
func timeRun(b *testing.B, program string, args ...string) sample {
	return timeExit(b, 0, program, args...)
}

// timeExit is timeRun for a program that ends with another exit status.
func timeExit(b *testing.B, status int, program string, args ...string) sample {
	cmd := exec.Command(program, args...)
	cmd.Env = []string{}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	start := time.Now()
	err := cmd.Run()
	s := sample{time: time.Since(start)}
	if cmd.ProcessState.ExitCode() != status {
		b.Fatalf("%s %q: %v\n%s", program, args, err, stderr.Bytes())
	}
	s.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	s.memory = peakMemory(cmd.ProcessState)
	return s
}

// tellPairs reports the ratio first, and then the times it comes from, with
// the processors' share: newproblem uses all of them, and cp uses one.
func tellPairs(b *testing.B, what, other, where string, pairs []pair) {
	ratios := make([]float64, len(pairs))
	theirs := make([]sample, len(pairs))
	for i, p := range pairs {
		ratios[i], theirs[i] = p.ratio(), p.theirs
	}
	b.ReportMetric(0, "ns/op") // of many runs together, which says nothing
	b.ReportMetric(tellRatio(b, what, ratios), "×"+other)
	fmt.Fprintf(b.Output(), "newproblem %s, %s %s; %s\n", timesOf(oursOf(pairs)), other, timesOf(theirs), where)
}

func oursOf(pairs []pair) []sample {
	out := make([]sample, len(pairs))
	for i, p := range pairs {
		out[i] = p.ours
	}
	return out
}

// tellRatio prints the median of ratios and how far they lie apart, and gives the
// median. One in twenty at either end is left out: with many short runs, the
// extremes tell of the machine.
func tellRatio(b *testing.B, what string, ratios []float64) float64 {
	slices.Sort(ratios)
	cut := len(ratios) / 20
	low, high := ratios[cut], ratios[len(ratios)-1-cut]
	which := ""
	if cut > 0 {
		which = "nine in ten from "
	}
	m := median(ratios)
	fmt.Fprintf(b.Output(), "%-46s %6.2f ×   (median of %d pairs; %s%.2f to %.2f)\n", what, m, len(ratios), which, low, high)
	return m
}

// timesOf gives the median time of runs, and of their processors.
func timesOf(samples []sample) string {
	wall, cpu := make([]float64, len(samples)), make([]float64, len(samples))
	for i, s := range samples {
		wall[i], cpu[i] = s.time.Seconds()*1000, s.cpu.Seconds()*1000
	}
	return milliseconds(median(wall)) + " (" + milliseconds(median(cpu)) + " of processors)"
}

// tellPeaks reports how much memory runs with little and with much work took.
func tellPeaks(b *testing.B, few, many int, little, much []sample) {
	peakFew, peakMany := peakOf(little), peakOf(much)
	if peakMany == 0 {
		fmt.Fprintln(b.Output(), "peak memory: not measured on this system")
		return
	}
	told := func(peak int64) string {
		if peak <= ownPeakMemory() { // which would hide a smaller one
			return "at most " + mebibytes(peak)
		}
		return mebibytes(peak)
	}
	fmt.Fprintf(b.Output(), "peak memory: %s for %d files, %s for %d\n", told(peakFew), few, told(peakMany), many)
	b.ReportMetric(float64(peakMany)/(1<<20), "peak-MiB")
}

func peakOf(samples []sample) int64 {
	return slices.MaxFunc(samples, func(a, b sample) int { return cmp.Compare(a.memory, b.memory) }).memory
}

// median is the middle of numbers.
func median(numbers []float64) float64 {
	s := slices.Sorted(slices.Values(numbers))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}

// milliseconds writes a time with three digits, or all of its whole ones.
func milliseconds(ms float64) string {
	digits := 0
	switch {
	case ms < 10:
		digits = 2
	case ms < 100:
		digits = 1
	}
	return strconv.FormatFloat(ms, 'f', digits, 64) + " ms"
}

func mebibytes(n int64) string { return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20)) }
