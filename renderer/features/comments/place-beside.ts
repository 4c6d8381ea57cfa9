/** A card that wants to stand at the height of its words. Tops and heights in pixels. */
export interface Wanted {
  readonly key: string
  readonly top: number
  readonly height: number
}

/**
 * Places cards beside their words, in the order given, so that none covers another. The pinned one stands exactly where it wants; those before
 * it give way upwards, those after it downwards. Without a pinned one the first stands where it wants.
 */
export function placeBeside(cards: readonly Wanted[], pinned: string | null, gap: number): ReadonlyMap<string, number> {
  const at = Math.max(0, cards.findIndex(({ key }) => key === pinned))
  const tops = new Map<string, number>()
  let floor = Number.NEGATIVE_INFINITY
  for (const { key, top, height } of cards.slice(at)) {
    const placed = Math.max(top, floor)
    tops.set(key, placed)
    floor = placed + height + gap
  }
  let ceiling = tops.get(cards[at]?.key ?? '') ?? 0
  for (const { key, top, height } of cards.slice(0, at).toReversed()) {
    const placed = Math.min(top, ceiling - gap - height)
    tops.set(key, placed)
    ceiling = placed
  }
  return tops
}

/**
 * The cards whose words are near what is seen: indices [from, to) of anchors in the order of the text. `topOf` answers the height of one, null
 * where it is not on the page; it is asked as seldom as can be, for each answer costs a measurement.
 */
export function nearView(count: number, topOf: (index: number) => number | null, above: number, below: number): { from: number; to: number; tops: readonly number[] } {
  const heightAt = (index: number): number => topOf(index) ?? Number.POSITIVE_INFINITY
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (heightAt(middle) < above) low = middle + 1
    else high = middle
  }
  const tops: number[] = []
  for (let index = low; index < count; index += 1) {
    const top = heightAt(index)
    if (top > below) break
    tops.push(top)
  }
  return { from: low, to: low + tops.length, tops }
}
