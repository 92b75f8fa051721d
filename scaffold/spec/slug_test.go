package spec

import (
	"strings"
	"testing"
)

func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"Design a URL Shortener":     "design-a-url-shortener",
		"  Design  a URL-shortener!": "design-a-url-shortener",
		"C++":                        "c-plus-plus",
		"C#":                         "c-sharp",
		"C":                          "c",
		"Q&A":                        "q-and-a",
		"1.5 billion":                "1-5-billion",
		"TCP/IP: a “guided” tour":    "tcp-ip-a-guided-tour",
		"CON":                        "con--g6ykfmat",
		"../../etc/passwd":           "etc-passwd",
		"..":                         "problem--4oymiquy",
	} {
		if got := Slug(title); got != want {
			t.Errorf("Slug(%q) = %q, not %q", title, got, want)
		}
	}
}

func TestSlugsDiffer(t *testing.T) {
	long := strings.Repeat("very long ", 40)
	titles := []string{
		"Cafe", "Café", "CAFÉS", "设计短链接", "设计聊天", "تصميم", "🚀", "🚀🚀", "C", "C+", "C++", "C#", "con", "con x", "nul", "com1",
		long + "a", long + "b", "a", "a b", "", "!", "\\", "problem", "→", "a → b", "a ← b",
	}
	seen := map[string]string{}
	for _, title := range titles {
		s := Slug(title)
		if other, ok := seen[s]; ok && title != "!" && title != "\\" {
			t.Errorf("%q and %q share the slug %s", title, other, s)
		}
		seen[s] = title
	}
	if Slug("Café!") != Slug("  café ") {
		t.Error("the same words have two slugs")
	}
}

// checkSlug holds what every slug must be: one file name, safe on Linux, macOS
// and Windows.
func checkSlug(t *testing.T, title string) {
	s := Slug(title)
	switch {
	case s == "" || len(s) > MaxSlug:
		t.Errorf("Slug(%q) has %d bytes", title, len(s))
	case strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") != "":
		t.Errorf("Slug(%q) = %q has other characters", title, s)
	case s[0] == '-' || s[len(s)-1] == '-':
		t.Errorf("Slug(%q) = %q begins or ends with a hyphen", title, s)
	case isReserved(s):
		t.Errorf("Slug(%q) = %q is reserved", title, s)
	case s != Slug(title):
		t.Errorf("Slug(%q) is not always the same", title)
	}
}

func FuzzSlug(f *testing.F) {
	for _, title := range []string{"Design a URL Shortener", "CON", "..", "设计", "\xff\xfe", "a\x00b", strings.Repeat("x", 300), "İstanbul", "ß", "🚀"} {
		f.Add(title)
	}
	f.Fuzz(func(t *testing.T, title string) {
		checkSlug(t, title)
	})
}

// Letters in one part and in two are the same letters, so they make one file.
func TestSlugComposes(t *testing.T) {
	if one, two := Slug("Caf\u00e9"), Slug("Cafe\u0301"); one != two {
		t.Errorf("%s and %s", one, two)
	}
}
