import { certify, contract, form, num, page, signAs, signedByThree, text } from '../build/contract.ts'
import { append, startxrefOf } from '../build/pdf-writer.ts'
import { added, type Case, overwrite, rewrite } from './case.ts'

const signed = signAs(contract(), 0)
const three = signedByThree()
const evil = text('The Supplier shall pay 900 pounds.')
const evilObject = `5 0 obj\n${evil}\nendobj\n`

/** Incremental saving attacks: something is added after what was signed. */
export const incrementalSaving: readonly Case[] = [
  { name: 'a page says something else', pdf: () => append(signed, { [num.contentOne]: evil }), verdict: 'modified', code: 'change.page' },
  { name: 'a page says something else after three signatures', pdf: () => append(three, { [num.contentOne]: evil }), verdict: 'modified', code: 'change.page' },
  { name: 'a page says something else, by an xref stream', pdf: () => append(signed, { [num.contentOne]: evil }, { xref: 'stream' }), verdict: 'modified', code: 'change.page' },
  { name: 'objects without xref and trailer', pdf: () => added(signed, `${evilObject}%%EOF\n`), verdict: 'modified', code: 'file.trailing-bytes' },
  { name: 'objects with a trailer and no xref', pdf: () => added(signed, `${evilObject}trailer\n<< /Root 1 0 R /Size 102 /Prev ${startxrefOf(signed.toString('latin1'))} >>\nstartxref\n${signed.length}\n%%EOF\n`), verdict: 'invalid', code: 'file.signed-but-damaged' },
  { name: 'objects with the old startxref again', pdf: () => added(signed, `${evilObject}startxref\n${startxrefOf(signed.toString('latin1'))}\n%%EOF\n`), verdict: 'modified', code: 'file.trailing-bytes' },
  { name: 'an xref that leaves out what it brings', pdf: () => rewrite(append(signed, { [num.contentOne]: evil }), /5 1\n\d{10} 00000 n \n/, () => ''), verdict: 'modified', code: 'change.structure' },
  { name: 'the chain of revisions leaves out the signed one', pdf: () => append(signed, { [num.contentOne]: evil }, { trailer: { Prev: String(startxrefOf(contract().toString('latin1'))) } }), verdict: 'invalid', code: 'signature.hidden' },
  { name: 'a revision in between that points elsewhere', pdf: () => {
    const once = append(signed, { 300: '<< /Custom 1 >>' })
    return append(overwrite(once, `startxref\n${startxrefOf(once.toString('latin1'))}`, `startxref\n${startxrefOf(signed.toString('latin1'))}`), { 301: '<< /Custom 2 >>' }, { trailer: { Prev: String(startxrefOf(once.toString('latin1'))) } })
  }, verdict: 'invalid', code: 'file.signed-but-damaged' },
  { name: 'a space after the end', pdf: () => added(three, ' '), verdict: 'indeterminate', code: 'file.trailing-space' },
  { name: 'a line end after the end', pdf: () => added(three, '\n'), verdict: 'indeterminate', code: 'file.trailing-space' },
  { name: 'a comment after the end', pdf: () => added(three, '% nothing\n'), verdict: 'modified', code: 'file.trailing-bytes' },
  { name: 'a second end after the end', pdf: () => added(three, '%%EOF\n'), verdict: 'modified', code: 'file.trailing-bytes' },
  { name: 'a second space after a permitted change', pdf: () => append(three, { 400: '<< /Type /DSS >>', [num.catalog]: '<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /Metadata 16 0 R /Perms << /DocMDP 100 0 R >> /DSS 400 0 R >>' }, { end: ' ' }), verdict: 'indeterminate', code: 'file.trailing-space' },
  { name: 'objects beyond the size that the trailer states', pdf: () => append(signed, { 300: '<< /Custom true >>' }, { trailer: { Size: '102' } }), verdict: 'modified', code: 'change.structure' },
  { name: 'a page is added', pdf: () => append(signed, { [num.pages]: '<< /Type /Pages /Kids [ 3 0 R 4 0 R 300 0 R ] /Count 3 >>', 300: page(5, '') }), verdict: 'modified', code: 'change.page' },
  { name: 'a page is exchanged for a copy of it', pdf: () => append(signed, { [num.pages]: '<< /Type /Pages /Kids [ 3 0 R 300 0 R ] /Count 2 >>', 300: page(6, '11 0 R 12 0 R 13 0 R') }), verdict: 'modified', code: 'change.page' },
  { name: 'a page is removed', pdf: () => append(signed, { [num.pages]: '<< /Type /Pages /Kids [ 4 0 R ] /Count 1 >>' }), verdict: 'modified', code: 'change.page' },
  { name: 'pages are put in another order', pdf: () => append(signed, { [num.pages]: '<< /Type /Pages /Kids [ 4 0 R 3 0 R ] /Count 2 >>' }), verdict: 'modified', code: 'change.page' },
  { name: 'the MediaBox moves the text out of sight', pdf: () => append(signed, { [num.pageOne]: page(5, '9 0 R 10 0 R').replace('595 842', '595 600') }), verdict: 'modified', code: 'change.page' },
  { name: 'a page is turned', pdf: () => append(signed, { [num.pageOne]: page(5, '9 0 R 10 0 R', '/Rotate 180') }), verdict: 'modified', code: 'change.page' },
  { name: 'the font shows other letters', pdf: () => append(signed, { [num.font]: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [ 49 /nine ] >> >>' }), verdict: 'modified', code: 'change.page' },
  { name: 'the signature is taken out of its field', pdf: () => append(signed, { 11: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (signer1) /Rect [72 500 272 550] /F 132 /P 4 0 R >>' }), verdict: 'invalid', code: 'signature.hidden' },
  { name: 'the earlier of two signatures is taken out of its field', pdf: () => append(three, { 11: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (signer1) /Rect [72 500 272 550] /F 132 /P 4 0 R >>' }), verdict: 'modified', code: 'change.signature-removed' },
  { name: 'the field of a signature is taken out of the form', pdf: () => append(three, { [num.form]: form('12 0 R 13 0 R 9 0 R 10 0 R') }), verdict: 'modified', code: 'change.form' },
  { name: 'a certified page is written anew', pdf: () => append(certify(contract(), 3), { [num.contentOne]: evil }), verdict: 'modified', code: 'change.page' },
]
