import { createHash, type Hash } from 'node:crypto'
import type { Digest } from './cms/algorithms.ts'

interface Running {
  readonly hash: Hash
  readonly position: number
}

/**
 * Digests of a file without a gap. Signatures made one after the other cover nested beginnings of one file, so the state
 * of the hash at each gap is kept and continued: asked in the order of their gaps, each byte is hashed twice at most.
 */
export class PrefixDigests {
  readonly #bytes: Uint8Array
  readonly #running = new Map<string, Running>()

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** The digest of the bytes before `gapStart` and those from `gapEnd` to `end`. */
  of(digest: Digest, gapStart: number, gapEnd: number, end: number): Uint8Array {
    // A hash of free length cannot be continued from the state of one of fixed length.
    if (digest.length !== undefined) return digest.of(this.#bytes.subarray(0, gapStart), this.#bytes.subarray(gapEnd, end))
    const known = this.#running.get(digest.name)
    const from = known !== undefined && known.position <= gapStart ? known : { hash: createHash(digest.name), position: 0 }
    from.hash.update(this.#bytes.subarray(from.position, gapStart))
    this.#running.set(digest.name, { hash: from.hash, position: gapStart })
    return from.hash.copy().update(this.#bytes.subarray(gapEnd, end)).digest()
  }
}
