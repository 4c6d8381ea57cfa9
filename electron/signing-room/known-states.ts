import { createHash } from 'node:crypto'
import type { Db } from '#electron/store/database.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'

/** Every state of a signing's file that was ever kept, the present one last, each once. */
export function statesOf(ceremony: Ceremony): BlobId[] {
  const earlier = [
    ceremony.executionCopy,
    ...ceremony.handedOut.map(({ pdf }) => pdf),
    ...ceremony.signers.flatMap(({ signature }) => signature?.pdf ?? []),
    ...ceremony.timeStamps.map(({ pdf }) => pdf),
    ...ceremony.longTermData.map(({ pdf }) => pdf),
  ]
  return [...new Set(earlier.filter((pdf) => pdf !== ceremony.pdf)), ceremony.pdf]
}

/**
 * Which of these states a file is or begins with, longest first. The file is read once however many there are: its hash is taken at the
 * length of each.
 */
export function statesBeginning(db: Db, bytes: Uint8Array, states: readonly BlobId[]): { readonly state: BlobId; readonly length: number }[] {
  const lengthOf = db.prepare<[string], { length: number }>('SELECT length(bytes) AS length FROM blobs WHERE hash = ?')
  const sized = [...new Set(states)]
    .flatMap((state) => {
      const length = lengthOf.get(state)?.length
      return length === undefined || length > bytes.byteLength ? [] : [{ state, length }]
    })
    .toSorted((a, b) => a.length - b.length)
  const hash = createHash('sha256')
  const found: { state: BlobId; length: number }[] = []
  let at = 0
  for (const each of sized) {
    hash.update(bytes.subarray(at, each.length))
    at = each.length
    if (hash.copy().digest('hex') === each.state) found.unshift(each)
  }
  return found
}
