import { useMemo } from 'react'
import { texts, type Way } from '#renderer/features/compare/texts.ts'
import type { Walk } from '#renderer/features/compare/use-walk.ts'
import { useWindowCommands, type WindowCommand } from '#renderer/lib/window-commands.ts'

interface CompareVerbs {
  readonly walk: Pick<Walk, 'goBy' | 'chooseAll'>
  readonly onWay: (way: Way) => void
  readonly pages: boolean
}

/** A comparison's verbs for the palette. */
export function useCompareCommands({ walk: { goBy, chooseAll }, onWay, pages }: CompareVerbs): void {
  const commands = useMemo<WindowCommand[]>(
    () => [
      { id: 'next change', label: texts.next, keys: 'F8', run: () => goBy(1) },
      { id: 'previous change', label: texts.previous, keys: 'Shift+F8', run: () => goBy(-1) },
      ...(['inline', 'sides', ...(pages ? ['pages' as const] : [])] as const).map(way => ({ id: way, label: `${texts.way}: ${texts.ways[way].toLocaleLowerCase()}`, run: () => onWay(way) })),
      { id: 'all kinds', label: texts.showAll, run: chooseAll },
    ],
    [goBy, chooseAll, onWay, pages],
  )
  useWindowCommands(commands)
}
