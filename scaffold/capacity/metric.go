package capacity

// A Metric is a row of the four tables of an estimate: users, traffic, data and
// bandwidth. Its text is its name.
type Metric string

// The rows, in the order in which they follow from each other.
const (
	MetricTotalUsers          Metric = "users.total_users"
	MetricDailyActiveUsers    Metric = "users.daily_active_users"
	MetricPeakConcurrentUsers Metric = "users.peak_concurrent_users"
	MetricGrowthRate          Metric = "users.growth_rate"
	MetricRequestsPerDay      Metric = "traffic.requests_per_day"
	MetricRequestsPerSecond   Metric = "traffic.requests_per_second"
	MetricPeakQPS             Metric = "traffic.peak_qps"
	MetricReadWriteRatio      Metric = "traffic.read_write_ratio"
	MetricDataPerUser         Metric = "data.data_per_user"
	MetricTotalStorage        Metric = "data.total_storage"
	MetricDailyGrowth         Metric = "data.daily_growth"
	MetricFiveYearStorage     Metric = "data.five_year_storage"
	MetricRequestSize         Metric = "bandwidth.average_request_size"
	MetricResponseSize        Metric = "bandwidth.average_response_size"
	MetricPeakBandwidth       Metric = "bandwidth.peak_bandwidth"
)

// fit gives a quantity as the row means it, and whether it can be one of the
// row: requests a second may be 500/s or 500, bandwidth 12 Gbps or 1.5 GB/s.
func (m Metric) fit(q Quantity) (Quantity, bool) {
	var err error
	switch m {
	case MetricTotalUsers, MetricDailyActiveUsers, MetricPeakConcurrentUsers:
		q, err = q.only(Count, plain)
	case MetricGrowthRate:
		q, err = growth(q)
	case MetricRequestsPerDay:
		q, err = madeIn(q, day).only(Count, plain)
	case MetricRequestsPerSecond, MetricPeakQPS:
		q, err = madeIn(q, second).only(Count, plain)
	case MetricReadWriteRatio:
		q, err = q.only(Count, ratio)
	case MetricPeakBandwidth:
		return bitRate(q)
	case MetricDailyGrowth:
		q = madeIn(q, day)
		fallthrough
	default:
		q, err = q.only(Bytes, q.style)
	}
	return q, err == nil
}

// shareOf gives the row that a percentage in this one is a share of, or "".
func (m Metric) shareOf() Metric {
	switch m {
	case MetricDailyActiveUsers:
		return MetricTotalUsers
	case MetricPeakConcurrentUsers:
		return MetricDailyActiveUsers
	}
	return ""
}

// bitRate gives bytes or bits, per second where no time is said, as bits per
// second.
func bitRate(q Quantity) (Quantity, bool) {
	out := outcomeOf(q)
	if q.kind == Bytes || q.kind == Bits {
		out = out.over(Quantity{value: 1, kind: Duration})
	}
	if out.q.kind == ByteRate {
		out = out.times(eightBits)
	}
	return out.q, out.err == nil && out.q.kind == BitRate
}

// write gives the value cell of the row for the text of its quantity.
func (m Metric) write(text string) string {
	if m == MetricGrowthRate {
		return text + " per year"
	}
	return text
}
