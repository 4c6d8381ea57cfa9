import { useCallback, useEffect, useMemo, useState } from 'react'
import { narrowed, neighbour, type Compared, type Facet, type ShownChange } from '#renderer/features/compare/compared.ts'

/** The way through the changes of a comparison: which are listed, which is looked at, and the verbs to go on. */
export interface Walk {
  readonly chosen: ReadonlySet<Facet>
  readonly listed: readonly ShownChange[]
  readonly current: ShownChange | null
  /** Grows with every step, so that going to the same change again shows it again. */
  readonly steps: number
  /** Said when there is nothing further in that direction. */
  readonly atEnd: 1 | -1 | null
  readonly choose: (facet: Facet) => void
  readonly chooseAll: () => void
  readonly goTo: (key: string) => void
  readonly goBy: (by: 1 | -1) => void
}

interface Place {
  readonly key: string | null
  readonly steps: number
  readonly atEnd: 1 | -1 | null
}

function placeAt(changes: readonly ShownChange[], first: number | undefined): Place {
  const key = first === undefined ? null : (changes.find(({ from }) => from === first)?.key ?? null)
  return { key, steps: key === null ? 0 : 1, atEnd: null }
}

const everything: ReadonlySet<Facet> = new Set()

/** Word's keys for the next and the previous change, wherever the keyboard is; the text itself would else answer them first. */
function useF8(goBy: (by: 1 | -1) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      goBy(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [goBy])
}

/** Walks through the changes of a comparison, from the one that begins at `first` if that is given. */
export function useWalk({ changes }: Pick<Compared, 'changes'>, first?: number): Walk {
  const [chosen, setChosen] = useState(everything)
  const [place, setPlace] = useState(() => placeAt(changes, first))
  const listed = useMemo(() => narrowed(changes, chosen), [changes, chosen])
  const goTo = useCallback((key: string) => setPlace(({ steps }) => ({ key, steps: steps + 1, atEnd: null })), [])
  const goBy = useCallback(
    (by: 1 | -1) =>
      setPlace(({ key, steps }) => {
        const next = neighbour(listed, changes, key, by)
        return next === null ? { key, steps, atEnd: by } : { key: next.key, steps: steps + 1, atEnd: null }
      }),
    [listed, changes],
  )
  const choose = useCallback(
    (facet: Facet) =>
      setChosen(before => {
        const next = new Set(before)
        if (!next.delete(facet)) next.add(facet)
        return next
      }),
    [],
  )
  const chooseAll = useCallback(() => setChosen(everything), [])
  useF8(goBy)
  const current = useMemo(() => changes.find(({ key }) => key === place.key) ?? null, [changes, place.key])
  return { chosen, listed, current, steps: place.steps, atEnd: place.atEnd, choose, chooseAll, goTo, goBy }
}
