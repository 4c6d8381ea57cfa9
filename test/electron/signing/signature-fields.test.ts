import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFStream, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { addSignatureFields } from '#electron/pdf/signature-fields.ts'
import { fieldPlan, preparedPdf } from './base-pdfs.ts'
import { pdfsig, qpdfCheck, renderedPage } from './pdf-tools.ts'

async function fieldsOf(bytes: Uint8Array): Promise<{ pdf: PDFDocument; form: PDFDict; fields: PDFDict[] }> {
  const pdf = await PDFDocument.load(bytes)
  const form = pdf.catalog.lookup(PDFName.of('AcroForm'), PDFDict)
  const list = form.lookup(PDFName.of('Fields'), PDFArray)
  return { pdf, form, fields: list.asArray().map((field) => pdf.context.lookup(field, PDFDict)) }
}

describe('signature fields', () => {
  it('are empty, printed, named for people, and merged with their widget on their page', async () => {
    const plans = [fieldPlan('supplier', 0), fieldPlan('second', 1, { page: 2, tooltip: 'Signature of Zoë (witness)' })]
    const { pdf, form, fields } = await fieldsOf(await preparedPdf('stream', { fields: plans }))
    expect(form.lookup(PDFName.of('SigFlags'), PDFNumber).asNumber()).toBe(3)
    expect(fields).toHaveLength(2)
    for (const [index, field] of fields.entries()) {
      const plan = plans[index]
      const page = pdf.getPages()[(plan?.page ?? 0) - 1]
      const annotations = page?.node.Annots()?.asArray().map((entry) => pdf.context.lookup(entry))
      expect(annotations).toEqual([field])
      expect(field.get(PDFName.of('P'))).toBe(page?.ref)
      expect(field.lookup(PDFName.of('F'), PDFNumber).asNumber()).toBe(4)
      expect(field.has(PDFName.of('V'))).toBe(false)
      expect(field.lookup(PDFName.of('TU'), PDFString, PDFHexString).decodeText()).toBe(plan?.tooltip)
      expect(field.lookup(PDFName.of('Rect'), PDFArray).asRectangle()).toEqual(plan?.rectangle)
      const appearance = field.lookup(PDFName.of('AP'), PDFDict).lookup(PDFName.of('N'), PDFStream)
      expect(appearance.dict.get(PDFName.of('Subtype'))).toBe(PDFName.of('Form'))
      expect(field.has(PDFName.of('Lock'))).toBe(false)
    }
  })

  it('lock every field when asked', async () => {
    const { fields } = await fieldsOf(await preparedPdf('table'))
    expect(fields.map((field) => field.lookupMaybe(PDFName.of('Lock'), PDFDict)?.get(PDFName.of('Action')))).toEqual([undefined, undefined, PDFName.of('All')])
  })

  it('leave a sound file in which nothing is signed and the page looks as before', async () => {
    const [without, withFields] = [await preparedPdf('table', { fields: [] }), await preparedPdf('table')]
    expect(() => qpdfCheck(withFields)).not.toThrow()
    expect(pdfsig(withFields)).toEqual([])
    expect(renderedPage(withFields).equals(renderedPage(without))).toBe(true)
  })

  it('are added to the form and the annotations that are there', async () => {
    const pdf = await PDFDocument.load(await preparedPdf('stream', { fields: [fieldPlan('supplier', 0)] }))
    await addSignatureFields(pdf, [fieldPlan('customer', 1)])
    const { fields, pdf: saved } = await fieldsOf(await pdf.save())
    expect(fields.map((field) => field.lookup(PDFName.of('T'), PDFString).decodeText())).toEqual(['supplier', 'customer'])
    expect(saved.getPage(0).node.Annots()?.size()).toBe(2)
  })

  it.each([
    ['a name used twice', [fieldPlan('a', 0), fieldPlan('a', 1)]],
    ['a name with a full stop', [fieldPlan('a.b', 0)]],
    ['no name', [fieldPlan('', 0)]],
    ['a page that is not there', [fieldPlan('a', 0, { page: 4 })]],
    ['a place off the page', [fieldPlan('a', 0, { rectangle: { x: 500, y: 0, width: 180, height: 56 } })]],
    ['no room', [fieldPlan('a', 0, { rectangle: { x: 50, y: 50, width: 0, height: 56 } })]],
  ])('refuse %s', async (_, fields) => {
    await expect(preparedPdf('table', { fields })).rejects.toThrow(RangeError)
  })
})
