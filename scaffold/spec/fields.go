package spec

// The fields of the built-in template, in its order. Adding a field is one entry
// here and one place in the template: the reader of specs, flags and questions,
// the example, the JSON Schema and the reference pages all draw on it.
//
// The examples together are one complete problem. Where a field holds several
// texts, its example has one a line.
var builtinFields = []Field{
	{
		Path: "title", Kind: Plain,
		Help:    "What is to be designed, as the heading says it. The file name is made from it.",
		Example: "Design a URL Shortener",
	},
	{
		Path: "slug", Kind: FileName,
		Help:    "What the file is called, without .md. Made from the title, unless said; then another title changes nothing.",
		Example: "design-a-url-shortener",
	},
	{
		Path: "difficulty", Kind: Choice, Options: []string{"Beginner", "Easy", "Medium", "Hard", "Expert"},
		Help:    "How hard the problem is for a candidate.",
		Example: "Medium",
	},
	{
		Path: "companies", Kind: Label, Many: true,
		Help:    "Companies known to ask this problem.",
		Example: "Google\nMeta\nAmazon\nMicrosoft",
	},
	{
		Path: "tags", Kind: Label, Many: true,
		Options: []string{
			"caching", "consistency", "databases", "distributed-systems", "load-balancing", "messaging",
			"microservices", "networking", "real-time", "replication", "scalability", "search",
			"security", "sharding", "storage", "streaming",
		},
		Help:    "Topics that the problem exercises, in lower case with hyphens.",
		Example: "distributed-systems\ncaching\ndatabases\nhashing",
	},
	{
		Path: "estimated_time.reading", Kind: Number, Min: 1, Max: 1440,
		Help:    "Minutes to read the problem. The total is computed.",
		Example: "10",
	},
	{
		Path: "estimated_time.solving", Kind: Number, Min: 1, Max: 1440,
		Help:    "Minutes to solve it in an interview.",
		Example: "45",
	},
	{
		Path: "last_updated", Kind: Date,
		Help:    "The day of the last change, as YYYY-MM-DD. Today, unless said.",
		Example: "2026-11-23",
	},
	{
		Path: "version", Kind: Plain,
		Help:    "The version of this problem, as text. 1.0, unless said.",
		Example: "1.0",
	},
	{
		Path: "popularity", Kind: Stars, Min: 1, Max: 5,
		Help:    "How often the problem is asked, from 1 to 5; shown as that many stars.",
		Example: "5",
	},
	{
		Path: "business_context", Kind: Block,
		Help: "The real-world situation, and why the system is needed.",
		Example: `People share links where room is short and typing is slow: in messages, on posters, on slides. A long address breaks across lines, hides where it leads, and cannot be counted.

A company wants a service that turns any address into one of about 25 characters, sends every visitor on within a blink, and tells the owner how often the link was used.`,
	},
	{
		Path: "core_problem", Kind: Block,
		Help:    "What system is to be designed, in a sentence or two.",
		Example: `Design a service that stores a long URL under a short, unique code and redirects whoever asks for the code to the URL, at a hundred reads for every write, without ever sending a visitor to the wrong place.`,
	},
	{
		Path: "user_stories", Many: true, Short: "sentence",
		Help: "What the users want: as, want and so_that, or one whole sentence.",
		Keys: []Field{
			{Path: "as", Kind: Inline, Help: "Who wants it, as it reads behind \"As a\".",
				Example: "writer\nmarketer\nvisitor"},
			{Path: "want", Kind: Inline, Help: "What they want.",
				Example: "a short link for a long address\nto choose the code myself\nto land on the page at once"},
			{Path: "so_that", Kind: Inline, Help: "What it is good for.",
				Example: "it fits in a post\npeople can remember it from a poster\nI do not notice the detour"},
			{Path: "sentence", Kind: Inline, Help: "The whole story in words of your own, in place of the three.",
				Example: "\n\n\nAs an owner, I want to see how often my link was used, so that I know whether the campaign works"},
		},
	},
	{
		Path: "requirements.functional", Kind: Inline, Many: true,
		Help:    "What the system does, one requirement each.",
		Example: "Shorten a long URL to a code of 7 characters\nRedirect from the code to the long URL\nLet the owner choose the code, if it is free\nLet links expire at a given time\nCount the visits of each link",
	},
	{
		Path: "requirements.non_functional.scale", Kind: Inline,
		Help:    "Users, requests per second, volume of data.",
		Example: "120 million users, 432 million requests a day, 15,000 a second at the peak",
	},
	{
		Path: "requirements.non_functional.performance", Kind: Inline,
		Help:    "Latency and throughput.",
		Example: "A redirect takes under 50 ms at the 99th percentile, measured at the edge",
	},
	{
		Path: "requirements.non_functional.availability", Kind: Inline,
		Help:    "Uptime, and what a disaster may cost.",
		Example: "99.99 % for redirects, 99.9 % for making links; one region may be lost",
	},
	{
		Path: "requirements.non_functional.consistency", Kind: Inline,
		Help:    "What must be seen by whom, and when.",
		Example: "A code is never given twice; a new link works everywhere within 5 seconds",
	},
	{
		Path: "requirements.non_functional.security", Kind: Inline,
		Help:    "Authentication, authorization, protection of data.",
		Example: "Codes cannot be guessed in sequence; known phishing targets are refused",
	},
	{
		Path: "requirements.constraints", Kind: Inline, Many: true,
		Help:    "Limits that the design has to live with.",
		Example: "Codes use only `A-Z`, `a-z` and `0-9`\nLinks that were printed on paper must work for ten years\nTwo engineers run the service",
	},
	{
		Path: "requirements.assumptions", Kind: Inline, Many: true,
		Help:    "What may be taken as given.",
		Example: "A stored link takes 500 bytes on average\nOne link in a hundred gets most of the visits",
	},
	input("total_users", "Everyone who has an account. From the inputs follow the rows of the capacity tables.", "120M"),
	input("daily_active", "Users who come on a day: a share of all users, or a number.", "20%"),
	input("peak_concurrent", "Users at work in the busiest moment: a share of the daily active users, or a number.", "10%"),
	input("growth", "How much the users grow in a year.", "20%"),
	input("requests_per_user", "Requests that an active user makes on a day.", "18"),
	input("peak_factor", "How much busier the busiest second is than the average one.", "3"),
	input("read_write_ratio", "Reads for each write.", "100:1"),
	input("data_per_user", "What is stored for one user.", "2 KB"),
	input("new_data_per_user", "What an active user adds on a day.", "90 B"),
	input("request_size", "Bytes of one request.", "500 B"),
	input("response_size", "Bytes of one response.", "500 B"),
	row("capacity.users.total_users", "Everyone who has an account.", "120M", "Given"),
	row("capacity.users.daily_active_users", "Users who come on a day.", "24M", "20% of total users"),
	row("capacity.users.peak_concurrent_users", "Users at work in the busiest moment.", "2.4M", "10% of DAU"),
	row("capacity.users.growth_rate", "How much the users grow in a year.", "20% per year", "Market research"),
	extra("capacity.users", "New users per day", "65,800", "120M × 20% ÷ 365"),
	row("capacity.traffic.requests_per_day", "All requests of a day.", "432M", "24M DAU × 18 requests per user"),
	row("capacity.traffic.requests_per_second", "Requests per second, averaged over the day.", "5,000", "432M ÷ 86,400"),
	row("capacity.traffic.peak_qps", "Requests per second in the busiest moment.", "15,000", "5,000 × 3"),
	row("capacity.traffic.read_write_ratio", "Reads for each write.", "100:1", "Every link is opened about a hundred times"),
	extra("capacity.traffic", "Average writes per second", "49.5", "5,000 ÷ 101"),
	row("capacity.data.data_per_user", "What is stored for one user.", "2 KB", "4 links × 500 B"),
	row("capacity.data.total_storage", "What is stored for all users.", "240 GB", "120M × 2 KB"),
	row("capacity.data.daily_growth", "What a day adds.", "2.29 GB", "(120M × 20% ÷ 365) × 2 KB + 24M DAU × 90 B"),
	row("capacity.data.five_year_storage", "What will be stored in five years.", "4.42 TB", "240 GB + 5 × 365 × 2.29 GB"),
	extra("capacity.data", "Cache memory", "48 GB", "20% of Total Data Storage"),
	row("capacity.bandwidth.average_request_size", "Bytes of one request.", "0.5 KB", "Headers and a short path"),
	row("capacity.bandwidth.average_response_size", "Bytes of one response.", "0.5 KB", "A redirect has no body"),
	row("capacity.bandwidth.peak_bandwidth", "Bits per second in the busiest moment.", "120 Mbps", "15,000 × (0.5 KB + 0.5 KB) × 8"),
	extra("capacity.bandwidth", "Peak bandwidth behind the edge", "24 Mbps", "20% of Peak Bandwidth"),
	{
		Path: "architecture.overview", Kind: Block,
		Help:    "The approach, in a few sentences.",
		Example: `Reading and writing are kept apart, because a hundred visitors come for every new link. Redirects are answered from a cache close to the visitor and touch the database only for a code that nobody asked for lately; new codes come from blocks of numbers handed out in advance, so that two servers never need to agree on one.`,
	},
	{
		Path: "architecture.diagram", Kind: Code, Language: "mermaid",
		Help: "The diagram of the architecture, as mermaid; it replaces the template's.",
		Example: `graph TB
    Client[Browser or app]
    CDN[CDN edge]
    LB[Load balancer]
    Redirect[Redirect service]
    Links[Link service]
    Keys[Key service]
    Cache[(Link cache)]
    DB[(Link store)]
    Queue[Visit queue]
    Stats[(Visit counts)]

    Client --> CDN
    CDN --> LB
    LB --> Redirect
    LB --> Links
    Links --> Keys
    Links --> DB
    Redirect --> Cache
    Cache --> DB
    Redirect --> Queue
    Queue --> Stats`,
	},
	{
		Path: "architecture.components", Many: true, Short: "name",
		Help: "The parts of the system and what each answers for.",
		Keys: []Field{
			{Path: "name", Kind: Plain, Help: "What the part is called.",
				Example: "Redirect service\nLink service\nKey service\nVisit counter"},
			{Path: "description", Kind: Inline, Help: "What it does, and what it answers for.",
				Example: "Looks a code up, first in the cache, and answers `302 Found`; keeps no state\nChecks an address, takes a free code and stores the link\nHands out blocks of 10,000 unused numbers, which become codes in base 62\nReads visits from a queue and adds them up by the minute"},
		},
	},
	{
		Path: "architecture.data_flow", Kind: Block,
		Help:    "The way of the data through the system.",
		Example: `A visitor's request reaches the nearest edge. Known codes are answered there; others go to the redirect service, which asks the cache, then the store, and puts what it found into the cache. The visit is written to a queue after the answer has left, so that counting never slows a redirect down.`,
	},
	{
		Path: "architecture.sequence", Kind: Code, Language: "mermaid",
		Help: "The sequence diagram of the main request, as mermaid; it replaces the template's.",
		Example: `sequenceDiagram
    participant Visitor
    participant Redirect
    participant Cache
    participant Store

    Visitor->>Redirect: GET /aZ3kQ9x
    Redirect->>Cache: look up aZ3kQ9x
    Cache-->>Redirect: not here
    Redirect->>Store: read aZ3kQ9x
    Store-->>Redirect: long URL
    Redirect->>Cache: keep for a day
    Redirect-->>Visitor: 302 Found, Location`,
	},
	{
		Path: "api", Kind: Code, Language: "yaml",
		Help: "The endpoints; replaces the whole code block.",
		Example: `POST /api/v1/links           # {url, code?, expires_at?} -> 201 {code, short_url}
GET /{code}                  # 302 to the long URL, or 404
GET /api/v1/links/{code}     # the link and its visits, for its owner
DELETE /api/v1/links/{code}  # the code is never given again`,
	},
	{
		Path: "database.schema", Kind: Code, Language: "sql",
		Help: "The tables; replaces the whole code block.",
		Example: `CREATE TABLE links (
    code CHAR(7) PRIMARY KEY,
    url VARCHAR(2048) NOT NULL,
    owner_id BIGINT,
    expires_at TIMESTAMP NULL,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE visits_by_minute (
    code CHAR(7) NOT NULL,
    minute TIMESTAMP NOT NULL,
    visits BIGINT NOT NULL,
    PRIMARY KEY (code, minute)
);`,
	},
	{
		Path: "database.indexes.primary", Kind: Inline,
		Help:    "The primary index.",
		Example: "`links.code`: every redirect is one read by this key",
	},
	{
		Path: "database.indexes.secondary", Kind: Inline,
		Help:    "Secondary indexes, and why.",
		Example: "`links.expires_at`, for the job that retires expired links",
	},
	{
		Path: "database.indexes.composite", Kind: Inline,
		Help:    "Composite indexes, for complex queries.",
		Example: "`(owner_id, created_at)`, for an owner's newest links first",
	},
	{
		Path: "caching.levels", Kind: Inline,
		Help:    "Where data is cached.",
		Example: "CDN edge, then a cache cluster in each region",
	},
	{
		Path: "caching.patterns", Kind: Inline,
		Help:    "How the caches are filled and kept true.",
		Example: "Cache-aside for redirects; a deleted link is purged from every level",
	},
	{
		Path: "caching.keys", Kind: Inline,
		Help:    "How the keys are named.",
		Example: "`link:{code}`; the code alone is the key at the edge",
	},
	{
		Path: "caching.ttl", Kind: Inline,
		Help:    "How long each kind of data is kept.",
		Example: "A day for links, a minute for codes that do not exist",
	},
	{
		Path: "scaling.bottlenecks", Many: true, Short: "name",
		Help: "What gives way first as the load grows, and what to do.",
		Keys: []Field{
			{Path: "name", Kind: Plain, Help: "What gives way.",
				Example: "Hot links\nHanding out codes"},
			{Path: "impact", Kind: Inline, Help: "What happens then.",
				Example: "One link on television sends a tenth of all traffic to one shard\nA counter that every write has to ask becomes slow, and a single point of failure"},
			{Path: "solution", Kind: Inline, Help: "How to scale it.",
				Example: "Answer hot codes from the edge, and collapse equal reads into one\nEach server reserves a block of 10,000 numbers and works from memory"},
			{Path: "trade_offs", Kind: Inline, Help: "What the solution costs.",
				Example: "A deleted link may live on at the edge for up to a minute\nA server that dies takes the rest of its block with it; 62^7 codes can bear that"},
		},
	},
	{
		Path: "scaling.sharding", Kind: Inline,
		Help:    "The sharding key and strategy of the database.",
		Example: "By a hash of the code, in 256 logical shards spread over the nodes",
	},
	{
		Path: "scaling.partitioning", Kind: Inline,
		Help:    "How the services are split.",
		Example: "Redirects, links and counting are deployed and scaled apart",
	},
	{
		Path: "scaling.load_distribution", Kind: Inline,
		Help:    "How the load is balanced.",
		Example: "Anycast to the nearest region, then least connections",
	},
	{
		Path: "scaling.database", Kind: Inline,
		Help:    "How the database is made faster.",
		Example: "Read replicas in every region; visits are written in batches",
	},
	{
		Path: "scaling.caching", Kind: Inline,
		Help:    "How the caches are made to serve more.",
		Example: "The edge answers 8 of 10 redirects, the regional cache most of the rest",
	},
	{
		Path: "scaling.network", Kind: Inline,
		Help:    "What is saved on the network.",
		Example: "Redirects without a body, kept-alive connections, HTTP/3 at the edge",
	},
	{
		Path: "security.authentication", Kind: Inline,
		Help:    "How users and services prove who they are.",
		Example: "OAuth 2.0 for owners, API keys for programs; redirects need none",
	},
	{
		Path: "security.authorization", Kind: Inline,
		Help:    "Who may do what.",
		Example: "Only its owner may see the visits of a link or delete it",
	},
	{
		Path: "security.data_protection", Kind: Inline,
		Help:    "Encryption at rest and in transit.",
		Example: "TLS everywhere, encrypted disks; long URLs may hold secrets and are never logged whole",
	},
	{
		Path: "security.privacy", Kind: Inline,
		Help:    "What the law asks for.",
		Example: "IP addresses are cut before they are counted (GDPR); an owner's data can be exported and erased",
	},
	{
		Path: "monitoring.metrics", Kind: Inline,
		Help:    "What to measure.",
		Example: "Redirect latency by percentile, cache hit rate, share of unknown codes, age of the visit queue",
	},
	{
		Path: "monitoring.alerting", Kind: Inline,
		Help:    "When to wake somebody.",
		Example: "99th percentile above 50 ms for five minutes; error budget burning at ten times its rate",
	},
	{
		Path: "monitoring.logging", Kind: Inline,
		Help:    "What to log, at which level.",
		Example: "Structured logs of refused addresses and deletions; one redirect in a thousand",
	},
	{
		Path: "monitoring.tracing", Kind: Inline,
		Help:    "How a request is followed through the system.",
		Example: "A trace identifier from the edge to the store, sampled at one in a thousand",
	},
	{
		Path: "recovery.backup", Kind: Inline,
		Help:    "What is backed up, when and where.",
		Example: "A snapshot of the store each night and its log all day, both in a second region",
	},
	{
		Path: "recovery.failover", Kind: Inline,
		Help:    "What takes over, by itself or by hand.",
		Example: "Automatic for redirects, which any region can answer; by hand for making links",
	},
	{
		Path: "recovery.objectives", Kind: Inline,
		Help:    "Recovery time and recovery point (RTO and RPO).",
		Example: "RTO of 1 minute for redirects and 30 for new links; RPO of 5 seconds",
	},
	{
		Path: "follow_ups.deep_dives", Kind: Inline, Many: true,
		Help:    "Technical questions to go deeper with, as whole sentences.",
		Example: "How would you handle a code that a visitor mistypes by one letter?\nWhat happens if the key service cannot be reached for an hour?\nHow would you optimize for a link that is opened a million times in a minute?",
	},
	{
		Path: "follow_ups.variations", Kind: Inline, Many: true,
		Help:    "Questions that change the design, as whole sentences.",
		Example: "How would the design change for a thousand users instead of 120 million?\nWhat if we had to show a preview page before every redirect?\nHow would you adapt this for links that may be opened only once?",
	},
	{
		Path: "follow_ups.real_world", Kind: Inline, Many: true,
		Help:    "Questions about running it for real. Without it, the template's own stay.",
		Example: "How would you move a billion links of another service to this one?\nWhat would you do when a browser vendor blocks your domain for abuse?\nHow would you handle schema migrations without stopping redirects?",
	},
	{
		Path: "learning.concepts", Kind: Inline, Many: true,
		Help:    "Concepts that the problem teaches.",
		Example: "Unique identifiers without coordination\nCaching for a read-heavy load\nSharding by a hash",
	},
	{
		Path: "learning.technologies", Kind: Inline, Many: true,
		Help:    "Technologies that come up.",
		Example: "CDN and edge caches\nKey-value stores\nMessage queues",
	},
	{
		Path: "learning.patterns", Kind: Inline, Many: true,
		Help:    "Design patterns that are applied.",
		Example: "Cache-aside\nSeparate paths for reading and writing\nReserving identifiers in blocks",
	},
	{
		Path: "assessment.excellent", Kind: Inline, Many: true,
		Help:    "What an excellent answer has. Without it, the template's own stay.",
		Example: "Asks how long links live and who may delete them before drawing anything\nDerives the code's length from the number of links\nSeparates the redirect path from the rest, and says why\nFinds the hot link without being led to it\nSays what a `301` would cost: visits that are never counted",
	},
	{
		Path: "assessment.mistakes", Kind: Inline, Many: true,
		Help:    "Common mistakes. Without it, the template's own stay.",
		Example: "Hashing the URL and never speaking of collisions\nA single counter in the database for every code\nCounting visits before answering the visitor\nNo word about abuse",
	},
	{
		Path: "assessment.tips", Kind: Inline, Many: true,
		Help:    "Advice for the interview. Without it, the template's own stay.",
		Example: "Start with the two requests that matter: make a link, follow a link\nWork out reads and writes apart; the ratio decides the design\nLeave ten minutes for what goes wrong",
	},
	{
		Path: "related", Many: true, Short: "title",
		Help: "Related problems of the bank.",
		Keys: []Field{
			{Path: "title", Kind: Plain, Help: "The other problem's title.",
				Example: "Design a Key-Value Store\nDesign a Rate Limiter\nDesign a Content Delivery Network"},
			{Path: "relationship", Kind: Inline, Help: "What the two have to do with each other.",
				Example: "The store that the links live in\nWhat keeps one program from making a million links\nWhere most redirects are answered"},
			{Path: "link", Kind: Link, Help: "Where it is: a relative path or a URL.",
				Example: "design-a-key-value-store.md\ndesign-a-rate-limiter.md\n"},
		},
	},
	{
		Path: "resources", Many: true, Short: "title",
		Help: "Books, articles and talks to go on with.",
		Keys: []Field{
			{Path: "title", Kind: Plain, Help: "What it is called.",
				Example: "RFC 9110, HTTP Semantics\nDesigning Data-Intensive Applications\nSnowflake"},
			{Path: "description", Kind: Inline, Help: "What is to be found there.",
				Example: "What `301`, `302` and `308` promise, in section 15.4\nReplication, partitioning and what they cost (Martin Kleppmann)\nTwitter's scheme for unique numbers without coordination, as a contrast to blocks"},
			{Path: "link", Kind: Link, Help: "Where it is: a URL or a relative path.",
				Example: "https://www.rfc-editor.org/rfc/rfc9110\nhttps://dataintensive.net\n"},
		},
	},
}

