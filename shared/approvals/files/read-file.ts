import { z } from 'zod'
import { fileBodies, fileSignatureSchema, type BodyOf, type FileFormat, type FileSignature } from '#shared/approvals/files/bodies.ts'
import { refusedFile, type FileRefusal } from '#shared/approvals/files/refusals.ts'
import { scanJson } from '#shared/approvals/files/scan-json.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { sha256OfText, type Sha256 } from '#shared/lib/hash.ts'
import { accepted, type Result } from '#shared/lib/result.ts'

/** The largest file read, in octets: two texts of the largest kind. */
export const largestFile = 64_000_000
/** A document within a body within a file, with room. */
const deepest = 64

/** A file as it was signed. That the signature fits is not known yet. */
export interface SignedFile<F extends FileFormat> {
  readonly body: BodyOf[F]
  /** What was signed: the canonical JSON of the body. */
  readonly signed: string
  readonly signature: FileSignature
}

const enveloped = z.strictObject({ body: z.looseObject({ format: z.string(), formatVersion: z.number().int() }), signature: fileSignatureSchema })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** What a body is signed as, and known by: its canonical JSON (RFC 8785). */
export function signingInput(body: BodyOf[FileFormat]): string {
  return canonicalJson(body)
}

/** By what a decision names the request it answers. */
export function requestHash(body: BodyOf['countersign-approval-request']): Sha256 {
  return sha256OfText(signingInput(body))
}

/** The text of a signed file. */
export function fileText<F extends FileFormat>(body: BodyOf[F], signature: FileSignature): string {
  return canonicalJson({ body, signature })
}

/**
 * Reads a request or decision file, strictly: the whole text must be its own canonical form, so that nothing in it, not even a space, can
 * differ from what was signed. Refuses too-large, malformed, duplicate-names, not-canonical, other-format, not-a-request, not-a-decision.
 */
export function readSignedFile<F extends FileFormat>(text: string, format: F): Result<SignedFile<F>, FileRefusal> {
  if (text.length > largestFile) return refusedFile('too-large')
  const { depth, twice } = scanJson(text, deepest)
  if (depth > deepest) return refusedFile('malformed', 'it is nested too deeply')
  const json = parsed(text)
  if (typeof json !== 'object' || json === null) return refusedFile('malformed')
  if (twice !== null) return refusedFile('duplicate-names', twice.slice(0, 40))
  if (canonicalJson(json) !== text) return refusedFile('not-canonical')
  const outer = enveloped.safeParse(json)
  if (!outer.success) return refusedFile('malformed', outer.error.issues[0]?.path.join('.').slice(0, 80))
  const { body, signature } = outer.data
  const named = body.format
  if (!Object.hasOwn(fileBodies, named)) return refusedFile('malformed', 'body.format')
  if (body.formatVersion > 1) return refusedFile('other-format')
  if (named !== format) return refusedFile(format === 'countersign-approval-request' ? 'not-a-request' : 'not-a-decision')
  const read = fileBodies[format].safeParse(body)
  if (!read.success) return refusedFile('malformed', `body.${read.error.issues[0]?.path.join('.').slice(0, 80) ?? ''}`)
  // The schema of a format yields that format's body; the table says so, which indexing by it does not.
  return accepted({ body: read.data as BodyOf[F], signed: canonicalJson(body), signature })
}
