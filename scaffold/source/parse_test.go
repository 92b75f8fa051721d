package source_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"newproblem/scaffold/internal/seeded"
	"newproblem/scaffold/source"
)

// sketch draws a tree in one line for comparing: each value with its place.
func sketch(nodes []source.Node) string {
	var b strings.Builder
	for i := range nodes {
		if i > 0 {
			b.WriteString(" --- ")
		}
		draw(&b, nodes[i])
	}
	return b.String()
}

func draw(b *strings.Builder, n source.Node) {
	fmt.Fprintf(b, "%d:%d", n.At.Line, n.At.Column)
	switch n.Kind {
	case source.Null:
		b.WriteString(" null")
	case source.Text:
		fmt.Fprintf(b, " %q", n.Text)
	case source.List:
		b.WriteString(" [")
		for i, item := range n.Items {
			if i > 0 {
				b.WriteString(", ")
			}
			draw(b, item)
		}
		b.WriteString("]")
	case source.Mapping:
		b.WriteString(" {")
		for i, p := range n.Pairs {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(b, "%d:%d %s: ", p.At.Line, p.At.Column, p.Key)
			draw(b, p.Value)
		}
		b.WriteString("}")
	}
}

func TestParseYAML(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"a blank line", "\n", ""},
		{"comments only", "# one\n# two\n", ""},
		{"a marker only", "---\n", "2:1 null"},
		{"a mapping", "a: b\nc: d\n", `1:1 {1:1 a: 1:4 "b", 2:1 c: 2:4 "d"}`},
		{"no line break at the end", "a: b", `1:1 {1:1 a: 1:4 "b"}`},
		{"nested", "a:\n  b:\n    - c\n    - d: e\n", `1:1 {1:1 a: 2:3 {2:3 b: 3:5 [3:7 "c", 4:7 {4:7 d: 4:10 "e"}]}}`},
		{"flow", "a: [b, {c: d}]\n", `1:1 {1:1 a: 1:4 [1:5 "b", 1:8 {1:9 c: 1:12 "d"}]}`},
		{"empty collections", "a: []\nb: {}\n", `1:1 {1:1 a: 1:4 [], 2:1 b: 2:4 {}}`},
		{"a list", "- a\n- b\n", `1:1 [1:3 "a", 2:3 "b"]`},
		{"a text alone", "hello\n", `1:1 "hello"`},
		{"nothing said", "a:\nb: ~\nc: null\nd: \"\"\n", `1:1 {1:1 a: 1:3 null, 2:1 b: 2:4 null, 3:1 c: 3:4 null, 4:1 d: 4:4 ""}`},
		{"nothing in a list", "- a\n-\n- ~\n", `1:1 [1:3 "a", 2:2 null, 3:3 null]`},
		{"texts that look like other things", "a: 1.0\nb: 010\nc: 2026-11-23\nd: yes\ne: 0x10\nf: 1e3\ng: .inf\nh: 12:30\n",
			`1:1 {1:1 a: 1:4 "1.0", 2:1 b: 2:4 "010", 3:1 c: 3:4 "2026-11-23", 4:1 d: 4:4 "yes", 5:1 e: 5:4 "0x10", 6:1 f: 6:4 "1e3", 7:1 g: 7:4 ".inf", 8:1 h: 8:4 "12:30"}`},
		{"quoted null is a text", "a: \"null\"\nb: '~'\nc: !!str null\n", `1:1 {1:1 a: 1:4 "null", 2:1 b: 2:4 "~", 3:1 c: 3:4 "null"}`},
		{"keys that look like other things", "1: a\nyes: b\n1.0: c\n", `1:1 {1:1 1: 1:4 "a", 2:1 yes: 2:6 "b", 3:1 1.0: 3:6 "c"}`},
		{"escapes", `a: "x\ty\u00e9\U0001F680\\\"\n"` + "\nb: 'it''s'\n", `1:1 {1:1 a: 1:4 "x\tyé🚀\\\"\n", 2:1 b: 2:4 "it's"}`},
		{"literal", "a: |\n  one\n    two\n\n  three\nb: c\n", `1:1 {1:1 a: 1:4 "one\n  two\n\nthree\n", 6:1 b: 6:4 "c"}`},
		{"literal without its last break", "a: |-\n  one\n", `1:1 {1:1 a: 1:4 "one"}`},
		{"literal with all its breaks", "a: |+\n  one\n\n", `1:1 {1:1 a: 1:4 "one\n\n"}`},
		{"folded", "a: >\n  one\n  two\n\n  three\n", `1:1 {1:1 a: 1:4 "one two\nthree\n"}`},
		{"literal with dashes", "a: |\n  one\n  ---\n  two\n  ...\n", `1:1 {1:1 a: 1:4 "one\n---\ntwo\n...\n"}`},
		{"plain over two lines", "a: one\n  two\n", `1:1 {1:1 a: 1:4 "one two"}`},
		{"aliases", "a: &x b\nc: *x\n*x : d\n", `1:1 {1:1 a: 1:4 "b", 2:1 c: 2:4 "b", 3:1 b: 3:6 "d"}`},
		{"alias of a list", "a: &x [b]\nc: *x\n", `1:1 {1:1 a: 1:4 [1:8 "b"], 2:1 c: 2:4 [1:8 "b"]}`},
		{"comments", "# head\na: b # beside\n# foot\n", `2:1 {2:1 a: 2:4 "b"}`},
		{"documents", "a: b\n---\nc: d\n--- # comment\ne: f\n", `1:1 {1:1 a: 1:4 "b"} --- 3:1 {3:1 c: 3:4 "d"} --- 5:1 {5:1 e: 5:4 "f"}`},
		{"document on the marker's line", "--- a\n--- {b: c}\n", `1:5 "a" --- 2:5 {2:6 b: 2:9 "c"}`},
		{"marker first", "---\na: b\n", `2:1 {2:1 a: 2:4 "b"}`},
		{"document end", "a: b\n...\n---\nc: d\n...\n", `1:1 {1:1 a: 1:4 "b"} --- 4:1 {4:1 c: 4:4 "d"}`},
		{"directive", "%YAML 1.1\n---\na: b\n", `3:1 {3:1 a: 3:4 "b"}`},
		{"CRLF", "a: b\r\nc: |\r\n  one\r\n  two\r\n---\r\nd: e\r\n", `1:1 {1:1 a: 1:4 "b", 2:1 c: 2:4 "one\ntwo\n"} --- 6:1 {6:1 d: 6:4 "e"}`},
		{"BOM", "\ufeffa: b\n", `1:1 {1:1 a: 1:4 "b"}`},
		{"other scripts", "título: 設計 🚀\nb: c\n", `1:1 {1:1 título: 1:9 "設計 🚀", 2:1 b: 2:4 "c"}`},
		{"custom tags are not looked at", "a: !mine b\nc: !!int d\n", `1:1 {1:1 a: 1:4 "b", 2:1 c: 2:4 "d"}`},
		{"set", "? a\n? b\n", `1:1 {1:3 a: 2:1 null, 2:3 b: 3:1 null}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			nodes, err := source.Parse("spec.yaml", []byte(test.in))
			if err != nil {
				t.Fatalf("Parse(%q): %v", test.in, err)
			}
			if diff := cmp.Diff(test.want, sketch(nodes)); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", test.in, diff)
			}
		})
	}
}

func TestParseJSON(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"an object", `{"a": "b", "c": ["d", {"e": null}]}`, `1:1 {1:2 a: 1:7 "b", 1:12 c: 1:17 [1:18 "d", 1:23 {1:24 e: 1:29 null}]}`},
		{"lines", "{\n  \"a\": \"b\",\n  \"c\":\n    \"d\"\n}\n", `1:1 {2:3 a: 2:8 "b", 3:3 c: 4:5 "d"}`},
		{"tight", `{"a":"b","c":["d","e"]}`, `1:1 {1:2 a: 1:6 "b", 1:10 c: 1:14 [1:15 "d", 1:19 "e"]}`},
		{"empty collections", `{"a": {}, "b": []}`, `1:1 {1:2 a: 1:7 {}, 1:11 b: 1:16 []}`},
		{"a list", `[{"a": "b"}, "c"]`, `1:1 [1:2 {1:3 a: 1:8 "b"}, 1:14 "c"]`},
		{"escapes YAML cannot read", `{"a": "\ud83d\ude80\/\u00e9\n\"\\"}`, `1:1 {1:2 a: 1:7 "🚀/é\n\"\\"}`},
		{"escaped key", `{"\u0061": "b"}`, `1:1 {1:2 a: 1:12 "b"}`},
		{"numbers as they were written", `{"a": 1.0, "b": 1e3, "c": -0, "d": 12345678901234567890}`, `1:1 {1:2 a: 1:7 "1.0", 1:12 b: 1:17 "1e3", 1:22 c: 1:27 "-0", 1:31 d: 1:36 "12345678901234567890"}`},
		{"truth", `{"a": true, "b": false}`, `1:1 {1:2 a: 1:7 "true", 1:13 b: 1:18 "false"}`},
		{"text of delimiters", `{"a": ",:[]{}"}`, `1:1 {1:2 a: 1:7 ",:[]{}"}`},
		{"lines of documents", "{\"a\": \"b\"}\n{\"c\": \"d\"}\n", `1:1 {1:2 a: 1:7 "b"} --- 2:1 {2:2 c: 2:7 "d"}`},
		{"BOM", "\ufeff{\"a\": \"b\"}", `1:1 {1:2 a: 1:7 "b"}`},
		{"CRLF", "{\r\n\"a\": \"b\"\r\n}\r\n", `1:1 {2:1 a: 2:6 "b"}`},
		{"columns are bytes", `{"é": "b"}`, `1:1 {1:2 é: 1:8 "b"}`},
		{"white space first", "\n\n  {\"a\": \"b\"}", `3:3 {3:4 a: 3:9 "b"}`},
		{"nothing", "", ""},
		{"white space only", " \n\t", ""},
		{"a text alone", `"a"`, `1:1 "a"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			nodes, err := source.Parse("spec.JSON", []byte(test.in))
			if err != nil {
				t.Fatalf("Parse(%q): %v", test.in, err)
			}
			if diff := cmp.Diff(test.want, sketch(nodes)); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", test.in, diff)
			}
		})
	}
}

