import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doc, marked, p, paragraph } from '#shared/document/builders.ts'
import { canonicalDocument, documentHash } from '#shared/document/canonical.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import { schema } from '#shared/document/schema.ts'
import type { Json } from '#shared/lib/canonical-json.ts'
import { documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { layChanges } from '#test/shared/document/lay-changes.ts'
import { laidChanges } from '#test/shared/document/laid-change.ts'
import { handOf } from '#test/shared/document/tracked-builders.ts'

/** The same JSON with the members of every object in the opposite order. */
function reversedKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversedKeys)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversedKeys(member)]),
  )
}

describe('the canonical document', () => {
  it('leaves out attributes that have their default', () => {
    expect(canonicalDocument(doc({}, p('Hello')))).toBe(
      '{"content":[{"content":[{"text":"Hello","type":"text"}],"type":"paragraph"}],"type":"doc"}',
    )
    expect(canonicalDocument(doc({}, paragraph({ id: 'a', indent: 2 })))).toBe(
      '{"content":[{"attrs":{"id":"a","indent":2},"type":"paragraph"}],"type":"doc"}',
    )
  })

  it('joins adjacent text and writes marks in the order of the schema', () => {
    const [bold, italic] = [schema.marks.bold.create(), schema.marks.italic.create()]
    const pieces = schema.nodes.paragraph.create(null, [schema.text('a').mark([bold, italic]), schema.text('b').mark([italic, bold])])
    expect(pieces.childCount).toBe(2)
    expect(documentHash(doc({}, pieces))).toBe(documentHash(doc({}, p(marked('ab', 'bold', 'italic')))))
  })

  it('is the same after storing as JSON, whatever the order of its members', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        const stored = JSON.parse(JSON.stringify(whole.toJSON())) as Json
        expect(documentHash(schema.nodeFromJSON(reversedKeys(stored)))).toBe(documentHash(whole))
      }),
    )
  })

  it('is itself a document that reads back as the same', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        const read = parseDocument(JSON.parse(canonicalDocument(whole)))
        expect(read.ok && read.value.eq(whole)).toBe(true)
      }),
    )
  })

  it('does not change when somebody comments on it', () => {
    const comment = laidChanges.map((change) => ({ ...change, kind: 'comment' as const }))
    fc.assert(
      fc.property(fc.oneof(documents, redlinedDocuments), fc.array(comment, { minLength: 1, maxLength: 4 }), (whole, comments) => {
        expect(documentHash(layChanges(whole, comments))).toBe(documentHash(whole))
      }),
    )
  })

  it('changes with every tracked change, though the words are the same', () => {
    const ann = handOf('Ann')
    const hashes = [p('a'), p(ann.inserted('a', 'g')), p(ann.deleted('a', 'g')), p(handOf('Ben').inserted('a', 'g')), p(ann.formatted('a', 'bold', 'g')), ann.came(p('a'), 'g')].map((block) =>
      documentHash(doc({}, block, p('b'))),
    )
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('of texts without changes is what it was before there were any', () => {
    // The hashes under which earlier workspaces keep these texts.
    expect(documentHash(doc({}, p('Hello')))).toBe('736a21ffda7a7ab71112156594a97ecd6b6f491a1ae60bbff792791015fc0f57')
    expect(documentHash(doc({}, paragraph({ id: 'a', style: 'heading1' }, marked('Term', 'bold'), ' applies')))).toBe('159d2395ab3549b9dad54225938e9d7ed0f37e278032bcd39853a62f4fc49743')
  })

  it('differs when anything a reader sees differs', () => {
    const hashes = [p('a'), p('b'), p(marked('a', 'bold')), paragraph({ align: 'right' }, 'a'), paragraph({ style: 'title' }, 'a')].map(
      (block) => documentHash(doc({}, block)),
    )
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})
