import { PDFArray, PDFDict, PDFName, PDFString, type PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lintCodes, lintExecutionCopy, type LintCode } from '#electron/pdf/lint.ts'
import { loadPdf } from '#electron/pdf/page-text.ts'
import { prepareExecutionCopy } from '#electron/pdf/prepare.ts'
import { contract, onA4, printer, signatureLine } from '#test/electron/pdf/printing.ts'

const shared = printer()
let copy: Uint8Array

beforeAll(async () => {
  const body = `<h1>Contract</h1><p>See <a href="https://example.org">our site</a>.</p>${signatureLine('a')}`
  copy = await prepareExecutionCopy({
    printed: await shared.print(contract(body), onA4),
    title: 'Contract',
    language: 'en',
    createdAt: '2026-03-02T16:04:11.000Z',
    signatureFields: (places) => places.map(({ page, rectangle }) => ({ name: 'a', page, rectangle, tooltip: 'Signature' })),
    attachments: [],
  })
})
afterAll(() => shared.close())

const expected = { fields: ['a'], links: ['https://example.org'] }
const name = PDFName.of

function field(pdf: PDFDocument): PDFDict {
  return pdf.context.lookup(pdf.catalog.lookup(name('AcroForm'), PDFDict).lookup(name('Fields'), PDFArray).get(0), PDFDict)
}

