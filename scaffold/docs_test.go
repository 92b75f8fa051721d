package scaffold

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"newproblem/scaffold/funcs"
	"newproblem/scaffold/spec"
)

// The example spec is the bank's URL shortener, word for word.
func TestExampleSpec(t *testing.T) {
	header := "# A complete spec for newproblem: every field there is, with an example.\n" +
		"# Only the title is required. What you leave out keeps the template's\n" +
		"# placeholder. Make the problem with: newproblem --from THIS-FILE\n\n"
	text, err := spec.Write(spec.Example(), true)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "../examples/bank/specs/url-shortener.yaml", append([]byte(header), text...))
}

// TestDocs holds the lists in the reference pages to the code.
func TestDocs(t *testing.T) {
	for _, doc := range []struct {
		file, mark string
		write      func(*bytes.Buffer)
	}{
		{"../docs/spec.md", "fields", writeSpecFields},
		{"../docs/templates.md", "fields", writeTemplateFields},
		{"../docs/templates.md", "functions", writeFuncs},
	} {
		text, err := os.ReadFile(doc.file)
		if err != nil {
			t.Fatal(err)
		}
		before, rest, found1 := bytes.Cut(text, []byte("<!-- "+doc.mark+":"))
		comment, rest, found2 := bytes.Cut(rest, []byte("-->\n"))
		_, after, found3 := bytes.Cut(rest, []byte("<!-- end of "+doc.mark+" -->\n"))
		if !found1 || !found2 || !found3 {
			t.Fatalf("%s has no place for the %s", doc.file, doc.mark)
		}
		var b bytes.Buffer
		fmt.Fprintf(&b, "%s<!-- %s:%s-->\n\n", before, doc.mark, comment)
		doc.write(&b)
		fmt.Fprintf(&b, "\n<!-- end of %s -->\n%s", doc.mark, after)
		golden(t, doc.file, b.Bytes())
	}
}

func writeSpecFields(b *bytes.Buffer) {
	b.WriteString("| field | kind | what it says |\n| --- | --- | --- |\n")
	for _, f := range spec.Fields() {
		switch {
		case f.IsObject() && f.Many:
			fmt.Fprintf(b, "| `%s` | list of objects | %s |\n", f.Path, f.Help)
		case f.IsObject():
			fmt.Fprintf(b, "| `%s` | object | %s |\n", f.Path, f.Help)
		case f.Many:
			fmt.Fprintf(b, "| `%s` | list of %s | %s |\n", f.Path, f.Kind, f.Help)
		default:
			fmt.Fprintf(b, "| `%s` | %s | %s |\n", f.Path, f.Kind, f.Help)
		}
		for _, k := range f.Keys {
			fmt.Fprintf(b, "| `%s.%s` | %s | %s |\n", f.Path, k.Path, k.Kind, k.Help)
		}
	}
}

func writeTemplateFields(b *bytes.Buffer) {
	m, err := Builtin().Layout()
	if err != nil {
		panic(err)
	}
	b.WriteString("| field | what it is | where it stands |\n| --- | --- | --- |\n")
	line := func(path, what string) {
		var where []string
		for _, s := range m.At(path) {
			place := strings.Join(s.Trail[min(1, len(s.Trail)-1):], " › ")
			if s.Label != "" {
				place += ": " + s.Label
			}
			if place = fmt.Sprintf("%s (%s)", place, s.Place.Kind); !slices.Contains(where, place) {
				where = append(where, place)
			}
		}
		fmt.Fprintf(b, "| `.%s` | %s | %s |\n", path, what, strings.Join(where, "; "))
	}
	for _, f := range spec.Fields() {
		what := "text"
		switch {
		case f.Kind == spec.FileName:
			fmt.Fprintf(b, "| `.%s` | text | not shown: it names the file |\n", f.Path)
			continue
		case f.Kind == spec.Quantity:
			fmt.Fprintf(b, "| `.%s` | text | not shown: rows of the tables follow from it |\n", f.Path)
			continue
		case f.IsObject() && f.Many:
			what = "list of objects"
		case f.IsObject():
			what = "object"
		case f.Many:
			what = "list of texts"
		}
		line(f.Path, what)
		for _, k := range f.Keys {
			line(f.Path+"."+k.Path, "text")
		}
		if f.Path == "estimated_time.solving" {
			line("estimated_time.total", "text, computed")
		}
	}
}

func writeFuncs(b *bytes.Buffer) {
	b.WriteString("| function | what it gives |\n| --- | --- |\n")
	for _, f := range funcs.All() {
		fmt.Fprintf(b, "| `%s` | %s |\n", f.Name, strings.ReplaceAll(f.Help, "|", `\|`))
	}
}
