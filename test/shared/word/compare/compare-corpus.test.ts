import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { docxodusAccept, docxodusReject } from '#test/helpers/docxodus.ts'
import { outline, type Outline } from '#test/shared/word/revisions/outline.ts'

const REVISIONS = new URL('../../../../../shared/corpora/docx-revisions/', import.meta.url)
const present = existsSync(REVISIONS)
const pairs: readonly { id: string; before: string; after: string }[] = present ? JSON.parse(readFileSync(new URL('cases.json', REVISIONS), 'utf8')).compare : []

function resolved(bytes: Uint8Array, decision: 'accept' | 'reject'): Uint8Array {
  const result = resolveDocx(bytes, decision)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

const body = (bytes: Uint8Array): Outline[] => outline(bytes)['word/document.xml'] ?? []

/** What the notes say, in whatever order and part. */
function notesOf(bytes: Uint8Array): string[] {
  const parts = Object.entries(outline(bytes)).filter(([name]) => name.includes('notes'))
  return parts.flatMap(([, blocks]) => blocks.map((each) => JSON.stringify(each))).filter((each) => each !== '""').sort()
}

describe.skipIf(!present)('comparing the published pairs (skipped: corpus not present)', () => {
  it.each(pairs)('$id: accepting gives the new file, rejecting the old one', async ({ before, after }) => {
    const [old, now] = [before, after].map((name) => readFileSync(new URL(name, REVISIONS))) as [Buffer, Buffer]
    const compared = compareDocx(old, now, { author: 'Comparison', at: '2026-03-01T09:00:00Z' })
    if (!compared.ok) throw new Error(compared.refusal.message)
    const { bytes } = compared.value
    const [wasOld, wasNow] = [resolved(old, 'accept'), resolved(now, 'accept')]
    const [rejected, kept] = [resolved(bytes, 'reject'), resolved(bytes, 'accept')]
    expect(body(kept)).toEqual(body(wasNow))
    expect(body(rejected)).toEqual(body(wasOld))
    expect(notesOf(kept)).toEqual(notesOf(wasNow))
    expect(notesOf(rejected)).toEqual(notesOf(wasOld))
    expect(body(await docxodusAccept(bytes))).toEqual(body(wasNow))
    expect(body(await docxodusReject(bytes))).toEqual(body(wasOld))
  })
})
