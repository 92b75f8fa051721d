package merge

import "newproblem/scaffold/markdown"

// WholeFront gives the digest that front matter has as a whole.
func WholeFront(doc []byte) Digest { return frontMatterDigest(markdown.Parse(doc), 0) }
