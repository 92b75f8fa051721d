//go:build !windows

package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	goldtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// A hostileEntry is one entry of testdata/hostile.yaml, which says what its
// keys mean.
type hostileEntry struct {
	name, path string
	texts      map[string]string // by path, the entry's own and those of "also"
	items      int
	file       []byte
	json       bool
	shows      string
	refused    string // words of the error, or "" where the text is shown
	wild       bool   // the text is no text: no spec can hold it
}

// readHostile reads the corpus. Every entry has a name and a reason.
func readHostile(t *testing.T) []hostileEntry {
	t.Helper()
	const name = "testdata/hostile.yaml"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	nodes, err := source.Parse(name, data)
	if err != nil {
		t.Fatal(err)
	}
	var entries []hostileEntry
	names := map[string]bool{}
	for _, n := range nodes[0].Items {
		e, err := readHostileEntry(n)
		if err != nil {
			t.Fatalf("%s: %v", n.At, err)
		}
		if names[e.name] {
			t.Fatalf("%s: there are two entries called %q", n.At, e.name)
		}
		names[e.name] = true
		entries = append(entries, e)
	}
	return entries
}

func readHostileEntry(n source.Node) (e hostileEntry, err error) {
	said := map[string]string{}
	e.texts = map[string]string{}
	for _, pair := range n.Pairs {
		said[pair.Key] = pair.Value.Text
		for _, also := range pair.Value.Pairs {
			e.texts[also.Key] = also.Value.Text
		}
	}
	holds := said["holds"]
	e.name, e.path, e.shows, e.json = said["name"], said["path"], said["shows"], said["json"] == "true"
	var refused bool
	e.refused, refused = strings.CutPrefix(holds, "refused: ")
	switch {
	case e.name == "" || said["why"] == "" || e.path == "":
		return e, fmt.Errorf("an entry has a name, a reason and a path")
	case !refused && holds != "shown":
		return e, fmt.Errorf("what holds is %q", holds)
	case !refused:
		e.refused = ""
	}
	times, text := 1, said["text"]
	if said["times"] != "" {
		times, err = strconv.Atoi(said["times"])
	}
	if said["items"] != "" {
		e.items, err = strconv.Atoi(said["items"])
	}
	switch {
	case err != nil:
		return e, err
	case said["file"] != "":
		if e.file, err = unescapeGo(said["file"]); e.shows == "" {
			return e, err
		}
		text = e.shows
	case said["bytes"] != "":
		raw, err := unescapeGo(said["bytes"])
		e.texts[e.path], e.wild = string(raw), true
		return e, err
	}
	e.texts[e.path] = strings.Repeat(text, times)
	return e, nil
}

// unescapeGo reads a text with Go's escapes, in which quotes need none.
func unescapeGo(s string) ([]byte, error) {
	var out []byte
	for s != "" {
		c, multibyte, rest, err := strconv.UnquoteChar(s, 0)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", s, err)
		}
		if multibyte {
			out = append(out, string(c)...)
		} else {
			out = append(out, byte(c))
		}
		s = rest
	}
	return out, nil
}

// problem is what the entry says, as a tree of values, each text passed
// through as.
func (e *hostileEntry) problem(as func(path, text string) string) map[string]any {
	tree := map[string]any{}
	if _, ok := e.texts["title"]; !ok {
		tree["title"] = "Design a Cache"
	}
	for _, path := range slices.Sorted(maps.Keys(e.texts)) {
		f, key := hostileField(path)
		var value any = as(path, e.texts[path])
		if key != nil && f.Many {
			value = e.object(f, as)
		}
		switch {
		case f.Many && e.items > 0:
			value = slices.Repeat([]any{value}, e.items)
		case f.Many:
			value = []any{value}
		case key != nil:
			path = f.Path + "." + key.Path
		}
		group, names := tree, strings.Split(f.Path, ".")
		if key != nil && !f.Many {
			names = strings.Split(path, ".")
		}
		for _, name := range names[:len(names)-1] {
			if group[name] == nil {
				group[name] = map[string]any{}
			}
			group = group[name].(map[string]any)
		}
		group[names[len(names)-1]] = value
	}
	return tree
}

