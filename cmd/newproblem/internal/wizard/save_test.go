//go:build !windows

package wizard

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/cmd/newproblem/internal/generate"
	"newproblem/scaffold/spec"

	. "newproblem/cmd/newproblem/internal/prompt/prompttest"
)

// reviewed are shortTurns with the review.
var reviewed = append(slices.Clone(shortTurns), Choose(changeAnswer, allWell))

// A file that is there with other content is never replaced without being asked
// for, and there is a way to every other end.
func TestNameTaken(t *testing.T) {
	const taken, mine = "design-a-cache.md already exists, with other content.", "# Mine\n"
	begin := func(t *testing.T) (d *desk, log string) {
		d = newDesk(t)
		log = filepath.Join(t.TempDir(), "log")
		d.env["EDITOR"] = d.editor(`printf '%s|' "$@" >> '`+log+`'`) + " --wait"
		d.put("design-a-cache.md", mine)
		return d, log
	}
	named := append(slices.Clone(reviewed), Keep(writeItTo, "design-a-cache.md"))
	t.Run("another name", func(t *testing.T) {
		d, _ := begin(t)
		e := d.ask("", append(named,
			Enter(taken, "Choose another name").Offers("Choose another name", "Open the one that is there", "Replace it", "Go back to the answers", "Stop; write nothing"),
			Text(writeItTo, "new/other.md").Given(""), // offering the same name again would lead in a circle
			Enter(allSet, "Write new/other.md"))...).ends(cli.ExitDone)
		d.hasFiles("design-a-cache.md", "new/other.md")
		same(t, d.read("design-a-cache.md"), mine)
		same(t, d.read("new/other.md"), d.make(shortFlags+"-o -"))
		d.makesAgain(e, "new/other.md")
	})
	t.Run("replaced", func(t *testing.T) {
		d, _ := begin(t)
		d.ask("", append(named, Choose(taken, "Replace it"))...).ends(cli.ExitDone)
		d.hasFiles("design-a-cache.md")
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -"))
	})
	t.Run("replaced with --force", func(t *testing.T) {
		d, _ := begin(t)
		d.ask("--force", append(named, Enter(taken, "Replace design-a-cache.md"))...).ends(cli.ExitDone)
		same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -"))
	})
	t.Run("opened", func(t *testing.T) {
		d, log := begin(t)
		d.ask("", append(named,
			Choose(taken, "Open the one that is there"),
			Keep(writeItTo, "design-a-cache.md"),
			Choose(taken, "Go back to the answers"),
			Choose(changeAnswer, "Title: Design a Cache"), Text("Title", "Design a Queue"),
			Choose(changeAnswer, allWell), Keep(writeItTo, "design-a-queue.md"), Choose(allSet, "Write design-a-queue.md"))...).ends(cli.ExitDone)
		d.hasFiles("design-a-cache.md", "design-a-queue.md")
		same(t, d.read("design-a-cache.md"), mine)
		same(t, d.read(log), "--wait|design-a-cache.md|")
	})
	t.Run("opened without an editor", func(t *testing.T) {
		d, _ := begin(t)
		delete(d.env, "EDITOR")
		d.ask("", append(named, Choose(taken, "Open the one that is there"), Stop(writeItTo))...).ends(cli.ExitInterrupted).says("no editor is set")
	})
	t.Run("stopped", func(t *testing.T) {
		d, _ := begin(t)
		d.ask("", append(named, Choose(taken, "Stop; write nothing"))...).ends(cli.ExitInterrupted).says(nothing)
		d.hasFiles("design-a-cache.md")
		same(t, d.read("design-a-cache.md"), mine)
	})
	t.Run("the same content", func(t *testing.T) {
		d, _ := begin(t)
		want := d.make(shortFlags + "-o -")
		d.put("design-a-cache.md", want)
		d.ask("", append(named, Enter("design-a-cache.md already has exactly this content.", "Leave it as it is").
			Offers("Leave it as it is", "Choose another name", "Go back to the answers", "Stop; write nothing"))...).ends(cli.ExitDone).says("design-a-cache.md is unchanged")
		same(t, d.read("design-a-cache.md"), want)
	})
	t.Run("in the meantime", func(t *testing.T) {
		d, _ := begin(t)
		if err := os.Remove("design-a-cache.md"); err != nil {
			t.Fatal(err)
		}
		d.ask("", append(named,
			Choose(allSet, "Write design-a-cache.md").While(func() { d.put("design-a-cache.md", mine) }),
			Keep(writeItTo, "design-a-cache.md"), Choose(taken, "Choose another name"), Text(writeItTo, "b.md"), Choose(allSet, "Write b.md"))...).ends(cli.ExitDone)
		same(t, d.read("design-a-cache.md"), mine)
		d.hasFiles("b.md", "design-a-cache.md")
	})
}

