package generate

import (
	"strconv"
	"time"

	"newproblem/cmd/newproblem/internal/cli"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// checkEpoch refuses a SOURCE_DATE_EPOCH that is not a time: falling back to the
// clock would give different bytes each day.
func checkEpoch(s *cli.Streams) error {
	const year10000 = 253402300800
	value := s.Env("SOURCE_DATE_EPOCH")
	seconds, err := strconv.ParseInt(value, 10, 64)
	if value == "" || err == nil && seconds >= 0 && seconds < year10000 {
		return nil
	}
	return cli.WrongUse("set it to whole seconds since 1970, or unset it", "$SOURCE_DATE_EPOCH cannot be %s", source.Quote(value))
}

// today is the date of the clock.
func today(s *cli.Streams) string {
	if seconds, err := strconv.ParseInt(s.Env("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(seconds, 0).UTC().Format(time.DateOnly)
	}
	return s.Now().Format(time.DateOnly)
}

// saysDay reports whether the day of the last update is given, or the template
// does not show it. Otherwise the day is that of the clock.
func (r *Run) saysDay(p *spec.Problem) bool {
	_, said := p.Get("last_updated")
	if defaults := r.Setup.Settings.Defaults; !said && defaults != nil {
		_, said = defaults.Get("last_updated")
	}
	return said || !r.Template.Uses("last_updated")
}

// asOf is a job's document with the day that a file of it says, or with today.
func (r *Run) asOf(j Job, existing []byte) []byte {
	p := r.WithDefaults(j.Problem)
	page, err := r.Template.Page(existing)
	if err != nil {
		return j.Document.Bytes()
	}
	if day, ok := page.Fields("last_updated").Get("last_updated"); ok {
		p.Set("last_updated", day)
	}
	doc, err := r.Template.Render(p)
	if err != nil { // what stands there is not a day
		return j.Document.Bytes()
	}
	return doc.Bytes()
}
