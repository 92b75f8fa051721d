package scaffold

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newproblem/scaffold/internal/spectest"
	"newproblem/scaffold/spec"
)

// What people write in another way than the template does, in place of some lines
// of the blank problem, and what of it is not in the spec.
func TestReadOtherwise(t *testing.T) {
	related := func(pairs ...string) spec.Value { return spec.Objects(spec.Object(pairs...)) }
	for _, test := range []struct {
		section, text string
		path          string
		want          spec.Value
		unplaced      string
	}{
		{"## Related Problems", "- [A](a.md)", "related", related("title", "A", "link", "a.md"), ""},
		{"## Related Problems", "* [A: b](a.md)", "related", related("title", "A: b", "link", "a.md"), ""},
		{"## Related Problems", "- [A: b](a.md): c: d", "related", related("title", "A: b", "link", "a.md", "relationship", "c: d"), ""},
		{"## Related Problems", "- **[A](a.md)** — c", "related", related("title", "A", "link", "a.md", "relationship", "c"), ""},
		{"## Related Problems", "- [**A**](a.md): c", "related", related("title", "A", "link", "a.md", "relationship", "c"), ""},
		{"## Related Problems", "- **A**: c", "related", related("title", "A", "relationship", "c"), ""},
		{"## Related Problems", "- [A][1]\n\n[1]: a.md", "related", related("title", "A", "link", "a.md"), ""},
		{"## Related Problems", "1. A", "related", related("title", "A"), ""},
		{"## Related Problems", "- See [A](a.md) first", "related", related("title", "See A first", "link", "a.md"), ""},
		{"## Related Problems", "- See [A](a.md): b", "related", related("title", "See A", "link", "a.md", "relationship", "b"), ""},
		{"## Related Problems", "- 📦 [A](a.md): b", "related", related("title", "📦 A", "link", "a.md", "relationship", "b"), ""},
		{"## Related Problems", "- 📦 [A: b](a.md) – `c`", "related", related("title", "📦 A: b", "link", "a.md", "relationship", "`c`"), ""},
		{"## Related Problems", "- **See [*A*](a.md)**: b", "related", related("title", "See A", "link", "a.md", "relationship", "b"), ""},
		{"## Related Problems", "- [A](a.md) (medium): b", "related", related("title", "A", "link", "a.md", "relationship", "(medium): b"), ""},
		{"## Related Problems", "- A ([notes](a.md)): b", "related", related("title", "A (notes)", "link", "a.md", "relationship", "b"), ""},
		{"## Related Problems", "- A: see [B](b.md)", "related", related("title", "A", "relationship", "see [B](b.md)"), ""},
		{"## Related Problems", "- [A](<my notes.md>): b", "related", related("title", "A", "link", "my%20notes.md", "relationship", "b"), ""},
		{"## Related Problems", "- [A](a.md \"C\"): b", "related", related("title", "A", "link", "a.md", "relationship", "b"),
			"the spec has no place for the title of the link: - [A](a.md \"C\"): b"},
		{"## Related Problems", "- See [A](<a b.md> 'C')", "related", related("title", "See A", "link", "a%20b.md"),
			"the spec has no place for the title of the link: - See [A](<a b.md> 'C')"},
		{"## Related Problems", "- See [A](a.md) and [B](b.md): c", "related", related("title", "See A and B", "relationship", "c"),
			"the spec has no place for the link, only for its words: - See [A](a.md) and [B](b.md): c"},
		{"## Related Problems", "- ![c](c.png) [A](a.md): b", "related", related("title", "c A", "link", "a.md", "relationship", "b"),
			"the spec has no place for the image, only for its words: - ![c](c.png) [A](a.md): b"},
		{"## Related Problems", "- **[A](a.md): near**", "related", related("title", "A", "link", "a.md", "relationship", "near"), ""},
		{"## Related Problems", "- *[A](a.md): `near`* it", "related", related("title", "A", "link", "a.md", "relationship", "`near` it"), ""},
		{"## Related Problems", "- ***[A](a.md)* – near**", "related", related("title", "A", "link", "a.md", "relationship", "near"), ""},
		{"## Related Problems", "- **[A](a.md) near**", "related", related("title", "A", "link", "a.md", "relationship", "near"), ""},
		{"## Related Problems", "- <u>[A](a.md)</u>: far", "related", related("title", "A", "link", "a.md", "relationship", "far"),
			"the spec has no raw HTML, only the words: - <u>[A](a.md)</u>: far"},
		{"## Related Problems", "- <u>**[A](a.md)**: far</u>", "related", related("title", "A", "link", "a.md", "relationship", "far"),
			"the spec has no raw HTML, only the words: - <u>**[A](a.md)**: far</u>"},
		{"## Related Problems", "- <a id=\"x\"></a>[A](a.md): far", "related", related("title", "A", "link", "a.md", "relationship", "far"), ""},
		{"## Related Problems", "- <a id=\"x\"></a>\n  A - far", "related", related("title", "A", "relationship", "far"), ""},
		{"## Related Problems", "- ~~[A](a.md)~~: far", "related", spec.Value{}, "related has no title that it belongs to: - ~~[A](a.md)~~: far"},
		{"## Related Problems", "- ~~[A](a.md): far~~\n- <del>B</del> [C](c.md)", "related", related("title", "C", "link", "c.md"),
			"the spec has no words that are struck out: - ~~[A](a.md): far~~\nthe spec has no words that are struck out: - <del>B</del> [C](c.md)"},
		{"## Related Problems", "- [A](a.md): ~~far~~ near", "related", related("title", "A", "link", "a.md", "relationship", "~~far~~ near"), ""},
		{"## Related Problems", "- [A](a.md) -- near", "related", related("title", "A", "link", "a.md", "relationship", "near"), ""},
		{"## Related Problems", "- **[A](a.md)** --- near", "related", related("title", "A", "link", "a.md", "relationship", "near"), ""},
		{"## Related Problems", "- A -- near", "related", related("title", "A", "relationship", "near"), ""},
		{"## Related Problems", "- [A](a.md) -> near", "related", related("title", "A", "link", "a.md", "relationship", "-> near"), ""},
		{"## Related Problems", "- [A](a.md) - near", "related", related("title", "A", "link", "a.md", "relationship", "near"), ""},
		{"### Core Components", "1. **Client** -> **Server**: sends", "architecture.components", related("name", "Client", "description", "-> **Server**: sends"), ""},
		{"## Metadata", "- **Difficulty** -- Hard", "difficulty", spec.Text("Hard"), ""},
		{"## Related Problems", "- **A: near**", "related", related("title", "A: near"), ""},
		{"## Related Problems", "- `A`: near", "related", related("title", "A", "relationship", "near"), ""},
		{"### Core Components", "1. <a id=\"c\"></a>**Cache**: fast", "architecture.components", related("name", "Cache", "description", "fast"), ""},
		{"### Core Components", "1. <a id=\"c\"></a>**Cache** is fast", "architecture.components", related("name", "Cache", "description", "is fast"), ""},
		{"### Core Components", "1. ~~old~~ **Hot**: x", "architecture.components", related("name", "Hot", "description", "x"), "the spec has no words that are struck out: 1. ~~old~~ **Hot**: x"},
		{"### Core Components", "1. ~~old~~ Hot: ~~x~~ y", "architecture.components", related("name", "Hot", "description", "~~x~~ y"), "the spec has no words that are struck out: 1. ~~old~~ Hot: ~~x~~ y"},
		{"### Bottleneck Analysis", "1. **DB**: slow\n2. ~~**Web**~~: slow\n   - **Solution**: boxes", "scaling.bottlenecks", related("name", "DB", "impact", "slow"),
			"scaling.bottlenecks has no name that it belongs to: 2. ~~**Web**~~: slow\nscaling.bottlenecks has no name that it belongs to:    - **Solution**: boxes"},
		{"### Core Components", "1. ~~**Hot**~~: x", "architecture.components", spec.Value{}, "architecture.components has no name that it belongs to: 1. ~~**Hot**~~: x"},
		{"### Bottleneck Analysis", "1. <a id=\"c\"></a>**DB**: slow\n   - **Solution**: shards", "scaling.bottlenecks", related("name", "DB", "impact", "slow", "solution", "shards"), ""},
		{"## Related Problems", "A paragraph.", "related", spec.Value{}, ": A paragraph."},
		{"### Bottleneck Analysis", "1. **DB**: slow\n   - **Solutions**: shards\n   - **Tradeoffs**: cost", "scaling.bottlenecks",
			related("name", "DB", "impact", "slow", "solution", "shards", "trade_offs", "cost"), ""},
		{"### Bottleneck Analysis", "- DB – slow\n  - scaling Solution: shards", "scaling.bottlenecks",
			related("name", "DB", "impact", "slow", "solution", "shards"), `its label is read as "Solution":   - scaling Solution: shards`},
		{"### Bottleneck Analysis", "1. **DB**\n   - Impact: slow\n   - Owner: me", "scaling.bottlenecks", related("name", "DB", "impact", "slow"), ":    - Owner: me"},
		{"### Constraints", "- Ten people\n- One **room**", "requirements.constraints", spec.List("Ten people", "One **room**"), ""},
		{"### Constraints", "1. Ten people\n2. One room\n   - no windows", "requirements.constraints", spec.List("Ten people", "One room"), ":    - no windows"},
		{"## Metadata", "<div>\n**Difficulty**: Hard\n</div>", "difficulty", spec.Value{}, ": <div>\n: **Difficulty**: Hard\n: </div>"},
		{"## Metadata", "- **Tags**: `` a, b,\t\n  c ``", "tags", spec.List("a", "b", "c"), ""},
		{"## Metadata", "- **Tags**: `a,\tb`", "tags", spec.List("a", "b"), ""},
		{"## Metadata", "- **Tags**:\n- **Estimated Time**:\n  - Solving:", "tags", spec.Value{}, ""},
		{"## Metadata", "- **Tags**:\n- **Estimated Time**:\n  - Solving:\n- **Version**: 2\n  - a", "tags", spec.Value{}, ":   - a"},
		{"## Metadata", "- Difficulty – hard", "difficulty", spec.Text("hard"), ""},
		{"## Metadata", "- **Difficulty**: Hrad", "difficulty", spec.Text(""), `difficulty cannot be "Hrad": - **Difficulty**: Hrad`},
		{"## Metadata", "- **Difficulty level**: Hard", "difficulty", spec.Text("Hard"), `its label is read as "Difficulty": - **Difficulty level**: Hard`},
		{"## Metadata", "- **Difficulty notes**: see below", "difficulty", spec.Value{}, ": - **Difficulty notes**: see below"},
		{"## Metadata", "- **Difficulty**: Hard\n- **Difficulty**: Easy", "difficulty", spec.Text("Hard"), `difficulty is said twice, and otherwise on line 4: - **Difficulty**: Easy`},
		{"## Metadata", "- **Difficulty** 🔥: Hard", "difficulty", spec.Text("Hard"), ""},
		{"## Metadata", "- **Difficulty** 🔥 : Hard\n- **Tags** 🏷️: a", "difficulty", spec.Text("Hard"), ""},
		{"## Metadata", "- **Difficulty**: Hard\u200b", "difficulty", spec.Text("Hard"), ""},
		{"## Metadata", "- **Difficulty**: \u2060Ha\u00adrd", "difficulty", spec.Text("Hard"), ""},
		{"## ℹ️ Metadata", "- **Difficulty**: Hard", "difficulty", spec.Text("Hard"), ""},
		{"### Non-Functional Requirements", "- **Scale** 📈: s\n- **Security** (ours): t", "requirements.non_functional.scale", spec.Text("s"), ""},
		{"### Core Components", "1. **Cache** 🔥: fast: yes", "architecture.components", related("name", "Cache", "description", "fast: yes"), ""},
		{"### Core Components", "1. **Cache** 🔥 is fast", "architecture.components", related("name", "Cache", "description", "🔥 is fast"), ""},
		{"### User Metrics", "| Metric | Value | Calculation |\n|-|-|-|\n| ~~Total Users~~ | 5M | given |", "capacity.users.total_users", spec.Value{},
			"capacity.users.extra has no metric that it belongs to: | ~~Total Users~~ | 5M | given |"},
		{"### User Metrics", "| Metric | Value | Calculation |\n|-|-|-|\n| ~~All~~ Total Users | 5M | given |", "capacity.users.total_users", spec.Value{},
			"the spec has no words that are struck out: | ~~All~~ Total Users | 5M | given |"},
		{"## Metadata", "- **Tags**:\n  - a\n  - b,c", "tags", spec.List("a", "b", "c"), ""},
		{"## Metadata", "- **Difficulty**:\n  - Hard", "difficulty", spec.Text("Hard"), ""},
		{"## Metadata", "- **Difficulty**\n\n  1. `hard`\n- **Tags**: a", "difficulty", spec.Text("hard"), ""},
		{"## Metadata", "- **Estimated Time**:\n  - Reading:\n    - 10 min\n  - Solving: 20", "estimated_time.reading", spec.Text("10"), ""},
		{"### Non-Functional Requirements", "- **Scalability**: to 10 regions", "requirements.non_functional.availability", spec.Value{}, ": - **Scalability**: to 10 regions"},
		{"### Non-Functional Requirements", "- **Scope**: x\n- **Inconsistency**: none\n- **Unavailability**: 1%\n- **Insecurity**: low", "requirements.non_functional.scale", spec.Value{},
			": - **Scope**: x\n: - **Inconsistency**: none\n: - **Unavailability**: 1%\n: - **Insecurity**: low"},
		{"### Non-Functional Requirements", "- **Availabilty**: 99.9%", "requirements.non_functional.availability", spec.Text("99.9%"), `its label is read as "Availability": - **Availabilty**: 99.9%`},
		{"## Metadata", "- **Stages**: 3\n- **Flags**: a\n- **Tasks**: b", "tags", spec.Value{}, ": - **Stages**: 3\n: - **Flags**: a\n: - **Tasks**: b"},
		{"## Metadata", "- **Vision**: fast", "version", spec.Value{}, ": - **Vision**: fast"},
		{"## Metadata", "- **Verison**: 2", "version", spec.Text("2"), `its label is read as "Version": - **Verison**: 2`},
		{"## Metadata", "| | |\n|-|-|\n| Verison | 2 |\n| Vision | fast |", "version", spec.Text("2"), `its label is read as "Version": | Verison | 2 |` + "\n: | Vision | fast |"},
		{"## Metadata", "- **Estimated Time**:\n  - Heading: 10\n  - Loading: 20", "estimated_time", spec.Value{}, ":   - Heading: 10\n:   - Loading: 20"},
		{"## Metadata", "- **Difficulty**:\n  - Hard\n  - Easy", "difficulty", spec.Value{}, ":   - Hard\n:   - Easy"},
		{"## Metadata", "- **Difficulty**:\n  - see below", "difficulty", spec.Value{}, ":   - see below"},
		{"## Metadata", "- **Difficulty**: Hard\n  - Easy", "difficulty", spec.Text("Hard"), ":   - Easy"},
		{"## Metadata", "- **Last Updated**: soon", "last_updated", spec.Text(""), `last_updated cannot be "soon": - **Last Updated**: soon`},
		{"## Metadata", "- **Difficulty: Hard**", "difficulty", spec.Text("Hard"), ""},
		{"## Metadata", "- *Tags: a, b*", "tags", spec.List("a", "b"), ""},
		{"## Metadata", "- <b>Tags: a, b</b>", "tags", spec.List("a", "b"), ""},
		{"## Metadata", "- **Tags: a, *b*, `c`**, d", "tags", spec.List("a", "b", "c", "d"), ""},
		{"## Metadata", "- ***Tags*: a, b**", "tags", spec.List("a", "b"), ""},
		{"## Metadata", "- ***Tags: a, b***", "tags", spec.List("a", "b"), ""},
		{"## Metadata", "- **Estimated Time**:\n  - **Reading: 10** minutes", "estimated_time.reading", spec.Text("10"), ""},
		{"## Metadata", "- **Difficulty: see below**", "difficulty", spec.Value{}, `difficulty cannot be "see below": - **Difficulty: see below**`},
		{"## Metadata", "- **Note: the Tags**", "tags", spec.Value{}, ": - **Note: the Tags**"},
		{"## Metadata", "- **Our: Difficulty**: Hard", "difficulty", spec.Text("Hard"), `its label is read as "Difficulty": - **Our: Difficulty**: Hard`},
		{"### Non-Functional Requirements", "- **Scale: 5M users**", "requirements.non_functional.scale", spec.Text("5M users"), ""},
		{"### Bottleneck Analysis", "1. **DB: slow**", "scaling.bottlenecks", related("name", "DB: slow"), ""},
		{"### Core Components", "1. **Links: short**: Looks it up", "architecture.components", related("name", "Links: short", "description", "Looks it up"), ""},
		{"## Metadata", "- ~~Difficulty: Easy~~", "difficulty", spec.Value{}, "the spec has no words that are struck out: - ~~Difficulty: Easy~~"},
		{"## Metadata", "- ~~**Difficulty**: Easy~~\n- **Difficulty**: Hard", "difficulty", spec.Text("Hard"), "the spec has no words that are struck out: - ~~**Difficulty**: Easy~~"},
		{"## Metadata", "- ~~Difficulty~~: Easy", "difficulty", spec.Value{}, ": - ~~Difficulty~~: Easy"},
		{"## Metadata", "- **Difficulty**: <del>Easy</del> Hard", "difficulty", spec.Text("Hard"), "the spec has no words that are struck out: - **Difficulty**: <del>Easy</del> Hard"},
		{"## Metadata", "- <s>Difficulty: Easy</s>", "difficulty", spec.Value{}, "the spec has no words that are struck out: - <s>Difficulty: Easy</s>"},
		{"## Metadata", "| | |\n|-|-|\n| ~~Difficulty~~ | Easy |\n| Tags | a |", "difficulty", spec.Value{}, ": | ~~Difficulty~~ | Easy |"},
		{"## Metadata", "- **Popularity**: 4 stars", "popularity", spec.Text("4"), ""},
		{"## Metadata", "- **Estimated Time**:\n  - Reading: 10 min", "estimated_time.reading", spec.Text("10"), ""},
		{"### User Metrics", "| Metric | Calculation | Value |\n|-|-|-|\n| total users | given | 5M |", "capacity.users.total_users", spec.Object("value", "5M", "calculation", "given"), ""},
		{"### User Metrics", "| Metric | Value |\n|-|-|\n| Total Users | 5M |", "capacity.users.total_users", spec.Object("value", "5M"), ""},
		{"### User Metrics", "| Metric | Value | Calculation | Note |\n|-|-|-|-|\n| Total Users | 5M | given | why |", "capacity.users.total_users", spec.Object("value", "5M", "calculation", "given"),
			"the template's table has no column \"Note\", so the spec leaves that out: | Metric | Value | Calculation | Note |\n" +
				"the template's table has no column \"Note\", so the spec leaves that out: | Total Users | 5M | given | why |"},
		{"### User Metrics", "| Metric | Estimate | Notes |\n|-|-|-|\n| Total Users | 5M | given |", "capacity.users.total_users", spec.Object("value", "5M", "calculation", "given"),
			`column "Estimate" is read as "Value", column "Notes" is read as "Calculation": | Metric | Estimate | Notes |`},
		{"### User Metrics", "| Metric | Value | Why |\n|-|-|-|\n| Guests | 5M | given |", "capacity.users.extra", spec.Objects(spec.Object("metric", "Guests", "value", "5M", "calculation", "given")),
			`column "Why" is read as "Calculation": | Metric | Value | Why |`},
		{"### User Metrics", "| | Value | Calculation |\n|-|-|-|\n| total users | 5M | given |", "capacity.users.total_users", spec.Object("value", "5M", "calculation", "given"), ""},
		{"### User Metrics", "| What | How many | Why |\n|-|-|-|\n| Guests | 5M | given |", "capacity.users.extra", spec.Objects(spec.Object("metric", "Guests", "value", "5M", "calculation", "given")),
			`column "What" is read as "Metric", column "How many" is read as "Value", column "Why" is read as "Calculation": | What | How many | Why |`},
		{"### User Metrics", "| Metric | Calculation | Owner |\n|-|-|-|\n| Total Users | given | me |", "capacity.users.total_users", spec.Object("calculation", "given"),
			"the template's table has no column \"Owner\", so the spec leaves that out: | Metric | Calculation | Owner |\n" +
				"the template's table has no column \"Owner\", so the spec leaves that out: | Total Users | given | me |"},
		{"### User Metrics", "| Metric | Value | Calculation |\n|-|-|-|\n| Total Users | 5M | given |\n\n| Region | Share | Note |\n|-|-|-|\n| EU | 40% | x |", "capacity.users.extra", spec.Value{},
			": | Region | Share | Note |\n: | EU | 40% | x |"},
		{"### User Metrics", "| Region | Share |\n|-|-|\n| EU | 40% |", "capacity.users.extra", spec.Value{}, ": | Region | Share |\n: | EU | 40% |"},
		{"### User Metrics", "| Metric | Value | Calculation |\n|-|-|-|\n| Total Users | 5M | given |\n\n| Metric | Value | Calculation |\n|-|-|-|\n| Guests | 1M | x |", "capacity.users.extra",
			spec.Objects(spec.Object("metric", "Guests", "value", "1M", "calculation", "x")), ""},
		{"### Core Problem", "Build <b>it</b>.\n\n<div>\nx\n</div>", "core_problem", spec.Text("Build **it**.\n\nx"),
			"the spec has no raw HTML: <div>\nthe spec has no raw HTML: </div>"},
		{"### API Design", "```http\nGET /\n```", "api", spec.Text("GET /"), "the spec keeps the code, and the template says \"yaml\" above it: ```http"},
		{"### Core Components", "1. **Links** Looks a `code` up", "architecture.components", related("name", "Links", "description", "Looks a `code` up"), ""},
		{"### Core Components", "1. **Links**\n   Looks a `code` up", "architecture.components", related("name", "Links", "description", "Looks a `code` up"), ""},
		{"### Core Components", "1. **Links**  \n   Looks a `code` up", "architecture.components", related("name", "Links", "description", "Looks a `code` up"), ""},
		{"### Core Components", "1. **Links**<br>Looks a `code` up", "architecture.components", related("name", "Links", "description", "Looks a `code` up"), ""},
		{"### Core Components", "1. **Links**<br/>\n   Looks *it* up", "architecture.components", related("name", "Links", "description", "Looks *it* up"), ""},
		{"### Core Components", "1. **Links**. Looks a `code` up", "architecture.components", related("name", "Links", "description", "Looks a `code` up"), ""},
		{"### Core Components", "1. **Links** (Go): Looks a `code` up", "architecture.components", related("name", "Links", "description", "(Go): Looks a `code` up"), ""},
		{"### Core Components", "1. **Links** (**Go**): Looks it up", "architecture.components", related("name", "Links", "description", "(**Go**): Looks it up"), ""},
		{"### Core Components", "1. __Links__ and **codes**", "architecture.components", related("name", "Links", "description", "and **codes**"), ""},
		{"### Core Components", "1. **Link**s of all kinds", "architecture.components", related("name", "Links of all kinds"), ""},
		{"### Core Components", "1. *Links* of all kinds", "architecture.components", related("name", "Links of all kinds"), ""},
		{"### Core Components", "1. The **links**: Look up", "architecture.components", related("name", "The links", "description", "Look up"), ""},
		{"### Bottleneck Analysis", "1. **DB** One `node` takes all\n   - **Solution** shards", "scaling.bottlenecks", related("name", "DB", "impact", "One `node` takes all", "solution", "shards"), ""},
		{"## Related Problems", "- **A** shares `b`", "related", related("title", "A", "relationship", "shares `b`"), ""},
		{"### Non-Functional Requirements", "- **Scale** 5M `users`", "requirements.non_functional.scale", spec.Text("5M `users`"), ""},
		{"### Non-Functional Requirements", "**Scale** is what matters", "requirements.non_functional.scale", spec.Value{}, ": **Scale** is what matters"},
		{"### Bottleneck Analysis", "1. **DB**: slow\n  - **Solution**: shards\n  - **Trade-offs**: cost\n\n2. **Web**: slow\n  - **Solution**: boxes\n", "scaling.bottlenecks",
			spec.Objects(spec.Object("name", "DB", "impact", "slow", "solution", "shards", "trade_offs", "cost"), spec.Object("name", "Web", "impact", "slow", "solution", "boxes")), ""},
		{"### Bottleneck Analysis", "1. **DB**\n\n* Impact: slow\n* __Solutions:__ shards\n* Tradeoffs - cost", "scaling.bottlenecks",
			related("name", "DB", "impact", "slow", "solution", "shards", "trade_offs", "cost"), ""},
		{"### Bottleneck Analysis", "- **DB**: slow\n- **Solution**: shards\n- **Web**: slow", "scaling.bottlenecks",
			spec.Objects(spec.Object("name", "DB", "impact", "slow", "solution", "shards"), spec.Object("name", "Web", "impact", "slow")), ""},
		{"### Bottleneck Analysis", "- **Solution**: shards\n- **DB**: slow", "scaling.bottlenecks", related("name", "DB", "impact", "slow"),
			"scaling.bottlenecks.solution has no name that it belongs to: - **Solution**: shards"},
		{"### Bottleneck Analysis", "1. **Solution store**: slow\n2. **Trade-offs**: many", "scaling.bottlenecks",
			spec.Objects(spec.Object("name", "Solution store", "impact", "slow"), spec.Object("name", "Trade-offs", "impact", "many")), ""},
		{"### Bottleneck Analysis", "- Solution store – slow", "scaling.bottlenecks", related("name", "Solution store", "impact", "slow"), ""},
		{"## Metadata", "- Reading: 10 min\n- **Version**: 2", "estimated_time.reading", spec.Text("10"), ""},
		{"### Bottleneck Analysis", "* **Solution store**: slow\n* **Cost**: high", "scaling.bottlenecks",
			spec.Objects(spec.Object("name", "Solution store", "impact", "slow"), spec.Object("name", "Cost", "impact", "high")), ""},
		{"### Constraints", "- **Ten** people", "requirements.constraints", spec.List("**Ten** people"), ""},
		{"### API Design", "```yaml\nGET /\n```\n\n```json\n{}\n```", "api", spec.Text("GET /"), ": ```json\n: {}\n: ```"},
		{"### API Design", "```json\n{}\n```\n\n~~~ YAML\nGET /\n~~~\n\n```yaml\nPUT /\n```", "api", spec.Text("GET /"), ": ```json\n: {}\n: ```\n: ```yaml\n: PUT /\n: ```"},
		{"### API Design", "```\nGET /\n```\n\n```\n{}\n```", "api", spec.Text("GET /"), ": ```\n: {}\n: ```"},
		{"#### Schema Design", "```sql\nA;\n```\n\n```sql\nB;\n```", "database.schema", spec.Text("A;"), ": ```sql\n: B;\n: ```"},
		{"### Data Flow", "It flows.\n\n```mermaid\ngraph TB\n```\n\n```mermaid\ngraph LR\n```", "architecture.data_flow", spec.Text("It flows.\n\n```mermaid\ngraph TB\n```"), ""},
		{"### Constraints", "- [ ] One\n\n#### Technical\n\n* Two\n\n##### Really\n1. Three", "requirements.constraints", spec.List("One", "Two", "Three"),
			"the spec has no place for a heading here, only for the lines below it: #### Technical\n" +
				"the spec has no place for a heading here, only for the lines below it: ##### Really"},
		{"### Constraints", "#### Technical\n- [ ] One\n\nA paragraph.", "requirements.constraints", spec.List("One"),
			"the spec has no place for a heading here, only for the lines below it: #### Technical\n: A paragraph."},
		{"### Core Problem", "Build it.\n#### Why\nIt is needed.", "core_problem", spec.Text("Build it.\n\nIt is needed."),
			"the spec has no place for a heading here, only for the lines below it: #### Why"},
		{"## Requirements Clarification", "### Of mine\n- [ ] One", "requirements.functional", spec.Value{}, ": ### Of mine\n: - [ ] One"},
		{"### Constraints", "- [ ] One\n\n### Of mine\n- [ ] Two", "requirements.constraints", spec.List("One"), ": ### Of mine\n: - [ ] Two"},
		{"## Related Problems", "- A\n\n### Harder\n- [B](b.md)", "related", spec.Objects(spec.Object("title", "A"), spec.Object("title", "B", "link", "b.md")),
			"the spec has no place for a heading here, only for the lines below it: ### Harder"},
		{"### Data Flow", "It flows.\n\n```mermaid\ngraph TB\n```\n\nBack, too.\nAnd on.\n\n- x", "architecture.data_flow", spec.Text("It flows.\n\nBack, too. And on.\n\n- x"),
			"the spec moves it above the code block, where the template has its text: Back, too.\n" +
				"the spec moves it above the code block, where the template has its text: And on."},
		{"### Data Flow", "```mermaid\ngraph TB\n```\n\nIt flows.", "architecture.data_flow", spec.Text("It flows."),
			"the spec moves it above the code block, where the template has its text: It flows."},
		{"### Data Flow", "It flows.\n\n```mermaid\ngraph TB\n```\n\n", "architecture.data_flow", spec.Text("It flows."), ""},
		{"### Constraints", "- [ ] One\n\n---\n\n***\n\n<a name=\"c\"></a>\n\n<A ID='d'/>\n", "requirements.constraints", spec.List("One"), ""},
		{"### Constraints", "- [ ] <a id=\"c\"></a>One", "requirements.constraints", spec.List("One"), ""},
		{"### Constraints", "- [ ] One <a href=\"c\">two</a>", "requirements.constraints", spec.List("One two"), "the spec has no raw HTML, only the words: - [ ] One <a href=\"c\">two</a>"},
		{"### Core Problem", "<a name=\"c\"></a>\n\nBuild <a name=\"d\">it</a>.", "core_problem", spec.Text("Build it."), ""},
		{"### Constraints", "<img src=\"c\">\n\n- [ ] One", "requirements.constraints", spec.List("One"), ": <img src=\"c\">"},
		{"### User Metrics", "| Region      | Share |\n|-------------|-------|\n", "capacity.users.extra", spec.Value{}, ": | Region      | Share |"},
		{"## Metadata", "- **Tags**: a, ~~b~~, c", "tags", spec.List("a", "c"), "the spec has no words that are struck out: - **Tags**: a, ~~b~~, c"},
		{"## Metadata", "- **Tags**: ~~a, b~~, c~d~", "tags", spec.List("c"), "the spec has no words that are struck out: - **Tags**: ~~a, b~~, c~d~"},
		{"## Metadata", "- **Tags**: ~~a~~", "tags", spec.Value{}, "the spec has no words that are struck out: - **Tags**: ~~a~~"},
		{"## Metadata", "- **Companies**: [Google, Meta](https://g.co)", "companies", spec.List("Google", "Meta"),
			"the spec has no place for the link, only for its words: - **Companies**: [Google, Meta](https://g.co)"},
		{"## Metadata", "- **Companies**: [Google, **Meta**](b.md \"a, b\"), `C*`, [Uber, Lyft](c,d.md)", "companies", spec.List("Google", "Meta", "C*", "Uber", "Lyft"),
			"the spec has no place for the link, only for its words: - **Companies**: [Google, **Meta**](b.md \"a, b\"), `C*`, [Uber, Lyft](c,d.md)"},
		{"## Metadata", "- **Companies**: [Google, Meta][1], \\[Uber, Lyft\\]\n\n[1]: b.md", "companies", spec.List("Google", "Meta", "[Uber", "Lyft]"),
			"the spec has no place for the link, only for its words: - **Companies**: [Google, Meta][1], \\[Uber, Lyft\\]"},
		{"## Metadata", "- **Companies**: ![Google, Meta](x,y.png), Uber", "companies", spec.List("Google", "Meta", "Uber"),
			"the spec has no place for the image, only for its words: - **Companies**: ![Google, Meta](x,y.png), Uber"},
		{"## Metadata", "- **Tags**: <a title=\"b, c\">d, e</a>, f", "tags", spec.List("d", "e", "f"), "the spec has no raw HTML, only the words: - **Tags**: <a title=\"b, c\">d, e</a>, f"},
		{"## Metadata", "- **Tags**: <https://e.com/x,y>, b", "tags", spec.List("b"), "tags has a comma in \"https://e.com/x,y\": - **Tags**: <https://e.com/x,y>, b"},
		{"## Metadata", "- **Tags**: https://e.com/x, b,", "tags", spec.List("https://e.com/x", "b"), ""},
		{"## Metadata", "- **Tags**:\n  - [a, b](c.md)\n  - d", "tags", spec.List("a", "b", "d"), "the spec has no place for the link, only for its words:   - [a, b](c.md)"},
		{"## Metadata", "| Difficulty | Hard |\n|---|---|\n| Version | 2 |", "difficulty", spec.Text("Hard"), ""},
		{"## Metadata", "| | |\n|---|---|\n| **Difficulty**: | `Hard` |", "difficulty", spec.Text("Hard"), ""},
		{"## Metadata", "| Field | Value |\n|---|---|\n| tags | a, b\\|c |\n| Reading | 10 min |", "tags", spec.List("a", "b|c"),
			"the template has lines here, so the spec leaves the titles of the columns out: | Field | Value |"},
		{"## Metadata", "| Field | Value |\n|---|---|\n| Owner | me |\n| Reading | 10 min |", "estimated_time.reading", spec.Text("10"),
			"the template has lines here, so the spec leaves the titles of the columns out: | Field | Value |\n: | Owner | me |"},
		{"## Metadata", "| Estimated Time | |\n|-|-|\n| Solving | 40 |", "estimated_time.solving", spec.Text("40"), ""},
		{"## Metadata", "| Estimated Time | 55 |\n|-|-|\n| Solving | 40 |", "estimated_time.solving", spec.Text("40"), ": | Estimated Time | 55 |"},
		{"## Metadata", "| | |\n|-|-|\n| Difficulty | Hard | x |", "difficulty", spec.Text("Hard"), "no reader sees more cells than the table has columns: | Difficulty | Hard | x |"},
		{"## Metadata", "| Difficulty | Banana |\n|---|---|", "difficulty", spec.Text(""), `difficulty cannot be "Banana": | Difficulty | Banana |`},
		{"## Metadata", "- **Difficulty**: Hard\n\n| Difficulty | Easy |\n|---|---|", "difficulty", spec.Text("Hard"), "difficulty is said twice, and otherwise on line 4: | Difficulty | Easy |"},
		{"## Metadata", "| Field | Value | Why |\n|---|---|---|\n| Difficulty | Hard | x |", "difficulty", spec.Text("Hard"),
			"the template has lines here, so the spec leaves the titles of the columns out: | Field | Value | Why |\n" +
				"the template's table has no column \"Why\", so the spec leaves that out: | Difficulty | Hard | x |"},
		{"### Non-Functional Requirements", "| Scale | 50M users |\n|---|---|", "requirements.non_functional.scale", spec.Text("50M users"), ""},
		{"### Core Problem", "| Difficulty | Hard |\n| --- | --- |\n| a | b |", "core_problem", spec.Text("| Difficulty | Hard |\n| --- | --- |\n| a | b |"), ""},
		{"## Metadata", "- **Tags**: `~~a~~`, ~b", "tags", spec.List("~~a~~", "~b"), ""},
		{"## Metadata", "- **Difficulty**: ~~Easy~~ Medium", "difficulty", spec.Text("Medium"), "the spec has no words that are struck out: - **Difficulty**: ~~Easy~~ Medium"},
		{"### Constraints", "- ~~Ten~~ Five people", "requirements.constraints", spec.List("~~Ten~~ Five people"), ""},
		{"### Core Components", "1. **~~Old~~ New**: does `it`", "architecture.components", related("name", "New", "description", "does `it`"),
			"the spec has no words that are struck out: 1. **~~Old~~ New**: does `it`"},
		{"## Related Problems", "- ~~[A](a.md)~~\n- B", "related", related("title", "B"),
			"the spec has no words that are struck out: - ~~[A](a.md)~~"},
		{"### Core Problem", "***\n\nBuild it.\n\n---\n\nNow.\n\n---\n", "core_problem", spec.Text("---\n\nBuild it.\n\n---\n\nNow."), ""},
		{"### Core Problem", "[Clear, concise problem statement - what system needs to be designed]\n\n---\n", "core_problem", spec.Value{}, ""},
		{"### Data Flow", "It flows.\n\n```mermaid\ngraph TB\n```\n\n---\n\n<a name=\"c\"></a>\n", "architecture.data_flow", spec.Text("It flows."), ""},
		{"## Metadata", "    - **Difficulty**: Hard", "difficulty", spec.Value{}, ":     - **Difficulty**: Hard"},
		{"## Metadata", "\t- **Difficulty**: Hard\n\n- **Version**: 2", "difficulty", spec.Value{}, ": \t- **Difficulty**: Hard"},
		{"## Metadata", "- **Tags**:\n    - a\n    - b", "tags", spec.List("a", "b"), ""},
		{"## Metadata", "- **Tags**:\n\n      - a\n\n- **Version**: 2", "tags", spec.Value{}, ":       - a"},
		{"### User Metrics", "\n    | Metric | Value | Calculation |\n    |-|-|-|\n    | Total Users | 5M | given |\n\nText.", "capacity.users.total_users", spec.Value{},
			":     | Metric | Value | Calculation |\n:     |-|-|-|\n:     | Total Users | 5M | given |\n: Text."},
		{"### Constraints", "    - [ ] One\n\n    - [ ] Two\n- [ ] Three", "requirements.constraints", spec.List("Three"), ":     - [ ] One\n:     - [ ] Two"},
		{"### Core Problem", "Build it:\n\n    - *a*\n      b\n\nNow.", "core_problem", spec.Text("Build it:\n\n```\n- *a*\n  b\n```\n\nNow."), ""},
		{"### API Design", "    GET /\n      a: b", "api", spec.Text("GET /\n  a: b"), ""},
		{"### API Design", "1. The calls:\n\n   ~~~ yaml\n   GET /\n\n     a: b\n   ~~~", "api", spec.Text("GET /\n\n  a: b"), ": 1. The calls:"},
		{"### API Design", "- a\n\n  - ```yaml\n\tGET /\n    ```", "api", spec.Text("GET /"), ": - a"},
		{"### API Design", "  ```yaml\n  GET /\n     a: b\n\tc: d\n  ```", "api", spec.Text("GET /\n   a: b\n  c: d"), ""},
		{"### Architecture Overview", "1. ```mermaid\n   graph LR\n     A --> B\n   ```", "architecture.diagram", spec.Text("graph LR\n  A --> B"), ""},
		{"### Data Flow", "- It flows:\n  ```sh\n  a\n    b\n  ```", "architecture.data_flow", spec.Text("- It flows:\n\n  ```sh\n  a\n    b\n  ```"), ""},
		{"### Constraints", "- - One\n- [ ] Two\n- > Three\n- # Four\n- 1. Five\n- \\- Six\n- [ ] - Seven", "requirements.constraints", spec.List("Two", "- Six", "- Seven"),
			": - - One\n: - > Three\nthe spec has no place for a heading here, only for the lines below it: - # Four\n: - 1. Five"},
		{"## Metadata", "- - **Difficulty**: Hard", "difficulty", spec.Text("Hard"), ""},
		{"### Core Problem", "- - a\n  - b\n- > c", "core_problem", spec.Text("-\n  - a\n  - b\n-\n  > c"), ""},
		{"### Core Problem", "<pre>\n```\n</pre>\n\nThe problem.", "core_problem", spec.Text("\\`\\`\\`\n\nThe problem."),
			"the spec has no raw HTML: <pre>\nthe spec has no raw HTML: </pre>"},
		{"### Core Problem", "<div>\n~~~\n# *a*\n- b\n</div>\n\nThe problem.", "core_problem", spec.Text("\\~\\~\\~\n\\# \\*a\\*\n\\- b\n\nThe problem."),
			"the spec has no raw HTML: <div>\nthe spec has no raw HTML: </div>"},
		{"### API Design", "<pre>\n```yaml\n</pre>\n\n```yaml\nGET /\n```", "api", spec.Text("GET /"), ": <pre>\n: ```yaml\n: </pre>"},
		{"## Metadata", "<div>\n- **Difficulty**: Hard\n| a | b |\n</div>", "difficulty", spec.Value{}, ": <div>\n: - **Difficulty**: Hard\n: | a | b |\n: </div>"},
		{"### Business Context", "<b>a</b>", "business_context", spec.Text("**a**"), ""},
		{"### Business Context", "<u>a</u>", "business_context", spec.Text("a"), "the spec has no raw HTML, only the words: <u>a</u>"},
		{"### Business Context", "<kbd>a</kbd> b\nc\n\n<a name=\"d\"></a>", "business_context", spec.Text("a b c"),
			"the spec has no raw HTML, only the words: <kbd>a</kbd> b\nthe spec has no raw HTML, only the words: c"},
		{"## Metadata", "<b>Difficulty</b>: Hard", "difficulty", spec.Text("Hard"), ""},
		{"## Metadata", "<b>Difficulty</b>: Hard<br>", "difficulty", spec.Text("Hard"), ""},
		{"## Metadata", "<b>Difficulty</b>: Hard<br>\n<b>Mine</b>: x", "difficulty", spec.Text("Hard"), ": <b>Mine</b>: x"},
		{"## Metadata", "- <code>Difficulty</code>: <I>Hard</I>", "difficulty", spec.Text("Hard"), ""},
		{"### Business Context", "a | b | c | d\n:-- | --: | :-: | ---\n1 | 2 | 3", "business_context", spec.Text("| a | b | c | d |\n| :-- | --: | :-: | --- |\n| 1 | 2 | 3 |  |"), ""},
		{"### Business Context", "- x\n\n  | a |\n  |:-----:|\n", "business_context", spec.Text("- x\n\n  | a |\n  | :-: |"), ""},
		{"### User Metrics", "| Metric | Value | Calculation |\n|:-|-:|:-:|\n| Total Users | 5M | given |", "capacity.users.total_users", spec.Object("value", "5M", "calculation", "given"), ""},
		{"## Metadata", "- **Estimated Time**:\n  - Reading: 010 minutes\n  - Solving: 40 minutes\n  - Total: 050 minutes", "estimated_time.reading", spec.Text("10"), ""},
		{"## Related Problems", "- [A](a.md), [B](b.md)", "related", related("title", "A, B"),
			"the spec has no place for the link, only for its words: - [A](a.md), [B](b.md)"},
		{"## Related Problems", "- **[A](a.md)**; [B](b.md): c", "related", related("title", "A; B", "relationship", "c"),
			"the spec has no place for the link, only for its words: - **[A](a.md)**; [B](b.md): c"},
		{"## Related Problems", "- [A](a.md)'s twin: b", "related", related("title", "A's twin", "link", "a.md", "relationship", "b"), ""},
		{"## Related Problems", "- [A](a.md), too", "related", related("title", "A, too", "link", "a.md"), ""},
		{"## Related Problems", "- [A](a.md) – [B](b.md)", "related", related("title", "A", "link", "a.md", "relationship", "[B](b.md)"), ""},
		{"### Core Components", "1. [A](a.md): does `a`", "architecture.components", related("name", "A", "description", "does `a`"),
			"the spec has no place for the link, only for its words: 1. [A](a.md): does `a`"},
		{"### Core Components", "1. **[A](a.md)**: does a", "architecture.components", related("name", "A", "description", "does a"),
			"the spec has no place for the link, only for its words: 1. **[A](a.md)**: does a"},
		{"### Core Components", "1. [A](a.md) – does [b](b.md)", "architecture.components", related("name", "A", "description", "does [b](b.md)"),
			"the spec has no place for the link, only for its words: 1. [A](a.md) – does [b](b.md)"},
		{"### Core Components", "1. [A](a.md) of all kinds", "architecture.components", related("name", "A of all kinds"),
			"the spec has no place for the link, only for its words: 1. [A](a.md) of all kinds"},
		{"### Core Components", "1. [A](a.md), [B](b.md): does a", "architecture.components", related("name", "A, B", "description", "does a"),
			"the spec has no place for the link, only for its words: 1. [A](a.md), [B](b.md): does a"},
		{"### Core Components", "1. <https://a.example>: does a", "architecture.components", related("name", "https://a.example", "description", "does a"), ""},
		{"### Bottleneck Analysis", "1. [DB](db.md): slow", "scaling.bottlenecks", related("name", "DB", "impact", "slow"),
			"the spec has no place for the link, only for its words: 1. [DB](db.md): slow"},
		{"### Constraints", "- [ ] One\n-\n- [ ]\n\n1.", "requirements.constraints", spec.List("One"), ""},

		// A label that differs a little is the template's only where no other line has just that.
		{"## Metadata", "- **Our tags**: a, b", "tags", spec.List("a", "b"), `its label is read as "Tags": - **Our tags**: a, b`},
		{"## Metadata", "- **Tags used**: q\n- **Tags**: a, b", "tags", spec.List("a", "b"), ": - **Tags used**: q"},
		{"## Metadata", "- **Tags**: a, b\n- **Tag**: q", "tags", spec.List("a", "b"), ": - **Tag**: q"},
		{"## Metadata", "- **Tags used**: q\n- Tags – a, b", "tags", spec.List("a", "b"), ": - **Tags used**: q"},
		{"## Metadata", "- **Tags used**: q\n- **[Tags](tags.md)**:\n  - a\n  - b", "tags", spec.List("a", "b"), ": - **Tags used**: q"},
		{"## Metadata", "- **Tags used**:\n  - q\n- **Tags**:\n  - a", "tags", spec.List("a"), ": - **Tags used**:\n:   - q"},
		{"## Metadata", "- **Tags used**: q\n\n| Tags | a, b |\n|-|-|", "tags", spec.List("a", "b"), ": - **Tags used**: q"},
		{"## Metadata", "| | |\n|-|-|\n| Our tags | q |\n| Tags | a, b |", "tags", spec.List("a", "b"), ": | Our tags | q |"},
		{"## Metadata", "- **Our tags**: a\n- **More tags**: b", "tags", spec.List("a"), `its label is read as "Tags": - **Our tags**: a` + "\n: - **More tags**: b"},
		{"## Metadata", "- **Tags**: a\n- **Tags**: b", "tags", spec.List("a", "b"), "tags is said on line 4 already, and the spec has what both say: - **Tags**: b"},
		{"## Metadata", "- **Difficulty level**: Easy\n- Difficulty – Hard", "difficulty", spec.Text("Hard"), ": - **Difficulty level**: Easy"},
		{"### Bottleneck Analysis", "1. **DB**: slow\n   - Our solution: shards\n2. **Web**: slow\n   - **Solution**: boxes\n   - The solution: more", "scaling.bottlenecks",
			spec.Objects(spec.Object("name", "DB", "impact", "slow", "solution", "shards"), spec.Object("name", "Web", "impact", "slow", "solution", "boxes")),
			`its label is read as "Solution":    - Our solution: shards` + "\nscaling.bottlenecks.solution is said already on line 172:    - The solution: more"},

		// Words that stand before one in bold, in code or in a link are a sentence's, and no label.
		{"## Metadata", "See also **Tags**: the list.", "tags", spec.Value{}, ": See also **Tags**: the list."},
		{"## Metadata", "- See **tags:** a", "tags", spec.Value{}, ": - See **tags:** a"},
		{"## Metadata", "- See `tags` – a", "tags", spec.Value{}, ": - See `tags` – a"},
		{"## Metadata", "- See [tags](tags.md): a", "tags", spec.Value{}, ": - See [tags](tags.md): a"},
		{"## Metadata", "- Before. _Difficulty_: Hard", "difficulty", spec.Value{}, ": - Before. _Difficulty_: Hard"},
		{"## Metadata", "Keep this.\n**Difficulty**: Hard", "difficulty", spec.Value{}, ": Keep this.\n: **Difficulty**: Hard"},
		{"## Metadata", "- 1) **Difficulty**: Hard", "difficulty", spec.Text("Hard"), ""},
		{"## Metadata", "- 🎯 ⟶ _Difficulty_ – Hard", "difficulty", spec.Text("Hard"), ""},
		{"## Metadata", "- **Our _tags_**: a", "tags", spec.List("a"), `its label is read as "Tags": - **Our _tags_**: a`},
		{"## Metadata", "- [**Our** tags](tags.md): a", "tags", spec.List("a"), `its label is read as "Tags": - [**Our** tags](tags.md): a`},
	} {
		t.Run(test.text, func(t *testing.T) {
			reading, err := Builtin().Read([]byte(withSection(string(Builtin().Blank()), test.section, test.text)))
			if err != nil {
				t.Fatal(err)
			}
			want, got := &spec.Problem{}, &spec.Problem{}
			want.Set(test.path, test.want)
			v, _ := reading.Problem.Get(test.path)
			got.Set(test.path, v)
			var unplaced []string
			for _, u := range reading.Unplaced {
				unplaced = append(unplaced, u.Why+": "+string(u.Raw))
			}
			if diff := cmp.Diff(spectest.Said(want), spectest.Said(got)); diff != "" {
				t.Errorf("(-want +read):\n%s", diff)
			}
			if diff := cmp.Diff(test.unplaced, strings.Join(unplaced, "\n")); diff != "" {
				t.Errorf("unplaced (-want +got):\n%s", diff)
			}
		})
	}
}

