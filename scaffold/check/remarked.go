package check

import "newproblem/scaffold/markdown"

// takeRemarked gives headings with a remark in brackets behind a title of the template the
// key of that title, as layout.Place does.
func (w *work) takeRemarked() {
	key := func(i int) string { return w.headings[i].key }
	title := func(i int) string { return w.headings[i].title }
	isOne := func(key string) bool { return len(w.keys[key]) == 1 }
	for i, key := range markdown.Remarked(len(w.headings), key, title, isOne) {
		w.headings[i].key, w.headings[i].remarked = key, true
	}
}