// object is the object of a list that the entry says keys of. Its first key is
// said by the test, unless the entry says it.
func (e *hostileEntry) object(f *spec.Field, as func(path, text string) string) map[string]any {
	object := map[string]any{}
	for _, k := range f.Keys {
		if text, ok := e.texts[f.Path+"."+k.Path]; ok {
			object[k.Path] = as(f.Path+"."+k.Path, text)
		}
	}
	if object[f.Keys[0].Path] == nil && object[f.Short] == nil {
		object[f.Keys[0].Path] = "first"
	}
	return object
}

// hostileField gives the field of a path, and the key that leads into it.
func hostileField(path string) (f, key *spec.Field) {
	for i := range spec.Fields() {
		f := &spec.Fields()[i]
		if f.Path == path {
			return f, nil
		}
		if rest, ok := strings.CutPrefix(path, f.Path+"."); ok && f.IsObject() && f.Key(rest) != nil {
			return f, f.Key(rest)
		}
	}
	panic("there is no field " + path)
}

func hostileKind(path string) spec.Kind {
	f, key := hostileField(path)
	if key != nil {
		return key.Kind
	}
	return f.Kind
}

func asGiven(_, text string) string { return text }

// asJSON writes a tree as JSON, with as few escapes as can be.
func asJSON(t *testing.T, tree any) string {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(tree); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// asYAML writes a tree as YAML that has every text in double quotes, whose
// escapes are Go's. Flow is for a value of one line.
func asYAML(tree any, indent string, flow bool) string {
	var out strings.Builder
	switch tree := tree.(type) {
	case string:
		return strconv.Quote(tree)
	case []any:
		for _, item := range tree {
			out.WriteString("\n" + indent + "- " + strings.TrimLeft(asYAML(item, indent+"  ", flow), "\n "))
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(tree)) {
			value := asYAML(tree[key], indent+"  ", flow)
			if flow {
				out.WriteString(", " + key + ": " + value)
			} else {
				out.WriteString("\n" + indent + key + ": " + value)
			}
		}
		if flow {
			return "{" + strings.TrimPrefix(out.String(), ", ") + "}"
		}
	}
	return out.String()
}

// asFlags writes what the entry says as flags.
func (e *hostileEntry) asFlags() []string {
	flags := map[string]string{"title": "--title", "requirements.functional": "--requirement", "difficulty": "--difficulty", "last_updated": "--date"}
	var args []string
	done := map[string]bool{}
	for _, path := range slices.Sorted(maps.Keys(e.texts)) {
		f, key := hostileField(path)
		text := e.texts[path]
		var words []string
		switch {
		case key != nil && f.Many:
			if done[f.Path] {
				continue
			}
			done[f.Path] = true
			words = []string{"--set", f.Path + "=" + asYAML(e.object(f, asGiven), "", true)}
		case flags[path] != "":
			words = []string{flags[path] + "=" + text}
		case f.Many && strings.HasPrefix(text, "["):
			words = []string{"--set", path + "=[" + strconv.Quote(text) + "]"}
		default:
			words = []string{"--set", path + "=" + text}
		}
		for range max(1, e.items) {
			args = append(args, words...)
		}
	}
	if _, ok := e.texts["title"]; !ok {
		args = append(args, "--title", "Design a Cache")
	}
	return args
}

// An outcome is what one run of newproblem gave.
type outcome struct {
	code           int
	stdout, stderr string
}

// runWith runs newproblem with some standard input.
func runWith(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	cmd := exec.Command("newproblem", args...)
	cmd.Dir, cmd.Env = t.TempDir(), environment(nil)
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &stdout, &stderr
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatalf("newproblem %s: %v", short(strings.Join(args, " ")), err)
	}
	return outcome{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// TestHostile says each entry of the corpus with flags and in specs, and holds
// each of them to the laws.
func TestHostile(t *testing.T) {
	t.Parallel()
	entries := readHostile(t)
	if len(entries) < 80 {
		t.Errorf("the corpus has %d entries", len(entries))
	}
	for _, e := range entries {
		t.Run(e.name, func(t *testing.T) {
			t.Parallel()
			var document string
			for way, said := range e.ways(t) {
				out := filepath.Join(t.TempDir(), "problems")
				got := runWith(t, "", append(said, "--output", out)...)
				if e.refused != "" {
					e.checkRefused(t, way, got, out)
					continue
				}
				made := e.checkFile(t, way, got, out)
				if document != "" && made != document {
					t.Errorf("%s: the document is another: %s", way, short(cmp.Diff(document, made)))
				}
				document = made
			}
			if e.refused == "" && document != "" {
				e.checkShown(t, document)
				e.checkReadBack(t, document)
			}
		})
	}
}

// ways are the command lines that say the entry.
func (e *hostileEntry) ways(t *testing.T) map[string][]string {
	t.Helper()
	dir := t.TempDir()
	from := func(name, content string) []string {
		makeFile(t, filepath.Join(dir, name), content)
		return []string{"--from", filepath.Join(dir, name)}
	}
	switch {
	case e.file != nil && e.json:
		return map[string][]string{"the file": from("spec.json", string(e.file))}
	case e.file != nil:
		return map[string][]string{"the file": from("spec.yaml", string(e.file))}
	case e.wild:
		return map[string][]string{"flags": e.asFlags()}
	}
	tree := e.problem(asGiven)
	ways := map[string][]string{
		"YAML": from("spec.yaml", strings.TrimPrefix(asYAML(tree, "", false), "\n")+"\n"),
		"JSON": from("spec.json", asJSON(t, tree)),
	}
	if flags := e.asFlags(); !slices.ContainsFunc(flags, noArgument) {
		ways["flags"] = flags
	}
	return ways
}

// noArgument reports whether a text is one that no program can be started with:
// it has a NUL, or more than the 128 KiB that Linux takes.
func noArgument(text string) bool {
	return strings.ContainsRune(text, 0) || len(text) >= 128<<10
}

// checkRefused holds a refusal to the contract: the exit status, an error that
// names the field and a way out, nothing on standard output, no file.
func (e *hostileEntry) checkRefused(t *testing.T, way string, got outcome, out string) {
	t.Helper()
	if got.code != exitWrongUse || got.stdout != "" {
		t.Errorf("%s: exit status %d, and on standard output %q", way, got.code, short(got.stdout))
	}
	for _, words := range []string{"newproblem: ", e.refused, "\nhint: "} {
		if !strings.Contains(got.stderr, words) {
			t.Errorf("%s: the error does not say %q: %s", way, words, short(got.stderr))
		}
	}
	if e.file == nil && !strings.Contains(got.stderr, e.path+" ") {
		t.Errorf("%s: the error does not name %s: %s", way, e.path, short(got.stderr))
	}
	if strings.ContainsFunc(got.stderr, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f }) {
		t.Errorf("%s: the error has control characters: %q", way, short(got.stderr))
	}
	if files := tree(t, out); len(files) > 0 {
		t.Errorf("%s: it was refused, and there are %q", way, files)
	}
}

// tree gives all files below a folder, which need not be there, without the
// manifest of the bank.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(filepath.Dir(dir), func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != bank.ManifestName {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// portable is a file name that every system takes: no device, no dot or space
// at its end, nothing but ASCII, far below 255 bytes.
var portable = regexp.MustCompile(`^[a-z0-9]+(?:--?[a-z0-9]+)*\.md$`)

var device = regexp.MustCompile(`^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\.md$`)

// linksTold matches what is told of links to files that are not there.
var linksTold = regexp.MustCompile(`(newproblem: warning: .*: related\.link leads to .*, which does not exist yet\n)+hint: .*\n`)

// checkFile holds what was made to the contract, and gives the document: one
// file in the output folder, with a portable name, which is what is printed.
func (e *hostileEntry) checkFile(t *testing.T, way string, got outcome, out string) string {
	t.Helper()
	if got.code != exitDone || linksTold.ReplaceAllString(got.stderr, "") != "" {
		t.Errorf("%s: exit status %d: %s", way, got.code, short(got.stderr))
		return ""
	}
	files := tree(t, out)
	if len(files) != 1 || got.stdout != files[0]+"\n" || filepath.Dir(files[0]) != out {
		t.Errorf("%s: the files are %q, and it prints %q", way, files, short(got.stdout))
		return ""
	}
	name := filepath.Base(files[0])
	if len(name) > 200 || !portable.MatchString(name) || device.MatchString(name) {
		t.Errorf("%s: the file is called %q", way, name)
	}
	content, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// checkReadBack holds a document to giving a spec from which it comes again.
func (e *hostileEntry) checkReadBack(t *testing.T, document string) {
	t.Helper()
	back := runWith(t, document, "spec", "-")
	if back.code != exitDone || back.stderr != "" {
		t.Errorf("reading back: exit status %d: %s", back.code, short(back.stderr))
		return
	}
	again := runWith(t, back.stdout, "--from", "-", "--output", "-")
	if again.code != exitDone || again.stdout != document {
		t.Errorf("read back, it gives another document: %s\n%s\n%s", short(again.stderr), short(cmp.Diff(document, again.stdout)), short(back.stdout))
	}
}

// short is a text that may be very long, for a message.
func short(s string) string {
	if len(s) > 2000 {
		return s[:2000] + "…"
	}
	return s
}

// gfm is the reference for what a reader of Markdown sees.
var gfm = goldmark.New(goldmark.WithExtensions(extension.GFM))

func page(t *testing.T, doc string) string {
	t.Helper()
	var out bytes.Buffer
	if err := gfm.Convert([]byte(doc), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// placeMarker stands for a text of the entry in the reference document.
func placeMarker(path string) string {
	return "Qz" + strings.Map(func(r rune) rune {
		if r == '.' || r == '_' {
			return 'Q'
		}
		return r
	}, path) + "zQ"
}

// checkShown compares a document with the one that has a word in place of each
// text: the structure is the same, and where the words stand is what the texts
// mean.
func (e *hostileEntry) checkShown(t *testing.T, document string) {
	t.Helper()
	said := asJSON(t, e.problem(func(path, text string) string {
		switch hostileKind(path) {
		case spec.Choice, spec.Number, spec.Stars, spec.Date, spec.FileName, spec.Quantity:
			return text
		}
		return placeMarker(path)
	}))
	reference := runWith(t, said, "--from", "-", "--output", "-")
	if reference.code != exitDone {
		t.Fatalf("the reference: %s", reference.stderr)
	}
	authors := map[string]bool{}
	placed, err := scaffold.Builtin().Layout()
	if err != nil {
		t.Fatal(err)
	}
	for path := range e.texts {
		if hostileKind(path) == spec.Block {
			authors[placed.At(path)[0].Heading()] = true
		}
	}
	if diff := cmp.Diff(structure(reference.stdout, authors), structure(document, authors)); diff != "" {
		t.Errorf("the structure changed (-template +document): %s", short(diff))
	}
	want, got := page(t, reference.stdout), page(t, document)
	for path, text := range e.texts {
		want = e.meaning(t, want, path, text)
	}
	if e.shows != "" {
		want, got = visible(want), visible(got)
	} else if e.isPlain() { // a bare URL in plain text may become a link, or not
		want, got = links.ReplaceAllString(want, ""), links.ReplaceAllString(got, "")
	}
	if strings.Contains(got, "<!-- raw HTML omitted -->") {
		t.Errorf("there is raw HTML in the document")
	}
	if collapse(want) != collapse(got) {
		t.Errorf("it is not shown as given (-want +got): %s", short(cmp.Diff(lines(want), lines(got))))
	}
}

// isPlain reports whether all texts of the entry show every character.
func (e *hostileEntry) isPlain() bool {
	for path := range e.texts {
		if k := hostileKind(path); k != spec.Plain && k != spec.Label {
			return false
		}
	}
	return true
}

var (
	links  = regexp.MustCompile(`</?a\b[^>]*>`)
	tags   = regexp.MustCompile(`<[^>]*>`)
	breaks = regexp.MustCompile(`\r\n?|\n`)
)

func visible(page string) string { return html.UnescapeString(tags.ReplaceAllString(page, "")) }

// collapse makes what a browser takes for white space one space.
func collapse(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\r\n", r) }), " ")
}

// lines are the lines of a page with their ends trimmed.
func lines(page string) []string {
	var out []string
	for line := range strings.SplitSeq(page, "\n") {
		out = append(out, collapse(line))
	}
	return out
}

// meaning puts what a text means in place of its word in the reference page.
func (e *hostileEntry) meaning(t *testing.T, want, path, text string) string {
	t.Helper()
	word := placeMarker(path)
	oneLine := strings.TrimSpace(breaks.ReplaceAllString(text, " "))
	switch hostileKind(path) {
	case spec.Plain, spec.Label:
		return strings.ReplaceAll(want, word, escapeHTML(oneLine))
	case spec.Inline:
		alone := htmlAsText(t, "z "+oneLine)
		alone = strings.TrimSuffix(strings.TrimPrefix(alone, "<p>z "), "</p>\n")
		return strings.ReplaceAll(want, word, alone)
	case spec.Block:
		if e.shows != "" {
			return strings.ReplaceAll(want, word, escapeHTML(e.shows))
		}
		return strings.ReplaceAll(want, "<p>"+word+"</p>\n", page(t, breaks.ReplaceAllString(text, "\n")))
	case spec.Code:
		code := strings.TrimRight(breaks.ReplaceAllString(text, "\n"), " \t\n")
		return strings.ReplaceAll(want, word, escapeHTML(code))
	case spec.Link:
		return e.destination(t, want, word, text)
	}
	return want
}

// destination checks where the link of the document leads, and puts it into
// the reference page as it is written there: encoded characters are the same
// as those they stand for.
func (e *hostileEntry) destination(t *testing.T, want, word, text string) string {
	t.Helper()
	document := runWith(t, asJSON(t, e.problem(asGiven)), "--from", "-", "--output", "-")
	for _, m := range regexp.MustCompile(`<a href="([^"]*)"`).FindAllStringSubmatch(page(t, document.stdout), -1) {
		leads, err1 := url.PathUnescape(html.UnescapeString(m[1]))
		meant, err2 := url.PathUnescape(text)
		if err1 == nil && err2 == nil && leads == meant {
			return strings.ReplaceAll(want, word, m[1])
		}
	}
	t.Errorf("no link leads to %q", text)
	return want
}

// htmlAsText is a page on which raw HTML is text.
func htmlAsText(t *testing.T, doc string) string {
	t.Helper()
	var out bytes.Buffer
	m := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(
		renderer.WithNodeRenderers(util.Prioritized(rawAsText{}, 1))))
	if err := m.Convert([]byte(doc), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

type rawAsText struct{}

func (rawAsText) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, func(w util.BufWriter, doc []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		_, err := w.WriteString(escapeHTML(string(n.(*ast.RawHTML).Segments.Value(doc))))
		return ast.WalkSkipChildren, err
	})
}

// escapeHTML escapes text as goldmark does.
func escapeHTML(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// structure is every block of a document as goldmark sees it, with its depth:
// headings with their words, but for the title's. The blocks of sections with
// block texts are the author's.
func structure(document string, authors map[string]bool) []string {
	doc := []byte(document)
	root := gfm.Parser().Parse(goldtext.NewReader(doc))
	var out []string
	section := ""
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // it never fails
		if !entering || n.Type() != ast.TypeBlock {
			return ast.WalkContinue, nil
		}
		depth := 0
		for p := n.Parent(); p != nil; p = p.Parent() {
			depth++
		}
		what := fmt.Sprintf("%d %s", depth, n.Kind())
		switch n := n.(type) {
		case *ast.Heading:
			section = strings.TrimSpace(string(n.Lines().Value(doc)))
			what += fmt.Sprintf(" %d", n.Level)
			if n.Level > 1 {
				what += " " + section
			}
		case *ast.List:
			what += " " + string(n.Marker)
		case *ast.FencedCodeBlock:
			what += " " + string(n.Language(doc))
		}
		if n.Kind() == ast.KindHeading || !authors[section] {
			out = append(out, what)
		}
		return ast.WalkContinue, nil
	})
	return out
}
