import { facts, hash, section } from '#electron/pdf/evidence-html.ts'
import { html, type Html } from '#electron/pdf/html.ts'
import type { CompletedSignature, CompletionRecord } from '#shared/signing/evidence.ts'
import { instantInWords, pagesInWords, sizeInWords } from '#shared/signing/evidence.ts'

const marks = { drawn: 'Drawn by hand', typed: 'Typed name in a script face', image: 'Image of a signature', 'made elsewhere': 'Made in another program', ink: 'In ink, on paper', none: 'No mark on the page' } as const

/** The body of the certificate that is made, as a file of its own, once everyone has signed. */
export function completionCertificateHtml(record: CompletionRecord): Html {
  const signers = record.signatures.filter(({ role }) => role === 'signer').length
  const witnesses = record.signatures.length - signers
  return html`<section class="evidence certificate">
<h1>Certificate of completion</h1>
<p class="lead">${record.contract.title} was signed by ${count(signers, 'person', 'people')}${witnesses === 0 ? '' : ` and witnessed by ${count(witnesses, 'person', 'people')}`}. This certificate tells how. It is a separate file: the signed document itself was not changed after the last signature.</p>
${section('Signed document', facts([
    ['File', html`${record.file.name}<br><span class="quiet">${count(record.file.pages, 'page', 'pages')}, ${sizeInWords(record.file.size)}</span>`],
    ['SHA-256 of the file', hash(record.file.hash)],
    ['Hash of the text', hash(record.documentHash)],
    ['Completed', html`${instantInWords(record.completedAt)} <span class="quiet">(local clock)</span>`],
    ['Record', record.contract.id],
    ['Audit log', html`${hash(record.auditHead.hash)}<br><span class="quiet">Entry ${record.auditHead.entry}; its hash covers every entry before it.</span>`],
  ]))}
<section><h2>Signatures</h2>${record.signatures.map((signature) => signatureHtml(signature, record.file.pages))}</section>
<p class="note">“Local clock” means the clock of the machine on which the signature was made; no time-stamping authority has confirmed it. The fingerprint is the SHA-256 of the certificate that made the digital signature: compare it with the one the signer gives you.</p>
${record.sealedBy === null ? null : sealHtml(record.sealedBy)}
</section>`
}

/** The line on which the certificate itself is signed. */
function sealHtml(name: string): Html {
  return html`<div class="signed seal"><a class="signature-line" data-signature="certificate:signer" href="https://sign.invalid/certificate/signer" aria-label="Signature">&nbsp;</a><p>Certificate issued by ${name}</p></div>`
}

function signatureHtml(signature: CompletedSignature, pages: number): Html {
  const viewed = pagesInWords(signature.pagesViewed)
  const capacity = [signature.capacity, signature.party].filter(Boolean).join(', ')
  const all = new Set(signature.pagesViewed).size === pages
  const rows: (readonly [string, Html | string])[] = [
    ['Signed', html`${instantInWords(signature.at)} <span class="quiet">(local clock)</span>`],
    ...(capacity === '' ? [] : [['Capacity', capacity] as const]),
    ...(signature.email === '' ? [] : [['Email', signature.email] as const]),
    ['Mark', marks[signature.markKind]],
    ['Certificate fingerprint', hash(signature.fingerprint)],
    ['Pages viewed', all ? `All ${pages} (${viewed})` : `${viewed || 'none'} of ${pages}`],
    ['Agreed to', html`“${signature.consent}”<br>“${signature.intent}”`],
  ]
  const { witness } = signature
  if (witness) {
    rows.push(['Witness statement', html`I am an adult, I was present when ${witness.of} signed, and I am not a party to this document.`])
    rows.push(['Address', witness.address], ['Occupation', witness.occupation])
  }
  const role = witness ? `witness to ${witness.of}` : 'signer'
  return html`<div class="signed"><h3>${signature.order}. ${signature.name} <span class="quiet">– ${role}</span></h3>${facts(rows)}</div>`
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
