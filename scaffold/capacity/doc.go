// Package capacity owns the numbers of a capacity estimation: quantities with
// units as people write them in interviews (500M, 2 KB, 20%, 100:1, 12 Gbps),
// what may be computed with them, and how they are written down.
//
// [Parse] takes a text and gives a [Quantity]. [Make] takes what an author says
// of a system and gives an [Estimate], each row with its working. A [Sheet] takes
// the rows of a document's tables and says which figures their own calculations
// contradict; [Complete] fills in those that have no value yet.
//
// It knows no Markdown, no problem and no field: text and values go in, values
// and text come out. The caller who has read a number from a field names the
// field in the error.
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
// A [Sheet] reads the calculations that authors write next to their figures,
// and holds each figure against its own. A finding that is not true is worse
// than one that is missed: what can be meant in two ways is not computed. Its
// arithmetic is looser than that of a [Quantity], where authors are.
//
// This is the grammar of what is read. Literals stand in quotes; { } is any
// number of times, [ ] is at most once. Space, quotation marks, $, € and a ~
// in front of a number are passed over. Words are read in any letter case.
//
//	calculation = clause { break clause } .
//	clause      = part { equals part } .
//	part        = sum | explanation .
//	sum         = product { ( "+" | minus ) product } .
//	product     = factor { ( times | "÷" | "/" | "of" ) factor } .
//	factor      = operand [ power ] .
//	power       = ( "^" number | "²" … "⁹" ) { label } .
//	operand     = [ words ] number [ scale ] [ unit ] { label }
//	            | compound { label }
//	            | "(" sum ")" [ scale ] [ unit of data ] { label }
//	            | [ filler ] name { label }
//	            | "seconds" ( "per" | "in" | "/" ) [ "a" ] "day" .
//	label       = word | ( "per" | "/" | "a" | "each" ) ( period | thing )
//	            | "daily" | "(" remark ")" .
//
//	break       = "," | ";" | ":" | "—" | "!" | "?" | "|" | the end of a sentence .
//	equals      = "=" | "≈" | "≃" | "≅" | "→" | "⇒" | "->" | "=>" | "~" after an operand .
//	minus       = "−" | "-" or "–" between spaces .
//	times       = "×" | "*" | "·" | "x" | "times" .
//	number      = digits, with commas before each three and a point; "½" and the like .
//	scale       = "K" | "M" | "G" | "B" | "T" | "thousand" … "trillion" .
//	unit        = what Parse reads as one: "KB", "Mbps", "ms", "%", "days" .
//	compound    = "7-day" | "200-byte": a number, a hyphen and a unit .
//	name        = the name of another row of the sheet, its short form, or most of it .
//
// Breaks, and the equals signs of a clause, stand outside of parentheses. What
// the productions leave open is settled so:
//
//   - The first clause with a sum that has an operator in it is the
//     calculation; the clauses around it explain. A number by itself is no
//     calculation. Of several sums joined by equals signs the last counts, and
//     what the other parts come to has to agree with it.
//   - Labels (users, replicas, per request) change nothing, except for a period:
//     a time is kept next to the number until its product is complete. Days
//     over years are then converted, unless the author does so by hand, with a
//     bare 24, 365 or 86,400.
//   - A "B" right after a number is a billion; where the row's value is data
//     and only bytes make it data, it is bytes. A bare 8 may turn bytes into
//     bits. "x" right after a number ("3x") is part of it.
//   - The unit of data of the last number in a sum in parentheses is that of all
//     where they have none: (0.5 + 1.5 KB). Whole numbers before kilobytes may be
//     bytes, which puts the reading in doubt.
//   - "20% of" is a share of what follows; "+ 20%" is a fifth more.
//   - A remark in parentheses after an operand explains it. Where it is a
//     calculation that gives something else, the reading is in doubt.
//   - A name stands for the value of the one row that fits it best, never for
//     its own. One that fits two rows alike cannot be read.
//   - A word that may change what is meant (about 30 of them: "excluding",
//     "compressed", "half") puts the reading in doubt: then the figure is held
//     against it only if they agree. A word that is not a scale here ("lakh",
//     "dozen", "squared") cannot be read.
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
