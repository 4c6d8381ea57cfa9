import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { canonicalDocument, documentHash } from '#shared/document/canonical.ts'
import { schema } from '#shared/document/schema.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { linesUntilKilled } from '#test/fault/killed.ts'
import { nthStep, scatter } from '#test/fault/nth-step.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'

const typist = new URL('typist.ts', import.meta.url).pathname

/** What the typist said before it was killed. */
interface Said {
  readonly ready: boolean
  readonly typed: number
  readonly versions: readonly { readonly number: number; readonly hash: string }[]
}

/** Lets the typist work, kills it after so many milliseconds (from its start, or from its first word), and answers what it had said. */
async function typeAndKill(app: TestApplication, contract: ContractId, fromStart: boolean, delay: number): Promise<Said> {
  const lines = await linesUntilKilled({ program: typist, told: [app.path, `${app.folder}/typist`, contract], compiled: `${app.folder}/compiled`, delay, fromStart })
  const words = lines.map((line) => line.split(' '))
  return {
    ready: words.some(([kind]) => kind === 'ready'),
    typed: Math.max(0, ...words.filter(([kind]) => kind === 'ready' || kind === 'typed').map(([, sequence]) => Number(sequence))),
    versions: words.filter(([kind]) => kind === 'version').map(([, number, hash]) => ({ number: Number(number), hash: hash ?? '' })),
  }
}

/** The text retraced from one known state to a later step. */
function retrace(doc: Node, from: number, to: number): Node {
  let present = doc
  for (let number = from + 1; number <= to; number += 1) present = nthStep(present, number).doc
  return present
}

export interface Tally {
  readonly steps: number
  readonly versions: number
  readonly killedAtWork: number
}

/**
 * So many times: a real process types, is killed with SIGKILL at a random moment, and the file is opened again. Everything it had been
 * told is saved must be there, the text must be the one its steps give, and log and file must hold.
 */
export async function killedAt(rounds: number, seed: number): Promise<Tally> {
  await using app = await openedApplication()
  const { id: contract } = (await app.ask('contracts.createBlank', { title: 'Typed', type: 'other' })).contract
  const start = await app.ask('draft.open', { contract })
  let doc = schema.nodeFromJSON(start.document)
  let sequence = start.sequence
  let named: readonly string[] = []
  let killedAtWork = 0
  await app.ask('session.close', {})
  for (let round = 0; round < rounds; round += 1) {
    const chance = scatter(seed + round * 2)
    // One in eight is killed while it starts and opens the file, the others while they type.
    const fromStart = chance % 8 === 0
    const said = await typeAndKill(app, contract, fromStart, scatter(seed + round * 2 + 1) % (fromStart ? 700 : 250))
    if (said.ready) killedAtWork += 1
    await app.ask('session.open', { path: app.path })

    const kept = await app.ask('draft.open', { contract })
    const where = `round ${round} of seed ${seed}`
    expect(kept.sequence, `${where}: every acknowledged step is there`).toBeGreaterThanOrEqual(Math.max(said.typed, sequence))
    doc = retrace(doc, sequence, kept.sequence)
    sequence = kept.sequence
    expect(canonicalDocument(schema.nodeFromJSON(kept.document)) === canonicalDocument(doc), `${where}: the text is what its steps give`).toBe(true)

    const { versions } = await app.ask('contracts.get', { contract })
    const hashes = versions.map((version) => version.hash)
    expect(versions.map((version) => version.number), where).toEqual(versions.map((_, at) => at + 1))
    expect(hashes.slice(0, named.length), where).toEqual(named)
    for (const { number, hash } of said.versions) expect(hashes[number - 1], `${where}: every acknowledged version is there`).toBe(hash)
    // One that was named and not yet said is kept all the same.
    named = hashes
    const newest = versions.at(-1)
    if (newest !== undefined) expect(documentHash(schema.nodeFromJSON((await app.ask('versions.open', { version: newest.id })).document)), where).toBe(newest.hash)

    expect(await app.ask('audit.check', {}), where).toMatchObject({ firstAltered: null })
    const { db } = app.services()
    expect(db.pragma('integrity_check', { simple: true }), where).toBe('ok')
    expect(db.pragma('foreign_key_check'), where).toEqual([])
    await app.ask('session.close', {})
  }
  expect(app.reported).toEqual([])
  return { steps: sequence, versions: named.length, killedAtWork }
}

/** The same as a test, with a seed that is printed; SEED=n repeats a run. */
export function describeKilling(rounds: number): void {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  describe('a process that is killed while it types', () => {
    it(`loses nothing it was told is saved, at ${rounds} random moments (SEED=${seed})`, { timeout: rounds * 20_000 }, async () => {
      const { steps, versions, killedAtWork } = await killedAt(rounds, seed)
      process.stdout.write(`Killed ${rounds} times (SEED=${seed}), ${killedAtWork} of them after it had begun: ${steps} steps and ${versions} versions, none lost.\n`)
      expect(killedAtWork).toBeGreaterThan(rounds / 2)
      expect(steps).toBeGreaterThan(rounds)
      expect(versions).toBeGreaterThan(0)
    })
  })
}
