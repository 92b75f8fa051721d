package bank

import (
	"bytes"
	"hash/crc32"
	"testing"
)

// TestChecksumOf holds the checksum to the check values of both CRCs, which every
// catalogue of them has, and to what it is for: any one byte that is another is seen, and
// so is what deceives one of the two.
func TestChecksumOf(t *testing.T) {
	if got := ChecksumOf([]byte("123456789")); got != "e3069283cbf43926" {
		t.Errorf("the checksum of the digits 1 to 9 is %s", got)
	}
	text := []byte("# Design a Chat\n\n- **Difficulty**: Hard\n")
	was := ChecksumOf(text)
	for i := range text {
		text[i] ^= 1
		if ChecksumOf(text) == was {
			t.Errorf("another byte %d is not seen", i)
		}
		text[i] ^= 1
	}
	// A CRC stays what it was where the difference is a multiple of its polynomial. The
	// bits of a byte, and of the constants of the package, begin with the highest power.
	for _, polynomial := range []uint32{crc32.Castagnoli, crc32.IEEE} {
		other := bytes.Clone(text)
		other[0] ^= 1
		for k := range 32 {
			other[(k+1)/8] ^= byte(polynomial>>k&1) << ((k + 1) % 8)
		}
		table := crc32.MakeTable(polynomial)
		if crc32.Checksum(other, table) != crc32.Checksum(text, table) {
			t.Fatalf("the CRC of %x sees its own multiple", polynomial)
		}
		if ChecksumOf(other) == was {
			t.Errorf("a multiple of %x is not seen", polynomial)
		}
	}
}
