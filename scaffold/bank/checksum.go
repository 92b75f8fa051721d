package bank

import (
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
)

// A Checksum tells the bytes of a whole file from what they were: their CRC-32C and
// their CRC-32, in 16 hexadecimal digits, which together take one change in 2^64 for
// none. By it nothing is decided but whether there is anything to look at, so that nobody
// gains by forging one. Every byte that is generated goes through it: a SHA-256 takes ten
// times as long.
type Checksum string

// ChecksumOf gives the checksum of the bytes of a file.
func ChecksumOf(text []byte) Checksum {
	var sums [8]byte
	binary.BigEndian.PutUint32(sums[:], crc32.Checksum(text, crc32.MakeTable(crc32.Castagnoli)))
	binary.BigEndian.PutUint32(sums[4:], crc32.ChecksumIEEE(text))
	return Checksum(hex.EncodeToString(sums[:]))
}
