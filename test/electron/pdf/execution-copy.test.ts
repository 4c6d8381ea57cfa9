import { execFileSync } from 'node:child_process'
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFStream, type PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evidencePagesHtml } from '#electron/pdf/evidence-html.ts'
import { lintExecutionCopy } from '#electron/pdf/lint.ts'
import { walkObjects } from '#electron/pdf/object-graph.ts'
import { loadPdf, pageTexts } from '#electron/pdf/page-text.ts'
import { completionCertificateHtml } from '#electron/pdf/completion-html.ts'
import { printedPage } from '#electron/pdf/print-html.ts'
import { prepareExecutionCopy, type ExecutionCopyPlan } from '#electron/pdf/prepare.ts'
import type { SignaturePlace } from '#electron/pdf/signature-places.ts'
import { srgbProfile } from '#electron/pdf/srgb-profile.ts'
import { defaultPage } from '#shared/document/attributes.ts'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { ask, contract, fileOf, has, materials, onA4, printer, signatureLine } from '#test/electron/pdf/printing.ts'
import { sampleDocument } from '#test/electron/pdf/sample-document.ts'
import { completion, evidence } from '#test/electron/pdf/sample-evidence.ts'

const shared = printer()
afterAll(() => shared.close())

const source = new TextEncoder().encode('{"type":"doc"}')
const html = contract(documentToHtml(sampleDocument(), { imageSource: (blob) => blob }), { evidence: evidencePagesHtml(evidence) })
const fieldName = ({ block, role }: SignaturePlace): string => `${block}-${role}`
const expected = { fields: ['alpha-signer', 'alpha-witness', 'beta-signer'], links: [] }

function plan(printed: Uint8Array, more: Partial<ExecutionCopyPlan> = {}): ExecutionCopyPlan {
  return {
    printed,
    title: 'Supply of Bottles – «Σ» & Søn',
    language: 'en',
    createdAt: '2026-03-02T16:04:11.500Z',
    signatureFields: (places) =>
      places.filter(({ role }) => role === 'signer' || role === 'witness').map((place) => ({ name: fieldName(place), page: place.page, rectangle: place.rectangle, tooltip: `Signature of ${place.block}` })),
    attachments: [
      { name: 'supply.json', mediaType: 'application/json', bytes: source, description: 'The text', relationship: 'Source' },
      { name: 'Prüfung (1).txt', mediaType: 'text/plain', bytes: new TextEncoder().encode('x'), description: 'Überblick', relationship: 'Data' },
    ],
    ...more,
  }
}

