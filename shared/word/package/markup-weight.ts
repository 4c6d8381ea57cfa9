import { LIMITS } from './limits.ts'
import { tooLarge } from './zip-directory.ts'

const [TAG, ATTRIBUTE, REFERENCE] = [0x3c, 0x3d, 0x26]

/** Counts the markup of a file's XML before anything is built of it: what a small archive can make most of. */
export class MarkupWeight {
  #tags = 0
  #attributes = 0
  #references = 0

  /** Adds a part, whatever encoding it is in. Throws a fault when the file holds more than a document does. */
  add(xml: Uint8Array): void {
    // Every byte of a file passes here: an iterator, and fields counted up, would cost ten times as much.
    const { length } = xml
    let [tags, attributes, references] = [0, 0, 0]
    for (let at = 0; at < length; at += 1) {
      const sign = xml[at] ?? 0
      // All three stand below the letters.
      if (sign > ATTRIBUTE) continue
      if (sign === TAG) tags += 1
      else if (sign === ATTRIBUTE) attributes += 1
      else if (sign === REFERENCE) references += 1
    }
    this.#tags += tags
    this.#attributes += attributes
    this.#references += references
    if (this.#tags > LIMITS.tags || this.#attributes > LIMITS.attributes || this.#references > LIMITS.references) throw tooLarge('holds more markup than any document has')
  }
}
