import { defaultLimits } from '#electron/signing/verify/syntax/budget.ts'
import { catalog, certify, contract, form, noteField, num, objects, page, people, signAs, signedByThree, text } from '../build/contract.ts'
import { append, type Objects, stream, writePdf } from '../build/pdf-writer.ts'
import { signPdf } from '../build/sign-pdf.ts'
import { added, type Case, overwrite, rewrite } from './case.ts'

const signed = signAs(contract(), 0)
const contractWith = (more: Objects, trailer: Readonly<Record<string, string>> = {}) => writePdf({ ...objects, ...more }, { Root: '1 0 R', Info: '15 0 R', ...trailer })
const inCatalog = (entry: string, more: Objects = {}) => () => append(signed, { [num.catalog]: catalog(entry), ...more })
const catalogEntries: Readonly<Record<string, string>> = {
  'an action on opening': '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
  'additional actions': '/AA << /WP << /S /JavaScript /JS (x) >> >>',
  'named scripts': '/Names << /JavaScript << /Names [ (a) << /S /JavaScript /JS (x) >> ] >> >>',
  'an attachment': '/Names << /EmbeddedFiles << /Names [ (a) << /Type /Filespec /F (a) >> ] >> >>',
  'associated files': '/AF [ << /Type /Filespec /F (a) >> ]',
  'layers': '/OCProperties << /OCGs [] /D << >> >>',
  'another language': '/Lang (de)',
  'another structure tree': '/StructTreeRoot << /Type /StructTreeRoot >>',
  'page labels': '/PageLabels << /Nums [ 0 << /S /r >> ] >>',
  'outlines': '/Outlines << /Type /Outlines >>',
  'a portfolio': '/Collection << >>',
  'viewer preferences': '/ViewerPreferences << /HideMenubar true >>',
  'an entry nobody knows': '/Custom 1',
  'a security store that is more than that': '/DSS << /Type /DSS /Certs [ 3 0 R ] >>',
}
const attached = { 200: stream('first', '/Type /EmbeddedFile'), [num.catalog]: catalog('/Names << /EmbeddedFiles << /Names [ (a) << /Type /Filespec /F (a) /EF << /F 200 0 R >> >> ] >> >>') }
const tagged = { 200: '<< /Type /StructTreeRoot /K 201 0 R >>', 201: '<< /S /P /Pg 3 0 R /ActualText (100) >>', [num.catalog]: catalog('/StructTreeRoot 200 0 R') }
/** The object of its page tree does not end where it should. */
const damaged = () => contractWith({ [num.pages]: `${objects[num.pages]} (more)` })

/** A hybrid file of which the table and the stream disagree about the first page's content. */
function hybrid(): Buffer {
  const base = contract().toString('latin1')
  const at = base.lastIndexOf('xref\n0 1')
  const evil = `5 0 obj\n${text('900 pounds')}\nendobj\n`
  const rows = Buffer.alloc(7)
  rows.writeUInt8(1, 0)
  rows.writeUInt32BE(at, 1)
  const xrefStream = `50 0 obj\n${stream(rows.toString('latin1'), '/Type /XRef /W [1 4 2] /Index [5 1] /Size 51')}\nendobj\n`
  const moved = base.slice(0, at) + evil + xrefStream + base.slice(at).replace('trailer\n<<', `trailer\n<< /XRefStm ${at + evil.length}`).replace(/startxref\n\d+/, `startxref\n${at + evil.length + xrefStream.length}`)
  return Buffer.from(moved, 'latin1')
}

