package markdown

// MendThoroughly is Mend, without passing over lines in which there is nothing to mend.
func MendThoroughly(doc []byte, titles Titles, into *Mended) { mend(doc, titles, into, true) }
