package input

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

func TestEncodingOf(t *testing.T) {
	encode := func(text string, order binary.ByteOrder) string {
		var out []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			out = append(out, 0, 0)
			order.PutUint16(out[len(out)-2:], unit)
		}
		return string(out)
	}
	for content, want := range map[string]string{
		"":                                 "",
		"# Chat - Problem\n":               "",
		"\ufeff# Chat\n":                   "",
		"\x00\x00\x00\x00\x00\x00\x00\x00": "",
		"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00": "",
		encode("\ufeff設計", binary.LittleEndian):   "UTF-16",
		encode("\ufeffx", binary.BigEndian):       "UTF-16",
		encode("# Chat\n", binary.LittleEndian):   "UTF-16LE",
		encode("# Chat\n", binary.BigEndian):      "UTF-16BE",
		"\xff\xfe\x00\x00#\x00\x00\x00":           "UTF-32",
	} {
		if got := encodingOf([]byte(content)); got != want {
			t.Errorf("%q is %q, not %q", content, got, want)
		}
	}
}

func TestShellWord(t *testing.T) {
	for path, want := range map[string]string{
		"a/b-1.md": "a/b-1.md", "設計.md": "設計.md", "a b.md": "'a b.md'", "it's.md": `'it'\''s.md'`, "$x.md": "'$x.md'", "a;b": "'a;b'",
	} {
		if got := shellWord(path); got != want {
			t.Errorf("%q is %s, not %s", path, got, want)
		}
	}
}
