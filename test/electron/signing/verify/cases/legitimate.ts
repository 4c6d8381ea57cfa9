import { agreeField, appearance, catalog, certify, contract, form, noteField, num, objects, page, people, signAs, signedByThree } from '../build/contract.ts'
import { identity } from '../build/identities.ts'
import { append, type Objects, stream, writePdf } from '../build/pdf-writer.ts'
import { type SignOptions, signPdf } from '../build/sign-pdf.ts'
import { timeStampToken } from '../build/time-stamp.ts'
import { added, type Case } from './case.ts'

const authority = identity('Time Stamp Authority')
const filled = { [num.note]: noteField('Agreed \\(all\\)', 300), 300: appearance('Agreed \\(all\\)') }
const ticked = { [num.agree]: agreeField('Yes') }
const perms = '/Perms << /DocMDP 100 0 R >>'
const store = { 400: '<< /Type /DSS /Certs [ 401 0 R ] /VRI << /ABCD << /Cert [ 401 0 R ] /TU (D:20250101000000Z) >> >> >>', 401: stream('certificate') }
const withStore = (pdf: Uint8Array, entries = perms) => append(pdf, { ...store, [num.catalog]: catalog(`${entries} /DSS 400 0 R`) })
const touched = { [num.info]: '<< /Title (Contract) /Producer (Other) /ModDate (D:20250601000000Z) >>', [num.metadata]: stream('<x:xmpmeta xmlns:x="adobe:ns:meta/"> </x:xmpmeta>', '/Type /Metadata /Subtype /XML') }
const withField = (field: string, more: Objects = {}): Objects => ({ [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 500 0 R'), [num.pageTwo]: page(6, '11 0 R 12 0 R 13 0 R 500 0 R'), 500: field, ...more })
const stampField = '<< /Type /Annot /Subtype /Widget /FT /Sig /T (stamp) /Rect [0 0 0 0] /F 132 /P 4 0 R /V 501 0 R >>'
export const stamped = (pdf: Uint8Array, more: Partial<SignOptions> = {}) => signPdf(pdf, {
  num: 501, signer: authority, type: 'DocTimeStamp', subFilter: 'ETSI.RFC3161', time: '', space: 2048, make: (data) => timeStampToken(data, authority), objects: withField(stampField), ...more,
})
const kinds = ['table', 'stream', 'objects'] as const
const long = writePdf({ ...objects, [num.pages]: `<< /Type /Pages /Kids [ 3 0 R 4 0 R ${Array.from({ length: 50 }, (_, i) => `${600 + i} 0 R`).join(' ')} ] /Count 52 >>`, ...Object.fromEntries(Array.from({ length: 50 }, (_, i) => [600 + i, page(5, '')])) }, { Root: '1 0 R', Info: '15 0 R' })

/** Files that must not be called modified. */
export const legitimate: readonly Case[] = [
  { name: 'nobody signed', pdf: () => contract(), verdict: 'unsigned' },
  { name: 'nobody signed, saved twice', pdf: () => append(contract(), filled), verdict: 'unsigned' },
  { name: 'nobody signed, and something follows the end', pdf: () => added(contract(), '<!-- served by -->'), verdict: 'unsigned' },
  ...kinds.flatMap((xref): Case[] => [
    { name: `one signature (${xref})`, pdf: () => signAs(contract({ xref }), 0, { xref }), verdict: 'intact' },
    { name: `a certification (${xref})`, pdf: () => certify(contract({ xref }), 2, { xref }), verdict: 'intact' },
    { name: `two approvals (${xref})`, pdf: () => signAs(signAs(contract({ xref }), 0, { xref }), 1, { xref }), verdict: 'intact' },
    { name: `certified, signed and locked by three (${xref})`, pdf: () => signedByThree({ xref }), verdict: 'intact' },
    { name: `a field is filled in after a signature (${xref})`, pdf: () => append(signAs(contract({ xref }), 0, { xref }), filled, { xref }), verdict: 'extended' },
    { name: `validation data is added after the last signature (${xref})`, pdf: () => append(signedByThree({ xref }), { ...store, [num.catalog]: catalog(`${perms} /DSS 400 0 R`) }, { xref }), verdict: 'extended' },
  ]),
  { name: 'signed in another order', pdf: () => signAs(signAs(signAs(contract(), 2), 0), 1), verdict: 'intact' },
  { name: 'a table after object streams', pdf: () => signAs(contract({ xref: 'objects' }), 0), verdict: 'intact' },
  { name: 'filled in between two signatures', pdf: () => signAs(append(signAs(contract(), 0), filled), 1), verdict: 'intact' },
  { name: 'filled in after a certification at level 2', pdf: () => append(certify(contract(), 2), filled), verdict: 'extended' },
  { name: 'filled in after a certification at level 3', pdf: () => append(certify(contract(), 3), filled), verdict: 'extended' },
  { name: 'a box is ticked', pdf: () => append(certify(contract()), ticked), verdict: 'extended' },
  { name: 'filled in and ticked and signed', pdf: () => signAs(append(certify(contract()), { ...filled, ...ticked }), 1), verdict: 'intact' },
  { name: 'filled in twice', pdf: () => append(append(signAs(contract(), 0), filled), { [num.note]: noteField('Later', 300), 300: appearance('Later') }), verdict: 'extended' },
  { name: 'another field is locked', pdf: () => append(signAs(contract(), 0, { lock: '/Action /Include /Fields [(agree)]' }), filled), verdict: 'extended' },
  { name: 'all fields but this are locked', pdf: () => append(signAs(contract(), 0, { lock: '/Action /Exclude /Fields [(note)]' }), filled), verdict: 'extended' },
  { name: 'a field left to the reader to draw', pdf: () => append(signAs(contract(), 0), { [num.note]: noteField('Agreed', 300).replace('/AP << /N 300 0 R >>', '') }), verdict: 'extended' },
  { name: 'a field shown in a composite font', pdf: () => append(signAs(contract(), 0), {
    [num.note]: noteField('AB', 300),
    300: stream('/Tx BMC BT /F1 10 Tf <00010002> Tj ET EMC', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /X /ToUnicode 301 0 R >> >> >>'),
    301: stream('1 beginbfrange <0001> <0002> <0041> endbfrange'),
  }), verdict: 'extended' },
  { name: 'validation data after a certification that allows nothing', pdf: () => withStore(certify(contract(), 1)), verdict: 'extended' },
  { name: 'validation data grows', pdf: () => append(withStore(signedByThree()), { 400: '<< /Type /DSS /Certs [ 401 0 R 402 0 R ] >>', 402: stream('another') }), verdict: 'extended' },
  { name: 'a time-stamp of the document after one signature', pdf: () => stamped(signAs(contract(), 0)), verdict: 'intact', code: 'time-stamp.authority' },
  { name: 'a time-stamp of the document after everything was locked', pdf: () => stamped(signedByThree()), verdict: 'intact' },
  { name: 'a time-stamp of the document after a certification that allows nothing', pdf: () => stamped(certify(contract(), 1)), verdict: 'intact' },
  { name: 'validation data and then a time-stamp', pdf: () => stamped(withStore(signedByThree())), verdict: 'intact' },
  { name: 'dates and tools are updated', pdf: () => append(signAs(contract(), 0), touched), verdict: 'extended', code: 'change.metadata' },
  { name: 'dates are updated together with a signature', pdf: () => signAs(signAs(contract(), 0), 1, { objects: touched }), verdict: 'intact', code: 'change.metadata' },
  { name: 'objects are written anew and say the same', pdf: () => append(signAs(contract(), 0), { [num.pageOne]: objects[num.pageOne] ?? '', [num.contentOne]: objects[num.contentOne] ?? '', [num.pages]: '<</Count 2/Kids[3 0 R 4 0 R]/Type/Pages>>' }), verdict: 'extended' },
  { name: 'annotations move to an array of their own', pdf: () => append(signAs(contract(), 0), { [num.pageOne]: page(5, '9 0 R 10 0 R').replace('[ 9 0 R 10 0 R ]', '300 0 R'), 300: '[ 9 0 R 10 0 R ]' }), verdict: 'extended' },
  { name: 'an object nobody uses', pdf: () => append(signAs(contract(), 0), { 300: '<< /Custom true >>' }), verdict: 'extended', code: 'change.unused-object' },
  { name: 'a new signature field that shows nothing, after certification', pdf: () => signPdf(certify(contract()), { num: 501, signer: people[1], objects: withField(stampField.replace('stamp', 'fourth')) }), verdict: 'intact' },
  { name: 'a new visible signature field without certification', pdf: () => signPdf(signAs(contract(), 0), { num: 501, signer: people[1], objects: withField(stampField.replace('[0 0 0 0]', '[300 72 500 122]')) }), verdict: 'intact', code: 'signature.new-visible-field' },
  { name: 'a signature field is added and left empty', pdf: () => append(signAs(contract(), 0), withField(stampField.replace('/V 501 0 R', ''))), verdict: 'extended', code: 'document.empty-signature-fields' },
  { name: 'the form was told that it is signed', pdf: () => signAs(signAs(writePdf({ ...objects, [num.form]: form(undefined, '') }, { Root: '1 0 R' }), 0), 1, { objects: { [num.form]: form(undefined, '/SigFlags 3') } }), verdict: 'intact' },
  { name: 'a font is added to the form', pdf: () => append(signAs(contract(), 0), { ...filled, [num.form]: form().replace('/F1 7 0 R', '/F1 7 0 R /F2 300 0 R'), 300: appearance('Agreed \\(all\\)') }), verdict: 'extended' },
  { name: 'the version of the format goes up', pdf: () => append(signAs(contract(), 0), { [num.catalog]: catalog('/Version /2.0 /Extensions << /ESIC << /BaseVersion /1.7 /ExtensionLevel 5 >> >>') }), verdict: 'extended' },
  { name: 'the file’s identifier changes', pdf: () => append(signAs(contract(), 0), {}, { trailer: { ID: '[ <00> <00> ]' } }), verdict: 'extended', code: 'change.metadata' },
  { name: 'white space after the end, covered by the signature', pdf: () => signAs(contract(), 0, { end: '\n  \n' }), verdict: 'intact' },
  { name: 'white space between the revisions', pdf: () => append(signAs(added(contract(), '\n\n'), 0), filled), verdict: 'extended' },
  { name: 'fifty more pages', pdf: () => signAs(certify(long), 1), verdict: 'intact' },
  { name: 'unused pages were already there', pdf: () => signAs(writePdf({ ...objects, 200: page(14, '') }, { Root: '1 0 R' }), 0), verdict: 'intact', code: 'document.unused-objects' },
  { name: 'a signed PDF attached inside', pdf: () => signAs(writePdf({ ...objects, 200: stream(signedByThree().toString('latin1'), '/Type /EmbeddedFile'), [num.catalog]: catalog('/Names << /EmbeddedFiles << /Names [ (a) << /EF << /F 200 0 R >> >> ] >> >>') }, { Root: '1 0 R' }), 0), verdict: 'intact' },
  { name: 'a field that a parent names', pdf: () => append(signAs(writePdf({ ...objects, [num.form]: form('11 0 R 12 0 R 13 0 R 9 0 R 10 0 R 200 0 R'), 200: '<< /T (group) /Kids [ 201 0 R ] >>', 201: '<< /FT /Tx /T (one) /Parent 200 0 R /V (a) >>' }, { Root: '1 0 R' }), 0), { 201: '<< /FT /Tx /T (one) /Parent 200 0 R /V (b) >>' }), verdict: 'extended' },
]
