import { facts, hash, section } from '#electron/pdf/evidence-html.ts'
import { html, type Html } from '#electron/pdf/html.ts'
import type { CompletedSignature, CompletionRecord } from '#shared/signing/evidence.ts'
import { dayInWords, instantInWords, pagesInWords, sizeInWords } from '#shared/signing/evidence.ts'

const marks = { drawn: 'Drawn by hand', typed: 'Typed name in a script face', image: 'Image of a signature', 'made elsewhere': 'Made in another program', ink: 'In ink, on paper', none: 'No mark on the page' } as const

/** How many did what: "two people signed and one witnessed". */
function whoDidWhat({ signatures }: CompletionRecord): string {
  const of = (role: CompletedSignature['role']): number => signatures.filter((each) => each.role === role).length
  const parts = [
    `signed by ${count(of('signer'), 'person', 'people')}`,
    ...(of('witness') === 0 ? [] : [`witnessed by ${count(of('witness'), 'person', 'people')}`]),
    ...(of('approver') === 0 ? [] : [`approved by ${count(of('approver'), 'person', 'people')}`]),
  ]
  return parts.length === 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

/** The body of the certificate that is made, as a file of its own, once everyone has signed. */
export function completionCertificateHtml(record: CompletionRecord): Html {
  const { sealedFor } = record
  return html`<section class="evidence certificate">
<h1>Certificate of completion</h1>
<p class="lead">${record.contract.title} was ${whoDidWhat(record)}. This certificate tells how. It is a separate file: the signed document itself was not changed after the last signature.</p>
${section('Signed document', facts([
    ['File', html`${record.file.name}<br><span class="quiet">${count(record.file.pages, 'page', 'pages')}, ${sizeInWords(record.file.size)}</span>`],
    ['SHA-256 of the file', hash(record.file.hash)],
    ['Hash of the text', hash(record.documentHash)],
    ['Checked', record.verdict],
    ...(sealedFor === null ? [] : [['Certified', html`${instantInWords(sealedFor.at)}, before anyone signed, by the key of ${sealedFor.name}<br>${hash(sealedFor.fingerprint)}`] as const]),
    ['Completed', html`${instantInWords(record.completedAt)} <span class="quiet">(local clock)</span>`],
    ...(record.copies.length === 0 ? [] : [['Copies to', record.copies.join(', ')] as const]),
    ['Record', record.contract.id],
    ['Audit log', html`${hash(record.auditHead.hash)}<br><span class="quiet">Entry ${record.auditHead.entry}; its hash covers every entry before it.</span>`],
  ]))}
<section><h2>Signatures</h2>${record.signatures.map((signature) => signatureHtml(signature, record.file.pages))}</section>
<p class="note">“Local clock” means the clock of the machine on which the signature was made or taken in; no time-stamping authority has confirmed it. The fingerprint is the SHA-256 of the certificate that made the digital signature: compare it with the one the signer gives you. The name in a certificate is what its maker wrote there.</p>
${record.sealedBy === null ? null : sealHtml(record.sealedBy)}
</section>`
}

/** The line on which the certificate itself is signed. */
function sealHtml(name: string): Html {
  return html`<div class="signed seal"><a class="signature-line" data-signature="certificate:signer" href="https://sign.invalid/certificate/signer" aria-label="Signature">&nbsp;</a><p>Certificate issued by ${name}</p></div>`
}

const roles = { signer: 'signer', approver: 'approver', copy: 'copy', witness: 'witness' } as const

/** What a digital signature rests on, or where the paper lies. */
function howRows({ ink, markKind, fingerprint, certified, name, pagesViewed }: CompletedSignature, pages: number): (readonly [string, Html | string])[] {
  if (ink !== null) {
    return [
      ['Signed on paper', `${dayInWords(ink.signedOn)}; ${count(ink.pages, 'page', 'pages')} scanned`],
      ['Original', ink.original],
      ['SHA-256 of the scan', hash(ink.scan)],
    ]
  }
  const viewed = pagesInWords(pagesViewed)
  const all = new Set(pagesViewed).size === pages
  return [
    ['Mark', marks[markKind]],
    ['Certificate fingerprint', fingerprint === '' ? 'none' : hash(fingerprint)],
    ...(markKind === 'made elsewhere'
      ? [['Certified name', html`${certified === '' ? 'none' : certified}<br><span class="quiet">asked for: ${name}</span>`] as const]
      : [['Pages viewed', all ? `All ${pages} (${viewed})` : `${viewed || 'none'} of ${pages}`] as const]),
  ]
}

function signatureHtml(signature: CompletedSignature, pages: number): Html {
  const { witness, values, ink, markKind } = signature
  const capacity = [signature.capacity, signature.party].filter(Boolean).join(', ')
  const rows: (readonly [string, Html | string])[] = [
    [ink === null && markKind !== 'made elsewhere' ? 'Signed' : 'Taken in', html`${instantInWords(signature.at)} <span class="quiet">(local clock)</span>`],
    ...(capacity === '' ? [] : [['Capacity', capacity] as const]),
    ...(signature.email === '' ? [] : [['Email', signature.email] as const]),
    ...howRows(signature, pages),
    ...(values.length === 0 ? [] : [['Filled in', values.map(({ label, value }) => `${label}: ${value}`).join('; ')] as const]),
    ...(signature.consent === '' ? [] : [['Agreed to', html`“${signature.consent}”<br>“${signature.intent}”`] as const]),
  ]
  if (witness !== null) {
    rows.push(['Witness statement', html`I am an adult, I was present when ${witness.of} signed, and I am not a party to this document.`])
    rows.push(['Address', witness.address], ['Occupation', witness.occupation])
  }
  const role = signature.role === 'witness' ? `witness to ${signature.witnessOf ?? 'the signer'}` : roles[signature.role]
  return html`<div class="signed"><h3>${signature.order}. ${signature.name} <span class="quiet">– ${role}</span></h3>${facts(rows)}</div>`
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
