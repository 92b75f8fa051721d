#!/usr/bin/env bash
# Builds the example bank as a book with HonKit, and looks at the page of each
# problem in headless Chromium. Exit status 75: a package cannot be had here.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bank=$here/../../examples/bank

cannot() {
	echo "make book: $1; it needs node, npm and Chromium" >&2
	exit 75
}

command -v npm >/dev/null || cannot 'there is no npm'
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$browser" ] || cannot 'there is no Chromium ($CHROMIUM names one)'
(cd "$here" && npm ci --fetch-retries=1 --fetch-timeout=30000 --no-audit --no-fund --omit=optional --loglevel=error >&2) || cannot 'npm cannot fetch the packages'

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$here/node_modules/.bin/honkit" build "$bank" "$out" >"$out.log" 2>&1 || { cat "$out.log"; exit 1; }
rm -f "$out.log"
for file in "$bank"/design-*.md; do
	name=$(basename "$file" .md)
	grep -q "href=\"$name.html\"" "$out/index.html" || { echo "the book has no link to $name" >&2; exit 1; }
	node "$here/look.mjs" "$file" "$out/$name.html" "$browser"
done