/** One way to spoil a good copy for each code. Those that work on the bytes are below. */
const spoilt: Partial<Record<LintCode, (pdf: PDFDocument) => void>> = {
  'no-pages': (pdf) => pdf.removePage(0),
  'unused-object': (pdf) => void pdf.context.register(pdf.context.obj({ Type: 'Page' })),
  'dangling-reference': (pdf) => pdf.catalog.set(name('Spare'), pdf.context.nextRef()),
  javascript: (pdf) => pdf.catalog.set(name('Spare'), pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') })),
  'open-action': (pdf) => pdf.catalog.set(name('OpenAction'), pdf.context.obj([pdf.getPage(0).ref, 'Fit'])),
  'additional-actions': (pdf) => pdf.getPage(0).node.set(name('AA'), pdf.context.obj({})),
  layers: (pdf) => pdf.catalog.set(name('OCProperties'), pdf.context.obj({ OCGs: [], D: {} })),
  'font-not-embedded': (pdf) => pdf.getPage(0).node.Resources()?.lookup(name('Font'), PDFDict).set(name('F99'), pdf.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' })),
  'signature-link-left': (pdf) => relink(pdf, 'https://sign.invalid/a/signer'),
  'link-not-in-text': (pdf) => relink(pdf, 'https://example.com/other'),
  'action-not-allowed': (pdf) => link(pdf).set(name('A'), pdf.context.obj({ S: 'Launch', F: PDFString.of('calc.exe') })),
  'annotation-not-allowed': (pdf) => link(pdf).set(name('Subtype'), name('FreeText')),
  'not-tagged': (pdf) => pdf.catalog.set(name('MarkInfo'), pdf.context.obj({ Marked: false })),
  'no-title': (pdf) => pdf.setTitle(' '),
  'no-archival-structure': (pdf) => pdf.catalog.set(name('OutputIntents'), pdf.context.obj(null)),
  'field-missing': (pdf) => pdf.getPage(0).node.delete(name('Annots')),
  'field-unexpected': (pdf) => field(pdf).set(name('T'), PDFString.of('b')),
  'field-without-appearance': (pdf) => field(pdf).delete(name('AP')),
  'field-shows-something': (pdf) => {
    const shown = pdf.context.stream('0 0 10 10 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 10, 10] })
    field(pdf).set(name('AP'), pdf.context.obj({ N: pdf.context.register(shown) }))
  },
  'field-already-signed': (pdf) => field(pdf).set(name('V'), pdf.context.obj({})),
}

function link(pdf: PDFDocument): PDFDict {
  const annotations = pdf.getPage(0).node.Annots()?.asArray().map((entry) => pdf.context.lookup(entry, PDFDict)) ?? []
  const found = annotations.find((annotation) => annotation.lookup(name('Subtype')) === name('Link'))
  if (!found) throw new Error('There is no link')
  return found
}

function relink(pdf: PDFDocument, address: string): void {
  link(pdf).lookup(name('A'), PDFDict).set(name('URI'), PDFString.of(address))
}

async function codesOf(bytes: Uint8Array): Promise<LintCode[]> {
  return (await lintExecutionCopy(bytes, expected)).map(({ code }) => code)
}

describe('the lint before signing', () => {
  it('finds nothing in a copy as it was prepared', async () => {
    expect(await codesOf(copy)).toEqual([])
  })

  it.each(Object.entries(spoilt))('finds %s', async (code, spoil) => {
    const pdf = await loadPdf(copy)
    spoil(pdf)
    const bytes = await pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
    expect(await codesOf(bytes)).toContain(code)
  })

  it('finds several-revisions', async () => {
    const text = Buffer.from(copy).toString('latin1')
    const trailer = text.slice(text.lastIndexOf('trailer'))
    expect(await codesOf(Buffer.from(`${text}\n${trailer}`, 'latin1'))).toContain('several-revisions')
  })

  it('finds unlisted-bytes: an object with the number of another, which a later revision could show instead', async () => {
    const text = Buffer.from(copy).toString('latin1')
    const [catalog] = /\n\d+ 0 obj\n<<[^]*?\/Type \/Catalog[^]*?endobj\n/.exec(text) ?? ['']
    expect(catalog).not.toBe('')
    const at = text.lastIndexOf('xref', text.lastIndexOf('startxref') - 1)
    const hidden = Buffer.from(text.slice(0, at) + catalog.slice(1) + text.slice(at).replace(/startxref\n\d+/, `startxref\n${at + catalog.length - 1}`), 'latin1')
    expect(await codesOf(hidden)).toEqual(['unlisted-bytes'])
  })

  it('finds a link that the text does not have', async () => {
    const codes = (await lintExecutionCopy(copy, { ...expected, links: [] })).map(({ code, page }) => [code, page])
    expect(codes).toEqual([['link-not-in-text', 1]])
  })

  it('knows the fields that are filled in by their kind, and that they are empty', async () => {
    const printed = await shared.print(contract(signatureLine('a')), onA4)
    const prepared = () => prepareExecutionCopy({
      printed,
      title: 'Contract',
      language: 'en',
      createdAt: '2026-03-02T16:04:11.000Z',
      signatureFields: (places) => [
        ...places.map(({ page, rectangle }) => ({ name: 'a', page, rectangle, tooltip: 'Signature' })),
        { name: 'Text1-1', kind: 'text', page: 1, rectangle: { x: 50, y: 50, width: 100, height: 15 }, tooltip: 'Order number' },
        { name: 'Box1-2', kind: 'checkbox', page: 1, rectangle: { x: 50, y: 80, width: 12, height: 12 }, tooltip: 'Agreed' },
        { name: 'Seal', page: 1, rectangle: null, tooltip: 'Seal' },
      ],
      attachments: [],
    })
    const withInputs = await prepared()
    expect(Buffer.from(await prepared()).equals(withInputs)).toBe(true)
    const inputs = [{ name: 'Text1-1', kind: 'text' }, { name: 'Box1-2', kind: 'checkbox' }] as const
    const codes = async (bytes: Uint8Array, more: object = {}) => (await lintExecutionCopy(bytes, { fields: ['a', 'Seal'], inputs, links: [], ...more })).map(({ code, detail }) => [code, detail])
    expect(await codes(withInputs)).toEqual([])
    expect(await codes(withInputs, { inputs: [] })).toEqual([['field-unexpected', 'Text1-1'], ['field-unexpected', 'Box1-2']])
    expect(await codes(withInputs, { fields: ['a'] })).toEqual([['field-unexpected', 'Seal']])
    const ticked = await loadPdf(withInputs)
    const fields = ticked.catalog.lookup(name('AcroForm'), PDFDict).lookup(name('Fields'), PDFArray)
    fields.lookup(2, PDFDict).set(name('AS'), name('Yes'))
    fields.lookup(1, PDFDict).set(name('V'), PDFString.of('forged'))
    expect(await codes(await ticked.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }))).toEqual([
      ['field-already-signed', 'Text1-1'], ['field-shows-something', 'Box1-2'],
    ])
  })

  it('refuses what is no PDF', async () => {
    await expect(lintExecutionCopy(new TextEncoder().encode('Dear Sir'), expected)).rejects.toMatchObject({ code: 'pdf.unreadable' })
  })

  it('has a spoilt copy for every code', () => {
    expect([...Object.keys(spoilt), 'several-revisions', 'unlisted-bytes'].sort()).toEqual([...lintCodes].sort())
  })
})
