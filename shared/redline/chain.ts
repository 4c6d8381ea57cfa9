import { canonicalJson } from '#shared/lib/canonical-json.ts'

/** A change of one value, which remembers what the value was before. */
interface Link {
  readonly before: unknown
}

export interface Resolved<L extends Link> {
  readonly links: readonly L[]
  readonly current: unknown
}

/** Whether two attribute values are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b)
}

/** Changes that change nothing (any more) are no changes. */
function withoutIdle<L extends Link>(links: readonly L[], current: unknown): readonly L[] {
  return links.filter((link, index) => !sameValue(link.before, index + 1 < links.length ? links[index + 1]?.before : current))
}

/**
 * Resolves some changes of one value, oldest first. To accept one settles the value as it was after it, so earlier changes have nothing
 * left to decide and go with it. To reject one takes it out of the chain: the next starts where it started; without a next, the value returns.
 */
export function resolveChain<L extends Link>(links: readonly L[], current: unknown, decision: 'accept' | 'reject', chosen: (link: L) => boolean): Resolved<L> {
  if (decision === 'accept') {
    const last = links.findLastIndex(chosen)
    return last < 0 ? { links, current } : { links: withoutIdle(links.slice(last + 1), current), current }
  }
  if (!links.some(chosen)) return { links, current }
  let value = current
  const left: L[] = []
  for (const link of links.toReversed()) {
    const next = left[0]
    if (!chosen(link)) left.unshift(link)
    else if (next === undefined) value = link.before
    else left[0] = { ...next, before: link.before }
  }
  return { links: withoutIdle(left, value), current: value }
}

/**
 * Adds a change by `made` to a chain: the same author changing the value again is one change; a value that is back where it was is none.
 */
export function extendChain<L extends Link>(links: readonly L[], value: unknown, made: L, same: (a: L, b: L) => boolean): readonly L[] {
  const last = links.at(-1)
  return withoutIdle(last !== undefined && same(last, made) ? links : [...links, made], value)
}
