import { describe, expect, it } from 'vitest'
import { field, footnote, p, reference, signature, table } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import type { Field } from '#shared/document/field.ts'
import { faultsOf } from '#test/helpers/ooxml-validator.ts'
import { differingParts, noProperties, plainBody, read, rootOf, written, xmlOf } from '#test/shared/word/export/written.ts'
import { pictureMedia } from '#test/shared/word/export/wordly.ts'

const at = '2026-03-01T09:00:00.000Z'
const buyer: Field = { id: 'buyer', label: 'Buyer', help: 'Ask Ann', required: true, type: 'party', value: { name: 'Finch Ltd', kind: 'company', address: '1 High Street', email: 'ann@finch.example' } }
const docOf = (content: readonly ReturnType<typeof p>[], attrs: Readonly<Record<string, unknown>> = {}) => schema.nodes.doc.create(attrs, [...content])
const numbered = (id: string, level: number, text: string, more: Readonly<Record<string, unknown>> = {}) => schema.nodes.paragraph.create({ id, numbering: { scheme: 'decimal', level, ...more } }, schema.text(text))
const thread = { id: 't1', resolved: true, paragraph: 'a', comments: [{ wordId: null, author: 'Ann', initials: 'A', at, text: 'Too much?' }, { wordId: null, author: 'Ben', initials: 'B', at, text: 'No.' }] }