// Where nothing can be written, that is told, and another place can be given:
// the answers are not lost.
func TestCannotWrite(t *testing.T) {
	d := newDesk(t)
	d.put("file", "not a folder")
	turns := append(slices.Clone(reviewed), Text(writeItTo, "file/cache.md"), Keep(writeItTo, "design-a-cache.md"), Choose(allSet, "Choose another name"))
	if runtime.GOOS == "linux" { // here even root cannot
		turns = append(turns, Text(writeItTo, "/proc/cache.md"))
		if os.Getuid() == 0 { // who may, as far as can be foreseen
			turns = append(turns, Enter(allSet, "Write /proc/cache.md"))
		}
	}
	e := d.ask("", append(turns, Text(writeItTo, "cache.md"), Enter(allSet, "Write cache.md"))...).ends(cli.ExitDone).says("newproblem: ", "hint: ")
	d.hasFiles("cache.md", "file")
	same(t, d.read("cache.md"), d.make(shortFlags+"-o -"))
	d.makesAgain(e, "cache.md")
}

// A dry run and standard output ask for no file.
func TestWritesNoFile(t *testing.T) {
	for _, flags := range []string{"--dry-run", "-o -", "--dry-run -o new"} {
		t.Run(flags, func(t *testing.T) {
			d := newDesk(t)
			e := d.ask(flags, reviewed...).ends(cli.ExitDone)
			d.hasFiles()
			d.hasNoDraft()
			same(t, e.out, d.make(shortFlags+"-o -"))
		})
	}
}

// --edit opens the new file, and an editor that fails is told: the file is there.
func TestEditsAfterwards(t *testing.T) {
	d := newDesk(t)
	d.editor(`echo edited >> "$1"`)
	d.ask("--edit", append(slices.Clone(reviewed), Keep(writeItTo, "design-a-cache.md"), Choose(allSet, "Write design-a-cache.md"))...).ends(cli.ExitDone)
	same(t, d.read("design-a-cache.md"), d.make(shortFlags+"-o -")+"edited\n")
	d.editor(`exit 3`)
	d.ask("--edit", append(slices.Clone(reviewed), Text(writeItTo, "b.md"), Choose(allSet, "Write b.md"))...).ends(cli.ExitFailed).says("exit status 3", "the file is there")
	d.hasFiles("b.md", "design-a-cache.md")
	d.hasNoDraft()
}

// A path at home is as a shell would have made it, and what to do next is told
// with it.
func TestHome(t *testing.T) {
	d := newDesk(t)
	home := t.TempDir()
	d.env["HOME"] = home
	made := filepath.Join(home, "bank", "design-a-cache.md")
	e := d.ask("", append(slices.Clone(reviewed), Text(writeItTo, "~/bank"), Enter(allSet, "Write "+made))...).ends(cli.ExitDone)
	if e.out != made+"\n" {
		t.Errorf("standard output is %q", e.out)
	}
	same(t, d.read(made), d.make(shortFlags+"-o -"))
	d.make(e.again()) // the same file is there
	for path, want := range map[string]string{"~": "/h", "~/a": "/h/a", "~a": "~a", "a/~": "a/~", "": "", "/a": "/a"} {
		if got := expandHome(path, "/h"); got != want {
			t.Errorf("expandHome(%q) is %q, want %q", path, got, want)
		}
		if got := expandHome(path, ""); got != path {
			t.Errorf("without a home, expandHome(%q) is %q", path, got)
		}
	}
}

// Whatever is said, the command line that is told says the same.
func TestCommandLine(t *testing.T) {
	d := newDesk(t)
	p := spec.Example()
	for _, odd := range []string{"", `it's "odd"`, "$HOME `id` \\", "[in brackets]", "[a", "{a: b}", "- dash", "# hash", "a: b, c", "~", "100%", "日本語 🚀", "null", "1.0", "yes", "'", "*"} {
		if odd != "" {
			p.Set("requirements.functional", spec.List(odd, "another"))
			p.Set("tags", spec.List("one", "two words"))
			p.Set("business_context", spec.Text("x "+odd+"\n\nline: two"))
			story := spec.Object()
			story.Keys["as"], story.Keys["want"] = spec.Text(odd), spec.Text("x "+odd)
			p.Set("user_stories", spec.Value{Items: []spec.Value{story}})
		}
		d.run("-o new/file.md", func(ctx context.Context, setup generate.Setup) error {
			run, err := generate.Open(ctx, setup)
			if err != nil {
				return err
			}
			line, ok := strings.CutPrefix(commandLine(p, setup.Choices.Template, setup.Choices.Output), "newproblem ")
			if !ok || !strings.HasSuffix(line, " --output new/file.md") {
				t.Errorf("the command line is %s", line)
			}
			doc, err := run.Template.Render(run.WithDefaults(p))
			if err != nil {
				return err
			}
			same(t, d.make(strings.TrimSuffix(line, "new/file.md")+"-"), string(doc.Bytes()))
			return nil
		}).ends(cli.ExitDone)
	}
}
