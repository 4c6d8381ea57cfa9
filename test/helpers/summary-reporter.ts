import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** What a part of `npm test` reports: counts, and every skipped test with its reason. */
export interface Summary {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly { readonly test: string; readonly reason: string | null }[]
}

function summarise(modules: readonly TestModule[]): Summary {
  const tests = modules.flatMap(module => [...module.children.allTests()])
  const skipped = tests.flatMap(test => {
    const result = test.result()
    return result.state === 'skipped' ? [{ test: test.fullName, reason: result.note ?? null }] : []
  })
  const inState = (state: string) => tests.filter(test => test.result().state === state).length
  return { passed: inState('passed'), failed: inState('failed') + modules.filter(module => module.state() === 'failed' && module.errors().length > 0).length, skipped }
}

/** Writes the summary of a vitest run where COUNTERSIGN_SUMMARY says. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const path = process.env['COUNTERSIGN_SUMMARY']
    if (path === undefined) return
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, JSON.stringify(summarise(modules)))
  }
}
