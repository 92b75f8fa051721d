package bank

import (
	"bytes"
	_ "embed" // for the page
	"fmt"
	"html/template"
)

//go:embed page.html
var pageSource string

// pageMark stands in each page, and in no other file.
const pageMark = `<meta name="generator" content="newproblem stats">`

// IsPage reports whether a file is a page that Page made.
func IsPage(content []byte) bool {
	return bytes.Contains(content[:min(len(content), 1000)], []byte(pageMark))
}

// Page gives stats as a page of HTML that needs no other file and no script:
// of each list at most so many lines, or all of them for 0. The files of the
// problems are linked to from the folder that the page stands in.
func (s *Stats) Page(folder string, top int) ([]byte, error) {
	t, err := template.New("page").Funcs(s.pageFuncs(folder)).Parse(pageSource)
	if err != nil {
		return nil, err
	}
	view := pageView{Stats: s, Tags: firstOf(s.Tags, top), Stalest: firstOf(s.Stalest, top), Unfinished: firstOf(s.Unfinished, top)}
	for _, d := range s.Difficulties {
		view.MostOfOne = max(view.MostOfOne, d.Count)
	}
	for _, u := range s.Unfinished {
		view.MostLeft = max(view.MostLeft, u.Left)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, view); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// pageFuncs are what the page's template calls.
func (s *Stats) pageFuncs(folder string) template.FuncMap {
	const barHeight = 30
	return template.FuncMap{
		"mark":    func() template.HTML { return pageMark },
		"heat":    s.Heat,
		"link":    func(file string) string { return LinkTo(file, folder) },
		"notSaid": notSaid,
		"down":    func(bars int) int { return bars * barHeight },
		"share":   func(part, whole, of int) int { return part * of / max(whole, 1) },
		"counted": func(n int, one, many string) string {
			if n == 1 {
				return "1 " + one
			}
			return fmt.Sprintf("%d %s", n, many)
		},
		"rest": func(all, shown int) string {
			if all == shown {
				return ""
			}
			return fmt.Sprintf("and %d more", all-shown)
		},
	}
}

// A pageView is what the page shows.
type pageView struct {
	*Stats
	Tags       []TagCount
	Stalest    []Stale
	Unfinished []Unfinished
	MostOfOne  int // the greatest count of a difficulty
	MostLeft   int // the most placeholders of a problem
}

func notSaid(text string) string {
	if text == "" {
		return "not said"
	}
	return text
}

func firstOf[T any](items []T, top int) []T {
	if top == 0 || top > len(items) {
		return items
	}
	return items[:top]
}
