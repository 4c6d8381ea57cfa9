import { docxDiffAcceptRevisions, docxDiffRejectRevisions, initialize } from 'docxodus/core'

let ready: Promise<void> | null = null

/** The file with every change accepted, by docxodus. */
export async function docxodusAccept(docx: Uint8Array): Promise<Uint8Array> {
  await (ready ??= initialize())
  return docxDiffAcceptRevisions(docx)
}

/** The file with every change rejected, by docxodus. */
export async function docxodusReject(docx: Uint8Array): Promise<Uint8Array> {
  await (ready ??= initialize())
  return docxDiffRejectRevisions(docx)
}