describe('an execution copy', () => {
  let printed: Uint8Array
  let copy: Uint8Array
  let pdf: PDFDocument
  const places: SignaturePlace[] = []
  beforeAll(async () => {
    printed = await shared.print(html, onA4)
    const usual = plan(printed)
    copy = await prepareExecutionCopy({
      ...usual,
      signatureFields: (found, pages) => {
        places.push(...found)
        return usual.signatureFields(found, pages)
      },
    })
    pdf = await loadPdf(copy)
  })

  it('passes the lint', async () => {
    expect(await lintExecutionCopy(copy, expected)).toEqual([])
  })

  it('knows where each part of the signature blocks came to stand', () => {
    expect(places.map(fieldName).sort()).toEqual([
      'alpha-date', 'alpha-signer', 'alpha-witness', 'alpha-witness-address', 'alpha-witness-name', 'alpha-witness-occupation', 'beta-date', 'beta-signer',
    ])
    const line = places.find(({ block, role }) => block === 'alpha' && role === 'signer')
    // 15 mm high, beside a label of 20 mm in a block of 74 mm.
    expect(line?.rectangle.height).toBeCloseTo((15 / 25.4) * 72, 0)
    expect(line?.rectangle.width).toBeCloseTo((51 / 25.4) * 72, 0)
  })

  it('leaves no trace of the links that marked the lines', () => {
    expect(Buffer.from(copy).toString('latin1')).not.toContain('sign.invalid')
    const { reached, dangling } = walkObjects(pdf.context)
    expect(dangling).toEqual([])
    expect(reached.size).toBe(pdf.context.enumerateIndirectObjects().length)
  })

  it('ties each field to the structure, where a screen reader meets it', () => {
    const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
    const parents = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray)
    const fields = pdf.catalog.lookup(PDFName.of('AcroForm'), PDFDict).lookup(PDFName.of('Fields'), PDFArray).asArray()
    expect(fields).toHaveLength(3)
    for (const field of fields) {
      const key = pdf.context.lookup(field, PDFDict).lookup(PDFName.of('StructParent'), PDFNumber).asNumber()
      const entry = Array.from({ length: parents.size() / 2 }, (_, index) => index * 2).filter((index) => parents.lookup(index, PDFNumber).asNumber() === key)
      expect(entry).toHaveLength(1)
      const element = parents.lookup((entry[0] ?? 0) + 1, PDFDict)
      expect(element.lookup(PDFName.of('S'))).toBe(PDFName.of('Form'))
      const objects = element.lookup(PDFName.of('K'), PDFArray).asArray().filter((kid) => kid instanceof PDFDict && kid.get(PDFName.of('Obj')) === field)
      expect(objects).toHaveLength(1)
    }
    const keys = Array.from({ length: parents.size() / 2 }, (_, index) => parents.lookup(index * 2, PDFNumber).asNumber())
    expect(keys).toEqual([...keys].sort((a, b) => a - b))
    expect(root.lookup(PDFName.of('ParentTreeNextKey'), PDFNumber).asNumber()).toBeGreaterThan(Math.max(...keys))
  })

  it('shows what was printed', async () => {
    expect(await pageTexts(copy)).toEqual(await pageTexts(printed))
  })

  it('comes out byte for byte the same from a second run', async () => {
    const again = await prepareExecutionCopy(plan(await shared.print(html, onA4)))
    expect(Buffer.compare(again, copy)).toBe(0)
  })

  it('has another identifier when anything differs', async () => {
    const id = (bytes: Uint8Array): string => /\/ID \[ ?<([0-9A-F]{32})>/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? ''
    const other = await prepareExecutionCopy(plan(printed, { createdAt: '2026-03-02T16:04:12.000Z' }))
    expect(id(copy)).toMatch(/^[0-9A-F]{32}$/)
    expect(id(other)).not.toBe(id(copy))
  })

  it('has PDF/A-3b structure: metadata that agrees with the information, an output intent, labels', () => {
    const metadata = pdf.catalog.lookup(PDFName.of('Metadata'), PDFStream)
    expect(metadata.dict.has(PDFName.of('Filter'))).toBe(false)
    const xmp = Buffer.from(metadata.getContents()).toString('utf8')
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(xmp).toContain('Supply of Bottles – «Σ» &amp; Søn')
    expect(xmp).toContain('<xmp:CreateDate>2026-03-02T16:04:11Z</xmp:CreateDate>')
    expect(xmp).toContain(`<pdf:Producer>${pdf.getProducer()}</pdf:Producer>`)
    expect(pdf.getTitle()).toBe('Supply of Bottles – «Σ» & Søn')
    expect(pdf.getCreationDate()?.toISOString()).toBe('2026-03-02T16:04:11.000Z')
    expect(pdf.getModificationDate()?.toISOString()).toBe('2026-03-02T16:04:11.000Z')
    const [intent] = pdf.catalog.lookup(PDFName.of('OutputIntents'), PDFArray).asArray()
    expect(pdf.context.lookup(intent, PDFDict).lookup(PDFName.of('S'))).toBe(PDFName.of('GTS_PDFA1'))
    expect(pdf.catalog.lookup(PDFName.of('PageLabels'), PDFDict).has(PDFName.of('Nums'))).toBe(true)
    for (const page of pdf.getPages()) {
      for (const entry of page.node.Annots()?.asArray() ?? []) {
        // ISO 19005-3, 6.3.2: printed, not hidden, not invisible.
        expect(pdf.context.lookup(entry, PDFDict).lookup(PDFName.of('F'), PDFNumber).asNumber()).toBe(4)
      }
    }
  })

  it('names its files in the catalog and in the name tree, with their kind and what they are', () => {
    const [first] = pdf.catalog.lookup(PDFName.of('AF'), PDFArray).asArray()
    expect(first).toBeInstanceOf(PDFRef)
    const relationships = pdf.catalog.lookup(PDFName.of('AF'), PDFArray).asArray().map((file) => String(pdf.context.lookup(file, PDFDict).get(PDFName.of('AFRelationship'))))
    expect(relationships.sort()).toEqual(['/Data', '/Source'])
    expect(Buffer.from(copy).toString('latin1')).toContain('/Subtype /application#2Fjson')
  })

  it.skipIf(!has('pdfdetach'))('gives its files back (skipped without poppler)', () => {
    expect(ask('pdfdetach', copy, '-list', '{}')).toMatch(/2 embedded files[\s\S]*Prüfung \(1\)\.txt[\s\S]*supply\.json/)
    const out = fileOf(new Uint8Array())
    execFileSync('pdfdetach', ['-save', '2', '-o', out, fileOf(copy)])
    expect(execFileSync('cat', [out], { encoding: 'utf8' })).toBe('{"type":"doc"}')
  })

  it.skipIf(!has('qpdf'))('is clean for qpdf (skipped without qpdf)', () => {
    expect(ask('qpdf', copy, '--check', '{}')).toContain('No syntax or stream encoding errors found')
  })

  it.skipIf(!has('pdfinfo'))('is tagged still, with fields and no script (skipped without poppler)', () => {
    const said = ask('pdfinfo', copy)
    for (const line of [/Tagged:\s+yes/, /Form:\s+AcroForm/, /JavaScript:\s+no/, /Metadata Stream:\s+yes/, /Suspects:\s+no/]) expect(said).toMatch(line)
    expect(ask('pdfinfo', copy, '-struct', '{}')).toMatch(/^\s*Form\b/m)
  })

  it('carries its evidence', async () => {
    const text = (await pageTexts(copy)).join('\n').replaceAll(/\s+/g, ' ')
    for (const words of ['Evidence', evidence.document.hash, evidence.auditHead.hash, 'Bob Bennett', 'GBP 48,000.00', 'Witnesses the signature of Ann Archer']) {
      expect(text.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''))
    }
  })
})