// Without a telling name, JSON is known by its looks; what only begins like
// it is YAML.
func TestParseTellsJSONFromYAML(t *testing.T) {
	for in, want := range map[string]string{
		`{"a": "\ud83d\ude80"}`:    `1:1 {1:2 a: 1:7 "🚀"}`,
		"\n [\"\\/\"]":             `2:2 [2:3 "/"]`,
		`{a: b}`:                   `1:1 {1:2 a: 1:5 "b"}`,
		`[a, b]`:                   `1:1 [1:2 "a", 1:5 "b"]`,
		"{a: b}\n---\n{c: d}\n":    `1:1 {1:2 a: 1:5 "b"} --- 3:1 {3:2 c: 3:5 "d"}`,
		"{\"a\": \"b\"} # comment": `1:1 {1:2 a: 1:7 "b"}`,
	} {
		nodes, err := source.Parse("standard input", []byte(in))
		if err != nil {
			t.Errorf("Parse(%q): %v", in, err)
		} else if got := sketch(nodes); got != want {
			t.Errorf("Parse(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestParseFaults(t *testing.T) {
	const name = "spec.yaml"
	tests := []struct {
		name, file, in string
		want           []string // how each fault begins
		nodes          string
	}{
		{"duplicate key", name, "a: b\nc: d\na: e\n", []string{"spec.yaml:3:1: a appears twice, first on line 1"}, ""},
		{"duplicate key, nested", name, "x:\n  - a: b\n    a: c\n", []string{"spec.yaml:3:5: a appears twice, first on line 2"}, ""},
		{"duplicate key, quoted", name, "a: b\n\"a\": c\n", []string{"spec.yaml:2:1: a appears twice"}, ""},
		{"duplicate key in a later document", name, "a: b\n---\nc: d\nc: e\n", []string{"spec.yaml:4:1: c appears twice, first on line 3"}, `1:1 {1:1 a: 1:4 "b"}`},
		{"merge key", name, "x: &x {a: b}\ny:\n  <<: *x\n", []string{"spec.yaml:3:3: merge keys (<<) are not supported"}, ""},
		{"binary", name, "a: b\nc: !!binary aGk=\n", []string{"spec.yaml:2:4: the tag !!binary is not supported"}, ""},
		{"a list as a key", name, "? [a]\n: b\n", []string{"spec.yaml:1:3: a key is not plain text"}, ""},
		{"a template as a value", name, "a: {{ b }}\n", []string{"spec.yaml:1:5: a key is not plain text"}, ""},
		{"colon in a text", name, "a: b: c\n", []string{"spec.yaml:1: is not valid YAML: mapping values are not allowed"}, ""},
		{"bracket never closed", name, "a: b\nc: [d\n", []string{"spec.yaml:"}, ""},
		{"placeholder with words behind", name, "a: [b] c\n", []string{"spec.yaml:1: is not valid YAML: did not find expected"}, ""},
		{"tab", name, "a:\n\tb: c\n", []string{"spec.yaml:2: is not valid YAML: found character that cannot start any token"}, ""},
		{"unknown alias", name, "a: *b\n", []string{"spec.yaml:1: is not valid YAML: unknown anchor 'b' referenced"}, ""},
		{"anchor in itself", name, "a: &a [*a]\n", []string{"spec.yaml:1"}, ""},
		{"a broken one among good ones", name, "a: b\n---\nc: [\n---\nd: e\n", []string{"spec.yaml:"}, `1:1 {1:1 a: 1:4 "b"} --- 5:1 {5:1 d: 5:4 "e"}`},
		{"two broken ones", name, "a: b: c\n---\nd: e\n---\nf: g\nf: h\n", []string{"spec.yaml:1: is not valid", "spec.yaml:6:1: f appears twice, first on line 5"}, `3:1 {3:1 d: 3:4 "e"}`},
		{"a broken one first", name, "a: b: c\n---\nd: e\n", []string{"spec.yaml:1: is not valid"}, `3:1 {3:1 d: 3:4 "e"}`},
		{"a broken one last", name, "---\na: b\n---\nd: 'e\n", []string{"spec.yaml:"}, `2:1 {2:1 a: 2:4 "b"}`},
		{"invalid UTF-8", name, "a: b\nc: d\xffe\n", []string{"spec.yaml:2:5: is not valid UTF-8"}, ""},
		{"invalid UTF-8 behind a BOM", name, "\ufeff\xff", []string{"spec.yaml:1:1: is not valid UTF-8"}, ""},
		{"UTF-16", name, "\xff\xfea\x00", []string{"spec.yaml:1:1: is not valid UTF-8"}, ""},
		{"control character", name, "a: b\x01\n", []string{"spec.yaml:1: is not valid YAML: control characters are not allowed"}, ""},
		{"JSON: duplicate key", "a.json", "{\"a\": 1,\n \"a\": 2}", []string{"a.json:2:2: a appears twice, first on line 1"}, ""},
		{"JSON: trailing garbage", "a.json", "{\"a\": \"b\"} x", []string{"a.json:1:12: is not valid JSON: invalid character 'x'"}, `1:1 {1:2 a: 1:7 "b"}`},
		{"JSON: trailing bracket", "a.json", "{\"a\": \"b\"}\n}", []string{"a.json:2:1: is not valid JSON"}, `1:1 {1:2 a: 1:7 "b"}`},
		{"JSON: trailing comma in an object", "a.json", "{\"a\": \"b\",\n}", []string{"a.json:2:1: is not valid JSON: invalid character '}'"}, ""},
		{"JSON: trailing comma in a list", "a.json", "[1,\n]", []string{"a.json:2:1: is not valid JSON: invalid character ']'"}, ""},
		{"JSON: ends early", "a.json", "{\"a\": [1, 2", []string{"a.json:1:12: is not valid JSON: it ends too early"}, ""},
		{"JSON: ends within a text", "a.json", "{\"a\": \"b", []string{"a.json:1:9: is not valid JSON: it ends too early"}, ""},
		{"JSON: missing comma", "a.json", "{\"a\": \"b\"\n \"c\": \"d\"}", []string{"a.json:2:2: is not valid JSON: invalid character '\"'"}, ""},
		{"JSON: bare key", "a.json", "{a: 1}", []string{"a.json:1:2: is not valid JSON: invalid character 'a'"}, ""},
		{"JSON: number as a key", "a.json", "{1: 2}", []string{"a.json:1:2: is not valid JSON"}, ""},
		{"JSON: comment", "a.json", "{\"a\": 1} // b", []string{"a.json:1:10: is not valid JSON"}, `1:1 {1:2 a: 1:7 "1"}`},
		{"JSON: line break in a text", "a.json", "{\"a\": \"b\nc\"}", []string{"a.json:1:9: is not valid JSON: invalid character '\\n' in string"}, ""},
		{"JSON: wrong escape", "a.json", `{"a": "\x"}`, []string{"a.json:1:9: is not valid JSON: invalid character 'x'"}, ""},
		{"JSON: comma first", "a.json", ",{}", []string{"a.json:1:1: is not valid JSON"}, ""},
		{"JSON: comma between documents", "a.json", "{},{}", []string{"a.json:1:3: is not valid JSON"}, "1:1 {}"},
		{"JSON: a word", "a.json", "nul", []string{"a.json:1:4: is not valid JSON"}, ""},
		{"JSON: invalid UTF-8", "a.json", "{\"a\": \"\xff\"}", []string{"a.json:1:8: is not valid UTF-8"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			nodes, err := source.Parse(test.file, []byte(test.in))
			faults := source.AsFaults(err)
			if len(faults) != len(test.want) {
				t.Fatalf("Parse(%q) gives %d faults, want %d:\n%v", test.in, len(faults), len(test.want), err)
			}
			for i, f := range faults {
				if !strings.HasPrefix(f.Error(), test.want[i]) {
					t.Errorf("fault %d is %q, want %q", i, f.Error(), test.want[i])
				}
				if f.Hint == "" {
					t.Errorf("fault %q has no hint", f.Error())
				}
			}
			if got := sketch(nodes); got != test.nodes {
				t.Errorf("the nodes are %s, want %s", got, test.nodes)
			}
		})
	}
}

// What an input can cost is bounded, and the bound is a fault, not a crash.
func TestParseBombs(t *testing.T) {
	laughs := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i <= 9; i++ {
		laughs += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	for name, in := range map[string]string{
		"aliases":         laughs,
		"deep YAML":       strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + " #",
		"deep YAML open":  "a: " + strings.Repeat("[", 20000),
		"deep mapping":    strings.Repeat("{a: ", 20000) + strings.Repeat("}", 20000),
		"deep JSON":       strings.Repeat("[", 20000) + strings.Repeat("]", 20000),
		"deep object":     strings.Repeat(`{"a":`, 20000) + "1" + strings.Repeat("}", 20000),
		"self":            "&a [*a, *a]",
		"self as a key":   "&a {*a : b}",
		"self as a value": "&a {b: *a}",
	} {
		t.Run(name, func(t *testing.T) {
			nodes, err := source.Parse("spec", []byte(in))
			if faults := source.AsFaults(err); len(faults) == 0 || faults[0].At.Line == 0 {
				t.Errorf("no fault with a line: %v; %d nodes", err, len(nodes))
			}
		})
	}
}

func TestParseTooLarge(t *testing.T) {
	_, err := source.Parse("spec.yaml", make([]byte, source.MaxSize+1))
	if err == nil || !strings.Contains(err.Error(), "64 MiB") {
		t.Errorf("the error is %v", err)
	}
}

// A hundred levels are read, in both languages.
func TestParseDepth(t *testing.T) {
	in := strings.Repeat("[", 100) + strings.Repeat("]", 100)
	for _, name := range []string{"a.json", "a.yaml"} {
		if _, err := source.Parse(name, []byte(in)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

var documents = []string{
	"a: b\n", "title: One\ntags: [x, y]\n", "---\na: |\n  one\n  ---\n  two\n", "--- # comment\nb: c\n", "---\n# only a comment\n", "---\nc: d: e\n",
	"---\nf: g\nf: h\n", "---\n- a\n- b\n", "--- text\n", "---\nlast: 'one\n\n  two'\n", "---\nx: [\n", "---\r\ny: z\r\n", "---\tq\n", "---\n...\n", "...\n---\na: 1\n", "---\n\n\nz: |+\n  a\n\n",
}

// YAML counts more line breaks than "\n"; chunks must count as it does.
func TestSplitCountsLinesAsYAMLDoes(t *testing.T) {
	for _, doc := range []string{
		"a: b\rc: d\n---\ne: f\n---\ng: h\n", "a: b\r\n---\r\nc: d\r\n---\r\ne: f\r\n", "a: \"b\u2028c\"\n---\nd: e\n", "a: \"b\u2029c\"\n---\nd: e\nd: f\n---\ng: h: i\n", "a: \"b\u0085c\"\n---\nd: e\n",
		"# \u2028 comment\n---\nd: e\n", "a: b\r---\nc: d: e\n---\nf: g\n", "a: |\n  b\u2028c\n---\nd: e\n",
	} {
		checkSplit(t, doc)
	}
}

// However a source is cut into chunks, they give the same nodes and faults.
func TestSplitAtAnySize(t *testing.T) {
	r := seeded.Rand(t, 1)
	for range seeded.Rounds(50) {
		var doc strings.Builder
		for range 1 + r.IntN(8) {
			doc.WriteString(documents[r.IntN(len(documents))])
		}
		checkSplit(t, doc.String())
	}
}

func checkSplit(t *testing.T, doc string) {
	t.Helper()
	want, wantErr := source.Parse("spec.yaml", []byte(doc))
	for size := range len(doc) + 2 {
		chunks, err := source.Split("spec.yaml", []byte(doc), size)
		if err != nil {
			t.Fatalf("Split(%q, %d): %v", doc, size, err)
		}
		var nodes []source.Node
		var faults source.Faults
		joined := ""
		for _, c := range chunks {
			more, bad := c.Parse()
			nodes, faults = append(nodes, more...), append(faults, bad...)
			joined += string(c.Data)
		}
		if joined != doc {
			t.Fatalf("Split(%q, %d) loses bytes: %q", doc, size, joined)
		}
		if diff := cmp.Diff(want, nodes, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("Split(%q, %d) gives other nodes (-whole +chunks):\n%s", doc, size, diff)
		}
		if diff := cmp.Diff(source.AsFaults(wantErr), faults, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("Split(%q, %d) gives other faults (-whole +chunks):\n%s", doc, size, diff)
		}
	}
}

func TestSplitSizes(t *testing.T) {
	doc := strings.Repeat("---\na: b\n", 100)
	for size, most := range map[int]int{0: 9, 1: 9, 90: 99, 1000: 1009} {
		chunks, err := source.Split("spec.yaml", []byte(doc), size)
		if err != nil {
			t.Fatal(err)
		}
		line := 1
		for _, c := range chunks {
			if len(c.Data) > most {
				t.Errorf("a chunk for size %d has %d bytes", size, len(c.Data))
			}
			if c.Line != line {
				t.Errorf("a chunk for size %d begins in line %d, says %d", size, line, c.Line)
			}
			line += strings.Count(string(c.Data), "\n")
		}
	}
}

// FuzzParse: whatever is read does not crash it, every fault has a place and a
// hint, and what parses can be encoded and parsed again to the same.
func FuzzParse(f *testing.F) {
	for _, d := range documents {
		f.Add(d)
	}
	for _, s := range append(nasty, `{"a": ["b", {"c": null}]}`, "a: &x [b]\nc: *x", "? [a]\n: b", "<<: {}", "!!binary aGk=", "a: !!null x", "- - - a", "{\"a\": \"\\ud83d\"}") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		for _, name := range []string{"spec.yaml", "spec.json", "spec"} {
			nodes, err := source.Parse(name, []byte(in))
			for _, fault := range source.AsFaults(err) {
				if fault.What == "" || fault.Hint == "" || fault.At.Line < 1 || fault.At.Line > 2+strings.Count(in, "\n")+strings.Count(in, "\r") {
					t.Errorf("Parse(%q, %q): fault %#v", name, in, fault)
				}
			}
			if err != nil && len(source.AsFaults(err)) == 0 {
				t.Errorf("Parse(%q, %q): %v has no fault", name, in, err)
			}
			for _, n := range nodes {
				checkRoundTrip(t, n)
			}
		}
		if len(in) < 200 && err2(source.Split("spec.yaml", []byte(in), 1)) == nil && !strings.Contains(in, "\ufeff") {
			checkSplit(t, in)
		}
	})
}

func err2(_ []source.Chunk, err error) error { return err }

// nasty are texts that YAML would like to read as something else.
var nasty = []string{
	"", " ", "a", "1.0", "1", "010", "0x1F", "0o17", "1_000", "1e3", ".5", "-1", "+1", ".inf", "-.Inf", ".nan", "yes", "no", "on", "off", "y", "n", "Yes", "TRUE", "true", "False", "null", "Null", "~", "2026-11-23", "2026-11-23T10:00:00Z", "12:30:45", "<<", "=", "!", "!!str", "!a b", "&a", "*a", "%a", "@a", "`a`", "|", ">", "|-", "> a", "- x", "-", "--", "---", "--- a", "...", "... a", "? a", "?", ": a", ":", "a: b", "a:", "a :b", "# x", "a # b", "a#b", "[a]", "[", "]", "{a}", "{a: b}", "{{ .x }}", "}", ",", "a, b", "'a'", "'", "\"a\"", "\"", "it's", "\\", "\\n", "C:\\new",
	" leading", "trailing ", "  both  ", "trailing  ", "\ttab", "tab\t", "a\tb", "\t", "a\nb", "a\n", "\na", "\n", "\n\n", "a\n\n", "a\n\nb\n", "  a\nb", "a\n  b", "  a\n  b\n", "    a\n  b", "a \nb", "a\n \nb", "a\n\t\nb", "\ta\nb", "a\n\tb", " \na", "\n a", "\n  a\nb", "- a\n- b", "a: b\nc: d", "# a\nb", "---\na\n---", "a\n---\nb", "...\na", "a\n# b", "a\r\nb", "a\rb", "\r", "|\n  a", "> a\n> b",
	"naïve", "設計", "😀", "👩‍👩‍👧", "e\u0301", "a\u00a0b", "\u00a0", "a\u2028b", "a\u2029b", "a\u0085b", "\ufeff", "a\ufeffb", "\u200b", "\x7f", "\x1b[0m", "\a", "\x00", "\ufffd", "\U0010ffff", "\ue000", "\ufdd0",
	strings.Repeat("long ", 100), strings.Repeat("x", 500), "long " + strings.Repeat("line ", 40) + "\nand another", strings.Repeat("a\n", 50), strings.Repeat(" ", 100), "```go\nfunc f() {\n\treturn\n}\n```", "| a | b |\n|---|---|",
}

func TestEncodeThenParse(t *testing.T) {
	for _, s := range nasty {
		t.Run(fmt.Sprintf("%.20q", s), func(t *testing.T) {
			for _, verbose := range []bool{false, true} {
				text := source.Node{Kind: source.Text, Text: s, Verbose: verbose}
				checkRoundTrip(t, text)
				checkRoundTrip(t, source.Node{Kind: source.List, Items: []source.Node{text, text, {Kind: source.Null}}})
				inner := source.Node{Kind: source.Mapping, Pairs: []source.Pair{{Key: "a", Value: text}, {Key: s + "x", Value: text}, {Key: "z", Value: source.Node{Kind: source.List, Items: []source.Node{text}}}}}
				checkRoundTrip(t, inner)
				checkRoundTrip(t, source.Node{Kind: source.Mapping, Pairs: []source.Pair{{Key: s, Value: inner}, {Key: "behind" + s, Value: text}}})
				commented := text
				commented.Comment = "what it is\nin two lines"
				checkRoundTrip(t, source.Node{Kind: source.Mapping, Pairs: []source.Pair{{Key: "a", Value: commented}, {Key: "b", Value: commented}}})
			}
		})
	}
}

func TestEncodeThenParseGenerated(t *testing.T) {
	r := seeded.Rand(t, 5)
	var grow func(depth int) source.Node
	grow = func(depth int) source.Node {
		switch n := r.IntN(6); {
		case depth > 3 || n < 3:
			text := ""
			for range 1 + r.IntN(3) {
				text += nasty[r.IntN(len(nasty))]
			}
			return source.Node{Kind: source.Text, Text: text, Verbose: r.IntN(2) == 0}
		case n == 3:
			return source.Node{Kind: source.Null}
		case n == 4:
			list := source.Node{Kind: source.List}
			for range r.IntN(4) {
				list.Items = append(list.Items, grow(depth+1))
			}
			return list
		}
		mapping := source.Node{Kind: source.Mapping}
		for i := range r.IntN(4) {
			mapping.Pairs = append(mapping.Pairs, source.Pair{Key: fmt.Sprint(i) + nasty[r.IntN(len(nasty))], Value: grow(depth + 1)})
		}
		return mapping
	}
	for range seeded.Rounds(2000) {
		checkRoundTrip(t, grow(0))
	}
}

// checkRoundTrip holds the law of Encode: Parse gives the same tree again.
func checkRoundTrip(t *testing.T, n source.Node) {
	t.Helper()
	out, err := source.Encode(n)
	if err != nil {
		t.Errorf("Encode(%#v): %v", n, err)
		return
	}
	nodes, err := source.Parse("encoded.yaml", out)
	if err != nil || len(nodes) != 1 {
		t.Errorf("Encode gives what cannot be read: %v\n%s", err, out)
		return
	}
	same := cmp.Options{cmpopts.EquateEmpty(), cmpopts.IgnoreFields(source.Node{}, "At", "Comment", "Verbose", "Number", "Mark"), cmpopts.IgnoreFields(source.Pair{}, "At")}
	if diff := cmp.Diff(n, nodes[0], same); diff != "" {
		t.Errorf("Encode and Parse (-before +after):\n%s\n%s", diff, out)
	}
}

func TestEncode(t *testing.T) {
	text := func(s string) source.Node { return source.Node{Kind: source.Text, Text: s} }
	doc := source.Node{Kind: source.Mapping, Pairs: []source.Pair{
		{Key: "title", Value: source.Node{Kind: source.Text, Text: "Design: a # shop", Comment: "The title."}},
		{Key: "version", Value: text("1.0")},
		{Key: "popularity", Value: source.Node{Kind: source.Text, Text: "4", Number: true}},
		{Key: "tags", Value: source.Node{Kind: source.List, Items: []source.Node{text("caching"), text("yes")}}},
		{Key: "api", Value: source.Node{Kind: source.Text, Text: "GET /\n  POST /", Verbose: true}},
		{Key: "one", Value: source.Node{Kind: source.Text, Text: "line", Verbose: true}},
		{Key: "ratio", Value: text("100:1")},
		{Key: "time", Value: text("-1:30:00.5")},
		{Key: "words", Value: text("100:1 or so")},
	}}
	const want = `# The title.
title: 'Design: a # shop'
version: "1.0"
popularity: 4
tags:
  - caching
  - "yes"
api: |-
  GET /
    POST /
one: line
ratio: "100:1"
time: "-1:30:00.5"
words: 100:1 or so
`
	out, err := source.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(out)); diff != "" {
		t.Errorf("Encode (-want +got):\n%s", diff)
	}
}

func TestSuggest(t *testing.T) {
	fields := []string{"title", "tags", "difficulty", "estimated_time", "follow_ups", "api"}
	for word, want := range map[string]string{
		"titel": "title", "TITLE": "title", "title": "title", "tag": "tags", "dificulty": "difficulty", "estimatedtime": "estimated_time", "followups": "follow_ups", "ap": "api",
		"": "", "x": "", "xyz": "", "completely different": "", "設計": "",
	} {
		if got := source.Suggest(word, fields); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := source.Suggest("title", nil); got != "" {
		t.Errorf("Suggest from nothing gives %q", got)
	}
	if got := source.Suggest("ab", []string{"ax", "ay"}); got != "ax" {
		t.Errorf("Suggest gives %q: of equals, the first counts", got)
	}
	if got := source.DidYouMean("titel", fields, "no"); got != "did you mean title?" {
		t.Errorf("DidYouMean gives %q", got)
	}
	if got := source.DidYouMean("xyz", fields, "accepted: a, b"); got != "accepted: a, b" {
		t.Errorf("DidYouMean gives %q", got)
	}
}

func TestPosition(t *testing.T) {
	for want, p := range map[string]source.Position{
		"a.yaml": {Name: "a.yaml"}, "a.yaml:3": {Name: "a.yaml", Line: 3}, "a.yaml:3:4": {Name: "a.yaml", Line: 3, Column: 4}, "--title": {Name: "--title", Column: 4},
	} {
		if got := p.String(); got != want {
			t.Errorf("%#v is %q, want %q", p, got, want)
		}
	}
}

func TestFaults(t *testing.T) {
	var fs source.Faults
	if fs.Err() != nil || fs.Unique() != nil {
		t.Error("no faults are an error")
	}
	at := func(name string, line, column int) source.Position {
		return source.Position{Name: name, Line: line, Column: column}
	}
	fs.Add(at("b", 2, 1), "hint", "second %d", 2)
	fs.Add(at("a", 1, 1), "", "third")
	fs.Add(at("b", 1, 9), "", "first")
	fs.Add(at("b", 2, 1), "hint", "second %d", 2)
	fs.Add(source.Position{}, "", "nowhere")
	fs.Sort()
	const want = "b:1:9: first\nb:2:1: second 2\na:1:1: third\nnowhere"
	err := fs.Unique()
	if err == nil || err.Error() != want {
		t.Errorf("the faults are\n%v\nwant\n%s", err, want)
	}
	var fault *source.Fault
	if !errors.As(fmt.Errorf("wrapped: %w", err), &fault) || fault.What != "first" {
		t.Errorf("errors.As finds %v", fault)
	}
	if got := source.AsFaults(fmt.Errorf("wrapped: %w", err)); len(got) != 4 {
		t.Errorf("AsFaults gives %d", len(got))
	}
	if got := source.AsFaults(fmt.Errorf("wrapped: %w", fault)); len(got) != 1 {
		t.Errorf("AsFaults of one gives %d", len(got))
	}
	if got := source.AsFaults(errors.New("other")); got != nil {
		t.Errorf("AsFaults of another error gives %v", got)
	}
}

func TestDescribe(t *testing.T) {
	for want, n := range map[string]source.Node{
		"nothing": {}, `"a"`: {Kind: source.Text, Text: "a"}, `"a\nb\x1b"`: {Kind: source.Text, Text: "a\nb\x1b"}, "an empty list": {Kind: source.List}, "a list": {Kind: source.List, Items: make([]source.Node, 1)}, "a mapping of keys": {Kind: source.Mapping},
		`"` + strings.Repeat("é", 60) + `"…`: {Kind: source.Text, Text: strings.Repeat("é", 61)},
	} {
		if got := n.Describe(); got != want {
			t.Errorf("Describe gives %s, want %s", got, want)
		}
	}
}

func TestLookup(t *testing.T) {
	n := source.Node{Kind: source.Mapping, Pairs: []source.Pair{{Key: "a"}, {Key: "b", Value: source.Node{Text: "x"}}}}
	if p := n.Lookup("b"); p == nil || p.Value.Text != "x" {
		t.Errorf("Lookup gives %v", p)
	}
	if p := n.Lookup("c"); p != nil {
		t.Errorf("Lookup gives %v", p)
	}
}
