import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema.ts'
import type { ChangeStamp, NodeChange } from '#shared/document/tracking.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { certain, plainBody, read, written } from '#test/shared/word/export/written.ts'

let made = 0
const stamp = (author = 'Ann', move: string | null = null): ChangeStamp => ({ id: `c${(made += 1)}`, group: `g${made}`, author, person: null, at: '2026-03-01T09:00:00.000Z', move })
const inserted = (words: string, by = stamp()): Node => schema.text(words, [schema.marks.insertion.create({ ...by })])
const deleted = (words: string, by = stamp()): Node => schema.text(words, [schema.marks.deletion.create({ ...by })])
const paragraph = (id: string, content: readonly Node[], attrs: Readonly<Record<string, unknown>> = {}): Node => schema.nodes.paragraph.create({ id, ...attrs }, [...content])
const docOf = (...blocks: readonly Node[]): Node => schema.nodes.doc.create(null, [...blocks])
const bodyOf = (...blocks: readonly Node[]): string => plainBody(written(docOf(...blocks)).bytes)

/** The texts and styles of a document's paragraphs. */
const shape = (doc: Node): string[] => doc.children.map((node) => `${String(node.attrs['style'])}: ${node.textContent}`)

/** What Word's accepting and rejecting, as resolveDocx does them, and ours make of a document. */
function bothWays(doc: Node): { readonly word: readonly string[][]; readonly ours: readonly string[][] } {
  const { bytes } = written(doc)
  const word = (['accept', 'reject'] as const).map((decision) => shape(read(certain(resolveDocx(bytes, decision))).doc))
  return { word, ours: [shape(acceptAll(doc)), shape(rejectAll(doc))] }
}

