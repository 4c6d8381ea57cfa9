import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractTerms } from '#shared/extraction/extract-terms.ts'
import { termsFromText } from '#shared/renewal/from-text.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { openedApplication } from '#test/helpers/test-application.ts'
import { typeText } from '#test/helpers/typing.ts'

const program = join(import.meta.dirname, '..', '..', '..', 'electron', 'cli.ts')

function answered(...args: string[]): unknown {
  const { status, stdout } = spawnSync(process.execPath, [program, ...args, '--json'], { encoding: 'utf8' })
  expect(status).toBe(0)
  return JSON.parse(stdout)
}

const texts: readonly (readonly [text: string, end: string | null])[] = [
  ['This Agreement is dated 1 January 2024. The initial term of this Agreement is three years from 1 January 2024.', '2027-01-01'],
  ['This Agreement is dated 1 January 2024. The initial term of this Agreement is three years commencing on 1 January 2024.', '2026-12-31'],
  ['This Agreement is dated 1 January 2024. The initial term of this Agreement is three years beginning on the date of this Agreement.', '2026-12-31'],
  ['This Agreement is dated 1 January 2024. This Agreement shall commence on 1 January 2024 and shall continue for three years.', '2027-01-01'],
  ['This Agreement is dated 1 January 2024. The term of this Agreement is thirty-six months with effect from and including 1 February 2024.', '2027-01-31'],
  ['This Agreement is dated 1 January 2024. This Agreement ends on the third anniversary of its date.', '2027-01-01'],
  ['This Agreement is dated 1 January 2024. This Agreement continues until 31 December 2026.', '2026-12-31'],
  ['This Agreement is dated 1 January 2024. This Agreement continues until terminated by either party.', null],
]

describe('the end that a text states', () => {
  it.each(texts)('is one day wherever it is told: %s', async (text, end) => {
    const { expiration } = extractTerms(text)
    expect(expiration?.value).toBe(end ?? 'perpetual')
    expect(termsFromText(extractTerms(text))?.end).toBe(end)
    await using app = await openedApplication()
    const { contract: { id: contract } } = await app.ask('contracts.createBlank', { title: 'Supply', type: 'sale' })
    await typeText(app, contract, text)
    expect((await app.ask('terms.get', { contract })).fromText?.end).toBe(end)
  })

  it.each(texts.slice(0, 2))('is one day in both commands: %s', (text, end) => {
    const file = join(temporaryFolder(), 'agreement.txt')
    writeFileSync(file, text)
    expect(answered('terms', file)).toMatchObject({ expiration: { value: end } })
    expect(answered('deadlines', file, '--on', '2024-06-01')).toMatchObject({ firstEnd: end, end })
  }, 60_000)
})
