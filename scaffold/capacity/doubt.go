package capacity

// doubt warns of what is possible but probably a mistake.
func (e *estimator) doubt() {
	e.atMost(MetricDailyActiveUsers, MetricTotalUsers, "more than the total users,", "check the share of active users, and the total")
	e.atMost(MetricPeakConcurrentUsers, MetricDailyActiveUsers, "more than the daily active users,", "check the share of users at the peak")
	peak, ok1 := e.known[string(MetricPeakQPS)]
	average, ok2 := e.known[string(MetricRequestsPerSecond)]
	if ok1 && ok2 && peak.q.value < average.q.value {
		e.warn(MetricPeakQPS, "is "+peak.text+", less than the average, which is "+average.text, "a peak factor is 1 or more; 2 to 10 is usual")
	}
	for _, row := range []Metric{MetricRequestSize, MetricResponseSize} {
		if f, ok := e.known[string(row)]; ok && f.q.value >= hugeMessage {
			e.warn(row, "is "+f.text+", which is a lot for one message on average", "check the unit; anything that large is sent in parts")
		}
	}
}

// hugeMessage is the size in bytes above which a request or a response gets a
// warning: even films are sent in parts of a few megabytes.
const hugeMessage = 1e9

// atMost warns if one row is more than another that bounds it.
func (e *estimator) atMost(row, bound Metric, than, hint string) {
	f, ok1 := e.known[string(row)]
	limit, ok2 := e.known[string(bound)]
	if ok1 && ok2 && f.q.value > limit.q.value {
		e.warn(row, "is "+f.text+", "+than+" "+limit.text, hint)
	}
}