describe('tracked changes in a written file', () => {
  it('are insertions and deletions of runs, one within the other where they overlap', () => {
    const both = schema.text('b', [schema.marks.insertion.create({ ...stamp('Ann') }), schema.marks.deletion.create({ ...stamp('Ben') })])
    expect(bodyOf(paragraph('a', [inserted('a'), both, deleted('c')]))).toBe(
      '<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del></w:p>',
    )
  })

  it('never are an insertion within an insertion: the outer one is parted, as Word parts it', () => {
    const ann = stamp('Ann')
    const both = schema.text('b', [schema.marks.insertion.create({ ...ann }), schema.marks.insertion.create({ ...stamp('Ben') })])
    const doc = docOf(paragraph('a', [inserted('a', ann), both, inserted('c', ann)]))
    const { bytes } = written(doc)
    expect(plainBody(bytes)).toBe('<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:ins><w:r><w:t>b</w:t></w:r></w:ins><w:ins><w:r><w:t>c</w:t></w:r></w:ins></w:p>')
    const authors = read(bytes).doc.firstChild?.children.map(({ marks }) => marks.map(({ attrs }) => String(attrs['author'])))
    expect(authors).toEqual([['Ann'], ['Ben'], ['Ann']])
    expect(bothWays(doc).word).toEqual(bothWays(doc).ours)
  })

  it('name their author and moment', () => {
    const { bytes } = written(docOf(paragraph('a', [inserted('a', stamp('Ann Finch'))])))
    expect(read(bytes).doc.firstChild?.firstChild?.marks[0]?.attrs).toMatchObject({ author: 'Ann Finch', at: '2026-03-01T09:00:00.000Z' })
  })

  it('of a paragraph’s end stand first among the properties of its mark', () => {
    const changes: NodeChange[] = [{ ...stamp(), kind: 'insertion' }]
    expect(bodyOf(paragraph('a', [schema.text('a')], { changes, word: '<w:rPr><w:b/></w:rPr>' }), paragraph('b', []))).toContain('<w:pPr><w:rPr><w:ins/><w:b/></w:rPr></w:pPr>')
  })

  it.each(['insertion', 'deletion'] as const)('of an end whose paragraph keeps its properties change those of the next one: %s', (kind) => {
    const changes: NodeChange[] = [{ ...stamp(), kind, keeps: 'this' }]
    const doc = docOf(paragraph('a', [schema.text('One ')], { style: 'heading1', changes }), paragraph('b', [schema.text('two')], { style: 'quote' }))
    const { word, ours } = bothWays(doc)
    expect(word).toEqual(ours)
    expect(plainBody(written(doc).bytes)).toContain('<w:pPrChange>')
  })

  it('of formatting keep what was there, which is never missing', () => {
    const change = schema.marks.formatChange.create({ ...stamp(), mark: 'bold', before: null })
    expect(bodyOf(paragraph('a', [schema.text('a', [change, schema.marks.bold.create()])]))).toContain('<w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr>')
  })

  it('of a paragraph’s properties keep the old ones', () => {
    const changes: NodeChange[] = [{ ...stamp(), kind: 'property', attribute: 'align', before: 'right' }, { ...stamp(), kind: 'property', attribute: 'numbering', before: null }]
    const body = bodyOf(paragraph('a', [schema.text('a')], { align: 'center', numbering: { scheme: 'decimal', level: 1 }, changes }))
    expect(body).toMatch(/<w:numPr>.*<\/w:numPr><w:jc w:val="center"\/><w:pPrChange><w:pPr><w:jc w:val="right"\/><\/w:pPr><\/w:pPrChange>/)
  })

  it('of a moved passage share a name, and its text stays text', () => {
    const from = stamp('Ann', 'm')
    const to = { ...stamp('Ann', 'm') }
    const { bytes } = written(docOf(paragraph('a', [schema.text('x '), deleted('moved', from)]), paragraph('b', [inserted('moved', to), schema.text(' y')])))
    const body = plainBody(bytes)
    expect(body).toMatch(/<w:moveFromRangeStart w:name="(move[^"]*)"\/><w:moveFrom><w:r><w:t>moved<\/w:t><\/w:r><\/w:moveFrom><w:moveFromRangeEnd\/>.*<w:moveToRangeStart w:name="\1"\/><w:moveTo>/)
    const marks: unknown[] = []
    read(bytes).doc.descendants((node) => void marks.push(...node.marks.map(({ attrs }) => attrs['move'])))
    expect(new Set(marks)).toEqual(new Set(['word-move-1']))
  })

  it('of a move whose other place is gone are a plain insertion or deletion, and that is said', () => {
    const { bytes, report } = written(docOf(paragraph('a', [deleted('moved', stamp('Ann', 'm'))])))
    expect(plainBody(bytes)).toContain('<w:del>')
    expect(report).toEqual([{ kind: 'move in several pieces', count: 1 }])
  })

  it('of a row stand on the row and on every run in it', () => {
    const row = (words: string, changes: readonly NodeChange[] | null = null): Node =>
      schema.nodes.tableRow.create({ changes }, [schema.nodes.tableCell.create(null, [paragraph(words, [schema.text(words)])])])
    const doc = docOf(schema.nodes.table.create({ id: 't' }, [row('a'), row('b', [{ ...stamp(), kind: 'deletion' }])]), paragraph('z', [schema.text('z')]))
    expect(plainBody(written(doc).bytes)).toContain('<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p></w:tc></w:tr>')
  })

  it('of a column stand on its cells', () => {
    const cell = (words: string, changes: readonly NodeChange[] | null = null): Node => schema.nodes.tableCell.create({ changes }, [paragraph(words, [schema.text(words)])])
    const body = bodyOf(schema.nodes.table.create({ id: 't' }, [schema.nodes.tableRow.create(null, [cell('a'), cell('b', [{ ...stamp(), kind: 'insertion' }])])]), paragraph('z', []))
    expect(body).toContain('<w:tc><w:tcPr><w:cellIns/></w:tcPr>')
  })

  it('that Word cannot say are counted', () => {
    const { report } = written(docOf(paragraph('a', [schema.text('a')], { changes: [{ ...stamp(), kind: 'property', attribute: 'condition', before: null }] })))
    expect(report).toEqual([{ kind: 'change of a condition or link', count: 1 }])
  })
})
