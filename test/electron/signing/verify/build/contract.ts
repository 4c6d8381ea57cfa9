import { identity, type TestIdentity } from './identities.ts'
import { type Objects, stream, type WriteOptions, writePdf } from './pdf-writer.ts'
import { type SignOptions, signPdf } from './sign-pdf.ts'

/** Object numbers of the test contract. */
export const num = { catalog: 1, pages: 2, pageOne: 3, pageTwo: 4, contentOne: 5, contentTwo: 6, font: 7, form: 8, note: 9, agree: 10, fields: [11, 12, 13], hidden: 14, info: 15, metadata: 16, noteLook: 17, look: 18, push: 19, first: 100 } as const

export const page = (content: number, annotations: string, more = '') =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> >> /Contents ${content} 0 R /Annots [ ${annotations} ] ${more} >>`
export const text = (words: string) => stream(`BT /F1 12 Tf 72 700 Td (${words}) Tj ET`)
export const appearance = (words: string) => stream(`/Tx BMC q BT /F1 10 Tf 2 4 Td (${words}) Tj ET Q EMC`, '/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 7 0 R >> >>')
export const signatureField = (index: number, more = '') =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (signer${index + 1}) /Rect [72 ${500 - index * 60} 272 ${550 - index * 60}] /F 132 /P 4 0 R ${more} >>`
export const noteField = (value: string, look: number, more = '') =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (note) /V (${value}) /DA (/F1 10 Tf) /Rect [72 600 272 620] /F 4 /P 3 0 R /AP << /N ${look} 0 R >> ${more} >>`
export const agreeField = (state: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Btn /T (agree) /V /${state} /AS /${state} /Rect [72 560 92 580] /F 4 /P 3 0 R /AP << /N << /Yes 18 0 R /Off 18 0 R >> >> >>`
export const catalog = (more = '') => `<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /Metadata 16 0 R ${more} >>`
export const form = (fields = '11 0 R 12 0 R 13 0 R 9 0 R 10 0 R', more = '/SigFlags 3') => `<< /Fields [ ${fields} ] /DR << /Font << /F1 7 0 R >> >> /DA (/F1 10 Tf) ${more} >>`

export const objects: Objects = {
  [num.catalog]: catalog(),
  [num.pages]: '<< /Type /Pages /Kids [ 3 0 R 4 0 R ] /Count 2 >>',
  [num.pageOne]: page(5, '9 0 R 10 0 R'),
  [num.pageTwo]: page(6, '11 0 R 12 0 R 13 0 R'),
  [num.contentOne]: text('The Supplier shall pay 100 pounds.'),
  [num.contentTwo]: text('Signed by the parties.'),
  [num.font]: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  [num.form]: form(),
  [num.note]: noteField('', num.noteLook),
  [num.agree]: agreeField('Off'),
  11: signatureField(0), 12: signatureField(1), 13: signatureField(2),
  // Not used by anything: what a shadow attack would leave behind.
  [num.hidden]: text('The Supplier shall pay 900 pounds.'),
  [num.info]: '<< /Title (Contract) /Producer (Test) /ModDate (D:20250101000000Z) >>',
  [num.metadata]: stream('<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>', '/Type /Metadata /Subtype /XML'),
  [num.noteLook]: appearance(''),
  [num.look]: appearance(''),
  [num.push]: stream('0 0 m 10 10 l S', '/Type /XObject /Subtype /Form /BBox [0 0 200 50]'),
}

export const people: readonly [TestIdentity, TestIdentity, TestIdentity] = [identity('Ada Archer'), identity('Ben Baker'), identity('Cleo Carter')]

/** The contract before anybody signed. */
export function contract(options: WriteOptions = {}): Buffer {
  return writePdf(objects, { Root: '1 0 R', Info: '15 0 R' }, options)
}

/** Signs in the field of the n-th signer, from 0, with an appearance of its own. */
export function signAs(pdf: Uint8Array, index: 0 | 1 | 2, options: Partial<SignOptions> = {}): Buffer {
  const signature = num.first + index * 20
  return signPdf(pdf, {
    num: signature, signer: people[index], ...options,
    objects: {
      [num.fields[index]]: signatureField(index, `/V ${signature} 0 R /AP << /N ${signature + 1} 0 R >>`),
      [signature + 1]: stream(`BT /F1 10 Tf (signer ${index + 1}) Tj ET`, '/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Resources << /Font << /F1 7 0 R >> >>'),
      ...options.objects,
    },
  })
}

/** The certification by the house: the first signature, with Perms in the catalog. */
export function certify(pdf: Uint8Array, level = 2, options: Partial<SignOptions> = {}): Buffer {
  return signAs(pdf, 0, { certify: level, ...options, objects: { [num.catalog]: catalog('/Perms << /DocMDP 100 0 R >>'), ...options.objects } })
}

/** As our own signer makes it: certified by the first, signed by the second, locked by the third. */
export function signedByThree(options: Partial<SignOptions> = {}): Buffer {
  return signAs(signAs(certify(contract(options), 2, options), 1, options), 2, { lock: '/Action /All', ...options })
}
