import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { partXml } from '#shared/word/package/part-xml.ts'
import { readPackage } from '#shared/word/package/read-package.ts'
import { revisionCensus } from '#shared/word/revisions/census.ts'
import type { Decision, RevisionChoice } from '#shared/word/revisions/deciding.ts'
import { isRevision } from '#shared/word/revisions/kinds.ts'
import { trackedParts } from '#shared/word/revisions/parts.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { attr, descendants } from '#shared/word/xml/tree.ts'
import { outline, type Outline } from './outline.ts'

const CORPUS = new URL('../../../../../shared/corpora/', import.meta.url)
const REVISIONS = new URL('docx-revisions/', CORPUS)

interface Baseline {
  readonly input: string
  readonly accepted: string | null
  readonly rejected: string | null
}

const present = existsSync(REVISIONS)
const baselines: readonly Baseline[] = present ? JSON.parse(readFileSync(new URL('cases.json', REVISIONS), 'utf8')).accept_reject : []
const cases = baselines.flatMap(({ input, accepted, rejected }) => [
  ...(accepted === null ? [] : [{ input, decision: 'accept' as const, baseline: accepted }]),
  ...(rejected === null ? [] : [{ input, decision: 'reject' as const, baseline: rejected }]),
])

function resolved(bytes: Uint8Array, decision: Decision, choice: RevisionChoice = {}): Uint8Array {
  const result = resolveDocx(bytes, decision, choice)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

/** Without tables of no rows: the baselines leave them behind, and Word calls a file with one damaged. */
function withoutEmptyTables(blocks: readonly Outline[]): Outline[] {
  return blocks.flatMap((block): Outline[] => {
    if (typeof block === 'string') return [block]
    return block.length === 0 ? [] : [block.map((row) => row.map(withoutEmptyTables))]
  })
}

const parts = (each: Record<string, Outline[]>) => Object.fromEntries(Object.entries(each).map(([name, blocks]) => [name, withoutEmptyTables(blocks)]))

describe.skipIf(!present)('the published baselines (skipped: corpus not present)', () => {
  it.each(cases)('$input: $decision', ({ input, decision, baseline }) => {
    const ours = parts(outline(resolved(readFileSync(new URL(input, REVISIONS)), decision)))
    const theirs = parts(outline(readFileSync(new URL(baseline, REVISIONS))))
    // An inserted mark, an inserted table and the rest of the paragraph: rejected, it is one paragraph again (17.13.5.16). The
    // baseline keeps the table without rows, and with it two paragraphs.
    if (input.includes('RP051') && decision === 'reject') expect(ours).toEqual(joinedAt(theirs, 'word/document.xml', /التوافق$/))
    else expect(ours).toEqual(theirs)
  })
})

function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [a, b] = [readPackage(before), readPackage(after)]
  if (!a.ok || !b.ok) throw new Error('a file cannot be read')
  return [...a.value.parts.keys()].filter((name) => !Buffer.from(a.value.parts.get(name)?.read() ?? []).equals(Buffer.from(b.value.parts.get(name)?.read() ?? [])))
}

function joinedAt(each: Record<string, Outline[]>, part: string, end: RegExp): Record<string, Outline[]> {
  const blocks = each[part] ?? []
  const at = blocks.findIndex((block, index) => typeof block === 'string' && end.test(block) && typeof blocks[index + 1] === 'string')
  return { ...each, [part]: [...blocks.slice(0, at), `${String(blocks[at])}${String(blocks[at + 1])}`, ...blocks.slice(at + 2)] }
}

describe.skipIf(!present)('every tracked file of the corpora (skipped: corpus not present)', () => {
  const files = ['docx-revisions/FA', 'docx-revisions/RC', 'docx-revisions/RP', 'docx-misc'].flatMap((folder) =>
    present ? readdirSync(new URL(folder, CORPUS), { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!-(?:Accepted|Rejected))\.docx$/.test(name)).map((name) => `${folder}/${name}`) : [],
  )
  const census = (bytes: Uint8Array) => {
    const counted = revisionCensus(bytes)
    return counted.ok ? counted.value : counted.refusal.code
  }

  it('holds no revision after either decision, and is not changed where it held none', () => {
    expect(files.length).toBeGreaterThan(60)
    const tracked = files.filter((file) => {
      const bytes = readFileSync(new URL(file, CORPUS))
      const before = census(bytes)
      if (Object.keys(before).length === 0) {
        expect(changedParts(bytes, resolved(bytes, 'reject')), file).toEqual([])
        return false
      }
      for (const decision of ['accept', 'reject'] as const) expect(census(resolved(bytes, decision)), `${decision} ${file}`).toEqual({})
      return true
    })
    expect(tracked.length).toBeGreaterThan(40)
  })

  it('says the same decided author by author, and kind by kind, as all at once', () => {
    const kinds = ['insertion', 'deletion', 'move', 'formatting'] as const
    const differing = files.flatMap((file) => {
      const bytes = readFileSync(new URL(file, CORPUS))
      if (Object.keys(census(bytes)).length === 0) return []
      const authors = authorsOf(bytes)
      return (['accept', 'reject'] as const).flatMap((decision) => {
        const whole = parts(outline(resolved(bytes, decision)))
        const byAuthor = authors.reduce((each, author) => resolved(each, decision, { author }), bytes as Uint8Array)
        const byKind = kinds.reduce((each, kind) => resolved(each, decision, { kinds: [kind] }), bytes as Uint8Array)
        const same = (each: Uint8Array): boolean => JSON.stringify(parts(outline(each))) === JSON.stringify(whole)
        return [...(same(byAuthor) ? [] : [`${file} ${decision} by author`]), ...(same(byKind) ? [] : [`${file} ${decision} by kind`])]
      })
    })
    expect(differing).toEqual([])
  })
})

/** Everybody who made a tracked change in any part. */
function authorsOf(bytes: Uint8Array): string[] {
  const pkg = readPackage(bytes)
  if (!pkg.ok) return []
  const named = trackedParts(pkg.value).flatMap((part) => {
    const xml = partXml(pkg.value, part)
    return xml.ok && xml.value !== null ? [...descendants(xml.value.root)].filter(({ name }) => isRevision(name)).map((each) => attr(each, 'w:author') ?? '') : []
  })
  return [...new Set(named)]
}
