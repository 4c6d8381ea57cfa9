import { html, type Html } from '#electron/pdf/html.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import type { EvidenceSigner, SigningEvidence } from '#shared/signing/evidence.ts'
import { instantInWords, sizeInWords } from '#shared/signing/evidence.ts'

/** A section under a small heading. */
export function section(title: string, body: Html): Html {
  return html`<section><h2>${title}</h2>${body}</section>`
}

/** Facts, each with its label. */
export function facts(rows: readonly (readonly [label: string, value: Html | string | number])[]): Html {
  return html`<table class="facts"><tbody>${rows.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`)}</tbody></table>`
}

/** A table with heads. */
export function listing(heads: readonly string[], rows: readonly (readonly (Html | string | number)[])[]): Html {
  const head = heads.map((title) => html`<th scope="col">${title}</th>`)
  const body = rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)
  return html`<table class="listing"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

/** A hash in one piece, or in two halves where it has no room. */
export function hash(value: Sha256): Html {
  return html`<span class="hash">${value.slice(0, 32)}<wbr>${value.slice(32)}</span>`
}

/** The pages printed with the document before the first signature: what is signed, by whom, on whose approval. */
export function evidencePagesHtml(evidence: SigningEvidence): Html {
  return html`<section class="evidence">
<h1>Evidence</h1>
<p class="lead">These pages were made with the document, before the first signature, and every signature covers them. They state what was signed, who approved it and who was asked to sign.</p>
${section('Document', facts([
    ['Contract', html`${evidence.contract.title}<br><span class="quiet">Record ${evidence.contract.id}</span>`],
    ['Version', `${evidence.document.version} – ${evidence.document.name}`],
    ['Hash of the text', hash(evidence.document.hash)],
    ['Prepared', html`${instantInWords(evidence.preparedAt)}, by ${evidence.preparedBy}`],
    ['Audit log', html`${hash(evidence.auditHead.hash)}<br><span class="quiet">Entry ${evidence.auditHead.entry}; its hash covers every entry before it.</span>`],
  ]))}
${section('Parties', listing(['Name', 'Registration', 'Address'], evidence.parties.map((party) => [
    html`<b>${party.name}</b>`, party.registration || (party.kind === 'individual' ? 'Individual' : '–'), party.address,
  ])))}
${section('Versions', listing(['Version', 'Made', 'Hash of the text'], evidence.versions.map((version) => [
    html`${version.number} – ${version.name}`, html`${instantInWords(version.at)}<br>${version.by}`, hash(version.hash),
  ])))}
${section('Approvals', evidence.approvals.length === 0
    ? html`<p>No approval was asked for.</p>`
    : listing(['Approved by', 'When', 'Binds to the text with hash'], evidence.approvals.map((approval) => [
      html`<b>${approval.by}</b><br><span class="quiet">${approval.stage}</span>`,
      instantInWords(approval.at),
      html`${hash(approval.versionHash)}${approval.reason === '' ? null : html`<br>“${approval.reason}”`}`,
    ])))}
${evidence.fields.length === 0 ? null : section('Values filled in', facts(evidence.fields.map(({ label, value }) => [label, value])))}
${section('Signers, in order', html`${listing(['', 'Name', 'Capacity', 'Role'], evidence.signers.map((signer) => [
    signer.order, html`<b>${signer.name}</b>`, html`${signer.capacity || '–'}<br><span class="quiet">${signer.party}</span>`, roleHtml(signer),
  ]))}${terms(evidence)}`)}
${evidence.copies.length === 0 ? null : section('Copies', listing(['Name', 'Email'], evidence.copies.map(({ name, email }) => [html`<b>${name}</b>`, email || '–'])))}
${section('What each signer is asked to agree to', consents(evidence.signers))}
${section('Files inside this PDF', evidence.attachments.length === 0
    ? html`<p>None.</p>`
    : listing(['File', 'What it is', 'SHA-256'], evidence.attachments.map((file) => [
      html`<b>${file.name}</b><br><span class="quiet">${sizeInWords(file.size)}</span>`, html`${file.description}<br><span class="quiet">${file.mediaType}</span>`, hash(file.hash),
    ])))}
<p class="note">Hashes are SHA-256. The hash of the text is that of the version’s canonical JSON (RFC 8785), which is attached where listed above. Times are those of the clock of the machine on which the document was prepared.</p>
</section>`
}

const ways = { 'in person': 'at the machine on which this was prepared', exchange: 'elsewhere, in a file that goes out and comes back', 'wet ink': 'in ink, on paper' } as const

/** What someone is asked to do, when, how, and what is theirs to fill in. */
function roleHtml(signer: EvidenceSigner): Html {
  const fields = signer.fields.length === 0 ? null : html`<br><span class="quiet">Fills in: ${signer.fields.join(', ')}</span>`
  return html`${roleInWords(signer)}<br><span class="quiet">Turn ${signer.turn}, ${ways[signer.way]}</span>${fields}`
}

/** What holds for all who sign: the turns, the seal and the time there is. */
function terms({ signers, expiresAt, sealedBy }: SigningEvidence): Html {
  const together = new Set(signers.map(({ turn }) => turn)).size < signers.filter(({ role }) => role !== 'witness').length
  return html`<p class="note">${together ? 'Those of one turn sign in any order. ' : ''}A turn begins when the earlier ones are complete; a witness signs after the one they attest.${
    sealedBy === null ? ' The first digital signature certifies the file.' : ` The file is certified by the key of ${sealedBy} before anyone signs.`}${
    expiresAt === null ? '' : ` Nobody may sign after ${instantInWords(expiresAt)}.`}</p>`
}

function roleInWords(signer: EvidenceSigner): string {
  if (signer.role === 'signer') return 'Signs'
  if (signer.role === 'approver') return 'Approves'
  return signer.witnessOf === null ? 'Witness' : `Witnesses the signature of ${signer.witnessOf}`
}

/** The wordings, each once, with those who are asked. */
function consents(signers: readonly EvidenceSigner[]): Html {
  const wordings = new Map<string, string[]>()
  for (const signer of signers) wordings.set(signer.consent, [...(wordings.get(signer.consent) ?? []), signer.name])
  const everyone = wordings.size === 1
  return html`${[...wordings].map(([wording, names]) => html`<blockquote class="consent">“${wording}”${everyone ? null : html`<br><span class="quiet">${names.join(', ')}</span>`}</blockquote>`)}`
}
