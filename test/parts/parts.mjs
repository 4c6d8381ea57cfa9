import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../electron/bootstrap/child.mjs'
import { inRoot } from '../../electron/bootstrap/paths.mjs'
import { say } from '../../electron/bootstrap/report.mjs'

/** The program file of a package’s command, run by this Node so that no shell stands between. */
function program(name, command = name) {
  const { bin } = JSON.parse(readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8'))
  return join(inRoot('node_modules', name), typeof bin === 'string' ? bin : bin[command])
}

const tool = async (name, command, args, env) => run(process.execPath, [program(name, command), ...args], { env })

const plain = (name, command, args) => async () => ({ ok: (await tool(name, command, args)) === 0 })

const readJson = path => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)

const vitest = (name, args, env = {}) => async () => {
  const summary = inRoot('test', 'results', 'summary', `${name}.json`)
  const reporters = ['--reporter=default', `--reporter=${inRoot('test', 'helpers', 'summary-reporter.ts')}`]
  const code = await tool('vitest', 'vitest', ['run', ...args, ...reporters, '--maxWorkers=2'], { COUNTERSIGN_SUMMARY: summary, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env })
  return { ok: code === 0, ...readJson(summary) }
}

function* specsBelow(suite, titles = []) {
  for (const spec of suite.specs ?? []) yield { spec, title: [...titles, spec.title].join(' > ') }
  for (const inner of suite.suites ?? []) yield* specsBelow(inner, [...titles, inner.title])
}

/** Counts, skips and what passed only the second time, out of Playwright’s JSON report. */
function playwrightSummary(report) {
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {}
  const specs = (report?.suites ?? []).flatMap(suite => [...specsBelow(suite, [suite.title])])
  const skipped = specs.flatMap(({ spec, title }) =>
    spec.tests.filter(({ status }) => status === 'skipped').map(({ annotations }) => ({ test: title, reason: annotations?.find(({ type }) => type === 'skip')?.description ?? null })))
  const twice = specs.filter(({ spec }) => spec.tests.some(({ status }) => status === 'flaky')).map(({ title }) => title)
  return { passed: expected + flaky, failed: unexpected, skipped, twice }
}

async function endToEnd() {
  const code = await tool('@playwright/test', 'playwright', ['test', '--config', inRoot('test', 'playwright.config.ts')])
  return { ok: code === 0, ...playwrightSummary(readJson(inRoot('test', 'results', 'e2e.json'))) }
}

const vitestConfig = ['--config', inRoot('test', 'vitest.config.ts')]

async function buildWindow() {
  const { ensureBuilt } = await import('../../electron/bootstrap/bundles.mjs')
  return ensureBuilt(['renderer', 'main', 'preload', 'host', 'cli']).then(
    () => ({ ok: true }),
    error => {
      say(error.stack)
      return { ok: false }
    },
  )
}

/** `npm test`, in its order. `needs` names the part without which one makes no sense. */
export const parts = [
  { name: 'types', run: plain('typescript', 'tsc', ['-b']) },
  { name: 'lint', run: plain('oxlint', 'oxlint', ['-c', 'test/oxlint.json', '--deny-warnings', 'electron', 'renderer', 'shared', 'test']) },
  { name: 'walls', run: vitest('walls', [...vitestConfig, '--project=walls']) },
  { name: 'unit', run: vitest('unit', [...vitestConfig, '--project=rules', '--project=services']) },
  { name: 'build', run: buildWindow },
  { name: 'e2e', run: endToEnd, needs: 'build' },
]

/** `npm run test:long`. The seed is printed so that a failure can be repeated. */
export function longParts() {
  const seed = process.env.SEED ?? String(Math.floor(Math.random() * 2 ** 31))
  say(`Seed ${seed}; SEED=${seed} npm run test:long repeats this run.`)
  return [
    { name: 'build', run: buildWindow },
    { name: 'long', run: vitest('long', ['--config', inRoot('test', 'vitest.long.config.ts')], { SEED: seed }), needs: 'build' },
  ]
}
