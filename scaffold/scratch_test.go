package scaffold

import (
	"fmt"
	"os"
	"testing"
)

func TestScratch(t *testing.T) {
	seed, _ := os.ReadFile("testdata/seed.md")
	tm, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	b, err := tm.Blank()
	if err != nil {
		t.Fatal(err)
	}
	if string(b) != string(seed)+"\n" {
		os.WriteFile("/tmp/blank.md", b, 0644)
		t.Fatal("blank differs")
	}
	ph, _ := tm.Placeholders(b)
	fmt.Println("placeholders", len(ph))
	m, err := tm.Map()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range m.Spots {
		fmt.Printf("%-45s %d/%v %q %q %q|%q %q\n", s.Field, s.Place.Kind, s.Place.Lead, s.Trail, s.Label, s.Prefix, s.Suffix, s.Placeholders)
	}
	d, err := tm.Render(Example())
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/ex.md", d.Bytes(), 0644)
	ph, _ = tm.Placeholders(d.Bytes())
	fmt.Println("left", ph)
}
func TestScratch2(t *testing.T) {
	tm, _ := builtin()
	b, _ := tm.Blank()
	ph, _ := tm.Placeholders(b)
	got := map[int]bool{}
	for _, p := range ph {
		got[p.Offset] = true
	}
	eachBracket(b, func(s string, p Placeholder) {
		if true {
			fmt.Println(p.Line, p.Text, s)
		}
	})
}
func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		ParseTemplate("x", Builtin().Source())
	}
}
func BenchmarkBlanks(b *testing.B) {
	for b.Loop() {
		Builtin().renderBlanks()
	}
}
func BenchmarkWhole(b *testing.B) {
	tm := Builtin()
	for b.Loop() {
		tm.renderWhole(tm.blank)
	}
}
func BenchmarkBlankView(b *testing.B) {
	for b.Loop() {
		blankView()
	}
}
func BenchmarkFuncMap(b *testing.B) {
	for b.Loop() {
		funcMap()
	}
}
func BenchmarkMeasure(b *testing.B) {
	tm := Builtin()
	for b.Loop() {
		measure(tm)
	}
}
func BenchmarkSmall(b *testing.B) {
	p := &Problem{}
	p.Set("title", Text("Design it"))
	p.Set("difficulty", Text("hard"))
	p.Set("tags", List("a", "b"))
	p.Set("requirements.functional", List("foo bar", "bar"))
	p.Set("last_updated", Text("2026-01-02"))
	p.Set("version", Text("1.0"))
	tm := Builtin()
	for b.Loop() {
		tm.Render(p)
	}
}
func BenchmarkComplete(b *testing.B) {
	p := Example()
	tm := Builtin()
	for b.Loop() {
		tm.Render(p)
	}
}
func BenchmarkTokens(b *testing.B) {
	d, _ := Builtin().Blank()
	for b.Loop() {
		tokens(d)
	}
}
func BenchmarkView(b *testing.B) {
	p := &Problem{}
	p.Set("title", Text("Design it"))
	p.Set("tags", List("a", "b"))
	tm := Builtin()
	for b.Loop() {
		tm.view(p)
	}
}
func TestScratch3(t *testing.T) {
	b, err := WriteSpec(Example(), true)
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/spec.yaml", b, 0644)
	for _, s := range []string{"Design a URL Shortener", "C++", "C", "C#", "设计短链接", "Café", "CON", "!!!", "🚀"} {
		fmt.Println(Slug(s))
	}
	s, _ := SpecSchema()
	os.WriteFile("/tmp/schema.json", s, 0644)
}
