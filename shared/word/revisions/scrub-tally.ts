/** What a scrub takes out of a file. */
export type ScrubKind =
  | 'authors'
  | 'dates'
  | 'revision-ids'
  | 'properties'
  | 'custom-xml'
  | 'comments'
  | 'hidden-text'
  | 'people'
  | 'thumbnail'
  | 'document-variables'
  | 'template-path'
  | 'document-ids'
  | 'paths'
  | 'permissions'

/** How many things of a kind were taken out of a part. */
export interface Scrubbed {
  readonly kind: ScrubKind
  readonly part: string
  readonly count: number
}

/** Counts what is taken out, in the order it was found. */
export class ScrubTally {
  readonly #counts = new Map<string, Scrubbed>()

  add(kind: ScrubKind, part: string, count = 1): void {
    if (count === 0) return
    const key = `${kind} ${part}`
    this.#counts.set(key, { kind, part, count: (this.#counts.get(key)?.count ?? 0) + count })
  }

  list(): Scrubbed[] {
    return [...this.#counts.values()]
  }
}
