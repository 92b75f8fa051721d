package bank_test

import (
	"strings"
	"testing"

	"newproblem/scaffold/bank"
)

func TestNamePattern(t *testing.T) {
	const numbered = `{{ printf "%02d" .Number }}-{{ .Slug }}.md`
	tests := []struct {
		name, pattern string
		there         []string
		slugs, want   string
	}{
		{"the usual", bank.DefaultPattern, []string{"01-a.md"}, "a b", "a.md b.md"},
		{"numbers from one", numbered, nil, "a b c", "01-a.md 02-b.md 03-c.md"},
		{"behind those there", numbered, []string{"01-a.md", "07-x.md", "README.md", "99.md", "12-.md"}, "b c", "08-b.md 09-c.md"},
		{"its own", numbered, []string{"01-a.md", "02-b.md"}, "b a c", "02-b.md 01-a.md 03-c.md"},
		{"twice in one run", numbered, nil, "a a b", "01-a.md 01-a.md 02-b.md"},
		{"more than two digits", numbered, []string{"99-a.md", "100-b.md"}, "b c", "100-b.md 101-c.md"},
		{"a slug with digits", numbered, []string{"03-top-10.md"}, "top-10 top-03", "03-top-10.md 04-top-03.md"},
		{"the number behind", `{{ .Slug }}-{{ .Number }}.md`, []string{"top-10-4.md"}, "top-10 x", "top-10-4.md x-5.md"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := bank.ParseNamePattern(test.pattern)
			if err != nil {
				t.Fatal(err)
			}
			names := p.NewNames(test.there)
			var got []string
			for _, slug := range strings.Fields(test.slugs) {
				name, err := names.Name(slug)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, name)
			}
			if got := strings.Join(got, " "); got != test.want {
				t.Errorf("names %s; want %s", got, test.want)
			}
		})
	}
}

func TestNamePatternRefused(t *testing.T) {
	for pattern, why := range map[string]string{
		"{{ .Slug }":                      "unexpected",
		"{{ .Title }}.md":                 "can't evaluate field Title",
		"x.md":                            "two titles never share a file",
		"{{ .Number }}.md":                "two titles never share a file",
		"{{ .Slug }}-{{ .Slug }}.md":      "it must contain the slug once",
		`{{ printf "%02d" .Slug }}.md`:    "printf",
		"{{ .Slug }}.txt":                 "not the name of a Markdown file",
		".{{ .Slug }}.md":                 "not the name of a Markdown file",
		"../{{ .Slug }}.md":               "not the name of a file in this folder",
		"{{ .Number }}/{{ .Slug }}.md":    "not the name of a file in this folder",
		"{{ .Slug }}:{{ .Number }}.md":    "not the name of a file in this folder",
		`{{ .Slug | printf "%s\\x" }}.md`: "not the name of a file in this folder",
	} {
		if _, err := bank.ParseNamePattern(pattern); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("ParseNamePattern(%q): %v; want %q", pattern, err, why)
		}
	}
}

// A number that is too large to count on from is none.
func TestNameAfterHugeNumber(t *testing.T) {
	p, err := bank.ParseNamePattern("{{ .Slug }}-{{ .Number }}.md")
	if err != nil {
		t.Fatal(err)
	}
	if name, err := p.NewNames([]string{"a-9223372036854775807.md", "b-7.md"}).Name("c"); name != "c-8.md" || err != nil {
		t.Errorf("the name is %s, %v", name, err)
	}
}