// builtinSums are the values that are computed from fields of the built-in
// template.
var builtinSums = map[string][]string{
	"estimated_time.total": {"estimated_time.reading", "estimated_time.solving"},
}

// input is one of the figures that the rows of the capacity tables follow from.
func input(name, help, example string) Field {
	return Field{Path: "capacity.inputs." + name, Kind: Quantity, Help: help, Example: example}
}

// row is a line of a capacity table: a value, and how it was arrived at. The
// value replaces the template's whole cell, unit and all.
func row(path, help, value, calculation string) Field {
	return Field{
		Path: path, Short: "value", Help: help,
		Keys: []Field{
			{Path: "value", Kind: Inline, Help: "The figure, with its unit.", Example: value},
			{Path: "calculation", Kind: Inline, Help: "How the figure was arrived at.", Example: calculation},
		},
	}
}

// extra is the rows that a system needs below those of a capacity table.
func extra(table, metric, value, calculation string) Field {
	return Field{
		Path: table + ".extra", Many: true, Short: "metric",
		Help: "Figures that only this system has, as rows below the template's.",
		Keys: []Field{
			{Path: "metric", Kind: Plain, Help: "What the figure is.", Example: metric},
			{Path: "value", Kind: Inline, Help: "The figure, with its unit.", Example: value},
			{Path: "calculation", Kind: Inline, Help: "How the figure was arrived at.", Example: calculation},
		},
	}
}
