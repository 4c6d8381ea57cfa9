import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SignatureFieldPlan } from '#electron/pdf/signature-fields.ts'
import type { SigningKey } from '#electron/signing/identity.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { appearanceAgrees } from '#electron/signing/verify/field-appearance.ts'
import { formFields, terminalFields } from '#electron/signing/verify/form-fields.ts'
import { Budget, defaultLimits } from '#electron/signing/verify/syntax/budget.ts'
import { PdfDocument } from '#electron/signing/verify/syntax/document.ts'
import { readRevisions } from '#electron/signing/verify/syntax/revisions.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { fieldPlan, preparedPdf } from './base-pdfs.ts'
import { quickKey } from './identities.ts'
import { pdfsig, qpdfCheck, qpdfObjects } from './pdf-tools.ts'

const box = (x: number, y: number, width: number, height: number) => ({ rectangle: { x, y, width, height } })
const PLANS: readonly SignatureFieldPlan[] = [
  fieldPlan('Signature1', 0, { lock: ['Name1-1', 'Text1-2', 'Box1-3', 'Box1-4', 'Date1-5'] }),
  fieldPlan('Name1-1', 0, { kind: 'text', required: true, ...box(260, 640, 150, 16) }),
  fieldPlan('Text1-2', 0, { kind: 'text', ...box(260, 600, 150, 36) }),
  fieldPlan('Box1-3', 0, { kind: 'checkbox', ...box(420, 640, 12, 12) }),
  fieldPlan('Box1-4', 0, { kind: 'checkbox', ...box(440, 640, 12, 12) }),
  fieldPlan('Date1-5', 0, { kind: 'text', ...box(420, 600, 80, 16) }),
  fieldPlan('Signature2', 1, { lock: true }),
  fieldPlan('Name2-1', 1, { kind: 'text', page: 2, ...box(60, 400, 150, 16) }),
  fieldPlan('Seal', 2, { rectangle: null }),
]
const NAME = 'Žofia Ångström-Nguyễn'
const VALUES = [
  { field: 'Name1-1', value: NAME }, { field: 'Text1-2', value: 'Director of the company (acting), signing under a power of attorney of 3 March' },
  { field: 'Box1-3', value: 'Yes' }, { field: 'Box1-4', value: '' }, { field: 'Date1-5', value: '3 March 2026' },
]
let base: Uint8Array
let key: SigningKey

beforeAll(async () => {
  base = await preparedPdf('table', { fields: PLANS })
  key = await quickKey('Ann Archer')
})

type Values = readonly { readonly field: string; readonly value: string }[]
function sign(pdf: Uint8Array, field: string, values: Values, day = 1): Promise<Uint8Array> {
  return signIncrement({
    pdf, field, key, values, signerName: 'Ann Archer', signedAt: `2026-03-0${day}T09:00:00Z`, certify: day === 1,
    ...(field === 'Seal' ? {} : { appearance: { mark: { kind: 'typed', text: 'Ann', face: 'caveat' } } as const }),
  })
}
const refusal = (pdf: Uint8Array, values: Values, field = 'Signature1'): Promise<unknown> => sign(pdf, field, values).then(() => 'signed', (error: { code?: string }) => error.code)
const report = (pdf: Uint8Array) => verifyPdf(pdf, { trusted: new Map(), now: new Date('2026-04-01T00:00:00Z') })
const findingsOf = (pdf: Uint8Array): string[] => {
  const { findings, signatures } = report(pdf)
  return [...findings, ...signatures.flatMap((each) => each.findings)].map(({ message }) => message)
}

function agreements(pdf: Uint8Array): Record<string, string> {
  const budget = new Budget(defaultLimits)
  const document = new PdfDocument(pdf, readRevisions(pdf, budget).revisions, budget)
  return Object.fromEntries(terminalFields(formFields(document, document.newest)).map((field) => [field.name, appearanceAgrees(document, document.newest, field)]))
}

