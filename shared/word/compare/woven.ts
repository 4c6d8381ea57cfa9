import type { Pair } from '#shared/redline/alignment.ts'
import type { XmlElement, XmlNode } from '../xml/tree.ts'

/** What stands before and in the place of each of the new side's elements; under null what stands after the last. */
export function woven<T extends { readonly element: XmlElement }>(
  pairs: readonly Pair[],
  old: readonly T[],
  now: readonly T[],
  write: { readonly kept: (a: T, b: T) => XmlElement; readonly gone: (a: T) => XmlElement; readonly come: (b: T) => XmlElement },
): ReadonlyMap<XmlElement | null, readonly XmlNode[]> {
  const found = new Map<XmlElement | null, readonly XmlNode[]>()
  const partner = new Map(pairs.map(({ before, after }) => [after, before]))
  let done = 0
  let waiting: XmlNode[] = []
  now.forEach((each, index) => {
    const own = partner.get(index)
    // What is struck out stands before what came in its place.
    const until = own ?? (index === 0 || partner.has(index - 1) ? (pairs.find(({ after }) => after > index)?.before ?? old.length) : done)
    for (; done < until; done += 1) {
      const gone = old[done]
      if (gone !== undefined) waiting.push(write.gone(gone))
    }
    const was = own === undefined ? undefined : old[own]
    waiting.push(was === undefined ? write.come(each) : write.kept(was, each))
    if (was !== undefined) done += 1
    found.set(each.element, waiting)
    waiting = []
  })
  found.set(null, old.slice(done).map(write.gone))
  return found
}
