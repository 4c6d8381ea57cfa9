import { agreeField, appearance, catalog, certify, contract, form, noteField, num, page, people, signAs, signatureField, signedByThree, text } from '../build/contract.ts'
import { append, stream } from '../build/pdf-writer.ts'
import { signPdf } from '../build/sign-pdf.ts'
import type { Case } from './case.ts'

const filled = { [num.note]: noteField('Hello', 300), 300: appearance('Hello') }
const freeText = '<< /Type /Annot /Subtype /FreeText /Contents (900 pounds) /Rect [72 690 300 720] /DA (/F1 12 Tf) >>'
const withFreeText = { [num.pageOne]: page(5, '9 0 R 10 0 R 300 0 R'), 300: freeText }
const newField = (rect: string) => `<< /Type /Annot /Subtype /Widget /FT /Sig /T (sneaky) /Rect ${rect} /F 132 /P 3 0 R /V 301 0 R /AP << /N 302 0 R >> >>`
const sneak = (pdf: Uint8Array, rect: string) => signPdf(pdf, {
  num: 301, signer: people[1],
  objects: {
    [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 300 0 R'), [num.pageOne]: page(5, '9 0 R 10 0 R 300 0 R'), 300: newField(rect),
    302: stream('BT /F1 12 Tf (900 pounds) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Resources << /Font << /F1 7 0 R >> >>'),
  },
})
const comments: readonly string[] = ['FreeText', 'Stamp', 'Redact', 'Square', 'Circle', 'Line', 'Polygon', 'Ink', 'Highlight', 'Underline', 'StrikeOut', 'Caret', 'Text', 'Popup']
const acting: readonly string[] = ['Link', 'FileAttachment', 'Widget', 'Screen', 'Movie', 'RichMedia', 'Watermark', '3D', 'Unheard']

/** Certification attacks: evil annotations and sneaky signatures; and policies that were broken. */
export const policy: readonly Case[] = [
  ...([1, 2] as const).map((level): Case => ({ name: `evil annotation: text over a document certified at level ${level}`, pdf: () => append(certify(contract(), level), withFreeText), verdict: 'modified', code: 'change.annotation' })),
  ...comments.map((kind): Case => ({ name: `evil annotation: a ${kind} is laid on a page of which level 3 allows comments`, pdf: () => append(certify(contract(), 3), { ...withFreeText, 300: freeText.replace('FreeText', kind) }), verdict: 'indeterminate', code: 'change.annotation-allowed' })),
  ...comments.map((kind): Case => ({ name: `evil annotation: a ${kind} is laid on a page that nobody certified`, pdf: () => append(signAs(contract(), 0), { ...withFreeText, 300: freeText.replace('FreeText', kind) }), verdict: 'modified', code: 'change.annotation' })),
  ...acting.map((kind): Case => ({ name: `evil annotation: a ${kind} is laid on a page`, pdf: () => append(certify(contract(), 3), { ...withFreeText, 300: freeText.replace('FreeText', kind) }), verdict: 'modified', code: 'change.annotation' })),
  { name: 'evil annotation: a comment with an action', pdf: () => append(certify(contract(), 3), { ...withFreeText, 300: freeText.replace('/Contents', '/A << /S /JavaScript /JS (x) >> /Contents') }), verdict: 'modified', code: 'change.annotation' },
  { name: 'evil annotation: comments at level 3 after everything was locked', pdf: () => append(certify(contract(), 3, { lock: '/Action /All' }), withFreeText), verdict: 'modified', code: 'change.annotation' },
  { name: 'evil annotation: its look lay hidden in what was signed', pdf: () => append(certify(contract(), 3), { ...withFreeText, 300: freeText.replace('/Contents', `/AP << /N ${num.hidden} 0 R >> /Contents`) }), verdict: 'modified', code: 'change.hidden-revealed' },
  { name: 'evil annotation: one is taken off the page', pdf: () => append(certify(contract()), { [num.pageOne]: page(5, '9 0 R') }), verdict: 'modified', code: 'change.annotation' },
  { name: 'sneaky signature: a visible field after certification', pdf: () => sneak(certify(contract()), '[72 690 300 720]'), verdict: 'indeterminate', code: 'signature.visible-after-certification' },
  { name: 'sneaky signature: after everything was locked', pdf: () => sneak(signedByThree(), '[0 0 0 0]'), verdict: 'modified', code: 'change.locked-field' },
  { name: 'sneaky signature: after a certification that allows nothing', pdf: () => sneak(certify(contract(), 1), '[0 0 0 0]'), verdict: 'modified', code: 'change.not-permitted-by-certification' },
  { name: 'sneaky signature: the new field is one for text', pdf: () => append(signAs(contract(), 0), { [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 300 0 R'), 300: '<< /FT /Tx /T (extra) /V (900) >>' }), verdict: 'modified', code: 'change.form' },
  { name: 'sneaky signature: the new field has the name of an old one', pdf: () => append(signAs(contract(), 0), { [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 300 0 R'), 300: '<< /FT /Sig /T (signer2) >>' }), verdict: 'modified', code: 'change.form' },
  { name: 'level 1: a field is filled in', pdf: () => append(certify(contract(), 1), filled), verdict: 'modified', code: 'change.not-permitted-by-certification' },
  { name: 'level 1: another signature', pdf: () => signAs(certify(contract(), 1), 1), verdict: 'modified', code: 'change.not-permitted-by-certification' },
  { name: 'level 2: a page', pdf: () => append(certify(contract(), 2), { [num.contentOne]: text('900') }), verdict: 'modified', code: 'change.page' },
  { name: 'an unknown level counts as the strictest', pdf: () => append(certify(contract(), 7), filled), verdict: 'modified', code: 'change.not-permitted-by-certification' },
  { name: 'certification after an approval', pdf: () => signAs(signAs(contract(), 0), 1, { certify: 2 }), verdict: 'modified', code: 'certification.after-approval' },
  { name: 'two certifications', pdf: () => signAs(certify(contract()), 1, { certify: 2 }), verdict: 'modified', code: 'certification.after-approval' },
  { name: 'the certification is removed from the catalog', pdf: () => append(certify(contract()), { [num.catalog]: catalog() }), verdict: 'modified', code: 'certification.removed' },
  { name: 'the certification is replaced', pdf: () => append(signAs(certify(contract()), 1), { [num.catalog]: catalog('/Perms << /DocMDP 200 0 R >>') }), verdict: 'modified', code: 'certification.removed' },
  { name: 'a certification is claimed for a signature that did not certify', pdf: () => append(signAs(contract(), 0), { [num.catalog]: catalog('/Perms << /DocMDP 100 0 R >>') }), verdict: 'modified', code: 'certification.removed' },
  { name: 'usage rights are added to the permissions', pdf: () => append(certify(contract()), { [num.catalog]: catalog('/Perms << /DocMDP 100 0 R /UR3 100 0 R >>') }), verdict: 'modified', code: 'certification.removed' },
  { name: 'everything is locked and a field is filled in', pdf: () => append(signedByThree(), filled), verdict: 'modified', code: 'change.locked-field' },
  { name: 'everything is locked and a box is ticked', pdf: () => append(signedByThree(), { [num.agree]: agreeField('Yes') }), verdict: 'modified', code: 'change.locked-field' },
  { name: 'this field is locked', pdf: () => append(signAs(contract(), 0, { lock: '/Action /Include /Fields [(note)]' }), filled), verdict: 'modified', code: 'change.locked-field' },
  { name: 'all fields but another are locked', pdf: () => append(signAs(contract(), 0, { lock: '/Action /Exclude /Fields [(agree)]' }), filled), verdict: 'modified', code: 'change.locked-field' },
  { name: 'a lock of the field itself', pdf: () => append(signAs(contract(), 0, { objects: { 11: signatureField(0, '/V 100 0 R /Lock << /Type /SigFieldLock /Action /All >>') } }), filled), verdict: 'modified', code: 'change.locked-field' },
  { name: 'a lock that also says level 1, as Acrobat writes it', pdf: () => signAs(signAs(contract(), 0, { lock: '/Action /Include /Fields [(agree)] /P 1' }), 1), verdict: 'modified', code: 'change.not-permitted-by-certification' },
  { name: 'a lock on the field that also says level 1', pdf: () => append(signAs(contract(), 0, { objects: { 11: signatureField(0, '/V 100 0 R /Lock << /Type /SigFieldLock /Action /Include /Fields [(x)] /P 1 >>') } }), filled), verdict: 'modified', code: 'change.not-permitted-by-certification' },
  { name: 'a signature is put into a locked field', pdf: () => signAs(signAs(contract(), 0, { lock: '/Action /All' }), 1), verdict: 'modified', code: 'change.locked-field' },
]
