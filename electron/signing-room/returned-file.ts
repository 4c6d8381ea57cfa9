import { statesBeginning, statesOf } from '#electron/signing-room/known-states.ts'
import { storedPdf } from '#electron/signing-room/keep-signature.ts'
import type { Services } from '#electron/services.ts'
import { openRevision } from '#electron/signing/pdf-revision.ts'
import { fieldsToSign } from '#electron/signing/signature-field.ts'
import { formFields, terminalFields, textOf } from '#electron/signing/verify/form-fields.ts'
import { Budget } from '#electron/signing/verify/syntax/budget.ts'
import { PdfDocument } from '#electron/signing/verify/syntax/document.ts'
import { readRevisions } from '#electron/signing/verify/syntax/revisions.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Ceremony, Signer } from '#shared/signing/ceremony.ts'
import type { ReturnedFile } from '#shared/signing/returned.ts'
import type { SignatureReport, VerificationReport } from '#shared/signing/verification.ts'
import { actingSigners } from '#shared/signing/turns.ts'

/** What the fields of a form say, signatures aside, by name. Empty for a file that our strict reader does not read. */
function formValues(bytes: Uint8Array): Map<string, string> {
  const budget = new Budget()
  const document = new PdfDocument(bytes, readRevisions(bytes, budget).revisions, budget)
  const values = new Map<string, string>()
  for (const { name, dict, type } of terminalFields(formFields(document, document.newest))) {
    if (type === 'Sig') continue
    const value = document.get(dict, 'V', document.newest)
    const text = value.kind === 'string' ? textOf(value.text) : value.kind === 'name' && value.name !== 'Off' ? value.name : ''
    if (text !== '') values.set(name, text)
  }
  return values
}

/** Where the bytes end that a signature covers: they were made in this order. */
function coveredEnd({ byteRange }: SignatureReport): number {
  return (byteRange[2] ?? 0) + (byteRange[3] ?? 0)
}

function reasonOf({ findings, signatures }: VerificationReport): string {
  const [first] = [...findings, ...signatures.flatMap((signature) => signature.findings)]
  return (first?.message ?? 'it could not be checked').replace(/\.$/, '')
}

/** A file that came back: what it is, by its bytes and by our verifier, and what its fields say. */
export interface ExaminedReturn {
  readonly file: ReturnedFile
  readonly values: ReadonlyMap<string, string>
}

/** Looks a file over that came back, against the states of the signing. Never throws for what the file holds. */
export function examineReturned(services: Services, ceremony: Ceremony, bytes: Uint8Array): ExaminedReturn {
  const [longest] = statesBeginning(services.db, bytes, statesOf(ceremony))
  const beginsAs = longest === undefined ? 'nothing' : longest.state === ceremony.pdf ? 'present' : 'earlier'
  const options = { trusted: new Map(), now: new Date(services.clock()) }
  const report = verifyPdf(bytes, options)
  const nothing: ReturnedFile = { beginsAs, verdict: report.verdict, because: reasonOf(report), added: [], filled: [] }
  if (beginsAs !== 'present' || (report.verdict !== 'intact' && report.verdict !== 'extended')) return { file: nothing, values: new Map() }
  const present = storedPdf(services, ceremony.pdf)
  const signedBefore = new Set(verifyPdf(present, options).signatures.map(({ field }) => field))
  const added = report.signatures
    .filter(({ field, kind }) => kind !== 'time-stamp' && !signedBefore.has(field))
    .toSorted((a, b) => coveredEnd(a) - coveredEnd(b))
  const [before, after] = [formValues(present), formValues(bytes)]
  const names = new Set([...before.keys(), ...after.keys()])
  const filled = [...names].filter((name) => before.get(name) !== after.get(name))
  return { file: { ...nothing, added, filled }, values: after }
}

/**
 * Refuses a file whose signature keeps the others from signing: a certification that permits nothing more, or a lock over everything.
 * Throws exchange.locks-out.
 */
export function refuseLockingOut(bytes: Uint8Array, after: Ceremony): void {
  const revision = openRevision(bytes)
  const left = actingSigners(after.signers).filter(({ signature }) => signature === null)
  const out = left.find((signer) => !canStillSign(revision, signer))
  if (out === undefined) return
  throw new AppError(
    'exchange.locks-out',
    `The signature in this file locks the document, so ${out.name} could not sign it any more. Nothing was taken in; the signing is as it was. Ask for it to be signed without locking or certifying.`,
  )
}

function canStillSign(revision: ReturnType<typeof openRevision>, { field }: Signer): boolean {
  try {
    fieldsToSign(revision, { field, certify: false })
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'signing.document-locked') return false
    throw error
  }
}
