import { dispatch } from '#electron/ipc/dispatch.ts'
import { openWorkspace } from '#electron/store/open.ts'
import { figure, type Line } from '#test/bench/line.ts'
import type { ContractText } from '#test/bench/material/contract-texts.ts'
import { thousandContracts } from '#test/bench/material/thousand-contracts.ts'
import { randomFrom } from '#test/bench/material/words.ts'
import { percentile } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'

const rounds = 3

/** What a person types: a word, the start of one, two words, or a phrase, taken from anywhere in the texts; the common words come often, as in life. */
function queries(texts: readonly ContractText[]): { readonly kind: string; readonly query: string }[] {
  const random = randomFrom(1)
  const wordsFrom = (count: number): string[] => {
    for (;;) {
      const { text } = texts[Math.floor(random() * texts.length)] ?? { text: '' }
      const start = Math.floor(random() * text.length)
      const words = text.slice(start, start + 400).match(/[\p{L}]{4,}/gu)?.slice(1, count + 1) ?? []
      if (words.length === count) return words
    }
  }
  return Array.from({ length: 20 }, () => [
    { kind: 'a word', query: wordsFrom(1).join('') },
    { kind: 'the start of a word', query: wordsFrom(1).join('').slice(0, 3) },
    { kind: 'two words', query: wordsFrom(2).join(' ') },
    { kind: 'a phrase', query: `"${wordsFrom(2).join(' ')}"` },
  ]).flat()
}

/** Searching a workspace of 1,000 contracts by the call the window makes, for the twenty best. */
export async function measureSearch(): Promise<Measured> {
  const { application, path, texts } = thousandContracts()
  if (application.current() === null) application.attach(openWorkspace(path), path)
  const took = new Map<string, number[]>()
  for (let round = 0; round <= rounds; round += 1) {
    for (const { kind, query } of queries(texts)) {
      const started = performance.now()
      const reply = await dispatch(application, 'search.find', { query, limit: 20 })
      const ms = performance.now() - started
      if (!reply.ok) throw new Error(`Searching for ${query} was refused: ${reply.message}`)
      if (round > 0) took.set(kind, [...(took.get(kind) ?? []), ms])
    }
  }
  application.detach()
  const all = [...took.values()].flat()
  const lines: Line[] = [
    figure('search over 1,000 contracts, p50', 'ms', all),
    { ...figure('search over 1,000 contracts, p95', 'ms', [percentile(all, 0.95)]), runs: all.length },
    ...[...took].map(([kind, values]) => figure(`  by ${kind}, p50`, 'ms', values)),
  ]
  const words = texts.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) / texts.length
  return { lines, notes: [`The workspace of 1,000 contracts holds ${texts.length} different texts of ${Math.round(words)} words on average.`] }
}
