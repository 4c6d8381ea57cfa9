/** The work a hostile file asked for exceeds what any honest one needs. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached'
}

/** The bytes do not follow ISO 32000-2 section 7 where a reader has to rely on them. */
export class PdfSyntaxError extends Error {
  override readonly name = 'PdfSyntaxError'
  readonly offset: number

  constructor(message: string, offset = -1) {
    super(offset >= 0 ? `${message} (byte ${offset})` : message)
    this.offset = offset
  }
}

/** Upper bounds for one verification. A counter instead of a clock keeps the answer the same on every machine. */
export interface Limits {
  /** Steps of parsing and comparing. */
  readonly work: number
  /** Bytes that compressed streams may unfold to, over the whole file. */
  readonly decompressed: number
  /** Nesting of arrays and dictionaries. */
  readonly depth: number
}

export const defaultLimits: Limits = { work: 20_000_000, decompressed: 128_000_000, depth: 100 }

/** Counts the work done so far and stops it at the limits. */
export class Budget {
  readonly limits: Limits
  #work = 0
  #decompressed = 0

  constructor(limits: Limits = defaultLimits) {
    this.limits = limits
  }

  spend(steps: number): void {
    this.#work += steps
    if (this.#work > this.limits.work) throw new LimitReached('Too much work')
  }

  spendDecompressed(bytes: number): void {
    this.#decompressed += bytes
    if (this.#decompressed > this.limits.decompressed) throw new LimitReached('Too much compressed data')
  }

  /** How many bytes the next stream may still unfold to. */
  decompressedLeft(): number {
    return Math.max(1, this.limits.decompressed - this.#decompressed)
  }

  enter(depth: number): void {
    if (depth > this.limits.depth) throw new LimitReached('Nested too deeply')
  }
}
