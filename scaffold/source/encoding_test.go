package source_test

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"

	"newproblem/scaffold/source"
)

func TestCheckEncoding(t *testing.T) {
	encoded := func(text string, order binary.AppendByteOrder) string {
		var out []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			out = order.AppendUint16(out, unit)
		}
		return string(out)
	}
	for content, want := range map[string]string{
		"":                                 "",
		"# A Chat\n":                       "",
		"\ufeff# A Chat\n":                 "",
		"\ufeff\ufeff設計":                   "",
		"caf\xe9":                          "",
		"a\x00b\x00":                       "",
		"\x00\x00\x00\x00\x00\x00\x00\x00": "",
		"\x7fELF\x02\x01\x01\x00\x00\x00":  "",
		encoded("\ufeff設計", binary.LittleEndian):     "is not UTF-8 (it looks like UTF-16)",
		encoded("\ufeff", binary.BigEndian):          "is not UTF-8 (it looks like UTF-16)",
		encoded("# A Chat\r\n", binary.LittleEndian): "is not UTF-8 (it looks like UTF-16LE)",
		encoded("# A Chat\r\n", binary.BigEndian):    "is not UTF-8 (it looks like UTF-16BE)",
		"\xff\xfe\x00\x00#\x00\x00\x00":              "is not UTF-8 (it looks like UTF-32)",
	} {
		got := ""
		if err := source.CheckEncoding("-", []byte(content)); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %s, not %s", content, got, want)
		}
	}
}
