import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { documentText } from '#shared/document/plain-text.ts'
import { changesOf } from '#shared/document/tracking.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { instantOf, undated } from '#shared/word/import/stamps.ts'
import { by, imported, para } from '#test/shared/word/import/make-docx.ts'

const text = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
const struck = (words: string): string => `<w:r><w:delText xml:space="preserve">${words}</w:delText></w:r>`
const readings = (doc: Node): readonly [string, string] => [documentText(acceptAll(doc), { numbers: false }), documentText(rejectAll(doc), { numbers: false })]
const body = (xml: string): Node => imported(xml).doc

describe('tracked changes of text', () => {
  it('are insertions and deletions by their authors, one upon the other', () => {
    const doc = body(`<w:p>${text('a ')}<w:ins ${by('Ann')}>${text('b ')}<w:del ${by('Ben', 2)}>${struck('c ')}</w:del></w:ins><w:del ${by('Ben', 3)}>${struck('d')}</w:del></w:p>`)
    expect(readings(doc)).toEqual(['a b ', 'a d'])
    const marks = doc.child(0).children.map((node) => node.marks.map((mark) => `${mark.type.name} by ${String(mark.attrs['author'])}`))
    expect(marks).toEqual([[], ['insertion by Ann'], ['insertion by Ann', 'deletion by Ben'], ['deletion by Ben']])
  })

  it('by one author at one moment are of one group, and each has its own id', () => {
    const doc = body(`<w:p><w:ins ${by('Ann')}>${text('a')}</w:ins><w:del ${by('Ann')}>${struck('b')}</w:del><w:ins ${by('Ben')}>${text('c')}</w:ins></w:p>`)
    const stamps = doc.child(0).children.map((node) => node.marks[0]?.attrs as { id: string; group: string; at: string })
    expect(stamps[0]?.group).toBe(stamps[1]?.group)
    expect(stamps[0]?.group).not.toBe(stamps[2]?.group)
    expect(new Set(stamps.map(({ id }) => id)).size).toBe(3)
    expect(stamps[0]?.at).toBe('2026-03-01T09:30:00.000Z')
  })

  it('of formatting keep what each mark was; one that changed nothing is kept too', () => {
    const change = (now: string, before: string): string => `<w:p><w:r><w:rPr>${now}<w:rPrChange ${by('Ann')}><w:rPr>${before}</w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>`
    const doc = body(change('<w:b/>', '<w:i/><w:sz w:val="20"/>') + change('', ''))
    const rejected = rejectAll(doc)
    expect(rejected.child(0).child(0).marks.map((mark) => mark.type.name)).toEqual(['italic', 'wordFormat'])
    expect(acceptAll(doc).child(0).child(0).marks.map((mark) => mark.type.name)).toEqual(['bold'])
    expect(doc.child(1).child(0).marks.map((mark) => mark.attrs['mark'] as string)).toEqual(['wordFormat'])
  })
})

