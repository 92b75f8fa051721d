package capacity

import (
	"fmt"
	"strings"
)

// offRatio is how far reads or writes may be from their share of the requests
// before they are doubted: a ratio is seldom meant to the digit.
const offRatio = 0.2

// OffRatio tells of rows of an author's own that name reads or writes, such as
// Peak writes per second, and are not the share of the requests that the
// read:write ratio leaves them: by their index, what is wrong, to be read
// after the row's name.
func (e Estimate) OffRatio(own []Row) map[int]string {
	ratio, ok := e.quantity(MetricReadWriteRatio)
	if !ok {
		return nil
	}
	doubts := map[int]string{}
	for i, row := range own {
		all, writes, ok := requestsOf(row.Metric)
		if !ok {
			continue
		}
		requests, ok := e.quantity(all)
		q, err := Parse(row.Value)
		q, fits := all.fit(q)
		if !ok || err != nil || !fits {
			continue
		}
		share, what := ratio.value/(1+ratio.value), "reads"
		if writes {
			share, what = 1/(1+ratio.value), "writes"
		}
		if due := (Quantity{value: requests.value * share}); differ(q, due) > offRatio {
			doubts[i] = fmt.Sprintf("is %s, but a ratio of %s makes %s %s of %s requests", row.Value, precise(ratio), due, what, precise(requests))
		}
	}
	return doubts
}

// quantity is what a row of the estimate says, if it can be read.
func (e Estimate) quantity(m Metric) (Quantity, bool) {
	q, err := Parse(e.Rows[m].Value)
	if err != nil {
		return q, false
	}
	return m.fit(q)
}

// requestsOf gives the row of all requests that a row of reads or writes is a
// part of. A name with any other word in it, such as Reads from disk, is
// something else.
func requestsOf(metric string) (all Metric, writes, ok bool) {
	all = MetricRequestsPerSecond
	reads := false
	words := strings.Fields(strings.ToLower(metric))
	for _, word := range words {
		switch word {
		case "peak":
			all = MetricPeakQPS
		case "day", "daily":
			all = MetricRequestsPerDay
		case "read", "reads":
			reads = true
		case "write", "writes":
			writes = true
		case "average", "avg", "per", "second", "a", "qps", "rps", "requests", "queries":
		default:
			return all, false, false
		}
	}
	return all, writes, reads != writes && len(words) > 1
}
