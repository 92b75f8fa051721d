// Package capacity owns the numbers of a capacity estimation: quantities with
// units as people write them in interviews (500M, 2 KB, 20%, 100:1, 12 Gbps),
// what may be reckoned with them, and how they are written down.
//
// It knows no Markdown, no problem and no field: text and values go in, values
// and text come out. Who has read a number from a field names the field in the
// error.
//
// # Units
//
// K, M, B (or G) and T are steps of 1,000, and so are KB, MB and GB; the steps
// of 1,024 have their own names, KiB, MiB and GiB. Bytes and bits are two
// different kinds: they are neither added nor compared, and one becomes the
// other only by [BitsPerByte]. A day is 86,400 seconds, a month 30 days and a
// year 365. What is counted (users, requests) is not a unit: 20 requests and
// 20 users are both the number 20.
//
// # Calculations
//
// A [Sheet] reads the calculations that authors write beside their figures,
// and holds each figure against its own. A finding that is not true is worse
// than one that is missed: what can be meant in two ways is not computed. Its
// arithmetic is looser than that of a [Quantity], where authors are.
//
// # Floats
//
// A quantity is a float64 in its base unit. An estimation is right to two or
// three digits and is printed with three; a float64 holds fifteen, needs no
// allocation, and can be compared with ==. Exact decimals would not make it
// truer, since a division by 86,400 or 365 ends them at once. The same input
// gives the same text everywhere: only the four basic operations are used,
// which IEEE 754 rounds in one way, and each result is converted to float64 on
// its own, so that no compiler fuses a product with a sum (as it may on
// arm64, with another last bit).
package capacity
