import type { Node } from 'prosemirror-model'
import { signerOf, type FileSigner } from '#electron/exchange/file-signature.ts'
import { picturesIn } from '#electron/exchange/pictures.ts'
import type { StoredBlob } from '#electron/store/repositories/blobs.ts'
import type { RequestBody } from '#shared/approvals/files/bodies.ts'
import { largestFile, readSignedFile } from '#shared/approvals/files/read-file.ts'
import { refusedFile, type FileRefusal } from '#shared/approvals/files/refusals.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { sha256OfText, type Sha256 } from '#shared/lib/hash.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { accepted, type Result } from '#shared/lib/result.ts'

/** A request whose signature fits and whose texts are the ones it names. */
export interface ReadRequest {
  /** SHA-256 of the canonical body, by which a decision names it. */
  readonly id: Sha256
  readonly body: RequestBody
  readonly signer: FileSigner
  readonly doc: Node
  /** What this approver approved last. */
  readonly base: { readonly number: number; readonly doc: Node } | null
  readonly pictures: readonly StoredBlob[]
}

/** The text of a file that came from outside. Refuses too-large, malformed. */
export function textIn(bytes: Uint8Array): Result<string, FileRefusal> {
  if (bytes.byteLength > largestFile) return refusedFile('too-large')
  try {
    return accepted(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (error) {
    if (error instanceof TypeError) return refusedFile('malformed', 'it is not text')
    throw error
  }
}

/** A document that is exactly the one its hash names: canonical, so without comments and without anything that its hash does not cover. */
function documentUnder(hash: Sha256, json: unknown): Node | null {
  const canonical = canonicalJson(json)
  if (sha256OfText(canonical) !== hash) return null
  const parsed = parseDocument(json)
  return parsed.ok && canonicalDocument(parsed.value) === canonical ? parsed.value : null
}

/** What was approved before; null where there is none, or where it is not the text that is named. The same text is not sent twice. */
function baseIn({ base, version }: RequestBody, doc: Node): ReadRequest['base'] {
  if (base === null) return null
  const same = base.hash === version.hash ? doc : null
  const found = base.document === null ? same : documentUnder(base.hash, base.document)
  return found === null ? null : { number: base.number, doc: found }
}

/** Reads a request. Refuses what `readSignedFile` and `signerOf` do, and other-text; that it can still be answered is not asked here. */
export function readRequest(text: string, at: Instant): Result<ReadRequest, FileRefusal> {
  const file = readSignedFile(text, 'countersign-approval-request')
  if (!file.ok) return file
  const signer = signerOf(file.value, at)
  if (!signer.ok) return signer
  const { body, signed } = file.value
  const doc = documentUnder(body.version.hash, body.document)
  if (doc === null) return refusedFile('other-text')
  const base = baseIn(body, doc)
  if (body.base !== null && base === null) return refusedFile('other-text')
  const pictures = picturesIn(body.pictures, base === null ? [doc] : [doc, base.doc])
  if (pictures === null) return refusedFile('other-text', 'a picture')
  return accepted({ id: sha256OfText(signed), body, signer: signer.value, doc, pictures, base })
}
