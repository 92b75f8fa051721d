package check_test

import (
	"strings"
	"testing"
)

// TestLostFences has code blocks one of whose fences is lost, or has the language of the
// first behind it: the way out makes them whole.
func TestLostFences(t *testing.T) {
	t.Parallel()
	checker := builtin(t)
	const first, remove = "write ```sql in place of sql on line ", "write the fence that opens it above the code, or remove this one"
	for _, test := range []struct{ text, want string }{
		{"sql\nSELECT 1;\n```", first + "125"},
		{"Words are here.\n\nsql\nSELECT 1;\n\nSELECT 2;\n```", first + "127"},
		{"SELECT 1;\n```", remove},
		{"Words are here.\n\n```", "close it with a line of ``` alone"},
		{"```sql\nSELECT 1;\n```sql", "write ``` in place of ```sql on line 127"},
		{"~~~sql\nSELECT 1;\n~~~~sql", "write ~~~ in place of ~~~~sql on line 127"},
		{"- x\n  ```sql\n  SELECT 1;\n  ```sql", "write ``` in place of ```sql on line 128"},
		{"```sql\nSELECT 1;\n```yaml", "close it with a line of ``` alone"},
		{"```sql\nSELECT 1;", "close it with a line of ``` alone"},
		{"```sql\nSELECT 1;\n```", ""},
		{"```\nsql\n```", ""},
	} {
		doc := strings.Replace(complete(t), "### Core Components\n", "### Core Components\n\n"+test.text+"\n\n", 1)
		doc = strings.Replace(doc, "\n\n1. **", "\n\n#### All of Them\n\n1. **", 1)
		var got []string
		for _, f := range remarks(checker, []byte(doc)) {
			got = append(got, f.Hint)
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s: told %q, not %q", test.text, got, test.want)
		}
	}
}
