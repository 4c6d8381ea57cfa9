import { appearance, catalog, certify, contract, form, noteField, num, objects, page, people, signAs, signatureField, signedByThree } from '../build/contract.ts'
import { identity } from '../build/identities.ts'
import { opensslCms } from '../build/openssl.ts'
import { append, type Objects, stream, writePdf } from '../build/pdf-writer.ts'
import { type SignOptions, signPdf } from '../build/sign-pdf.ts'
import { added, type Case, rewrite } from './case.ts'
import { stamped } from './legitimate.ts'

const contractWith = (more: Objects) => writePdf({ ...objects, ...more }, { Root: '1 0 R', Info: '15 0 R' })
const signed = signAs(contract(), 0)
const xmp = (inside: string) => stream(`<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>${inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`, '/Type /Metadata /Subtype /XML')
const titled = (date: string, title = 'Contract') => xmp(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title><xmp:ModifyDate>${date}</xmp:ModifyDate>`)
const withTitle = contractWith({ [num.metadata]: titled('2024-01-01') })
/** A second signature in a field that is made on the spot, as most tools do. */
const inNewField = (pdf: Uint8Array, entries: string, more: Objects = {}, options: Partial<SignOptions> = {}) => signPdf(pdf, {
  num: 501, signer: people[1], objects: {
    [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 500 0 R'), [num.pageTwo]: page(6, '11 0 R 12 0 R 13 0 R 500 0 R'),
    500: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature2) /F 132 /P 4 0 R /V 501 0 R ${entries} >>`, ...more,
  }, ...options,
})
const store = { 400: '<< /Type /DSS /Certs 403 0 R /OCSPs 404 0 R /CRLs 405 0 R /VRI << /0123456789ABCDEF0123456789ABCDEF01234567 << /Cert [ 401 0 R ] /OCSP [] /CRL [] /TU (D:20250101000000Z) >> >> >>', 401: stream('certificate'), 403: '[ 401 0 R ]', 404: '[]', 405: '[]' }

