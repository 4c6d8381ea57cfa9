import { describe, expect, it } from 'vitest'
import { Transform } from 'prosemirror-transform'
import { schema } from '#shared/document/schema.ts'
import type { ExportedThread } from '#shared/word/export/comments-writer.ts'
import { newFaults } from '#test/helpers/ooxml-validator.ts'
import { makeDocx } from '#test/shared/word/export/make-docx.ts'
import { bodyOf, differingParts, patched, read, xmlOf } from '#test/shared/word/export/written.ts'

const at = '2026-03-01T09:00:00.000Z'
const comment = (id: string, paraId: string, words: string): string => `<w:comment w:id="${id}" w:author="Cleo" w:initials="C" w:date="2026-03-01T09:00:00Z"><w:p w14:paraId="${paraId}"><w:r><w:t>${words}</w:t></w:r></w:p></w:comment>`
const range = (id: string, words: string): string => `<w:commentRangeStart w:id="${id}"/><w:r><w:t>${words}</w:t></w:r><w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
const file = makeDocx(`<w:p w14:paraId="11111111"><w:r><w:t xml:space="preserve">The </w:t></w:r>${range('0', 'price')}</w:p><w:p w14:paraId="22222222">${range('1', 'term')}</w:p>`, {
  comments: `<w:comments NAMESPACES>${comment('0', '33333333', 'Too much')}${comment('1', '44444444', 'Too long')}</w:comments>`,
})

describe('comments of a file that is written again', () => {
  const imported = read(file)
  const thread = (index: number): ExportedThread => imported.comments[index] ?? { id: '', resolved: false, paragraph: null, comments: [] }
  const [price, term] = [thread(0), thread(1)]
  const reply = { wordId: null, author: 'Ann', initials: 'A', at, text: 'Agreed' }

  it('stay as they are, whatever the threads are called here', () => {
    const doc = schema.nodeFromJSON(JSON.parse(JSON.stringify(imported.doc.toJSON()).replaceAll('"word-comment-', '"thread-')))
    const named = imported.comments.map((thread) => ({ ...thread, id: thread.id.replace('word-comment-', 'thread-') }))
    const out = patched(file, imported, doc, { comments: named }).bytes
    expect(bodyOf(out)).toBe(bodyOf(file))
    expect(xmlOf(out, 'word/comments.xml')).toBe(xmlOf(file, 'word/comments.xml'))
  })

  it('take a reply over the same words, and leave everything else', async () => {
    const out = patched(file, imported, imported.doc, { comments: [{ ...price, comments: [...price.comments, reply] }, term] }).bytes
    const [first, other] = read(out).comments
    expect(first).toMatchObject({ quote: 'price', comments: [{ text: 'Too much' }, { author: 'Ann', text: 'Agreed' }] })
    expect(other).toMatchObject({ comments: [{ text: 'Too long' }] })
    expect(xmlOf(out, 'word/comments.xml')).toContain(xmlOf(file, 'word/comments.xml'))
    expect(await newFaults(out, file)).toEqual([])
  })

  it('can be resolved', () => {
    const out = patched(file, imported, imported.doc, { comments: [{ ...price, resolved: true }, term] }).bytes
    expect(read(out).comments.map(({ resolved }) => resolved)).toEqual([true, false])
    expect(differingParts(file, out)).not.toContain('word/document.xml')
  })

  it('are gone with their marks when they are taken out', () => {
    const out = patched(file, imported, imported.doc, { comments: [term] }).bytes
    expect(read(out).comments.map(({ comments }) => comments[0]?.text)).toEqual(['Too long'])
    expect(bodyOf(out)).not.toMatch(/comment[A-Za-z]+ w:id="0"/)
    expect(bodyOf(out)).toContain(range('1', 'term'))
  })

  it('are joined by new ones over a part of a run', () => {
    const doc = new Transform(imported.doc).addMark(6, 8, schema.marks.comment.create({ thread: 'new' })).doc
    const out = patched(file, imported, doc, { comments: [price, term, { id: 'new', resolved: false, paragraph: null, comments: [reply] }] }).bytes
    expect(read(out).comments.find(({ comments }) => comments[0]?.text === 'Agreed')?.quote).toBe('ri')
    expect(read(out).doc.textContent).toBe(imported.doc.textContent)
  })
})

it('leaves a file without styles, extended comments or ids of paragraphs as it is, part by part, until there is something to tell', () => {
  const bytes = makeDocx('<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Rent</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>', { comments: '<w:comments NAMESPACES><w:comment w:id="0" w:author="Tom"><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Too much</w:t></w:r></w:p></w:comment></w:comments>' })
  const word = read(bytes)
  expect(differingParts(bytes, patched(bytes, word, word.doc).bytes)).toEqual([])
  const resolved = patched(bytes, word, word.doc, { comments: word.comments.map((thread) => ({ ...thread, resolved: true })) }).bytes
  expect(xmlOf(resolved, 'word/commentsExtended.xml')).toMatch(/w15:done="1"/)
  expect(differingParts(bytes, resolved)).not.toContain('word/document.xml')
})

it('takes out of every part what is told of a comment that is gone', () => {
  const ids = (inner: string): string => `<w16cid:commentsIds xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid">${inner}</w16cid:commentsIds>`
  const extensible = (inner: string): string => `<w16cex:commentsExtensible xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex">${inner}</w16cex:commentsExtensible>`
  const bytes = makeDocx(`<w:p w14:paraId="11111111">${range('0', 'price')}</w:p><w:p w14:paraId="22222222">${range('1', 'term')}</w:p>`, {
    comments: `<w:comments NAMESPACES>${comment('0', '33333333', 'Too much')}${comment('1', '44444444', 'Too long')}</w:comments>`,
    commentsIds: ids('<w16cid:commentId w16cid:paraId="33333333" w16cid:durableId="55555555"/><w16cid:commentId w16cid:paraId="44444444" w16cid:durableId="66666666"/>'),
    commentsExtensible: extensible('<w16cex:commentExtensible w16cex:durableId="55555555" w16cex:dateUtc="2026-03-01T09:00:00Z"/><w16cex:commentExtensible w16cex:durableId="66666666" w16cex:dateUtc="2026-03-01T09:00:00Z"/>'),
  })
  const word = read(bytes)
  expect(differingParts(bytes, patched(bytes, word, word.doc).bytes)).toEqual([])
  const without = patched(bytes, word, word.doc, { comments: word.comments.slice(1) }).bytes
  expect(xmlOf(without, 'word/commentsExtensible.xml')).toMatch(/^<w16cex:commentExtensible[^>]*66666666[^>]*\/>$/)
  expect(xmlOf(without, 'word/commentsIds.xml')).not.toContain('55555555')
})
