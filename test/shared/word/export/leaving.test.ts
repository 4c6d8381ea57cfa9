import { describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema.ts'
import { exportDocx, type ExportInput } from '#shared/word/export/export-docx.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { scrubDocx } from '#shared/word/revisions/scrub.ts'
import { certain, noProperties, plainBody, read, xmlOf } from '#test/shared/word/export/written.ts'

const stamp = { id: 'c', group: 'g', author: 'Ann Finch', person: null, at: '2026-03-01T09:00:00.000Z', move: null }
const doc = schema.nodes.doc.create(null, [
  schema.nodes.paragraph.create({ id: 'a' }, [
    schema.text('The price is '),
    schema.text('ten', [schema.marks.deletion.create(stamp)]),
    schema.text('twelve', [schema.marks.insertion.create({ ...stamp, id: 'd' }), schema.marks.comment.create({ thread: 'secret' })]),
  ]),
])
const secret = { id: 'secret', internal: true, resolved: false, paragraph: 'a', comments: [{ wordId: null, author: 'Ben', initials: 'B', at: stamp.at, text: 'We would pay fifteen' }] }
const input: ExportInput = { doc, comments: [secret], original: null, media: new Map(), properties: { ...noProperties, author: 'Ann Finch', title: 'Sale' } }

describe('a file that leaves', () => {
  it('has its changes as they are, and decides them as the text does', () => {
    const { bytes } = certain(exportDocx(input))
    expect(plainBody(bytes)).toMatch(/<w:del>.*<w:ins>/)
    for (const [decision, words] of [['accept', 'The price is twelve'], ['reject', 'The price is ten']] as const) {
      const decided = resolveDocx(bytes, decision)
      expect(decided.ok && read(decided.value).doc.textContent).toBe(words)
    }
  })

  it('tells nobody’s name when it is scrubbed, and says what was taken away', () => {
    const scrubbed = scrubDocx(certain(exportDocx(input)).bytes)
    if (!scrubbed.ok) throw new Error(scrubbed.refusal.message)
    const { bytes, removed } = scrubbed.value
    expect(plainBody(bytes)).toMatch(/<w:del>.*<w:ins>/)
    expect(xmlOf(bytes, 'word/document.xml') + xmlOf(bytes, 'docProps/core.xml')).not.toContain('Ann Finch')
    expect(removed.length).toBeGreaterThan(0)
  })

  it('never holds an internal comment', () => {
    const { bytes } = certain(exportDocx(input))
    expect(xmlOf(bytes, 'word/comments.xml')).toBe('')
    expect(xmlOf(bytes, 'word/document.xml')).not.toContain('comment')
  })
})
