import { agreeField, appearance, catalog, certify, contract, form, noteField, num, objects, page, people, signAs, signatureField, signedByThree, text } from '../build/contract.ts'
import { append, type Objects, stream, writePdf } from '../build/pdf-writer.ts'
import { signPdf } from '../build/sign-pdf.ts'
import type { Case } from './case.ts'

const signed = signAs(contract(), 0)
const at = (object: number, pdf = signed) => pdf.indexOf(`\n${object} 0 obj\n`) + 1

function contractWith(more: Objects): Buffer {
  return writePdf({ ...objects, ...more }, { Root: '1 0 R', Info: '15 0 R' })
}

/** A contract whose text lies under an image, as it is shown to the signer. */
const covered = contractWith({
  [num.pageOne]: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> /XObject << /Im 200 0 R >> >> /Contents 5 0 R /Annots [ 9 0 R 10 0 R 201 0 R ] >>',
  200: stream('', '/Type /XObject /Subtype /Form /BBox [0 0 1 1]'),
  201: '<< /Type /Annot /Subtype /Square /Rect [0 0 500 500] >>',
})

/** Shadow attacks: prepared before signing, sprung after it. */
export const shadow: readonly Case[] = [
  { name: 'hide: the overlay is freed', pdf: () => append(signAs(covered, 0), {}, { free: [200] }), verdict: 'modified', code: 'change.page' },
  { name: 'hide: the covering annotation is freed', pdf: () => append(signAs(covered, 0), {}, { free: [201] }), verdict: 'modified', code: 'change.annotation' },
  { name: 'hide: the overlay is made of another kind', pdf: () => append(signAs(covered, 0), { 200: '<< /Type /XObject >>' }), verdict: 'modified', code: 'change.page' },
  { name: 'hide: the overlay shows something else', pdf: () => append(signAs(covered, 0), { 200: text('900 pounds') }), verdict: 'modified', code: 'change.page' },
  { name: 'hide: the covering annotation is flagged hidden', pdf: () => append(signAs(covered, 0), { 201: '<< /Type /Annot /Subtype /Square /Rect [0 0 500 500] /F 2 >>' }), verdict: 'modified', code: 'change.annotation' },
  { name: 'replace: a field gets a value that it does not show', pdf: () => append(signed, { [num.note]: noteField('500 pounds', 300), 300: appearance('100 pounds') }), verdict: 'modified', code: 'change.field-value-appearance' },
  { name: 'replace: a box is ticked and shows that it is not', pdf: () => append(signed, { [num.agree]: agreeField('Off').replace('/V /Off', '/V /Yes') }), verdict: 'modified', code: 'change.field-value-appearance' },
  { name: 'replace: the appearance of a field is in a font nobody can read', pdf: () => append(signed, {
    [num.note]: noteField('500 pounds', 300),
    300: stream('/Tx BMC BT /F1 10 Tf <00010002> Tj ET EMC', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /X >> >> >>'),
  }), verdict: 'indeterminate', code: 'change.field-appearance-unreadable' },
  { name: 'replace: readers are told to draw the fields themselves', pdf: () => append(signed, { [num.form]: form(undefined, '/SigFlags 3 /NeedAppearances true') }), verdict: 'indeterminate', code: 'change.undecided' },
  { name: 'replace: the style of a field changes', pdf: () => append(signed, { [num.note]: noteField('', num.noteLook).replace('/F1 10 Tf', '/F1 0 Tf') }), verdict: 'modified', code: 'change.form' },
  { name: 'replace: a field moves', pdf: () => append(signed, { [num.note]: noteField('', num.noteLook).replace('72 600', '72 300') }), verdict: 'modified', code: 'change.form' },
  { name: 'replace: a field is hidden', pdf: () => append(signed, { [num.note]: noteField('', num.noteLook).replace('/F 4', '/F 6') }), verdict: 'modified', code: 'change.form' },
  { name: 'replace: a field already showed something else when it was signed', pdf: () => signAs(contractWith({ [num.note]: noteField('500 pounds', num.noteLook), [num.noteLook]: appearance('100 pounds') }), 0), verdict: 'indeterminate', code: 'field.value-differs-from-appearance' },
  { name: 'hide and replace: a page is given a hidden content', pdf: () => append(signed, { [num.pageOne]: page(num.hidden, '9 0 R 10 0 R') }), verdict: 'modified', code: 'change.page' },
  { name: 'hide and replace: the xref swaps two objects', pdf: () => append(signed, {}, { at: { [num.contentOne]: at(num.hidden) } }), verdict: 'invalid', code: 'file.signed-but-damaged' },
  { name: 'hide and replace: the xref brings back an older object', pdf: () => {
    const twice = signAs(append(contract(), { [num.contentOne]: text('The Supplier shall pay 200 pounds.') }), 0)
    return append(twice, {}, { at: { [num.contentOne]: at(num.contentOne, twice) } })
  }, verdict: 'modified', code: 'change.structure' },
  { name: 'hide and replace: another catalog', pdf: () => append(signAs(contractWith({ 200: catalog(), 201: '<< /Type /Pages /Kids [ 4 0 R ] /Count 1 >>' }), 0), {}, { trailer: { Root: '200 0 R' } }), verdict: 'modified', code: 'change.catalog' },
  { name: 'hide and replace: a hidden object appears through a signature’s look', pdf: () => signAs(certify(contract()), 1, {
    objects: { 121: stream('/X Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 14 0 R >> >>') },
  }), verdict: 'modified', code: 'change.hidden-revealed' },
  { name: 'hide and replace: a hidden signature is put into a field', pdf: () => append(signAs(contractWith({ 200: '<< /Type /Sig >>' }), 0), { 12: signatureField(1, '/V 200 0 R') }), verdict: 'modified', code: 'change.hidden-revealed' },
  { name: 'a signature is moved to another field', pdf: () => append(signed, { 11: signatureField(0), 12: signatureField(1, '/V 100 0 R') }), verdict: 'modified', code: 'signature.misplaced' },
  { name: 'hide and replace: the content of a page turns into a signature field', pdf: () => signPdf(signed, {
    num: 501, signer: people[1], objects: { [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 5 0 R'), [num.contentOne]: '<< /FT /Sig /T (new) /V 501 0 R >>' },
  }), verdict: 'modified', code: 'change.hidden-revealed' },
  { name: 'hide: a covering annotation turns into a signature field', pdf: () => signPdf(signAs(covered, 0), {
    num: 501, signer: people[1],
    objects: { [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 201 0 R'), 201: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (new) /V 501 0 R /Rect [0 0 500 500] >>' },
  }), verdict: 'modified', code: 'change.annotation' },
  { name: 'replace: the form is a picture as well', pdf: () => append(signAs(contractWith({ [num.form]: stream('100', form().slice(2, -2)) }), 0), { [num.form]: stream('900', form().slice(2, -2)) }), verdict: 'invalid', code: 'file.signed-but-damaged' },
  { name: 'replace: a white rectangle covers what a field shows', pdf: () => append(signed, { [num.note]: noteField('100', 300), 300: stream('BT /F1 10 Tf (100) Tj ET 0 0 9 9 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 7 0 R >> >>') }), verdict: 'indeterminate', code: 'change.field-appearance-unreadable' },
  { name: 'replace: a box gets another look', pdf: () => append(signed, { [num.agree]: agreeField('Off').replace('/Yes 18', '/Yes 300'), 300: appearance('900') }), verdict: 'indeterminate', code: 'change.field-appearance-unreadable' },
  { name: 'replace: the rich text of a field', pdf: () => append(signed, { [num.note]: noteField('', num.noteLook, '/RV (<p>900</p>)') }), verdict: 'modified', code: 'change.form' },
  { name: 'replace: a group of fields gets a value', pdf: () => append(signAs(contractWith({ [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 200 0 R'), 200: '<< /FT /Tx /T (group) /Kids [ 201 0 R ] >>', 201: '<< /T (one) /Parent 200 0 R >>' }), 0), { 200: '<< /FT /Tx /T (group) /Kids [ 201 0 R ] /V (900) >>' }), verdict: 'modified', code: 'change.form' },
  { name: 'replace: letters beyond ASCII in other places', pdf: () => append(signed, { [num.note]: noteField('\u00e4100', 300), 300: appearance('100\u00e4') }), verdict: 'modified', code: 'change.field-value-appearance' },
  { name: 'a look brings an action along', pdf: () => signAs(certify(contract()), 1, { objects: { 121: stream('', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /AA << >>') } }), verdict: 'modified', code: 'change.form' },
  { name: 'the look of a signed field is swapped', pdf: () => append(signedByThree(), { 101: stream('BT /F1 10 Tf (somebody else) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Resources << /Font << /F1 7 0 R >> >>') }), verdict: 'modified', code: 'change.form' },
  { name: 'the look of an empty signature field is swapped', pdf: () => append(signed, { 12: signatureField(1, '/AP << /N 19 0 R >>') }), verdict: 'modified', code: 'change.form' },
]
