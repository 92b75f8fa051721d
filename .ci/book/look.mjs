// Looks at the page of one problem as a reader's browser shows it: its
// headings, tables and checklists are those of the Markdown file, and mermaid
// draws its diagrams. Usage: node look.mjs FILE.md PAGE.html CHROMIUM
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [file, page, executablePath] = process.argv.slice(2)
const mermaid = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js')

// expected counts what the file has, line by line, outside code.
function expected(markdown) {
  const found = { headings: [], tables: [], boxes: 0, diagrams: 0 }
  let code = false
  let before = ''
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) {
      code = !code
      if (code && line === '```mermaid') found.diagrams++
    } else if (!code) {
      const heading = /^(#{1,6}) (.*)$/.exec(line)
      if (heading) found.headings.push(`h${heading[1].length} ${heading[2]}`)
      if (line.startsWith('|') && !before.startsWith('|')) found.tables.push(0)
      if (line.startsWith('|') && !/^\|[-| ]+\|$/.test(line)) found.tables[found.tables.length - 1]++
      if (/^- \[[ x]\] /.test(line)) found.boxes++
    }
    before = line
  }
  return found
}

// shown counts what the page shows. It runs in the browser.
function shown() {
  const all = (selector) => [...document.querySelectorAll('.markdown-section ' + selector)]
  return {
    headings: all(':is(h1, h2, h3, h4, h5, h6)').map((h) => `${h.localName} ${h.textContent.trim()}`),
    tables: all('table').map((t) => t.rows.length),
    // HonKit shows a box as it is written; readers of GFM draw it.
    boxes: all('li').filter((li) => li.querySelector('input[type=checkbox]') || /^\[[ x]\] /.test(li.textContent)).length,
    diagrams: all('code.lang-mermaid').length,
    ragged: all('table').filter((t) => new Set([...t.rows].map((r) => r.cells.length)).size > 1).length,
  }
}

// draw has mermaid draw every diagram, and gives what each comes to. It runs
// in the browser.
async function draw() {
  const results = []
  mermaid.initialize({ startOnLoad: false })
  for (const [i, code] of [...document.querySelectorAll('code.lang-mermaid')].entries()) {
    try {
      const { svg } = await mermaid.render(`diagram${i}`, code.textContent)
      const drawn = document.createElement('div')
      drawn.innerHTML = svg
      const texts = drawn.querySelectorAll('text, foreignObject').length
      results.push(svg.includes('aria-roledescription="error"') ? 'an error' : texts > 0 ? 'drawn' : 'nothing')
    } catch (error) {
      results.push(String(error))
    }
  }
  return results
}

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const faults = []
try {
  const tab = await browser.newPage()
  await tab.goto(pathToFileURL(page).href)
  const want = expected(readFileSync(file, 'utf8'))
  const got = await tab.evaluate(shown)
  for (const what of Object.keys(want)) {
    if (JSON.stringify(want[what]) !== JSON.stringify(got[what])) {
      faults.push(`${what}: the file has ${JSON.stringify(want[what])}, the page ${JSON.stringify(got[what])}`)
    }
  }
  if (got.ragged > 0) faults.push(`${got.ragged} tables have rows of different length`)
  await tab.addScriptTag({ path: mermaid })
  const drawn = await tab.evaluate(draw)
  faults.push(...drawn.filter((d) => d !== 'drawn').map((d) => `a diagram comes to ${d}`))
  if (drawn.length === 0) faults.push('there is no diagram')
  console.log(`${file}: ${got.headings.length} headings, ${got.tables.length} tables, ${got.boxes} boxes, ${drawn.length} diagrams`)
} finally {
  await browser.close()
}
for (const fault of faults) console.error(`${file}: ${fault}`)
process.exit(faults.length > 0 ? 1 : 0)
