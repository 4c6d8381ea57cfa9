import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureDependencies } from '../electron/bootstrap/dependencies.mjs'
import { againOnNode24 } from '../electron/bootstrap/node24.mjs'
import { inRoot, root } from '../electron/bootstrap/paths.mjs'
import { CannotStart, runMain, say } from '../electron/bootstrap/report.mjs'
import { ensureTestTools } from './parts/tools.mjs'
import { parts, longParts } from './parts/parts.mjs'
import { printSummary } from './parts/summary.mjs'

const help = `npm test -- [options]
  --only PARTS  some parts, separated by commas: ${parts.map(({ name }) => name).join(', ')}
  --long        the tests that take minutes instead

Property tests draw the same cases every time, and SEED=n others; --long draws new ones and prints the seed that repeats them.`

async function runParts(chosen) {
  mkdirSync(inRoot('test', 'results'), { recursive: true })
  const outcomes = []
  for (const part of chosen) {
    const missing = outcomes.find(({ name, ok }) => part.needs === name && !ok)
    if (missing !== undefined) {
      outcomes.push({ name: part.name, ok: false, seconds: 0, note: `not run, because ${missing.name} failed` })
      continue
    }
    say(`\n── ${part.name} ──`)
    const started = performance.now()
    outcomes.push({ name: part.name, ...(await part.run()), seconds: (performance.now() - started) / 1000 })
  }
  return outcomes
}

/** `npm test`: from a fresh clone to an answer. */
await runMain(async () => {
  const args = process.argv.slice(2)
  process.chdir(root)
  await ensureDependencies()
  const code = await againOnNode24(fileURLToPath(import.meta.url), args)
  if (code !== undefined) return code

  const { values } = parseArgs({ args, options: { long: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } } })
  if (values.help) {
    say(help)
    return 0
  }
  const offered = values.long ? longParts() : parts
  const names = values.only?.split(',')
  const unknown = names?.find(name => !offered.some(part => part.name === name))
  if (unknown !== undefined) throw new CannotStart(`There is no part called ${unknown}.\n${help}`)
  const notes = await ensureTestTools()
  if (existsSync(inRoot('test', 'results', 'summary'))) rmSync(inRoot('test', 'results', 'summary'), { recursive: true })
  const outcomes = await runParts(names === undefined ? offered : offered.filter(({ name }) => names.includes(name)))
  return printSummary(outcomes, notes) ? 0 : 1
})
