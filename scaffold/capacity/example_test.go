package capacity_test

import (
	"fmt"

	"newproblem/scaffold/capacity"
)

func ExampleParse() {
	for _, text := range []string{"1500 million users", "999.6 KB", "2KiB", "1K QPS", "300 kb"} {
		q, err := capacity.Parse(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(q)
	}
	// Output:
	// 1.5B
	// 1 MB
	// 2 KiB
	// 1,000/s
	// "300 kb" is not a quantity: "kb" can be bytes or bits: write KB or Kbit
}

func ExampleQuantity_Mul() {
	users, _ := capacity.Parse("120M users")
	each, _ := capacity.Parse("2 KB per user")
	fmt.Println(users.Mul(each))
	fmt.Println(each.Mul(each))
	// Output:
	// 240 GB <nil>
	// 0 2 KB and 2 KB cannot be multiplied: bytes and bytes
}

func ExampleNew() {
	perDay, _ := capacity.New(100e6, capacity.One)
	day, _ := capacity.New(1, capacity.Day)
	average, _ := perDay.Div(day)
	fmt.Println(average)
	fmt.Println(average.Amount())
	// Output:
	// 1,157/s
	// 1,157
}

func ExampleSheet_Check() {
	sheet := capacity.NewSheet([]capacity.Row{
		{Metric: "Daily Active Users (DAU)", Value: "24M", Calculation: "Given requirement"},
		{Metric: "Peak QPS", Value: "15,000", Calculation: "24M DAU × 18 requests ÷ 86,400 × 3"},
		{Metric: "Peak Bandwidth", Value: "15 Mbps", Calculation: "Peak QPS × 1 KB"},
	})
	for i := range 3 {
		c := sheet.Check(i)
		switch {
		case c.Verdict != capacity.Computed:
			fmt.Println(c.Verdict)
		case c.Agrees:
			fmt.Println(c.Stated, "is right")
		default:
			fmt.Println(c.Stated, "should be", c.Recomputed, "- bits for bytes:", c.Slip == capacity.BitsForBytes)
		}
	}
	// Output:
	// nothing to check
	// 15,000 is right
	// 15 Mbps should be 120 Mbps - bits for bytes: true
}
