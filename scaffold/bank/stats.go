package bank

import (
	"cmp"
	"slices"
)

// Stats say what a bank covers, and what it lacks.
type Stats struct {
	Problems     int          `json:"problems"`
	Placeholders int          `json:"placeholders_left"` // of all problems
	Difficulties []Count      `json:"difficulties"`      // all there are, in the order of the field
	Tags         []TagCount   `json:"tags"`              // the most frequent first
	Stalest      []Stale      `json:"stalest"`           // the longest not updated first; those without a date before all
	Unfinished   []Unfinished `json:"unfinished"`        // those with placeholders, the most first
}

// A Count is how many problems are of one kind.
type Count struct {
	Name  string `json:"name"` // "" for those that do not say it
	Count int    `json:"count"`
}

// A TagCount is how many problems have a tag, in all and of each difficulty.
type TagCount struct {
	Tag          string `json:"tag"`
	Count        int    `json:"count"`
	ByDifficulty []int  `json:"by_difficulty"` // in the order of Difficulties
}

// A Stale is a problem and the day of its last update.
type Stale struct {
	File    string `json:"file"`
	Title   string `json:"title"`
	Updated string `json:"last_updated"` // "" when that is not said
}

// An Unfinished is a problem and how many placeholders are left in it.
type Unfinished struct {
	File  string `json:"file"`
	Title string `json:"title"`
	Left  int    `json:"placeholders_left"`
}

// NewStats counts what stands in a catalogue. The known tags are counted even
// where no problem has them: that is what the bank lacks.
func NewStats(problems []Listed, known []string) Stats {
	s := Stats{Problems: len(problems), Tags: []TagCount{}, Stalest: []Stale{}, Unfinished: []Unfinished{}}
	s.Difficulties = difficultyCounts(problems)
	at := map[string]int{} // of a tag, in s.Tags
	count := func(tag string) *TagCount {
		i, ok := at[tag]
		if !ok {
			i = len(s.Tags)
			at[tag] = i
			s.Tags = append(s.Tags, TagCount{Tag: tag, ByDifficulty: make([]int, len(s.Difficulties))})
		}
		return &s.Tags[i]
	}
	for _, tag := range known {
		count(tag)
	}
	for _, p := range problems {
		d := slices.IndexFunc(s.Difficulties, func(c Count) bool { return c.Name == p.Difficulty })
		s.Difficulties[d].Count++
		for i, tag := range p.Tags {
			if !slices.Contains(p.Tags[:i], tag) { // a problem counts once
				c := count(tag)
				c.Count++
				c.ByDifficulty[d]++
			}
		}
		s.Stalest = append(s.Stalest, Stale{p.File, p.Title, p.Updated})
		if p.Placeholders > 0 {
			s.Unfinished = append(s.Unfinished, Unfinished{p.File, p.Title, p.Placeholders})
		}
		s.Placeholders += p.Placeholders
	}
	s.sort()
	return s
}

// difficultyCounts are all difficulties there are, in the order of the field,
// and then what else problems say in its place. Nothing is counted yet.
func difficultyCounts(problems []Listed) []Count {
	var all []Count
	for _, name := range difficulties() {
		all = append(all, Count{Name: name})
	}
	for _, p := range problems {
		if !slices.ContainsFunc(all, func(c Count) bool { return c.Name == p.Difficulty }) {
			all = append(all, Count{Name: p.Difficulty})
		}
	}
	return all
}

func (s *Stats) sort() {
	slices.SortStableFunc(s.Tags, func(a, b TagCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Tag, b.Tag))
	})
	slices.SortStableFunc(s.Stalest, func(a, b Stale) int {
		return cmp.Or(cmp.Compare(a.Updated, b.Updated), cmp.Compare(a.File, b.File))
	})
	slices.SortStableFunc(s.Unfinished, func(a, b Unfinished) int {
		return cmp.Or(cmp.Compare(b.Left, a.Left), cmp.Compare(a.File, b.File))
	})
}

// HeatSteps is how many steps Heat has above 0.
const HeatSteps = 5

// Heat gives how much a count of ByDifficulty is, next to the greatest there
// is: 0 for none, up to HeatSteps.
func (s *Stats) Heat(count int) int {
	most := 0
	for i := range s.Tags {
		most = max(most, slices.Max(s.Tags[i].ByDifficulty))
	}
	if most == 0 {
		return 0
	}
	return (count*HeatSteps + most - 1) / most
}
