import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureDependencies } from '../../electron/bootstrap/dependencies.mjs'
import { againOnNode24 } from '../../electron/bootstrap/node24.mjs'
import { inRoot, root } from '../../electron/bootstrap/paths.mjs'
import { CannotStart, runMain, say } from '../../electron/bootstrap/report.mjs'
import { ensureTestTools } from '../parts/tools.mjs'

const names = ['window', 'typing', 'redline', 'comparison', 'word-comparison', 'word-exchange', 'pdf', 'signature', 'verification', 'search', 'import', 'extraction', 'life', 'tracking']

const help = `npm run bench -- [options]
  --only TOPICS  some topics, separated by commas: ${names.join(', ')}
  --json FILE    write the figures here instead of test/results/bench.json`

/** `npm run bench`: from a fresh clone to one table of figures, each beside its peer. */
await runMain(async () => {
  const args = process.argv.slice(2)
  process.chdir(root)
  await ensureDependencies()
  const code = await againOnNode24(fileURLToPath(import.meta.url), args)
  if (code !== undefined) return code

  const { values } = parseArgs({ args, options: { only: { type: 'string' }, json: { type: 'string' }, help: { type: 'boolean' } } })
  if (values.help) {
    say(help)
    return 0
  }
  const chosen = values.only?.split(',') ?? names
  const unknown = chosen.find(name => !names.includes(name))
  if (unknown !== undefined) throw new CannotStart(`There is no topic called ${unknown}.\n${help}`)
  const notes = await ensureTestTools()
  if (chosen.some(name => ['window', 'typing', 'redline', 'life'].includes(name))) {
    const { ensureBuilt } = await import('../../electron/bootstrap/bundles.mjs')
    await ensureBuilt(['renderer', 'host'])
  }
  const results = inRoot('test', 'results')
  if (!existsSync(results)) mkdirSync(results, { recursive: true })
  const { measure } = await import('./bench.ts')
  await measure({ chosen: names.filter(name => chosen.includes(name)), notes, json: values.json ?? inRoot('test', 'results', 'bench.json') })
  return 0
})
