import { describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema.ts'
import { exportChanges, exportPair, exportScrubbed } from '#shared/word/export/export-choices.ts'
import type { ExportInput } from '#shared/word/export/export-docx.ts'
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
  it('has its changes as they are, all accepted, or all rejected', () => {
    expect(plainBody(certain(exportChanges(input, 'keep')).bytes)).toMatch(/<w:del>.*<w:ins>/)
    expect(read(certain(exportChanges(input, 'accept')).bytes).doc.textContent).toBe('The price is twelve')
    expect(read(certain(exportChanges(input, 'reject')).bytes).doc.textContent).toBe('The price is ten')
  })

  it('comes as a clean text and the redline that leads to it', () => {
    const { clean, redline } = certain(exportPair(input))
    expect(plainBody(clean.bytes)).not.toMatch(/<w:(?:ins|del)>/)
    expect(plainBody(redline.bytes)).toMatch(/<w:del>.*<w:ins>/)
  })

  it('tells nobody’s name when it is scrubbed, and says what was taken away', () => {
    const { bytes, removed } = certain(exportScrubbed(input, 'keep'))
    expect(plainBody(bytes)).toMatch(/<w:del>.*<w:ins>/)
    expect(xmlOf(bytes, 'word/document.xml') + xmlOf(bytes, 'docProps/core.xml')).not.toContain('Ann Finch')
    expect(removed.length).toBeGreaterThan(0)
  })

  it.each(['keep', 'accept', 'reject'] as const)('never holds an internal comment: %s', (changes) => {
    const { bytes } = certain(exportChanges(input, changes))
    expect(xmlOf(bytes, 'word/comments.xml')).toBe('')
    expect(xmlOf(bytes, 'word/document.xml')).not.toContain('comment')
  })
})