describe('signature lines', () => {
  it('that the printer breaks into several links are one place', async () => {
    const body = '<p><a href="https://sign.invalid/long%20id/signer">A<b>B</b>C<i>D</i></a></p>'
    const found: SignaturePlace[] = []
    await prepareExecutionCopy(plan(await shared.print(contract(body), onA4), { signatureFields: (places) => (found.push(...places), []) }))
    expect(found).toMatchObject([{ block: 'long id', role: 'signer', page: 1 }])
  })

  it('that get no field stay as plain text in the structure', async () => {
    const copy = await prepareExecutionCopy(plan(await shared.print(contract(`<p>Sign</p>${signatureLine('a')}`), onA4), { signatureFields: () => [] }))
    expect(Buffer.from(copy).toString('latin1')).not.toContain('/OBJR')
    expect(await lintExecutionCopy(copy, { fields: [], links: [] })).toEqual([])
  })
})

describe('the colour profile', () => {
  it('is a version 2 display profile whose tags lie inside it', () => {
    const profile = Buffer.from(srgbProfile())
    expect(profile.readUInt32BE(0)).toBe(profile.length)
    expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ')
    expect(profile.toString('latin1', 36, 40)).toBe('acsp')
    const tags = Array.from({ length: profile.readUInt32BE(128) }, (_, index) => 132 + index * 12)
    for (const tag of tags) {
      const [offset, size] = [profile.readUInt32BE(tag + 4), profile.readUInt32BE(tag + 8)]
      expect(offset % 4).toBe(0)
      expect(offset + size).toBeLessThanOrEqual(profile.length)
    }
    expect(tags.map((tag) => profile.toString('latin1', tag, tag + 4))).toEqual(['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])
  })

  it('has primaries that add up to its white point', () => {
    const profile = Buffer.from(srgbProfile())
    const at = (name: string): number[] => {
      const tag = profile.indexOf(name, 128, 'latin1')
      const offset = profile.readUInt32BE(tag + 4) + 8
      return [0, 4, 8].map((step) => profile.readInt32BE(offset + step) / 65536)
    }
    const [white, red, green, blue] = ['wtpt', 'rXYZ', 'gXYZ', 'bXYZ'].map(at)
    for (const axis of [0, 1, 2]) expect((red?.[axis] ?? 0) + (green?.[axis] ?? 0) + (blue?.[axis] ?? 0)).toBeCloseTo(white?.[axis] ?? 0, 3)
  })
})

describe('the certificate of completion', () => {
  it('is a file of its own, with the same structure and a place for the key that seals it', async () => {
    const page = printedPage(materials, { title: 'Certificate', language: 'en', page: defaultPage, heads: { left: 'Certificate', right: '' }, content: completionCertificateHtml(completion) })
    const certificate = await prepareExecutionCopy(
      plan(await shared.print(page, onA4), {
        title: 'Certificate',
        attachments: [],
        signatureFields: ([place]) => (place ? [{ name: 'certificate', page: place.page, rectangle: place.rectangle, tooltip: 'Signature' }] : []),
      }),
    )
    expect(await lintExecutionCopy(certificate, { fields: ['certificate'], links: [] })).toEqual([])
    const text = (await pageTexts(certificate)).join('\n').replaceAll(/\s+/g, ' ')
    for (const words of ['Certificate of completion', 'local clock', 'Wilma Wright – witness to Ann Archer', 'Certificate issued by Ann Archer']) expect(text).toContain(words)
    for (const hash of [completion.file.hash, completion.auditHead.hash]) expect(text.replaceAll(' ', '')).toContain(hash)
  })
})