describe('a document written anew', () => {
  it('names its paragraphs’ styles, and has them', () => {
    const { bytes } = written(docOf([schema.nodes.paragraph.create({ id: 'a', style: 'heading1', align: 'center', keepWithNext: true }, schema.text('Price'))]))
    expect(plainBody(bytes)).toBe('<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:keepNext/><w:jc w:val="center"/></w:pPr><w:r><w:t>Price</w:t></w:r></w:p>')
    for (const name of ['Title', 'Subtitle', 'heading 1', 'heading 2', 'heading 3', 'Normal', 'Quote']) expect(xmlOf(bytes, 'word/styles.xml')).toContain(`<w:name w:val="${name}"/>`)
  })

  it('has real numbering: a level to each level, an instance to each restart', () => {
    const doc = docOf([numbered('a', 0, 'one'), numbered('b', 1, 'under'), numbered('c', 0, 'seven', { restart: 7 }), numbered('d', 1, 'under it')])
    const { bytes } = written(doc)
    expect(xmlOf(bytes, 'word/numbering.xml')).toContain('<w:lvlText w:val="%1.%2"/>')
    expect(xmlOf(bytes, 'word/numbering.xml')).toContain('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
    expect(numberParagraphs(read(bytes).doc).map(({ label }) => label)).toEqual(['1.', '1.1', '7.', '7.1'])
  })

  it('writes a reference as a field that follows its clause', () => {
    const { bytes } = written(docOf([numbered('a', 0, 'Price'), schema.nodes.paragraph.create({ id: 'b' }, [schema.text('See clause '), reference('a')])]))
    expect(plainBody(bytes)).toMatch(/<w:bookmarkStart w:name="(_Ref\d{9})"\/><w:r><w:t>Price<\/w:t><\/w:r><w:bookmarkEnd\/>.*<w:instrText xml:space="preserve"> REF \1 \\w \\h <\/w:instrText>.*<w:t>1<\/w:t>/)
  })

  it('writes a field as a content control, without what is for the house alone', () => {
    const { bytes } = written(docOf([p(field('buyer'), ' of ', field('buyer', 'address'))], { fields: [buyer] }))
    expect(plainBody(bytes)).toContain('<w:tag w:val="countersign:field:buyer"/>')
    expect(plainBody(bytes)).toContain('<w:sdtContent><w:r><w:t>Finch Ltd</w:t></w:r></w:sdtContent>')
    const part = rootOf(bytes, 'customXml/countersign-fields.xml')
    expect(JSON.stringify(part?.children)).toContain('1 High Street')
    expect(JSON.stringify(part?.children)).not.toMatch(/ann@finch|Ask Ann/)
  })

  it('writes an undecided passage in a content control, and leaves out one that does not hold', () => {
    const law = { id: 'law', label: 'Law', required: false, type: 'text', value: null } as const
    const when = (op: string) => ({ field: 'law', op, value: op === 'set' ? null : 'Scotland' })
    const { bytes } = written(docOf([schema.nodes.paragraph.create({ id: 'a', condition: when('equals') }, schema.text('Scots law')), schema.nodes.paragraph.create({ id: 'b', condition: when('set') }, schema.text('Some law')), p('End')], { fields: [law] }))
    expect(plainBody(bytes)).toContain('<w:tag w:val="countersign:condition:law:equals:Scotland"/>')
    expect(plainBody(bytes)).not.toContain('Some law')
  })

  it('writes a signature block as a table that is a signature block again', () => {
    const { bytes } = written(docOf([p('Signed'), signature({ id: 's', party: { field: 'buyer' }, signer: { text: 'Ann Finch' }, capacity: { text: 'Director' }, witness: true })], { fields: [buyer] }))
    expect(plainBody(bytes)).toContain('<w:tbl>')
    const block = read(bytes).doc.lastChild
    expect(block?.type.name).toBe('signatureBlock')
    expect(block?.attrs).toMatchObject({ party: { field: 'buyer' }, signer: { text: 'Ann Finch' }, witness: true })
  })

  it('writes comments with their threads, and none that is internal', () => {
    const mark = schema.marks.comment.create({ thread: 't1' })
    const doc = docOf([schema.nodes.paragraph.create({ id: 'a' }, [schema.text('The '), schema.text('price', [mark])])])
    const { bytes } = written(doc, { comments: [thread, { ...thread, id: 't2', internal: true, comments: [{ wordId: null, author: 'Ben', initials: 'B', at, text: 'They are desperate' }] }] })
    expect(plainBody(bytes)).toMatch(/<w:commentRangeStart\/><w:commentRangeStart\/><w:r><w:t>price<\/w:t><\/w:r><w:commentRangeEnd\/>.*<w:commentReference\/>.*<w:commentRangeEnd\/>.*<w:commentReference\/>/)
    expect(xmlOf(bytes, 'word/comments.xml')).not.toContain('desperate')
    expect(xmlOf(bytes, 'word/people.xml')).toContain('w15:author="Ben"')
    for (const [, id = ''] of xmlOf(bytes, 'word/comments.xml').matchAll(/w14:paraId="([^"]*)"/g)) expect(Number.parseInt(id, 16)).toBeLessThan(0x8000_0000)
    const [back] = read(bytes).comments
    expect(back).toMatchObject({ resolved: true, quote: 'price', comments: [{ author: 'Ann', text: 'Too much?' }, { author: 'Ben', text: 'No.' }] })
  })

  it('keeps a comment whose passage is gone at its paragraph, and says so', () => {
    const { bytes, report } = written(docOf([p('Title'), schema.nodes.paragraph.create({ id: 'a' }, schema.text('The price'))]), { comments: [thread] })
    expect(read(bytes).comments).toHaveLength(1)
    expect(report).toEqual([{ kind: 'comment whose passage is gone', count: 1 }])
  })

  it('tracks what is done next where the contract does', () => {
    expect(xmlOf(written(docOf([p('a')]), { properties: { ...noProperties, trackRevisions: true } }).bytes, 'word/settings.xml')).toContain('<w:trackRevisions/>')
    expect(xmlOf(written(docOf([p('a')])).bytes, 'word/settings.xml')).not.toContain('<w:trackRevisions/>')
  })

  it('puts the page, its number, pictures, notes, links and breaks into the file, which is valid', async () => {
    const [blob = ''] = pictureMedia.keys()
    const image = schema.nodes.image.create({ blob, mediaType: 'image/png', alt: 'A plan', width: 40, height: 30 })
    const link = schema.text('here', [schema.marks.link.create({ href: 'https://example.org/a' })])
    const doc = docOf([p('Plan ', image, footnote('By ', link), link, schema.nodes.hardBreak.create()), schema.nodes.pageBreak.create(), table([['a', 'b'], ['c', 'd']]), p('End')], {
      page: { size: 'Letter', margins: { top: 20, right: 20, bottom: 20, left: 20 } },
    })
    const { bytes } = written(doc, { comments: [thread], properties: { title: 'Sale', author: 'Ann', at, trackRevisions: true } })
    expect(await faultsOf(bytes)).toEqual([])
    const back = read(bytes).doc
    expect(back.attrs['page']).toEqual({ size: 'Letter', margins: { top: 20, right: 20, bottom: 20, left: 20 } })
    expect(back.child(0).children.map(({ type }) => type.name)).toEqual(['text', 'image', 'footnote', 'text', 'hardBreak'])
    expect(back.child(1).type.name).toBe('pageBreak')
    expect(xmlOf(bytes, 'word/footer1.xml')).toContain(' PAGE ')
  })

  it('is the same file every time', () => {
    const doc = docOf([numbered('a', 0, 'Price'), p('See ', reference('a'))])
    expect(differingParts(written(doc).bytes, written(doc).bytes)).toEqual([])
  })
})