/** What the document is made of, exchanged after signing. */
export const structure: readonly Case[] = [
  ...Object.entries(catalogEntries).map(([name, entry]): Case => ({ name: `${name} in the catalog`, pdf: inCatalog(entry), verdict: 'modified', code: 'change.catalog' })),
  { name: 'the certified catalog gets an action', pdf: () => append(certify(contract(), 3), { [num.catalog]: catalog('/Perms << /DocMDP 100 0 R >> /OpenAction << >>') }), verdict: 'modified', code: 'change.catalog' },
  { name: 'the attachment is swapped', pdf: () => append(signAs(contractWith(attached), 0), { 200: stream('other', '/Type /EmbeddedFile') }), verdict: 'modified', code: 'change.catalog' },
  { name: 'the structure tree says something else', pdf: () => append(signAs(contractWith(tagged), 0), { 201: '<< /S /P /Pg 3 0 R /ActualText (900) >>' }), verdict: 'modified', code: 'change.catalog' },
  { name: 'the title changes', pdf: () => append(signed, { [num.info]: '<< /Title (Another contract) >>' }), verdict: 'modified', code: 'change.catalog' },
  { name: 'the metadata is no plain stream', pdf: () => append(signed, { [num.metadata]: stream('', '/Type /Metadata /Subtype /XML /Ref 5 0 R') }), verdict: 'modified', code: 'change.catalog' },
  { name: 'the trailer gets an entry', pdf: () => append(signed, {}, { trailer: { Custom: '5 0 R' } }), verdict: 'modified', code: 'change.catalog' },
  { name: 'encryption is added', pdf: () => append(signed, {}, { trailer: { Encrypt: '<< /Filter /Standard /V 1 >>' } }), verdict: 'modified', code: 'change.encryption' },
  { name: 'a hybrid increment', pdf: () => append(signed, { 300: stream('\u0000'.repeat(7), '/Type /XRef /W [1 4 2] /Index [60 1] /Size 51') }, { trailer: { XRefStm: String(signed.length) } }), verdict: 'modified', code: 'change.structure' },
  { name: 'a dictionary with the same key twice', pdf: () => append(signed, { [num.catalog]: catalog('/Pages 2 0 R') }), verdict: 'modified', code: 'change.structure' },
  { name: 'an object stream is written anew', pdf: () => append(signAs(contract({ xref: 'objects' }), 0), { 20: stream('1 0 << /Type /Catalog >>', '/Type /ObjStm /N 1 /First 4') }), verdict: 'invalid', code: 'file.signed-but-damaged' },
  { name: 'an object stream is written anew with another catalog in it', pdf: () => {
    const packed = writePdf({ ...objects, [num.catalog]: catalog('/Lang (de)') }, { Root: '1 0 R' }, { xref: 'objects' }).toString('latin1')
    const container = /\n20 0 obj\n([^]*?)\nendobj/.exec(packed)?.[1] ?? ''
    return append(signAs(contract({ xref: 'objects' }), 0), { 20: container })
  }, verdict: 'modified', code: 'change.structure' },
  { name: 'resources of the form are exchanged', pdf: () => append(signed, { [num.form]: form().replace('/F1 7 0 R', '/F1 14 0 R') }), verdict: 'modified', code: 'change.form' },
  { name: 'a calculation order is added to the form', pdf: () => append(signed, { [num.form]: form(undefined, '/SigFlags 3 /CO [ 9 0 R ]') }), verdict: 'modified', code: 'change.form' },
  { name: 'XFA is added to the form', pdf: () => append(signed, { [num.form]: form(undefined, '/SigFlags 3 /XFA (x)') }), verdict: 'modified', code: 'change.form' },
  { name: 'the flags that forbid overwriting are cleared', pdf: () => append(signed, { [num.form]: form(undefined, '/SigFlags 0') }), verdict: 'modified', code: 'change.form' },
  { name: 'the tags change along with a new signature field', pdf: () => signPdf(signAs(contractWith(tagged), 0), {
    num: 501, signer: people[1], objects: {
      [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 500 0 R'), 500: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (more) /Rect [0 0 0 0] /F 132 /P 4 0 R /V 501 0 R >>',
      [num.pageTwo]: page(6, '11 0 R 12 0 R 13 0 R 500 0 R'), 200: '<< /Type /StructTreeRoot /K [ 201 0 R 502 0 R ] >>', 502: '<< /S /Form /P 200 0 R /K << /Type /OBJR /Obj 500 0 R >> >>',
    },
  }), verdict: 'indeterminate', code: 'change.structure-tree' },
  { name: 'the tags change along with nothing', pdf: () => append(signAs(contractWith(tagged), 0), { 200: '<< /Type /StructTreeRoot /K [ 201 0 R 201 0 R ] >>' }), verdict: 'modified', code: 'change.catalog' },
  { name: 'a field gets an action', pdf: () => append(signed, { [num.note]: noteField('', num.noteLook, '/AA << /K << /S /JavaScript /JS (x) >> >>') }), verdict: 'modified', code: 'change.form' },
  { name: 'an action on a page', pdf: () => append(signed, { [num.pageOne]: page(5, '9 0 R 10 0 R', '/AA << /O << >> >>') }), verdict: 'modified', code: 'change.page' },
  { name: 'a page whose tree cannot be followed', pdf: () => append(signed, { [num.pages]: '<< /Type /Pages /Kids [ 3 0 R 2 0 R ] /Count 2 >>' }), verdict: 'invalid', code: 'file.signed-but-damaged' },
  { name: 'something in between cannot be read', pdf: () => append(append(signed, { 300: '(x)', [num.pages]: '<< /Type /Pages /Kids [ 3 0 R 3 0 R ] /Count 2 >>' }), { [num.pages]: objects[num.pages] ?? '' }), verdict: 'indeterminate', code: 'change.undecided' },
]

/** Files that are not what they should be, whether signed or not. */
export const files: readonly Case[] = [
  { name: 'a page that is in the document twice, signed so', pdf: () => signAs(contractWith({ [num.pages]: '<< /Type /Pages /Kids [ 3 0 R 3 0 R ] /Count 2 >>' }), 0), verdict: 'indeterminate', code: 'file.unusual-structure' },
  { name: 'an object of the page tree that is damaged, signed so', pdf: () => signAs(damaged(), 0), verdict: 'indeterminate', code: 'file.unusual-structure' },
  { name: 'a damaged structure and an end that nobody signed', pdf: () => added(signAs(damaged(), 0), '\n%more\n'), verdict: 'invalid', code: 'file.signed-but-damaged' },
  { name: 'an empty file', pdf: () => Buffer.alloc(0), verdict: 'indeterminate', code: 'file.not-a-pdf' },
  { name: 'a letter', pdf: () => Buffer.from('Dear Sir or Madam'), verdict: 'indeterminate', code: 'file.not-a-pdf' },
  { name: 'bytes before the header of an unsigned file', pdf: () => Buffer.concat([Buffer.from('x'), contract()]), verdict: 'indeterminate', code: 'file.unparsable' },
  { name: 'an unsigned file cut off', pdf: () => contract().subarray(0, 2000), verdict: 'indeterminate', code: 'file.unparsable' },
  { name: 'bytes before the header of a signed file', pdf: () => Buffer.concat([Buffer.from('x'), signed]), verdict: 'indeterminate', code: 'file.header' },
  { name: 'a broken header', pdf: () => overwrite(signed, '%PDF-1.7', '%PDX-1.7'), verdict: 'modified', code: 'file.header' },
  { name: 'a signed file cut off', pdf: () => signed.subarray(0, signed.length - 1), verdict: 'invalid', code: 'signature.byte-range' },
  { name: 'a signed file cut off in its last line', pdf: () => signed.subarray(0, signed.length - 4), verdict: 'invalid', code: 'file.signed-but-damaged' },
  { name: 'the xref does not point where it should', pdf: () => rewrite(signed, /startxref\n\d/, () => 'startxref\n9'), verdict: 'modified', code: 'file.signed-but-damaged' },
  { name: 'a signed file cut off before its first signature is named', pdf: () => signed.subarray(0, signed.indexOf('/ByteRange')), verdict: 'invalid', code: 'file.signed-but-damaged' },
  { name: 'an unsigned file whose last revision is cut off', pdf: () => append(writePdf({ 1: '<< /Type /Catalog /Pages 2 0 R >>', 2: '<< /Type /Pages /Kids [] /Count 0 >>' }, { Root: '1 0 R' }), { 3: '(x)' }).subarray(0, -60), verdict: 'indeterminate', code: 'file.unparsable' },
  { name: 'more work than allowed', pdf: () => signed, verdict: 'indeterminate', code: 'file.limit', limits: { ...defaultLimits, work: 100 } },
  { name: 'nested too deeply', pdf: () => contractWith({ [num.contentTwo]: '['.repeat(5000), [num.pages]: `<< /Type /Pages /Kids ${'['.repeat(5000)}` }), verdict: 'indeterminate', code: 'file.limit' },
  { name: 'compressed data without end', pdf: () => contract({ xref: 'objects' }), verdict: 'indeterminate', code: 'file.limit', limits: { ...defaultLimits, decompressed: 50 } },
  { name: 'signed and encrypted', pdf: () => signAs(contractWith({}, { Encrypt: '<< /Filter /Standard /V 1 >>' }), 0), verdict: 'indeterminate', code: 'file.encrypted' },
  { name: 'signed over two contradictory lists of contents', pdf: () => signAs(hybrid(), 0), verdict: 'indeterminate', code: 'file.hybrid' },
  { name: 'usage rights', pdf: () => signAs(contractWith({ 50: '<< /Type /Sig /SubFilter /adbe.pkcs7.detached /ByteRange [0 1 2 3] >>', [num.catalog]: catalog('/Perms << /UR3 50 0 R >>') }), 0), verdict: 'indeterminate', code: 'signature.usage-rights' },
  { name: 'a signature dictionary that no field holds', pdf: () => contractWith({ 50: '<< /Type /Sig /SubFilter /adbe.pkcs7.detached /ByteRange [0 1 2 3] >>' }), verdict: 'invalid', code: 'signature.hidden' },
  { name: 'a signature copied from an older file', pdf: () => added(signedByThree(), 'x'), verdict: 'modified', code: 'file.trailing-bytes' },
]
