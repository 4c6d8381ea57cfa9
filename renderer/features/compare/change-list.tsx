import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef, type KeyboardEvent } from 'react'
import { ChangeEntry } from '#renderer/features/compare/change-entry.tsx'
import { whereWords } from '#renderer/features/compare/change-words.ts'
import type { ShownChange } from '#renderer/features/compare/compared.ts'
import { texts } from '#renderer/features/compare/texts.ts'
import classes from './change-list.module.css'

interface ChangeListProps {
  readonly changes: readonly ShownChange[]
  readonly all: readonly ShownChange[]
  readonly current: string | null
  readonly onGo: (key: string) => void
  readonly onGoBy: (by: 1 | -1) => void
  /** Said where the list is empty. */
  readonly whyEmpty: string
}

type Line = { readonly kind: 'clause'; readonly words: string } | { readonly kind: 'change'; readonly change: ShownChange; readonly place: number }

/** The clause headings and the changes under them, as one list of lines. */
function linesOf(changes: readonly ShownChange[]): Line[] {
  let under = ''
  return changes.flatMap((change, index): Line[] => {
    const words = whereWords(change)
    const line: Line = { kind: 'change', change, place: index + 1 }
    const same = words === under
    under = words
    return same ? [line] : [{ kind: 'clause', words }, line]
  })
}

/** The clause of the other place of each passage that was moved. */
function partnerClauses(all: readonly ShownChange[]): ReadonlyMap<string, string> {
  const clauses = new Map(all.map(({ from, kind, clause }) => [`${kind} ${from}`, clause]))
  return new Map(all.flatMap(({ key, kind, partner }) => (kind === 'moved' && partner !== null ? [[key, clauses.get(`moved ${partner.from}`) ?? ''] as const] : [])))
}

const clauseHeight = 36
const entryHeight = 68

/** The changes by clause, of which only those in view are drawn. One stop for Tab; the arrows go from change to change. */
export function ChangeList({ changes, all, current, onGo, onGoBy, whyEmpty }: ChangeListProps) {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(changes), [changes])
  const partners = useMemo(() => partnerClauses(all), [all])
  const optionId = (place: number): string => `${id}-${place}`
  // The lines drawn follow the scroller, which is what this library is for; nothing here is memoised by hand.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (lines[index]?.kind === 'clause' ? clauseHeight : entryHeight),
    overscan: 8,
  })
  const at = lines.findIndex(line => line.kind === 'change' && line.change.key === current)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    const end = event.key === 'Home' ? changes[0] : event.key === 'End' ? changes.at(-1) : undefined
    if (by === null && end === undefined) return
    event.preventDefault()
    if (by !== null) onGoBy(by)
    else if (end !== undefined) onGo(end.key)
  }
  if (changes.length === 0) return <p className={classes['empty']}>{whyEmpty}</p>
  const active = lines[at]
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      role="listbox"
      tabIndex={0}
      aria-label={texts.changes}
      aria-activedescendant={active?.kind === 'change' ? optionId(active.place) : undefined}
      onKeyDown={press}
    >
      <div className={classes['lines']} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index]
          if (line === undefined) return null
          return (
            <div key={key} ref={virtual.measureElement} data-index={index} role="presentation" className={classes['line']} style={{ transform: `translateY(${start}px)` }}>
              {line.kind === 'clause' ? (
                <p className={classes['clause']} aria-hidden="true">{line.words}</p>
              ) : (
                <ChangeEntry
                  id={optionId(line.place)}
                  change={line.change}
                  partnerClause={partners.get(line.change.key) ?? ''}
                  current={line.change.key === current}
                  place={line.place}
                  all={changes.length}
                  onGo={() => onGo(line.change.key)}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
