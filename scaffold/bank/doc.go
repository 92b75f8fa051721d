// Package bank knows a bank: a folder of problems, one Markdown file each, with
// the settings and the manifest that stand next to them.
//
// [FindSettings] reads how the problems of a bank are made: their folder, names
// ([NamePattern]), template, defaults, tags ([Vocabulary]) and indexes. [Walk]
// gives the files of a bank, without those that git ignores. [List] reads what a
// problem says of itself; from what the problems of a bank say come the
// selection and order of a list ([Filter], [Sort]), the relations between
// problems ([Related], [Near]), the statistics and their page ([Stats]) and the
// indexes ([Index]).
//
// The [Manifest] has digests of what was last generated. By them an [Update]
// tells an author's edits from what was generated: it plans what becomes of each
// file, and then writes them.
//
// [Rules] are about a bank as a whole, beyond those of each document. Their
// findings have no hint if the way out is a command: the package knows no
// command and no flag. It writes only through package disk.
package bank
