import { describe, expect, it } from 'vitest'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'
import { readPackage } from '#shared/word/package/read-package.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { docxodusAccept, docxodusReject } from '#test/helpers/docxodus.ts'
import { newFaults } from '#test/helpers/ooxml-validator.ts'
import { makeDocx, type MadeEntry } from '#test/shared/word/package/make-archive.ts'
import { outline, type Outline } from '#test/shared/word/revisions/outline.ts'
import { box, contract, field, paragraph, run, table } from './contract-docx.ts'

const stamp = { author: 'Comparison', at: '2026-03-01T09:00:00Z' }
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

function compared(old: Uint8Array, now: Uint8Array) {
  const result = compareDocx(old, now, stamp)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

function partOf(bytes: Uint8Array, name: string): string {
  const pkg = readPackage(bytes)
  return pkg.ok ? Buffer.from(pkg.value.parts.get(name)?.read() ?? []).toString() : ''
}

const xmlOf = (bytes: Uint8Array): string => partOf(bytes, 'word/document.xml')
const body = (bytes: Uint8Array): Outline[] => outline(bytes)['word/document.xml'] ?? []

function resolved(bytes: Uint8Array, decision: 'accept' | 'reject'): Uint8Array {
  const result = resolveDocx(bytes, decision)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

/** The words in each revision of a kind. */
function marked(bytes: Uint8Array, name: 'ins' | 'del' | 'moveFrom' | 'moveTo'): string[] {
  return [...xmlOf(bytes).matchAll(new RegExp(`<w:${name} [^>]*>((?:(?!</w:${name}>).)*)</w:${name}>`, 'g'))].map((match) => (match[1] ?? '').replaceAll(/<[^>]*>/g, '')).filter((words) => words !== '')
}

const link = (words: string, anchor = 'schedule'): string => paragraph(`${run('See ')}<w:hyperlink w:anchor="${anchor}">${run(words)}</w:hyperlink>${run(' for more.')}`)
const control = (words: string): string => paragraph(`<w:sdt><w:sdtPr><w:tag w:val="fee"/></w:sdtPr><w:sdtContent>${run(words)}</w:sdtContent></w:sdt>`)
const simple = (words: string): string => paragraph(`<w:fldSimple w:instr=" REF a ">${run(words)}</w:fldSimple>`)

const inside: readonly (readonly [string, string, string, string[], string[]])[] = [
  ['a link', link('the first schedule of this agreement'), link('the second schedule of this agreement'), ['first'], ['second']],
  ['a content control', control('one hundred pounds'), control('nine hundred pounds'), ['one'], ['nine']],
  ['a simple field', simple('clause four above'), simple('clause five above'), ['four'], ['five']],
  ['a text box', paragraph(box('This draft is not for signature by the Buyer')), paragraph(box('This draft is now for signature by the Buyer')), ['not'], ['now']],
  ['a field of the same code', paragraph(run('See ') + field('REF a', '4.1')), paragraph(run('See ') + field('REF a', '5.2')), ['4.1'], ['5.2']],
]

describe('what is inside', () => {
  it.each(inside)('%s is compared, and what is around it stays', async (_, old, now, deleted, inserted) => {
    const [before, after] = [makeDocx(old + paragraph(run('End'))), makeDocx(now + paragraph(run('End')))]
    const { bytes, changes } = compared(before, after)
    expect(changes).toEqual({ inserted: 1, deleted: 1, moved: 0, formatted: 0 })
    expect(marked(bytes, 'del')).toEqual(deleted)
    expect(marked(bytes, 'ins')).toEqual(inserted)
    expect(body(resolved(bytes, 'accept'))).toEqual(body(after))
    expect(body(resolved(bytes, 'reject'))).toEqual(body(before))
    expect(body(await docxodusAccept(bytes))).toEqual(body(after))
    expect(body(await docxodusReject(bytes))).toEqual(body(before))
    expect(await newFaults(bytes, after)).toEqual([])
  })

  it('a link that leads elsewhere is another link, whole', () => {
    const [before, after] = [makeDocx(link('the schedule')), makeDocx(link('the schedule', 'annex'))]
    const { bytes } = compared(before, after)
    expect(marked(bytes, 'del')).toEqual(['the schedule'])
    expect(resolvedXml(bytes, 'reject')).toContain('w:anchor="schedule"')
    expect(resolvedXml(bytes, 'accept')).toContain('w:anchor="annex"')
  })
})

function resolvedXml(bytes: Uint8Array, decision: 'accept' | 'reject'): string {
  return xmlOf(resolved(bytes, decision))
}

describe('what has another place', () => {
  const prose = ['Payment is due in thirty days after the invoice was received.', 'Delivery is made to the warehouse of the buyer on working days.'].map((words) => paragraph(run(words)))

  it('is two moved paragraphs by one name at both ends', () => {
    const moved = paragraph(run('Neither party may assign this agreement without consent in writing.')) + paragraph(run('Any assignment made without that consent is void from the start.'))
    const [before, after] = [makeDocx(moved + prose.join('')), makeDocx(prose.join('') + moved + paragraph(run('End')))]
    const { bytes, changes } = compared(before, after)
    expect(changes.moved).toBe(1)
    expect([...xmlOf(bytes).matchAll(/<w:move(?:From|To)RangeStart [^>]*w:name="([^"]*)"/g)].map((match) => match[1])).toEqual(['move1', 'move1'])
    expect(marked(bytes, 'moveTo')).toHaveLength(2)
    expect(body(resolved(bytes, 'reject'))).toEqual(body(before))
  })

  it('is a table, taken out by rows and put in by rows', () => {
    const items = table(['Item', 'Price'], ['Bolts', '10'], ['Nuts', '20'])
    const [before, after] = [makeDocx(items + prose.join('')), makeDocx(prose.join('') + items + paragraph(run('End')))]
    const { bytes } = compared(before, after)
    expect(xmlOf(bytes).match(/<w:trPr><w:del /g)).toHaveLength(3)
    expect(xmlOf(bytes).match(/<w:trPr><w:ins /g)).toHaveLength(3)
    expect(body(resolved(bytes, 'accept'))).toEqual(body(after))
    expect(body(resolved(bytes, 'reject'))).toEqual(body(before))
  })

  it('is a row of a table', () => {
    const [before, after] = [[['Bolts', '10'], ['Nuts and washers', '20'], ['Screws', '30']], [['Nuts and washers', '20'], ['Screws', '30'], ['Bolts', '10']]].map((rows) => makeDocx(table(...rows) + paragraph(run('End')))) as [Buffer, Buffer]
    const { bytes } = compared(before, after)
    expect([xmlOf(bytes).match(/<w:trPr><w:del /g), xmlOf(bytes).match(/<w:trPr><w:ins /g)]).toMatchObject([['<w:trPr><w:del '], ['<w:trPr><w:ins ']])
    expect(body(resolved(bytes, 'reject'))).toEqual(body(before))
  })
})

describe('sections', () => {
  const page = (width: number, references = ''): string => `<w:sectPr>${references}<w:pgSz w:w="${width}" w:h="15840"/></w:sectPr>`
  const words = paragraph(run('The fee is 100 pounds.'))

  it('of another size keep the record of the old one: the last, and one inside', () => {
    const made = (last: number, inner: number): Buffer => makeDocx(`${paragraph(run('First part.'), page(inner))}${words}${page(last)}`)
    const { bytes, changes } = compared(made(12240, 11906), made(11906, 16838))
    expect(changes.formatted).toBe(2)
    expect([...resolvedXml(bytes, 'reject').matchAll(/w:w="(\d+)"/g)].map((match) => match[1])).toEqual(['11906', '12240'])
    expect([...resolvedXml(bytes, 'accept').matchAll(/w:w="(\d+)"/g)].map((match) => match[1])).toEqual(['16838', '11906'])
  })

  const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const withHeader = (content: string): Buffer => {
    const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/header9.xml" ContentType="${TYPE}.header+xml"/></Types>`
    const entries: MadeEntry[] = [
      { name: 'word/_rels/document.xml.rels', bytes: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="${REL}/header" Target="header9.xml"/></Relationships>` },
      { name: 'word/header9.xml', bytes: `<w:hdr ${W}>${paragraph(run('Strictly confidential'))}</w:hdr>` },
    ]
    return makeDocx(content, entries, types)
  }
  const header = '<w:headerReference w:type="default" r:id="rId9"/>'

  it('that only the old file had come back with their headers when all is rejected', () => {
    const before = withHeader(`${paragraph(run('Schedule.'), page(11906, header))}${words}${page(12240)}`)
    const { bytes, notes } = compared(before, makeDocx(`${words}${page(12240)}`))
    expect(notes).toEqual([])
    const rejected = resolved(bytes, 'reject')
    const id = /<w:headerReference [^>]*r:id="([^"]*)"/.exec(xmlOf(rejected))?.[1]
    expect(partOf(rejected, 'word/_rels/document.xml.rels')).toMatch(new RegExp(`Id="${id ?? '-'}"[^>]*Target="header9.xml"|Target="header9.xml"[^>]*Id="${id ?? '-'}"`))
    expect(partOf(rejected, 'word/header9.xml')).toContain('Strictly confidential')
    expect(body(rejected)).toEqual(body(before))
  })

  it('of both files with a header only in the old one: it is said that it does not come back', () => {
    const { notes } = compared(withHeader(`${words}${page(12240, header)}`), makeDocx(`${words}${page(12240)}`))
    expect(notes).toEqual(['The old file has a header that the new one lacks (“Strictly confidential”). Rejecting all changes does not bring it back.'])
  })

  it('say nothing where headers are in both', () => {
    expect(compared(contract(), contract({ header: 'Executed' })).notes).toEqual([])
  })
})

describe('files that hold tracked changes', () => {
  it('are compared as accepted, and that is said', () => {
    const pending = makeDocx(`<w:p>${run('Payment is due')}<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">${run(' now')}</w:ins></w:p>`)
    expect(compared(pending, makeDocx(paragraph(run('Payment is due now')))).notes).toEqual(['The old file held tracked changes; they were taken as accepted.'])
  })
})