function pageText(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-text-'))
  try {
    writeFileSync(join(folder, 'file.pdf'), pdf)
    return execFileSync('pdftotext', ['-f', '1', '-l', '1', join(folder, 'file.pdf'), '-'], { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('fields beside a signature', () => {
  it('are filled in by the increment that signs: values, appearances, and nothing else', async () => {
    const signed = await sign(base, 'Signature1', VALUES)
    expect(() => qpdfCheck(signed)).not.toThrow()
    expect(pdfsig(signed)).toEqual([{ name: 'Signature1', valid: true, total: true }])
    const pdf = await PDFDocument.load(signed)
    expect(pdf.getForm().getTextField('Name1-1').getText()).toBe(NAME)
    expect(pdf.getForm().getTextField('Date1-5').getText()).toBe('3 March 2026')
    expect([pdf.getForm().getCheckBox('Box1-3').isChecked(), pdf.getForm().getCheckBox('Box1-4').isChecked()]).toEqual([true, false])
    const [before, after] = [qpdfObjects(base), qpdfObjects(signed)]
    const changed = [...before.keys()].filter((object) => object !== 'trailer' && before.get(object) !== after.get(object))
    // Five fields (the empty box is left as it is), and the catalog for the certification.
    expect(changed).toHaveLength(6)
    const kept = (text: string | undefined): unknown => {
      const { value: { '/V': _value, '/AP': _appearance, '/AS': _state, '/Perms': _permissions, ...rest } }: { value: Record<string, unknown> } = JSON.parse(text ?? '{}')
      return rest
    }
    for (const object of changed) expect(kept(after.get(object))).toEqual(kept(before.get(object)))
    expect(signed.length - base.length).toBeLessThan(40 * 1024)
  })

  it('show what they say, to our verifier and to poppler, in every signature that follows', async () => {
    const first = await sign(base, 'Signature1', VALUES)
    const second = await sign(first, 'Signature2', [{ field: 'Name2-1', value: 'Ґудзик Ωμέγα' }], 2)
    expect(Object.values(agreements(second))).toEqual(PLANS.map(() => 'agrees'))
    expect(findingsOf(second)).toEqual(['The document has signature fields that nobody has signed yet.'])
    expect(report(second)).toMatchObject({ verdict: 'intact' })
    expect(pageText(second).replaceAll(/\s+/g, ' ').normalize('NFC')).toContain(NAME)
    expect(pageText(second).replaceAll(/\s+/g, ' ')).toContain('signing under a power of attorney')
    expect(pdfsig(second).map(({ valid }) => valid)).toEqual([true, true])
  })

  it('can be filled in after a seal that shows nothing', async () => {
    const sealed = await sign(base, 'Seal', [])
    const signed = await sign(sealed, 'Signature1', VALUES, 2)
    expect(report(signed)).toMatchObject({ verdict: 'intact' })
    expect(report(signed).signatures.map(({ field, kind }) => [field, kind])).toEqual([['Seal', 'certification'], ['Signature1', 'signature']])
    expect(sealed.length - base.length).toBeLessThan(20 * 1024)
  })

  it('are locked by the signature they belong to', async () => {
    const signed = await sign(base, 'Signature1', VALUES.slice(0, 1))
    expect(Buffer.from(signed).toString('latin1')).toContain('/TransformMethod /FieldMDP /TransformParams << /Type /TransformParams /Action /Include /Fields [(Name1-1) (Text1-2)')
    expect(await sign(signed, 'Signature2', [{ field: 'Date1-5', value: 'x' }], 2).then(() => 'signed', (error: { code?: string }) => error.code)).toBe('signing.document-locked')
    await expect(sign(signed, 'Signature2', [{ field: 'Name2-1', value: 'x' }], 2)).resolves.toBeInstanceOf(Uint8Array)
  })

  it('are refused in words when they cannot be filled in so', async () => {
    expect(await refusal(base, [{ field: 'Nothing', value: 'x' }])).toBe('signing.field-missing')
    expect(await refusal(base, [{ field: 'Signature2', value: 'x' }])).toBe('signing.value-not-for-field')
    expect(await refusal(base, [{ field: 'Box1-3', value: 'Maybe' }])).toBe('signing.value-not-for-field')
    expect(await refusal(base, [{ field: 'Name1-1', value: '山田太郎' }])).toBe('signing.value-unshowable')
    expect(await refusal(base, [{ field: 'Name1-1', value: 'w'.repeat(200) }])).toBe('signing.value-does-not-fit')
    const filled = await sign(base, 'Signature1', [])
    expect(await sign(filled, 'Signature2', [{ field: 'Name2-1', value: 'x' }, { field: 'Name2-1', value: 'y' }], 2).then(() => 'signed', (error: { code?: string }) => error.code)).toBe('signing.value-not-for-field')
  })

  it('say and show whatever letters of ours are put in', async () => {
    const letters = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'AbyzÉßŁőŞığЯяЩЇґΩλẤửđ’“”—&()\\<>/%0179 €') })
    await fc.assert(fc.asyncProperty(letters, async (value) => {
      const signed = await sign(base, 'Signature1', [{ field: 'Text1-2', value }])
      expect((await PDFDocument.load(signed)).getForm().getTextField('Text1-2').getText() ?? '').toBe(value.normalize('NFC'))
      expect(agreements(signed)['Text1-2']).toBe('agrees')
    }), { numRuns: 25 })
  })
})

describe('fields as they are prepared', () => {
  it('have a tooltip, a tab order, a font that others can write with, and are required where asked', async () => {
    const pdf = await PDFDocument.load(base)
    const form = pdf.catalog.lookup(PDFName.of('AcroForm'), PDFDict)
    const font = form.lookup(PDFName.of('DR'), PDFDict).lookup(PDFName.of('Font'), PDFDict).lookup(PDFName.of('Inter'), PDFDict)
    expect([font.get(PDFName.of('Subtype')), font.get(PDFName.of('Encoding'))]).toEqual([PDFName.of('TrueType'), PDFName.of('WinAnsiEncoding')])
    expect(font.lookup(PDFName.of('FontDescriptor'), PDFDict).has(PDFName.of('FontFile2'))).toBe(true)
    expect(pdf.getForm().getFields().map((field) => [field.getName(), field.isRequired()])).toEqual(PLANS.map(({ name, required }) => [name, required === true]))
    expect(pdf.getPage(0).node.get(PDFName.of('Tabs'))).toBe(PDFName.of('R'))
    for (const field of pdf.getForm().getFields()) expect(field.acroField.dict.has(PDFName.of('TU'))).toBe(true)
    expect(base.length).toBeLessThan(60_000)
    expect(() => qpdfCheck(base)).not.toThrow()
  })
})
