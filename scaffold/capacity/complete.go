package capacity

// Complete gives the rows of a document with a value for each that has none
// and whose calculation comes to one. A calculation may name any other row;
// where that was given its value here, it is the one that is printed. The
// reasons, by the index of a row, say why a calculation cannot be read.
func Complete(rows []Row) (complete []Row, reasons map[int]string) {
	complete, reasons = append([]Row(nil), rows...), map[int]string{}
	for i, row := range complete {
		if row.Value != "" || row.Calculation == "" {
			continue
		}
		switch q, verdict, reason := NewSheet(complete).Evaluate(i); verdict {
		case Computed:
			if _, perTime := periodOfLabel(row.Metric); perTime {
				q = q.Amount()
			}
			complete[i].Value = q.String()
		case CannotRead:
			reasons[i] = reason
		}
	}
	return complete, reasons
}