// Lines that only lay out others are told, and do not matter.
func TestReadLayoutTags(t *testing.T) {
	doc := withSection(string(Builtin().Blank()), "### Constraints", "<details>\n<summary>More</summary>\n\n- [ ] One\n\n</details>\n\n<div class=\"a\">\n\n<br/>\n\n<video src=\"a\">")
	reading, err := Builtin().Read([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	told := ""
	for _, u := range reading.Unplaced {
		told += fmt.Sprint(u.Mild, " ", string(u.Raw), "\n")
	}
	want := "true <details>\nfalse <summary>More</summary>\ntrue </details>\ntrue <div class=\"a\">\ntrue <br/>\nfalse <video src=\"a\">\n"
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("(-want +told):\n%s", diff)
	}
}

// withSection is a document with another text below a heading.
func withSection(doc, heading, text string) string {
	before, rest, _ := strings.Cut(doc, heading+"\n")
	end := strings.Index(rest+"\n\n#", "\n\n#")
	return before + heading + "\n" + text + "\n" + rest[end:]
}

// The title of a document is read whatever of the template's words stands around
// it.
func TestReadTitle(t *testing.T) {
	for _, test := range []struct{ heading, want string }{
		{"# Design a Chat", "Design a Chat"},
		{"# Design a Chat – system design interview problem", "Design a Chat"},
		{"# Design a Chat (System Design Interview Problem)", "Design a Chat"},
		{"# **Design a Chat**", "Design a Chat"},
		{"Design a Chat\n===", "Design a Chat"},
		{"# Design a Chat - System Design", "Design a Chat - System Design"},
		{"# Our bank\n\n# Design a Chat - System Design Interview Problem", "Design a Chat"},
		{"# Design a System Design Interview Problem", "Design a System Design Interview Problem"},
		{"## Design a Chat", "Design a Chat"},
		{"# **Design a Chat - System Design Interview Problem**", "Design a Chat"},
		{"# __Design a *Chat* - System__ Design Interview Problem", "Design a Chat"},
		{"# **Design a Chat (System Design Interview Problem)**", "Design a Chat"},
		{"# `Design a C* - System Design Interview Problem`", "Design a C*"},
		{"# Design a \\*C\\* **Chat – System Design Interview Problem**", "Design a *C* Chat"},
		{"# [Design a Chat - System Design Interview Problem](x.md)", "Design a Chat"},
		{"# [**Design a Chat** - System Design Interview Problem](x.md) {#id}", "Design a Chat"},
		{"# ~~Design a Feed~~ Design a Chat – **System Design Interview Problem**", "Design a Chat"},
		{"# ~~Design a Chat - System Design Interview Problem~~", ""},
		{"# Design a \\| b \\| System Design Interview Problem", "Design a | b"},
		{"# **Design a [Chat] - System Design Interview Problem", "**Design a [Chat]"},
	} {
		_, rest, _ := strings.Cut(string(Builtin().Blank()), "\n")
		doc := []byte(test.heading + "\n" + rest)
		reading, err := Builtin().Read(doc)
		if err != nil {
			t.Fatal(err)
		}
		page, err := Builtin().Page(doc)
		if err != nil {
			t.Fatal(err)
		}
		fields := page.Fields("title")
		if reading.Problem.Title() != test.want || fields.Title() != test.want {
			t.Errorf("%s is read as %q and %q", test.heading, reading.Problem.Title(), fields.Title())
		}
	}
}

// A list that a template shows twice is read once; where the two differ, that is
// told.
func TestReadListShownTwice(t *testing.T) {
	const source = `# {{ .title | default "[T]" }}

## Facts
- **Tags**: {{ .tags | join ", " | default "[tags]" }}

## Names
{{- range .related }}
- {{ .title }}
{{- end }}

## Related
{{- range .related }}
- {{ .title }}: {{ .relationship | default "[how]" }}
{{- end }}

## Again
- **All tags**: {{ .tags | join ", " | default "[tags]" }}
`
	template, err := ParseTemplate("own.md.tmpl", source)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	p := problem("title", "T")
	p.Set("tags", spec.List("a", "b"))
	p.Set("related", spec.Objects(spec.Object("title", "A", "relationship", "alike"), spec.Object("title", "B")))
	doc, err := template.Render(p)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	for _, test := range []struct{ from, to, unplaced string }{
		{"", "", "[]"},
		{"- **All tags**: a, b", "- **All tags**: a, b, c", "[- **All tags**: a, b, c]"},
		{"- A\n- B", "- A\n- B\n- C", "[- C: [how]]"},
	} {
		touched := strings.Replace(string(doc.Bytes()), test.from, test.to, 1)
		touched = strings.Replace(touched, "# T\n", "# T\n\n", 1)
		if test.unplaced == "[- C: [how]]" {
			touched = strings.Replace(touched, "- B: [how]", "- B: [how]\n- C: [how]", 1)
			test.unplaced = "[]"
			p.Set("related", spec.Objects(spec.Object("title", "A", "relationship", "alike"), spec.Object("title", "B"), spec.Object("title", "C")))
		}
		reading, err := template.Read([]byte(touched))
		if err != nil {
			t.Fatal(err)
		}
		var unplaced []string
		for _, u := range reading.Unplaced {
			unplaced = append(unplaced, string(u.Raw))
		}
		if got := fmt.Sprint(unplaced); got != test.unplaced {
			t.Errorf("%s: unplaced: %s", test.to, got)
		}
		if diff := cmp.Diff(spectest.Said(p), spectest.Said(reading.Problem)); diff != "" {
			t.Errorf("%s (-said +read):\n%s", test.to, diff)
		}
	}
}

// A template of one's own may have raw HTML: its lines are what they are to a reader
// in both, so that a touched file is read.
func TestReadHTMLOfTemplate(t *testing.T) {
	const source = `# {{ .title | default "[T]" }}

## Needs
<b>Scale</b>: {{ .requirements.non_functional.scale | default "[scale]" }}

<div>
- # Much
</div>

## Problem
{{ .core_problem | default "[problem]" }}
`
	template, err := ParseTemplate("own.md.tmpl", source)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	p := problem("title", "T")
	p.Set("requirements.non_functional.scale", spec.Text("50M"))
	p.Set("core_problem", spec.Text("Build it."))
	doc, err := template.Render(p)
	if err != nil {
		t.Fatal(spectest.Report(err))
	}
	reading, err := template.Read([]byte("\ufeff" + string(doc.Bytes())))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(spectest.Said(p), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) > 0 {
		t.Errorf("%v (-said +read):\n%s", reading.Unplaced, diff)
	}
}

// What a template has around the keys of an item stands there as well where the author has
// put marks or tags around its beginning.
func TestReadOwnItemsWithMarks(t *testing.T) {
	template := own(t, "# {{ .title | default \"[T]\" }}\n\n## See\n{{ range .related }}\n- [{{ .title }}]({{ .link }}) ({{ .relationship | default \"[r]\" }}){{ end }}\n")
	want := problem("title", "A")
	want.Set("related", spec.Objects(spec.Object("title", "B", "link", "b.md", "relationship", "far")))
	for item, unplaced := range map[string]int{
		"- [B](b.md) (far)": 0, "- **[B](b.md)** (far)": 0, "- **[B](b.md) (far)**": 0, "* __[B](b.md)__ (far)": 0, "- <a id=\"b\"></a>[B](b.md) (far)": 0,
		"- <a id=\"b\"></a>***[B](b.md)*** (far)": 0, "- <u>[B](b.md)</u> (far)": 1,
	} {
		reading, err := template.Read([]byte("# A\n\n## See\n" + item + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(spectest.Said(want), spectest.Said(reading.Problem)); diff != "" || len(reading.Unplaced) != unplaced {
			t.Errorf("%s: %v (-want +read):\n%s", item, reading.Unplaced, diff)
		}
	}
}
