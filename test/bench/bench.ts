import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import type { Line } from '#test/bench/line.ts'
import { tableOf } from '#test/bench/table.ts'
import type { Topic } from '#test/bench/topic.ts'

/** Each topic is loaded when its turn comes, so that one does not weigh on another's figures. */
const topics: Readonly<Record<string, () => Promise<Topic>>> = {
  window: async () => (await import('#test/bench/topics/window.ts')).measureWindow,
  typing: async () => (await import('#test/bench/topics/typing.ts')).measureTyping,
  redline: async () => (await import('#test/bench/topics/redline.ts')).measureRedline,
  comparison: async () => (await import('#test/bench/topics/comparison.ts')).measureComparison,
  'word-comparison': async () => (await import('#test/bench/topics/word-comparison.ts')).measureWordComparison,
  'word-exchange': async () => (await import('#test/bench/topics/word-exchange.ts')).measureWordExchange,
  pdf: async () => (await import('#test/bench/topics/pdf.ts')).measurePdf,
  signature: async () => (await import('#test/bench/topics/signature.ts')).measureSignature,
  verification: async () => (await import('#test/bench/topics/verification.ts')).measureVerification,
  search: async () => (await import('#test/bench/topics/search.ts')).measureSearch,
  import: async () => (await import('#test/bench/topics/import.ts')).measureImport,
  extraction: async () => (await import('#test/bench/topics/extraction.ts')).measureExtraction,
  life: async () => (await import('#test/bench/topics/life.ts')).measureLife,
  tracking: async () => (await import('#test/bench/topics/tracking.ts')).measureTracking,
}

/** How many programs wanted a processor over the last minute; above the number of cores every figure in milliseconds is too high. */
const busy = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10

export interface Bench {
  readonly chosen: readonly string[]
  readonly notes: readonly string[]
  /** Where the figures are written. */
  readonly json: string
}

/** Measures the chosen topics, prints one table and writes the same as JSON. */
export async function measure({ chosen, notes, json }: Bench): Promise<void> {
  const lines: (Line & { readonly topic: string })[] = []
  const said: string[] = [...notes]
  const began = performance.now()
  const loadBefore = busy()
  for (const name of chosen) {
    const load = topics[name]
    if (load === undefined) throw new RangeError(`there is no topic ${name}`)
    const started = performance.now()
    const found = await (await load())()
    lines.push(...found.lines.map((line) => ({ topic: name, ...line })))
    said.push(...found.notes)
    console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
  const [cpu] = cpus()
  const machine = { cpu: cpu?.model ?? 'unknown', cores: cpus().length, node: process.version, platform: process.platform, loadBefore, loadAfter: busy() }
  console.log(`\n${tableOf(lines)}`)
  for (const note of said) console.log(`\n${note}`)
  console.log(`\n${machine.cores} × ${machine.cpu}, Node ${machine.node}, load ${machine.loadBefore} before and ${machine.loadAfter} after; ${((performance.now() - began) / 1000).toFixed(0)} s in all. Figures are medians; a ratio is the median of the rounds’ own ratios.`)
  writeFileSync(json, `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, lines, notes: said }, null, 2)}\n`)
}
