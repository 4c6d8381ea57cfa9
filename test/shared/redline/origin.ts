import { ReplaceAroundStep, type Step } from 'prosemirror-transform'

interface Stretch {
  readonly start: number
  readonly oldSize: number
  readonly newStart: number
  readonly newSize: number
}

/** The replaced stretches of a step. A step that only writes the frame of blocks anew, each token for one, replaces nothing. */
function stretches(step: Step): readonly Stretch[] {
  const found: Stretch[] = []
  step.getMap().forEach((start, end, newStart, newEnd) => found.push({ start, oldSize: end - start, newStart, newSize: newEnd - newStart }))
  return step instanceof ReplaceAroundStep && found.every(({ oldSize, newSize }) => oldSize === newSize) ? [] : found
}

/** Where the token at a position of the changed document stood before the changes; null for one that is new. */
export function originOf(steps: readonly Step[]): (pos: number) => number | null {
  const all = steps.map(stretches).toReversed()
  return (pos) => {
    let at = pos
    for (const replaced of all) {
      let moved = at
      for (const { start, oldSize, newStart, newSize } of replaced) {
        if (at < newStart) break
        if (at < newStart + newSize) return null
        moved = at - (newStart + newSize) + start + oldSize
      }
      at = moved
    }
    return at
  }
}
