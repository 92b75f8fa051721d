# What there is to do with newproblem. "make help" lists it.

GO ?= go
# Without cgo the program starts almost twice as fast: the flag library pulls
# in package net, which would link the C library.
export CGO_ENABLED = 0
PREFIX ?= $(HOME)/.local
FUZZTIME ?= 30s
SOAKTIME ?= 1m
SOAK = ^(TestKillAtRandom|TestRivals|TestResume)$$
# Test binaries without what only a debugger needs are linked in half the time,
# and it is lint that vets. What fails a test whose work grows faster than its
# input is the timeout that go test has.
TEST = .ci/memory $(GO) test -ldflags='-s -w' -vet=off

.DEFAULT_GOAL := build

.PHONY: help
help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: build
build: ## build ./newproblem
	$(GO) build -buildvcs=auto -trimpath -ldflags='-s -w' -o newproblem ./cmd/newproblem

.PHONY: install
install: build ## install it to $(PREFIX)/bin
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 newproblem '$(DESTDIR)$(PREFIX)/bin/newproblem'

.PHONY: test
test: ## run all tests
	$(TEST) ./...

.PHONY: soak
soak: ## test at random for long: kills, rivals, stops and fuzz targets for SOAKTIME each, others fifty times as often for each minute of it
	@seed=$${NEWPROBLEM_SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}; set -ex; \
	export NEWPROBLEM_SEED=$$seed NEWPROBLEM_SOAK=$(SOAKTIME); \
	$(TEST) -count 1 -timeout 0 -run '$(SOAK)' ./cmd/newproblem; \
	$(TEST) -count 1 -timeout 0 ./scaffold/...; \
	$(MAKE) fuzz FUZZTIME=$(SOAKTIME)

# What waits at a call, or may write little, cannot write down what it covers.
.PHONY: cover
cover: ## show test coverage by package, including the program that the tests start
	@set -e; dir=$$(mktemp -d); trap 'rm -rf "$$dir"' EXIT; mkdir "$$dir/data"; chmod 711 "$$dir"; chmod 777 "$$dir/data"; \
	$(GO) build -cover -coverpkg=./... -o "$$dir/newproblem" ./cmd/newproblem; \
	NEWPROBLEM="$$dir/newproblem" NEWPROBLEM_COVERED="$$dir/data" $(TEST) -count 1 -cover -coverpkg=./... \
		-skip '^(TestSync|TestFileSizeLimit|TestKill|TestRival|TestNoHardLinks|TestNoExclusiveName)$$' ./... -args -test.gocoverdir="$$dir/data" | grep -v 'coverage:'; \
	$(GO) tool covdata percent -i="$$dir/data"

.PHONY: lint
lint: ## gofmt, go vet for three systems, staticcheck, and generated files
	@test -z "$$(gofmt -l .)" || { gofmt -d .; exit 1; }
	GOOS=linux $(GO) vet ./...
	GOOS=darwin $(GO) vet ./...
	GOOS=windows $(GO) vet ./...
	$(GO) tool staticcheck ./...

.PHONY: generate
generate: ## bring generated files and the example bank up to date
	$(GO) test ./scaffold ./scaffold/bank ./scaffold/check -run 'Docs|ExampleSpec|BuiltinData' -update
	$(GO) generate ./...

.PHONY: book
book: ## build the example bank as a book, and look at a page in a browser; needs npm and Chromium
	.ci/book/book.sh

.PHONY: bench
bench: ## compare with cp and with goldmark, and measure the parts; prints ratios
	$(GO) test -run '^$$' -bench . -benchtime 1x ./cmd/newproblem
	$(GO) test -run '^$$' -bench . ./scaffold/...

.PHONY: fuzz
fuzz: ## run each fuzz target for FUZZTIME
	@set -e; packages=$$($(GO) list ./...); for package in $$packages; do \
		targets=$$($(GO) test -list '^Fuzz' $$package); \
		for target in $$(echo "$$targets" | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5s $$package; \
		done; \
	done
