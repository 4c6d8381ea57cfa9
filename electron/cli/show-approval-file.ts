import { say, sayJson } from '#electron/cli/output.ts'
import { signerOf } from '#electron/exchange/file-signature.ts'
import { readRequest, textIn } from '#electron/exchange/request-file.ts'
import { factInWords } from '#shared/approvals/facts.ts'
import { readSignedFile } from '#shared/approvals/files/read-file.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { allowed } from '#shared/ipc/errors.ts'

function describeRequest(text: string, now: string, json: boolean): void {
  const { id, body, signer, doc, base } = allowed(readRequest(text, now))
  const { workspace, contract, stage, seat, submitter, note, version, facts, issuedAt, expiresAt } = body
  if (json) {
    sayJson({
      kind: 'request', id, signedBy: { name: signer.name, fingerprint: signer.fingerprint }, workspace: workspace.name, title: contract.title, counterparty: contract.counterparty, stage: stage.name,
      for: seat.name, submitter, note, version, facts, issuedAt, expiresAt, expired: now > expiresAt, lastApproved: base?.number ?? null, text: documentText(doc, { numbers: true }),
    })
    return
  }
  say(`${submitter} of ${workspace.name} asks ${seat.name} to decide the stage “${stage.name}” of “${contract.title}” with ${contract.counterparty}, version ${version.number}, until ${expiresAt.slice(0, 10)}${now > expiresAt ? ' (over)' : ''}.`)
  say(`Signed with the key certified for “${signer.name}”, ${signer.fingerprint}.`)
  if (note !== '') say(note)
  for (const [name, value] of Object.entries(facts)) if (value !== null) say(`  ${factInWords(name).replace(/^the /, '')}: ${value}`)
  say('')
  say(documentText(doc, { numbers: true }))
}

function describeDecision(text: string, json: boolean): void {
  const file = allowed(readSignedFile(text, 'countersign-approval-decision'))
  const { request, decision, reason, at, versionHash } = file.body
  const signer = allowed(signerOf(file, at))
  if (json) sayJson({ kind: 'decision', request, signedBy: { name: signer.name, fingerprint: signer.fingerprint }, decision, reason, at, versionHash })
  else say(`${decision === 'approved' ? 'Approved' : 'Rejected'} on ${at}${reason === '' ? '' : `: ${reason}`}, with the key certified for “${signer.name}”, ${signer.fingerprint}; it answers the request ${request}.`)
}

/** Says what a request or decision file holds, once its signature fits. Throws approval-file.*; whose key it is only a workspace knows. */
export function describeApprovalFile(bytes: Uint8Array, json: boolean): void {
  const text = allowed(textIn(bytes))
  const asRequest = readSignedFile(text, 'countersign-approval-request')
  if (!asRequest.ok && asRequest.refusal.code === 'approval-file.not-a-request') describeDecision(text, json)
  else describeRequest(text, new Date().toISOString(), json)
}