/** What the signing tools of other makers write, as far as it differs from ours. None of it may be called modified or invalid. */
export const otherMakers: readonly Case[] = [
  { name: 'Acrobat updates dates in the metadata', pdf: () => signAs(signAs(withTitle, 0), 1, { objects: { [num.metadata]: titled('2025-01-01') } }), verdict: 'intact', code: 'change.metadata' },
  { name: 'Acrobat adds extensions, a version and a security store', pdf: () => append(signed, { ...store, [num.catalog]: catalog('/Version /1.7 /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >> /DSS 400 0 R') }), verdict: 'extended' },
  { name: 'Acrobat adds fonts to the form', pdf: () => append(signed, { [num.form]: form().replace('/F1 7 0 R', '/F1 7 0 R /Helv 300 0 R /ZaDb 301 0 R'), 300: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', 301: '<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>' }), verdict: 'extended' },
  { name: 'Acrobat signs in a new field of a tagged document', pdf: () => inNewField(signAs(contractWith({ 200: '<< /Type /StructTreeRoot >>', [num.catalog]: catalog('/StructTreeRoot 200 0 R') }), 0), '/Rect [0 0 0 0]', { 200: '<< /Type /StructTreeRoot /K [ 502 0 R ] >>', 502: '<< /S /Form /P 200 0 R /K << /Type /OBJR /Obj 500 0 R >> >>' }), verdict: 'indeterminate', code: 'change.structure-tree' },
  { name: 'Acrobat sets NeedAppearances', pdf: () => append(signed, { [num.form]: form(undefined, '/SigFlags 3 /NeedAppearances true') }), verdict: 'indeterminate' },
  { name: 'Acrobat takes NeedAppearances back', pdf: () => append(signAs(contractWith({ [num.form]: form(undefined, '/SigFlags 3 /NeedAppearances true') }), 0), { [num.form]: form() }), verdict: 'extended' },
  { name: 'Acrobat orders the fields of the page', pdf: () => inNewField(signed, '/Rect [0 0 0 0]', { [num.pageTwo]: page(6, '11 0 R 12 0 R 13 0 R 500 0 R', '/Tabs /S') }), verdict: 'intact' },
  { name: 'Acrobat fills in a field and its style', pdf: () => append(signed, { [num.note]: noteField('Hello', 300, '/MK << >> /Q 0'), 300: appearance('Hello') }), verdict: 'indeterminate' },
  { name: 'the certification names its lock as Acrobat does', pdf: () => signAs(certify(contract(), 2, { lock: '/Action /Include /Fields [(agree)] /P 2' }), 1), verdict: 'intact' },
  { name: 'comments that the certification allows', pdf: () => append(certify(contract(), 3), { [num.pageOne]: page(5, '9 0 R 10 0 R 300 0 R 301 0 R'), 300: '<< /Type /Annot /Subtype /Text /Contents (a comment) /Rect [500 800 520 820] /Popup 301 0 R >>', 301: '<< /Type /Annot /Subtype /Popup /Parent 300 0 R /Rect [400 700 500 800] >>' }), verdict: 'indeterminate', code: 'change.annotation-allowed' },
  { name: 'a highlight that the certification allows', pdf: () => append(certify(contract(), 3), { [num.pageOne]: page(5, '9 0 R 10 0 R 300 0 R'), 300: '<< /Type /Annot /Subtype /Highlight /QuadPoints [72 712 200 712 72 700 200 700] /Rect [72 700 200 712] >>' }), verdict: 'indeterminate', code: 'change.annotation-allowed' },
  { name: 'a comment that the certification allows to be taken off', pdf: () => append(certify(contractWith({ [num.pageOne]: page(5, '9 0 R 10 0 R 200 0 R'), 200: '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] >>' }), 3), { [num.pageOne]: page(5, '9 0 R 10 0 R') }), verdict: 'indeterminate', code: 'change.annotation-allowed' },
  { name: 'a visible signature that a certification permits', pdf: () => inNewField(certify(contract()), '/Rect [300 72 500 122]'), verdict: 'indeterminate', code: 'signature.visible-after-certification' },
  { name: 'LibreOffice gives the signature as default value, too', pdf: () => inNewField(signed, '/Rect [0 0 0 0] /DV 501 0 R'), verdict: 'intact' },
  { name: 'LibreOffice, in a field that was there', pdf: () => signAs(signed, 1, { objects: { 12: signatureField(1, '/V 120 0 R /DV 120 0 R') } }), verdict: 'intact' },
  { name: 'PDFBox writes the page anew, its annotations in an array of their own', pdf: () => inNewField(signed, '/Rect [0 0 0 0]', { [num.pageTwo]: page(6, '').replace('[  ]', '510 0 R'), 510: '[ 11 0 R 12 0 R 13 0 R 500 0 R ]' }), verdict: 'intact' },
  { name: 'PDFBox puts the new field first on the page', pdf: () => inNewField(signed, '/Rect [0 0 0 0]', { [num.pageTwo]: page(6, '500 0 R 11 0 R 12 0 R 13 0 R') }), verdict: 'intact' },
  { name: 'PDFBox makes the form that was not there', pdf: () => signPdf(signAsFirst(), { num: 501, signer: people[1], objects: { 500: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (b) /Rect [0 0 0 0] /F 132 /P 3 0 R /V 501 0 R >>', 20: '<< /Fields [ 21 0 R 500 0 R ] /SigFlags 3 >>', 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Annots [ 21 0 R 500 0 R ] >>' } }), verdict: 'intact' },
  { name: 'iText changes producer and date', pdf: () => signAs(signed, 1, { objects: { [num.info]: '<< /Title (Contract) /Producer (Test; modified using iText) /ModDate (D:20250601000000Z) >>' } }), verdict: 'intact', code: 'change.metadata' },
  { name: 'iText leaves its name before the end', pdf: () => rewrite(append(signed, { [num.note]: noteField('Hello', 300), 300: appearance('Hello') }), /startxref/, (found) => `%iText-5.5.13\n${found}`), verdict: 'extended' },
  { name: 'field and widget apart', pdf: () => signPdf(signAs(contractWith({ [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 200 0 R'), [num.pageTwo]: page(6, '11 0 R 12 0 R 13 0 R 201 0 R'), 200: '<< /FT /Sig /T (apart) /Kids [ 201 0 R ] >>', 201: '<< /Type /Annot /Subtype /Widget /Parent 200 0 R /Rect [72 72 200 100] /F 132 /P 4 0 R >>' }), 0), { num: 501, signer: people[1], objects: { 200: '<< /FT /Sig /T (apart) /Kids [ 201 0 R ] /V 501 0 R >>', 201: '<< /Type /Annot /Subtype /Widget /Parent 200 0 R /Rect [72 72 200 100] /F 132 /P 4 0 R /AP << /N 502 0 R >> >>', 502: stream('', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]') } }), verdict: 'intact' },
  { name: 'ByteRange with spaces of its own', pdf: () => signAs(contract(), 0, { entries: '/Prop_Build << /App << /Name /Other >> >>' }), verdict: 'intact' },
  { name: 'room for a longer signature', pdf: () => signAs(contract(), 0, { space: 30_000 }), verdict: 'intact' },
  { name: 'digits in capitals', pdf: () => signAs(contract(), 0, { hex: (digits) => digits.toUpperCase() }), verdict: 'intact' },
  { name: 'a line end after the end, within what is signed', pdf: () => signAs(contract(), 0, { end: '\r\n' }), verdict: 'intact' },
  { name: 'a line end after the end, put there by a mailer', pdf: () => added(signed, '\r\n'), verdict: 'indeterminate', code: 'file.trailing-space' },
  { name: 'two line ends after a permitted change', pdf: () => added(append(signed, store), '\n\n'), verdict: 'indeterminate' },
  { name: 'tables, then streams', pdf: () => signAs(signAs(contract(), 0), 1, { xref: 'stream' }), verdict: 'intact' },
  { name: 'streams, then tables, then streams', pdf: () => signAs(signAs(signAs(contract({ xref: 'objects' }), 0), 1, { xref: 'stream' }), 2, { xref: 'table' }), verdict: 'intact' },
  { name: 'a form that still names a field that was deleted', pdf: () => signAs(contractWith({ [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 99 0 R') }), 0), verdict: 'intact' },
  { name: 'an object nobody uses is damaged', pdf: () => signAs(contractWith({ 200: '(a) (b)' }), 0), verdict: 'intact', code: 'document.unused-objects' },
  { name: 'two objects of one number', pdf: () => signAs(rewrite(contract(), /\nxref\n[^]*/, (found) => `\n5 0 obj\n(other)\nendobj\n${found.slice(1)}`.replace(/startxref\n(\d+)/, (_all, at: string) => `startxref\n${Number(at) + 23}`)), 0), verdict: 'intact', code: 'document.unused-objects' },
  { name: 'a time-stamp in a dictionary of the usual type', pdf: () => stamped(signed, { type: 'Sig' }), verdict: 'intact' },
  { name: 'a time-stamp last, after everything was locked and stored', pdf: () => stamped(append(signedByThree(), { ...store, [num.catalog]: catalog('/Perms << /DocMDP 100 0 R >> /DSS 400 0 R') })), verdict: 'intact' },
  { name: 'validation data after a time-stamp', pdf: () => append(stamped(signed), { ...store, [num.catalog]: catalog('/DSS 400 0 R') }), verdict: 'extended' },
  ...(['P-256', 'P-384', 'P-521', 'RSA'] as const).map((kind): Case => ({ name: `openssl signs with ${kind}`, pdf: () => signAs(contract(), 0, { subFilter: 'adbe.pkcs7.detached', space: 4096, make: opensslCms(identity('Olive', { kind })) }), verdict: 'intact' })),
  { name: 'openssl signs with RSA-PSS', pdf: () => signAs(contract(), 0, { subFilter: 'adbe.pkcs7.detached', space: 4096, make: opensslCms(identity('Olive', { kind: 'RSA' }), ['-keyopt', 'rsa_padding_mode:pss']) }), verdict: 'intact' },
  { name: 'openssl signs as CAdES', pdf: () => signAs(contract(), 0, { space: 4096, make: opensslCms(identity('Olive'), ['-cades']) }), verdict: 'intact' },
  { name: 'openssl signs and names the signer by key', pdf: () => signAs(contract(), 0, { subFilter: 'adbe.pkcs7.detached', space: 4096, make: opensslCms(identity('Olive'), ['-keyid']) }), verdict: 'intact' },
]

/** A document without any form, signed for the first time in one that the tool made. */
function signAsFirst(): Buffer {
  const base = writePdf({ 1: '<< /Type /Catalog /Pages 2 0 R >>', 2: '<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>', 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>' }, { Root: '1 0 R' })
  return signPdf(base, { num: 22, signer: people[0], objects: {
    1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 20 0 R >>', 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Annots [ 21 0 R ] >>', 20: '<< /Fields [ 21 0 R ] /SigFlags 3 >>',
    21: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (a) /Rect [0 0 0 0] /F 132 /P 3 0 R /V 22 0 R >>',
  } })
}

/** What must be noticed in metadata all the same. */
export const metadata: readonly Case[] = [
  { name: 'the metadata say another title', pdf: () => append(signAs(withTitle, 0), { [num.metadata]: titled('2025-01-01', 'Another') }), verdict: 'modified', code: 'change.catalog' },
  { name: 'the metadata are no metadata', pdf: () => append(signAs(withTitle, 0), { [num.metadata]: stream('bogus', '/Type /Metadata /Subtype /XML') }), verdict: 'indeterminate', code: 'change.undecided' },
  { name: 'the metadata are taken away', pdf: () => append(signAs(withTitle, 0), { [num.catalog]: catalog().replace('/Metadata 16 0 R', '') }), verdict: 'modified', code: 'change.catalog' },
  { name: 'the metadata claim a keyword', pdf: () => append(signAs(withTitle, 0), { [num.metadata]: xmp('<dc:title>Contract</dc:title><pdf:Keywords>void</pdf:Keywords>') }), verdict: 'indeterminate', code: 'change.undecided' },
]
