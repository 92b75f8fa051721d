package scaffold

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
)

// A text that holds the template's own words between two texts, or between the items of a
// list, would be read back as another: it is refused.
func TestRefuseOwnWords(t *testing.T) {
	const title = "# {{ .title | default \"[T]\" }}\n\n"
	const firms = title + "Firms: {{ .companies | join \" and \" | default \"[C]\" }}\n"
	const stories = title + "{{ range .user_stories }}- {{ .as }} wants {{ .want }}\n{{ else }}- [A] wants [B]\n{{ end }}"
	const points = title + "{{ .requirements.functional | join \"; \" | default \"[F]\" }}\n"
	const parts = title + "{{ range .user_stories }}- {{ .as }}: {{ .want }}\n{{ else }}- [A]: [B]\n{{ end }}"
	const dots = title + "{{ range .user_stories }}- {{ .as }} · {{ .want }}\n{{ else }}- [A] · [B]\n{{ end }}"
	for _, test := range []struct{ template, field, value, refused string }{
		{dots, "user_stories", "[{as: She, want: a · b}]", ""},
		{dots, "user_stories", "[{as: a · b, want: it}]", `user_stories.as: the template parts it from the next text with " · ", and it contains that`},
		{dots, "user_stories", "[{as: a·b, want: it}]", ""},
		{firms, "companies", "[Meta, C and D]", `companies: the template joins the list with " and ", and "C and D" contains it`},
		{firms, "companies", "[Meta, Wandera, And, AND]", ""},
		{firms, "companies", "[Land and, AND]", `companies: the template joins the list with " and ", and "Land and" contains it`},
		{stories, "user_stories", "[{as: She, want: tea wants me}]", ""},
		{stories, "user_stories", "[{as: She wants tea, want: it}]", `user_stories.as: the template parts it from the next text with " wants ", and it contains that`},
		{stories, "user_stories", "[{as: She wants, want: it}]", `user_stories.as: the template parts it from the next text with " wants ", and it contains that`},
		{stories, "user_stories", "[{as: She_wants_all, want: it}]", ""},
		{points, "requirements.functional", "[\"a; b\", c]", `requirements.functional: the template joins the list with "; ", and "a; b" contains it`},
		{points, "requirements.functional", "[\"a, b\", c]", ""},
		{parts, "user_stories", "[{as: \"a: b\", want: \"c: d\"}]", ""},
	} {
		text := test.field + ": " + test.value
		if group, key, ok := strings.Cut(test.field, "."); ok {
			text = group + ": {" + key + ": " + test.value + "}"
		}
		said, err := spectest.Read("title: T\n" + text + "\n")
		if err != nil {
			t.Fatal(spectest.Report(err))
		}
		template := own(t, test.template)
		doc, err := template.Render(said)
		if refused := spectest.Report(err); !strings.Contains(refused, test.refused) || (test.refused == "") != (err == nil) {
			t.Errorf("%s: refused is %q, not %q", test.value, refused, test.refused)
		}
		if err != nil {
			continue
		}
		for _, touched := range []string{string(doc.Bytes()), strings.Replace(string(doc.Bytes()), "# T", "#  T", 1)} {
			reading, err := template.Read([]byte(touched))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(spectest.Said(said), spectest.Said(reading.Problem)); diff != "" {
				t.Errorf("%q (-said +read):\n%s", touched, diff)
			}
		}
	}
}
