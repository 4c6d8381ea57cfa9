import { sha256OfText } from '#shared/lib/hash.ts'

/**
 * A paragraph id of Word's (w14:paraId: eight hexadecimal digits, above 0 and below 80000000) for a name of ours: the same name gives the same id, unless
 * it is taken.
 */
export function paraIdOf(name: string, taken: ReadonlySet<string>): string {
  for (let round = 0; ; round += 1) {
    const digits = sha256OfText(round === 0 ? name : `${name} ${round}`).slice(0, 8)
    const id = (Number.parseInt(digits, 16) & 0x7fff_ffff).toString(16).toUpperCase().padStart(8, '0')
    if (id !== '00000000' && !taken.has(id)) return id
  }
}

/** Gives the paragraphs of a file their ids: Word's own where the paragraph came with one. */
export class ParaIds {
  readonly #taken = new Set<string>()

  take(id: string): void {
    this.#taken.add(id.toUpperCase())
  }

  of(paragraph: string): string {
    const own = /^word-([0-9A-F]{8})$/.exec(paragraph)?.[1]
    const id = own !== undefined && own < '80000000' && own !== '00000000' && !this.#taken.has(own) ? own : paraIdOf(paragraph, this.#taken)
    this.#taken.add(id)
    return id
  }
}
