import type { ChangeStamp } from '#shared/document/tracking.ts'
import { undated } from '#shared/word/import/stamps.ts'
import { element, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

/** Gives the annotations of a file (revisions, bookmarks, ranges) ids that nothing else in it has (ECMA-376 Part 1, 17.13.1). */
export class AnnotationIds {
  #last: number

  constructor(last = 0) {
    this.#last = last
  }

  next(): string {
    this.#last += 1
    return String(this.#last)
  }
}

/** A moment as Word writes it, without fractions of a second; none for what had none. */
export function wordDate(at: string): string | null {
  return at === undated ? null : at.replace(/\.\d+Z$/, 'Z')
}

/** A revision element with its author and date (17.13.5). */
export function revision(name: string, { author, at }: Pick<ChangeStamp, 'author' | 'at'>, ids: AnnotationIds, children: readonly XmlNode[] = []): XmlElement {
  return element(name, { 'w:id': ids.next(), 'w:author': author, 'w:date': wordDate(at) }, children)
}