describe('tracked changes of paragraphs', () => {
  const mark = (name: string): string => `<w:rPr><w:${name} ${by('Ann')}/></w:rPr>`

  it('join and split them as Word does: what follows keeps its properties', () => {
    const doc = body(`${para('a', `<w:jc w:val="right"/>${mark('del')}`)}${para('b', '<w:jc w:val="center"/>')}${para('c', mark('ins'))}${para('d')}`)
    expect(readings(doc)).toEqual(['ab\n\nc\n\nd', 'a\n\nb\n\ncd'])
    expect(acceptAll(doc).child(0).attrs['align']).toBe('center')
  })

  it('that move have two places of one move', () => {
    const from = `<w:moveFromRangeStart w:id="7" w:name="move1" w:author="Ann"/><w:moveFrom ${by('Ann')}>${text('moved')}</w:moveFrom>`
    const to = `<w:moveToRangeStart w:id="8" w:name="move1" w:author="Ann"/><w:moveTo ${by('Ann')}>${text('moved')}</w:moveTo>`
    const doc = body(
      `<w:p><w:pPr>${mark('moveFrom')}</w:pPr>${from}</w:p><w:moveFromRangeEnd w:id="7"/>${para('stays')}<w:p><w:pPr>${mark('moveTo')}</w:pPr>${to}<w:moveToRangeEnd w:id="8"/></w:p>${para('end')}`,
    )
    expect(readings(doc)).toEqual(['stays\n\nmoved\n\nend', 'moved\n\nstays\n\nend'])
    const moves = [0, 2].flatMap((index) => [doc.child(index).child(0).marks[0]?.attrs['move'] as string, changesOf(doc.child(index))[0]?.move])
    expect(new Set(moves).size).toBe(1)
    expect(moves[0]).not.toBeNull()
  })

  it('of properties keep every one that was, in a chain', () => {
    const properties = `<w:jc w:val="right"/><w:rPr><w:b/><w:rPrChange ${by('Ben')}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:pPrChange ${by('Ann')}><w:pPr><w:jc w:val="center"/><w:spacing w:after="60"/></w:pPr></w:pPrChange>`
    const doc = body(para('x', properties))
    expect(rejectAll(doc).child(0).attrs).toMatchObject({ align: 'center', word: '<w:spacing w:after="60"/><w:rPr><w:i/></w:rPr>', changes: null })
    expect(acceptAll(doc).child(0).attrs).toMatchObject({ align: 'right', word: '<w:rPr><w:b/></w:rPr>', changes: null })
  })

  it('of a section keep its headers, which the old properties do not name', () => {
    const section = `<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:cols w:num="2"/><w:sectPrChange ${by('Ann')}><w:sectPr><w:cols w:num="1"/></w:sectPr></w:sectPrChange></w:sectPr>`
    const doc = body(para('x') + section)
    expect((rejectAll(doc).attrs['word'] as { section: string }).section).toBe('<w:headerReference w:type="default" r:id="h"/><w:cols w:num="1"/>')
  })
})

describe('tracked changes of tables', () => {
  const cell = (words: string, properties = ''): string => `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${para(words)}</w:tc>`
  const row = (cells: string, properties = ''): string => `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`
  const table = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="3000"/></w:tblGrid>${rows.join('')}</w:tbl>`

  it('take whole rows, with words that a program left unmarked', () => {
    const doc = body(table(row(cell('a') + cell('b')), row(cell('c') + cell('d'), `<w:del ${by('Ann')}/>`), row(cell('e') + cell('f'), `<w:ins ${by('Ann')}/>`)) + para('end'))
    expect(readings(doc)).toEqual(['a\tb\ne\tf\n\nend', 'a\tb\nc\td\n\nend'])
  })

  it('take whole columns together', () => {
    const inserted = `<w:cellIns ${by('Ann')}/>`
    const doc = body(table(row(cell('a') + cell('x', inserted)), row(cell('b') + cell('y', inserted))) + para('end'))
    expect(readings(doc)).toEqual(['a\tx\nb\ty\n\nend', 'a\nb\n\nend'])
  })

  it('of properties are kept', () => {
    const doc = body(table(row(cell('a', `<w:shd w:fill="FF0000"/><w:tcPrChange ${by('Ann')}><w:tcPr><w:noWrap/></w:tcPr></w:tcPrChange>`) + cell('b'))) + para('end'))
    expect(rejectAll(doc).child(0).child(0).child(0).attrs['word']).toBe('<w:noWrap/>')
  })
})

it.each([
  ['2026-03-01T09:30:00Z', '2026-03-01T09:30:00.000Z'],
  ['2026-03-01T09:30:00', '2026-03-01T09:30:00.000Z'],
  ['2026-03-01T09:30:00+02:00', '2026-03-01T07:30:00.000Z'],
  ['2026-13-01T09:30:00Z', undated],
  ['yesterday', undated],
  [null, undated],
])('the date %s is %s', (raw, instant) => expect(instantOf(raw)).toBe(instant))
